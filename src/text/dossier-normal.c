/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-normal.h"

#include <string.h>

/* A cluster is a character and what can compose with it. Cut here, as a text of nothing but combining marks would take
 * quadratic time; Unicode's stream-safe format (UAX #15) allows 30. */
#define MAX_CLUSTER 32

#define BYTES_BETWEEN_ANCHORS 256u

/* A place in the normal form, and the one in the text where the same cluster starts. */
typedef struct
{
  gsize normal;
  gsize text;
} Anchor;

typedef struct
{
  const char *at;
  const char *end;
  gboolean after_space;
} Walk;

static gboolean
is_space (gunichar c)
{
  return c == 0x0b || c == 0x85 || g_unichar_isspace (c);
}

/* Only these can compose with what is before them: marks, and the vowels and final consonants of Hangul. */
static gboolean
can_compose (gunichar c)
{
  return c >= 0x300 && (g_unichar_ismark (c) || (c >= 0x1161 && c <= 0x1175) || (c >= 0x11a8 && c <= 0x11c2));
}

static gunichar
fold (gunichar c)
{
  if (c < 0x2010)
    return c;
  if (c <= 0x2015 || c == 0x2212)
    return '-';
  if (c >= 0x2018 && c <= 0x201b)
    return '\'';
  if (c >= 0x201c && c <= 0x201f)
    return '"';
  return c;
}

static void
append_composed (GString *out, const char *cluster, gsize length)
{
  g_autofree char *composed = g_utf8_normalize (cluster, (gssize) length, G_NORMALIZE_NFC);

  for (const char *p = composed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (out, fold (g_utf8_get_char (p)));
}

/* Whether a character by itself may be another one when it is composed. */
static gboolean
changes_alone (gunichar c)
{
  gunichar first;

  /* Han, Kana and Hangul that stand in most texts do not; of others, whoever decomposes may. */
  if (c < 0x340 || (c >= 0x3040 && c < 0xa000) || (c >= 0xac00 && c < 0xd7a4))
    return FALSE;
  return g_unichar_fully_decompose (c, FALSE, &first, 1) > 1 || first != c;
}

/* Appends the normal form of the next cluster. */
static void
take_cluster (Walk *walk, GString *out)
{
  const char *start = walk->at;
  gunichar c = g_utf8_get_char (start);
  guint n = 1;

  walk->at = g_utf8_next_char (start);
  if (is_space (c))
    {
      if (!walk->after_space)
        g_string_append_c (out, ' ');
      walk->after_space = TRUE;
      return;
    }
  walk->after_space = FALSE;
  while (walk->at < walk->end && n < MAX_CLUSTER && can_compose (g_utf8_get_char (walk->at)))
    {
      walk->at = g_utf8_next_char (walk->at);
      n++;
    }
  if (n > 1 || changes_alone (c))
    append_composed (out, start, (gsize) (walk->at - start));
  else if (c < 0x80)
    g_string_append_c (out, (char) c);
  else
    g_string_append_unichar (out, fold (c));
}

DossierNormal *
dossier_normal_new (const char *text, gsize length)
{
  DossierNormal *normal = g_new0 (DossierNormal, 1);
  GString *out = g_string_sized_new (length + 1);
  Walk walk = { text, text + length, FALSE };
  gsize last_anchor = 0;

  normal->anchors = g_array_new (FALSE, FALSE, sizeof (Anchor));
  while (walk.at < walk.end)
    {
      /* Not after a space, as whether one more is kept depends on what was before. */
      if (!walk.after_space && (normal->anchors->len == 0 || out->len - last_anchor >= BYTES_BETWEEN_ANCHORS))
        {
          Anchor anchor = { out->len, (gsize) (walk.at - text) };

          g_array_append_val (normal->anchors, anchor);
          last_anchor = out->len;
        }
      take_cluster (&walk, out);
    }
  normal->length = out->len;
  normal->text = g_string_free (out, FALSE);
  return normal;
}

void
dossier_normal_free (DossierNormal *normal)
{
  if (normal == NULL)
    return;
  g_array_unref (normal->anchors);
  g_free (normal->text);
  g_free (normal);
}

/* The last anchor at or before @offset. */
static const Anchor *
find_anchor (const DossierNormal *normal, gsize offset)
{
  guint first = 0;
  guint last = normal->anchors->len;

  while (last - first > 1)
    {
      guint middle = first + (last - first) / 2;

      if (g_array_index (normal->anchors, Anchor, middle).normal <= offset)
        first = middle;
      else
        last = middle;
    }
  return &g_array_index (normal->anchors, Anchor, first);
}

/* The cluster that became the byte at @offset. */
static void
find_cluster (const DossierNormal *normal, const char *text, gsize length, gsize offset, gsize *start, gsize *end)
{
  const Anchor *anchor = find_anchor (normal, offset);
  Walk walk = { text + anchor->text, text + length, FALSE };
  g_autoptr (GString) out = g_string_new (NULL);

  do
    {
      *start = (gsize) (walk.at - text);
      take_cluster (&walk, out);
      *end = (gsize) (walk.at - text);
    }
  while (anchor->normal + out->len <= offset && walk.at < walk.end);
}

void
dossier_normal_find_origin (const DossierNormal *normal,
                            const char *text,
                            gsize length,
                            gsize start,
                            gsize end,
                            gsize *text_start,
                            gsize *text_end)
{
  gsize unused;

  g_return_if_fail (start < end && end <= normal->length);

  find_cluster (normal, text, length, start, text_start, &unused);
  find_cluster (normal, text, length, end - 1, &unused, text_end);
}

char *
dossier_normalise (const char *text)
{
  g_autoptr (DossierNormal) normal = dossier_normal_new (text, strlen (text));

  return g_strstrip (g_steal_pointer (&normal->text));
}
