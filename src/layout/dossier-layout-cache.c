/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-layout-cache.h"

#include "dossier-helper-process.h"
#include "dossier-layout-component.h"
#include "dossier-wire-cursor.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <utime.h>

/* Changes whenever the program would lay the same out in another way. */
#define ALGORITHM 2
#define MAGIC 0x3243434cu
#define SUFFIX ".layout"
#define DIGEST_SIZE 32
#define MAX_NOTE 4096
#define PROBE_DEADLINE 5.0

typedef struct
{
  char *key;
  DossierLayout *layout;
  char *note;
  gsize size;
} Entry;

static GMutex lock;
static GHashTable *versions; /* path of a helper -> its Graphviz's version */
static GHashTable *entries;  /* key -> link in queue */
static GQueue queue = G_QUEUE_INIT; /* Entry, the one used last first */
static gsize kept;

static gboolean
is_off (void)
{
  return g_strcmp0 (g_getenv ("DOSSIER_LAYOUT_CACHE"), "off") == 0;
}

static char *
ask_for_version (const DossierLayoutOptions *options, GCancellable *cancellable)
{
  g_autoptr (DossierWireRequest) nothing = dossier_wire_request_new (0, 0, 0, 0);
  g_autoptr (GError) error = NULL;
  DossierHelperJob job = { .request = nothing };
  char *version;

  if (!dossier_helper_process_run (options->helper, &job, 1, 1, MIN (options->deadline, PROBE_DEADLINE), cancellable,
                                   &error) ||
      job.answer == NULL)
    {
      g_debug ("no layout cache: %s", error != NULL ? error->message : "the helper does not answer");
      return NULL;
    }

  version = g_strdup (job.answer->graphviz);
  dossier_wire_answer_free (job.answer);

  return version;
}

static char *
get_version (const DossierLayoutOptions *options, GCancellable *cancellable)
{
  char *version;

  g_mutex_lock (&lock);
  if (versions == NULL)
    versions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  version = g_strdup (g_hash_table_lookup (versions, options->helper));
  g_mutex_unlock (&lock);
  if (version != NULL)
    return version;

  version = ask_for_version (options, cancellable);
  if (version != NULL)
    {
      g_mutex_lock (&lock);
      g_hash_table_insert (versions, g_strdup (options->helper), g_strdup (version));
      g_mutex_unlock (&lock);
    }

  return version;
}

char *
dossier_layout_cache_make_key (const DossierLayoutProblem *problem,
                               const DossierLayoutOptions *options,
                               GCancellable *cancellable)
{
  g_autoptr (GChecksum) sum = NULL;
  g_autofree char *version = NULL;
  g_autofree char *head = NULL;

  if (is_off ())
    return NULL;
  version = get_version (options, cancellable);
  if (version == NULL)
    return NULL;

  sum = g_checksum_new (G_CHECKSUM_SHA256);
  head = g_strdup_printf ("%d %d %s %s %d %d %a %" G_GUINT64_FORMAT " %u %u %d %d", ALGORITHM, DOSSIER_WIRE_VERSION, version,
                          options->helper, (int) options->engine, options->choose_engine, options->deadline,
                          options->memory_limit, problem->n_nodes, problem->n_edges, problem->loose != NULL,
                          problem->label_sizes != NULL);
  g_checksum_update (sum, (const guchar *) head, (gssize) strlen (head) + 1);
  g_checksum_update (sum, (const guchar *) problem->sizes, (gssize) (2 * sizeof (double) * (gsize) problem->n_nodes));
  g_checksum_update (sum, (const guchar *) problem->ends, (gssize) (2 * sizeof (guint) * (gsize) problem->n_edges));
  if (problem->loose != NULL)
    g_checksum_update (sum, problem->loose, (gssize) problem->n_edges);
  if (problem->label_sizes != NULL)
    g_checksum_update (sum, (const guchar *) problem->label_sizes,
                       (gssize) (2 * sizeof (double) * (gsize) problem->n_edges));
  if (problem->columns != NULL)
    g_checksum_update (sum, (const guchar *) problem->columns, (gssize) (sizeof (guint) * (gsize) problem->n_nodes));

  return g_strdup (g_checksum_get_string (sum));
}

