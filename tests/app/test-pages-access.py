#!/usr/bin/python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Contradictions and paths by keyboard alone, as a screen reader tells them.

usage: test-pages-access.py PROGRAM DOSSIER
"""

import sys
import time

from access import Atspi, Program, key, wait_for, write

PAIR = ("Contradiction\n"
        "Earlier · He Yadong · 8 January 2026 · “newly-imposed export ban on dual-use items to Japan would affect only "
        "military firms, not civilian users”\n"
        "Later · 9 January 2026 · “industries have been halted, not limited to defense companies”")


def find_first_row():
    key("alt+4")
    time.sleep(0.2)
    focus = program.find_focus()
    return focus if focus.get_role() == Atspi.Role.LIST_ITEM else None


def is_field(accessible):
    return accessible.get_role() in (Atspi.Role.ENTRY, Atspi.Role.TEXT)


def is_suggestion(accessible):
    return accessible.get_role() == Atspi.Role.LIST_ITEM and "export ban" in accessible.get_name()


with Program(sys.argv[1], sys.argv[2]) as program:
    # With nothing selected, what the dossier has.
    wait_for("how many actors there are", lambda: program.find(Atspi.Role.LIST_ITEM, "Actors · 4"))
    wait_for("a source", lambda: program.find(Atspi.Role.LIST_ITEM, "China’s dual-use export ban · Asia Times"))
    # A window that has just come up may miss a key.
    row = wait_for("the first pair", find_first_row)
    if row.get_name() != PAIR:
        raise SystemExit(f"the row says: {row.get_name()}")
    wait_for("the first claim as a button", lambda: program.find(
        Atspi.Role.PUSH_BUTTON, "Earlier · The export ban would affect only military firms"))
    wait_for("the second claim as a button", lambda: program.find(
        Atspi.Role.PUSH_BUTTON, "Later · Shipments across Japanese industries were halted"))
    for name in ("Show Contradiction in Graph", "Show in Graph"):
        wait_for(name, lambda: program.find(Atspi.Role.PUSH_BUTTON, name))

    def copied():
        # What tells of it is gone after a few seconds, in which a busy machine may not have looked through the window.
        key("ctrl+c")
        return program.has_text("Contradiction copied")()
    wait_for("that it is copied", copied)

    # To the graph and back.
    key("Return")
    program.wait_for_focus("the graph", lambda a: a.get_role() != Atspi.Role.LIST_ITEM)
    wait_for("the relation's evidence", program.has_text("Contradicts"))

    key("alt+5")
    program.wait_for_focus("the first end", is_field)
    write("ban")
    wait_for("the suggestions", lambda: program.find(Atspi.Role.LIST_ITEM, "Dual-use export ban · Measure"))
    key("Down")
    first = program.wait_for_focus("the first suggestion", is_suggestion).get_name()
    key("Down")
    program.wait_for_focus("the second suggestion", lambda a: is_suggestion(a) and a.get_name() != first)
    key("Up")
    program.wait_for_focus("the first suggestion again", lambda a: a.get_name() == first)
    key("Up")
    program.wait_for_focus("the field again", is_field)
    key("ctrl+a")
    write("yadong")
    wait_for("the other suggestion", lambda: program.find(Atspi.Role.LIST_ITEM, "He Yadong · Actor · Person"))
    key("Down")
    program.wait_for_focus("the other suggestion", lambda a: a.get_name() == "He Yadong · Actor · Person")
    key("Return")
    program.wait_for_focus("the field, with what was chosen", is_field)

    # Enter takes the best one at once.
    key("Tab")
    write("dysprosium")
    key("Return")
    wait_for("a path", program.has_text("Path 1: He Yadong → Ministry of Commerce → Dual-use export ban → Dysprosium"))
    wait_for("a node of it", lambda: program.find(Atspi.Role.PUSH_BUTTON, "Ministry of Commerce · Actor · Ministry"))
    wait_for("a relation of it", lambda: program.find(
        Atspi.Role.PUSH_BUTTON, "Member of · “a spokesperson for the Chinese Commerce Ministry”"))

    nameless = program.list_nameless()
    if nameless:
        raise SystemExit(f"without a name: {nameless}")
    print("read a contradiction and a path by keyboard")
