/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-record.h"

G_BEGIN_DECLS

/**
 * DossierOrigin:
 * @bytes: (nullable): the file that the record was read from; %NULL for one that was made here
 * @offset: where the record's object stands in it
 * @length: how long it is
 * @changed: whether the record is no longer what stands there
 *
 * What the writer needs in order to give back what it does not know.
 */
typedef struct
{
  GBytes *bytes;
  guint32 offset;
  guint32 length;
  gboolean changed;
} DossierOrigin;

/**
 * DossierRecordKind:
 * @ref: another reference
 * @unref: gives one back; %NULL is no record and does nothing
 * @make: a record of its own, in one block of memory, from a template that is copied; dates and the node type are set
 *   from their texts; the origin (nullable) is copied
 * @equal: whether two records say the same
 * @get_origin: where it was read from
 *
 * What can be done with sources, nodes and edges alike. All of them start with their id.
 */
typedef struct
{
  gconstpointer (*ref) (gconstpointer record);
  void (*unref) (gpointer record);
  gconstpointer (*make) (gconstpointer from, const DossierOrigin *origin);
  gboolean (*equal) (gconstpointer a, gconstpointer b);
  const DossierOrigin *(*get_origin) (gconstpointer record);
} DossierRecordKind;

extern const DossierRecordKind dossier_source_kind;
extern const DossierRecordKind dossier_node_kind;
extern const DossierRecordKind dossier_edge_kind;

static inline const char *
dossier_record_get_id (gconstpointer record)
{
  return *(const char *const *) record;
}

G_STATIC_ASSERT (G_STRUCT_OFFSET (DossierSource, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (DossierNode, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (DossierEdge, id) == 0);

G_END_DECLS
