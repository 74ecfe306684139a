/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-pane.h"

struct _DossierPane
{
  GtkWidget parent_instance;

  GtkWidget *child;
  int minimum_width;
  int natural_width;
};

static void dossier_pane_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierPane,
                               dossier_pane,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, dossier_pane_buildable_init))

enum
{
  PROP_0,
  PROP_CHILD,
  PROP_MINIMUM_WIDTH,
  PROP_NATURAL_WIDTH,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static GtkBuildableIface *parent_buildable;

static void
set_child (DossierPane *self, GtkWidget *child)
{
  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHILD]);
}

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    set_child (DOSSIER_PANE (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
dossier_pane_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

static GtkSizeRequestMode
dossier_pane_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dossier_pane_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  DossierPane *self = DOSSIER_PANE (widget);

  *minimum = *natural = 0;
  /* Long texts are wrapped for the width that the pane will have, not for one that nobody gives it. */
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size < 0 && self->child != NULL)
    {
      int least = 0;

      /* Which with large text can be more than both. */
      gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      for_size = MAX (least, MAX (self->minimum_width, self->natural_width));
    }
  if (self->child != NULL)
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    return;

  *minimum = MAX (*minimum, self->minimum_width);
  *natural = MAX (*minimum, self->natural_width);
}

static void
dossier_pane_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierPane *self = DOSSIER_PANE (widget);

  if (self->child != NULL)
    gtk_widget_allocate (self->child, width, height, baseline, NULL);
}

static void
dossier_pane_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DossierPane *self = DOSSIER_PANE (object);

  switch (property_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_MINIMUM_WIDTH:
      g_value_set_int (value, self->minimum_width);
      break;
    case PROP_NATURAL_WIDTH:
      g_value_set_int (value, self->natural_width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
set_width (DossierPane *self, int *field, int width, GParamSpec *pspec)
{
  if (*field == width)
    return;

  *field = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
dossier_pane_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  DossierPane *self = DOSSIER_PANE (object);

  switch (property_id)
    {
    case PROP_CHILD:
      set_child (self, g_value_get_object (value));
      break;
    case PROP_MINIMUM_WIDTH:
      set_width (self, &self->minimum_width, g_value_get_int (value), pspec);
      break;
    case PROP_NATURAL_WIDTH:
      set_width (self, &self->natural_width, g_value_get_int (value), pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_pane_dispose (GObject *object)
{
  set_child (DOSSIER_PANE (object), NULL);

  G_OBJECT_CLASS (dossier_pane_parent_class)->dispose (object);
}

static void
dossier_pane_class_init (DossierPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dossier_pane_get_property;
  object_class->set_property = dossier_pane_set_property;
  object_class->dispose = dossier_pane_dispose;
  widget_class->get_request_mode = dossier_pane_get_request_mode;
  widget_class->measure = dossier_pane_measure;
  widget_class->size_allocate = dossier_pane_size_allocate;

  props[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_MINIMUM_WIDTH] = g_param_spec_int ("minimum-width", NULL, NULL, 0, G_MAXINT, 0, flags);
  props[PROP_NATURAL_WIDTH] = g_param_spec_int ("natural-width", NULL, NULL, 0, G_MAXINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "pane");
}

static void
dossier_pane_init (DossierPane *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
dossier_pane_new (void)
{
  return g_object_new (DOSSIER_TYPE_PANE, NULL);
}
