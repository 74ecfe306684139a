/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-relation-row.h"

#include "dossier-access-names.h"
#include "dossier-citation-card.h"
#include "dossier-config.h"
#include "dossier-evidence-heading.h"
#include "dossier-text-language.h"
#include "dossier-text-side.h"
#include "dossier-type-mark.h"
#include "query/dossier-words.h"
#include "render/dossier-language.h"

#include <glib/gi18n-lib.h>

struct _DossierRelationRow
{
  GtkListBoxRow parent_instance;

  DossierSession *session;
  DossierGraph *graph;
  guint edge;
  guint other_end;

  GtkWidget *mark;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkToggleButton *quotes_button;
  GtkRevealer *revealer;
  GtkBox *quotes;
};

G_DEFINE_FINAL_TYPE (DossierRelationRow, dossier_relation_row, GTK_TYPE_LIST_BOX_ROW)

static void
select_edge (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierRelationRow *self = DOSSIER_RELATION_ROW (widget);

  dossier_session_select_edge (self->session, self->edge, TRUE);
}

static void
add_quotes (DossierRelationRow *self)
{
  const DossierEdge *edge = dossier_graph_get_edge (self->graph, self->edge);
  const DossierChecks *checks = dossier_session_get_checks (self->session);

  if (edge->n_citations == 0)
    gtk_box_append (self->quotes, dossier_evidence_heading_new_uncited ());
  for (guint i = 0; i < edge->n_citations; i++)
    {
      const DossierCheck *check = checks != NULL ? dossier_checks_get_for_edge (checks, self->edge, i) : NULL;

      gtk_box_append (self->quotes, dossier_citation_card_new (self->graph, &edge->citations[i], check));
    }
}

static void
quotes_toggled (DossierRelationRow *self)
{
  gboolean show = gtk_toggle_button_get_active (self->quotes_button);

  /* The cards are made when somebody asks for them: a hub has hundreds of rows. */
  if (show && gtk_widget_get_first_child (GTK_WIDGET (self->quotes)) == NULL)
    add_quotes (self);
  gtk_revealer_set_reveal_child (self->revealer, show);
}

static void
dossier_relation_row_dispose (GObject *object)
{
  DossierRelationRow *self = DOSSIER_RELATION_ROW (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (dossier_relation_row_parent_class)->dispose (object);
}

static void
dossier_relation_row_finalize (GObject *object)
{
  DossierRelationRow *self = DOSSIER_RELATION_ROW (object);

  g_clear_pointer (&self->graph, dossier_graph_unref);

  G_OBJECT_CLASS (dossier_relation_row_parent_class)->finalize (object);
}

static void
dossier_relation_row_class_init (DossierRelationRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_relation_row_dispose;
  object_class->finalize = dossier_relation_row_finalize;

  g_type_ensure (DOSSIER_TYPE_TYPE_MARK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier_graph/Dossier/dossier-relation-row.ui");
  gtk_widget_class_install_action (widget_class, "relation.select", NULL, select_edge);
  gtk_widget_class_bind_template_child (widget_class, DossierRelationRow, mark);
  gtk_widget_class_bind_template_child (widget_class, DossierRelationRow, title);
  gtk_widget_class_bind_template_child (widget_class, DossierRelationRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, DossierRelationRow, quotes_button);
  gtk_widget_class_bind_template_child (widget_class, DossierRelationRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, DossierRelationRow, quotes);
  gtk_widget_class_bind_template_callback (widget_class, quotes_toggled);
}

static void
dossier_relation_row_init (DossierRelationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What tells this edge apart from others of its relation: its own label and date; else what is said of the node. */
static char *
describe (DossierRelationRow *self, const char **language)
{
  const DossierEdge *edge;
  g_autofree char *date = NULL;

  *language = dossier_language_get_for_description (self->graph, self->other_end);
  if (self->edge == DOSSIER_INDEX_NONE)
    return dossier_words_describe_node (self->graph, self->other_end);

  edge = dossier_graph_get_edge (self->graph, self->edge);
  if (edge->label == NULL && edge->date_text == NULL)
    return dossier_words_describe_node (self->graph, self->other_end);

  *language = dossier_language_get_for_edge (self->graph, self->edge);
  if (edge->date_text != NULL)
    date = dossier_date_format (edge->date_text);
  return dossier_words_join (edge->label != NULL ? edge->label : "", date != NULL ? date : "", NULL);
}

static void
bind_node (DossierRelationRow *self)
{
  const DossierNode *other = dossier_graph_get_node (self->graph, self->other_end);
  const char *language;
  g_autofree char *subtitle = describe (self, &language);

  dossier_type_mark_set_node_type (DOSSIER_TYPE_MARK (self->mark), other->type);
  gtk_label_set_label (self->title, other->label);
  dossier_text_side_set_label (self->title, FALSE);
  dossier_text_language_set_label (self->title, dossier_language_get_for_node (self->graph, self->other_end));
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), subtitle != NULL);
  gtk_label_set_label (self->subtitle, subtitle != NULL ? subtitle : "");
  dossier_text_side_set_label (self->subtitle, FALSE);
  dossier_text_language_set_label (self->subtitle, language);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, other->label, -1);
}

static void
bind_edge (DossierRelationRow *self)
{
  const DossierEdge *edge = dossier_graph_get_edge (self->graph, self->edge);
  g_autofree char *text = NULL;

  if (edge->n_citations == 0)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "uncited");
      text = g_strdup (_("Uncited: show this relation"));
      gtk_button_set_icon_name (GTK_BUTTON (self->quotes_button), "dossier-uncited-symbolic");
    }
  else
    {
      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           "Show the quote for this relation",
                                           "Show the %'u quotes for this relation",
                                           edge->n_citations),
                              edge->n_citations);
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->quotes_button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->quotes_button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  dossier_access_names_clean (GTK_WIDGET (self->quotes_button));
}

static DossierRelationRow *
create (DossierSession *session, guint edge, guint other_end)
{
  DossierRelationRow *self = g_object_new (DOSSIER_TYPE_RELATION_ROW, NULL);

  self->session = g_object_ref (session);
  self->graph = dossier_graph_ref (dossier_session_get_graph (session));
  self->edge = edge;
  self->other_end = other_end;
  bind_node (self);
  return self;
}

GtkWidget *
dossier_relation_row_new (DossierSession *session, guint edge, guint node)
{
  DossierGraph *graph = dossier_session_get_graph (session);
  DossierRelationRow *self = create (session, edge, dossier_graph_get_other_end (graph, edge, node));

  bind_edge (self);
  return GTK_WIDGET (self);
}

GtkWidget *
dossier_relation_row_new_for_end (DossierSession *session, guint node)
{
  DossierRelationRow *self = create (session, DOSSIER_INDEX_NONE, node);

  gtk_widget_set_visible (GTK_WIDGET (self->quotes_button), FALSE);
  return GTK_WIDGET (self);
}

static void
row_activated (GtkListBox *list, GtkListBoxRow *row, DossierSession *session)
{
  if (DOSSIER_IS_RELATION_ROW (row))
    dossier_session_select_node (session, DOSSIER_RELATION_ROW (row)->other_end, TRUE);
}

GtkWidget *
dossier_relation_row_create_list (DossierSession *session)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated), session, 0);
  return list;
}
