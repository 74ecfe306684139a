/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "render-witness.h"

#include <math.h>
#include <string.h>

static void
witness_point (DossierPen *pen, double x, double y)
{
  g_assert_true (isfinite (x) && isfinite (y));
}

static void
witness_curve (DossierPen *pen, double x1, double y1, double x2, double y2, double x3, double y3)
{
}

static void
witness_close (DossierPen *pen)
{
}

static void
witness_fill (DossierPen *pen, const DossierColor *color, gboolean keep)
{
}

static void
witness_stroke (
    DossierPen *pen, const DossierColor *color, double width, const double *dashes, guint n_dashes, gboolean keep)
{
  ((Witness *) pen)->n_strokes++;
  ((Witness *) pen)->n_dashed += n_dashes > 0;
}

static void
witness_lines (DossierPen *pen, const DossierColor *color, double width)
{
}

static void
witness_text (DossierPen *pen, const DossierTextRun *run, const DossierColor *color)
{
  Witness *witness = (Witness *) pen;

  g_ptr_array_add (witness->texts, g_strdup (run->text));
  g_array_append_val (witness->sizes, run->size);
  if (run->style == DOSSIER_FONT_ITALIC)
    {
      DossierBox box = { run->x - run->max_width / 2, run->y, run->max_width, run->line_height };

      g_array_append_val (witness->named, box);
    }
}

static void
witness_begin (DossierPen *pen, const char *id, const char *title, const char *url)
{
  ((Witness *) pen)->n_groups++;
}

static void
free_witness (DossierPen *pen)
{
  Witness *witness = (Witness *) pen;

  g_ptr_array_unref (witness->texts);
  g_array_unref (witness->sizes);
  g_array_unref (witness->named);
  g_free (witness);
}

static const DossierPenClass witness_class = {
  .move_to = witness_point,
  .line_to = witness_point,
  .curve_to = witness_curve,
  .close_path = witness_close,
  .fill = witness_fill,
  .stroke = witness_stroke,
  .stroke_lines = witness_lines,
  .text = witness_text,
  .begin_group = witness_begin,
  .end_group = witness_close,
  .free = free_witness,
};

Witness *
witness_new (void)
{
  Witness *witness = g_new0 (Witness, 1);

  witness->parent.klass = &witness_class;
  witness->texts = g_ptr_array_new_with_free_func (g_free);
  witness->sizes = g_array_new (FALSE, FALSE, sizeof (double));
  witness->named = g_array_new (FALSE, FALSE, sizeof (DossierBox));
  return witness;
}

Witness *
witness_paint (DossierScene *scene, double scale)
{
  Witness *witness = witness_new ();
  DossierBox bounds = dossier_scene_get_bounds (scene);
  gboolean whole = dossier_painter_paint (scene, &witness->parent, &bounds, scale, TRUE, NULL);

  g_assert_true (whole);
  return witness;
}

gboolean
witness_saw (Witness *witness, const char *part)
{
  for (guint i = 0; i < witness->texts->len; i++)
    {
      g_autofree char *text = g_strdelimit (g_strdup (g_ptr_array_index (witness->texts, i)), "\n", ' ');

      if (strstr (text, part) != NULL)
        return TRUE;
    }
  return FALSE;
}

void
witness_free (Witness *witness)
{
  dossier_pen_free (&witness->parent);
}
