/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What the evidence panel shows while nothing is selected, piece by piece, so that each can be made in a frame of its
 * own: the dossier's title and what is in it by type, how many of its quotes were found in their texts, and its
 * sources.
 */

/* Appends piece @n, from 0, to @box; FALSE after the last. */
gboolean dossier_summary_append_piece (GtkBox *box, DossierSession *session, guint n);

G_END_DECLS
