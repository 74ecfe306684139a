/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-cli-command.h"
#include "dossier-cli-open.h"
#include "dossier-cli-picture.h"
#include "dossier-cli-print.h"

#include <glib/gi18n-lib.h>

static char *engine_name;
static gboolean as_json;

static const GOptionEntry options[] = {
  { "engine", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &engine_name, N_ ("Lay out with ENGINE"), N_ ("ENGINE") },
  { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &as_json, N_ ("Write the layout as JSON"), NULL },
  G_OPTION_ENTRY_NULL,
};

static char *
describe (void)
{
  g_autofree char *engines = dossier_cli_describe_engines ();

  return g_strconcat (
      _ ("Lines with tabs between: “engine” and its name; “bounds”, x, y, width, height; for each node\n"
         "“node”, id, x, y, width, height; for each edge “edge”, id, from, to and the points of its Bézier\n"
         "curves as x,y. All in points (1/72 inch), y downward."),
      "\n\n", engines, NULL);
}

static void
print_box (const DossierBox *box)
{
  g_autofree char *x = dossier_cli_format_points (box->x);
  g_autofree char *y = dossier_cli_format_points (box->y);
  g_autofree char *width = dossier_cli_format_points (box->width);
  g_autofree char *height = dossier_cli_format_points (box->height);

  dossier_cli_print ("\t%s\t%s\t%s\t%s\n", x, y, width, height);
}

static void
print_curve (const DossierCurve *curve)
{
  g_autoptr (GString) points = g_string_new (NULL);

  for (guint i = 0; i < curve->n_points; i++)
    {
      g_autofree char *x = dossier_cli_format_points (curve->points[i].x);
      g_autofree char *y = dossier_cli_format_points (curve->points[i].y);

      g_string_append_printf (points, "%s%s,%s", i > 0 ? " " : "", x, y);
    }

  dossier_cli_print ("\t%s\n", points->str);
}

static void
print_layout (DossierGraph *graph, DossierLayout *layout)
{
  const DossierBox *boxes = dossier_layout_get_boxes (layout);
  DossierBox bounds = dossier_layout_get_bounds (layout);

  dossier_cli_print ("engine\t%s\n", dossier_engine_get_name (dossier_layout_get_engine (layout)));
  dossier_cli_print ("bounds");
  print_box (&bounds);

  for (guint i = 0; i < dossier_graph_get_n_nodes (graph); i++)
    {
      g_autofree char *id = dossier_cli_escape (dossier_graph_get_node (graph, i)->id);

      dossier_cli_print ("node\t%s", id);
      print_box (&boxes[i]);
    }

  for (guint i = 0; i < dossier_graph_get_n_edges (graph); i++)
    {
      const DossierEdge *edge = dossier_graph_get_edge (graph, i);
      DossierCurve curve = dossier_layout_get_curve (layout, i);
      g_autofree char *id = dossier_cli_escape (edge->id != NULL ? edge->id : "");
      g_autofree char *from = dossier_cli_escape (edge->from);
      g_autofree char *to = dossier_cli_escape (edge->to);

      dossier_cli_print ("edge\t%s\t%s\t%s", id, from, to);
      print_curve (&curve);
    }
}

static void
write_box (JsonBuilder *builder, const DossierBox *box)
{
  dossier_cli_json_set_points (builder, "x", box->x);
  dossier_cli_json_set_points (builder, "y", box->y);
  dossier_cli_json_set_points (builder, "width", box->width);
  dossier_cli_json_set_points (builder, "height", box->height);
}

static void
write_point (JsonBuilder *builder, const DossierPoint *point)
{
  json_builder_begin_object (builder);
  dossier_cli_json_set_points (builder, "x", point->x);
  dossier_cli_json_set_points (builder, "y", point->y);
  json_builder_end_object (builder);
}

static void
write_edge (JsonBuilder *builder, const DossierEdge *edge, DossierLayout *layout, guint place)
{
  DossierCurve curve = dossier_layout_get_curve (layout, place);
  DossierPoint label = dossier_layout_get_label_place (layout, place);

  json_builder_begin_object (builder);
  dossier_cli_json_set_string (builder, "id", edge->id);
  dossier_cli_json_set_string (builder, "from", edge->from);
  dossier_cli_json_set_string (builder, "to", edge->to);
  dossier_cli_json_set_string (builder, "type", edge->type);
  json_builder_set_member_name (builder, "points");
  json_builder_begin_array (builder);
  for (guint i = 0; i < curve.n_points; i++)
    write_point (builder, &curve.points[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "label");
  write_point (builder, &label);
  json_builder_end_object (builder);
}

static void
write_layout (const char *path, DossierGraph *graph, DossierLayout *layout, const char *note)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const DossierBox *boxes = dossier_layout_get_boxes (layout);
  DossierBox bounds = dossier_layout_get_bounds (layout);

  json_builder_begin_object (builder);
  dossier_cli_json_set_file (builder, path);
  dossier_cli_json_set_string (builder, "engine", dossier_engine_get_name (dossier_layout_get_engine (layout)));
  dossier_cli_json_set_string (builder, "note", note);
  json_builder_set_member_name (builder, "bounds");
  json_builder_begin_object (builder);
  write_box (builder, &bounds);
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "nodes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < dossier_graph_get_n_nodes (graph); i++)
    {
      json_builder_begin_object (builder);
      dossier_cli_json_set_string (builder, "id", dossier_graph_get_node (graph, i)->id);
      write_box (builder, &boxes[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "edges");
  json_builder_begin_array (builder);
  for (guint i = 0; i < dossier_graph_get_n_edges (graph); i++)
    write_edge (builder, dossier_graph_get_edge (graph, i), layout, i);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  dossier_cli_print_json (builder);
}

static int
run (char **arguments, guint n_arguments, GCancellable *cancellable)
{
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (DossierLayout) layout = NULL;
  g_autofree char *note = NULL;
  int code;

  if (!dossier_cli_is_engine (engine_name))
    return DOSSIER_CLI_WRONG_USE;

  graph = dossier_cli_open (arguments[0], cancellable, NULL, &code);
  if (graph == NULL)
    return code;

  layout = dossier_cli_lay_out (arguments[0], graph, NULL, engine_name, cancellable, &note, &code);
  if (layout == NULL)
    return code;

  if (as_json)
    write_layout (arguments[0], graph, layout, note);
  else
    print_layout (graph, layout);
  return DOSSIER_CLI_FINE;
}

const DossierCliCommand dossier_cli_layout = {
  .name = "layout",
  .arguments = N_ ("FILE"),
  .summary = N_ ("Lay a dossier out and write where everything stands"),
  .description = describe,
  .n_arguments_min = 1,
  .n_arguments_max = 1,
  .options = options,
  .run = run,
};
