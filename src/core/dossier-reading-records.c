/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-reading.h"

#include "dossier-error.h"
#include "dossier-excerpt.h"
#include "dossier-record-private.h"
#include "dossier-suggest.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define SUGGESTION_MIN_LENGTH 3u
#define SUGGESTION_MAX_LENGTH 200u
#define ENTRIES_BETWEEN_CANCEL_CHECKS 1024u

static DossierOrigin
get_origin (DossierReading *reading, guint token)
{
  const DossierJsonToken *object = dossier_json_get (reading->json, token);

  return (DossierOrigin){ reading->json->bytes, object->start, object->end - object->start, FALSE };
}

/* A file with many wrong references among many ids would take long to guess at: past some work there are no more
 * guesses. */
static char *
suggest_id (DossierReading *reading, GPtrArray *records, const char *id)
{
  g_autofree const char **ids = NULL;
  gsize length = strlen (id);
  gsize work = length * length * records->len;
  guint n_ids = 0;

  if (length < SUGGESTION_MIN_LENGTH || length > SUGGESTION_MAX_LENGTH || work > reading->suggestion_budget)
    return NULL;
  reading->suggestion_budget -= work;
  ids = g_new (const char *, records->len + 1);
  for (guint i = 0; i < records->len; i++)
    if (dossier_record_get_id (g_ptr_array_index (records, i)) != NULL)
      ids[n_ids++] = dossier_record_get_id (g_ptr_array_index (records, i));
  return dossier_suggest (id, ids, n_ids);
}

/* Reports a reference to what is not there, with a guess at what was meant. */
static void
report_missing (DossierReading *reading,
                const DossierPlace *place,
                const char *name,
                const DossierFound *found,
                GPtrArray *records,
                const char *what)
{
  g_autofree char *id = NULL;
  g_autofree char *guess = NULL;

  if (dossier_problem_list_is_full (reading->problems))
    {
      dossier_reading_report (reading, place, name, found->token, DOSSIER_ERROR_INVALID, "%s", what);
      return;
    }
  id = dossier_excerpt (found->text);
  guess = suggest_id (reading, records, found->text);
  if (guess != NULL)
    {
      g_autofree char *shown = dossier_excerpt (guess);

      dossier_reading_report (reading, place, name, found->token, DOSSIER_ERROR_INVALID,
                              _ ("%s \"%s\"; did you mean \"%s\"?"), what, id, shown);
    }
  else
    dossier_reading_report (reading, place, name, found->token, DOSSIER_ERROR_INVALID, "%s \"%s\"", what, id);
}

/* Reads an offset. Returns -1 where there is none or it is wrong, and then it has been reported. */
static gint64
read_offset (DossierReading *reading, const DossierPlace *place, const char *name, guint token)
{
  double number;

  if (token == 0)
    return -1;
  number = dossier_json_get_number (reading->json, token);
  if (number >= 0 && number <= (double) DOSSIER_MAX_OFFSET && floor (number) == number)
    return (gint64) number;
  dossier_reading_report (reading, place, name, token, DOSSIER_ERROR_INVALID,
                          _ ("must be a whole number of characters from 0"));
  return -1;
}

static DossierDateBasis
get_basis (const char *text)
{
  for (guint basis = DOSSIER_DATE_BASIS_STATED; text != NULL && basis <= DOSSIER_DATE_BASIS_UNKNOWN; basis++)
    if (strcmp (text, dossier_date_basis_get_name ((DossierDateBasis) basis)) == 0)
      return (DossierDateBasis) basis;
  return DOSSIER_DATE_BASIS_NONE;
}

