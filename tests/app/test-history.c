/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "app/dossier-history.h"

static const DossierViewportPlace nowhere = { .zoom = 1 };

static DossierHistoryEntry
asking (const char *query)
{
  return (DossierHistoryEntry){ .query = query, .page = "graph", .place = nowhere };
}

static DossierHistoryEntry
selecting (const char *node)
{
  return (DossierHistoryEntry){ .node = node, .page = "graph", .place = nowhere };
}

static void
visit (DossierHistory *history, DossierHistoryEntry entry, DossierHistoryStep step)
{
  dossier_history_visit (history, &entry, step);
}

static void
test_empty (void)
{
  g_autoptr (DossierHistory) history = dossier_history_new ();

  g_assert_false (dossier_history_can_go_back (history));
  g_assert_false (dossier_history_can_go_forward (history));
  g_assert_null (dossier_history_go_back (history, &nowhere));
  g_assert_null (dossier_history_go_forward (history, &nowhere));

  visit (history, asking (NULL), DOSSIER_HISTORY_CHOICE);
  g_assert_false (dossier_history_can_go_back (history));
  g_assert_cmpuint (dossier_history_get_n_entries (history), ==, 1);
}

static void
test_back_and_forward (void)
{
  g_autoptr (DossierHistory) history = dossier_history_new ();
  g_autoptr (DossierFocus) focus = dossier_focus_new_around ("b", 2);
  DossierHistoryEntry around = selecting ("b");
  const DossierHistoryEntry *entry;

  around.focus = focus;
  around.hide = TRUE;
  around.page = "table";
  visit (history, selecting ("a"), DOSSIER_HISTORY_CHOICE);
  visit (history, around, DOSSIER_HISTORY_CHOICE);
  visit (history, asking ("ban"), DOSSIER_HISTORY_CHOICE);
  g_assert_cmpuint (dossier_history_get_n_entries (history), ==, 3);

  entry = dossier_history_go_back (history, &nowhere);
  g_assert_cmpstr (entry->node, ==, "b");
  g_assert_cmpstr (entry->page, ==, "table");
  g_assert_true (entry->hide);
  g_assert_true (dossier_focus_equal (entry->focus, focus));
  entry = dossier_history_go_back (history, &nowhere);
  g_assert_cmpstr (entry->node, ==, "a");
  g_assert_null (entry->focus);
  g_assert_false (dossier_history_can_go_back (history));
  entry = dossier_history_go_forward (history, &nowhere);
  entry = dossier_history_go_forward (history, &nowhere);
  g_assert_cmpstr (entry->query, ==, "ban");
  g_assert_false (dossier_history_can_go_forward (history));
  g_assert_cmpuint (dossier_history_get_n_entries (history), ==, 3);

  /* Something else than what lay ahead. */
  dossier_history_go_back (history, &nowhere);
  dossier_history_go_back (history, &nowhere);
  visit (history, selecting ("c"), DOSSIER_HISTORY_CHOICE);
  g_assert_cmpuint (dossier_history_get_n_entries (history), ==, 2);
  g_assert_false (dossier_history_can_go_forward (history));
}

/* What is restored is told back by those that show it. */
static void
test_the_same_adds_nothing (void)
{
  g_autoptr (DossierHistory) history = dossier_history_new ();
  DossierHistoryEntry moved = selecting ("a");

  visit (history, selecting ("a"), DOSSIER_HISTORY_CHOICE);
  visit (history, selecting ("b"), DOSSIER_HISTORY_CHOICE);
  dossier_history_go_back (history, &nowhere);
  moved.place.zoom = 3;
  visit (history, moved, DOSSIER_HISTORY_CHOICE);
  visit (history, asking (""), DOSSIER_HISTORY_CHOICE); /* nothing selected */
  g_assert_cmpuint (dossier_history_get_n_entries (history), ==, 2);
  g_assert_true (dossier_history_can_go_forward (history));
}

static void
test_typing_is_one (void)
{
  g_autoptr (DossierHistory) history = dossier_history_new ();

  visit (history, asking (""), DOSSIER_HISTORY_CHOICE);
  visit (history, asking ("b"), DOSSIER_HISTORY_TYPING);
  visit (history, asking ("ba"), DOSSIER_HISTORY_TYPING);
  visit (history, asking ("ban"), DOSSIER_HISTORY_TYPING);
  g_assert_cmpuint (dossier_history_get_n_entries (history), ==, 2);

  dossier_history_pause (history);
  visit (history, asking ("ban type:statement"), DOSSIER_HISTORY_TYPING);
  g_assert_cmpuint (dossier_history_get_n_entries (history), ==, 3);
  g_assert_cmpstr (dossier_history_go_back (history, &nowhere)->query, ==, "ban");

  /* Going ends the row: what is typed now does not replace what was come back to. */
  visit (history, asking ("bans"), DOSSIER_HISTORY_TYPING);
  g_assert_cmpuint (dossier_history_get_n_entries (history), ==, 3);
  g_assert_cmpstr (dossier_history_go_back (history, &nowhere)->query, ==, "ban");
}

