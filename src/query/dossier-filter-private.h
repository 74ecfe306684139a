/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-date.h"
#include "dossier-filter.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_FILTER_TREE_LEAF,
  DOSSIER_FILTER_TREE_ALL, /* of its children */
  DOSSIER_FILTER_TREE_ANY,
} DossierFilterTreeKind;

typedef struct _DossierFilterTree DossierFilterTree;

/**
 * DossierFilterTree:
 * @negated: whether the opposite is asked for
 * @children: (element-type DossierFilterTree) (nullable): at least one; %NULL for a leaf
 * @field: of a leaf
 * @value: of a leaf
 * @is_phrase: whether its words must stand side by side and be whole
 * @is_open: whether the phrase still goes on, so that its last word may be a beginning
 * @date: for `date:` and `known:`; not set where undated records are asked for
 * @yes: for `cited:`
 *
 * A query as it is evaluated.
 */
struct _DossierFilterTree
{
  DossierFilterTreeKind kind;
  gboolean negated;
  GPtrArray *children;
  DossierFilterField field;
  char *value;
  gboolean is_phrase;
  gboolean is_open;
  DossierDate date;
  gboolean yes;
};

/* (nullable): %NULL where everything matches. */
const DossierFilterTree *dossier_filter_get_tree (DossierFilter *filter);

/* Reads what `date:` takes: EDTF, `A..B`, `..B`, `A..`, or `none`. @piece: (out): the bytes of @text that are wrong */
gboolean dossier_filter_parse_date (const char *text, DossierDate *date, DossierFilterSpan *piece, GError **error);

G_END_DECLS
