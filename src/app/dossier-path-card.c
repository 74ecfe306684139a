/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-path-card.h"

#include "dossier-config.h"
#include "dossier-evidence-parts.h"
#include "dossier-exploration.h"
#include "dossier-type-mark.h"
#include "query/dossier-relation.h"
#include "query/dossier-words.h"
#include "render/dossier-language.h"

#include <glib/gi18n-lib.h>

/* Of more, the evidence of the relation, or of the node, tells. */
#define MAX_QUOTES 3
#define MAX_RELATIONS 4

struct _DossierPathCard
{
  AdwBin parent_instance;

  DossierSession *session;
  DossierGraph *graph;
  DossierPath path;
};

G_DEFINE_FINAL_TYPE (DossierPathCard, dossier_path_card, ADW_TYPE_BIN)

static void
select_node (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dossier_session_select_node (DOSSIER_PATH_CARD (widget)->session, g_variant_get_uint32 (parameter), TRUE);
}

static void
select_edge (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dossier_session_select_edge (DOSSIER_PATH_CARD (widget)->session, g_variant_get_uint32 (parameter), TRUE);
}

static void
show_path (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierPathCard *self = DOSSIER_PATH_CARD (widget);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (DossierFocus) focus = NULL;
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; i < self->path.n_nodes; i++)
    g_strv_builder_add (builder, dossier_graph_get_node (self->graph, self->path.nodes[i])->id);
  ids = g_strv_builder_end (builder);
  focus = dossier_focus_new ((const char *const *) ids, 0, DOSSIER_DIRECTION_ANY, NULL, NULL, NULL, NULL);
  dossier_exploration_set_focus (dossier_session_get_exploration (self->session), focus);
  gtk_widget_activate_action (widget, "win.view", "s", "graph");
}

static void
dossier_path_card_dispose (GObject *object)
{
  DossierPathCard *self = DOSSIER_PATH_CARD (object);

  g_clear_pointer (&self->path.nodes, g_free);
  g_clear_pointer (&self->graph, dossier_graph_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dossier_path_card_parent_class)->dispose (object);
}

static void
dossier_path_card_class_init (DossierPathCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_path_card_dispose;

  gtk_widget_class_set_css_name (widget_class, "path");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "path.select-node", "u", select_node);
  gtk_widget_class_install_action (widget_class, "path.select-edge", "u", select_edge);
  gtk_widget_class_install_action (widget_class, "path.show", NULL, show_path);
}

static void
dossier_path_card_init (DossierPathCard *self)
{
}

static GtkWidget *
create_button (GtkWidget *child, const char *action, guint target, const char *css_class, const char *name)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", target);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

/* The mark, and the line that goes on below it beside the words. */
static GtkWidget *
create_mark (DossierNodeType type, gboolean is_last)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line;

  gtk_box_append (GTK_BOX (column), dossier_type_mark_new (type));
  if (is_last)
    return column;

  line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (line, TRUE);
  gtk_widget_add_css_class (line, "path-line");
  gtk_box_append (GTK_BOX (column), line);
  return column;
}

static GtkWidget *
create_node (DossierPathCard *self, guint node, gboolean is_last)
{
  const DossierNode *record = dossier_graph_get_node (self->graph, node);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *type = dossier_words_get_type (record);
  g_autofree char *description = dossier_words_describe_node (self->graph, node);
  g_autofree char *name =
      dossier_words_join (record->label, type, description != NULL ? description : "", NULL);

  gtk_box_append (GTK_BOX (words),
                  dossier_parts_in_language (dossier_parts_label (record->label, "who", FALSE),
                                             dossier_language_get_for_node (self->graph, node)));
  if (description != NULL)
    gtk_box_append (GTK_BOX (words),
                    dossier_parts_in_language (dossier_parts_label (description, "source-line", FALSE),
                                               dossier_language_get_for_description (self->graph, node)));
  gtk_widget_set_hexpand (words, TRUE);
  return create_button (dossier_parts_line (12, create_mark (record->type, is_last), words),
                        "path.select-node",
                        node,
                        "path-node",
                        name);
}

static void
append_quotes (DossierPathCard *self, GtkBox *box, const DossierEdge *edge)
{
  for (guint i = 0; i < MIN (edge->n_citations, MAX_QUOTES); i++)
    {
      const DossierCitation *citation = &edge->citations[i];
      g_autofree char *quote = g_strdup_printf (_("“%s”"), citation->exact);
      g_autofree char *date = dossier_words_describe_date (citation->date_text, citation->basis);
      GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
      GtkWidget *source = dossier_parts_source_line (self->graph, citation);

      gtk_box_append (GTK_BOX (words),
                      dossier_parts_in_language (dossier_parts_passage (quote, "quote", FALSE),
                                                 dossier_language_get_for_quote (self->graph, citation)));
      if (date != NULL)
        gtk_box_append (GTK_BOX (words), dossier_parts_label (date, "quote-date", FALSE));
      if (source != NULL)
        gtk_box_append (GTK_BOX (words), source);
      gtk_box_append (box, words);
    }

  if (edge->n_citations == 0)
    gtk_box_append (box, dossier_parts_lack (_("Uncited")));
  if (edge->n_citations > MAX_QUOTES)
    {
      guint n_more = edge->n_citations - MAX_QUOTES;
      g_autofree char *more =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %'u more quote", "and %'u more quotes", n_more), n_more);

      gtk_box_append (box, dossier_parts_label (more, "source-line", FALSE));
    }
}

