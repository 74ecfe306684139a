/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-table-rows.h"

#include "core/dossier-worker.h"

#include <string.h>

/* Of a long quote its start tells its place; the rest is compared only where the start is the same. */
#define KEY_CHARACTERS 128

#define CHECK_EVERY 1024

/* For each row its place among the different values of a column, so that any order of any part is counted, not
 * compared. */
typedef struct
{
  DossierTableColumn column;
  guint n_ranks;
  guint *ranks; /* a row; DOSSIER_INDEX_NONE where the column says nothing */
} Ranks;

struct _DossierTableRows
{
  DossierGraph *graph;
  DossierTableKind kind;
  Ranks *ranks;
  guint *rows;
  guint n_rows;
};

typedef struct
{
  DossierGraph *graph;
  DossierTableKind kind;
  Ranks *ranks; /* (nullable): for the column */
  guint *among; /* (nullable) */
  guint n_among;
  DossierTableColumn column;
  gboolean descending;
} ListJob;

typedef struct
{
  char *text;
  char *key;
  gboolean is_cut;
  guint value; /* its number in the order of the file */
} TextEntry;

typedef struct
{
  const DossierDate *date;
  guint row;
} DateEntry;

static void
ranks_clear (gpointer data)
{
  g_free (((Ranks *) data)->ranks);
}

static void
ranks_unref (Ranks *ranks)
{
  g_atomic_rc_box_release_full (ranks, ranks_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ranks, ranks_unref)

static void
rows_clear (gpointer data)
{
  DossierTableRows *rows = data;

  dossier_graph_unref (rows->graph);
  ranks_unref (rows->ranks);
  g_free (rows->rows);
}

DossierTableRows *
dossier_table_rows_ref (DossierTableRows *rows)
{
  return g_atomic_rc_box_acquire (rows);
}

void
dossier_table_rows_unref (DossierTableRows *rows)
{
  g_atomic_rc_box_release_full (rows, rows_clear);
}

DossierGraph *
dossier_table_rows_get_graph (DossierTableRows *rows)
{
  return rows->graph;
}

DossierTableKind
dossier_table_rows_get_kind (DossierTableRows *rows)
{
  return rows->kind;
}

guint
dossier_table_rows_get_n_rows (DossierTableRows *rows)
{
  return rows->n_rows;
}

guint
dossier_table_rows_get_row (DossierTableRows *rows, guint position)
{
  g_return_val_if_fail (position < rows->n_rows, DOSSIER_INDEX_NONE);

  return rows->rows[position];
}

guint
dossier_table_rows_find (DossierTableRows *rows, guint row)
{
  for (guint i = 0; i < rows->n_rows; i++)
    if (rows->rows[i] == row)
      return i;

  return DOSSIER_INDEX_NONE;
}

static void
rank_numbers (Ranks *ranks, DossierGraph *graph, guint n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    {
      ranks->ranks[i] = dossier_graph_get_degree (graph, i);
      ranks->n_ranks = MAX (ranks->n_ranks, ranks->ranks[i] + 1);
    }
}

static int
compare_dates (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return dossier_date_compare (((const DateEntry *) a)->date, ((const DateEntry *) b)->date);
}

static void
rank_dates (Ranks *ranks, DossierGraph *graph, DossierTableKind kind, guint n_rows)
{
  g_autofree DateEntry *entries = g_new (DateEntry, MAX (n_rows, 1));
  guint n_entries = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      const DossierDate *date = dossier_table_get_date (graph, kind, i);

      ranks->ranks[i] = DOSSIER_INDEX_NONE;
      if (dossier_date_is_set (date))
        entries[n_entries++] = (DateEntry) { date, i };
    }

  g_qsort_with_data (entries, (gint) n_entries, sizeof *entries, compare_dates, NULL);
  for (guint i = 0; i < n_entries; i++)
    {
      if (i > 0 && dossier_date_compare (entries[i - 1].date, entries[i].date) != 0)
        ranks->n_ranks++;
      ranks->ranks[entries[i].row] = ranks->n_ranks;
    }
  ranks->n_ranks++;
}

