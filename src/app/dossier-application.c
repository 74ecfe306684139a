/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-application.h"

#include "core/dossier-worker.h"
#include "dossier-config.h"
#include "dossier-import.h"
#include "dossier-preferences.h"
#include "dossier-resources.h"
#include "dossier-restore.h"
#include "dossier-settings.h"
#include "dossier-style.h"
#include "dossier-window.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <unistd.h>

#define EXAMPLE_URI "resource:///io/github/dossier_graph/Dossier/dossiers/rare-earths-2026.dossier"
/* No window is left by then: nobody waits for it. */
#define FINISH_MS 5000

/* So long after the first change, what is open is written down; a crash costs no more. */
#define NOTE_SECONDS 1

/* So many starts a dossier that is gone is waited for: a disk taken along comes back, what was deleted does not. */
#define MAX_STARTS_MISSED 10

struct _DossierApplication
{
  AdwApplication parent_instance;

  GSettings *settings; /* (nullable) */
  gboolean keeps_session;
  gboolean quitting; /* all windows close: what was open is written down, and stays so */
  guint note_source;
  GPtrArray *missed; /* (element-type GVariant): what was open the last time and could not be found this time */
};

G_DEFINE_FINAL_TYPE (DossierApplication, dossier_application, ADW_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *accels[4];
} accels[] = {
  { "app.new-window", { "<Control>n" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.quit", { "<Control>q" } },
  { "win.open", { "<Control>o" } },
  { "win.reload", { "<Control>r" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.export", { "<Control>e" } },
  { "win.print", { "<Control>p" } },
  { "win.report", { "<Control><Shift>e" } },
  { "win.search", { "<Control>f" } },
  { "win.fit", { "<Control>0", "<Control>KP_0" } },
  { "win.zoom-normal", { "<Control>1", "<Control>KP_1" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
  { "win.view::graph", { "<Alt>1" } },
  { "win.view::nodes", { "<Alt>2" } },
  { "win.view::relations", { "<Alt>3" } },
  { "win.view::contradictions", { "<Alt>4" } },
  { "win.view::paths", { "<Alt>5" } },
  { "win.back", { "<Alt>Left" } },
  { "win.forward", { "<Alt>Right" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z" } },
  { "win.show-menu", { "F10" } },
  { "win.next-pane", { "F6" } },
  { "win.previous-pane", { "<Shift>F6" } },
  { "win.show-outline", { "F9" } },
  { "win.show-evidence", { "<Shift>F9" } },
  { "win.show-timeline", { "<Control>t" } },
  { "win.show-minimap", { "<Control>m" } },
  { "win.show-legend", { "<Control>k" } },
  { "window.close", { "<Control>w" } },
};

/* Also by another path, such as a symbolic link: two windows would write over each other. */
static gboolean
is_same_file (GFile *file, GFile *other)
{
  const char *path = g_file_peek_path (file);
  const char *other_path = g_file_peek_path (other);
  GStatBuf status;
  GStatBuf other_status;

  return g_file_equal (file, other)
         || (path != NULL && other_path != NULL && g_stat (path, &status) == 0
             && g_stat (other_path, &other_status) == 0 && status.st_dev == other_status.st_dev
             && status.st_ino == other_status.st_ino);
}

static DossierWindow *
find_window (DossierApplication *self, GFile *file)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL; link = link->next)
    if (DOSSIER_IS_WINDOW (link->data))
      {
        GFile *other = dossier_window_get_file (link->data);

        if (other != NULL && is_same_file (other, file))
          return link->data;
      }

  return NULL;
}

static DossierWindow *
get_active_window (DossierApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return DOSSIER_IS_WINDOW (window) ? DOSSIER_WINDOW (window) : NULL;
}

GtkWindow *
dossier_application_open_file (DossierApplication *self, GFile *file, GtkWindow *window)
{
  DossierWindow *target;

  g_return_val_if_fail (DOSSIER_IS_APPLICATION (self), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  target = find_window (self, file);
  if (target == NULL)
    {
      if (window != NULL && DOSSIER_IS_WINDOW (window) && dossier_window_is_free (DOSSIER_WINDOW (window)))
        target = DOSSIER_WINDOW (window);
      else
        target = dossier_window_new (self);
      dossier_window_open_file (target, file);
    }
  /* Whoever opens what could not be read has put it right. */
  else if (dossier_window_is_free (target))
    gtk_widget_activate_action (GTK_WIDGET (target), "win.reload", NULL);

  gtk_window_present (GTK_WINDOW (target));
  return GTK_WINDOW (target);
}

void
dossier_application_open_files (DossierApplication *self, GFile **files, guint n_files, GtkWindow *window)
{
  g_return_if_fail (DOSSIER_IS_APPLICATION (self));

  for (guint i = 0; i < n_files; i++)
    {
      guint read = 0;

      while (read < i && !dossier_import_is_read_with (files[i], files[read]))
        read++;
      if (read == i)
        dossier_application_open_file (self, files[i], window != NULL ? window : GTK_WINDOW (get_active_window (self)));
    }
}

static void
new_window (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (dossier_window_new (user_data)));
}

static void
open_uri (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierApplication *self = user_data;
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  dossier_application_open_file (self, file, GTK_WINDOW (get_active_window (self)));
}

static void
open_example (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierApplication *self = user_data;
  g_autoptr (GFile) file = g_file_new_for_uri (EXAMPLE_URI);

  dossier_application_open_file (self, file, GTK_WINDOW (get_active_window (self)));
}

static void
preferences (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierApplication *self = user_data;
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self));

  gtk_window_present (GTK_WINDOW (dossier_preferences_new (parent, self->settings)));
}

static void
about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierApplication *self = user_data;

  adw_show_about_window (gtk_application_get_active_window (GTK_APPLICATION (self)),
                         "application-name", _("Dossier"),
                         "application-icon", DOSSIER_APPLICATION_ID,
                         "version", DOSSIER_VERSION,
                         "developer-name", _("The Dossier authors"),
                         "comments", _("Read the words behind a graph of who said and did what"),
                         "copyright", "© 2026 The Dossier authors",
                         "website", "https://github.com/dossier-graph/dossier",
                         "issue-url", "https://github.com/dossier-graph/dossier/issues",
                         "license-type", GTK_LICENSE_LGPL_2_1,
                         NULL);
}

static void
add_missed (DossierApplication *self, GVariantBuilder *builder)
{
  for (guint i = 0; i < self->missed->len; i++)
    {
      g_autoptr (GFile) file = dossier_restore_get_file (self->missed->pdata[i]);

      if (find_window (self, file) == NULL)
        g_variant_builder_add_value (builder, self->missed->pdata[i]);
    }
}

/* What all windows show, the one in front last, after what is waited for. Where none shows a dossier, what was written
 * down stays. */
static void
write_session (DossierApplication *self)
{
  GVariantBuilder builder;
  gboolean is_empty = TRUE;

  g_clear_handle_id (&self->note_source, g_source_remove);
  g_variant_builder_init (&builder, G_VARIANT_TYPE (DOSSIER_RESTORE_TYPE));
  add_missed (self, &builder);
  for (GList *link = g_list_last (gtk_application_get_windows (GTK_APPLICATION (self))); link != NULL;
       link = link->prev)
    if (DOSSIER_IS_WINDOW (link->data))
      {
        g_autoptr (GVariant) state = dossier_window_get_state (link->data);

        if (state == NULL)
          continue;
        g_variant_builder_add_value (&builder, state);
        is_empty = FALSE;
      }
  if (is_empty)
    g_variant_builder_clear (&builder);
  else
    dossier_restore_save (g_variant_builder_end (&builder));
}

static gboolean
note_now (gpointer user_data)
{
  DossierApplication *self = user_data;

  self->note_source = 0;
  write_session (self);
  return G_SOURCE_REMOVE;
}

void
dossier_application_note (DossierApplication *self)
{
  if (self->keeps_session && !self->quitting && self->note_source == 0)
    self->note_source = g_timeout_add_seconds (NOTE_SECONDS, note_now, self);
}

static guint
count_dossiers (DossierApplication *self)
{
  guint n = 0;

  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL; link = link->next)
    if (DOSSIER_IS_WINDOW (link->data) && dossier_window_get_file (link->data) != NULL)
      n++;
  return n;
}

void
dossier_application_closing (DossierApplication *self)
{
  /* One of several is done with. The last one is where the program begins the next time. */
  if (self->keeps_session && !self->quitting && count_dossiers (self) == 1)
    write_session (self);
}

void
dossier_application_stay (DossierApplication *self)
{
  self->quitting = FALSE;
}

void
dossier_application_keep_session (DossierApplication *self)
{
  self->keeps_session = TRUE;
}

/* What is not there is told of once, and waited for. */
static void
miss (DossierApplication *self, GVariant *state, GPtrArray *names)
{
  g_autoptr (GFile) file = dossier_restore_get_file (state);
  guint n_starts = dossier_restore_get_missed (state);

  if (n_starts == 0)
    {
      g_autofree char *base_name = g_file_get_basename (file);

      g_ptr_array_add (names, g_filename_display_name (base_name));
    }
  if (n_starts < MAX_STARTS_MISSED)
    g_ptr_array_add (self->missed, dossier_restore_set_missed (state, n_starts + 1));
}

/* FALSE where nothing is restored.
 * @names: (element-type utf8): takes those of the files that are missed for the first time */
static gboolean
restore_session (DossierApplication *self, GPtrArray *names)
{
  g_autoptr (GVariant) states = NULL;
  DossierWindow *window = NULL;

  if (!self->keeps_session || (self->settings != NULL && !g_settings_get_boolean (self->settings, "restore-session")))
    return FALSE;
  states = dossier_restore_load ();
  for (gsize i = 0; states != NULL && i < g_variant_n_children (states); i++)
    {
      g_autoptr (GVariant) state = g_variant_get_child_value (states, i);
      g_autoptr (GFile) file = dossier_restore_get_file (state);

      if (file == NULL || find_window (self, file) != NULL)
        continue;
      /* One that is gone is not worth a page that says so; whether one far away is there must not be waited for. */
      if (g_file_peek_path (file) != NULL && !g_file_test (g_file_peek_path (file), G_FILE_TEST_EXISTS))
        {
          miss (self, state, names);
          continue;
        }
      window = dossier_window_new (self);
      dossier_window_open_state (window, state);
      gtk_window_present (GTK_WINDOW (window));
    }
  if (window == NULL && self->missed->len > 0)
    {
      GVariantBuilder builder;

      g_variant_builder_init (&builder, G_VARIANT_TYPE (DOSSIER_RESTORE_TYPE));
      add_missed (self, &builder);
      dossier_restore_save (g_variant_builder_end (&builder));
    }
  return window != NULL;
}

static void
style_changed (DossierApplication *self)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_FORCE_DARK };

  adw_style_manager_set_color_scheme (adw_application_get_style_manager (ADW_APPLICATION (self)),
                                      schemes[g_settings_get_enum (self->settings, "style")]);
}

