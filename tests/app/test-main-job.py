#!/usr/bin/python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The main job from end to end, as a keyboard and a screen reader have it.

Starts the program on a dossier, finds a statement by typing its label, and looks in the accessible tree for its words,
its date and both sides of all that contradicts it, as the file has them.

usage: test-main-job.py PROGRAM DOSSIER ID
"""

import datetime
import json
import sys
import time

from access import Atspi, Program, key, wait_for, write


def read_expectations(path, node_id):
    """What the file says of a statement: its label, what has to be read about it, and what of that stands on top."""
    with open(path, encoding="utf-8") as file:
        dossier = json.load(file)
    nodes = {node["id"]: node for node in dossier["nodes"]}
    node = nodes[node_id]
    edges = [edge for edge in dossier["edges"]
             if edge["type"] == "contradicts" and node_id in (edge["from"], edge["to"])]
    if not node["citations"] or not edges:
        raise SystemExit(f"{node_id} has no quote, or nothing contradicts it: it is no example of the main job")

    date = datetime.date.fromisoformat(node.get("date") or node["citations"][0]["date"])
    quotes = [citation["exact"] for citation in node["citations"]]
    contradictions = []
    for edge in edges:
        other = nodes[edge["to"] if edge["from"] == node_id else edge["from"]]
        said = [citation["exact"] for citation in other["citations"]]
        told = [citation["exact"] for citation in edge["citations"]
                if citation["exact"] in said] or said[:1] or [other["label"]]
        contradictions += [edge["label"], told[0]] if "label" in edge else [told[0]]
    return node["label"], f"{date.day} {date:%B} {date.year}", quotes, contradictions


def find_heading(words):
    """Its place among all that is shown, from the top; of one thing and of several."""
    return next(i for i, a in enumerate(program.walk())
                if a.get_role() == Atspi.Role.HEADING and (a.get_name() or "") in (words, words + "s"))


def is_wrong(words):
    """Whether the search field says what is wrong, in a sentence with the words."""
    return any(a.get_role() == Atspi.Role.ENTRY and words in (a.get_description() or "") for a in program.walk())


def search_focused():
    key("ctrl+f")
    time.sleep(0.2)
    return any(a.get_role() == Atspi.Role.ENTRY and a.get_state_set().contains(Atspi.StateType.FOCUSED)
               for a in program.walk())


label, date, quotes, contradictions = read_expectations(sys.argv[2], sys.argv[3])
with Program(sys.argv[1], sys.argv[2]) as program:
    wait_for("the outline's statements", program.has_text("Statements"))

    # A window that has just come up may miss a key.
    wait_for("the search field", search_focused)
    write(label)
    key("Return")

    for words in quotes:
        wait_for(f"the words behind the statement: {words}", program.has_text(words))
    wait_for(f"their date: {date}", program.has_text(date))
    for words in contradictions:
        wait_for(f"what contradicts them: {words}", program.has_text(words))
    if find_heading("Contradiction") > find_heading("Quote"):
        raise SystemExit("the contradictions are not on top")

    # Everything that can be pressed says what it is.
    nameless = program.list_nameless()
    if nameless:
        raise SystemExit(f"without a name: {nameless}")

    # Filters: what is wrong is said, and what is right is a button that takes it away.
    wait_for("the search field", search_focused)
    write("type:actor date:soon")
    wait_for("what is wrong with the query", lambda: is_wrong("is not a date"))
    key("BackSpace", "BackSpace", "BackSpace", "BackSpace")
    write("2026")
    wait_for("a filter that can be removed", program.has_text("Remove Filter “Type: Actor”"))
    wait_for("another one", program.has_text("Remove Filter “Dated 2026”"))
    wait_for("that nothing is wrong any more", lambda: not is_wrong("is not a date"))
    print("found the statement, its words, its date, what contradicts it, and filters")
