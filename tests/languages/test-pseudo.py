#!/usr/bin/python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The whole window in a pseudo translation that has an accent on every letter: what has none is not marked.

The dossier is in scripts that have no letters of the English alphabet.

usage: test-pseudo.py PROGRAM DOSSIER
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).parent.parent / "app"))

import messages  # pylint: disable=wrong-import-position
from access import ENVIRONMENT, Atspi, Program, key, skip, wait_for  # pylint: disable=wrong-import-position

# GTK's and libadwaita's own words, which are not in this translation; names of keys, formats, files and classes.
OTHERS = re.compile(r"\b(?:(?:Close|Maximize|Minimize|Restore)(?: the window)?|No Results Found|Search Results"
                    r"|(?:Search )?Shortcuts|Try a different search|dossier|None|TSV|PDF|PNG|SVG|YYYY|MM|DD|(?:Gtk|Adw|Dossier)\w+"
                    r"|Ctrl|Control|Shift|Alt|Page|Up|Down|Escape|Enter|Return|Tab|Home|End|Delete|Space|Left|Right"
                    r"|[\w-]+\.dossier)\b|/[\w/-]+")


def list_words():
    """What is shown or said of everything in the window, also where it is hidden."""
    def walk(accessible, depth=0):
        yield accessible
        if depth < 60:
            for i in range(accessible.get_child_count()):
                child = accessible.get_child_at_index(i)
                if child is not None:
                    yield from walk(child, depth + 1)

    for accessible in walk(program.application):
        for words in (accessible.get_name(), accessible.get_description()):
            if words:
                yield accessible.get_role_name(), words


def look(where):
    for role, words in list_words():
        if re.search("[A-Za-z]{2,}", OTHERS.sub("", words)):
            found.add((where, role, words))


def press(keys, what, is_there):
    """Presses them until IS_THERE: a window that has just come up may miss a key."""
    def try_once():
        if is_there():
            return True
        key(keys)
        return is_there()

    wait_for(what, try_once)


def count_windows():
    return program.application.get_child_count()


def has_role(role, words=""):
    return lambda: any(a.get_role() == role and words in (a.get_name() or "") for a in program.walk())


with tempfile.TemporaryDirectory(prefix="dossier-pseudo-") as folder:
    # A locale whose months are numbers, without letters.
    made = subprocess.run(["localedef", "-i", "ja_JP", "-f", "UTF-8", f"{folder}/ja_JP.UTF-8"], capture_output=True,
                          check=False)
    if made.returncode != 0 or shutil.which("xgettext") is None:
        skip("there is nothing to make a locale or messages from")
    messages.install_pseudo(pathlib.Path(os.environ["DOSSIER_TEST_SOURCE_ROOT"]), folder, "xx", messages.accent)
    ENVIRONMENT.update(LOCPATH=folder, LC_ALL="ja_JP.UTF-8", LANGUAGE="xx", DOSSIER_LOCALEDIR=folder)

    found = set()
    with Program(sys.argv[1], sys.argv[2], ready=messages.accent("Outline")) as program:
        wait_for("the statements", program.has_text(messages.accent("Statements")))
        look("window")
        press("alt+2", "the nodes", has_role(Atspi.Role.TABLE_ROW, messages.accent("Statement")))
        look("nodes")
        press("alt+3", "the relations", has_role(Atspi.Role.TABLE_ROW, messages.accent("Announced")))
        look("relations")
        press("alt+4", "the contradictions", has_role(Atspi.Role.LIST_ITEM, messages.accent("Contradiction")))
        look("contradictions")
        press("alt+5", "the paths", program.has_text(messages.accent("How Are Two Nodes Tied?")))
        look("paths")
        press("F10", "the main menu", has_role(Atspi.Role.MENU_ITEM))
        look("main menu")
        key("Escape")
        for shortcut, what in (("ctrl+e", "the window of a figure"), ("ctrl+question", "the window of shortcuts")):
            press(shortcut, what, lambda: count_windows() > 1)
            look(what)
            press("Escape", "the end of it", lambda: count_windows() == 1)
    for place in sorted(found):
        print(*place)
    if found:
        raise SystemExit("not marked for translation: see above")
    print("all that is shown or said is marked for translation")
