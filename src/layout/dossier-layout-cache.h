/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-layout-solver.h"

G_BEGIN_DECLS

/*
 * Layouts made before, in memory and on disk (in dossier/layouts under the user's cache folder), both bounded in bytes; the
 * one not used for longest goes first. A key says everything that a layout depends on. May be used from any thread.
 * With DOSSIER_LAYOUT_CACHE=off in the environment nothing is kept and nothing is found.
 */

#define DOSSIER_LAYOUT_CACHE_MEMORY ((gsize) 128 << 20)
#define DOSSIER_LAYOUT_CACHE_DISK ((guint64) 64 << 20)

/* (transfer full) (nullable): %NULL where nothing is to be kept: the cache is off, or the helper does not say which Graphviz
 * it runs. The helper is asked once and remembered. */
char *dossier_layout_cache_make_key (const DossierLayoutProblem *problem,
                                     const DossierLayoutOptions *options,
                                     GCancellable *cancellable);

/* (transfer full) (nullable): the layout for @key, for @problem's sizes and ends. A file that cannot be understood is
 * removed. */
DossierLayout *dossier_layout_cache_find (const char *key, const DossierLayoutProblem *problem, char **note);

/* @settled: whether it may go to disk, too. Failing to write there is no error. */
void dossier_layout_cache_keep (const char *key, DossierLayout *layout, const char *note, gboolean settled);

/* Forgets what is in memory; files stay. */
void dossier_layout_cache_forget (void);

/* (transfer full): the folder. */
char *dossier_layout_cache_get_folder (void);

G_END_DECLS
