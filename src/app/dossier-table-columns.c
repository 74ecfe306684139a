/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-table-columns.h"

#include "dossier-config.h"
#include "query/dossier-relation.h"
#include "query/dossier-words.h"
#include "render/dossier-language.h"

#include <glib/gi18n-lib.h>

static const DossierTableColumn node_columns[] = {
  DOSSIER_TABLE_COLUMN_DATE,    DOSSIER_TABLE_COLUMN_TYPE,   DOSSIER_TABLE_COLUMN_LABEL,
  DOSSIER_TABLE_COLUMN_SPEAKER, DOSSIER_TABLE_COLUMN_SOURCE, DOSSIER_TABLE_COLUMN_QUOTE,
  DOSSIER_TABLE_COLUMN_RELATIONS,
};

static const DossierTableColumn relation_columns[] = {
  DOSSIER_TABLE_COLUMN_DATE,  DOSSIER_TABLE_COLUMN_FROM,   DOSSIER_TABLE_COLUMN_RELATION, DOSSIER_TABLE_COLUMN_TO,
  DOSSIER_TABLE_COLUMN_QUOTE, DOSSIER_TABLE_COLUMN_SOURCE, DOSSIER_TABLE_COLUMN_SPEAKER,
};

static const struct
{
  const char *name;
  const char *title;
} columns[] = {
  [DOSSIER_TABLE_COLUMN_DATE] = { "date", NC_ ("column", "Date") },
  [DOSSIER_TABLE_COLUMN_TYPE] = { "type", NC_ ("column", "Type") },
  [DOSSIER_TABLE_COLUMN_LABEL] = { "label", NC_ ("column", "Label") },
  [DOSSIER_TABLE_COLUMN_RELATION] = { "relation", NC_ ("column", "Relation") },
  [DOSSIER_TABLE_COLUMN_FROM] = { "from", NC_ ("column", "From") },
  [DOSSIER_TABLE_COLUMN_TO] = { "to", NC_ ("column", "To") },
  [DOSSIER_TABLE_COLUMN_SPEAKER] = { "speaker", NC_ ("column", "Speaker") },
  [DOSSIER_TABLE_COLUMN_SOURCE] = { "source", NC_ ("column", "Source") },
  [DOSSIER_TABLE_COLUMN_QUOTE] = { "quote", NC_ ("column", "Quote") },
  [DOSSIER_TABLE_COLUMN_RELATIONS] = { "relations", NC_ ("column", "Relations") },
};

const DossierTableColumn *
dossier_table_columns_get (DossierTableKind kind, guint *n_columns)
{
  *n_columns = kind == DOSSIER_TABLE_NODES ? G_N_ELEMENTS (node_columns) : G_N_ELEMENTS (relation_columns);
  return kind == DOSSIER_TABLE_NODES ? node_columns : relation_columns;
}

gboolean
dossier_table_columns_find (DossierTableKind kind, const char *name, DossierTableColumn *column)
{
  guint n_columns;
  const DossierTableColumn *all = dossier_table_columns_get (kind, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    if (g_strcmp0 (columns[all[i]].name, name) == 0)
      {
        *column = all[i];
        return TRUE;
      }

  return FALSE;
}

const char *
dossier_table_column_get_name (DossierTableColumn column)
{
  return columns[column].name;
}

const char *
dossier_table_column_get_title (DossierTableColumn column)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "column", columns[column].title);
}

guint
dossier_table_count_rows (DossierGraph *graph, DossierTableKind kind)
{
  return kind == DOSSIER_TABLE_NODES ? dossier_graph_get_n_nodes (graph) : dossier_graph_get_n_edges (graph);
}

static const DossierCitation *
get_citations (DossierGraph *graph, DossierTableKind kind, guint row, guint *n_citations)
{
  if (kind == DOSSIER_TABLE_NODES)
    {
      const DossierNode *node = dossier_graph_get_node (graph, row);

      *n_citations = node->n_citations;
      return node->citations;
    }
  else
    {
      const DossierEdge *edge = dossier_graph_get_edge (graph, row);

      *n_citations = edge->n_citations;
      return edge->citations;
    }
}

static const char *
get_date_text (DossierGraph *graph, DossierTableKind kind, guint row)
{
  return kind == DOSSIER_TABLE_NODES ? dossier_graph_get_node (graph, row)->date_text
                                     : dossier_graph_get_edge (graph, row)->date_text;
}

const DossierDate *
dossier_table_get_date (DossierGraph *graph, DossierTableKind kind, guint row)
{
  return kind == DOSSIER_TABLE_NODES ? &dossier_graph_get_node (graph, row)->date
                                     : &dossier_graph_get_edge (graph, row)->date;
}

