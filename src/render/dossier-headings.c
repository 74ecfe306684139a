/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-headings.h"

#include "dossier-card-draw.h"
#include "dossier-font.h"
#include "dossier-language.h"
#include "dossier-scene-private.h"

#include "layout/dossier-chronology.h"
#include "layout/dossier-columns.h"
#include "layout/dossier-curve.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* In parts of the size of the letters. */
#define LINE_HEIGHT 1.25
#define SPACE_BELOW 0.7
#define SPACE_ABOVE 0.5

/* Pixels: smaller ones are drawn larger where there is room, as large as that, the dates with the most cards first. */
#define LEAST_SIZE 8.5
#define LARGER_SIZE 10.5

/* How far a band reaches beyond the first and the last column, points. */
#define OUTER 32.0

/* How much of the colour of edges there is in a band, and of the space between dates in a heading's room. */
#define BAND_PART 0.16
#define GAP_PART 0.6

/**
 * Heading:
 * @box: of the cards below it
 * @left: where its band begins, half-way to the date before
 * @run: its words; they belong to the heading
 */
typedef struct
{
  DossierBox box;
  double left;
  double right;
  guint n_cards;
  DossierTextRun run;
  DossierBox words;
} Heading;

struct _DossierHeadings
{
  GArray *dates;   /* of Heading, left to right */
  guint *by_cards; /* indices of dates, those with the most cards first */
  Heading undated;
  double top;
  double bottom;
  double size;
};

static void
clear_heading (gpointer data)
{
  g_free ((char *) ((Heading *) data)->run.text);
}

static double
get_width (const char *words, const char *language)
{
  double width = 0;

  for (const char *text = words; *text != '\0';)
    {
      gsize length = strcspn (text, "\n");

      if (length > 0)
        width = MAX (width, dossier_font_get_line (text, length, DOSSIER_FONT_BOLD, language, FALSE)->width);
      text += length + (text[length] == '\n');
    }
  return width / DOSSIER_FONT_REFERENCE_SIZE;
}

/* Takes @words over. Puts the last word, the year in most languages, on a line of its own where that lets the letters
 * be larger. */
static void
set_words (Heading *heading, char *words, double size, double room)
{
  const char *language = dossier_language_choose (words, dossier_language_get_own ());
  char *space = strrchr (words, ' ');
  double width = get_width (words, language);
  double fitting = MIN (size, room / MAX (width, 0.1));
  guint n_lines = 1;

  if (fitting < size && space != NULL)
    {
      *space = '\n';
      width = get_width (words, language);
      fitting = MIN (size, room / MAX (width, 0.1));
      n_lines = 2;
    }
  heading->run = (DossierTextRun){
    .text = words,
    .language = language,
    .style = DOSSIER_FONT_BOLD,
    .size = fitting,
    .line_height = fitting * LINE_HEIGHT,
  };
  heading->words.width = width * fitting;
  heading->words.height = n_lines * heading->run.line_height;
}

/* Puts the words so that they end at @bottom: with their middle (@align of 0.5) or their left side (0) at @x. */
static void
set_place (Heading *heading, double x, double align, double bottom)
{
  heading->words.x = x - align * heading->words.width;
  heading->words.y = bottom - heading->words.height;
  heading->run.x = x;
  heading->run.align = align;
  heading->run.y = heading->words.y;
}

/* Where the cards of each date are; of those without one, if @any_undated. */
static void
measure (DossierScene *scene, const DossierColumns *columns, DossierHeadings *self, gboolean *any_undated)
{
  g_autofree DossierBox *boxes = g_new (DossierBox, MAX (columns->n_columns, 1));
  g_autofree gboolean *any = g_new0 (gboolean, MAX (columns->n_columns, 1));
  g_autofree guint *n_cards = g_new0 (guint, MAX (columns->n_columns, 1));

  *any_undated = FALSE;
  for (guint i = 0; i < scene->n_nodes; i++)
    {
      guint column = columns->of_node[i];
      gboolean *known = column != DOSSIER_COLUMN_NONE ? &any[column] : any_undated;
      DossierBox *box = column != DOSSIER_COLUMN_NONE ? &boxes[column] : &self->undated.box;

      if (!dossier_scene_is_visible (scene, i))
        continue;
      if (column != DOSSIER_COLUMN_NONE)
        n_cards[column]++;
      if (*known)
        dossier_box_add_box (box, &scene->boxes[i]);
      else
        *box = scene->boxes[i];
      *known = TRUE;
    }

  for (guint i = 0; i < columns->n_columns; i++)
    {
      Heading heading = { .box = boxes[i], .n_cards = n_cards[i] };

      if (!any[i])
        continue;
      heading.run.text = dossier_column_format (&columns->columns[i]);
      g_array_append_val (self->dates, heading);
    }
}

