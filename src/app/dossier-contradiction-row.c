/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-contradiction-row.h"

#include "dossier-access-names.h"
#include "dossier-claim.h"
#include "dossier-config.h"
#include "dossier-evidence-parts.h"
#include "dossier-sides.h"
#include "dossier-text-language.h"
#include "query/dossier-words.h"
#include "render/dossier-language.h"

#include <glib/gi18n-lib.h>

/* In pixels: about what a pair takes whose quotes are as long as most. */
#define BLANK_HEIGHT 220

struct _DossierContradictionRow
{
  GtkWidget parent_instance;

  DossierSession *session;
  DossierGraph *graph; /* (nullable): NULL while it is bound to nothing */
  DossierContradiction pair;
  GtkWidget *card; /* (nullable): NULL while it is blank */
};

G_DEFINE_FINAL_TYPE (DossierContradictionRow, dossier_contradiction_row, GTK_TYPE_WIDGET)

static void
select_node (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierContradictionRow *self = DOSSIER_CONTRADICTION_ROW (widget);

  dossier_session_select_node (self->session, g_variant_get_uint32 (parameter), TRUE);
}

static void
show_node (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  select_node (widget, action_name, parameter);
  gtk_widget_activate_action (widget, "win.view", "s", "graph");
}

static void
show_edge (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierContradictionRow *self = DOSSIER_CONTRADICTION_ROW (widget);

  dossier_session_select_edge (self->session, self->pair.edge, TRUE);
  gtk_widget_activate_action (widget, "win.view", "s", "graph");
}

static void
dossier_contradiction_row_dispose (GObject *object)
{
  dossier_contradiction_row_unbind (DOSSIER_CONTRADICTION_ROW (object));

  G_OBJECT_CLASS (dossier_contradiction_row_parent_class)->dispose (object);
}

static void
dossier_contradiction_row_class_init (DossierContradictionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_contradiction_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pair");
  gtk_widget_class_install_action (widget_class, "pair.select-node", "u", select_node);
  gtk_widget_class_install_action (widget_class, "pair.show-node", "u", show_node);
  gtk_widget_class_install_action (widget_class, "pair.show-edge", NULL, show_edge);
}

static void
dossier_contradiction_row_init (DossierContradictionRow *self)
{
}

GtkWidget *
dossier_contradiction_row_new (void)
{
  return g_object_new (DOSSIER_TYPE_CONTRADICTION_ROW, NULL);
}

static const char *
get_title (DossierContradictionRow *self)
{
  const char *label = dossier_graph_get_edge (self->graph, self->pair.edge)->label;

  return label != NULL ? label : _("Contradiction");
}

/* (nullable): NULL where it is not known. */
static const char *
get_place_in_time (DossierContradictionRow *self, guint side)
{
  if (!self->pair.is_ordered)
    return NULL;

  /* Translators: of two claims the one that was made first, and the one that was made after it */
  return side == 0 ? C_ ("claim", "Earlier") : C_ ("claim", "Later");
}

static GtkWidget *
create_jump (const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("dossier-graph-symbolic");

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "jump");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  return button;
}

static GtkWidget *
create_header (DossierContradictionRow *self)
{
  GtkWidget *header;
  GtkWidget *titles = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *jump = create_jump (_("Show Contradiction in Graph"));

  gtk_box_append (GTK_BOX (titles),
                  dossier_parts_in_language (dossier_parts_label (get_title (self), "contradiction-title", FALSE),
                                             dossier_language_get_for_edge (self->graph, self->pair.edge)));
  if (!self->pair.is_ordered)
    gtk_box_append (GTK_BOX (titles), dossier_parts_label (_("Order not known"), "order", FALSE));
  gtk_widget_set_hexpand (titles, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (jump), "pair.show-edge");
  header = dossier_parts_line (12, titles, jump);
  gtk_widget_add_css_class (header, "pair-header");
  return header;
}

static void
append_who_and_when (DossierContradictionRow *self, GtkBox *box, const DossierClaim *claim)
{
  const char *speaker = dossier_claim_get_speaker (claim, self->graph);
  g_autofree char *date = dossier_claim_describe_date (claim, self->graph);
  GtkWidget *who = speaker != NULL ? dossier_parts_label (speaker, "who", FALSE)
                                   : dossier_parts_lack (_("Nobody is named"));

  dossier_text_language_set_label (GTK_LABEL (who), dossier_claim_get_speaker_language (claim, self->graph));
  gtk_box_append (box, who);
  gtk_box_append (box, dossier_parts_label (date != NULL ? date : _("Undated"), "quote-date", FALSE));
}

