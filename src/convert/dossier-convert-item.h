/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-convert-table.h"

G_BEGIN_DECLS

/**
 * DossierConvertItem:
 *
 * A row in the making, for formats in which its cells may come before what makes it, or other rows inside it.
 */
typedef struct
{
  DossierConvertPart part;
  char *id;
  char *from;
  char *to;
  GPtrArray *names;
  GPtrArray *texts;
  GArray *kinds;
} DossierConvertItem;

DossierConvertItem *dossier_convert_item_new (DossierConvertPart part);
void dossier_convert_item_free (DossierConvertItem *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierConvertItem, dossier_convert_item_free)

gboolean dossier_convert_item_has (const DossierConvertItem *item, const char *name);
/* The first one of a name counts. @type: as GraphML and GEXF name types. */
void dossier_convert_item_add (DossierConvertItem *item, const char *name, DossierConvertKind kind, const char *text);
void dossier_convert_item_add_typed (DossierConvertItem *item, const char *name, const char *type, const char *text);
void dossier_convert_item_end (DossierConvertItem *item, DossierConvertTable *table);

/* How GraphML and GEXF name the type of a column. */
const char *dossier_convert_get_type_name (const DossierConvertTable *table, DossierConvertPart part, guint column);

/* The names that rows have in formats where not any text can be one: the id itself where @fits says so, else another
 * that no row has. */
GPtrArray *
dossier_convert_make_names (const DossierConvertTable *table, DossierConvertPart part, gboolean (*fits) (const char *));

/* What is said of @n_edges that have no direction in the file, where there are any. */
void dossier_convert_notes_add_undirected (DossierConvertNotes *notes, guint n_edges);

G_END_DECLS
