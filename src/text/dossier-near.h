/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A passage is near where at most one character in five was changed, added or left out: a score of 0.8. */
#define DOSSIER_NEAR_FRACTION 5

/**
 * DossierNear:
 * @start: byte offset of the passage
 * @end: byte offset after it
 * @distance: how many characters were changed, added or left out
 * @length: of the quote, in characters
 */
typedef struct
{
  gsize start;
  gsize end;
  guint distance;
  guint length;
} DossierNear;

/* Finds the passage of @text that is nearest to @quote, both normalised; the first of several. */
gboolean dossier_near_find (const char *text, gsize length, const char *quote, DossierNear *near);

G_END_DECLS
