/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-window-private.h"

#include "dossier-compat.h"

#define TOAST_WIDTH_CHARS 70
#define LEAST_TOAST_WIDTH_CHARS 24

/* In pixels, as GTK reckons the width of a label in characters. */
static int
get_char_width (GtkWidget *label)
{
  PangoContext *context = gtk_widget_get_pango_context (label);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, pango_context_get_language (context));
  int width =
      MAX (pango_font_metrics_get_approximate_char_width (metrics), pango_font_metrics_get_approximate_digit_width (metrics));

  pango_font_metrics_unref (metrics);
  return MAX (PANGO_PIXELS_CEIL (width), 1);
}

static int
count_lines (PangoLayout *layout, int width)
{
  pango_layout_set_width (layout, width * PANGO_SCALE);
  return pango_layout_get_line_count (layout);
}

/* In pixels: the least in which the words need no more lines than in the widest. A toast (libadwaita 1.2) gives words of
 * several lines only that much of the room that it has asked for, and the rest of it stays empty. */
static int
find_even_width (GtkWidget *label, int widest)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (label, gtk_label_get_text (GTK_LABEL (label)));
  int least = 1;
  int n_lines;

  pango_layout_set_wrap (layout, gtk_label_get_wrap_mode (GTK_LABEL (label)));
  n_lines = count_lines (layout, widest);
  if (n_lines == 1)
    return widest;

  while (least < widest)
    {
      int width = (least + widest) / 2;

      if (count_lines (layout, width) > n_lines)
        least = width + 1;
      else
        widest = width;
    }
  return widest;
}

/* The overlay (libadwaita 1.2) gives a toast the height that it has at its natural width, also where the window is
 * narrower: the words must not want more than there is, or they stand in one line that ends outside. */
static void
fit_words (DossierWindow *self, GtkWidget *label)
{
  GtkWidget *toast = gtk_widget_get_parent (label);
  int toast_width;
  int char_width = get_char_width (label);
  int least;
  int room;

  while (toast != NULL && gtk_widget_get_parent (toast) != GTK_WIDGET (self->toast_overlay))
    toast = gtk_widget_get_parent (toast);
  if (toast == NULL || gtk_widget_get_width (GTK_WIDGET (self->toast_overlay)) <= 0)
    return;

  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (toast, GTK_ORIENTATION_HORIZONTAL, -1, &toast_width, NULL, NULL, NULL);
  room = gtk_widget_get_width (GTK_WIDGET (self->toast_overlay)) - (toast_width - least);
  room = find_even_width (label, MIN (room, TOAST_WIDTH_CHARS * char_width));
  gtk_label_set_max_width_chars (GTK_LABEL (label), CLAMP ((room + char_width - 1) / char_width, 1, TOAST_WIDTH_CHARS));
}

static void
surface_laid_out (GdkSurface *surface, int width, int height, GtkWidget *label)
{
  GtkRoot *root = gtk_widget_get_root (label);

  if (DOSSIER_IS_WINDOW (root))
    fit_words (DOSSIER_WINDOW (root), label);
}

static void
words_mapped (GtkWidget *label, DossierWindow *self)
{
  fit_words (self, label);
  /* After GTK's own, which gives the widgets their new size. */
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (self)),
                           "layout",
                           G_CALLBACK (surface_laid_out),
                           label,
                           G_CONNECT_AFTER);
}

void
dossier_window_tell_with_action (DossierWindow *self, const char *sentence, const char *button, const char *action)
{
  /* Screen readers say what comes up in this role. */
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "label", sentence, NULL);
  AdwToast *toast = adw_toast_new ("");
  glong least = button != NULL ? LEAST_TOAST_WIDTH_CHARS / 2 : LEAST_TOAST_WIDTH_CHARS;

  /* The toast's own title is one line, cut at its end, which is where the reason stands and what to do. */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TOAST_WIDTH_CHARS);
  g_signal_connect_object (label, "map", G_CALLBACK (words_mapped), self, 0);
  /* Never a column of single letters, which no toast is high enough for. */
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (sentence, -1), least));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);
  adw_toast_set_button_label (toast, button);
  adw_toast_set_action_name (toast, action);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
  dossier_compat_announce (GTK_WIDGET (self), sentence);
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
