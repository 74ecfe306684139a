/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-label.h"

#include "dossier-font.h"
#include "dossier-language.h"
#include "dossier-slant.h"

#include <math.h>
#include <string.h>

/* Code points of a label that are looked at; four lines hold about a hundred. */
#define MAX_LENGTH 400

/* Marks on one letter. Vietnamese and pointed Hebrew need two, Arabic and Thai now and then. */
#define MAX_MARKS 2

#define ELLIPSIS "…"

/*
 * A label, measured: @ends holds for each code point where it ends on the line, in parts of the font size.
 */
typedef struct
{
  const char *text;
  guint n_chars;
  double *ends;
  guint8 *may_break; /* before the code point: a line may start here */
  guint8 *may_cut;   /* before the code point: a letter starts here */
  guint8 *is_white;
  double ellipsis_width;
} Measured;

typedef struct
{
  guint start;
  guint end; /* after the last code point that is shown */
} Span;

static char *
clean (const char *text, gboolean *shortened)
{
  GString *out = g_string_sized_new (128);
  gboolean space = FALSE;
  guint n = 0;
  guint marks = 0;
  const char *p = NULL;

  for (p = text; *p != '\0' && n < MAX_LENGTH; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean no_break = c == 0x00a0 || c == 0x202f || c == 0x2060;

      if (c == 0xfeff || c == 0xfffc)
        continue;
      if (!no_break && (g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029))
        {
          space = out->len > 0;
          continue;
        }
      marks = g_unichar_ismark (c) ? marks + 1 : 0;
      if (marks > MAX_MARKS)
        continue;
      if (space)
        {
          g_string_append_c (out, ' ');
          n++;
        }
      space = FALSE;
      g_string_append_unichar (out, c);
      n++;
    }
  *shortened = *p != '\0';
  return g_string_free (out, FALSE);
}

/* By the first letter that belongs to a script (rules P2 and P3 of UAX #9, by script instead of bidirectional class:
 * the same for letters). */
gboolean
dossier_label_is_right_to_left (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    switch (g_unichar_get_script (g_utf8_get_char (p)))
      {
      case G_UNICODE_SCRIPT_COMMON:
      case G_UNICODE_SCRIPT_INHERITED:
      case G_UNICODE_SCRIPT_UNKNOWN:
        break;
      case G_UNICODE_SCRIPT_ADLAM:
      case G_UNICODE_SCRIPT_ARABIC:
      case G_UNICODE_SCRIPT_HANIFI_ROHINGYA:
      case G_UNICODE_SCRIPT_HEBREW:
      case G_UNICODE_SCRIPT_MANDAIC:
      case G_UNICODE_SCRIPT_NKO:
      case G_UNICODE_SCRIPT_SAMARITAN:
      case G_UNICODE_SCRIPT_SYRIAC:
      case G_UNICODE_SCRIPT_THAANA:
        return TRUE;
      default:
        return FALSE;
      }
  return FALSE;
}

/* Widths in parts of the font size, by kind of character, held against Cantarell: a line of words comes out 0 to 10 %
 * wider than it is. */
static double
estimate_width (gunichar c)
{
  if (c < 0x80)
    {
      if (strchr ("iljI.,:;'|!", (int) c) != NULL)
        return 0.27;
      if (strchr ("frt()[]{}-\"/\\ *`", (int) c) != NULL)
        return 0.38;
      if (strchr ("mwMWQO@%&", (int) c) != NULL)
        return 0.88;
      return g_ascii_isupper (c) ? 0.68 : 0.57;
    }
  if (g_unichar_iszerowidth (c) || g_unichar_ismark (c))
    return 0;
  if (g_unichar_iswide (c))
    return 1;
  return g_unichar_isupper (c) ? 0.7 : 0.6;
}

static void
measure_by_estimate (Measured *measured, DossierFontStyle style)
{
  double weight = style == DOSSIER_FONT_BOLD ? 1.08 : 1;
  double x = 0;
  gunichar before = ' ';
  guint i = 0;

  for (const char *p = measured->text; *p != '\0'; p = g_utf8_next_char (p), i++)
    {
      gunichar c = g_utf8_get_char (p);

      x += estimate_width (c) * weight;
      measured->ends[i] = x;
      measured->is_white[i] = c == ' ';
      measured->may_cut[i] = !g_unichar_iszerowidth (c) && !g_unichar_ismark (c) && before != 0x200d;
      measured->may_break[i] = c != ' ' && measured->may_cut[i]
                               && (before == ' ' || before == '-' || (g_unichar_iswide (c) && g_unichar_isalnum (c)));
      before = c;
    }
  measured->ellipsis_width = 0.9;
}

