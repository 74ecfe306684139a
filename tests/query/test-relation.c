/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "core/dossier-reader.h"
#include "query/dossier-relation.h"

#include <string.h>

static const char dossier[] =
    "{\"dossier\":1,\"nodes\":["
    "{\"id\":\"a\",\"type\":\"actor\",\"label\":\"A\"},{\"id\":\"b\",\"type\":\"actor\",\"label\":\"B\"},"
    "{\"id\":\"s\",\"type\":\"statement\",\"label\":\"S\"},{\"id\":\"t\",\"type\":\"statement\",\"label\":\"T\"},"
    "{\"id\":\"m\",\"type\":\"measure\",\"label\":\"M\"}],\"edges\":["
    "{\"from\":\"s\",\"to\":\"m\",\"type\":\"zeroes-in-on\"},"     /* 0 */
    "{\"from\":\"s\",\"to\":\"m\",\"type\":\"about\"},"            /* 1 */
    "{\"from\":\"b\",\"to\":\"s\",\"type\":\"reported\"},"         /* 2 */
    "{\"from\":\"t\",\"to\":\"s\",\"type\":\"contradicts\"},"      /* 3 */
    "{\"from\":\"a\",\"to\":\"s\",\"type\":\"said\"},"             /* 4 */
    "{\"from\":\"t\",\"to\":\"s\",\"type\":\"responds-to\"},"      /* 5 */
    "{\"from\":\"s\",\"to\":\"m\",\"type\":\"contradicts\"},"      /* 6 */
    "{\"from\":\"t\",\"to\":\"s\",\"type\":\"appeals-to\"},"       /* 7 */
    "{\"from\":\"s\",\"to\":\"a\",\"type\":\"about\"},"            /* 8 */
    "{\"from\":\"m\",\"to\":\"m\",\"type\":\"part-of\"},"          /* 9 */
    "{\"from\":\"b\",\"to\":\"m\",\"type\":\"reported\"},"         /* 10 */
    "{\"from\":\"a\",\"to\":\"m\",\"type\":\"announced\"},"        /* 11 */
    "{\"from\":\"b\",\"to\":\"m\",\"type\":\"announced\"}]}";      /* 12 */

