/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-font.h"

#include <harfbuzz/hb-ot.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* Bytes of shaped lines that one thread keeps; about 2,000 lines, four windows full at 100 %. */
#define CACHE_LIMIT (8 * 1024 * 1024)

typedef struct
{
  DossierFontStyle style;
  gboolean right_to_left;
  const char *language; /* (nullable): interned */
  gsize length;
  const char *text;
} Key;

typedef struct
{
  DossierLine line;
  Key key;
  char *text;
  gsize cost;
  GList link;
} Entry;

typedef struct
{
  PangoContext *context;
  PangoFontDescription *fonts[DOSSIER_FONT_ITALIC + 1];
  cairo_t *scratch;
  GHashTable *lines;
  GQueue recent;
  gsize cost;
} Fonts;

static void fonts_free (gpointer data);

static GPrivate thread_fonts = G_PRIVATE_INIT (fonts_free);

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;
  guint hash = 2166136261u ^ (guint) key->style ^ ((guint) key->right_to_left << 4) ^ GPOINTER_TO_UINT (key->language);

  for (gsize i = 0; i < key->length; i++)
    hash = (hash ^ (guchar) key->text[i]) * 16777619u;
  return hash;
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const Key *first = a;
  const Key *second = b;

  return first->style == second->style && first->right_to_left == second->right_to_left
         && first->language == second->language && first->length == second->length
         && memcmp (first->text, second->text, first->length) == 0;
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_object (&entry->line.layout);
  g_clear_pointer (&entry->line.outline, cairo_path_destroy);
  g_free (entry->text);
  g_free (entry);
}

static void
fonts_free (gpointer data)
{
  Fonts *fonts = data;

  g_hash_table_unref (fonts->lines);
  cairo_destroy (fonts->scratch);
  for (guint i = 0; i < G_N_ELEMENTS (fonts->fonts); i++)
    pango_font_description_free (fonts->fonts[i]);
  g_object_unref (fonts->context);
  g_free (fonts);
}

static Fonts *
get_fonts (void)
{
  Fonts *fonts = g_private_get (&thread_fonts);
  g_autoptr (PangoFontMap) map = NULL;
  cairo_font_options_t *options = NULL;
  cairo_surface_t *surface = NULL;

  if (fonts != NULL)
    return fonts;

  fonts = g_new0 (Fonts, 1);
  map = pango_cairo_font_map_new ();
  fonts->context = pango_font_map_create_context (map);
  options = cairo_font_options_create ();
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (fonts->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (fonts->context, FALSE);
  /* Not the locale's: the same file gives the same picture everywhere. */
  pango_context_set_language (fonts->context, pango_language_from_string ("en"));

  for (guint i = 0; i < G_N_ELEMENTS (fonts->fonts); i++)
    {
      fonts->fonts[i] = pango_font_description_from_string (DOSSIER_FONT_FAMILIES);
      pango_font_description_set_absolute_size (fonts->fonts[i], DOSSIER_FONT_REFERENCE_SIZE * PANGO_SCALE);
    }
  pango_font_description_set_weight (fonts->fonts[DOSSIER_FONT_BOLD], PANGO_WEIGHT_BOLD);
  pango_font_description_set_style (fonts->fonts[DOSSIER_FONT_ITALIC], PANGO_STYLE_ITALIC);

  /* Without bounds: cairo leaves glyphs that lie far outside a surface out of paths too. */
  surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  fonts->scratch = cairo_create (surface);
  cairo_surface_destroy (surface);
  fonts->lines = g_hash_table_new_full (key_hash, key_equal, NULL, entry_free);
  g_queue_init (&fonts->recent);

  g_private_set (&thread_fonts, fonts);
  return fonts;
}

void
dossier_font_replace_noncharacters (char *text)
{
  char *next;

  for (char *p = text; *p != '\0'; p = next)
    {
      gunichar c = g_utf8_get_char (p);

      next = g_utf8_next_char (p);
      if ((c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef))
        {
          memcpy (p, "\xef\xbf\xbd", 3);
          memset (p + 3, ' ', (gsize) (next - p) - 3);
        }
    }
}

/* The shapes of Han characters that readers of @language are used to come before those of others. */
static void
set_language (PangoLayout *layout, const PangoFontDescription *font, const char *language)
{
  static const struct
  {
    const char *language;
    const char *families;
  } fonts[] = {
    { "ja", DOSSIER_FONT_FAMILIES_JA },
    { "ko", DOSSIER_FONT_FAMILIES_KO },
    { "zh-tw", DOSSIER_FONT_FAMILIES_TW },
    { "zh-hk", DOSSIER_FONT_FAMILIES_HK },
  };
  g_autoptr (PangoAttrList) attributes = NULL;

  if (language == NULL)
    return;

  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string (language)));
  pango_layout_set_attributes (layout, attributes);
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    if (g_str_equal (fonts[i].language, language))
      {
        g_autoptr (PangoFontDescription) other = pango_font_description_copy (font);

        pango_font_description_set_family_static (other, fonts[i].families);
        pango_layout_set_font_description (layout, other);
      }
}

