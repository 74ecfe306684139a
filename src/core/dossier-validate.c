/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-validate.h"

#include "dossier-error.h"
#include "dossier-index.h"
#include "dossier-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A text of a record. */
typedef struct
{
  const char *name;
  DossierRule rule;
  gboolean is_required;
  const char *text;
} Text;

static gboolean
check_text (const char *record, const Text *text, GError **error)
{
  g_autofree char *reason = NULL;
  gboolean is_limit = FALSE;

  if (text->text == NULL && !text->is_required)
    return TRUE;
  if (text->text == NULL)
    reason = g_strdup (_ ("is missing"));
  else if (!g_utf8_validate (text->text, -1, NULL))
    reason = g_strdup (_ ("is not UTF-8"));
  else
    reason = dossier_rule_check (text->rule, text->text, strlen (text->text), &is_limit);
  if (reason == NULL)
    return TRUE;
  g_set_error (error, DOSSIER_ERROR, is_limit ? DOSSIER_ERROR_LIMIT : DOSSIER_ERROR_INVALID, "%s.%s: %s", record,
               text->name, reason);
  return FALSE;
}

static gboolean
check_texts (const char *record, const Text *texts, guint n_texts, GError **error)
{
  for (guint i = 0; i < n_texts; i++)
    if (!check_text (record, &texts[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
check_citation (const DossierCitation *citation, GError **error)
{
  const Text texts[] = {
    { "source", DOSSIER_RULE_NAME, TRUE, citation->source },   { "exact", DOSSIER_RULE_WORDS, TRUE, citation->exact },
    { "prefix", DOSSIER_RULE_TEXT, FALSE, citation->prefix },  { "suffix", DOSSIER_RULE_TEXT, FALSE, citation->suffix },
    { "date", DOSSIER_RULE_DATE, FALSE, citation->date_text }, { "note", DOSSIER_RULE_TEXT, FALSE, citation->note },
  };

  if (!check_texts ("citation", texts, G_N_ELEMENTS (texts), error))
    return FALSE;
  if ((citation->start < 0 && citation->end < 0)
      || (citation->start >= 0 && citation->end > citation->start && citation->end <= DOSSIER_MAX_OFFSET))
    return TRUE;
  g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_INVALID,
                       _ ("citation.end: must be more than \"start\", or both must be left out"));
  return FALSE;
}

static gboolean
check_citations (const DossierCitation *citations, guint n_citations, GError **error)
{
  for (guint i = 0; i < n_citations; i++)
    if (!check_citation (&citations[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
check_properties (const DossierProperty *properties, guint n_properties, GError **error)
{
  g_autoptr (DossierIndex) names = dossier_index_new (n_properties);

  for (guint i = 0; i < n_properties; i++)
    {
      const Text texts[] = {
        { "name", DOSSIER_RULE_TEXT, TRUE, properties[i].name },
        { "value", DOSSIER_RULE_TEXT, TRUE, properties[i].value },
      };

      if (!check_texts ("property", texts, G_N_ELEMENTS (texts), error))
        return FALSE;
      if (dossier_index_add (names, properties[i].name, strlen (properties[i].name), i) != DOSSIER_INDEX_MISSING)
        {
          g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_INVALID, _ ("properties: \"%s\" stands there twice"),
                       properties[i].name);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
dossier_validate_source (const DossierSource *source, GError **error)
{
  const Text texts[] = {
    { "id", DOSSIER_RULE_NAME, TRUE, source->id },
    { "title", DOSSIER_RULE_WORDS, TRUE, source->title },
    { "publisher", DOSSIER_RULE_TEXT, FALSE, source->publisher },
    { "author", DOSSIER_RULE_TEXT, FALSE, source->author },
    { "url", DOSSIER_RULE_TEXT, FALSE, source->url },
    { "datePublished", DOSSIER_RULE_DATE, FALSE, source->date_published },
    { "dateRetrieved", DOSSIER_RULE_DATE, FALSE, source->date_retrieved },
    { "lang", DOSSIER_RULE_TEXT, FALSE, source->lang },
    { "text", DOSSIER_RULE_PATH, FALSE, source->text },
    { "contentHash", DOSSIER_RULE_HASH, FALSE, source->content_hash },
    { "note", DOSSIER_RULE_TEXT, FALSE, source->note },
  };

  return check_texts ("source", texts, G_N_ELEMENTS (texts), error);
}

gboolean
dossier_validate_node (const DossierNode *node, GError **error)
{
  const Text texts[] = {
    { "id", DOSSIER_RULE_NAME, TRUE, node->id },
    { "type", DOSSIER_RULE_TYPE, TRUE, node->type_name },
    { "kind", DOSSIER_RULE_TEXT, FALSE, node->kind },
    { "label", DOSSIER_RULE_NAME, TRUE, node->label },
    { "description", DOSSIER_RULE_TEXT, FALSE, node->description },
    { "date", DOSSIER_RULE_DATE, FALSE, node->date_text },
  };

  if (!check_texts ("node", texts, G_N_ELEMENTS (texts), error))
    return FALSE;
  for (guint i = 0; node->aliases != NULL && node->aliases[i] != NULL; i++)
    {
      const Text alias = { "aliases", DOSSIER_RULE_TEXT, TRUE, node->aliases[i] };

      if (!check_text ("node", &alias, error))
        return FALSE;
    }
  return check_citations (node->citations, node->n_citations, error)
         && check_properties (node->properties, node->n_properties, error);
}

/* An edge may have no id yet. */
gboolean
dossier_validate_edge (const DossierEdge *edge, GError **error)
{
  const Text texts[] = {
    { "id", DOSSIER_RULE_NAME, FALSE, edge->id },        { "from", DOSSIER_RULE_NAME, TRUE, edge->from },
    { "to", DOSSIER_RULE_NAME, TRUE, edge->to },         { "type", DOSSIER_RULE_TYPE, TRUE, edge->type },
    { "label", DOSSIER_RULE_LABEL, FALSE, edge->label }, { "date", DOSSIER_RULE_DATE, FALSE, edge->date_text },
  };

  return check_texts ("edge", texts, G_N_ELEMENTS (texts), error)
         && check_citations (edge->citations, edge->n_citations, error)
         && check_properties (edge->properties, edge->n_properties, error);
}
