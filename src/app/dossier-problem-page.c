/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-problem-page.h"

#include "core/dossier-problem.h"
#include "dossier-config.h"
#include "dossier-evidence-parts.h"
#include "dossier-wrap-layout.h"
#include "query/dossier-words.h"

#include <glib/gi18n-lib.h>

/* Nobody corrects more in one go, and the copy has them all. */
#define MAX_ROWS 100

struct _DossierProblemPage
{
  AdwBin parent_instance;

  GPtrArray *problems;
  char *file_name;
  char *summary;

  GtkLabel *title;
  GtkLabel *description;
  GtkListBox *list_box;
  GtkWidget *buttons;
  GtkWidget *copy_button;
  GtkWidget *back_button;
  GtkWidget *open_button;
};

G_DEFINE_FINAL_TYPE (DossierProblemPage, dossier_problem_page, ADW_TYPE_BIN)

/* A syntax error's place is its line and column, and no path. */
static gboolean
has_path (const DossierProblem *problem)
{
  return problem->place != NULL && *problem->place != '\0' && !g_str_has_prefix (problem->place, "line ");
}

/* (nullable): "Line 12, column 5", where that is known. */
static char *
describe_position (const DossierProblem *problem)
{
  if (problem->line == 0)
    return NULL;
  if (problem->column == 0)
    return g_strdup_printf (_("Line %u"), problem->line);

  return g_strdup_printf (_("Line %u, column %u"), problem->line, problem->column);
}

static void
add_row (DossierProblemPage *self, GtkWidget *content, const char *name)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->list_box, row);
}

static void
add_problem (DossierProblemPage *self, const DossierProblem *problem)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *message = dossier_words_begin_message (problem->message);
  g_autofree char *position = describe_position (problem);
  g_autofree char *where = NULL;
  g_autofree char *name = NULL;
  GtkWidget *place;

  if (has_path (problem))
    where = dossier_words_join (problem->place, position != NULL ? position : "", NULL);
  else
    where = g_strdup (position != NULL ? position : problem->place);

  place = dossier_parts_label (where, "caption", FALSE);
  gtk_widget_add_css_class (place, "dim-label");
  gtk_box_append (GTK_BOX (box), place);
  gtk_box_append (GTK_BOX (box), dossier_parts_label (message, NULL, FALSE));
  name = dossier_words_join (message, where, NULL);
  add_row (self, box, name);
}

static void
list_problems (DossierProblemPage *self)
{
  guint n_problems = self->problems != NULL ? self->problems->len : 0;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list_box, 0)) != NULL)
    gtk_list_box_remove (self->list_box, GTK_WIDGET (row));

  for (guint i = 0; i < MIN (n_problems, MAX_ROWS); i++)
    add_problem (self, g_ptr_array_index (self->problems, i));
  if (n_problems > MAX_ROWS)
    {
      guint n_more = n_problems - MAX_ROWS;
      g_autofree char *more
          = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "And %'u more", "And %'u more", n_more), n_more);

      add_row (self, dossier_parts_label (more, NULL, FALSE), more);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list_box), n_problems > 0);
}

static void
copy_problems (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierProblemPage *self = DOSSIER_PROBLEM_PAGE (widget);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s: %s\n", self->file_name, self->summary);
  for (guint i = 0; self->problems != NULL && i < self->problems->len; i++)
    {
      const DossierProblem *problem = g_ptr_array_index (self->problems, i);
      g_autofree char *position = describe_position (problem);

      g_string_append (text, problem->place);
      if (position != NULL && has_path (problem))
        g_string_append_printf (text, " (%s)", position);
      g_string_append_printf (text, ": %s\n", problem->message);
    }

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  gtk_widget_activate_action (widget, "win.tell", "s", _("Problems copied"));
}

char *
dossier_problem_page_describe (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return g_strdup (_("There is no such file. It may have been moved, renamed or deleted."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return g_strdup (_("You may not read this file. Change its permissions, or ask whose it is for a copy."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    return g_strdup (_("This is a folder. Open a dossier that lies in it."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_MOUNTED))
    return g_strdup (_("Nothing can be read from this place. Copy the file to this computer, and open the copy."));

  return dossier_words_begin_sentence (error != NULL ? error->message : "");
}

void
dossier_problem_page_show (
    DossierProblemPage *self, GFile *file, const GError *error, GPtrArray *problems, gboolean has_way_back)
{
  guint n_problems = problems != NULL ? problems->len : 0;
  g_autofree char *base_name = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (DOSSIER_IS_PROBLEM_PAGE (self));

  base_name = g_file_get_basename (file);
  g_free (self->file_name);
  /* What is no address has no name of its own. */
  self->file_name = base_name != NULL ? g_filename_display_name (base_name) : g_file_get_parse_name (file);
  g_free (self->summary);
  if (n_problems > 0)
    self->summary = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                  "The file has %'u problem. Correct it and try again.",
                                                  "The file has %'u problems. Correct them and try again.",
                                                  n_problems),
                                     n_problems);
  else
    self->summary = dossier_problem_page_describe (error);

  title = g_strdup_printf (has_way_back ? _("Could Not Reload “%s”") : _("Could Not Open “%s”"), self->file_name);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->description, self->summary);

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->problems = problems != NULL ? g_ptr_array_ref (problems) : NULL;
  list_problems (self);
  gtk_widget_set_visible (self->copy_button, n_problems > 0);
  gtk_widget_set_visible (self->back_button, has_way_back);
  gtk_widget_set_visible (self->open_button, !has_way_back);
}

void
dossier_problem_page_focus_way_back (DossierProblemPage *self)
{
  g_return_if_fail (DOSSIER_IS_PROBLEM_PAGE (self));

  gtk_widget_grab_focus (self->back_button);
  /* On its way here the focus came by, and left it selected as a whole. */
  gtk_label_select_region (self->description, 0, 0);
}

static void
dossier_problem_page_finalize (GObject *object)
{
  DossierProblemPage *self = DOSSIER_PROBLEM_PAGE (object);

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self->file_name);
  g_free (self->summary);

  G_OBJECT_CLASS (dossier_problem_page_parent_class)->finalize (object);
}

static void
dossier_problem_page_class_init (DossierProblemPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = dossier_problem_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier_graph/Dossier/dossier-problem-page.ui");
  gtk_widget_class_install_action (widget_class, "problems.copy", NULL, copy_problems);
  gtk_widget_class_bind_template_child (widget_class, DossierProblemPage, title);
  gtk_widget_class_bind_template_child (widget_class, DossierProblemPage, description);
  gtk_widget_class_bind_template_child (widget_class, DossierProblemPage, list_box);
  gtk_widget_class_bind_template_child (widget_class, DossierProblemPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, DossierProblemPage, copy_button);
  gtk_widget_class_bind_template_child (widget_class, DossierProblemPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, DossierProblemPage, open_button);
}

static void
dossier_problem_page_init (DossierProblemPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->buttons, dossier_wrap_layout_new (12));
  dossier_wrap_layout_wrap_button (self->back_button);
  dossier_wrap_layout_wrap_button (self->open_button);
}

GtkWidget *
dossier_problem_page_new (void)
{
  return g_object_new (DOSSIER_TYPE_PROBLEM_PAGE, NULL);
}
