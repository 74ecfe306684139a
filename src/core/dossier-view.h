/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierPosition:
 *
 * Where a node was last seen, in points.
 */
typedef struct
{
  double x;
  double y;
} DossierPosition;

/**
 * DossierView:
 * @engine: (nullable): the layout engine
 * @positions: (element-type utf8 DossierPosition): by node id, among them ids that the graph does not have
 * @bytes: (nullable): the file that it was read from
 * @offset: where its object stands there
 * @length: how long it is
 * @is_changed: whether it is no longer what stands there
 *
 * What `view` keeps of how the graph was last seen. Shared between snapshots; not changed once it is in one.
 */
typedef struct
{
  char *engine;
  GHashTable *positions;
  GBytes *bytes;
  guint32 offset;
  guint32 length;
  gboolean is_changed;
} DossierView;

DossierView *dossier_view_new (void);
/* A copy to be changed: @view, which may be %NULL, stays as it is. */
DossierView *dossier_view_copy (const DossierView *view);
DossierView *dossier_view_ref (DossierView *view);
void dossier_view_unref (DossierView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierView, dossier_view_unref)

void dossier_view_set_position (DossierView *view, const char *id, double x, double y);
const DossierPosition *dossier_view_get_position (const DossierView *view, const char *id);

G_END_DECLS
