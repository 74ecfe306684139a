/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "window-fixture.h"

#include "app/dossier-export-window-private.h"
#include "app/dossier-figure-content.h"
#include "app/dossier-print.h"
#include "test-support.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#ifdef __SANITIZE_ADDRESS__
/* The file chooser loads libraries that leak. Only whole stacks say that it was they, as .ci/lsan.supp has them; elsewhere
 * the quick way of walking a stack, which ends in GLib, is good enough and ten times faster. */
const char *__asan_default_options (void);

const char *
__asan_default_options (void)
{
  return "fast_unwind_on_malloc=0:malloc_context_size=20";
}
#endif

/*
 * The export window over the real one: each option changes the figure, the choices are kept, and what goes wrong leaves
 * no file.
 */

typedef struct
{
  WindowFixture window;
  DossierExportWindow *export;
  char *folder;
} Fixture;

static gboolean
is_drawn (gpointer user_data)
{
  DossierExportWindow *export = user_data;

  return dossier_figure_preview_get_figure (export->preview) != NULL
         && !dossier_figure_preview_is_drawing (export->preview);
}

static DossierExportWindow *
find_export (void)
{
  return fixture_find_toplevel (DOSSIER_TYPE_EXPORT_WINDOW);
}

static gboolean
has_export (gpointer unused)
{
  return find_export () != NULL;
}

static gboolean
has_no_export (gpointer unused)
{
  return find_export () == NULL;
}

static void
open_export (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window.window), "win.export", NULL);
  fixture_wait (has_export, NULL);
  fixture->export = find_export ();
  fixture_wait (is_drawn, fixture->export);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture_set_up (&fixture->window, NULL);
  fixture_open (&fixture->window, "small.dossier");
  fixture->folder = test_make_folder ();
  open_export (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  fixture_tear_down (&fixture->window, NULL);
}

static char *
write_svg (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  fixture_wait (is_drawn, fixture->export);
  bytes = dossier_export_plan_write_bytes (
      dossier_export_window_get_plan (fixture->export), DOSSIER_FIGURE_SVG, NULL, &error);
  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
get_page_size (Fixture *fixture, double *width, double *height)
{
  fixture_wait (is_drawn, fixture->export);
  dossier_figure_get_page_size (dossier_figure_preview_get_figure (fixture->export->preview), 0, width, height);
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + 1, part))
    n++;
  return n;
}

/* What it shows follows the choice. */
static void
test_part (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *all = NULL;
  g_autofree char *near = NULL;
  g_autofree char *matches = NULL;

  gtk_switch_set_active (fixture->export->title, TRUE);
  adw_combo_row_set_selected (fixture->export->part, DOSSIER_EXPORT_ALL);
  all = write_svg (fixture);
  g_assert_null (strstr (all, "Filter:"));
  g_assert_nonnull (strstr (all, "He Yadong"));
  g_assert_nonnull (strstr (all, "Ministry of Commerce"));

  dossier_session_select_node (
      fixture->window.session, fixture_find_node (&fixture->window, "he-yadong"), FALSE);
  adw_combo_row_set_selected (fixture->export->part, DOSSIER_EXPORT_NEIGHBOURHOOD);
  near = write_svg (fixture);
  g_assert_nonnull (strstr (near, "He Yadong"));
  g_assert_nonnull (strstr (near, "Filter: near He Yadong, up to 1 relation away · "));
  g_assert_cmpuint (strlen (near), <, strlen (all));

  dossier_exploration_set_query (dossier_session_get_exploration (fixture->window.session), "ministry");
  while (dossier_exploration_is_asking (dossier_session_get_exploration (fixture->window.session)))
    g_main_context_iteration (NULL, TRUE);
  adw_combo_row_set_selected (fixture->export->part, DOSSIER_EXPORT_MATCHES);
  matches = write_svg (fixture);
  g_assert_nonnull (strstr (matches, "Ministry of Commerce"));
  g_assert_nonnull (strstr (matches, "Filter: ministry · "));
  g_assert_cmpuint (strlen (matches), <, strlen (all));
}

/* (transfer full): of the file that is shown. */
static char *
get_hash (void)
{
  g_autoptr (GFile) file = fixture_get_file ("small.dossier");
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, NULL);

  g_assert_nonnull (bytes);
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

