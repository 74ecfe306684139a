/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-evidence-heading.h"

#include "dossier-access-names.h"
#include "dossier-config.h"
#include "dossier-evidence-parts.h"
#include "dossier-filter-words.h"
#include "dossier-text-language.h"
#include "dossier-type-mark.h"
#include "query/dossier-filter.h"
#include "query/dossier-relation.h"
#include "query/dossier-words.h"
#include "render/dossier-language.h"

#include <glib/gi18n-lib.h>

/* In characters. */
#define MAX_FILTER_NAME 40

static GtkWidget *
create_chip (const DossierNode *node)
{
  GtkWidget *chip;
  g_autofree char *type = dossier_words_get_type (node);
  g_autofree char *kind = node->kind != NULL ? dossier_words_get_kind (node->kind, FALSE) : NULL;
  g_autofree char *text = dossier_words_join (type, kind != NULL ? kind : "", NULL);
  GtkWidget *label;

  label = dossier_parts_label (text, "caption-heading", FALSE);
  /* The chip ends where its word ends. */
  gtk_label_set_width_chars (GTK_LABEL (label), -1);
  chip = dossier_parts_line (6, dossier_type_mark_new (node->type), label);
  gtk_widget_add_css_class (chip, "type-chip");
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  return chip;
}

static void
add_date (GtkBox *box, const char *date_text, const DossierCitation *citations, guint n_citations)
{
  g_autofree char *date = dossier_words_describe_cited_date (date_text, citations, n_citations);

  if (date != NULL)
    gtk_box_append (box, dossier_parts_label (date, "dim-label", TRUE));
}

static void
add_properties (GtkBox *box,
                DossierGraph *graph,
                const DossierProperty *properties,
                guint n_properties,
                const DossierCitation *citations,
                guint n_citations)
{
  GtkWidget *grid;

  if (n_properties == 0)
    return;

  grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  for (guint i = 0; i < n_properties; i++)
    {
      g_autofree char *name = dossier_words_get_property (properties[i].name);
      GtkWidget *name_label = gtk_label_new (name);
      GtkWidget *value_label = dossier_parts_label (properties[i].value, NULL, TRUE);
      const char *value_language
          = dossier_language_get_for_text (graph, properties[i].value, citations, n_citations);
      const char *name_language
          = dossier_language_get_for_text (graph, properties[i].name, citations, n_citations);

      gtk_label_set_xalign (GTK_LABEL (name_label), 0);
      gtk_label_set_yalign (GTK_LABEL (name_label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (name_label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (name_label), 16);
      gtk_widget_add_css_class (name_label, "dim-label");
      gtk_widget_set_hexpand (value_label, TRUE);
      dossier_text_language_set_label (GTK_LABEL (name_label), name_language);
      dossier_text_language_set_label (GTK_LABEL (value_label), value_language);
      gtk_grid_attach (GTK_GRID (grid), name_label, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), value_label, 1, (int) i, 1, 1);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (value_label),
                                      GTK_ACCESSIBLE_RELATION_LABELLED_BY, name_label, NULL,
                                      -1);
    }
  gtk_box_append (box, grid);
}

