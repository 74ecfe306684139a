/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One pass over the bytes, no recursion: depth is a counter and a small stack, so no file can exhaust the C stack. */

#include "dossier-config.h"

#include "dossier-error.h"
#include "dossier-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_CHILDREN ((1u << 28) - 1)
#define TOKENS_BETWEEN_CANCEL_CHECKS (1u << 16)

typedef struct
{
  const char *text;
  const char *end;
  const char *at;
  DossierJsonToken *tokens;
  guint n_tokens;
  guint n_allocated;
  guint32 open[DOSSIER_JSON_MAX_DEPTH];
  guint depth;
  GCancellable *cancellable;
  GError *error;
} Scanner;

static gboolean
fail (Scanner *scanner, const char *at, const char *message)
{
  scanner->at = at;
  g_set_error_literal (&scanner->error, DOSSIER_ERROR, DOSSIER_ERROR_SYNTAX, message);
  return FALSE;
}

static gboolean
fail_limit (Scanner *scanner, const char *at, const char *message)
{
  scanner->at = at;
  g_set_error_literal (&scanner->error, DOSSIER_ERROR, DOSSIER_ERROR_LIMIT, message);
  return FALSE;
}

static gboolean
add_token (Scanner *scanner, DossierJsonKind kind, const char *start)
{
  DossierJsonToken *token;

  if (scanner->n_tokens == scanner->n_allocated)
    {
      /* The first guess suits text with long strings; a file of nothing but brackets grows it a few times. */
      gsize wanted = scanner->n_allocated == 0 ? (gsize) (scanner->end - scanner->text) / 24 + 16
                                               : (gsize) scanner->n_allocated + scanner->n_allocated / 2;
      DossierJsonToken *tokens = wanted < G_MAXUINT ? g_try_renew (DossierJsonToken, scanner->tokens, wanted) : NULL;

      if (tokens == NULL)
        return fail_limit (scanner, start, _ ("there is not enough memory to read so large a file"));
      scanner->tokens = tokens;
      scanner->n_allocated = (guint) wanted;
    }
  if (scanner->n_tokens % TOKENS_BETWEEN_CANCEL_CHECKS == 0
      && g_cancellable_set_error_if_cancelled (scanner->cancellable, &scanner->error))
    return FALSE;

  token = &scanner->tokens[scanner->n_tokens++];
  token->start = (guint32) (start - scanner->text);
  token->end = token->start;
  token->next = scanner->n_tokens;
  token->kind = kind;
  token->escaped = FALSE;
  token->n_children = 0;
  return TRUE;
}

static gboolean
end_token (Scanner *scanner, const char *end)
{
  scanner->tokens[scanner->n_tokens - 1].end = (guint32) (end - scanner->text);
  scanner->at = end;
  return TRUE;
}

static void
skip_space (Scanner *scanner)
{
  const char *p = scanner->at;

  while (p < scanner->end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
    p++;
  scanner->at = p;
}

/* Whether all of the eight bytes at @p are ASCII that needs no attention in a string. The usual trick of testing eight
 * bytes in one word: a byte below 0x20, or one that becomes 0 when it is xored with what is looked for, borrows into
 * its top bit. */
static inline gboolean
are_plain (const char *p)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  const guint64 tops = G_GUINT64_CONSTANT (0x8080808080808080);
  guint64 word, quote, backslash;

  memcpy (&word, p, sizeof word);
  quote = word ^ (ones * '"');
  backslash = word ^ (ones * '\\');
  return ((word | (word - ones * 0x20) | (quote - ones) | (backslash - ones)) & tops) == 0;
}

