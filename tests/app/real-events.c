/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "real-events.h"

#include <math.h>
#ifdef GDK_WINDOWING_X11
#include <gdk/x11/gdkx.h>

static void
on_command_ended (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (object), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

gboolean
real_events_send (GtkWidget *widget, double x, double y, const char *command)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GdkSurface *surface = gtk_native_get_surface (native);
  g_autofree char *program = g_find_program_in_path ("xdotool");
  g_autoptr (GString) line = g_string_new ("xdotool");
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) argv = NULL;
  gboolean ended = FALSE;

  if (program == NULL || !GDK_IS_X11_SURFACE (surface))
    {
      g_test_skip ("needs X11 and xdotool");
      return FALSE;
    }

  if (x >= 0)
    {
      double edge_x;
      double edge_y;

      gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), x, y, &x, &y);
      /* The shadow of a window that draws it itself is part of the surface. */
      gtk_native_get_surface_transform (native, &edge_x, &edge_y);
      g_string_append_printf (line, " mousemove --window %lu %d %d", gdk_x11_surface_get_xid (surface),
                              (int) round (x + edge_x), (int) round (y + edge_y));
    }
  g_string_append_printf (line, " %s", command);
  argv = g_strsplit (line->str, " ", -1);
  process = g_subprocess_newv ((const char *const *) argv, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, on_command_ended, &ended);
  while (!ended)
    g_main_context_iteration (NULL, TRUE);
  return TRUE;
}
#else
gboolean
real_events_send (GtkWidget *widget, double x, double y, const char *command)
{
  g_test_skip ("needs X11 and xdotool");
  return FALSE;
}
#endif
