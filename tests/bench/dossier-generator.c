/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-generator.h"

#include "dossier-generator-words.h"

#define EDGES_A_NODE 1.6

typedef enum
{
  ACTOR,
  STATEMENT,
  MEASURE,
  ELEMENT,
  N_TYPES,
} Type;

static const char *const type_names[] = { "actor", "statement", "measure", "element" };
/* The first nodes of each hundred, so to speak: what of it has a type. */
static const guint shares[] = { 20, 50, 22, 8 };

typedef struct
{
  Type from;
  Type to;
  const char *name;
  guint weight; /* among the relations that begin at the type */
} Relation;

static const Relation relations[] = {
  { ACTOR, STATEMENT, "said", 5 },         { ACTOR, STATEMENT, "reported", 2 },
  { ACTOR, MEASURE, "announced", 3 },      { ACTOR, ACTOR, "member-of", 1 },
  { STATEMENT, MEASURE, "about", 6 },      { STATEMENT, ELEMENT, "about", 3 },
  { STATEMENT, ACTOR, "about", 3 },        { STATEMENT, STATEMENT, "responds-to", 3 },
  { STATEMENT, STATEMENT, "supports", 1 }, { STATEMENT, STATEMENT, "contradicts", 1 },
  { MEASURE, ACTOR, "targets", 4 },        { MEASURE, ELEMENT, "covers", 5 },
  { MEASURE, ACTOR, "affects", 2 },        { MEASURE, MEASURE, "responds-to", 1 },
  { ELEMENT, ELEMENT, "part-of", 1 },
};

typedef struct
{
  GString *out;
  GRand *random;
  guint n_nodes;
  guint n_sources;
  guint n_edges;
  GArray
      *ends[N_TYPES]; /* (element-type guint): the nodes of a type so far, each once and once for each of its edges */
  guint8 *types;
} Generating;

static guint
below (Generating *g, guint bound)
{
  return (guint) g_rand_int_range (g->random, 0, (gint32) bound);
}

static void
append_date (Generating *g, const char *name)
{
  guint day = below (g, 730);

  /* Days that every month has. */
  g_string_append_printf (g->out, "\"%s\": \"%u-%02u-%02u\"", name, 2024 + day / 365, 1 + day % 365 * 12 / 365,
                          1 + day % 28);
}

static void
append_source (Generating *g, guint place)
{
  g_string_append_printf (g->out, "%s\n    {\"id\": \"s%u\", \"title\": \"", place > 0 ? "," : "", place);
  dossier_generator_append_sentence (g->out, g->random, 5 + below (g, 7), FALSE);
  g_string_append (g->out, "\", \"publisher\": \"The ");
  dossier_generator_append_name (g->out, g->random, 1);
  g_string_append_printf (g->out, " Times\", \"url\": \"https://example.org/articles/%u\", ", place);
  append_date (g, "datePublished");
  g_string_append_c (g->out, '}');
}

static void
append_citation (Generating *g)
{
  g_string_append_printf (g->out, "{\"source\": \"s%u\", \"exact\": \"", below (g, g->n_sources));
  dossier_generator_append_sentence (g->out, g->random, 10 + below (g, 20), TRUE);
  g_string_append (g->out, "\", \"prefix\": \"");
  dossier_generator_append_word (g->out, g->random);
  g_string_append (g->out, " he said. \", \"suffix\": \" The ");
  dossier_generator_append_word (g->out, g->random);
  g_string_append (g->out, "\"");
  if (below (g, 10) < 3)
    {
      g_string_append (g->out, ", ");
      append_date (g, "date");
      g_string_append (g->out, ", \"dateBasis\": \"stated\"");
    }
  g_string_append_c (g->out, '}');
}

static void
append_citations (Generating *g, guint n_citations)
{
  g_string_append (g->out, ", \"citations\": [");
  for (guint i = 0; i < n_citations; i++)
    {
      if (i > 0)
        g_string_append (g->out, ", ");
      append_citation (g);
    }
  g_string_append_c (g->out, ']');
}

static void
append_label (Generating *g, Type type)
{
  switch (type)
    {
    case ACTOR:
      dossier_generator_append_name (g->out, g->random, 2);
      if (below (g, 3) == 0)
        g_string_append (g->out, " Institute of Trade");
      break;

    case STATEMENT:
      dossier_generator_append_sentence (g->out, g->random, 6 + below (g, 8), FALSE);
      break;

    case MEASURE:
      dossier_generator_append_sentence (g->out, g->random, 3 + below (g, 4), FALSE);
      break;

    case ELEMENT:
    case N_TYPES:
    default:
      dossier_generator_append_name (g->out, g->random, 1);
      g_string_append (g->out, "ium");
      break;
    }
}

static Type
choose_type (Generating *g, guint place)
{
  guint dice;

  /* One of each first, so that every relation has ends. */
  if (place < N_TYPES)
    return (Type) place;

  dice = below (g, 100);
  for (Type type = ACTOR; type < ELEMENT; type++)
    {
      if (dice < shares[type])
        return type;
      dice -= shares[type];
    }
  return ELEMENT;
}

