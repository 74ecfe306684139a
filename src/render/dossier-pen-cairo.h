/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-pen.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Draws on @cr with its current transformation. May be used from any thread, one pen a thread. */
DossierPen *dossier_pen_cairo_new (cairo_t *cr);

G_END_DECLS
