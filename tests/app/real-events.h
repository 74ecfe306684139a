/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Sends what `xdotool` is told to, such as "click 1" or "key Right", after the pointer was put on a place of @widget unless
 * @x is negative; waits until it has been sent. FALSE, with the test skipped, where there can be no such events. */
gboolean real_events_send (GtkWidget *widget, double x, double y, const char *command);

G_END_DECLS
