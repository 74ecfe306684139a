/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "core/dossier-error.h"
#include "core/dossier-json.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define TEXT(literal) { literal, sizeof (literal) - 1 }

typedef struct
{
  const char *text;
  gsize length;
} Text;

static const Text valid[] = {
  /* scalars at the top */
  TEXT ("0"), TEXT ("-0"), TEXT ("1"), TEXT ("-1"), TEXT ("10"), TEXT ("1234567890123456789012345678901234567890"),
  TEXT ("0.0"), TEXT ("-0.5"), TEXT ("1.10"), TEXT ("0e0"), TEXT ("0E+0"), TEXT ("1e5"), TEXT ("1E-5"), TEXT ("1.5e+05"),
  TEXT ("1e999"), TEXT ("-1e-999"), TEXT ("true"), TEXT ("false"), TEXT ("null"), TEXT ("\"\""), TEXT ("\" \""),
  /* white space */
  TEXT (" 1"), TEXT ("1 "), TEXT ("\t\r\n 1\n\n"), TEXT ("[ ]"), TEXT ("{\n}"), TEXT ("[\r\n1\t,\t2 ]"),
  TEXT ("{ \"a\" : 1 , \"b\" : 2 }"),
  /* arrays and objects */
  TEXT ("[]"), TEXT ("{}"), TEXT ("[[]]"), TEXT ("[{}]"), TEXT ("[[],[]]"), TEXT ("[1]"), TEXT ("[1,2,3]"),
  TEXT ("[null,true,false,0,\"\",[],{}]"), TEXT ("{\"\":0}"), TEXT ("{\"a\":{\"b\":{\"c\":[]}}}"),
  TEXT ("{\"a\":1,\"a\":2}"), TEXT ("{\"a\":[1,{\"b\":2}],\"c\":3}"), TEXT ("[[[[[[[[1]]]]]]]]"),
  /* strings */
  TEXT ("\"a\""), TEXT ("\"\\\"\""), TEXT ("\"\\\\\""), TEXT ("\"\\/\""), TEXT ("\"\\b\\f\\n\\r\\t\""),
  TEXT ("\"\\u0041\""), TEXT ("\"\\u00e9\\u4e2d\\uFFFF\""), TEXT ("\"\\ud83d\\ude00\""), TEXT ("\"\\uDBFF\\uDFFF\""),
  TEXT ("\"\\u0001\""), TEXT ("\"\\u007f\""), TEXT ("\"\x7f\""), TEXT ("\"/\""), TEXT ("\"'\""), TEXT ("\"\\\\u0000\""),
  TEXT ("\"\xc3\xa9\""), TEXT ("\"\xe4\xb8\xad\""), TEXT ("\"\xf0\x9f\x98\x80\""), TEXT ("\"\xef\xbb\xbf\""),
  TEXT ("\"\xef\xbf\xbf\""), TEXT ("\"\xf4\x8f\xbf\xbf\""), TEXT ("\"\xe2\x80\xa8\""), TEXT ("\"\xed\x9f\xbf\""),
  TEXT ("\"\xee\x80\x80\""), TEXT ("\"1234567\\n1234567\""), TEXT ("\"12345678\xc3\xa9\""), TEXT ("\"1234567\xc3\xa9\""),
  TEXT ("\"a string that is longer than eight bytes, and then longer than sixteen\""),
  TEXT ("[\"[1]\",\"{\",\"]\",\",\"]"), TEXT ("{\"{\":\"}\"}"),
};

typedef struct
{
  const char *text;
  gsize length;
  gsize fault;
  const char *word;
} Fault;

#define FAULT(literal, fault, word) { literal, sizeof (literal) - 1, fault, word }

