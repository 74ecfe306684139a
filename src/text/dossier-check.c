/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-check.h"

#include "dossier-near.h"
#include "dossier-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A text to search in, and what was found there. */
typedef struct
{
  const char *text;
  gsize length;
} Haystack;

/* How often @needle stands in @haystack, counted up to 2, and where it stands first. */
static guint
count (const Haystack *haystack, const char *needle, gsize length, gsize *first)
{
  const char *end = haystack->text + haystack->length;
  const char *found = memmem (haystack->text, haystack->length, needle, length);

  if (found == NULL)
    return 0;
  *first = (gsize) (found - haystack->text);
  found++;
  return memmem (found, (gsize) (end - found), needle, length) != NULL ? 2 : 1;
}

static gboolean
has_offsets (const DossierCitation *citation)
{
  return citation->start >= 0 && citation->end > citation->start;
}

static void
set_found (DossierCheck *check, DossierCheckStatus status, DossierText *text, gsize start, gsize end)
{
  check->status = status;
  check->start = dossier_text_get_offset (text, start);
  check->end = dossier_text_get_offset (text, end);
}

static gboolean
stands_at_offsets (const DossierCitation *citation, DossierText *text)
{
  gsize length;
  const char *bytes = dossier_text_get_bytes (text, &length);
  gsize start, end;

  if (!has_offsets (citation) || citation->end > dossier_text_get_length (text))
    return FALSE;
  start = dossier_text_get_byte_offset (text, citation->start);
  end = dossier_text_get_byte_offset (text, citation->end);
  return end - start == strlen (citation->exact) && memcmp (bytes + start, citation->exact, end - start) == 0;
}

static gboolean
has_context (const DossierCitation *citation)
{
  return (citation->prefix != NULL && *citation->prefix != '\0')
         || (citation->suffix != NULL && *citation->suffix != '\0');
}

static char *
join_context (const DossierCitation *citation)
{
  return g_strconcat (citation->prefix != NULL ? citation->prefix : "", citation->exact, citation->suffix, NULL);
}

/* The quote as it is. Returns how often it was found, up to 2; @check is set where that or its context tells where. */
static guint
check_exact (const DossierCitation *citation, DossierText *text, DossierCheck *check)
{
  gsize length = strlen (citation->exact);
  gsize first = 0;
  Haystack haystack;
  guint n;

  haystack.text = dossier_text_get_bytes (text, &haystack.length);
  n = count (&haystack, citation->exact, length, &first);
  if (n == 0)
    return 0;
  set_found (check, n == 1 ? DOSSIER_CHECK_EXACT : DOSSIER_CHECK_AMBIGUOUS, text, first, first + length);
  if (n == 2 && has_context (citation))
    {
      g_autofree char *whole = join_context (citation);
      gsize prefix = citation->prefix != NULL ? strlen (citation->prefix) : 0;

      if (count (&haystack, whole, strlen (whole), &first) == 1)
        {
          first += prefix;
          set_found (check, DOSSIER_CHECK_EXACT, text, first, first + length);
        }
    }
  if (check->status == DOSSIER_CHECK_EXACT)
    check->moved = has_offsets (citation) && (check->start != citation->start || check->end != citation->end);
  return n;
}

static void
set_found_normal (DossierCheck *check, DossierCheckStatus status, DossierText *text, gsize start, gsize end)
{
  gsize length;
  const char *bytes = dossier_text_get_bytes (text, &length);
  gsize from, to;

  dossier_normal_find_origin (dossier_text_get_normal (text), bytes, length, start, end, &from, &to);
  set_found (check, status, text, from, to);
}

