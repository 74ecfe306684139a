/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-writer-private.h"

#include "dossier-error.h"
#include "dossier-graph-private.h"
#include "dossier-worker.h"
#include "dossier-writer-records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef void (*WriteRecord) (
    GString *out, const DossierJsonStyle *style, gconstpointer record, gboolean lines, const char *indent);
/* How to write one of the three arrays of records. */
typedef struct
{
  const char *name;
  WriteRecord write;
  const DossierRecordKind *kind;
} Section;

static const Section sections[] = {
  { "sources", dossier_write_source, &dossier_source_kind },
  { "nodes", dossier_write_node, &dossier_node_kind },
  { "edges", dossier_write_edge, &dossier_edge_kind },
};

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static void
detect_style (const DossierFrame *frame, DossierJsonStyle *style)
{
  const char *text = g_bytes_get_data (frame->bytes, NULL);
  const DossierFrameMember *first = frame->members;
  guint32 lead = first->name_start;

  dossier_json_style_init (style);
  while (lead > 0 && is_space (text[lead - 1]))
    lead--;
  style->lines = memchr (text + lead, '\n', first->name_start - lead) != NULL;
  if (style->lines)
    {
      const char *line = memrchr (text + lead, '\n', first->name_start - lead);

      if (line > text && line[-1] == '\r')
        style->newline = "\r\n";
      g_free (style->unit);
      style->unit = g_strndup (line + 1, (gsize) (text + first->name_start - line - 1));
    }
  if (memchr (text + first->name_end, '\n', first->value_start - first->name_end) == NULL)
    {
      g_free (style->colon);
      style->colon = g_strndup (text + first->name_end, first->value_start - first->name_end);
    }
}

/* Whether new records go on lines, as the first one that was read does. */
static gboolean
are_on_lines (GPtrArray *records, const Section *section, const DossierJsonStyle *style)
{
  for (guint i = 0; i < records->len; i++)
    {
      const DossierOrigin *origin = section->kind->get_origin (g_ptr_array_index (records, i));
      const char *object;

      if (origin->bytes == NULL)
        continue;
      object = (const char *) g_bytes_get_data (origin->bytes, NULL) + origin->offset + 1;
      while (*object == ' ' || *object == '\t' || *object == '\r')
        object++;
      return *object == '\n';
    }
  return style->lines;
}

static void
write_records (DossierJsonList *list, const DossierFrame *frame, GPtrArray *records, const Section *section)
{
  gboolean lines = are_on_lines (records, section, list->style) && list->lines;
  g_autofree char *indent = g_strdup (dossier_json_list_get_indent (list));

  for (guint i = 0; i < records->len; i++)
    {
      gconstpointer record = g_ptr_array_index (records, i);
      const DossierOrigin *origin = section->kind->get_origin (record);

      if (origin->bytes != NULL && frame != NULL && origin->bytes == frame->bytes)
        dossier_json_list_next_at (list, origin->offset, origin->offset + origin->length);
      else
        dossier_json_list_next (list);
      if (origin->bytes != NULL && !origin->changed)
        g_string_append_len (list->out, (const char *) g_bytes_get_data (origin->bytes, NULL) + origin->offset,
                             origin->length);
      else
        section->write (list->out, list->style, record, lines, indent);
    }
}

static GPtrArray *
get_records (const DossierGraphParts *parts, const Section *section)
{
  return section == &sections[0] ? parts->sources : section == &sections[1] ? parts->nodes : parts->edges;
}

static void
write_new_section (DossierJsonList *outer, const DossierGraphParts *parts, const Section *section)
{
  g_autofree char *indent = g_strdup (dossier_json_list_get_indent (outer));
  DossierJsonList list;

  dossier_json_list_next_member (outer, section->name);
  dossier_json_list_open (&list, outer->out, outer->style, '[', outer->lines, indent);
  write_records (&list, parts->frame, get_records (parts, section), section);
  dossier_json_list_close (&list);
}

static void
write_new_view (DossierJsonList *outer, const DossierGraphParts *parts)
{
  g_autofree char *indent = g_strdup (dossier_json_list_get_indent (outer));

  dossier_json_list_next_member (outer, "view");
  dossier_write_view (outer->out, outer->style, parts->view, parts->nodes, outer->lines, indent);
}

