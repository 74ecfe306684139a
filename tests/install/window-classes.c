/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Loaded into gtk4-builder-tool, so that it knows the program's own classes and those of libadwaita. It finds classes by
 * the functions that register them; but what a template derives from must be registered before. */

#include <adwaita.h>

__attribute__ ((constructor)) static void
register_parents (void)
{
  g_type_ensure (ADW_TYPE_BIN);
  g_type_ensure (ADW_TYPE_APPLICATION_WINDOW);
  g_type_ensure (ADW_TYPE_PREFERENCES_WINDOW);
  g_type_ensure (ADW_TYPE_WINDOW);
}
