/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-sides.h"

/* In pixels: below this, lines of text side by side would be too short to read. */
#define LEAST_WIDTH_BESIDE 520

struct _DossierSides
{
  GtkWidget parent_instance;

  GtkWidget *first;
  GtkWidget *line;
  GtkWidget *second;
};

G_DEFINE_FINAL_TYPE (DossierSides, dossier_sides, GTK_TYPE_WIDGET)

typedef struct
{
  int minimum;
  int natural;
} Size;

static Size
measure (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  Size size;

  gtk_widget_measure (widget, orientation, for_size, &size.minimum, &size.natural, NULL, NULL);
  return size;
}

static int
get_line_size (DossierSides *self, gboolean beside)
{
  return measure (self->line, beside ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, -1).minimum;
}

/* The rest of a width that does not halve goes to the second. */
static void
halve (DossierSides *self, int width, int *first, int *second)
{
  int rest = width - get_line_size (self, TRUE);

  *first = rest / 2;
  *second = rest - *first;
}

static gboolean
fits_beside (DossierSides *self, int width)
{
  int first;
  int second;

  if (width < LEAST_WIDTH_BESIDE)
    return FALSE;

  halve (self, width, &first, &second);
  return measure (self->first, GTK_ORIENTATION_HORIZONTAL, -1).minimum <= first
         && measure (self->second, GTK_ORIENTATION_HORIZONTAL, -1).minimum <= second;
}

static GtkSizeRequestMode
dossier_sides_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dossier_sides_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  DossierSides *self = DOSSIER_SIDES (widget);
  gboolean beside = orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0 && fits_beside (self, for_size);
  int first_width = for_size;
  int second_width = for_size;
  Size first;
  Size second;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      first = measure (self->first, GTK_ORIENTATION_HORIZONTAL, -1);
      second = measure (self->second, GTK_ORIENTATION_HORIZONTAL, -1);
      *minimum = MAX (first.minimum, second.minimum);
      *natural = MAX (*minimum, 2 * MAX (first.natural, second.natural) + get_line_size (self, TRUE));
      return;
    }

  if (beside)
    halve (self, for_size, &first_width, &second_width);
  first = measure (self->first, GTK_ORIENTATION_VERTICAL, first_width);
  second = measure (self->second, GTK_ORIENTATION_VERTICAL, second_width);
  if (beside)
    {
      *minimum = MAX (first.minimum, second.minimum);
      *natural = MAX (first.natural, second.natural);
    }
  else
    {
      *minimum = first.minimum + get_line_size (self, FALSE) + second.minimum;
      *natural = first.natural + get_line_size (self, FALSE) + second.natural;
    }
}

static void
place (DossierSides *self, GtkWidget *child, int x, int y, int width, int height)
{
  GtkAllocation allocation = { x, y, width, height };

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    allocation.x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
dossier_sides_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierSides *self = DOSSIER_SIDES (widget);
  gboolean beside = fits_beside (self, width);
  int line = get_line_size (self, beside);

  if (beside)
    {
      int first;
      int second;

      halve (self, width, &first, &second);
      place (self, self->first, 0, 0, first, height);
      place (self, self->line, first, 0, line, height);
      place (self, self->second, first + line, 0, second, height);
    }
  else
    {
      int first = measure (self->first, GTK_ORIENTATION_VERTICAL, width).natural;

      first = MIN (first, height - line - measure (self->second, GTK_ORIENTATION_VERTICAL, width).minimum);
      place (self, self->first, 0, 0, width, first);
      place (self, self->line, 0, first, width, line);
      place (self, self->second, 0, first + line, width, height - first - line);
    }
}

static void
dossier_sides_dispose (GObject *object)
{
  DossierSides *self = DOSSIER_SIDES (object);

  g_clear_pointer (&self->first, gtk_widget_unparent);
  g_clear_pointer (&self->line, gtk_widget_unparent);
  g_clear_pointer (&self->second, gtk_widget_unparent);

  G_OBJECT_CLASS (dossier_sides_parent_class)->dispose (object);
}

static void
dossier_sides_class_init (DossierSidesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_sides_dispose;
  widget_class->get_request_mode = dossier_sides_get_request_mode;
  widget_class->measure = dossier_sides_measure;
  widget_class->size_allocate = dossier_sides_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "sides");
}

static void
dossier_sides_init (DossierSides *self)
{
}

GtkWidget *
dossier_sides_new (GtkWidget *first, GtkWidget *second)
{
  DossierSides *self = g_object_new (DOSSIER_TYPE_SIDES, NULL);

  self->first = first;
  self->line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
  self->second = second;
  gtk_widget_set_parent (first, GTK_WIDGET (self));
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  gtk_widget_set_parent (second, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
