/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph.h"

G_BEGIN_DECLS

/**
 * QueryOracle:
 *
 * What a query means, node by node and edge by edge, without an index and without the program's parser: slow and plain.
 * Of the language it reads what query_oracle_make_query() writes.
 */
typedef struct _QueryOracle QueryOracle;

QueryOracle *query_oracle_new (DossierGraph *graph);
void query_oracle_free (QueryOracle *oracle);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QueryOracle, query_oracle_free)

gboolean query_oracle_has_node (QueryOracle *oracle, const char *query, guint node);
gboolean query_oracle_has_edge (QueryOracle *oracle, const char *query, guint edge);

/* Appends some of @terms, joined, negated and put into parentheses at random. */
void query_oracle_make_query (GRand *random, const char *const *terms, guint n_terms, GString *query);

G_END_DECLS
