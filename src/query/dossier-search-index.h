/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where in a node, an edge or a source a word stands, best first. */
typedef enum
{
  DOSSIER_FIELD_LABEL,
  DOSSIER_FIELD_ALIAS,
  DOSSIER_FIELD_ID,
  DOSSIER_FIELD_TEXT, /* quotes, notes and description */
  DOSSIER_FIELD_NONE,
} DossierField;

#define DOSSIER_FIELD_BITS 2

/**
 * DossierSearchIndex:
 *
 * A sorted table of the folded words of a set of items (nodes, edges or sources), each with the items it stands in (an
 * inverted file, as in Zobel and Moffat, "Inverted files for text search engines", 2006). The words that begin with a
 * prefix stand side by side in it, and so do their items: a prefix is found by two binary searches and one walk over
 * what matches.
 *
 * A run of signs of a script without spaces is entered as pairs, one from each of its signs (a sign at the end alone),
 * so that any one or two signs of it are the beginning of an entry; three and more are looked up by their pairs and
 * then sought in the text itself, as phrases are.
 */
typedef struct _DossierSearchIndex DossierSearchIndex;
typedef struct _DossierSearchIndexBuilder DossierSearchIndexBuilder;

DossierSearchIndexBuilder *dossier_search_index_builder_new (guint n_items);
/* Items in ascending order, the fields of an item from best to least. */
void
dossier_search_index_builder_add (DossierSearchIndexBuilder *builder, guint item, DossierField field, const char *text);
/* Frees the builder. */
DossierSearchIndex *dossier_search_index_builder_end (DossierSearchIndexBuilder *builder);
void dossier_search_index_free (DossierSearchIndex *index);
guint dossier_search_index_get_n_items (DossierSearchIndex *index);

/* For each item, lowers its place in @fields to DOSSIER_FIELD_NONE where not every word of @text begins a word of the
 * item, or to the worst of the best fields they are in where that is no better than what stands there. Returns how many
 * words
 * @text has. */
guint dossier_search_index_narrow (DossierSearchIndex *index, const char *text, guint8 *fields);

/* The same for the words of @text side by side in one piece of text, each whole; with @is_open the last may be a
 * beginning. */
guint
dossier_search_index_narrow_phrase (DossierSearchIndex *index, const char *text, gboolean is_open, guint8 *fields);

/* Calls @visit for each word of folded @text, which is written into (a NUL after each word while it is shown). */
typedef void (*DossierSearchWordFunc) (const char *word, gsize length, gboolean cjk, gpointer user_data);
void dossier_search_split (char *text, DossierSearchWordFunc visit, gpointer user_data);

G_END_DECLS
