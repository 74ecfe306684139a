/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * What more than one test needs. Everything here fails the test where it cannot do its work, so callers need not check.
 */

/* A new folder under the system's temporary one; removed with all that is in it by test_remove_folder(). */
char *test_make_folder (void);
void test_remove_folder (const char *folder);

/* Writes a file into a folder and gives its path; the text as it is, or with every ' turned into ", which makes JSON in
 * C bearable. */
char *test_write_file (const char *folder, const char *name, const char *text);
char *test_write_json (const char *folder, const char *name, const char *text);
char *test_read_text (const char *path);

/* The number of entries in a folder, hidden ones too. */
guint test_count_entries (const char *folder);

/* A text with every ' turned into ". */
char *test_json (const char *text);
GBytes *test_json_bytes (const char *text);

/* The graph of a dossier written with ' for "; fails the test where there is anything wrong with it. */
DossierGraph *test_graph (const char *text);
/* The same with `{'dossier':1,'nodes':[NODES],'edges':[EDGES]}` around, where each is a list such as "a b c" of ids, or
 * "a-b b-c" of ends: nodes are actors that have their id as label, edges have the type `about`. */
DossierGraph *test_graph_of (const char *nodes, const char *edges);

/* The path of a file of the source tree, such as "tests/data/valid". */
char *test_source_path (const char *path);

/* Turns the default main context until @condition holds; no test is timed, but none waits for ever. */
#define test_wait_until(condition)                                                                                     \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    guint patience = test_begin_patience (#condition);                                                                 \
                                                                                                                       \
    while (!(condition))                                                                                               \
      g_main_context_iteration (NULL, TRUE);                                                                           \
    g_source_remove (patience);                                                                                        \
  }                                                                                                                    \
  G_STMT_END
/* A source that fails the test in a minute, with @what was waited for: a text that stays. */
guint test_begin_patience (const char *what);
/* Turns the default main context until @result is set. */
void test_wait_for (GAsyncResult **result);
/* A #GAsyncReadyCallback that stores the result where @user_data, a GAsyncResult **, points to. */
void test_store_result (GObject *source, GAsyncResult *result, gpointer user_data);

/* Damages @text in one to four places: other bytes, pieces that are gone or stand elsewhere, an end that is missing, and
 * @tokens, which are words of its format. The same @rand gives the same damage. */
void test_mutate (GString *text, const char *const *tokens, guint n_tokens, GRand *rand);

G_END_DECLS
