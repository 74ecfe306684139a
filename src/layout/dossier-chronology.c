/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-chronology.h"

#include "dossier-chronology-rows.h"
#include "dossier-helper-process.h"
#include "dossier-spread.h"
#include "dossier-wire.h"

#include "dossier-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Cards of a column keep this many times as far apart as others, so that there is room for the heads of an arrow. */
#define SEPARATION_PART 2

/* Points between the columns of one date, and between those of two. */
#define STRAND_GAP 30.0
#define COLUMN_GAP 64.0

/* Width to height that a picture is to have about; many dates with a few nodes each make it wider, and cards that keep
 * farther apart less so. */
#define WANTED_RATIO 1.7
#define LARGEST_RATIO 3.0

/* An edge over more ranks than this would take more room on its way than it helps to put its ends in order. */
#define MAX_SPAN 4

/* What a window may give to a picture, pixels, and the letters of a heading in it. */
#define WINDOW_WIDTH 800.0
#define WINDOW_HEIGHT 550.0
#define HEADING_SIZE 13.0

/* A node with a date. */
typedef struct
{
  guint node;
  guint column;
  guint group; /* what it belongs with: the one who says it, or DOSSIER_COLUMN_NONE */
  guint strand;
  double y;    /* as dot has it */
} Dated;

/* A column of cards: a date has one or several. */
typedef struct
{
  guint first; /* of the dated nodes */
  guint n;
  guint column;
  double width;
  double height; /* with its gaps */
} Strand;

typedef struct
{
  const DossierLayoutProblem *problem;
  double separation;
  Dated *dated;
  guint n_dated;
  GArray *strands;
} Chronology;

double
dossier_chronology_get_heading_size (double width, double height)
{
  return HEADING_SIZE * MAX (1, MAX (width / WINDOW_WIDTH, height / WINDOW_HEIGHT));
}

static double
get_width (const Chronology *self, guint node)
{
  return self->problem->sizes[2 * (gsize) node];
}

static double
get_height (const Chronology *self, guint node)
{
  return self->problem->sizes[2 * (gsize) node + 1];
}

static int
compare_dated (gconstpointer a, gconstpointer b)
{
  const Dated *first = a;
  const Dated *second = b;

  if (first->column != second->column)
    return first->column < second->column ? -1 : 1;
  if (first->group != second->group)
    return first->group < second->group ? -1 : 1;
  return (first->node > second->node) - (first->node < second->node);
}

/* Within a date, what the same node without a date points at stands together: so the words of one speaker do. */
static void
list_dated (Chronology *self)
{
  const DossierLayoutProblem *problem = self->problem;
  g_autofree guint *group_of = g_new (guint, problem->n_nodes);

  memset (group_of, 0xff, problem->n_nodes * sizeof *group_of);
  for (guint i = 0; i < problem->n_edges; i++)
    {
      guint from = problem->ends[2 * (gsize) i];
      guint to = problem->ends[2 * (gsize) i + 1];

      if (problem->columns[from] == DOSSIER_COLUMN_NONE)
        group_of[to] = MIN (group_of[to], from);
    }

  self->dated = g_new (Dated, problem->n_nodes);
  for (guint i = 0; i < problem->n_nodes; i++)
    if (problem->columns[i] != DOSSIER_COLUMN_NONE)
      self->dated[self->n_dated++] = (Dated){ i, problem->columns[i], group_of[i], 0, 0 };
  qsort (self->dated, self->n_dated, sizeof *self->dated, compare_dated);
}

/* One strand a date, as wide as its widest card. */
static GArray *
list_dates (const Chronology *self)
{
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (Strand));

  for (guint i = 0; i < self->n_dated; i++)
    {
      Strand *date = dates->len > 0 ? &g_array_index (dates, Strand, dates->len - 1) : NULL;

      if (date == NULL || date->column != self->dated[i].column)
        {
          Strand next = { .first = i, .column = self->dated[i].column };

          g_array_append_val (dates, next);
          date = &g_array_index (dates, Strand, dates->len - 1);
        }
      date->n++;
      date->width = MAX (date->width, get_width (self, self->dated[i].node));
      date->height += get_height (self, self->dated[i].node) + self->separation;
    }

  return dates;
}

static guint
count_strands (guint n, guint max_rows)
{
  return (n + max_rows - 1) / max_rows;
}

/* How far from the ratio wanted a picture is in which no column has more than @max_rows nodes. */
static double
get_strain (const Chronology *self, const GArray *dates, guint max_rows, double undated_area)
{
  double width = 0;
  double height = 0;

  for (guint i = 0; i < dates->len; i++)
    {
      const Strand *date = &g_array_index (dates, Strand, i);
      guint n = count_strands (date->n, max_rows);

      width += n * (date->width + STRAND_GAP) + COLUMN_GAP - STRAND_GAP;
      height = MAX (height, date->height / n);
    }
  height += undated_area / width;

  return fabs (log (width / height / WANTED_RATIO));
}