static const Fault invalid[] = {
  FAULT ("", 0, "empty"),
  FAULT (" \n ", 3, "white space"),
  /* arrays */
  FAULT ("[", 1, "cut off"), FAULT ("[1", 2, "cut off"), FAULT ("[1,", 3, "cut off"), FAULT ("[[]", 3, "cut off"),
  FAULT ("]", 0, "expected a value"), FAULT ("[,]", 1, "expected a value"), FAULT ("[1,]", 3, "after the comma"),
  FAULT ("[1,,2]", 3, "after the comma"), FAULT ("[,1]", 1, "expected a value"), FAULT ("[1 2]", 3, "comma or ]"),
  FAULT ("[1}", 2, "comma or ]"), FAULT ("[1:2]", 2, "comma or ]"), FAULT ("[\"a\":1]", 4, "comma or ]"),
  FAULT ("[]]", 2, "after the end"), FAULT ("[]1", 2, "after the end"), FAULT ("[],", 2, "after the end"),
  FAULT ("[][]", 2, "after the end"), FAULT ("1 2", 2, "after the end"), FAULT ("1,2", 1, "after the end"),
  FAULT ("\"\"\"\"", 2, "after the end"), FAULT ("[\v1]", 1, "expected a value"), FAULT ("[\f]", 1, "expected a value"),
  FAULT ("[\xc2\xa0]", 1, "expected a value"), FAULT ("\xef\xbb\xbf{}", 0, "byte order mark"),
  /* objects */
  FAULT ("{", 1, "cut off"), FAULT ("{\"a\"", 4, "cut off"), FAULT ("{\"a\":", 5, "cut off"),
  FAULT ("{\"a\":1", 6, "cut off"), FAULT ("{\"a\":1,", 7, "cut off"), FAULT ("}", 0, "expected a value"),
  FAULT ("{,}", 1, "double quotes or }"), FAULT ("{\"a\":1,}", 7, "after the comma"),
  FAULT ("{\"a\":1,,\"b\":2}", 7, "double quotes"), FAULT ("{\"a\" 1}", 5, "colon"), FAULT ("{\"a\",1}", 4, "colon"),
  FAULT ("{\"a\"}", 4, "colon"), FAULT ("{\"a\"::1}", 5, "expected a value"), FAULT ("{\"a\":}", 5, "expected a value"),
  FAULT ("{:1}", 1, "double quotes"), FAULT ("{a:1}", 1, "double quotes"), FAULT ("{'a':1}", 1, "double quotes"),
  FAULT ("{1:1}", 1, "double quotes"), FAULT ("{null:1}", 1, "double quotes"), FAULT ("{[]:1}", 1, "double quotes"),
  FAULT ("{\"a\":1]", 6, "comma or }"), FAULT ("{\"a\":1 \"b\":2}", 7, "comma or }"), FAULT ("{}}", 2, "after the end"),
  FAULT ("{\"a\":1}x", 7, "after the end"), FAULT ("{\"a\":'b'}", 5, "double quotes"), FAULT ("[}", 1, "expected a value"),
  FAULT ("{]", 1, "double quotes"), FAULT ("{\"a\":b}", 5, "expected a value"),
  /* numbers */
  FAULT ("-", 1, "minus"), FAULT ("+1", 0, "expected a value"), FAULT ("--1", 1, "minus"), FAULT ("- 1", 1, "minus"),
  FAULT ("01", 0, "start with 0"), FAULT ("-01", 1, "start with 0"), FAULT ("00", 0, "start with 0"),
  FAULT (".5", 0, "expected a value"), FAULT ("1.", 2, "decimal point"), FAULT ("1.e5", 2, "decimal point"),
  FAULT ("1.5.", 3, "after the end"), FAULT ("1e", 2, "exponent"), FAULT ("1e+", 3, "exponent"),
  FAULT ("1E-", 3, "exponent"), FAULT ("1e5.5", 3, "after the end"), FAULT ("1ee5", 2, "exponent"),
  FAULT ("0x10", 1, "after the end"), FAULT ("1_000", 1, "after the end"), FAULT ("1a", 1, "after the end"),
  FAULT ("NaN", 0, "expected a value"), FAULT ("Infinity", 0, "expected a value"), FAULT ("-Infinity", 1, "minus"),
  FAULT ("1,000", 1, "after the end"), FAULT ("\xef\xbc\x91", 0, "expected a value"), FAULT ("-a", 1, "minus"),
  /* words */
  FAULT ("tru", 0, "expected a value"), FAULT ("True", 0, "expected a value"), FAULT ("TRUE", 0, "expected a value"),
  FAULT ("nul", 0, "expected a value"), FAULT ("nulll", 4, "after the end"), FAULT ("undefined", 0, "expected a value"),
  FAULT ("truefalse", 4, "after the end"), FAULT ("fals", 0, "expected a value"), FAULT ("a", 0, "expected a value"),
  /* comments */
  FAULT ("// a\n1", 0, "comments"), FAULT ("[/* a */]", 1, "comments"), FAULT ("[1] // a", 4, "after the end"),
  FAULT ("# a\n1", 0, "comments"), FAULT ("[1/**/]", 2, "comma or ]"),
  /* strings */
  FAULT ("\"", 1, "middle of a string"), FAULT ("\"a", 2, "middle of a string"), FAULT ("\"\\", 2, "middle of a string"),
  FAULT ("\"\\\"", 3, "middle of a string"), FAULT ("'a'", 0, "double quotes"), FAULT ("\"\\a\"", 1, "backslash"),
  FAULT ("\"\\'\"", 1, "backslash"), FAULT ("\"\\x41\"", 1, "backslash"), FAULT ("\"\\0\"", 1, "backslash"),
  FAULT ("\"\\\n\"", 1, "backslash"), FAULT ("\"\\\0\"", 1, "backslash"), FAULT ("\"\\u\"", 1, "four hexadecimal"),
  FAULT ("\"\\u12\"", 1, "four hexadecimal"), FAULT ("\"\\u123\"", 1, "four hexadecimal"),
  FAULT ("\"\\u123g\"", 1, "four hexadecimal"), FAULT ("\"\\U0041\"", 1, "backslash"), FAULT ("\"\\u 041\"", 1, "four"),
  FAULT ("\"\\u+041\"", 1, "four"), FAULT ("\"\\u0000\"", 1, "NUL"), FAULT ("\"a\\u0000b\"", 2, "NUL"),
  FAULT ("\"\\ud83d\"", 1, "surrogate"), FAULT ("\"\\ude00\"", 1, "surrogate"), FAULT ("\"\\ud83d\\ud83d\"", 1, "surrogate"),
  FAULT ("\"\\ude00\\ud83d\"", 1, "surrogate"), FAULT ("\"\\ud83dx\"", 1, "surrogate"), FAULT ("\"\\ud83d\\n\"", 1, "surrogate"),
  FAULT ("\"\\ud83d\\u0041\"", 1, "surrogate"), FAULT ("\"\\ud83d\\u00", 1, "surrogate"), FAULT ("\"\n\"", 1, "line break"),
  FAULT ("\"a\r\"", 2, "line break"), FAULT ("\"\t\"", 1, "control"), FAULT ("\"\0\"", 1, "control"),
  FAULT ("\"\x1f\"", 1, "control"), FAULT ("\"12345678\x01\"", 9, "control"), FAULT ("\"1234567\x01\"", 8, "control"),
  /* UTF-8 */
  FAULT ("\"\x80\"", 1, "UTF-8"), FAULT ("\"\xbf\"", 1, "UTF-8"), FAULT ("\"\xc0\x80\"", 1, "UTF-8"),
  FAULT ("\"\xc1\xbf\"", 1, "UTF-8"), FAULT ("\"\xc3\"", 1, "UTF-8"), FAULT ("\"\xc3", 1, "UTF-8"),
  FAULT ("\"\xe0\x80\xaf\"", 1, "UTF-8"), FAULT ("\"\xe0\x9f\xbf\"", 1, "UTF-8"), FAULT ("\"\xe4\xb8\"", 1, "UTF-8"),
  FAULT ("\"\xed\xa0\x80\"", 1, "UTF-8"), FAULT ("\"\xed\xbf\xbf\"", 1, "UTF-8"), FAULT ("\"\xf0\x8f\xbf\xbf\"", 1, "UTF-8"),
  FAULT ("\"\xf4\x90\x80\x80\"", 1, "UTF-8"), FAULT ("\"\xf5\x80\x80\x80\"", 1, "UTF-8"), FAULT ("\"\xff\"", 1, "UTF-8"),
  FAULT ("\"\xf0\x9f\x98\"", 1, "UTF-8"), FAULT ("\"\xf8\x88\x80\x80\x80\"", 1, "UTF-8"), FAULT ("\"abc\xe9t\xe9\"", 4, "UTF-8"),
  FAULT ("\xe9", 0, "expected a value"), FAULT ("\xff\xfe[\0]\0", 0, "UTF-8"), FAULT ("\xfe\xff\0[\0]", 0, "UTF-8"),
  FAULT ("\0", 0, "expected a value"), FAULT ("[1]\0", 3, "after the end"), FAULT ("<a/>", 0, "expected a value"),
};