static void
test_options (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *with = NULL;
  g_autofree char *without = NULL;
  g_autofree char *clear = NULL;
  g_autofree char *opaque = NULL;
  g_autofree char *on_page = NULL;
  g_autofree char *hash = NULL;
  double width;
  double height;

  gtk_switch_set_active (fixture->export->title, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (fixture->export->title_entry), "Worded otherwise");
  gtk_switch_set_active (fixture->export->legend, TRUE);
  with = write_svg (fixture);
  g_assert_nonnull (strstr (with, "Worded otherwise"));
  gtk_switch_set_active (fixture->export->legend, FALSE);
  without = write_svg (fixture);
  g_assert_nonnull (strstr (without, "Worded otherwise"));
  g_assert_cmpuint (count (without, "<text"), <, count (with, "<text"));
  gtk_switch_set_active (fixture->export->title, FALSE);
  gtk_switch_set_active (fixture->export->transparent, TRUE);
  clear = write_svg (fixture);
  g_assert_null (strstr (clear, "Worded otherwise"));
  gtk_switch_set_active (fixture->export->transparent, FALSE);
  opaque = write_svg (fixture);
  g_assert_cmpuint (strlen (clear), <, strlen (opaque));

  adw_combo_row_set_selected (fixture->export->sheet, DOSSIER_FIGURE_SHEET_A4);
  on_page = write_svg (fixture);
  hash = get_hash ();
  g_assert_nonnull (strstr (on_page, hash));
  adw_combo_row_set_selected (fixture->export->orientation, DOSSIER_FIGURE_ORIENTATION_PORTRAIT);
  get_page_size (fixture, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 595, 1);
  g_assert_cmpfloat_with_epsilon (height, 842, 1);
  adw_combo_row_set_selected (fixture->export->orientation, DOSSIER_FIGURE_ORIENTATION_LANDSCAPE);
  get_page_size (fixture, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 842, 1);

  /* 842 by 595 points at two pixels a point. */
  adw_combo_row_set_selected (fixture->export->format, DOSSIER_FIGURE_PNG);
  gtk_adjustment_set_value (fixture->export->resolution, 144);
  gtk_switch_set_active (fixture->export->citations, FALSE);
  fixture_wait (is_drawn, fixture->export);
  g_assert_true (gtk_widget_get_visible (fixture->export->resolution_row));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (fixture->export->resolution_row)), "684"));

  gtk_switch_set_active (fixture->export->citations, TRUE);
  fixture_wait (is_drawn, fixture->export);
  g_assert_cmpuint (
      dossier_figure_get_n_notes (dossier_figure_preview_get_figure (fixture->export->preview)), >, 0);
}

static void
test_remembered (Fixture *fixture, gconstpointer unused)
{
  adw_combo_row_set_selected (fixture->export->format, DOSSIER_FIGURE_PDF);
  adw_combo_row_set_selected (fixture->export->look, DOSSIER_EXPORT_LIGHT);
  adw_combo_row_set_selected (fixture->export->sheet, DOSSIER_FIGURE_SHEET_A3);
  gtk_adjustment_set_value (fixture->export->resolution, 300);
  gtk_switch_set_active (fixture->export->legend, FALSE);
  gtk_switch_set_active (fixture->export->citations, TRUE);
  gtk_window_close (GTK_WINDOW (fixture->export));
  fixture_wait (has_no_export, NULL);

  open_export (fixture);
  g_assert_cmpuint (adw_combo_row_get_selected (fixture->export->format), ==, DOSSIER_FIGURE_PDF);
  g_assert_cmpuint (adw_combo_row_get_selected (fixture->export->look), ==, DOSSIER_EXPORT_LIGHT);
  g_assert_cmpuint (adw_combo_row_get_selected (fixture->export->sheet), ==, DOSSIER_FIGURE_SHEET_A3);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->export->resolution), ==, 300);
  g_assert_false (gtk_switch_get_active (fixture->export->legend));
  g_assert_true (gtk_switch_get_active (fixture->export->citations));
  adw_combo_row_set_selected (fixture->export->format, DOSSIER_FIGURE_SVG);
  adw_combo_row_set_selected (fixture->export->sheet, DOSSIER_FIGURE_SHEET_FREE);
  gtk_switch_set_active (fixture->export->citations, FALSE);
}

static void
check_starts_with (Fixture *fixture, const char *name, const char *start)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, start));
}

