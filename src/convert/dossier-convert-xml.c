/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-convert-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#if LIBXML_VERSION >= 21200
typedef const xmlError *XmlError;
#else
typedef xmlErrorPtr XmlError;
#endif

static void
note_fault (void *data, XmlError fault)
{
  DossierXmlReader *self = data;

  if (self->fault != NULL || fault == NULL || fault->level < XML_ERR_ERROR)
    return;

  self->fault = g_utf8_make_valid (fault->message != NULL ? fault->message : "", -1);
  g_strstrip (g_strdelimit (self->fault, "\n\r", ' '));
  self->fault_line = fault->line;
}

gboolean
dossier_xml_reader_init (DossierXmlReader *self, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  memset (self, 0, sizeof *self);
  self->cancellable = cancellable;
  self->bytes = g_bytes_ref (bytes);
  self->old_function = xmlStructuredError;
  self->old_data = xmlStructuredErrorContext;
  xmlSetStructuredErrorFunc (self, note_fault);
  /* Nothing is substituted, loaded or included, and libxml2 keeps to its limits. */
  if (size <= G_MAXINT && size > 0)
    self->reader = xmlReaderForMemory (data, (int) size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_COMPACT);
  if (self->reader == NULL)
    {
      g_set_error_literal (error, DOSSIER_CONVERT_ERROR, DOSSIER_CONVERT_ERROR_SYNTAX, _ ("line 1: the file is empty"));
      return FALSE;
    }

  xmlTextReaderSetStructuredErrorHandler (self->reader, note_fault, self);

  return TRUE;
}

void
dossier_xml_reader_clear (DossierXmlReader *self)
{
  g_clear_pointer (&self->reader, xmlFreeTextReader);
  xmlSetStructuredErrorFunc (self->old_data, self->old_function);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->fault, g_free);
}

gboolean
dossier_xml_reader_refuse (
    const DossierXmlReader *self, GError **error, DossierConvertError code, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, DOSSIER_CONVERT_ERROR, (gint) code, _ ("line %u: %s"), dossier_xml_reader_get_line (self),
               message);

  return FALSE;
}

gboolean
dossier_xml_reader_next (DossierXmlReader *self, gboolean *more, GError **error)
{
  while (TRUE)
    {
      int status
          = g_cancellable_set_error_if_cancelled (self->cancellable, error) ? -2 : xmlTextReaderRead (self->reader);

      if (status == -2)
        return FALSE;
      *more = status == 1;
      if (self->fault != NULL || status < 0)
        {
          g_set_error (error, DOSSIER_CONVERT_ERROR, DOSSIER_CONVERT_ERROR_SYNTAX, _ ("line %d: this is no XML: %s"),
                       self->fault_line, self->fault != NULL ? self->fault : "");
          return FALSE;
        }
      if (status == 0)
        return TRUE;

      switch (xmlTextReaderNodeType (self->reader))
        {
        case XML_READER_TYPE_DOCUMENT_TYPE:
        case XML_READER_TYPE_ENTITY:
        case XML_READER_TYPE_ENTITY_REFERENCE:
        case XML_READER_TYPE_NOTATION:
          return dossier_xml_reader_refuse (
              self, error, DOSSIER_CONVERT_ERROR_REFUSED,
              _ ("the file has a document type (DOCTYPE) or entities, which are never read; "
                 "remove them"));

        case XML_READER_TYPE_ELEMENT:
        case XML_READER_TYPE_END_ELEMENT:
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_WHITESPACE:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
          return TRUE;

        default:
          break;
        }
    }
}

gboolean
dossier_xml_reader_is_start (const DossierXmlReader *self)
{
  return xmlTextReaderNodeType (self->reader) == XML_READER_TYPE_ELEMENT;
}

gboolean
dossier_xml_reader_is_end (const DossierXmlReader *self)
{
  return xmlTextReaderNodeType (self->reader) == XML_READER_TYPE_END_ELEMENT;
}

gboolean
dossier_xml_reader_is_empty (const DossierXmlReader *self)
{
  return xmlTextReaderIsEmptyElement (self->reader) == 1;
}

int
dossier_xml_reader_get_depth (const DossierXmlReader *self)
{
  return xmlTextReaderDepth (self->reader);
}

guint
dossier_xml_reader_get_line (const DossierXmlReader *self)
{
  return (guint) MAX (xmlTextReaderGetParserLineNumber (self->reader), 1);
}

