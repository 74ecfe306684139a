/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A text of a file's as a message can hold it: one line, cut where it is long. */
char *dossier_excerpt (const char *text);

G_END_DECLS