static void
export_as (Fixture *fixture, const char *name)
{
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, name, NULL);

  dossier_export_window_export_to (fixture->export, file);
}

static void
test_ending (Fixture *fixture, gconstpointer unused)
{
  adw_combo_row_set_selected (fixture->export->format, DOSSIER_FIGURE_PDF);
  export_as (fixture, "figure");
  fixture_wait (has_no_export, NULL);
  check_starts_with (fixture, "figure.pdf", "%PDF");

  open_export (fixture);
  export_as (fixture, "other.svg");
  g_assert_cmpuint (adw_combo_row_get_selected (fixture->export->format), ==, DOSSIER_FIGURE_SVG);
  fixture_wait (has_no_export, NULL);
  check_starts_with (fixture, "other.svg", "<?xml");
}

static gboolean
is_idle (gpointer user_data)
{
  return !dossier_work_bar_get_busy (((DossierExportWindow *) user_data)->work);
}

static void
test_cancel (Fixture *fixture, gconstpointer unused)
{
  adw_combo_row_set_selected (fixture->export->format, DOSSIER_FIGURE_PNG);
  export_as (fixture, "figure.png");
  gtk_widget_activate_action (GTK_WIDGET (fixture->export->work), "work.cancel", NULL);
  fixture_wait (is_idle, fixture->export);
  g_assert_cmpuint (test_count_entries (fixture->folder), ==, 0);
  g_assert_true (fixture->export == find_export ());
}

/* The window stays, and says so. */
static void
test_no_folder (Fixture *fixture, gconstpointer unused)
{
  export_as (fixture, "missing/figure.svg");
  fixture_wait (is_idle, fixture->export);
  g_assert_nonnull (dossier_work_bar_get_sentence (fixture->export->work));
  g_assert_nonnull (strstr (dossier_work_bar_get_sentence (fixture->export->work), "figure.svg"));
  g_assert_cmpuint (test_count_entries (fixture->folder), ==, 0);
}

/* A file that was not named is asked about. */
static void
test_replace (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "figure.svg", NULL);

  adw_combo_row_set_selected (fixture->export->format, DOSSIER_FIGURE_SVG);
  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  export_as (fixture, "figure");
  g_assert_true (is_idle (fixture->export));
  check_starts_with (fixture, "figure.svg", "mine");
}

static guint
choose_pages (Fixture *fixture)
{
  adw_combo_row_set_selected (fixture->export->format, DOSSIER_FIGURE_PNG);
  adw_combo_row_set_selected (fixture->export->sheet, DOSSIER_FIGURE_SHEET_A4);
  gtk_switch_set_active (fixture->export->citations, TRUE);
  fixture_wait (is_drawn, fixture->export);
  return dossier_figure_get_n_pages (dossier_figure_preview_get_figure (fixture->export->preview));
}

static void
choose_one_page (Fixture *fixture)
{
  adw_combo_row_set_selected (fixture->export->format, DOSSIER_FIGURE_SVG);
  adw_combo_row_set_selected (fixture->export->sheet, DOSSIER_FIGURE_SHEET_FREE);
  gtk_switch_set_active (fixture->export->citations, FALSE);
}

static gboolean
has_alert (gpointer user_data)
{
  Fixture *fixture = user_data;

  return fixture_find_alert_over (GTK_WINDOW (fixture->export)) != NULL;
}

/* A picture for each page, in a file of its own, and the window says so before. */
static void
test_pages (Fixture *fixture, gconstpointer unused)
{
  guint n_pages = choose_pages (fixture);
  g_autofree char *words = g_strdup_printf ("%u files of", n_pages);
  g_autofree char *first = g_build_filename (fixture->folder, "figure-1.png", NULL);
  GtkWidget *alert;

  g_assert_cmpuint (n_pages, >, 1);
  g_assert_true (
      g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (fixture->export->resolution_row)), words));

  /* Files that were not named are asked about, and nothing is written before. */
  g_assert_true (g_file_set_contents (first, "mine", -1, NULL));
  export_as (fixture, "figure.png");
  fixture_wait (has_alert, fixture);
  check_starts_with (fixture, "figure-1.png", "mine");
  g_assert_cmpuint (test_count_entries (fixture->folder), ==, 1);
  alert = fixture_find_alert_over (GTK_WINDOW (fixture->export));
  g_signal_emit_by_name (fixture_wait_for (alert, GTK_TYPE_BUTTON, "Replace"), "clicked");
  fixture_wait (has_no_export, NULL);
  g_assert_cmpuint (test_count_entries (fixture->folder), ==, n_pages);
  check_starts_with (fixture, "figure-1.png", "\x89PNG");
  check_starts_with (fixture, "figure-2.png", "\x89PNG");

  open_export (fixture);
  choose_one_page (fixture);
}

