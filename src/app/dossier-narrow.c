/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-narrow.h"

static gboolean
are_characters_wide (void)
{
  int n_scripts = 0;
  const PangoScript *scripts = pango_language_get_scripts (gtk_get_default_language (), &n_scripts);

  for (int i = 0; i < n_scripts; i++)
    if (scripts[i] == PANGO_SCRIPT_HAN || scripts[i] == PANGO_SCRIPT_HANGUL)
      return TRUE;
  return FALSE;
}

int
dossier_width_chars (int n_letters)
{
  return are_characters_wide () ? (n_letters + 1) / 2 : n_letters;
}

int
dossier_width_chars_for_text (const char *text, int n_most)
{
  int n_letters = 0;

  for (const char *p = text; p != NULL && *p != '\0' && n_letters < n_most; p = g_utf8_next_char (p))
    n_letters += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return dossier_width_chars (MIN (n_letters, n_most));
}

void
dossier_narrow_button (GtkButton *button)
{
  GtkWidget *label = gtk_button_get_child (button);

  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
}
