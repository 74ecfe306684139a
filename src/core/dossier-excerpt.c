/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-excerpt.h"

#include <string.h>

#define MAX_LENGTH 60
#define MAX_BYTES 400 /* more than that many characters can have */

char *
dossier_excerpt (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) strnlen (text, MAX_BYTES));
  GString *excerpt = g_string_new (NULL);
  guint length = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p), length++)
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);

      if (length == MAX_LENGTH)
        {
          g_string_append (excerpt, "…");
          break;
        }
      /* Controls, line ends and characters that turn the direction of what follows would spoil the message. */
      if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_LINE_SEPARATOR
          || type == G_UNICODE_PARAGRAPH_SEPARATOR)
        c = ' ';
      g_string_append_unichar (excerpt, c);
    }
  return g_string_free (excerpt, FALSE);
}