static void
take_result (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
has_result (gpointer user_data)
{
  return *(GAsyncResult **) user_data != NULL;
}

static gboolean
is_asked (gpointer user_data)
{
  return !dossier_exploration_is_asking (user_data);
}

static gboolean
can_export (Fixture *fixture)
{
  return gtk_widget_get_sensitive (fixture->export->export_button);
}

/* Words in place of an empty page, and no file of it. */
static void
test_nothing (Fixture *fixture, gconstpointer unused)
{
  DossierExploration *exploration = dossier_session_get_exploration (fixture->window.session);

  adw_combo_row_set_selected (fixture->export->part, DOSSIER_EXPORT_ALL);
  gtk_window_close (GTK_WINDOW (fixture->export));
  fixture_wait (has_no_export, NULL);
  dossier_exploration_set_query (exploration, "nobody-of-this-name");
  fixture_wait (is_asked, exploration);
  open_export (fixture);
  g_assert_true (can_export (fixture));
  adw_combo_row_set_selected (fixture->export->part, DOSSIER_EXPORT_MATCHES);
  fixture_wait_for (GTK_WIDGET (fixture->export), GTK_TYPE_LABEL, "No node matches the filter");
  g_assert_false (can_export (fixture));
  g_assert_false (dossier_figure_preview_is_drawing (fixture->export->preview));
  export_as (fixture, "figure.svg");
  g_assert_true (is_idle (fixture->export));
  g_assert_cmpuint (test_count_entries (fixture->folder), ==, 0);

  adw_combo_row_set_selected (fixture->export->part, DOSSIER_EXPORT_ALL);
  fixture_wait (is_drawn, fixture->export);
  g_assert_true (can_export (fixture));
  g_assert_null (fixture_find (GTK_WIDGET (fixture->export), GTK_TYPE_LABEL, "No node matches the filter"));
}

static void
test_no_nodes (Fixture *fixture, gconstpointer unused)
{
  static const char text[] = "{\"dossier\":1,\"nodes\":[]}";

  gtk_window_close (GTK_WINDOW (fixture->export));
  fixture_wait (has_no_export, NULL);
  fixture_open_text (&fixture->window, text, strlen (text));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window.window), "win.export", NULL);
  fixture_wait (has_export, NULL);
  fixture->export = find_export ();
  fixture_wait_for (GTK_WIDGET (fixture->export), GTK_TYPE_LABEL, "This dossier has no nodes");
  g_assert_false (can_export (fixture));
}

static void
test_copy (Fixture *fixture, gconstpointer unused)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->export));
  GdkContentFormats *formats;

  gtk_widget_activate_action (GTK_WIDGET (fixture->export), "export.copy", NULL);
  fixture_wait (is_idle, fixture->export);
  formats = gdk_clipboard_get_formats (clipboard);
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/png"));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/svg+xml"));
  g_assert_true (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE));
}

static int
get_height (GdkTexture *texture)
{
  return gdk_texture_get_height (texture);
}

static gboolean
has_page (gpointer user_data)
{
  Fixture *fixture = user_data;

  return is_drawn (fixture->export) && dossier_figure_preview_get_page (fixture->export->preview) == 1;
}

