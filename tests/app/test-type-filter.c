/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which types a query leaves, read from its text and written into it. */

#include "app/dossier-type-filter.h"

#include <string.h>

static const char *const types[] = { "actor", "statement", "measure", "event" };

#define N_TYPES G_N_ELEMENTS (types)

/* @expected: a letter for each type that is left, in order, or a dash. */
static void
check_read (const char *query, const char *expected)
{
  g_autofree guint8 *shown = dossier_type_filter_read (query, types, N_TYPES);
  char letters[N_TYPES + 1] = { 0 };

  for (guint i = 0; i < N_TYPES; i++)
    letters[i] = shown[i] ? types[i][0] : '-';
  g_assert_cmpstr (letters, ==, expected);
}

static void
test_read (void)
{
  g_autofree guint8 *of_nothing = dossier_type_filter_read ("type:actor", NULL, 0);

  g_assert_nonnull (of_nothing);
  check_read ("", "asme");
  check_read ("ban date:2026", "asme");
  check_read ("-type:statement", "a-me");
  check_read ("-type:Statement ban -type:event", "a-m-");
  check_read ("type:measure", "--m-");
  check_read ("type:measure type:actor", "----");
  /* No one's business but the writer's. */
  check_read ("(type:measure OR type:actor)", "asme");
  check_read ("kind:actor", "asme");
  /* In the middle of typing. */
  check_read ("-type:statement cited:perhaps", "asme");
}

static void
check_write (const char *query, const char *letters, const char *expected)
{
  guint8 shown[N_TYPES];
  g_autofree char *text = NULL;

  for (guint i = 0; i < N_TYPES; i++)
    shown[i] = letters[i] != '-';
  text = dossier_type_filter_write (query, types, N_TYPES, shown);
  g_assert_cmpstr (text, ==, expected);
  /* What was written is read back. */
  if (strcmp (letters, "----") != 0)
    check_read (text, letters);
}

static void
test_write (void)
{
  check_write ("", "asme", "");
  check_write ("", "a-me", "-type:statement");
  check_write ("-type:statement", "asme", "");
  check_write ("ban -type:statement date:2026", "asme", "ban date:2026");
  check_write ("-type:statement", "a-m-", "-type:statement -type:event");
  check_write ("ban", "--m-", "ban type:measure");
  check_write ("ban type:measure", "-sm-", "ban -type:actor -type:event");
  check_write ("-type:event -type:event", "asme", "");
  /* Nobody asks for nothing. */
  check_write ("type:measure", "----", "");
  /* Other words stay. */
  check_write ("-type:place", "a-me", "-type:place -type:statement");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/type-filter/read", test_read);
  g_test_add_func ("/type-filter/write", test_write);

  return g_test_run ();
}
