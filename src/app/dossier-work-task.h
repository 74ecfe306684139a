/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef void (*DossierWorkProgress) (guint n_done, guint n_all, gpointer user_data);

/**
 * dossier_work_task_tell:
 * @task: what is under way, in its thread
 * @progress: (nullable): called in the main context of @task, and no more once that is completed
 * @user_data: must live as long as @task
 *
 * Tells how far a task has come.
 */
void dossier_work_task_tell (GTask *task, DossierWorkProgress progress, gpointer user_data, guint n_done, guint n_all);

G_END_DECLS
