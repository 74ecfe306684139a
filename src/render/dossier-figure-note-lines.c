/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-edge-label.h"
#include "dossier-figure-notes.h"
#include "dossier-language.h"
#include "query/dossier-relation.h"
#include "query/dossier-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a note belongs to is named up to here. */
#define MAX_OWNERS 8

/* Points of a page. */
#define QUOTE_SIZE 8.0
#define SMALL_SIZE 7.5
#define GAP_BELOW 2.5
#define GAP_BELOW_SOURCE 4.0

typedef struct
{
  const DossierNode *from;
  const char *type;
} Relations;

/* "A — said → B", and of more relations of A what differs: "; said → C", or only ", C". @last: the relation before */
static void
append_edge (GString *text, DossierGraph *graph, guint edge, Relations *last)
{
  const char *type = dossier_graph_get_edge (graph, edge)->type;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  guint from, to;

  dossier_graph_get_edge_ends (graph, edge, &from, &to);
  start = dossier_words_isolate (dossier_graph_get_node (graph, from)->label);
  end = dossier_words_isolate (dossier_graph_get_node (graph, to)->label);
  if (last->from == dossier_graph_get_node (graph, from) && g_str_equal (last->type, type))
    {
      g_string_append (text, ", ");
    }
  else
    {
      g_autofree char *relation = dossier_edge_label_get_relation (type);
      const char *arrow = NULL;

      if (text->len > 0)
        g_string_append (text, "; ");
      if (last->from != dossier_graph_get_node (graph, from))
        g_string_append_printf (text, "%s — ", start);
      /* Nobody turns an arrow in a line that runs from right to left, as the first letter of the line decides. */
      arrow = dossier_label_is_right_to_left (text->str) ? "←" : "→";
      g_string_append_printf (text, "%s %s ", relation, dossier_relation_is_symmetric (type) ? "↔" : arrow);
    }
  g_string_append (text, end);
  *last = (Relations){ dossier_graph_get_node (graph, from), type };
}

static int
compare_owners (gconstpointer a, gconstpointer b, gpointer user_data)
{
  DossierGraph *graph = user_data;
  const DossierFigureMark *first = *(DossierFigureMark *const *) a;
  const DossierFigureMark *second = *(DossierFigureMark *const *) b;
  guint first_from, second_from, to;
  int order;

  if (first->is_edge != second->is_edge)
    return first->is_edge ? 1 : -1;
  if (!first->is_edge)
    return first < second ? -1 : first > second;
  dossier_graph_get_edge_ends (graph, first->index, &first_from, &to);
  dossier_graph_get_edge_ends (graph, second->index, &second_from, &to);
  if (first_from != second_from)
    return first_from < second_from ? -1 : 1;
  order = strcmp (dossier_graph_get_edge (graph, first->index)->type,
                  dossier_graph_get_edge (graph, second->index)->type);
  return order != 0 ? order : (first < second ? -1 : first > second);
}

/* (transfer full): what the quote belongs to: nodes first, then relations, those of a node together. */
static char *
describe_owners (DossierFigureNotes *notes, const DossierFigureNote *note)
{
  DossierGraph *graph = dossier_figure_notes_get_graph (notes);
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) owners = g_ptr_array_new ();
  Relations last = { NULL, NULL };
  guint n_named, n_others;
  guint n_marks = 0;
  DossierFigureMark *marks = dossier_figure_notes_get_marks (notes, &n_marks);

  for (guint i = 0; i < note->owners->len; i++)
    g_ptr_array_add (owners, &marks[g_array_index (note->owners, guint, i)]);
  g_ptr_array_sort_with_data (owners, compare_owners, graph);
  n_named = owners->len <= MAX_OWNERS ? owners->len : MAX_OWNERS - 1;
  n_others = owners->len - n_named;
  for (guint i = 0; i < n_named; i++)
    {
      const DossierFigureMark *mark = owners->pdata[i];

      if (mark->is_edge)
        append_edge (text, graph, mark->index, &last);
      else
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "",
                                dossier_graph_get_node (graph, mark->index)->label);
    }
  if (n_others > 0)
    g_string_append_printf (text, ngettext ("; and %u more", "; and %u more", n_others), n_others);
  return g_string_free (text, FALSE);
}

