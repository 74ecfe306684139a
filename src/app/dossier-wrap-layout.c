/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-wrap-layout.h"

struct _DossierWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing; /* between children, and between lines */
};

G_DEFINE_FINAL_TYPE (DossierWrapLayout, dossier_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
dossier_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
get_width (GtkWidget *child, int available)
{
  int minimum;
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, available));
}

typedef struct
{
  GtkWidget *end; /* (nullable): the first child behind it */
  int left;       /* what its children leave free */
  int n_wide;     /* those that share it */
  int height;
} Line;

/* What a child that expands gets besides: the same as each other. */
static int
take_left (GtkWidget *child, Line *line)
{
  int more = 0;

  if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
    more = line->left / line->n_wide--;
  line->left -= more;
  return more;
}

static Line
measure_line (DossierWrapLayout *self, GtkWidget *first, int available)
{
  Line line = { .left = available };
  GtkWidget *child;
  Line rest;
  int x = 0;

  for (child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int width;

      if (!gtk_widget_should_layout (child))
        continue;

      width = get_width (child, available);
      if (x > 0 && x + width > available)
        break;
      x += width + self->spacing;
      line.left = available - (x - self->spacing);
      line.n_wide += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
    }
  line.end = child;
  line.left = MAX (line.left, 0);

  rest = line;
  for (child = first; child != line.end; child = gtk_widget_get_next_sibling (child))
    {
      int width;
      int height;

      if (!gtk_widget_should_layout (child))
        continue;

      width = get_width (child, available) + take_left (child, &rest);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      line.height = MAX (line.height, height);
    }
  return line;
}

static void
allocate_line (DossierWrapLayout *self, GtkWidget *widget, GtkWidget *first, const Line *line, int available, int y)
{
  gboolean from_right = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Line rest = *line;
  int x = 0;

  for (GtkWidget *child = first; child != line->end; child = gtk_widget_get_next_sibling (child))
    {
      int width;

      if (!gtk_widget_should_layout (child))
        continue;

      width = get_width (child, available) + take_left (child, &rest);
      gtk_widget_size_allocate (
          child, &(GtkAllocation){ from_right ? available - x - width : x, y, width, line->height }, -1);
      x += width + self->spacing;
    }
}

/* Gives the height of all lines; where @allocate, puts the children there. */
static int
lay_out (DossierWrapLayout *self, GtkWidget *widget, int available, gboolean allocate)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  int total = 0;

  while (first != NULL)
    {
      Line line = measure_line (self, first, available);
      int y = total > 0 ? total + self->spacing : 0;

      if (allocate)
        allocate_line (self, widget, first, &line, available, y);
      if (line.height > 0)
        total = y + line.height;
      first = line.end;
    }
  return total;
}

static void
dossier_wrap_layout_measure (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  DossierWrapLayout *self = DOSSIER_WRAP_LAYOUT (manager);
  GtkWidget *child;

  *minimum = 0;
  *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = lay_out (self, widget, for_size < 0 ? G_MAXINT / 2 : for_size, FALSE);
      return;
    }

  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;
      int child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static void
dossier_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (DOSSIER_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
dossier_wrap_layout_class_init (DossierWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = dossier_wrap_layout_get_request_mode;
  layout_class->measure = dossier_wrap_layout_measure;
  layout_class->allocate = dossier_wrap_layout_allocate;
}

static void
dossier_wrap_layout_init (DossierWrapLayout *self)
{
}

GtkLayoutManager *
dossier_wrap_layout_new (int spacing)
{
  DossierWrapLayout *self = g_object_new (DOSSIER_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}

void
dossier_wrap_layout_wrap_button (GtkWidget *button)
{
  for (GtkWidget *child = gtk_widget_get_first_child (button); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child))
      {
        gtk_label_set_wrap (GTK_LABEL (child), TRUE);
        gtk_label_set_justify (GTK_LABEL (child), GTK_IS_BUTTON (button) ? GTK_JUSTIFY_CENTER : GTK_JUSTIFY_LEFT);
      }
}
