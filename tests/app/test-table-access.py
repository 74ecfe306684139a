#!/usr/bin/python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The table of nodes as a keyboard and a screen reader have it.

Starts the program, opens the table by its key, walks down by arrow keys, and reads each time from the accessible tree
which row has the focus: date, type, label and quote, as the file has them. Enter then shows the last one in the graph.
Needs a display, a session bus with the accessibility bus on it, and xdotool; says what is missing and skips.

usage: test-table-access.py PROGRAM DOSSIER
"""

import json
import sys
import time

from access import Program, key, wait_for

with open(sys.argv[2], encoding="utf-8") as file:
    nodes = sorted((node for node in json.load(file)["nodes"] if "date" in node), key=lambda node: node["date"])

with Program(sys.argv[1], sys.argv[2]) as program:

    def focus_has(words):
        def look():
            focus = program.find_focus()
            return focus is not None and all(word in (focus.get_name() or "") for word in words)
        return look

    def table_focused():
        key("alt+2")
        time.sleep(0.3)
        return focus_has(["6 January 2026"])()

    # A window that has just come up may miss a key.
    wait_for("the first row of the table", table_focused)

    # With no row selected, Down selects the one that has the focus in newer versions of GTK, and the next in older ones.
    key("Home")
    for node in nodes:
        quotes = [citation["exact"] for citation in node["citations"]] or ["Uncited"]
        wait_for(f"the row of {node['id']}", focus_has([node["label"], node["type"].capitalize(), quotes[0]]))
        key("Down")
    key("Up")
    key("Return")
    wait_for("the graph, with what the last row was", focus_has([nodes[-1]["label"]]))
    print("read each row, and went to the graph")
