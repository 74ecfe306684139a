/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-figure-notes.h"

#include <math.h>

/* What stands within this of each other is read as a row, points. */
#define ROW_HEIGHT 36.0

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
  GArray *notes;   /* of DossierFigureNote */
  GArray *marks;   /* of DossierFigureMark */
  GArray *sources; /* of guint: indices in the graph */
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

/* The place of a source in those that the notes name. */
static guint
add_source (DossierFigureNotes *notes, const char *id)
{
  guint index = dossier_graph_find_source (notes->graph, id);

  if (index == DOSSIER_INDEX_NONE)
    return index;
  for (guint i = 0; i < notes->sources->len; i++)
    if (g_array_index (notes->sources, guint, i) == index)
      return i;
  g_array_append_val (notes->sources, index);
  return notes->sources->len - 1;
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
          DossierFigureNote note = {
            .citation = &citations[i],
            .source = add_source (notes, citations[i].source),
            .owners = g_array_new (FALSE, FALSE, sizeof (guint)),
          };

          g_array_append_val (notes->notes, note);
          number = notes->notes->len;
          g_hash_table_insert (known, g_steal_pointer (&key), GUINT_TO_POINTER (number));
        }
      owners = g_array_index (notes->notes, DossierFigureNote, number - 1).owners;
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
  g_array_unref (((DossierFigureNote *) data)->owners);
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
  notes->notes = g_array_new (FALSE, FALSE, sizeof (DossierFigureNote));
  g_array_set_clear_func (notes->notes, clear_note);
  notes->sources = g_array_new (FALSE, FALSE, sizeof (guint));
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
  g_array_unref (notes->sources);
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

const guint *
dossier_figure_notes_get_sources (DossierFigureNotes *notes, guint *n_sources)
{
  *n_sources = notes->sources->len;
  return (const guint *) (gpointer) notes->sources->data;
}

const DossierFigureNote *
dossier_figure_notes_get_note (DossierFigureNotes *notes, guint note)
{
  return &g_array_index (notes->notes, DossierFigureNote, note);
}

DossierGraph *
dossier_figure_notes_get_graph (DossierFigureNotes *notes)
{
  return notes->graph;
}
