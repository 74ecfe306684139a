/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-placeholder.h"

typedef struct
{
  GtkEditable *entry; /* not owned: owns this */
  char *whole;
  char *brief;
  int width;    /* of what is shown, when it was last looked at */
  guint serial; /* of its letters */
} Placeholder;

static void
choose (Placeholder *self)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (self->entry));
  int width = gtk_widget_get_width (text);
  guint serial = pango_context_get_serial (gtk_widget_get_pango_context (text));
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *shown = NULL;
  const char *wanted;
  int wanted_width;

  if (width <= 0 || (width == self->width && serial == self->serial))
    return;

  self->width = width;
  self->serial = serial;
  layout = gtk_widget_create_pango_layout (text, self->whole);
  pango_layout_get_pixel_size (layout, &wanted_width, NULL);
  wanted = wanted_width <= width ? self->whole : self->brief;
  g_object_get (self->entry, "placeholder-text", &shown, NULL);
  if (g_strcmp0 (shown, wanted) != 0)
    g_object_set (self->entry, "placeholder-text", wanted, NULL);
}

static void
surface_laid_out (GdkSurface *surface, int width, int height, Placeholder *self)
{
  choose (self);
}

static void
mapped (Placeholder *self)
{
  /* After GTK's own, which gives the widgets their new size. */
  g_signal_connect_after (gtk_native_get_surface (gtk_widget_get_native (GTK_WIDGET (self->entry))),
                          "layout",
                          G_CALLBACK (surface_laid_out),
                          self);
}

static void
unmapped (Placeholder *self)
{
  g_signal_handlers_disconnect_by_func (gtk_native_get_surface (gtk_widget_get_native (GTK_WIDGET (self->entry))),
                                        surface_laid_out,
                                        self);
}

static void
placeholder_free (gpointer data, GClosure *closure)
{
  Placeholder *self = data;

  g_free (self->whole);
  g_free (self->brief);
  g_free (self);
}

void
dossier_placeholder_set (GtkEditable *entry, const char *whole, const char *brief)
{
  Placeholder *self;

  g_return_if_fail (GTK_IS_EDITABLE (entry));
  g_return_if_fail (whole != NULL && brief != NULL);
  g_return_if_fail (!gtk_widget_get_mapped (GTK_WIDGET (entry)));

  self = g_new0 (Placeholder, 1);
  self->entry = entry;
  self->whole = g_strdup (whole);
  self->brief = g_strdup (brief);
  g_object_set (entry, "placeholder-text", whole, NULL);
  g_signal_connect_data (entry, "map", G_CALLBACK (mapped), self, NULL, G_CONNECT_SWAPPED);
  g_signal_connect_data (entry, "unmap", G_CALLBACK (unmapped), self, placeholder_free, G_CONNECT_SWAPPED);
}