/* The length of the UTF-8 sequence at @p, or 0 where it is none: overlong, a surrogate, past U+10FFFF or cut off. */
static gsize
measure_sequence (const guchar *p, gsize left)
{
  if (p[0] >= 0xc2 && p[0] <= 0xdf)
    return left >= 2 && (p[1] & 0xc0) == 0x80 ? 2 : 0;
  if (p[0] >= 0xe0 && p[0] <= 0xef)
    {
      if (left < 3 || (p[1] & 0xc0) != 0x80 || (p[2] & 0xc0) != 0x80)
        return 0;
      return (p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] > 0x9f) ? 0 : 3;
    }
  if (p[0] >= 0xf0 && p[0] <= 0xf4)
    {
      if (left < 4 || (p[1] & 0xc0) != 0x80 || (p[2] & 0xc0) != 0x80 || (p[3] & 0xc0) != 0x80)
        return 0;
      return (p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] > 0x8f) ? 0 : 4;
    }
  return 0;
}

/* Four hexadecimal digits after `\u`, or -1. */
static int
scan_hex (const char *p, const char *end)
{
  int unit = 0;

  if (end - p < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return -1;
      unit = unit << 4 | digit;
    }
  return unit;
}

/* @p: the backslash. Returns: what follows the escape, or %NULL. */
static const char *
scan_escape (Scanner *scanner, const char *p)
{
  int unit;

  if (scanner->end - p < 2)
    {
      fail (scanner, scanner->end, _ ("the file ends in the middle of a string"));
      return NULL;
    }
  if (p[1] != '\0' && strchr ("\"\\/bfnrt", p[1]) != NULL)
    return p + 2;
  if (p[1] != 'u')
    {
      fail (scanner, p, _ ("a backslash that starts no JSON escape; write it twice for a backslash"));
      return NULL;
    }
  unit = scan_hex (p + 2, scanner->end);
  if (unit < 0)
    {
      fail (scanner, p, _ ("\\u needs four hexadecimal digits"));
      return NULL;
    }
  if (unit == 0)
    {
      fail (scanner, p, _ ("a NUL character (\\u0000); text cannot hold it"));
      return NULL;
    }
  if (unit >= 0xd800 && unit <= 0xdfff)
    {
      int low = unit <= 0xdbff && scanner->end - p >= 12 && p[6] == '\\' && p[7] == 'u' ? scan_hex (p + 8, scanner->end)
                                                                                        : -1;

      if (low < 0xdc00 || low > 0xdfff)
        {
          fail (scanner, p, _ ("half of a surrogate pair; a character past U+FFFF needs both halves"));
          return NULL;
        }
      return p + 12;
    }
  return p + 6;
}

static gboolean
scan_string (Scanner *scanner)
{
  const char *p = scanner->at + 1;
  const char *end = scanner->end;
  gboolean escaped = FALSE;

  if (!add_token (scanner, DOSSIER_JSON_STRING, scanner->at))
    return FALSE;
  for (;;)
    {
      while (end - p >= 8 && are_plain (p))
        p += 8;
      if (p == end)
        return fail (scanner, end, _ ("the file ends in the middle of a string"));
      if (*p == '"')
        break;
      if (*p == '\\')
        {
          escaped = TRUE;
          p = scan_escape (scanner, p);
          if (p == NULL)
            return FALSE;
        }
      else if ((guchar) *p >= 0x80)
        {
          gsize length = measure_sequence ((const guchar *) p, (gsize) (end - p));

          if (length == 0)
            return fail (scanner, p, _ ("this is not UTF-8; save the file as UTF-8"));
          p += length;
        }
      else if ((guchar) *p < 0x20)
        return fail (scanner, p,
                     *p == '\n' || *p == '\r'
                         ? _ ("a line break inside a string; is the closing quote missing? Write \\n for a line break")
                         : _ ("a control character inside a string; write it as an escape such as \\t"));
      else
        p++;
    }
  scanner->tokens[scanner->n_tokens - 1].escaped = escaped;
  return end_token (scanner, p + 1);
}

