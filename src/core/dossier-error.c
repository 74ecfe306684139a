/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-error.h"

G_DEFINE_QUARK (dossier-error-quark, dossier_error)
