/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-type-mark.h"

#include "dossier-theme.h"

#define MARK_SIZE 16

struct _DossierTypeMark
{
  GtkWidget parent_instance;

  DossierNodeType type;
};

G_DEFINE_FINAL_TYPE (DossierTypeMark, dossier_type_mark, GTK_TYPE_WIDGET)

static void
trace_rounded (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* Each shape stays tellable at 16 pixels, and without its colour. */
static void
trace (cairo_t *cr, DossierNodeType type)
{
  switch (type)
    {
    case DOSSIER_NODE_TYPE_ACTOR:
      cairo_arc (cr, 8, 4.75, 3.25, 0, 2 * G_PI);
      cairo_close_path (cr);
      cairo_new_sub_path (cr);
      cairo_arc (cr, 8, 14.5, 6, G_PI, 0);
      cairo_close_path (cr);
      break;

    case DOSSIER_NODE_TYPE_STATEMENT:
      trace_rounded (cr, 1, 2, 14, 9.5, 3);
      cairo_move_to (cr, 4, 11);
      cairo_line_to (cr, 4, 15);
      cairo_line_to (cr, 8.5, 11);
      cairo_close_path (cr);
      break;

    case DOSSIER_NODE_TYPE_MEASURE:
      cairo_move_to (cr, 2.5, 1);
      cairo_line_to (cr, 9, 1);
      cairo_line_to (cr, 9, 5.5);
      cairo_line_to (cr, 13.5, 5.5);
      cairo_line_to (cr, 13.5, 15);
      cairo_line_to (cr, 2.5, 15);
      cairo_close_path (cr);
      cairo_move_to (cr, 10, 1);
      cairo_line_to (cr, 13.5, 4.5);
      cairo_line_to (cr, 10, 4.5);
      cairo_close_path (cr);
      break;

    case DOSSIER_NODE_TYPE_ELEMENT:
      trace_rounded (cr, 1.5, 1.5, 13, 13, 1.5);
      /* The cell's atomic number and symbol, cut out. */
      cairo_rectangle (cr, 4, 4, 2.5, 1.5);
      cairo_rectangle (cr, 5, 8, 6, 3.5);
      break;

    case DOSSIER_NODE_TYPE_OTHER:
    default:
      cairo_move_to (cr, 8, 1);
      cairo_line_to (cr, 15, 8);
      cairo_line_to (cr, 8, 15);
      cairo_line_to (cr, 1, 8);
      cairo_close_path (cr);
      break;
    }
}

void
dossier_type_mark_snapshot_shape (GtkSnapshot *snapshot, GtkWidget *widget, DossierNodeType type)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  const DossierColor *color = &dossier_style_get (dossier_theme_get_current (manager))->types[type].accent;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, MARK_SIZE, MARK_SIZE));

  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
  cairo_set_fill_rule (cr, type == DOSSIER_NODE_TYPE_ELEMENT ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
  trace (cr, type);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
dossier_type_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierTypeMark *self = DOSSIER_TYPE_MARK (widget);
  float x = (float) (gtk_widget_get_width (widget) - MARK_SIZE) / 2;
  float y = (float) (gtk_widget_get_height (widget) - MARK_SIZE) / 2;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  dossier_type_mark_snapshot_shape (snapshot, widget, self->type);
  gtk_snapshot_restore (snapshot);
}

static void
dossier_type_mark_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = *natural = MARK_SIZE;
}

static void
dossier_type_mark_class_init (DossierTypeMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = dossier_type_mark_measure;
  widget_class->snapshot = dossier_type_mark_snapshot;

  gtk_widget_class_set_css_name (widget_class, "typemark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dossier_type_mark_init (DossierTypeMark *self)
{
  self->type = DOSSIER_NODE_TYPE_OTHER;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
dossier_type_mark_new (DossierNodeType type)
{
  DossierTypeMark *self = g_object_new (DOSSIER_TYPE_TYPE_MARK, NULL);

  self->type = type;
  return GTK_WIDGET (self);
}

void
dossier_type_mark_set_node_type (DossierTypeMark *self, DossierNodeType type)
{
  g_return_if_fail (DOSSIER_IS_TYPE_MARK (self));
  g_return_if_fail ((guint) type < DOSSIER_N_NODE_TYPES);

  if (self->type == type)
    return;

  self->type = type;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
