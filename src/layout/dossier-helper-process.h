/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-wire.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierHelperJob:
 * @request: to be answered; not owned
 * @answer: (nullable): set where it was answered with %DOSSIER_WIRE_OK
 * @timed_out: whether time was up before it was answered
 */
typedef struct
{
  const DossierWireRequest *request;
  DossierWireAnswer *answer;
  gboolean timed_out;
} DossierHelperJob;

/**
 * dossier_helper_process_run:
 * @helper: path of the program
 * @jobs: (array length=n_jobs): started in this order
 * @at_once: how many processes may run side by side
 * @deadline: seconds for all of them together
 *
 * Runs one helper process a job: sends the request, reads the answer, and sees to it that the process is gone
 * afterwards, whatever it did. Waits in poll(2) alone. A helper gets nothing of the environment, and no descriptors but
 * its three.
 *
 * Returns: %FALSE with DOSSIER_LAYOUT_ERROR or G_IO_ERROR_CANCELLED; a job for which there was no time is no error
 */
gboolean dossier_helper_process_run (const char *helper,
                                     DossierHelperJob *jobs,
                                     guint n_jobs,
                                     guint at_once,
                                     double deadline,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
