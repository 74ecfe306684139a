/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where in a node a word stands, best first. */
typedef enum
{
  DOSSIER_FIELD_LABEL,
  DOSSIER_FIELD_ALIAS,
  DOSSIER_FIELD_ID,
  DOSSIER_FIELD_TEXT, /* quotes and description */
  DOSSIER_FIELD_NONE,
} DossierField;

#define DOSSIER_FIELD_BITS 2

/**
 * DossierSearchIndex:
 *
 * A sorted table of the folded words of a set of nodes, each with the nodes it stands in (an inverted file, as in
 * Zobel and Moffat, "Inverted files for text search engines", 2006). The words that begin with a prefix stand side by
 * side in it, and so do their nodes: a prefix is found by two binary searches and one walk over what matches.
 *
 * A run of signs of a script without spaces is entered as pairs, one from each of its signs (a sign at the end alone), so
 * that any one or two signs of it are the beginning of an entry; three and more are looked up by their pairs and then
 * sought in the runs themselves, which are kept.
 */
typedef struct _DossierSearchIndex DossierSearchIndex;
typedef struct _DossierSearchIndexBuilder DossierSearchIndexBuilder;

DossierSearchIndexBuilder *dossier_search_index_builder_new (guint n_nodes);
/* Nodes in ascending order, the fields of a node from best to least. */
void dossier_search_index_builder_add (DossierSearchIndexBuilder *builder,
                                       guint node,
                                       DossierField field,
                                       const char *text);
/* Frees the builder. */
DossierSearchIndex *dossier_search_index_builder_end (DossierSearchIndexBuilder *builder);
void dossier_search_index_free (DossierSearchIndex *index);

/* For each node, lowers its place in @fields to DOSSIER_FIELD_NONE where @word (folded, of one class) is not in it, or to
 * the best field it is in where that is no better than what stands there. @scratch: room for a byte a node. */
void dossier_search_index_narrow (DossierSearchIndex *index,
                                  const char *word,
                                  gboolean cjk,
                                  guint8 *fields,
                                  guint8 *scratch);

/* Calls @visit for each word of folded @text, which is written into (a NUL after each word while it is shown). */
typedef void (*DossierSearchWordFunc) (const char *word, gsize length, gboolean cjk, gpointer user_data);
void dossier_search_split (char *text, DossierSearchWordFunc visit, gpointer user_data);

G_END_DECLS
