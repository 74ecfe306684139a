/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph.h"

G_BEGIN_DECLS

/*
 * What the tables of nodes and of relations have in their columns. A row is the index of a node or of an edge. Any
 * thread.
 */

typedef enum
{
  DOSSIER_TABLE_NODES,
  DOSSIER_TABLE_RELATIONS,
} DossierTableKind;

typedef enum
{
  DOSSIER_TABLE_COLUMN_DATE,
  DOSSIER_TABLE_COLUMN_TYPE,
  DOSSIER_TABLE_COLUMN_LABEL,
  DOSSIER_TABLE_COLUMN_RELATION,
  DOSSIER_TABLE_COLUMN_FROM,
  DOSSIER_TABLE_COLUMN_TO,
  DOSSIER_TABLE_COLUMN_SPEAKER,
  DOSSIER_TABLE_COLUMN_SOURCE,
  DOSSIER_TABLE_COLUMN_QUOTE,
  DOSSIER_TABLE_COLUMN_RELATIONS, /* how many */
} DossierTableColumn;

/* The columns of a table, from the first to the last. */
const DossierTableColumn *dossier_table_columns_get (DossierTableKind kind, guint *n_columns);
/* Whether @name is one of a table's. */
gboolean dossier_table_columns_find (DossierTableKind kind, const char *name, DossierTableColumn *column);

const char *dossier_table_column_get_name (DossierTableColumn column);  /* "date": for actions */
const char *dossier_table_column_get_title (DossierTableColumn column); /* "Date": for people */

guint dossier_table_count_rows (DossierGraph *graph, DossierTableKind kind);

/* (transfer full) (nullable): what a cell says in one line: of several quotes the first; %NULL for nothing. */
char *dossier_table_get_text (DossierGraph *graph, DossierTableKind kind, DossierTableColumn column, guint row);
/* (nullable): what that is to be drawn in. */
const char *
dossier_table_get_language (DossierGraph *graph, DossierTableKind kind, DossierTableColumn column, guint row);
/* (transfer full) (nullable): the whole for the clipboard: dates as the file has them, every quote. */
char *dossier_table_get_value (DossierGraph *graph, DossierTableKind kind, DossierTableColumn column, guint row);
/* (transfer full): a row as one sentence, for a screen reader. */
char *dossier_table_describe_row (DossierGraph *graph, DossierTableKind kind, guint row);

const DossierDate *dossier_table_get_date (DossierGraph *graph, DossierTableKind kind, guint row);
gboolean dossier_table_is_cited (DossierGraph *graph, DossierTableKind kind, guint row);
gboolean dossier_table_is_contradiction (DossierGraph *graph, DossierTableKind kind, guint row);

G_END_DECLS
