/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What dossier-read-helper is asked, by the name of a language as its only argument, and what it answers, in the numbers
 * and texts of src/layout/dossier-wire-cursor.h: the magic, a status; of a failure a line and a column, 0 where they are
 * not known, and a text; else what stands in the file.
 *
 * DOT: whether the graph is directed, how many subgraphs it has, its name, its attributes; a count of nodes, each a name
 * and attributes; a count of edges, each a key, two names and attributes. Attributes are a count, then name, value and
 * whether the value is Graphviz's HTML.
 *
 * RDF: a count of terms, each a DossierRdfTermKind, a text, an IRI of a data type and a language (either may be empty); a
 * count of statements, each four of these terms, counted from 1: subject, predicate, object and graph, which is 0 for the
 * default one.
 */

#define DOSSIER_READ_DOT "dot"
#define DOSSIER_READ_TURTLE "turtle"
#define DOSSIER_READ_TRIG "trig"
#define DOSSIER_READ_N_TRIPLES "n-triples"
#define DOSSIER_READ_N_QUADS "n-quads"

#define DOSSIER_READ_MAGIC 0x64526444u /* "DdRd" */
#define DOSSIER_READ_MAX_BYTES ((gsize) 64 << 20)
#define DOSSIER_READ_MAX_TEXT ((gsize) 16 << 20)
#define DOSSIER_READ_MAX_ANSWER ((gsize) 512 << 20)
#define DOSSIER_READ_MAX_MEMORY ((guint64) 2 << 30)
#define DOSSIER_READ_MAX_SECONDS 20u

/* DOSSIER_READ_TOO_MANY: there are more statements than a file may have; nothing follows. */
typedef enum
{
  DOSSIER_READ_OK,
  DOSSIER_READ_FAILED,
  DOSSIER_READ_TOO_MANY,
} DossierReadStatus;

G_END_DECLS
