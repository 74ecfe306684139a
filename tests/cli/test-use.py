# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later

import os
import re
import signal
import subprocess
import unittest

from program import PROGRAM, SOURCE, Case, small

COMMANDS = ("check", "show", "list", "query", "neighbors", "path", "contradictions", "layout", "export")


class Use(Case):
    def test_help(self):
        out = self.run_fine("--help")
        for command in COMMANDS:
            self.assertRegex(out, rf"(?m)^  {command} ")
        self.assertEqual(self.run_fine("-h"), out)
        self.assertEqual(self.run_fine("help"), out)

    def test_help_of_each_command(self):
        options = {"check": ["--sources=DIR", "--json", "--quiet"], "show": ["--json"], "list": ["--type=TYPE", "--json", "--query=QUERY", "--focus=ID[:HOPS]", "--from=DATE", "--to=DATE"],
                   "query": ["--edges", "--json", "--tsv", "--focus=ID[:HOPS]", "--from=DATE", "--to=DATE", "type:statement"],
                   "neighbors": ["--hops=N", "--direction=WAY", "--relation=RELATION", "--json"],
                   "path": ["--max=K", "--directed", "--query=QUERY", "--json"],
                   "contradictions": ["--query=QUERY", "--focus=ID[:HOPS]", "--from=DATE", "--to=DATE", "--json"],
                   "layout": ["--engine=ENGINE", "--json", "dot-lr"], "export": ["--engine=ENGINE", "--scale=S", "--query=QUERY", "--focus=ID[:HOPS]", "sfdp"]}
        for command in COMMANDS:
            out = self.run_fine(command, "--help")
            self.assertTrue(out.startswith(f"Usage:\n  dossier {command} "), out)
            for option in options[command]:
                self.assertIn(option, out)
            self.assertEqual(self.run_fine("help", command), out)

    def test_version(self):
        version = re.search(r"^  version: '([^']+)'", (SOURCE / "meson.build").read_text(), re.M).group(1)
        self.assertEqual(self.run_fine("--version"), f"dossier {version}\n")

    def test_wrong_use(self):
        path = self.write(small())
        for arguments in (["--nonsense"], ["check"], ["check", "--nonsense", path], ["check", "--sources"],
                          ["show", path], ["show", path, "a", "b"], ["list"], ["list", path, path], ["list", "--type"],
                          ["layout"], ["layout", "--engine"], ["export", path], ["check", ""], ["show", path, ""],
                          ["export", path, ""], ["export", path, "a.svg", "b.svg"]):
            with self.subTest(arguments):
                line, = self.assert_fails(2, *arguments, says="--help")
                if arguments[0] in COMMANDS:
                    self.assertIn(f"dossier {arguments[0]} --help", line)

    def test_mistyped_command(self):
        self.assert_fails(2, "chek", self.write(small()), says="did you mean “check”?")

    def test_end_of_options(self):
        path = self.write(small(), "--json")
        self.assertTrue(self.run_fine("list", "--", path.name).startswith("actor\t"))
        self.assertTrue(self.run_fine("list", f"./{path.name}").startswith("actor\t"))

    def test_without_a_display(self):
        for arguments in ([], [self.write(small())]):
            line, = self.assert_fails(2, *arguments, says=["display", "dossier export", "--help"])

    def test_reader_that_goes_away(self):
        dossier = small()
        dossier["nodes"] += [{"id": f"n{i}", "type": "actor", "label": "x" * 200} for i in range(5000)]
        path = self.write(dossier)
        for command in (["list"], ["list", "--json"], ["check", "--json"]):
            self.assert_stops_with_its_reader(*command, path)

    def test_interrupted_while_waiting_for_input(self):
        with subprocess.Popen([PROGRAM, "check", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              env=self.environment()) as process:
            process.stdin.write(b'{"dossier": 1')
            process.stdin.flush()
            # The signal has a handler once the program catches it.
            status = f"/proc/{process.pid}/status"
            while not int(re.search(r"SigCgt:\s*(\w+)", open(status).read()).group(1), 16) & 1 << signal.SIGINT - 1:
                os.sched_yield()
            process.send_signal(signal.SIGINT)
            process.wait(timeout=10)
            self.assertEqual((process.returncode, process.stdout.read(), process.stderr.read()), (130, b"", b""))

    def test_full_disk_for_output(self):
        path = self.write(small())
        for command in (["list", path], ["--help"], ["check", "--json", path]):
            with open("/dev/full", "wb") as full:
                result = subprocess.run([PROGRAM, *command], stdout=full, stderr=subprocess.PIPE, env=self.environment())
            self.assertEqual(result.returncode, 2)
            self.assertRegex(result.stderr.decode(), r"^dossier: standard output: .+\n$")

    def test_closed_streams(self):
        """A file that the program opens must never be taken for a stream that its caller has closed."""
        path = self.write(small())
        self.run_fine("export", path, "open.svg")

        def run_closed(streams, *arguments):
            return subprocess.run([PROGRAM, *arguments], cwd=self.folder, env=self.environment(), timeout=20,
                                  stdin=None if 0 in streams else subprocess.DEVNULL,
                                  stdout=None if 1 in streams else subprocess.PIPE,
                                  stderr=None if 2 in streams else subprocess.PIPE,
                                  preexec_fn=lambda: [os.close(stream) for stream in streams])

        result = run_closed([0], "check", "-")
        self.assertEqual(result.returncode, 2)
        self.assertRegex(result.stderr.decode(), r"^dossier: standard input: .+\n$")
        result = run_closed([1], "list", path)
        self.assertEqual(result.returncode, 2)
        self.assertRegex(result.stderr.decode(), r"^dossier: standard output: .+\n$")
        self.assertEqual(run_closed([0, 1, 2], "export", path, "closed.svg").returncode, 0)
        self.assertEqual((self.folder / "closed.svg").read_bytes(), (self.folder / "open.svg").read_bytes())

    def test_no_gtk_for_a_command(self):
        """GTK says that it cannot open a display when it is initialised without one."""
        result = self.run_program("list", self.write(small()), environment=self.environment(GDK_DEBUG="misc", DISPLAY=":none"))
        self.assertEqual((result.returncode, result.stderr), (0, b""))


if __name__ == "__main__":
    unittest.main()
