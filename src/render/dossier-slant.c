/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-slant.h"

typedef enum
{
  EITHER, /* as what stands beside it */
  SLANTED,
  UPRIGHT,
} Slant;

static Slant
get_slant (gunichar c)
{
  /* Also the letters and marks that are as wide as Han characters, to stand among them. */
  if (g_unichar_iswide (c))
    return UPRIGHT;

  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_COMMON:
    case G_UNICODE_SCRIPT_INHERITED:
    case G_UNICODE_SCRIPT_UNKNOWN:
      return EITHER;
    case G_UNICODE_SCRIPT_LATIN:
    case G_UNICODE_SCRIPT_GREEK:
    case G_UNICODE_SCRIPT_CYRILLIC:
    case G_UNICODE_SCRIPT_ARMENIAN:
      return SLANTED;
    default:
      return UPRIGHT;
    }
}

gsize
dossier_slant_take (const char *text, gsize length, gboolean *slanted)
{
  const char *end = text + length;
  Slant part = EITHER;
  const char *p;

  for (p = text; p < end; p = g_utf8_next_char (p))
    {
      Slant slant = get_slant (g_utf8_get_char (p));

      if (slant == EITHER || slant == part)
        continue;
      if (part != EITHER)
        break;
      part = slant;
    }

  *slanted = part != UPRIGHT;
  return (gsize) (MIN (p, end) - text);
}

void
dossier_slant_add_attributes (PangoAttrList *attributes, const char *text, gsize length)
{
  gsize taken = 0;
  gboolean slanted;

  for (gsize start = 0; start < length; start += taken)
    {
      taken = dossier_slant_take (text + start, length - start, &slanted);
      if (slanted)
        {
          PangoAttribute *style = pango_attr_style_new (PANGO_STYLE_ITALIC);

          style->start_index = (guint) start;
          style->end_index = (guint) (start + taken);
          pango_attr_list_insert (attributes, style);
        }
    }
}
