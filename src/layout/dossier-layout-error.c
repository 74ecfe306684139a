/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-layout-client.h"

G_DEFINE_QUARK (dossier-layout-error-quark, dossier_layout_error)
