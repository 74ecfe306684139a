/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-session.h"
#include "query/dossier-timeline.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_TIMELINE_PANE (dossier_timeline_pane_get_type ())
G_DECLARE_FINAL_TYPE (DossierTimelinePane, dossier_timeline_pane, DOSSIER, TIMELINE_PANE, AdwBin)

/**
 * DossierTimelinePane:
 *
 * How the nodes of a session's dossier lie in time, and which part of it is asked for. What is brushed becomes `date:`
 * or, in the other mode, `known:` in the query of the session's exploration, and is read back from there: the text is
 * the one truth. Counts as matching what matches the rest of the query, so that a range does not empty what is around
 * it.
 */
GtkWidget *dossier_timeline_pane_new (void);

void dossier_timeline_pane_set_session (DossierTimelinePane *self, DossierSession *session); /* (nullable) */
void dossier_timeline_pane_set_mode (DossierTimelinePane *self, DossierTimelineMode mode);
/* Steps the range through the dates by itself. */
void dossier_timeline_pane_set_playing (DossierTimelinePane *self, gboolean playing);
gboolean dossier_timeline_pane_get_playing (DossierTimelinePane *self);
/* Whether the chart shows what was asked for last. */
gboolean dossier_timeline_pane_is_settled (DossierTimelinePane *self);
/* The keyboard goes to the chart; where there is nothing to draw, to what stands above it. */
void dossier_timeline_pane_focus_chart (DossierTimelinePane *self);

G_END_DECLS