static void
measure_by_shaping (Measured *measured, DossierFontStyle style, const char *language, gboolean right_to_left)
{
  g_autoptr (PangoLayout) layout = dossier_font_create_layout (measured->text, -1, style, language, right_to_left);
  PangoLayoutLine *line = dossier_font_get_only_line (layout);
  const PangoLogAttr *attributes = NULL;
  g_autofree int *widths = g_new0 (int, measured->n_chars + 1);
  double x = 0;
  int n_attributes = 0;
  gboolean slanted = FALSE;
  DossierFontStyle ending = style;

  /* It goes with the letters before it. */
  if (dossier_slant_take (measured->text, strlen (measured->text), &slanted) > 0 && !slanted
      && style == DOSSIER_FONT_ITALIC)
    ending = DOSSIER_FONT_REGULAR;
  for (GSList *run = line->runs; run != NULL; run = run->next)
    {
      PangoGlyphItem *item = run->data;
      glong first = g_utf8_pointer_to_offset (measured->text, measured->text + item->item->offset);

      pango_glyph_item_get_logical_widths (item, measured->text, widths + first);
    }
  attributes = pango_layout_get_log_attrs_readonly (layout, &n_attributes);
  for (guint i = 0; i < measured->n_chars; i++)
    {
      x += widths[i] / (PANGO_SCALE * DOSSIER_FONT_REFERENCE_SIZE);
      measured->ends[i] = x;
      measured->is_white[i] = attributes[i].is_white;
      measured->may_cut[i] = attributes[i].is_cursor_position;
      measured->may_break[i] = attributes[i].is_line_break;
    }
  measured->ellipsis_width = dossier_font_get_line (ELLIPSIS, strlen (ELLIPSIS), ending, language, right_to_left)->width
                             / DOSSIER_FONT_REFERENCE_SIZE;
}

static double
get_width (const Measured *measured, guint start, guint end)
{
  return end > start ? measured->ends[end - 1] - (start > 0 ? measured->ends[start - 1] : 0) : 0;
}

/* The longest line from @start that is no wider than @width, at least one letter of it. @next: where the next line
 * starts. */
static Span
take_line (const Measured *measured, guint start, double width, guint *next)
{
  guint after_break = 0; /* the last place for a break, and what is shown before it */
  guint before_break = 0;
  guint cut = 0; /* the last border between two letters */
  guint shown = start;

  for (guint i = start; i < measured->n_chars; i++)
    {
      if (i > start && measured->may_break[i])
        {
          after_break = i;
          before_break = shown;
        }
      if (i > start && measured->may_cut[i])
        cut = i;
      if (measured->is_white[i])
        continue;
      if (get_width (measured, start, i + 1) > width + 1e-6 && (after_break > 0 || cut > 0))
        {
          *next = after_break > 0 ? after_break : cut;
          return (Span){ start, after_break > 0 ? before_break : cut };
        }
      shown = i + 1;
    }
  *next = measured->n_chars;
  return (Span){ start, shown };
}

static guint
count_lines (const Measured *measured, double width, guint limit)
{
  guint n = 0;

  for (guint start = 0; start < measured->n_chars && n <= limit; n++)
    take_line (measured, start, width, &start);
  return n;
}

/* The widest part that has no place for a break in it. */
static double
get_widest_word (const Measured *measured)
{
  double widest = 0;
  guint start = 0;
  guint shown = 0;

  for (guint i = 0; i <= measured->n_chars; i++)
    {
      if (i == measured->n_chars || measured->may_break[i])
        {
          widest = MAX (widest, get_width (measured, start, shown));
          start = i;
        }
      if (i < measured->n_chars && !measured->is_white[i])
        shown = i + 1;
    }
  return widest;
}

/* “dual-use” stays in one piece where that costs no line: breaks within a word, as at its hyphen, are given up. */
static void
keep_words (Measured *measured, double max_width, guint n_lines)
{
  g_autofree guint8 *breaks = g_memdup2 (measured->may_break, measured->n_chars);
  const char *p = measured->text;
  gunichar before = ' ';

  for (guint i = 0; i < measured->n_chars; i++, p = g_utf8_next_char (p))
    {
      if (before == '-' || before == 0x2010 || before == 0x00ad || before == '/')
        measured->may_break[i] = FALSE;
      before = g_utf8_get_char (p);
    }
  if (get_widest_word (measured) > max_width || count_lines (measured, max_width, n_lines) > n_lines)
    memcpy (measured->may_break, breaks, measured->n_chars);
}

