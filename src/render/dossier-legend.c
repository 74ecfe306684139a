/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-legend.h"

#include "dossier-card-draw.h"
#include "dossier-edge-label.h"
#include "dossier-font.h"
#include "dossier-language.h"
#include "dossier-scene-private.h"

#include "core/dossier-index.h"
#include "query/dossier-relation.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A figure is most often seen as wide as a page of A4 on its side; the legend is to be this large there. */
#define PAGE_WIDTH 780.0
#define PAGE_HEIGHT 540.0
#define FONT_SIZE 7.0
#define LEAST_FONT_SIZE 10.0

/* But not more of a strip than this, of its short side. */
#define LARGEST_PART 0.04

/* From row to row, in parts of the font size. */
#define ROW_SPACING 1.7

#define MAX_ENTRIES 9

/* Relations are named up to here, the most frequent first. */
#define MAX_RELATIONS 7

typedef enum
{
  SIGN_SHAPE,
  SIGN_UNCITED,
  SIGN_CONTRADICTS,
  SIGN_RELATION,
} Sign;

typedef struct
{
  Sign sign;
  DossierShape shape;
  DossierNodeType type;
  const char *words;
  const char *language; /* (nullable) */
  double width; /* sign, space and words */
  double x;     /* in the legend */
  guint row;
} Entry;

struct _DossierLegend
{
  DossierScene *scene;
  DossierBox box;
  double size;
  guint n_entries;
  char *relations; /* (nullable): the words of the relations */
  Entry entries[MAX_ENTRIES];
};

typedef struct
{
  const char *type;
  guint n_edges;
} Relation;

static double
get_sign_width (Sign sign, double size)
{
  return size * (sign == SIGN_CONTRADICTS || sign == SIGN_RELATION ? 2.6 : 1.9);
}

static void
add_entry (DossierLegend *legend, Sign sign, DossierShape shape, DossierNodeType type, const char *words)
{
  Entry *entry = &legend->entries[legend->n_entries++];
  const char *language = dossier_language_choose (words, dossier_language_get_own ());
  const DossierLine *line = dossier_font_get_line (words, strlen (words), DOSSIER_FONT_REGULAR, language, FALSE);

  *entry = (Entry){ sign, shape, type, words, language, 0, 0, 0 };
  entry->width = line->width * legend->size / DOSSIER_FONT_REFERENCE_SIZE + get_sign_width (sign, legend->size);
}

static gboolean
meet (const DossierBox *a, const DossierBox *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

static int
compare_relations (gconstpointer a, gconstpointer b)
{
  const Relation *first = a;
  const Relation *second = b;

  if (first->n_edges != second->n_edges)
    return first->n_edges > second->n_edges ? -1 : 1;
  return strcmp (first->type, second->type);
}

/* (transfer full) (nullable): the words of what is in @counts, from types to how many. */
static char *
describe_relations (GHashTable *counts)
{
  g_autoptr (GArray) relations = g_array_new (FALSE, FALSE, sizeof (Relation));
  GString *words = NULL;
  GHashTableIter iter;
  gpointer type, count;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &type, &count))
    {
      Relation relation = { type, GPOINTER_TO_UINT (count) };

      g_array_append_val (relations, relation);
    }
  if (relations->len == 0)
    return NULL;
  g_array_sort (relations, compare_relations);
  words = g_string_new (NULL);
  for (guint i = 0; i < relations->len && i < MAX_RELATIONS; i++)
    {
      g_autofree char *word = dossier_edge_label_get_relation (g_array_index (relations, Relation, i).type);
      DossierLabel label;

      dossier_label_init (&label, word, &(DossierLabelSpec){ DOSSIER_FONT_REGULAR, 10, 14, 1, FALSE, NULL });
      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", label.text);
      dossier_label_clear (&label);
    }
  if (relations->len > MAX_RELATIONS)
    g_string_append (words, ", …");
  return g_string_free (words, FALSE);
}

