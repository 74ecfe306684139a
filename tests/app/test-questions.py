#!/usr/bin/python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The questions of tests/data/questions.json, each answered in the window by keys, and read from the accessible tree.

Where the command line has a command, the window has a page, and what the command takes is typed there: contradictions are
asked for on theirs, queries in the search field beside a table, paths by their two ends. Neighbours are read in the
evidence of one node after the other; `window` in questions.json says of which, and under which headings (none: all).

usage: test-questions.py PROGRAM SOURCE_ROOT contradictions|tables|paths|neighbors

on a screen that is high enough for the rows of any answer
"""

import datetime
import json
import pathlib
import subprocess
import sys
import time

from access import Atspi, Program, key, wait_for, walk, write

ROOT = pathlib.Path(sys.argv[2])
TABLE = json.loads((ROOT / "tests" / "data" / "questions.json").read_text(encoding="utf-8"))
DOSSIER = ROOT / TABLE["dossier"]
COMMANDS = {"contradictions": ["contradictions"], "tables": ["query", "list"], "paths": ["path"],
            "neighbors": ["neighbors"]}
OTHER_LISTS = {"Contents", "Contradictions", "GtkColumnListView", "Outline", "Problems", "Recent Files", "Sources",
               "Suggestions"}
CANVAS = (Atspi.Role.PANEL, Atspi.Role.GROUPING)  # before and since GTK 4.16

graph = json.loads(DOSSIER.read_text(encoding="utf-8"))
nodes = {node["id"]: node for node in graph["nodes"]}
relations = {edge["id"]: edge for edge in graph["edges"]}


def describe_date(text):
    """A date as the window writes it."""
    if "/" in text:
        return " – ".join(describe_date(part) for part in text.split("/"))
    if text.endswith("~"):
        return f"about {describe_date(text[:-1])}"
    parts = [int(part) for part in text.split("-")]
    date = datetime.date(*parts, *[1] * (3 - len(parts)))
    return f"{date:%B} {date.year}" if len(parts) == 2 else text if len(parts) == 1 else f"{date.day} {date:%B} {date.year}"


def choose_words(relation, node):
    """What is shown of one claim of a contradiction: the words that the relation cites as well, else its first."""
    said = [citation["exact"] for citation in node["citations"]]
    told = [citation["exact"] for citation in relation["citations"] if citation["exact"] in said]
    return f"“{(told or said)[0]}”" if said else node["label"]


class Page:
    """How a page writes nodes and relations in its rows: here, a node by its label alone."""

    def has_node(self, row, node):
        return row == nodes[node]["label"]

    def has_relation(self, row, relation):
        return False

    def complain(self, expect, rows):
        """What of the rows is not as expected; None where all is."""
        for kind in ("nodes", "includes", "speakers", "dates"):
            for node in expect.get(kind, []):
                found = [row for row in rows if self.has_node(row, node)]
                if not found:
                    return f"{node} is missing"
                if kind == "speakers" and not any(nodes[expect[kind][node]]["label"] in row for row in found):
                    return f"{node} is not said by {expect[kind][node]}"
                if kind == "dates" and not any(describe_date(expect[kind][node]) in row for row in found):
                    return f"{node} is not of {expect[kind][node]}"
        for relation in expect.get("relations", []):
            if not any(self.has_relation(row, relations[relation]) for row in rows):
                return f"{relation} is missing"
        for node in expect.get("excludes", []):
            if any(self.has_node(row, node) for row in rows):
                return f"{node} is among them"
        for quote in expect.get("quotes", []):
            if not any(quote in row for row in rows):
                return f"not quoted: {quote}"
        for kind in ("relations", "nodes"):
            if kind in expect:
                return None if len(rows) == len(expect[kind]) else f"{len(rows)} rows for {len(expect[kind])} {kind}"
        return None


class Pairs(Page):
    """A contradiction is told by who said it, when, and the words."""

    def has_node(self, row, node):
        words = nodes[node]["citations"]
        return any(f"“{citation['exact']}”" in row for citation in words) if words else nodes[node]["label"] in row

    def has_relation(self, row, relation):
        return all(choose_words(relation, nodes[relation[end]]) in row for end in ("from", "to"))


class Table(Page):
    """A row of a table is told by its columns, one after the other."""

    def has_node(self, row, node):
        return f" · {nodes[node]['label']} · " in f" · {row} · "

    def has_relation(self, row, relation):
        heading = relation["type"].replace("-", " ").capitalize()
        return f" · {nodes[relation['from']]['label']} · {heading} · {nodes[relation['to']]['label']} · " in f" · {row} · "


def look_around(accessible):
    """All but what is in lists, which may be long."""
    yield accessible
    if accessible.get_role() not in (Atspi.Role.LIST, Atspi.Role.TREE_TABLE):
        for i in range(accessible.get_child_count()):
            yield from look_around(accessible.get_child_at_index(i))


def read_text(field):
    return Atspi.Text.get_text(field, 0, Atspi.Text.get_character_count(field))


def wait_until(condition):
    """Whether it comes to hold before it is time to try again what should bring it about."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return False


