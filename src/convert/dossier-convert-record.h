/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-json.h"
#include "core/dossier-rules.h"
#include "dossier-convert-table.h"

G_BEGIN_DECLS

#define DOSSIER_CONVERT_TYPE_OF_NODES "node"
#define DOSSIER_CONVERT_TYPE_OF_EDGES "related-to"

/**
 * DossierConvertWork:
 *
 * A dossier in the making, as JSON.
 */
typedef struct
{
  const DossierConvertTable *table;
  DossierConvertNotes *notes;
  DossierConvertRole *roles;
  GHashTable *node_ids;
  GHashTable *edge_ids;
  GHashTable *named; /* nodes that only edges name */
  GHashTable *source_ids;
  GString *sources; /* each begun by a comma */
  GString *extra_nodes;
  guint n_types;   /* words that were made fit for a type */
  guint n_dates;   /* that are none */
  guint n_sources; /* without a quote */
  guint n_quotes;  /* without a source */
  guint n_ids;     /* of edges, there twice */
} DossierConvertWork;

/*
 * One record: a row's cells as the members of a node or an edge.
 */

gboolean dossier_convert_refuse (GError **error, DossierConvertPart part, guint row, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

void dossier_convert_append_member (GString *out, const char *name);
void dossier_convert_append_text (GString *out, const char *name, const char *text);
gboolean dossier_convert_fits (DossierRule rule, const char *text);
DossierJson *dossier_convert_parse_json (const char *text); /* (transfer full) (nullable) */
/* Members of an object in JSON that are none of @known; FALSE where @text is no such object. */
gboolean dossier_convert_append_more (GString *out, const char *text, const char *const *known);

/* All members of the record but those that @out has already: its id, and the ends of an edge. @place: of the row */
gboolean dossier_convert_append_record (DossierConvertWork *work,
                                        GString *out,
                                        DossierConvertPart part,
                                        guint place,
                                        const DossierConvertRow *row,
                                        GError **error);

G_END_DECLS