static void
read_citation (DossierReading *reading, const DossierPlace *place, guint object)
{
  enum
  {
    SOURCE,
    EXACT,
    PREFIX,
    SUFFIX,
    START,
    END,
    DATE,
    BASIS,
    NOTE,
    N_MEMBERS
  };
  static const DossierMember members[N_MEMBERS] = {
    [SOURCE] = { "source", DOSSIER_JSON_STRING, DOSSIER_RULE_NAME, TRUE },
    [EXACT] = { "exact", DOSSIER_JSON_STRING, DOSSIER_RULE_WORDS, TRUE },
    [PREFIX] = { "prefix", DOSSIER_JSON_STRING, DOSSIER_RULE_TEXT },
    [SUFFIX] = { "suffix", DOSSIER_JSON_STRING, DOSSIER_RULE_TEXT },
    [START] = { "start", DOSSIER_JSON_NUMBER },
    [END] = { "end", DOSSIER_JSON_NUMBER },
    [DATE] = { "date", DOSSIER_JSON_STRING, DOSSIER_RULE_DATE },
    [BASIS] = { "dateBasis", DOSSIER_JSON_STRING, DOSSIER_RULE_BASIS },
    [NOTE] = { "note", DOSSIER_JSON_STRING, DOSSIER_RULE_TEXT },
  };
  DossierFound found[N_MEMBERS];
  DossierCitation citation = { 0 };

  dossier_reading_read_members (reading, place, object, members, N_MEMBERS, found);
  citation.source = found[SOURCE].text;
  citation.exact = found[EXACT].text;
  citation.prefix = found[PREFIX].text;
  citation.suffix = found[SUFFIX].text;
  citation.date_text = found[DATE].text;
  citation.note = found[NOTE].text;
  citation.basis = get_basis (found[BASIS].text);
  citation.start = read_offset (reading, place, "start", found[START].token);
  citation.end = read_offset (reading, place, "end", found[END].token);

  if (citation.source != NULL
      && dossier_index_find (reading->parts.source_index, citation.source, strlen (citation.source))
             == DOSSIER_INDEX_MISSING)
    report_missing (reading, place, "source", &found[SOURCE], reading->parts.sources, _ ("no source has the id"));
  if (found[START].is_there != found[END].is_there)
    dossier_reading_report (reading, place, NULL, object, DOSSIER_ERROR_INVALID,
                            _ ("needs both \"start\" and \"end\", or neither"));
  else if (citation.start >= 0 && citation.end >= 0 && citation.start >= citation.end)
    dossier_reading_report (reading, place, "end", found[END].token, DOSSIER_ERROR_INVALID,
                            _ ("must be more than \"start\""));
  g_array_append_val (reading->citations, citation);
}

/* @token: 0 where there are none. */
static void
read_citations (DossierReading *reading, const DossierPlace *record, guint token)
{
  const DossierPlace place = { record, "citations", 0 };
  guint entry = token + 1;

  g_array_set_size (reading->citations, 0);
  if (token == 0)
    return;
  for (guint i = 0; i < dossier_json_get (reading->json, token)->n_children; i++)
    {
      const DossierPlace here = { &place, NULL, i };

      if (dossier_reading_expect (reading, &here, NULL, entry, DOSSIER_JSON_OBJECT))
        read_citation (reading, &here, entry);
      entry = dossier_json_get (reading->json, entry)->next;
    }
}

static void
read_properties (DossierReading *reading, guint token)
{
  guint name = token + 1;

  g_array_set_size (reading->properties, 0);
  if (token == 0)
    return;
  for (guint i = 0; i < dossier_json_get (reading->json, token)->n_children; i++)
    {
      const DossierJsonToken *value = dossier_json_get (reading->json, name + 1);
      DossierProperty property = { dossier_reading_get_string (reading, name), NULL };

      property.value = value->kind == DOSSIER_JSON_STRING ? dossier_reading_get_string (reading, name + 1)
                                                          : dossier_reading_get_raw (reading, name + 1);
      g_array_append_val (reading->properties, property);
      name = value->next;
    }
}

static void
read_aliases (DossierReading *reading, const DossierPlace *record, guint token)
{
  const DossierPlace place = { record, "aliases", 0 };
  guint entry = token + 1;

  g_ptr_array_set_size (reading->aliases, 0);
  for (guint i = 0; token != 0 && i < dossier_json_get (reading->json, token)->n_children; i++)
    {
      const DossierPlace here = { &place, NULL, i };

      if (dossier_reading_expect (reading, &here, NULL, entry, DOSSIER_JSON_STRING))
        g_ptr_array_add (reading->aliases, (gpointer) dossier_reading_get_string (reading, entry));
      entry = dossier_json_get (reading->json, entry)->next;
    }
  g_ptr_array_add (reading->aliases, NULL);
}

