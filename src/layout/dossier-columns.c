/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-columns.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  DossierColumn column;
  guint node;
} Dated;

static int
compare_columns (const DossierColumn *a, const DossierColumn *b)
{
  if (a->day != b->day)
    return a->day < b->day ? -1 : 1;
  return (a->precision > b->precision) - (a->precision < b->precision);
}

static int
compare_dated (gconstpointer a, gconstpointer b)
{
  const Dated *first = a;
  const Dated *second = b;
  int order = compare_columns (&first->column, &second->column);

  return order != 0 ? order : (first->node > second->node) - (first->node < second->node);
}

/* The first day of the day, month, year, … that ends on @day. */
static gint64
find_begin (gint64 day, DossierDatePrecision precision)
{
  gint64 year;
  guint month, day_of_month;

  dossier_date_split_day (day, &year, &month, &day_of_month);
  switch (precision)
    {
    case DOSSIER_DATE_PRECISION_CENTURY:
      return dossier_date_join_day (year - 99, 1, 1);
    case DOSSIER_DATE_PRECISION_DECADE:
      return dossier_date_join_day (year - 9, 1, 1);
    case DOSSIER_DATE_PRECISION_YEAR:
      return dossier_date_join_day (year, 1, 1);
    case DOSSIER_DATE_PRECISION_SEASON:
      return dossier_date_join_day (month < 3 ? year - 1 : year, month < 3 ? month + 10 : month - 2, 1);
    case DOSSIER_DATE_PRECISION_MONTH:
      return dossier_date_join_day (year, month, 1);
    case DOSSIER_DATE_PRECISION_DAY:
    case DOSSIER_DATE_PRECISION_NONE:
    default:
      return day;
    }
}

static Dated *
list_dated (DossierGraph *graph, guint *n_dated)
{
  guint n_nodes = dossier_graph_get_n_nodes (graph);
  Dated *dated = g_new (Dated, MAX (n_nodes, 1));
  guint n = 0;

  for (guint i = 0; i < n_nodes; i++)
    {
      const DossierDate *date = &dossier_graph_get_node (graph, i)->date;

      if (!dossier_date_is_set (date))
        continue;
      dated[n] = (Dated){ { date->earliest, date->precision }, i };
      if ((date->flags & DOSSIER_DATE_OPEN_START) != 0)
        dated[n].column.day = find_begin (date->latest, date->precision);
      n++;
    }
  qsort (dated, n, sizeof *dated, compare_dated);
  *n_dated = n;

  return dated;
}

DossierColumns *
dossier_columns_new (DossierGraph *graph)
{
  DossierColumns *columns = g_new0 (DossierColumns, 1);
  guint n_nodes = dossier_graph_get_n_nodes (graph);
  guint n_dated = 0;
  g_autofree Dated *dated = list_dated (graph, &n_dated);

  columns->of_node = g_new (guint, MAX (n_nodes, 1));
  for (guint i = 0; i < n_nodes; i++)
    columns->of_node[i] = DOSSIER_COLUMN_NONE;
  columns->columns = g_new (DossierColumn, MAX (n_dated, 1));
  for (guint i = 0; i < n_dated; i++)
    {
      if (i == 0 || compare_columns (&dated[i].column, &dated[i - 1].column) != 0)
        columns->columns[columns->n_columns++] = dated[i].column;
      columns->of_node[dated[i].node] = columns->n_columns - 1;
    }

  return columns;
}

void
dossier_columns_free (DossierColumns *columns)
{
  g_free (columns->columns);
  g_free (columns->of_node);
  g_free (columns);
}

/* The column's date in EDTF. */
static char *
write_date (const DossierColumn *column)
{
  gint64 year;
  guint month, day;
  g_autofree char *text = NULL;

  dossier_date_split_day (column->day, &year, &month, &day);
  if (year > 9999 || year < -9999)
    return g_strdup_printf ("Y%" G_GINT64_FORMAT, year);
  text = g_strdup_printf ("%s%04" G_GINT64_FORMAT, year < 0 ? "-" : "", ABS (year));

  switch (column->precision)
    {
    case DOSSIER_DATE_PRECISION_CENTURY:
      return g_strdup_printf ("%.*sXX", (int) strlen (text) - 2, text);
    case DOSSIER_DATE_PRECISION_DECADE:
      return g_strdup_printf ("%.*sX", (int) strlen (text) - 1, text);
    case DOSSIER_DATE_PRECISION_SEASON:
      return g_strdup_printf ("%s-%u", text, 20 + CLAMP (month / 3, 1, 4));
    case DOSSIER_DATE_PRECISION_MONTH:
      return g_strdup_printf ("%s-%02u", text, month);
    case DOSSIER_DATE_PRECISION_DAY:
      return g_strdup_printf ("%s-%02u-%02u", text, month, day);
    case DOSSIER_DATE_PRECISION_YEAR:
    case DOSSIER_DATE_PRECISION_NONE:
    default:
      return g_steal_pointer (&text);
    }
}

char *
dossier_column_format (const DossierColumn *column)
{
  g_autofree char *date = write_date (column);

  return dossier_date_format (date);
}
