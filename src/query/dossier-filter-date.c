/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-filter-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
parse_end (const char *text, gsize start, gsize end, DossierDate *date, DossierFilterSpan *piece, GError **error)
{
  g_autofree char *part = g_strndup (text + start, end - start);
  g_autoptr (GError) problem = NULL;

  if (dossier_date_parse (part, date, &problem))
    return TRUE;

  *piece = (DossierFilterSpan){ start, end };
  /* Translators: %s says that something is not a date, and why. */
  g_set_error (error, DOSSIER_FILTER_ERROR, DOSSIER_FILTER_ERROR_VALUE, _ ("%s; write 2026, 2026-01 or 2026-01-06"),
               problem->message);
  return FALSE;
}

gboolean
dossier_filter_parse_date (const char *text, DossierDate *date, DossierFilterSpan *piece, GError **error)
{
  const char *dots = strstr (text, "..");
  gsize length = strlen (text);
  gsize middle;
  DossierDate from = { .earliest = G_MININT64 };
  DossierDate to = { .latest = G_MAXINT64 };

  memset (date, 0, sizeof *date);
  if (g_ascii_strcasecmp (text, "none") == 0)
    return TRUE;
  if (dots == NULL || strchr (text, '/') != NULL)
    return parse_end (text, 0, length, date, piece, error);

  middle = (gsize) (dots - text);
  if (length == 2)
    {
      *piece = (DossierFilterSpan){ 0, length };
      g_set_error_literal (error, DOSSIER_FILTER_ERROR, DOSSIER_FILTER_ERROR_VALUE,
                           _ ("Write a date before or after the two dots, such as 2026-01-06..2026-01-09"));
      return FALSE;
    }

  if (middle > 0 && !parse_end (text, 0, middle, &from, piece, error))
    return FALSE;
  if (middle + 2 < length && !parse_end (text, middle + 2, length, &to, piece, error))
    return FALSE;

  if (from.earliest > to.latest)
    {
      *piece = (DossierFilterSpan){ 0, length };
      g_set_error_literal (error, DOSSIER_FILTER_ERROR, DOSSIER_FILTER_ERROR_VALUE,
                           _ ("This time ends before it begins: write the earlier date first"));
      return FALSE;
    }

  date->earliest = from.earliest;
  date->latest = to.latest;
  date->flags = DOSSIER_DATE_INTERVAL;
  date->precision = DOSSIER_DATE_PRECISION_DAY;
  return TRUE;
}