typedef struct
{
  DossierGraph *graph;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (dossier, strlen (dossier));
  g_autoptr (GError) error = NULL;

  fixture->graph = dossier_reader_read_bytes (bytes, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dossier_graph_unref (fixture->graph);
}

/* "said<:4" for each group, with > for outgoing. */
static char *
describe_groups (DossierGraph *graph, const char *id)
{
  g_autoptr (GPtrArray) groups = dossier_relation_list_groups (graph, dossier_graph_find_node (graph, id));
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      const DossierRelationGroup *group = g_ptr_array_index (groups, i);

      g_string_append_printf (out, "%s%s%c", i > 0 ? " " : "", group->type, group->outgoing ? '>' : '<');
      for (guint j = 0; j < group->n_edges; j++)
        g_string_append_printf (out, "%c%u", j > 0 ? ',' : ':', group->edges[j]);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_groups (DossierGraph *graph, const char *id, const char *expected)
{
  g_autofree char *groups = describe_groups (graph, id);

  g_assert_cmpstr (groups, ==, expected);
}

static void
test_groups (Fixture *fixture, gconstpointer data)
{
  assert_groups (fixture->graph, "s",
                 "contradicts>:3,6 said<:4 reported<:2 about>:1,8 responds-to<:5 appeals-to<:7 zeroes-in-on>:0");
  assert_groups (fixture->graph, "m",
                 "contradicts>:6 announced<:11,12 reported<:10 about<:1 part-of>:9 zeroes-in-on<:0");
  assert_groups (fixture->graph, "a", "said>:4 announced>:11 about<:8");
}

static void
test_contradictions (Fixture *fixture, gconstpointer data)
{
  guint n_edges = 0;
  g_autofree guint *edges =
      dossier_relation_list_contradictions (fixture->graph, dossier_graph_find_node (fixture->graph, "s"), &n_edges);
  g_autofree guint *none = NULL;

  g_assert_cmpuint (n_edges, ==, 2);
  g_assert_cmpuint (edges[0], ==, 3);
  g_assert_cmpuint (edges[1], ==, 6);

  none = dossier_relation_list_contradictions (fixture->graph, dossier_graph_find_node (fixture->graph, "a"), &n_edges);
  g_assert_cmpuint (n_edges, ==, 0);
}

static void
assert_speaker (DossierGraph *graph, const char *id, const char *expected)
{
  guint speaker = dossier_relation_find_speaker (graph, dossier_graph_find_node (graph, id));

  g_assert_cmpuint (speaker, ==, expected != NULL ? dossier_graph_find_node (graph, expected) : DOSSIER_INDEX_NONE);
}

static void
test_speaker (Fixture *fixture, gconstpointer data)
{
  assert_speaker (fixture->graph, "s", "a");
  assert_speaker (fixture->graph, "m", "a");
  assert_speaker (fixture->graph, "t", NULL);
  assert_speaker (fixture->graph, "a", NULL);
}

static void
test_headings (void)
{
  static const struct
  {
    const char *type;
    const char *outgoing;
    const char *incoming;
  } expected[] = {
    { "said", "Said", "Said by" },
    { "about", "About", "Subject of" },
    { "contradicts", "Contradicts", "Contradicted by" },
    { "responds-to", "Responds to", "Answered by" },
    { "member-of", "Member of", "Members" },
    { "appeals-to", "appeals to", "appeals to (incoming)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *outgoing = dossier_relation_get_heading (expected[i].type, TRUE);
      g_autofree char *incoming = dossier_relation_get_heading (expected[i].type, FALSE);

      g_assert_cmpstr (outgoing, ==, expected[i].outgoing);
      g_assert_cmpstr (incoming, ==, expected[i].incoming);
    }
}

/* Each relation of the format has words of its own, in both directions. */
static void
test_known_relations (void)
{
  static const char *const known[] = {
    "said",      "announced", "reported",    "about",    "targets",     "covers", "affects", "part-of",
    "member-of", "role-in",   "responds-to", "supports", "contradicts", "attributed-to",
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autofree char *outgoing = dossier_relation_get_heading (known[i], TRUE);
      g_autofree char *incoming = dossier_relation_get_heading (known[i], FALSE);

      g_assert_true (dossier_relation_is_known (known[i]));
      g_assert_true (g_ascii_isupper (*outgoing));
      g_assert_true (g_ascii_isupper (*incoming));
      g_assert_cmpstr (outgoing, !=, incoming);
      g_assert_cmpint (dossier_relation_is_symmetric (known[i]), ==, g_str_equal (known[i], "contradicts"));
    }
}

static void
test_unknown_relations (void)
{
  g_assert_false (dossier_relation_is_known ("appeals-to"));
  g_assert_false (dossier_relation_is_known (""));
}

static void
test_speech (void)
{
  g_assert_true (dossier_relation_is_speech ("said"));
  g_assert_true (dossier_relation_is_speech ("announced"));
  g_assert_true (dossier_relation_is_speech ("reported"));
  g_assert_false (dossier_relation_is_speech ("about"));
  g_assert_false (dossier_relation_is_speech ("contradicts"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/relation/groups", Fixture, NULL, set_up, test_groups, tear_down);
  g_test_add ("/relation/contradictions", Fixture, NULL, set_up, test_contradictions, tear_down);
  g_test_add ("/relation/speaker", Fixture, NULL, set_up, test_speaker, tear_down);
  g_test_add_func ("/relation/headings", test_headings);
  g_test_add_func ("/relation/known-relations", test_known_relations);
  g_test_add_func ("/relation/unknown-relations", test_unknown_relations);
  g_test_add_func ("/relation/speech", test_speech);

  return g_test_run ();
}