static void
write_new_text (DossierJsonList *outer, const char *name, const char *text)
{
  if (text == NULL)
    return;
  dossier_json_list_next_member (outer, name);
  dossier_json_append_quoted (outer->out, text);
}

/* A member of the file as it was read, with its value as it is now. */
static void
follow_member (DossierJsonList *outer,
               const DossierGraphParts *parts,
               const DossierFrameMember *member,
               const char *name)
{
  GString *out = outer->out;
  const char *text = outer->text;
  const char *new_text = strcmp (name, "title") == 0      ? parts->title
                         : strcmp (name, "modified") == 0 ? parts->modified
                                                          : NULL;
  g_autofree char *indent = g_strdup (dossier_json_list_get_indent (outer));
  DossierJsonList list;

  dossier_json_list_next_at (outer, member->name_start, member->value_end);
  g_string_append_len (out, text + member->name_start, member->value_start - member->name_start);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (strcmp (name, sections[i].name) == 0)
      {
        dossier_json_list_follow (&list, out, outer->style, text, member->value_start, member->value_end, outer->lines,
                                  indent);
        if (get_records (parts, &sections[i])->len > 0)
          write_records (&list, parts->frame, get_records (parts, &sections[i]), &sections[i]);
        dossier_json_list_close (&list);
        return;
      }
  if (strcmp (name, "view") == 0 && parts->view->is_changed)
    {
      dossier_write_view (out, outer->style, parts->view, parts->nodes, outer->lines, indent);
      return;
    }
  if (new_text != NULL)
    {
      g_autoptr (GString) quoted = g_string_new (NULL);
      g_autoptr (GBytes) bytes
          = g_bytes_new_from_bytes (parts->frame->bytes, member->value_start, member->value_end - member->value_start);
      g_autoptr (DossierJson) json = dossier_json_new (bytes, NULL, NULL, NULL);

      if (!dossier_json_string_equals (json, 0, new_text, strlen (new_text)))
        {
          dossier_json_append_quoted (out, new_text);
          return;
        }
    }
  g_string_append_len (out, text + member->value_start, member->value_end - member->value_start);
}

static const char *const known_names[]
    = { "dossier", "title", "description", "lang", "created", "modified", "sources", "nodes", "edges", "view" };

static void
write_missing (DossierJsonList *outer, const DossierGraphParts *parts, const gboolean *is_there, guint from)
{
  for (guint i = from; i < G_N_ELEMENTS (known_names) && !is_there[i]; i++)
    {
      const char *name = known_names[i];

      if (strcmp (name, "title") == 0)
        write_new_text (outer, name, parts->title);
      if (strcmp (name, "view") == 0 && parts->view != NULL)
        write_new_view (outer, parts);
      for (guint j = 0; j < G_N_ELEMENTS (sections); j++)
        if (strcmp (name, sections[j].name) == 0 && get_records (parts, &sections[j])->len > 0)
          write_new_section (outer, parts, &sections[j]);
    }
}

static guint
find_known_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_names); i++)
    if (strcmp (name, known_names[i]) == 0)
      return i;
  return G_MAXUINT;
}

static char *
get_member_name (const DossierFrame *frame, const DossierFrameMember *member)
{
  g_autoptr (GBytes) bytes
      = g_bytes_new_from_bytes (frame->bytes, member->name_start, member->name_end - member->name_start);
  g_autoptr (DossierJson) json = dossier_json_new (bytes, NULL, NULL, NULL);

  return dossier_json_dup_string (json, 0);
}