static guint
choose_rows (const Chronology *self, const GArray *dates)
{
  const DossierLayoutProblem *problem = self->problem;
  double undated_area = 0;
  double least = INFINITY;
  guint most = 1;
  guint best = 1;

  for (guint i = 0; i < problem->n_nodes; i++)
    if (problem->columns[i] == DOSSIER_COLUMN_NONE)
      undated_area += (get_width (self, i) + self->separation) * (get_height (self, i) + self->separation);
  for (guint i = 0; i < dates->len; i++)
    most = MAX (most, g_array_index (dates, Strand, i).n);

  for (guint rows = 1; rows <= most; rows += 1 + rows / 32)
    {
      double strain = get_strain (self, dates, rows, undated_area);

      if (strain < least)
        {
          least = strain;
          best = rows;
        }
    }

  return best;
}

static void
make_strands (Chronology *self)
{
  g_autoptr (GArray) dates = list_dates (self);
  guint max_rows = choose_rows (self, dates);

  self->strands = g_array_new (FALSE, FALSE, sizeof (Strand));
  for (guint i = 0; i < dates->len; i++)
    {
      const Strand *date = &g_array_index (dates, Strand, i);
      guint n = count_strands (date->n, max_rows);

      for (guint j = 0; j < n; j++)
        {
          guint begin = (guint) ((guint64) date->n * j / n);
          guint end = (guint) ((guint64) date->n * (j + 1) / n);
          Strand strand = { .first = date->first + begin, .n = end - begin, .column = date->column };

          for (guint k = strand.first; k < strand.first + strand.n; k++)
            {
              self->dated[k].strand = self->strands->len;
              strand.width = MAX (strand.width, get_width (self, self->dated[k].node));
              strand.height += get_height (self, self->dated[k].node) + self->separation;
            }
          g_array_append_val (self->strands, strand);
        }
    }
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, 2 * sizeof (guint));
}

/* Short edges between dated nodes, by their places among those: each pair once, and none back in time. */
static GArray *
list_edges (const Chronology *self)
{
  const DossierLayoutProblem *problem = self->problem;
  g_autofree guint *place_of = g_new (guint, problem->n_nodes);
  GArray *pairs = g_array_new (FALSE, FALSE, 2 * sizeof (guint));
  guint n = 0;

  memset (place_of, 0xff, problem->n_nodes * sizeof *place_of);
  for (guint i = 0; i < self->n_dated; i++)
    place_of[self->dated[i].node] = i;

  for (guint i = 0; i < problem->n_edges; i++)
    {
      guint from = place_of[problem->ends[2 * (gsize) i]];
      guint to = place_of[problem->ends[2 * (gsize) i + 1]];
      /* Places ascend with ranks. */
      guint pair[2] = { MIN (from, to), MAX (from, to) };

      if (from == to || pair[1] == G_MAXUINT || self->dated[pair[1]].strand - self->dated[pair[0]].strand > MAX_SPAN)
        continue;
      g_array_append_val (pairs, pair);
    }

  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++)
    {
      guint *pair = (guint *) (gpointer) pairs->data + 2 * (gsize) i;

      if (n > 0 && compare_pairs (pair, (guint *) (gpointer) pairs->data + 2 * (gsize) (n - 1)) == 0)
        continue;
      memmove ((guint *) (gpointer) pairs->data + 2 * (gsize) n++, pair, sizeof (guint) * 2);
    }
  g_array_set_size (pairs, n);

  return pairs;
}

static DossierWireRequest *
make_request (const Chronology *self, const DossierLayoutOptions *options)
{
  g_autoptr (GArray) edges = list_edges (self);
  DossierWireRequest *request = dossier_wire_request_new (1, self->n_dated, edges->len, DOSSIER_WIRE_RANKS);

  if (request == NULL)
    return NULL;
  request->engine = DOSSIER_ENGINE_CHRONOLOGICAL;
  request->separation = self->separation;
  request->memory_limit = options->memory_limit;
  request->cpu_limit = (guint) MIN (ceil (options->deadline) + 1, 1e6);
  request->parts[0] = (DossierWirePart){ self->n_dated, edges->len };
  for (guint i = 0; i < self->n_dated; i++)
    {
      request->sizes[2 * (gsize) i] = get_width (self, self->dated[i].node);
      request->sizes[2 * (gsize) i + 1] = get_height (self, self->dated[i].node);
      request->ranks[i] = self->dated[i].strand;
    }
  if (edges->len > 0)
    memcpy (request->ends, edges->data, edges->len * 2 * sizeof (guint));

  return request;
}