static DossierJson *
scan (const char *text, gsize length, gsize *fault, GError **error)
{
  /* A copy without a byte to spare, so that a sanitizer sees every step too far. */
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return dossier_json_new (bytes, fault, NULL, error);
}

static void
test_valid (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (valid); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierJson) json = scan (valid[i].text, valid[i].length, NULL, &error);

      g_test_message ("%s", valid[i].text);
      g_assert_no_error (error);
      g_assert_nonnull (json);
      g_assert_cmpuint (json->tokens[0].next, ==, json->n_tokens);
    }
}

static void
test_invalid (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize fault = G_MAXSIZE;
      g_autoptr (DossierJson) json = scan (invalid[i].text, invalid[i].length, &fault, &error);
      g_autofree char *shown = g_strescape (invalid[i].text, NULL);

      g_test_message ("%s", shown);
      g_assert_null (json);
      g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_SYNTAX);
      g_test_message ("%" G_GSIZE_FORMAT ": %s", fault, error->message);
      g_assert_cmpuint (fault, ==, invalid[i].fault);
      g_assert_nonnull (strstr (error->message, invalid[i].word));
    }
}

/* Every byte at every place of a string: eight are looked at in one go where they need no attention. */
static void
test_every_byte (void)
{
  for (guint place = 1; place <= 20; place++)
    for (guint byte = 0; byte < 256; byte++)
      {
        char text[] = "\"12345678901234567890\"";
        gsize fault = G_MAXSIZE;
        g_autoptr (DossierJson) json = NULL;
        g_autofree char *value = NULL;

        text[place] = (char) byte;
        json = scan (text, strlen ("\"12345678901234567890\""), &fault, NULL);
        if (byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\')
          {
            g_assert_nonnull (json);
            value = dossier_json_dup_string (json, 0);
            g_assert_cmpuint (strlen (value), ==, 20);
            g_assert_cmpint (value[place - 1], ==, (char) byte);
          }
        else if (byte == '\\' && place == 20)
          g_assert_cmpuint (fault, ==, 22);
        else
          g_assert_cmpuint (fault, ==, byte == '"' ? place + 1 : place);
      }
}

/* Every beginning of a text is either no text, or one that ends earlier. */
static void
test_truncated (void)
{
  static const char text[] = "{\"a\":[1,-2.5e+3,\"x\\u00e9\\ud83d\\ude00\xe4\xb8\xad\",{\"b\":null}],\"c\":true}";

  for (gsize length = 0; length < sizeof text - 1; length++)
    {
      g_autoptr (GError) error = NULL;
      gsize fault = G_MAXSIZE;
      g_autoptr (DossierJson) json = scan (text, length, &fault, &error);

      g_assert_null (json);
      g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_SYNTAX);
      g_assert_cmpuint (fault, <=, length);
    }
}

