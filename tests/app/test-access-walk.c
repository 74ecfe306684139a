/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * Every window and page by keyboard: Tab reaches all that can have the focus and leads round without a trap, backwards
 * the same; where the focus is can be seen; and what can be clicked is large enough (WCAG 2.2, 2.1.1, 2.1.2, 2.4.7,
 * 2.5.8).
 */

#include "window-fixture.h"

#include "app/dossier-canvas.h"
#include "app/dossier-evidence-panel.h"
#include "app/dossier-import-page.h"
#include "app/dossier-problem-page.h"
#include "app/dossier-relation-list.h"
#include "app/dossier-timeline-chart.h"
#include "app/dossier-welcome-page.h"

#include <glib/gstdio.h>

/* More than any page has. */
#define MAX_STEPS 400

#define MAX_LOOKS 20

/* In pixels of a display that is not scaled: WCAG 2.2, 2.5.8 Target Size (Minimum). */
#define LEAST_TARGET 24

static void
painted (gboolean *is_painted)
{
  *is_painted = TRUE;
}

static gboolean
is_true (gpointer value)
{
  return *(gboolean *) value;
}

/* Where Tab goes depends on where things are, which a frame decides. */
static void
wait_for_frame (GtkWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gboolean is_painted = FALSE;
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted), &is_painted);

  gtk_widget_queue_draw (GTK_WIDGET (window));
  fixture_wait (is_true, &is_painted);
  g_signal_handler_disconnect (clock, handler);
}

/* Goes on, so that all that is wrong with a page is told at once. */
static void G_GNUC_PRINTF (1, 2)
fail (const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("%s\n", text);
  g_test_fail ();
}

/* Of a menu. */
static gboolean
is_an_item (GtkWidget *widget)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton");
}

static char *
describe (GtkWidget *widget)
{
  const char *label = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;
  const char *tooltip = gtk_widget_get_tooltip_text (widget);
  GtkWidget *parent = gtk_widget_get_parent (widget);

  g_autofree char *item = NULL;

  if (GTK_IS_BUTTON (widget))
    label = gtk_button_get_label (GTK_BUTTON (widget));
  if (is_an_item (widget))
    {
      g_object_get (widget, "text", &item, NULL);
      label = item;
    }
  return g_strdup_printf ("%s “%s” in %s", G_OBJECT_TYPE_NAME (widget),
                          label != NULL     ? label
                          : tooltip != NULL ? tooltip
                                            : gtk_widget_get_name (widget),
                          parent != NULL ? G_OBJECT_TYPE_NAME (parent) : "nothing");
}

static gboolean
is_a_row (GtkWidget *widget)
{
  const char *type = G_OBJECT_TYPE_NAME (widget);

  return g_strcmp0 (type, "GtkListItemWidget") == 0 || g_strcmp0 (type, "GtkColumnViewRowWidget") == 0
         || g_strcmp0 (type, "GtkColumnViewCellWidget") == 0;
}

/* (nullable): the row of a list, which holds what is in it. */
static GtkWidget *
get_row (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (is_a_row (widget) && GTK_IS_LIST_VIEW (gtk_widget_get_parent (widget)))
      return widget;
  return NULL;
}

/* Rows are gone through with the arrow keys. */
static gboolean
is_a_stop (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget) || !gtk_widget_get_focusable (widget))
    return FALSE;
  for (GtkWidget *above = widget; above != NULL; above = gtk_widget_get_parent (above))
    if (!gtk_widget_get_can_focus (above))
      return FALSE;

  return !is_a_row (widget) && !GTK_IS_LIST_BOX_ROW (widget) && !GTK_IS_FLOW_BOX_CHILD (widget);
}

static void
collect (GtkWidget *widget, gboolean (*is_one) (GtkWidget *), GHashTable *found)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (is_one (widget))
    g_hash_table_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, is_one, found);
}

/* What the focus is in, too: a list view by its rows. */
static void
visit (GHashTable *visited, GtkWidget *focus)
{
  for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget))
    g_hash_table_add (visited, widget);
}

/* (transfer full): the window as it is once the next frame has been drawn. */
static cairo_surface_t *
look_at (GtkWindow *window)
{
  g_autoptr (GdkPaintable) live = NULL;
  g_autoptr (GdkPaintable) image = NULL;
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;

  wait_for_frame (window);
  live = gtk_widget_paintable_new (GTK_WIDGET (window));
  image = gdk_paintable_get_current_image (live);
  gdk_paintable_snapshot (image, snapshot, gtk_widget_get_width (GTK_WIDGET (window)),
                          gtk_widget_get_height (GTK_WIDGET (window)));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_assert_nonnull (node);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, gtk_widget_get_width (GTK_WIDGET (window)),
                                        gtk_widget_get_height (GTK_WIDGET (window)));
  cr = cairo_create (surface);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static gboolean
