/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Dossiers to and from the formats of other software. data/CONVERT.md says what stands where in each of them.
 *
 * Everything here blocks and may be called from any thread. What comes from a file is plain text, whatever it holds.
 */

/* What a file may have. */
#define DOSSIER_CONVERT_MAX_BYTES ((gsize) 256 << 20)

/**
 * DossierConvertFormat:
 * @DOSSIER_CONVERT_CSV: two tables, of nodes and of edges, each a file
 */
typedef enum
{
  DOSSIER_CONVERT_CSV,
  DOSSIER_CONVERT_GRAPHML,
  DOSSIER_CONVERT_GEXF,
  DOSSIER_CONVERT_DOT,
  DOSSIER_CONVERT_JGF,
  DOSSIER_CONVERT_CYTOSCAPE,
  DOSSIER_CONVERT_NODE_LINK,
  DOSSIER_CONVERT_TURTLE,
  DOSSIER_CONVERT_JSON_LD,
  DOSSIER_CONVERT_TRIG,
  DOSSIER_CONVERT_N_TRIPLES,
  DOSSIER_CONVERT_N_QUADS,
} DossierConvertFormat;

#define DOSSIER_N_CONVERT_FORMATS (DOSSIER_CONVERT_N_QUADS + 1)

/**
 * DOSSIER_CONVERT_ERROR:
 *
 * Errors of this library. A message begins with the place in the file, where there is one.
 */
#define DOSSIER_CONVERT_ERROR (dossier_convert_error_quark ())

/**
 * DossierConvertError:
 * @DOSSIER_CONVERT_ERROR_SYNTAX: the file is not of the format
 * @DOSSIER_CONVERT_ERROR_INVALID: it is, but what it holds is no graph
 * @DOSSIER_CONVERT_ERROR_REFUSED: it holds what is never read, such as a document type
 * @DOSSIER_CONVERT_ERROR_LIMIT: a limit was passed
 * @DOSSIER_CONVERT_ERROR_FORMAT: the format is not known, or not one that can be read
 * @DOSSIER_CONVERT_ERROR_MAP: the map names a column that is not there
 * @DOSSIER_CONVERT_ERROR_HELPER: the helper program failed
 */
typedef enum
{
  DOSSIER_CONVERT_ERROR_SYNTAX,
  DOSSIER_CONVERT_ERROR_INVALID,
  DOSSIER_CONVERT_ERROR_REFUSED,
  DOSSIER_CONVERT_ERROR_LIMIT,
  DOSSIER_CONVERT_ERROR_FORMAT,
  DOSSIER_CONVERT_ERROR_MAP,
  DOSSIER_CONVERT_ERROR_HELPER,
} DossierConvertError;

GQuark dossier_convert_error_quark (void);

/* A format's name on the command line; its name for people; the endings of its files, with their dots, ended by %NULL. */
const char *dossier_convert_format_get_name (DossierConvertFormat format);
const char *dossier_convert_format_get_label (DossierConvertFormat format);
const char *const *dossier_convert_format_get_endings (DossierConvertFormat format);
gboolean dossier_convert_format_can_read (DossierConvertFormat format);
gboolean dossier_convert_format_can_write (DossierConvertFormat format);

/* By name, and by the ending of a file's name in any case; FALSE with DOSSIER_CONVERT_ERROR_FORMAT. */
gboolean dossier_convert_format_from_name (const char *name, DossierConvertFormat *format, GError **error);
gboolean dossier_convert_format_from_path (const char *path, DossierConvertFormat *format, GError **error);

/**
 * DossierConvertRole:
 *
 * What a column (an attribute, a key, a member) of a file stands for. %DOSSIER_CONVERT_PROPERTY: for what its name says.
 */
typedef enum
{
  DOSSIER_CONVERT_PROPERTY,
  DOSSIER_CONVERT_ID,
  DOSSIER_CONVERT_FROM,
  DOSSIER_CONVERT_TO,
  DOSSIER_CONVERT_TYPE,
  DOSSIER_CONVERT_KIND,
  DOSSIER_CONVERT_LABEL,
  DOSSIER_CONVERT_DATE,
  DOSSIER_CONVERT_DESCRIPTION,
  DOSSIER_CONVERT_SOURCE,
  DOSSIER_CONVERT_QUOTE,
} DossierConvertRole;

#define DOSSIER_N_CONVERT_ROLES (DOSSIER_CONVERT_QUOTE + 1)

/* As it is typed before the `=` of a map. */
const char *dossier_convert_role_get_name (DossierConvertRole role);
/* Whether a column of @format can stand for it: nodes have no ends, edges no kind, and where a format has a place of its own
 * for ids and ends, no column stands for them. */
gboolean dossier_convert_role_is_of (DossierConvertRole role, gboolean is_of_edges, DossierConvertFormat format);