static void
add_item (GMenu *menu, const char *label, const char *action, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

/* By what people call it, unless that would make a wide menu. */
static void
add_filter (GMenu *menu, DossierFilterField field, const char *name, const char *id)
{
  const char *value = g_utf8_strlen (name, -1) <= MAX_FILTER_NAME ? name : id;
  g_autofree char *term = dossier_filter_text_add ("", field, value, FALSE);
  /* In the words of the chip that it becomes. */
  g_autofree char *words = dossier_filter_words_describe (&(DossierFilterTerm){ .field = field, .value = value });
  g_auto (GStrv) pieces = g_strsplit (words, "_", -1);
  g_autofree char *escaped = g_strjoinv ("__", pieces);
  g_autofree char *label = g_strdup_printf (_("Filter: %s"), escaped);

  add_item (menu, label, "win.filter-by", term);
}

static gboolean
has_relation (DossierGraph *graph, guint node, gboolean outgoing, gboolean (*is_one) (const char *type))
{
  guint n_edges;
  const guint *edges = dossier_graph_get_incident_edges (graph, node, &n_edges);

  for (guint i = 0; i < n_edges; i++)
    {
      guint from;
      guint to;

      dossier_graph_get_edge_ends (graph, edges[i], &from, &to);
      if ((outgoing ? from : to) == node && is_one (dossier_graph_get_edge (graph, edges[i])->type))
        return TRUE;
    }

  return FALSE;
}

/* Only those that something besides the node can answer. */
static GMenu *
create_filters (DossierGraph *graph, guint node)
{
  const DossierNode *record = dossier_graph_get_node (graph, node);
  GMenu *menu = g_menu_new ();
  guint source = record->n_citations > 0 ? dossier_graph_find_source (graph, record->citations[0].source)
                                         : DOSSIER_INDEX_NONE;

  if (has_relation (graph, node, TRUE, dossier_relation_is_speech))
    add_filter (menu, DOSSIER_FILTER_BY, record->label, record->id);
  if (has_relation (graph, node, FALSE, dossier_relation_is_topic))
    add_filter (menu, DOSSIER_FILTER_ABOUT, record->label, record->id);
  if (source != DOSSIER_INDEX_NONE)
    add_filter (menu,
                DOSSIER_FILTER_SOURCE,
                dossier_graph_get_source (graph, source)->title,
                dossier_graph_get_source (graph, source)->id);
  return menu;
}

/* What can be asked from here on. */
static GtkWidget *
create_menu_button (DossierGraph *graph, guint index)
{
  const DossierNode *node = dossier_graph_get_node (graph, index);
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) filters = create_filters (graph, index);

  g_menu_append (menu, _("Focus _Here"), "win.focus-node");
  add_item (menu, _("Find Paths _From Here"), "win.path-from", node->id);
  add_item (menu, _("Find Paths _To Here"), "win.path-to", node->id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (filters));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _("What to Ask From Here"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("What to Ask From Here"),
                                  -1);
  dossier_access_names_clean (button);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

GtkWidget *
dossier_evidence_heading_new_for_node (DossierGraph *graph, guint node)
{
  const DossierNode *record = dossier_graph_get_node (graph, node);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  guint speaker = record->type == DOSSIER_NODE_TYPE_STATEMENT ? dossier_relation_find_speaker (graph, node)
                                                               : DOSSIER_INDEX_NONE;
  GtkWidget *chip = create_chip (record);

  /* Beside it, not at the other end, where the panel's own button to close it is over a narrow canvas. */
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), dossier_parts_line (6, chip, create_menu_button (graph, node)));
  gtk_box_append (GTK_BOX (box),
                  dossier_parts_in_language (dossier_parts_label (record->label, "evidence-title", TRUE),
                                             dossier_language_get_for_node (graph, node)));
  if (speaker != DOSSIER_INDEX_NONE)
    gtk_box_append (GTK_BOX (box),
                    dossier_parts_in_language (
                        dossier_parts_label (dossier_graph_get_node (graph, speaker)->label, "who", TRUE),
                        dossier_language_get_for_node (graph, speaker)));
  add_date (GTK_BOX (box), record->date_text, record->citations, record->n_citations);
  if (record->aliases != NULL && record->aliases[0] != NULL)
    {
      g_autofree char *aliases = g_strjoinv (", ", (char **) record->aliases);
      /* Translators: other names of an actor or element */
      g_autofree char *text = g_strdup_printf (_("Also: %s"), aliases);

      gtk_box_append (
          GTK_BOX (box),
          dossier_parts_in_language (
              dossier_parts_label (text, "dim-label", TRUE),
              dossier_language_get_for_text (graph, aliases, record->citations, record->n_citations)));
    }
  if (record->description != NULL)
    gtk_box_append (GTK_BOX (box),
                    dossier_parts_in_language (dossier_parts_passage (record->description, NULL, TRUE),
                                               dossier_language_get_for_text (graph,
                                                                              record->description,
                                                                              record->citations,
                                                                              record->n_citations)));
  add_properties (GTK_BOX (box),
                  graph,
                  record->properties,
                  record->n_properties,
                  record->citations,
                  record->n_citations);
  return box;
}

GtkWidget *
dossier_evidence_heading_new_for_edge (DossierGraph *graph, guint edge)
{
  const DossierEdge *record = dossier_graph_get_edge (graph, edge);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *heading = dossier_relation_get_heading (record->type, TRUE);
  GtkWidget *chip = dossier_parts_label (_("Relation"), "caption-heading", FALSE);

  /* As wide as its word: characters on average are wider. */
  gtk_label_set_width_chars (GTK_LABEL (chip), -1);
  gtk_widget_add_css_class (chip, "type-chip");
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), chip);
  gtk_box_append (GTK_BOX (box), dossier_parts_label (heading, "evidence-title", TRUE));
  if (record->label != NULL)
    gtk_box_append (GTK_BOX (box),
                    dossier_parts_in_language (dossier_parts_label (record->label, NULL, TRUE),
                                               dossier_language_get_for_edge (graph, edge)));
  add_date (GTK_BOX (box), record->date_text, record->citations, record->n_citations);
  add_properties (GTK_BOX (box),
                  graph,
                  record->properties,
                  record->n_properties,
                  record->citations,
                  record->n_citations);
  return box;
}

GtkWidget *
dossier_evidence_heading_new_uncited (void)
{
  return dossier_parts_label (_("Uncited: no source is quoted for this"), "uncited-box", FALSE);
}