/* Closes windows one by one, so that each can ask about what is not saved. */
static void
quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierApplication *self = user_data;
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  if (self->keeps_session && !self->quitting)
    write_session (self);
  self->quitting = windows != NULL;
  for (GList *link = windows; link != NULL; link = link->next)
    gtk_window_close (link->data);
}

static const GActionEntry actions[] = {
  { .name = "new-window", .activate = new_window },
  { .name = "open-uri", .activate = open_uri, .parameter_type = "s" },
  { .name = "open-example", .activate = open_example },
  { .name = "preferences", .activate = preferences },
  { .name = "about", .activate = about },
  { .name = "quit", .activate = quit },
};

/* What the desktop entry's actions run where nobody starts the program over D-Bus. They happen in the program that is
 * running already, if there is one. */
static const GOptionEntry options[] = {
  { "new-window", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, NULL, NULL },
  { "open-example", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, NULL, NULL },
  G_OPTION_ENTRY_NULL,
};

static int
dossier_application_handle_local_options (GApplication *application, GVariantDict *dict)
{
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  for (guint i = 0; options[i].long_name != NULL; i++)
    if (g_variant_dict_contains (dict, options[i].long_name))
      {
        if (!g_application_register (application, NULL, &error))
          {
            g_printerr ("dossier: %s\n", error->message);
            return EXIT_FAILURE;
          }
        g_action_group_activate_action (G_ACTION_GROUP (application), options[i].long_name, NULL);
        done = TRUE;
      }

  if (!done)
    return -1;

  /* Here it has opened a window already, and goes on; elsewhere it is asked for, and this process has done its part. */
  return g_application_get_is_remote (application) ? EXIT_SUCCESS : -1;
}

