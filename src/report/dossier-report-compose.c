/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-report-compose.h"

#include "query/dossier-words.h"
#include "render/dossier-figure.h"

#include <glib/gi18n-lib.h>

/* Pixels a point of a figure as PNG, for print. */
#define PNG_SCALE 4.0
/* What the picture, made smaller to stand on a page, must keep of its size to be drawn in full. */
#define LEAST_FIT 0.7

static void
add_fact (DossierReportComposing *composing, const char *name, const char *value)
{
  DossierReportWriter *writer = composing->writer;
  g_autofree char *label = g_strdup_printf ("%s: ", name);

  dossier_report_writer_open (writer, DOSSIER_REPORT_ITEM, NULL);
  dossier_report_writer_open (writer, DOSSIER_REPORT_META, NULL);
  dossier_report_writer_text (writer, DOSSIER_REPORT_LABEL, label);
  dossier_report_writer_text (writer, DOSSIER_REPORT_DATA, value);
  dossier_report_writer_close (writer, DOSSIER_REPORT_META);
  dossier_report_writer_close (writer, DOSSIER_REPORT_ITEM);
}

static char *
count_of (guint n, guint n_all, const char *one, const char *many)
{
  g_autofree char *number = n < n_all ? g_strdup_printf (_ ("%'u of %'u"), n, n_all) : g_strdup_printf ("%'u", n);

  return g_strdup_printf ("%s %s", number, n_all == 1 ? one : many);
}

static char *
describe_holdings (DossierReport *report)
{
  guint n_nodes = dossier_graph_get_n_nodes (report->graph);
  guint n_edges = dossier_graph_get_n_edges (report->graph);
  guint n_sources = dossier_graph_get_n_sources (report->graph);
  g_autofree char *nodes
      = count_of (report->n_claims, n_nodes, ngettext ("node", "nodes", 1), ngettext ("node", "nodes", n_nodes));
  g_autofree char *edges = count_of (report->n_relations, n_edges, ngettext ("relation", "relations", 1),
                                     ngettext ("relation", "relations", n_edges));
  g_autofree char *sources = count_of (report->n_sources, n_sources, ngettext ("source", "sources", 1),
                                       ngettext ("source", "sources", n_sources));
  g_autofree char *quotes = g_strdup_printf (ngettext ("%'u quote", "%'u quotes", report->n_quotes), report->n_quotes);

  return g_strdup_printf ("%s, %s, %s, %s", nodes, edges, quotes, sources);
}

static void
count_checks (DossierReport *report, guint *counts)
{
  for (guint i = 0; i < report->n_claims; i++)
    for (guint k = 0; k < dossier_graph_get_node (report->graph, report->claims[i])->n_citations; k++)
      counts[dossier_checks_get_for_node (report->checks, report->claims[i], k)->status]++;

  for (guint i = 0; i < dossier_graph_get_n_edges (report->graph); i++)
    for (guint k = 0; k < dossier_graph_get_edge (report->graph, i)->n_citations; k++)
      if (dossier_report_has_edge (report, i))
        counts[dossier_checks_get_for_edge (report->checks, i, k)->status]++;
}

static char *
describe_checks (DossierReport *report)
{
  guint counts[DOSSIER_N_CHECK_STATUSES] = { 0 };
  GString *text;

  if (report->checks == NULL)
    return g_strdup (_ ("not held against the texts of the sources"));

  count_checks (report, counts);
  text = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] > 0)
      /* Translators: a number of quotes, and what came of checking them, such as "12 exact" */
      g_string_append_printf (text, _ ("%s%'u %s"), text->len > 0 ? ", " : "", counts[i],
                              dossier_check_status_get_label (i));
  if (text->len == 0)
    g_string_append (text, _ ("no quotes"));
  return g_string_free (text, FALSE);
}

