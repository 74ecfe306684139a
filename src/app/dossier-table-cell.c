/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-table-cell.h"

#include "dossier-config.h"
#include "dossier-text-language.h"
#include "dossier-text-side.h"
#include "dossier-type-mark.h"
#include "render/dossier-slant.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define SIGN_SIZE 16
#define VERTICAL_PADDING 3
#define USUAL_WIDTH 80

/* Of more no column shows anything. */
#define MAX_CHARACTERS 400
#define MAX_TOOLTIP_CHARACTERS 2000

struct _DossierTableCell
{
  GtkWidget parent_instance;

  DossierTableKind kind;
  DossierTableColumn column;
  DossierGraph *graph;
  guint row;
  char *text;
  PangoLayout *layout;
};

G_DEFINE_FINAL_TYPE (DossierTableCell, dossier_table_cell, GTK_TYPE_WIDGET)

static gboolean
is_uncited (DossierTableCell *self)
{
  return self->column == DOSSIER_TABLE_COLUMN_QUOTE && !dossier_table_is_cited (self->graph, self->kind, self->row);
}

static gboolean
is_contradiction (DossierTableCell *self)
{
  return self->column == DOSSIER_TABLE_COLUMN_RELATION
         && dossier_table_is_contradiction (self->graph, self->kind, self->row);
}

/* One line: what a cell shows of a text of several. */
static char *
get_line (const char *text)
{
  char *line = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_CHARACTERS));

  return g_strdelimit (line, "\n\r\t", ' ');
}

static void
ensure_text (DossierTableCell *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (self->text != NULL || self->graph == NULL)
    return;

  if (is_uncited (self))
    self->text = g_strdup (_("Uncited"));
  else
    self->text = dossier_table_get_text (self->graph, self->kind, self->column, self->row);
  if (self->text == NULL)
    self->text = g_strdup ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->text, -1);
  /* GTK (4.8) calls the cell that the view made after its type. */
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, self->text, -1);
}

static const char *
get_language (DossierTableCell *self)
{
  return dossier_table_get_language (self->graph, self->kind, self->column, self->row);
}

static void
ensure_layout (DossierTableCell *self)
{
  g_autofree char *line = NULL;

  if (self->layout != NULL)
    return;

  ensure_text (self);
  line = get_line (self->text);
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), line);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
  dossier_text_side_align (self->layout, GTK_WIDGET (self), self->column == DOSSIER_TABLE_COLUMN_RELATIONS);
  if (is_uncited (self))
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      dossier_slant_add_attributes (attributes, line, strlen (line));
      pango_layout_set_attributes (self->layout, attributes);
    }
  else
    {
      dossier_text_language_set_layout (self->layout, get_language (self));
    }
}

static int
get_line_height (GtkWidget *widget)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  int height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);
  return height;
}

static void
dossier_table_cell_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 0;
      *natural = USUAL_WIDTH;
    }
  else
    {
      *minimum = *natural = MAX (get_line_height (widget), SIGN_SIZE) + 2 * VERTICAL_PADDING;
    }
}

static void
append_icon (GtkSnapshot *snapshot, GtkWidget *widget, const char *name, const GdkRGBA *color)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (theme,
                                                                  name,
                                                                  NULL,
                                                                  SIGN_SIZE,
                                                                  gtk_widget_get_scale_factor (widget),
                                                                  gtk_widget_get_direction (widget),
                                                                  GTK_ICON_LOOKUP_FORCE_SYMBOLIC);

  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, SIGN_SIZE, SIGN_SIZE, color, 1);
}

/* Whether it has a sign; with @snapshot, draws it at 0,0. */
static gboolean
snapshot_sign (DossierTableCell *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->column == DOSSIER_TABLE_COLUMN_TYPE)
    {
      if (snapshot != NULL)
        dossier_type_mark_snapshot_shape (snapshot, widget, dossier_graph_get_node (self->graph, self->row)->type);
      return TRUE;
    }
  if (is_uncited (self) || is_contradiction (self))
    {
      if (snapshot != NULL)
        append_icon (snapshot,
                     widget,
                     is_uncited (self) ? "dossier-uncited-symbolic" : "dossier-contradicts-symbolic",
                     color);
      return TRUE;
    }

  return FALSE;
}

