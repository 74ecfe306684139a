/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-filter-chips.h"

#include "dossier-config.h"
#include "dossier-filter-words.h"
#include "dossier-text-language.h"
#include "dossier-wrap-layout.h"
#include "render/dossier-language.h"

#include <glib/gi18n-lib.h>

#define SPACING 6
#define MAX_CHIPS 20
#define MAX_CHARACTERS 32
#define ICON_SIZE 12

struct _DossierFilterChips
{
  GtkWidget parent_instance;

  DossierSession *session;
};

G_DEFINE_FINAL_TYPE (DossierFilterChips, dossier_filter_chips, GTK_TYPE_WIDGET)

enum
{
  CLEARED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static DossierExploration *
get_exploration (DossierFilterChips *self)
{
  return dossier_session_get_exploration (self->session);
}

static GtkWidget *
get_chip (DossierFilterChips *self, guint place)
{
  GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self));

  for (; chip != NULL && place > 0; place--)
    chip = gtk_widget_get_next_sibling (chip);
  return chip;
}

static guint
get_place (GtkWidget *chip)
{
  guint place = 0;

  while ((chip = gtk_widget_get_prev_sibling (chip)) != NULL)
    place++;
  return place;
}

static void
on_clicked (DossierFilterChips *self, GtkWidget *chip)
{
  /* Also while the window is not the active one, so not gtk_widget_has_focus(). */
  gboolean had_focus = gtk_widget_is_focus (chip);
  guint place = get_place (chip);
  const DossierFilterSpan *span = g_object_get_data (G_OBJECT (chip), "span");
  g_autofree char *text = dossier_filter_text_cut (dossier_exploration_get_query (get_exploration (self)), span);

  dossier_exploration_set_query (get_exploration (self), text);
  /* The next chip is shown by the same button, which keeps the keyboard. */
  if (!had_focus || get_chip (self, place) != NULL)
    return;

  if (place > 0)
    gtk_widget_grab_focus (get_chip (self, place - 1));
  else
    g_signal_emit (self, signals[CLEARED], 0);
}

static GtkWidget *
chip_new (DossierFilterChips *self)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name ("window-close-symbolic");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARACTERS);
  gtk_image_set_pixel_size (GTK_IMAGE (icon), ICON_SIZE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "filter-chip");
  g_signal_connect_object (chip, "clicked", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);
  return chip;
}

static void
chip_show (GtkWidget *chip, const DossierFilterTerm *term, const char *words, const char *language)
{
  GtkLabel *label = GTK_LABEL (gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (chip))));
  /* Translators: of a button; %s is a filter, such as "Type: Statement" */
  g_autofree char *name = g_strdup_printf (_("Remove Filter “%s”"), words);

  g_object_set_data_full (G_OBJECT (chip), "span", g_memdup2 (&term->span, sizeof (DossierFilterSpan)), g_free);
  gtk_label_set_text (label, words);
  dossier_text_language_set_label (label, language);
  dossier_text_language_set_widget_tooltip (chip, name, language);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (term->negated)
    gtk_widget_add_css_class (chip, "negated");
  else
    gtk_widget_remove_css_class (chip, "negated");
}

static void
remove_all (DossierFilterChips *self)
{
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (chip);
}

/* (element-type DossierFilterTerm) (transfer full): what a chip is shown for. */
static GPtrArray *
list_terms (DossierFilter *filter)
{
  GPtrArray *terms = g_ptr_array_new ();

  for (guint i = 0; filter != NULL && i < dossier_filter_get_n_terms (filter) && terms->len < MAX_CHIPS; i++)
    {
      const DossierFilterTerm *term = dossier_filter_get_term (filter, i);

      if (term->field != DOSSIER_FILTER_WORDS || term->negated)
        g_ptr_array_add (terms, (gpointer) term);
    }
  return terms;
}

static void
fill (DossierFilterChips *self)
{
  g_autoptr (DossierFilter) filter = NULL;
  g_autoptr (GPtrArray) terms = NULL;
  GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self));
  DossierGraph *graph = NULL;

  if (self->session != NULL)
    {
      filter = dossier_filter_parse (dossier_exploration_get_query (get_exploration (self)), NULL, NULL);
      graph = dossier_session_get_graph (self->session);
    }
  /* What cannot be understood is being written: the chips wait, and cut nothing out of it. */
  gtk_widget_set_sensitive (GTK_WIDGET (self), filter != NULL);
  if (self->session != NULL && filter == NULL)
    return;

  /* A chip that stays keeps the keyboard. */
  terms = list_terms (filter);
  for (guint i = 0; i < terms->len; i++)
    {
      const DossierFilterTerm *term = g_ptr_array_index (terms, i);
      g_autofree char *words = dossier_filter_words_describe (term);
      const char *language = graph != NULL ? dossier_language_get_for_text (graph, term->value, NULL, 0) : NULL;

      if (chip == NULL)
        {
          chip = chip_new (self);
          gtk_widget_set_parent (chip, GTK_WIDGET (self));
        }
      chip_show (chip, term, words, language);
      chip = gtk_widget_get_next_sibling (chip);
    }
  while (chip != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (chip);

      gtk_widget_unparent (chip);
      chip = next;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), terms->len > 0);
}

static void
dossier_filter_chips_dispose (GObject *object)
{
  DossierFilterChips *self = DOSSIER_FILTER_CHIPS (object);

  dossier_filter_chips_set_session (self, NULL);
  remove_all (self);

  G_OBJECT_CLASS (dossier_filter_chips_parent_class)->dispose (object);
}

static void
dossier_filter_chips_class_init (DossierFilterChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_filter_chips_dispose;

  signals[CLEARED] =
      g_signal_new ("cleared", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dossier_filter_chips_init (DossierFilterChips *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), dossier_wrap_layout_new (SPACING));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filters"), -1);
}

GtkWidget *
dossier_filter_chips_new (void)
{
  return g_object_new (DOSSIER_TYPE_FILTER_CHIPS, NULL);
}

void
dossier_filter_chips_set_session (DossierFilterChips *self, DossierSession *session)
{
  g_return_if_fail (DOSSIER_IS_FILTER_CHIPS (self));
  g_return_if_fail (session == NULL || DOSSIER_IS_SESSION (session));

  if (self->session == session)
    return;

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (get_exploration (self), self);
      g_signal_handlers_disconnect_by_data (self->session, self);
    }
  g_set_object (&self->session, session);
  if (session != NULL)
    {
      g_signal_connect_object (
          get_exploration (self), "notify::query", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
      /* In the language of what is open now. */
      g_signal_connect_object (session, "notify::scene", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
    }
  fill (self);
}
