/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-pen.h"

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/*
 * Fonts and shaped lines of text, by thread: each thread has its own font map (Pango's are not shared between threads),
 * with hinting off, so that a text is as wide at one zoom as at another. The map is not cairo's: that has one set of open
 * font files for all threads, and closes some while another thread, such as GTK's, draws with them (cairo 1.16).
 */

#define DOSSIER_FONT_FAMILIES "Cantarell, Adwaita Sans, Noto Sans, Noto Sans CJK SC, sans-serif"
/* For a text in Japanese, or in Korean. */
#define DOSSIER_FONT_FAMILIES_JA "Cantarell, Adwaita Sans, Noto Sans, Noto Sans CJK JP, sans-serif"
#define DOSSIER_FONT_FAMILIES_KO "Cantarell, Adwaita Sans, Noto Sans, Noto Sans CJK KR, sans-serif"
/* For one in Chinese as it is written in Taiwan, or in Hong Kong. */
#define DOSSIER_FONT_FAMILIES_TW "Cantarell, Adwaita Sans, Noto Sans, Noto Sans CJK TC, sans-serif"
#define DOSSIER_FONT_FAMILIES_HK "Cantarell, Adwaita Sans, Noto Sans, Noto Sans CJK HK, sans-serif"

/* Lines are shaped and measured at this size, and drawn scaled. */
#define DOSSIER_FONT_REFERENCE_SIZE 64.0

/* Down from the middle of a line to its baseline, in parts of the font size: half the height of a capital. */
#define DOSSIER_FONT_BASELINE 0.35

/**
 * DossierLine:
 * @width: logical width
 *
 * A shaped line at the reference size. Belongs to the thread's cache.
 */
typedef struct
{
  double width;
} DossierLine;

/* A new layout at the reference size, of one line whatever @text holds. @language: (nullable): from
 * dossier_language_choose() */
PangoLayout *dossier_font_create_layout (
    const char *text, gssize length, DossierFontStyle style, const char *language, gboolean right_to_left);

/* (transfer none): the one line of such a layout, as wide as it will be drawn. */
PangoLayoutLine *dossier_font_get_only_line (PangoLayout *layout);

/* From the thread's cache, shaped where it is not there; good until the thread's next call. */
const DossierLine *dossier_font_get_line (
    const char *text, gsize length, DossierFontStyle style, const char *language, gboolean right_to_left);

/* (nullable) (transfer none): the glyphs of a line as a path whose origin is on the baseline, and in @ink what it lies within;
 * %NULL where a font has no outlines (colour pictures), so that the line is to be shown with dossier_font_show(). Drawn
 * when it is first wanted; good as long as the line. */
const cairo_path_t *dossier_font_get_outline (const DossierLine *line, DossierBox *ink);

/* Shows a line from the current point on, which is on the baseline: as text, where the target of @cr has text, and with
 * pictures for glyphs. */
void dossier_font_show (cairo_t *cr, const DossierLine *line);

/* Cairo refuses a whole PDF for one of the code points that are set aside as no characters (U+FFFE and the like): makes
 * them U+FFFD, in as many bytes, so that places in the text stay what they are. */
void dossier_font_replace_noncharacters (char *text);

G_END_DECLS
