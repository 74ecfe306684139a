/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-json.h"
#include "dossier-convert-watch.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a dossier writes for itself begins so; it is never guessed at. */
#define DOSSIER_CONVERT_OWN "dossier:"
/* The id, where the format cannot have it as one. */
#define DOSSIER_CONVERT_OWN_ID "dossier:id"
#define DOSSIER_CONVERT_ALIASES "dossier:aliases"
#define DOSSIER_CONVERT_CITATIONS "dossier:citations"
#define DOSSIER_CONVERT_SOURCES "dossier:sources"
#define DOSSIER_CONVERT_MORE "dossier:more"
/* A property of the record, as text, number or boolean; and one as JSON where the column would not tell which it is. */
#define DOSSIER_CONVERT_PROPERTY_TEXT "property:"
#define DOSSIER_CONVERT_PROPERTY_JSON "property-json:"

/**
 * DossierConvertKind:
 *
 * What a cell's text is: plain text, a number or `true` or `false` as JSON writes them, or any JSON.
 */
typedef enum
{
  DOSSIER_CONVERT_TEXT,
  DOSSIER_CONVERT_NUMBER,
  DOSSIER_CONVERT_BOOLEAN,
  DOSSIER_CONVERT_JSON,
} DossierConvertKind;

typedef enum
{
  DOSSIER_CONVERT_GRAPH,
  DOSSIER_CONVERT_NODES,
  DOSSIER_CONVERT_EDGES,
} DossierConvertPart;

#define DOSSIER_N_CONVERT_PARTS (DOSSIER_CONVERT_EDGES + 1)

typedef struct
{
  guint column;
  DossierConvertKind kind;
  const char *text;
} DossierConvertCell;

/**
 * DossierConvertRow:
 * @id: (nullable): of a node or an edge
 * @from: (nullable): of an edge
 * @to: (nullable): of an edge
 */
typedef struct
{
  const char *id;
  const char *from;
  const char *to;
  guint first_cell;
  guint n_cells;
} DossierConvertRow;

/**
 * DossierConvertTable:
 *
 * What every format holds: rows of named cells for the nodes, the edges and the graph itself, which has one row.
 * Writers are given one, readers make one; what the cells mean is decided in one place for all of them
 * (dossier-convert-from-graph.c, dossier-convert-to-graph.c). Strings live as long as the table.
 */
typedef struct _DossierConvertTable DossierConvertTable;

DossierConvertTable *dossier_convert_table_new (void);
void dossier_convert_table_free (DossierConvertTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierConvertTable, dossier_convert_table_free)

/* Cells that are added belong to the row that was added last to their part. Strings are copied. An empty column name or
 * a second cell of a column in one row is passed over, the latter giving FALSE. */
void dossier_convert_table_add_row (
    DossierConvertTable *table, DossierConvertPart part, const char *id, const char *from, const char *to);
gboolean dossier_convert_table_add_cell (DossierConvertTable *table,
                                         DossierConvertPart part,
                                         const char *column,
                                         DossierConvertKind kind,
                                         const char *text);

guint dossier_convert_table_get_n_rows (const DossierConvertTable *table, DossierConvertPart part);
const DossierConvertRow *
dossier_convert_table_get_row (const DossierConvertTable *table, DossierConvertPart part, guint row);
const DossierConvertCell *dossier_convert_table_get_cells (const DossierConvertTable *table,
                                                           DossierConvertPart part,
                                                           const DossierConvertRow *row);
guint dossier_convert_table_get_n_columns (const DossierConvertTable *table, DossierConvertPart part);
const char *dossier_convert_table_get_column (const DossierConvertTable *table, DossierConvertPart part, guint column);

/* What kind all of a column's cells have; text where they differ. */
DossierConvertKind
dossier_convert_table_get_column_kind (const DossierConvertTable *table, DossierConvertPart part, guint column);
/* (nullable): the cell of the only row of %DOSSIER_CONVERT_GRAPH */
const DossierConvertCell *dossier_convert_table_find_graph_cell (const DossierConvertTable *table, const char *column);

/* Whether @text is a number as JSON writes it, and one without fraction and exponent. */
gboolean dossier_convert_is_number (const char *text);
gboolean dossier_convert_is_integer (const char *text);
/* What @text is where its file says that it is a number or a boolean. */
DossierConvertKind dossier_convert_kind_of_number (const char *text);
DossierConvertKind dossier_convert_kind_of_boolean (const char **text);

/* Sentences for people, each once. */
typedef struct _DossierConvertNotes DossierConvertNotes;
DossierConvertNotes *dossier_convert_notes_new (void);
char **dossier_convert_notes_end (DossierConvertNotes *notes);
void dossier_convert_notes_add (DossierConvertNotes *notes, char *sentence);

/* Appends a JSON value without white space, and a string as JSON writes it. */
void dossier_convert_append_json (GString *out, const DossierJson *json, guint token);

/* @has_graph: whether the format has a place for what belongs to the whole graph. Where it has not, citations carry
 * their sources. @has_types: whether it tells numbers from text. */
DossierConvertTable *dossier_convert_table_new_from_graph (DossierGraph *graph,
                                                           gboolean has_graph,
                                                           gboolean has_types,
                                                           DossierConvertNotes *notes,
                                                           DossierConvertWatch *watch,
                                                           GError **error);
DossierGraph *dossier_convert_table_to_graph (const DossierConvertTable *table,
                                              const DossierConvertMap *map,
                                              const char *title,
                                              DossierConvertNotes *notes,
                                              GCancellable *cancellable,
                                              GError **error);

/* (transfer full) (array length=n_columns): what each column stands for, by @map (nullable) and by their names. */
DossierConvertRole *dossier_convert_map_resolve (const DossierConvertMap *map,
                                                 DossierConvertPart part,
                                                 gboolean with_ends,
                                                 const char *const *columns,
                                                 guint n_columns);
DossierConvertRole *dossier_convert_map_resolve_table (const DossierConvertMap *map,
                                                       const DossierConvertTable *table,
                                                       DossierConvertPart part);
/* Whether @map (nullable) says where an edge comes from and where it goes. */
gboolean dossier_convert_map_names_ends (const DossierConvertMap *map);
/* FALSE with DOSSIER_CONVERT_ERROR_MAP where the map names a column that is in none of the two tables. */
gboolean dossier_convert_map_check (const DossierConvertMap *map, const DossierConvertTable *table, GError **error);

G_END_DECLS
