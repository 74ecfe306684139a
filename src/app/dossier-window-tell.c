/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-window-private.h"

#define TOAST_WIDTH_CHARS 70
#define LEAST_TOAST_WIDTH_CHARS 24

void
dossier_window_tell_with_action (DossierWindow *self, const char *sentence, const char *button, const char *action)
{
  GtkWidget *label = gtk_label_new (sentence);
  AdwToast *toast = adw_toast_new ("");
  glong least = button != NULL ? LEAST_TOAST_WIDTH_CHARS / 2 : LEAST_TOAST_WIDTH_CHARS;

  /* The toast's own title is one line, cut at its end, which is where the reason stands and what to do. */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TOAST_WIDTH_CHARS);
  /* Never a column of single letters, which no toast is high enough for. */
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (sentence, -1), least));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);
  adw_toast_set_button_label (toast, button);
  adw_toast_set_action_name (toast, action);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

void
dossier_window_tell (DossierWindow *self, const char *sentence)
{
  dossier_window_tell_with_action (self, sentence, NULL, NULL);
}

void
dossier_window_untell (DossierWindow *self)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
}
