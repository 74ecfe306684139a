/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-figure-content.h"

#include "core/dossier-file.h"
#include "core/dossier-worker.h"

#define URI_LIST "text/uri-list"

static const struct
{
  const char *media_type;
  DossierFigureFormat format;
} kinds[] = {
  { "image/png", DOSSIER_FIGURE_PNG },
  { "image/svg+xml", DOSSIER_FIGURE_SVG },
  { "application/pdf", DOSSIER_FIGURE_PDF },
};

#define DOSSIER_TYPE_FIGURE_CONTENT (dossier_figure_content_get_type ())
G_DECLARE_FINAL_TYPE (DossierFigureContent, dossier_figure_content, DOSSIER, FIGURE_CONTENT, GdkContentProvider)

struct _DossierFigureContent
{
  GdkContentProvider parent_instance;

  DossierExportPlan *plan;
  guint page;
  char *path; /* (nullable) */
};

typedef struct
{
  DossierExportPlan *plan;
  guint page;
  char *path;
  char *media_type;
  GOutputStream *stream;
} Job;

G_DEFINE_FINAL_TYPE (DossierFigureContent, dossier_figure_content, GDK_TYPE_CONTENT_PROVIDER)

static void
job_free (gpointer data)
{
  Job *job = data;

  dossier_export_plan_unref (job->plan);
  g_free (job->path);
  g_free (job->media_type);
  g_object_unref (job->stream);
  g_free (job);
}

static GdkContentFormats *
dossier_figure_content_ref_formats (GdkContentProvider *provider)
{
  DossierFigureContent *self = DOSSIER_FIGURE_CONTENT (provider);
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  /* A folder takes the file, a text the image. */
  if (self->path != NULL)
    gdk_content_formats_builder_add_mime_type (builder, URI_LIST);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gdk_content_formats_builder_add_mime_type (builder, kinds[i].media_type);
  return gdk_content_formats_builder_free_to_formats (builder);
}

/* (transfer full): the addresses of the files that it becomes. */
static GBytes *
make_uris (Job *job, GCancellable *cancellable, GError **error)
{
  DossierFigureFormat format = dossier_export_plan_get_settings (job->plan)->format;
  g_autoptr (GPtrArray) files = dossier_export_plan_write_files (job->plan, format, NULL, NULL, cancellable, error);
  g_autoptr (GString) uris = g_string_new (NULL);
  g_auto (GStrv) paths = NULL;

  if (files == NULL)
    return NULL;

  paths = dossier_figure_list_files (dossier_export_plan_get_figure (job->plan), format, job->path);
  if (!dossier_file_replace_all ((const char *const *) paths, (GBytes *const *) files->pdata, files->len, cancellable,
                                 error))
    return NULL;
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *uri = g_filename_to_uri (paths[i], NULL, error);

      if (uri == NULL)
        return NULL;
      g_string_append_printf (uris, "%s\r\n", uri);
    }
  return g_string_free_to_bytes (g_steal_pointer (&uris));
}

static GBytes *
make_bytes (Job *job, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (job->media_type, kinds[i].media_type))
      {
        /* An image is what is looked at; only PDF knows pages. */
        if (kinds[i].format == DOSSIER_FIGURE_PDF)
          return dossier_export_plan_write_bytes (job->plan, kinds[i].format, cancellable, error);
        return dossier_export_plan_write_page (job->plan, job->page, kinds[i].format, cancellable, error);
      }

  if (job->path != NULL && g_str_equal (job->media_type, URI_LIST))
    return make_uris (job, cancellable, error);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, job->media_type);
  return NULL;
}

