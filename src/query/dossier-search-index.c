/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-search-index.h"

#include "dossier-fold.h"

#include <string.h>

/* A node and a field of it in one word: 2^30 nodes, far past the format's limit. */
#define POSTING(node, field) ((node) << DOSSIER_FIELD_BITS | (guint) (field))
#define POSTING_NODE(posting) ((posting) >> DOSSIER_FIELD_BITS)
#define POSTING_FIELD(posting) ((posting) & ((1u << DOSSIER_FIELD_BITS) - 1))

/* Longer words are found by what they begin with. */
#define LONGEST_WORD 64

typedef struct
{
  guint node;
  DossierField field;
  gsize offset; /* in runs */
} Run;

struct _DossierSearchIndex
{
  guint n_nodes;
  guint n_words;
  char *text;         /* the words, each ended by NUL */
  guint *words;       /* offsets in text, sorted by what stands there */
  guint *starts;      /* n_words + 1 offsets in postings */
  guint *postings;    /* by word, then ascending by node */
  GString *runs;      /* CJK, each ended by NUL */
  GArray *run_places; /* (element-type Run), ascending by node, then field */
};

typedef struct
{
  guint word;
  guint posting;
} Pair;

struct _DossierSearchIndexBuilder
{
  guint n_nodes;
  GHashTable *numbers; /* (element-type utf8 guint): a word's number, from 1 */
  GPtrArray *words;    /* by number - 1; owned by text */
  GStringChunk *text;
  GArray *last;  /* (element-type guint): by number - 1: the last node it was entered for, from 1 */
  GArray *pairs; /* (element-type Pair) */
  GString *folded;
  GString *runs;
  GArray *run_places;
  guint node;
  DossierField field;
};

void
dossier_search_split (char *text, DossierSearchWordFunc visit, gpointer user_data)
{
  char *p = text;

  while (*p != '\0')
    {
      DossierFoldClass class = dossier_fold_classify (g_utf8_get_char (p));
      char *start = p;
      char kept;

      do
        p = g_utf8_next_char (p);
      while (*p != '\0' && dossier_fold_classify (g_utf8_get_char (p)) == class);

      if (class == DOSSIER_FOLD_BREAK)
        continue;

      kept = *p;
      *p = '\0';
      visit (start, (gsize) (p - start), class == DOSSIER_FOLD_CJK, user_data);
      *p = kept;
    }
}

DossierSearchIndexBuilder *
dossier_search_index_builder_new (guint n_nodes)
{
  DossierSearchIndexBuilder *builder = g_new0 (DossierSearchIndexBuilder, 1);

  builder->n_nodes = n_nodes;
  builder->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  builder->words = g_ptr_array_new ();
  builder->text = g_string_chunk_new (64 * 1024);
  builder->last = g_array_new (FALSE, FALSE, sizeof (guint));
  builder->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  builder->folded = g_string_new (NULL);
  builder->runs = g_string_new (NULL);
  builder->run_places = g_array_new (FALSE, FALSE, sizeof (Run));
  return builder;
}

static void
enter_word (DossierSearchIndexBuilder *builder, const char *word)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (builder->numbers, word));
  guint *last;
  Pair pair;

  if (number == 0)
    {
      char *copy = g_string_chunk_insert (builder->text, word);
      guint never = 0;

      g_ptr_array_add (builder->words, copy);
      g_array_append_val (builder->last, never);
      number = builder->words->len;
      g_hash_table_insert (builder->numbers, copy, GUINT_TO_POINTER (number));
    }

  /* The fields come from best to least: the first entry of a node is its best. */
  last = &g_array_index (builder->last, guint, number - 1);
  if (*last == builder->node + 1)
    return;

  *last = builder->node + 1;
  pair.word = number - 1;
  pair.posting = POSTING (builder->node, builder->field);
  g_array_append_val (builder->pairs, pair);
}

/* Calls @visit with each pair of signs in @run, and with its last sign alone where @with_last. */
static void
visit_sign_pairs (const char *run,
                  gboolean with_last,
                  void (*visit) (const char *pair, gpointer user_data),
                  gpointer user_data)
{
  for (const char *p = run; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *second = g_utf8_next_char (p);
      const char *end = *second != '\0' ? g_utf8_next_char (second) : second;
      char pair[16];

      if (*second == '\0' && p != run && !with_last)
        break;

      memcpy (pair, p, (gsize) (end - p));
      pair[end - p] = '\0';
      visit (pair, user_data);
    }
}

static void
enter_pair (const char *pair, gpointer user_data)
{
  enter_word (user_data, pair);
}

static gsize
clamp_word (const char *word, gsize length)
{
  if (length <= LONGEST_WORD)
    return length;

  return (gsize) (g_utf8_find_prev_char (word, word + LONGEST_WORD + 1) - word);
}

static void
add_word (const char *word, gsize length, gboolean cjk, gpointer user_data)
{
  DossierSearchIndexBuilder *builder = user_data;
  Run run;

  if (!cjk)
    {
      char clamped[LONGEST_WORD + 1];

      length = clamp_word (word, length);
      memcpy (clamped, word, length);
      clamped[length] = '\0';
      enter_word (builder, clamped);
      return;
    }

  run.node = builder->node;
  run.field = builder->field;
  run.offset = builder->runs->len;
  g_array_append_val (builder->run_places, run);
  g_string_append_len (builder->runs, word, (gssize) length + 1);
  visit_sign_pairs (word, TRUE, enter_pair, builder);
}

void
dossier_search_index_builder_add (DossierSearchIndexBuilder *builder, guint node, DossierField field, const char *text)
{
  builder->node = node;
  builder->field = field;
  g_string_truncate (builder->folded, 0);
  dossier_fold_append (builder->folded, text);
  dossier_search_split (builder->folded->str, add_word, builder);
}

