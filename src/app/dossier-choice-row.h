/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Has @row show its choices whole. By itself it cuts what has more than twenty characters, and with large text less; here
 * what is chosen goes below the title as soon as one of the choices has no room beside it. For choices that a window as
 * narrow as a phone has room for in a line. */
void dossier_choice_row_set_up (AdwComboRow *row);
/* What to say of the choice below it, instead of a subtitle. @hint: (nullable) */
void dossier_choice_row_set_hint (AdwComboRow *row, const char *hint);

G_END_DECLS