static void
claim_id (
    DossierReading *reading, const DossierPlace *place, const DossierFound *id, DossierIndex *index, const char *key)
{
  guint other = dossier_index_add (index, key, strlen (key), place->entry);
  g_autofree char *shown = NULL;

  if (other == DOSSIER_INDEX_MISSING)
    return;
  if (!dossier_problem_list_is_full (reading->problems))
    shown = dossier_excerpt (key);
  dossier_reading_report (reading, place, "id", id->token, DOSSIER_ERROR_INVALID,
                          _ ("%s[%u] has the id \"%s\" already; each needs one of its own"), place->up->name, other,
                          shown != NULL ? shown : "");
}

static void
read_source (DossierReading *reading, const DossierPlace *place, guint object)
{
  enum
  {
    ID,
    TITLE,
    PUBLISHER,
    AUTHOR,
    URL,
    PUBLISHED,
    RETRIEVED,
    LANG,
    TEXT,
    HASH,
    NOTE,
    N_MEMBERS
  };
  static const DossierMember members[N_MEMBERS] = {
    [ID] = { "id", DOSSIER_JSON_STRING, DOSSIER_RULE_NAME, TRUE },
    [TITLE] = { "title", DOSSIER_JSON_STRING, DOSSIER_RULE_WORDS, TRUE },
    [PUBLISHER] = { "publisher", DOSSIER_JSON_STRING, DOSSIER_RULE_TEXT },
    [AUTHOR] = { "author", DOSSIER_JSON_STRING, DOSSIER_RULE_TEXT },
    [URL] = { "url", DOSSIER_JSON_STRING, DOSSIER_RULE_TEXT },
    [PUBLISHED] = { "datePublished", DOSSIER_JSON_STRING, DOSSIER_RULE_DATE },
    [RETRIEVED] = { "dateRetrieved", DOSSIER_JSON_STRING, DOSSIER_RULE_DATE },
    [LANG] = { "lang", DOSSIER_JSON_STRING, DOSSIER_RULE_TEXT },
    [TEXT] = { "text", DOSSIER_JSON_STRING, DOSSIER_RULE_PATH },
    [HASH] = { "contentHash", DOSSIER_JSON_STRING, DOSSIER_RULE_HASH },
    [NOTE] = { "note", DOSSIER_JSON_STRING, DOSSIER_RULE_TEXT },
  };
  DossierOrigin origin = get_origin (reading, object);
  DossierFound found[N_MEMBERS];
  DossierSource source = { 0 };
  const DossierSource *record;

  dossier_reading_read_members (reading, place, object, members, N_MEMBERS, found);
  source.id = found[ID].text;
  source.title = found[TITLE].text;
  source.publisher = found[PUBLISHER].text;
  source.author = found[AUTHOR].text;
  source.url = found[URL].text;
  source.date_published = found[PUBLISHED].text;
  source.date_retrieved = found[RETRIEVED].text;
  source.lang = found[LANG].text;
  source.text = found[TEXT].text;
  source.content_hash = found[HASH].text;
  source.note = found[NOTE].text;
  record = dossier_source_kind.make (&source, &origin);
  g_ptr_array_add (reading->parts.sources, (gpointer) record);
  if (record->id != NULL)
    claim_id (reading, place, &found[ID], reading->parts.source_index, record->id);
}

