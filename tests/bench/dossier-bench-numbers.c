/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-bench-numbers.h"

#include <string.h>
#include <time.h>

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

double
dossier_bench_get_percentile (GArray *values, double part)
{
  g_return_val_if_fail (values->len > 0, 0);

  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, MIN ((guint) (part * values->len), values->len - 1));
}

double
dossier_bench_get_processor_milliseconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

double
dossier_bench_get_processors_milliseconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

gint64
dossier_bench_get_peak_bytes (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;

  line = strstr (status, "VmHWM:");
  return line != NULL ? g_ascii_strtoll (line + strlen ("VmHWM:"), NULL, 10) * 1024 : 0;
}
