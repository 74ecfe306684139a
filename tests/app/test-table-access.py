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
import os
import shutil
import subprocess
import sys
import time

SKIP = 77
TIMEOUT = 60


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIP)


if not os.environ.get("DISPLAY"):
    skip("there is no X display")
if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
    skip("there is no session bus")
if shutil.which("xdotool") is None:
    skip("xdotool is not installed")
environment = dict(os.environ, GTK_A11Y="atspi")
os.environ.pop("G_DEBUG", None)
try:
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi
except (ImportError, ValueError):
    skip("the introspection data of AT-SPI is not installed")


def wait_for(what, find):
    """Asks again until there is an answer: the accessible tree of another process has no other way to tell."""
    deadline = time.monotonic() + TIMEOUT
    while time.monotonic() < deadline:
        try:
            found = find()
        except Exception:  # an object that went away while it was looked at
            found = None
        if found:
            return found
        time.sleep(0.1)
    raise SystemExit(f"not found within {TIMEOUT} seconds: {what}")


def walk(accessible, depth=0):
    yield accessible
    if depth < 60:
        for i in range(accessible.get_child_count()):
            child = accessible.get_child_at_index(i)
            if child is not None and child.get_state_set().contains(Atspi.StateType.VISIBLE):
                yield from walk(child, depth + 1)


def find_application():
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(i)
        if application is not None and application.get_process_id() == process.pid:
            return application
    return None


def key(*keys):
    subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)


def read_focus():
    """The name of what has the focus."""
    for accessible in walk(application):
        if accessible.get_state_set().contains(Atspi.StateType.FOCUSED):
            return accessible.get_name()
    return None


def focus_has(words):
    def look():
        name = read_focus()
        return name is not None and all(word in name for word in words)
    return look


def table_focused():
    key("alt+2")
    time.sleep(0.3)
    return focus_has(["6 January 2026"])()


if Atspi.init() not in (0, 1):
    skip("there is no accessibility bus")

with open(sys.argv[2], encoding="utf-8") as file:
    nodes = sorted((node for node in json.load(file)["nodes"] if "date" in node), key=lambda node: node["date"])

process = subprocess.Popen([sys.argv[1], sys.argv[2]], env=environment)
try:
    application = wait_for("the program on the accessibility bus", find_application)
    wait_for("the outline", lambda: any(a.get_name() == "Outline" for a in walk(application)))
    window = wait_for("the window", lambda: subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--pid", str(process.pid)],
        capture_output=True, text=True).stdout.split())[0]
    subprocess.run(["xdotool", "windowactivate", "--sync", window], check=True)
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
finally:
    process.terminate()
    process.wait()
