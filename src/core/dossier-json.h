/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The limits of the format that hold for any JSON text. */
#define DOSSIER_JSON_MAX_BYTES ((gsize) 1 << 30)
#define DOSSIER_JSON_MAX_DEPTH 64

/**
 * DossierJsonKind:
 *
 * What a token is.
 */
typedef enum
{
  DOSSIER_JSON_NULL,
  DOSSIER_JSON_FALSE,
  DOSSIER_JSON_TRUE,
  DOSSIER_JSON_NUMBER,
  DOSSIER_JSON_STRING,
  DOSSIER_JSON_ARRAY,
  DOSSIER_JSON_OBJECT,
} DossierJsonKind;

/**
 * DossierJsonToken:
 * @start: offset of its first byte; a string's is its opening quote
 * @end: offset after its last byte
 * @next: index of the first token that is not inside this one
 * @kind: a #DossierJsonKind
 * @escaped: whether a string holds a backslash
 * @n_children: entries of an array, members of an object
 *
 * One value or one member name. The tokens of an array follow it, those of an object too, as name, value, name, value.
 */
typedef struct
{
  guint32 start;
  guint32 end;
  guint32 next;
  guint32 kind : 3;
  guint32 escaped : 1;
  guint32 n_children : 28;
} DossierJsonToken;

/**
 * DossierJson:
 *
 * A JSON text as a flat array of tokens, the first of which is the whole. It is a table of contents, not a tree of
 * values: whoever reads it takes values from the text, where numbers keep their digits and members their order, and it
 * costs 16 bytes a value whatever the depth.
 */
typedef struct
{
  GBytes *bytes;
  const char *text;
  gsize length;
  DossierJsonToken *tokens;
  guint n_tokens;
} DossierJson;

/* Scans @bytes by RFC 8259, without its liberties: UTF-8 only, no byte order mark, no lone surrogate, no NUL character.
 * On an error @fault (nullable) is set to the offset where it stands. DOSSIER_ERROR_SYNTAX, DOSSIER_ERROR_LIMIT or
 * G_IO_ERROR_CANCELLED. */
DossierJson *dossier_json_new (GBytes *bytes, gsize *fault, GCancellable *cancellable, GError **error);
void dossier_json_free (DossierJson *json);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierJson, dossier_json_free)

static inline const DossierJsonToken *
dossier_json_get (const DossierJson *json, guint token)
{
  return &json->tokens[token];
}

/* The number of bytes that the string's value has at most, its NUL included. */
static inline gsize
dossier_json_get_string_room (const DossierJson *json, guint token)
{
  return json->tokens[token].end - json->tokens[token].start - 1;
}

gsize dossier_json_get_string_into (const DossierJson *json, guint token, char *buffer);
char *dossier_json_dup_string (const DossierJson *json, guint token);
char *dossier_json_dup_raw (const DossierJson *json, guint token);
gboolean dossier_json_string_equals (const DossierJson *json, guint token, const char *text, gsize length);
double dossier_json_get_number (const DossierJson *json, guint token);
/* The value token of the first member with that name, or 0. */
guint dossier_json_find_member (const DossierJson *json, guint object, const char *name);

void dossier_json_append_quoted (GString *out, const char *text);

G_END_DECLS
