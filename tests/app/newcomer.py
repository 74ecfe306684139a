# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Whoever sees the program for the first time: finds in the example who said what, and has it drawn into a file. By what is
written on the screen and the keys of every program alone.
"""

import json
import pathlib
import time

from access import Atspi, key, wait_for, walk, write

EXAMPLE = pathlib.Path(__file__).resolve().parents[2] / "data/dossiers/rare-earths-2026.dossier"
CONTENT = json.loads(EXAMPLE.read_text(encoding="utf-8"))
SPEAKER = "He Yadong"
STATEMENT = next(node for node in CONTENT["nodes"] if node["id"] == "he-yadong-only-military-firms")
DAY = "8 January 2026"


def read_focus(program):
    windows = [program.application.get_child_at_index(i) for i in range(program.application.get_child_count())]
    # The newest window has it; those below say so of what had it last.
    for window in reversed(windows):
        for accessible in walk(window):
            if accessible.get_state_set().contains(Atspi.StateType.FOCUSED):
                return accessible.get_name() or "", accessible.get_role()
    return None


def go_to(program, words, step="Tab"):
    """Presses the key until what has these words has the focus."""
    def is_there():
        focus = read_focus(program)
        if focus is not None and words in focus[0]:
            return True
        key(step)
        # The news of it takes its time; some keys do nothing.
        for _ in range(10):
            if read_focus(program) != focus:
                break
            time.sleep(0.1)
        return False
    wait_for(f"the focus at “{words}”, by {step}", is_there)


def press(program, words, step="Tab"):
    go_to(program, words, step)
    key("Return")


def has_focused(program, role):
    return lambda: (focus := read_focus(program)) is not None and focus[1] == role


def open_example(program):
    press(program, "Open Example")
    wait_for("the outline’s statements", program.has_text("Statements"))
    # What a dossier without a selection says in the place of quotes.
    wait_for("what to do next", program.has_text("to read the words"))


def read_who_said_what(program):
    def search():
        key("ctrl+f")
        return wait_for("the search field", has_focused(program, Atspi.Role.ENTRY))
    wait_for("the search field", search)
    write(SPEAKER)
    wait_for("the results", program.has_text(STATEMENT["label"]))
    press(program, STATEMENT["label"], "Down")
    sources = {source["id"]: source for source in CONTENT["sources"]}
    for citation in STATEMENT["citations"]:
        wait_for(f"the quote “{citation['exact']}”", program.has_text(citation["exact"]))
        wait_for("its source", program.has_text(sources[citation["source"]]["title"]))
    wait_for("its date", program.has_text(DAY))


def ask_for_figure(program):
    """Up to the chooser of the file."""
    def open_menu():
        key("F10")
        for _ in range(10):
            if has_focused(program, Atspi.Role.MENU_ITEM)():
                return True
            time.sleep(0.1)
        return False
    wait_for("the main menu", open_menu)
    if read_focus(program)[0]:
        press(program, "Export Figure", "Down")
    else:
        # GTK (4.18) does not say what stands in its menus; the key for it stands there as well.
        key("Escape")
        key("ctrl+e")
    press(program, "Export…", "shift+Tab")
