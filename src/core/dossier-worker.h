/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Threads that work beside the window. A program that ends takes down its libraries one by one; a thread that still paints
 * or reads by then finds fonts and tables gone, and the program dies with a fault where it should just go. So what runs in
 * a thread is counted, and the end waits for it. All functions may be called in any thread.
 */

/**
 * dossier_worker_run:
 * @task: a task
 * @func: what to do in a thread
 *
 * g_task_run_in_thread(), counted.
 */
void dossier_worker_run (GTask *task, GTaskThreadFunc func);

/**
 * dossier_worker_begin:
 *
 * For threads that are not a #GTask's: asks, in the thread, before a piece of work.
 *
 * Returns: %FALSE if the program ends; then leave the work, and do not call dossier_worker_end()
 */
gboolean dossier_worker_begin (void);

/** dossier_worker_end: the piece of work is done. */
void dossier_worker_end (void);

/**
 * dossier_worker_finish:
 * @milliseconds: how long to wait at most
 *
 * Lets no other work begin and waits for what runs. Cancel that before. Nothing runs in threads from here on: the last
 * call of a program.
 *
 * Returns: whether all has come to its end; where not, leave by _exit()
 */
gboolean dossier_worker_finish (guint milliseconds);

G_END_DECLS
