/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-convert-watch.h"

/* So that telling takes no time. */
#define STEPS 512

gboolean
dossier_convert_watch_step (DossierConvertWatch *watch)
{
  if (watch->progress != NULL && watch->n_done > 0 && watch->n_done % STEPS == 0)
    watch->progress (MIN (watch->n_done, watch->n_all), watch->n_all, watch->user_data);
  watch->n_done++;
  return !g_cancellable_is_cancelled (watch->cancellable);
}