static int
compare_texts (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const TextEntry *first = a;
  const TextEntry *second = b;
  int order = strcmp (first->key, second->key);

  if (order == 0 && (first->is_cut || second->is_cut))
    order = g_utf8_collate (first->text, second->text);
  /* Different words that the locale holds for the same still have one order. */
  return order != 0 ? order : strcmp (first->text, second->text);
}

static void
entry_set_text (TextEntry *entry, char *text, guint value)
{
  const char *end = text;

  for (guint i = 0; i < KEY_CHARACTERS && *end != '\0'; i++)
    end = g_utf8_next_char (end);

  entry->text = text;
  entry->key = g_utf8_collate_key (text, end - text);
  entry->is_cut = *end != '\0';
  entry->value = value;
}

/* FALSE where it was cancelled. */
static gboolean
rank_texts (Ranks *ranks, DossierGraph *graph, DossierTableKind kind, guint n_rows, GCancellable *cancellable)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (TextEntry));
  g_autofree guint *places = NULL;
  gboolean is_cancelled = FALSE;

  for (guint i = 0; i < n_rows && !is_cancelled; i++)
    {
      /* A cell begins with how many sources there are besides. */
      char *text = ranks->column == DOSSIER_TABLE_COLUMN_SOURCE
                       ? dossier_table_get_value (graph, kind, ranks->column, i)
                       : dossier_table_get_text (graph, kind, ranks->column, i);
      gpointer value;

      if (i % CHECK_EVERY == 0)
        is_cancelled = g_cancellable_is_cancelled (cancellable);
      ranks->ranks[i] = DOSSIER_INDEX_NONE;
      if (text == NULL)
        continue;

      if (g_hash_table_lookup_extended (values, text, NULL, &value))
        {
          g_free (text);
        }
      else
        {
          TextEntry entry;

          value = GUINT_TO_POINTER (entries->len);
          entry_set_text (&entry, text, entries->len);
          g_array_append_val (entries, entry);
          g_hash_table_insert (values, text, value);
        }
      ranks->ranks[i] = GPOINTER_TO_UINT (value);
    }

  if (!is_cancelled)
    g_array_sort_with_data (entries, compare_texts, NULL);
  places = g_new (guint, MAX (entries->len, 1));
  for (guint i = 0; i < entries->len; i++)
    {
      TextEntry *entry = &g_array_index (entries, TextEntry, i);

      places[entry->value] = i;
      g_free (entry->key);
      g_free (entry->text);
    }
  for (guint i = 0; i < n_rows && !is_cancelled; i++)
    if (ranks->ranks[i] != DOSSIER_INDEX_NONE)
      ranks->ranks[i] = places[ranks->ranks[i]];

  ranks->n_ranks = entries->len;
  return !is_cancelled;
}

/* (nullable): NULL where it was cancelled. */
static Ranks *
rank (ListJob *job, GCancellable *cancellable)
{
  g_autoptr (Ranks) ranks = g_atomic_rc_box_new0 (Ranks);
  guint n_rows = dossier_table_count_rows (job->graph, job->kind);

  ranks->column = job->column;
  ranks->ranks = g_new (guint, MAX (n_rows, 1));
  switch (job->column)
    {
    case DOSSIER_TABLE_COLUMN_DATE:
      rank_dates (ranks, job->graph, job->kind, n_rows);
      break;
    case DOSSIER_TABLE_COLUMN_RELATIONS:
      rank_numbers (ranks, job->graph, n_rows);
      break;
    case DOSSIER_TABLE_COLUMN_TYPE:
    case DOSSIER_TABLE_COLUMN_LABEL:
    case DOSSIER_TABLE_COLUMN_RELATION:
    case DOSSIER_TABLE_COLUMN_FROM:
    case DOSSIER_TABLE_COLUMN_TO:
    case DOSSIER_TABLE_COLUMN_SPEAKER:
    case DOSSIER_TABLE_COLUMN_SOURCE:
    case DOSSIER_TABLE_COLUMN_QUOTE:
    default:
      if (!rank_texts (ranks, job->graph, job->kind, n_rows, cancellable))
        return NULL;
      break;
    }

  return g_cancellable_is_cancelled (cancellable) ? NULL : g_steal_pointer (&ranks);
}

