/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-arena.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)

void
dossier_arena_set_limit (guint64 bytes)
{
}

gboolean
dossier_arena_is_exhausted (void)
{
  return FALSE;
}

#else

#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#ifndef MAP_FIXED_NOREPLACE
#define MAP_FIXED_NOREPLACE 0x100000
#endif

/* Address space is set aside once and made usable piece by piece. */
#define RESERVED ((gsize) 1 << (sizeof (gsize) == 8 ? 36 : 30))
#define LEAST_RESERVED ((gsize) 1 << 26)
#define PIECE ((gsize) 4 << 20)
/* Far from where the kernel puts programs, libraries and stacks on the machines that we know; those with 39 bits of
 * addresses, as some of ARM and RISC-V, have it, too. */
#define ADDRESS ((guintptr) (sizeof (gsize) == 8 ? G_GUINT64_CONSTANT (0x1000000000) : 0x50000000))

#define GRAIN 16
/* Sizes up to here have classes of their own by the grain; above, four classes a doubling. */
#define N_FINE 64
#define FINE_MOST (N_FINE * GRAIN)
#define N_CLASSES (N_FINE + 4 * 32)

/* Before what is given out. */
typedef struct
{
  void *start; /* of the block, which is this unless it had to be aligned */
  gsize size_class;
} Header;

G_STATIC_ASSERT (sizeof (Header) <= GRAIN);

