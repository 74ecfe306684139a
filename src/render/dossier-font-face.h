/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * dossier_font_face_set:
 * @cr: where text is to be shown
 * @font: a font of Pango's map for FreeType, of this thread
 *
 * Has @cr show text with the file that @font is of, which is opened for that alone. Fonts that cairo opens by itself are
 * open for all threads, and cairo (1.16) closes some while another thread, such as GTK's, draws with them.
 *
 * Returns: whether the file could be opened
 */
gboolean dossier_font_face_set (cairo_t *cr, PangoFont *font);

G_END_DECLS
