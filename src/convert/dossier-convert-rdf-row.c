/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-convert-rdf-row.h"

#include "dossier-convert-rdf.h"

#include <string.h>

#define XSD "http://www.w3.org/2001/XMLSchema#"
#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

/* --- Literals */

static DossierConvertKind
get_kind (const DossierRdfTerm *term, const char **text)
{
  static const char *const numbers[] = { "integer",
                                         "decimal",
                                         "double",
                                         "float",
                                         "int",
                                         "long",
                                         "short",
                                         "byte",
                                         "nonNegativeInteger",
                                         "positiveInteger",
                                         "nonPositiveInteger",
                                         "negativeInteger",
                                         "unsignedInt",
                                         "unsignedLong",
                                         "unsignedShort",
                                         "unsignedByte",
                                         NULL };

  *text = term->text;
  if (term->kind != DOSSIER_RDF_LITERAL)
    return DOSSIER_CONVERT_TEXT;
  if (g_str_equal (term->type, RDF "JSON"))
    return DOSSIER_CONVERT_JSON;
  if (g_str_equal (term->type, XSD "boolean"))
    return dossier_convert_kind_of_boolean (text);
  if (g_str_has_prefix (term->type, XSD) && g_strv_contains (numbers, term->type + strlen (XSD)))
    return dossier_convert_kind_of_number (*text);

  return DOSSIER_CONVERT_TEXT;
}

/* (transfer full): a date without the time zone that XML Schema allows days to have. */
static char *
dup_date (const DossierRdfTerm *term)
{
  gsize length = strlen (term->text);

  if (g_str_equal (term->type, XSD "date") && length > strlen ("2026-01-08") && strchr ("Z+-", term->text[10]) != NULL)
    length = strlen ("2026-01-08");
  if (g_str_equal (term->type, XSD "gYear") && length > strlen ("2026") && strchr ("Z+-", term->text[4]) != NULL)
    length = strlen ("2026");

  return g_strndup (term->text, length);
}

/* --- The row */

/* The best of a range of predicates. */
static void
choose (guint32 *chosen, guint *rate, const DossierRdfReading *reading, const DossierRdfStatement *at)
{
  const DossierRdfTerm *object = dossier_rdf_reading_get (reading, at->object);
  guint this_rate = reading->names[at->predicate] * 1000u + dossier_rdf_reading_rate_language (reading, object->lang);

  if (object->kind == DOSSIER_RDF_LITERAL && (*object->text != '\0' || reading->is_own) && this_rate < *rate)
    {
      *chosen = at->object;
      *rate = this_rate;
    }
}

void
dossier_rdf_row_init (DossierRdfRow *self, DossierRdfReading *reading, guint32 subject, gboolean is_node)
{
  guint date_rate = G_MAXUINT;
  guint description_rate = G_MAXUINT;

  *self = (DossierRdfRow){ .subject = subject, .is_node = is_node };
  self->order = g_ptr_array_new ();
  self->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->owners = g_hash_table_new (g_str_hash, g_str_equal);
  self->aliases = g_ptr_array_new ();

  self->label = dossier_rdf_reading_find_label (reading, subject);
  DOSSIER_RDF_FOR_EACH (reading, subject, at)
  {
    guint8 name = reading->names[at->predicate];

    if (at->object == self->label && self->label_predicate == 0 && DOSSIER_RDF_IS_LABEL (name))
      self->label_predicate = at->predicate;
    if (DOSSIER_RDF_IS_DATE (name))
      choose (&self->date, &date_rate, reading, at);
    else if (is_node && DOSSIER_RDF_IS_DESCRIPTION (name))
      choose (&self->description, &description_rate, reading, at);
  }
}

void
dossier_rdf_row_clear (DossierRdfRow *self)
{
  g_clear_pointer (&self->order, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_hash_table_unref);
  g_clear_pointer (&self->owners, g_hash_table_unref);
  g_clear_pointer (&self->aliases, g_ptr_array_unref);
}

/* (transfer full): a name that no other predicate of the row has. */
static char *
dup_column (DossierRdfRow *self, const DossierRdfReading *reading, guint32 predicate, const char *lang)
{
  const char *iri = dossier_rdf_reading_get (reading, predicate)->text;
  g_autofree char *local = dossier_rdf_dup_local_name (iri);
  g_autofree char *column = *lang != '\0' ? g_strconcat (local, "@", lang, NULL) : g_strdup (local);
  guint32 owner = GPOINTER_TO_UINT (g_hash_table_lookup (self->owners, column));

  /* What a dossier writes for itself has a colon, which is not for others. */
  if (strchr (local, ':') == NULL && (owner == 0 || owner == predicate))
    return g_steal_pointer (&column);

  return g_strdup_printf (*lang != '\0' ? "<%s>@%s" : "<%s>", iri, lang);
}