/* Whether each date is right of the one before, and what has no date below them all. */
static gboolean
is_in_order (DossierHeadings *self, gboolean any_undated)
{
  for (guint i = 0; i < self->dates->len; i++)
    {
      const Heading *heading = &g_array_index (self->dates, Heading, i);

      if (i > 0 && heading->box.x < heading[-1].box.x + heading[-1].box.width)
        return FALSE;
      if (any_undated && heading->box.y + heading->box.height > self->undated.box.y)
        return FALSE;
    }
  return TRUE;
}

static void
place_dates (DossierHeadings *self)
{
  double top = G_MAXDOUBLE;

  for (guint i = 0; i < self->dates->len; i++)
    {
      Heading *heading = &g_array_index (self->dates, Heading, i);
      double end = heading->box.x + heading->box.width;
      double room = 0;

      heading->left = i > 0 ? heading[-1].right : heading->box.x - OUTER;
      heading->right = i + 1 < self->dates->len ? (end + heading[1].box.x) / 2 : end + OUTER;
      /* As much on either side, so that the words stay in the middle of the cards. */
      room = heading->box.width + 2 * GAP_PART * MIN (heading->box.x - heading->left, heading->right - end);
      set_words (heading, (char *) heading->run.text, self->size, room);
      top = MIN (top, heading->box.y);
      self->bottom = MAX (self->bottom, heading->box.y + heading->box.height + OUTER);
    }
  for (guint i = 0; i < self->dates->len; i++)
    {
      Heading *heading = &g_array_index (self->dates, Heading, i);

      set_place (heading, heading->box.x + heading->box.width / 2, 0.5, top - SPACE_BELOW * self->size);
    }
  self->top = top - (SPACE_BELOW + SPACE_ABOVE + 2 * LINE_HEIGHT) * self->size;
}

/* Right under the dates there is room for it; without any, it goes on top. */
static void
place_undated (DossierHeadings *self)
{
  Heading *heading = &self->undated;
  double size = self->size;

  if (self->dates->len > 0)
    size = MIN (size, (heading->box.y - self->bottom) / (LINE_HEIGHT + 2 * SPACE_BELOW));
  /* Translators: over the nodes without a date, in a picture by date. */
  set_words (heading, g_strdup (C_ ("figure", "No date")), size, MAX (heading->box.width, size * 20));
  set_place (heading, heading->box.x, 0, heading->box.y - SPACE_BELOW * size);
  if (self->dates->len == 0)
    {
      self->top = heading->words.y - SPACE_ABOVE * size;
      self->bottom = heading->box.y;
    }
}

static int
compare_cards (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const GArray *dates = user_data;
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;
  guint n_first = g_array_index (dates, Heading, first).n_cards;
  guint n_second = g_array_index (dates, Heading, second).n_cards;

  if (n_first != n_second)
    return n_first > n_second ? -1 : 1;
  return first < second ? -1 : first > second;
}

static void
sort_dates (DossierHeadings *self)
{
  self->by_cards = g_new (guint, MAX (self->dates->len, 1));
  for (guint i = 0; i < self->dates->len; i++)
    self->by_cards[i] = i;
  g_qsort_with_data (self->by_cards, (int) self->dates->len, sizeof (guint), compare_cards, self->dates);
}

DossierHeadings *
dossier_headings_new (DossierScene *scene, const DossierBox *bounds)
{
  g_autoptr (DossierColumns) columns = NULL;
  DossierHeadings *self = NULL;
  gboolean any_undated = FALSE;

  if (dossier_layout_get_engine (scene->layout) != DOSSIER_ENGINE_CHRONOLOGICAL || scene->n_nodes == 0)
    return NULL;

  columns = dossier_columns_new (scene->graph);
  self = g_new0 (DossierHeadings, 1);
  self->dates = g_array_new (FALSE, TRUE, sizeof (Heading));
  g_array_set_clear_func (self->dates, clear_heading);
  self->size = dossier_chronology_get_heading_size (bounds->width, bounds->height);
  measure (scene, columns, self, &any_undated);
  if ((self->dates->len == 0 && !any_undated) || !is_in_order (self, any_undated))
    {
      dossier_headings_free (self);
      return NULL;
    }

  sort_dates (self);
  if (self->dates->len > 0)
    place_dates (self);
  if (any_undated)
    place_undated (self);
  return self;
}

void
dossier_headings_free (DossierHeadings *headings)
{
  if (headings == NULL)
    return;
  g_array_unref (headings->dates);
  g_free (headings->by_cards);
  clear_heading (&headings->undated);
  g_free (headings);
}