def is_focused(accessible):
    return accessible.get_state_set().contains(Atspi.StateType.FOCUSED)


class Window(Program):
    """The window, and what somebody does in it."""

    def __enter__(self):
        super().__enter__()
        # Newer versions of GTK tell of the rows in view alone, and a whole answer is to be read.
        subprocess.run(["xdotool", "getactivewindow", "windowsize", "100%", "100%"], check=True)
        wait_for("the outline’s statements", self.has_text("Statements"))
        self.search = wait_for("the search field", lambda: self.find_now(Atspi.Role.ENTRY, "Search"))
        return self

    def find_now(self, role, name):
        """The first of this name on the page that is shown, or None."""
        return next((a for a in look_around(self.application) if a.get_role() == role and a.get_name() == name), None)

    def press_until(self, what, keys, condition):
        """Presses keys again where nothing comes of it: a window that has just come up may miss one."""
        def press():
            key(*keys)
            return wait_until(condition)
        wait_for(what, press)

    def fill(self, field, text):
        """Types text in place of what stands in a field that has the focus, with the quote mark that a keyboard has."""
        text = text.replace("’", "'")

        def type_it():
            key("ctrl+a", "BackSpace")
            if text:
                write(text)
            return wait_until(lambda: read_text(field) == text)
        wait_for(f"in the field: {text}", type_it)

    def ask(self, query):
        self.press_until("the search field", ["ctrl+f"], lambda: is_focused(self.search))
        self.fill(self.search, query)

    def answer(self, question, complain):
        """Reads until all is as expected, for as long as any other condition."""
        complaint = None

        def is_right():
            nonlocal complaint
            try:
                complaint = complain()
            except Exception as error:  # mostly an object that went away while it was looked at
                complaint = repr(error)
            return complaint is None
        try:
            wait_for(question["question"], is_right)
        except SystemExit:
            raise SystemExit(f"{question['question']}\n{complaint}") from None
        print(question["question"], flush=True)


def read_rows(rows):
    return [rows.get_child_at_index(i).get_name() for i in range(rows.get_child_count())]


def find_count(table):
    """What says below a table how many rows it has."""
    while True:
        table = table.get_parent()
        for accessible in look_around(table):
            if accessible.get_role() == Atspi.Role.STATUS_BAR:
                return accessible


def get_query(command):
    """The query that asks what the command asks."""
    arguments = [word for word in command[1:] if word not in ("FILE", "--edges")]
    if command[0] == "query":
        return " ".join(arguments)
    options = dict(zip(arguments[::2], arguments[1::2]))
    terms = [options.pop("--query", "")]
    if "--type" in options:
        terms.append(f"type:{options.pop('--type')}")
    if "--from" in options:
        terms.append(f"date:{options.pop('--from')}..{options.pop('--to')}")
    if options:
        raise SystemExit(f"the window is not known to take {options}")
    return " ".join(term for term in terms if term)


def read_list(window, name):
    rows = window.find_now(Atspi.Role.LIST, name)
    return read_rows(rows) if rows else []