/* The same after normalising. @quote: the normal form of the quote. */
static guint
check_normalised (const DossierCitation *citation, const char *quote, DossierText *text, DossierCheck *check)
{
  const DossierNormal *normal = dossier_text_get_normal (text);
  const Haystack haystack = { normal->text, normal->length };
  gsize length = strlen (quote);
  gsize first = 0;
  guint n = count (&haystack, quote, length, &first);

  if (n == 0)
    return 0;
  if (n == 1)
    set_found_normal (check, DOSSIER_CHECK_NORMALISED, text, first, first + length);
  else if (check->status != DOSSIER_CHECK_AMBIGUOUS)
    set_found_normal (check, DOSSIER_CHECK_AMBIGUOUS, text, first, first + length);
  if (n == 2 && has_context (citation))
    {
      g_autofree char *joined = join_context (citation);
      g_autofree char *whole = dossier_normalise (joined);
      g_autofree char *prefix = dossier_normalise (citation->prefix != NULL ? citation->prefix : "");
      const char *inside = strstr (whole + MIN (strlen (prefix), strlen (whole)), quote);

      if (inside != NULL && count (&haystack, whole, strlen (whole), &first) == 1)
        {
          first += (gsize) (inside - whole);
          set_found_normal (check, DOSSIER_CHECK_NORMALISED, text, first, first + length);
        }
    }
  return n;
}

static void
check_near (const char *quote, DossierText *text, DossierCheck *check)
{
  const DossierNormal *normal = dossier_text_get_normal (text);
  DossierNear near;

  if (!dossier_near_find (normal->text, normal->length, quote, &near) || near.start == near.end)
    return;
  set_found_normal (check, DOSSIER_CHECK_NEAR, text, near.start, near.end);
  check->score = 1 - (double) near.distance / near.length;
}

/**
 * dossier_check_citation:
 * @citation: a citation
 * @text: (nullable): the text of its source
 * @check: (out caller-allocates): the verdict
 *
 * Holds a quote against its source's text: at the offsets that it gives; where it stands once, or once with its prefix
 * and suffix; where it stands once after normalising, or once with its context then; else, where at most one character
 * in five differs, near, with a score of at least 0.8. May be called from any thread.
 */
void
dossier_check_citation (const DossierCitation *citation, DossierText *text, DossierCheck *check)
{
  g_autofree char *quote = NULL;

  g_return_if_fail (citation != NULL && citation->exact != NULL && check != NULL);

  *check = (DossierCheck){ text != NULL ? DOSSIER_CHECK_MISSING : DOSSIER_CHECK_NO_TEXT, FALSE, -1, -1, 0 };
  if (text == NULL)
    return;
  if (stands_at_offsets (citation, text))
    {
      check->status = DOSSIER_CHECK_EXACT;
      check->start = citation->start;
      check->end = citation->end;
      return;
    }
  if (check_exact (citation, text, check) > 0 && (check->status == DOSSIER_CHECK_EXACT || !has_context (citation)))
    return;
  quote = dossier_normalise (citation->exact);
  if (*quote != '\0' && check_normalised (citation, quote, text, check) == 0)
    check_near (quote, text, check);
}

/**
 * dossier_check_status_get_name:
 * @status: a status
 *
 * Returns: the word that the command line prints
 */
const char *
dossier_check_status_get_name (DossierCheckStatus status)
{
  static const char *const names[DOSSIER_N_CHECK_STATUSES]
      = { "exact", "normalised", "ambiguous", "near", "missing", "no-text" };

  g_return_val_if_fail ((guint) status < DOSSIER_N_CHECK_STATUSES, NULL);

  return names[status];
}

/**
 * dossier_check_status_get_label:
 * @status: a status
 *
 * Returns: the word for it, translated
 */
const char *
dossier_check_status_get_label (DossierCheckStatus status)
{
  static const char *const labels[DOSSIER_N_CHECK_STATUSES] = {
    /* Translators: what came of holding a quote against its source's text, on a badge or after a number. */
    NC_ ("check", "exact"), NC_ ("check", "normalised"), NC_ ("check", "ambiguous"),
    NC_ ("check", "near"),  NC_ ("check", "missing"),    NC_ ("check", "no text"),
  };

  g_return_val_if_fail ((guint) status < DOSSIER_N_CHECK_STATUSES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "check", labels[status]);
}
