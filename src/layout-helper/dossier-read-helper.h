/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "convert/dossier-convert-wire.h"

G_BEGIN_DECLS

/* Appends the head of an answer, and a whole one that says what is wrong and where. */
void dossier_read_put_status (GByteArray *bytes, DossierReadStatus status);
void dossier_read_put_failure (GByteArray *bytes, guint32 line, guint32 column, const char *message);

/* Append the whole answer to @text. @language: one of src/convert/dossier-convert-wire.h */
void dossier_read_dot (GByteArray *bytes, const char *text);
void dossier_read_rdf (GByteArray *bytes, const char *text, const char *language);

G_END_DECLS