look_the_same (cairo_surface_t *one, cairo_surface_t *other)
{
  gsize n_bytes = (gsize) cairo_image_surface_get_stride (one) * (gsize) cairo_image_surface_get_height (one);

  return cairo_image_surface_get_height (one) == cairo_image_surface_get_height (other)
         && memcmp (cairo_image_surface_get_data (one), cairo_image_surface_get_data (other), n_bytes) == 0;
}

static gboolean
can_see_focus (GtkWindow *window, GtkWidget *focus)
{
  cairo_surface_t *without;
  cairo_surface_t *with;
  gboolean can_see;

  gtk_window_set_focus (window, NULL);
  without = look_at (window);
  gtk_window_set_focus (window, focus);
  gtk_window_set_focus_visible (window, TRUE);
  with = look_at (window);
  can_see = !look_the_same (with, without);
  cairo_surface_destroy (with);
  cairo_surface_destroy (without);
  return can_see;
}

/* With the focus a place looks otherwise than without. One of each kind. */
static void
check_focus_is_visible (GtkWindow *window, GtkWidget *focus)
{
  static GHashTable *known;
  g_autofree char *text = describe (focus);
  guint n_looks = 0;

  if (known == NULL)
    known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  /* The canvas draws its own in the window that is active, and nobody makes one active here. */
  if (!g_hash_table_add (known, g_strdup (text)) || (DOSSIER_IS_CANVAS (focus) && !gtk_window_is_active (window)))
    return;

  /* It may have to be scrolled into view first; and a frame may be one that was under way. */
  wait_for_frame (window);
  while (!can_see_focus (window, focus))
    if (++n_looks == MAX_LOOKS)
      {
        fail ("%s looks the same with the focus", text);
        return;
      }
}

/* (transfer full): the order in which Tab goes, from wherever it begins until it comes to a place again. */
static GPtrArray *
go_round (GtkWindow *window, GtkDirectionType direction, GHashTable *visited)
{
  GPtrArray *order = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < MAX_STEPS; i++)
    {
      GtkWidget *before = gtk_window_get_focus (window);
      GtkWidget *focus;

      g_signal_emit_by_name (window, "move-focus", direction);
      fixture_settle ();
      focus = gtk_window_get_focus (window);
      g_assert_nonnull (focus);
      /* There Tab goes through the relations of what is selected, and then on. */
      if (focus == before && DOSSIER_IS_CANVAS (focus))
        continue;
      if (focus == before)
        {
          g_autofree char *text = describe (focus);

          fail ("Tab does not leave %s", text);
          return order;
        }
      /* Within a row, then out of the list: it may have thousands. */
      if (get_row (before) != NULL && get_row (focus) != NULL && get_row (focus) != get_row (before)
          && gtk_widget_get_parent (get_row (focus)) == gtk_widget_get_parent (get_row (before)))
        {
          g_autofree char *text = describe (focus);

          fail ("Tab goes from row to row, to %s", text);
          return order;
        }
      visit (visited, focus);
      /* A list may show another row in the same widget. */
      if (!is_a_row (focus) && !g_hash_table_add (seen, focus))
        return order;
      g_ptr_array_add (order, focus);
      if (direction == GTK_DIR_TAB_FORWARD)
        check_focus_is_visible (window, focus);
    }

  g_error ("no end to it");
}

static void
check_keyboard (GtkWindow *window)
{
  g_autoptr (GHashTable) stops = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) forth = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) back = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) order = NULL;
  g_autoptr (GPtrArray) reverse = NULL;
  g_autoptr (GString) missed = g_string_new (NULL);
  GHashTableIter iter;
  gpointer stop;

  order = go_round (window, GTK_DIR_TAB_FORWARD, forth);
  reverse = go_round (window, GTK_DIR_TAB_BACKWARD, back);
  for (guint i = 0; i < order->len; i++)
    {
      g_autofree char *text = describe (g_ptr_array_index (order, i));

      g_test_message ("%u: %s", i + 1, text);
    }

  collect (GTK_WIDGET (window), is_a_stop, stops);
  g_hash_table_iter_init (&iter, stops);
  while (g_hash_table_iter_next (&iter, &stop, NULL))
    {
      g_autofree char *text = describe (stop);

      /* What is in a row comes with the row. */
      if (get_row (stop) != NULL && !g_hash_table_contains (forth, get_row (stop)))
        continue;
      if (!g_hash_table_contains (forth, stop))
        g_string_append_printf (missed, "\nTab does not reach %s", text);
      if (!g_hash_table_contains (back, stop) && get_row (stop) == NULL)
        g_string_append_printf (missed, "\nShift+Tab does not reach %s", text);
    }
  if (missed->len > 0)
    fail ("%s", missed->str);
}