/* Where @edge leads from @node: the relation as it reads from there, and its own label. */
static char *
describe_relation (DossierPathCard *self, guint edge, guint node)
{
  const DossierEdge *record = dossier_graph_get_edge (self->graph, edge);
  g_autofree char *heading = NULL;
  guint from;

  dossier_graph_get_edge_ends (self->graph, edge, &from, NULL);
  heading = dossier_relation_get_heading (record->type, from == node || dossier_relation_is_symmetric (record->type));
  return dossier_words_join (heading, record->label != NULL ? record->label : "", NULL);
}

static GtkWidget *
create_relation (DossierPathCard *self, guint edge, guint node)
{
  const DossierEdge *record = dossier_graph_get_edge (self->graph, edge);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *relation = describe_relation (self, edge, node);
  g_autofree char *quote =
      record->n_citations > 0 ? g_strdup_printf (_("“%s”"), record->citations[0].exact) : g_strdup (_("Uncited"));
  g_autofree char *name = dossier_words_join (relation, quote, NULL);

  gtk_box_append (GTK_BOX (box),
                  dossier_parts_in_language (dossier_parts_label (relation, "relation-name", FALSE),
                                             dossier_language_get_for_edge (self->graph, edge)));
  append_quotes (self, GTK_BOX (box), record);
  return create_button (box, "path.select-edge", edge, "path-relation", name);
}

static void
append_step (DossierPathCard *self, GtkBox *box, guint step, gboolean directed)
{
  guint n_edges;
  g_autofree guint *edges = dossier_path_list_step (self->graph, &self->path, step, directed, &n_edges);
  GtkWidget *relations = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gboolean contradicts = FALSE;

  for (guint i = 0; i < MIN (n_edges, MAX_RELATIONS); i++)
    gtk_box_append (GTK_BOX (relations), create_relation (self, edges[i], self->path.nodes[step]));
  for (guint i = 0; i < n_edges; i++)
    contradicts |= dossier_relation_is_symmetric (dossier_graph_get_edge (self->graph, edges[i])->type);
  if (n_edges > MAX_RELATIONS)
    {
      guint n_more = n_edges - MAX_RELATIONS;
      g_autofree char *more =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %'u more relation", "and %'u more relations", n_more),
                           n_more);
      GtkWidget *label = dossier_parts_label (more, "source-line", FALSE);

      gtk_widget_add_css_class (label, "path-more");
      gtk_box_append (GTK_BOX (relations), label);
    }
  gtk_widget_add_css_class (relations, "path-step");
  if (contradicts)
    gtk_widget_add_css_class (relations, "contradicts");
  gtk_box_append (box, relations);
}

static GtkWidget *
create_header (DossierPathCard *self, guint place)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_label (_("Show in Graph"));
  guint n_steps = self->path.n_nodes - 1;
  /* Translators: which of several paths */
  g_autofree char *title = g_strdup_printf (_("Path %u"), place);
  g_autofree char *length =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u step", "%u steps", n_steps), n_steps);
  g_autofree char *name = dossier_words_join (_("Show in Graph"), title, NULL);
  GtkWidget *heading = dossier_parts_heading (title);
  GtkWidget *subheading = dossier_parts_label (length, "dim-label", FALSE);

  gtk_label_set_wrap (GTK_LABEL (heading), FALSE);
  gtk_widget_set_hexpand (subheading, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "path.show");
  gtk_widget_set_tooltip_text (button, _("Show This Path Alone in the Graph"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (header), heading);
  gtk_box_append (GTK_BOX (header), subheading);
  gtk_box_append (GTK_BOX (header), button);
  gtk_widget_add_css_class (header, "path-header");
  return header;
}

static void
set_name (DossierPathCard *self, guint place)
{
  g_autoptr (GString) name = g_string_new (NULL);

  g_string_append_printf (name, _("Path %u"), place);
  for (guint i = 0; i < self->path.n_nodes; i++)
    g_string_append_printf (name,
                            "%s%s",
                            i == 0 ? ": " : " → ",
                            dossier_graph_get_node (self->graph, self->path.nodes[i])->label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

GtkWidget *
dossier_path_card_new (DossierSession *session, const DossierPath *path, gboolean directed, guint place)
{
  DossierPathCard *self = g_object_new (DOSSIER_TYPE_PATH_CARD, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->session = g_object_ref (session);
  self->graph = dossier_graph_ref (dossier_session_get_graph (session));
  self->path.n_nodes = path->n_nodes;
  self->path.nodes = g_memdup2 (path->nodes, path->n_nodes * sizeof *path->nodes);

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "path-body");
  gtk_box_append (GTK_BOX (box), create_header (self, place));
  for (guint i = 0; i < self->path.n_nodes; i++)
    {
      gtk_box_append (GTK_BOX (box), create_node (self, self->path.nodes[i], i + 1 == self->path.n_nodes));
      if (i + 1 < self->path.n_nodes)
        append_step (self, GTK_BOX (box), i, directed);
    }
  adw_bin_set_child (ADW_BIN (self), box);
  set_name (self, place);
  return GTK_WIDGET (self);
}
