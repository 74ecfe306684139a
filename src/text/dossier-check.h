/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph.h"
#include "dossier-text.h"

G_BEGIN_DECLS

/**
 * DossierCheckStatus:
 * @DOSSIER_CHECK_EXACT: the words stand where the citation says, or once in the text, or once with their context
 * @DOSSIER_CHECK_NORMALISED: found once after normalising white space, quotes, dashes and composition
 * @DOSSIER_CHECK_AMBIGUOUS: found more than once and the context cannot tell
 * @DOSSIER_CHECK_NEAR: not found, but a passage is close; never shown as verified
 * @DOSSIER_CHECK_MISSING: not found
 * @DOSSIER_CHECK_NO_TEXT: the source's text is not at hand
 */
typedef enum
{
  DOSSIER_CHECK_EXACT,
  DOSSIER_CHECK_NORMALISED,
  DOSSIER_CHECK_AMBIGUOUS,
  DOSSIER_CHECK_NEAR,
  DOSSIER_CHECK_MISSING,
  DOSSIER_CHECK_NO_TEXT,
} DossierCheckStatus;

#define DOSSIER_N_CHECK_STATUSES (DOSSIER_CHECK_NO_TEXT + 1)

/**
 * DossierCheck:
 * @status: the verdict
 * @moved: with @DOSSIER_CHECK_EXACT: not at the offsets that the citation gives
 * @start: offset of the found passage in the source's text, code points; -1 where none was found
 * @end: offset after it; -1 where none was found
 * @score: with @DOSSIER_CHECK_NEAR: 1 minus edit distance over length, from 0 to 1
 */
typedef struct
{
  DossierCheckStatus status;
  gboolean moved;
  gint64 start;
  gint64 end;
  double score;
} DossierCheck;

const char *dossier_check_status_get_name (DossierCheckStatus status);  /* "exact", as the command line prints it */
const char *dossier_check_status_get_label (DossierCheckStatus status); /* translated, for people */

/* Holds one quote against its source's text (%NULL: no text at hand), in the order that the format page gives. */
void dossier_check_citation (const DossierCitation *citation, DossierText *text, DossierCheck *check);

G_END_DECLS
