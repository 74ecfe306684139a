# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later

import collections
import json
import unittest

from program import Case, bundled, read, small


def degrees(dossier):
    counts = collections.Counter()
    for edge in dossier["edges"]:
        counts.update({edge["from"], edge["to"]})
    return counts


class List(Case):
    def test_lines(self):
        dossier = small()
        lines = self.run_fine("list", self.write(dossier)).splitlines()
        relations = degrees(dossier)
        self.assertEqual(lines, ["\t".join([n["type"], n["id"], n.get("date", ""), str(len(n.get("citations", []))),
                                            str(relations[n["id"]]), n["label"]]) for n in dossier["nodes"]])

    def test_json(self):
        dossier = small()
        result = self.run_json("list", "--json", self.write(dossier), environment=self.environment(LC_ALL="C"))
        relations = degrees(dossier)
        for listed, node in zip(result["nodes"], dossier["nodes"], strict=True):
            for name in ("id", "type", "kind", "label", "aliases", "date"):
                self.assertEqual(listed.get(name), node.get(name))
            self.assertEqual(listed["quotes"], len(node.get("citations", [])))
            self.assertEqual(listed["relations"], relations[node["id"]])

    def test_types(self):
        path = self.write(small())
        for word, ids in (("statement", ["civilian", "doubt"]), ("rumour", ["x"])):
            listed = self.run_json("list", "--type", word, "--json", path)["nodes"]
            self.assertEqual([n["id"] for n in listed], ids)
        self.assert_fails(1, "list", "--type", "statment", path, says="did you mean “statement”?")
        self.assert_fails(1, "list", "--type", "rumor", path, says="did you mean “rumour”?")
        self.assert_fails(1, "list", "--type=zebra", path, says="zebra")

    def test_a_known_type_that_is_absent(self):
        dossier = small()
        dossier["nodes"] = [{"id": "a", "type": "actor", "label": "A"}]
        dossier["edges"] = []
        self.assertEqual(self.run_fine("list", "--type", "measure", self.write(dossier)), "")

    def test_part(self):
        path = self.write(small())
        for options, ids in ((["--query", "cited:no"], ["speaker", "rule", "dysprosium", "x"]),
                             (["--query=rule OR dysprosium"], ["rule", "dysprosium"]), (["--focus", "rule"], ["civilian", "rule", "dysprosium", "x"]),
                             (["--focus=civilian:0"], ["civilian"]), (["--from=2026-01-08", "--to", "2026-01-08"], ["civilian", "rule"]),
                             (["--focus=rule", "--query=cited:no", "--type=measure"], ["rule"]), (["--query=zebra"], [])):
            with self.subTest(options):
                self.assertEqual([n["id"] for n in self.run_json("list", "--json", *options, path)["nodes"]], ids)
        self.assert_fails(2, "list", "--query", "ban typ:x", path, says="--query: 5: ")
        self.assert_fails(1, "list", "--focus", "ruel", path, says="did you mean “rule”?")
        self.assert_fails(2, "list", "--from", "yesterday", path, says="--from")

    def test_labels_that_command_a_terminal(self):
        dossier = small()
        dossier["nodes"][0]["label"] = "\x1b[2Jgone\ttab\nline\x9b31m"
        out = self.run_fine("list", self.write(dossier))
        self.assertIn(r"\x1b[2Jgone\ttab\nline\x9b31m", out)
        self.assertEqual(len(out.splitlines()), 6)
        raw = self.run_fine("list", "--json", self.write(dossier))
        self.assertNotRegex(raw, r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
        self.assertEqual(json.loads(raw)["nodes"][0]["label"], dossier["nodes"][0]["label"])

    def test_another_locale(self):
        out = self.run_program("list", self.write(small()), environment=self.environment(LC_ALL="C", LANG="C"))
        self.assertEqual(out.returncode, 0)
        out.stdout.decode("ascii")

    def test_bundled(self):
        paths = bundled()
        if not paths:
            self.skipTest("there are no bundled dossiers in this tree")
        for path in paths:
            dossier = read(path)
            types = collections.Counter(n["type"] for n in dossier["nodes"])
            for word, number in types.items():
                with self.subTest(path=path.name, type=word):
                    self.assertEqual(len(self.run_json("list", "--json", "--type", word, path)["nodes"]), number)


if __name__ == "__main__":
    unittest.main()
