/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "window-fixture.h"

#include "app/dossier-evidence-panel.h"
#include "app/dossier-outline-row.h"
#include "app/dossier-table-cell.h"
#include "core/dossier-worker.h"

#include <string.h>
#ifdef __SANITIZE_ADDRESS__
#include <link.h>
#include <sanitizer/lsan_interface.h>
#endif

#define WATCHDOG_SECONDS 120

#ifdef __SANITIZE_ADDRESS__
/* Of sanitizer/allocator_interface.h, which does not come with GCC. */
int __sanitizer_get_ownership (const volatile void *address);
size_t __sanitizer_get_allocated_size (const volatile void *address);

/* The length of GLib's first table of quarks. */
#define N_QUARKS 2048

static int
ignore_quarks_of (struct dl_phdr_info *library, size_t size, void *unused)
{
  if (strstr (library->dlpi_name, "libglib-2.0") == NULL)
    return 0;

  for (guint i = 0; i < library->dlpi_phnum; i++)
    {
      const ElfW (Phdr) *segment = &library->dlpi_phdr[i];
      gpointer *words = (gpointer *) (library->dlpi_addr + segment->p_vaddr);

      for (gsize j = 0; segment->p_type == PT_LOAD && (segment->p_flags & PF_W) != 0
                        && j < segment->p_memsz / sizeof (gpointer); j++)
        if (__sanitizer_get_ownership (words[j])
            && __sanitizer_get_allocated_size (words[j]) == N_QUARKS * sizeof (char *))
          __lsan_ignore_object (words[j]);
    }
  return 1;
}
#endif

/* GLib keeps its first table of quarks, too, once it is outgrown, for those who may be reading it still. A program that
 * shows windows of every kind outgrows it, and LeakSanitizer cannot tell from its short stacks whose that memory is. */
static void
ignore_quarks (void)
{
#ifdef __SANITIZE_ADDRESS__
  dl_iterate_phdr (ignore_quarks_of, NULL);
#endif
}

void
fixture_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  ignore_quarks ();
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      exit (0);
    }
  adw_init ();
}

int
fixture_run (void)
{
  int status = g_test_run ();

  g_assert_true (dossier_worker_finish (WATCHDOG_SECONDS * 1000));
  return status;
}

static gboolean
bark (gpointer user_data)
{
  g_error ("what the test waits for did not happen within %d seconds", WATCHDOG_SECONDS);
  return G_SOURCE_REMOVE;
}

void
fixture_wait (FixtureCondition condition, gpointer user_data)
{
  guint watchdog = g_timeout_add_seconds (WATCHDOG_SECONDS, bark, NULL);

  while (!condition (user_data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (watchdog);
}

void
fixture_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static gboolean
is_mapped (gpointer user_data)
{
  return gtk_widget_get_mapped (user_data);
}

/* One for all tests of a program: a process has one place on the session bus. */
static DossierApplication *
get_application (void)
{
  static DossierApplication *application;
  g_autoptr (GError) error = NULL;

  if (application == NULL)
    {
      application = dossier_application_new ("io.github.dossier_graph.DossierTest", G_APPLICATION_NON_UNIQUE);
      g_application_register (G_APPLICATION (application), NULL, &error);
      g_assert_no_error (error);
    }
  return application;
}

void
fixture_set_up (WindowFixture *fixture, gconstpointer unused)
{
  fixture->application = get_application ();
  fixture->window = dossier_window_new (fixture->application);
  fixture->session = dossier_window_get_session (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture_wait (is_mapped, fixture->window);
}

static gboolean
has_no_window (gpointer unused)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ()) == 0;
}

/* A window that outlives the one that it belongs to would stay, and answer the pointer in the next test. */
void
fixture_tear_down (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (fixture->application)));

  for (GList *link = windows; link != NULL; link = link->next)
    gtk_window_destroy (link->data);
  fixture_wait (has_no_window, NULL);
}

GFile *
fixture_get_file (const char *name)
{
  return g_file_new_build_filename (g_getenv ("DOSSIER_TEST_SOURCE_ROOT"), "tests", "app", "fixtures", name, NULL);
}

static gboolean
is_loaded (gpointer user_data)
{
  DossierSessionState state = dossier_session_get_state (user_data);

  return state == DOSSIER_SESSION_READY || state == DOSSIER_SESSION_FAILED;
}

void
fixture_open (WindowFixture *fixture, const char *name)
{
  g_autoptr (GFile) file = fixture_get_file (name);

  fixture_open_file (fixture, file);
}

GtkWidget *
fixture_find_alert_over (GtkWindow *window)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  return (GtkWidget *) (ADW_IS_APPLICATION_WINDOW (window)
                            ? adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))
                            : adw_window_get_visible_dialog (ADW_WINDOW (window)));
