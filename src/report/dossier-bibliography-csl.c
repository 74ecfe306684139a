/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-bibliography.h"

#include "core/dossier-date-private.h"
#include "dossier-report-private.h"
#include "dossier-report-writer.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* CSL reads a few tags in a text as markup; a word joiner, which nobody sees, makes them text. */
static char *
keep_tags_as_text (const char *text)
{
  static const char *const tags[]
      = { "<i>", "</i>", "<b>", "</b>", "<sup>", "</sup>", "<sub>", "</sub>", "<sc>", "</sc>", "<span", "</span" };
  g_autofree char *clean = dossier_report_clean (text);
  GString *out = g_string_new (NULL);

  for (const char *p = clean; *p != '\0'; p++)
    {
      g_string_append_c (out, *p);
      for (guint i = 0; *p == '<' && i < G_N_ELEMENTS (tags); i++)
        if (g_ascii_strncasecmp (p, tags[i], strlen (tags[i])) == 0)
          {
            g_string_append (out, "\xe2\x81\xa0");
            break;
          }
    }

  return g_string_free (out, FALSE);
}

static void
set_text (JsonBuilder *builder, const char *name, const char *value)
{
  g_autofree char *text = NULL;

  if (value == NULL || *value == '\0')
    return;

  text = keep_tags_as_text (value);
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static const char *
get_type (const DossierSource *source)
{
  if (source->publisher != NULL && *source->publisher != '\0')
    return "article-newspaper";

  return dossier_report_is_link (source->url) ? "webpage" : "document";
}

/* The name as one: a file does not say which part of it is the family's. */
static void
set_author (JsonBuilder *builder, const char *author)
{
  if (author == NULL || *author == '\0')
    return;

  json_builder_set_member_name (builder, "author");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  set_text (builder, "literal", author);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
}

static void
add_date_part (JsonBuilder *builder, const DossierDatePart *part)
{
  json_builder_begin_array (builder);
  json_builder_add_int_value (builder, part->year);
  if (part->month >= 1 && part->month <= 12 && !part->month_unknown)
    {
      json_builder_add_int_value (builder, part->month);
      if (part->day > 0 && !part->day_unknown)
        json_builder_add_int_value (builder, part->day);
    }
  json_builder_end_array (builder);
}

/* A decade or a century, an open end and an end that is not known have no place in date parts. */
static gboolean
has_parts (const DossierDatePart *part)
{
  return part->kind == DOSSIER_DATE_PART_DATE && part->n_unknown_digits == 0;
}

static void
set_date (JsonBuilder *builder, const char *name, const char *text)
{
  DossierDateParts parts;
  gboolean is_circa;

  if (text == NULL || !dossier_date_parse_parts (text, &parts, NULL))
    return;

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  if (!has_parts (&parts.start) || (parts.is_interval && !has_parts (&parts.end)))
    {
      g_autofree char *words = dossier_date_format (text);

      json_builder_set_member_name (builder, "literal");
      json_builder_add_string_value (builder, words);
      json_builder_end_object (builder);
      return;
    }

  json_builder_set_member_name (builder, "date-parts");
  json_builder_begin_array (builder);
  add_date_part (builder, &parts.start);
  if (parts.is_interval)
    add_date_part (builder, &parts.end);
  json_builder_end_array (builder);
  if (parts.start.month >= 21 && parts.start.month <= 24)
    {
      json_builder_set_member_name (builder, "season");
      json_builder_add_int_value (builder, parts.start.month - 20);
    }

  is_circa = ((parts.start.flags | (parts.is_interval ? parts.end.flags : 0))
              & (DOSSIER_DATE_UNCERTAIN | DOSSIER_DATE_APPROXIMATE))
             != 0;
  if (is_circa)
    {
      json_builder_set_member_name (builder, "circa");
      json_builder_add_boolean_value (builder, TRUE);
    }
  json_builder_end_object (builder);
}

static void
add_source (JsonBuilder *builder, const DossierSource *source)
{
  json_builder_begin_object (builder);
  set_text (builder, "id", source->id);
  set_text (builder, "type", get_type (source));
  set_text (builder, "title", source->title);
  set_author (builder, source->author);
  set_text (builder, "container-title", source->publisher);
  set_date (builder, "issued", source->date_published);
  set_date (builder, "accessed", source->date_retrieved);
  if (dossier_report_is_link (source->url))
    set_text (builder, "URL", source->url);
  set_text (builder, "language", source->lang);
  set_text (builder, "note", source->note);
  json_builder_end_object (builder);
}

GBytes *
dossier_bibliography_write_csl_json (DossierReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  GString *out;

  json_builder_begin_array (builder);
  for (guint i = 0; i < report->n_sources; i++)
    add_source (builder, dossier_graph_get_source (report->graph, report->sources[i]));
  json_builder_end_array (builder);

  root = json_builder_get_root (builder);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, NULL);
  out = g_string_new (text);
  g_string_append_c (out, '\n');
  return g_string_free_to_bytes (out);
}