static int
compare_words (gconstpointer a, gconstpointer b, gpointer user_data)
{
  GPtrArray *words = user_data;

  return strcmp (g_ptr_array_index (words, *(const guint *) a), g_ptr_array_index (words, *(const guint *) b));
}

DossierSearchIndex *
dossier_search_index_builder_end (DossierSearchIndexBuilder *builder)
{
  DossierSearchIndex *index = g_new0 (DossierSearchIndex, 1);
  g_autofree guint *order = NULL;
  g_autofree guint *next = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_words = builder->words->len;

  order = g_new (guint, MAX (n_words, 1));
  for (guint i = 0; i < n_words; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n_words, sizeof (guint), compare_words, builder->words);

  index->n_nodes = builder->n_nodes;
  index->n_words = n_words;
  index->words = g_new (guint, MAX (n_words, 1));
  index->starts = g_new0 (guint, n_words + 1);
  index->postings = g_new (guint, MAX (builder->pairs->len, 1));
  next = g_new0 (guint, MAX (n_words, 1));

  for (guint i = 0; i < n_words; i++)
    {
      const char *word = g_ptr_array_index (builder->words, order[i]);

      index->words[i] = (guint) text->len;
      g_string_append_len (text, word, (gssize) strlen (word) + 1);
    }

  for (guint i = 0; i < builder->pairs->len; i++)
    next[g_array_index (builder->pairs, Pair, i).word]++;

  for (guint i = 0, start = 0; i < n_words; i++)
    {
      guint count = next[order[i]];

      index->starts[i] = start;
      next[order[i]] = start;
      start += count;
    }
  index->starts[n_words] = builder->pairs->len;

  for (guint i = 0; i < builder->pairs->len; i++)
    {
      const Pair *pair = &g_array_index (builder->pairs, Pair, i);

      index->postings[next[pair->word]++] = pair->posting;
    }

  index->text = g_string_free (g_steal_pointer (&text), FALSE);
  index->runs = g_steal_pointer (&builder->runs);
  index->run_places = g_steal_pointer (&builder->run_places);

  g_hash_table_unref (builder->numbers);
  g_ptr_array_unref (builder->words);
  g_string_chunk_free (builder->text);
  g_array_unref (builder->last);
  g_array_unref (builder->pairs);
  g_string_free (builder->folded, TRUE);
  g_free (builder);
  return index;
}

void
dossier_search_index_free (DossierSearchIndex *index)
{
  g_free (index->text);
  g_free (index->words);
  g_free (index->starts);
  g_free (index->postings);
  g_string_free (index->runs, TRUE);
  g_array_unref (index->run_places);
  g_free (index);
}

/* The first word that is not before @prefix, or (@past) the first one that is past all that begin with it. */
static guint
find_bound (DossierSearchIndex *index, const char *prefix, gsize length, gboolean past)
{
  guint low = 0;
  guint high = index->n_words;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strncmp (index->text + index->words[middle], prefix, length);

      if (order < 0 || (past && order == 0))
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Sets the best field in @best of each node with a word that begins with @prefix. */
static void
mark_prefix (DossierSearchIndex *index, const char *prefix, gsize length, guint8 *best)
{
  guint first = index->starts[find_bound (index, prefix, length, FALSE)];
  guint end = index->starts[find_bound (index, prefix, length, TRUE)];

  memset (best, DOSSIER_FIELD_NONE, index->n_nodes);
  for (guint i = first; i < end; i++)
    {
      guint8 field = (guint8) POSTING_FIELD (index->postings[i]);
      guint8 *place = &best[POSTING_NODE (index->postings[i])];

      if (field < *place)
        *place = field;
    }
}

static void
narrow_to (guint8 *fields, const guint8 *best, guint n_nodes)
{
  for (guint i = 0; i < n_nodes; i++)
    fields[i] = MAX (fields[i], best[i]);
}

typedef struct
{
  DossierSearchIndex *index;
  guint8 *fields;
  guint8 *scratch;
} PairNarrowing;

static void
narrow_to_pair (const char *pair, gpointer user_data)
{
  PairNarrowing *narrowing = user_data;

  mark_prefix (narrowing->index, pair, strlen (pair), narrowing->scratch);
  narrow_to (narrowing->fields, narrowing->scratch, narrowing->index->n_nodes);
}

/* Of the nodes that @fields still has, keeps those in which @run itself stands. */
static void
narrow_to_run (DossierSearchIndex *index, const char *run, guint8 *fields, guint8 *scratch)
{
  memset (scratch, DOSSIER_FIELD_NONE, index->n_nodes);
  for (guint i = 0; i < index->run_places->len; i++)
    {
      const Run *place = &g_array_index (index->run_places, Run, i);

      if (fields[place->node] == DOSSIER_FIELD_NONE || scratch[place->node] <= place->field)
        continue;
      if (strstr (index->runs->str + place->offset, run) != NULL)
        scratch[place->node] = (guint8) place->field;
    }

  narrow_to (fields, scratch, index->n_nodes);
}

void
dossier_search_index_narrow (DossierSearchIndex *index, const char *word, gboolean cjk, guint8 *fields, guint8 *scratch)
{
  if (!cjk)
    {
      mark_prefix (index, word, clamp_word (word, strlen (word)), scratch);
      narrow_to (fields, scratch, index->n_nodes);
    }
  else
    {
      PairNarrowing narrowing = { index, fields, scratch };

      visit_sign_pairs (word, FALSE, narrow_to_pair, &narrowing);
      if (g_utf8_strlen (word, 4 * 3) > 2)
        narrow_to_run (index, word, fields, scratch);
    }
}
