/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-convert-rdf-reading.h"

G_BEGIN_DECLS

/**
 * DossierRdfRow:
 * @label: the term that is its label, or 0; likewise @date and @description
 * @columns: names of cells to the GArray of their values, in the file's order
 *
 * What is said of one resource in words, on its way to cells.
 */
typedef struct
{
  guint32 subject;
  gboolean is_node;
  guint32 label;
  guint32 label_predicate;
  guint32 date;
  guint32 description;
  GPtrArray *order;    /* names */
  GHashTable *columns; /* name to values */
  GHashTable *owners;  /* name to the predicate that it is of */
  GPtrArray *aliases;  /* of terms' texts */
} DossierRdfRow;

void dossier_rdf_row_init (DossierRdfRow *self, DossierRdfReading *reading, guint32 subject, gboolean is_node);
void dossier_rdf_row_clear (DossierRdfRow *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierRdfRow, dossier_rdf_row_clear)

/* One object, which is no node. */
void dossier_rdf_row_add (DossierRdfRow *self, const DossierRdfReading *reading, guint32 predicate, guint32 object);
/* Adds the cells to the last row of @part. */
void dossier_rdf_row_end (DossierRdfRow *self,
                          const DossierRdfReading *reading,
                          DossierConvertTable *table,
                          DossierConvertPart part);

G_END_DECLS
