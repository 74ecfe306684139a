/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-layout.h"

G_BEGIN_DECLS

/**
 * DossierPackItem:
 * @boxes: (array length=n_boxes): what must stay free of other items
 * @lines: (array): two points a line, which must stay free as well
 * @n_lines: how many lines
 * @wish: where the item's centre would like to be, relative to the middle of all; used with @has_wish
 */
typedef struct
{
  const DossierBox *boxes;
  guint n_boxes;
  const DossierPoint *lines;
  guint n_lines;
  gboolean has_wish;
  DossierPoint wish;
} DossierPackItem;

/**
 * DossierPacker:
 *
 * A plane of cells that items are put into one by one, each at the free place nearest to where it would like to be.
 * Distances count so that the whole grows towards a ratio of width to height. Each item is a polyomino: the cells that it
 * touches (Freivalds, Dogrusoz and Kikusts, "Disconnected graph layout and the polyomino packing approach", 2002).
 */
typedef struct _DossierPacker DossierPacker;

/* @area: of all items' bounds together, in square points, with @n_items of them; decides the size of the cells. */
DossierPacker *dossier_packer_new (double area, double largest, guint n_items, double gap, double ratio);
void dossier_packer_free (DossierPacker *packer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPacker, dossier_packer_free)

/* How far to move the item. */
DossierPoint dossier_packer_put (DossierPacker *packer, const DossierPackItem *item);

/* All at once, the largest first: @offsets gets how far to move each. */
void dossier_layout_pack (const DossierPackItem *items, guint n_items, double gap, double ratio, DossierPoint *offsets);

G_END_DECLS
