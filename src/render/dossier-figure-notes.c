/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-figure-notes.h"

#include "dossier-edge-label.h"
#include "query/dossier-relation.h"
#include "query/dossier-words.h"

#include "core/dossier-index.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What stands within this of each other is read as a row, points. */
#define ROW_HEIGHT 36.0

/* What a note belongs to is named up to here. */
#define MAX_OWNERS 8

#define QUOTE_SIZE 8.5
#define SMALL_SIZE 7.5
#define GAP_BELOW 5.0

/* Of what a quote belongs to: an index of #DossierFigureMark. */
typedef struct
{
  const DossierCitation *citation;
  GArray *owners;
} Note;

typedef struct
{
  guint index;
  gboolean is_edge;
  double row;
  double x;
} Place;

struct _DossierFigureNotes
{
  DossierGraph *graph;
  GArray *notes; /* of Note */
  GArray *marks; /* of DossierFigureMark */
};

static gboolean
meet (const DossierBox *a, const DossierBox *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *first = a;
  const Place *second = b;

  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  if (first->x != second->x)
    return first->x < second->x ? -1 : 1;
  if (first->is_edge != second->is_edge)
    return first->is_edge ? 1 : -1;
  return first->index < second->index ? -1 : first->index > second->index;
}

static void
add_place (GArray *places, guint index, gboolean is_edge, double x, double y)
{
  Place place = { index, is_edge, floor (y / ROW_HEIGHT), x };

  g_array_append_val (places, place);
}

/* What is cited and shown, as it is read. */
static GArray *
list_places (DossierScene *scene, const DossierBox *region)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  DossierGraph *graph = dossier_scene_get_graph (scene);
  DossierLayout *layout = dossier_scene_get_layout (scene);
  const DossierBox *boxes = dossier_layout_get_boxes (layout);

  for (guint i = 0; i < dossier_graph_get_n_nodes (graph); i++)
    if (dossier_graph_get_node (graph, i)->n_citations > 0
        && dossier_scene_get_visibility (scene, i) == DOSSIER_VISIBILITY_SHOWN && meet (&boxes[i], region))
      add_place (places, i, FALSE, boxes[i].x, boxes[i].y + boxes[i].height / 2);
  for (guint i = 0; i < dossier_graph_get_n_edges (graph); i++)
    {
      DossierPoint middle;

      if (dossier_graph_get_edge (graph, i)->n_citations == 0
          || dossier_scene_get_edge_visibility (scene, i) != DOSSIER_VISIBILITY_SHOWN)
        continue;
      middle = dossier_layout_get_edge_middle (layout, i);
      if (middle.x >= region->x && middle.x <= region->x + region->width && middle.y >= region->y
          && middle.y <= region->y + region->height)
        add_place (places, i, TRUE, middle.x, middle.y);
    }
  g_array_sort (places, compare_places);
  return places;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

/* "1, 3–5" of numbers in order. */
static char *
join_numbers (const GArray *numbers)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < numbers->len;)
    {
      guint first = g_array_index (numbers, guint, i);
      guint last = first;

      while (++i < numbers->len && g_array_index (numbers, guint, i) <= last + 1)
        last = g_array_index (numbers, guint, i);
      g_string_append_printf (text, "%s%u", text->len > 0 ? ", " : "", first);
      if (last > first)
        g_string_append_printf (text, last == first + 1 ? ", %u" : "–%u", last);
    }
  return g_string_free (text, FALSE);
}

