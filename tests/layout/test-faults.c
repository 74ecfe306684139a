/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The solver with helpers that misbehave. Whatever they do: an error of the right kind (or the way down to an engine that
 * cannot fail), and nothing left running. */

#include "test-graphs.h"

#include "layout/dossier-wire.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define SHORT_DEADLINE 0.3

typedef struct
{
  char *folder;
  char *helper;
} Fake;

/* A link to the fake helper whose name says how it is to behave. */
static void
fake_init (Fake *fake, const char *mode)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "layout", "fake-helper", NULL);
  g_autoptr (GError) error = NULL;

  fake->folder = g_dir_make_tmp ("dossier-fake-XXXXXX", &error);
  g_assert_no_error (error);
  fake->helper = g_build_filename (fake->folder, mode, NULL);
  g_assert_cmpint (symlink (program, fake->helper), ==, 0);
}

static int
read_pid (const Fake *fake)
{
  g_autofree char *path = g_strconcat (fake->helper, ".pid", NULL);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;

  return atoi (text);
}

/* The last one started is gone, and reaped. */
static void
fake_clear (Fake *fake)
{
  g_autofree char *path = g_strconcat (fake->helper, ".pid", NULL);
  int pid = read_pid (fake);

  if (pid > 0)
    {
      g_assert_cmpint (kill (pid, 0), ==, -1);
      g_assert_cmpint (errno, ==, ESRCH);
    }
  g_assert_cmpint (waitpid (-1, NULL, WNOHANG), ==, -1);
  g_assert_cmpint (errno, ==, ECHILD);

  g_unlink (path);
  g_unlink (fake->helper);
  g_rmdir (fake->folder);
  g_free (fake->helper);
  g_free (fake->folder);
}

static DossierLayout *
solve (const TestGraph *graph, const char *helper, double deadline, gboolean *settled, char **note, GError **error)
{
  DossierLayoutOptions options = {
    .engine = DOSSIER_ENGINE_NEATO, .deadline = deadline, .memory_limit = 1 << 30, .helper = helper
  };

  return dossier_layout_solver_run (&graph->problem, &options, NULL, settled, note, error);
}

typedef struct
{
  const char *mode;
  int code;
} Fault;

static const Fault faults[] = {
  { "crash", DOSSIER_LAYOUT_ERROR_CRASHED },
  { "exit-1", DOSSIER_LAYOUT_ERROR_CRASHED },
  { "crash-at-once", DOSSIER_LAYOUT_ERROR_MEMORY },
  { "flood", DOSSIER_LAYOUT_ERROR_NONSENSE },
  { "chatter", DOSSIER_LAYOUT_ERROR_NONSENSE },
  { "nonsense", DOSSIER_LAYOUT_ERROR_NONSENSE },
  { "truncated", DOSSIER_LAYOUT_ERROR_NONSENSE },
  { "trailing", DOSSIER_LAYOUT_ERROR_NONSENSE },
  { "silent-exit", DOSSIER_LAYOUT_ERROR_NONSENSE },
  { "close-input", DOSSIER_LAYOUT_ERROR_NONSENSE },
  { "huge-size", DOSSIER_LAYOUT_ERROR_NONSENSE },
  { "huge-count", DOSSIER_LAYOUT_ERROR_NONSENSE },
  { "nan", DOSSIER_LAYOUT_ERROR_NONSENSE },
  { "infinite", DOSSIER_LAYOUT_ERROR_NONSENSE },
  { "failed", DOSSIER_LAYOUT_ERROR_FAILED },
  { "no-memory", DOSSIER_LAYOUT_ERROR_MEMORY },
  { "abort-memory", DOSSIER_LAYOUT_ERROR_MEMORY },
};