PangoLayout *
dossier_font_create_layout (
    const char *text, gssize length, DossierFontStyle style, const char *language, gboolean right_to_left)
{
  Fonts *fonts = get_fonts ();
  g_autofree char *drawn = length < 0 ? g_strdup (text) : g_strndup (text, (gsize) length);
  PangoLayout *layout = NULL;

  pango_context_set_base_dir (fonts->context, right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  layout = pango_layout_new (fonts->context);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_font_description (layout, fonts->fonts[style]);
  set_language (layout, fonts->fonts[style], language);
  dossier_font_replace_noncharacters (drawn);
  pango_layout_set_text (layout, drawn, -1);
  return layout;
}

static gboolean
has_outlines (PangoLayoutLine *line)
{
  for (GSList *run = line->runs; run != NULL; run = run->next)
    {
      PangoGlyphItem *item = run->data;
      hb_font_t *font = pango_font_get_hb_font (item->item->analysis.font);
      hb_face_t *face = font != NULL ? hb_font_get_face (font) : NULL;

      if (face != NULL && (hb_ot_color_has_png (face) || hb_ot_color_has_layers (face) || hb_ot_color_has_svg (face)))
        return FALSE;
    }
  return TRUE;
}

/* What the points of a path lie within, and with them its curves. */
static DossierBox
get_ink (const cairo_path_t *path)
{
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;

  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    for (int j = 1; j < path->data[i].header.length; j++)
      {
        left = MIN (left, path->data[i + j].point.x);
        top = MIN (top, path->data[i + j].point.y);
        right = MAX (right, path->data[i + j].point.x);
        bottom = MAX (bottom, path->data[i + j].point.y);
      }
  return left <= right ? (DossierBox){ left, top, right - left, bottom - top } : (DossierBox){ 0, 0, 0, 0 };
}

static Entry *
entry_new (Fonts *fonts, const Key *key)
{
  Entry *entry = g_new0 (Entry, 1);
  PangoLayoutLine *line = NULL;
  PangoRectangle logical;

  entry->text = g_strndup (key->text, key->length);
  entry->key = *key;
  entry->key.text = entry->text;
  entry->link.data = entry;
  entry->line.layout
      = dossier_font_create_layout (entry->text, (gssize) key->length, key->style, key->language, key->right_to_left);
  line = pango_layout_get_line_readonly (entry->line.layout, 0);
  pango_layout_line_get_extents (line, NULL, &logical);
  entry->line.width = (double) logical.width / PANGO_SCALE;
  entry->cost = sizeof *entry + key->length + 3000;
  if (has_outlines (line))
    {
      cairo_new_path (fonts->scratch);
      cairo_move_to (fonts->scratch, 0, 0);
      pango_cairo_layout_line_path (fonts->scratch, line);
      entry->line.outline = cairo_copy_path (fonts->scratch);
      entry->line.ink = get_ink (entry->line.outline);
      cairo_new_path (fonts->scratch);
      entry->cost += (gsize) entry->line.outline->num_data * sizeof (cairo_path_data_t);
    }
  return entry;
}

const DossierLine *
dossier_font_get_line (
    const char *text, gsize length, DossierFontStyle style, const char *language, gboolean right_to_left)
{
  Fonts *fonts = get_fonts ();
  Key key = { style, right_to_left, language, length, text };
  Entry *entry = g_hash_table_lookup (fonts->lines, &key);

  if (entry != NULL)
    {
      g_queue_unlink (&fonts->recent, &entry->link);
      g_queue_push_head_link (&fonts->recent, &entry->link);
      return &entry->line;
    }

  entry = entry_new (fonts, &key);
  fonts->cost += entry->cost;
  g_hash_table_insert (fonts->lines, &entry->key, entry);
  g_queue_push_head_link (&fonts->recent, &entry->link);
  while (fonts->cost > CACHE_LIMIT && fonts->recent.length > 1)
    {
      Entry *oldest = fonts->recent.tail->data;

      g_queue_unlink (&fonts->recent, &oldest->link);
      fonts->cost -= oldest->cost;
      g_hash_table_remove (fonts->lines, &oldest->key);
    }
  return &entry->line;
}
