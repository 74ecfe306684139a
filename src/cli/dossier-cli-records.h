/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * Records as more than one sub-command writes them.
 */

/* (transfer full): "2026-01-08 (8 January 2026)": as it is written and as it is read. */
char *dossier_cli_format_date (const char *date);
/* The same as a line with a name before it; nothing for %NULL. */
void dossier_cli_print_date (const char *indent, const char *name, const char *date);

/* Each quote with the words around it, its source and its date; or that there is none. @sources: (nullable)
 * (element-type utf8): the ids of their sources go into it, and what is to be known about these is left for
 * dossier_cli_print_sources(). */
void dossier_cli_print_citations (DossierGraph *graph,
                                  const DossierCitation *citations,
                                  guint n_citations,
                                  GHashTable *sources);
/* A list of @sources, at the end. */
void dossier_cli_print_sources (DossierGraph *graph, GHashTable *sources);

/* (transfer full): the id of an edge, or its place for one that has none, to be printed. */
char *dossier_cli_format_relation_id (DossierGraph *graph, guint edge);

/* "Said by [e207], 2026-01-08: its label", seen from one end, and its quotes below;
 * @sources as for those. */
void dossier_cli_print_relation (DossierGraph *graph, guint edge, gboolean outgoing, GHashTable *sources);

/* The columns of `dossier list`, with tabs between; no end of line. */
void dossier_cli_print_columns (DossierGraph *graph, guint node);

/* "He Yadong [he-yadong]"; no end of line. */
void dossier_cli_print_name (DossierGraph *graph, guint node);

/* The member `citations`. The ids of their sources go into @sources (element-type utf8). */
void dossier_cli_json_set_citations (JsonBuilder *builder,
                                     const DossierCitation *citations,
                                     guint n_citations,
                                     GHashTable *sources);
/* The member `sources`: those of @sources, in the file's order. */
void dossier_cli_json_set_sources (JsonBuilder *builder, DossierGraph *graph, GHashTable *sources);

/* A node as the end of something, in short; as a member, nothing for DOSSIER_INDEX_NONE. */
void dossier_cli_json_add_end (JsonBuilder *builder, DossierGraph *graph, guint node);
void dossier_cli_json_set_end (JsonBuilder *builder, const char *name, DossierGraph *graph, guint node);

/* The members of a node in `dossier list`. */
void dossier_cli_json_set_columns (JsonBuilder *builder, DossierGraph *graph, guint node);

/* The members that an edge has in every command: id, index, from, to, label, date. */
void dossier_cli_json_set_relation (JsonBuilder *builder, DossierGraph *graph, guint edge);

/* These, and how it reads from one end: type, direction, heading. */
void dossier_cli_json_set_step (JsonBuilder *builder, DossierGraph *graph, guint edge, gboolean outgoing);

/* Whether the edge reads as starting at @node: it does, or it has no direction of its own. */
gboolean dossier_cli_is_outgoing (DossierGraph *graph, guint edge, guint node);

/* "out", "in", or "both" for a relation without a direction of its own. */
const char *dossier_cli_get_direction_name (const char *relation, gboolean outgoing);

G_END_DECLS
