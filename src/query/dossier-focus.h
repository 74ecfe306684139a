/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph.h"

G_BEGIN_DECLS

/**
 * DossierDirection:
 *
 * Which way along an edge, seen from the node one stands on.
 */
typedef enum
{
  DOSSIER_DIRECTION_ANY,
  DOSSIER_DIRECTION_OUT, /* from `from` to `to` */
  DOSSIER_DIRECTION_IN,
} DossierDirection;

/**
 * DossierFocus: (ref-func dossier_focus_ref) (unref-func dossier_focus_unref)
 * @centres: (array zero-terminated=1): ids of the nodes that it is about; none: the whole dossier
 * @hops: how many edges away from a centre a node may be; 0: the centres alone
 * @direction: which way along the edges; edges without a direction of their own go both ways
 * @relations: (array zero-terminated=1) (nullable): the relations to go along; %NULL for all
 * @expanded: (array zero-terminated=1): ids of nodes whose neighbours, along every edge, are shown too where the node
 * itself is shown
 * @collapsed: (array zero-terminated=1): ids of nodes beyond which nothing is reached from a centre; without centres,
 * nodes that are tied to such nodes alone are not shown
 * @pinned: (array zero-terminated=1): ids of nodes that are always shown
 *
 * A part of a dossier: what is near some nodes. By id, so that it outlives a snapshot; ids that a graph does not have
 * are passed over. Immutable and atomically reference-counted.
 */
typedef struct
{
  gatomicrefcount ref_count;
  GStrv centres;
  guint hops;
  DossierDirection direction;
  GStrv relations;
  GStrv expanded;
  GStrv collapsed;
  GStrv pinned;
} DossierFocus;

/* The lists one after the other as in the struct; each nullable for none; copied. */
DossierFocus *dossier_focus_new (const char *const *centres,
                                 guint hops,
                                 DossierDirection direction,
                                 const char *const *relations,
                                 const char *const *expanded,
                                 const char *const *collapsed,
                                 const char *const *pinned);
/* One node and what is at most @hops away. */
DossierFocus *dossier_focus_new_around (const char *centre, guint hops);
DossierFocus *dossier_focus_ref (DossierFocus *focus);
void dossier_focus_unref (DossierFocus *focus);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFocus, dossier_focus_unref)

gboolean dossier_focus_equal (DossierFocus *a, DossierFocus *b); /* (nullable) both */
/* Whether it shows everything: no centres, nothing collapsed. A %NULL focus does. */
gboolean dossier_focus_is_whole (DossierFocus *focus);

/* Each gives a changed copy; @focus is nullable, as if it were of the whole dossier. To expand a node takes its
 * collapsing back, and the other way round. */
DossierFocus *dossier_focus_with_hops (DossierFocus *focus, guint hops);
DossierFocus *dossier_focus_with_direction (DossierFocus *focus, DossierDirection direction);
DossierFocus *dossier_focus_with_relations (DossierFocus *focus, const char *const *relations);
DossierFocus *dossier_focus_with_expanded (DossierFocus *focus, const char *id, gboolean expanded);
DossierFocus *dossier_focus_with_collapsed (DossierFocus *focus, const char *id, gboolean collapsed);
DossierFocus *dossier_focus_with_pinned (DossierFocus *focus, const char *id, gboolean pinned);

/* (array length=n_nodes) (transfer full): a byte a node, 1 where the focus shows it. */
guint8 *dossier_focus_reach (DossierFocus *focus, DossierGraph *graph);

/* (nullable) (transfer full): in words for people, translated, such as "near He Yadong, up to 2 relations away"; %NULL for
 * the whole dossier. Plain text. */
char *dossier_focus_describe (DossierFocus *focus, DossierGraph *graph);

G_END_DECLS
