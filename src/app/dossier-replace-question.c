/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-replace-question.h"

#include "dossier-compat.h"
#include "dossier-config.h"

#include <glib/gi18n-lib.h>

#define QUESTION_KEY "dossier-question"

typedef struct
{
  GFile *file;
  DossierReplaceFunc replace;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->file);
  g_free (question);
}

static void
responded (GtkWidget *alert, const char *response, GtkWindow *window)
{
  const Question *question = g_object_get_data (G_OBJECT (alert), QUESTION_KEY);

  if (g_str_equal (response, "replace"))
    question->replace (window, question->file);
}

void
dossier_replace_question_ask (GtkWindow *window, GFile *file, const char *const *paths, DossierReplaceFunc replace)
{
  guint n_files = g_strv_length ((char **) paths);
  g_autofree char *name = NULL;
  g_autofree char *body = NULL;
  GtkWidget *alert;
  Question *question;

  g_return_if_fail (GTK_IS_WINDOW (window) && G_IS_FILE (file) && n_files > 0 && replace != NULL);

  name = g_filename_display_basename (paths[0]);
  if (n_files == 1)
    /* Translators: %s is a file name */
    body = g_strdup_printf (_("There is a file “%s” already. Saving replaces it."), name);
  else
    /* Translators: %s is a file name */
    body = g_strdup_printf (
        ngettext ("There is %'u file of these names already, “%s”. Saving replaces it.",
                  "There are %'u files of these names already, “%s” and others. Saving replaces them.", n_files),
        n_files, name);
  alert = dossier_compat_alert_new (window, n_files == 1 ? _("Replace the File?") : _("Replace the Files?"), body);

  question = g_new (Question, 1);
  *question = (Question) { g_object_ref (file), replace };
  /* The alert keeps the file, but not the window: it goes with its window. */
  g_object_set_data_full (G_OBJECT (alert), QUESTION_KEY, question, question_free);
  dossier_compat_alert_add (alert, "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT);
  dossier_compat_alert_add (alert, "replace", _("_Replace"), ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (alert, "response", G_CALLBACK (responded), window, 0);
  dossier_compat_alert_present (alert, window, "cancel", "cancel");
}

char **
dossier_replace_question_find (const char *const *paths, const char *named)
{
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  g_auto (GStrv) files = NULL;

  for (guint i = 0; paths[i] != NULL; i++)
    if (!g_str_equal (paths[i], named) && g_file_test (paths[i], G_FILE_TEST_EXISTS))
      g_strv_builder_add (found, paths[i]);
  files = g_strv_builder_end (found);
  return files[0] != NULL ? g_steal_pointer (&files) : NULL;
}
