/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-cli-select.h"

#include "dossier-cli-find.h"
#include "dossier-cli-open.h"
#include "dossier-cli-print.h"

#include <glib/gi18n-lib.h>
#include <string.h>

char *
dossier_cli_describe_queries (void)
{
  return g_strdup (
      _ ("A QUERY is words of labels, aliases, quotes and notes, side by side where all must stand, and terms:\n"
         "type:statement kind:person source:\"Asia Times\" by:\"He Yadong\" about:dysprosium\n"
         "relation:contradicts date:2026-01-06..2026-01-09 known:..2026-01-08 cited:no; “-” before a term\n"
         "excludes, “OR” joins, parentheses group. “--” lets a QUERY begin with “-”."));
}

static gboolean
is_set (const DossierCliSelection *selection)
{
  return selection->query != NULL || selection->focus != NULL || selection->from != NULL || selection->to != NULL;
}

/* Nobody goes on typing here, so that what is still open is a slip, which could find quite something else. Where it
 * stands is told in characters, counted from 1, as editors count. */
static DossierFilter *
parse (const char *text, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *place = NULL;
  DossierFilterSpan span = { 0, 0 };
  g_autoptr (DossierFilter) filter = dossier_filter_parse (text, &span, &error);

  if (filter != NULL && dossier_filter_check_closed (filter, &span, &error))
    return g_steal_pointer (&filter);

  place = g_strdup_printf ("%s: %ld", name, g_utf8_pointer_to_offset (text, text + span.start) + 1);
  dossier_cli_print_error (place, "%s", error->message);
  return NULL;
}

/* A date of an option; it must not bring more than a date into the query. */
static gboolean
check_date (const char *name, const char *text, DossierDate *date)
{
  g_autoptr (GError) error = NULL;

  if (text == NULL || (dossier_date_parse (text, date, &error) && (date->flags & DOSSIER_DATE_INTERVAL) == 0))
    return TRUE;

  dossier_cli_print_error (NULL, _ ("%s wants a date such as 2026-01-06, 2026-01 or 2026, not “%s”"), name, text);
  return FALSE;
}

static gboolean
check_dates (const DossierCliSelection *selection)
{
  DossierDate from = { .earliest = G_MININT64 };
  DossierDate to = { .latest = G_MAXINT64 };

  if (!check_date ("--from", selection->from, &from) || !check_date ("--to", selection->to, &to))
    return FALSE;
  if (from.earliest <= to.latest)
    return TRUE;

  dossier_cli_print_error (NULL, _ ("--from “%s” is later than --to “%s”"), selection->from, selection->to);
  return FALSE;
}

/* The query and the dates as one. */
static DossierFilter *
parse_selection (const DossierCliSelection *selection, const char *name)
{
  const char *query = selection->query != NULL ? selection->query : "";
  g_autoptr (DossierFilter) filter = parse (query, name);
  g_autofree char *dates = NULL;
  g_autofree char *text = NULL;

  if (filter == NULL || !check_dates (selection))
    return NULL;
  if (selection->from == NULL && selection->to == NULL)
    return g_steal_pointer (&filter);

  dates = g_strdup_printf ("%s..%s", selection->from != NULL ? selection->from : "",
                           selection->to != NULL ? selection->to : "");
  text = dossier_filter_text_add (query, DOSSIER_FILTER_DATE, dates, FALSE);
  return parse (text, "--from, --to");
}

/* An id may end in a colon and a number, too. */
static DossierFocus *
read_focus (const char *focus, const char *path, DossierGraph *graph)
{
  const char *colon = strrchr (focus, ':');
  g_autofree char *id = g_strdup (focus);
  guint64 hops = 1;
  guint node;

  if (dossier_graph_find_node (graph, focus) == DOSSIER_INDEX_NONE && colon != NULL && colon > focus
      && g_ascii_string_to_unsigned (colon + 1, 10, 0, G_MAXINT, &hops, NULL))
    id[colon - focus] = '\0';

  node = dossier_cli_find_node (path, graph, id);
  return node != DOSSIER_INDEX_NONE ? dossier_focus_new_around (dossier_graph_get_node (graph, node)->id, (guint) hops)
                                    : NULL;
}

static gboolean
find_matches (const DossierCliSelection *selection,
              DossierFilter *filter,
              const char *path,
              DossierGraph *graph,
              GCancellable *cancellable,
              DossierMatches **matches,
              int *code)
{
  g_autoptr (DossierFocus) focus = NULL;
  g_autoptr (DossierSearch) search = NULL;

  if (!is_set (selection))
    return TRUE;

  if (selection->focus != NULL)
    {
      focus = read_focus (selection->focus, path, graph);
      if (focus == NULL)
        {
          *code = DOSSIER_CLI_PROBLEMS;
          return FALSE;
        }
    }

  search = dossier_search_new (graph);
  *matches = dossier_matches_new (search, filter, focus, cancellable);
  if (*matches == NULL)
    *code = DOSSIER_CLI_CANCELLED;
  return *matches != NULL;
}

DossierGraph *
dossier_cli_open_part (const DossierCliSelection *selection,
                       const char *name,
                       const char *path,
                       GCancellable *cancellable,
                       DossierMatches **matches,
                       int *code)
{
  g_autoptr (DossierFilter) filter = parse_selection (selection, name);
  g_autoptr (DossierGraph) graph = NULL;

  *matches = NULL;
  if (filter == NULL)
    {
      *code = DOSSIER_CLI_WRONG_USE;
      return NULL;
    }

  graph = dossier_cli_open (path, cancellable, NULL, code);
  if (graph == NULL || !find_matches (selection, filter, path, graph, cancellable, matches, code))
    return NULL;

  return g_steal_pointer (&graph);
}
