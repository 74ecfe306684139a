/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-pen.h"

G_BEGIN_DECLS

/* Appends SVG elements (not the document around them) to @out, which must outlive the pen. */
DossierPen *dossier_pen_svg_new (GString *out);

G_END_DECLS
