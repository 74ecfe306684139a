/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The helper's own malloc(), in place of the C library's for everything in the process.
 *
 * Graphviz removes overlaps by a triangulation that keeps its faces in hash tables by address, so where memory lies decides in
 * which order they are taken, and with that the picture. The kernel lays a process out anew on every start; memory from one
 * arena at a fixed address, given out in a fixed order, makes the same picture of the same graph every time. It also
 * knows for certain when a limit was reached, which a library that does not check does not tell.
 *
 * Under a sanitizer, which has a malloc() of its own, there is no arena and no limit.
 */

/* Begins afresh, in a place that does not depend on what was given out before: @bytes may be given out in all from now on; 0
 * for no limit. */
void dossier_arena_set_limit (guint64 bytes);

/* Whether something could not be given for want of memory. Async-signal-safe. */
gboolean dossier_arena_is_exhausted (void);

G_END_DECLS