DossierBox
dossier_headings_get_box (DossierHeadings *headings)
{
  DossierBox box = headings->undated.words;

  if (headings->dates->len > 0)
    {
      double left = g_array_index (headings->dates, Heading, 0).left;
      double right = g_array_index (headings->dates, Heading, headings->dates->len - 1).right;
      DossierBox dates = { left, headings->top, right - left, headings->bottom - headings->top };

      if (headings->undated.run.text == NULL)
        return dates;
      dossier_box_add_box (&box, &dates);
    }
  return box;
}

DossierBox
dossier_headings_get_undated_box (DossierHeadings *headings)
{
  return headings->undated.words;
}

static void
paint_words (const Heading *heading, DossierPen *pen, const DossierBox *region, double scale, const DossierStyle *style)
{
  if (heading->run.text != NULL && heading->run.size * scale >= DOSSIER_LEGIBLE_SIZE
      && dossier_box_meets (&heading->words, region))
    dossier_pen_text (pen, &heading->run, &style->edge_text);
}

/* @heading in larger letters, as far as the room above the columns allows. */
static Heading
enlarge (const DossierHeadings *self, const Heading *heading, double size)
{
  const Heading *first = &g_array_index (self->dates, Heading, 0);
  const Heading *last = &g_array_index (self->dates, Heading, self->dates->len - 1);
  Heading larger = *heading;
  double bottom = heading->words.y + heading->words.height;
  double factor = MIN (size, (bottom - self->top) / heading->words.height * heading->run.size) / heading->run.size;
  double width = heading->words.width * factor;
  double middle = heading->run.x;

  if (width < last->right - first->left)
    middle = CLAMP (middle, first->left + width / 2, last->right - width / 2);
  larger.run.size *= factor;
  larger.run.line_height *= factor;
  larger.words.width = width;
  larger.words.height *= factor;
  set_place (&larger, middle, 0.5, bottom);
  return larger;
}

static gboolean
is_free (const GArray *drawn, const Heading *heading)
{
  double gap = heading->run.size / 2;

  for (guint i = 0; i < drawn->len; i++)
    {
      const DossierBox *other = &g_array_index (drawn, Heading, i).words;

      if (heading->words.x < other->x + other->width + gap && other->x < heading->words.x + heading->words.width + gap)
        return FALSE;
    }
  return TRUE;
}

/* Which dates are written at @scale, and how: all where all can be read, else as many as have room. The same for every
 * part of the picture. */
static GArray *
choose_words (const DossierHeadings *self, double scale)
{
  GArray *drawn = g_array_new (FALSE, FALSE, sizeof (Heading));

  /* What can be read as it is never lies on another. */
  for (guint i = 0; i < self->dates->len; i++)
    {
      const Heading *heading = &g_array_index (self->dates, Heading, i);

      if (heading->run.size * scale >= LEAST_SIZE)
        g_array_append_vals (drawn, heading, 1);
    }
  for (guint i = 0; i < self->dates->len; i++)
    {
      const Heading *heading = &g_array_index (self->dates, Heading, self->by_cards[i]);
      double pixels = heading->run.size * scale;
      Heading larger;

      if (pixels >= LEAST_SIZE)
        continue;
      larger = enlarge (self, heading, LARGER_SIZE / scale);
      if (larger.run.size * scale >= DOSSIER_LEGIBLE_SIZE && is_free (drawn, &larger))
        g_array_append_val (drawn, larger);
      else if (pixels >= DOSSIER_LEGIBLE_SIZE && is_free (drawn, heading))
        g_array_append_vals (drawn, heading, 1);
    }
  return drawn;
}

void
dossier_headings_paint (
    DossierHeadings *headings, DossierPen *pen, const DossierBox *region, double scale, const DossierStyle *style)
{
  g_autoptr (GArray) words = choose_words (headings, scale);
  const DossierColor *ground = &style->ground;
  DossierColor band = {
    ground->red + (style->edge.red - ground->red) * BAND_PART,
    ground->green + (style->edge.green - ground->green) * BAND_PART,
    ground->blue + (style->edge.blue - ground->blue) * BAND_PART,
    1,
  };

  dossier_pen_begin_group (pen, "dates", C_ ("figure", "Dates"), NULL);
  for (guint i = 0; i < headings->dates->len; i++)
    {
      const Heading *heading = &g_array_index (headings->dates, Heading, i);
      DossierBox box
          = { heading->left, headings->top, heading->right - heading->left, headings->bottom - headings->top };

      if (i % 2 == 0 && dossier_box_meets (&box, region))
        {
          dossier_pen_rounded_rectangle (pen, &box, OUTER / 4);
          dossier_pen_fill (pen, &band, FALSE);
        }
    }
  for (guint i = 0; i < words->len; i++)
    paint_words (&g_array_index (words, Heading, i), pen, region, scale, style);
  paint_words (&headings->undated, pen, region, scale, style);
  dossier_pen_end_group (pen);
}
