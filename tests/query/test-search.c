/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "core/dossier-reader.h"
#include "query/dossier-search.h"

#include <string.h>

#define HEAD "{\"dossier\":1,\"sources\":[{\"id\":\"s\",\"title\":\"S\"}],\"nodes\":["
#define QUOTE(words) "\"citations\":[{\"source\":\"s\",\"exact\":\"" words "\"}]"

/* Nodes of which each has "dysprosium" in another field, the worse the better connected. */
static const char ranked[] = HEAD
    "{\"id\":\"n0\",\"type\":\"statement\",\"label\":\"One\"," QUOTE ("The words about dysprosium") "},"
    "{\"id\":\"n1\",\"type\":\"measure\",\"label\":\"Two\",\"aliases\":[\"x\",\"Dysprosium rules\"]},"
    "{\"id\":\"n2\",\"type\":\"element\",\"label\":\"Dysprosium\"},"
    "{\"id\":\"n3\",\"type\":\"statement\",\"label\":\"More dysprosium\"},"
    "{\"id\":\"dysprosium-plan\",\"type\":\"measure\",\"label\":\"Three\"},"
    "{\"id\":\"n5\",\"type\":\"measure\",\"label\":\"Four\",\"description\":\"Has dysprosium in it\"}"
    "],\"edges\":["
    "{\"from\":\"n0\",\"to\":\"n3\",\"type\":\"about\"},{\"from\":\"n0\",\"to\":\"n1\",\"type\":\"about\"},"
    "{\"from\":\"n0\",\"to\":\"n5\",\"type\":\"about\"},{\"from\":\"n5\",\"to\":\"n3\",\"type\":\"about\"}]}";