static void
write_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = make_bytes (job, cancellable, &error);

  if (bytes != NULL
      && g_output_stream_write_all (job->stream, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL,
                                    cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
dossier_figure_content_write_async (GdkContentProvider *provider,
                                    const char *media_type,
                                    GOutputStream *stream,
                                    int io_priority,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  DossierFigureContent *self = DOSSIER_FIGURE_CONTENT (provider);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->plan = dossier_export_plan_ref (self->plan);
  job->page = self->page;
  job->path = g_strdup (self->path);
  job->media_type = g_strdup (media_type);
  job->stream = g_object_ref (stream);
  g_task_set_source_tag (task, dossier_figure_content_write_async);
  g_task_set_priority (task, io_priority);
  g_task_set_task_data (task, job, job_free);
  dossier_worker_run (task, write_in_thread);
}

static gboolean
dossier_figure_content_write_finish (GdkContentProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
dossier_figure_content_finalize (GObject *object)
{
  DossierFigureContent *self = DOSSIER_FIGURE_CONTENT (object);

  g_clear_pointer (&self->plan, dossier_export_plan_unref);
  g_free (self->path);

  G_OBJECT_CLASS (dossier_figure_content_parent_class)->finalize (object);
}

static void
dossier_figure_content_class_init (DossierFigureContentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  object_class->finalize = dossier_figure_content_finalize;
  provider_class->ref_formats = dossier_figure_content_ref_formats;
  provider_class->write_mime_type_async = dossier_figure_content_write_async;
  provider_class->write_mime_type_finish = dossier_figure_content_write_finish;
}

static void
dossier_figure_content_init (DossierFigureContent *self)
{
}

GdkContentProvider *
dossier_figure_content_new (DossierExportPlan *plan, guint page, const char *folder, const char *name)
{
  DossierFigureContent *self;

  g_return_val_if_fail (plan != NULL && name != NULL, NULL);

  self = g_object_new (DOSSIER_TYPE_FIGURE_CONTENT, NULL);
  self->plan = dossier_export_plan_ref (plan);
  self->page = page;
  self->path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  return GDK_CONTENT_PROVIDER (self);
}

typedef struct
{
  DossierExportPlan *plan;
  guint page;
  guint n_pages; /* once it is done */
} CopyJob;

static void
copy_job_free (gpointer data)
{
  CopyJob *job = data;

  dossier_export_plan_unref (job->plan);
  g_free (job);
}

static void
copy_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  CopyJob *job = task_data;
  GError *error = NULL;
  g_autoptr (GBytes) png
      = dossier_export_plan_write_page (job->plan, job->page, DOSSIER_FIGURE_PNG, cancellable, &error);
  g_autoptr (GBytes) svg = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GdkContentProvider *providers[3];

  if (png == NULL || (texture = gdk_texture_new_from_bytes (png, &error)) == NULL
      || (svg = dossier_export_plan_write_page (job->plan, job->page, DOSSIER_FIGURE_SVG, cancellable, &error)) == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  job->n_pages = dossier_figure_get_n_pages (dossier_export_plan_get_figure (job->plan));
  job->page = MIN (job->page, job->n_pages - 1);
  providers[0] = gdk_content_provider_new_for_bytes ("image/png", png);
  providers[1] = gdk_content_provider_new_for_bytes ("image/svg+xml", svg);
  providers[2] = gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture);
  g_task_return_pointer (task, gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers)), g_object_unref);
}

void
dossier_figure_copy_async (
    DossierExportPlan *plan, guint page, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  CopyJob *job = g_new0 (CopyJob, 1);

  job->plan = dossier_export_plan_ref (plan);
  job->page = page;
  g_task_set_source_tag (task, dossier_figure_copy_async);
  g_task_set_task_data (task, job, copy_job_free);
  dossier_worker_run (task, copy_in_thread);
}

GdkContentProvider *
dossier_figure_copy_finish (GAsyncResult *result, guint *page, guint *n_pages, GError **error)
{
  const CopyJob *job;

  g_return_val_if_fail (g_async_result_is_tagged (result, dossier_figure_copy_async), NULL);

  job = g_task_get_task_data (G_TASK (result));
  *page = job->page;
  *n_pages = job->n_pages;
  return g_task_propagate_pointer (G_TASK (result), error);
}