/* Of several pages the one that is looked at is copied and dropped as an image, and the window says so. */
static void
test_copy_of_pages (Fixture *fixture, gconstpointer unused)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->export));
  guint n_pages = choose_pages (fixture);
  g_autofree char *words = g_strdup_printf ("Copied page 2 of %u", n_pages);
  DossierExportPlan *plan = dossier_export_window_get_plan (fixture->export);
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GdkContentProvider) content = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GAsyncResult) result = NULL;
  GValue value = G_VALUE_INIT;
  double width, height;

  g_assert_cmpuint (n_pages, >, 1);
  dossier_figure_preview_set_page (fixture->export->preview, 1);
  fixture_wait (has_page, fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->export), "export.copy", NULL);
  fixture_wait (is_idle, fixture->export);
  g_assert_nonnull (strstr (dossier_work_bar_get_sentence (fixture->export->work), words));
  g_value_init (&value, GDK_TYPE_TEXTURE);
  g_assert_true (gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, NULL));
  dossier_figure_get_page_size (dossier_export_plan_get_figure (plan), 1, &width, &height);
  g_assert_cmpint (get_height (g_value_get_object (&value)), <=,
                   (int) ceil (height * dossier_export_plan_get_settings (plan)->resolution / 72));
  g_value_unset (&value);

  first = dossier_export_plan_write_page (plan, 0, DOSSIER_FIGURE_PNG, NULL, NULL);
  second = dossier_export_plan_write_page (plan, 1, DOSSIER_FIGURE_PNG, NULL, NULL);
  g_assert_false (g_bytes_equal (first, second));
  content = dossier_figure_content_new (plan, 1, NULL, "dragged.png");
  gdk_content_provider_write_mime_type_async (
      content, "image/png", stream, G_PRIORITY_DEFAULT, NULL, take_result, &result);
  fixture_wait (has_result, &result);
  g_assert_true (gdk_content_provider_write_mime_type_finish (content, result, NULL));
  g_assert_cmpmem (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                   g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)),
                   g_bytes_get_data (second, NULL), g_bytes_get_size (second));
  choose_one_page (fixture);
}

/* What is dragged out is a file when a folder asks for it. */
static void
test_drag (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GdkContentProvider) content = dossier_figure_content_new (
      dossier_export_window_get_plan (fixture->export), 0, fixture->folder, "dragged.svg");
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (test_count_entries (fixture->folder), ==, 0);
  gdk_content_provider_write_mime_type_async (
      content, "text/uri-list", stream, G_PRIORITY_DEFAULT, NULL, take_result, &result);
  fixture_wait (has_result, &result);
  g_assert_true (gdk_content_provider_write_mime_type_finish (content, result, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), 8, "file:///", 8);
  check_starts_with (fixture, "dragged.svg", "<?xml");
}

static void
test_drag_of_pages (Fixture *fixture, gconstpointer unused)
{
  guint n_pages = choose_pages (fixture);
  g_autoptr (GdkContentProvider) content = dossier_figure_content_new (
      dossier_export_window_get_plan (fixture->export), 0, fixture->folder, "dragged.png");
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *list = NULL;
  g_auto (GStrv) uris = NULL;

  gdk_content_provider_write_mime_type_async (
      content, "text/uri-list", stream, G_PRIORITY_DEFAULT, NULL, take_result, &result);
  fixture_wait (has_result, &result);
  g_assert_true (gdk_content_provider_write_mime_type_finish (content, result, &error));
  list = g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
  uris = g_uri_list_extract_uris (list);
  g_assert_cmpuint (g_strv_length (uris), ==, n_pages);
  for (guint i = 0; uris[i] != NULL; i++)
    {
      g_autofree char *path = g_filename_from_uri (uris[i], NULL, NULL);

      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    }
  choose_one_page (fixture);
}

static void
test_print (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "printed.pdf", NULL);
  GStatBuf status;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dossier_print_async (
      dossier_export_window_get_plan (fixture->export), NULL, NULL, path, NULL, take_result, &result);
  fixture_wait (has_result, &result);
  g_assert_true (dossier_print_finish (result, &error));
  g_assert_no_error (error);
  check_starts_with (fixture, "printed.pdf", "%PDF");
  /* An empty page has no fonts. */
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_size, >, 5000);
}

