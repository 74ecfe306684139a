/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-search-text.h"

#include <string.h>

/* Before each piece of text stands its field, as a byte that no folded text has. */
#define FIELD_BYTE(field) ((char) (1 + (field)))
#define BYTE_FIELD(byte) ((guint8) ((byte) -1))
#define IS_FIELD_BYTE(byte) ((byte) > 0 && (byte) <= FIELD_BYTE (DOSSIER_FIELD_NONE))

struct _DossierSearchText
{
  guint n_items;
  guint n_begun;
  GString *bytes;
  gsize *starts; /* n_items + 1 offsets in bytes */
};

DossierSearchText *
dossier_search_text_new (guint n_items)
{
  DossierSearchText *text = g_new0 (DossierSearchText, 1);

  text->n_items = n_items;
  text->bytes = g_string_new (NULL);
  text->starts = g_new0 (gsize, (gsize) n_items + 1);
  return text;
}

void
dossier_search_text_free (DossierSearchText *text)
{
  g_string_free (text->bytes, TRUE);
  g_free (text->starts);
  g_free (text);
}

static void
begin_items (DossierSearchText *text, guint past)
{
  for (; text->n_begun < past; text->n_begun++)
    text->starts[text->n_begun] = text->bytes->len;
}

void
dossier_search_text_begin (DossierSearchText *text, guint item, DossierField field)
{
  begin_items (text, item + 1);
  g_string_append_c (text->bytes, FIELD_BYTE (field));
  g_string_append_c (text->bytes, ' ');
}

void
dossier_search_text_add_word (DossierSearchText *text, const char *word, gsize length)
{
  g_string_append_len (text->bytes, word, (gssize) length);
  g_string_append_c (text->bytes, ' ');
}

void
dossier_search_text_end (DossierSearchText *text)
{
  begin_items (text, text->n_items + 1);
}

static guint8
get_field (const char *found)
{
  while (!IS_FIELD_BYTE (*found))
    found--;
  return BYTE_FIELD (*found);
}

void
dossier_search_text_narrow (DossierSearchText *text, const char *bytes, guint8 *fields)
{
  gsize length = strlen (bytes);

  for (guint i = 0; i < text->n_items; i++)
    {
      const char *start = text->bytes->str + text->starts[i];
      const char *found;

      if (fields[i] == DOSSIER_FIELD_NONE)
        continue;

      found = memmem (start, text->starts[i + 1] - text->starts[i], bytes, length);
      fields[i] = found != NULL ? MAX (fields[i], get_field (found)) : DOSSIER_FIELD_NONE;
    }
}