#else
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (ADW_IS_MESSAGE_DIALOG (link->data) && gtk_window_get_transient_for (link->data) == window)
      return link->data;

  return NULL;
#endif
}

GtkWidget *
fixture_find_alert (WindowFixture *fixture)
{
  return fixture_find_alert_over (GTK_WINDOW (fixture->window));
}

void
fixture_open_file (WindowFixture *fixture, GFile *file)
{
  dossier_window_open_file (fixture->window, file);
  fixture_wait (is_loaded, fixture->session);
  fixture_settle ();
}

void
fixture_open_text (WindowFixture *fixture, const char *text, gsize length)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("dossier-XXXXXX.dossier", &stream, NULL);
  g_autoptr (GError) error = NULL;

  g_file_replace_contents (file, text, length, NULL, FALSE, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture_open_file (fixture, file);
  g_assert_cmpuint (dossier_session_get_state (fixture->session), ==, DOSSIER_SESSION_READY);
  g_assert_true (g_file_delete (file, NULL, NULL));
}

guint
fixture_find_node (WindowFixture *fixture, const char *id)
{
  guint node = dossier_graph_find_node (dossier_session_get_graph (fixture->session), id);

  g_assert_cmpuint (node, !=, DOSSIER_INDEX_NONE);
  return node;
}

void
fixture_select (WindowFixture *fixture, const char *id)
{
  guint node = fixture_find_node (fixture, id);
  const char *label = dossier_graph_get_node (dossier_session_get_graph (fixture->session), node)->label;
  GtkWidget *panel = fixture_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_EVIDENCE_PANEL, NULL);

  g_assert_nonnull (panel);
  dossier_session_select_node (fixture->session, node, TRUE);
  fixture_wait_for (panel, GTK_TYPE_LABEL, label);
  fixture_settle ();
}

static gboolean
has_text (GtkWidget *widget, const char *text)
{
  const char *label = NULL;

  if (GTK_IS_LABEL (widget))
    label = gtk_label_get_text (GTK_LABEL (widget));
  else if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    label = gtk_button_get_label (GTK_BUTTON (widget));
  else if (GTK_IS_BUTTON (widget))
    label = gtk_widget_get_tooltip_text (widget);

  else if (DOSSIER_IS_TABLE_CELL (widget))
    label = dossier_table_cell_get_text (DOSSIER_TABLE_CELL (widget));

  else if (DOSSIER_IS_OUTLINE_ROW (widget))
    {
      const char *subtitle = dossier_outline_row_get_subtitle (DOSSIER_OUTLINE_ROW (widget));

      if (subtitle != NULL && strstr (subtitle, text) != NULL)
        return TRUE;
      label = dossier_outline_row_get_title (DOSSIER_OUTLINE_ROW (widget));
    }

  return label != NULL && strstr (label, text) != NULL;
}

gpointer
fixture_find_toplevel (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (link->data, type) && gtk_widget_get_mapped (link->data))
      return link->data;
  return NULL;
}

GtkWidget *
fixture_find (GtkWidget *root, GType type, const char *text)
{
  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (text == NULL || has_text (root, text)))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = fixture_find (child, type, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

typedef struct
{
  GtkWidget *root;
  GType type;
  const char *text;
} Search;

static gboolean
is_found (gpointer user_data)
{
  Search *search = user_data;

  return fixture_find (search->root, search->type, search->text) != NULL;
}

GtkWidget *
fixture_wait_for (GtkWidget *root, GType type, const char *text)
{
  Search search = { root, type, text };

  fixture_wait (is_found, &search);
  return fixture_find (root, type, text);
}

guint
fixture_count (GtkWidget *root, GType type)
{
  guint count = g_type_is_a (G_OBJECT_TYPE (root), type) ? 1 : 0;

  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return 0;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    count += fixture_count (child, type);

  return count;
}

double
fixture_get_top (GtkWidget *root, GtkWidget *widget)
{
  double x;
  double y;

  g_assert_true (gtk_widget_translate_coordinates (widget, root, 0, 0, &x, &y));
  return y;
}

const char *
fixture_get_language (PangoAttrList *attributes)
{
  g_autoptr (PangoAttrIterator) place = NULL;
  PangoAttribute *language;

  if (attributes == NULL)
    return NULL;
  place = pango_attr_list_get_iterator (attributes);
  language = pango_attr_iterator_get (place, PANGO_ATTR_LANGUAGE);
  return language != NULL ? pango_language_to_string (((PangoAttrLanguage *) language)->value) : NULL;
}