static GtkWidget *
create_claim (DossierContradictionRow *self, guint side)
{
  const char *place = get_place_in_time (self, side);
  guint node = self->pair.sides[side].node;
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *jump = create_jump (_("Show in Graph"));
  g_autofree char *name = NULL;
  g_autofree char *jump_name = NULL;
  DossierClaim claim;

  dossier_claim_read (&claim, self->graph, self->pair.edge, node);
  if (place != NULL)
    gtk_box_append (GTK_BOX (box), dossier_parts_label (place, "order", FALSE));
  append_who_and_when (self, GTK_BOX (box), &claim);
  gtk_widget_add_css_class (words, "claim-words");
  dossier_claim_append_words (GTK_BOX (words), &claim, self->graph);
  gtk_box_append (GTK_BOX (box), words);

  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "pair.select-node");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", node);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "side");
  name = dossier_words_join (place != NULL ? place : "", dossier_graph_get_node (self->graph, node)->label, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  jump_name = dossier_words_join (_("Show in Graph"), dossier_graph_get_node (self->graph, node)->label, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (jump), GTK_ACCESSIBLE_PROPERTY_LABEL, jump_name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (jump), "pair.show-node");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (jump), "u", node);
  gtk_widget_set_halign (jump, GTK_ALIGN_END);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), button);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), jump);
  return overlay;
}

static void
append_notes (DossierContradictionRow *self, GtkBox *card)
{
  const DossierEdge *edge = dossier_graph_get_edge (self->graph, self->pair.edge);
  g_autoptr (GPtrArray) notes = dossier_claim_list_notes (edge);
  GtkWidget *box;

  if (notes->len == 0)
    return;

  /* Whole: there is room for it, and it says what the two have to do with each other. */
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  for (guint i = 0; i < notes->len; i++)
    {
      const char *note = g_ptr_array_index (notes, i);
      const char *language = dossier_language_get_for_text (self->graph, note, edge->citations, edge->n_citations);

      gtk_box_append (GTK_BOX (box),
                      dossier_parts_in_language (dossier_parts_passage (note, "pair-note", FALSE), language));
    }
  gtk_widget_add_css_class (box, "pair-notes");
  gtk_box_append (card, box);
}

void
dossier_contradiction_row_fill (DossierContradictionRow *self)
{
  g_return_if_fail (DOSSIER_IS_CONTRADICTION_ROW (self));

  if (!dossier_contradiction_row_is_blank (self))
    return;

  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->card, "card");
  gtk_widget_add_css_class (self->card, "contradiction-body");
  gtk_box_append (GTK_BOX (self->card), create_header (self));
  gtk_box_append (GTK_BOX (self->card), dossier_sides_new (create_claim (self, 0), create_claim (self, 1)));
  append_notes (self, GTK_BOX (self->card));
  dossier_access_names_clean (self->card);
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, -1);
}

gboolean
dossier_contradiction_row_is_blank (DossierContradictionRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_CONTRADICTION_ROW (self), FALSE);

  return self->graph != NULL && self->card == NULL;
}

static char *
describe_claim (DossierContradictionRow *self, guint side)
{
  const char *place = get_place_in_time (self, side);
  DossierClaim claim;
  g_autofree char *who = NULL;
  g_autofree char *words = NULL;

  dossier_claim_read (&claim, self->graph, self->pair.edge, self->pair.sides[side].node);
  who = dossier_claim_describe_who (&claim, self->graph);
  words = dossier_claim_describe_words (&claim, self->graph);
  return dossier_words_join (place != NULL ? place : "", who != NULL ? who : "", words, NULL);
}

static void
set_name (DossierContradictionRow *self)
{
  GtkWidget *list_item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *first = describe_claim (self, 0);
  g_autofree char *second = describe_claim (self, 1);
  g_autofree char *name = g_strjoin ("\n", get_title (self), first, second, NULL);

  if (list_item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (list_item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
dossier_contradiction_row_unbind (DossierContradictionRow *self)
{
  g_return_if_fail (DOSSIER_IS_CONTRADICTION_ROW (self));

  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_pointer (&self->graph, dossier_graph_unref);
  g_clear_object (&self->session);
}

void
dossier_contradiction_row_bind (DossierContradictionRow *self,
                                DossierSession *session,
                                const DossierContradiction *pair)
{
  g_return_if_fail (DOSSIER_IS_CONTRADICTION_ROW (self));
  g_return_if_fail (DOSSIER_IS_SESSION (session));
  g_return_if_fail (pair != NULL);

  dossier_contradiction_row_unbind (self);
  self->session = g_object_ref (session);
  self->graph = dossier_graph_ref (dossier_session_get_graph (session));
  self->pair = *pair;
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, BLANK_HEIGHT);
  set_name (self);
}

static void
append_claim (DossierContradictionRow *self, GString *text, guint side)
{
  const char *place = get_place_in_time (self, side);
  DossierClaim claim;
  g_autofree char *description = NULL;

  dossier_claim_read (&claim, self->graph, self->pair.edge, self->pair.sides[side].node);
  description = dossier_claim_describe (&claim, self->graph);
  if (place != NULL)
    g_string_append_printf (text, "\n%s\n%s\n", place, description);
  else
    g_string_append_printf (text, "\n%s\n", description);
}

char *
dossier_contradiction_row_describe (DossierContradictionRow *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (DOSSIER_IS_CONTRADICTION_ROW (self), NULL);
  g_return_val_if_fail (self->graph != NULL, NULL);

  g_string_append_printf (text, "%s\n", get_title (self));
  append_claim (self, text, 0);
  append_claim (self, text, 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
