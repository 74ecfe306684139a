/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-date-private.h"
#include "dossier-excerpt.h"
#include "dossier-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_type (const char *text)
{
  const char *p = text;

  do
    {
      if (*p < 'a' || *p > 'z')
        return FALSE;
      while ((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9'))
        p++;
    }
  while (*p++ == '-');
  return p[-1] == '\0';
}

static gboolean
is_inside_path (const char *text)
{
  g_auto (GStrv) parts = NULL;

  if (*text == '\0' || *text == '/' || strchr (text, '\\') != NULL || (g_ascii_isalpha (text[0]) && text[1] == ':'))
    return FALSE;
  parts = g_strsplit (text, "/", -1);
  return !g_strv_contains ((const char *const *) parts, "..");
}

static gboolean
is_hash (const char *text)
{
  if (!g_str_has_prefix (text, "sha256-"))
    return FALSE;
  text += strlen ("sha256-");
  return strlen (text) == 64 && strspn (text, "0123456789abcdefABCDEF") == 64;
}

static char *
check_date (DossierRule rule, const char *text)
{
  g_autoptr (GError) error = NULL;
  DossierDateParts parts;

  if (rule == DOSSIER_RULE_DATE ? dossier_date_parse_parts (text, &parts, &error)
                                : dossier_date_check_timestamp (text, &error))
    return NULL;
  return g_strdup (error->message);
}

char *
dossier_rule_check (DossierRule rule, const char *text, gsize length, gboolean *is_limit)
{
  static const char *const bases[] = { "stated", "derived", "unknown", NULL };
  g_autofree char *shown = NULL;

  *is_limit = FALSE;
  if ((rule == DOSSIER_RULE_NAME || rule == DOSSIER_RULE_LABEL || rule == DOSSIER_RULE_TYPE)
      && length > DOSSIER_MAX_NAME_BYTES)
    {
      *is_limit = TRUE;
      return g_strdup (_ ("longer than 64 KiB; shorten it"));
    }

  switch (rule)
    {
    case DOSSIER_RULE_TEXT:
    case DOSSIER_RULE_LABEL:
      return NULL;
    case DOSSIER_RULE_WORDS:
    case DOSSIER_RULE_NAME:
      return length > 0 ? NULL : g_strdup (_ ("must not be empty"));
    case DOSSIER_RULE_TYPE:
      if (is_type (text))
        return NULL;
      shown = dossier_excerpt (text);
      return g_strdup_printf (_ ("\"%s\" is not a lower-case word such as \"actor\" or \"responds-to\""), shown);
    case DOSSIER_RULE_DATE:
    case DOSSIER_RULE_TIMESTAMP:
      return check_date (rule, text);
    case DOSSIER_RULE_PATH:
      if (is_inside_path (text))
        return NULL;
      shown = dossier_excerpt (text);
      return g_strdup_printf (_ ("\"%s\" is not a path inside the dossier’s folder, such as \"sources/text.txt\""),
                              shown);
    case DOSSIER_RULE_HASH:
      return is_hash (text) ? NULL : g_strdup (_ ("is not \"sha256-\" and 64 hexadecimal digits"));
    case DOSSIER_RULE_BASIS:
      if (g_strv_contains (bases, text))
        return NULL;
      shown = dossier_excerpt (text);
      return g_strdup_printf (_ ("\"%s\" is none of \"stated\", \"derived\" and \"unknown\""), shown);
    default:
      g_return_val_if_reached (NULL);
    }
}
