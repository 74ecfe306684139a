/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dossier_style_add:
 *
 * Has what style.css says followed by dark.css while the desktop is dark, and by high-contrast.css while it asks for more
 * contrast, on the default display and for good. libadwaita would find them by itself under names of its own, but warns of
 * those since 1.10; the media queries that it wants instead are in no GTK before that.
 */
void dossier_style_add (void);

G_END_DECLS
