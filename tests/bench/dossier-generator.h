/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dossier_generate:
 * @n_nodes: how many nodes, at least 4
 * @seed: another number gives another dossier; the same gives the same bytes
 *
 * Makes up a dossier that has the shape of one made from news: a fifth actors, half statements, the rest measures and
 * elements; 1.6 edges a node, whose ends are chosen by how many they have already (preferential attachment: Barabási and
 * Albert, "Emergence of scaling in random networks", 1999), so that a few nodes have very many; labels and quotes of the
 * usual length, of words whose frequency falls with their rank (Zipf), names made of syllables. Nobody in it exists.
 *
 * Returns: (transfer full): the file
 */
GBytes *dossier_generate (guint n_nodes, guint32 seed);

G_END_DECLS
