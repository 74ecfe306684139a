/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-beside-layout.h"

/* What the choices take, and from which width on they stand beside the picture. */
#define CHOICES_WIDTH 360
#define BESIDE_WIDTH 700
/* Of the height, for the picture above them. */
#define PICTURE_SHARE .42

struct _DossierBesideLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (DossierBesideLayout, dossier_beside_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
dossier_beside_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
dossier_beside_layout_measure (GtkLayoutManager *manager,
                               GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;
      int child_natural;

      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MAX (*minimum, child_minimum) : *minimum + child_minimum;
      *natural += child_natural;
    }
  *natural = MAX (*natural, *minimum);
}

static void
dossier_beside_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *picture = gtk_widget_get_first_child (widget);
  GtkWidget *choices = gtk_widget_get_last_child (widget);
  gboolean right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int picture_height;
  int choices_height;

  if (width >= BESIDE_WIDTH)
    {
      gtk_widget_size_allocate (
          picture,
          &(GtkAllocation) { right_to_left ? CHOICES_WIDTH : 0, 0, width - CHOICES_WIDTH, height },
          -1);
      gtk_widget_size_allocate (
          choices,
          &(GtkAllocation) { right_to_left ? 0 : width - CHOICES_WIDTH, 0, CHOICES_WIDTH, height },
          -1);
      return;
    }

  gtk_widget_measure (picture, GTK_ORIENTATION_VERTICAL, -1, &picture_height, NULL, NULL, NULL);
  gtk_widget_measure (choices, GTK_ORIENTATION_VERTICAL, -1, &choices_height, NULL, NULL, NULL);
  picture_height = MAX (picture_height, MIN ((int) (height * PICTURE_SHARE), height - choices_height));
  gtk_widget_size_allocate (picture, &(GtkAllocation) { 0, 0, width, picture_height }, -1);
  gtk_widget_size_allocate (choices, &(GtkAllocation) { 0, picture_height, width, height - picture_height }, -1);
}

static void
dossier_beside_layout_class_init (DossierBesideLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = dossier_beside_layout_get_request_mode;
  manager_class->measure = dossier_beside_layout_measure;
  manager_class->allocate = dossier_beside_layout_allocate;
}

static void
dossier_beside_layout_init (DossierBesideLayout *self)
{
}

GtkLayoutManager *
dossier_beside_layout_new (void)
{
  return g_object_new (DOSSIER_TYPE_BESIDE_LAYOUT, NULL);
}