/* Whether an edge without a direction is shown; fills in the words of the others. */
static gboolean
look_at_edges (DossierLegend *legend, const DossierBox *region)
{
  DossierScene *scene = legend->scene;
  g_autoptr (GHashTable) counts = g_hash_table_new (dossier_index_hash, g_str_equal);
  guint n_edges = dossier_graph_get_n_edges (scene->graph);
  gboolean contradictions = FALSE;

  for (guint i = 0; i < n_edges; i++)
    {
      const char *type = dossier_graph_get_edge (scene->graph, i)->type;
      guint from, to;

      if (dossier_scene_get_edge_visibility (scene, i) != DOSSIER_VISIBILITY_SHOWN)
        continue;
      dossier_graph_get_edge_ends (scene->graph, i, &from, &to);
      if (region != NULL && !meet (&scene->boxes[from], region) && !meet (&scene->boxes[to], region))
        continue;
      if (dossier_relation_is_symmetric (type))
        contradictions = TRUE;
      else
        g_hash_table_insert (counts, (gpointer) type,
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, type)) + 1));
    }
  legend->relations = describe_relations (counts);
  return contradictions;
}

static void
add_entries (DossierLegend *legend, const gboolean *shapes, gboolean uncited, gboolean contradictions)
{
  if (shapes[DOSSIER_SHAPE_ACTOR])
    add_entry (legend, SIGN_SHAPE, DOSSIER_SHAPE_ACTOR, DOSSIER_NODE_TYPE_ACTOR, C_ ("legend", "Actor"));
  if (shapes[DOSSIER_SHAPE_STATEMENT])
    add_entry (legend, SIGN_SHAPE, DOSSIER_SHAPE_STATEMENT, DOSSIER_NODE_TYPE_STATEMENT, C_ ("legend", "Statement"));
  if (shapes[DOSSIER_SHAPE_MEASURE])
    add_entry (legend, SIGN_SHAPE, DOSSIER_SHAPE_MEASURE, DOSSIER_NODE_TYPE_MEASURE, C_ ("legend", "Measure"));
  if (shapes[DOSSIER_SHAPE_ELEMENT] && shapes[DOSSIER_SHAPE_MATERIAL])
    add_entry (legend, SIGN_SHAPE, DOSSIER_SHAPE_ELEMENT, DOSSIER_NODE_TYPE_ELEMENT,
               C_ ("legend", "Element, material or product"));
  else if (shapes[DOSSIER_SHAPE_ELEMENT])
    add_entry (legend, SIGN_SHAPE, DOSSIER_SHAPE_ELEMENT, DOSSIER_NODE_TYPE_ELEMENT, C_ ("legend", "Element"));
  else if (shapes[DOSSIER_SHAPE_MATERIAL])
    add_entry (legend, SIGN_SHAPE, DOSSIER_SHAPE_MATERIAL, DOSSIER_NODE_TYPE_ELEMENT,
               C_ ("legend", "Material or product"));
  if (shapes[DOSSIER_SHAPE_OTHER])
    add_entry (legend, SIGN_SHAPE, DOSSIER_SHAPE_OTHER, DOSSIER_NODE_TYPE_OTHER, C_ ("legend", "Other"));
  if (legend->relations != NULL)
    add_entry (legend, SIGN_RELATION, 0, 0, legend->relations);
  if (contradictions)
    add_entry (legend, SIGN_CONTRADICTS, 0, 0, C_ ("legend", "contradicts"));
  if (uncited)
    add_entry (legend, SIGN_UNCITED, 0, 0, C_ ("legend", "without a source"));
}

/* Gives each entry its place in rows of at most @width, as long as one fits; how wide the widest row is. */
static double
break_rows (DossierLegend *legend, double width)
{
  double gap = legend->size * 1.6;
  double x = 0;
  double widest = 0;
  guint row = 0;

  for (guint i = 0; i < legend->n_entries; i++)
    {
      Entry *entry = &legend->entries[i];

      if (x > 0 && x + entry->width + gap + legend->size > width)
        {
          row++;
          x = 0;
        }
      entry->x = x;
      entry->row = row;
      x += entry->width + gap;
      widest = MAX (widest, x);
    }
  return widest;
}