static void
compose_front (DossierReportComposing *composing)
{
  DossierReport *report = composing->report;
  g_autofree char *holdings = describe_holdings (report);
  g_autofree char *checks = describe_checks (report);

  dossier_report_writer_open (composing->writer, DOSSIER_REPORT_LIST, &(DossierReportAttributes){ .name = "facts" });
  add_fact (composing, _ ("Asked for"), report->asked != NULL ? report->asked : _ ("the whole dossier"));
  add_fact (composing, _ ("Holds"), holdings);
  add_fact (composing, _ ("Quotes"), checks);
  add_fact (composing, _ ("Dossier’s content"), report->content_hash);
  dossier_report_writer_close (composing->writer, DOSSIER_REPORT_LIST);
}

static void
add_to_contents (DossierReportComposing *composing, const char *target, const char *heading, guint n_entries)
{
  DossierReportWriter *writer = composing->writer;

  dossier_report_writer_open (writer, DOSSIER_REPORT_ITEM, NULL);
  dossier_report_writer_open (writer, DOSSIER_REPORT_PARAGRAPH, NULL);
  dossier_report_writer_link (writer, target, DOSSIER_REPORT_PLAIN, heading);
  if (n_entries > 0)
    {
      g_autofree char *count = g_strdup_printf (" %'u", n_entries);

      dossier_report_writer_text (writer, DOSSIER_REPORT_PLAIN, count);
    }
  dossier_report_writer_close (writer, DOSSIER_REPORT_PARAGRAPH);
  dossier_report_writer_close (writer, DOSSIER_REPORT_ITEM);
}

static void
compose_contents (DossierReportComposing *composing)
{
  DossierReport *report = composing->report;

  dossier_report_writer_open (composing->writer, DOSSIER_REPORT_LIST, &(DossierReportAttributes){ .name = "contents" });
  if (report->scene != NULL)
    add_to_contents (composing, "#figure", _ ("Figure"), 0);
  if (report->pairs->len > 0)
    add_to_contents (composing, "#contradictions", _ ("Contradictions"), report->pairs->len);
  if (report->dates->len > 0)
    add_to_contents (composing, "#timeline", _ ("Timeline"), report->dates->len);
  for (guint i = 0; i < G_N_ELEMENTS (dossier_report_types); i++)
    {
      DossierNodeType type = dossier_report_types[i];
      g_autofree char *target = g_strdup_printf ("#type-%s", dossier_node_type_get_name (type));
      guint n = 0;

      for (guint k = 0; k < report->n_claims; k++)
        n += dossier_graph_get_node (report->graph, report->claims[k])->type == type;
      if (n > 0)
        add_to_contents (composing, target, dossier_words_get_type_heading (type), n);
    }
  if (report->n_sources > 0)
    add_to_contents (composing, "#sources", _ ("Sources"), report->n_sources);
  dossier_report_writer_close (composing->writer, DOSSIER_REPORT_LIST);
}

/* Whether it can be read in full where there is so much room. */
static gboolean
fits (DossierFigure *figure, double room_width, double room_height)
{
  double width, height;

  dossier_figure_get_page_size (figure, 0, &width, &height);
  return MIN (room_width / width, room_height / height) >= LEAST_FIT;
}

/* (transfer full): made for the room, as a figure that is exported on a page. */
static DossierFigure *
create_inset (DossierScene *scene, double room_width, double room_height)
{
  DossierFigureOptions options;

  dossier_figure_options_init (&options);
  options.sheet = DOSSIER_FIGURE_SHEET_CUSTOM;
  options.sheet_width = room_width;
  options.sheet_height = room_height;
  options.is_inset = TRUE;
  return dossier_figure_new (scene, &options);
}

static GBytes *
write_picture (DossierReportComposing *composing, DossierFigure *figure, GCancellable *cancellable, GError **error)
{
  gboolean is_svg = g_str_equal (composing->writer->class->figure, "svg");

  return dossier_figure_write_bytes (figure, is_svg ? DOSSIER_FIGURE_SVG : DOSSIER_FIGURE_PNG, PNG_SCALE, cancellable,
                                     error);
}

