/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-tile-works.h"

#include "core/dossier-worker.h"
#include "render/dossier-pen-cairo.h"

#include <string.h>
#include <sys/resource.h>

/* Added to the threads that paint. */
#define NICENESS 10

typedef struct
{
  DossierTileOrder order;
  GCancellable *cancellable;
  DossierTileImage image;
} Job;

struct _DossierTileWorks
{
  gatomicrefcount ref_count;
  DossierTileSubject subject; /* never changed, so read without the lock */

  /* Called in the main thread alone. */
  DossierTileDone done_func;
  DossierTileBatchDone batch_done_func;
  gpointer user_data;
  gboolean closed;

  GMutex mutex;
  GPtrArray *waiting;  /* Job, the next one last */
  GPtrArray *running;  /* Job */
  GPtrArray *finished; /* Job, not yet handed over */
  guint n_tickets;     /* how often the pool will come and ask for a job */
  gboolean delivering;
};

gboolean
dossier_tile_key_equal (gconstpointer a, gconstpointer b)
{
  const DossierTileKey *one = a;
  const DossierTileKey *other = b;

  return one->x == other->x && one->y == other->y && one->density == other->density && one->zoom == other->zoom;
}

guint
dossier_tile_key_hash (gconstpointer key)
{
  const DossierTileKey *tile = key;

  return g_double_hash (&tile->density) ^ ((guint) tile->x * 73856093u) ^ ((guint) tile->y * 19349663u);
}

void
dossier_tile_image_clear (DossierTileImage *image)
{
  g_clear_object (&image->texture);
  g_clear_pointer (&image->surface, cairo_surface_destroy);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->cancellable);
  dossier_tile_image_clear (&job->image);
  g_free (job);
}

static DossierTileWorks *
works_ref (DossierTileWorks *works)
{
  g_atomic_ref_count_inc (&works->ref_count);
  return works;
}

static void
works_unref (gpointer data)
{
  DossierTileWorks *works = data;

  if (!g_atomic_ref_count_dec (&works->ref_count))
    return;

  dossier_scene_unref (works->subject.scene);
  g_ptr_array_unref (works->waiting);
  g_ptr_array_unref (works->running);
  g_ptr_array_unref (works->finished);
  g_mutex_clear (&works->mutex);
  g_free (works);
}

static gboolean
is_blank (const guint8 *pixels, gsize size)
{
  return size == 0 || (pixels[0] == 0 && memcmp (pixels, pixels + 1, size - 1) == 0);
}

static const cairo_user_data_key_t bytes_key;

gboolean
dossier_tile_paint (const DossierTileSubject *subject,
                    const DossierTileOrder *order,
                    GCancellable *cancellable,
                    DossierTileImage *image)
{
  int stride = cairo_format_stride_for_width (CAIRO_FORMAT_ARGB32, order->width);
  gsize size = (gsize) stride * (gsize) order->height;
  guint8 *pixels = g_malloc0 (size);
  g_autoptr (GBytes) bytes = g_bytes_new_take (pixels, size);
  cairo_surface_t *surface
      = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_ARGB32, order->width, order->height, stride);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (DossierPen) pen = dossier_pen_cairo_new (cr);
  gboolean whole = TRUE;

  cairo_scale (cr, order->key.density, order->key.density);
  cairo_translate (cr, -order->box.x, -order->box.y);

  if (subject->highlighted)
    dossier_painter_paint_highlight (subject->scene, pen, &order->box, order->key.zoom, &subject->highlight,
                                     subject->selected);
  else if (subject->wordless)
    whole = dossier_painter_paint_wordless (subject->scene, pen, &order->box, order->key.zoom, cancellable);
  else
    whole = dossier_painter_paint (subject->scene, pen, &order->box, order->key.zoom, TRUE, cancellable);

  cairo_destroy (cr);
  cairo_surface_flush (surface);

  *image = (DossierTileImage){ NULL, NULL };
  if (whole && !(subject->highlighted && is_blank (pixels, size)))
    {
      image->texture = gdk_memory_texture_new (order->width, order->height, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
      cairo_surface_set_user_data (surface, &bytes_key, g_bytes_ref (bytes), (cairo_destroy_func_t) g_bytes_unref);
      image->surface = cairo_surface_reference (surface);
    }
  cairo_surface_destroy (surface);
  return whole;
}

static gboolean
deliver (gpointer data)
{
  DossierTileWorks *works = data;
  g_autoptr (GPtrArray) finished = NULL;

  g_mutex_lock (&works->mutex);
  finished = g_steal_pointer (&works->finished);
  works->finished = g_ptr_array_new_with_free_func (job_free);
  works->delivering = FALSE;
  g_mutex_unlock (&works->mutex);

  for (guint i = 0; i < finished->len && !works->closed; i++)
    {
      Job *job = g_ptr_array_index (finished, i);

      works->done_func (&job->order.key, &job->image, works->user_data);
    }
  if (!works->closed)
    works->batch_done_func (works->user_data);
  return G_SOURCE_REMOVE;
}

/* Where there are few processors the window's own thread would wait for its turn while tiles are painted: its first
 * frame of a large dossier took twice as long. On Linux the call is about the calling thread alone. */
static void
give_way (void)
{
#ifdef __linux__
  static __thread gboolean given;

  if (!given)
    setpriority (PRIO_PROCESS, 0, NICENESS);
  given = TRUE;
#endif
}

