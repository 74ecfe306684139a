/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "render/dossier-painter.h"

/* A pen that keeps what was written and how things were outlined, and draws nothing. */
typedef struct
{
  DossierPen parent;
  GPtrArray *texts;
  GArray *sizes; /* of double, font sizes */
  GArray *named; /* of DossierBox, where relations are named */
  guint n_dashed;
  guint n_strokes;
  guint n_groups;
} Witness;

Witness *witness_new (void);
void witness_free (Witness *witness);

/* A witness of the whole scene. */
Witness *witness_paint (DossierScene *scene, double scale);

/* Whether @part was written, be it over two lines. */
gboolean witness_saw (Witness *witness, const char *part);
