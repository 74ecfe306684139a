/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_NODE_CHOOSER (dossier_node_chooser_get_type ())
G_DECLARE_FINAL_TYPE (DossierNodeChooser, dossier_node_chooser, DOSSIER, NODE_CHOOSER, GtkWidget)

/**
 * DossierNodeChooser:
 *
 * A field for one node of the session's dossier: suggests, as one types, the nodes that the words match, best match
 * first. Down goes into the suggestions and Up back, Enter takes the best one or the one that has the focus, Escape
 * closes them.
 *
 * Properties: `session` (#DossierSession, nullable), `node-id` (string, nullable, notified: the chosen node, which the
 * dossier may not have; words that were typed and not chosen are none), `placeholder-text`. What names it for
 * assistive technology is set by dossier_node_chooser_set_label().
 */
GtkWidget *dossier_node_chooser_new (void);
void dossier_node_chooser_set_session (DossierNodeChooser *self, DossierSession *session); /* (nullable) */
void dossier_node_chooser_set_label (DossierNodeChooser *self, GtkLabel *label); /* that stands beside it */

const char *dossier_node_chooser_get_node_id (DossierNodeChooser *self);         /* (nullable) */
void dossier_node_chooser_set_node_id (DossierNodeChooser *self, const char *id); /* (nullable) */
/* The chosen node in the session's graph; DOSSIER_INDEX_NONE where none is chosen, or none has this id. */
guint dossier_node_chooser_get_node (DossierNodeChooser *self);
/* What stands in the field. */
const char *dossier_node_chooser_get_text (DossierNodeChooser *self);

G_END_DECLS
