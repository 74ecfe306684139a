/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-timeline-job.h"

#include "core/dossier-worker.h"

/* Most of what is dated: what lies outside is told at the edge of the chart. */
#define DENSE_SHARE 0.75
/* All time is shown at first, unless that would leave most of what is dated in less than this part of it. */
#define DENSE_PART 0.25

typedef struct
{
  DossierSearch *search;
  char *query;
  DossierFocus *focus;
  DossierTimelineMode mode;
  DossierTimelineView view;
  DossierMatches *before;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  dossier_search_unref (job->search);
  g_free (job->query);
  g_clear_pointer (&job->focus, dossier_focus_unref);
  g_clear_pointer (&job->before, dossier_matches_unref);
  g_free (job);
}

void
dossier_timeline_answer_free (DossierTimelineAnswer *answer)
{
  g_clear_pointer (&answer->timeline, dossier_timeline_free);
  g_clear_pointer (&answer->rest, dossier_matches_unref);
  g_free (answer);
}

/* FALSE where it was cancelled. */
static gboolean
find_rest (const Job *job, GCancellable *cancellable, DossierMatches **rest)
{
  g_autoptr (DossierFilter) filter = dossier_filter_parse (job->query, NULL, NULL);

  *rest = NULL;
  if (job->before != NULL)
    {
      *rest = dossier_matches_ref (job->before);
      return TRUE;
    }
  if ((filter == NULL || dossier_filter_is_empty (filter)) && dossier_focus_is_whole (job->focus))
    return TRUE;

  *rest = dossier_matches_new (job->search, filter, job->focus, cancellable);
  return *rest != NULL;
}

static void
look_first (const Job *job, DossierTimelineView *view)
{
  g_autoptr (DossierTimeline) fine = dossier_timeline_new (job->search, NULL, job->mode, DOSSIER_TIMELINE_MAX_BINS);
  DossierTimelineRange all;
  DossierTimelineRange dense;

  if (fine->n_bins == 0)
    return;

  all = dossier_timeline_range_of_bins (fine, 0, fine->n_bins - 1);
  dossier_timeline_view_set_all (view, &all);
  dense = dossier_timeline_find_dense (fine, DENSE_SHARE);
  if ((double) (dense.last - dense.first) < DENSE_PART * (double) (all.last - all.first))
    dossier_timeline_view_show (view, &dense);
}

static void
run_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  const Job *job = task_data;
  g_autoptr (DossierTimelineAnswer) answer = g_new0 (DossierTimelineAnswer, 1);
  const guint8 *mask;

  answer->view = job->view;
  if (!find_rest (job, cancellable, &answer->rest) || g_cancellable_is_cancelled (cancellable))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
      return;
    }

  if (answer->view.days <= 0)
    look_first (job, &answer->view);
  mask = answer->rest != NULL ? dossier_matches_get_node_mask (answer->rest) : NULL;
  answer->timeline
      = dossier_timeline_new (job->search, mask, job->mode,
                              answer->view.days > 0 ? dossier_timeline_view_get_max_bins (&answer->view) : 1);
  g_task_return_pointer (task, g_steal_pointer (&answer), (GDestroyNotify) dossier_timeline_answer_free);
}

void
dossier_timeline_job_run_async (DossierSearch *search,
                                const char *query,
                                DossierFocus *focus,
                                DossierTimelineMode mode,
                                const DossierTimelineView *view,
                                DossierMatches *before,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->search = dossier_search_ref (search);
  job->query = g_strdup (query);
  job->focus = focus != NULL ? dossier_focus_ref (focus) : NULL;
  job->mode = mode;
  job->view = *view;
  job->before = before != NULL ? dossier_matches_ref (before) : NULL;
  g_task_set_source_tag (task, dossier_timeline_job_run_async);
  g_task_set_task_data (task, job, job_free);
  dossier_worker_run (task, run_in_thread);
}

DossierTimelineAnswer *
dossier_timeline_job_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
