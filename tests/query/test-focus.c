/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "query/dossier-focus.h"
#include "random-graph.h"

/* The ids that a focus shows. */
static void
assert_shows (DossierFocus *focus, DossierGraph *graph, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree guint8 *mask = dossier_focus_reach (focus, graph);

  for (guint i = 0; i < dossier_graph_get_n_nodes (graph); i++)
    {
      g_assert_cmpuint (mask[i], <=, 1);
      if (mask[i])
        g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", dossier_graph_get_node (graph, i)->id);
    }
  g_assert_cmpstr (out->str, ==, expected);
}

/* With @change done to it: takes @focus. */
static DossierFocus *
collapse (DossierFocus *focus, const char *id)
{
  DossierFocus *changed = dossier_focus_with_collapsed (focus, id, TRUE);

  g_clear_pointer (&focus, dossier_focus_unref);
  return changed;
}

static DossierFocus *
expand (DossierFocus *focus, const char *id)
{
  DossierFocus *changed = dossier_focus_with_expanded (focus, id, TRUE);

  g_clear_pointer (&focus, dossier_focus_unref);
  return changed;
}

/* A wheel: "a" with "b", "c" and "d" around it; "e" behind "b", "f" behind "e"; "g" behind "c" and "d"; "h" alone. */
static DossierGraph *
make_graph (void)
{
  return test_graph_of ("a b c d e f g h", "a-b a-c d-a b-e e-f c-g g-d a-a e-b");
}

static void
test_hops (void)
{
  g_autoptr (DossierGraph) graph = make_graph ();
  g_autoptr (DossierFocus) none = dossier_focus_new_around ("a", 0);
  g_autoptr (DossierFocus) one = dossier_focus_new_around ("a", 1);
  g_autoptr (DossierFocus) out = dossier_focus_with_direction (one, DOSSIER_DIRECTION_OUT);
  g_autoptr (DossierFocus) in = dossier_focus_with_direction (one, DOSSIER_DIRECTION_IN);
  g_autoptr (DossierFocus) two = dossier_focus_with_hops (one, 2);
  g_autoptr (DossierFocus) unknown = dossier_focus_new_around ("zebra", 2);
  static const char *const centres[] = { "f", "zebra", "h", NULL };
  g_autoptr (DossierFocus) several = dossier_focus_new (centres, 1, DOSSIER_DIRECTION_ANY, NULL, NULL, NULL, NULL);
  static const char *const relations[] = { "said", NULL };
  g_autoptr (DossierFocus) said = dossier_focus_with_relations (two, relations);
  g_autoptr (DossierFocus) all = dossier_focus_with_relations (said, NULL);

  assert_shows (NULL, graph, "a b c d e f g h");
  assert_shows (none, graph, "a");
  assert_shows (one, graph, "a b c d");
  assert_shows (out, graph, "a b c");
  assert_shows (in, graph, "a d");
  assert_shows (two, graph, "a b c d e g");
  assert_shows (unknown, graph, "");
  assert_shows (several, graph, "e f h");
  assert_shows (said, graph, "a");
  g_assert_true (dossier_focus_equal (all, two));
}

static void
test_collapsed (void)
{
  g_autoptr (DossierGraph) graph = make_graph ();
  g_autoptr (DossierFocus) beyond_b = collapse (dossier_focus_new_around ("a", 3), "b");
  g_autoptr (DossierFocus) beyond_c = collapse (dossier_focus_new_around ("a", 3), "c");
  g_autoptr (DossierFocus) centre = collapse (dossier_focus_new_around ("a", 3), "a");
  g_autoptr (DossierFocus) whole_b = collapse (NULL, "b");
  g_autoptr (DossierFocus) whole_e = collapse (NULL, "e");
  g_autoptr (DossierFocus) whole_c = collapse (NULL, "c");
  g_autoptr (DossierFocus) whole_c_d = collapse (collapse (NULL, "c"), "d");
  g_autoptr (DossierFocus) each_other = collapse (collapse (NULL, "f"), "e");
  g_autoptr (DossierFocus) unknown = collapse (NULL, "zebra");

  assert_shows (beyond_b, graph, "a b c d g");
  assert_shows (beyond_c, graph, "a b c d e f g");
  assert_shows (centre, graph, "a");
  /* Without a centre there is no beyond: what else is tied to something stays, and so does what is tied to nothing. */
  assert_shows (whole_b, graph, "a b c d e f g h");
  assert_shows (whole_e, graph, "a b c d e g h");
  assert_shows (whole_c, graph, "a b c d e f g h");
  assert_shows (whole_c_d, graph, "a b c d e f h");
  assert_shows (each_other, graph, "a b c d e f g h");
  assert_shows (unknown, graph, "a b c d e f g h");
}

static void
test_expanded (void)
{
  g_autoptr (DossierGraph) graph = make_graph ();
  g_autoptr (DossierFocus) b = expand (dossier_focus_new_around ("a", 1), "b");
  g_autoptr (DossierFocus) on = expand (expand (dossier_focus_new_around ("a", 1), "e"), "b");
  g_autoptr (DossierFocus) on_later = expand (expand (dossier_focus_new_around ("a", 1), "b"), "e");
  g_autoptr (DossierFocus) absent = expand (dossier_focus_new_around ("a", 1), "f");
  g_autoptr (DossierFocus) again = collapse (expand (dossier_focus_new_around ("a", 1), "b"), "b");
  g_autoptr (DossierFocus) both_ways = NULL;

  assert_shows (b, graph, "a b c d e");
  assert_shows (on, graph, "a b c d e f");
  assert_shows (on_later, graph, "a b c d e f");
  assert_shows (absent, graph, "a b c d");
  assert_shows (again, graph, "a b c d");
  g_assert_cmpuint (g_strv_length (again->expanded), ==, 0);
  both_ways = expand (g_steal_pointer (&again), "b");
  g_assert_cmpuint (g_strv_length (both_ways->collapsed), ==, 0);
  g_assert_true (dossier_focus_equal (both_ways, b));
}

