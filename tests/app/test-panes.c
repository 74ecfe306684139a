/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "window-fixture.h"

#include "app/dossier-evidence-panel.h"
#include "app/dossier-outline.h"

/* As a new window is. Another size asked for before the last one has come may be what is left in the end. */
#define WIDE 1280
#define NARROW 380

static AdwFlap *
find_flap (GtkWidget *pane)
{
  return ADW_FLAP (gtk_widget_get_ancestor (pane, ADW_TYPE_FLAP));
}

typedef struct
{
  WindowFixture fixture;
  AdwFlap *outline;
  AdwFlap *evidence;
} Panes;

static void
find_panes (Panes *panes)
{
  GtkWidget *window = GTK_WIDGET (panes->fixture.window);

  panes->outline = find_flap (fixture_wait_for (window, DOSSIER_TYPE_OUTLINE, NULL));
  panes->evidence = find_flap (fixture_wait_for (window, DOSSIER_TYPE_EVIDENCE_PANEL, NULL));
}

static void
set_up (Panes *panes, gconstpointer unused)
{
  fixture_set_up (&panes->fixture, NULL);
  fixture_open (&panes->fixture, "small.dossier");
  find_panes (panes);
}

static void
tear_down (Panes *panes, gconstpointer unused)
{
  fixture_tear_down (&panes->fixture, NULL);
}

static gboolean
is_folded (gpointer user_data)
{
  return adw_flap_get_folded (ADW_FLAP (user_data));
}

static gboolean
is_unfolded (gpointer user_data)
{
  return !is_folded (user_data);
}

/* Once it has come to rest. */
static gboolean
is_shown (gpointer user_data)
{
  return adw_flap_get_reveal_flap (ADW_FLAP (user_data)) && adw_flap_get_reveal_progress (ADW_FLAP (user_data)) >= 1;
}

static gboolean
is_hidden (gpointer user_data)
{
  return !adw_flap_get_reveal_flap (ADW_FLAP (user_data)) && adw_flap_get_reveal_progress (ADW_FLAP (user_data)) <= 0;
}

static void
make_narrow (Panes *panes)
{
  gtk_window_set_default_size (GTK_WINDOW (panes->fixture.window), NARROW, 700);
  fixture_wait (is_folded, panes->outline);
  fixture_wait (is_folded, panes->evidence);
  fixture_wait (is_hidden, panes->outline);
  fixture_wait (is_hidden, panes->evidence);
}

static void
make_wide (Panes *panes)
{
  gtk_window_set_default_size (GTK_WINDOW (panes->fixture.window), WIDE, 800);
  fixture_wait (is_unfolded, panes->outline);
  fixture_wait (is_unfolded, panes->evidence);
}

static GtkWidget *
find_button (GtkWidget *root, const char *action)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), action) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, action);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_fit_button (gpointer user_data)
{
  return find_button (user_data, "win.fit") != NULL;
}

static gboolean
has_no_fit_button (gpointer user_data)
{
  return !has_fit_button (user_data);
}

static void
act (Panes *panes, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (panes->fixture.window), action, NULL);
}

static void
test_fold (Panes *panes, gconstpointer unused)
{
  fixture_wait (is_shown, panes->outline);
  fixture_wait (is_shown, panes->evidence);

  /* The canvas keeps its place; the panes come over it, one at a time. */
  make_narrow (panes);
  act (panes, "win.show-outline");
  fixture_wait (is_shown, panes->outline);
  act (panes, "win.show-evidence");
  fixture_wait (is_shown, panes->evidence);
  fixture_wait (is_hidden, panes->outline);
  act (panes, "win.show-outline");
  fixture_wait (is_shown, panes->outline);
  fixture_wait (is_hidden, panes->evidence);

  /* With room again both are there, as they were. */
  make_wide (panes);
  fixture_wait (is_shown, panes->outline);
  fixture_wait (is_shown, panes->evidence);
}

/* Whatever the title: one that is too long is cut. */
static void
test_header (Panes *panes, gconstpointer unused)
{
  GtkWidget *window = GTK_WIDGET (panes->fixture.window);
  g_autoptr (GFile) file = fixture_get_file ("../../../data/dossiers/rare-earths-2026.dossier");

  fixture_open_file (&panes->fixture, file);
  fixture_wait (is_shown, panes->evidence);
  g_assert_nonnull (find_button (window, "win.fit"));
  make_narrow (panes);
  fixture_wait (has_no_fit_button, window);
  make_wide (panes);
  fixture_wait (has_fit_button, window);
}

static void
test_fold_keeps_choice (Panes *panes, gconstpointer unused)
{
  fixture_wait (is_shown, panes->outline);
  act (panes, "win.show-outline");
  fixture_wait (is_hidden, panes->outline);

  make_narrow (panes);
  make_wide (panes);
  fixture_wait (is_shown, panes->evidence);
  fixture_wait (is_hidden, panes->outline);
}

/* Over a narrow canvas the words come up with what is selected. */
static void
test_fold_selection (Panes *panes, gconstpointer unused)
{
  make_narrow (panes);
  dossier_session_select_node (panes->fixture.session, fixture_find_node (&panes->fixture, "he-yadong"), TRUE);
  fixture_wait (is_shown, panes->evidence);
  g_assert_true (is_hidden (panes->outline));
}

static GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  return NULL;
}

static gboolean
is_small (gpointer user_data)
{
  DossierGraph *graph = dossier_session_get_graph (user_data);

  return graph != NULL && g_str_equal (dossier_graph_get_title (graph), "Export ban, a sample");
}

static void
test_drop (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (GFile) file = fixture_get_file ("small.dossier");
  GtkDropTarget *target = find_drop_target (GTK_WIDGET (fixture->window));
  GSList files = { file, NULL };
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_assert_nonnull (target);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (&files));
  g_signal_emit_by_name (target, "drop", &value, 10.0, 10.0, &taken);
  g_assert_true (taken);
  fixture_wait (is_small, fixture->session);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add ("/panes/fold", Panes, NULL, set_up, test_fold, tear_down);
  g_test_add ("/panes/fold/choice", Panes, NULL, set_up, test_fold_keeps_choice, tear_down);
  g_test_add ("/panes/fold/selection", Panes, NULL, set_up, test_fold_selection, tear_down);
  g_test_add ("/panes/header", Panes, NULL, set_up, test_header, tear_down);
  g_test_add ("/panes/drop", WindowFixture, NULL, fixture_set_up, test_drop, fixture_tear_down);

  return g_test_run ();
}
