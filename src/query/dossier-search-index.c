/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-search-index.h"

#include "core/dossier-index.h"
#include "dossier-fold.h"
#include "dossier-search-text.h"

#include <string.h>

/* An item and a field of it in one word: 2^30 items, far past the format's limit. */
#define POSTING(item, field) ((item) << DOSSIER_FIELD_BITS | (guint) (field))
#define POSTING_ITEM(posting) ((posting) >> DOSSIER_FIELD_BITS)
#define POSTING_FIELD(posting) ((posting) & ((1u << DOSSIER_FIELD_BITS) - 1))

/* Longer words are found by what they begin with. */
#define LONGEST_WORD 64

struct _DossierSearchIndex
{
  guint n_items;
  guint n_words;
  char *text;      /* the words, each ended by NUL */
  guint *words;    /* offsets in text, sorted by what stands there */
  guint *starts;   /* n_words + 1 offsets in postings */
  guint *postings; /* by word, then ascending by item */
  DossierSearchText *texts;
};

typedef struct
{
  guint word;
  guint posting;
} Pair;

struct _DossierSearchIndexBuilder
{
  guint n_items;
  GHashTable *numbers; /* (element-type utf8 guint): a word's number, from 1 */
  GPtrArray *words;    /* by number - 1; owned by text */
  GStringChunk *text;
  GArray *last;  /* (element-type guint): by number - 1: the last item it was entered for, from 1 */
  GArray *pairs; /* (element-type Pair) */
  GString *folded;
  DossierSearchText *texts;
  guint item;
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
dossier_search_index_builder_new (guint n_items)
{
  DossierSearchIndexBuilder *builder = g_new0 (DossierSearchIndexBuilder, 1);

  builder->n_items = n_items;
  builder->numbers = g_hash_table_new (dossier_index_hash, g_str_equal);
  builder->words = g_ptr_array_new ();
  builder->text = g_string_chunk_new (64 * 1024);
  builder->last = g_array_new (FALSE, FALSE, sizeof (guint));
  builder->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  builder->folded = g_string_new (NULL);
  builder->texts = dossier_search_text_new (n_items);
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

  /* The fields come from best to least: the first entry of an item is its best. */
  last = &g_array_index (builder->last, guint, number - 1);
  if (*last == builder->item + 1)
    return;

  *last = builder->item + 1;
  pair.word = number - 1;
  pair.posting = POSTING (builder->item, builder->field);
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

  dossier_search_text_add_word (builder->texts, word, length);
  if (!cjk)
    {
      char clamped[LONGEST_WORD + 1];

      length = clamp_word (word, length);
      memcpy (clamped, word, length);
      clamped[length] = '\0';
      enter_word (builder, clamped);
      return;
    }

  visit_sign_pairs (word, TRUE, enter_pair, builder);
}

void
dossier_search_index_builder_add (DossierSearchIndexBuilder *builder, guint item, DossierField field, const char *text)
{
  builder->item = item;
  builder->field = field;
  dossier_search_text_begin (builder->texts, item, field);
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

  index->n_items = builder->n_items;
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
  index->texts = g_steal_pointer (&builder->texts);
  dossier_search_text_end (index->texts);

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
  dossier_search_text_free (index->texts);
  g_free (index);
}

guint
dossier_search_index_get_n_items (DossierSearchIndex *index)
{
  return index->n_items;
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

/* Sets the best field in @best of each item with a word that begins with @prefix, or (@whole) with that word. */
static void
mark (DossierSearchIndex *index, const char *prefix, gsize length, gboolean whole, guint8 *best)
{
  guint first = find_bound (index, prefix, length, FALSE);
  guint past = find_bound (index, prefix, length, TRUE);

  /* The word itself stands before those that go on. */
  if (whole && first < past && index->text[index->words[first] + length] != '\0')
    past = first;
  else if (whole && first < past)
    past = first + 1;

  memset (best, DOSSIER_FIELD_NONE, index->n_items);
  for (guint i = index->starts[first]; i < index->starts[past]; i++)
    {
      guint8 field = (guint8) POSTING_FIELD (index->postings[i]);
      guint8 *place = &best[POSTING_ITEM (index->postings[i])];

      if (field < *place)
        *place = field;
    }
}

static void
narrow_to (guint8 *fields, const guint8 *best, guint n_items)
{
  for (guint i = 0; i < n_items; i++)
    fields[i] = MAX (fields[i], best[i]);
}

typedef struct
{
  DossierSearchIndex *index;
  guint8 *fields;
  guint8 *best; /* scratch */
  guint n_words;
  /* Of a phrase: */
  GString *phrase; /* its words as they stand in the texts */
  char *last;      /* its last word, not yet looked up */
  gsize last_length;
  gboolean is_last_cjk;
} Narrowing;

static void
narrow_to_word (Narrowing *narrowing, const char *word, gsize length, gboolean whole)
{
  mark (narrowing->index, word, length, whole, narrowing->best);
  narrow_to (narrowing->fields, narrowing->best, narrowing->index->n_items);
}

static void
narrow_to_pair (const char *pair, gpointer user_data)
{
  narrow_to_word (user_data, pair, strlen (pair), FALSE);
}

static void
narrow_to_beginning (const char *word, gsize length, gboolean cjk, gpointer user_data)
{
  Narrowing *narrowing = user_data;

  narrowing->n_words++;
  if (!cjk)
    {
      narrow_to_word (narrowing, word, clamp_word (word, length), FALSE);
      return;
    }

  visit_sign_pairs (word, FALSE, narrow_to_pair, narrowing);
  if (g_utf8_strlen (word, (gssize) length) > 2)
    dossier_search_text_narrow (narrowing->index->texts, word, narrowing->fields);
}

guint
dossier_search_index_narrow (DossierSearchIndex *index, const char *text, guint8 *fields)
{
  Narrowing narrowing = { .index = index, .fields = fields };
  g_autofree guint8 *best = g_malloc (MAX (index->n_items, 1));
  g_autoptr (GString) folded = g_string_new (NULL);

  narrowing.best = best;
  dossier_fold_append (folded, text);
  dossier_search_split (folded->str, narrow_to_beginning, &narrowing);
  return narrowing.n_words;
}

/* A word of a phrase narrows once it is known whether another follows it. */
static void
narrow_to_last (Narrowing *narrowing, gboolean whole)
{
  if (narrowing->last == NULL)
    return;

  if (narrowing->is_last_cjk)
    visit_sign_pairs (narrowing->last, FALSE, narrow_to_pair, narrowing);
  else
    narrow_to_word (narrowing, narrowing->last, clamp_word (narrowing->last, narrowing->last_length), whole);
  g_clear_pointer (&narrowing->last, g_free);
}

static void
add_to_phrase (const char *word, gsize length, gboolean cjk, gpointer user_data)
{
  Narrowing *narrowing = user_data;

  narrow_to_last (narrowing, TRUE);

  /* Runs of signs are found inside of others, at both ends of the phrase. */
  if (narrowing->n_words > 0 || !cjk)
    g_string_append_c (narrowing->phrase, ' ');
  g_string_append_len (narrowing->phrase, word, (gssize) length);
  narrowing->last = g_strndup (word, length);
  narrowing->last_length = length;
  narrowing->is_last_cjk = cjk;
  narrowing->n_words++;
}

guint
dossier_search_index_narrow_phrase (DossierSearchIndex *index, const char *text, gboolean is_open, guint8 *fields)
{
  Narrowing narrowing = { .index = index, .fields = fields };
  g_autofree guint8 *best = g_malloc (MAX (index->n_items, 1));
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autoptr (GString) phrase = g_string_new (NULL);
  gboolean is_whole;

  narrowing.best = best;
  narrowing.phrase = phrase;
  dossier_fold_append (folded, text);
  dossier_search_split (folded->str, add_to_phrase, &narrowing);

  is_whole = !is_open && !narrowing.is_last_cjk;
  narrow_to_last (&narrowing, is_whole);
  if (is_whole)
    g_string_append_c (phrase, ' ');
  /* The table alone knows where one short word stands. */
  if (narrowing.n_words > 1 || narrowing.is_last_cjk || narrowing.last_length > LONGEST_WORD)
    dossier_search_text_narrow (index->texts, phrase->str, fields);
  return narrowing.n_words;
}
