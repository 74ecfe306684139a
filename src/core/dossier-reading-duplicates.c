/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * Two members of one name in one object. RFC 8259 leaves open what they mean, and most readers keep the last and drop
 * the others in silence. A dossier loses nothing in silence, so they are errors.
 */

#include "dossier-config.h"

#include "dossier-reading.h"

#include "dossier-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Up to here every pair is compared, which is cheaper than a table. */
#define MAX_PAIRWISE 12u
#define TOKENS_BETWEEN_CANCEL_CHECKS 65536u

typedef struct
{
  guint container;
  guint end;   /* the first token after it */
  guint entry; /* of an array: the current one; G_MAXUINT before the first */
  guint name;  /* of an object: the token of the current member's name; G_MAXUINT before the first */
} Level;

typedef struct
{
  DossierReading *reading;
  Level levels[DOSSIER_JSON_MAX_DEPTH];
  guint depth;
  GPtrArray *unescaped;
} Walk;

/* Gives the path of the object at the top of the stack to the problem list. Only called where there is a problem. */
static void
report (Walk *walk, guint name)
{
  DossierPlace places[DOSSIER_JSON_MAX_DEPTH + 1];
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  const DossierPlace *up = NULL;

  if (!dossier_problem_list_is_full (walk->reading->problems))
    {
      for (guint i = 0; i < walk->depth; i++)
        {
          const Level *level = &walk->levels[i];
          gboolean in_array = dossier_json_get (walk->reading->json, level->container)->kind == DOSSIER_JSON_ARRAY;

          places[i] = (DossierPlace){ up, NULL, level->entry };
          if (!in_array)
            {
              places[i].name = dossier_json_dup_string (walk->reading->json, level->name);
              g_ptr_array_add (texts, (gpointer) places[i].name);
            }
          up = &places[i];
        }
      g_ptr_array_add (texts, dossier_json_dup_string (walk->reading->json, name));
    }
  dossier_reading_report (walk->reading, up, texts->len > 0 ? g_ptr_array_index (texts, texts->len - 1) : "", name,
                          DOSSIER_ERROR_INVALID, "%s",
                          _ ("the object has another member of this name; keep one of them"));
}

static gboolean
names_equal (const DossierJson *json, guint a, guint b)
{
  const DossierJsonToken *first = dossier_json_get (json, a);
  const DossierJsonToken *second = dossier_json_get (json, b);
  gsize length = first->end - first->start;
  g_autofree char *text = NULL;

  if (!first->escaped && !second->escaped)
    return second->end - second->start == length
           && memcmp (json->text + first->start, json->text + second->start, length) == 0;
  text = dossier_json_dup_string (json, a);
  return dossier_json_string_equals (json, b, text, strlen (text));
}

static void
compare_pairs (Walk *walk, guint object, guint n_members)
{
  const DossierJson *json = walk->reading->json;
  guint names[MAX_PAIRWISE];
  guint name = object + 1;

  for (guint i = 0; i < n_members; i++)
    {
      names[i] = name;
      for (guint j = 0; j < i; j++)
        if (names_equal (json, names[j], name))
          {
            report (walk, name);
            break;
          }
      name = dossier_json_get (json, name + 1)->next;
    }
}

static void
fill_table (Walk *walk, guint object, guint n_members)
{
  const DossierJson *json = walk->reading->json;
  g_autoptr (DossierIndex) names = dossier_index_new (n_members);
  guint name = object + 1;

  for (guint i = 0; i < n_members; i++)
    {
      const DossierJsonToken *token = dossier_json_get (json, name);
      const char *text = json->text + token->start + 1;
      gsize length = token->end - token->start - 2;

      if (token->escaped)
        {
          char *unescaped = dossier_json_dup_string (json, name);

          g_ptr_array_add (walk->unescaped, unescaped);
          text = unescaped;
          length = strlen (unescaped);
        }
      if (dossier_index_add (names, text, length, 0) != DOSSIER_INDEX_MISSING)
        report (walk, name);
      name = dossier_json_get (json, name + 1)->next;
    }
  g_ptr_array_set_size (walk->unescaped, 0);
}

/* Tokens lie in the order of the file, so one pass with a stack of what is open visits every object with its path. */
gboolean
dossier_reading_find_duplicates (DossierReading *reading)
{
  const DossierJson *json = reading->json;
  g_autoptr (GPtrArray) unescaped = g_ptr_array_new_with_free_func (g_free);
  Walk walk = { .reading = reading, .unescaped = unescaped };

  for (guint token = 0; token < json->n_tokens; token++)
    {
      const DossierJsonToken *here = dossier_json_get (json, token);
      Level *level;

      if (token % TOKENS_BETWEEN_CANCEL_CHECKS == 0 && g_cancellable_is_cancelled (reading->cancellable))
        return FALSE;
      while (walk.depth > 0 && token >= walk.levels[walk.depth - 1].end)
        walk.depth--;
      level = walk.depth > 0 ? &walk.levels[walk.depth - 1] : NULL;
      if (level != NULL && dossier_json_get (json, level->container)->kind == DOSSIER_JSON_OBJECT)
        {
          if (token != level->name + 1)
            {
              level->name = token;
              continue;
            }
        }
      else if (level != NULL)
        level->entry++; /* what is inside an entry has a level of its own */

      if (here->kind != DOSSIER_JSON_OBJECT && here->kind != DOSSIER_JSON_ARRAY)
        continue;
      if (here->kind == DOSSIER_JSON_OBJECT && here->n_children > MAX_PAIRWISE)
        fill_table (&walk, token, here->n_children);
      else if (here->kind == DOSSIER_JSON_OBJECT)
        compare_pairs (&walk, token, here->n_children);
      walk.levels[walk.depth++] = (Level){ token, here->next, G_MAXUINT, G_MAXUINT };
    }
  return TRUE;
}