static void
test_depth (void)
{
  for (guint depth = 63; depth <= 66; depth++)
    {
      g_autofree char *text = g_malloc0 (2 * depth + 1);
      g_autoptr (GError) error = NULL;
      gsize fault = 0;
      g_autoptr (DossierJson) json = NULL;

      memset (text, '[', depth);
      memset (text + depth, ']', depth);
      json = scan (text, 2 * depth, &fault, &error);
      g_assert_cmpint (json != NULL, ==, depth <= 64);
      if (depth > 64)
        {
          g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_LIMIT);
          g_assert_cmpuint (fault, ==, 64);
        }
    }
}

/* As deep as a file can be, without an end: no stack may be spent on it. */
static void
test_abyss (void)
{
  gsize length = 50000000;
  g_autofree char *text = g_malloc (length);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierJson) json = NULL;

  memset (text, '[', length);
  json = scan (text, length, NULL, &error);
  g_assert_null (json);
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_LIMIT);
}

static void
test_values (void)
{
  static const char text[] = "{\"s\": \"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\xc3\xa9\", \"n\": -1.5e2, \"\\u0078\": 1,"
                             " \"o\": {\"p\": [10, 20]}, \"t\": true, \"f\": false, \"z\": null}";
  g_autoptr (DossierJson) json = scan (text, sizeof text - 1, NULL, NULL);
  g_autofree char *string = NULL;
  g_autofree char *raw = NULL;
  guint array;

  g_assert_nonnull (json);
  g_assert_cmpuint (dossier_json_get (json, 0)->n_children, ==, 7);
  string = dossier_json_dup_string (json, dossier_json_find_member (json, 0, "s"));
  g_assert_cmpstr (string, ==, "a\"\\/\b\f\n\r\t\xc3\xa9\xf0\x9f\x98\x80\xc3\xa9");
  g_assert_cmpfloat (dossier_json_get_number (json, dossier_json_find_member (json, 0, "n")), ==, -150);
  g_assert_cmpuint (dossier_json_find_member (json, 0, "x"), !=, 0);
  g_assert_cmpuint (dossier_json_find_member (json, 0, "y"), ==, 0);
  g_assert_cmpuint (dossier_json_find_member (json, 0, "p"), ==, 0);
  array = dossier_json_find_member (json, dossier_json_find_member (json, 0, "o"), "p");
  g_assert_cmpint (dossier_json_get (json, array)->kind, ==, DOSSIER_JSON_ARRAY);
  g_assert_cmpuint (dossier_json_get (json, array)->n_children, ==, 2);
  raw = dossier_json_dup_raw (json, array);
  g_assert_cmpstr (raw, ==, "[10, 20]");
  g_assert_cmpfloat (dossier_json_get_number (json, array + 2), ==, 20);
  g_assert_cmpint (dossier_json_get (json, dossier_json_find_member (json, 0, "z"))->kind, ==, DOSSIER_JSON_NULL);
}

