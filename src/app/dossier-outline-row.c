/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-outline-row.h"

#include "dossier-text-language.h"
#include "dossier-text-side.h"
#include "dossier-theme.h"
#include "dossier-type-mark.h"
#include "query/dossier-words.h"
#include "render/dossier-language.h"

#include <math.h>
#include <string.h>

#define MARK_SIZE 16
#define MARK_SPACING 9
#define LINE_SPACING 2
#define VERTICAL_PADDING 4
#define HEADER_PADDING 14
#define MINIMUM_WIDTH 120
#define USUAL_WIDTH 240

/* Of a longer label no more than this can be seen in two lines of any window. */
#define MAX_CHARACTERS 400

/* Of what a font gives as the width of its characters, which is on the wide side for running text. */
#define USUAL_CHARACTER 0.9

/* How many times as wide as expected, or as narrow, no running text is. In between, words are measured; a list has far
 * more rows to ask than it shows. */
#define SURELY_NARROW 0.6
#define SURELY_WIDE 1.5

/* In Unicode: Hebrew and what comes after it; more of Latin and Greek, and punctuation; symbols. */
#define FIRST_OTHER_LETTER 0x590
#define FIRST_MORE_LATIN 0x1d00
#define FIRST_SYMBOL 0x2600

/* The second line is smaller and quieter than the first, like a caption of the style sheet. */
#define SUBTITLE_SCALE 0.85
#define SUBTITLE_ALPHA 0.6f
#define SUBTITLE_ALPHA_CONTRAST 0.95f

struct _DossierOutlineRow
{
  GtkWidget parent_instance;

  DossierNodeType type;
  gboolean is_header;
  gboolean may_wrap;
  char *title;
  char *subtitle; /* of a header: its count */
  const char *title_language;    /* (nullable) */
  const char *subtitle_language; /* (nullable) */
  int n_characters;
  int n_wide; /* of them */
  gboolean is_high_title; /* may be: there are letters that the font lacks */
  gboolean is_high_subtitle;
  int title_width; /* in one line; -1 while nobody has asked */
  int title_height;
  int subtitle_height; /* -1 while nobody has asked */
};

G_DEFINE_FINAL_TYPE (DossierOutlineRow, dossier_outline_row, GTK_TYPE_WIDGET)

typedef struct
{
  int title_height;
  int subtitle_height;
  double character_width;
  double wide_width; /* of an East Asian one */
} Metrics;

static Metrics
get_metrics (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *font_metrics = pango_context_get_metrics (context, NULL, NULL);
  Metrics metrics;

  metrics.title_height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (font_metrics));
  metrics.subtitle_height = PANGO_PIXELS_CEIL ((int) (pango_font_metrics_get_height (font_metrics) * SUBTITLE_SCALE));
  metrics.character_width = USUAL_CHARACTER * pango_font_metrics_get_approximate_char_width (font_metrics) / PANGO_SCALE;
  /* They are as wide as the font is high; GTK has the size in pixels. */
  metrics.wide_width
      = (double) pango_font_description_get_size (pango_context_get_font_description (context)) / PANGO_SCALE;
  pango_font_metrics_unref (font_metrics);
  return metrics;
}

static int
get_text_width (DossierOutlineRow *self, int width)
{
  return MAX (width - (self->is_header ? 0 : MARK_SIZE + MARK_SPACING), 1);
}

static PangoLayout *
create_layout (DossierOutlineRow *self, const char *text, int width, int n_lines)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  gsize length = strlen (text);

  if (length > MAX_CHARACTERS)
    length = (gsize) (g_utf8_offset_to_pointer (text, MIN (g_utf8_strlen (text, -1), MAX_CHARACTERS)) - text);
  pango_layout_set_text (layout, text, (int) length);
  pango_layout_set_width (layout, width >= 0 ? width * PANGO_SCALE : -1);
  pango_layout_set_height (layout, -n_lines);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  dossier_text_side_align (layout, GTK_WIDGET (self), FALSE);
  return layout;
}

static void
set_attribute (PangoLayout *layout, PangoAttribute *attribute)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, attribute);
  pango_layout_set_attributes (layout, attributes);
}

