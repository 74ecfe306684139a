/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-pen.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Draws on @cr with its current transformation. May be used from any thread, one pen a thread. */
DossierPen *dossier_pen_cairo_new (cairo_t *cr);

/* Between them the links of groups are links of the PDF that it draws on. */
void dossier_pen_cairo_begin_links (DossierPen *pen);
void dossier_pen_cairo_end_links (DossierPen *pen);

G_END_DECLS