static void
add_value (DossierRdfRow *self, char *column, guint32 predicate, guint32 object)
{
  GArray *values = g_hash_table_lookup (self->columns, column);

  if (values == NULL)
    {
      values = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_ptr_array_add (self->order, column);
      g_hash_table_insert (self->owners, column, GUINT_TO_POINTER (predicate));
      g_hash_table_insert (self->columns, column, values);
    }
  else
    {
      g_free (column);
    }
  g_array_append_val (values, object);
}

static gboolean
has_other_language (const DossierRdfReading *reading, guint32 subject, guint32 predicate, const char *lang)
{
  DOSSIER_RDF_FOR_EACH (reading, subject, at)
  if (at->predicate == predicate && !g_str_equal (dossier_rdf_reading_get (reading, at->object)->lang, lang))
    return TRUE;

  return FALSE;
}

/* What a dossier wrote as a property of a record. */
static gboolean
add_own_property (DossierRdfRow *self, const DossierRdfReading *reading, guint32 property)
{
  const char *name = dossier_rdf_reading_find_text (reading, property, DOSSIER_RDF_RDFS_LABEL);
  guint32 value = dossier_rdf_reading_find (reading, property, DOSSIER_RDF_VALUE, TRUE);
  const char *text;

  if (name == NULL || value == 0)
    return FALSE;

  add_value (self,
             g_strconcat (get_kind (dossier_rdf_reading_get (reading, value), &text) == DOSSIER_CONVERT_JSON
                              ? DOSSIER_CONVERT_PROPERTY_JSON
                              : DOSSIER_CONVERT_PROPERTY_TEXT,
                          name, NULL),
             property, value);

  return TRUE;
}

void
dossier_rdf_row_add (DossierRdfRow *self, const DossierRdfReading *reading, guint32 predicate, guint32 object)
{
  const DossierRdfTerm *term = dossier_rdf_reading_get (reading, object);
  guint8 name = reading->names[predicate];
  const char *lang;

  if ((object == self->label && DOSSIER_RDF_IS_LABEL (name)) || (object == self->date && DOSSIER_RDF_IS_DATE (name))
      || (object == self->description && DOSSIER_RDF_IS_DESCRIPTION (name)))
    return;

  if (reading->roles[object] == DOSSIER_RDF_ROLE_PART && name == DOSSIER_RDF_PROPERTY
      && add_own_property (self, reading, object))
    return;
  if (term->kind == DOSSIER_RDF_LITERAL && name == DOSSIER_RDF_MORE)
    {
      add_value (self, g_strdup (DOSSIER_CONVERT_MORE), predicate, object);
      return;
    }
  if (term->kind == DOSSIER_RDF_LITERAL && self->is_node && (*term->text != '\0' || reading->is_own)
      && (DOSSIER_RDF_IS_ALIAS (name) || predicate == self->label_predicate))
    {
      g_ptr_array_add (self->aliases, (char *) term->text);
      return;
    }

  lang = *term->lang != '\0' && has_other_language (reading, self->subject, predicate, term->lang) ? term->lang : "";
  add_value (self, dup_column (self, reading, predicate, lang), predicate, object);
}

static void
append_value (GString *out, const DossierRdfReading *reading, guint32 value)
{
  const char *text;
  DossierConvertKind kind = get_kind (dossier_rdf_reading_get (reading, value), &text);
  g_autofree char *id = NULL;

  if (dossier_rdf_reading_get (reading, value)->kind == DOSSIER_RDF_BLANK)
    text = id = dossier_rdf_reading_dup_id (reading, value);
  if (kind == DOSSIER_CONVERT_NUMBER || kind == DOSSIER_CONVERT_BOOLEAN)
    g_string_append (out, text);
  else
    dossier_json_append_quoted (out, text);
}

static void
add_column (DossierRdfRow *self,
            const DossierRdfReading *reading,
            DossierConvertTable *table,
            DossierConvertPart part,
            const char *column)
{
  const GArray *values = g_hash_table_lookup (self->columns, column);
  guint32 predicate = GPOINTER_TO_UINT (g_hash_table_lookup (self->owners, column));
  guint32 value = g_array_index (values, guint32, 0);
  g_autoptr (GString) array = NULL;
  g_autofree char *id = NULL;
  const char *text;
  DossierConvertKind kind = get_kind (dossier_rdf_reading_get (reading, value), &text);

  if (dossier_rdf_reading_get (reading, value)->kind == DOSSIER_RDF_BLANK)
    text = id = dossier_rdf_reading_dup_id (reading, value);
  if (values->len > 1 && !g_str_equal (column, DOSSIER_CONVERT_MORE))
    {
      array = g_string_new ("[");
      for (guint i = 0; i < values->len; i++)
        {
          if (i > 0)
            g_string_append (array, ", ");
          append_value (array, reading, g_array_index (values, guint32, i));
        }
      g_string_append_c (array, ']');
      kind = DOSSIER_CONVERT_JSON;
      text = array->str;
    }

  if (!dossier_convert_table_add_cell (table, part, column, kind, text))
    {
      g_autofree char *whole = g_strdup_printf ("<%s>", dossier_rdf_reading_get (reading, predicate)->text);

      dossier_convert_table_add_cell (table, part, whole, kind, text);
    }
}