static PangoLayout *
create_subtitle (DossierOutlineRow *self, int width)
{
  PangoLayout *layout = create_layout (self, self->subtitle, width, 1);

  set_attribute (layout, pango_attr_scale_new (SUBTITLE_SCALE));
  dossier_text_language_set_layout (layout, self->subtitle_language);
  return layout;
}

static void
measure_title (DossierOutlineRow *self)
{
  g_autoptr (PangoLayout) layout = NULL;

  if (self->title_width >= 0)
    return;

  layout = create_layout (self, self->title, -1, 1);
  dossier_text_language_set_layout (layout, self->title_language);
  pango_layout_get_pixel_size (layout, &self->title_width, &self->title_height);
}

static int
get_title_width (DossierOutlineRow *self)
{
  measure_title (self);
  return self->title_width;
}

/* Of one line. Scripts that the font lacks may make it higher than its metrics say; only these are laid out to be asked. */
static int
get_title_height (DossierOutlineRow *self, const Metrics *metrics)
{
  if (!self->is_high_title)
    return metrics->title_height;

  measure_title (self);
  return MAX (self->title_height, metrics->title_height);
}

static int
get_subtitle_height (DossierOutlineRow *self, const Metrics *metrics)
{
  if (!self->is_high_subtitle)
    return metrics->subtitle_height;

  if (self->subtitle_height < 0)
    {
      g_autoptr (PangoLayout) layout = create_subtitle (self, -1);

      pango_layout_get_pixel_size (layout, NULL, &self->subtitle_height);
    }
  return MAX (self->subtitle_height, metrics->subtitle_height);
}

/* Told from the number of characters alone where that is enough. */
static gboolean
has_two_lines (DossierOutlineRow *self, const Metrics *metrics, int width)
{
  double usual = (self->n_characters - self->n_wide) * metrics->character_width + self->n_wide * metrics->wide_width;
  int room = get_text_width (self, width);

  if (!self->may_wrap || usual < SURELY_NARROW * room)
    return FALSE;
  return usual > SURELY_WIDE * room || get_title_width (self) > room;
}

static GtkSizeRequestMode
dossier_outline_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dossier_outline_row_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  DossierOutlineRow *self = DOSSIER_OUTLINE_ROW (widget);
  Metrics metrics;
  int height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = USUAL_WIDTH;
      return;
    }

  metrics = get_metrics (widget);
  if (self->is_header)
    {
      height = HEADER_PADDING + metrics.title_height + VERTICAL_PADDING;
    }
  else
    {
      height = 2 * VERTICAL_PADDING + get_title_height (self, &metrics);
      if (has_two_lines (self, &metrics, for_size < 0 ? USUAL_WIDTH : for_size))
        height += get_title_height (self, &metrics);
      if (self->subtitle != NULL)
        height += LINE_SPACING + get_subtitle_height (self, &metrics);
    }
  *minimum = *natural = height;
}

static void
append_layout (GtkSnapshot *snapshot, PangoLayout *layout, const GdkRGBA *color, double x, double y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
append_mark (DossierOutlineRow *self, GtkSnapshot *snapshot, double x, double y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  dossier_type_mark_snapshot_shape (snapshot, GTK_WIDGET (self), self->type);
  gtk_snapshot_restore (snapshot);
}

static GdkRGBA
get_quiet_color (GtkWidget *widget, const GdkRGBA *color)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  GdkRGBA quiet = *color;

  quiet.alpha *= adw_style_manager_get_high_contrast (manager) ? SUBTITLE_ALPHA_CONTRAST : SUBTITLE_ALPHA;
  return quiet;
}

