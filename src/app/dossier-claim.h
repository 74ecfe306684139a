/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "query/dossier-contradiction.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierClaim:
 * @side: what is claimed, by whom and when
 * @citation: (nullable): its words: of the node's citations the one that the contradiction itself quotes, else the
 *   first
 *
 * One side of a contradiction as it is read, in the evidence as well as on the page of contradictions. Holds for as
 * long as its graph.
 */
typedef struct
{
  DossierContradictionSide side;
  const DossierCitation *citation;
} DossierClaim;

/* @edge: the `contradicts` edge of which @node is an end */
void dossier_claim_read (DossierClaim *claim, DossierGraph *graph, guint edge, guint node);

/* (nullable): the speaker's name. */
const char *dossier_claim_get_speaker (const DossierClaim *claim, DossierGraph *graph);
/* (nullable): what the speaker's name is to be drawn in. */
const char *dossier_claim_get_speaker_language (const DossierClaim *claim, DossierGraph *graph);
/* (transfer full) (nullable): the speaker and the date, in a line. */
char *dossier_claim_describe_who (const DossierClaim *claim, DossierGraph *graph);
/* (transfer full) (nullable): the date, and where it comes from; when it was published where it has none. */
char *dossier_claim_describe_date (const DossierClaim *claim, DossierGraph *graph);
/* (transfer full): its words in quotation marks; the label where no source is quoted. */
char *dossier_claim_describe_words (const DossierClaim *claim, DossierGraph *graph);
/* (transfer full): who, the words, source and date, for the clipboard. */
char *dossier_claim_describe (const DossierClaim *claim, DossierGraph *graph);

/* Adds the words and their source. */
void dossier_claim_append_words (GtkBox *box, const DossierClaim *claim, DossierGraph *graph);
/* (element-type utf8) (transfer container): what the analyst noted about a contradiction: the note to the first of its
 * quotes, and its properties. */
GPtrArray *dossier_claim_list_notes (const DossierEdge *edge);

G_END_DECLS