const char *
dossier_xml_reader_get_name (const DossierXmlReader *self)
{
  return (const char *) xmlTextReaderConstLocalName (self->reader);
}

char *
dossier_xml_reader_dup_attribute (const DossierXmlReader *self, const char *name)
{
  xmlChar *value = xmlTextReaderGetAttribute (self->reader, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);

  return copy;
}

const char *
dossier_xml_reader_get_text (const DossierXmlReader *self)
{
  if (dossier_xml_reader_is_start (self) || dossier_xml_reader_is_end (self))
    return NULL;

  return (const char *) xmlTextReaderConstValue (self->reader);
}

gboolean
dossier_xml_reader_walk (DossierXmlReader *self, const DossierXmlHandlers *handlers, gpointer user_data, GError **error)
{
  gboolean more = TRUE;
  gboolean first = TRUE;

  while (dossier_xml_reader_next (self, &more, error))
    {
      const char *text;

      if (!more)
        return TRUE;

      if (dossier_xml_reader_is_start (self))
        {
          const char *name = dossier_xml_reader_get_name (self);

          if (first && !g_str_equal (name, handlers->root))
            return dossier_xml_reader_refuse (self, error, DOSSIER_CONVERT_ERROR_SYNTAX,
                                              _ ("this is no %s: it begins with “%s”"), handlers->format, name);
          first = FALSE;
          handlers->start (user_data, name);
          if (dossier_xml_reader_is_empty (self))
            handlers->end (user_data, name);
        }
      else if (dossier_xml_reader_is_end (self))
        {
          handlers->end (user_data, dossier_xml_reader_get_name (self));
        }
      else if ((text = dossier_xml_reader_get_text (self)) != NULL)
        {
          handlers->text (user_data, text);
        }
    }

  return FALSE;
}

void
dossier_xml_writer_init (DossierXmlWriter *self)
{
  self->n_replaced = 0;
  self->buffer = xmlBufferCreate ();
  self->writer = xmlNewTextWriterMemory (self->buffer, 0);
  xmlTextWriterSetIndent (self->writer, 1);
  xmlTextWriterSetIndentString (self->writer, (const xmlChar *) "  ");
  xmlTextWriterStartDocument (self->writer, NULL, "UTF-8", NULL);
}

GBytes *
dossier_xml_writer_end (DossierXmlWriter *self, DossierConvertNotes *notes)
{
  GBytes *bytes;

  xmlTextWriterEndDocument (self->writer);
  xmlFreeTextWriter (self->writer);
  bytes = g_bytes_new (xmlBufferContent (self->buffer), (gsize) xmlBufferLength (self->buffer));
  xmlBufferFree (self->buffer);

  if (self->n_replaced > 0)
    dossier_convert_notes_add (
        notes, g_strdup_printf (ngettext ("%u control character that XML cannot hold is replaced by U+FFFD",
                                          "%u control characters that XML cannot hold are replaced by U+FFFD",
                                          self->n_replaced),
                                self->n_replaced));

  return bytes;
}

/* (transfer full) (nullable): @text with what XML cannot hold replaced; %NULL where there is nothing. */
static char *
clean (DossierXmlWriter *self, const char *text)
{
  g_autoptr (GString) out = NULL;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean fits = (c >= 0x20 && c != 0xfffe && c != 0xffff) || c == '\t' || c == '\n' || c == '\r';

      if (!fits && out == NULL)
        out = g_string_new_len (text, at - text);
      self->n_replaced += !fits;
      if (out != NULL)
        g_string_append_unichar (out, fits ? c : 0xfffd);
    }

  return out != NULL ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

void
dossier_xml_writer_start (DossierXmlWriter *self, const char *name)
{
  xmlTextWriterStartElement (self->writer, (const xmlChar *) name);
}

void
dossier_xml_writer_finish (DossierXmlWriter *self)
{
  xmlTextWriterEndElement (self->writer);
}

void
dossier_xml_writer_attribute (DossierXmlWriter *self, const char *name, const char *value)
{
  g_autofree char *cleaned = NULL;

  if (value == NULL)
    return;

  cleaned = clean (self, value);
  xmlTextWriterWriteAttribute (self->writer, (const xmlChar *) name,
                               (const xmlChar *) (cleaned != NULL ? cleaned : value));
}

void
dossier_xml_writer_text (DossierXmlWriter *self, const char *text)
{
  g_autofree char *cleaned = clean (self, text);

  xmlTextWriterWriteString (self->writer, (const xmlChar *) (cleaned != NULL ? cleaned : text));
}
