/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierNormal:
 * @text: the text's normal form, UTF-8
 * @length: its length in bytes
 *
 * A text as quotes are compared in it once they are not found as they are: composed (NFC), each run of white space one
 * space, single and double quotation marks ' and ", dashes -; case is kept. It knows the way back.
 */
typedef struct
{
  char *text;
  gsize length;
  /* private: */
  GArray *anchors;
} DossierNormal;

DossierNormal *dossier_normal_new (const char *text, gsize length);
void dossier_normal_free (DossierNormal *normal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierNormal, dossier_normal_free)

/* The bytes of @text, from which @normal was made, that became its bytes from @start to @end. */
void dossier_normal_find_origin (const DossierNormal *normal,
                                 const char *text,
                                 gsize length,
                                 gsize start,
                                 gsize end,
                                 gsize *text_start,
                                 gsize *text_end);

/* The normal form of a short text, without white space at its ends. */
char *dossier_normalise (const char *text);

G_END_DECLS
