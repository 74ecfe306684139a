/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "window-fixture.h"

#include "app/dossier-canvas.h"
#include "app/dossier-table.h"

#include <string.h>

/*
 * The window of keyboard shortcuts against the keys that do something: what it lists does, and what does is listed. Keys
 * are those of the application, and those that a widget's class binds; what a widget hears by a controller of its own
 * (search field, timeline) cannot be asked for.
 */

typedef struct
{
  guint key;
  GdkModifierType modifiers;
  char *action; /* (nullable): of what is bound */
} Binding;

static void
binding_clear (gpointer data)
{
  g_free (((Binding *) data)->action);
}

static GArray *
create_bindings (void)
{
  GArray *bindings = g_array_new (FALSE, FALSE, sizeof (Binding));

  g_array_set_clear_func (bindings, binding_clear);
  return bindings;
}

static void
add_key (GArray *bindings, guint key, GdkModifierType modifiers, const char *action)
{
  Binding binding = { .action = g_strdup (action), .key = gdk_keyval_to_lower (key), .modifiers = modifiers };

  g_array_append_val (bindings, binding);
}

static void
add_binding (GArray *bindings, const char *accelerator, const char *action)
{
  GdkModifierType modifiers;
  guint key;

  if (!gtk_accelerator_parse (accelerator, &key, &modifiers))
    g_error ("“%s” is no accelerator", accelerator);
  add_key (bindings, key, modifiers, action);
}

static gboolean
is_bound (GArray *bindings, const Binding *sought)
{
  for (guint i = 0; i < bindings->len; i++)
    {
      const Binding *binding = &g_array_index (bindings, Binding, i);

      if (binding->key == sought->key && binding->modifiers == sought->modifiers)
        return TRUE;
    }

  return FALSE;
}

/* The keys that a group of the window lists. */
static void
collect_listed (GtkWidget *root, const char *group, GArray *bindings)
{
  if (GTK_IS_SHORTCUTS_SHORTCUT (root))
    {
      GtkWidget *parent = gtk_widget_get_ancestor (root, GTK_TYPE_SHORTCUTS_GROUP);
      g_autofree char *title = NULL;
      g_autofree char *accelerators = NULL;

      /* The window has each once more, for its search. */
      if (parent == NULL)
        return;
      g_object_get (parent, "title", &title, NULL);
      if (group == NULL || strcmp (title, group) == 0)
        {
          g_auto (GStrv) parts = NULL;

          g_object_get (root, "accelerator", &accelerators, NULL);
          parts = g_strsplit (accelerators, " ", -1);
          for (guint i = 0; parts[i] != NULL; i++)
            add_binding (bindings, parts[i], NULL);
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_listed (child, group, bindings);
}

static GArray *
list_group (const char *group)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/io/github/dossier_graph/Dossier/gtk/help-overlay.ui");
  GtkWindow *overlay = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));
  GArray *bindings = create_bindings ();

  collect_listed (GTK_WIDGET (overlay), group, bindings);
  g_assert_cmpuint (bindings->len, >, 0);
  gtk_window_destroy (overlay);
  return bindings;
}

static GArray *
list_application (DossierApplication *application)
{
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (GTK_APPLICATION (application));
  GArray *bindings = create_bindings ();

  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) accelerators = gtk_application_get_accels_for_action (GTK_APPLICATION (application), actions[i]);

      for (guint j = 0; accelerators[j] != NULL; j++)
        add_binding (bindings, accelerators[j], actions[i]);
    }
  return bindings;
}

/* What the class of a widget binds, not what it has from its parents. */
static void
collect_bound (GtkWidget *widget, const char *prefix, GArray *bindings)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
          GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);
          const char *name;

          if (!GTK_IS_KEYVAL_TRIGGER (trigger) || !GTK_IS_NAMED_ACTION (action))
            continue;
          name = gtk_named_action_get_action_name (GTK_NAMED_ACTION (action));
          if (!g_str_has_prefix (name, prefix) && !g_str_has_prefix (name, "win."))
            continue;

          add_key (bindings,
                   gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)),
                   gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)),
                   name);
        }
    }
}

static char *
describe (const Binding *binding)
{
  return gtk_accelerator_name (binding->key, binding->modifiers);
}

/* Each listed key is bound. */
static void
check_listed (GArray *listed, GArray *bound)
{
  for (guint i = 0; i < listed->len; i++)
    {
      const Binding *binding = &g_array_index (listed, Binding, i);
      g_autofree char *name = describe (binding);

      if (!is_bound (bound, binding))
        g_error ("%s is listed, and does nothing", name);
    }
}

