# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later

import os
import unittest

from program import Case, bundled, empty, read, small

HOSTILE = "\x1b[2Jgone\ttab\nline\x9b31m\u202e"


def ids(found):
    return [node["id"] for node in found["nodes"]]


class Query(Case):
    def find(self, query, *options, dossier=None):
        return ids(self.run_json("query", "--json", *options, "--", self.write(dossier or small()), query))

    def test_words_and_terms(self):
        for query, expected in (("ban", ["civilian"]), ("wait see", ["civilian"]), ("BOLA", ["speaker"]), ("发言", ["speaker"]),
                                ("type:statement", ["civilian", "doubt"]), ("-type:statement cited:no", None),
                                ('by:"Böla Speaker"', ["civilian"]), ("relation:contradicts", ["civilian", "doubt"]),
                                ("date:2026-01-08", ["civilian", "rule"]), ("rule OR dysprosium", ["rule", "dysprosium"]),
                                ("zebra", [])):
            with self.subTest(query):
                found = self.find(query)
                if expected is None:
                    self.assertEqual(sorted(found), ["dysprosium", "rule", "speaker", "x"])
                else:
                    self.assertEqual(sorted(found), sorted(expected))

    def test_best_first(self):
        dossier = small()
        dossier["nodes"][1]["description"] = "Dysprosium is not in it"
        dossier["nodes"][3]["label"] = "The rule on dysprosium"
        self.assertEqual(self.find("dysprosium", dossier=dossier), ["rule", "dysprosium", "civilian"])

    def test_text(self):
        out = self.run_fine("query", self.write(small()), "civilians")
        self.assertEqual(out, "The ban will not touch civilians [civilian]\n"
                              "statement, 2026-01-08, Böla Speaker\n"
                              "  BEIJING. **The ban will not touch civilian trade**, the spokesman\n"
                              "    The Paper: “Rules”, Paper & Sons\n"
                              "    Published: 2026-01-09 (9 January 2026)\n"
                              "    Date: 2026-01-08 (8 January 2026), derived from other dates of the source\n"
                              "    Note: Thursday\n"
                              "    1 quote more\n"
                              "\n"
                              "1 of 6 nodes match.\n")

    def test_tsv(self):
        path = self.write(small())
        rows = [line.split("\t") for line in self.run_fine("query", "--tsv", path, "type:statement").splitlines()]
        self.assertEqual(rows, [
            ["statement", "civilian", "2026-01-08", "2", "3", "The ban will not touch civilians", "Böla Speaker",
             "The ban will not touch civilian trade"],
            ["statement", "doubt", "", "1", "1", "Exporters doubt it", "", "Exporters were not convinced"]])

    def test_json(self):
        path = self.write(small())
        found = self.run_json("query", "--json", path, "ban", environment=self.environment(LC_ALL="C"))
        self.assertEqual((found["query"], found["file"][-13:]), ("ban", "small.dossier"))
        node, = found["nodes"]
        self.assertEqual((node["id"], node["kind"], node["quotes"], node["relations"], node["speaker"]["label"], node["quote"]),
                         ("civilian", "direct", 2, 3, "Böla Speaker", "The ban will not touch civilian trade"))

    def test_relations(self):
        path = self.write(small())
        rows = [line.split("\t") for line in self.run_fine("query", "--edges", "--tsv", path, "relation:contradicts").splitlines()]
        self.assertEqual(rows, [["contradicts", "edges[1]", "", "0", "doubt", "civilian", "openly", ""]])
        edge, = self.run_json("query", "--edges", "--json", path, "relation:said")["edges"]
        self.assertEqual((edge["id"], edge["from"], edge["to"], edge["type"], edge["heading"], edge["quotes"], edge["quote"]),
                         ("e-said", "speaker", "civilian", "said", "Said", 1, "the spokesman said on Thursday"))
        out = self.run_fine("query", "--edges", path, "relation:said")
        for words in ("Böla Speaker [speaker]\n↓ Said [e-said], 2026-01-08\n  **the spokesman said on Thursday**\n",
                      "\nThe ban will not touch civilians [civilian]\n", "\n1 of 5 relations match.\n"):
            self.assertIn(words, out)

    def test_nothing_found(self):
        path = self.write(small())
        nothing = "0 of 6 nodes match.\nNothing in this dossier matches “%s”.\n"
        self.assertEqual(self.run_fine("query", path, "zebra"), nothing % "zebra")
        self.assertEqual(self.run_fine("query", path, "speaker type:statment"), nothing % "type:statment")
        self.assertEqual(self.run_fine("query", path, "type:actor type:element"), "0 of 6 nodes match.\n")
        self.assertEqual(self.run_fine("query", "--tsv", path, "zebra"), "")
        self.assertEqual(self.run_json("query", "--json", path, "zebra")["nodes"], [])
        self.assertEqual(self.run_json("query", "--json", "--edges", path, "zebra")["edges"], [])

    def test_nothing_and_one(self):
        self.assertEqual(self.run_fine("query", self.write(empty()), "a"), "0 of 0 nodes match.\n")
        self.assertEqual(self.run_fine("query", "--edges", self.write(empty()), "a"), "0 of 0 relations match.\n")
        dossier = empty()
        dossier["nodes"] = [{"id": "a", "type": "actor", "label": "A"}]
        self.assertEqual(self.run_fine("query", self.write(dossier), "a"),
                         "A [a]\nactor\n  Uncited: nothing is quoted for this.\n\n1 of 1 node matches.\n")

    def test_bad_queries(self):
        """One line, with the place in characters."""
        path = self.write(small())
        for query, place in (("typ:statement", 1), ("ban typ:statement", 5), ("bän typ:statement", 5), ("ban )", 5),
                             ("ban date:2026-13", 10), ("OR ban", 1), ("cited:perhaps", 7),
                             # What is left open, though it is understood while it is typed in the window.
                             ("bän (ban", 5), ("by:\"He Yadong", 4), ("ban “rare earth", 5)):
            with self.subTest(query):
                line, = self.assert_fails(2, "query", path, query)
                self.assertRegex(line, rf"^dossier: QUERY: {place}: \S")
        self.assertIn("did you mean “type:”", self.assert_fails(2, "query", path, "typ:statement")[0])
        # It is told before the file is looked for.
        self.assert_fails(2, "query", "absent.dossier", "typ:x", says="QUERY: 1:")
        self.assert_fails(2, "query", path, "x" * 100000)
        self.assert_fails(2, "query", path, "(" * 10000 + "a")
        self.assert_fails(2, "query", path, os.fsdecode(b"\xff"), says=r"\xff")
        self.assert_fails(2, "query", path, "", says="must not be empty")
        self.assert_fails(2, "query", path, "date:\x1b[2J", says="[2J")

    def test_a_query_that_begins_with_a_dash(self):
        path = self.write(small())
        for between in ([], ["--"]):
            found = self.run_json("query", "--json", *between, path, "-type:statement -type:actor")
            self.assertEqual(ids(found), ["rule", "dysprosium", "x"])
        self.assert_fails(2, "query", path, "--typ:statement", says="Unknown option")

    def test_focus(self):
        self.assertCountEqual(self.find("cited:no", "--focus=civilian"), ["speaker", "rule"])
        self.assertCountEqual(self.find("cited:no", "--focus=civilian:2"), ["speaker", "rule", "dysprosium", "x"])
        self.assertCountEqual(self.find("cited:no", "--focus=The rule:0"), ["rule"])
        dossier = small()
        dossier["nodes"][5]["id"] = dossier["edges"][4]["from"] = "rule:2"
        self.assertCountEqual(self.find("cited:no", "--focus=rule:2", dossier=dossier), ["rule", "rule:2"])
        path = self.write(small())
        for focus in ("ruel", "ruel:2", "rule:x", "rule:-1", "rule:99999999999", ":1", ""):
            with self.subTest(focus):
                self.assert_fails(1, "query", f"--focus={focus}", path, "ban")
        self.assert_fails(1, "query", "--focus=ruel:2", path, "ban", says="did you mean “rule”?")

    def test_dates(self):
        self.assertEqual(self.find("type:statement", "--from=2026-01-08"), ["civilian"])
        self.assertEqual(self.find("type:statement", "--from=2026-01-09"), [])
        self.assertEqual(self.find("type:statement OR type:measure", "--to=2026-01-08", "--from=2025"), ["civilian", "rule"])
        path = self.write(small())
        for options in (["--from=x"], ["--to=2026-13"], ["--from=2026/2027"], ["--to=..2026"], ["--from="], ["--to=2026-01-06) OR (a"]):
            with self.subTest(options):
                self.assert_fails(2, "query", *options, path, "ban", says=f"{options[0].split('=')[0]} wants a date")
        self.assert_fails(2, "query", "--from=2026-02", "--to=2026-01-31", path, "ban", says="is later than")

    def test_wrong_use(self):
        self.assert_fails(2, "query", "--json", "--tsv", self.write(small()), "ban", says="--tsv")

    def test_hostile_text(self):
        dossier = small()
        dossier["nodes"][1]["label"] = dossier["nodes"][0]["label"] = HOSTILE
        dossier["nodes"][1]["citations"][0]["exact"] = dossier["edges"][0]["label"] = HOSTILE
        path = self.write(dossier)
        for options in ([], ["--edges"]):
            self.assertIn(r"\x1b[2Jgone\ttab\nline\x9b31m", self.run_fine("query", *options, path, "2Jgone"))
            self.assertNotRegex(self.run_fine("query", *options, path, "2Jgone"), "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]")
            out = self.run_fine("query", "--tsv", *options, path, "2Jgone")
            self.assertNotRegex(out, "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]")
            self.assertEqual({line.count("\t") for line in out.splitlines()}, {7})
            self.assertNotRegex(self.run_fine("query", "--json", *options, path, "2Jgone"), "[\x00-\x09\x0b-\x1f\x7f-\x9f]")

    def test_reader_that_goes_away(self):
        dossier = empty()
        dossier["nodes"] = [{"id": f"n{i}", "type": "actor", "label": "x" * 200} for i in range(5000)]
        path = self.write(dossier)
        for options in ([], ["--tsv"], ["--json"]):
            self.assert_stops_with_its_reader("query", *options, path, "type:actor")

    def test_another_locale(self):
        result = self.run_program("query", self.write(small()), "ban", environment=self.environment(LC_ALL="C", LANG="C"))
        self.assertEqual(result.returncode, 0)
        result.stdout.decode("ascii")

    def test_bundled(self):
        for path in bundled():
            dossier = read(path)
            for word in {n["type"] for n in dossier["nodes"]} & {"actor", "statement", "measure", "element"}:
                found = self.run_json("query", "--json", path, f"type:{word}")
                self.assertEqual(sorted(ids(found)), sorted(n["id"] for n in dossier["nodes"] if n["type"] == word))
            for relation in {e["type"] for e in dossier["edges"]}:
                found = self.run_json("query", "--json", "--edges", path, f'relation:"{relation}"')
                self.assertEqual([e["index"] for e in found["edges"]],
                                 [i for i, e in enumerate(dossier["edges"]) if e["type"] == relation])


if __name__ == "__main__":
    unittest.main()