static void
work (gpointer data, gpointer user_data)
{
  DossierTileWorks *works = data;
  Job *job = NULL;
  gboolean whole = FALSE;

  if (!dossier_worker_begin ())
    {
      works_unref (works);
      return;
    }

  give_way ();
  g_mutex_lock (&works->mutex);
  works->n_tickets--;
  if (works->waiting->len > 0)
    {
      job = g_ptr_array_steal_index (works->waiting, works->waiting->len - 1);
      g_ptr_array_add (works->running, job);
    }
  g_mutex_unlock (&works->mutex);

  if (job != NULL)
    {
      whole = dossier_tile_paint (&works->subject, &job->order, job->cancellable, &job->image);

      g_mutex_lock (&works->mutex);
      g_ptr_array_set_free_func (works->running, NULL);
      g_ptr_array_remove_fast (works->running, job);
      g_ptr_array_set_free_func (works->running, job_free);
      if (whole)
        {
          g_ptr_array_add (works->finished, job);
          if (!works->delivering)
            /* Before the next frame is drawn, after input. */
            g_idle_add_full (G_PRIORITY_HIGH_IDLE, deliver, works_ref (works), works_unref);
          works->delivering = TRUE;
        }
      else
        {
          job_free (job);
        }
      g_mutex_unlock (&works->mutex);
    }

  works_unref (works);
  dossier_worker_end ();
}

/* What is on top of a picture is small and somebody waits for it. */
static int
compare_tickets (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DossierTileWorks *one = a;
  const DossierTileWorks *other = b;

  return (one->subject.highlighted ? 0 : 1) - (other->subject.highlighted ? 0 : 1);
}

static GThreadPool *
get_pool (void)
{
  static GThreadPool *pool = NULL;

  if (g_once_init_enter (&pool))
    {
      int n_threads = MAX (1, (int) g_get_num_processors () - 1);
      /* Threads of its own, since they are changed. */
      GThreadPool *created = g_thread_pool_new (work, NULL, n_threads, TRUE, NULL);

      g_thread_pool_set_sort_function (created, compare_tickets, NULL);
      g_once_init_leave (&pool, created);
    }
  return pool;
}

DossierTileWorks *
dossier_tile_works_new (const DossierTileSubject *subject,
                        DossierTileDone done,
                        DossierTileBatchDone batch_done,
                        gpointer user_data)
{
  DossierTileWorks *works = g_new0 (DossierTileWorks, 1);

  g_atomic_ref_count_init (&works->ref_count);
  works->subject = *subject;
  dossier_scene_ref (works->subject.scene);
  works->done_func = done;
  works->batch_done_func = batch_done;
  works->user_data = user_data;
  g_mutex_init (&works->mutex);
  works->waiting = g_ptr_array_new_with_free_func (job_free);
  works->running = g_ptr_array_new_with_free_func (job_free);
  works->finished = g_ptr_array_new_with_free_func (job_free);
  return works;
}

void
dossier_tile_works_close (DossierTileWorks *works)
{
  g_autoptr (GArray) nothing = g_array_new (FALSE, FALSE, sizeof (DossierTileOrder));

  works->closed = TRUE;
  dossier_tile_works_order (works, nothing);
  works_unref (works);
}

static Job *
find_job (GPtrArray *jobs, const DossierTileKey *key)
{
  for (guint i = 0; i < jobs->len; i++)
    {
      Job *job = g_ptr_array_index (jobs, i);

      if (dossier_tile_key_equal (&job->order.key, key) && !g_cancellable_is_cancelled (job->cancellable))
        return job;
    }
  return NULL;
}

static gboolean
has_order (GArray *orders, const DossierTileKey *key)
{
  for (guint i = 0; i < orders->len; i++)
    if (dossier_tile_key_equal (&g_array_index (orders, DossierTileOrder, i).key, key))
      return TRUE;
  return FALSE;
}

void
dossier_tile_works_order (DossierTileWorks *works, GArray *orders)
{
  guint n_new_tickets = 0;

  g_mutex_lock (&works->mutex);
  g_ptr_array_set_size (works->waiting, 0);
  for (guint i = 0; i < works->running->len; i++)
    {
      Job *job = g_ptr_array_index (works->running, i);

      if (!has_order (orders, &job->order.key))
        g_cancellable_cancel (job->cancellable);
    }
  for (guint i = orders->len; i > 0; i--)
    {
      DossierTileOrder *order = &g_array_index (orders, DossierTileOrder, i - 1);

      if (find_job (works->running, &order->key) == NULL && find_job (works->finished, &order->key) == NULL)
        {
          Job *job = g_new0 (Job, 1);

          job->order = *order;
          job->cancellable = g_cancellable_new ();
          g_ptr_array_add (works->waiting, job);
        }
    }
  if (works->waiting->len > works->n_tickets)
    n_new_tickets = works->waiting->len - works->n_tickets;
  works->n_tickets += n_new_tickets;
  g_mutex_unlock (&works->mutex);

  for (guint i = 0; i < n_new_tickets; i++)
    g_thread_pool_push (get_pool (), works_ref (works), NULL);
}

gboolean
dossier_tile_works_is_idle (DossierTileWorks *works)
{
  gboolean idle;

  g_mutex_lock (&works->mutex);
  idle = works->waiting->len == 0 && works->running->len == 0 && works->finished->len == 0 && !works->delivering;
  g_mutex_unlock (&works->mutex);
  return idle;
}