/* The narrowest width at which the label needs no more lines than at the widest, and no word is cut that is whole
 * there: its lines come out about equally long. */
static double
balance (const Measured *measured, double max_width, guint n_lines)
{
  double widest = get_widest_word (measured);
  double low = get_width (measured, 0, measured->n_chars) / n_lines * 0.8;
  double high = max_width;

  if (widest <= max_width)
    low = MAX (low, widest);

  for (guint i = 0; i < 12 && high - low > 0.02; i++)
    {
      double middle = (low + high) / 2;

      if (count_lines (measured, middle, n_lines) <= n_lines)
        high = middle;
      else
        low = middle;
    }
  return high;
}

static void
append_span (const Measured *measured, Span span, GString *out)
{
  const char *start = g_utf8_offset_to_pointer (measured->text, span.start);
  const char *end = g_utf8_offset_to_pointer (start, span.end - span.start);

  g_string_append_len (out, start, end - start);
}

static gboolean
may_end (const Measured *measured, guint end)
{
  return !measured->is_white[end - 1] && (end >= measured->n_chars || measured->may_cut[end]);
}

/* Makes room for an ellipsis: behind a word where that leaves most of the line, else behind a letter. */
static void
shorten (const Measured *measured, Span *span, double max_width)
{
  guint word = 0;

  while (span->end > span->start
         && (get_width (measured, span->start, span->end) + measured->ellipsis_width > max_width
             || !may_end (measured, span->end)))
    span->end--;

  for (word = span->end; word > span->start; word--)
    if (word >= measured->n_chars || measured->may_break[word] || measured->is_white[word])
      break;
  while (word > span->start && !may_end (measured, word))
    word--;
  if (get_width (measured, span->start, word) > 0.6 * max_width)
    span->end = word;
}

void
dossier_label_init (DossierLabel *label, const char *text, const DossierLabelSpec *spec)
{
  gboolean shortened = FALSE;
  g_autofree char *cleaned = clean (text, &shortened);
  g_autofree double *ends = NULL;
  g_autofree guint8 *flags = NULL;
  GString *out = g_string_sized_new (strlen (cleaned) + 8);
  guint n_chars = (guint) g_utf8_strlen (cleaned, -1);
  Measured measured = { .text = cleaned, .n_chars = n_chars };
  double width = spec->max_width;
  guint n_lines = 0;
  guint start = 0;

  *label = (DossierLabel){ 0 };
  label->right_to_left = dossier_label_is_right_to_left (cleaned);
  /* Of the whole: a line of it may be without the letters that tell. */
  label->language = dossier_language_choose (cleaned, spec->said);
  measured.ends = ends = g_new0 (double, n_chars + 1);
  flags = g_new0 (guint8, 3 * (n_chars + 1));
  measured.may_break = flags;
  measured.may_cut = flags + n_chars + 1;
  measured.is_white = flags + 2 * (n_chars + 1);
  if (spec->estimate)
    measure_by_estimate (&measured, spec->style);
  else if (n_chars > 0)
    measure_by_shaping (&measured, spec->style, label->language, label->right_to_left);

  n_lines = count_lines (&measured, width, spec->max_lines);
  if (n_lines > 1)
    keep_words (&measured, width, n_lines);
  if (n_lines > 1 && n_lines <= spec->max_lines)
    width = balance (&measured, width, n_lines);

  while (start < n_chars)
    {
      Span span = take_line (&measured, start, width, &start);
      gboolean more = start < n_chars || shortened;
      double line_width = 0;

      label->n_lines++;
      if (label->n_lines == spec->max_lines && more)
        {
          shorten (&measured, &span, width);
          line_width = measured.ellipsis_width;
          start = n_chars;
        }
      line_width += get_width (&measured, span.start, span.end);
      label->width = MAX (label->width, line_width);
      if (label->n_lines > 1)
        g_string_append_c (out, '\n');
      append_span (&measured, span, out);
      if (label->n_lines == spec->max_lines && more)
        g_string_append (out, ELLIPSIS);
    }
  label->n_lines = MAX (label->n_lines, 1);
  label->width *= spec->size;
  label->text = g_string_free (out, FALSE);
}

void
dossier_label_clear (DossierLabel *label)
{
  g_clear_pointer (&label->text, g_free);
}
