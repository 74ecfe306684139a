/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-theme.h"

DossierTheme
dossier_theme_get_current (AdwStyleManager *manager)
{
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return dark ? DOSSIER_THEME_DARK_CONTRAST : DOSSIER_THEME_LIGHT_CONTRAST;

  return dark ? DOSSIER_THEME_DARK : DOSSIER_THEME_LIGHT;
}
