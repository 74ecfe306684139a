#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What people read is written in one way: American spelling, real quote marks, apostrophes and ellipses."""

import os
import pathlib
import re
import sys
import unittest

import messages

sys.path.append(str(pathlib.Path(__file__).parent.parent / "dev"))
import tap  # pylint: disable=wrong-import-position

ROOT = pathlib.Path(os.environ["DOSSIER_TEST_SOURCE_ROOT"])

# The source language of GNOME's programs is American English; names in the code may be spelled otherwise.
BRITISH = re.compile(r"\b\w*(?:colour|centre|neighbour|behaviour|favour|grey|licence|catalogue|analyse|dialogue"
                     r"|(?:normal|organ|recogn|minim|initial|serial|optim|real|emphas)is(?:e|ing|ation)"
                     r"|(?:cancel|label|travel|model)l(?:ed|ing)|programme(?!r))\w*", re.I)

# The kind of a node is a word of the file, and shown as it is written there.
OF_FILES = ("kind",)

# Messages on JSON have its quote marks, and queries theirs.
JSON_FOLDERS = ("src/core/", "src/cli/dossier-cli-select.c")


def list_messages():
    """The words of each message, with the message."""
    found = messages.parse(messages.extract(ROOT, messages.list_potfiles(ROOT)))
    return [(text, message) for message in found for text in (message.text, message.plural) if text]


def read_prose(path):
    """A page without what is code, an address or the words of others."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        text = re.sub(r"^```.*?^```|^    \S.*?$|`[^`\n]*`|\]\([^)]*\)", "", text, flags=re.S | re.M)
    return text


class WordsTest(unittest.TestCase):
    maxDiff = None

    def test_spelling(self):
        texts = [(str(message.files), text) for text, message in list_messages() if message.context not in OF_FILES]
        self.assertGreater(len(texts), 900)
        pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "data").glob("*.md"), *ROOT.glob("flatpak/*.md"),
                 *(ROOT / "data" / "man").glob("*.in"), *(ROOT / "tests" / "bench").glob("*.md")]
        self.assertGreater(len(pages), 6)
        texts += [(path.name, read_prose(path)) for path in pages]
        self.assertEqual([(where, found) for where, text in texts for found in BRITISH.findall(text)], [])

    def test_typography(self):
        wrong = re.compile(r"\.\.\.|\w' |\b\w+'\w|(?<=\w) - | -- ")
        shown = re.compile(r'"')
        for text, message in list_messages():
            # What is typed: "Write - right before a term".
            if "Write " in text:
                continue
            with self.subTest(text):
                self.assertNotRegex(text, wrong)
                if not message.files[0].startswith(JSON_FOLDERS):
                    self.assertNotRegex(text, shown)


tap.main()
