/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-file.h"

G_BEGIN_DECLS

/**
 * DossierFileStamp:
 * @is_set: whether there was a file
 * @device: where it lies
 * @inode: which one it is
 * @size: in bytes
 * @modified_seconds: when its contents were last changed
 * @modified_nanoseconds: and the rest
 *
 * Tells whether a file is still the one that was read or written.
 */
typedef struct
{
  gboolean is_set;
  guint64 device;
  guint64 inode;
  guint64 size;
  gint64 modified_seconds;
  gint64 modified_nanoseconds;
} DossierFileStamp;

gboolean dossier_file_stamp_equal (const DossierFileStamp *a, const DossierFileStamp *b);
/* Looks at a file now; not set where there is none. */
void dossier_file_stamp_take (const char *path, DossierFileStamp *stamp);
void dossier_file_stamp_take_descriptor (int fd, DossierFileStamp *stamp);

/* dossier_file_load() that also tells what was read. @stamp: (nullable) */
GBytes *dossier_file_load_stamped (GFile *file,
                                   gsize max_bytes,
                                   DossierFileStamp *stamp,
                                   GCancellable *cancellable,
                                   GError **error);

/* dossier_file_replace() that also tells what was written. @stamp: (nullable) */
gboolean dossier_file_replace_stamped (const char *path,
                                       GBytes *bytes,
                                       DossierFileStamp *stamp,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