static DossierGraph *
read_graph (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  DossierGraph *graph = dossier_reader_read_bytes (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  return graph;
}

/* The indices that a search finds, as "2 0 1". */
static char *
find (DossierSearch *search, const char *words)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n_found = 0;
  g_autofree guint *found = dossier_search_find (search, words, &n_found);

  for (guint i = 0; i < n_found; i++)
    g_string_append_printf (out, "%s%u", i > 0 ? " " : "", found[i]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_finds (DossierSearch *search, const char *words, const char *expected)
{
  g_autofree char *found = find (search, words);

  if (!g_str_equal (found, expected))
    g_test_message ("searching for %s", words);
  g_assert_cmpstr (found, ==, expected);
}

static void
assert_folds (const char *text, const char *expected)
{
  g_autofree char *folded = dossier_search_fold (text);

  g_assert_cmpstr (folded, ==, expected);
}

static void
test_fold (void)
{
  assert_folds ("", "");
  assert_folds ("He Yadong", "he yadong");
  assert_folds ("  a\t\n b", "a b");
  assert_folds ("Crème BRÛLÉE", "creme brulee");
  assert_folds ("Straße", "strasse");
  assert_folds ("Łódź, Ørsted, Æther", "lodz, orsted, aether");
  assert_folds ("ΛΌΓΟΣ λόγος", "λογοσ λογοσ");
  assert_folds ("dual\xe2\x80\x91use \xe2\x80\x93 \xe2\x80\x94 \xe2\x88\x92", "dual-use - - -");
  assert_folds ("\xe2\x80\x98"
                "a\xe2\x80\x99 \xe2\x80\x9c"
                "b\xe2\x80\x9d",
                "'a' \"b\"");
  assert_folds ("non\xc2\xa0"
                "break\xe2\x80\xafnarrow",
                "non break narrow");
  assert_folds ("soft\xc2\xadhyphen zero\xe2\x80\x8bwidth", "softhyphen zerowidth");
  assert_folds ("Ｆｕｌｌ", "full");
  assert_folds ("ﬁn", "fin");
  assert_folds ("がか", "か\xe3\x82\x99か");
  assert_folds ("İ", "i");
}

static void
test_rank (void)
{
  g_autoptr (DossierGraph) graph = read_graph (ranked);
  g_autoptr (DossierSearch) search = dossier_search_new (graph);

  /* Labels by degree, the alias, the id, then quote and description by degree. */
  assert_finds (search, "dysprosium", "3 2 1 4 0 5");
  assert_finds (search, "DYSPRÓSIUM", "3 2 1 4 0 5");
  assert_finds (search, "dysp", "3 2 1 4 0 5");
  assert_finds (search, "d", "3 2 1 4 0 5");
  /* The worst place of the words counts. */
  assert_finds (search, "dysprosium more", "3");
  assert_finds (search, "one dysprosium", "0");
  assert_finds (search, "dysprosium two", "1");
  assert_finds (search, "rules dysprosium", "1");
}

static void
test_words (void)
{
  g_autoptr (DossierGraph) graph = read_graph (ranked);
  g_autoptr (DossierSearch) search = dossier_search_new (graph);

  assert_finds (search, "sprosium", "");
  assert_finds (search, "dysprosiums", "");
  assert_finds (search, "dysprosium nothing", "");
  assert_finds (search, "", "0 1 2 3 4 5");
  assert_finds (search, " \t ", "0 1 2 3 4 5");
  assert_finds (search, "— !", "0 1 2 3 4 5");
  assert_finds (search, "“dysprosium-plan”", "4");
  assert_finds (search, "plan", "4");
  assert_finds (search, "dysprosium dysprosium", "3 2 1 4 0 5");
}

static void
test_scripts_without_spaces (void)
{
  g_autoptr (DossierGraph) graph =
      read_graph (HEAD "{\"id\":\"a\",\"type\":\"actor\",\"label\":\"中国商务部\"},"
                       "{\"id\":\"b\",\"type\":\"actor\",\"label\":\"商务\"},"
                       "{\"id\":\"c\",\"type\":\"actor\",\"label\":\"レアアース磁石\"},"
                       "{\"id\":\"d\",\"type\":\"actor\",\"label\":\"한국무역\"},"
                       "{\"id\":\"e\",\"type\":\"actor\",\"label\":\"商务x务部\"},"
                       "{\"id\":\"f\",\"type\":\"actor\",\"label\":\"пресс-секретарь\"},"
                       "{\"id\":\"g\",\"type\":\"actor\",\"label\":\"x\"," QUOTE ("他说中国商务部") "}"
                       "],\"edges\":[]}");
  g_autoptr (DossierSearch) search = dossier_search_new (graph);

  assert_finds (search, "商", "0 1 4 6");
  assert_finds (search, "部", "0 4 6");
  assert_finds (search, "商务", "0 1 4 6");
  /* Both of its pairs stand in the fifth, the run does not. */
  assert_finds (search, "商务部", "0 6");
  assert_finds (search, "国商务部", "0 6");
  assert_finds (search, "中国 部", "0 6");
  assert_finds (search, "アース", "2");
  assert_finds (search, "ｱｰｽ", "2");
  assert_finds (search, "磁石", "2");
  assert_finds (search, "무역", "3");
  assert_finds (search, "국무", "3");
  assert_finds (search, "ПРЕСС", "5");
  assert_finds (search, "секр", "5");
  assert_finds (search, "екр", "");
}

static void
test_odd_sizes (void)
{
  g_autoptr (DossierGraph) empty = read_graph (HEAD "],\"edges\":[]}");
  g_autoptr (DossierSearch) search = dossier_search_new (empty);
  g_autoptr (DossierSearch) other = dossier_search_ref (search);
  g_autofree char *long_word = g_strnfill (5000, 'q');
  g_autofree char *json = g_strdup_printf (
      HEAD "{\"id\":\"a\",\"type\":\"actor\",\"label\":\"%s\"},{\"id\":\"b\",\"type\":\"actor\",\"label\":\"\xf0\x9f\xa7\xb2 qq\"}],\"edges\":[]}",
      long_word);
  g_autoptr (DossierGraph) long_graph = read_graph (json);
  g_autoptr (DossierSearch) long_search = dossier_search_new (long_graph);

  assert_finds (other, "", "");
  assert_finds (other, "a", "");
  assert_finds (long_search, long_word, "0");
  assert_finds (long_search, "qq", "0 1");
  assert_finds (long_search, "\xff\xfe", "0 1");
}

/* What a search must find, by the rule itself: every word of the search begins a word of one of the fields. */
static gboolean
has_word (const char *folded, const char *word)
{
  for (const char *p = folded; (p = strstr (p, word)) != NULL; p++)
    if (p == folded || !g_ascii_isalnum (p[-1]))
      return TRUE;

  return FALSE;
}

/* Random words against the rule, and each search after the one that it goes on from. */
static void
test_against_rule (void)
{
  g_autoptr (GString) json = g_string_new (HEAD);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (DossierSearch) search = NULL;
  guint n_nodes = 300;

  for (guint i = 0; i < n_nodes; i++)
    {
      g_string_append_printf (json, "%s{\"id\":\"%u\",\"type\":\"actor\",\"label\":\"", i > 0 ? "," : "", i);
      for (guint j = 0; j < 6; j++)
        {
          for (gint k = g_rand_int_range (random, 1, 4); k > 0; k--)
            g_string_append_c (json, (char) g_rand_int_range (random, 'a', 'e'));
          g_string_append (json, g_rand_boolean (random) ? " " : "-");
        }
      g_string_append (json, "\"}");
    }
  g_string_append (json, "],\"edges\":[]}");
  graph = read_graph (json->str);
  search = dossier_search_new (graph);

  for (guint round = 0; round < 300; round++)
    {
      char first[] = { (char) g_rand_int_range (random, 'a', 'e'), (char) g_rand_int_range (random, 'a', 'e'), '\0' };
      char second[] = { (char) g_rand_int_range (random, 'a', 'e'), '\0' };
      g_autofree char *words = g_strdup_printf ("%s %s", first, second);
      g_autofree guint8 *is_found = g_malloc0 (n_nodes);
      guint n_found = 0;
      g_autofree guint *found = dossier_search_find (search, words, &n_found);

      for (guint i = 0; i < n_found; i++)
        {
          g_assert_cmpuint (is_found[found[i]], ==, 0);
          is_found[found[i]] = 1;
        }
      for (guint i = 0; i < n_nodes; i++)
        {
          const char *label = dossier_graph_get_node (graph, i)->label;

          g_assert_cmpint (is_found[i], ==, has_word (label, first) && has_word (label, second));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/fold", test_fold);
  g_test_add_func ("/search/rank", test_rank);
  g_test_add_func ("/search/words", test_words);
  g_test_add_func ("/search/scripts-without-spaces", test_scripts_without_spaces);
  g_test_add_func ("/search/odd-sizes", test_odd_sizes);
  g_test_add_func ("/search/against-rule", test_against_rule);

  return g_test_run ();
}
