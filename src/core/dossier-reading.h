/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-graph-private.h"
#include "dossier-json.h"
#include "dossier-problem-list.h"
#include "dossier-rules.h"

G_BEGIN_DECLS

/**
 * DossierReading:
 * @json: the file's tokens
 * @problems: what is wrong with it so far
 * @cancellable: (nullable):
 * @parts: the graph so far
 * @scratch: strings of the record that is being read
 * @citations: (element-type DossierCitation): its citations
 * @properties: (element-type DossierProperty): its properties
 * @aliases: (element-type utf8): its aliases
 * @ends: (element-type guint): the places of the nodes where edges start and end, by turns
 * @suggestion_budget: how much work suggestions may still cost
 *
 * One file on its way from tokens to a graph.
 */
typedef struct
{
  const DossierJson *json;
  DossierProblemList *problems;
  GCancellable *cancellable;
  DossierGraphParts parts;
  GPtrArray *scratch;
  gsize scratch_used;
  gsize scratch_size;
  GArray *citations;
  GArray *properties;
  GPtrArray *aliases;
  GArray *ends;
  gsize suggestion_budget;
} DossierReading;

/**
 * DossierMember:
 * @name: a member that the format knows
 * @kind: what its value must be
 * @rule: what its value must be further, where it is a string
 * @is_required: whether it must be there
 */
typedef struct
{
  const char *name;
  DossierJsonKind kind;
  DossierRule rule;
  gboolean is_required;
} DossierMember;

/**
 * DossierFound:
 * @is_there: whether the object has it, right or wrong
 * @token: its value in the file; 0 where it is not there, or is not what it must be
 * @text: (nullable): its value where it is a string; lies in the scratch space
 */
typedef struct
{
  gboolean is_there;
  guint token;
  const char *text;
} DossierFound;

void dossier_reading_init (DossierReading *reading, const DossierJson *json, GCancellable *cancellable);
void dossier_reading_clear (DossierReading *reading);

void dossier_reading_reset_scratch (DossierReading *reading);
const char *dossier_reading_get_string (DossierReading *reading, guint token);
const char *dossier_reading_get_raw (DossierReading *reading, guint token);

/* Reports a problem at a token. @name: (nullable): a member of @place */
void dossier_reading_report (DossierReading *reading,
                             const DossierPlace *place,
                             const char *name,
                             guint token,
                             int code,
                             const char *format,
                             ...) G_GNUC_PRINTF (6, 7);
gboolean dossier_reading_expect (DossierReading *reading,
                                 const DossierPlace *place,
                                 const char *name,
                                 guint token,
                                 DossierJsonKind kind);
void dossier_reading_read_members (DossierReading *reading,
                                   const DossierPlace *place,
                                   guint object,
                                   const DossierMember *members,
                                   guint n_members,
                                   DossierFound *found);

/* FALSE where the reading was cancelled. */
gboolean dossier_reading_read_sources (DossierReading *reading, guint array);
gboolean dossier_reading_read_nodes (DossierReading *reading, guint array);
gboolean dossier_reading_read_edges (DossierReading *reading, guint array);
void dossier_reading_read_view (DossierReading *reading, guint object);
gboolean dossier_reading_find_duplicates (DossierReading *reading);

G_END_DECLS
