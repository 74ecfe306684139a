/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "core/dossier-error.h"
#include "dossier-convert-formats.h"

DossierJson *
dossier_convert_json_parse (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) json_error = NULL;
  DossierJson *json = dossier_json_new (bytes, NULL, cancellable, &json_error);

  if (json == NULL && json_error->domain == DOSSIER_ERROR)
    {
      json_error->domain = DOSSIER_CONVERT_ERROR;
      json_error->code = json_error->code == DOSSIER_ERROR_LIMIT ? (gint) DOSSIER_CONVERT_ERROR_LIMIT
                                                                 : (gint) DOSSIER_CONVERT_ERROR_SYNTAX;
    }
  if (json == NULL)
    g_propagate_error (error, g_steal_pointer (&json_error));
  return json;
}
