/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-type-filter.h"

#include "query/dossier-filter.h"

#include <string.h>

static gboolean
is_about (const DossierFilterTerm *term, const char *type)
{
  g_autofree char *value = g_utf8_casefold (term->value, -1);
  g_autofree char *word = g_utf8_casefold (type, -1);

  return term->field == DOSSIER_FILTER_TYPE && strcmp (value, word) == 0;
}

guint8 *
dossier_type_filter_read (const char *query, const char *const *types, guint n_types)
{
  g_autoptr (DossierFilter) filter = dossier_filter_parse (query, NULL, NULL);
  guint8 *shown = g_malloc (MAX (n_types, 1));

  memset (shown, 1, n_types);
  for (guint i = 0; filter != NULL && i < dossier_filter_get_n_terms (filter); i++)
    {
      const DossierFilterTerm *term = dossier_filter_get_term (filter, i);

      for (guint type = 0; term->field == DOSSIER_FILTER_TYPE && type < n_types; type++)
        if (is_about (term, types[type]) == term->negated)
          shown[type] = 0;
    }
  return shown;
}

static char *
remove_terms (const char *query, const char *const *types, guint n_types)
{
  char *text = g_strdup (query);

  for (guint type = 0; type < n_types; type++)
    for (guint negated = 0; negated < 2; negated++)
      {
        char *before = text;

        text = dossier_filter_text_remove (before, DOSSIER_FILTER_TYPE, types[type], negated);
        /* The same once more, for who has written it twice. */
        if (strcmp (before, text) != 0)
          negated--;
        g_free (before);
      }
  return text;
}

static char *
add_term (char *text, const char *type, gboolean negated)
{
  char *added = dossier_filter_text_add (text, DOSSIER_FILTER_TYPE, type, negated);

  g_free (text);
  return added;
}

char *
dossier_type_filter_write (const char *query, const char *const *types, guint n_types, const guint8 *shown)
{
  char *text = remove_terms (query, types, n_types);
  guint n_shown = 0;

  for (guint type = 0; type < n_types; type++)
    n_shown += shown[type];
  if (n_shown == 0 || n_shown == n_types)
    return text;

  for (guint type = 0; type < n_types; type++)
    if (n_shown == 1 ? shown[type] : !shown[type])
      text = add_term (text, types[type], n_shown > 1);
  return text;
}
