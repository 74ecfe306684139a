/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-reading.h"

#include "dossier-error.h"
#include "dossier-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SCRATCH_BLOCK ((gsize) 65536)
#define SUGGESTION_BUDGET ((gsize) 400000000)

void
dossier_reading_init (DossierReading *reading, const DossierJson *json, GCancellable *cancellable)
{
  memset (reading, 0, sizeof *reading);
  reading->json = json;
  reading->cancellable = cancellable;
  reading->problems = dossier_problem_list_new ();
  reading->scratch = g_ptr_array_new_with_free_func (g_free);
  reading->citations = g_array_new (FALSE, FALSE, sizeof (DossierCitation));
  reading->properties = g_array_new (FALSE, FALSE, sizeof (DossierProperty));
  reading->aliases = g_ptr_array_new ();
  reading->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  reading->suggestion_budget = SUGGESTION_BUDGET;
  reading->parts.sources = dossier_graph_new_sources ();
  reading->parts.nodes = dossier_graph_new_nodes ();
  reading->parts.edges = dossier_graph_new_edges ();
  reading->parts.source_index = dossier_index_new (0);
  reading->parts.node_index = dossier_index_new (0);
  reading->parts.edge_index = dossier_index_new (0);
}

void
dossier_reading_clear (DossierReading *reading)
{
  DossierGraphParts *parts = &reading->parts;

  g_ptr_array_unref (reading->scratch);
  g_array_unref (reading->citations);
  g_array_unref (reading->properties);
  g_ptr_array_unref (reading->aliases);
  g_array_unref (reading->ends);
  dossier_problem_list_free (reading->problems);

  /* What did not become a graph. */
  g_free (parts->title);
  g_free (parts->description);
  g_free (parts->lang);
  g_clear_pointer (&parts->sources, g_ptr_array_unref);
  g_clear_pointer (&parts->nodes, g_ptr_array_unref);
  g_clear_pointer (&parts->edges, g_ptr_array_unref);
  g_clear_pointer (&parts->source_index, dossier_index_unref);
  g_clear_pointer (&parts->node_index, dossier_index_unref);
  g_clear_pointer (&parts->edge_index, dossier_index_unref);
  g_clear_pointer (&parts->view, dossier_view_unref);
  g_clear_pointer (&parts->frame, dossier_frame_unref);
}

/* Strings of a record are read into blocks that do not move, and copied from there into the record, which is then just
 * as large as they are. */
static char *
take_scratch (DossierReading *reading, gsize size)
{
  char *room;

  if (reading->scratch->len == 0 || reading->scratch_size - reading->scratch_used < size)
    {
      reading->scratch_size = MAX (size, SCRATCH_BLOCK);
      reading->scratch_used = 0;
      g_ptr_array_add (reading->scratch, g_malloc (reading->scratch_size));
    }
  room = (char *) g_ptr_array_index (reading->scratch, reading->scratch->len - 1) + reading->scratch_used;
  reading->scratch_used += size;
  return room;
}

/* Forgets the strings of the last record. */
void
dossier_reading_reset_scratch (DossierReading *reading)
{
  if (reading->scratch->len > 1 || reading->scratch_size > SCRATCH_BLOCK)
    g_ptr_array_set_size (reading->scratch, 0);
  reading->scratch_used = 0;
}

const char *
dossier_reading_get_string (DossierReading *reading, guint token)
{
  char *text = take_scratch (reading, dossier_json_get_string_room (reading->json, token));

  dossier_json_get_string_into (reading->json, token, text);
  return text;
}

/* A value as it stands in the file. */
const char *
dossier_reading_get_raw (DossierReading *reading, guint token)
{
  const DossierJsonToken *value = dossier_json_get (reading->json, token);
  gsize length = value->end - value->start;
  char *text = take_scratch (reading, length + 1);

  memcpy (text, reading->json->text + value->start, length);
  text[length] = '\0';
  return text;
}

