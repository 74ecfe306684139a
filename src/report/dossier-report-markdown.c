/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-report-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * CommonMark (spec 0.31), without raw HTML. A block of text is gathered and then written line by line behind what its
 * containers put before each line.
 */

typedef struct
{
  DossierReportWriter parent;
  GString *out;
  GString *line;        /* of the block of text that is open */
  GString *indent;      /* of list items */
  gunichar last_strong; /* the last character that was emphasised */
  gboolean item_start;  /* whether the next line has the mark of a list item */
  gboolean in_quote;
  gboolean header_row;  /* left out: the rows of a table are written as a list */
  guint n_cells;
} MarkdownWriter;

static gboolean
begins_block (const char *p)
{
  return strchr ("-+=:", *p) != NULL;
}

/* "12." and "12)" at the start of a line would begin a list. */
static gboolean
ends_number (const char *line, const char *p)
{
  if ((*p != '.' && *p != ')') || p == line)
    return FALSE;

  for (const char *digit = line; digit < p; digit++)
    if (!g_ascii_isdigit (*digit))
      return FALSE;

  return TRUE;
}

/* What would become a link by itself in GitHub's dialect. */
static gboolean
begins_address (const char *text, const char *p)
{
  return (*p == ':' && g_str_has_prefix (p, "://")) || *p == '@'
         || (*p == '.' && p - text >= 3 && g_ascii_strncasecmp (p - 3, "www.", 4) == 0);
}

static void
append_escaped (GString *out, const char *text)
{
  gboolean at_start = out->len == 0 || out->str[out->len - 1] == '\n';
  const char *line = text;

  for (const char *p = text; *p != '\0'; p++)
    {
      /* A lone white space at either end of a line would be dropped, or be a line break. */
      gboolean at_end = p[1] == '\0' || p[1] == '\n';

      if (*p == '\n')
        {
          /* A hard line break; not at either end of the block, where there is nothing to break. */
          g_string_append (out, p[1] == '\0' || out->len == 0 ? "&#10;" : "\\\n");
          at_start = p[1] != '\0' && out->len > 0 && out->str[out->len - 1] == '\n';
          line = p + 1;
          continue;
        }

      if ((*p == ' ' || *p == '\t') && (at_start || (at_end && p[1] == '\n')))
        g_string_append (out, *p == ' ' ? "&#32;" : "&#9;");
      else if (strchr ("\\`*_[]<>&~|$#!^{}", *p) != NULL || (at_start && begins_block (p)) || ends_number (line, p)
               || begins_address (text, p))
        g_string_append_printf (out, "\\%c", *p);
      else
        g_string_append_c (out, *p);
      if (*p != ' ' && *p != '\t')
        at_start = FALSE;
    }
}

static void
append_spaces (GString *out, const char *text, const char *end)
{
  for (; text < end; text = g_utf8_next_char (text))
    g_string_append_printf (out, "&#%u;", g_utf8_get_char (text));
}

/* Emphasis neither begins nor ends with white space. */
static void
append_strong (GString *out, const char *text)
{
  g_autofree char *body = NULL;
  const char *end = text + strlen (text);
  const char *first = text;
  const char *last = end;

  while (first < end && g_unichar_isspace (g_utf8_get_char (first)))
    first = g_utf8_next_char (first);
  while (last > first && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (last))))
    last = g_utf8_prev_char (last);
  body = g_strndup (first, (gsize) (last - first));
  g_string_append (out, "**");
  append_spaces (out, text, first);
  append_escaped (out, body);
  append_spaces (out, last, end);
  g_string_append (out, "**");
}

static gboolean
is_punctuation (gunichar c)
{
  switch ((guint) g_unichar_type (c))
    {
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
      return TRUE;

    default:
      return c < 0x80 && g_ascii_ispunct ((char) c);
    }
}

/* Whether emphasis may begin or end between a character within it and one outside (0: none): what CommonMark 0.31, 6.2,
 * says of flanking. Symbols, which versions of it take differently, count for neither side. */
static gboolean
may_emphasise (gunichar inside, gunichar outside)
{
  return outside == 0 || g_unichar_isspace (outside) || g_unichar_isalnum (inside) || is_punctuation (outside);
}

static gunichar
get_last (const GString *text)
{
  return text->len > 0 ? g_utf8_get_char (g_utf8_prev_char (text->str + text->len)) : 0;
}

static void
write_line (MarkdownWriter *self, const char *line)
{
  g_string_append_len (self->out, self->indent->str, (gssize) self->indent->len - (self->item_start ? 2 : 0));
  if (self->item_start)
    g_string_append (self->out, "- ");
  self->item_start = FALSE;
  if (self->in_quote)
    g_string_append (self->out, *line != '\0' ? "> " : ">");
  g_string_append (self->out, line);
  g_string_append_c (self->out, '\n');
}

/* The block of text that is open, and an empty line after it. */
static void
write_block (MarkdownWriter *self)
{
  g_auto (GStrv) lines = g_strsplit (self->line->str, "\n", -1);

  if (self->line->len == 0)
    return;

  for (guint i = 0; lines[i] != NULL; i++)
    write_line (self, lines[i]);
  g_string_append_c (self->out, '\n');
  g_string_truncate (self->line, 0);
}