static void
test_pinned (void)
{
  g_autoptr (DossierGraph) graph = make_graph ();
  g_autoptr (DossierFocus) one = dossier_focus_new_around ("a", 0);
  g_autoptr (DossierFocus) pinned = dossier_focus_with_pinned (one, "f", TRUE);
  g_autoptr (DossierFocus) expanded = dossier_focus_with_expanded (pinned, "f", TRUE);
  g_autoptr (DossierFocus) loose = dossier_focus_with_pinned (pinned, "f", FALSE);
  g_autoptr (DossierFocus) leaf = collapse (dossier_focus_with_pinned (NULL, "f", TRUE), "e");

  assert_shows (pinned, graph, "a f");
  assert_shows (expanded, graph, "a e f");
  assert_shows (loose, graph, "a");
  assert_shows (leaf, graph, "a b c d e f g h");
  g_assert_true (dossier_focus_equal (loose, one));
}

static void
test_whole (void)
{
  g_autoptr (DossierFocus) empty = dossier_focus_new (NULL, 2, DOSSIER_DIRECTION_ANY, NULL, NULL, NULL, NULL);
  g_autoptr (DossierFocus) expanded = dossier_focus_with_expanded (empty, "a", TRUE);
  g_autoptr (DossierFocus) collapsed = dossier_focus_with_collapsed (empty, "a", TRUE);
  g_autoptr (DossierFocus) around = dossier_focus_new_around ("a", 9);
  g_autoptr (DossierFocus) same = dossier_focus_ref (around);

  g_assert_true (dossier_focus_is_whole (NULL));
  g_assert_true (dossier_focus_is_whole (empty));
  g_assert_true (dossier_focus_is_whole (expanded));
  g_assert_false (dossier_focus_is_whole (collapsed));
  g_assert_false (dossier_focus_is_whole (around));
  g_assert_true (dossier_focus_equal (same, around));
  g_assert_true (dossier_focus_equal (NULL, NULL));
  g_assert_false (dossier_focus_equal (empty, NULL));
  g_assert_false (dossier_focus_equal (empty, around));
  g_assert_false (dossier_focus_equal (empty, expanded));
}

static void
test_odd_sizes (void)
{
  g_autoptr (DossierGraph) empty = test_graph_of ("", "");
  g_autoptr (DossierGraph) one = test_graph_of ("a", "a-a");
  g_autoptr (DossierFocus) around = dossier_focus_new_around ("a", 2);
  g_autoptr (DossierFocus) collapsed = collapse (NULL, "a");

  assert_shows (NULL, empty, "");
  assert_shows (around, empty, "");
  assert_shows (collapsed, empty, "");
  assert_shows (around, one, "a");
  assert_shows (collapsed, one, "a");
}

static void
test_large (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autoptr (DossierGraph) graph = test_random_graph (random, 100000, 300000);
  g_autoptr (DossierFocus) focus = expand (collapse (dossier_focus_new_around ("n5", 4), "n6"), "n7");
  gint64 start = g_get_monotonic_time ();
  g_autofree guint8 *mask = dossier_focus_reach (focus, graph);

  g_test_message ("%.1f ms", (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (mask[5], ==, 1);
}

/* What a figure or a report says of it. */
static void
test_words (void)
{
  g_autoptr (DossierGraph) graph = make_graph ();
  g_autoptr (DossierFocus) one = dossier_focus_new_around ("a", 1);
  g_autoptr (DossierFocus) alone = dossier_focus_with_hops (one, 0);
  g_autoptr (DossierFocus) two = dossier_focus_with_hops (one, 2);
  g_autoptr (DossierFocus) out = dossier_focus_with_direction (two, DOSSIER_DIRECTION_OUT);
  g_autoptr (DossierFocus) opened = expand (collapse (dossier_focus_ref (one), "b"), "g");
  g_autoptr (DossierFocus) changed = dossier_focus_with_pinned (opened, "h", TRUE);
  g_autoptr (DossierFocus) folded = dossier_focus_with_collapsed (NULL, "b", TRUE);
  g_autoptr (DossierFocus) unknown = dossier_focus_new_around ("zebra", 2);
  const struct
  {
    DossierFocus *focus;
    const char *words;
  } cases[] = {
    { one, "near a, up to 1 relation away" },
    { alone, "only a" },
    { two, "near a, up to 2 relations away" },
    { out, "near a, up to 2 relations away; along outgoing relations" },
    { changed, "near a, up to 1 relation away; collapsed: b; expanded: g; pinned: h" },
    { folded, "collapsed: b" },
    { unknown, NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = dossier_focus_describe (cases[i].focus, graph);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/focus/hops", test_hops);
  g_test_add_func ("/focus/collapsed", test_collapsed);
  g_test_add_func ("/focus/expanded", test_expanded);
  g_test_add_func ("/focus/pinned", test_pinned);
  g_test_add_func ("/focus/whole", test_whole);
  g_test_add_func ("/focus/odd-sizes", test_odd_sizes);
  g_test_add_func ("/focus/large", test_large);
  g_test_add_func ("/focus/words", test_words);

  return g_test_run ();
}
