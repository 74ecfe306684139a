/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-json.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What its values are gathered in. A bit each. */
typedef enum
{
  DOSSIER_LD_CONTAINER_NONE = 0,
  DOSSIER_LD_CONTAINER_LIST = 1 << 0,
  DOSSIER_LD_CONTAINER_SET = 1 << 1,
  DOSSIER_LD_CONTAINER_LANGUAGE = 1 << 2,
  DOSSIER_LD_CONTAINER_INDEX = 1 << 3,
} DossierLdContainer;

/**
 * DossierLdTerm:
 * @iri: (nullable): an IRI or a keyword; %NULL for a word that means nothing
 * @type: (nullable): an IRI or a keyword: how its texts are read
 * @has_language: whether it has a language of its own, which may be none
 * @language: (nullable):
 * @is_reverse: whether it points from its values to what has it
 */
typedef struct
{
  char *iri;
  char *type;
  char *language;
  gboolean has_language;
  gboolean is_reverse;
  guint containers;
} DossierLdTerm;

/**
 * DossierLdContext:
 *
 * What the words of a JSON-LD file stand for in one place of it.
 */
typedef struct _DossierLdContext DossierLdContext;

DossierLdContext *dossier_ld_context_new (void);
DossierLdContext *dossier_ld_context_ref (DossierLdContext *self);
void dossier_ld_context_unref (DossierLdContext *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierLdContext, dossier_ld_context_unref)

/* (transfer full) (nullable): @self with what the value of an `@context` adds. One that lies elsewhere is refused. */
DossierLdContext *
dossier_ld_context_extend (DossierLdContext *self, const DossierJson *json, guint value, GError **error);

const DossierLdTerm *dossier_ld_context_find (const DossierLdContext *self, const char *word); /* (nullable) */
const char *dossier_ld_context_get_language (const DossierLdContext *self);                     /* (nullable) */

/* (transfer full) (nullable): the IRI or keyword that @text stands for. @with_words: as the name of a member or a type;
 * @is_relative: as an address that the file's place completes. */
char *
dossier_ld_context_expand (const DossierLdContext *self, const char *text, gboolean with_words, gboolean is_relative);

G_END_DECLS
