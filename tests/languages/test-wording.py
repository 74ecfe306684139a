#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What people read is written in one way.

American spelling; quote marks, apostrophes and ellipses of print; capitals and full stops as GNOME has them; and one
word for one thing that can be done, in menus, on buttons and in the window of shortcuts.
"""

import os
import pathlib
import re
import sys
import unittest
import xml.etree.ElementTree

import messages

sys.path.append(str(pathlib.Path(__file__).parent.parent / "dev"))
import tap  # pylint: disable=wrong-import-position

ROOT = pathlib.Path(os.environ["DOSSIER_TEST_SOURCE_ROOT"])

# The source language of GNOME's programs is American English; names in the code may be spelled otherwise. "normalised" is
# a name as well: what `dossier check --json` says of a quote, as the file format has it.
BRITISH = re.compile(r"\b\w*(?:colour|centre|neighbour|behaviour|favour|grey|licence|catalogue|analyse|dialogue"
                     r"|(?:normal(?!ised)|organ|recogn|minim|initial|serial|optim|real|emphas)is(?:e|ing|ation)"
                     r"|(?:cancel|label|travel|model)l(?:ed|ing)|programme(?!r))\w*", re.I)

# The kind of a node is a word of the file, and shown as it is written there.
OF_FILES = ("kind",)

# Messages on JSON have its quote marks, and queries theirs.
JSON_FOLDERS = ("src/core/", "src/cli/dossier-cli-select.c")


def list_messages():
    """The words of each message, with the message."""
    found = messages.parse(messages.extract(ROOT, messages.list_potfiles(ROOT)))
    return [(text, message) for message in found for text in (message.text, message.plural) if text]


def list_ui():
    """The words in the templates: file, class or element, property or attribute, words."""
    for path in sorted((ROOT / "ui").glob("*.ui")):
        for parent in xml.etree.ElementTree.parse(path).getroot().iter():
            for child in parent:
                if child.get("translatable") == "yes":
                    yield path.name, parent.get("class") or parent.tag, child.get("name") or child.tag, child.text


def list_menu_items():
    """The items of all menus: file, label, action."""
    for path in sorted((ROOT / "ui").glob("*.ui")):
        for item in xml.etree.ElementTree.parse(path).getroot().iter("item"):
            found = {attribute.get("name"): attribute.text for attribute in item.findall("attribute")}
            if "label" in found and "action" in found:
                yield path.name, found["label"], found["action"]
    made = re.compile(r'_ ?\("([^"]+)"\), "((?:win|app|canvas)\.[a-z-]+)')
    for path in sorted((ROOT / "src" / "app").glob("*.c")):
        for label, action in made.findall(path.read_text(encoding="utf-8")):
            yield path.name, label, action


def list_action_buttons():
    """The buttons with words that have an action of their own: file, label, action."""
    for path in sorted((ROOT / "ui").glob("*.ui")):
        for button in xml.etree.ElementTree.parse(path).getroot().iter("object"):
            found = {item.get("name"): item.text for item in button.findall("property")}
            if "label" in found and "action-name" in found:
                yield path.name, found["label"], found["action-name"]


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
        wrong = re.compile(r"\.\.\.| %%|\w' |\b\w+'\w|(?<=\w) - | -- ")
        shown = re.compile(r'"')
        for text, message in list_messages():
            # What is typed: "Write - right before a term".
            if "Write " in text:
                continue
            with self.subTest(text):
                self.assertNotRegex(text, wrong)
                if not message.files[0].startswith(JSON_FOLDERS):
                    self.assertNotRegex(text, shown)

    # GNOME capitalizes all but these on buttons, in menus and in titles, unless they come first.
    def test_capitals(self):
        small = set("a an and as at but by for in nor of off on or per so the to up via yet".split())
        labels = [(name, text) for name, kind, what, text in list_ui()
                  if (kind in ("item", "submenu", "GtkButton", "AdwStatusPage", "AdwActionRow", "AdwComboRow")
                      and what in ("label", "title"))]
        labels += [(name, text) for name, text, action in list_menu_items()]
        self.assertGreater(len(labels), 90)
        for name, text in labels:
            words = re.findall(r"[\w’]+", text.replace("_", ""))
            for i, word in enumerate(words):
                with self.subTest(f"{name}: {text}"):
                    self.assertTrue(word[0].isupper() or word[0].isdigit() or (i > 0 and word in small), word)

    # What names is no sentence; what explains a page, or a group, is.
    def test_full_stops(self):
        explained = 0
        for name, kind, what, text in list_ui():
            with self.subTest(f"{name}: {text}"):
                if what == "description":
                    self.assertRegex(text, r"[.?]$")
                    explained += 1
                else:
                    self.assertNotRegex(text, r"\w\.$")
        self.assertGreater(explained, 5)
        described = re.compile(r"_page_set_description \([^;]*;", re.S)
        set_in_code = [text for path in sorted((ROOT / "src" / "app").glob("*.c"))
                       for call in described.findall(path.read_text(encoding="utf-8"))
                       for text in re.findall(r'_ ?\("([^"]*)"\)', call)]
        self.assertGreater(len(set_in_code), 4)
        self.assertEqual([text for text in set_in_code if not text.endswith((".", "?"))], [])

    # What asks for more before anything is done says so.
    def test_ellipses(self):
        asking = {"win.open", "win.save-as", "win.export", "win.report", "win.export-data", "win.print"}
        found = set()
        for name, label, action in [*list_menu_items(), *list_action_buttons()]:
            if action in asking:
                found.add(action)
                with self.subTest(f"{name}: {label}"):
                    self.assertTrue(label.endswith("…"))
        self.assertEqual(found, asking)

    # Whoever learns a key knows by its words what it does from the menus, and the other way round.
    def test_shortcuts(self):
        actions = {}
        source = (ROOT / "src" / "app" / "dossier-application.c").read_text(encoding="utf-8")
        for action, key in re.findall(r'\{ "([a-z.-]+)", \{ "([^"]+)"', source):
            actions[key] = action
        source = (ROOT / "src" / "app" / "dossier-canvas-keys.c").read_text(encoding="utf-8")
        for key, action in re.findall(r'bind \(widget_class, GDK_KEY_(\w+), "([a-z.-]+)"', source):
            actions[key] = action
        labels = {}
        for _name, label, action in list_menu_items():
            labels.setdefault(action, set()).add(label.replace("_", "").rstrip("…").lower())
        compared = 0
        for group in xml.etree.ElementTree.parse(ROOT / "ui" / "help-overlay.ui").getroot().iter("object"):
            if group.get("class") != "GtkShortcutsGroup":
                continue
            on_canvas = group.find("property[@name='title']").text in ("Graph", "Neighborhood")
            for shortcut in group.findall("child/object"):
                properties = {item.get("name"): item.text for item in shortcut.findall("property")}
                for key in properties["accelerator"].split():
                    # Lists, the timeline and the search have keys of their own.
                    if not on_canvas and not key.startswith("<"):
                        continue
                    for label in labels.get(actions.get(key), ()):
                        compared += 1
                        with self.subTest(key):
                            self.assertIn(label, properties["title"].lower())
        self.assertGreater(compared, 20)


tap.main()