static void
test_typing_and_taking_back (void)
{
  g_autoptr (DossierHistory) history = dossier_history_new ();

  visit (history, asking (""), DOSSIER_HISTORY_CHOICE);
  visit (history, asking ("b"), DOSSIER_HISTORY_TYPING);
  visit (history, asking (""), DOSSIER_HISTORY_TYPING);
  g_assert_cmpuint (dossier_history_get_n_entries (history), ==, 1);
  g_assert_false (dossier_history_can_go_back (history));
  visit (history, asking ("c"), DOSSIER_HISTORY_TYPING);
  g_assert_cmpuint (dossier_history_get_n_entries (history), ==, 2);
  g_assert_cmpstr (dossier_history_go_back (history, &nowhere)->query, ==, "");
}

static void
test_walking_is_one (void)
{
  g_autoptr (DossierHistory) history = dossier_history_new ();

  visit (history, selecting ("a"), DOSSIER_HISTORY_CHOICE);
  visit (history, selecting ("b"), DOSSIER_HISTORY_WALK);
  visit (history, selecting ("c"), DOSSIER_HISTORY_WALK);
  visit (history, selecting ("d"), DOSSIER_HISTORY_CHOICE);
  visit (history, selecting ("e"), DOSSIER_HISTORY_WALK);
  g_assert_cmpuint (dossier_history_get_n_entries (history), ==, 4);
  g_assert_cmpstr (dossier_history_go_back (history, &nowhere)->node, ==, "d");
  g_assert_cmpstr (dossier_history_go_back (history, &nowhere)->node, ==, "c");
  g_assert_cmpstr (dossier_history_go_back (history, &nowhere)->node, ==, "a");
}

static void
test_place_is_where_it_was_left (void)
{
  g_autoptr (DossierHistory) history = dossier_history_new ();
  DossierHistoryEntry second = selecting ("b");
  const DossierViewportPlace last = { .zoom = 4, .x = 7, .y = 8 };

  visit (history, selecting ("a"), DOSSIER_HISTORY_CHOICE);
  second.place = (DossierViewportPlace){ .zoom = 2, .x = 30, .y = 40 };
  visit (history, second, DOSSIER_HISTORY_CHOICE);
  g_assert_cmpfloat (dossier_history_go_back (history, &last)->place.x, ==, 30);
  g_assert_cmpfloat (dossier_history_go_forward (history, &second.place)->place.x, ==, 7);
}

static void
test_bound (void)
{
  g_autoptr (DossierHistory) history = dossier_history_new ();
  const DossierHistoryEntry *entry = NULL;

  for (guint i = 0; i < DOSSIER_HISTORY_MAX_ENTRIES + 10; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%u", i);

      visit (history, selecting (id), DOSSIER_HISTORY_CHOICE);
    }
  g_assert_cmpuint (dossier_history_get_n_entries (history), ==, DOSSIER_HISTORY_MAX_ENTRIES);
  while (dossier_history_can_go_back (history))
    entry = dossier_history_go_back (history, &nowhere);
  g_assert_cmpstr (entry->node, ==, "n10");
}

static void
on_notify (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
test_clear_tells (void)
{
  g_autoptr (DossierHistory) history = dossier_history_new ();
  guint n_back = 0;
  guint n_forward = 0;

  g_signal_connect (history, "notify::can-go-back", G_CALLBACK (on_notify), &n_back);
  g_signal_connect (history, "notify::can-go-forward", G_CALLBACK (on_notify), &n_forward);
  visit (history, selecting ("a"), DOSSIER_HISTORY_CHOICE);
  g_assert_cmpuint (n_back, ==, 0);
  visit (history, selecting ("b"), DOSSIER_HISTORY_CHOICE);
  visit (history, selecting ("c"), DOSSIER_HISTORY_CHOICE);
  g_assert_cmpuint (n_back, ==, 1);
  dossier_history_go_back (history, &nowhere);
  g_assert_cmpuint (n_back, ==, 1);
  g_assert_cmpuint (n_forward, ==, 1);
  dossier_history_clear (history);
  g_assert_cmpuint (n_back, ==, 2);
  g_assert_cmpuint (n_forward, ==, 2);
  g_assert_cmpuint (dossier_history_get_n_entries (history), ==, 0);
  g_assert_false (dossier_history_can_go_back (history));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/history/empty", test_empty);
  g_test_add_func ("/history/back-and-forward", test_back_and_forward);
  g_test_add_func ("/history/the-same-adds-nothing", test_the_same_adds_nothing);
  g_test_add_func ("/history/typing-is-one", test_typing_is_one);
  g_test_add_func ("/history/typing-and-taking-back", test_typing_and_taking_back);
  g_test_add_func ("/history/walking-is-one", test_walking_is_one);
  g_test_add_func ("/history/place-is-where-it-was-left", test_place_is_where_it_was_left);
  g_test_add_func ("/history/bound", test_bound);
  g_test_add_func ("/history/clear-tells", test_clear_tells);
  return g_test_run ();
}
