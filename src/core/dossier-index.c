/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-index.h"

#include <string.h>

typedef struct
{
  const char *key; /* NULL: a free slot */
  guint32 hash;    /* spares a look at most keys that are not the one */
  guint32 length;
  guint32 value;
} Slot;

struct _DossierIndex
{
  Slot *slots;
  gsize n_slots; /* a power of two */
  gsize n_used;
  GPtrArray *keeper;
};

static guint64 hash_key[2];

static void
init_hash_key (void)
{
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < 2; i++)
        hash_key[i] = (guint64) g_random_int () << 32 | g_random_int ();
      g_once_init_leave (&ready, 1);
    }
}

static inline guint64
rotate (guint64 word, guint bits)
{
  return word << bits | word >> (64 - bits);
}

static inline void
sip_round (guint64 v[4])
{
  v[0] += v[1];
  v[1] = rotate (v[1], 13) ^ v[0];
  v[0] = rotate (v[0], 32);
  v[2] += v[3];
  v[3] = rotate (v[3], 16) ^ v[2];
  v[0] += v[3];
  v[3] = rotate (v[3], 21) ^ v[0];
  v[2] += v[1];
  v[1] = rotate (v[1], 17) ^ v[2];
  v[2] = rotate (v[2], 32);
}

/* SipHash-1-3 of J.-P. Aumasson and D. J. Bernstein, "SipHash: a fast short-input PRF", INDOCRYPT 2012, with words read
 * in the machine's own order: the hash never leaves the process. */
static guint64
hash_string (const char *key, gsize length)
{
  guint64 v[4] = {
    hash_key[0] ^ G_GUINT64_CONSTANT (0x736f6d6570736575),
    hash_key[1] ^ G_GUINT64_CONSTANT (0x646f72616e646f6d),
    hash_key[0] ^ G_GUINT64_CONSTANT (0x6c7967656e657261),
    hash_key[1] ^ G_GUINT64_CONSTANT (0x7465646279746573),
  };
  guint64 last = (guint64) length << 56;
  gsize left = length;

  for (; left >= 8; left -= 8, key += 8)
    {
      guint64 word;

      memcpy (&word, key, 8);
      v[3] ^= word;
      sip_round (v);
      v[0] ^= word;
    }
  for (gsize i = 0; i < left; i++)
    last |= (guint64) (guchar) key[i] << (8 * i);
  v[3] ^= last;
  sip_round (v);
  v[0] ^= last;
  v[2] ^= 0xff;
  for (guint i = 0; i < 3; i++)
    sip_round (v);
  return v[0] ^ v[1] ^ v[2] ^ v[3];
}

DossierIndex *
dossier_index_new (gsize n_expected)
{
  DossierIndex *index = g_atomic_rc_box_new0 (DossierIndex);

  init_hash_key ();
  index->n_slots = 8;
  while (index->n_slots / 4 * 3 < n_expected)
    index->n_slots *= 2;
  index->slots = g_new0 (Slot, index->n_slots);
  return index;
}

DossierIndex *
dossier_index_ref (DossierIndex *index)
{
  return g_atomic_rc_box_acquire (index);
}

static void
clear_index (gpointer data)
{
  DossierIndex *index = data;

  g_free (index->slots);
  g_clear_pointer (&index->keeper, g_ptr_array_unref);
}

void
dossier_index_unref (DossierIndex *index)
{
  g_atomic_rc_box_release_full (index, clear_index);
}

/* Where @key is, or the free slot where it belongs. */
static Slot *
find_slot (const DossierIndex *index, const char *key, gsize length, guint32 hash)
{
  gsize mask = index->n_slots - 1;
  gsize at = hash & mask;

  while (index->slots[at].key != NULL
         && (index->slots[at].hash != hash || index->slots[at].length != length
             || memcmp (index->slots[at].key, key, length) != 0))
    at = (at + 1) & mask;
  return &index->slots[at];
}

static Slot *
find_room (const DossierIndex *index, guint32 hash)
{
  gsize mask = index->n_slots - 1;
  gsize at = hash & mask;

  while (index->slots[at].key != NULL)
    at = (at + 1) & mask;
  return &index->slots[at];
}

static void
grow (DossierIndex *index)
{
  g_autofree Slot *old = g_steal_pointer (&index->slots);
  gsize n_old = index->n_slots;

  index->n_slots *= 2;
  index->slots = g_new0 (Slot, index->n_slots);
  for (gsize i = 0; i < n_old; i++)
    if (old[i].key != NULL)
      *find_room (index, old[i].hash) = old[i];
}

guint
dossier_index_add (DossierIndex *index, const char *key, gsize length, guint value)
{
  guint32 hash = (guint32) hash_string (key, length);
  Slot *slot;

  g_return_val_if_fail (length <= G_MAXUINT32, DOSSIER_INDEX_MISSING);

  if (index->n_used >= index->n_slots / 4 * 3)
    grow (index);
  slot = find_slot (index, key, length, hash);
  if (slot->key != NULL)
    return slot->value;
  slot->key = key;
  slot->hash = hash;
  slot->length = (guint32) length;
  slot->value = value;
  index->n_used++;
  return DOSSIER_INDEX_MISSING;
}

guint
dossier_index_find (const DossierIndex *index, const char *key, gsize length)
{
  const Slot *slot = find_slot (index, key, length, (guint32) hash_string (key, length));

  return slot->key != NULL ? slot->value : DOSSIER_INDEX_MISSING;
}

void
dossier_index_set_keeper (DossierIndex *index, GPtrArray *records)
{
  g_return_if_fail (index->keeper == NULL);

  index->keeper = g_ptr_array_ref (records);
}

guint
dossier_index_hash (gconstpointer text)
{
  init_hash_key ();
  return (guint) hash_string (text, strlen (text));
}