static void
follow_frame (GString *out, const DossierGraphParts *parts)
{
  const DossierFrame *frame = parts->frame;
  gboolean is_there[G_N_ELEMENTS (known_names)] = { 0 };
  g_autofree guint *known = g_new (guint, frame->n_members);
  g_auto (GStrv) names = g_new0 (char *, frame->n_members + 1);
  DossierJsonStyle style;
  DossierJsonList outer;
  gsize length;
  const char *text = g_bytes_get_data (frame->bytes, &length);
  const char *start = memchr (text, '{', length);
  const char *end = (const char *) memrchr (text, '}', length) + 1;

  for (guint i = 0; i < frame->n_members; i++)
    {
      names[i] = get_member_name (frame, &frame->members[i]);
      known[i] = find_known_name (names[i]);
      if (known[i] != G_MAXUINT)
        is_there[known[i]] = TRUE;
    }
  detect_style (frame, &style);
  g_string_append_len (out, text, start - text);
  dossier_json_list_follow (&outer, out, &style, text, (guint32) (start - text), (guint32) (end - text), style.lines,
                            "");
  for (guint i = 0; i < frame->n_members; i++)
    {
      follow_member (&outer, parts, &frame->members[i], names[i]);
      if (known[i] != G_MAXUINT)
        write_missing (&outer, parts, is_there, known[i] + 1);
    }
  dossier_json_list_close (&outer);
  g_string_append_len (out, end, text + length - end);
  dossier_json_style_clear (&style);
}

static void
write_from_nothing (GString *out, const DossierGraphParts *parts)
{
  DossierJsonStyle style;
  DossierJsonList outer;

  dossier_json_style_init (&style);
  dossier_json_list_open (&outer, out, &style, '{', TRUE, "");
  dossier_json_list_next_member (&outer, "dossier");
  g_string_append_c (out, '1');
  write_new_text (&outer, "title", parts->title);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    write_new_section (&outer, parts, &sections[i]);
  if (parts->view != NULL)
    write_new_view (&outer, parts);
  dossier_json_list_close (&outer);
  g_string_append_c (out, '\n');
  dossier_json_style_clear (&style);
}

GBytes *
dossier_writer_write_bytes (DossierGraph *graph)
{
  const DossierGraphParts *parts;
  GString *out;

  g_return_val_if_fail (graph != NULL, NULL);

  parts = dossier_graph_get_parts (graph);
  if (parts->frame != NULL && !parts->is_changed)
    return g_bytes_ref (parts->frame->bytes);

  out = g_string_sized_new (parts->frame != NULL ? g_bytes_get_size (parts->frame->bytes) + 4096 : 4096);
  if (parts->frame != NULL)
    follow_frame (out, parts);
  else
    write_from_nothing (out, parts);
  return g_string_free_to_bytes (out);
}

gboolean
dossier_writer_write_stamped (DossierGraph *graph,
                              GFile *file,
                              DossierFileStamp *stamp,
                              GBytes **written,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  const char *text;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  bytes = dossier_writer_write_bytes (graph);
  text = g_bytes_get_data (bytes, &length);
  if (length > DOSSIER_JSON_MAX_BYTES)
    {
      g_autofree char *name = g_file_get_parse_name (file);

      g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_LIMIT,
                   _ ("“%s” would be larger than 1 GiB, which is more than a dossier may be"), name);
      return FALSE;
    }
  memset (stamp, 0, sizeof *stamp);
  if (g_file_peek_path (file) != NULL
          ? !dossier_file_replace_stamped (g_file_peek_path (file), bytes, stamp, cancellable, error)
          : !g_file_replace_contents (file, text, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable, error))
    return FALSE;
  if (written != NULL)
    *written = g_steal_pointer (&bytes);
  return TRUE;
}

gboolean
dossier_writer_write_file (DossierGraph *graph, GFile *file, GCancellable *cancellable, GError **error)
{
  DossierFileStamp stamp;

  g_return_val_if_fail (graph != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return dossier_writer_write_stamped (graph, file, &stamp, NULL, cancellable, error);
}

typedef struct
{
  DossierGraph *graph;
  GFile *file;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  dossier_graph_unref (job->graph);
  g_object_unref (job->file);
  g_free (job);
}

static void
write_file_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Job *job = task_data;
  g_autoptr (GError) error = NULL;

  if (dossier_writer_write_file (job->graph, job->file, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * dossier_writer_write_file_async:
 * @graph: a snapshot
 * @file: where to
 * @cancellable: (nullable):
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * dossier_writer_write_file() in a worker thread.
 */
void
dossier_writer_write_file_async (
    DossierGraph *graph, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (graph != NULL);
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, dossier_writer_write_file_async);
  job = g_new0 (Job, 1);
  job->graph = dossier_graph_ref (graph);
  job->file = g_object_ref (file);
  g_task_set_task_data (task, job, free_job);
  dossier_worker_run (task, write_file_in_thread);
}

gboolean
dossier_writer_write_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
