/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What the helper takes away from itself, so that a fault in the layout library stays a fault in the layout. Each
 * measure is taken where the kernel has it; where it has not, the helper goes on without.
 */

/* Limits that do not depend on the request: no core, no file, few descriptors; dies with its parent. */
void dossier_sandbox_enter (void);

/* From here on the process can compute, read and write what is already open, and end; it cannot open files, make
 * sockets or start programs. For all threads. */
void dossier_sandbox_close_doors (void);

/* Bytes of memory and seconds of processor time; 0 for no limit. */
void dossier_sandbox_set_limits (guint64 memory, guint cpu_seconds);

G_END_DECLS