static void
dossier_application_activate (GApplication *application)
{
  DossierApplication *self = DOSSIER_APPLICATION (application);
  DossierWindow *window = get_active_window (self);
  g_autoptr (GPtrArray) missed = g_ptr_array_new_with_free_func (g_free);

  if (window != NULL || !restore_session (self, missed))
    gtk_window_present (GTK_WINDOW (window != NULL ? window : dossier_window_new (self)));
  window = get_active_window (self);
  if (missed->len > 0 && window != NULL)
    dossier_window_tell_missed (window, missed);
}

static void
dossier_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  DossierApplication *self = DOSSIER_APPLICATION (application);

  dossier_application_open_files (self, files, (guint) n_files, NULL);
}

static void
dossier_application_startup (GApplication *application)
{
  DossierApplication *self = DOSSIER_APPLICATION (application);
  GSimpleAction *example;

  G_APPLICATION_CLASS (dossier_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (DOSSIER_APPLICATION_ID);
  dossier_style_add ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  example = G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "open-example"));
  g_simple_action_set_enabled (example,
                               g_resources_get_info (EXAMPLE_URI + strlen ("resource://"), 0, NULL, NULL, NULL));
  self->settings = dossier_settings_new ();
  if (self->settings != NULL)
    {
      g_signal_connect_object (self->settings, "changed::style", G_CALLBACK (style_changed), self, G_CONNECT_SWAPPED);
      style_changed (self);
    }
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "preferences")),
                               self->settings != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action, accels[i].accels);
}