/* Has dot say what is above what. */
static gboolean
ask_for_order (
    Chronology *self, const DossierLayoutOptions *options, GCancellable *cancellable, gboolean *late, GError **error)
{
  g_autoptr (DossierWireRequest) request = make_request (self, options);
  DossierHelperJob job = { .request = request };

  if (request == NULL)
    {
      g_set_error_literal (error, DOSSIER_LAYOUT_ERROR, DOSSIER_LAYOUT_ERROR_MEMORY,
                           _ ("There is not enough memory to lay the graph out. Close other programs."));
      return FALSE;
    }
  if (!dossier_helper_process_run (options->helper, &job, 1, 1, options->deadline, cancellable, error))
    {
      g_clear_pointer (&job.answer, dossier_wire_answer_free);
      return FALSE;
    }

  *late = job.answer == NULL;
  for (guint i = 0; job.answer != NULL && i < self->n_dated; i++)
    self->dated[i].y = job.answer->positions[2 * (gsize) i + 1];
  g_clear_pointer (&job.answer, dossier_wire_answer_free);

  return TRUE;
}

static int
compare_heights (gconstpointer a, gconstpointer b)
{
  const Dated *first = a;
  const Dated *second = b;

  if (first->y != second->y)
    return first->y < second->y ? -1 : 1;
  return (first->node > second->node) - (first->node < second->node);
}

/* The cards of one strand, about where dot has them: @scale makes its heights from @top on ours, up to @height. */
static void
place_strand (Chronology *self,
              const Strand *strand,
              double left,
              double top,
              double scale,
              double height,
              DossierBox *boxes,
              DossierColumnPlace *places)
{
  Dated *dated = self->dated + strand->first;
  g_autofree double *lengths = g_new (double, strand->n);
  g_autofree double *wanted = g_new (double, strand->n);
  g_autofree double *middles = g_new (double, strand->n);

  qsort (dated, strand->n, sizeof *dated, compare_heights);
  for (guint i = 0; i < strand->n; i++)
    {
      lengths[i] = get_height (self, dated[i].node);
      wanted[i] = scale > 0 ? (dated[i].y - top) * scale : height / 2;
    }
  dossier_spread (strand->n, lengths, self->separation, wanted, height, middles);
  for (guint i = 0; i < strand->n; i++)
    {
      double width = get_width (self, dated[i].node);

      boxes[dated[i].node]
          = (DossierBox){ left + (strand->width - width) / 2, middles[i] - lengths[i] / 2, width, lengths[i] };
      places[dated[i].node]
          = (DossierColumnPlace){ dated[i].strand, strand->first + i, left, left + strand->width };
    }
}

/* Returns: the width of all columns, and their height */
static double
place_columns (Chronology *self, DossierBox *boxes, DossierColumnPlace *places, double *height)
{
  const Strand *strands = (const Strand *) (gpointer) self->strands->data;
  double top = self->dated[0].y;
  double bottom = top;
  double width = 0;
  double x = 0;

  *height = 0;
  for (guint i = 0; i < self->n_dated; i++)
    {
      top = MIN (top, self->dated[i].y);
      bottom = MAX (bottom, self->dated[i].y);
    }
  for (guint i = 0; i < self->strands->len; i++)
    {
      *height = MAX (*height, strands[i].height - self->separation);
      width += strands[i].width + COLUMN_GAP;
    }
  if (bottom > top)
    *height = MAX (*height, width / LARGEST_RATIO);

  for (guint i = 0; i < self->strands->len; i++)
    {
      if (i > 0)
        x += strands[i].column == strands[i - 1].column ? STRAND_GAP : COLUMN_GAP;
      place_strand (self, &strands[i], x, top, bottom > top ? *height / (bottom - top) : 0, *height, boxes,
                    places);
      x += strands[i].width;
    }

  return x;
}

gboolean
dossier_chronology_lay_out (const DossierLayoutProblem *problem,
                            const DossierLayoutOptions *options,
                            double separation,
                            GCancellable *cancellable,
                            DossierBox *boxes,
                            DossierColumnPlace *places,
                            gboolean *late,
                            GError **error)
{
  Chronology self = { .problem = problem, .separation = SEPARATION_PART * separation };
  gboolean done = TRUE;

  *late = FALSE;
  list_dated (&self);
  make_strands (&self);
  /* Two nodes on two days have one order. */
  if (self.n_dated > 2 || self.n_dated > self.strands->len)
    done = ask_for_order (&self, options, cancellable, late, error);
  if (done && !*late)
    {
      double height;
      double width = 0;

      for (guint i = 0; i < problem->n_nodes; i++)
        places[i].strand = DOSSIER_COLUMN_NONE;
      width = place_columns (&self, boxes, places, &height);

      dossier_chronology_place_rows (problem, separation, width, height, boxes);
    }
  g_array_unref (self.strands);
  g_free (self.dated);

  return done;
}
