/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-pen.h"

G_BEGIN_DECLS

/**
 * DossierLabelSpec:
 * @style: font style
 * @size: font size, points
 * @max_width: widest line, in parts of the font size
 * @max_lines: what needs more ends in an ellipsis
 * @estimate: take widths from a table by kind of character instead of shaping
 * @said: (nullable): the language that the text is said to be in, for dossier_language_choose()
 */
typedef struct
{
  DossierFontStyle style;
  double size;
  double max_width;
  guint max_lines;
  gboolean estimate;
  const char *said;
} DossierLabelSpec;

/**
 * DossierLabel:
 * @text: the lines, joined by `\n`
 * @width: of the widest line, points
 * @language: (nullable): what the lines are to be drawn in
 *
 * A label broken into lines of about equal length.
 */
typedef struct
{
  char *text;
  guint n_lines;
  double width;
  const char *language;
  gboolean right_to_left;
} DossierLabel;

/* @text may hold anything: white space and control characters become single spaces, only as much as can be shown is
 * looked at, and marks that pile up on one letter are cut off so that they stay within the line. */
void dossier_label_init (DossierLabel *label, const char *text, const DossierLabelSpec *spec);
void dossier_label_clear (DossierLabel *label);

/* Whether a text is read from the right: as its first letter is. */
gboolean dossier_label_is_right_to_left (const char *text);

G_END_DECLS
