/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-convert-graphml-name.h"

#include <string.h>

/* Of those that every edition of XML allows. */
static gboolean
is_name_character (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c) || (c != 0 && strchr ("-._:", (int) c) != NULL);
  return c >= 0xc0 && c <= 0xffff && g_unichar_isalnum (c);
}

gboolean
dossier_graphml_is_name (const char *text)
{
  if (*text == '\0')
    return FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (!is_name_character (g_utf8_get_char (at)))
      return FALSE;

  return TRUE;
}

/* (transfer full): what cannot stand in a name as underscores. */
static char *
replace_characters (const char *column)
{
  GString *name = g_string_new (NULL);

  for (const char *at = column; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      g_string_append_unichar (name, is_name_character (c) ? c : '_');
    }
  if (name->len == 0)
    g_string_append_c (name, '_');
  return g_string_free (name, FALSE);
}

char *
dossier_graphml_make_key_name (const char *column, GHashTable *taken)
{
  g_autofree char *stem = NULL;
  char *name = NULL;

  if (dossier_graphml_is_name (column))
    return g_strdup (column);

  stem = replace_characters (column);
  name = g_strdup (stem);
  for (guint next = 2; !g_hash_table_add (taken, g_strdup (name)); next++)
    {
      g_free (name);
      name = g_strdup_printf ("%s_%u", stem, next);
    }
  return name;
}

gboolean
dossier_graphml_is_key_name_of (const char *name, const char *column)
{
  g_autofree char *stem = replace_characters (column);
  const char *rest;

  if (dossier_graphml_is_name (column) || !g_str_has_prefix (name, stem))
    return FALSE;
  rest = name + strlen (stem);
  return *rest == '\0' || (rest[0] == '_' && rest[1] != '\0' && rest[1 + strspn (rest + 1, "0123456789")] == '\0');
}
