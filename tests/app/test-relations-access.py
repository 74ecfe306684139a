#!/usr/bin/python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What belongs to what, as a screen reader finds it: what a button shows and hides, what names and describes a field,
what is wrong with it, and where the evidence of the graph is.

usage: test-relations-access.py PROGRAM DOSSIER GTK-VERSION
"""

import subprocess
import sys

from access import Atspi, Program, key, wait_for, write

IS_NEW = tuple(int(part) for part in sys.argv[3].split(".")[:2]) >= (4, 14)
CONTROLS = Atspi.RelationType.CONTROLLER_FOR
DESCRIBED = Atspi.RelationType.DESCRIBED_BY
LABELLED = Atspi.RelationType.LABELLED_BY
# Older GTK does not tell of what is wrong by itself.
WRONG = Atspi.RelationType.ERROR_MESSAGE if IS_NEW else DESCRIBED


def list_targets(accessible, relation):
    return [found.get_target(i) for found in accessible.get_relation_set()
            if found.get_relation_type() == relation for i in range(found.get_n_targets())]


def list_names(accessible, relation):
    """What it is related to in this way, by name."""
    return [target.get_name() or "" for target in list_targets(accessible, relation)]


def is_right(target, words):
    """Newer GTK gives no name to what is not in view."""
    return words in target.get_name() or (IS_NEW and not target.get_name())


def find(name, relation, words):
    """Something of this name that is related to something with the words in its name."""
    for accessible in program.walk():
        if accessible.get_name() == name and any(is_right(target, words)
                                              for target in list_targets(accessible, relation)):
            return accessible
    return None


def check(name, relation, words):
    return wait_for(f"that “{name}” is {relation.value_nick} “{words}”", lambda: find(name, relation, words))


def find_entry(name):
    return next((a for a in program.walk() if a.get_name() == name
                 and a.get_role() in (Atspi.Role.ENTRY, Atspi.Role.TEXT)), None)


def focus_entry(keys, name):
    """A window that has just come up may miss a key."""
    def is_focused():
        key(keys)
        return find_entry(name).get_state_set().contains(Atspi.StateType.FOCUSED)
    wait_for(f"the field “{name}”", is_focused)


def is_invalid(name):
    """Older GTK says so by another state."""
    states = find_entry(name).get_state_set()
    return states.contains(Atspi.StateType.INVALID_ENTRY) or states.contains(Atspi.StateType.INVALID)


with Program(sys.argv[1], sys.argv[2]) as program:
    wait_for("the outline's statements", program.has_text("Statements"))
    subprocess.run(["xdotool", "mousemove", "0", "0"], check=True)

    # What a button shows, hides and changes.
    focus_entry("ctrl+f", "Search")
    key("ctrl+t")
    for name, words in (("Outline", "Outline"), ("Search", "Outline"), ("Evidence", "Evidence"),
                        ("Timeline", "Timeline"),
                        ("Fit to Window", "Graph"), ("Zoom In", "Graph"), ("Zoom Out", "Graph"), ("Play", "Dates"),
                        ("As Known On", "Dates"), ("Types of Nodes", "Types"), ("Graph", "Graph"), ("Nodes", "Nodes"),
                        ("Relations", "Relations"), ("Contradictions", "Contradictions"), ("Paths", "Paths")):
        check(name, CONTROLS, words)
    check("Graph", Atspi.RelationType.FLOWS_TO, "Evidence")
    if IS_NEW:
        check("Graph", Atspi.RelationType.DETAILS, "Evidence")

    # The search: what it lists, how much that is, what is wrong.
    focus_entry("ctrl+f", "Search")
    write("ban")
    check("Search", DESCRIBED, " of 8")
    key("Return")
    quote = "newly-imposed export ban on dual-use items to Japan would affect only military firms"
    check("Citation", DESCRIBED, quote)
    check("Copy Quote", DESCRIBED, quote)
    check("Open Source in Browser", DESCRIBED, "China’s dual-use export ban")
    check("Shipments across Japanese industries were halted", DESCRIBED, "industries have been halted")
    focus_entry("ctrl+f", "Search")
    key("ctrl+a")
    write("date:soon")
    check("Search", WRONG, "is not a date")
    wait_for("that the query is invalid", lambda: is_invalid("Search"))
    key("ctrl+a", "BackSpace")
    wait_for("that nothing is wrong any more", lambda: not is_invalid("Search"))
    wait_for("that nothing is told of it", lambda: not any(list_names(find_entry("Search"), WRONG)))

    # The ends of paths.
    focus_entry("alt+5", "From")
    check("From", LABELLED, "From")
    check("To", LABELLED, "To")
    check("From", CONTROLS, "Suggestions")
    write("ban")
    wait_for("how many suggestions there are",
             lambda: "suggestions" in (find_entry("From").get_description() or ""))
    key("Escape")
    wait_for("that they are gone", lambda: not find_entry("From").get_description())
    key("ctrl+a")
    write("nobody of that name")
    key("Return")
    check("From", WRONG, "Nothing matches")
    wait_for("that the end is invalid", lambda: is_invalid("From"))
    key("ctrl+a", "BackSpace")
    wait_for("that nothing is wrong with it any more",
             lambda: not is_invalid("From") and not list_names(find_entry("From"), WRONG))

    key("alt+4")
    check("Order of the Contradictions", CONTROLS, "Contradictions")

    # No icon stands for the words of a button.
    named = [(a.get_name(), name) for a in program.walk() for name in list_names(a, LABELLED)
             if name.startswith(("Gtk", "Adw", "Dossier"))]
    if named:
        raise SystemExit(f"named by what has no words: {named}")

    # The figure that is about to be saved.
    key("alt+1")
    key("ctrl+e")
    check("Format", CONTROLS, "Preview")
    print("found what belongs to what")
