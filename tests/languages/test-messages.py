#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is marked for translation is listed, and translations fit what they translate."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

import messages

sys.path.append(str(pathlib.Path(__file__).parent.parent / "dev"))
import tap  # pylint: disable=wrong-import-position

ROOT = pathlib.Path(os.environ["DOSSIER_TEST_SOURCE_ROOT"])


def list_sources():
    """Whatever may hold messages."""
    found = [*(ROOT / "src").rglob("*.c"), *(ROOT / "src").rglob("*.h"), *(ROOT / "ui").glob("*.ui"),
             *(ROOT / "data").glob("*.in"), *(ROOT / "data").glob("*.gschema.xml")]
    return sorted(str(path.relative_to(ROOT)) for path in found)


class MessagesTest(unittest.TestCase):
    maxDiff = None

    def test_potfiles(self):
        listed = messages.list_potfiles(ROOT)
        template = messages.parse(messages.extract(ROOT, list_sources()))
        self.assertGreater(len(template), 900)
        marked = sorted({file for message in template for file in message.files})
        self.assertEqual([name for name in marked if name not in listed], [], "marked, and not in po/POTFILES.in")
        self.assertEqual([name for name in listed if name not in marked], [], "in po/POTFILES.in, and nothing in them")
        self.assertEqual(len(listed), len(set(listed)), "listed twice")

    def test_translations(self):
        with tempfile.TemporaryDirectory() as folder:
            for language in messages.list_languages(ROOT):
                with self.subTest(language):
                    # Fails on placeholders, line ends and accelerators that are not those of the original.
                    subprocess.run(["msgfmt", "--check", "--check-accelerators=_", "--output-file", f"{folder}/all.mo",
                                    str(ROOT / "po" / f"{language}.po")], check=True)

    # A language that is offered is whole: nobody wants half a window in another one.
    def test_complete(self):
        template = messages.parse(messages.extract(ROOT, messages.list_potfiles(ROOT)))
        for language in messages.list_languages(ROOT):
            found = messages.parse((ROOT / "po" / f"{language}.po").read_text(encoding="utf-8"))
            done = {(message.context, message.text, message.plural) for message in found
                    if "fuzzy" not in message.flags and message.translations and all(message.translations)}
            with self.subTest(language):
                self.assertEqual([message.text for message in template
                                  if (message.context, message.text, message.plural) not in done], [])

    # xgettext reads no macros: what is handed on to one of these by a name is in no translation.
    def test_literal_plurals(self):
        call = re.compile(r"\bngettext \((?!\")|\bg_dngettext \(GETTEXT_PACKAGE,\s*(?!\s|\")")
        for name in list_sources():
            text = re.sub(r"/\*.*?\*/", lambda match: re.sub(r"[^\n]", " ", match[0]),
                          (ROOT / name).read_text(encoding="utf-8"), flags=re.S)
            found = [text.count("\n", 0, match.start()) + 1 for match in call.finditer(text)]
            with self.subTest(name):
                self.assertEqual(found, [], "plurals that are not written out")

    # Of two that have the same key, it takes two strokes to reach the second.
    def test_keys(self):
        groups = {}
        for path in (ROOT / "ui").glob("*.ui"):
            root = xml.etree.ElementTree.parse(path).getroot()
            menus = root.findall("menu")
            for menu in menus:
                groups[f"{path.name}: {menu.get('id')}"] = menu
                root.remove(menu)
            groups[path.name] = root
        translations = {None: {}}
        for language in messages.list_languages(ROOT):
            found = messages.parse((ROOT / "po" / f"{language}.po").read_text(encoding="utf-8"))
            translations[language] = {(message.context, message.text): message.translations for message in found}
        n_keys = 0
        for language, translated in translations.items():
            for name, root in groups.items():
                keys = []
                for element in root.iter():
                    text = element.text or ""
                    if element.get("translatable") == "yes" and re.search(r"_\w", text):
                        (text,) = translated.get((element.get("context"), text), [text])
                        keys.append(re.search(r"_(\w)", text)[1].lower())
                n_keys += len(keys)
                with self.subTest(language=language, where=name):
                    self.assertEqual(sorted(keys), sorted(set(keys)))
        self.assertGreater(n_keys, 100)

    # msgfmt does not look at what g_date_time_format() reads.
    def test_dates(self):
        for language in messages.list_languages(ROOT):
            for message in messages.parse((ROOT / "po" / f"{language}.po").read_text(encoding="utf-8")):
                if "c-format" in message.flags or not re.search("%[A-Za-z-]", message.text):
                    continue
                for translation in message.translations:
                    with self.subTest(language=language, message=message.text):
                        # The year is always the year, however a month is written.
                        self.assertEqual("%Y" in message.text, "%Y" in translation)


tap.main()
