/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "query/dossier-matches.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_EXPLORATION (dossier_exploration_get_type ())
G_DECLARE_FINAL_TYPE (DossierExploration, dossier_exploration, DOSSIER, EXPLORATION, GObject)

/**
 * DossierExploration:
 *
 * What is asked of a session's dossier, and what answers it: the query, what becomes of the nodes that do not match,
 * and the focus. It is evaluated in a worker thread, the last question alone counts. The outline, the timeline, the
 * tables, the canvas (through the session's scene) and the query field all read and write it here, and so agree. Has no
 * widgets.
 *
 * Properties, all notified: `query` (string, never %NULL: as typed, whether or not it can be understood), `hide`
 * (gboolean: what does not match is hidden, not dimmed), `focus` (#DossierFocus as pointer, nullable), `matches`
 * (#DossierMatches, nullable: the last answer; none until there is an index), `problem` (nullable: what is wrong with
 * the query; the last answer stays).
 */

/* By the session, which owns it. */
DossierExploration *dossier_exploration_new (void);
/* (nullable): another dossier, or none; asks anew. */
void dossier_exploration_set_search (DossierExploration *self, DossierSearch *search);

const char *dossier_exploration_get_query (DossierExploration *self);
void dossier_exploration_set_query (DossierExploration *self, const char *query);
/* (nullable): what is wrong with the query, for people; @place: (out) (optional): where */
const char *dossier_exploration_get_problem (DossierExploration *self, DossierFilterSpan *place);

gboolean dossier_exploration_get_hide (DossierExploration *self);
void dossier_exploration_set_hide (DossierExploration *self, gboolean hide);

DossierFocus *dossier_exploration_get_focus (DossierExploration *self); /* (nullable) */
void dossier_exploration_set_focus (DossierExploration *self, DossierFocus *focus);

/* (nullable): the answer to the last question that could be understood and was evaluated. */
DossierMatches *dossier_exploration_get_matches (DossierExploration *self);
/* Whether an answer is under way. */
gboolean dossier_exploration_is_asking (DossierExploration *self);

/* As a chip does it: see dossier_filter_text_add(), _remove() and _set(). */
void dossier_exploration_add_term (DossierExploration *self,
                                   DossierFilterField field,
                                   const char *value,
                                   gboolean negated);
void dossier_exploration_remove_term (DossierExploration *self,
                                      DossierFilterField field,
                                      const char *value,
                                      gboolean negated);
void dossier_exploration_set_term (DossierExploration *self, DossierFilterField field, const char *value);

G_END_DECLS
