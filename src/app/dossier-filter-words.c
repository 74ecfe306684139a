/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-filter-words.h"

#include "dossier-config.h"
#include "query/dossier-relation.h"
#include "query/dossier-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *
dossier_filter_words_get_field (DossierFilterField field)
{
  switch (field)
    {
    case DOSSIER_FILTER_TYPE:
      return C_ ("filter", "Type");
    case DOSSIER_FILTER_KIND:
      return C_ ("filter", "Kind");
    case DOSSIER_FILTER_SOURCE:
      return C_ ("filter", "Source");
    case DOSSIER_FILTER_BY:
      return C_ ("filter", "Said By");
    case DOSSIER_FILTER_ABOUT:
      return C_ ("filter", "About");
    case DOSSIER_FILTER_RELATION:
      return C_ ("filter", "Relation");
    case DOSSIER_FILTER_DATE:
      return C_ ("filter", "Date");
    case DOSSIER_FILTER_KNOWN:
      return C_ ("filter", "Known Until");
    case DOSSIER_FILTER_CITED:
      return C_ ("filter", "Cited");
    case DOSSIER_FILTER_WORDS:
    case DOSSIER_FILTER_GROUP:
    default:
      return C_ ("filter", "Words");
    }
}

static gboolean
is_none (const char *date)
{
  return g_ascii_strcasecmp (date, "none") == 0;
}

/* A day, or a range of them with an end on either side or on both. */
static char *
describe_range (const char *value)
{
  const char *dots = strstr (value, "..");
  g_autofree char *first = NULL;

  if (dots == NULL)
    return dossier_date_format (value);
  if (dots == value && dots[2] == '\0')
    return g_strdup (value);
  if (dots == value)
    {
      g_autofree char *last = dossier_date_format (dots + 2);

      /* Translators: a range of dates without a beginning */
      return g_strdup_printf (C_ ("filter", "until %s"), last);
    }

  {
    g_autofree char *text = g_strndup (value, (gsize) (dots - value));

    first = dossier_date_format (text);
  }
  if (dots[2] == '\0')
    {
      /* Translators: a range of dates without an end */
      return g_strdup_printf (C_ ("filter", "from %s"), first);
    }
  else
    {
      g_autofree char *last = dossier_date_format (dots + 2);

      /* Translators: a range of dates */
      return g_strdup_printf (C_ ("filter", "%s – %s"), first, last);
    }
}

static char *
describe_word (DossierFilterField field, const char *word)
{
  DossierNode node = { .type = dossier_node_type_from_name (word), .type_name = word };

  if (field == DOSSIER_FILTER_RELATION)
    return dossier_relation_get_heading (word, TRUE);
  if (field == DOSSIER_FILTER_TYPE)
    return dossier_words_get_type (&node);
  return dossier_words_get_kind (word, TRUE);
}

/* Words with commas between them. */
static char *
describe_words (DossierFilterField field, const char *value)
{
  g_auto (GStrv) words = g_strsplit (value, ",", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_steal_pointer (&words[i]);

      words[i] = describe_word (field, g_strstrip (word));
    }
  return g_strjoinv (", ", words);
}

char *
dossier_filter_words_get_value (DossierFilterField field, const char *value)
{
  switch (field)
    {
    case DOSSIER_FILTER_TYPE:
    case DOSSIER_FILTER_KIND:
    case DOSSIER_FILTER_RELATION:
      return describe_words (field, value);
    case DOSSIER_FILTER_DATE:
    case DOSSIER_FILTER_KNOWN:
      return describe_range (value);
    case DOSSIER_FILTER_CITED:
      return g_strdup (strcmp (value, "no") == 0 ? C_ ("filter", "Not cited") : C_ ("filter", "Cited"));
    case DOSSIER_FILTER_WORDS:
    case DOSSIER_FILTER_SOURCE:
    case DOSSIER_FILTER_BY:
    case DOSSIER_FILTER_ABOUT:
    case DOSSIER_FILTER_GROUP:
    default:
      return g_strdup (value);
    }
}

char *
dossier_filter_words_describe (const DossierFilterTerm *term)
{
  g_autofree char *value = dossier_filter_words_get_value (term->field, term->value);
  gboolean not = term->negated;

  /* Translators: filters, short enough for a small button; %s is a value, such as "Statement" */
  switch (term->field)
    {
    case DOSSIER_FILTER_TYPE:
      return g_strdup_printf (not ? C_ ("filter", "Not type: %s") : C_ ("filter", "Type: %s"), value);
    case DOSSIER_FILTER_KIND:
      return g_strdup_printf (not ? C_ ("filter", "Not kind: %s") : C_ ("filter", "Kind: %s"), value);
    case DOSSIER_FILTER_SOURCE:
      return g_strdup_printf (not ? C_ ("filter", "Not source: %s") : C_ ("filter", "Source: %s"), value);
    case DOSSIER_FILTER_BY:
      return g_strdup_printf (not ? C_ ("filter", "Not said by %s") : C_ ("filter", "Said by %s"), value);
    case DOSSIER_FILTER_ABOUT:
      return g_strdup_printf (not ? C_ ("filter", "Not about %s") : C_ ("filter", "About %s"), value);
    case DOSSIER_FILTER_RELATION:
      return g_strdup_printf (not ? C_ ("filter", "Not relation: %s") : C_ ("filter", "Relation: %s"), value);
    case DOSSIER_FILTER_DATE:
      if (is_none (term->value))
        return g_strdup (not ? C_ ("filter", "With a date") : _("Undated"));
      return g_strdup_printf (not ? C_ ("filter", "Not dated %s") : C_ ("filter", "Dated %s"), value);
    case DOSSIER_FILTER_KNOWN:
      if (is_none (term->value))
        return g_strdup (not ? C_ ("filter", "With a source’s date") : C_ ("filter", "No date of a source"));
      return g_strdup_printf (not ? C_ ("filter", "Not known %s") : C_ ("filter", "Known %s"), value);
    case DOSSIER_FILTER_CITED:
      return g_strdup (not == (strcmp (term->value, "no") == 0) ? C_ ("filter", "Cited") : C_ ("filter", "Not cited"));
    case DOSSIER_FILTER_WORDS:
    case DOSSIER_FILTER_GROUP:
    default:
      return not ? g_strdup_printf (C_ ("filter", "Not %s"), value) : g_steal_pointer (&value);
    }
}
