/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-font.h"

#include "dossier-glyphs.h"
#include "dossier-slant.h"

#include <pango/pangoft2.h>
#include <string.h>

/* Bytes of shaped lines that one thread keeps; about 2,000 lines, four windows full at 100 %. */
#define CACHE_LIMIT (8 * 1024 * 1024)
#define LAYOUT_COST 3000

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
  PangoLayout *layout; /* until it is drawn */
  GArray *path;        /* (nullable): of cairo_path_data_t */
  cairo_path_t outline;
  DossierBox ink;
  Key key;
  char *text;
  gsize cost;
  GList link;
} Entry;

typedef struct
{
  PangoContext *context;
  /* Which letters are in italics is a matter of each. */
  PangoFontDescription *fonts[DOSSIER_FONT_BOLD + 1];
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

  g_clear_object (&entry->layout);
  g_clear_pointer (&entry->path, g_array_unref);
  g_free (entry->text);
  g_free (entry);
}

static void
fonts_free (gpointer data)
{
  Fonts *fonts = data;

  g_hash_table_unref (fonts->lines);
  for (guint i = 0; i < G_N_ELEMENTS (fonts->fonts); i++)
    pango_font_description_free (fonts->fonts[i]);
  g_object_unref (fonts->context);
  g_free (fonts);
}

static void
ask_for_no_hinting (FcPattern *pattern, gpointer data)
{
  FcPatternDel (pattern, FC_HINTING);
  FcPatternAddBool (pattern, FC_HINTING, FcFalse);
  FcPatternDel (pattern, FC_HINT_STYLE);
  FcPatternAddInteger (pattern, FC_HINT_STYLE, FC_HINT_NONE);
}

static Fonts *
get_fonts (void)
{
  Fonts *fonts = g_private_get (&thread_fonts);
  g_autoptr (PangoFontMap) map = NULL;

  if (fonts != NULL)
    return fonts;

  fonts = g_new0 (Fonts, 1);
  map = pango_ft2_font_map_new ();
  pango_fc_font_map_set_default_substitute (PANGO_FC_FONT_MAP (map), ask_for_no_hinting, NULL, NULL);
  fonts->context = pango_font_map_create_context (map);
  pango_context_set_round_glyph_positions (fonts->context, FALSE);
  /* Not the locale's: the same file gives the same picture everywhere. */
  pango_context_set_language (fonts->context, pango_language_from_string ("en"));

  for (guint i = 0; i < G_N_ELEMENTS (fonts->fonts); i++)
    {
      fonts->fonts[i] = pango_font_description_from_string (DOSSIER_FONT_FAMILIES);
      pango_font_description_set_absolute_size (fonts->fonts[i], DOSSIER_FONT_REFERENCE_SIZE * PANGO_SCALE);
    }
  pango_font_description_set_weight (fonts->fonts[DOSSIER_FONT_BOLD], PANGO_WEIGHT_BOLD);

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
set_language (PangoLayout *layout, PangoAttrList *attributes, const PangoFontDescription *font, const char *language)
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

  pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string (language)));
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    if (g_str_equal (fonts[i].language, language))
      {
        g_autoptr (PangoFontDescription) other = pango_font_description_copy (font);

        pango_font_description_set_family_static (other, fonts[i].families);
        pango_layout_set_font_description (layout, other);
      }
}

static PangoLayout *
create_layout (Fonts *fonts,
               const char *text,
               gssize length,
               DossierFontStyle style,
               const char *language,
               gboolean right_to_left)
{
  g_autofree char *drawn = length < 0 ? g_strdup (text) : g_strndup (text, (gsize) length);
  const PangoFontDescription *font = fonts->fonts[style == DOSSIER_FONT_BOLD ? DOSSIER_FONT_BOLD : DOSSIER_FONT_REGULAR];
  PangoLayout *layout = NULL;

  pango_context_set_base_dir (fonts->context, right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  layout = pango_layout_new (fonts->context);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_font_description (layout, font);
  dossier_font_replace_noncharacters (drawn);
  pango_layout_set_text (layout, drawn, -1);
  if (language != NULL || style == DOSSIER_FONT_ITALIC)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      if (language != NULL)
        set_language (layout, attributes, font, language);
      if (style == DOSSIER_FONT_ITALIC)
        dossier_slant_add_attributes (attributes, drawn, strlen (drawn));
      pango_layout_set_attributes (layout, attributes);
    }
  return layout;
}

PangoLayout *
dossier_font_create_layout (
    const char *text, gssize length, DossierFontStyle style, const char *language, gboolean right_to_left)
{
  Fonts *fonts = get_fonts ();

  return create_layout (fonts, text, length, style, language, right_to_left);
}

PangoLayoutLine *
dossier_font_get_only_line (PangoLayout *layout)
{
  PangoLayoutLine *line = pango_layout_get_line (layout, 0);

  dossier_glyphs_fit_missing (line);
  return line;
}

static PangoLayout *
create_entry_layout (Fonts *fonts, const Entry *entry)
{
  return create_layout (fonts, entry->text, (gssize) entry->key.length, entry->key.style, entry->key.language,
                        entry->key.right_to_left);
}

static Entry *
entry_new (Fonts *fonts, const Key *key)
{
  Entry *entry = g_new0 (Entry, 1);
  PangoRectangle logical;

  entry->text = g_strndup (key->text, key->length);
  entry->key = *key;
  entry->key.text = entry->text;
  entry->link.data = entry;
  entry->layout = create_entry_layout (fonts, entry);
  pango_layout_line_get_extents (dossier_font_get_only_line (entry->layout), NULL, &logical);
  entry->line.width = (double) logical.width / PANGO_SCALE;
  entry->cost = sizeof *entry + key->length + LAYOUT_COST;
  return entry;
}

const cairo_path_t *
dossier_font_get_outline (const DossierLine *line, DossierBox *ink)
{
  Entry *entry = (Entry *) line;

  if (entry->layout != NULL)
    {
      gsize cost = LAYOUT_COST;

      entry->path = dossier_glyphs_draw (dossier_font_get_only_line (entry->layout), &entry->ink);
      if (entry->path != NULL)
        {
          g_clear_object (&entry->layout);
          entry->outline.data = (cairo_path_data_t *) (gpointer) entry->path->data;
          entry->outline.num_data = (int) entry->path->len;
          cost = entry->path->len * sizeof (cairo_path_data_t);
        }
      get_fonts ()->cost += cost - LAYOUT_COST;
      entry->cost += cost - LAYOUT_COST;
    }
  *ink = entry->ink;
  return entry->path != NULL ? &entry->outline : NULL;
}

void
dossier_font_show (cairo_t *cr, const DossierLine *line)
{
  const Entry *entry = (const Entry *) line;
  g_autoptr (PangoLayout) layout = entry->layout != NULL ? g_object_ref (entry->layout)
                                                         : create_entry_layout (get_fonts (), entry);

  dossier_glyphs_show (cr, dossier_font_get_only_line (layout));
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
