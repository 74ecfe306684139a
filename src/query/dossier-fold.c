/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-fold.h"

/* Letters that people type without their stroke or ligature, and that Unicode does not decompose. */
static const struct
{
  gunichar letter;
  const char *plain;
} plain_letters[] = {
  { 0x00e6, "ae" }, { 0x00f0, "d" }, { 0x00f8, "o" }, { 0x00fe, "th" }, { 0x0111, "d" },
  { 0x0127, "h" },  { 0x0131, "i" }, { 0x0142, "l" }, { 0x0153, "oe" }, { 0x0167, "t" },
};

static void
append_space (GString *out, gsize start)
{
  if (out->len > start && out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
}

static void
append_folded (GString *out, gsize start, gunichar c)
{
  GUnicodeType type;

  if (c < 0x80)
    {
      if (c <= 0x20 || c == 0x7f)
        append_space (out, start);
      else
        g_string_append_c (out, (char) c);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (plain_letters); i++)
    if (plain_letters[i].letter == c)
      {
        g_string_append (out, plain_letters[i].plain);
        return;
      }

  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
    {
      g_string_append_c (out, '-');
      return;
    }

  if ((c >= 0x2018 && c <= 0x201b) || c == 0x2032 || c == 0x2039 || c == 0x203a)
    {
      g_string_append_c (out, '\'');
      return;
    }

  if ((c >= 0x201c && c <= 0x201f) || c == 0x2033 || c == 0x00ab || c == 0x00bb)
    {
      g_string_append_c (out, '"');
      return;
    }

  type = g_unichar_type (c);
  switch (type)
    {
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_SPACING_MARK:
      /* The voicing marks of kana tell words apart as letters do. */
      if (c == 0x3099 || c == 0x309a)
        g_string_append_unichar (out, c);
      break;

    case G_UNICODE_FORMAT:
      break;

    case G_UNICODE_CONTROL:
    case G_UNICODE_SPACE_SEPARATOR:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      append_space (out, start);
      break;

    default:
      g_string_append_unichar (out, c);
      break;
    }
}

static gboolean
append_ascii (GString *out, const char *text)
{
  gsize start = out->len;

  for (const char *p = text; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;

      if (c >= 0x80)
        {
          g_string_truncate (out, start);
          return FALSE;
        }

      if (c <= 0x20 || c == 0x7f)
        append_space (out, start);
      else
        g_string_append_c (out, g_ascii_tolower ((char) c));
    }

  return TRUE;
}

void
dossier_fold_append (GString *out, const char *text)
{
  g_autofree char *decomposed = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *again = NULL;
  gsize start = out->len;

  /* Most text is ASCII, where the three passes below change nothing but case. */
  if (append_ascii (out, text))
    return;

  decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  if (decomposed == NULL)
    return;
  folded = g_utf8_casefold (decomposed, -1);
  /* Folding case can compose (U+0345) and can give letters that decompose. */
  again = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);

  for (const char *p = again; *p != '\0'; p = g_utf8_next_char (p))
    append_folded (out, start, g_utf8_get_char (p));
}

DossierFoldClass
dossier_fold_classify (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c) ? DOSSIER_FOLD_WORD : DOSSIER_FOLD_BREAK;

  if (c >= 0x1100)
    switch (g_unichar_get_script (c))
      {
      case G_UNICODE_SCRIPT_HAN:
      case G_UNICODE_SCRIPT_HIRAGANA:
      case G_UNICODE_SCRIPT_KATAKANA:
      case G_UNICODE_SCRIPT_HANGUL:
      case G_UNICODE_SCRIPT_BOPOMOFO:
      case G_UNICODE_SCRIPT_YI:
      case G_UNICODE_SCRIPT_THAI:
      case G_UNICODE_SCRIPT_LAO:
      case G_UNICODE_SCRIPT_KHMER:
      case G_UNICODE_SCRIPT_MYANMAR:
        return DOSSIER_FOLD_CJK;

      default:
        break;
      }

  /* The voicing marks and the long-vowel mark of kana belong to no one script. */
  if (c == 0x3099 || c == 0x309a || c == 0x30fc)
    return DOSSIER_FOLD_CJK;

  return g_unichar_isalnum (c) ? DOSSIER_FOLD_WORD : DOSSIER_FOLD_BREAK;
}