static void
test_quoted (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (DossierJson) json = NULL;
  g_autofree char *back = NULL;
  static const char text[] = "\x01\"\\/\b\f\n\r\t\x1f\x7f\xc3\xa9\xf0\x9f\x98\x80";

  dossier_json_append_quoted (out, text);
  json = scan (out->str, out->len, NULL, NULL);
  g_assert_nonnull (json);
  back = dossier_json_dup_string (json, 0);
  g_assert_cmpstr (back, ==, text);
  g_assert_cmpstr (out->str, ==,
                   "\"\\u0001\\\"\\\\/\\b\\f\\n\\r\\t\\u001f\x7f\xc3\xa9\xf0\x9f\x98\x80\"");
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("[1]", 3);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (dossier_json_new (bytes, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Random documents, to hold two readers against each other. */
static void
append_random_string (GString *out, GRand *rand)
{
  static const char *const pieces[] = { "a", "bc", " ", "\xc3\xa9", "\xe4\xb8\xad", "\xf0\x9f\x98\x80", "\\n", "\\\"",
                                        "\\\\", "\\/", "\\u0041", "\\u00e9", "\\ud83d\\ude00", "0123456789", "{", "]" };

  g_string_append_c (out, '"');
  for (int n = g_rand_int_range (rand, 0, 8); n > 0; n--)
    g_string_append (out, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  g_string_append_c (out, '"');
}

static void
append_random_space (GString *out, GRand *rand)
{
  static const char *const spaces[] = { "", "", "", " ", "\n", "\t", "\r\n  " };

  g_string_append (out, spaces[g_rand_int_range (rand, 0, G_N_ELEMENTS (spaces))]);
}

static void
append_random_value (GString *out, GRand *rand, guint depth)
{
  static const char *const scalars[] = { "null", "true", "false", "0", "-1", "12345", "1.5", "-2.5e-3", "1E2", "0.1" };
  int choice = g_rand_int_range (rand, 0, depth > 5 ? 6 : 10);
  int n = g_rand_int_range (rand, 0, 5);

  append_random_space (out, rand);
  if (choice < 3)
    g_string_append (out, scalars[g_rand_int_range (rand, 0, G_N_ELEMENTS (scalars))]);
  else if (choice < 6)
    append_random_string (out, rand);
  else
    {
      gboolean is_object = choice < 8;

      g_string_append_c (out, is_object ? '{' : '[');
      for (int i = 0; i < n; i++)
        {
          g_string_append (out, i > 0 ? "," : "");
          if (is_object)
            {
              /* Names are numbered, as the other reader drops all but the last of equal ones. */
              append_random_space (out, rand);
              append_random_string (out, rand);
              out->str[out->len - 1] = (char) ('0' + i);
              g_string_append (out, "\":");
            }
          append_random_value (out, rand, depth + 1);
        }
      append_random_space (out, rand);
      g_string_append_c (out, is_object ? '}' : ']');
    }
  append_random_space (out, rand);
}

static void
compare (const DossierJson *json, guint token, JsonNode *node)
{
  const DossierJsonToken *here = dossier_json_get (json, token);
  g_autofree char *string = NULL;
  guint at = token + 1;

  switch ((DossierJsonKind) here->kind)
    {
    case DOSSIER_JSON_NULL:
      g_assert_true (JSON_NODE_HOLDS_NULL (node));
      break;
    case DOSSIER_JSON_TRUE:
    case DOSSIER_JSON_FALSE:
      g_assert_cmpint (json_node_get_boolean (node), ==, here->kind == DOSSIER_JSON_TRUE);
      break;
    case DOSSIER_JSON_NUMBER:
      g_assert_cmpfloat (json_node_get_double (node), ==, dossier_json_get_number (json, token));
      break;
    case DOSSIER_JSON_STRING:
      string = dossier_json_dup_string (json, token);
      g_assert_cmpstr (string, ==, json_node_get_string (node));
      break;
    case DOSSIER_JSON_ARRAY:
      g_assert_cmpuint (here->n_children, ==, json_array_get_length (json_node_get_array (node)));
      for (guint i = 0; i < here->n_children; i++)
        {
          compare (json, at, json_array_get_element (json_node_get_array (node), i));
          at = dossier_json_get (json, at)->next;
        }
      g_assert_cmpuint (at, ==, here->next);
      break;
    case DOSSIER_JSON_OBJECT:
      g_assert_cmpuint (here->n_children, ==, json_object_get_size (json_node_get_object (node)));
      for (guint i = 0; i < here->n_children; i++)
        {
          g_autofree char *name = dossier_json_dup_string (json, at);

          g_assert_true (json_object_has_member (json_node_get_object (node), name));
          compare (json, at + 1, json_object_get_member (json_node_get_object (node), name));
          at = dossier_json_get (json, at + 1)->next;
        }
      g_assert_cmpuint (at, ==, here->next);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
test_against_json_glib (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260106);

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierJson) json = NULL;

      append_random_value (text, rand, 0);
      json = scan (text->str, text->len, NULL, &error);
      g_test_message ("%s", text->str);
      g_assert_no_error (error);
      json_parser_load_from_data (parser, text->str, (gssize) text->len, &error);
      g_assert_no_error (error);
      compare (json, 0, json_parser_get_root (parser));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/valid", test_valid);
  g_test_add_func ("/json/invalid", test_invalid);
  g_test_add_func ("/json/every-byte", test_every_byte);
  g_test_add_func ("/json/truncated", test_truncated);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/abyss", test_abyss);
  g_test_add_func ("/json/values", test_values);
  g_test_add_func ("/json/quoted", test_quoted);
  g_test_add_func ("/json/cancelled", test_cancelled);
  g_test_add_func ("/json/against-json-glib", test_against_json_glib);
  return g_test_run ();
}
