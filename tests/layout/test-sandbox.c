/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the helper takes away from itself, tried in a process of its own. */

#include "layout-helper/dossier-sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#if !defined(__SANITIZE_ADDRESS__) && (defined(__x86_64__) || defined(__aarch64__))
#define CAN_TRY 1
#else
#define CAN_TRY 0
#endif

#if CAN_TRY

/* The exit status says which door stood open. */
static void
try_all (void)
{
  struct rlimit core;
  char *argv[] = { (char *) "true", NULL };

  dossier_sandbox_enter ();
  dossier_sandbox_close_doors ();

  if (getrlimit (RLIMIT_CORE, &core) != 0 || core.rlim_max != 0)
    _exit (1);
  if (open ("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0 || errno != EPERM)
    _exit (2);
  if (open ("/tmp/dossier-sandbox-test", O_WRONLY | O_CREAT | O_CLOEXEC, 0600) >= 0)
    _exit (3);
  if (socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0) >= 0 || errno != EPERM)
    _exit (4);
  if (execv ("/bin/true", argv) == 0 || errno != EPERM)
    _exit (5);
  if (fork () >= 0)
    _exit (6);

  /* Memory and pipes still work. */
  {
    void *memory = malloc (64 << 20);

    if (memory == NULL || write (STDOUT_FILENO, "# fine\n", 7) != 7)
      _exit (7);
    memset (memory, 1, 64 << 20);
    free (memory);
  }
  _exit (0);
}

#endif

static void
test_doors (void)
{
#if !CAN_TRY
  g_test_skip ("there is no sandbox under AddressSanitizer, nor on this kind of machine");
#else
  if (g_test_subprocess ())
    {
      try_all ();
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
#endif
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/sandbox/doors", test_doors);

  return g_test_run ();
}