static void
append_node (Generating *g, guint place)
{
  Type type = choose_type (g, place);

  g->types[place] = (guint8) type;

  g_string_append_printf (g->out, "%s\n    {\"id\": \"n%u\", \"type\": \"%s\", \"label\": \"", place > 0 ? "," : "",
                          place, type_names[type]);
  append_label (g, type);
  g_string_append_c (g->out, '"');
  if (type == ACTOR && below (g, 4) == 0)
    {
      g_string_append (g->out, ", \"aliases\": [\"");
      dossier_generator_append_name (g->out, g->random, 1);
      g_string_append (g->out, "\"]");
    }
  if (type == STATEMENT || type == MEASURE)
    {
      g_string_append (g->out, ", ");
      append_date (g, "date");
    }
  append_citations (g, type == STATEMENT ? 1 + below (g, 2) : below (g, 10) > 0);
  g_string_append_c (g->out, '}');
}

static guint
choose_end (Generating *g, Type type)
{
  return g_array_index (g->ends[type], guint, below (g, g->ends[type]->len));
}

static void
append_edge (Generating *g, guint from, guint to, const char *name)
{
  g_string_append_printf (g->out, "%s\n    {\"id\": \"e%u\", \"from\": \"n%u\", \"to\": \"n%u\", \"type\": \"%s\"",
                          g->n_edges > 0 ? "," : "", g->n_edges, from, to, name);
  append_citations (g, below (g, 10) < 8);
  g_string_append_c (g->out, '}');

  g_array_append_val (g->ends[g->types[from]], from);
  g_array_append_val (g->ends[g->types[to]], to);
  g->n_edges++;
}

static const Relation *
choose_relation (Generating *g, Type from)
{
  guint total = 0;
  guint dice;

  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    if (relations[i].from == from)
      total += relations[i].weight;

  dice = below (g, total);
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    if (relations[i].from == from)
      {
        if (dice < relations[i].weight)
          return &relations[i];
        dice -= relations[i].weight;
      }

  g_assert_not_reached ();
}

/* What makes a node part of the whole. */
static void
append_first_edge (Generating *g, guint node)
{
  switch ((Type) g->types[node])
    {
    case ACTOR:
      append_edge (g, node, choose_end (g, ACTOR), "member-of");
      break;
    case STATEMENT:
      append_edge (g, choose_end (g, ACTOR), node, "said");
      break;
    case MEASURE:
      append_edge (g, choose_end (g, ACTOR), node, "announced");
      break;
    case ELEMENT:
    case N_TYPES:
    default:
      append_edge (g, choose_end (g, MEASURE), node, "covers");
      break;
    }
}

static void
append_further_edge (Generating *g, guint node)
{
  const Relation *relation = choose_relation (g, (Type) g->types[node]);
  guint to = choose_end (g, relation->to);

  if (to != node)
    append_edge (g, node, to, relation->name);
}

/* The graph grows node by node: what came early had longer to gather edges. */
static void
append_edges (Generating *g)
{
  guint n_edges = (guint) (EDGES_A_NODE * g->n_nodes);

  for (guint i = 0; i < g->n_nodes; i++)
    {
      if (i >= N_TYPES)
        append_first_edge (g, i);
      g_array_append_val (g->ends[g->types[i]], i);
      if (i >= N_TYPES && below (g, 100) < 55)
        append_further_edge (g, i);
    }

  /* The first four nodes have no relation to themselves, so that this ends. */
  while (g->n_edges < n_edges)
    append_further_edge (g, below (g, g->n_nodes));
}

GBytes *
dossier_generate (guint n_nodes, guint32 seed)
{
  Generating g = { .n_nodes = n_nodes, .n_sources = MAX (5, n_nodes / 50) };

  g_return_val_if_fail (n_nodes >= N_TYPES, NULL);

  g.out = g_string_new (NULL);
  g.random = g_rand_new_with_seed (seed);
  g.types = g_new (guint8, n_nodes);
  for (guint i = 0; i < N_TYPES; i++)
    {
      g.ends[i] = g_array_new (FALSE, FALSE, sizeof (guint));
    }

  g_string_append_printf (g.out, "{\n  \"dossier\": 1,\n  \"title\": \"Made up: %u nodes, seed %u\",\n  \"sources\": [",
                          n_nodes, seed);
  for (guint i = 0; i < g.n_sources; i++)
    append_source (&g, i);
  g_string_append (g.out, "\n  ],\n  \"nodes\": [");
  for (guint i = 0; i < n_nodes; i++)
    append_node (&g, i);
  g_string_append (g.out, "\n  ],\n  \"edges\": [");
  append_edges (&g);
  g_string_append (g.out, "\n  ]\n}\n");

  for (guint i = 0; i < N_TYPES; i++)
    {
      g_array_unref (g.ends[i]);
    }
  g_free (g.types);
  g_rand_free (g.random);
  return g_string_free_to_bytes (g.out);
}
