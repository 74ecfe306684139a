/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "query/dossier-filter.h"
#include "query/dossier-search.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierFilterValues:
 *
 * What of a dossier can be chosen to filter by: its types, kinds, sources, speakers, topics and relations, each with
 * how many nodes it is true of, the most frequent first. Immutable and atomically reference-counted.
 */
typedef struct _DossierFilterValues DossierFilterValues;

/**
 * DossierFilterValue:
 * @text: as a query has it
 * @title: for people
 * @key: the title, folded
 * @language: (nullable): what the title is to be drawn in
 * @count: nodes
 */
typedef struct
{
  char *text;
  char *title;
  char *key;
  const char *language;
  guint count;
} DossierFilterValue;

/* In a worker thread. */
void dossier_filter_values_list_async (DossierSearch *search,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/* (transfer full): the values, or %NULL where it was cancelled. */
DossierFilterValues *dossier_filter_values_list_finish (GAsyncResult *result, GError **error);

void dossier_filter_values_unref (DossierFilterValues *values);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFilterValues, dossier_filter_values_unref)

guint dossier_filter_values_get_n (DossierFilterValues *values, DossierFilterField field);
const DossierFilterValue *
dossier_filter_values_get (DossierFilterValues *values, DossierFilterField field, guint value);

/* (transfer full) (array length=n_found): the values whose title has @words in it, case and diacritics apart; at most
 * @max. */
guint *dossier_filter_values_find (
    DossierFilterValues *values, DossierFilterField field, const char *words, guint max, guint *n_found);

G_END_DECLS
