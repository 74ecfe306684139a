/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "window-fixture.h"

#include "app/dossier-canvas.h"
#include "app/dossier-minimap.h"
#include "app/dossier-table.h"
#include "app/dossier-text-side.h"
#include "app/dossier-type-legend.h"

#define LATIN "He Yadong"
#define HEBREW "\327\251\327\234\327\225\327\235" /* "shalom" */
#define NUMBER "42"

/* Where the words stand in a layout that is much wider than they are. */
static gboolean
is_at_left (GtkWidget *widget, const char *text, gboolean at_end)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  PangoRectangle extents;

  pango_layout_set_width (layout, 1000 * PANGO_SCALE);
  dossier_text_side_align (layout, widget, at_end);
  pango_layout_get_pixel_extents (layout, NULL, &extents);
  g_assert_cmpint (extents.width, <, 500);
  g_assert_true (extents.x == 0 || extents.x + extents.width == 1000);
  return extents.x == 0;
}

static void
test_words (void)
{
  static const char *const texts[] = { LATIN, HEBREW, NUMBER };
  g_autoptr (GtkWidget) widget = g_object_ref_sink (gtk_label_new (NULL));

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR);
      g_assert_true (is_at_left (widget, texts[i], FALSE));
      g_assert_false (is_at_left (widget, texts[i], TRUE));
      gtk_widget_set_direction (widget, GTK_TEXT_DIR_RTL);
      g_assert_false (is_at_left (widget, texts[i], FALSE));
      g_assert_true (is_at_left (widget, texts[i], TRUE));
    }
}

static gboolean
is_placed (gpointer user_data)
{
  return gtk_widget_get_mapped (user_data) && gtk_widget_get_width (user_data) > 0;
}

/* Each line of a wrapped label begins at an edge of it, whichever way the words are read, and wherever they break. */
static void
check_lines (const char *text, gboolean is_passage, GtkTextDirection direction)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *label = gtk_label_new (text);
  gboolean is_hebrew = strstr (text, HEBREW) != NULL;
  gboolean is_rtl = direction == GTK_TEXT_DIR_RTL;
  gboolean at_right = is_passage ? is_hebrew : is_rtl;
  PangoLayoutIter *iter = NULL;
  guint n_lines = 0;
  int x;

  gtk_widget_set_direction (label, direction);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 5);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 5);
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_set_default_size (GTK_WINDOW (window), 170, 300);
  dossier_text_side_set_label (GTK_LABEL (label), is_passage);
  gtk_window_present (GTK_WINDOW (window));
  fixture_wait (is_placed, label);

  gtk_label_get_layout_offsets (GTK_LABEL (label), &x, NULL);
  iter = pango_layout_get_iter (gtk_label_get_layout (GTK_LABEL (label)));
  do
    {
      PangoRectangle line;

      pango_layout_iter_get_line_extents (iter, NULL, &line);
      pango_extents_to_pixels (&line, NULL);
      /* A space at the end of a line may hang over the edge. */
      if (at_right)
        g_assert_cmpint (ABS (x + line.x + line.width - gtk_widget_get_width (label)), <=, 6);
      else
        g_assert_cmpint (ABS (x + line.x), <=, 6);
      g_assert_cmpint (line.width, <, gtk_widget_get_width (label));
      n_lines++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  g_assert_cmpuint (n_lines, >, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_lines (void)
{
  static const char *const texts[] = {
    LATIN " said that civilian users will not be affected, and gave no reasons",
    HEBREW " " HEBREW " " HEBREW " " HEBREW HEBREW " " HEBREW " " HEBREW HEBREW " " HEBREW " " HEBREW " " HEBREW,
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint is_passage = 0; is_passage < 2; is_passage++)
      {
        check_lines (texts[i], is_passage != 0, GTK_TEXT_DIR_LTR);
        check_lines (texts[i], is_passage != 0, GTK_TEXT_DIR_RTL);
      }
}

static void
set_up (WindowFixture *fixture, gconstpointer unused)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  fixture_set_up (fixture, NULL);
}

static void
tear_down (WindowFixture *fixture, gconstpointer unused)
{
  fixture_tear_down (fixture, NULL);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static gboolean
has_place (gpointer user_data)
{
  return gtk_widget_get_mapped (user_data) && gtk_widget_get_width (user_data) > 0;
}

static void
get_place (WindowFixture *fixture, GtkWidget *widget, graphene_rect_t *place)
{
  fixture_wait (has_place, widget);
  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->window), place));
}

/* Each has a corner of its own. */
static void
test_corners (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (GFile) file = fixture_get_file ("../../../data/dossiers/rare-earths-2026.dossier");
  GtkWidget *window = GTK_WIDGET (fixture->window);
  graphene_rect_t legend;
  graphene_rect_t minimap;

  fixture_open_file (fixture, file);
  /* A canvas that has no size yet fits its picture once it gets one. */
  fixture_wait (has_place, fixture_wait_for (window, DOSSIER_TYPE_CANVAS, NULL));
  gtk_widget_activate_action (window, "win.zoom-normal", NULL);
  get_place (fixture, fixture_wait_for (window, DOSSIER_TYPE_TYPE_LEGEND, NULL), &legend);
  get_place (fixture, fixture_wait_for (window, DOSSIER_TYPE_MINIMAP, NULL), &minimap);
  g_assert_cmpfloat (minimap.origin.x + minimap.size.width, <, legend.origin.x);
}

static gboolean
is_at_right (gpointer user_data)
{
  GtkAdjustment *adjustment = user_data;
  double rightmost = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  return gtk_adjustment_get_page_size (adjustment) > 0 && rightmost > 0
         && gtk_adjustment_get_value (adjustment) == rightmost;
}

/* A table that is wider than its place begins with its first column, which is the one at the right. */
static void
test_table (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *view;

  fixture_open (fixture, "small.dossier");
  gtk_widget_activate_action (window, "win.view", "s", "relations");
  view = fixture_wait_for (fixture_wait_for (window, DOSSIER_TYPE_TABLE, NULL), GTK_TYPE_COLUMN_VIEW, NULL);
  fixture_wait (is_at_right, gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view)));
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/right-to-left/lines", test_lines);
  g_test_add_func ("/right-to-left/words", test_words);
  g_test_add ("/right-to-left/corners", WindowFixture, NULL, set_up, test_corners, tear_down);
  g_test_add ("/right-to-left/table", WindowFixture, NULL, set_up, test_table, tear_down);

  return g_test_run ();
}
