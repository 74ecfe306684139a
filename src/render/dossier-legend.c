/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-legend.h"

#include "dossier-card-draw.h"
#include "dossier-font.h"
#include "dossier-scene-private.h"

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

#define MAX_ENTRIES 8

typedef enum
{
  SIGN_SHAPE,
  SIGN_UNCITED,
  SIGN_CONTRADICTS,
} Sign;

typedef struct
{
  Sign sign;
  DossierShape shape;
  DossierNodeType type;
  const char *words;
  double width; /* sign, space and words */
} Entry;

struct _DossierLegend
{
  DossierScene *scene;
  DossierBox box;
  double size;
  guint n_entries;
  Entry entries[MAX_ENTRIES];
};

static void
add_entry (DossierLegend *legend, Sign sign, DossierShape shape, DossierNodeType type, const char *words)
{
  Entry *entry = &legend->entries[legend->n_entries++];
  const DossierLine *line = dossier_font_get_line (words, strlen (words), DOSSIER_FONT_REGULAR, FALSE);

  *entry = (Entry){ sign, shape, type, words, 0 };
  entry->width = line->width * legend->size / DOSSIER_FONT_REFERENCE_SIZE
                 + legend->size * (sign == SIGN_CONTRADICTS ? 2.6 : 1.9);
}

static gboolean
shows_contradictions (DossierScene *scene)
{
  guint n_edges = dossier_graph_get_n_edges (scene->graph);

  for (guint i = 0; i < n_edges; i++)
    if (dossier_scene_get_edge_visibility (scene, i) == DOSSIER_VISIBILITY_SHOWN
        && dossier_relation_is_symmetric (dossier_graph_get_edge (scene->graph, i)->type))
      return TRUE;
  return FALSE;
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
  if (contradictions)
    add_entry (legend, SIGN_CONTRADICTS, 0, 0, C_ ("legend", "contradicts"));
  if (uncited)
    add_entry (legend, SIGN_UNCITED, 0, 0, C_ ("legend", "without a source"));
}

DossierLegend *
dossier_legend_new (DossierScene *scene, const DossierBox *page)
{
  DossierLegend *legend = NULL;
  gboolean shapes[DOSSIER_SHAPE_OTHER + 1] = { FALSE };
  gboolean uncited = FALSE;
  double width = 0;

  for (guint i = 0; i < scene->n_nodes; i++)
    {
      const DossierNode *node = dossier_graph_get_node (scene->graph, i);

      if (dossier_scene_peek_visibility (scene, i) != DOSSIER_VISIBILITY_SHOWN)
        continue;
      shapes[dossier_card_get_shape (node)] = TRUE;
      uncited = uncited || node->n_citations == 0;
    }

  legend = g_new0 (DossierLegend, 1);
  legend->scene = dossier_scene_ref (scene);
  legend->size = FONT_SIZE * MAX (page->width / PAGE_WIDTH, page->height / PAGE_HEIGHT);
  legend->size = MAX (LEAST_FONT_SIZE, MIN (legend->size, MIN (page->width, page->height) * LARGEST_PART));
  add_entries (legend, shapes, uncited, shows_contradictions (scene));
  if (legend->n_entries == 0)
    {
      dossier_legend_free (legend);
      return NULL;
    }
  for (guint i = 0; i < legend->n_entries; i++)
    width += legend->entries[i].width + legend->size * 1.6;
  legend->box = (DossierBox){ page->x, page->y + page->height, width + legend->size, legend->size * 3 };
  return legend;
}

void
dossier_legend_free (DossierLegend *legend)
{
  if (legend == NULL)
    return;
  dossier_scene_unref (legend->scene);
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
  double x = legend->box.x + legend->size * 1.3;
  double y = legend->box.y + legend->size * 1.3;

  dossier_pen_begin_group (pen, "legend", C_ ("figure", "Legend"), NULL);
  for (guint i = 0; i < legend->n_entries; i++)
    {
      const Entry *entry = &legend->entries[i];
      DossierTextRun run = {
        .text = entry->words,
        .size = legend->size,
        .x = x,
        .y = y - legend->size * 0.65,
        .line_height = legend->size * 1.3,
      };

      run.x += draw_sign (legend, pen, entry, x, y);
      if (legend->size * scale >= DOSSIER_LEGIBLE_SIZE / 2)
        dossier_pen_text (pen, &run, &style->edge_text);
      x += entry->width + legend->size * 1.6;
    }
  dossier_pen_end_group (pen);
}
