#!/usr/bin/python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Every view and window as a screen reader finds it, and what it is told while the arrow keys walk through the graph.

Whatever can have the focus has a name and a role that says what it is.

usage: test-windows-access.py PROGRAM DOSSIER GTK-VERSION
"""

import json
import pathlib
import sys
import tempfile
import time

from access import Atspi, Program, key, wait_for
from gi.repository import Gio, GLib  # access has said so where it is missing

IS_NEW = tuple(int(part) for part in sys.argv[3].split(".")[:2]) >= (4, 10)
# A page without a dossier has as few as this, and none fewer.
LEAST = 6
ITEMS = (Atspi.Role.MENU_ITEM, Atspi.Role.CHECK_MENU_ITEM, Atspi.Role.RADIO_MENU_ITEM)
NO_ROLES = (Atspi.Role.INVALID, Atspi.Role.UNKNOWN, Atspi.Role.FILLER)
# They hold what has a name and can have the focus; they have it themselves where nothing in them can.
HOLDERS = (Atspi.Role.SCROLL_PANE, Atspi.Role.LIST, Atspi.Role.LIST_BOX, Atspi.Role.TREE_TABLE, Atspi.Role.TABLE,
           Atspi.Role.PAGE_TAB_LIST, Atspi.Role.PANEL)


def list_above(accessible):
    while (accessible := accessible.get_parent()) is not None and accessible.get_role() != Atspi.Role.FRAME:
        yield accessible


def is_shown_choice(accessible):
    """What a row with choices shows of them; the row has it in its own words."""
    above = accessible.get_parent()
    return (accessible.get_role() == Atspi.Role.LIST_ITEM and above.get_role() == Atspi.Role.LIST
            and any(a.get_role() == Atspi.Role.COMBO_BOX for a in list_above(above)))


def is_of_gtk(accessible, name):
    """What GTK and libadwaita put there, and what is not there to be seen."""
    parent = accessible.get_parent().get_name()
    extents = accessible.get_extents(Atspi.CoordType.WINDOW)
    return (extents.width == 0 or extents.height == 0  # nowhere; older versions of GTK call it visible all the same
            or name == "GtkListItemWidget"  # a row that is there to be measured
            or is_shown_choice(accessible)
            or parent == "AdwViewSwitcher"  # of preferences with one page, hidden
            or (name == "GtkButton" and program.find(Atspi.Role.FRAME, "About"))  # the version, in libadwaita's window
            or name == "GtkImage")  # the search of the window of shortcuts


def find_wrong():
    wrong = []
    n_focusable = 0
    # The library goes on with what it knew of a window before it was shown.
    program.application.clear_cache()
    for accessible in program.walk():
        states = accessible.get_state_set()
        if not states.contains(Atspi.StateType.FOCUSABLE):
            continue
        n_focusable += 1
        name = accessible.get_name() or ""
        role = accessible.get_role()
        if role in NO_ROLES + HOLDERS and is_of_gtk(accessible, name):
            continue
        if role in NO_ROLES:
            wrong.append(f"no role: {accessible.get_role_name()} “{name}”")
        if (role not in HOLDERS and (not name or name.startswith(("Gtk", "Adw", "Dossier")))
                and not is_of_gtk(accessible, name)):
            parent = accessible.get_parent()
            wrong.append(f"no name: {accessible.get_role_name()} “{name}” in {parent.get_role_name()} “{parent.get_name()}”")
    if n_focusable < LEAST:
        wrong.append(f"only {n_focusable} can have the focus")
    return wrong


def check(what):
    """Looks again where something is wrong: what goes away or comes while it is looked at has no name."""
    global n_looked_at
    wrong = []

    def is_right():
        wrong[:] = find_wrong()
        return not wrong
    try:
        wait_for(what, is_right)
    except SystemExit:
        raise SystemExit(f"{what}:\n" + "\n".join(wrong)) from None
    n_looked_at += 1


def count_windows():
    return program.application.get_child_count()


def open_by(keys):
    """A window that has just come up may miss a key; one that is open already may take it for another."""
    def is_open():
        if count_windows() == 1:
            key(keys)
            time.sleep(1)
        return count_windows() > 1
    wait_for(f"the window that {keys} opens", is_open)


def find_item():
    focus = program.find_focus()
    return focus if focus is not None and focus.get_role() == Atspi.Role.MENU_ITEM else None


def check_menu():
    """Each item of the main menu says what it is."""
    def is_named():
        if find_item() is None:
            key("F10")
            wait_for("the main menu", find_item)
        program.application.clear_cache()
        names = [a.get_name() for a in program.walk() if a.get_role() in ITEMS]
        return len(names) > 12 and all(names) and not any("_" in name for name in names)
    wait_for("the names of what is in the main menu", is_named)
    key("Escape")
    wait_for("the end of the menu", lambda: find_item() is None)


def open_from_menu(letter, what):
    """What has no key of its own: by its letter in the main menu."""
    def is_open():
        if count_windows() == 1:
            if find_item() is None:
                key("F10")
                wait_for("the main menu", find_item)
            key(letter)
            time.sleep(1)
        return count_windows() > 1
    wait_for(what, is_open)


def open_about():
    """Another item of the menu has its letter, too."""
    Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
        "io.github.dossier_graph.Dossier", "/io/github/dossier_graph/Dossier", "org.gtk.Actions", "Activate",
        GLib.Variant("(sava{sv})", ("about", [], {})), None, Gio.DBusCallFlags.NONE, -1, None)
    wait_for("the about window", lambda: count_windows() > 1)


def check_page(what, dossier, ready):
    """A page that stands where a dossier would."""
    global program
    with Program(sys.argv[1], dossier, ready) as program:
        check(what)


def close():
    def is_closed():
        if count_windows() > 1:
            key("Escape")
            time.sleep(0.3)
        return count_windows() == 1
    wait_for("the end of a window", is_closed)


n_looked_at = 0
check_page("the welcome page", None, "Read the Words Behind a Graph")
check_page("the problems", pathlib.Path(sys.argv[2]).parent / "broken.dossier", "Could Not Open")
with tempfile.NamedTemporaryFile(suffix=".csv") as table:
    table.write(b"from,to,what\nA,B,informs\nB,C,informs\n")
    table.flush()
    check_page("the import", table.name, "Import “")
with open(sys.argv[2], encoding="utf-8") as file:
    labels = {node["label"] for node in json.load(file)["nodes"]}
with Program(sys.argv[1], sys.argv[2]) as program:
    check("the window")
    for number, view in enumerate(("graph", "nodes", "relations", "contradictions", "paths"), start=1):
        key(f"alt+{number}")
        time.sleep(0.5)
        check(view)
    check_menu()
    open_from_menu("d", "the window that exports data")
    check("Export Data")
    close()
    open_about()
    check("About")
    close()
    key("alt+1")

    for keys in ("ctrl+comma", "ctrl+e", "ctrl+shift+e", "ctrl+question"):
        open_by(keys)
        check(keys)
        close()

    # What is told of each step: the canvas has another name and description, and the change of each arrives.
    told = []
    listener = Atspi.EventListener.new(lambda event: told.append((event.type, event.source.get_name() or "",
                                                                  event.source.get_description() or "")))
    for of in ("accessible-name", "accessible-description"):
        listener.register(f"object:property-change:{of}")

    def hears(kind, words):
        context = GLib.MainContext.default()

        def look():
            while context.iteration(False):
                pass
            return any(type.endswith(kind) and any(word in name + description for word in words)
                       for type, name, description in told)
        return look

    wait_for("the graph", lambda: program.find_focus() is not None)
    key("Right")
    first = wait_for("the first node", lambda: (focus := program.find_focus()) and focus.get_name() in labels and focus)
    wait_for("news of its name", hears("accessible-name", [first.get_name()]))
    wait_for("news of what it is", hears("accessible-description", ["relation"]))
    before = first.get_name()
    told.clear()

    def goes_on():
        for arrow in ("Left", "Right", "Up", "Down"):
            key(arrow)
            time.sleep(0.2)
            if program.find_focus().get_name() != before:
                return True
        return False
    wait_for("another node", goes_on)
    wait_for("news of its name", hears("accessible-name", labels - {before}))
    # Tab goes on to a relation of the node.
    told.clear()
    key("Tab")
    wait_for("news of a relation", hears("accessible-description", ["Relation with"]))
    print(f"looked at {n_looked_at} views and windows, and heard each step through the graph")