/* (transfer full): what pdfinfo says about all pages of it. */
static char *
get_pdf_info (const char *path)
{
  const char *const command[] = { "pdfinfo", "-l", "-1", path, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  int status;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return g_steal_pointer (&out);
}

/* Where nobody has chosen how the paper lies, it lies as the picture does. */
static void
check_turned_paper (Fixture *fixture, const char *path)
{
  g_autofree char *info = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  double width, height;

  adw_combo_row_set_selected (fixture->export->sheet, DOSSIER_FIGURE_SHEET_A4);
  gtk_switch_set_active (fixture->export->citations, FALSE);
  fixture_wait (is_drawn, fixture->export);
  dossier_figure_get_page_size (
      dossier_figure_preview_get_figure (fixture->export->preview), 0, &width, &height);
  g_assert_cmpfloat (width, >, height);

  dossier_print_async (dossier_export_window_get_plan (fixture->export), NULL, "iso_a4", path, NULL, take_result, &result);
  fixture_wait (has_result, &result);
  g_assert_true (dossier_print_finish (result, &error));
  g_assert_no_error (error);
  info = get_pdf_info (path);
  g_assert_nonnull (strstr (info, "size:  841.8"));
}

/* It is composed for the paper, whatever the page that it was planned for: as many pages as it takes there, none of them a
 * picture of a page of another size. */
static void
test_print_on_paper (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *pdfinfo = g_find_program_in_path ("pdfinfo");
  g_autofree char *path = g_build_filename (fixture->folder, "printed.pdf", NULL);
  g_autofree char *info = NULL;
  g_auto (GStrv) sizes = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierExportPlan) on_a6 = NULL;
  guint n_on_a3;
  guint n_on_a6;

  if (pdfinfo == NULL)
    {
      g_test_skip ("pdfinfo is not installed");
      return;
    }

  adw_combo_row_set_selected (fixture->export->sheet, DOSSIER_FIGURE_SHEET_A3);
  adw_combo_row_set_selected (fixture->export->orientation, DOSSIER_FIGURE_ORIENTATION_PORTRAIT);
  gtk_switch_set_active (fixture->export->citations, TRUE);
  fixture_wait (is_drawn, fixture->export);
  n_on_a3 = dossier_figure_get_n_pages (dossier_figure_preview_get_figure (fixture->export->preview));
  /* 105 by 148 mm */
  on_a6 = dossier_export_plan_new_for_paper (dossier_export_window_get_plan (fixture->export), 105 * 72 / 25.4,
                                             148 * 72 / 25.4, DOSSIER_FIGURE_ORIENTATION_PORTRAIT);
  n_on_a6 = dossier_figure_get_n_pages (dossier_export_plan_get_figure (on_a6));
  g_assert_cmpuint (n_on_a6, >, n_on_a3);

  dossier_print_async (dossier_export_window_get_plan (fixture->export), NULL, "iso_a6", path, NULL, take_result, &result);
  fixture_wait (has_result, &result);
  g_assert_true (dossier_print_finish (result, &error));
  g_assert_no_error (error);

  info = get_pdf_info (path);
  g_assert_nonnull (strstr (info, "297.6"));
  g_assert_nonnull (strstr (info, "419.5"));
  g_assert_null (strstr (info, "1190.5"));
  sizes = g_strsplit (info, " pts", -1);
  g_assert_cmpuint (g_strv_length (sizes) - 1, ==, n_on_a6);

  adw_combo_row_set_selected (fixture->export->orientation, DOSSIER_FIGURE_ORIENTATION_AUTO);
  check_turned_paper (fixture, path);
  adw_combo_row_set_selected (fixture->export->sheet, DOSSIER_FIGURE_SHEET_FREE);
  gtk_switch_set_active (fixture->export->citations, FALSE);
}

static void
test_print_cancelled (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "printed.pdf", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  dossier_print_async (
      dossier_export_window_get_plan (fixture->export), NULL, NULL, path, cancellable, take_result, &result);
  fixture_wait (has_result, &result);
  g_assert_false (dossier_print_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/export-window/part", test_part);
  ADD ("/export-window/options", test_options);
  ADD ("/export-window/remembered", test_remembered);
  ADD ("/export-window/ending", test_ending);
  ADD ("/export-window/cancel", test_cancel);
  ADD ("/export-window/no-folder", test_no_folder);
  ADD ("/export-window/replace", test_replace);
  ADD ("/export-window/pages", test_pages);
  ADD ("/export-window/nothing", test_nothing);
  ADD ("/export-window/no-nodes", test_no_nodes);
  ADD ("/export-window/copy", test_copy);
  ADD ("/export-window/copy-of-pages", test_copy_of_pages);
  ADD ("/export-window/drag", test_drag);
  ADD ("/export-window/drag-of-pages", test_drag_of_pages);
  ADD ("/export-window/print", test_print);
  ADD ("/export-window/print-on-paper", test_print_on_paper);
  ADD ("/export-window/print-cancelled", test_print_cancelled);
#undef ADD

  return fixture_run ();
}