DossierLegend *
dossier_legend_new (DossierScene *scene, const DossierBox *region, const DossierBox *page, double size)
{
  DossierLegend *legend = NULL;
  gboolean shapes[DOSSIER_SHAPE_OTHER + 1] = { FALSE };
  gboolean uncited = FALSE;
  gboolean contradictions = FALSE;
  double width = 0;

  for (guint i = 0; i < scene->n_nodes; i++)
    {
      const DossierNode *node = dossier_graph_get_node (scene->graph, i);

      if (dossier_scene_peek_visibility (scene, i) != DOSSIER_VISIBILITY_SHOWN
          || (region != NULL && !meet (&scene->boxes[i], region)))
        continue;
      shapes[dossier_card_get_shape (node)] = TRUE;
      uncited = uncited || node->n_citations == 0;
    }

  legend = g_new0 (DossierLegend, 1);
  legend->scene = dossier_scene_ref (scene);
  legend->size = FONT_SIZE * MAX (page->width / PAGE_WIDTH, page->height / PAGE_HEIGHT);
  legend->size = MAX (LEAST_FONT_SIZE, MIN (legend->size, MIN (page->width, page->height) * LARGEST_PART));
  if (size > 0)
    legend->size = size;
  contradictions = look_at_edges (legend, region);
  add_entries (legend, shapes, uncited, contradictions);
  if (legend->n_entries == 0)
    {
      dossier_legend_free (legend);
      return NULL;
    }
  width = break_rows (legend, page->width);
  legend->box = (DossierBox){
    page->x,
    page->y + page->height,
    width + legend->size,
    legend->size * (3 + ROW_SPACING * legend->entries[legend->n_entries - 1].row),
  };
  return legend;
}

void
dossier_legend_move (DossierLegend *legend, double x, double y)
{
  legend->box.x = x;
  legend->box.y = y;
}

void
dossier_legend_free (DossierLegend *legend)
{
  if (legend == NULL)
    return;
  dossier_scene_unref (legend->scene);
  g_free (legend->relations);
  g_free (legend);
}

DossierBox
dossier_legend_get_box (DossierLegend *legend)
{
  return legend->box;
}

static double
draw_sign (DossierLegend *legend, DossierPen *pen, const Entry *entry, double x, double y)
{
  const DossierStyle *style = legend->scene->style;
  double size = legend->size;

  switch (entry->sign)
    {
    case SIGN_CONTRADICTS:
      dossier_pen_move_to (pen, x, y);
      dossier_pen_line_to (pen, x + size * 1.9, y);
      dossier_pen_stroke (pen, &style->contradicts, size * 0.16, NULL, 0, FALSE);
      return size * 2.6;
    case SIGN_RELATION:
      dossier_pen_move_to (pen, x, y);
      dossier_pen_line_to (pen, x + size * 1.5, y);
      dossier_pen_stroke (pen, &style->edge, size * 0.12, NULL, 0, FALSE);
      dossier_pen_move_to (pen, x + size * 1.9, y);
      dossier_pen_line_to (pen, x + size * 1.3, y - size * 0.24);
      dossier_pen_line_to (pen, x + size * 1.3, y + size * 0.24);
      dossier_pen_close_path (pen);
      dossier_pen_fill (pen, &style->edge, FALSE);
      return size * 2.6;
    case SIGN_UNCITED:
      {
        double dashes[2] = { size * 0.28, size * 0.2 };
        DossierBox box = { x, y - size * 0.42, size * 1.3, size * 0.84 };

        dossier_pen_rounded_rectangle (pen, &box, size * 0.2);
        dossier_pen_stroke (pen, &style->edge_text, size * 0.1, dashes, G_N_ELEMENTS (dashes), FALSE);
        return size * 1.9;
      }
    case SIGN_SHAPE:
    default:
      dossier_shape_add_mark (entry->shape, pen, x + size * 0.65, y, size * 0.86, FALSE);
      dossier_pen_fill (pen, &style->types[entry->type].accent, FALSE);
      return size * 1.9;
    }
}

void
dossier_legend_draw (DossierLegend *legend, DossierPen *pen, double scale)
{
  const DossierStyle *style = legend->scene->style;
  dossier_pen_begin_group (pen, "legend", C_ ("figure", "Legend"), NULL);
  for (guint i = 0; i < legend->n_entries; i++)
    {
      const Entry *entry = &legend->entries[i];
      double x = legend->box.x + legend->size * 1.3 + entry->x;
      double y = legend->box.y + legend->size * (1.3 + ROW_SPACING * entry->row);
      DossierTextRun run = {
        .text = entry->words,
        .language = entry->language,
        .size = legend->size,
        .x = x,
        .y = y - legend->size * 0.65,
        .line_height = legend->size * 1.3,
      };

      run.x += draw_sign (legend, pen, entry, x, y);
      if (legend->size * scale >= DOSSIER_LEGIBLE_SIZE / 2)
        dossier_pen_text (pen, &run, &style->edge_text);
    }
  dossier_pen_end_group (pen);
}
