/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-reader.h"

#include "dossier-error.h"
#include "dossier-reading.h"
#include "dossier-worker.h"

#include <glib/gi18n-lib.h>
#include <math.h>

enum
{
  DOSSIER,
  TITLE,
  DESCRIPTION,
  LANG,
  CREATED,
  MODIFIED,
  SOURCES,
  NODES,
  EDGES,
  VIEW,
  N_MEMBERS
};

static const DossierMember members[N_MEMBERS] = {
  [DOSSIER] = { "dossier", DOSSIER_JSON_NUMBER, DOSSIER_RULE_TEXT, TRUE },
  [TITLE] = { "title", DOSSIER_JSON_STRING, DOSSIER_RULE_TEXT },
  [DESCRIPTION] = { "description", DOSSIER_JSON_STRING, DOSSIER_RULE_TEXT },
  [LANG] = { "lang", DOSSIER_JSON_STRING, DOSSIER_RULE_TEXT },
  [CREATED] = { "created", DOSSIER_JSON_STRING, DOSSIER_RULE_TIMESTAMP },
  [MODIFIED] = { "modified", DOSSIER_JSON_STRING, DOSSIER_RULE_TIMESTAMP },
  [SOURCES] = { "sources", DOSSIER_JSON_ARRAY },
  [NODES] = { "nodes", DOSSIER_JSON_ARRAY },
  [EDGES] = { "edges", DOSSIER_JSON_ARRAY },
  [VIEW] = { "view", DOSSIER_JSON_OBJECT },
};

/* A file of another version is not held against the rules of this one. */
static gboolean
has_other_version (DossierReading *reading)
{
  const DossierPlace place = { NULL, "dossier", 0 };
  guint token = dossier_json_find_member (reading->json, 0, "dossier");
  double version;

  if (token == 0 || dossier_json_get (reading->json, token)->kind != DOSSIER_JSON_NUMBER)
    return FALSE;
  version = dossier_json_get_number (reading->json, token);
  if (version == 1)
    return FALSE;
  if (version > 1 && floor (version) == version)
    dossier_reading_report (reading, &place, NULL, token, DOSSIER_ERROR_VERSION,
                            _ ("format version %.0f; this program reads version 1, so a newer one may help"), version);
  else
    dossier_reading_report (reading, &place, NULL, token, DOSSIER_ERROR_VERSION,
                            _ ("not a format version; this program reads version 1"));
  return TRUE;
}

static DossierFrame *
make_frame (const DossierJson *json)
{
  guint n_members = dossier_json_get (json, 0)->n_children;
  g_autofree DossierFrameMember *frame = g_new (DossierFrameMember, n_members + 1);
  guint name = 1;

  for (guint i = 0; i < n_members; i++)
    {
      const DossierJsonToken *value = dossier_json_get (json, name + 1);

      frame[i].name_start = dossier_json_get (json, name)->start;
      frame[i].name_end = dossier_json_get (json, name)->end;
      frame[i].value_start = value->start;
      frame[i].value_end = value->end;
      name = value->next;
    }
  return dossier_frame_new (json->bytes, frame, n_members);
}

/* FALSE where the reading was cancelled. */
static gboolean
read_dossier (DossierReading *reading)
{
  DossierFound found[N_MEMBERS];
  DossierGraphParts *parts = &reading->parts;

  if (dossier_json_get (reading->json, 0)->kind != DOSSIER_JSON_OBJECT)
    {
      dossier_reading_report (reading, NULL, NULL, 0, DOSSIER_ERROR_INVALID, _ ("a dossier is one object: { … }"));
      return TRUE;
    }
  if (has_other_version (reading))
    return TRUE;

  dossier_reading_read_members (reading, NULL, 0, members, N_MEMBERS, found);
  parts->title = g_strdup (found[TITLE].text);
  parts->description = g_strdup (found[DESCRIPTION].text);
  parts->lang = g_strdup (found[LANG].text);
  parts->frame = make_frame (reading->json);
  if (!dossier_reading_find_duplicates (reading))
    return FALSE;

  /* Whatever the file's order, what is named comes before what names it. */
  if (found[SOURCES].token != 0 && !dossier_reading_read_sources (reading, found[SOURCES].token))
    return FALSE;
  if (found[NODES].token != 0 && !dossier_reading_read_nodes (reading, found[NODES].token))
    return FALSE;
  if (found[EDGES].token != 0 && !dossier_reading_read_edges (reading, found[EDGES].token))
    return FALSE;
  if (found[VIEW].token != 0)
    dossier_reading_read_view (reading, found[VIEW].token);
  return !g_cancellable_is_cancelled (reading->cancellable);
}

