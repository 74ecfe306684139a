/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-convert-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_GUESSES 10

typedef struct
{
  const char *name;
  const char *of_nodes[N_GUESSES]; /* lower case, the best first */
  const char *of_edges[N_GUESSES];
} Role;

/* An earlier role takes a column before a later one: what is called source may be an end of an edge. */
static const Role roles[] = {
  [DOSSIER_CONVERT_PROPERTY] = { "property", { NULL }, { NULL } },
  [DOSSIER_CONVERT_ID]
  = { "id", { "id", "node", "node id", "node_id", "nodeid", "key" }, { "id", "edge_id", "edgeid" } },
  [DOSSIER_CONVERT_FROM] = { "from", { NULL }, { "from", "source", "src", "source_id", "start", "subject" } },
  [DOSSIER_CONVERT_TO] = { "to", { NULL }, { "to", "target", "dst", "dest", "target_id", "end", "object" } },
  [DOSSIER_CONVERT_TYPE] = { "type",
                             { "type", "category", "class", "node_type", "nodetype", "labels" },
                             { "type", "relation", "relationship", "rel", "predicate", "interaction", "edge_type" } },
  [DOSSIER_CONVERT_KIND] = { "kind", { "kind", "subtype", "subcategory" }, { NULL } },
  [DOSSIER_CONVERT_LABEL] = { "label", { "label", "name", "title", "caption", "shared name" }, { "label", "name" } },
  [DOSSIER_CONVERT_DATE] = { "date",
                             { "date", "when", "published", "datepublished", "timestamp", "time", "year" },
                             { "date", "when", "published", "datepublished", "timestamp", "time", "year" } },
  [DOSSIER_CONVERT_DESCRIPTION] = { "description", { "description", "desc", "summary", "abstract" }, { NULL } },
  [DOSSIER_CONVERT_SOURCE] = { "source",
                               { "source", "reference", "source_title", "provenance", "url" },
                               { "source", "reference", "source_title", "provenance", "url" } },
  [DOSSIER_CONVERT_QUOTE]
  = { "quote", { "quote", "quotation", "exact", "excerpt" }, { "quote", "quotation", "exact", "excerpt" } },
};

G_STATIC_ASSERT (G_N_ELEMENTS (roles) == DOSSIER_N_CONVERT_ROLES);

/* Of nodes, and of edges. */
#define N_SIDES 2

typedef struct
{
  gboolean is_set;
  char *column;
} Choice;

struct _DossierConvertMap
{
  Choice roles[N_SIDES][DOSSIER_N_CONVERT_ROLES];
};

const char *
dossier_convert_role_get_name (DossierConvertRole role)
{
  g_return_val_if_fail ((guint) role < DOSSIER_N_CONVERT_ROLES, NULL);

  return roles[role].name;
}

DossierConvertMap *
dossier_convert_map_new (void)
{
  return g_new0 (DossierConvertMap, 1);
}

void
dossier_convert_map_free (DossierConvertMap *map)
{
  for (guint side = 0; side < N_SIDES; side++)
    for (guint i = 0; i < DOSSIER_N_CONVERT_ROLES; i++)
      g_free (map->roles[side][i].column);
  g_free (map);
}

void
dossier_convert_map_set_of (DossierConvertMap *map, gboolean is_of_edges, DossierConvertRole role, const char *column)
{
  Choice *choice;

  g_return_if_fail ((guint) role < DOSSIER_N_CONVERT_ROLES && role != DOSSIER_CONVERT_PROPERTY);

  choice = &map->roles[is_of_edges ? 1 : 0][role];
  choice->is_set = TRUE;
  g_free (choice->column);
  choice->column = g_strdup (column);
}

void
dossier_convert_map_set (DossierConvertMap *map, DossierConvertRole role, const char *column)
{
  dossier_convert_map_set_of (map, FALSE, role, column);
  dossier_convert_map_set_of (map, TRUE, role, column);
}

DossierConvertMap *
dossier_convert_map_parse (const char *text, GError **error)
{
  g_autoptr (DossierConvertMap) map = dossier_convert_map_new ();
  g_auto (GStrv) pairs = g_strsplit (text, ",", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *equals = strchr (pairs[i], '=');
      guint role = DOSSIER_N_CONVERT_ROLES;

      if (equals != NULL)
        {
          *equals = '\0';
          for (role = DOSSIER_CONVERT_PROPERTY + 1; role < DOSSIER_N_CONVERT_ROLES; role++)
            if (g_str_equal (roles[role].name, g_strstrip (pairs[i])))
              break;
        }

      if (role == DOSSIER_N_CONVERT_ROLES || !g_utf8_validate (equals + 1, -1, NULL))
        {
          g_autofree char *shown = g_utf8_make_valid (pairs[i], -1);

          g_set_error (
              error, DOSSIER_CONVERT_ERROR, DOSSIER_CONVERT_ERROR_MAP,
              _ ("“%s” is no part of a map; write ROLE=COLUMN, where ROLE is id, from, to, type, kind, label, date, "
                 "description, source or quote"),
              shown);
          return NULL;
        }

      dossier_convert_map_set (map, (DossierConvertRole) role, equals[1] != '\0' ? equals + 1 : NULL);
    }

  return g_steal_pointer (&map);
}

