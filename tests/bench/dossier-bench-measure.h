/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * DossierBenchOrder:
 * @n_nodes: size of the dossier that is made up
 * @seed: see dossier_generate()
 * @cap: seconds an engine may take
 * @engines: a bit for each #DossierEngine that is to be tried
 *
 * What one process measures.
 */
typedef struct
{
  guint n_nodes;
  guint32 seed;
  double cap;
  guint engines;
} DossierBenchOrder;

/* (transfer full): an object with all that was measured, in milliseconds and bytes, which the README of this folder
 * explains. Wants a process of its own, for the peak of its memory. */
JsonNode *dossier_bench_measure (const DossierBenchOrder *order);

G_END_DECLS
