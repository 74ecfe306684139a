/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-print.h"

#include "core/dossier-worker.h"
#include "dossier-config.h"
#include "render/dossier-pen-cairo.h"

#include <glib/gi18n-lib.h>

/* How long a turn of the main loop waits for the pages to be composed, microseconds. */
#define PAGINATE_WAIT (10 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  DossierExportPlan *plan;  /* as it was planned */
  DossierExportPlan *paper; /* (nullable): the same for the paper that was chosen */
  GtkWindow *parent;        /* (nullable) */
  char *file;               /* (nullable) */
  char *paper_name;         /* (nullable): to begin with */
  GMutex mutex;
  GCond cond;
  gboolean is_composed; /* under the mutex */
} Printing;

typedef struct
{
  DossierFigure *figure;
  guint page;
  cairo_t *cr;
} Sheet;

static void
printing_free (gpointer data)
{
  Printing *printing = data;

  dossier_export_plan_unref (printing->plan);
  g_clear_pointer (&printing->paper, dossier_export_plan_unref);
  g_clear_object (&printing->parent);
  g_free (printing->file);
  g_free (printing->paper_name);
  g_mutex_clear (&printing->mutex);
  g_cond_clear (&printing->cond);
  g_free (printing);
}

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  dossier_figure_unref (sheet->figure);
  cairo_destroy (sheet->cr);
  g_free (sheet);
}

/* Which way the paper lies is the page's to say, and what paper there is the printer's. */
static void
on_request_setup (
    GtkPrintOperation *operation, GtkPrintContext *context, int page, GtkPageSetup *setup, GTask *task)
{
  Printing *printing = g_task_get_task_data (task);
  double width;
  double height;

  dossier_figure_get_page_size (dossier_export_plan_get_figure (printing->paper), (guint) page, &width, &height);
  gtk_page_setup_set_orientation (setup,
                                  width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
}

static void
compose_in_thread (GTask *composing, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Printing *printing = g_task_get_task_data (task_data);

  dossier_export_plan_get_figure (printing->paper);
  g_mutex_lock (&printing->mutex);
  printing->is_composed = TRUE;
  g_cond_signal (&printing->cond);
  g_mutex_unlock (&printing->mutex);
  g_task_return_boolean (composing, TRUE);
}

/* The dialog has been answered: from here on the paper is known. */
static void
on_begin (GtkPrintOperation *operation, GtkPrintContext *context, GTask *task)
{
  Printing *printing = g_task_get_task_data (task);
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);
  GtkPaperSize *paper = gtk_page_setup_get_paper_size (setup);
  GtkPageOrientation chosen = gtk_page_setup_get_orientation (setup);
  DossierFigureOrientation orientation = dossier_export_plan_get_settings (printing->plan)->orientation;
  g_autoptr (GTask) composing = g_task_new (NULL, NULL, NULL, NULL);

  /* Portrait is what dialogs begin with, and no choice. */
  if (orientation == DOSSIER_FIGURE_ORIENTATION_AUTO
      && (chosen == GTK_PAGE_ORIENTATION_LANDSCAPE || chosen == GTK_PAGE_ORIENTATION_REVERSE_LANDSCAPE))
    orientation = DOSSIER_FIGURE_ORIENTATION_LANDSCAPE;
  printing->paper = dossier_export_plan_new_for_paper (printing->plan,
                                                       gtk_paper_size_get_width (paper, GTK_UNIT_POINTS),
                                                       gtk_paper_size_get_height (paper, GTK_UNIT_POINTS),
                                                       orientation);
  g_task_set_source_tag (composing, on_begin);
  g_task_set_task_data (composing, g_object_ref (task), g_object_unref);
  dossier_worker_run (composing, compose_in_thread);
}

/* GTK asks again and again until there are pages. It has no way to be told, so each turn waits a moment for the thread
 * rather than spinning. */
static gboolean
on_paginate (GtkPrintOperation *operation, GtkPrintContext *context, GTask *task)
{
  Printing *printing = g_task_get_task_data (task);
  gint64 end = g_get_monotonic_time () + PAGINATE_WAIT;
  gboolean is_composed;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      gtk_print_operation_cancel (operation);
      return FALSE;
    }

  g_mutex_lock (&printing->mutex);
  while (!printing->is_composed && g_cond_wait_until (&printing->cond, &printing->mutex, end))
    ;
  is_composed = printing->is_composed;
  g_mutex_unlock (&printing->mutex);
  if (is_composed)
    gtk_print_operation_set_n_pages (
        operation, (int) dossier_figure_get_n_pages (dossier_export_plan_get_figure (printing->paper)));
  return is_composed;
}