gboolean
dossier_table_is_cited (DossierGraph *graph, DossierTableKind kind, guint row)
{
  guint n_citations;

  get_citations (graph, kind, row, &n_citations);
  return n_citations > 0;
}

gboolean
dossier_table_is_contradiction (DossierGraph *graph, DossierTableKind kind, guint row)
{
  return kind == DOSSIER_TABLE_RELATIONS && g_str_equal (dossier_graph_get_edge (graph, row)->type, "contradicts");
}

/* Who speaks: of a relation that is not itself somebody's speaking, the speaker of what it starts from. */
static guint
get_speaker (DossierGraph *graph, DossierTableKind kind, guint row)
{
  guint node = row;

  if (kind == DOSSIER_TABLE_RELATIONS)
    {
      guint to;

      dossier_graph_get_edge_ends (graph, row, &node, &to);
      if (dossier_relation_is_speech (dossier_graph_get_edge (graph, row)->type))
        return node;
    }
  switch (dossier_graph_get_node (graph, node)->type)
    {
    case DOSSIER_NODE_TYPE_STATEMENT:
    case DOSSIER_NODE_TYPE_MEASURE:
      return dossier_relation_find_speaker (graph, node);
    case DOSSIER_NODE_TYPE_ACTOR:
    case DOSSIER_NODE_TYPE_ELEMENT:
    case DOSSIER_NODE_TYPE_OTHER:
    default:
      return DOSSIER_INDEX_NONE;
    }
}

static guint
get_end (DossierGraph *graph, guint edge, gboolean is_from)
{
  guint from;
  guint to;

  dossier_graph_get_edge_ends (graph, edge, &from, &to);
  return is_from ? from : to;
}

/* The node whose label stands in a column, if it is one of those. */
static guint
get_named (DossierGraph *graph, DossierTableKind kind, DossierTableColumn column, guint row)
{
  switch (column)
    {
    case DOSSIER_TABLE_COLUMN_LABEL:
      return row;
    case DOSSIER_TABLE_COLUMN_FROM:
      return get_end (graph, row, TRUE);
    case DOSSIER_TABLE_COLUMN_TO:
      return get_end (graph, row, FALSE);
    case DOSSIER_TABLE_COLUMN_SPEAKER:
      return get_speaker (graph, kind, row);
    case DOSSIER_TABLE_COLUMN_DATE:
    case DOSSIER_TABLE_COLUMN_TYPE:
    case DOSSIER_TABLE_COLUMN_RELATION:
    case DOSSIER_TABLE_COLUMN_SOURCE:
    case DOSSIER_TABLE_COLUMN_QUOTE:
    case DOSSIER_TABLE_COLUMN_RELATIONS:
    default:
      return DOSSIER_INDEX_NONE;
    }
}

static char *
name_source (DossierGraph *graph, const char *id)
{
  guint index = dossier_graph_find_source (graph, id);
  const DossierSource *source;

  if (index == DOSSIER_INDEX_NONE)
    return g_strdup (id);

  source = dossier_graph_get_source (graph, index);
  return dossier_words_join (source->publisher != NULL ? source->publisher : "", source->title, NULL);
}

static gboolean
is_first_of_source (const DossierCitation *citations, guint citation)
{
  for (guint i = 0; i < citation; i++)
    if (g_str_equal (citations[i].source, citations[citation].source))
      return FALSE;

  return TRUE;
}

static char *
describe_sources (DossierGraph *graph, const DossierCitation *citations, guint n_citations)
{
  g_autofree char *first = NULL;
  guint n_sources = 0;

  for (guint i = 0; i < n_citations; i++)
    if (is_first_of_source (citations, i))
      n_sources++;
  if (n_sources == 0)
    return NULL;

  first = name_source (graph, citations[0].source);
  if (n_sources == 1)
    return g_steal_pointer (&first);

  /* Translators: how many sources there are besides the one that follows, such as "+2 · Asia Times · Japan protests" */
  return g_strdup_printf (_("+%u · %s"), n_sources - 1, first);
}

static char *
join_sources (DossierGraph *graph, const DossierCitation *citations, guint n_citations)
{
  g_autoptr (GString) all = g_string_new (NULL);

  if (n_citations == 0)
    return NULL;

  for (guint i = 0; i < n_citations; i++)
    if (is_first_of_source (citations, i))
      {
        g_autofree char *name = name_source (graph, citations[i].source);

        g_string_append_printf (all, "%s%s", all->len > 0 ? " | " : "", name);
      }

  return g_string_free (g_steal_pointer (&all), FALSE);
}

static char *
join_quotes (const DossierCitation *citations, guint n_citations)
{
  g_autoptr (GString) all = g_string_new (NULL);

  if (n_citations == 0)
    return NULL;

  for (guint i = 0; i < n_citations; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? " | " : "", citations[i].exact);

  return g_string_free (g_steal_pointer (&all), FALSE);
}

