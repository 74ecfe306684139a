/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOSSIER_MAX_NAME_BYTES ((gsize) 65536)
#define DOSSIER_MAX_NODES 5000000u
#define DOSSIER_MAX_OFFSET G_GINT64_CONSTANT (9007199254740991) /* what every JSON reader keeps exactly */
#define DOSSIER_MAX_COORDINATE 1e9

/**
 * DossierRule:
 * @DOSSIER_RULE_TEXT: any text
 * @DOSSIER_RULE_WORDS: text that is not empty
 * @DOSSIER_RULE_NAME: an id or the label of a node: not empty, at most 64 KiB
 * @DOSSIER_RULE_LABEL: the label of an edge: at most 64 KiB
 * @DOSSIER_RULE_TYPE: a lower-case word, or words joined by `-`, at most 64 KiB
 * @DOSSIER_RULE_DATE: EDTF level 1
 * @DOSSIER_RULE_TIMESTAMP: the same, or a date-time with a fraction of a second
 * @DOSSIER_RULE_PATH: a relative path that stays inside its folder
 * @DOSSIER_RULE_HASH: `sha256-` and 64 hexadecimal digits
 * @DOSSIER_RULE_BASIS: `stated`, `derived` or `unknown`
 *
 * What the format asks of a string. The reader holds files against it, the builder what the program makes.
 */
typedef enum
{
  DOSSIER_RULE_TEXT,
  DOSSIER_RULE_WORDS,
  DOSSIER_RULE_NAME,
  DOSSIER_RULE_LABEL,
  DOSSIER_RULE_TYPE,
  DOSSIER_RULE_DATE,
  DOSSIER_RULE_TIMESTAMP,
  DOSSIER_RULE_PATH,
  DOSSIER_RULE_HASH,
  DOSSIER_RULE_BASIS,
} DossierRule;

/* (nullable) (transfer full): what is wrong with @text; sets @is_limit where it is a limit that was passed. */
char *dossier_rule_check (DossierRule rule, const char *text, gsize length, gboolean *is_limit);

G_END_DECLS
