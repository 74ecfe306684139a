#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The command line in other locales: people read their own language, numbers and dates; programs always the same.

The locales are made here, so that none has to be installed.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import messages

sys.path.append(str(pathlib.Path(__file__).parent.parent / "dev"))
import tap  # pylint: disable=wrong-import-position

ROOT = pathlib.Path(os.environ["DOSSIER_TEST_SOURCE_ROOT"])
BUILD = pathlib.Path(os.environ["DOSSIER_TEST_BUILD_ROOT"])
EXAMPLE = ROOT / "data/dossiers/rare-earths-2026.dossier"
SCRIPTS = pathlib.Path(__file__).parent / "scripts.dossier"

# What is typed as it is in every language, and what a file holds.
TYPED = re.compile(r"dossier|[a-z-]+:|--[a-z-]+|-h\b")


class LocaleTest(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="dossier-locale-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        for name in ("de_DE", "ja_JP"):
            made = subprocess.run(["localedef", "-i", name, "-f", "UTF-8", cls.folder / f"{name}.UTF-8"],
                                  capture_output=True, check=False)
            if made.returncode != 0:
                raise unittest.SkipTest(f"there is nothing to make {name} from: {made.stderr.decode()}")

    def run_program(self, locale, *arguments, **more):
        environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
        environment.update(LOCPATH=str(self.folder), LC_ALL=locale, DOSSIER_LAYOUT_CACHE="off", **more)
        result = subprocess.run([BUILD / "src/dossier", *map(str, arguments)], env=environment, capture_output=True,
                                check=False)
        return result.stdout.decode()

    def install_pseudo(self):
        """Used with a locale whose months are numbers, without letters."""
        messages.install_pseudo(ROOT, self.folder / "mo", "xx", messages.accent)
        return {"DOSSIER_LOCALEDIR": str(self.folder / "mo"), "LANGUAGE": "xx"}

    def assert_no_english(self, text):
        """All letters have accents, but for what is typed."""
        left = re.findall(r"[A-Za-z]{3,}", TYPED.sub("", text))
        self.assertEqual(left, [], text)

    # Whatever is said to people is marked for translation.
    def test_all_is_marked(self):
        pseudo = self.install_pseudo()
        overview = self.run_program("ja_JP.UTF-8", "--help", **pseudo)
        commands = re.findall(r"^  ([a-z]+) +⟦", overview, re.M)
        self.assertGreater(len(commands), 8)
        self.assert_no_english(re.sub(r"^  [a-z]+ ", "", overview, flags=re.M))
        for command in commands:
            with self.subTest(command):
                shown = self.run_program("ja_JP.UTF-8", command, "--help", **pseudo)
                self.assertIn("⟦", shown)
                # Names of engines and formats, which are typed, and the lines that GLib writes.
                shown = re.sub(r"^  [a-z-]+ +⟦|^(Aufruf|Optionen|Usage|Options):$|OPTION|\.[a-z]+", "", shown, flags=re.M)
                shown = re.sub(r"\b(csv|graphml|gexf|dot|jgf|cytoscape|node-link|turtle|jsonld|json-ld|json|cyjs|ttl|trig|n-triples|n-quads|nt|nq)\b", "", shown)
                self.assert_no_english(shown.replace(f" {command} ", " "))

    def test_records(self):
        pseudo = self.install_pseudo()
        for arguments in (["show", SCRIPTS, "article-ja"], ["show", SCRIPTS, "e12"], ["contradictions", SCRIPTS],
                          ["path", SCRIPTS, "un-zh", "declaration-ar"], ["check", SCRIPTS], ["query", SCRIPTS, "人"]):
            with self.subTest(arguments[0]):
                shown = self.run_program("ja_JP.UTF-8", *arguments, **pseudo)
                self.assertIn("⟦", shown)
                # What is in the file, and what is typed to ask for it again.
                for word in ("statement", "direct", "contradicts", "article", "declaration", "measure", "actor"):
                    shown = re.sub(rf"(?<![a-z]){word}(?![a-z])", "", shown)
                self.assert_no_english(shown)

    def test_dates_and_numbers(self):
        self.assertRegex(self.run_program("de_DE.UTF-8", "check", EXAMPLE), r"; 1\.[0-9]{3} quotes\n")
        self.assertIn("8 Januar 2026", self.run_program("de_DE.UTF-8", "show", EXAMPLE, "he-yadong-civilian-users"))

    # The translations of the build folder are found, as ./dev run does it.
    def test_build_folder(self):
        for language, usage, date in (("ja", "使い方:", "2026年1月8日"), ("zh_CN", "用法：", "2026年1月8日")):
            with self.subTest(language):
                found = {"DOSSIER_LOCALEDIR": str(BUILD / "po"), "LANGUAGE": language}
                self.assertTrue(self.run_program("ja_JP.UTF-8", "--help", **found).startswith(usage))
                self.assertIn(date, self.run_program("ja_JP.UTF-8", "show", EXAMPLE, "he-yadong-civilian-users", **found))

    # Programs read the same everywhere.
    def test_machines(self):
        pseudo = self.install_pseudo()
        for arguments in (["list", EXAMPLE], ["list", "--json", EXAMPLE], ["query", "--tsv", EXAMPLE, "ban"],
                          ["layout", SCRIPTS], ["show", "--json", EXAMPLE, "japan"], ["convert", EXAMPLE, "OUT.graphml"],
                          ["neighbors", EXAMPLE, "japan"], ["path", "--json", EXAMPLE, "japan", "dual-use-ban"]):
            with self.subTest(arguments[0]):
                answers = []
                for locale, more in (("C.UTF-8", {}), ("de_DE.UTF-8", pseudo), ("ja_JP.UTF-8", {})):
                    name = self.folder / f"{locale}.graphml"
                    shown = self.run_program(locale, *[name if word == "OUT.graphml" else word for word in arguments], **more)
                    answers.append(name.read_bytes() if "OUT.graphml" in arguments else shown)
                self.assertTrue(answers[0])
                self.assertEqual(answers[0], answers[1])
                self.assertEqual(answers[0], answers[2])
                if "--json" in arguments:
                    self.assertTrue(json.loads(answers[1]))

    # Labels of many scripts: the same figure whoever looks, right to left where they are, and in fonts that come along.
    def test_figures(self):
        figures = []
        for language in ("", "ja", "zh_CN", "ko"):
            self.run_program("C.UTF-8", "export", "--citations", SCRIPTS, self.folder / "figure.svg", LANGUAGE=language,
                             DOSSIER_LOCALEDIR=str(self.folder / "none"))
            figures.append((self.folder / "figure.svg").read_text(encoding="utf-8"))
        self.assertEqual(set(figures), {figures[0]})
        lines = re.findall(r'<text([^>]*)>(.*)</text>', figures[0])
        self.assertGreater(len(lines), 20)
        for attributes, line in lines:
            first = re.search(r"[\u0590-\u06ff]|[A-Za-z\u3040-\ud7ff]", re.sub("<[^>]*>", "", line))
            if first:
                self.assertEqual('direction="rtl"' in attributes, first[0] < "\u3040" and first[0] > "z", line)
        self.assertIn("すべての人間は、", re.sub("<[^>]*>", "", figures[0]))
        if shutil.which("pdffonts") is None:
            self.skipTest("pdffonts is not installed")
        self.run_program("C.UTF-8", "export", SCRIPTS, self.folder / "figure.pdf")
        fonts = subprocess.run(["pdffonts", self.folder / "figure.pdf"], capture_output=True, text=True, check=True).stdout
        rows = fonts.splitlines()[2:]
        self.assertGreater(len(rows), 1)
        for row in rows:
            self.assertRegex(row, r" yes +(yes|no) +(yes|no) +[0-9]+ +[0-9]+$")


tap.main()
