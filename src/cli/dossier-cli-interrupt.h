/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* From now on SIGINT, SIGTERM and SIGHUP cancel the cancellable that is given back, so that whatever is under way can
 * clear up. A program that has not ended two seconds later is ended. Once a process. */
GCancellable *dossier_cli_interrupt_start (void);

G_END_DECLS