def answer_contradictions(window, questions):
    """Alt+4, and the query."""
    window.press_until("the pairs", ["alt+4"], lambda: read_list(window, "Contradictions"))
    for question in questions:
        window.ask(get_query(question["command"]))
        window.answer(question, lambda: Pairs().complain(question["expect"], read_list(window, "Contradictions")))


def read_table(window, name):
    """The rows of a table: all that what says below it how many there are counts."""
    table = window.find_now(Atspi.Role.TREE_TABLE, name)
    # Without any, another page is shown, behind which the rows may stay.
    if table is None or find_count(table).get_name().startswith("0 of "):
        return []
    # Below the heads of its columns.
    return [row for i in range(table.get_child_count()) if table.get_child_at_index(i).get_role() == Atspi.Role.LIST
            for row in read_rows(table.get_child_at_index(i))]


def answer_tables(window, questions):
    """Alt+2 for nodes or Alt+3 for relations, and the query."""
    for view, of_relations, name in (("alt+2", False, "Nodes"), ("alt+3", True, "Relations")):
        window.ask("type:measure")
        window.press_until("the table", [view], lambda: read_table(window, name))
        for question in questions:
            if ("--edges" in question["command"]) == of_relations:
                window.ask(get_query(question["command"]))
                window.answer(question, lambda: Table().complain(question["expect"], read_table(window, name)))


def answer_paths(window, questions):
    """Alt+5 and both ends; where the way may not lead everywhere, a query and Alt+F first."""
    window.press_until("the page of paths", ["alt+5"], lambda: window.find_now(Atspi.Role.ENTRY, "From"))
    matching = window.find_now(Atspi.Role.CHECK_BOX, "Only what matches the filter")
    ends = [window.find_now(Atspi.Role.ENTRY, name) for name in ("From", "To")]

    def complain(expect):
        name = "Path 1: " + " → ".join(nodes[node]["label"] for node in expect["path"])
        card = next((a for a in look_around(window.application) if a.get_name().startswith("Path 1: ")), None)
        if card is None or card.get_name() != name:
            return f"no path, or another one: {card and card.get_name()}"
        said = [a.get_name() for a in walk(card)]
        return next((f"not quoted: {quote}" for quote in expect.get("quotes", [])
                     if not any(quote in words for words in said)), None)

    for question in questions:
        *options, _, first, last = question["command"][1:]
        window.ask(options[1] if options else "")
        window.press_until("the first end", ["alt+5"], lambda: is_focused(ends[0]))
        for end, node in zip(ends, (first, last)):
            wait_for("an end", lambda: is_focused(end))
            window.fill(end, nodes[node]["label"])
            key("Return")
            wait_for(f"the end: {node}", lambda: read_text(end) == nodes[node]["label"])
            key("Tab")
        if options:
            window.press_until("the filter", ["alt+f"],
                               lambda: matching.get_state_set().contains(Atspi.StateType.CHECKED))
        window.answer(question, lambda: complain(question["expect"]))


def answer_neighbors(window, questions):
    """The node by its label and Enter; then what is read beside the graph."""
    def read(label, headings):
        shown = list(look_around(window.application))
        # What is selected is what the graph is called.
        if not any(a.get_role() in CANVAS and a.get_name() == label for a in shown):
            return []
        return [row for a in shown if a.get_role() == Atspi.Role.LIST
                and (a.get_name() in headings if headings else a.get_name() not in OTHER_LISTS) for row in read_rows(a)]

    for question in questions:
        expect, rows = question["expect"], []
        for label, headings in question["window"]:
            window.ask(label)
            window.press_until(f"the evidence of {label}", ["Return"], lambda: read(label, headings))
            if label != question["window"][-1][0]:
                rows += [label, *read(label, headings)]
        window.answer(question, lambda: Page().complain(expect, [*rows, label, *read(label, headings)]))


if __name__ == "__main__":
    unknown = {question["command"][0] for question in TABLE["questions"]} - set(sum(COMMANDS.values(), []))
    if unknown:
        raise SystemExit(f"nobody asks in the window what is asked by {unknown}")
    with Window(sys.argv[1], DOSSIER) as window:
        globals()[f"answer_{sys.argv[3]}"](
            window, [question for question in TABLE["questions"] if question["command"][0] in COMMANDS[sys.argv[3]]])
