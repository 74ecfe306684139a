/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-text-language.h"

static gboolean
is_language (PangoAttribute *attribute, gpointer unused)
{
  return attribute->klass->type == PANGO_ATTR_LANGUAGE;
}

/* (transfer full) (nullable): @present (nullable) in @language and no other. */
static PangoAttrList *
put_language (PangoAttrList *present, const char *language)
{
  PangoAttrList *attributes = present != NULL ? pango_attr_list_copy (present) : NULL;

  if (attributes != NULL)
    pango_attr_list_unref (pango_attr_list_filter (attributes, is_language, NULL));
  if (language == NULL)
    return attributes;

  if (attributes == NULL)
    attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string (language)));
  return attributes;
}

void
dossier_text_language_set_layout (PangoLayout *layout, const char *language)
{
  g_autoptr (PangoAttrList) attributes = put_language (pango_layout_get_attributes (layout), language);

  pango_layout_set_attributes (layout, attributes);
}

void
dossier_text_language_set_label (GtkLabel *label, const char *language)
{
  PangoAttrList *present = gtk_label_get_attributes (label);
  g_autoptr (PangoAttrList) attributes = put_language (present, language);

  /* Most have none, and need not be laid out again. */
  if (present != NULL || attributes != NULL)
    gtk_label_set_attributes (label, attributes);
}

void
dossier_text_language_set_entry (GtkEditable *entry, const char *language)
{
  GtkEditable *delegate = gtk_editable_get_delegate (entry);
  GtkText *text = GTK_TEXT (delegate != NULL ? delegate : entry);
  g_autoptr (PangoAttrList) attributes = put_language (gtk_text_get_attributes (text), language);

  gtk_text_set_attributes (text, attributes);
}

char *
dossier_text_language_mark_up (const char *text, const char *language)
{
  if (language == NULL)
    return g_markup_escape_text (text, -1);
  return g_markup_printf_escaped ("<span lang=\"%s\">%s</span>", language, text);
}

void
dossier_text_language_set_tooltip (GtkTooltip *tooltip, const char *text, const char *language)
{
  g_autofree char *markup = text != NULL && language != NULL ? dossier_text_language_mark_up (text, language) : NULL;

  if (markup != NULL)
    gtk_tooltip_set_markup (tooltip, markup);
  else
    gtk_tooltip_set_text (tooltip, text);
}

void
dossier_text_language_set_widget_tooltip (GtkWidget *widget, const char *text, const char *language)
{
  g_autofree char *markup = text != NULL && language != NULL ? dossier_text_language_mark_up (text, language) : NULL;

  if (markup != NULL)
    gtk_widget_set_tooltip_markup (widget, markup);
  else
    gtk_widget_set_tooltip_text (widget, text);
}