static gboolean
is_a_target (GtkWidget *widget)
{
  if (!gtk_widget_is_sensitive (widget))
    return FALSE;
  /* A link within a line of text is exempt; it is as high as the line. */
  return (GTK_IS_BUTTON (widget) && !GTK_IS_LINK_BUTTON (widget)) || GTK_IS_CHECK_BUTTON (widget)
         || GTK_IS_SWITCH (widget) || GTK_IS_LIST_BOX_ROW (widget) || GTK_IS_EDITABLE (widget)
         || is_a_row (widget) || is_an_item (widget);
}

/* The text within a field, and the choice that a row shows, where field and row are the target. */
static gboolean
is_within_a_target (GtkWidget *widget)
{
  return GTK_IS_TEXT (widget)
         || (!ADW_IS_COMBO_ROW (widget) && gtk_widget_get_ancestor (widget, ADW_TYPE_COMBO_ROW) != NULL);
}

static void
check_targets (GtkWindow *window)
{
  g_autoptr (GHashTable) targets = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) small = g_string_new (NULL);
  GHashTableIter iter;
  gpointer target;
  guint n_checked = 0;

  collect (GTK_WIDGET (window), is_a_target, targets);
  g_hash_table_iter_init (&iter, targets);
  while (g_hash_table_iter_next (&iter, &target, NULL))
    {
      g_autofree char *text = describe (target);
      graphene_rect_t bounds;

      if (is_within_a_target (target))
        continue;
      g_assert_true (gtk_widget_compute_bounds (target, GTK_WIDGET (window), &bounds));
      n_checked++;
      if (bounds.size.width < LEAST_TARGET || bounds.size.height < LEAST_TARGET)
        g_string_append_printf (small, "\n%g × %g: %s", bounds.size.width, bounds.size.height, text);
    }
  g_test_message ("%u targets", n_checked);
  if (small->len > 0)
    fail ("too small:%s", small->str);
}

/* With text twice as large. */
static void
check_large_targets (GtkWindow *window)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (window));
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  fixture_settle ();
  wait_for_frame (window);
  wait_for_frame (window);
  check_targets (window);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  fixture_settle ();
  wait_for_frame (window);
}

static gboolean
is_a_menu_button (GtkWidget *widget)
{
  return GTK_IS_MENU_BUTTON (widget) && gtk_widget_is_sensitive (widget)
         && gtk_menu_button_get_popover (GTK_MENU_BUTTON (widget)) != NULL;
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static gboolean
is_unmapped (gpointer widget)
{
  return !gtk_widget_get_mapped (widget);
}

/* Each menu that a button of the window opens. */
static void
check_menus (GtkWindow *window)
{
  g_autoptr (GHashTable) buttons = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer button;

  collect (GTK_WIDGET (window), is_a_menu_button, buttons);
  g_assert_cmpuint (g_hash_table_size (buttons), >, 3);
  g_hash_table_iter_init (&iter, buttons);
  while (g_hash_table_iter_next (&iter, &button, NULL))
    {
      GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
      g_autofree char *text = describe (button);

      g_test_message ("menu of %s", text);
      gtk_menu_button_popup (button);
      fixture_wait (is_mapped, popover);
      fixture_settle ();
      wait_for_frame (window);
      check_targets (window);
      gtk_menu_button_popdown (button);
      fixture_wait (is_unmapped, popover);
    }
}

static void
test_menus (WindowFixture *fixture, gconstpointer view)
{
  fixture_open (fixture, "small.dossier");
  fixture_select (fixture, "only-military");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", view);
  fixture_wait_for (GTK_WIDGET (fixture->window), DOSSIER_TYPE_RELATION_LIST, NULL);
  fixture_settle ();
  wait_for_frame (GTK_WINDOW (fixture->window));
  check_menus (GTK_WINDOW (fixture->window));
}

static void
check (GtkWindow *window)
{
  fixture_settle ();
  wait_for_frame (window);
  wait_for_frame (window);
  check_keyboard (window);
  check_targets (window);
  check_large_targets (window);
}

static void
test_welcome (WindowFixture *fixture, gconstpointer unused)
{
  g_assert_nonnull (fixture_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_WELCOME_PAGE, NULL));
  check (GTK_WINDOW (fixture->window));
}