static void
free_entry (Entry *entry)
{
  g_free (entry->key);
  dossier_layout_unref (entry->layout);
  g_free (entry->note);
  g_free (entry);
}

/* The lock is held. */
static void
drop_last (void)
{
  Entry *entry = g_queue_pop_tail (&queue);

  kept -= entry->size;
  g_hash_table_remove (entries, entry->key);
  free_entry (entry);
}

static gsize
estimate_size (DossierLayout *layout)
{
  guint n_edges = dossier_layout_get_n_edges (layout);
  gsize n_points = 0;

  for (guint i = 0; i < n_edges; i++)
    n_points += dossier_layout_get_curve (layout, i).n_points;

  return sizeof (Entry) + 64 * (gsize) dossier_layout_get_n_nodes (layout) + 40 * (gsize) n_edges +
         sizeof (DossierPoint) * n_points;
}

static void
keep_in_memory (const char *key, DossierLayout *layout, const char *note)
{
  gsize size = estimate_size (layout);
  Entry *entry;

  if (size > DOSSIER_LAYOUT_CACHE_MEMORY)
    return;

  g_mutex_lock (&lock);
  if (entries == NULL)
    entries = g_hash_table_new (g_str_hash, g_str_equal);
  if (!g_hash_table_contains (entries, key))
    {
      while (kept + size > DOSSIER_LAYOUT_CACHE_MEMORY)
        drop_last ();

      entry = g_new0 (Entry, 1);
      entry->key = g_strdup (key);
      entry->layout = dossier_layout_ref (layout);
      entry->note = g_strdup (note);
      entry->size = size;
      g_queue_push_head (&queue, entry);
      g_hash_table_insert (entries, entry->key, queue.head);
      kept += size;
    }
  g_mutex_unlock (&lock);
}

static DossierLayout *
find_in_memory (const char *key, char **note)
{
  DossierLayout *layout = NULL;
  GList *link;

  g_mutex_lock (&lock);
  link = entries != NULL ? g_hash_table_lookup (entries, key) : NULL;
  if (link != NULL)
    {
      Entry *entry = link->data;

      g_queue_unlink (&queue, link);
      g_queue_push_head_link (&queue, link);
      layout = dossier_layout_ref (entry->layout);
      *note = g_strdup (entry->note);
    }
  g_mutex_unlock (&lock);

  return layout;
}

void
dossier_layout_cache_forget (void)
{
  g_mutex_lock (&lock);
  while (!g_queue_is_empty (&queue))
    drop_last ();
  g_mutex_unlock (&lock);
}

char *
dossier_layout_cache_get_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "dossier", "layouts", NULL);
}

static char *
get_path (const char *key)
{
  g_autofree char *folder = dossier_layout_cache_get_folder ();
  g_autofree char *name = g_strconcat (key, SUFFIX, NULL);

  return g_build_filename (folder, name, NULL);
}

static void
put_box (GByteArray *bytes, const DossierBox *box)
{
  dossier_wire_put_double (bytes, box->x);
  dossier_wire_put_double (bytes, box->y);
  dossier_wire_put_double (bytes, box->width);
  dossier_wire_put_double (bytes, box->height);
}

