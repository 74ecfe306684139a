/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-font-face.h"

#include <cairo-ft.h>
#include <pango/pangofc-font.h>

/* Cairo lets go of a face when it likes, in whatever thread: with a library of its own it is nobody else's matter. */
typedef struct
{
  FT_Library library;
  FT_Face face;
} File;

typedef struct
{
  cairo_font_face_t *face; /* (nullable): where the file cannot be opened */
  cairo_matrix_t matrix;
  cairo_font_options_t *options;
} FontFace;

static void
file_free (gpointer data)
{
  File *file = data;

  if (file->face != NULL)
    FT_Done_Face (file->face);
  FT_Done_FreeType (file->library);
  g_free (file);
}

static cairo_font_face_t *
open_face (FcPattern *pattern)
{
  static const cairo_user_data_key_t key;
  File *file = NULL;
  FcChar8 *path = NULL;
  int index = 0;
  FcBool is_bold = FcFalse;
  cairo_font_face_t *face = NULL;

  if (FcPatternGetString (pattern, FC_FILE, 0, &path) != FcResultMatch)
    return NULL;

  FcPatternGetInteger (pattern, FC_INDEX, 0, &index);
  file = g_new0 (File, 1);
  if (FT_Init_FreeType (&file->library) != 0)
    {
      g_free (file);
      return NULL;
    }
  if (FT_New_Face (file->library, (const char *) path, index, &file->face) != 0)
    {
      file_free (file);
      return NULL;
    }

  face = cairo_ft_font_face_create_for_ft_face (file->face, FT_LOAD_DEFAULT);
  if (cairo_font_face_set_user_data (face, &key, file, file_free) != CAIRO_STATUS_SUCCESS)
    {
      cairo_font_face_destroy (face);
      file_free (file);
      return NULL;
    }
  if (FcPatternGetBool (pattern, FC_EMBOLDEN, 0, &is_bold) == FcResultMatch && is_bold)
    cairo_ft_font_face_set_synthesize (face, CAIRO_FT_SYNTHESIZE_BOLD);
  return face;
}

static cairo_font_options_t *
create_options (FcPattern *pattern)
{
  cairo_font_options_t *options = cairo_font_options_create ();
  FcChar8 *variations = NULL;

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  if (FcPatternGetString (pattern, FC_FONT_VARIATIONS, 0, &variations) == FcResultMatch)
    cairo_font_options_set_variations (options, (const char *) variations);
  return options;
}

/* Fontconfig's matrix slants a font without italics, and brings pictures to size; it counts y upward. */
static cairo_matrix_t
get_matrix (FcPattern *pattern)
{
  cairo_matrix_t matrix;
  FcMatrix *found = NULL;
  double size = 1;

  cairo_matrix_init_identity (&matrix);
  if (FcPatternGetMatrix (pattern, FC_MATRIX, 0, &found) == FcResultMatch)
    cairo_matrix_init (&matrix, found->xx, -found->yx, -found->xy, found->yy, 0, 0);
  FcPatternGetDouble (pattern, FC_PIXEL_SIZE, 0, &size);
  cairo_matrix_scale (&matrix, size, size);
  return matrix;
}

static void
font_face_free (gpointer data)
{
  FontFace *self = data;

  g_clear_pointer (&self->face, cairo_font_face_destroy);
  cairo_font_options_destroy (self->options);
  g_free (self);
}

gboolean
dossier_font_face_set (cairo_t *cr, PangoFont *font)
{
  static const char key[] = "dossier-font-face";
  FontFace *self = g_object_get_data (G_OBJECT (font), key);

  if (self == NULL)
    {
      FcPattern *pattern = pango_fc_font_get_pattern (PANGO_FC_FONT (font));

      self = g_new0 (FontFace, 1);
      self->face = open_face (pattern);
      self->matrix = get_matrix (pattern);
      self->options = create_options (pattern);
      g_object_set_data_full (G_OBJECT (font), key, self, font_face_free);
    }
  if (self->face == NULL)
    return FALSE;

  cairo_set_font_face (cr, self->face);
  cairo_set_font_matrix (cr, &self->matrix);
  cairo_set_font_options (cr, self->options);
  return TRUE;
}
