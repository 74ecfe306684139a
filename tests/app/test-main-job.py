#!/usr/bin/python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The main job from end to end, as a keyboard and a screen reader have it.

Starts the program on a dossier, finds a statement by typing its label, and looks in the accessible tree for its words,
its date and both sides of all that contradicts it, as the file has them.
Needs a display, a session bus with the accessibility bus on it, pyatspi and xdotool; says what is missing and skips.

usage: test-main-job.py PROGRAM DOSSIER ID
"""

import datetime
import json
import os
import re
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
# The library warns of objects that are gone while they are looked at, which is no fault of either side.
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


def find_application():
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(i)
        if application is not None and application.get_process_id() == process.pid:
            return application
    return None


def has_text(words):
    return lambda: any(words in (a.get_name() or "") for a in walk(application))


def find_heading(words):
    """Its place among all that is shown, from the top; of one thing and of several."""
    return next(i for i, a in enumerate(walk(application))
                if a.get_role() == Atspi.Role.HEADING and (a.get_name() or "") in (words, words + "s"))


def key(*keys):
    subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)


PRESSED = (Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON, Atspi.Role.LINK)


def search_focused():
    key("ctrl+f")
    time.sleep(0.2)
    return any(a.get_role() == Atspi.Role.ENTRY and a.get_state_set().contains(Atspi.StateType.FOCUSED)
               for a in walk(application))


if Atspi.init() not in (0, 1):
    skip("there is no accessibility bus")

label, date, quotes, contradictions = read_expectations(sys.argv[2], sys.argv[3])
process = subprocess.Popen([sys.argv[1], sys.argv[2]], env=environment)
try:
    application = wait_for("the program on the accessibility bus", find_application)
    wait_for("the outline's statements", has_text("Statements"))
    title = application.get_child_at_index(0).get_name()
    window = wait_for("the window", lambda: subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", f"^{re.escape(title)}$"],
        capture_output=True, text=True).stdout.split())[0]
    subprocess.run(["xdotool", "windowactivate", "--sync", window], check=True)

    # A window that has just come up may miss a key.
    wait_for("the search field", search_focused)
    subprocess.run(["xdotool", "type", "--delay", "20", label], check=True)
    key("Return")

    for words in quotes:
        wait_for(f"the words behind the statement: {words}", has_text(words))
    wait_for(f"their date: {date}", has_text(date))
    for words in contradictions:
        wait_for(f"what contradicts them: {words}", has_text(words))
    if find_heading("Contradiction") > find_heading("Quote"):
        raise SystemExit("the contradictions are not on top")

    # Everything that can be pressed says what it is.
    nameless = [
        a for a in walk(application)
        if a.get_role() in PRESSED and (not a.get_name() or a.get_name().startswith(("Gtk", "Adw", "Dossier")))
    ]
    if nameless:
        raise SystemExit(f"without a name: {[(a.get_role_name(), a.get_name()) for a in nameless]}")
    print("found the statement, its words, its date and what contradicts it")
finally:
    process.terminate()
    process.wait()