static gboolean
is_of_ends (DossierConvertRole role)
{
  return role == DOSSIER_CONVERT_ID || role == DOSSIER_CONVERT_FROM || role == DOSSIER_CONVERT_TO;
}

gboolean
dossier_convert_role_is_of (DossierConvertRole role, gboolean is_of_edges, DossierConvertFormat format)
{
  g_return_val_if_fail ((guint) role < DOSSIER_N_CONVERT_ROLES, FALSE);

  if (is_of_ends (role) && format != DOSSIER_CONVERT_CSV)
    return FALSE;

  return (is_of_edges ? roles[role].of_edges : roles[role].of_nodes)[0] != NULL;
}

static guint
find_column (
    const char *const *columns, guint n_columns, const DossierConvertRole *taken, const char *name, gboolean exact)
{
  for (guint i = 0; i < n_columns; i++)
    if (taken[i] == DOSSIER_CONVERT_PROPERTY
        && (exact ? g_str_equal (columns[i], name) : g_ascii_strcasecmp (columns[i], name) == 0))
      return i;

  return n_columns;
}

DossierConvertRole *
dossier_convert_map_resolve (const DossierConvertMap *map,
                             DossierConvertPart part,
                             gboolean with_ends,
                             const char *const *columns,
                             guint n_columns)
{
  DossierConvertRole *resolved = g_new0 (DossierConvertRole, MAX (n_columns, 1));
  const Choice *choices = map != NULL ? map->roles[part == DOSSIER_CONVERT_EDGES ? 1 : 0] : NULL;

  for (guint role = 1; choices != NULL && role < DOSSIER_N_CONVERT_ROLES; role++)
    if (choices[role].column != NULL && (with_ends || !is_of_ends ((DossierConvertRole) role)))
      {
        guint column = find_column (columns, n_columns, resolved, choices[role].column, TRUE);

        if (column < n_columns)
          resolved[column] = (DossierConvertRole) role;
      }

  for (guint role = 1; role < DOSSIER_N_CONVERT_ROLES; role++)
    {
      const char *const *guesses = part == DOSSIER_CONVERT_EDGES ? roles[role].of_edges : roles[role].of_nodes;

      if ((choices != NULL && choices[role].is_set) || (!with_ends && is_of_ends ((DossierConvertRole) role)))
        continue;

      for (guint i = 0; i < N_GUESSES && guesses[i] != NULL; i++)
        {
          guint column = find_column (columns, n_columns, resolved, guesses[i], FALSE);

          if (column < n_columns)
            {
              resolved[column] = (DossierConvertRole) role;
              break;
            }
        }
    }

  return resolved;
}

DossierConvertRole *
dossier_convert_map_resolve_table (const DossierConvertMap *map,
                                   const DossierConvertTable *table,
                                   DossierConvertPart part)
{
  guint n_columns = dossier_convert_table_get_n_columns (table, part);
  g_autofree const char **names = g_new (const char *, MAX (n_columns, 1));

  for (guint i = 0; i < n_columns; i++)
    names[i] = dossier_convert_table_get_column (table, part, i);

  return dossier_convert_map_resolve (map, part, FALSE, names, n_columns);
}

gboolean
dossier_convert_map_names_ends (const DossierConvertMap *map)
{
  return map != NULL && map->roles[1][DOSSIER_CONVERT_FROM].column != NULL
         && map->roles[1][DOSSIER_CONVERT_TO].column != NULL;
}

static gboolean
has_column (const DossierConvertTable *table, DossierConvertPart part, const char *name)
{
  for (guint i = 0; i < dossier_convert_table_get_n_columns (table, part); i++)
    if (g_str_equal (dossier_convert_table_get_column (table, part, i), name))
      return TRUE;

  return FALSE;
}

gboolean
dossier_convert_map_check (const DossierConvertMap *map, const DossierConvertTable *table, GError **error)
{
  for (guint i = 0; map != NULL && i < N_SIDES * DOSSIER_N_CONVERT_ROLES; i++)
    {
      guint role = i % DOSSIER_N_CONVERT_ROLES;
      const char *name = map->roles[i / DOSSIER_N_CONVERT_ROLES][role].column;

      /* Ends and ids are no columns any more where the format has a place for them; the reader of CSV has checked
       * them. */
      if (name == NULL || is_of_ends ((DossierConvertRole) role) || has_column (table, DOSSIER_CONVERT_NODES, name)
          || has_column (table, DOSSIER_CONVERT_EDGES, name))
        continue;

      g_set_error (error, DOSSIER_CONVERT_ERROR, DOSSIER_CONVERT_ERROR_MAP,
                   _ ("there is no column “%s”; “dossier convert --columns” lists those that are there"), name);
      return FALSE;
    }

  return TRUE;
}