void
dossier_reading_report (DossierReading *reading,
                        const DossierPlace *place,
                        const char *name,
                        guint token,
                        int code,
                        const char *format,
                        ...)
{
  DossierPlace member = { place, name, 0 };
  char *message = NULL;
  va_list arguments;

  if (!dossier_problem_list_is_full (reading->problems))
    {
      va_start (arguments, format);
      message = g_strdup_vprintf (format, arguments);
      va_end (arguments);
    }
  dossier_problem_list_add (reading->problems, name != NULL ? &member : place,
                            dossier_json_get (reading->json, token)->start, code, message);
}

static const char *
describe_wanted (DossierJsonKind kind)
{
  switch (kind)
    {
    case DOSSIER_JSON_STRING:
      return _ ("must be a string in quotes");
    case DOSSIER_JSON_NUMBER:
      return _ ("must be a number");
    case DOSSIER_JSON_ARRAY:
      return _ ("must be an array: [ … ]");
    default:
      return _ ("must be an object: { … }");
    }
}

static const char *
describe_found (DossierJsonKind kind)
{
  switch (kind)
    {
    case DOSSIER_JSON_NULL:
      return _ ("here is null; leave the member out instead");
    case DOSSIER_JSON_TRUE:
      return _ ("here is true");
    case DOSSIER_JSON_FALSE:
      return _ ("here is false");
    case DOSSIER_JSON_NUMBER:
      return _ ("here is a number");
    case DOSSIER_JSON_STRING:
      return _ ("here is a string");
    case DOSSIER_JSON_ARRAY:
      return _ ("here is an array");
    default:
      return _ ("here is an object");
    }
}

gboolean
dossier_reading_expect (
    DossierReading *reading, const DossierPlace *place, const char *name, guint token, DossierJsonKind kind)
{
  DossierJsonKind found = dossier_json_get (reading->json, token)->kind;

  if (found == kind)
    return TRUE;
  dossier_reading_report (reading, place, name, token, DOSSIER_ERROR_INVALID, "%s; %s", describe_wanted (kind),
                          describe_found (found));
  return FALSE;
}

static void
read_member (
    DossierReading *reading, const DossierPlace *place, const DossierMember *member, guint token, DossierFound *found)
{
  g_autofree char *reason = NULL;
  gboolean is_limit;
  const char *text;

  if (!dossier_reading_expect (reading, place, member->name, token, member->kind))
    return;
  if (member->kind != DOSSIER_JSON_STRING)
    {
      found->token = token;
      return;
    }
  text = dossier_reading_get_string (reading, token);
  reason = dossier_rule_check (member->rule, text, strlen (text), &is_limit);
  if (reason != NULL)
    {
      dossier_reading_report (reading, place, member->name, token,
                              is_limit ? DOSSIER_ERROR_LIMIT : DOSSIER_ERROR_INVALID, "%s", reason);
      return;
    }
  found->token = token;
  found->text = text;
}

/**
 * dossier_reading_read_members:
 * @reading: a reading
 * @place: where the object stands
 * @object: the object
 * @members: the members that the format knows
 * @n_members: how many they are
 * @found: (array length=n_members): filled in: what of them is there and as it must be
 *
 * Finds the known members of an object, and reports those that are missing or wrong. Unknown ones are passed over.
 */
void
dossier_reading_read_members (DossierReading *reading,
                              const DossierPlace *place,
                              guint object,
                              const DossierMember *members,
                              guint n_members,
                              DossierFound *found)
{
  const DossierJson *json = reading->json;
  guint token = object + 1;

  memset (found, 0, n_members * sizeof *found);
  for (guint i = 0; i < dossier_json_get (json, object)->n_children; i++)
    {
      for (guint j = 0; j < n_members; j++)
        if (dossier_json_string_equals (json, token, members[j].name, strlen (members[j].name)))
          {
            if (!found[j].is_there)
              read_member (reading, place, &members[j], token + 1, &found[j]);
            found[j].is_there = TRUE;
            break;
          }
      token = dossier_json_get (json, token + 1)->next;
    }
  for (guint j = 0; j < n_members; j++)
    if (members[j].is_required && !found[j].is_there)
      dossier_reading_report (reading, place, NULL, object, DOSSIER_ERROR_INVALID, _ ("has no \"%s\", which it needs"),
                              members[j].name);
}