static void
dossier_table_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierTableCell *self = DOSSIER_TABLE_CELL (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int indent;
  int text_height;
  GdkRGBA color;

  if (self->graph == NULL)
    return;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  ensure_layout (self);
  indent = snapshot_sign (self, NULL, &color) ? DOSSIER_TABLE_CELL_SIGN : 0;
  if (indent > 0)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot,
                              &GRAPHENE_POINT_INIT (is_rtl ? (float) (width - SIGN_SIZE) : 0,
                                                    floorf ((float) (height - SIGN_SIZE) / 2)));
      snapshot_sign (self, snapshot, &color);
      gtk_snapshot_restore (snapshot);
    }
  if (width <= indent)
    return;

  pango_layout_set_width (self->layout, (width - indent) * PANGO_SCALE);
  pango_layout_get_pixel_size (self->layout, NULL, &text_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT (is_rtl ? 0 : (float) indent, floorf ((float) (height - text_height) / 2)));
  gtk_snapshot_append_layout (snapshot, self->layout, &color);
  gtk_snapshot_restore (snapshot);
}

/* What is cut is told whole. */
static gboolean
dossier_table_cell_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  DossierTableCell *self = DOSSIER_TABLE_CELL (widget);
  g_autofree char *text = NULL;

  if (self->layout == NULL || !pango_layout_is_ellipsized (self->layout))
    return FALSE;

  text = g_utf8_substring (self->text, 0, MIN (g_utf8_strlen (self->text, -1), MAX_TOOLTIP_CHARACTERS));
  dossier_text_language_set_tooltip (tooltip, text, get_language (self));
  return TRUE;
}

static void
dossier_table_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dossier_table_cell_parent_class)->css_changed (widget, change);

  /* Another font. */
  g_clear_object (&DOSSIER_TABLE_CELL (widget)->layout);
}

static void
dossier_table_cell_finalize (GObject *object)
{
  DossierTableCell *self = DOSSIER_TABLE_CELL (object);

  g_clear_pointer (&self->graph, dossier_graph_unref);
  g_clear_object (&self->layout);
  g_free (self->text);

  G_OBJECT_CLASS (dossier_table_cell_parent_class)->finalize (object);
}

static void
dossier_table_cell_class_init (DossierTableCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_table_cell_finalize;

  widget_class->css_changed = dossier_table_cell_css_changed;
  widget_class->measure = dossier_table_cell_measure;
  widget_class->query_tooltip = dossier_table_cell_query_tooltip;
  widget_class->snapshot = dossier_table_cell_snapshot;

  gtk_widget_class_set_css_name (widget_class, "tablecell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
dossier_table_cell_init (DossierTableCell *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
dossier_table_cell_new (DossierTableKind kind, DossierTableColumn column)
{
  DossierTableCell *self = g_object_new (DOSSIER_TYPE_TABLE_CELL, NULL);

  self->kind = kind;
  self->column = column;
  return GTK_WIDGET (self);
}

static void
set_css_class (DossierTableCell *self, const char *name, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

void
dossier_table_cell_bind (DossierTableCell *self, DossierGraph *graph, guint row)
{
  g_return_if_fail (DOSSIER_IS_TABLE_CELL (self));

  if (self->graph == graph && self->row == row)
    return;

  g_clear_pointer (&self->graph, dossier_graph_unref);
  self->graph = graph != NULL ? dossier_graph_ref (graph) : NULL;
  self->row = row;
  g_clear_pointer (&self->text, g_free);
  g_clear_object (&self->layout);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (graph != NULL && self->column == DOSSIER_TABLE_COLUMN_RELATION)
    set_css_class (self, "contradicts", is_contradiction (self));
}

DossierTableColumn
dossier_table_cell_get_column (DossierTableCell *self)
{
  g_return_val_if_fail (DOSSIER_IS_TABLE_CELL (self), DOSSIER_TABLE_COLUMN_DATE);

  return self->column;
}

const char *
dossier_table_cell_get_text (DossierTableCell *self)
{
  g_return_val_if_fail (DOSSIER_IS_TABLE_CELL (self), NULL);

  ensure_text (self);
  return self->text;
}
