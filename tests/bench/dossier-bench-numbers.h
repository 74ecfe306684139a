/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The value at @part (0 to 1) of the sorted @values (element-type double), which are sorted by this. */
double dossier_bench_get_percentile (GArray *values, double part);

/* What this thread used of the processor: what something takes on a machine that does nothing else. */
double dossier_bench_get_processor_milliseconds (void);
/* The same of all threads together. */
double dossier_bench_get_processors_milliseconds (void);

/* The peak of the process's own memory, as the kernel counts it (VmHWM); 0 where it does not. */
gint64 dossier_bench_get_peak_bytes (void);

G_END_DECLS
