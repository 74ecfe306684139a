/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-convert-table.h"
#include "dossier-convert-watch.h"
#include "core/dossier-json.h"

G_BEGIN_DECLS

/*
 * One pair of functions a format. Writers note what the format cannot hold, and stop where @watch is cancelled;
 * readers note what they pass over, and set DOSSIER_CONVERT_ERROR.
 */

GBytes *dossier_convert_csv_write (const DossierConvertTable *table,
                                   DossierConvertPart part,
                                   DossierConvertWatch *watch,
                                   DossierConvertNotes *notes);
gboolean dossier_convert_csv_read (DossierConvertTable *table,
                                   DossierConvertPart part,
                                   GBytes *bytes,
                                   const DossierConvertMap *map,
                                   DossierConvertNotes *notes,
                                   GCancellable *cancellable,
                                   GError **error);
/* Whether the first line names columns for both ends of an edge. */
gboolean dossier_convert_csv_has_ends (GBytes *bytes, const DossierConvertMap *map);
/* Adds a DossierConvertColumn for each one of the table, those of ids and ends as well. */
gboolean dossier_convert_csv_list (
    GBytes *bytes, DossierConvertPart part, GPtrArray *columns, GCancellable *cancellable, GError **error);
void dossier_convert_column_free (DossierConvertColumn *column);

GBytes *dossier_convert_graphml_write (
    const DossierConvertTable *table, DossierConvertWatch *watch, DossierConvertNotes *notes);
gboolean dossier_convert_graphml_read (
    DossierConvertTable *table, GBytes *bytes, DossierConvertNotes *notes, GCancellable *cancellable, GError **error);

GBytes *dossier_convert_gexf_write (
    const DossierConvertTable *table, DossierConvertWatch *watch, DossierConvertNotes *notes);
gboolean dossier_convert_gexf_read (
    DossierConvertTable *table, GBytes *bytes, DossierConvertNotes *notes, GCancellable *cancellable, GError **error);

GBytes *dossier_convert_dot_write (
    const DossierConvertTable *table, DossierConvertWatch *watch, DossierConvertNotes *notes);
gboolean dossier_convert_dot_read (
    DossierConvertTable *table, GBytes *bytes, DossierConvertNotes *notes, GCancellable *cancellable, GError **error);

GBytes *dossier_convert_jgf_write (
    const DossierConvertTable *table, DossierConvertWatch *watch, DossierConvertNotes *notes);
GBytes *dossier_convert_cytoscape_write (
    const DossierConvertTable *table, DossierConvertWatch *watch, DossierConvertNotes *notes);
GBytes *dossier_convert_node_link_write (
    const DossierConvertTable *table, DossierConvertWatch *watch, DossierConvertNotes *notes);
/* Whichever of the three it is; JSON-LD, where it is none. */
gboolean dossier_convert_json_read (
    DossierConvertTable *table, GBytes *bytes, DossierConvertNotes *notes, GCancellable *cancellable, GError **error);

/* (transfer full) (nullable): %NULL with an error of conversion */
DossierJson *dossier_convert_json_parse (GBytes *bytes, GCancellable *cancellable, GError **error);

/* Of the graph itself: they write of citations and sources what the others write as JSON. */
GBytes *dossier_convert_turtle_write (DossierGraph *graph, DossierConvertWatch *watch, GError **error);
GBytes *dossier_convert_json_ld_write (DossierGraph *graph, DossierConvertWatch *watch, GError **error);
gboolean dossier_convert_turtle_read (
    DossierConvertTable *table, GBytes *bytes, DossierConvertNotes *notes, GCancellable *cancellable, GError **error);
gboolean dossier_convert_trig_read (
    DossierConvertTable *table, GBytes *bytes, DossierConvertNotes *notes, GCancellable *cancellable, GError **error);
gboolean dossier_convert_n_triples_read (
    DossierConvertTable *table, GBytes *bytes, DossierConvertNotes *notes, GCancellable *cancellable, GError **error);
gboolean dossier_convert_n_quads_read (
    DossierConvertTable *table, GBytes *bytes, DossierConvertNotes *notes, GCancellable *cancellable, GError **error);
gboolean dossier_convert_json_ld_read (
    DossierConvertTable *table, GBytes *bytes, DossierConvertNotes *notes, GCancellable *cancellable, GError **error);

G_END_DECLS
