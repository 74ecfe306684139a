/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph.h"

G_BEGIN_DECLS

#define DOSSIER_COLUMN_NONE G_MAXUINT

/**
 * DossierColumn:
 * @day: the first day of the date, in days since 1970-01-01
 * @precision: never %DOSSIER_DATE_PRECISION_NONE
 *
 * What stands in one column of a picture by date: the nodes whose date begins on the same day and is as precise, whatever
 * they say about its end or how certain it is. A date that is open at its start stands where it ends.
 */
typedef struct
{
  gint64 day;
  DossierDatePrecision precision;
} DossierColumn;

/**
 * DossierColumns:
 * @columns: (array length=n_columns): in the order of time, the less precise first of two that begin on one day
 * @of_node: (array): for each node of the graph its column, or DOSSIER_COLUMN_NONE where it has no date
 */
typedef struct
{
  guint n_columns;
  DossierColumn *columns;
  guint *of_node;
} DossierColumns;

DossierColumns *dossier_columns_new (DossierGraph *graph);
void dossier_columns_free (DossierColumns *columns);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierColumns, dossier_columns_free)

char *dossier_column_format (const DossierColumn *column); /* for people: "8 January 2026", "January 2026" */

G_END_DECLS