static void
markdown_heading (DossierReportWriter *writer, guint level, const char *number, const char *text, const char *lang)
{
  MarkdownWriter *self = (MarkdownWriter *) writer;
  g_autofree char *flat = g_strdup (text);

  g_strdelimit (flat, "\n", ' ');
  for (guint i = 0; i < level; i++)
    g_string_append_c (self->line, '#');
  g_string_append_c (self->line, ' ');
  if (number != NULL)
    g_string_append_printf (self->line, "%s\\. ", number);
  append_escaped (self->line, flat);
  write_block (self);
}

static void
markdown_begin (DossierReportWriter *writer, const char *title, const char *description, const char *lang)
{
  MarkdownWriter *self = (MarkdownWriter *) writer;

  markdown_heading (writer, 1, NULL, title, lang);
  if (description != NULL)
    append_escaped (self->line, description);
  write_block (self);
}

static void
markdown_open (DossierReportWriter *writer, DossierReportBlock block, const DossierReportAttributes *attributes)
{
  MarkdownWriter *self = (MarkdownWriter *) writer;

  switch ((guint) block)
    {
    case DOSSIER_REPORT_TABLE:
      self->header_row = TRUE;
      break;
    case DOSSIER_REPORT_ROW:
      self->n_cells = 0;
      if (self->header_row)
        break;
      G_GNUC_FALLTHROUGH;
    case DOSSIER_REPORT_ITEM:
      g_string_append (self->indent, "  ");
      self->item_start = TRUE;
      break;
    case DOSSIER_REPORT_QUOTE:
      self->in_quote = TRUE;
      break;
    case DOSSIER_REPORT_CELL:
      if (self->n_cells++ == 1)
        g_string_append (self->line, ": ");
      break;
    default:
      break;
    }
}

static void
markdown_close (DossierReportWriter *writer, DossierReportBlock block)
{
  MarkdownWriter *self = (MarkdownWriter *) writer;

  switch ((guint) block)
    {
    case DOSSIER_REPORT_ROW:
      if (self->header_row)
        {
          g_string_truncate (self->line, 0);
          self->header_row = FALSE;
          break;
        }
      write_block (self);
      G_GNUC_FALLTHROUGH;
    case DOSSIER_REPORT_ITEM:
      g_string_truncate (self->indent, self->indent->len - 2);
      self->item_start = FALSE;
      break;
    case DOSSIER_REPORT_QUOTE:
      write_block (self);
      self->in_quote = FALSE;
      break;
    case DOSSIER_REPORT_CELL:
    case DOSSIER_REPORT_HEADER_CELL:
      break;
    default:
      if (block >= DOSSIER_REPORT_PARAGRAPH)
        write_block (self);
      break;
    }
}

static void
markdown_text (DossierReportWriter *writer, DossierReportStyle style, const char *text)
{
  MarkdownWriter *self = (MarkdownWriter *) writer;

  if (self->n_cells == 3 && !self->header_row && self->line->len > 0)
    {
      g_string_append (self->line, ", ");
      self->n_cells++;
    }

  /* A quote may begin or end within a word, or at a mark, where emphasis may not: there on lines of its own. */
  if (style == DOSSIER_REPORT_EXACT)
    {
      if (!may_emphasise (g_utf8_get_char (text), get_last (self->line)))
        g_string_append (self->line, "\\\n");
      append_strong (self->line, text);
      self->last_strong = g_utf8_get_char (g_utf8_prev_char (text + strlen (text)));
    }
  else
    {
      if (style == DOSSIER_REPORT_CONTEXT && g_str_has_suffix (self->line->str, "**")
          && !may_emphasise (self->last_strong, g_utf8_get_char (text)))
        g_string_append (self->line, "\\\n");
      append_escaped (self->line, text);
    }
}

static void
markdown_link (DossierReportWriter *writer, const char *target, DossierReportStyle style, const char *text)
{
  MarkdownWriter *self = (MarkdownWriter *) writer;

  /* Every program makes other anchors of headings; numbers lead as well. */
  if (*target == '#')
    {
      markdown_text (writer, style, text);
      return;
    }

  g_string_append_c (self->line, '[');
  markdown_text (writer, style, text);
  g_string_append (self->line, "](<");
  for (const char *p = target; *p != '\0'; p++)
    g_string_append_printf (self->line, *p == '&' || *p == '*' || *p == '_' ? "\\%c" : "%c", *p);
  g_string_append (self->line, ">)");
}

static GBytes *
markdown_finish (DossierReportWriter *writer, GError **error)
{
  MarkdownWriter *self = (MarkdownWriter *) writer;

  if (g_str_has_suffix (self->out->str, "\n\n"))
    g_string_truncate (self->out, self->out->len - 1);
  return g_string_free_to_bytes (g_steal_pointer (&self->out));
}

static void
markdown_free (DossierReportWriter *writer)
{
  MarkdownWriter *self = (MarkdownWriter *) writer;

  if (self->out != NULL)
    g_string_free (self->out, TRUE);
  g_string_free (self->line, TRUE);
  g_string_free (self->indent, TRUE);
  g_free (self);
}

static const DossierReportWriterClass markdown_class = {
  .begin = markdown_begin,
  .open = markdown_open,
  .close = markdown_close,
  .heading = markdown_heading,
  .text = markdown_text,
  .link = markdown_link,
  .finish = markdown_finish,
  .free = markdown_free,
};

DossierReportWriter *
dossier_report_markdown_new (void)
{
  MarkdownWriter *self = g_new0 (MarkdownWriter, 1);

  self->parent.class = &markdown_class;
  self->out = g_string_new (NULL);
  self->line = g_string_new (NULL);
  self->indent = g_string_new (NULL);
  return &self->parent;
}