/* Straight lines are drawn anew; only routed curves are kept. */
static GByteArray *
encode (DossierLayout *layout, const char *note)
{
  GByteArray *bytes = g_byte_array_new ();
  guint n_nodes = dossier_layout_get_n_nodes (layout);
  guint n_edges = dossier_layout_get_n_edges (layout);
  const DossierBox *boxes = dossier_layout_get_boxes (layout);
  gboolean routed = dossier_layout_component_is_routed (dossier_layout_get_engine (layout));

  dossier_wire_put_u32 (bytes, MAGIC);
  dossier_wire_put_u32 (bytes, (guint32) dossier_layout_get_engine (layout));
  dossier_wire_put_text (bytes, note, MAX_NOTE);
  dossier_wire_put_u32 (bytes, n_nodes);
  dossier_wire_put_u32 (bytes, routed ? n_edges : 0);
  for (guint i = 0; i < n_nodes; i++)
    {
      dossier_wire_put_double (bytes, boxes[i].x);
      dossier_wire_put_double (bytes, boxes[i].y);
    }
  for (guint i = 0; routed && i < n_edges; i++)
    {
      DossierCurve curve = dossier_layout_get_curve (layout, i);

      dossier_wire_put_u32 (bytes, curve.n_points);
      for (guint j = 0; j < curve.n_points; j++)
        {
          dossier_wire_put_double (bytes, curve.points[j].x);
          dossier_wire_put_double (bytes, curve.points[j].y);
        }
      dossier_wire_put_u32 (bytes, curve.label.width > 0);
      if (curve.label.width > 0)
        put_box (bytes, &curve.label);
    }

  return bytes;
}

static DossierPoint
get_point (DossierWireCursor *cursor)
{
  double x = dossier_wire_get_double_between (cursor, -DOSSIER_WIRE_MAX_COORDINATE, DOSSIER_WIRE_MAX_COORDINATE);
  double y = dossier_wire_get_double_between (cursor, -DOSSIER_WIRE_MAX_COORDINATE, DOSSIER_WIRE_MAX_COORDINATE);

  return (DossierPoint){ x, y };
}

static DossierBox
get_box (DossierWireCursor *cursor)
{
  DossierPoint place = get_point (cursor);
  DossierPoint size = get_point (cursor);

  return (DossierBox){ place.x, place.y, MAX (size.x, 0), MAX (size.y, 0) };
}

static DossierLayout *
decode (const guint8 *data, gsize size, const DossierLayoutProblem *problem, char **note)
{
  DossierWireCursor cursor = { data, size, 0, FALSE };
  guint32 magic = dossier_wire_get_u32 (&cursor);
  guint32 engine = dossier_wire_get_u32 (&cursor);
  g_autofree char *text = dossier_wire_get_text (&cursor, MAX_NOTE);
  guint32 n_nodes = dossier_wire_get_u32 (&cursor);
  guint32 n_curves = dossier_wire_get_u32 (&cursor);
  g_autofree DossierBox *boxes = NULL;
  g_autofree DossierCurve *curves = NULL;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (DossierPoint));
  DossierLayout *layout;
  gsize at = 0;

  if (magic != MAGIC || engine >= DOSSIER_N_ENGINES || n_nodes != problem->n_nodes ||
      (n_curves != 0 && n_curves != problem->n_edges) || !dossier_wire_has (&cursor, n_nodes, 16))
    return NULL;

  boxes = g_new (DossierBox, MAX (n_nodes, 1));
  for (guint i = 0; i < n_nodes; i++)
    {
      DossierPoint place = get_point (&cursor);

      boxes[i] = (DossierBox){ place.x, place.y, problem->sizes[2 * (gsize) i], problem->sizes[2 * (gsize) i + 1] };
    }

  curves = g_new0 (DossierCurve, MAX (problem->n_edges, 1));
  for (guint i = 0; i < n_curves; i++)
    {
      guint n = curves[i].n_points = dossier_wire_get_u32 (&cursor);

      if (n < 4 || n % 3 != 1 || !dossier_wire_has (&cursor, n, 16))
        return NULL;
      for (guint j = 0; j < n; j++)
        {
          DossierPoint point = get_point (&cursor);

          g_array_append_val (points, point);
        }
      if (dossier_wire_get_u32 (&cursor) != 0)
        curves[i].label = get_box (&cursor);
    }
  if (cursor.broken || cursor.position != cursor.size)
    return NULL;

  for (guint i = 0; i < n_curves; i++)
    {
      curves[i].points = &g_array_index (points, DossierPoint, at);
      at += curves[i].n_points;
    }
  layout = dossier_layout_new ((DossierEngine) engine, n_nodes, boxes, problem->n_edges, problem->ends, curves);
  *note = *text != '\0' ? g_steal_pointer (&text) : NULL;

  return layout;
}

