/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOSSIER_ODT_MEDIA_TYPE "application/vnd.oasis.opendocument.text"
/* The namespaces of content and styles, as attributes of a root element. */
#define DOSSIER_ODT_NAMESPACES                                                                                         \
  " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""                                                 \
  " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""                                                   \
  " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""                                                     \
  " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""                                                   \
  " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""                                                  \
  " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""                                          \
  " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""                                            \
  " xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.3\""

/* The parts of a text document that are the same in every report, or nearly. Each gives XML. (transfer full) */
char *dossier_odt_make_styles (void);
char *dossier_odt_make_meta (const char *title, const char *lang);
char *dossier_odt_make_manifest (gboolean has_picture);

G_END_DECLS
