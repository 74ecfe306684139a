/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What dossier-dot-helper answers, in the numbers and texts of src/layout/dossier-wire-cursor.h: the magic, a status;
 * of a failure a text. Of a graph: whether it is directed, how many subgraphs it has, its name, its attributes; a count
 * of nodes, each a name and attributes; a count of edges, each a key, two names and attributes. Attributes are a count,
 * then name, value and whether the value is Graphviz's HTML.
 */

#define DOSSIER_DOT_MAGIC 0x746f4444u /* "DDot" */
#define DOSSIER_DOT_MAX_BYTES ((gsize) 64 << 20)
#define DOSSIER_DOT_MAX_TEXT ((gsize) 16 << 20)
#define DOSSIER_DOT_MAX_ANSWER ((gsize) 512 << 20)
#define DOSSIER_DOT_MAX_MEMORY ((guint64) 2 << 30)
#define DOSSIER_DOT_MAX_SECONDS 20u

typedef enum
{
  DOSSIER_DOT_OK,
  DOSSIER_DOT_FAILED,
} DossierDotStatus;

G_END_DECLS
