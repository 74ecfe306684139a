/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-contradiction-card.h"

#include "dossier-config.h"
#include "dossier-evidence-parts.h"
#include "dossier-words.h"
#include "query/dossier-relation.h"

#include <glib/gi18n-lib.h>

struct _DossierContradictionCard
{
  AdwBin parent_instance;

  DossierSession *session;
  DossierGraph *graph;
  guint edge;

  GtkLabel *title;
  GtkBox *sides;
  GtkBox *notes;
  GtkWidget *relation_button;
};

G_DEFINE_FINAL_TYPE (DossierContradictionCard, dossier_contradiction_card, ADW_TYPE_BIN)

static void
select_node (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierContradictionCard *self = DOSSIER_CONTRADICTION_CARD (widget);

  dossier_session_select_node (self->session, g_variant_get_uint32 (parameter), TRUE);
}

static void
select_edge (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierContradictionCard *self = DOSSIER_CONTRADICTION_CARD (widget);

  dossier_session_select_edge (self->session, self->edge, TRUE);
}

static void
dossier_contradiction_card_dispose (GObject *object)
{
  DossierContradictionCard *self = DOSSIER_CONTRADICTION_CARD (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->graph, dossier_graph_unref);

  G_OBJECT_CLASS (dossier_contradiction_card_parent_class)->dispose (object);
}

static void
dossier_contradiction_card_class_init (DossierContradictionCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_contradiction_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier_graph/Dossier/dossier-contradiction-card.ui");
  gtk_widget_class_set_css_name (widget_class, "contradiction");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "contradiction.select-node", "u", select_node);
  gtk_widget_class_install_action (widget_class, "contradiction.select-edge", NULL, select_edge);
  gtk_widget_class_bind_template_child (widget_class, DossierContradictionCard, title);
  gtk_widget_class_bind_template_child (widget_class, DossierContradictionCard, sides);
  gtk_widget_class_bind_template_child (widget_class, DossierContradictionCard, notes);
  gtk_widget_class_bind_template_child (widget_class, DossierContradictionCard, relation_button);
}

static void
dossier_contradiction_card_init (DossierContradictionCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
describe_who_and_when (DossierGraph *graph, guint node)
{
  const DossierNode *record = dossier_graph_get_node (graph, node);
  guint speaker = dossier_relation_find_speaker (graph, node);
  const char *date_text = record->date_text;
  g_autofree char *date = NULL;

  for (guint i = 0; date_text == NULL && i < record->n_citations; i++)
    date_text = record->citations[i].date_text;
  if (date_text != NULL)
    date = dossier_date_format (date_text);

  return dossier_words_join (speaker != DOSSIER_INDEX_NONE ? dossier_graph_get_node (graph, speaker)->label : "",
                             date != NULL ? date : "",
                             NULL);
}

static void
add_source (DossierContradictionCard *self, GtkBox *box, const DossierCitation *citation)
{
  guint index = dossier_graph_find_source (self->graph, citation->source);
  const DossierSource *source;
  g_autofree char *description = NULL;
  g_autofree char *text = NULL;

  if (index == DOSSIER_INDEX_NONE)
    return;

  source = dossier_graph_get_source (self->graph, index);
  description = dossier_words_describe_source (source);
  text = dossier_words_join (source->title, description != NULL ? description : "", NULL);
  gtk_box_append (box, dossier_parts_label (text, "source-line", FALSE));
}

/* Of a node's citations the one that the contradiction itself quotes; else the first. */
static const DossierCitation *
choose_citation (DossierContradictionCard *self, const DossierNode *node)
{
  const DossierEdge *edge = dossier_graph_get_edge (self->graph, self->edge);

  for (guint i = 0; i < edge->n_citations; i++)
    for (guint k = 0; k < node->n_citations; k++)
      if (g_str_equal (node->citations[k].exact, edge->citations[i].exact)
          && g_str_equal (node->citations[k].source, edge->citations[i].source))
        return &node->citations[k];

  return &node->citations[0];
}

static void
add_side (DossierContradictionCard *self, guint node)
{
  const DossierNode *record = dossier_graph_get_node (self->graph, node);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *who = describe_who_and_when (self->graph, node);

  if (who != NULL)
    gtk_box_append (GTK_BOX (box), dossier_parts_label (who, "who", FALSE));

  /* A statement is its words; what a measure is called is needed to make sense of the words about it. */
  if (record->n_citations == 0 || record->type != DOSSIER_NODE_TYPE_STATEMENT)
    gtk_box_append (GTK_BOX (box), dossier_parts_node_title (record, NULL));
  if (record->n_citations > 0)
    {
      const DossierCitation *citation = choose_citation (self, record);
      g_autofree char *quote = g_strdup_printf (_("“%s”"), citation->exact);

      gtk_box_append (GTK_BOX (box), dossier_parts_label (quote, "quote", FALSE));
      add_source (self, GTK_BOX (box), citation);
    }
  else
    {
      gtk_box_append (GTK_BOX (box), dossier_parts_label (_("Uncited"), "uncited-label", FALSE));
    }

  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "contradiction.select-node");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", node);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "side");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, record->label, -1);
  gtk_box_append (self->sides, button);
}

/* What the analyst has to say about it: the edge's label as a title, and the note to the first of its quotes. */
static void
add_words (DossierContradictionCard *self)
{
  const DossierEdge *edge = dossier_graph_get_edge (self->graph, self->edge);

  gtk_widget_set_visible (GTK_WIDGET (self->title), edge->label != NULL);
  if (edge->label != NULL)
    gtk_label_set_label (self->title, edge->label);

  if (edge->n_citations > 0 && edge->citations[0].note != NULL)
    gtk_box_append (self->notes, dossier_parts_note (edge->citations[0].note));
  for (guint i = 0; i < edge->n_properties; i++)
    gtk_box_append (self->notes, dossier_parts_note (edge->properties[i].value));
}

GtkWidget *
dossier_contradiction_card_new (DossierSession *session, guint edge, guint first)
{
  DossierContradictionCard *self = g_object_new (DOSSIER_TYPE_CONTRADICTION_CARD, NULL);

  self->session = g_object_ref (session);
  self->graph = dossier_graph_ref (dossier_session_get_graph (session));
  self->edge = edge;
  add_side (self, first);
  gtk_box_append (self->sides, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  add_side (self, dossier_graph_get_other_end (self->graph, edge, first));
  add_words (self);
  /* It leads to itself no further. */
  gtk_widget_set_visible (self->relation_button, dossier_session_get_selection (session).edge != edge);
  return GTK_WIDGET (self);
}