static gboolean
scan_number (Scanner *scanner)
{
  const char *p = scanner->at;
  const char *end = scanner->end;

#define IS_DIGIT(p) ((p) < end && g_ascii_isdigit (*(p)))
  if (!add_token (scanner, DOSSIER_JSON_NUMBER, p))
    return FALSE;
  if (*p == '-')
    p++;
  if (!IS_DIGIT (p))
    return fail (scanner, p, _ ("expected a digit after the minus sign"));
  if (*p == '0' && IS_DIGIT (p + 1))
    return fail (scanner, p, _ ("a number must not start with 0"));
  while (IS_DIGIT (p))
    p++;
  if (p < end && *p == '.')
    {
      p++;
      if (!IS_DIGIT (p))
        return fail (scanner, p, _ ("expected a digit after the decimal point"));
      while (IS_DIGIT (p))
        p++;
    }
  if (p < end && (*p == 'e' || *p == 'E'))
    {
      p++;
      if (p < end && (*p == '+' || *p == '-'))
        p++;
      if (!IS_DIGIT (p))
        return fail (scanner, p, _ ("expected a digit in the exponent"));
      while (IS_DIGIT (p))
        p++;
    }
#undef IS_DIGIT
  return end_token (scanner, p);
}

static gboolean
scan_word (Scanner *scanner)
{
  static const struct
  {
    const char *word;
    DossierJsonKind kind;
  } words[] = {
    { "null", DOSSIER_JSON_NULL },
    { "true", DOSSIER_JSON_TRUE },
    { "false", DOSSIER_JSON_FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i].word);

      if ((gsize) (scanner->end - scanner->at) >= length && memcmp (scanner->at, words[i].word, length) == 0)
        return add_token (scanner, words[i].kind, scanner->at) && end_token (scanner, scanner->at + length);
    }
  return fail (scanner, scanner->at, _ ("expected a value: true, false, null, a number, a string in quotes, [ or {"));
}

static gboolean
open_container (Scanner *scanner, DossierJsonKind kind)
{
  if (scanner->depth == DOSSIER_JSON_MAX_DEPTH)
    return fail_limit (scanner, scanner->at, _ ("nested more than 64 deep, which is more than a dossier may be"));
  if (!add_token (scanner, kind, scanner->at))
    return FALSE;
  scanner->open[scanner->depth++] = scanner->n_tokens - 1;
  scanner->at++;
  return TRUE;
}

static void
close_container (Scanner *scanner)
{
  DossierJsonToken *token = &scanner->tokens[scanner->open[--scanner->depth]];

  scanner->at++;
  token->end = (guint32) (scanner->at - scanner->text);
  token->next = scanner->n_tokens;
}

static gboolean
count_child (Scanner *scanner)
{
  DossierJsonToken *token = &scanner->tokens[scanner->open[scanner->depth - 1]];

  if (token->n_children == MAX_CHILDREN)
    return fail_limit (scanner, scanner->at, _ ("more entries in one array or object than a dossier may have"));
  token->n_children++;
  return TRUE;
}

/* A value: scalars whole, of containers the opening bracket. */
static gboolean
scan_value (Scanner *scanner, gboolean after_comma)
{
  switch (*scanner->at)
    {
    case '"':
      return scan_string (scanner);
    case '{':
      return open_container (scanner, DOSSIER_JSON_OBJECT);
    case '[':
      return open_container (scanner, DOSSIER_JSON_ARRAY);
    case '\'':
      return fail (scanner, scanner->at, _ ("a string must stand in double quotes"));
    case '/':
    case '#':
      return fail (scanner, scanner->at, _ ("JSON has no comments"));
    case ']':
    case '}':
    case ',':
      return fail (scanner, scanner->at, after_comma ? _ ("expected a value after the comma") : _ ("expected a value"));
    default:
      if (*scanner->at == '-' || g_ascii_isdigit (*scanner->at))
        return scan_number (scanner);
      return scan_word (scanner);
    }
}

static gboolean
scan_name (Scanner *scanner, gboolean after_comma)
{
  if (*scanner->at != '"')
    {
      if (after_comma && *scanner->at == '}')
        return fail (scanner, scanner->at, _ ("expected a name after the comma"));
      return fail (scanner, scanner->at,
                   after_comma ? _ ("expected a name in double quotes") : _ ("expected a name in double quotes or }"));
    }
  if (!count_child (scanner) || !scan_string (scanner))
    return FALSE;
  skip_space (scanner);
  if (scanner->at == scanner->end)
    return fail (scanner, scanner->at, _ ("the file ends after a name; it may have been cut off"));
  if (*scanner->at != ':')
    return fail (scanner, scanner->at, _ ("expected a colon after the name"));
  scanner->at++;
  return TRUE;
}