static void
test_fault (gconstpointer data)
{
  const Fault *fault = data;
  g_autoptr (TestGraph) graph = test_graph_new (200, 300, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  gboolean settled;
  Fake fake;

  fake_init (&fake, fault->mode);
  g_assert_null (solve (graph, fake.helper, 60, &settled, &note, &error));
  g_assert_error (error, DOSSIER_LAYOUT_ERROR, fault->code);
  /* Says what to do, in a sentence of its own. */
  g_assert_cmpuint (strlen (error->message), >, 40);
  g_assert_null (note);
  fake_clear (&fake);
}

/* Those that only time can tell from good ones: the faster engine has the same helper, so the overview remains. */
static void
test_timeout (gconstpointer data)
{
  g_autoptr (TestGraph) graph = test_graph_new (200, 300, 2);
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  g_autoptr (DossierLayout) layout = NULL;
  gboolean settled = TRUE;
  Fake fake;

  fake_init (&fake, data);
  layout = solve (graph, fake.helper, SHORT_DEADLINE, &settled, &note, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dossier_layout_get_engine (layout), ==, DOSSIER_ENGINE_OVERVIEW);
  g_assert_false (settled);
  g_assert_nonnull (note);
  g_assert_nonnull (strstr (note, dossier_engine_get_label (DOSSIER_ENGINE_NEATO)));
  g_assert_nonnull (strstr (note, dossier_engine_get_label (DOSSIER_ENGINE_OVERVIEW)));
  test_graph_check_layout (graph, layout);
  fake_clear (&fake);
}

static void
test_fallback (void)
{
  g_autoptr (TestGraph) graph = test_graph_new (100, 150, 3);
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  g_autoptr (DossierLayout) layout = NULL;
  gboolean settled = TRUE;
  Fake fake;

  fake_init (&fake, "slow-neato");
  layout = solve (graph, fake.helper, 2 * SHORT_DEADLINE, &settled, &note, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dossier_layout_get_engine (layout), ==, DOSSIER_ENGINE_SFDP);
  g_assert_false (settled);
  g_assert_nonnull (strstr (note, dossier_engine_get_label (DOSSIER_ENGINE_SFDP)));
  fake_clear (&fake);
}

/* A strip is a picture, too, where those that might do better fall. It is not kept: they may stand the next time. */
static void
test_strip (void)
{
  g_autoptr (TestGraph) graph = test_graph_new (60, 150, 8);
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  g_autoptr (DossierLayout) layout = NULL;
  DossierLayoutOptions options = { .choose_engine = TRUE, .deadline = 60, .memory_limit = 1 << 30 };
  DossierBox bounds;
  gboolean settled = TRUE;
  Fake fake;

  fake_init (&fake, "crash-but-neato");
  options.helper = fake.helper;
  layout = dossier_layout_solver_run (&graph->problem, &options, NULL, &settled, &note, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dossier_layout_get_engine (layout), ==, DOSSIER_ENGINE_NEATO);
  bounds = dossier_layout_get_bounds (layout);
  g_assert_cmpfloat (bounds.width, >, 2 * bounds.height);
  g_assert_false (settled);
  g_assert_null (note);
  test_graph_check_layout (graph, layout);
  fake_clear (&fake);
}

/* A good answer counts, whether its helper goes or stays. */
static void
test_good (gconstpointer data)
{
  g_autoptr (TestGraph) graph = test_graph_new (100, 150, 4);
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  g_autoptr (DossierLayout) layout = NULL;
  gboolean settled = FALSE;
  Fake fake;

  fake_init (&fake, data);
  layout = solve (graph, fake.helper, 60, &settled, &note, &error);
  g_assert_no_error (error);
  g_assert_true (settled);
  g_assert_null (note);
  test_graph_check_layout (graph, layout);
  fake_clear (&fake);
}

/* Much to be read by one who does not read: more than any pipe holds. */
static void
test_no_read (void)
{
  g_autoptr (TestGraph) graph = test_graph_new (40000, 60000, 5);
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  g_autoptr (DossierLayout) layout = NULL;
  gboolean settled = TRUE;
  Fake fake;

  fake_init (&fake, "no-read");
  layout = solve (graph, fake.helper, SHORT_DEADLINE, &settled, &note, &error);
  g_assert_no_error (error);
  g_assert_false (settled);
  fake_clear (&fake);
}

static void
test_start (void)
{
  static const char *const helpers[] = { "/nonexistent/helper", "/etc/passwd", "/" };
  g_autoptr (TestGraph) graph = test_graph_new (10, 15, 6);

  for (guint i = 0; i < G_N_ELEMENTS (helpers); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *note = NULL;
      gboolean settled;

      g_assert_null (solve (graph, helpers[i], 60, &settled, &note, &error));
      g_assert_error (error, DOSSIER_LAYOUT_ERROR, DOSSIER_LAYOUT_ERROR_START);
      g_assert_nonnull (strstr (error->message, helpers[i]));
    }
}

/* A process for each large component, of which a second is not started before there is a place for it; one that fails
 * takes the others with it. */
static void
test_several (void)
{
  const guint n = 400;
  g_autofree guint *ends = g_new (guint, 2 * n + 1);
  g_autoptr (TestGraph) graph = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  gboolean settled;
  Fake fake;

  for (guint i = 0; i < n; i++)
    {
      ends[2 * i] = i / 80 * 80;
      ends[2 * i + 1] = i;
    }
  ends[2 * n] = G_MAXUINT;
  graph = test_graph_new_with_edges (n, ends);

  fake_init (&fake, "crash");
  g_assert_null (solve (graph, fake.helper, 60, &settled, &note, &error));
  g_assert_error (error, DOSSIER_LAYOUT_ERROR, DOSSIER_LAYOUT_ERROR_CRASHED);
  fake_clear (&fake);
}

static gpointer
cancel_once_running (gpointer data)
{
  gpointer *both = data;
  const Fake *fake = both[0];

  /* The helper says that it runs by its file. */
  while (read_pid (fake) == 0)
    g_usleep (1000);
  g_cancellable_cancel (both[1]);

  return NULL;
}

static void
test_cancel (gconstpointer data)
{
  g_autoptr (TestGraph) graph = test_graph_new (200, 300, 7);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  gboolean settled;
  DossierLayoutOptions options = { .engine = DOSSIER_ENGINE_NEATO, .deadline = 600, .memory_limit = 1 << 30 };
  gpointer both[2];
  GThread *thread;
  Fake fake;

  fake_init (&fake, data);
  options.helper = fake.helper;
  both[0] = &fake;
  both[1] = cancellable;
  thread = g_thread_new ("cancel", cancel_once_running, both);
  g_assert_null (dossier_layout_solver_run (&graph->problem, &options, cancellable, &settled, &note, &error));
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (read_pid (&fake), >, 0);
  fake_clear (&fake);
}

/* Bytes that are no request: the real helper refuses, and does not fall. */
static void
test_real_helper_refuses (void)
{
  const char *const argv[] = { g_getenv ("DOSSIER_LAYOUT_HELPER"), NULL };
  g_autoptr (GRand) rand = g_rand_new_with_seed (13);

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (GSubprocess) process = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) input = NULL;
      g_autoptr (GBytes) output = NULL;
      g_autoptr (DossierWireRequest) request = dossier_wire_request_new (1, 3, 2, 0);
      guint8 *bytes;
      gsize size;

      request->parts[0] = (DossierWirePart){ 3, 2 };
      for (guint j = 0; j < 6; j++)
        request->sizes[j] = 30;
      request->ends[1] = 1;
      request->ends[3] = 2;
      input = dossier_wire_request_encode (request);
      bytes = g_memdup2 (g_bytes_get_data (input, &size), g_bytes_get_size (input));
      size = i == 0 ? 0 : (gsize) g_rand_int_range (rand, 1, (gint32) size + 1);
      for (guint j = 0; j < 3 && size > 0; j++)
        bytes[g_rand_int_range (rand, 0, (gint32) size)] = (guint8) g_rand_int_range (rand, 0, 256);
      g_bytes_unref (input);
      input = g_bytes_new_take (bytes, size);

      process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
      g_assert_no_error (error);
      g_subprocess_communicate (process, input, NULL, &output, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_subprocess_get_if_exited (process));
      g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
      g_assert_cmpuint (g_bytes_get_size (output), >, DOSSIER_WIRE_HEADER_SIZE);
    }
}

int
main (int argc, char *argv[])
{
  static const char *const timeouts[] = { "hang", "late", "truncated-hang" };
  static const char *const good[] = { "good", "lingering" };
  static const char *const cancelled[] = { "hang", "no-read", "truncated-hang" };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout/fault/%s", faults[i].mode);

      g_test_add_data_func (path, &faults[i], test_fault);
    }
  for (guint i = 0; i < G_N_ELEMENTS (timeouts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout/timeout/%s", timeouts[i]);

      g_test_add_data_func (path, timeouts[i], test_timeout);
    }
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout/good/%s", good[i]);

      g_test_add_data_func (path, good[i], test_good);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cancelled); i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout/cancel/%s", cancelled[i]);

      g_test_add_data_func (path, cancelled[i], test_cancel);
    }
  g_test_add_func ("/layout/fallback", test_fallback);
  g_test_add_func ("/layout/strip", test_strip);
  g_test_add_func ("/layout/no-read", test_no_read);
  g_test_add_func ("/layout/start", test_start);
  g_test_add_func ("/layout/several", test_several);
  g_test_add_func ("/layout/real-helper-refuses", test_real_helper_refuses);

  return g_test_run ();
}
