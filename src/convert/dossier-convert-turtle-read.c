/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-convert-formats.h"
#include "dossier-convert-helper.h"
#include "dossier-convert-rdf-reading.h"
#include "dossier-convert-rdf.h"
#include "dossier-convert-wire.h"

/* Turtle, TriG, N-Triples and N-Quads, as dossier-read-helper reads them. */

/* The least that one of each takes in an answer. */
#define MIN_TERM 16
#define MIN_STATEMENT 16

static void
read_terms (DossierWireCursor *cursor, DossierRdfSet *set)
{
  guint32 n = dossier_wire_get_u32 (cursor);

  if (!dossier_wire_has (cursor, n, MIN_TERM))
    return;

  for (guint32 i = 1; i <= n && !cursor->broken; i++)
    {
      guint32 kind = dossier_wire_get_u32 (cursor);
      g_autofree char *text = dossier_wire_get_text (cursor, DOSSIER_READ_MAX_TEXT);
      g_autofree char *type = dossier_wire_get_text (cursor, DOSSIER_READ_MAX_TEXT);
      g_autofree char *lang = dossier_wire_get_text (cursor, DOSSIER_READ_MAX_TEXT);

      /* Each once, or the numbers would be others. */
      if (kind > DOSSIER_RDF_LITERAL
          || dossier_rdf_set_add_term (set, (DossierRdfTermKind) kind, text, type, lang) != i)
        cursor->broken = TRUE;
    }
}

static gboolean
is_resource (const DossierRdfSet *set, guint32 term)
{
  return term > 0 && term <= dossier_rdf_set_get_n_terms (set)
         && dossier_rdf_set_get_term (set, term)->kind != DOSSIER_RDF_LITERAL;
}

static void
read_statements (DossierWireCursor *cursor, DossierRdfSet *set)
{
  guint32 n = dossier_wire_get_u32 (cursor);

  if (!dossier_wire_has (cursor, n, MIN_STATEMENT))
    return;

  for (guint32 i = 0; i < n && !cursor->broken; i++)
    {
      guint32 subject = dossier_wire_get_u32 (cursor);
      guint32 predicate = dossier_wire_get_u32 (cursor);
      guint32 object = dossier_wire_get_u32 (cursor);
      guint32 graph = dossier_wire_get_u32 (cursor);

      if (!is_resource (set, subject) || !is_resource (set, predicate) || object == 0
          || object > dossier_rdf_set_get_n_terms (set) || (graph != 0 && !is_resource (set, graph))
          || !dossier_rdf_set_add (set, subject, predicate, object, graph))
        cursor->broken = TRUE;
    }
}

static gboolean
read_language (const char *language,
               DossierConvertFormat format,
               DossierConvertTable *table,
               GBytes *bytes,
               DossierConvertNotes *notes,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (DossierRdfSet) set = dossier_rdf_set_new ();
  DossierWireCursor cursor;
  g_autoptr (GByteArray) answer = dossier_convert_helper_run (language, dossier_convert_format_get_label (format),
                                                              bytes, &cursor, cancellable, error);

  if (answer == NULL)
    return FALSE;

  read_terms (&cursor, set);
  read_statements (&cursor, set);

  return dossier_convert_helper_end (&cursor, error)
         && dossier_rdf_set_to_table (set, table, notes, cancellable, error);
}

gboolean
dossier_convert_turtle_read (
    DossierConvertTable *table, GBytes *bytes, DossierConvertNotes *notes, GCancellable *cancellable, GError **error)
{
  return read_language (DOSSIER_READ_TURTLE, DOSSIER_CONVERT_TURTLE, table, bytes, notes, cancellable, error);
}

gboolean
dossier_convert_trig_read (
    DossierConvertTable *table, GBytes *bytes, DossierConvertNotes *notes, GCancellable *cancellable, GError **error)
{
  return read_language (DOSSIER_READ_TRIG, DOSSIER_CONVERT_TRIG, table, bytes, notes, cancellable, error);
}

gboolean
dossier_convert_n_triples_read (
    DossierConvertTable *table, GBytes *bytes, DossierConvertNotes *notes, GCancellable *cancellable, GError **error)
{
  return read_language (DOSSIER_READ_N_TRIPLES, DOSSIER_CONVERT_N_TRIPLES, table, bytes, notes, cancellable, error);
}

gboolean
dossier_convert_n_quads_read (
    DossierConvertTable *table, GBytes *bytes, DossierConvertNotes *notes, GCancellable *cancellable, GError **error)
{
  return read_language (DOSSIER_READ_N_QUADS, DOSSIER_CONVERT_N_QUADS, table, bytes, notes, cancellable, error);
}