static void
draw_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Sheet *sheet = task_data;
  g_autoptr (DossierPen) pen = dossier_pen_cairo_new (sheet->cr);

  dossier_figure_draw_page (sheet->figure, sheet->page, pen, 1, cancellable);
  g_task_return_boolean (task, TRUE);
}

static void
sheet_drawn (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  gtk_print_operation_draw_page_finish (GTK_PRINT_OPERATION (source_object));
}

static void
on_draw (GtkPrintOperation *operation, GtkPrintContext *context, int page, GTask *task)
{
  Printing *printing = g_task_get_task_data (task);
  g_autoptr (GTask) drawing = g_task_new (operation, g_task_get_cancellable (task), sheet_drawn, NULL);
  Sheet *sheet = g_new0 (Sheet, 1);
  double room_width = gtk_print_context_get_width (context);
  double room_height = gtk_print_context_get_height (context);
  double width;
  double height;
  double zoom;

  sheet->figure = dossier_figure_ref (dossier_export_plan_get_figure (printing->paper));
  sheet->page = (guint) page;
  sheet->cr = cairo_reference (gtk_print_context_get_cairo_context (context));
  dossier_figure_get_page_size (sheet->figure, sheet->page, &width, &height);
  zoom = MIN (room_width / width, room_height / height);
  cairo_translate (sheet->cr, (room_width - width * zoom) / 2, (room_height - height * zoom) / 2);
  cairo_scale (sheet->cr, zoom, zoom);

  gtk_print_operation_set_defer_drawing (operation);
  g_task_set_source_tag (drawing, on_draw);
  g_task_set_task_data (drawing, sheet, sheet_free);
  dossier_worker_run (drawing, draw_in_thread);
}

static void
on_done (GtkPrintOperation *operation, GtkPrintOperationResult result, GTask *task)
{
  GError *error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      g_task_return_error (task, error);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_CANCEL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
    }
  else
    {
      g_task_return_boolean (task, TRUE);
    }
}

static const char *
get_paper (DossierFigureSheet sheet)
{
  switch (sheet)
    {
    case DOSSIER_FIGURE_SHEET_A4:
      return GTK_PAPER_NAME_A4;
    case DOSSIER_FIGURE_SHEET_A3:
      return GTK_PAPER_NAME_A3;
    case DOSSIER_FIGURE_SHEET_LETTER:
      return GTK_PAPER_NAME_LETTER;
    case DOSSIER_FIGURE_SHEET_FREE:
    case DOSSIER_FIGURE_SHEET_SLIDE:
    case DOSSIER_FIGURE_SHEET_CUSTOM:
    default:
      return gtk_paper_size_get_default ();
    }
}

static void
print (GTask *task)
{
  Printing *printing = g_task_get_task_data (task);
  DossierGraph *graph = dossier_scene_get_graph (dossier_export_plan_get_scene (printing->plan));
  const char *title = dossier_graph_get_title (graph);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (
      printing->paper_name != NULL ? printing->paper_name
                                   : get_paper (dossier_export_plan_get_settings (printing->plan)->sheet));

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  /* The figure has margins of its own. */
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, title != NULL ? title : _("Figure"));
  gtk_print_operation_set_embed_page_setup (operation, FALSE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, printing->file == NULL);
  if (printing->file != NULL)
    gtk_print_operation_set_export_filename (operation, printing->file);
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin), task);
  g_signal_connect (operation, "paginate", G_CALLBACK (on_paginate), task);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (on_request_setup), task);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw), task);
  g_signal_connect_data (
      operation, "done", G_CALLBACK (on_done), g_object_ref (task), (GClosureNotify) (GCallback) g_object_unref, 0);
  gtk_print_operation_run (operation,
                           printing->file != NULL ? GTK_PRINT_OPERATION_ACTION_EXPORT
                                                  : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           printing->parent,
                           NULL);
}

void
dossier_print_async (DossierExportPlan *plan,
                     GtkWindow *parent,
                     const char *paper,
                     const char *file,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Printing *printing = g_new0 (Printing, 1);

  printing->plan = dossier_export_plan_ref (plan);
  printing->parent = parent != NULL ? g_object_ref (parent) : NULL;
  printing->file = g_strdup (file);
  printing->paper_name = g_strdup (paper);
  g_mutex_init (&printing->mutex);
  g_cond_init (&printing->cond);
  g_task_set_source_tag (task, dossier_print_async);
  g_task_set_task_data (task, printing, printing_free);
  print (task);
}

gboolean
dossier_print_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