static gboolean
has_owners_of (const DossierFigureNote *note, const DossierFigureNote *other)
{
  return note->owners->len == other->owners->len
         && memcmp (note->owners->data, other->owners->data, note->owners->len * sizeof (guint)) == 0;
}

/* (transfer full): "A" to "Z", then "AA". */
static char *
get_letter (guint source)
{
  GString *letters = g_string_new (NULL);

  for (guint rest = source + 1; rest > 0; rest = (rest - 1) / 26)
    g_string_prepend_c (letters, (char) ('A' + (rest - 1) % 26));
  return g_string_free (letters, FALSE);
}

/* (transfer full): the source's letter, and the date that the quote gives. */
static char *
describe_origin (const DossierFigureNote *note)
{
  const DossierCitation *citation = note->citation;
  g_autofree char *letter = note->source != DOSSIER_INDEX_NONE ? get_letter (note->source) : NULL;
  g_autofree char *date = NULL;
  g_autofree char *words = NULL;

  if (citation->date_text != NULL)
    date = dossier_date_format (citation->date_text);
  if (date != NULL && citation->basis == DOSSIER_DATE_BASIS_DERIVED)
    words = g_strdup_printf ("[%s]", date);
  else if (date != NULL && citation->basis == DOSSIER_DATE_BASIS_UNKNOWN)
    words = dossier_words_describe_date (citation->date_text, citation->basis);
  else
    words = g_steal_pointer (&date);
  if (letter != NULL && words != NULL)
    return g_strdup_printf ("%s, %s", letter, words);
  return letter != NULL ? g_steal_pointer (&letter) : g_steal_pointer (&words);
}

void
dossier_figure_notes_add_key (DossierFigureNotes *notes, double width, GArray *lines)
{
  gboolean with_dates = FALSE;
  gboolean with_brackets = FALSE;
  g_autoptr (GString) words = g_string_new (_ ("The letter after a quote names its source, below the notes."));
  guint n_notes = dossier_figure_notes_get_n_notes (notes);
  double y = 0;

  for (guint i = 0; i < n_notes; i++)
    {
      const DossierCitation *citation = dossier_figure_notes_get_note (notes, i)->citation;

      with_dates = with_dates || citation->date_text != NULL;
      with_brackets = with_brackets || (citation->date_text != NULL && citation->basis == DOSSIER_DATE_BASIS_DERIVED);
    }
  if (with_dates)
    g_string_append_printf (words, " %s", _ ("The date is that of what the quote says."));
  if (with_brackets)
    g_string_append_printf (words, " %s", _ ("In brackets, it follows from other dates of the source."));
  dossier_figure_lines_add (lines, words->str, dossier_language_get_own (), DOSSIER_FONT_REGULAR, SMALL_SIZE, 0, width,
                            &y);
}

/* Room for numbers or letters as wide as @widest. */
static double
get_indent (const char *widest)
{
  return (double) strlen (widest) * QUOTE_SIZE * 0.62 + 6;
}

/* A number or letter before the line that comes next, for links to lead to. */
static void
add_beside (GArray *lines, const char *text, char *id, double width)
{
  guint first = lines->len;
  double y = 0;

  dossier_figure_lines_add (lines, text, NULL, DOSSIER_FONT_BOLD, QUOTE_SIZE, 0, width, &y);
  for (guint i = first; i < lines->len; i++)
    g_array_index (lines, DossierFigureLine, i).beside = g_array_index (lines, DossierFigureLine, i).keep = TRUE;
  g_array_index (lines, DossierFigureLine, first).id = id;
}

