/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "window-fixture.h"

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

  g_test_add ("/drop/file", WindowFixture, NULL, fixture_set_up, test_drop, fixture_tear_down);

  return fixture_run ();
}