typedef struct _Free Free;
struct _Free
{
  Free *next;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static guint8 *base;
static gsize reserved;
static gsize usable; /* bytes of the arena that may be written */
static gsize taken;  /* bytes of the arena that were given out at least once */
static gsize first;  /* where what is given out again begins */
static gsize most;   /* what taken may come to; 0 for no limit */
static Free *free_lists[N_CLASSES];
static volatile gboolean exhausted;

static void
reserve (void)
{
  for (reserved = RESERVED; reserved >= LEAST_RESERVED; reserved /= 4)
    {
      void *place = mmap ((void *) ADDRESS, reserved, PROT_NONE,
                          MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);

      /* Anywhere is better than nowhere. */
      if (place == MAP_FAILED)
        place = mmap (NULL, reserved, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
      if (place != MAP_FAILED)
        {
          base = place;
          return;
        }
    }
  reserved = 0;
}

/* The class for a size, and how much a block of it holds. */
static guint
get_class (gsize size, gsize *class_size)
{
  guint doubling;
  gsize step;
  gsize n;

  if (size <= FINE_MOST)
    {
      guint fine = (guint) ((MAX (size, 1) + GRAIN - 1) / GRAIN);

      *class_size = (gsize) fine * GRAIN;
      return fine - 1;
    }

  /* Between 2^k and 2^(k+1) in four steps. */
  doubling = 63 - (guint) __builtin_clzll ((unsigned long long) size - 1);
  step = (gsize) 1 << (doubling - 2);
  n = (size - 1 - ((gsize) 1 << doubling)) / step;
  *class_size = ((gsize) 1 << doubling) + (n + 1) * step;

  return N_FINE + 4 * (doubling - 10) + (guint) n;
}

static gboolean
make_usable (gsize end)
{
  gsize wanted = (end + PIECE - 1) / PIECE * PIECE;

  if (end > reserved || (most != 0 && end > most))
    return FALSE;

  wanted = MIN (wanted, reserved);
  if (wanted > usable)
    {
      if (mprotect (base + usable, wanted - usable, PROT_READ | PROT_WRITE) != 0)
        return FALSE;
      usable = wanted;
    }

  return TRUE;
}

/* The lock is held. */
static Header *
take_block (gsize size)
{
  Header *header = NULL;
  gsize class_size;
  guint size_class;

  if (base == NULL)
    reserve ();
  if (size > reserved)
    return NULL;

  size_class = get_class (size, &class_size);
  if (free_lists[size_class] != NULL)
    {
      Free *block = free_lists[size_class];

      free_lists[size_class] = block->next;
      header = (Header *) (gpointer) block;
    }
  else if (make_usable (taken + GRAIN + class_size))
    {
      header = (Header *) (gpointer) (base + taken);
      taken += GRAIN + class_size;
    }
  else
    {
      return NULL;
    }

  header->start = header;
  header->size_class = size_class;

  return header;
}

static gsize
get_class_size (gsize size_class)
{
  gsize coarse = size_class - N_FINE;
  gsize doubling = coarse / 4 + 10;

  if (size_class < N_FINE)
    return (size_class + 1) * GRAIN;

  return ((gsize) 1 << doubling) + (coarse % 4 + 1) * ((gsize) 1 << (doubling - 2));
}

static Header *
get_header (void *memory)
{
  return (Header *) (gpointer) ((guint8 *) memory - GRAIN);
}

static void *
allocate (gsize alignment, gsize size)
{
  Header *header;
  guint8 *memory = NULL;
  gsize room = size;

  if (alignment > GRAIN && __builtin_add_overflow (size, alignment, &room))
    room = G_MAXSIZE;

  pthread_mutex_lock (&lock);
  header = take_block (room);
  if (header != NULL)
    {
      memory = (guint8 *) header + GRAIN;
      if (alignment > GRAIN && (guintptr) memory % alignment != 0)
        {
          Header *aligned;

          memory += alignment - (guintptr) memory % alignment;
          aligned = get_header (memory);
          aligned->size_class = header->size_class;
          aligned->start = header;
        }
    }
  else
    {
      exhausted = TRUE;
      errno = ENOMEM;
    }
  pthread_mutex_unlock (&lock);

  return memory;
}

void
dossier_arena_set_limit (guint64 bytes)
{
  pthread_mutex_lock (&lock);
  /* Nor may it matter what was taken before, such as for the path of the program. */
  taken = (taken + PIECE - 1) / PIECE * PIECE;
  first = taken;
  memset (free_lists, 0, sizeof free_lists);
  most = bytes != 0 ? taken + (gsize) MIN (bytes, G_MAXSIZE - taken) : 0;
  pthread_mutex_unlock (&lock);
}

gboolean
dossier_arena_is_exhausted (void)
{
  return exhausted;
}

/* What follows takes the places of the C library's. */

void *
malloc (size_t size)
{
  return allocate (GRAIN, size);
}

void
free (void *memory)
{
  Header *header;
  Free *block;
  gsize size_class;

  if (memory == NULL)
    return;

  pthread_mutex_lock (&lock);
  header = get_header (memory);
  size_class = header->size_class;
  block = header->start;
  if ((guint8 *) block >= base + first)
    {
      block->next = free_lists[size_class];
      free_lists[size_class] = block;
    }
  pthread_mutex_unlock (&lock);
}

void *
calloc (size_t n, size_t size)
{
  size_t all;
  void *memory;

  if (__builtin_mul_overflow (n, size, &all))
    {
      errno = ENOMEM;
      return NULL;
    }

  memory = allocate (GRAIN, all);
  if (memory != NULL)
    memset (memory, 0, all);

  return memory;
}

size_t
malloc_usable_size (void *memory)
{
  Header *header;

  if (memory == NULL)
    return 0;

  header = get_header (memory);

  return get_class_size (header->size_class) - (gsize) ((guint8 *) header - (guint8 *) header->start);
}

void *
realloc (void *memory, size_t size)
{
  gsize has = malloc_usable_size (memory);
  void *larger;

  if (memory != NULL && size != 0 && size <= has)
    return memory;

  larger = size != 0 || memory == NULL ? allocate (GRAIN, size) : NULL;
  if (larger != NULL && memory != NULL)
    memcpy (larger, memory, MIN (has, size));
  if (larger != NULL || size == 0)
    free (memory);

  return larger;
}

void *
memalign (size_t alignment, size_t size)
{
  return allocate (alignment, size);
}

void *
aligned_alloc (size_t alignment, size_t size)
{
  return allocate (alignment, size);
}

int
posix_memalign (void **memory, size_t alignment, size_t size)
{
  *memory = allocate (alignment, size);

  return *memory != NULL ? 0 : ENOMEM;
}

#endif
