/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dossier_spread:
 * @n: things in a line, in their order
 * @lengths: (array length=n): how long each is
 * @gap: what is to be between any two
 * @wanted: (array length=n): where each would like its middle to be
 * @room: they are to lie between 0 and this; where they do not fit, they start at 0
 * @middles: (out caller-allocates) (array length=n): where their middles are
 *
 * Puts things in a line without overlap and in the given order, each as near to its wished place as the others allow: the
 * sum of squares is least (isotonic regression by pooling adjacent violators).
 */
void dossier_spread (guint n, const double *lengths, double gap, const double *wanted, double room, double *middles);

G_END_DECLS
