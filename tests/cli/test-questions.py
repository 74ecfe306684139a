# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later

"""Questions that somebody has after reading the articles of the bundled dossier, each answered by one command.

They stand in tests/data/questions.json: the question, the command (FILE is the dossier), and what the answer must hold:
`nodes`, `relations` and `path` just these, `includes` these among others, `excludes` none of these; who says it, when, and
the words.
"""

import json
import unittest

from program import SOURCE, Case, read

TABLE = json.loads((SOURCE / "tests" / "data" / "questions.json").read_text(encoding="utf-8"))
EXPECTATIONS = {"nodes", "relations", "path", "includes", "excludes", "speakers", "dates", "quotes"}


class Answer:
    """The parts of what a command gives as JSON, whichever command it was."""

    def __init__(self, result):
        self.text = json.dumps(result, ensure_ascii=False)
        self.nodes = {}
        self.speakers = {}
        self.relations = [edge["id"] for edge in result.get("edges", [])]
        self.path = []
        for node in result.get("nodes", []):
            self.add(node, node.get("speaker"))
        for contradiction in result.get("contradictions", []):
            self.relations.append(contradiction["id"])
            for side in contradiction["sides"]:
                self.add({**side["node"], "date": side.get("date")}, side.get("speaker"))
        for path in result.get("paths", [])[:1]:
            self.path = [node["id"] for node in path["nodes"]]
            for node in path["nodes"]:
                self.add(node, None)

    def add(self, node, speaker):
        self.nodes[node["id"]] = node
        if speaker is not None:
            self.speakers[node["id"]] = speaker["id"]


class Questions(Case):
    def run_command(self, question, *options):
        command, *arguments = question["command"]
        return self.run_fine(command, *options, *[SOURCE / TABLE["dossier"] if word == "FILE" else word for word in arguments])

    def test_answers(self):
        for question in TABLE["questions"]:
            expect = question["expect"]
            with self.subTest(question["question"]):
                answer = Answer(json.loads(self.run_command(question, "--json")))
                if "nodes" in expect:
                    self.assertCountEqual(answer.nodes, expect["nodes"])
                if "relations" in expect:
                    self.assertCountEqual(answer.relations, expect["relations"])
                if "path" in expect:
                    self.assertEqual(answer.path, expect["path"])
                self.assertLessEqual(set(expect.get("includes", [])), set(answer.nodes))
                self.assertFalse(set(expect.get("excludes", [])) & set(answer.nodes))
                for node, speaker in expect.get("speakers", {}).items():
                    self.assertEqual(answer.speakers.get(node), speaker, node)
                for node, date in expect.get("dates", {}).items():
                    self.assertEqual(answer.nodes[node].get("date"), date, node)
                for quote in expect.get("quotes", []):
                    self.assertIn(json.dumps(quote, ensure_ascii=False)[1:-1], answer.text)

    def test_answers_for_people(self):
        """What is read on a terminal names the same things and has the same words."""
        for question in TABLE["questions"]:
            expect = question["expect"]
            with self.subTest(question["question"]):
                text = self.run_command(question)
                for name in ("nodes", "path", "includes"):
                    for node in expect.get(name, []):
                        self.assertIn(node, text)
                for relation in expect.get("relations", []):
                    self.assertIn(f"[{relation}]", text)
                for quote in expect.get("quotes", []):
                    self.assertIn(quote, text)

    def test_table(self):
        """Nothing is expected that could not be there, or that could not be missing."""
        dossier = read(SOURCE / TABLE["dossier"])
        nodes = {node["id"] for node in dossier["nodes"]}
        relations = {edge["id"] for edge in dossier["edges"]}
        self.assertGreaterEqual(len(TABLE["questions"]), 23)
        for question in TABLE["questions"]:
            expect = question["expect"]
            with self.subTest(question["question"]):
                self.assertTrue(expect)
                self.assertLessEqual(set(expect), EXPECTATIONS)
                self.assertEqual(question["command"].count("FILE"), 1)
                for name in ("nodes", "path", "includes", "excludes", "speakers", "dates"):
                    self.assertLessEqual(set(expect.get(name, [])), nodes)
                self.assertLessEqual(set(expect.get("speakers", {}).values()), nodes)
                self.assertLessEqual(set(expect.get("relations", [])), relations)

    def test_voices(self):
        """What an article says in its own voice was said when it was published, whatever time it tells of."""
        dossier = read(SOURCE / TABLE["dossier"])
        published = {source["id"]: source["datePublished"] for source in dossier["sources"]}
        own = [edge for edge in dossier["edges"] if edge["type"] == "reported"
               and any("In the article's own voice" in citation.get("note", "") for citation in edge["citations"])]
        self.assertGreater(len(own), 40)
        for edge in own:
            with self.subTest(edge["id"]):
                self.assertEqual(edge["date"], published[edge["citations"][0]["source"]])


if __name__ == "__main__":
    unittest.main()
