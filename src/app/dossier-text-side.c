/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-text-side.h"

static gboolean
is_read_from_right (gunichar letter)
{
  /* Before these come Latin, Greek, Cyrillic and Armenian, which is most of what is asked for. */
  if (letter < 0x590)
    return FALSE;

  switch (g_unichar_get_script (letter))
    {
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_SAMARITAN:
    case G_UNICODE_SCRIPT_MANDAIC:
    case G_UNICODE_SCRIPT_ADLAM:
    case G_UNICODE_SCRIPT_HANIFI_ROHINGYA:
      return TRUE;
    default:
      return FALSE;
    }
}

/* As Pango has it, by the first letter (rules P2 and P3 of Unicode's bidirectional algorithm), but without laying the
 * text out, which would then be done twice. */
static gboolean
is_read_against (const char *text, gboolean is_rtl)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (g_unichar_isalpha (letter))
        return is_read_from_right (letter) != is_rtl;
    }
  return FALSE;
}

void
dossier_text_side_align (PangoLayout *layout, GtkWidget *widget, gboolean at_end)
{
  gboolean is_rtl;
  gboolean at_right;

  g_return_if_fail (PANGO_IS_LAYOUT (layout));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  at_right = is_rtl != !!at_end;
  /* What Pango takes for left and right it swaps where a text is read against the direction of the layout's context. */
  if (is_read_against (pango_layout_get_text (layout), is_rtl))
    at_right = !at_right;
  pango_layout_set_alignment (layout, at_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

void
dossier_text_side_set_label (GtkLabel *label, gboolean is_passage)
{
  gboolean is_against;

  g_return_if_fail (GTK_IS_LABEL (label));

  is_against = is_read_against (gtk_label_get_text (label),
                                gtk_widget_get_direction (GTK_WIDGET (label)) == GTK_TEXT_DIR_RTL);
  /* Pango swaps left and right of the lines of such a text, and GTK puts the paragraph, as wide as its longest line, at
   * the start of the widget. */
  gtk_label_set_justify (label, is_against && !is_passage ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_label_set_xalign (label, is_against && is_passage ? 1 : 0);
}
