/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-figure-outline.h"

#include "dossier-figure-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Closed entries show none of those in them. */
#define CLOSED ((cairo_pdf_outline_flags_t) 0)

typedef struct
{
  DossierFigure *figure;
  cairo_surface_t *surface;
  guint page;
  double scale;
} Place;

/* @y: points of the page. Gives the entry, for those in it. */
static int
add (const Place *place, int parent, const char *words, double y, cairo_pdf_outline_flags_t flags)
{
  /* Whole numbers, which are written in the same way in every language. */
  g_autofree char *target = g_strdup_printf ("page=%u pos=[0 %d]", place->page + 1, (int) (y * place->scale));

  return cairo_pdf_surface_add_outline (place->surface, parent, words, target, flags);
}

static const DossierFigureLine *
get_line (DossierFigure *figure, guint index)
{
  return &g_array_index (figure->lines, DossierFigureLine, index);
}

static void
add_picture (const Place *place, const DossierFigurePage *record)
{
  DossierFigure *figure = place->figure;
  g_autofree char *words = NULL;

  words = figure->n_rows * figure->n_columns > 1
              ? g_strdup_printf (_ ("Figure, row %u, column %u"), record->row + 1, record->column + 1)
              : g_strdup (_ ("Figure"));
  add (place, CAIRO_PDF_OUTLINE_ROOT, words, 0, CAIRO_PDF_OUTLINE_FLAG_OPEN);
  /* It is the same on every tile. */
  if (figure->legend != NULL && place->page == 0)
    add (place, CAIRO_PDF_OUTLINE_ROOT, C_ ("figure", "Legend"), dossier_legend_get_box (figure->legend).y,
         CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

/* By the first note that begins there. */
static void
add_page_of_notes (const Place *place, const DossierFigurePage *record, int notes)
{
  const char *prefix = "note-";

  for (guint i = record->first; i < record->end; i++)
    {
      const DossierFigureLine *line = get_line (place->figure, i);
      g_autofree char *words = NULL;

      if (line->id == NULL || !g_str_has_prefix (line->id, prefix))
        continue;
      /* Translators: in the outline of a PDF, a page in the midst of the notes; %s: number of its first note */
      words = g_strdup_printf (_ ("From Note %s"), line->id + strlen (prefix));
      add (place, notes, words, 0, CLOSED);
      return;
    }
}

void
dossier_figure_outline_add_page (
    DossierFigureOutline *outline, DossierFigure *figure, cairo_surface_t *surface, guint page, double scale)
{
  const DossierFigurePage *record = &g_array_index (figure->pages, DossierFigurePage, page);
  const Place place = { figure, surface, page, scale };

  if (record->tile.width > 0)
    add_picture (&place, record);
  if (figure->notes == NULL || record->first == record->end)
    return;
  if (record->first == 0)
    outline->notes = add (&place, CAIRO_PDF_OUTLINE_ROOT, _ ("Notes"), get_line (figure, 0)->y, CLOSED);
  else
    add_page_of_notes (&place, record, outline->notes);
  if (figure->first_source > 0 && figure->first_source >= record->first && figure->first_source < record->end)
    add (&place, CAIRO_PDF_OUTLINE_ROOT, _ ("Sources"), get_line (figure, figure->first_source)->y,
         CAIRO_PDF_OUTLINE_FLAG_OPEN);
}