/**
 * DossierConvertMap:
 *
 * Which columns stand for what, where their names do not tell or tell wrongly. A column that is not in it gets the role
 * that its name suggests; a role that it gives is not guessed.
 */
typedef struct _DossierConvertMap DossierConvertMap;

DossierConvertMap *dossier_convert_map_new (void);
void dossier_convert_map_free (DossierConvertMap *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierConvertMap, dossier_convert_map_free)

/* Of nodes and edges alike; the last one for a role counts. A @column of NULL leaves the role without one. */
void dossier_convert_map_set (DossierConvertMap *map, DossierConvertRole role, const char *column);
/* The same of nodes or of edges alone. */
void dossier_convert_map_set_of (DossierConvertMap *map, gboolean is_of_edges, DossierConvertRole role, const char *column);
/* As it is typed: `type=category,label=name`; an empty name leaves the role without a column. %NULL with
 * DOSSIER_CONVERT_ERROR_MAP. */
DossierConvertMap *dossier_convert_map_parse (const char *text, GError **error);

/**
 * DossierConvertInput:
 * @format: of both
 * @bytes: (nullable): the file; of CSV the table of nodes, which may be missing
 * @edges: (nullable): of CSV the table of edges
 */
typedef struct
{
  DossierConvertFormat format;
  GBytes *bytes;
  GBytes *edges;
} DossierConvertInput;

void dossier_convert_input_clear (DossierConvertInput *input);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierConvertInput, dossier_convert_input_clear)

/* Loads what @path names; for CSV also the other one of the pair `X-nodes.csv` and `X-edges.csv`, both of which `X.csv`
 * names where it does not exist itself. A table of its own counts as one of edges where it has columns for both ends; where
 * it has not, a map that names them makes it one. */
gboolean
dossier_convert_load (const char *path, DossierConvertFormat format, DossierConvertInput *input, GCancellable *cancellable, GError **error);

/**
 * dossier_convert_read:
 * @map: (nullable):
 * @title: (nullable): of the dossier, where the file has none
 * @notes: (out) (optional) (transfer full): a translated sentence for each thing that was left out or taken otherwise
 *   than it stands there
 *
 * Returns: (transfer full): the graph, or %NULL with DOSSIER_CONVERT_ERROR or G_IO_ERROR_CANCELLED
 */
DossierGraph *dossier_convert_read (const DossierConvertInput *input,
                                    const DossierConvertMap *map,
                                    const char *title,
                                    char ***notes,
                                    GCancellable *cancellable,
                                    GError **error);

/**
 * DossierConvertColumn:
 * @name: as it stands in the file
 * @is_of_edges: whether it is one of edges, else of nodes
 * @role: as guessed from its name
 * @n_values: how many records have a value there
 * @sample: (nullable): the first of these
 */
typedef struct
{
  char *name;
  gboolean is_of_edges;
  DossierConvertRole role;
  guint n_values;
  char *sample;
} DossierConvertColumn;

/* (transfer full) (element-type DossierConvertColumn): those of nodes first, in the file's order; what a dossier wrote for
 * itself (`dossier:citations`) is none. Of CSV also those of ids and ends, even where their names do not tell. For a step in
 * which people choose. */
GPtrArray *dossier_convert_list_columns (const DossierConvertInput *input, GCancellable *cancellable, GError **error);

/**
 * DossierConvertProgress:
 * @n_done: of what there is to do
 * @n_all: the same of every call
 *
 * Called now and then, in the thread that writes.
 */
typedef void (*DossierConvertProgress) (guint n_done, guint n_all, gpointer user_data);

/**
 * dossier_convert_write:
 * @edges: (out) (nullable) (optional) (transfer full): the second file of CSV
 * @losses: (out) (optional) (transfer full): a translated sentence for each thing that the format cannot hold
 * @progress: (nullable): told how far it has come
 *
 * The same graph gives the same bytes.
 *
 * Returns: (transfer full): the file's bytes, or %NULL with DOSSIER_CONVERT_ERROR or G_IO_ERROR_CANCELLED
 */
GBytes *dossier_convert_write (DossierGraph *graph,
                               DossierConvertFormat format,
                               GBytes **edges,
                               char ***losses,
                               DossierConvertProgress progress,
                               gpointer user_data,
                               GCancellable *cancellable,
                               GError **error);

/* (transfer full): the files that dossier_convert_write_file() writes for @path. */
char **dossier_convert_list_files (const char *path, DossierConvertFormat format);
/* The same into a file, replaced as a whole or not at all; for CSV into the pair `X-nodes.csv` and `X-edges.csv`. */
gboolean dossier_convert_write_file (DossierGraph *graph,
                                     DossierConvertFormat format,
                                     const char *path,
                                     char ***losses,
                                     DossierConvertProgress progress,
                                     gpointer user_data,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
