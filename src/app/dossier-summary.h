/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the evidence panel shows while nothing is selected: the dossier's title, what is in it by type, how many of its
 * quotations were found in their texts, and its sources. Ends its lists early where they are long. */
GtkWidget *dossier_summary_new (DossierSession *session);

G_END_DECLS
