/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "render/dossier-style.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The theme that scenes and marks are drawn in, as the desktop asks for: light or dark, in high contrast or not. */
DossierTheme dossier_theme_get_current (AdwStyleManager *manager);

G_END_DECLS
