/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-citation-card.h"

#include "dossier-config.h"
#include "dossier-evidence-parts.h"
#include "query/dossier-words.h"
#include "render/dossier-language.h"

#include <glib/gi18n-lib.h>

struct _DossierCitationCard
{
  AdwBin parent_instance;

  DossierGraph *graph; /* owns the citation */
  const DossierCitation *citation;

  GtkBox *box;
  GtkBox *footer;
  GtkWidget *copy_button;
};

G_DEFINE_FINAL_TYPE (DossierCitationCard, dossier_citation_card, ADW_TYPE_BIN)

static void
copy_quote (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierCitationCard *self = DOSSIER_CITATION_CARD (widget);
  g_autofree char *text = dossier_words_quote (self->graph, self->citation);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_widget_activate_action (widget, "win.tell", "s", _("Quote copied"));
}

static void
dossier_citation_card_finalize (GObject *object)
{
  DossierCitationCard *self = DOSSIER_CITATION_CARD (object);

  g_clear_pointer (&self->graph, dossier_graph_unref);

  G_OBJECT_CLASS (dossier_citation_card_parent_class)->finalize (object);
}

static void
dossier_citation_card_class_init (DossierCitationCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = dossier_citation_card_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier_graph/Dossier/dossier-citation-card.ui");
  gtk_widget_class_set_css_name (widget_class, "citation");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "citation.copy", NULL, copy_quote);
  gtk_widget_class_bind_template_child (widget_class, DossierCitationCard, box);
  gtk_widget_class_bind_template_child (widget_class, DossierCitationCard, footer);
  gtk_widget_class_bind_template_child (widget_class, DossierCitationCard, copy_button);
}

static void
dossier_citation_card_init (DossierCitationCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static const char *
get_status_class (DossierCheckStatus status)
{
  switch (status)
    {
    case DOSSIER_CHECK_EXACT:
    case DOSSIER_CHECK_NORMALISED:
      return "verified";
    case DOSSIER_CHECK_MISSING:
      return "missing";
    case DOSSIER_CHECK_AMBIGUOUS:
    case DOSSIER_CHECK_NEAR:
    case DOSSIER_CHECK_NO_TEXT:
    default:
      return "unverified";
    }
}

/* The verdict in words and with a mark: never by colour alone. */
static GtkWidget *
create_badge (DossierCheckStatus status)
{
  GtkWidget *badge = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  const char *css_class = get_status_class (status);
  gboolean verified = status == DOSSIER_CHECK_EXACT || status == DOSSIER_CHECK_NORMALISED;

  gtk_box_append (GTK_BOX (badge),
                  gtk_image_new_from_icon_name (verified ? "emblem-ok-symbolic" : "dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (badge), dossier_parts_label (dossier_check_status_get_label (status), NULL, FALSE));
  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_add_css_class (badge, css_class);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (badge, GTK_ALIGN_START);
  return badge;
}

static void
describe (GtkWidget *widget, GtkWidget *words)
{
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, words, NULL, -1);
}

static void
add_source (DossierCitationCard *self)
{
  guint index = dossier_graph_find_source (self->graph, self->citation->source);
  const DossierSource *source;
  g_autofree char *description = NULL;
  const char *language;
  GtkWidget *title;
  GtkWidget *link;

  if (index == DOSSIER_INDEX_NONE)
    return;

  source = dossier_graph_get_source (self->graph, index);
  description = dossier_words_describe_source (source);
  language = dossier_language_get_for_source (self->graph, index);
  title = dossier_parts_in_language (dossier_parts_label (source->title, "source-title", TRUE), language);
  gtk_box_append (self->box, title);
  if (description != NULL)
    gtk_box_append (self->box,
                    dossier_parts_in_language (dossier_parts_label (description, "dim-label", TRUE), language));
  if (source->note != NULL)
    gtk_box_append (self->box,
                    dossier_parts_note (source->note,
                                        dossier_language_get_for_text (self->graph, source->note, NULL, 0)));

  link = dossier_parts_link_button (source->url);
  if (link != NULL)
    {
      describe (link, title);
      gtk_box_append (self->footer, link);
    }
}

GtkWidget *
dossier_citation_card_new (DossierGraph *graph, const DossierCitation *citation, const DossierCheck *check)
{
  DossierCitationCard *self = g_object_new (DOSSIER_TYPE_CITATION_CARD, NULL);
  g_autofree char *date = dossier_words_describe_date (citation->date_text, citation->basis);
  GtkWidget *quote = dossier_parts_in_language (dossier_parts_quote (citation),
                                                dossier_language_get_for_quote (graph, citation));

  self->graph = dossier_graph_ref (graph);
  self->citation = citation;

  gtk_box_append (self->box, quote);
  /* Each card has the same name, and each button: the words tell which is which. */
  describe (GTK_WIDGET (self), quote);
  describe (self->copy_button, quote);
  if (date != NULL)
    gtk_box_append (self->box, dossier_parts_label (date, "quote-date", TRUE));
  if (citation->note != NULL)
    gtk_box_append (self->box,
                    dossier_parts_note (citation->note,
                                        dossier_language_get_for_text (graph, citation->note, NULL, 0)));
  gtk_box_append (self->box, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  add_source (self);
  /* Without a text there is nothing to hold the quote against, which is the usual case and no news. */
  if (check != NULL && check->status != DOSSIER_CHECK_NO_TEXT)
    gtk_box_prepend (self->footer, create_badge (check->status));

  return GTK_WIDGET (self);
}
