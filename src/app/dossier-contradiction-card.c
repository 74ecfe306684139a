/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-contradiction-card.h"

#include "dossier-claim.h"
#include "dossier-evidence-parts.h"
#include "dossier-text-language.h"
#include "dossier-text-side.h"
#include "render/dossier-language.h"

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

static void
add_side (DossierContradictionCard *self, guint node)
{
  const DossierNode *record = dossier_graph_get_node (self->graph, node);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *first;
  DossierClaim claim;
  g_autofree char *who = NULL;

  dossier_claim_read (&claim, self->graph, self->edge, node);
  who = dossier_claim_describe_who (&claim, self->graph);
  if (who != NULL)
    gtk_box_append (GTK_BOX (box),
                    dossier_parts_in_language (dossier_parts_label (who, "who", FALSE),
                                               dossier_claim_get_speaker_language (&claim, self->graph)));
  dossier_claim_append_words (GTK_BOX (box), &claim, self->graph);

  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "contradiction.select-node");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", node);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "side");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, record->label, -1);
  /* Who said it and the words, or the words and where they stand. */
  first = gtk_widget_get_first_child (box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  first, gtk_widget_get_next_sibling (first), NULL,
                                  -1);
  gtk_box_append (self->sides, button);
}

/* What the analyst has to say about it: the edge's label as a title, and notes. */
static void
add_words (DossierContradictionCard *self)
{
  const DossierEdge *edge = dossier_graph_get_edge (self->graph, self->edge);
  g_autoptr (GPtrArray) notes = dossier_claim_list_notes (edge);

  gtk_widget_set_visible (GTK_WIDGET (self->title), edge->label != NULL);
  if (edge->label != NULL)
    gtk_label_set_label (self->title, edge->label);
  dossier_text_side_set_label (self->title, FALSE);
  dossier_text_language_set_label (self->title, dossier_language_get_for_edge (self->graph, self->edge));

  for (guint i = 0; i < notes->len; i++)
    {
      const char *note = g_ptr_array_index (notes, i);
      const char *language = dossier_language_get_for_text (self->graph, note, edge->citations, edge->n_citations);

      gtk_box_append (self->notes, dossier_parts_note (note, language));
    }
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