static void
snapshot_header (DossierOutlineRow *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA quiet = get_quiet_color (widget, color);
  g_autoptr (PangoLayout) count = create_layout (self, self->subtitle, width, 1);
  g_autoptr (PangoLayout) title = NULL;
  int count_width;

  set_attribute (count, pango_attr_scale_new (SUBTITLE_SCALE));
  pango_layout_set_width (count, -1);
  pango_layout_get_pixel_size (count, &count_width, NULL);
  title = create_layout (self, self->title, MAX (width - count_width - MARK_SPACING, 1), 1);
  set_attribute (title, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  append_layout (snapshot, title, color, is_rtl ? count_width + MARK_SPACING : 0, HEADER_PADDING);
  append_layout (snapshot, count, &quiet, is_rtl ? 0 : width - count_width, HEADER_PADDING + LINE_SPACING);
}

static PangoLayout *
create_title (DossierOutlineRow *self, const Metrics *metrics, int width)
{
  PangoLayout *layout
      = create_layout (self, self->title, get_text_width (self, width), has_two_lines (self, metrics, width) ? 2 : 1);

  dossier_text_language_set_layout (layout, self->title_language);
  return layout;
}

static void
snapshot_node (DossierOutlineRow *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  GtkWidget *widget = GTK_WIDGET (self);
  Metrics metrics = get_metrics (widget);
  int width = gtk_widget_get_width (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double x = is_rtl ? 0 : MARK_SIZE + MARK_SPACING;
  g_autoptr (PangoLayout) title = create_title (self, &metrics, width);
  g_autoptr (PangoLayout) subtitle = self->subtitle != NULL ? create_subtitle (self, get_text_width (self, width)) : NULL;
  int title_height;
  int subtitle_height = 0;
  double line_height;
  double y;

  /* Where the list gives more than was asked for, they stand in the middle. */
  pango_layout_get_pixel_size (title, NULL, &title_height);
  if (subtitle != NULL)
    subtitle_height = LINE_SPACING + get_subtitle_height (self, &metrics);
  y = (gtk_widget_get_height (widget) - title_height - subtitle_height) / 2.0;

  /* Scripts that the font lacks may make a line higher than its metrics say. */
  line_height = (double) title_height / pango_layout_get_line_count (title);
  append_mark (self, snapshot, is_rtl ? width - MARK_SIZE : 0, round (y + (line_height - MARK_SIZE) / 2));
  append_layout (snapshot, title, color, x, y);

  if (subtitle != NULL)
    {
      GdkRGBA quiet = get_quiet_color (widget, color);

      append_layout (snapshot, subtitle, &quiet, x, y + title_height + LINE_SPACING);
    }
}

/* What is cut is told whole. */
static gboolean
dossier_outline_row_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  DossierOutlineRow *self = DOSSIER_OUTLINE_ROW (widget);
  Metrics metrics = get_metrics (widget);
  int width = gtk_widget_get_width (widget);
  g_autoptr (PangoLayout) title = NULL;
  g_autoptr (PangoLayout) subtitle = NULL;
  g_autofree char *text = NULL;

  if (self->title == NULL || self->is_header)
    return FALSE;

  title = create_title (self, &metrics, width);
  subtitle = self->subtitle != NULL ? create_subtitle (self, get_text_width (self, width)) : NULL;
  if (subtitle != NULL && pango_layout_is_ellipsized (subtitle))
    text = g_strconcat (self->title, "\n", self->subtitle, NULL);
  else if (pango_layout_is_ellipsized (title))
    text = g_strdup (self->title);

  dossier_text_language_set_tooltip (tooltip, text, self->title_language);
  return text != NULL;
}

static void
dossier_outline_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierOutlineRow *self = DOSSIER_OUTLINE_ROW (widget);
  GdkRGBA color;

  if (self->title == NULL)
    return;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  if (self->is_header)
    snapshot_header (self, snapshot, &color);
  else
    snapshot_node (self, snapshot, &color);
}

static void
dossier_outline_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dossier_outline_row_parent_class)->css_changed (widget, change);

  /* Another font. */
  DOSSIER_OUTLINE_ROW (widget)->title_width = -1;
  DOSSIER_OUTLINE_ROW (widget)->subtitle_height = -1;
}

static void
dossier_outline_row_finalize (GObject *object)
{
  DossierOutlineRow *self = DOSSIER_OUTLINE_ROW (object);

  g_free (self->title);
  g_free (self->subtitle);

  G_OBJECT_CLASS (dossier_outline_row_parent_class)->finalize (object);
}