void
dossier_figure_notes_add_note (DossierFigureNotes *notes, guint index, double width, GArray *lines)
{
  const DossierFigureNote *note = dossier_figure_notes_get_note (notes, index);
  DossierGraph *graph = dossier_figure_notes_get_graph (notes);
  guint source = dossier_graph_find_source (graph, note->citation->source);
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autofree char *widest = g_strdup_printf ("%u", dossier_figure_notes_get_n_notes (notes));
  g_autofree char *quote = dossier_words_in_quote_marks (note->citation->exact);
  g_autofree char *origin = describe_origin (note);
  g_autofree char *words = origin != NULL ? g_strdup_printf ("%s — %s", quote, origin) : g_strdup (quote);
  double indent = get_indent (widest);
  double y = 0;

  if (index == 0 || !has_owners_of (note, dossier_figure_notes_get_note (notes, index - 1)))
    {
      g_autofree char *owners = describe_owners (notes, note);
      guint first = lines->len;

      dossier_figure_lines_add (lines, owners, dossier_language_get_said (graph, owners, note->citation, 1),
                                DOSSIER_FONT_BOLD, SMALL_SIZE, 0, width, &y);
      for (guint i = first; i < lines->len; i++)
        g_array_index (lines, DossierFigureLine, i).keep = TRUE;
      /* Set off from the notes before. */
      if (index > 0)
        g_array_index (lines, DossierFigureLine, first - 1).gap += GAP_BELOW;
    }
  add_beside (lines, number, g_strdup_printf ("note-%u", index + 1), indent);
  dossier_figure_lines_add (lines, words,
                            dossier_language_get_said_by_source (graph, words, source),
                            DOSSIER_FONT_REGULAR, QUOTE_SIZE, indent, width - indent, &y);
  /* A last line does not stand alone. */
  if (g_array_index (lines, DossierFigureLine, lines->len - 2).indent > 0)
    g_array_index (lines, DossierFigureLine, lines->len - 2).keep = TRUE;
  g_array_index (lines, DossierFigureLine, lines->len - 1).gap = GAP_BELOW;
}

static void
add_source (DossierGraph *graph, guint index, guint place, double indent, double width, GArray *lines)
{
  const DossierSource *source = dossier_graph_get_source (graph, index);
  g_autofree char *letter = get_letter (place);
  g_autofree char *published = source->date_published != NULL ? dossier_date_format (source->date_published) : NULL;
  const char *author = source->author != NULL ? source->author : "";
  const char *publisher = source->publisher != NULL ? source->publisher : "";
  g_autofree char *words = dossier_words_join (author, source->title, publisher, published, NULL);
  guint first;
  double y = 0;

  add_beside (lines, letter, g_strdup_printf ("source-%s", letter), indent);
  first = lines->len;
  dossier_figure_lines_add (lines, words, dossier_language_get_said_by_source (graph, words, index),
                            DOSSIER_FONT_REGULAR, QUOTE_SIZE, indent, width - indent, &y);
  if (source->url != NULL && *source->url != '\0')
    {
      guint link = lines->len;

      dossier_figure_lines_add (lines, source->url, NULL, DOSSIER_FONT_REGULAR, SMALL_SIZE, indent, width - indent, &y);
      if (g_str_has_prefix (source->url, "https://") || g_str_has_prefix (source->url, "http://"))
        for (guint i = link; i < lines->len; i++)
          g_array_index (lines, DossierFigureLine, i).url = g_strdup (source->url);
    }
  for (guint i = first; i + 1 < lines->len; i++)
    g_array_index (lines, DossierFigureLine, i).keep = TRUE;
  g_array_index (lines, DossierFigureLine, lines->len - 1).gap = GAP_BELOW_SOURCE;
}

void
dossier_figure_notes_add_sources (DossierFigureNotes *notes, double width, GArray *lines)
{
  DossierGraph *graph = dossier_figure_notes_get_graph (notes);
  guint n_sources = 0;
  const guint *sources = dossier_figure_notes_get_sources (notes, &n_sources);
  g_autofree char *widest = n_sources > 0 ? get_letter (n_sources - 1) : g_strdup ("");

  for (guint i = 0; i < n_sources; i++)
    add_source (graph, sources[i], i, get_indent (widest), width, lines);
}
