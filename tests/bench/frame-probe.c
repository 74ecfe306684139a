/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "frame-probe.h"

#include <time.h>

struct _FrameProbe
{
  GdkFrameClock *clock;
  GArray *frames;     /* gint64, microseconds */
  GArray *cpu_frames; /* the same of the thread's own time */
  gint64 frame_began;
  gint64 cpu_frame_began;
  gint64 worst_turn;
  gint64 cpu_worst_turn;
};

/* The poll function has no user data. */
static FrameProbe *current;
static gint64 turn_began;
static gint64 cpu_turn_began;

static gint64
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static int
poll_and_measure (GPollFD *fds, guint n_fds, int timeout)
{
  int result;

  if (current != NULL && turn_began != 0)
    {
      current->worst_turn = MAX (current->worst_turn, g_get_monotonic_time () - turn_began);
      current->cpu_worst_turn = MAX (current->cpu_worst_turn, get_cpu_time () - cpu_turn_began);
    }
  result = g_poll (fds, n_fds, timeout);
  turn_began = g_get_monotonic_time ();
  cpu_turn_began = get_cpu_time ();
  return result;
}

static void
on_before_paint (FrameProbe *probe)
{
  probe->frame_began = g_get_monotonic_time ();
  probe->cpu_frame_began = get_cpu_time ();
}

static void
on_after_paint (FrameProbe *probe)
{
  gint64 took = g_get_monotonic_time () - probe->frame_began;
  gint64 worked = get_cpu_time () - probe->cpu_frame_began;

  if (probe->frame_began != 0)
    {
      g_array_append_val (probe->frames, took);
      g_array_append_val (probe->cpu_frames, worked);
    }
  probe->frame_began = 0;
}

FrameProbe *
frame_probe_new (GtkWidget *widget)
{
  FrameProbe *probe = g_new0 (FrameProbe, 1);

  g_assert (current == NULL);
  current = probe;
  turn_began = 0;
  probe->frames = g_array_new (FALSE, FALSE, sizeof (gint64));
  probe->cpu_frames = g_array_new (FALSE, FALSE, sizeof (gint64));
  probe->clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  g_signal_connect_swapped (probe->clock, "before-paint", G_CALLBACK (on_before_paint), probe);
  g_signal_connect_data (probe->clock, "after-paint", G_CALLBACK (on_after_paint), probe, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_main_context_set_poll_func (NULL, poll_and_measure);
  return probe;
}

void
frame_probe_free (FrameProbe *probe)
{
  g_main_context_set_poll_func (NULL, NULL);
  current = NULL;
  g_signal_handlers_disconnect_by_data (probe->clock, probe);
  g_object_unref (probe->clock);
  g_array_unref (probe->frames);
  g_array_unref (probe->cpu_frames);
  g_free (probe);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

static double
get_milliseconds (GArray *sorted, double part)
{
  guint at = (guint) (part * (sorted->len - 1) + 0.5);

  return sorted->len > 0 ? (double) g_array_index (sorted, gint64, at) / 1000 : 0;
}

FrameFigures
frame_probe_take (FrameProbe *probe)
{
  FrameFigures figures = { .n_frames = probe->frames->len };

  g_array_sort (probe->frames, compare_times);
  g_array_sort (probe->cpu_frames, compare_times);
  figures.p50 = get_milliseconds (probe->frames, 0.5);
  figures.p95 = get_milliseconds (probe->frames, 0.95);
  figures.worst = get_milliseconds (probe->frames, 1);
  figures.worst_turn = (double) probe->worst_turn / 1000;
  figures.cpu_p50 = get_milliseconds (probe->cpu_frames, 0.5);
  figures.cpu_p95 = get_milliseconds (probe->cpu_frames, 0.95);
  figures.cpu_worst_turn = (double) probe->cpu_worst_turn / 1000;
  g_array_set_size (probe->frames, 0);
  g_array_set_size (probe->cpu_frames, 0);
  probe->worst_turn = 0;
  probe->cpu_worst_turn = 0;
  return figures;
}