static gboolean
scan_text (Scanner *scanner)
{
  gboolean after_comma = FALSE;
  gboolean value_done = FALSE;

  for (;;)
    {
      const DossierJsonToken *container
          = scanner->depth > 0 ? &scanner->tokens[scanner->open[scanner->depth - 1]] : NULL;
      gboolean in_object = container != NULL && container->kind == DOSSIER_JSON_OBJECT;
      guint depth = scanner->depth;

      skip_space (scanner);
      if (value_done && container == NULL)
        return scanner->at == scanner->end || fail (scanner, scanner->at, _ ("text after the end of the dossier"));
      if (scanner->at == scanner->end)
        return fail (scanner, scanner->at,
                     in_object           ? _ ("the file ends before the last { is closed; it may have been cut off")
                     : container != NULL ? _ ("the file ends before the last [ is closed; it may have been cut off")
                                         : _ ("the file holds nothing but white space"));

      if (value_done)
        {
          if (*scanner->at == (in_object ? '}' : ']'))
            {
              close_container (scanner);
              continue;
            }
          if (*scanner->at != ',')
            return fail (scanner, scanner->at, in_object ? _ ("expected a comma or }") : _ ("expected a comma or ]"));
          scanner->at++;
          value_done = FALSE;
          after_comma = TRUE;
          continue;
        }
      if (container != NULL && !after_comma && *scanner->at == (in_object ? '}' : ']'))
        {
          close_container (scanner);
          value_done = TRUE;
          continue;
        }
      if (in_object)
        {
          if (!scan_name (scanner, after_comma))
            return FALSE;
          skip_space (scanner);
          if (scanner->at == scanner->end)
            return fail (scanner, scanner->at, _ ("the file ends after a name; it may have been cut off"));
          after_comma = FALSE;
        }
      else if (container != NULL && !count_child (scanner))
        return FALSE;
      if (!scan_value (scanner, after_comma))
        return FALSE;
      value_done = scanner->depth == depth;
      after_comma = FALSE;
    }
}

static gboolean
scan_file (Scanner *scanner)
{
  gsize length = (gsize) (scanner->end - scanner->text);

  if (length > DOSSIER_JSON_MAX_BYTES)
    return fail_limit (scanner, scanner->text, _ ("larger than 1 GiB, which is more than a dossier may be"));
  if (length == 0)
    return fail (scanner, scanner->text, _ ("the file is empty"));
  if (length >= 3 && memcmp (scanner->text, "\xef\xbb\xbf", 3) == 0)
    return fail (scanner, scanner->text, _ ("the file starts with a byte order mark; save it as UTF-8 without one"));
  if (length >= 2 && (memcmp (scanner->text, "\xff\xfe", 2) == 0 || memcmp (scanner->text, "\xfe\xff", 2) == 0))
    return fail (scanner, scanner->text, _ ("this is not UTF-8; save the file as UTF-8"));
  return scan_text (scanner);
}

DossierJson *
dossier_json_new (GBytes *bytes, gsize *fault, GCancellable *cancellable, GError **error)
{
  Scanner scanner = { .cancellable = cancellable };
  DossierJson *json;
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);

  scanner.text = g_bytes_get_data (bytes, &length);
  if (scanner.text == NULL)
    scanner.text = "";
  scanner.at = scanner.text;
  scanner.end = scanner.text + length;
  if (!scan_file (&scanner))
    {
      if (fault != NULL)
        *fault = (gsize) (scanner.at - scanner.text);
      g_propagate_error (error, scanner.error);
      g_free (scanner.tokens);
      return NULL;
    }

  json = g_new0 (DossierJson, 1);
  json->bytes = g_bytes_ref (bytes);
  json->text = scanner.text;
  json->length = length;
  json->tokens = scanner.tokens;
  json->n_tokens = scanner.n_tokens;
  return json;
}
