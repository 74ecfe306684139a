/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FrameProbe:
 *
 * Measures a running program from within: what each frame takes of the main thread, from the frame clock's before-paint
 * to its after-paint (layout, snapshot and rendering), and how long the main loop goes without looking for
 * events. One at a time, since a main context has one poll function.
 */
typedef struct _FrameProbe FrameProbe;

/**
 * FrameFigures:
 * @n_frames: frames drawn
 * @p50: median time of a frame, milliseconds
 * @p95: time that 95 % of the frames stay below, milliseconds
 * @worst: the longest frame, milliseconds
 * @worst_turn: the longest turn of the main loop, milliseconds
 * @cpu_p50: as @p50, but what the main thread itself worked, which other programs' load does not lengthen
 * @cpu_p95: as @p95, likewise
 * @cpu_worst_turn: as @worst_turn, likewise
 */
typedef struct
{
  guint n_frames;
  double p50;
  double p95;
  double worst;
  double worst_turn;
  double cpu_p50;
  double cpu_p95;
  double cpu_worst_turn;
} FrameFigures;

FrameProbe *frame_probe_new (GtkWidget *widget); /* realized */
void frame_probe_free (FrameProbe *probe);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrameProbe, frame_probe_free)

/* What was measured since the last call, or since the beginning. */
FrameFigures frame_probe_take (FrameProbe *probe);

G_END_DECLS
