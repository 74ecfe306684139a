/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-summary.h"

#include "dossier-config.h"
#include "dossier-evidence-parts.h"
#include "dossier-type-mark.h"
#include "query/dossier-words.h"
#include "render/dossier-language.h"

#include <glib/gi18n-lib.h>

/* More sources than anybody reads in a summary; their citations show the rest. */
#define MAX_SOURCES 50

static void
add_counts (GtkBox *box, DossierGraph *graph)
{
  GtkWidget *list = gtk_list_box_new ();
  guint counts[DOSSIER_N_NODE_TYPES] = { 0 };

  for (guint i = 0; i < dossier_graph_get_n_nodes (graph); i++)
    counts[dossier_graph_get_node (graph, i)->type]++;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint type = 0; type < DOSSIER_N_NODE_TYPES; type++)
    {
      GtkWidget *row;
      GtkWidget *line;
      GtkWidget *heading;
      GtkWidget *number;
      g_autofree char *count = g_strdup_printf ("%'u", counts[type]);
      g_autofree char *name = dossier_words_join (dossier_words_get_type_heading (type), count, NULL);

      if (counts[type] == 0)
        continue;

      row = gtk_list_box_row_new ();
      line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
      heading = dossier_parts_label (dossier_words_get_type_heading (type), NULL, FALSE);
      gtk_widget_set_hexpand (heading, TRUE);
      gtk_box_append (GTK_BOX (line), dossier_type_mark_new (type));
      gtk_box_append (GTK_BOX (line), heading);
      number = dossier_parts_label (count, "dim-label", FALSE);
      gtk_label_set_xalign (GTK_LABEL (number), 1);
      gtk_widget_add_css_class (number, "numeric");
      gtk_box_append (GTK_BOX (line), number);
      gtk_widget_add_css_class (line, "summary-line");
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Contents"), -1);
  gtk_box_append (box, list);
}

static void
add_checks (GtkBox *box, const DossierChecks *checks)
{
  guint n_citations = 0;
  guint n_verified = checks->counts[DOSSIER_CHECK_EXACT] + checks->counts[DOSSIER_CHECK_NORMALISED];
  g_autofree char *text = NULL;

  for (guint i = 0; i < DOSSIER_N_CHECK_STATUSES; i++)
    if (i != DOSSIER_CHECK_NO_TEXT)
      n_citations += checks->counts[i];

  /* With no text at hand nothing was checked. */
  if (n_citations == 0)
    return;

  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%'u of %'u quote found in its source’s text",
                                       "%'u of %'u quotes found in their sources’ texts",
                                       n_citations),
                          n_verified,
                          n_citations);
  gtk_box_append (box, dossier_parts_label (text, "dim-label", FALSE));
}

static GtkWidget *
create_source_row (DossierGraph *graph, guint index)
{
  const DossierSource *source = dossier_graph_get_source (graph, index);
  const char *language = dossier_language_get_for_source (graph, index);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line;
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *link = dossier_parts_link_button (source->url);
  g_autofree char *description = dossier_words_describe_source (source);
  g_autofree char *name = dossier_words_join (source->title, description != NULL ? description : "", NULL);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts),
                  dossier_parts_in_language (dossier_parts_label (source->title, NULL, TRUE), language));
  if (description != NULL)
    gtk_box_append (GTK_BOX (texts),
                    dossier_parts_in_language (dossier_parts_label (description, "source-line", FALSE), language));
  if (source->note != NULL)
    gtk_box_append (GTK_BOX (texts),
                    dossier_parts_note (source->note,
                                        dossier_language_get_for_text (graph, source->note, NULL, 0)));
  line = dossier_parts_line (6, texts, link);
  gtk_widget_add_css_class (line, "summary-line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
add_sources (GtkBox *box)
{
  GtkWidget *heading = dossier_parts_heading (_("Sources"));
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (heading, "section-header");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sources"), -1);
  gtk_box_append (box, heading);
  gtk_box_append (box, list);
}

/* Long texts first: they are what takes a frame's time. */
static void
add_about (GtkBox *box, DossierGraph *graph)
{
  const char *title = dossier_graph_get_title (graph);
  const char *description = dossier_graph_get_description (graph);

  if (title != NULL)
    gtk_box_append (box,
                    dossier_parts_in_language (dossier_parts_label (title, "evidence-title", TRUE),
                                               dossier_language_get_for_text (graph, title, NULL, 0)));
  if (description != NULL)
    gtk_box_append (box,
                    dossier_parts_in_language (dossier_parts_passage (description, NULL, TRUE),
                                               dossier_language_get_for_text (graph, description, NULL, 0)));
}

static void
add_contents (GtkBox *box, DossierGraph *graph, const DossierChecks *checks)
{
  if (dossier_graph_get_n_nodes (graph) == 0)
    return;

  add_counts (box, graph);
  if (checks != NULL)
    add_checks (box, checks);
  gtk_box_append (box,
                  dossier_parts_label (_("Select a node or a relation in the graph to read the words it rests on."),
                                       "dim-label",
                                       FALSE));
}

gboolean
dossier_summary_append_piece (GtkBox *box, DossierSession *session, guint n)
{
  DossierGraph *graph = dossier_session_get_graph (session);
  guint n_sources = dossier_graph_get_n_sources (graph);
  guint n_shown = MIN (n_sources, MAX_SOURCES);
  guint n_source;

  switch (n)
    {
    case 0:
      add_about (box, graph);
      return TRUE;
    case 1:
      add_contents (box, graph, dossier_session_get_checks (session));
      return TRUE;
    case 2:
      if (n_sources > 0)
        add_sources (box);
      return n_sources > 0;
    default:
      n_source = n - 3;
    }

  if (n_source < n_shown)
    {
      GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (box));

      gtk_list_box_append (GTK_LIST_BOX (list), create_source_row (graph, n_source));
      return TRUE;
    }

  if (n_source == n_shown && n_sources > n_shown)
    {
      guint n_more = n_sources - n_shown;
      g_autofree char *text = NULL;

      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %'u more source", "and %'u more sources", n_more),
                              n_more);
      gtk_box_append (box, dossier_parts_label (text, "dim-label", FALSE));
      return TRUE;
    }

  return FALSE;
}