/* What is listed, in the order of the file: a byte a row. */
static guint8 *
mark_listed (ListJob *job, guint n_rows)
{
  guint8 *listed = g_new (guint8, MAX (n_rows, 1));

  memset (listed, job->among == NULL, n_rows);
  for (guint i = 0; i < job->n_among; i++)
    if (job->among[i] < n_rows)
      listed[job->among[i]] = 1;

  return listed;
}

/* A counting sort: the first place of each rank, then each row into the next place of its own. */
static DossierTableRows *
list (ListJob *job, Ranks *ranks)
{
  DossierTableRows *rows = g_atomic_rc_box_new0 (DossierTableRows);
  guint n_all = dossier_table_count_rows (job->graph, job->kind);
  g_autofree guint8 *listed = mark_listed (job, n_all);
  g_autofree guint *places = g_new0 (guint, ranks->n_ranks + 1);

  for (guint i = 0; i < n_all; i++)
    if (listed[i])
      places[MIN (ranks->ranks[i], ranks->n_ranks)]++;
  for (guint i = 0; i <= ranks->n_ranks; i++)
    {
      /* The last, which says nothing, stays the last. */
      guint rank = job->descending && i < ranks->n_ranks ? ranks->n_ranks - 1 - i : i;
      guint count = places[rank];

      places[rank] = rows->n_rows;
      rows->n_rows += count;
    }

  rows->graph = dossier_graph_ref (job->graph);
  rows->kind = job->kind;
  rows->ranks = g_atomic_rc_box_acquire (ranks);
  rows->rows = g_new (guint, MAX (rows->n_rows, 1));
  for (guint i = 0; i < n_all; i++)
    if (listed[i])
      rows->rows[places[MIN (ranks->ranks[i], ranks->n_ranks)]++] = i;

  return rows;
}

static void
job_free (gpointer data)
{
  ListJob *job = data;

  dossier_graph_unref (job->graph);
  g_clear_pointer (&job->ranks, ranks_unref);
  g_free (job->among);
  g_free (job);
}

static void
list_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  ListJob *job = task_data;
  g_autoptr (Ranks) ranks = NULL;

  if (job->ranks != NULL && job->ranks->column == job->column)
    ranks = g_atomic_rc_box_acquire (job->ranks);
  else
    ranks = rank (job, cancellable);
  if (g_task_return_error_if_cancelled (task))
    return;

  g_task_return_pointer (task, list (job, ranks), (GDestroyNotify) dossier_table_rows_unref);
}

void
dossier_table_rows_list_async (DossierGraph *graph,
                               DossierTableKind kind,
                               DossierTableRows *before,
                               const guint *among,
                               guint n_among,
                               DossierTableColumn column,
                               gboolean descending,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  ListJob *job = g_new0 (ListJob, 1);

  job->graph = dossier_graph_ref (graph);
  job->kind = kind;
  if (before != NULL && before->graph == graph && before->kind == kind)
    job->ranks = g_atomic_rc_box_acquire (before->ranks);
  if (among != NULL)
    {
      /* Nothing is not everything. */
      job->among = g_new (guint, n_among + 1);
      memcpy (job->among, among, n_among * sizeof *among);
      job->n_among = n_among;
    }
  job->column = column;
  job->descending = descending;

  g_task_set_source_tag (task, dossier_table_rows_list_async);
  /* After drawing: new rows and what else is new do not have to fit into one frame. */
  g_task_set_priority (task, G_PRIORITY_DEFAULT_IDLE);
  g_task_set_task_data (task, job, job_free);
  dossier_worker_run (task, list_in_thread);
}

DossierTableRows *
dossier_table_rows_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