static void
dossier_application_shutdown (GApplication *application)
{
  DossierApplication *self = DOSSIER_APPLICATION (application);

  g_clear_handle_id (&self->note_source, g_source_remove);
  dossier_restore_finish ();
  G_APPLICATION_CLASS (dossier_application_parent_class)->shutdown (application);
}

static void
dossier_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  GTK_APPLICATION_CLASS (dossier_application_parent_class)->window_removed (application, window);
  if (gtk_application_get_windows (application) == NULL)
    DOSSIER_APPLICATION (application)->quitting = FALSE;
  else
    dossier_application_note (DOSSIER_APPLICATION (application));
}

static void
dossier_application_dispose (GObject *object)
{
  DossierApplication *self = DOSSIER_APPLICATION (object);

  g_clear_handle_id (&self->note_source, g_source_remove);
  g_clear_pointer (&self->missed, g_ptr_array_unref);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (dossier_application_parent_class)->dispose (object);
}

static void
dossier_application_class_init (DossierApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  /* Also keeps the linker from leaving the resources out of the program. */
  g_resources_register (dossier_get_resource ());

  G_OBJECT_CLASS (klass)->dispose = dossier_application_dispose;
  GTK_APPLICATION_CLASS (klass)->window_removed = dossier_application_window_removed;
  application_class->shutdown = dossier_application_shutdown;
  application_class->startup = dossier_application_startup;
  application_class->activate = dossier_application_activate;
  application_class->open = dossier_application_open;
  application_class->handle_local_options = dossier_application_handle_local_options;
}

static void
dossier_application_init (DossierApplication *self)
{
  self->missed = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

DossierApplication *
dossier_application_new (const char *application_id, GApplicationFlags flags)
{
  return g_object_new (DOSSIER_TYPE_APPLICATION,
                       "application-id", application_id,
                       "flags", flags,
                       "resource-base-path", "/io/github/dossier_graph/Dossier",
                       NULL);
}

/* The session of the desktop ends, or the terminal is closed: nobody is left to be asked. A second signal ends the
 * program at once, as this one would have without a handler. */
static gboolean
told_to_end (gpointer user_data)
{
  DossierApplication *self = user_data;

  if (self->keeps_session && !self->quitting)
    write_session (self);
  self->quitting = TRUE;
  g_application_quit (G_APPLICATION (self));
  return G_SOURCE_REMOVE;
}

static void
heed_signals (DossierApplication *self)
{
  static const int signals[] = { SIGTERM, SIGHUP, SIGINT };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      struct sigaction action;

      /* What nohup has it ignore stays ignored. */
      if (sigaction (signals[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
        g_unix_signal_add (signals[i], told_to_end, self);
    }
}

int
dossier_application_run (int argc, char **argv)
{
  DossierApplication *application;
  int status;

  g_set_application_name (_("Dossier"));
  application = dossier_application_new (DOSSIER_APPLICATION_ID, G_APPLICATION_HANDLES_OPEN);
  dossier_application_keep_session (application);
  heed_signals (application);
  status = g_application_run (G_APPLICATION (application), argc, argv);
  g_object_unref (application);

  if (!dossier_worker_finish (FINISH_MS))
    _exit (status);
  return status;
}
