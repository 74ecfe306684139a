# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later

"""What the tests of the command line share: running the program, and dossiers to run it on."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["DOSSIER_TEST_SOURCE_ROOT"])
BUILD = pathlib.Path(os.environ["DOSSIER_TEST_BUILD_ROOT"])
PROGRAM = BUILD / "src" / "dossier"

# Builders of packages set it, and files then have a date.
os.environ.pop("SOURCE_DATE_EPOCH", None)

ARTICLE = (
    "BEIJING. The ban will not touch civilian trade, the spokesman said on Thursday. "
    "Exporters were not convinced. “We wait\u00a0and see,” one of them said. "
    "The rule names dysprosium. The rule names terbium.\n"
)


def citation(exact, **more):
    return {"source": "paper", "exact": exact, **more}


def small():
    """A dossier with one of most things; a new one at each call, to be changed at will."""
    return {
        "dossier": 1,
        "title": "Small",
        "sources": [
            {"id": "paper", "title": "The Paper: “Rules”", "publisher": "Paper & Sons", "url": "https://example.org/1",
             "datePublished": "2026-01-09", "text": "paper.txt", "note": "read twice"},
            {"id": "unread", "title": "Another"},
        ],
        "nodes": [
            {"id": "speaker", "type": "actor", "kind": "person", "label": "Böla Speaker", "aliases": ["B. S.", "发言人"],
             "properties": {"role": "spokesman", "since": 2024}},
            {"id": "civilian", "type": "statement", "kind": "direct", "label": "The ban will not touch civilians",
             "date": "2026-01-08", "description": "Said at the briefing",
             "citations": [
                 citation("The ban will not touch civilian trade", prefix="BEIJING. ", suffix=", the spokesman",
                          start=9, end=46, date="2026-01-08", dateBasis="derived", note="Thursday"),
                 citation("“We wait and see,”"),
             ]},
            {"id": "doubt", "type": "statement", "label": "Exporters doubt it",
             "citations": [citation("Exporters were not convinced", suffix=".")]},
            {"id": "rule", "type": "measure", "label": "The rule", "date": "2026-01/2026-02"},
            {"id": "dysprosium", "type": "element", "label": "Dysprosium"},
            {"id": "x", "type": "rumour", "label": "Of another type"},
        ],
        "edges": [
            {"id": "e-said", "from": "speaker", "to": "civilian", "type": "said", "date": "2026-01-08",
             "citations": [citation("the spokesman said on Thursday")]},
            {"from": "doubt", "to": "civilian", "type": "contradicts", "label": "openly"},
            {"id": "e-about", "from": "civilian", "to": "rule", "type": "about"},
            {"id": "e-covers", "from": "rule", "to": "dysprosium", "type": "covers",
             "citations": [citation("The rule names dysprosium")]},
            {"id": "e-odd", "from": "x", "to": "rule", "type": "wonders-at"},
        ],
    }


def empty():
    return {"dossier": 1, "sources": [], "nodes": [], "edges": []}


def count_quotes(dossier):
    return sum(len(record.get("citations", [])) for record in dossier["nodes"] + dossier["edges"])


def bundled():
    """The dossiers that come with the program and its tests, all of them valid."""
    found = sorted((SOURCE / "data" / "dossiers").glob("*.dossier"))
    found += sorted((SOURCE / "tests" / "data" / "valid").glob("*.dossier"))
    return found


def read(path):
    """A dossier from a file, with the arrays that it may leave out."""
    return {"sources": [], "nodes": [], "edges": [], **json.loads(path.read_text(encoding="utf-8"))}


class Case(unittest.TestCase):
    """A folder of its own for each test, and the program run in it without a display."""

    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="dossier-cli-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def write(self, dossier, name="small.dossier"):
        path = self.folder / name
        text = dossier if isinstance(dossier, str) else json.dumps(dossier, ensure_ascii=False, indent=1)
        path.write_text(text, encoding="utf-8")
        return path

    def write_text(self):
        (self.folder / "paper.txt").write_text(ARTICLE, encoding="utf-8")
        return self.folder

    def environment(self, **more):
        environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
        environment["DOSSIER_LAYOUT_CACHE"] = "off"
        environment.update(more)
        return environment

    def run_program(self, *arguments, environment=None, **more):
        more.setdefault("stdin", subprocess.DEVNULL if "input" not in more else None)
        if more["stdin"] is None:
            del more["stdin"]
        environment = environment or self.environment()
        if "--citations" in arguments:
            # Under the address sanitizer only whole stacks say that it is cairo which forgets some of a PDF's links, as
            # .ci/lsan.supp has it; elsewhere the quick way of walking a stack is good enough.
            environment["ASAN_OPTIONS"] = environment.get("ASAN_OPTIONS", "") + ":fast_unwind_on_malloc=0"
        return subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.folder, capture_output=True, timeout=60,
                              env=environment, **more)

    def run_fine(self, *arguments, **more):
        result = self.run_program(*arguments, **more)
        self.assertEqual((result.stderr.decode(), result.returncode), ("", 0))
        return result.stdout.decode()

    def run_json(self, *arguments, **more):
        return json.loads(self.run_fine(*arguments, **more))

    def assert_fails(self, code, *arguments, says=(), stdout="", **more):
        """The exit code, and the error lines: each begins as it should, and together they hold what is asked for."""
        result = self.run_program(*arguments, **more)
        stderr = result.stderr.decode()
        self.assertEqual(result.returncode, code, stderr)
        if stdout is not None:
            self.assertEqual(result.stdout.decode(), stdout)
        lines = stderr.splitlines()
        self.assertTrue(lines, "nothing on standard error")
        for line in lines:
            self.assertRegex(line, r"^dossier: \S")
            self.assertFalse(re.search(r"[\x00-\x1f\x7f-\x9f]", line), repr(line))
        for words in [says] if isinstance(says, str) else says:
            self.assertIn(words, stderr)
        return lines

    def assert_ends(self, number):
        """The helper is a child of nobody that is here, so it can only be looked for."""
        for _ in range(100):
            status = pathlib.Path(f"/proc/{number}/stat")
            try:
                if status.read_text().rpartition(")")[2].split()[0] == "Z":
                    return
            except (FileNotFoundError, ProcessLookupError):
                return
            subprocess.run(["sleep", ".05"])
        self.fail("the helper still runs")

    def assert_stops_with_its_reader(self, *arguments):
        """A reader that goes away early (`| head`) is no failure."""
        with subprocess.Popen([PROGRAM, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              env=self.environment()) as process:
            process.stdout.read(10)
            process.stdout.close()
            self.assertEqual(process.stderr.read(), b"")
        self.assertEqual(process.returncode, 0)

    def list_folder(self):
        return sorted(path.name for path in self.folder.iterdir())
