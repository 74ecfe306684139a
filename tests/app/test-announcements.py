#!/usr/bin/python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a screen reader is told without being asked: each step in the graph, how much answers a search and a filter, what
is shown around a node, paths, dates, layouts, what is copied, and what became of the file.

GTK 4.14 and later have announcements, which are listened for. Older ones have none: there the news of a name or a
description is, or the words are to be found in the window.

usage: test-announcements.py PROGRAM DOSSIER GTK-VERSION
"""

import json
import pathlib
import shutil
import sys
import tempfile

from access import Atspi, Program, key, wait_for, write
from gi.repository import Gio, GLib  # access has said so where it is missing

HAS_ANNOUNCEMENTS = tuple(int(part) for part in sys.argv[3].split(".")[:2]) >= (4, 14)
EVENTS = (("object:announcement",) if HAS_ANNOUNCEMENTS
          else ("object:property-change:accessible-name", "object:property-change:accessible-description"))
heard = []


def take(event):
    try:
        heard.append(event.any_data if HAS_ANNOUNCEMENTS else
                     f"{event.source.get_name()}. {event.source.get_description()}")
    except GLib.Error:  # what it was about is gone
        pass


def hears(words):
    context = GLib.MainContext.default()
    while context.iteration(False):
        pass
    return any(words in (text or "") for text in heard)


def shows(words):
    return any(words in f"{a.get_name()}. {a.get_description()}" for a in program.walk())


def expect(what, do, words, old_words=None):
    """Does it again until the words are heard: a window that has just come up may miss a key."""
    if not HAS_ANNOUNCEMENTS:
        words = old_words or words
    # Words that stand there already are no news.
    may_look = not HAS_ANNOUNCEMENTS and not shows(words)
    heard.clear()

    def is_told():
        do()
        for _ in range(20):
            if hears(words) or (may_look and shows(words)):
                return True
            GLib.usleep(100000)
        return False
    try:
        wait_for(what, is_told)
    except SystemExit:
        raise SystemExit(f"{what}: “{words}” was not told, but {heard}") from None


def press(*keys):
    return lambda: key(*keys)


def type_anew(text):
    def do():
        key("ctrl+f")
        key("ctrl+a")
        write(text)
    return do


def empty_search():
    key("ctrl+f")
    key("ctrl+a", "BackSpace")


def choose(words):
    def do():
        type_anew(words)()
        key("Return")
    return do


def type_end(words, *keys):
    """In the end of a path that has the focus."""
    def do():
        key("ctrl+a")
        write(words)
        if keys:
            key(*keys)
    return do


def walk_dates():
    key("F6")
    focus = program.find_focus()
    if focus is not None and focus.get_role() == Atspi.Role.SLIDER:
        key("Right")


def lay_out(engine):
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    return lambda: bus.call_sync(
        "io.github.dossier_graph.Dossier", "/io/github/dossier_graph/Dossier/window/1", "org.gtk.Actions", "Activate",
        GLib.Variant("(sava{sv})", ("layout", [GLib.Variant("s", engine)], {})), None, Gio.DBusCallFlags.NONE, -1, None)


def find_overview():
    return next((a for a in program.walk() if a.get_role() == Atspi.Role.IMAGE and a.get_name() == "Overview"), None)


def zoom_in():
    key("alt+1")
    key("plus")
    return find_overview()


with tempfile.TemporaryDirectory() as folder:
    dossier = pathlib.Path(folder) / "small.dossier"
    shutil.copy(sys.argv[2], dossier)
    with Program(sys.argv[1], str(dossier)) as program:
        listener = Atspi.EventListener.new(take)
        for name in EVENTS:
            listener.register(name)
        wait_for("the outline's statements", program.has_text("Statements"))

        # The search.
        expect("how much answers", type_anew("ban"), "2 results", "2 of 8")
        expect("what is wrong with a query", type_anew("date:soon"), "is not a date")
        expect("how much a filter lets through", type_anew("type:actor"), "4 results", "4 of 8")
        if HAS_ANNOUNCEMENTS:
            expect("that all is listed again", empty_search, "8 nodes")

        # The graph: a node, its relations, what is around it.
        expect("the node that is found", choose("Yadong"), "He Yadong. Actor")
        empty_search()
        key("alt+1")
        expect("a relation of it", press("Tab"), "Relation with")
        expect("the node again", choose("Yadong"), "He Yadong. Actor")
        empty_search()
        key("alt+1")
        expect("what is around it", press("n"), "He Yadong and 2 neighbors", "3 of 8")
        expect("what is further around it", press("bracketright"), "He Yadong and 4 neighbors", "5 of 8")
        if HAS_ANNOUNCEMENTS:
            expect("all again", press("a"), "8 nodes shown")
        key("a")

        # How it is laid out.
        if HAS_ANNOUNCEMENTS:
            expect("another layout", lay_out("overview"), "Laid out: ")

        # The overview, which comes up when not all is in view.
        overview = wait_for("the overview", zoom_in)
        if overview.get_state_set().contains(Atspi.StateType.FOCUSABLE):
            raise SystemExit("the overview is a stop, and nothing can be done there by keys")
        for words in ("is in view", "Ctrl and the arrow keys"):
            if words not in overview.get_description():
                raise SystemExit(f"the overview does not say “{words}”: {overview.get_description()}")
        before = overview.get_description()
        key("plus")
        wait_for("less in view", lambda: find_overview().get_description() not in ("", before))
        key("0")

        # Paths.
        key("alt+5")
        expect("how many ends there are to choose from", type_end("ban"), "suggestions")
        type_end("yadong")()
        key("Return", "Tab")
        expect("the path", type_end("dysprosium", "Return"), " path", "Path 1")

        # Lists that a filter narrows.
        key("alt+4")
        expect("how many contradictions are left", type_anew("known:2025"), "0 of 1 shown")
        empty_search()
        key("alt+2")
        expect("how many rows are left", type_anew("type:measure"), "1 of 8 nodes")
        empty_search()

        # Dates.
        key("alt+1")
        key("ctrl+t")
        expect("the dates", walk_dates, "January 2026: ")

        # What is copied.
        key("alt+2")
        expect("that a row is copied", press("Down", "ctrl+c"), "Row copied")

        # What became of the file.
        whole = dossier.read_text(encoding="utf-8")
        expect("that the file has changed", lambda: dossier.write_text(whole + " ", encoding="utf-8"), "has changed this file")
        expect("that it cannot be read", lambda: (dossier.write_text("{", encoding="utf-8"), key("ctrl+r")), "Not reloaded")
        print("heard what there was to hear")