static void
read_node (DossierReading *reading, const DossierPlace *place, guint object)
{
  enum
  {
    ID,
    TYPE,
    KIND,
    LABEL,
    ALIASES,
    DESCRIPTION,
    DATE,
    CITATIONS,
    PROPERTIES,
    N_MEMBERS
  };
  static const DossierMember members[N_MEMBERS] = {
    [ID] = { "id", DOSSIER_JSON_STRING, DOSSIER_RULE_NAME, TRUE },
    [TYPE] = { "type", DOSSIER_JSON_STRING, DOSSIER_RULE_TYPE, TRUE },
    [KIND] = { "kind", DOSSIER_JSON_STRING, DOSSIER_RULE_TEXT },
    [LABEL] = { "label", DOSSIER_JSON_STRING, DOSSIER_RULE_NAME, TRUE },
    [ALIASES] = { "aliases", DOSSIER_JSON_ARRAY },
    [DESCRIPTION] = { "description", DOSSIER_JSON_STRING, DOSSIER_RULE_TEXT },
    [DATE] = { "date", DOSSIER_JSON_STRING, DOSSIER_RULE_DATE },
    [CITATIONS] = { "citations", DOSSIER_JSON_ARRAY },
    [PROPERTIES] = { "properties", DOSSIER_JSON_OBJECT },
  };
  DossierOrigin origin = get_origin (reading, object);
  DossierFound found[N_MEMBERS];
  DossierNode node = { 0 };
  const DossierNode *record;

  dossier_reading_read_members (reading, place, object, members, N_MEMBERS, found);
  read_aliases (reading, place, found[ALIASES].token);
  read_citations (reading, place, found[CITATIONS].token);
  read_properties (reading, found[PROPERTIES].token);
  node.id = found[ID].text;
  node.type_name = found[TYPE].text != NULL ? found[TYPE].text : "";
  node.kind = found[KIND].text;
  node.label = found[LABEL].text;
  node.aliases = (const char *const *) reading->aliases->pdata;
  node.description = found[DESCRIPTION].text;
  node.date_text = found[DATE].text;
  node.citations = (const DossierCitation *) reading->citations->data;
  node.n_citations = reading->citations->len;
  node.properties = (const DossierProperty *) reading->properties->data;
  node.n_properties = reading->properties->len;
  record = dossier_node_kind.make (&node, &origin);
  g_ptr_array_add (reading->parts.nodes, (gpointer) record);
  if (record->id != NULL)
    claim_id (reading, place, &found[ID], reading->parts.node_index, record->id);
}

/* Keeps the place of a node where an edge starts or ends. */
static void
take_end (DossierReading *reading, const DossierPlace *place, const char *name, const DossierFound *end)
{
  guint node = DOSSIER_INDEX_MISSING;

  if (end->text != NULL)
    {
      node = dossier_index_find (reading->parts.node_index, end->text, strlen (end->text));
      if (node == DOSSIER_INDEX_MISSING)
        report_missing (reading, place, name, end, reading->parts.nodes, _ ("no node has the id"));
    }
  g_array_append_val (reading->ends, node);
}

static void
read_edge (DossierReading *reading, const DossierPlace *place, guint object)
{
  enum
  {
    ID,
    FROM,
    TO,
    TYPE,
    LABEL,
    DATE,
    CITATIONS,
    PROPERTIES,
    N_MEMBERS
  };
  static const DossierMember members[N_MEMBERS] = {
    [ID] = { "id", DOSSIER_JSON_STRING, DOSSIER_RULE_NAME },
    [FROM] = { "from", DOSSIER_JSON_STRING, DOSSIER_RULE_NAME, TRUE },
    [TO] = { "to", DOSSIER_JSON_STRING, DOSSIER_RULE_NAME, TRUE },
    [TYPE] = { "type", DOSSIER_JSON_STRING, DOSSIER_RULE_TYPE, TRUE },
    [LABEL] = { "label", DOSSIER_JSON_STRING, DOSSIER_RULE_LABEL },
    [DATE] = { "date", DOSSIER_JSON_STRING, DOSSIER_RULE_DATE },
    [CITATIONS] = { "citations", DOSSIER_JSON_ARRAY },
    [PROPERTIES] = { "properties", DOSSIER_JSON_OBJECT },
  };
  DossierOrigin origin = get_origin (reading, object);
  DossierFound found[N_MEMBERS];
  DossierEdge edge = { 0 };
  const DossierEdge *record;

  dossier_reading_read_members (reading, place, object, members, N_MEMBERS, found);
  take_end (reading, place, "from", &found[FROM]);
  take_end (reading, place, "to", &found[TO]);
  read_citations (reading, place, found[CITATIONS].token);
  read_properties (reading, found[PROPERTIES].token);
  edge.id = found[ID].text;
  edge.from = found[FROM].text;
  edge.to = found[TO].text;
  edge.type = found[TYPE].text;
  edge.label = found[LABEL].text;
  edge.date_text = found[DATE].text;
  edge.citations = (const DossierCitation *) reading->citations->data;
  edge.n_citations = reading->citations->len;
  edge.properties = (const DossierProperty *) reading->properties->data;
  edge.n_properties = reading->properties->len;
  record = dossier_edge_kind.make (&edge, &origin);
  g_ptr_array_add (reading->parts.edges, (gpointer) record);
  if (record->id != NULL)
    claim_id (reading, place, &found[ID], reading->parts.edge_index, record->id);
}

typedef void (*ReadRecord) (DossierReading *reading, const DossierPlace *place, guint object);

