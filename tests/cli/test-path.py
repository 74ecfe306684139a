# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later

import itertools
import unittest

from program import Case, bundled, citation, empty, read, small

HOSTILE = "\x1b[2Jgone\ttab\nline\x9b31m\u202e"


def ids(path):
    return [node["id"] for node in path["nodes"]]


class Path(Case):
    def test_reads_as_a_sequence(self):
        out = self.run_fine("path", self.write(small()), "speaker", "rule")
        places = [out.index(words) for words in (
            "Böla Speaker [speaker]\n", "\n↓ Said [e-said], 2026-01-08\n  **the spokesman said on Thursday**\n",
            "    The Paper: “Rules”, Paper & Sons\n    Published: 2026-01-09",
            "The ban will not touch civilians [civilian], 2026-01-08\n", "\n↓ About [e-about]\n  Uncited",
            "\nThe rule [rule], 2026-01/2026-02\n", "\nSource\n  The Paper: “Rules”, Paper & Sons\n", "read twice")]
        self.assertEqual(places, sorted(places))
        self.assertEqual(out.count("read twice"), 1)
        self.assertNotIn("Path 1", out)

    def test_the_other_way(self):
        out = self.run_fine("path", self.write(small()), "dysprosium", "doubt")
        for words in ("\n↓ Covered by [e-covers]\n", "\n↓ Subject of [e-about]\n", "\n↓ Contradicts [edges[1]]: openly\n"):
            self.assertIn(words, out)

    def test_several(self):
        dossier = small()
        dossier["edges"].append({"id": "e-short", "from": "rule", "to": "speaker", "type": "part-of"})
        path = self.write(dossier)
        out = self.run_fine("path", "--max", "9", path, "speaker", "rule")
        self.assertIn("Path 1 of 2, 1 relation long:\n", out)
        self.assertIn("\nPath 2 of 2, 2 relations long:\n", out)
        self.assertEqual([ids(p) for p in self.run_json("path", "--json", "--max=9", path, "speaker", "rule")["paths"]],
                         [["speaker", "rule"], ["speaker", "civilian", "rule"]])
        self.assertEqual(len(self.run_json("path", "--json", path, "speaker", "rule")["paths"]), 1)

    def test_directed(self):
        dossier = small()
        dossier["edges"].append({"id": "e-short", "from": "rule", "to": "speaker", "type": "part-of"})
        path = self.write(dossier)
        found = self.run_json("path", "--json", "--directed", "--max=9", path, "speaker", "rule")
        self.assertEqual([ids(p) for p in found["paths"]], [["speaker", "civilian", "rule"]])
        self.assertIs(found["directed"], True)
        self.assertEqual(self.run_json("path", "--json", "--directed", path, "civilian", "doubt")["paths"][0]["length"], 1)
        self.assert_fails(1, "path", "--directed", path, "dysprosium", "speaker", says=["dysprosium", "--directed"])

    def test_json(self):
        dossier = small()
        found = self.run_json("path", "--json", self.write(dossier), "speaker", "doubt",
                              environment=self.environment(LC_ALL="C"))
        self.assertEqual((found["from"]["id"], found["to"]["label"], found["directed"]), ("speaker", "Exporters doubt it", False))
        path, = found["paths"]
        self.assertEqual((path["length"], ids(path)), (2, ["speaker", "civilian", "doubt"]))
        (said,), (contradicts,) = path["steps"]
        self.assertEqual((said["id"], said["type"], said["direction"], said["heading"], said["date"]),
                         ("e-said", "said", "out", "Said", "2026-01-08"))
        self.assertEqual(said["citations"], dossier["edges"][0]["citations"])
        self.assertEqual((contradicts["index"], contradicts["direction"], contradicts["label"], contradicts["citations"]),
                         (1, "both", "openly", []))
        self.assertEqual([source["id"] for source in found["sources"]], ["paper"])

    def test_each_relation_between_two(self):
        dossier = small()
        dossier["edges"].append({"id": "e-too", "from": "civilian", "to": "speaker", "type": "about"})
        path = self.write(dossier)
        step, = self.run_json("path", "--json", path, "speaker", "civilian")["paths"][0]["steps"]
        self.assertEqual([(e["id"], e["direction"]) for e in step], [("e-said", "out"), ("e-too", "in")])
        step, = self.run_json("path", "--json", "--directed", path, "speaker", "civilian")["paths"][0]["steps"]
        self.assertEqual([e["id"] for e in step], ["e-said"])

    def test_no_path(self):
        dossier = small()
        dossier["nodes"].append({"id": "alone", "type": "actor", "label": "Alone"})
        path = self.write(dossier)
        self.assert_fails(1, "path", path, "alone", "rule", says="there is no path from “alone” to “rule”")
        result = self.run_program("path", "--json", path, "alone", "rule")
        self.assertEqual(result.returncode, 1)
        self.assertIn(b'"paths" : []', result.stdout)

    def test_through_what_matches(self):
        dossier = small()
        dossier["nodes"].append({"id": "hub", "type": "actor", "kind": "country", "label": "Hub"})
        dossier["edges"] += [{"from": "speaker", "to": "hub", "type": "about"}, {"from": "hub", "to": "dysprosium", "type": "about"}]
        path = self.write(dossier)
        self.assertEqual(ids(self.run_json("path", "--json", path, "speaker", "dysprosium")["paths"][0]),
                         ["speaker", "hub", "dysprosium"])
        self.assertEqual(ids(self.run_json("path", "--json", "--query=-kind:country", path, "speaker", "dysprosium")["paths"][0]),
                         ["speaker", "civilian", "rule", "dysprosium"])
        self.assert_fails(1, "path", "--query=zebra", path, "speaker", "dysprosium", says="without --query")
        self.assert_fails(2, "path", "--query=typ:x", path, "speaker", "dysprosium", says="--query: 1: ")

    def test_ends_by_name(self):
        dossier = small()
        path = self.write(dossier)
        for first, last in (("Böla Speaker", "The rule"), ("B. S.", "the RULE"), ("发言人", "nodes[3]"), ("bola speaker", "rule")):
            with self.subTest(first):
                self.assertEqual(ids(self.run_json("path", "--json", path, first, last)["paths"][0]),
                                 ["speaker", "civilian", "rule"])
        dossier["nodes"][5]["label"] = "The rule"
        path = self.write(dossier)
        line, = self.assert_fails(1, "path", path, "speaker", "The rule", says=["2 nodes", "rule, x"])
        self.assertIn("small.dossier", line)
        dossier["nodes"][5]["label"] = "THE RULE"
        self.assertEqual(ids(self.run_json("path", "--json", self.write(dossier), "x", "THE rule".title().replace("R", "r"))
                             ["paths"][0]), ["x", "rule"])

    def test_an_id_before_a_name(self):
        dossier = small()
        dossier["nodes"][0]["aliases"] = ["rule"]
        self.assertEqual(ids(self.run_json("path", "--json", self.write(dossier), "doubt", "rule")["paths"][0])[-1], "rule")

    def test_unknown(self):
        path = self.write(small())
        self.assert_fails(1, "path", path, "speeker", "rule", says="did you mean “speaker”?")
        self.assert_fails(1, "path", path, "rule", "The rulle", says="did you mean “The rule”?")
        self.assert_fails(1, "path", path, "rule", "utterly-unlike-anything", says="dossier list")
        self.assert_fails(1, "path", path, "e-said", "rule", says="e-said")
        self.assertEqual(len(self.assert_fails(1, "path", path, "one-unlike", "another-unlike")), 2)

    def test_wrong_use(self):
        path = self.write(small())
        for value in ("0", "-1", "1001", "x", "99999999999"):
            with self.subTest(value):
                self.assert_fails(2, "path", f"--max={value}", path, "speaker", "rule")
        self.assert_fails(2, "path", path, "rule", "The rule", says="both are “rule”")
        self.assert_fails(2, "path", path, "rule", says="--help")
        self.assert_fails(2, "path", "absent.dossier", "a", "b", says="absent.dossier")

    def test_hostile_text(self):
        dossier = small()
        dossier["nodes"][1]["label"] = HOSTILE
        dossier["edges"][0]["type"] = "said"
        dossier["edges"][2]["label"] = HOSTILE
        dossier["edges"][2]["citations"] = [citation(HOSTILE, note=HOSTILE, prefix=HOSTILE)]
        dossier["edges"][2]["id"] = "e" + HOSTILE
        path = self.write(dossier)
        out = self.run_fine("path", path, "speaker", "rule")
        self.assertNotRegex(out, "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]")
        self.assertIn(r"\x1b[2Jgone\ttab\nline\x9b31m\u202e", out)
        self.assertNotRegex(self.run_fine("path", "--json", path, "speaker", "rule"), "[\x00-\x09\x0b-\x1f\x7f-\x9f]")
        self.assert_fails(1, "path", path, "\x1b[2J", "rule", says=r"\x1b[2J")

    def test_nothing_and_one(self):
        self.assert_fails(1, "path", self.write(empty()), "a", "b")
        dossier = empty()
        dossier["nodes"] = [{"id": "a", "type": "actor", "label": "A"}]
        self.assert_fails(1, "path", self.write(dossier), "a", "b", says="“b”")

    def test_another_locale(self):
        result = self.run_program("path", self.write(small()), "speaker", "rule",
                                  environment=self.environment(LC_ALL="C", LANG="C"))
        self.assertEqual(result.returncode, 0)
        result.stdout.decode("ascii")

    def test_reader_that_goes_away(self):
        dossier = empty()
        dossier["nodes"] = [{"id": f"n{i}", "type": "actor", "label": "x" * 200} for i in range(2000)]
        dossier["edges"] = [{"from": f"n{i}", "to": f"n{i + 1}", "type": "about"} for i in range(1999)]
        path = self.write(dossier)
        for option in ([], ["--json"]):
            self.assert_stops_with_its_reader("path", *option, path, "n0", "n1999")

    def test_bundled(self):
        """Each step of each path is a relation of the dossier between just these two."""
        for path in bundled():
            dossier = read(path)
            if len(dossier["edges"]) < 100:
                continue
            relations = {frozenset((e["from"], e["to"])) for e in dossier["edges"]}
            node_ids = [n["id"] for n in dossier["nodes"]]
            for first, last in ((node_ids[0], node_ids[-1]), (node_ids[7], node_ids[-30])):
                found = self.run_json("path", "--json", "--max=5", path, first, last)["paths"]
                self.assertEqual(len(found), 5)
                for p in found:
                    self.assertEqual((ids(p)[0], ids(p)[-1], len(set(ids(p)))), (first, last, p["length"] + 1))
                    for step in itertools.pairwise(ids(p)):
                        self.assertIn(frozenset(step), relations)


if __name__ == "__main__":
    unittest.main()