static void
add_digest (GByteArray *bytes)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[DIGEST_SIZE];
  gsize size = sizeof digest;

  g_checksum_update (sum, bytes->data, bytes->len);
  g_checksum_get_digest (sum, digest, &size);
  g_byte_array_append (bytes, digest, DIGEST_SIZE);
}

static gboolean
has_digest (const guint8 *data, gsize size)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[DIGEST_SIZE];
  gsize digest_size = sizeof digest;

  if (size < DIGEST_SIZE)
    return FALSE;

  g_checksum_update (sum, data, (gssize) (size - DIGEST_SIZE));
  g_checksum_get_digest (sum, digest, &digest_size);

  return memcmp (digest, data + size - DIGEST_SIZE, DIGEST_SIZE) == 0;
}

static DossierLayout *
find_on_disk (const char *key, const DossierLayoutProblem *problem, char **note)
{
  g_autofree char *path = get_path (key);
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  DossierLayout *layout = NULL;
  GStatBuf info;
  gsize size;

  if (g_stat (path, &info) != 0)
    return NULL;

  /* To open a pipe would wait for ever. */
  if (S_ISREG (info.st_mode) && (guint64) info.st_size <= DOSSIER_LAYOUT_CACHE_DISK && g_file_get_contents (path, &data, &size, &error) &&
      has_digest ((const guint8 *) data, size))
    layout = decode ((const guint8 *) data, size - DIGEST_SIZE, problem, note);

  if (layout != NULL)
    g_utime (path, NULL);
  else
    g_unlink (path);

  return layout;
}

DossierLayout *
dossier_layout_cache_find (const char *key, const DossierLayoutProblem *problem, char **note)
{
  DossierLayout *layout = find_in_memory (key, note);

  if (layout == NULL)
    {
      layout = find_on_disk (key, problem, note);
      if (layout != NULL)
        keep_in_memory (key, layout, *note);
    }

  return layout;
}

typedef struct
{
  char *path;
  guint64 size;
  gint64 used;
} File;

static void
clear_file (gpointer data)
{
  g_free (((File *) data)->path);
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  const File *left = a;
  const File *right = b;

  if (left->used != right->used)
    return left->used < right->used ? -1 : 1;

  return strcmp (left->path, right->path);
}

/* Removes what was not used for longest until @room more bytes fit. */
static void
make_room (const char *folder, guint64 room)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GArray) files = g_array_new (FALSE, FALSE, sizeof (File));
  guint64 total = room;
  const char *name;

  g_array_set_clear_func (files, clear_file);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      File file = { g_build_filename (folder, name, NULL), 0, 0 };
      GStatBuf info;

      if (g_stat (file.path, &info) == 0)
        {
          file.size = (guint64) info.st_size;
          file.used = (gint64) info.st_mtime;
        }
      total += file.size;
      g_array_append_val (files, file);
    }
  g_array_sort (files, compare_files);

  for (guint i = 0; i < files->len && total > DOSSIER_LAYOUT_CACHE_DISK; i++)
    {
      const File *file = &g_array_index (files, File, i);

      if (g_unlink (file->path) == 0)
        total -= file->size;
    }
}

void
dossier_layout_cache_keep (const char *key, DossierLayout *layout, const char *note, gboolean settled)
{
  g_autofree char *folder = dossier_layout_cache_get_folder ();
  g_autofree char *path = get_path (key);
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GError) error = NULL;

  keep_in_memory (key, layout, note);
  if (!settled || g_mkdir_with_parents (folder, 0700) != 0)
    return;

  bytes = encode (layout, note);
  add_digest (bytes);
  if (bytes->len > DOSSIER_LAYOUT_CACHE_DISK / 2)
    return;

  make_room (folder, bytes->len);
  if (!g_file_set_contents_full (path, (const char *) bytes->data, bytes->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                 &error))
    g_debug ("layout cache: %s", error->message);
}