/* FALSE where there is none. @picture's bytes belong to the caller. @is_inset: it was made for a page */
static gboolean
draw_picture (DossierReportComposing *composing,
              DossierReportPicture *picture,
              gboolean *is_inset,
              GCancellable *cancellable,
              GError **error)
{
  const DossierReportWriterClass *class = composing->writer->class;
  DossierScene *scene = composing->report->scene;
  g_autoptr (DossierFigure) figure = dossier_figure_new (scene, NULL);

  *is_inset = class->page_width > 0 && !fits (figure, class->page_width, class->page_height);
  if (*is_inset)
    {
      dossier_figure_unref (figure);
      figure = create_inset (scene, class->page_width, class->page_height);
    }
  dossier_figure_get_page_size (figure, 0, &picture->width, &picture->height);
  picture->bytes = write_picture (composing, figure, cancellable, error);
  if (picture->bytes == NULL || class->paper_width <= 0 || fits (figure, class->paper_width, class->paper_height))
    return picture->bytes != NULL;

  /* On a page that lies as it does, as large as it can be read there. */
  picture->is_wide = picture->width > picture->height;
  if (!picture->is_wide || !fits (figure, class->wide_width, class->wide_height))
    {
      g_autoptr (DossierFigure) inset = create_inset (scene, picture->is_wide ? class->wide_width : class->paper_width,
                                                      picture->is_wide ? class->wide_height : class->paper_height);

      picture->on_paper = write_picture (composing, inset, cancellable, error);
      return picture->on_paper != NULL;
    }
  return TRUE;
}

static gboolean
compose_figure (DossierReportComposing *composing, GCancellable *cancellable, GError **error)
{
  DossierReportWriter *writer = composing->writer;
  DossierReport *report = composing->report;
  DossierReportPicture picture = { 0 };
  gboolean is_inset = FALSE;
  const char *note = _ ("Names are written where a page has room for them.");
  g_autofree char *caption = NULL;

  if (report->scene == NULL || writer->class->figure == NULL)
    return TRUE;
  if (!draw_picture (composing, &picture, &is_inset, cancellable, error))
    {
      g_clear_pointer (&picture.bytes, g_bytes_unref);
      return FALSE;
    }

  /* Translators: below the picture of the dossier, and in place of it for who cannot see it; %s: counts of its parts */
  caption = g_strdup_printf (ngettext ("The graph: %'u node and how it is tied to others",
                                       "The graph: %'u nodes and how they are tied to each other", report->n_claims),
                             report->n_claims);
  dossier_report_writer_open (writer, DOSSIER_REPORT_SECTION,
                              &(DossierReportAttributes){
                                  .id = "figure",
                                  .name = picture.is_wide ? "figure wide" : "figure",
                              });
  dossier_report_writer_heading (writer, 2, NULL, _ ("Figure"), NULL);
  dossier_report_writer_open (writer, DOSSIER_REPORT_FIGURE, NULL);
  picture.description = caption;
  picture.note_on_paper = note;
  writer->class->picture (writer, &picture);
  dossier_report_writer_open (writer, DOSSIER_REPORT_CAPTION, NULL);
  dossier_report_writer_text (writer, DOSSIER_REPORT_PLAIN, caption);
  if (is_inset)
    {
      dossier_report_writer_text (writer, DOSSIER_REPORT_PLAIN, " · ");
      dossier_report_writer_text (writer, DOSSIER_REPORT_PLAIN, note);
    }
  dossier_report_writer_close (writer, DOSSIER_REPORT_CAPTION);
  dossier_report_writer_close (writer, DOSSIER_REPORT_FIGURE);
  dossier_report_writer_close (writer, DOSSIER_REPORT_SECTION);
  g_bytes_unref (picture.bytes);
  g_clear_pointer (&picture.on_paper, g_bytes_unref);
  return TRUE;
}

static void
add_cell (DossierReportComposing *composing, DossierReportBlock block, DossierReportStyle style, const char *text)
{
  dossier_report_writer_open (composing->writer, block, NULL);
  if (text != NULL)
    dossier_report_writer_text (composing->writer, style, text);
  dossier_report_writer_close (composing->writer, block);
}