static gboolean
read_records (DossierReading *reading, const char *name, guint array, ReadRecord read_record)
{
  const DossierPlace place = { NULL, name, 0 };
  guint entry = array + 1;

  for (guint i = 0; i < dossier_json_get (reading->json, array)->n_children; i++)
    {
      const DossierPlace here = { &place, NULL, i };

      if (i % ENTRIES_BETWEEN_CANCEL_CHECKS == 0 && g_cancellable_is_cancelled (reading->cancellable))
        return FALSE;
      dossier_reading_reset_scratch (reading);
      if (dossier_reading_expect (reading, &here, NULL, entry, DOSSIER_JSON_OBJECT))
        read_record (reading, &here, entry);
      entry = dossier_json_get (reading->json, entry)->next;
    }
  return TRUE;
}

gboolean
dossier_reading_read_sources (DossierReading *reading, guint array)
{
  return read_records (reading, "sources", array, read_source);
}

/* After the sources, as citations name them. */
gboolean
dossier_reading_read_nodes (DossierReading *reading, guint array)
{
  const DossierPlace place = { NULL, "nodes", 0 };

  if (dossier_json_get (reading->json, array)->n_children > DOSSIER_MAX_NODES)
    {
      dossier_reading_report (reading, &place, NULL, array, DOSSIER_ERROR_LIMIT,
                              _ ("more than %u nodes, which is more than a dossier may have"), DOSSIER_MAX_NODES);
      return TRUE;
    }
  return read_records (reading, "nodes", array, read_node);
}

/* After the nodes, as edges name them. */
gboolean
dossier_reading_read_edges (DossierReading *reading, guint array)
{
  return read_records (reading, "edges", array, read_edge);
}

static gboolean
read_coordinates (DossierReading *reading, guint array, double *coordinates)
{
  for (guint i = 0; i < 2; i++)
    {
      if (dossier_json_get (reading->json, array + 1 + i)->kind != DOSSIER_JSON_NUMBER)
        return FALSE;
      coordinates[i] = dossier_json_get_number (reading->json, array + 1 + i);
      if (!(fabs (coordinates[i]) <= DOSSIER_MAX_COORDINATE))
        return FALSE;
    }
  return TRUE;
}

static void
read_positions (DossierReading *reading, const DossierPlace *view_place, guint object)
{
  const DossierPlace place = { view_place, "positions", 0 };
  guint name = object + 1;

  for (guint i = 0; i < dossier_json_get (reading->json, object)->n_children; i++)
    {
      const DossierJsonToken *value = dossier_json_get (reading->json, name + 1);
      const char *id;
      double coordinates[2];

      dossier_reading_reset_scratch (reading);
      id = dossier_reading_get_string (reading, name);
      if (value->kind == DOSSIER_JSON_ARRAY && value->n_children == 2
          && read_coordinates (reading, name + 1, coordinates))
        dossier_view_set_position (reading->parts.view, id, coordinates[0], coordinates[1]);
      else
        dossier_reading_report (reading, &place, id, name + 1, DOSSIER_ERROR_INVALID,
                                _ ("must be two numbers, [x, y], each within ±1000000000"));
      name = value->next;
    }
}

/* Members of `view` other than the two that are read here are of other programs, or of later versions. */
void
dossier_reading_read_view (DossierReading *reading, guint object)
{
  enum
  {
    ENGINE,
    POSITIONS,
    N_MEMBERS
  };
  static const DossierMember members[N_MEMBERS] = {
    [ENGINE] = { "engine", DOSSIER_JSON_STRING, DOSSIER_RULE_TEXT },
    [POSITIONS] = { "positions", DOSSIER_JSON_OBJECT },
  };
  const DossierPlace place = { NULL, "view", 0 };
  const DossierJsonToken *token = dossier_json_get (reading->json, object);
  DossierFound found[N_MEMBERS];
  DossierView *view = dossier_view_new ();

  reading->parts.view = view;
  view->bytes = g_bytes_ref (reading->json->bytes);
  view->offset = token->start;
  view->length = token->end - token->start;

  dossier_reading_reset_scratch (reading);
  dossier_reading_read_members (reading, &place, object, members, N_MEMBERS, found);
  view->engine = g_strdup (found[ENGINE].text);
  if (found[POSITIONS].token != 0)
    read_positions (reading, &place, found[POSITIONS].token);
}
