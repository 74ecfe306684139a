/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-viewport.h"
#include "query/dossier-focus.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_HISTORY (dossier_history_get_type ())
G_DECLARE_FINAL_TYPE (DossierHistory, dossier_history, DOSSIER, HISTORY, GObject)

/* The oldest go. */
#define DOSSIER_HISTORY_MAX_ENTRIES 200

/**
 * DossierHistoryEntry:
 * @query: as typed, never %NULL in an entry of a history
 * @hide: whether what does not match is hidden
 * @focus: (nullable): the neighbourhood that is looked at
 * @node: (nullable): id of the selected node
 * @edge: (nullable): id of the selected edge
 * @page: (nullable): which view is in front
 * @place: what the canvas shows
 *
 * One state of looking at a dossier. By id, so that it outlives a reload.
 */
typedef struct
{
  const char *query;
  gboolean hide;
  DossierFocus *focus;
  const char *node;
  const char *edge;
  const char *page;
  DossierViewportPlace place;
} DossierHistoryEntry;

/**
 * DossierHistoryStep:
 * @DOSSIER_HISTORY_CHOICE: a thing of its own: a click, a focus, another view
 * @DOSSIER_HISTORY_TYPING: one of many in a row that together are one: letters of a query, a brush that is dragged
 * @DOSSIER_HISTORY_WALK: one of many in a row of another kind: arrow keys from node to node
 *
 * By what the state came to be.
 */
typedef enum
{
  DOSSIER_HISTORY_CHOICE,
  DOSSIER_HISTORY_TYPING,
  DOSSIER_HISTORY_WALK,
} DossierHistoryStep;

/**
 * DossierHistory:
 *
 * Back and forward as in a browser. Its rules:
 *
 * - What differs from the entry that is shown in more than its place makes an entry after it; what lay ahead is
 *   forgotten.
 * - Steps of typing that follow one another make one entry, that of the last of them; and so do steps of walking.
 *   dossier_history_pause() ends such a row.
 * - That nothing is selected any more makes no entry: there is nothing to come back to. The entry keeps what was
 *   selected.
 * - An entry keeps the place that the canvas had when it was left, as a browser keeps how far a page was scrolled.
 * - Going back and forward adds nothing, and ends a row.
 *
 * It has no widgets, and knows no session. Properties, notified: `can-go-back`, `can-go-forward`.
 */
DossierHistory *dossier_history_new (void);

/* With another file. */
void dossier_history_clear (DossierHistory *self);

/* What is shown now. Its place is where the canvas is now, and so also where the entry before it was left. Copied. */
void dossier_history_visit (DossierHistory *self, const DossierHistoryEntry *entry, DossierHistoryStep step);
/* What follows is not of one row with what was. */
void dossier_history_pause (DossierHistory *self);

gboolean dossier_history_can_go_back (DossierHistory *self);
gboolean dossier_history_can_go_forward (DossierHistory *self);

/* @place: where the canvas is as the entry is left. Returns: (nullable) (transfer none): what to show now, until the
 * history is changed; %NULL where there is nothing on that side. */
const DossierHistoryEntry *dossier_history_go_back (DossierHistory *self, const DossierViewportPlace *place);
const DossierHistoryEntry *dossier_history_go_forward (DossierHistory *self, const DossierViewportPlace *place);

guint dossier_history_get_n_entries (DossierHistory *self);

G_END_DECLS