static void
dossier_outline_row_class_init (DossierOutlineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_outline_row_finalize;

  widget_class->get_request_mode = dossier_outline_row_get_request_mode;
  widget_class->measure = dossier_outline_row_measure;
  widget_class->snapshot = dossier_outline_row_snapshot;
  widget_class->css_changed = dossier_outline_row_css_changed;
  widget_class->query_tooltip = dossier_outline_row_query_tooltip;

  gtk_widget_class_set_css_name (widget_class, "outlinerow");
}

static void
dossier_outline_row_init (DossierOutlineRow *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
dossier_outline_row_new (void)
{
  return g_object_new (DOSSIER_TYPE_OUTLINE_ROW, NULL);
}

static void
set_name (DossierOutlineRow *self, const char *name)
{
  GtkWidget *list_item = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (list_item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (list_item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
bind_header (DossierOutlineRow *self, DossierOutlineRows *rows, DossierNodeType type)
{
  g_autofree char *name = NULL;

  self->is_header = TRUE;
  self->may_wrap = FALSE;
  self->title = g_strdup (dossier_words_get_type_heading (type));
  self->subtitle = g_strdup_printf ("%'u", dossier_outline_rows_count (rows, type));
  name = dossier_words_join (self->title, self->subtitle, NULL);
  set_name (self, name);
}

static void
bind_node (DossierOutlineRow *self, DossierGraph *graph, guint node)
{
  const DossierNode *record = dossier_graph_get_node (graph, node);
  g_autofree char *type = dossier_words_get_type (record);
  g_autofree char *name = NULL;

  self->is_header = FALSE;
  self->type = record->type;
  /* A statement's words are its name: they need a second line to be told apart. */
  self->may_wrap = record->type == DOSSIER_NODE_TYPE_STATEMENT;
  self->title = g_strdup (record->label);
  self->subtitle = dossier_words_describe_node (graph, node);
  self->title_language = dossier_language_get_for_node (graph, node);
  self->subtitle_language = dossier_language_get_for_description (graph, node);
  name = dossier_words_join (self->title, type, self->subtitle != NULL ? self->subtitle : "", NULL);
  set_name (self, name);
}

static void
forget (DossierOutlineRow *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  self->title_language = self->subtitle_language = NULL;
}

/* Whether there may be letters in it that a font for Latin, Greek and Cyrillic lacks. */
static gboolean
may_be_high (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (letter >= FIRST_OTHER_LETTER && (letter < FIRST_MORE_LATIN || letter >= FIRST_SYMBOL))
        return TRUE;
    }
  return FALSE;
}

static void
bound (DossierOutlineRow *self)
{
  self->n_characters = self->n_wide = 0;
  self->title_width = self->subtitle_height = -1;
  self->is_high_title = may_be_high (self->title);
  self->is_high_subtitle = self->subtitle != NULL && may_be_high (self->subtitle);
  for (const char *at = self->title; *at != '\0' && self->n_characters < MAX_CHARACTERS; at = g_utf8_next_char (at))
    {
      self->n_characters++;
      if (g_unichar_iswide (g_utf8_get_char (at)))
        self->n_wide++;
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
dossier_outline_row_bind_node (DossierOutlineRow *self, DossierGraph *graph, guint node)
{
  g_return_if_fail (DOSSIER_IS_OUTLINE_ROW (self));

  forget (self);
  bind_node (self, graph, node);
  bound (self);
}

void
dossier_outline_row_bind (DossierOutlineRow *self, DossierOutlineRows *rows, guint row)
{
  g_return_if_fail (DOSSIER_IS_OUTLINE_ROW (self));

  if ((row & DOSSIER_OUTLINE_HEADER) == 0)
    {
      dossier_outline_row_bind_node (self, dossier_outline_rows_get_graph (rows), row);
      return;
    }

  forget (self);
  bind_header (self, rows, (DossierNodeType) (row & ~DOSSIER_OUTLINE_HEADER));
  bound (self);
}

gboolean
dossier_outline_row_is_header (DossierOutlineRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_OUTLINE_ROW (self), FALSE);

  return self->is_header;
}

const char *
dossier_outline_row_get_title (DossierOutlineRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_OUTLINE_ROW (self), NULL);

  return self->title;
}

const char *
dossier_outline_row_get_subtitle (DossierOutlineRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_OUTLINE_ROW (self), NULL);

  return self->subtitle;
}
