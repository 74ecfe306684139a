/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-timeline-view.h"
#include "query/dossier-matches.h"

G_BEGIN_DECLS

/**
 * DossierTimelineAnswer:
 * @timeline: what to show
 * @view: where to look
 * @rest: (nullable): what matches the rest of the query; %NULL where the rest asks for nothing
 */
typedef struct
{
  DossierTimeline *timeline;
  DossierTimelineView view;
  DossierMatches *rest;
} DossierTimelineAnswer;

void dossier_timeline_answer_free (DossierTimelineAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTimelineAnswer, dossier_timeline_answer_free)

/**
 * dossier_timeline_job_run_async:
 * @query: that counts as matching: the query without what the timeline itself has put into it
 * @focus: (nullable):
 * @view: its width, and where to look; of no days: where most of what is dated lies
 * @before: (nullable): the answer to a query that may have been the same: what matches is not looked up again then
 *
 * Counts in a worker thread. An unreadable @query matches everything.
 */
void dossier_timeline_job_run_async (DossierSearch *search,
                                     const char *query,
                                     DossierFocus *focus,
                                     DossierTimelineMode mode,
                                     const DossierTimelineView *view,
                                     DossierMatches *before,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/* (transfer full) (nullable): %NULL with G_IO_ERROR_CANCELLED. */
DossierTimelineAnswer *dossier_timeline_job_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
