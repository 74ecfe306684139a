#!/usr/bin/python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Menus and choices as a keyboard and a screen reader have them: what has the focus says what it is, the arrow keys stay
in a menu, what is chosen is told, the focus comes back to where it was, and panes say which they are.

usage: test-menus-access.py PROGRAM DOSSIER GTK-VERSION
"""

import subprocess
import sys
import time

from access import Atspi, Program, key, wait_for, walk

VERSION = tuple(int(part) for part in sys.argv[3].split(".")[:2])
# What a pane and the graph are told as.
GROUP = Atspi.Role.GROUPING if VERSION >= (4, 16) else Atspi.Role.PANEL
# What opens a menu and is pressed until it closes.
TOGGLE = Atspi.Role.TOGGLE_BUTTON if VERSION >= (4, 10) else Atspi.Role.PUSH_BUTTON


def find_focus():
    """In the newest window that has one: those below say so of what had it last."""
    # The library goes on with what it knew of a window before it was shown.
    program.application.clear_cache()
    for i in reversed(range(program.application.get_child_count())):
        for accessible in walk(program.application.get_child_at_index(i)):
            if accessible.get_state_set().contains(Atspi.StateType.FOCUSED):
                return accessible
    return None


def describe_focus():
    focus = find_focus()
    return focus and f"{focus.get_role().value_nick} “{focus.get_name()}”"


def wait_for_focus(what, role, words=""):
    try:
        return wait_for(what, lambda: (focus := find_focus()) is not None and focus.get_role() == role
                        and words in (focus.get_name() or "") and focus)
    except SystemExit as error:
        raise SystemExit(f"{error}; the focus is on {describe_focus()}") from None


def press_until(keys, what, role, words=""):
    """A window that has just come up may miss a key."""
    def is_there():
        key(keys)
        for _ in range(10):
            focus = find_focus()
            if focus is not None and focus.get_role() == role and words in (focus.get_name() or ""):
                return True
            time.sleep(0.1)
        return False
    try:
        wait_for(what, is_there)
    except SystemExit as error:
        raise SystemExit(f"{error}; the focus is on {describe_focus()}") from None


def go_through(step, words):
    """Step by step to what has these words; gives the names on the way."""
    names = []

    def is_there():
        name = find_focus().get_name() or ""
        names.append(name)
        if words in name:
            return True
        key(step)
        for _ in range(10):
            if (find_focus().get_name() or "") != name:
                break
            time.sleep(0.1)
        return False
    wait_for(f"“{words}”, by {step}", is_there)
    for name in names:
        if not name or name.startswith(("Gtk", "Adw", "Dossier")):
            raise SystemExit(f"on the way to “{words}” one is called “{name}”: {names}")
    return names


def check_description(words):
    wait_for(f"that “{words}” is chosen", lambda: find_focus().get_description() == words)


def check_pane(name):
    """What the focus is in says which pane it is."""
    above = find_focus()
    names = []
    while above is not None and above.get_role() != Atspi.Role.FRAME:
        if above.get_role() == GROUP:
            names.append(above.get_name())
        above = above.get_parent()
    if name not in names:
        raise SystemExit(f"the focus is in {names}, of which none is “{name}”")


def find_in_graph(label):
    """Selects a node with the keys, and leaves the focus in the graph."""
    press_until("ctrl+f", "the search field", Atspi.Role.ENTRY)
    check_pane("Outline")
    key("ctrl+a")
    for letter in label:
        key("space" if letter == " " else letter)
    key("Return")
    press_until("alt+1", label, GROUP, label)


with Program(sys.argv[1], sys.argv[2]) as program:
    wait_for("the outline's statements", program.has_text("Statements"))
    # A menu that opens below the pointer has the focus there.
    subprocess.run(["xdotool", "mousemove", "0", "0"], check=True)

    # The graph's menu.
    find_in_graph("He Yadong")
    press_until("shift+F10", "the menu of the graph", Atspi.Role.MENU_ITEM, "Focus Here")
    items = go_through("Down", "Show Evidence")
    if len(items) < 5:
        raise SystemExit(f"of the menu of the graph there is only: {items}")
    key("Return")
    wait_for_focus("the evidence", TOGGLE, "What to Ask From Here")
    check_pane("Evidence")
    key("Escape")
    wait_for_focus("the graph again", GROUP, "He Yadong")

    # The main menu, and back to where one was.
    press_until("F10", "the main menu", Atspi.Role.MENU_ITEM, "New Window")
    key("Escape")
    wait_for_focus("the graph again", GROUP, "He Yadong")

    # From pane to pane.
    key("ctrl+t")
    press_until("F6", "the timeline", Atspi.Role.SLIDER, "Dates")
    check_pane("Timeline")

    # The filters.
    press_until("ctrl+f", "the search field", Atspi.Role.ENTRY)
    go_through("Tab", "Add Filter")
    key("Return")
    wait_for_focus("what can be filtered", Atspi.Role.LIST_ITEM, "Type")
    go_through("Down", "Source")
    key("Return")
    wait_for("the sources", lambda: "Type" not in find_focus().get_name())
    go_through("Tab", "Back")
    key("Escape")
    go_through("Tab", "Add Filter")

    # What a figure is made of.
    press_until("ctrl+e", "the format of a figure", Atspi.Role.COMBO_BOX, "Format")
    check_description("SVG Image")
    key("space")
    wait_for_focus("the format that is chosen", Atspi.Role.LIST_ITEM, "SVG Image")
    key("Down")
    wait_for_focus("the next one", Atspi.Role.LIST_ITEM, "PNG Image")
    key("Return")
    wait_for_focus("the format again", Atspi.Role.COMBO_BOX, "Format")
    check_description("PNG Image")
    for role, name in ((Atspi.Role.SPIN_BUTTON, "Resolution, dots an inch"),
                       (Atspi.Role.CHECK_BOX, "Transparent Background"), (Atspi.Role.CHECK_BOX, "Title")):
        if wait_for(name, lambda: program.find(role, name)).get_name() != name:
            raise SystemExit(f"“{name}” is called “{program.find(role, name).get_name()}”")
    key("Escape")

    # In which order contradictions are listed; which button shows which claim.
    press_until("ctrl+f", "the search field", Atspi.Role.ENTRY)
    key("Escape")
    press_until("alt+4", "the contradictions", Atspi.Role.LIST_ITEM)
    go_through("shift+Tab", "Order of the Contradictions")
    check_description("By Date")
    key("space")
    wait_for_focus("the order that is chosen", Atspi.Role.LIST_ITEM, "By Date")
    key("Escape")
    shown = [a.get_name() for a in program.walk() if "Show in Graph" in (a.get_name() or "")]
    if len(shown) < 2 or len(set(shown)) != len(shown):
        raise SystemExit(f"which button shows which claim? {shown}")

    # A row that is copied.
    press_until("alt+2", "the table", Atspi.Role.TABLE_ROW)
    key("Down")

    def is_copied():
        # What tells of it is gone after a few seconds.
        key("ctrl+c")
        return program.find(Atspi.Role.ALERT, "Row copied")
    wait_for("that the row is copied", is_copied)

    # How the table is sorted.
    def find_table(order):
        """With what it has, all of which says what it is."""
        tables = [a for a in program.walk() if a.get_role() == Atspi.Role.TREE_TABLE and a.get_description() == order]
        return tables and not any((a.get_name() or "").startswith("GtkColumn") for a in walk(tables[0])) and tables[0]
    wait_for("the order of the table", lambda: find_table("Sorted by Date"))
    go_through("Tab", "Sort")
    key("Return")
    wait_for_focus("the column by which it is sorted", Atspi.Role.MENU_ITEM, "Date")
    go_through("Down", "Label")
    key("Return")
    wait_for("the other order", lambda: find_table("Sorted by Label"))
    print("went through menus and choices")
