/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "render-fixture.h"

#include "render/dossier-measure.h"
#include "render/dossier-pen-cairo.h"

#include <math.h>
#include <string.h>

DossierGraphBuilder *
fixture_builder_new (void)
{
  DossierGraphBuilder *builder = dossier_graph_builder_new (NULL);

  dossier_graph_builder_put_source (builder, &(DossierSource){ .id = "source", .title = "A source" });
  return builder;
}

static void
put_node (DossierGraphBuilder *builder,
          const char *id,
          const char *type,
          const char *label,
          gboolean cited,
          const DossierProperty *properties,
          guint n_properties)
{
  DossierCitation citation = { .source = "source", .exact = "words", .start = -1, .end = -1 };
  DossierNode node = {
    .id = id,
    .type_name = type,
    .type = dossier_node_type_from_name (type),
    .label = label,
    .n_citations = cited ? 1 : 0,
    .citations = &citation,
    .n_properties = n_properties,
    .properties = properties,
  };

  dossier_graph_builder_put_node (builder, &node);
}

void
fixture_add_node (DossierGraphBuilder *builder, const char *id, const char *type, const char *label, gboolean cited)
{
  put_node (builder, id, type, label, cited, NULL, 0);
}

void
fixture_add_element (
    DossierGraphBuilder *builder, const char *id, const char *label, const char *symbol, const char *number)
{
  DossierProperty properties[] = { { "symbol", symbol }, { "atomicNumber", number } };

  put_node (builder, id, "element", label, TRUE, properties, G_N_ELEMENTS (properties));
}

void
fixture_add_edge (DossierGraphBuilder *builder, const char *from, const char *to, const char *type)
{
  DossierEdge edge = { .from = from, .to = to, .type = type };

  dossier_graph_builder_put_edge (builder, &edge);
}

DossierGraph *
fixture_end (DossierGraphBuilder *builder)
{
  g_autoptr (GError) error = NULL;
  DossierGraph *graph = dossier_graph_builder_end (builder, &error);

  g_assert_no_error (error);
  dossier_graph_builder_free (builder);
  return graph;
}

DossierGraph *
fixture_graph_new (guint n_nodes)
{
  static const char *const types[] = { "actor", "statement", "statement", "measure", "element", "statement", "theory" };
  static const char *const labels[] = {
    "Ministry of Commerce",
    "Civilian users will not be affected by the controls at all",
    "The ban covers all dual-use items",
    "Ban on dual-use exports to military users",
    "rare earths",
    "The move is regrettable",
    "A theory",
  };
  DossierGraphBuilder *builder = fixture_builder_new ();

  for (guint i = 0; i < n_nodes; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%u", i);
      g_autofree char *label = g_strdup_printf ("%s %u", labels[i % 7], i);

      fixture_add_node (builder, id, types[i % 7], label, i % 5 != 0);
    }
  for (guint i = 1; i < n_nodes; i++)
    {
      g_autofree char *from = g_strdup_printf ("n%u", i);
      g_autofree char *hub = g_strdup_printf ("n%u", i % 4 * 7 % n_nodes);
      g_autofree char *other = g_strdup_printf ("n%u", i * i % n_nodes);

      fixture_add_edge (builder, from, hub, "about");
      if (i % 3 == 0)
        fixture_add_edge (builder, from, other, i % 9 == 0 ? "contradicts" : "supports");
    }
  return fixture_end (builder);
}

DossierLayout *
fixture_layout_new (DossierGraph *graph, guint columns, double gap)
{
  guint n_nodes = dossier_graph_get_n_nodes (graph);
  guint n_edges = dossier_graph_get_n_edges (graph);
  g_autofree double *sizes = dossier_measure_nodes (graph, NULL, NULL);
  g_autofree DossierBox *boxes = g_new0 (DossierBox, MAX (n_nodes, 1));
  g_autofree DossierCurve *curves = g_new0 (DossierCurve, MAX (n_edges, 1));
  g_autofree guint *ends = g_new0 (guint, MAX (2 * n_edges, 1));
  double widest = 0;
  double highest = 0;

  for (guint i = 0; i < n_nodes; i++)
    {
      widest = MAX (widest, sizes[2 * i]);
      highest = MAX (highest, sizes[2 * i + 1]);
    }
  for (guint i = 0; i < n_nodes; i++)
    boxes[i] = (DossierBox){
      (i % columns) * (widest + gap),
      (i / columns) * (highest + gap),
      sizes[2 * i],
      sizes[2 * i + 1],
    };
  for (guint i = 0; i < n_edges; i++)
    dossier_graph_get_edge_ends (graph, i, &ends[2 * i], &ends[2 * i + 1]);
  return dossier_layout_new (DOSSIER_ENGINE_OVERVIEW, n_nodes, boxes, n_edges, ends, curves);
}

DossierScene *
fixture_scene_new (guint n_nodes, DossierTheme theme)
{
  g_autoptr (DossierGraph) graph = fixture_graph_new (n_nodes);
  g_autoptr (DossierLayout) layout = fixture_layout_new (graph, 12, 30);

  return dossier_scene_new (graph, layout, theme, NULL);
}

cairo_surface_t *
fixture_surface_new (const DossierBox *region, double scale, cairo_t **cr)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) lround (region->width * scale),
                                                         (int) lround (region->height * scale));

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  *cr = cairo_create (surface);
  cairo_scale (*cr, scale, scale);
  cairo_translate (*cr, -region->x, -region->y);
  return surface;
}

cairo_surface_t *
fixture_paint (DossierScene *scene, const DossierBox *region, double scale)
{
  cairo_t *cr = NULL;
  cairo_surface_t *surface = fixture_surface_new (region, scale, &cr);
  g_autoptr (DossierPen) pen = dossier_pen_cairo_new (cr);
  gboolean whole = dossier_painter_paint (scene, pen, region, scale, TRUE, NULL);

  g_assert_true (whole);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

DossierColor
fixture_get_color (cairo_surface_t *surface, const DossierBox *region, double scale, double x, double y)
{
  int column = (int) floor ((x - region->x) * scale);
  int row = (int) floor ((y - region->y) * scale);
  const guchar *data = cairo_image_surface_get_data (surface);
  guint32 pixel = 0;

  g_assert_cmpint (column, >=, 0);
  g_assert_cmpint (column, <, cairo_image_surface_get_width (surface));
  g_assert_cmpint (row, >=, 0);
  g_assert_cmpint (row, <, cairo_image_surface_get_height (surface));
  memcpy (&pixel, data + (gsize) row * (gsize) cairo_image_surface_get_stride (surface) + (gsize) column * 4, 4);
  return (DossierColor){
    ((pixel >> 16) & 0xff) / 255.0,
    ((pixel >> 8) & 0xff) / 255.0,
    (pixel & 0xff) / 255.0,
    (pixel >> 24) / 255.0,
  };
}

gboolean
fixture_color_is (const DossierColor *color, const DossierColor *other)
{
  return fabs (color->red - other->red) < 0.012 && fabs (color->green - other->green) < 0.012
         && fabs (color->blue - other->blue) < 0.012;
}
