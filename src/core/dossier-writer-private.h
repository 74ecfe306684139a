/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-file-private.h"
#include "dossier-writer.h"

G_BEGIN_DECLS

/* dossier_writer_write_file() that also tells what was written. @written: (out) (optional) */
gboolean dossier_writer_write_stamped (DossierGraph *graph,
                                       GFile *file,
                                       DossierFileStamp *stamp,
                                       GBytes **written,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