/* Of the keys of each action one at least is listed. */
static void
check_bound (GArray *bound, GArray *listed)
{
  for (guint i = 0; i < bound->len; i++)
    {
      const char *action = g_array_index (bound, Binding, i).action;
      gboolean found = action == NULL;

      for (guint j = 0; j < bound->len && !found; j++)
        if (g_strcmp0 (g_array_index (bound, Binding, j).action, action) == 0)
          found = is_bound (listed, &g_array_index (bound, Binding, j));
      if (!found)
        g_error ("no key of %s is listed", action);
    }
}

static void
test_application (WindowFixture *fixture, gconstpointer unused)
{
  static const char *const groups[] = { "Files", "Views" };
  g_autoptr (GArray) bound = list_application (fixture->application);
  g_autoptr (GArray) all = list_group (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autoptr (GArray) listed = list_group (groups[i]);

      check_listed (listed, bound);
    }
  check_bound (bound, all);
}

static void
test_graph (WindowFixture *fixture, gconstpointer unused)
{
  static const char *const groups[] = { "Graph", "Neighborhood" };
  g_autoptr (GArray) application = list_application (fixture->application);
  g_autoptr (GArray) bound = create_bindings ();
  g_autoptr (GArray) both = list_group ("Graph");
  GtkWidget *canvas;

  fixture_open (fixture, "small.dossier");
  canvas = fixture_wait_for (GTK_WIDGET (fixture->window), DOSSIER_TYPE_CANVAS, NULL);
  collect_bound (canvas, "canvas.", bound);
  g_assert_cmpuint (bound->len, >, 20);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autoptr (GArray) listed = list_group (groups[i]);

      for (guint j = 0; j < listed->len; j++)
        {
          const Binding *binding = &g_array_index (listed, Binding, j);
          g_autofree char *name = describe (binding);

          g_array_append_vals (both, &(Binding) { binding->key, binding->modifiers, NULL }, 1);
          /* The focus moves by Tab through the class's own function. */
          if (binding->key != GDK_KEY_Tab && !is_bound (bound, binding) && !is_bound (application, binding))
            g_error ("%s is listed, and does nothing in the graph", name);
        }
    }
  check_bound (bound, both);
}

static gboolean
is_menu_shown (gpointer canvas)
{
  GtkWidget *menu = fixture_find (canvas, GTK_TYPE_POPOVER_MENU, NULL);

  return menu != NULL && gtk_widget_get_mapped (menu);
}

/* Of the keys that do the same, the menu of the graph shows the one that the window of shortcuts lists first. */
static void
test_menu (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *canvas;

  fixture_open (fixture, "small.dossier");
  canvas = fixture_wait_for (GTK_WIDGET (fixture->window), DOSSIER_TYPE_CANVAS, NULL);
  gtk_widget_activate_action (canvas, "canvas.menu", NULL);
  fixture_wait (is_menu_shown, canvas);
  g_assert_nonnull (fixture_find (canvas, GTK_TYPE_LABEL, "Full Size"));
  g_assert_null (fixture_find (canvas, GTK_TYPE_LABEL, "KP"));
  g_assert_null (fixture_find (canvas, GTK_TYPE_LABEL, "Home"));
}

static void
test_table (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (GArray) listed = list_group ("Tables and Lists");
  g_autoptr (GArray) bound = create_bindings ();

  fixture_open (fixture, "small.dossier");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "nodes");
  collect_bound (fixture_wait_for (GTK_WIDGET (fixture->window), DOSSIER_TYPE_TABLE, NULL), "table.", bound);
  g_assert_cmpuint (bound->len, >=, 4);
  check_bound (bound, listed);
  /* What GTK binds in a list. */
  add_binding (bound, "Up", NULL);
  add_binding (bound, "Down", NULL);
  add_binding (bound, "Return", NULL);
  check_listed (listed, bound);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add ("/shortcuts/application",
              WindowFixture,
              NULL,
              fixture_set_up,
              test_application,
              fixture_tear_down);
  g_test_add ("/shortcuts/graph", WindowFixture, NULL, fixture_set_up, test_graph, fixture_tear_down);
  g_test_add ("/shortcuts/menu", WindowFixture, NULL, fixture_set_up, test_menu, fixture_tear_down);
  g_test_add ("/shortcuts/table", WindowFixture, NULL, fixture_set_up, test_table, fixture_tear_down);

  return fixture_run ();
}