static DossierGraph *
read_bytes (
    GBytes *bytes, const DossierFileStamp *stamp, GPtrArray **problems, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierJson) json = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) syntax_error = NULL;
  DossierReading reading;
  DossierGraph *graph = NULL;
  gsize length;
  gsize fault = 0;
  const char *text = g_bytes_get_data (bytes, &length);

  json = dossier_json_new (bytes, &fault, cancellable, &syntax_error);
  if (json == NULL && syntax_error->domain != DOSSIER_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&syntax_error));
      return NULL;
    }

  dossier_reading_init (&reading, json, cancellable);
  if (json == NULL)
    dossier_problem_list_add (reading.problems, NULL, fault, syntax_error->code, g_strdup (syntax_error->message));
  else if (!read_dossier (&reading))
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      dossier_reading_clear (&reading);
      return NULL;
    }

  if (dossier_problem_list_is_empty (reading.problems))
    {
      if (stamp != NULL)
        reading.parts.stamp = *stamp;
      dossier_index_set_keeper (reading.parts.source_index, reading.parts.sources);
      dossier_index_set_keeper (reading.parts.node_index, reading.parts.nodes);
      dossier_index_set_keeper (reading.parts.edge_index, reading.parts.edges);
      reading.parts.topology = dossier_topology_new_from_ends (reading.ends, reading.parts.nodes->len);
      graph = dossier_graph_new (&reading.parts);
    }
  found = dossier_problem_list_end (reading.problems, text, length, error);
  if (problems != NULL)
    {
      g_clear_pointer (problems, g_ptr_array_unref);
      *problems = g_steal_pointer (&found);
    }
  dossier_reading_clear (&reading);
  return graph;
}

DossierGraph *
dossier_reader_read_bytes (GBytes *bytes, GPtrArray **problems, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (problems != NULL)
    *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_problem_free);
  return read_bytes (bytes, NULL, problems, cancellable, error);
}

DossierGraph *
dossier_reader_read_file (GFile *file, GPtrArray **problems, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  DossierFileStamp stamp;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (problems != NULL)
    *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_problem_free);
  bytes = dossier_file_load_stamped (file, DOSSIER_JSON_MAX_BYTES, &stamp, cancellable, error);
  return bytes != NULL ? read_bytes (bytes, &stamp, problems, cancellable, error) : NULL;
}

static void
read_file_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  DossierGraph *graph = dossier_reader_read_file (task_data, &problems, cancellable, &error);

  /* Not the result, as a task has either that or an error, and an error is when they are wanted. */
  g_object_set_data_full (G_OBJECT (task), "dossier-problems", g_steal_pointer (&problems),
                          (GDestroyNotify) g_ptr_array_unref);
  if (graph != NULL)
    g_task_return_pointer (task, graph, (GDestroyNotify) dossier_graph_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * dossier_reader_read_file_async:
 * @file: a file
 * @cancellable: (nullable):
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * dossier_reader_read_file() in a worker thread.
 */
void
dossier_reader_read_file_async (GFile *file,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, dossier_reader_read_file_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  dossier_worker_run (task, read_file_in_thread);
}

/**
 * dossier_reader_read_file_finish:
 * @result: what the callback was given
 * @problems: (out) (optional) (element-type DossierProblem) (transfer full): as for dossier_reader_read_bytes()
 * @error: as for dossier_reader_read_file()
 *
 * Returns: (transfer full): the graph, or %NULL
 */
DossierGraph *
dossier_reader_read_file_finish (GAsyncResult *result, GPtrArray **problems, GError **error)
{
  GPtrArray *found;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  if (problems != NULL)
    {
      found = g_object_get_data (G_OBJECT (result), "dossier-problems");
      *problems = found != NULL ? g_ptr_array_ref (found)
                                : g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_problem_free);
    }
  return g_task_propagate_pointer (G_TASK (result), error);
}
