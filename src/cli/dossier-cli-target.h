/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Before the work on a file that is to be written: whether @target would not take the place of the dossier @path, and
 * there is a folder to put it in; else an error line says what to do. */
gboolean dossier_cli_check_target (const char *path, const char *target);

G_END_DECLS