static void
test_problems (WindowFixture *fixture, gconstpointer unused)
{
  fixture_open (fixture, "broken.dossier");
  fixture_wait_for (GTK_WIDGET (fixture->window), DOSSIER_TYPE_PROBLEM_PAGE, NULL);
  check (GTK_WINDOW (fixture->window));
}

static void
test_import (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("dossier-XXXXXX.csv", &stream, NULL);
  GtkWidget *page;

  g_assert_true (g_file_replace_contents (file, "from,to,what\nA,B,informs\nB,C,informs\n", 32, NULL, FALSE, 0, NULL,
                                          NULL, NULL));
  dossier_session_open (fixture->session, file);
  page = fixture_wait_for (GTK_WIDGET (fixture->window), DOSSIER_TYPE_IMPORT_PAGE, NULL);
  fixture_wait ((FixtureCondition) dossier_import_page_is_settled, page);
  check (GTK_WINDOW (fixture->window));
  g_assert_true (g_file_delete (file, NULL, NULL));
}

/* A view of the dossier, with all that can be around it. */
static void
test_view (WindowFixture *fixture, gconstpointer view)
{
  fixture_open (fixture, "small.dossier");
  /* With Tab on the canvas one selects the relations of a node, which changes what else there is: one without. */
  fixture_select (fixture, g_str_equal (view, "graph") ? "markup" : "only-military");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", view);
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "show-timeline", g_variant_new_boolean (TRUE));
  if (g_str_equal (view, "graph"))
    fixture_wait_for (GTK_WIDGET (fixture->window), DOSSIER_TYPE_TIMELINE_CHART, NULL);
  else
    fixture_wait_for (GTK_WIDGET (fixture->window), DOSSIER_TYPE_RELATION_LIST, NULL);
  fixture_settle ();
  check (GTK_WINDOW (fixture->window));
}

static gboolean
has_another (gpointer fixture)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (link->data != ((WindowFixture *) fixture)->window && gtk_widget_get_mapped (link->data))
      return TRUE;
  return FALSE;
}

static void
check_other (WindowFixture *fixture)
{
  g_autoptr (GList) windows = NULL;
  GtkWindow *other = NULL;

  fixture_wait (has_another, fixture);
  windows = gtk_window_list_toplevels ();
  for (GList *link = windows; link != NULL; link = link->next)
    if (link->data != fixture->window && gtk_widget_get_mapped (link->data))
      other = link->data;
  check (other);
  gtk_window_destroy (other);
}

static void
test_dialog (WindowFixture *fixture, gconstpointer action)
{
  fixture_open (fixture, "small.dossier");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
  check_other (fixture);
}

static void
test_application_dialog (WindowFixture *fixture, gconstpointer action)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), action, NULL);
  check_other (fixture);
}

static void
test_shortcuts (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/io/github/dossier_graph/Dossier/gtk/help-overlay.ui");
  GtkWindow *overlay = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (overlay, GTK_WINDOW (fixture->window));
  gtk_window_present (overlay);
  check_other (fixture);
}

int
main (int argc, char *argv[])
{
#define ADD(name, data, test) \
  g_test_add ("/access-walk/" name, WindowFixture, data, fixture_set_up, test, fixture_tear_down)
  fixture_init (&argc, &argv);
  /* One page at a time. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  ADD ("welcome", NULL, test_welcome);
  ADD ("problems", NULL, test_problems);
  ADD ("import", NULL, test_import);
  ADD ("graph", "graph", test_view);
  ADD ("nodes", "nodes", test_view);
  ADD ("relations", "relations", test_view);
  ADD ("contradictions", "contradictions", test_view);
  ADD ("paths", "paths", test_view);
  ADD ("menus-of-graph", "graph", test_menus);
  ADD ("menus-of-nodes", "nodes", test_menus);
  ADD ("export", "win.export", test_dialog);
  ADD ("report", "win.report", test_dialog);
  ADD ("export-data", "win.export-data", test_dialog);
  ADD ("preferences", "preferences", test_application_dialog);
  ADD ("about", "about", test_application_dialog);
  ADD ("shortcuts", NULL, test_shortcuts);
  return fixture_run ();
}