static void
compose_date (DossierReportComposing *composing, const DossierReportDate *date)
{
  DossierReportWriter *writer = composing->writer;
  g_autofree char *when = dossier_date_format (date->side.date_text);
  guint speaker = date->side.speaker;

  dossier_report_writer_open (writer, DOSSIER_REPORT_ROW, NULL);
  add_cell (composing, DOSSIER_REPORT_CELL, DOSSIER_REPORT_DATA, when);
  dossier_report_writer_open (writer, DOSSIER_REPORT_CELL, NULL);
  dossier_report_compose_reference (composing, date->node);
  dossier_report_writer_close (writer, DOSSIER_REPORT_CELL);
  dossier_report_writer_open (writer, DOSSIER_REPORT_CELL, NULL);
  if (speaker != DOSSIER_INDEX_NONE)
    dossier_report_compose_reference (composing, speaker);
  dossier_report_writer_close (writer, DOSSIER_REPORT_CELL);
  dossier_report_writer_close (writer, DOSSIER_REPORT_ROW);
}

static void
compose_timeline (DossierReportComposing *composing)
{
  DossierReportWriter *writer = composing->writer;
  GArray *dates = composing->report->dates;

  if (dates->len == 0)
    return;

  dossier_report_writer_open (writer, DOSSIER_REPORT_SECTION,
                              &(DossierReportAttributes){ .id = "timeline", .name = "timeline" });
  dossier_report_writer_heading (writer, 2, NULL, _ ("Timeline"), NULL);
  dossier_report_writer_open (writer, DOSSIER_REPORT_TABLE, NULL);
  dossier_report_writer_open (writer, DOSSIER_REPORT_ROW, NULL);
  add_cell (composing, DOSSIER_REPORT_HEADER_CELL, DOSSIER_REPORT_PLAIN, _ ("Date"));
  add_cell (composing, DOSSIER_REPORT_HEADER_CELL, DOSSIER_REPORT_PLAIN, _ ("What"));
  add_cell (composing, DOSSIER_REPORT_HEADER_CELL, DOSSIER_REPORT_PLAIN, _ ("By"));
  dossier_report_writer_close (writer, DOSSIER_REPORT_ROW);
  for (guint i = 0; i < dates->len; i++)
    compose_date (composing, &g_array_index (dates, DossierReportDate, i));
  dossier_report_writer_close (writer, DOSSIER_REPORT_TABLE);
  dossier_report_writer_close (writer, DOSSIER_REPORT_SECTION);
}

gboolean
dossier_report_compose (DossierReport *report, DossierReportWriter *writer, GCancellable *cancellable, GError **error)
{
  g_autofree guint *edge_places = g_new0 (guint, MAX (dossier_graph_get_n_edges (report->graph), 1));
  DossierReportComposing composing = { report, writer, edge_places };
  const char *title = dossier_graph_get_title (report->graph);
  const char *description = dossier_graph_get_description (report->graph);
  g_autofree char *clean_title
      = dossier_report_clean (title != NULL && *title != '\0' ? title : _ ("Untitled dossier"));
  g_autofree char *clean_description = description != NULL ? dossier_report_clean (description) : NULL;

  writer->class->begin (writer, clean_title, clean_description, dossier_graph_get_lang (report->graph));
  compose_front (&composing);
  if (writer->class->has_contents && report->n_claims > 0)
    compose_contents (&composing);
  if (report->n_claims == 0)
    {
      dossier_report_writer_open (writer, DOSSIER_REPORT_PARAGRAPH, NULL);
      dossier_report_writer_text (writer, DOSSIER_REPORT_PLAIN, _ ("There is nothing in it."));
      dossier_report_writer_close (writer, DOSSIER_REPORT_PARAGRAPH);
      return TRUE;
    }

  if (!compose_figure (&composing, cancellable, error)
      || !dossier_report_compose_contradictions (&composing, cancellable, error))
    return FALSE;
  compose_timeline (&composing);
  if (!dossier_report_compose_claims (&composing, cancellable, error))
    return FALSE;
  dossier_report_compose_sources (&composing);
  return TRUE;
}
