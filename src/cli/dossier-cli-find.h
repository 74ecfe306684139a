/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-cli-show.h"

G_BEGIN_DECLS

/* (nullable) (transfer full): an argument as UTF-8; where it is no text, an error line says so. */
char *dossier_cli_read_text (const char *argument);

/* The node or edge that has the id, or stands at the place such as `edges[3]`; else an error line, with a suggestion.
 */
gboolean dossier_cli_find_thing (const char *path, DossierGraph *graph, const char *id, DossierCliThing *thing);

/* The node that has the id, stands at the place such as `nodes[3]`, or has the label or alias alone. Else an error
 * line, with a suggestion or with the nodes that share the name, and DOSSIER_INDEX_NONE. */
guint dossier_cli_find_node (const char *path, DossierGraph *graph, const char *id);

/* Whether each of @relations (nullable) is a relation of the dossier or one that the format knows; else an error line.
 */
gboolean dossier_cli_has_relations (const char *path, DossierGraph *graph, char **relations);

G_END_DECLS
