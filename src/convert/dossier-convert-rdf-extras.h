/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-convert-table.h"

G_BEGIN_DECLS

/**
 * DossierRdfExtras:
 *
 * What the records of a graph do not tell of themselves, for the writers of RDF: of what kind properties are, and members
 * that this version does not know. Rows are numbered as nodes and edges are.
 */
typedef struct _DossierRdfExtras DossierRdfExtras;

/* %NULL with G_IO_ERROR_CANCELLED, or an error of the reader of JSON. */
DossierRdfExtras *dossier_rdf_extras_new (DossierGraph *graph, DossierConvertWatch *watch, GError **error);
void dossier_rdf_extras_free (DossierRdfExtras *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRdfExtras, dossier_rdf_extras_free)

/* The next property from the cell @next on, which moves behind it; FALSE behind the last one. */
gboolean dossier_rdf_extras_next_property (const DossierRdfExtras *self,
                                           DossierConvertPart part,
                                           guint row,
                                           guint *next,
                                           const char **name,
                                           DossierConvertKind *kind,
                                           const char **text);
/* (nullable): the text of a cell of the whole graph. */
const char *dossier_rdf_extras_get_of_graph (const DossierRdfExtras *self, const char *column);
/* (nullable): members that are not known, an object as JSON. */
const char *dossier_rdf_extras_get_more (const DossierRdfExtras *self, DossierConvertPart part, guint row);
const char *dossier_rdf_extras_get_more_of_source (const DossierRdfExtras *self, guint source);
/* (transfer full): the same of each citation of a row; entries may be %NULL. */
GPtrArray *dossier_rdf_extras_list_more_of_citations (const DossierRdfExtras *self, DossierConvertPart part, guint row);

G_END_DECLS