static void
add_types (DossierRdfRow *self, const DossierRdfReading *reading, DossierConvertTable *table)
{
  guint32 best = 0;
  guint best_rate = G_MAXUINT;
  g_autoptr (GString) others = g_string_new ("[");
  g_autofree char *word = NULL;

  DOSSIER_RDF_FOR_EACH (reading, self->subject, at)
  if (reading->names[at->predicate] == DOSSIER_RDF_TYPE
      && dossier_rdf_reading_get (reading, at->object)->kind == DOSSIER_RDF_IRI)
    {
      guint8 name = reading->names[at->object];
      guint rate = g_str_has_prefix (dossier_rdf_reading_get (reading, at->object)->text, DOSSIER_RDF_VOCABULARY) ? 0
                   : name == DOSSIER_RDF_NAMED_INDIVIDUAL || name == DOSSIER_RDF_THING || name == DOSSIER_RDF_RESOURCE
                           || name == DOSSIER_RDF_ENTITY
                       ? 2
                       : 1;

      if (rate < best_rate)
        {
          best = at->object;
          best_rate = rate;
        }
    }
  if (best == 0)
    return;

  word = dossier_rdf_dup_word (dossier_rdf_reading_get (reading, best)->text);
  dossier_convert_table_add_cell (table, DOSSIER_CONVERT_NODES, "type", DOSSIER_CONVERT_TEXT, word);
  DOSSIER_RDF_FOR_EACH (reading, self->subject, at)
  if (reading->names[at->predicate] == DOSSIER_RDF_TYPE && at->object != best && best_rate > 0)
    {
      g_autofree char *other = dossier_rdf_dup_word (dossier_rdf_reading_get (reading, at->object)->text);

      g_string_append (others, others->len > 1 ? ", " : "");
      dossier_json_append_quoted (others, other);
    }
  g_string_append_c (others, ']');
  if (others->len > strlen ("[]"))
    dossier_convert_table_add_cell (table, DOSSIER_CONVERT_NODES, "types", DOSSIER_CONVERT_JSON, others->str);
}

/* (transfer full): what a node is called that has no label. */
static char *
dup_other_label (const DossierRdfRow *self, const DossierRdfReading *reading)
{
  const DossierRdfTerm *term = dossier_rdf_reading_get (reading, self->subject);
  const char *value = dossier_rdf_reading_find_text (reading, self->subject, DOSSIER_RDF_VALUE);
  guint32 type;

  if (term->kind == DOSSIER_RDF_IRI)
    return dossier_rdf_dup_local_name (term->text);
  if (value != NULL && *value != '\0')
    return g_strdup (value);

  type = dossier_rdf_reading_find (reading, self->subject, DOSSIER_RDF_TYPE, FALSE);

  return type != 0 ? dossier_rdf_dup_local_name (dossier_rdf_reading_get (reading, type)->text)
                   : dossier_rdf_reading_dup_id (reading, self->subject);
}

void
dossier_rdf_row_end (DossierRdfRow *self,
                     const DossierRdfReading *reading,
                     DossierConvertTable *table,
                     DossierConvertPart part)
{
  if (self->is_node)
    add_types (self, reading, table);

  if (self->label != 0)
    {
      dossier_convert_table_add_cell (table, part, "label", DOSSIER_CONVERT_TEXT,
                                      dossier_rdf_reading_get (reading, self->label)->text);
    }
  else if (self->is_node)
    {
      g_autofree char *label = dup_other_label (self, reading);

      dossier_convert_table_add_cell (table, part, "label", DOSSIER_CONVERT_TEXT, label);
    }

  if (self->date != 0)
    {
      g_autofree char *date = dup_date (dossier_rdf_reading_get (reading, self->date));

      dossier_convert_table_add_cell (table, part, "date", DOSSIER_CONVERT_TEXT, date);
    }
  if (self->description != 0)
    dossier_convert_table_add_cell (table, part, "description", DOSSIER_CONVERT_TEXT,
                                    dossier_rdf_reading_get (reading, self->description)->text);

  if (self->aliases->len > 0)
    {
      g_autoptr (GString) aliases = g_string_new ("[");

      for (guint i = 0; i < self->aliases->len; i++)
        {
          g_string_append (aliases, i > 0 ? ", " : "");
          dossier_json_append_quoted (aliases, g_ptr_array_index (self->aliases, i));
        }
      g_string_append_c (aliases, ']');
      dossier_convert_table_add_cell (table, part, DOSSIER_CONVERT_ALIASES, DOSSIER_CONVERT_JSON, aliases->str);
    }

  for (guint i = 0; i < self->order->len; i++)
    add_column (self, reading, table, part, g_ptr_array_index (self->order, i));
}
