/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The person agrees. */
typedef void (*DossierReplaceFunc) (GtkWindow *window, GFile *file);

/**
 * dossier_replace_question_ask:
 * @window: above which it is asked; with it the question goes
 * @file: as it was named, for @replace
 * @paths: (array zero-terminated=1) (element-type filename): files that are there and would be replaced, at least one
 * @replace: called where the person wants that
 *
 * A file chooser asks about the file that is named in it alone. This asks about others that are written besides, or
 * instead as the name lacked its ending.
 */
void dossier_replace_question_ask (GtkWindow *window,
                                   GFile *file,
                                   const char *const *paths,
                                   DossierReplaceFunc replace);

/* (transfer full) (element-type filename) (nullable): those of @paths that are there and are not @named; %NULL for
 * none. Blocks shortly. */
char **dossier_replace_question_find (const char *const *paths, const char *named);

G_END_DECLS
