/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-evidence-parts.h"

#include "dossier-config.h"
#include "dossier-narrow.h"
#include "dossier-text-language.h"
#include "dossier-text-side.h"
#include "dossier-type-mark.h"
#include "query/dossier-words.h"
#include "render/dossier-language.h"
#include "render/dossier-slant.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A note longer than the first, in characters, is folded to the second. Cut, not only hidden: laying out what is not
 * seen would take as long. */
#define SHORT_NOTE 180
#define FOLDED_NOTE 140

/* In letters: narrower than any pane, and about as wide as one. */
#define LABEL_WIDTH_CHARS 12
#define LABEL_MAX_WIDTH_CHARS 48

/* Context is quieter than the quote, but still 4.5:1 on the card. */
#define CONTEXT_ALPHA (G_MAXUINT16 / 100 * 65)

GtkWidget *
dossier_parts_label (const char *text, const char *css_class, gboolean selectable)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* Bounds for what a label asks for, so that it does not lay its words out at widths that it never gets. */
  gtk_label_set_width_chars (GTK_LABEL (label), dossier_width_chars_for_text (text, LABEL_WIDTH_CHARS));
  gtk_label_set_max_width_chars (GTK_LABEL (label), dossier_width_chars (LABEL_MAX_WIDTH_CHARS));
  gtk_label_set_selectable (GTK_LABEL (label), selectable);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  dossier_text_side_set_label (GTK_LABEL (label), FALSE);
  return label;
}

GtkWidget *
dossier_parts_passage (const char *text, const char *css_class, gboolean selectable)
{
  GtkWidget *label = dossier_parts_label (text, css_class, selectable);

  dossier_text_side_set_label (GTK_LABEL (label), TRUE);
  return label;
}

GtkWidget *
dossier_parts_lack (const char *text)
{
  GtkWidget *label = dossier_parts_label (text, NULL, FALSE);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  dossier_slant_add_attributes (attributes, text, strlen (text));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_widget_add_css_class (label, "uncited-label");
  return label;
}

GtkWidget *
dossier_parts_line (int spacing, GtkWidget *first, GtkWidget *second)
{
  GtkWidget *line = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (line), spacing);
  gtk_grid_attach (GTK_GRID (line), first, 0, 0, 1, 1);
  if (second != NULL)
    gtk_grid_attach (GTK_GRID (line), second, 1, 0, 1, 1);
  return line;
}

GtkWidget *
dossier_parts_heading (const char *text)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                     "label", text,
                                     "xalign", 0.0f,
                                     "wrap", TRUE,
                                     NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (heading), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2, -1);
  gtk_widget_add_css_class (heading, "heading");
  return heading;
}

static char *
fold_note (const char *text)
{
  const char *end = g_utf8_offset_to_pointer (text, FOLDED_NOTE);
  const char *space = g_strrstr_len (text, end - text, " ");

  return g_strdup_printf ("%.*s…", (int) ((space != NULL ? space : end) - text), text);
}

static void
note_toggled (GtkToggleButton *button, const char *text)
{
  gboolean whole = gtk_toggle_button_get_active (button);
  g_autofree char *folded = fold_note (text);

  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), whole ? text : folded);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), whole ? NULL : _("Show All of the Note"));
}

static void
free_text (gpointer text, GClosure *closure)
{
  g_free (text);
}

GtkWidget *
dossier_parts_note (const char *text, const char *language)
{
  GtkWidget *label;
  GtkWidget *button;

  if (g_utf8_strlen (text, -1) <= SHORT_NOTE)
    return dossier_parts_in_language (dossier_parts_passage (text, "note", TRUE), language);

  label = dossier_parts_in_language (dossier_parts_passage (text, NULL, FALSE), language);
  button = gtk_toggle_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "note");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect_data (button, "toggled", G_CALLBACK (note_toggled), g_strdup (text), free_text, 0);
  note_toggled (GTK_TOGGLE_BUTTON (button), text);
  return button;
}

static void
add_dim (PangoAttrList *attributes, gsize start, gsize end)
{
  PangoAttribute *attribute = pango_attr_foreground_alpha_new (CONTEXT_ALPHA);

  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

/* The context is for orientation: its line breaks would only tear the quote apart. */
static void
append_context (GString *text, const char *context)
{
  gboolean was_break = FALSE;

  for (const char *p = context; *p != '\0'; p++)
    {
      gboolean is_break = *p == '\n' || *p == '\r' || *p == '\t';

      if (!is_break)
        g_string_append_c (text, *p);
      else if (!was_break)
        g_string_append_c (text, ' ');
      was_break = is_break;
    }
}

GtkWidget *
dossier_parts_quote (const DossierCitation *citation)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *weight;
  GtkWidget *label;
  gsize exact_start;
  gsize exact_end;

  if (citation->prefix != NULL && *citation->prefix != '\0')
    {
      g_string_append (text, "…");
      append_context (text, citation->prefix);
    }
  exact_start = text->len;
  g_string_append (text, citation->exact);
  exact_end = text->len;
  if (citation->suffix != NULL && *citation->suffix != '\0')
    {
      append_context (text, citation->suffix);
      g_string_append (text, "…");
    }

  weight = pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD);
  weight->start_index = (guint) exact_start;
  weight->end_index = (guint) exact_end;
  pango_attr_list_insert (attributes, weight);
  add_dim (attributes, 0, exact_start);
  add_dim (attributes, exact_end, text->len);

  label = dossier_parts_passage (text->str, "quote", TRUE);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  return label;
}

GtkWidget *
dossier_parts_in_language (GtkWidget *label, const char *language)
{
  dossier_text_language_set_label (GTK_LABEL (label), language);
  return label;
}

GtkWidget *
dossier_parts_source_line (DossierGraph *graph, const DossierCitation *citation)
{
  guint source = dossier_graph_find_source (graph, citation->source);
  g_autofree char *words = dossier_words_describe_citation_source (graph, citation);

  if (words == NULL)
    return NULL;
  return dossier_parts_in_language (dossier_parts_label (words, "source-line", FALSE),
                                    dossier_language_get_for_source (graph, source));
}

static gboolean
is_web_address (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL
         && (strcmp (g_uri_get_scheme (uri), "http") == 0 || strcmp (g_uri_get_scheme (uri), "https") == 0);
}

GtkWidget *
dossier_parts_link_button (const char *url)
{
  GtkWidget *button;

  if (url == NULL || !is_web_address (url))
    return NULL;

  button = gtk_link_button_new (url);
  gtk_button_set_icon_name (GTK_BUTTON (button), "adw-external-link-symbolic");
  gtk_widget_set_tooltip_text (button, url);
  /* Newer versions of GTK would name it by the label that was there before the icon. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Open Source in Browser"),
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

GtkWidget *
dossier_parts_node_title (DossierGraph *graph, guint node, const char *css_class)
{
  const DossierNode *record = dossier_graph_get_node (graph, node);
  GtkWidget *mark = dossier_type_mark_new (record->type);
  GtkWidget *label = dossier_parts_in_language (dossier_parts_label (record->label, css_class, FALSE),
                                                dossier_language_get_for_node (graph, node));

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, TRUE);
  return dossier_parts_line (9, mark, label);
}