char *
dossier_table_get_text (DossierGraph *graph, DossierTableKind kind, DossierTableColumn column, guint row)
{
  guint n_citations;
  const DossierCitation *citations;
  const char *date_text;
  guint node;

  switch (column)
    {
    case DOSSIER_TABLE_COLUMN_DATE:
      date_text = get_date_text (graph, kind, row);
      return date_text != NULL ? dossier_date_format (date_text) : NULL;
    case DOSSIER_TABLE_COLUMN_TYPE:
      return dossier_words_get_type (dossier_graph_get_node (graph, row));
    case DOSSIER_TABLE_COLUMN_RELATION:
      return dossier_relation_get_heading (dossier_graph_get_edge (graph, row)->type, TRUE);
    case DOSSIER_TABLE_COLUMN_LABEL:
    case DOSSIER_TABLE_COLUMN_FROM:
    case DOSSIER_TABLE_COLUMN_TO:
    case DOSSIER_TABLE_COLUMN_SPEAKER:
      node = get_named (graph, kind, column, row);
      return node != DOSSIER_INDEX_NONE ? g_strdup (dossier_graph_get_node (graph, node)->label) : NULL;
    case DOSSIER_TABLE_COLUMN_SOURCE:
      citations = get_citations (graph, kind, row, &n_citations);
      return describe_sources (graph, citations, n_citations);
    case DOSSIER_TABLE_COLUMN_QUOTE:
      citations = get_citations (graph, kind, row, &n_citations);
      return n_citations > 0 ? g_strdup (citations[0].exact) : NULL;
    case DOSSIER_TABLE_COLUMN_RELATIONS:
    default:
      return g_strdup_printf ("%u", dossier_graph_get_degree (graph, row));
    }
}

const char *
dossier_table_get_language (DossierGraph *graph, DossierTableKind kind, DossierTableColumn column, guint row)
{
  guint n_citations;
  const DossierCitation *citations = get_citations (graph, kind, row, &n_citations);
  guint node = get_named (graph, kind, column, row);
  guint source;

  if (node != DOSSIER_INDEX_NONE)
    return dossier_language_get_for_node (graph, node);
  if (n_citations == 0)
    return NULL;
  if (column == DOSSIER_TABLE_COLUMN_QUOTE)
    return dossier_language_get_for_quote (graph, &citations[0]);
  if (column != DOSSIER_TABLE_COLUMN_SOURCE)
    return NULL;
  source = dossier_graph_find_source (graph, citations[0].source);
  return source != DOSSIER_INDEX_NONE ? dossier_language_get_for_source (graph, source) : NULL;
}

char *
dossier_table_get_value (DossierGraph *graph, DossierTableKind kind, DossierTableColumn column, guint row)
{
  guint n_citations;
  const DossierCitation *citations = get_citations (graph, kind, row, &n_citations);

  switch (column)
    {
    case DOSSIER_TABLE_COLUMN_DATE:
      return g_strdup (get_date_text (graph, kind, row));
    case DOSSIER_TABLE_COLUMN_SOURCE:
      return join_sources (graph, citations, n_citations);
    case DOSSIER_TABLE_COLUMN_QUOTE:
      return join_quotes (citations, n_citations);
    case DOSSIER_TABLE_COLUMN_TYPE:
    case DOSSIER_TABLE_COLUMN_LABEL:
    case DOSSIER_TABLE_COLUMN_RELATION:
    case DOSSIER_TABLE_COLUMN_FROM:
    case DOSSIER_TABLE_COLUMN_TO:
    case DOSSIER_TABLE_COLUMN_SPEAKER:
    case DOSSIER_TABLE_COLUMN_RELATIONS:
    default:
      return dossier_table_get_text (graph, kind, column, row);
    }
}

char *
dossier_table_describe_row (DossierGraph *graph, DossierTableKind kind, guint row)
{
  guint n_columns;
  const DossierTableColumn *all = dossier_table_columns_get (kind, &n_columns);
  g_autoptr (GString) sentence = g_string_new (NULL);

  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *text = NULL;

      if (all[i] == DOSSIER_TABLE_COLUMN_RELATIONS)
        {
          guint degree = dossier_graph_get_degree (graph, row);

          text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u relation", "%'u relations", degree), degree);
        }
      else
        {
          text = dossier_table_get_text (graph, kind, all[i], row);
        }
      if (text == NULL && all[i] == DOSSIER_TABLE_COLUMN_QUOTE)
        text = g_strdup (_("Uncited"));
      if (text != NULL)
        g_string_append_printf (sentence, "%s%s", sentence->len > 0 ? " · " : "", text);
    }

  return g_string_free (g_steal_pointer (&sentence), FALSE);
}
