/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DOSSIER_ERROR:
 *
 * The error domain of the core library.
 */
#define DOSSIER_ERROR (dossier_error_quark ())

/**
 * DossierError:
 * @DOSSIER_ERROR_SYNTAX: the file is not JSON
 * @DOSSIER_ERROR_INVALID: the file is JSON but not a dossier
 * @DOSSIER_ERROR_LIMIT: a limit of the format was passed
 * @DOSSIER_ERROR_VERSION: the file has a format version that this program does not know
 * @DOSSIER_ERROR_DATE: a string is not an EDTF date
 * @DOSSIER_ERROR_CHANGED: the file on disk is no longer the one that was read
 */
typedef enum
{
  DOSSIER_ERROR_SYNTAX,
  DOSSIER_ERROR_INVALID,
  DOSSIER_ERROR_LIMIT,
  DOSSIER_ERROR_VERSION,
  DOSSIER_ERROR_DATE,
  DOSSIER_ERROR_CHANGED,
} DossierError;

GQuark dossier_error_quark (void);

G_END_DECLS
