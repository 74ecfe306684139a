/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_MEDIA_TYPE "application/vnd.dossier+json"

/* (element-type GtkRecentInfo) (transfer full): the dossiers opened lately that are still there, the last one first. */
GPtrArray *dossier_recent_list (guint n_max);
/* Tells the desktop that @file was opened, unless it is one of the program's own. */
void dossier_recent_add (GFile *file);
/* (transfer full): the folder of a file, with ~ for the home folder; empty where the file was lent to a sandbox, and
 * nobody says where it lies. */
char *dossier_recent_describe_folder (GFile *file);
/* (transfer full): where a file or folder itself lies, in the same way; its name where nobody says. */
char *dossier_recent_describe_place (GFile *file);

G_END_DECLS