static void
add_mark (DossierFigureNotes *notes, GHashTable *known, const Place *place)
{
  const DossierCitation *citations;
  guint n_citations;
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  DossierFigureMark mark = { .index = place->index, .is_edge = place->is_edge };

  if (place->is_edge)
    {
      citations = dossier_graph_get_edge (notes->graph, place->index)->citations;
      n_citations = dossier_graph_get_edge (notes->graph, place->index)->n_citations;
    }
  else
    {
      citations = dossier_graph_get_node (notes->graph, place->index)->citations;
      n_citations = dossier_graph_get_node (notes->graph, place->index)->n_citations;
    }
  for (guint i = 0; i < n_citations; i++)
    {
      g_autofree char *key = g_strconcat (citations[i].source, "\x1f", citations[i].exact, NULL);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (known, key));
      GArray *owners = NULL;

      if (number == 0)
        {
          Note note = { &citations[i], g_array_new (FALSE, FALSE, sizeof (guint)) };

          g_array_append_val (notes->notes, note);
          number = notes->notes->len;
          g_hash_table_insert (known, g_steal_pointer (&key), GUINT_TO_POINTER (number));
        }
      owners = g_array_index (notes->notes, Note, number - 1).owners;
      if (owners->len == 0 || g_array_index (owners, guint, owners->len - 1) != notes->marks->len)
        g_array_append_val (owners, notes->marks->len);
      g_array_append_val (numbers, number);
    }
  g_array_sort (numbers, compare_numbers);
  mark.text = join_numbers (numbers);
  mark.first = g_array_index (numbers, guint, 0);
  g_array_append_val (notes->marks, mark);
}

static void
clear_note (gpointer data)
{
  g_array_unref (((Note *) data)->owners);
}

static void
clear_mark (gpointer data)
{
  g_free (((DossierFigureMark *) data)->text);
}

DossierFigureNotes *
dossier_figure_notes_new (DossierScene *scene, const DossierBox *region)
{
  DossierFigureNotes *notes = g_new0 (DossierFigureNotes, 1);
  g_autoptr (GArray) places = list_places (scene, region);
  g_autoptr (GHashTable) known = g_hash_table_new_full (dossier_index_hash, g_str_equal, g_free, NULL);

  notes->graph = dossier_graph_ref (dossier_scene_get_graph (scene));
  notes->notes = g_array_new (FALSE, FALSE, sizeof (Note));
  g_array_set_clear_func (notes->notes, clear_note);
  notes->marks = g_array_new (FALSE, FALSE, sizeof (DossierFigureMark));
  g_array_set_clear_func (notes->marks, clear_mark);
  for (guint i = 0; i < places->len; i++)
    add_mark (notes, known, &g_array_index (places, Place, i));
  return notes;
}

void
dossier_figure_notes_free (DossierFigureNotes *notes)
{
  if (notes == NULL)
    return;
  g_array_unref (notes->notes);
  g_array_unref (notes->marks);
  dossier_graph_unref (notes->graph);
  g_free (notes);
}

guint
dossier_figure_notes_get_n_notes (DossierFigureNotes *notes)
{
  return notes->notes->len;
}

DossierFigureMark *
dossier_figure_notes_get_marks (DossierFigureNotes *notes, guint *n_marks)
{
  *n_marks = notes->marks->len;
  return (DossierFigureMark *) (gpointer) notes->marks->data;
}

static void
append_owner (GString *text, DossierGraph *graph, const DossierFigureMark *mark)
{
  if (mark->is_edge)
    {
      g_autofree char *relation = dossier_edge_label_get_relation (dossier_graph_get_edge (graph, mark->index)->type);
      guint from, to;

      dossier_graph_get_edge_ends (graph, mark->index, &from, &to);
      g_string_append_printf (
          text, "%s — %s %s %s", dossier_graph_get_node (graph, from)->label, relation,
          dossier_relation_is_symmetric (dossier_graph_get_edge (graph, mark->index)->type) ? "↔" : "→",
          dossier_graph_get_node (graph, to)->label);
    }
  else
    {
      g_string_append (text, dossier_graph_get_node (graph, mark->index)->label);
    }
}

