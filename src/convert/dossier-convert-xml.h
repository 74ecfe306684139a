/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-convert-table.h"

#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>

G_BEGIN_DECLS

/**
 * DossierXmlReader:
 *
 * libxml2's reader, tamed: no document type, no entity but the five of XML, no network, no inclusion, libxml2's own
 * limits of depth and length.
 */
typedef struct
{
  xmlTextReader *reader;
  GBytes *bytes;
  GCancellable *cancellable;
  char *fault; /* (nullable): what libxml2 said first */
  int fault_line;
  xmlStructuredErrorFunc old_function; /* of this thread, where libxml2 tells what it cannot tell of a reader */
  void *old_data;
} DossierXmlReader;

gboolean dossier_xml_reader_init (DossierXmlReader *self, GBytes *bytes, GCancellable *cancellable, GError **error);
void dossier_xml_reader_clear (DossierXmlReader *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierXmlReader, dossier_xml_reader_clear)

/* To the next start or end of an element, or text; @more is FALSE at the end. */
gboolean dossier_xml_reader_next (DossierXmlReader *self, gboolean *more, GError **error);

gboolean dossier_xml_reader_is_start (const DossierXmlReader *self);
gboolean dossier_xml_reader_is_end (const DossierXmlReader *self);
/* An element without content has no end of its own. */
gboolean dossier_xml_reader_is_empty (const DossierXmlReader *self);
int dossier_xml_reader_get_depth (const DossierXmlReader *self);
guint dossier_xml_reader_get_line (const DossierXmlReader *self);
/* The element's name without a prefix. */
const char *dossier_xml_reader_get_name (const DossierXmlReader *self);
/* (nullable) (transfer full) */
char *dossier_xml_reader_dup_attribute (const DossierXmlReader *self, const char *name);
/* (nullable): of a text */
const char *dossier_xml_reader_get_text (const DossierXmlReader *self);

/**
 * DossierXmlHandlers:
 * @root: what the first element is called
 * @format: what files that begin so are called
 * @start: at the start of an element
 * @end: at its end, whether it has content or not
 * @text: at a piece of the text in it
 */
typedef struct
{
  const char *root;
  const char *format;
  void (*start) (gpointer user_data, const char *name);
  void (*end) (gpointer user_data, const char *name);
  void (*text) (gpointer user_data, const char *text);
} DossierXmlHandlers;

/* To the end of the file; an error where that begins otherwise than with the root. */
gboolean dossier_xml_reader_walk (DossierXmlReader *self,
                                  const DossierXmlHandlers *handlers,
                                  gpointer user_data,
                                  GError **error);

gboolean dossier_xml_reader_refuse (const DossierXmlReader *self,
                                    GError **error,
                                    DossierConvertError code,
                                    const char *format,
                                    ...) G_GNUC_PRINTF (4, 5);

/**
 * DossierXmlWriter:
 * @n_replaced: characters that XML cannot hold
 */
typedef struct
{
  xmlTextWriter *writer;
  xmlBuffer *buffer;
  guint n_replaced;
} DossierXmlWriter;

void dossier_xml_writer_init (DossierXmlWriter *self);
/* Ends the document and the writer. */
GBytes *dossier_xml_writer_end (DossierXmlWriter *self, DossierConvertNotes *notes);

void dossier_xml_writer_start (DossierXmlWriter *self, const char *name);
void dossier_xml_writer_finish (DossierXmlWriter *self);
/* Passed over where @value is NULL. */
void dossier_xml_writer_attribute (DossierXmlWriter *self, const char *name, const char *value);
void dossier_xml_writer_text (DossierXmlWriter *self, const char *text);

G_END_DECLS
