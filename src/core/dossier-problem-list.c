/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-problem-list.h"

#include "dossier-error.h"
#include "dossier-excerpt.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PROBLEMS 1000

typedef struct
{
  char *place;
  char *message;
  gsize offset;
  guint serial; /* keeps the order of problems in one place */
  int code;
} Entry;

struct _DossierProblemList
{
  GArray *entries;
  gulong n_more;
};

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->place);
  g_free (entry->message);
}

DossierProblemList *
dossier_problem_list_new (void)
{
  DossierProblemList *list = g_new0 (DossierProblemList, 1);

  list->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (list->entries, clear_entry);
  return list;
}

void
dossier_problem_list_free (DossierProblemList *list)
{
  if (list == NULL)
    return;
  g_array_unref (list->entries);
  g_free (list);
}

static gboolean
is_plain_name (const char *name)
{
  return *name != '\0' && strlen (name) <= 60
         && strspn (name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-$") == strlen (name);
}

static void
append_place (GString *out, const DossierPlace *place)
{
  if (place == NULL)
    return;
  append_place (out, place->up);
  if (place->name == NULL)
    g_string_append_printf (out, "[%u]", place->entry);
  else if (is_plain_name (place->name))
    g_string_append_printf (out, "%s%s", out->len > 0 ? "." : "", place->name);
  else
    {
      g_autofree char *excerpt = dossier_excerpt (place->name);

      g_string_append_printf (out, "[\"%s\"]", excerpt);
    }
}

void
dossier_problem_list_add (DossierProblemList *list, const DossierPlace *place, gsize offset, int code, char *message)
{
  GString *path;
  Entry entry = { .offset = offset, .code = code, .serial = list->entries->len, .message = message };

  if (list->entries->len == MAX_PROBLEMS)
    {
      list->n_more++;
      g_free (message);
      return;
    }
  if (place != NULL)
    {
      path = g_string_new (NULL);
      append_place (path, place);
      entry.place = g_string_free (path, FALSE);
    }
  g_array_append_val (list->entries, entry);
}

/* Past this point problems are only counted, so their messages need not be made with care. */
gboolean
dossier_problem_list_is_full (DossierProblemList *list)
{
  return list->entries->len == MAX_PROBLEMS;
}

gboolean
dossier_problem_list_is_empty (DossierProblemList *list)
{
  return list->entries->len == 0;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *first = a;
  const Entry *second = b;

  if (first->offset != second->offset)
    return first->offset < second->offset ? -1 : 1;
  return first->serial < second->serial ? -1 : first->serial > second->serial;
}

static void
set_error (GError **error, const Entry *entry, const DossierProblem *problem, gulong n_others)
{
  g_autofree char *first = g_strdup_printf ("%s: %s", problem->place, problem->message);

  if (n_others == 0)
    g_set_error_literal (error, DOSSIER_ERROR, entry->code, first);
  else
    g_set_error (error, DOSSIER_ERROR, entry->code,
                 /* Translators: what is wrong with a file, and how many more problems there are. */
                 ngettext ("%s (and %lu more problem)", "%s (and %lu more problems)", n_others), first, n_others);
}

GPtrArray *
dossier_problem_list_end (DossierProblemList *list, const char *text, gsize length, GError **error)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_problem_free);
  gsize at = 0;
  guint line = 1;
  guint column = 1;

  /* Sorted, so that one walk through the text finds every line. */
  g_array_sort (list->entries, compare_entries);
  for (guint i = 0; i < list->entries->len; i++)
    {
      const Entry *entry = &g_array_index (list->entries, Entry, i);
      gsize offset = MIN (entry->offset, length);
      g_autofree char *place = NULL;

      for (; at < offset; at++)
        {
          if (text[at] == '\n')
            {
              line++;
              column = 1;
            }
          else if (((guchar) text[at] & 0xc0) != 0x80)
            column++;
        }
      place = entry->place != NULL && *entry->place != '\0' ? g_strdup (entry->place)
                                                            : g_strdup_printf (_ ("line %u, column %u"), line, column);
      g_ptr_array_add (problems, dossier_problem_new (place, line, column, "%s", entry->message));
    }
  if (problems->len > 0)
    set_error (error, &g_array_index (list->entries, Entry, 0), g_ptr_array_index (problems, 0),
               problems->len - 1 + list->n_more);
  if (list->n_more > 0)
    g_ptr_array_add (problems, dossier_problem_new (_ ("further on"), 0, 0,
                                                    ngettext ("%lu more problem is not listed",
                                                              "%lu more problems are not listed", list->n_more),
                                                    list->n_more));
  g_array_set_size (list->entries, 0);
  list->n_more = 0;
  return problems;
}