/* (transfer full): what the quote belongs to. */
static char *
describe_owners (DossierFigureNotes *notes, const Note *note)
{
  GString *text = g_string_new (NULL);
  guint n_named = note->owners->len <= MAX_OWNERS ? note->owners->len : MAX_OWNERS - 1;
  guint n_others = note->owners->len - n_named;

  for (guint i = 0; i < n_named; i++)
    {
      if (i > 0)
        g_string_append (text, "; ");
      append_owner (text, notes->graph,
                    &g_array_index (notes->marks, DossierFigureMark, g_array_index (note->owners, guint, i)));
    }
  if (n_others > 0)
    g_string_append_printf (text, ngettext ("; and %u more", "; and %u more", n_others), n_others);
  return g_string_free (text, FALSE);
}

/* (transfer full): author, title, publisher and date of the source, and the date that the quote gives. */
static char *
describe_source (DossierGraph *graph, const DossierCitation *citation, const DossierSource *source)
{
  g_autofree char *published = source->date_published != NULL ? dossier_date_format (source->date_published) : NULL;
  g_autofree char *date = dossier_words_describe_date (citation->date_text, citation->basis);
  g_autofree char *dated = date != NULL ? g_strdup_printf (_ ("the quote is of %s"), date) : NULL;
  const char *parts[] = { source->author, source->title, source->publisher, published, dated };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free (text, FALSE);
}

void
dossier_figure_notes_add_lines (DossierFigureNotes *notes, guint index, double width, GArray *lines)
{
  const Note *note = &g_array_index (notes->notes, Note, index);
  guint place = dossier_graph_find_source (notes->graph, note->citation->source);
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autofree char *widest = g_strdup_printf ("%u", notes->notes->len);
  g_autofree char *owners = describe_owners (notes, note);
  g_autofree char *quote = g_strdup_printf ("“%s”", note->citation->exact);
  double indent = (double) strlen (widest) * QUOTE_SIZE * 0.62 + 6;
  double y = 0;
  double end = 0;
  guint first = lines->len;
  guint last_of_quote = 0;

  dossier_figure_lines_add (lines, number, DOSSIER_FONT_BOLD, QUOTE_SIZE, 0, indent, &end);
  g_array_index (lines, DossierFigureLine, first).note = index + 1;
  g_array_index (lines, DossierFigureLine, first).keep = TRUE;
  dossier_figure_lines_add (lines, owners, DOSSIER_FONT_BOLD, SMALL_SIZE, indent, width - indent, &y);
  /* The number stands at its first line, not above it. */
  if (lines->len > first + 1)
    {
      DossierFigureLine *line = &g_array_index (lines, DossierFigureLine, first);

      line->height = g_array_index (lines, DossierFigureLine, first + 1).height;
      for (guint i = first + 1; i < lines->len; i++)
        g_array_index (lines, DossierFigureLine, i).keep = TRUE;
    }
  dossier_figure_lines_add (lines, quote, DOSSIER_FONT_REGULAR, QUOTE_SIZE, indent, width - indent, &y);
  if (place != DOSSIER_INDEX_NONE)
    {
      const DossierSource *source = dossier_graph_get_source (notes->graph, place);
      g_autofree char *words = describe_source (notes->graph, note->citation, source);

      last_of_quote = lines->len - 1;
      dossier_figure_lines_add (lines, words, DOSSIER_FONT_ITALIC, SMALL_SIZE, indent, width - indent, &y);
      if (source->url != NULL && *source->url != '\0')
        {
          guint link = lines->len;

          dossier_figure_lines_add (lines, source->url, DOSSIER_FONT_REGULAR, SMALL_SIZE, indent, width - indent, &y);
          if (g_str_has_prefix (source->url, "https://") || g_str_has_prefix (source->url, "http://"))
            for (guint i = link; i < lines->len; i++)
              g_array_index (lines, DossierFigureLine, i).url = g_strdup (source->url);
        }
    }
  /* The source stays with the end of the quote. */
  for (guint i = last_of_quote; last_of_quote > 0 && i + 1 < lines->len; i++)
    g_array_index (lines, DossierFigureLine, i).keep = TRUE;
  g_array_index (lines, DossierFigureLine, lines->len - 1).gap = GAP_BELOW;
}
