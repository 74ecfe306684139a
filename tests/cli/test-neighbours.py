# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later

import unittest

from program import Case, bundled, empty, read, small


def count_hops(dossier, start):
    """How far each node is from one of them, the slow way."""
    distances = {start: 0}
    while True:
        found = {}
        for edge in dossier["edges"]:
            for one, other in ((edge["from"], edge["to"]), (edge["to"], edge["from"])):
                if one in distances and other not in distances:
                    found[other] = min(found.get(other, 10**9), distances[one] + 1)
        if not found:
            return distances
        least = min(found.values())
        distances.update({node: hops for node, hops in found.items() if hops == least})


class Neighbors(Case):
    def list_ids(self, *arguments):
        return [line.split("\t")[4] for line in self.run_fine("neighbors", *arguments).splitlines()]

    def test_lines(self):
        lines = [line.split("\t") for line in self.run_fine("neighbors", self.write(small()), "civilian").splitlines()]
        self.assertEqual(lines, [
            ["0", "", "", "statement", "civilian", "2026-01-08", "2", "3", "The ban will not touch civilians"],
            ["1", "civilian", "Said by", "actor", "speaker", "", "0", "1", "Böla Speaker"],
            ["1", "civilian", "Contradicts", "statement", "doubt", "", "1", "1", "Exporters doubt it"],
            ["1", "civilian", "About", "measure", "rule", "2026-01/2026-02", "0", "3", "The rule"]])

    def test_hops(self):
        path = self.write(small())
        self.assertEqual(self.list_ids("--hops=0", path, "civilian"), ["civilian"])
        self.assertEqual(self.list_ids("--hops=2", path, "civilian"),
                         ["civilian", "speaker", "doubt", "rule", "dysprosium", "x"])
        self.assertEqual(self.list_ids("--hops", "2147483647", path, "x"),
                         ["x", "rule", "civilian", "dysprosium", "speaker", "doubt"])

    def test_direction(self):
        path = self.write(small())
        self.assertEqual(self.list_ids("--direction=out", path, "civilian"), ["civilian", "doubt", "rule"])
        self.assertEqual(self.list_ids("--direction=in", path, "civilian"), ["civilian", "speaker", "doubt"])
        self.assertEqual(self.list_ids("--direction=any", path, "civilian"), self.list_ids(path, "civilian"))

    def test_relation(self):
        path = self.write(small())
        self.assertEqual(self.list_ids("--relation=said", path, "civilian"), ["civilian", "speaker"])
        self.assertEqual(self.list_ids("--relation=said", "--relation=about", "--hops=9", path, "speaker"),
                         ["speaker", "civilian", "rule"])
        self.assertEqual(self.list_ids("--relation=targets", path, "civilian"), ["civilian"])
        self.assertEqual(self.list_ids("--relation=wonders-at", path, "x"), ["x", "rule"])
        self.assert_fails(1, "neighbors", "--relation=wonder-at", path, "x", says="did you mean “wonders-at”?")
        self.assert_fails(1, "neighbors", "--relation=zebra", path, "x", says="zebra")

    def test_what_ties_them(self):
        dossier = small()
        dossier["edges"] += [{"id": "e2", "from": "civilian", "to": "speaker", "type": "about"},
                             {"id": "e3", "from": "doubt", "to": "rule", "type": "about"}]
        path = self.write(dossier)
        lines = {line.split("\t")[4]: line.split("\t")[1:3]
                 for line in self.run_fine("neighbors", "--hops=2", path, "speaker").splitlines()}
        self.assertEqual(lines["civilian"], ["speaker", "Said, Subject of"])
        self.assertEqual(lines["rule"], ["civilian", "About"])
        nodes = {node["id"]: node for node in self.run_json("neighbors", "--json", "--hops=3", path, "speaker")["nodes"]}
        self.assertEqual([(e["id"], e["direction"]) for e in nodes["civilian"]["reachedBy"]], [("e-said", "out"), ("e2", "in")])
        nodes = {node["id"]: node for node in self.run_json("neighbors", "--json", "--hops=3", path, "dysprosium")["nodes"]}
        self.assertEqual(nodes["rule"]["reachedBy"][0]["heading"], "Covered by")
        # Of two ways that are equally short, the first in the file's order of nodes.
        dossier["edges"].append({"id": "e4", "from": "x", "to": "speaker", "type": "about"})
        lines = [line.split("\t") for line in
                 self.run_fine("neighbors", "--hops=2", self.write(dossier), "rule").splitlines()]
        self.assertEqual([line[1:3] for line in lines if line[4] == "speaker"], [["civilian", "Said by, About"]])
        # What ties two nodes that are equally far is no way to either.
        self.assertEqual([e["id"] for e in nodes["doubt"]["reachedBy"]], ["e3"])

    def test_json(self):
        dossier = small()
        found = self.run_json("neighbors", "--json", "--direction=out", self.write(dossier), "Böla Speaker")
        self.assertEqual((found["hops"], found["direction"], found["file"][-13:]), (1, "out", "small.dossier"))
        self.assertEqual([(n["distance"], n["id"], n["quotes"], n["relations"]) for n in found["nodes"]],
                         [(0, "speaker", 0, 1), (1, "civilian", 2, 3)])
        edge, = found["nodes"][1]["reachedBy"]
        self.assertEqual((edge["id"], edge["heading"], edge["quotes"]), ("e-said", "Said", 1))

    def test_wrong_use(self):
        path = self.write(small())
        for options in (["--hops=-1"], ["--hops=x"], ["--hops=99999999999"], ["--direction=up"], ["--direction="]):
            with self.subTest(options):
                self.assert_fails(2, "neighbors", *options, path, "rule")
        self.assert_fails(1, "neighbors", path, "ruel", says="did you mean “rule”?")
        self.assert_fails(2, "neighbrs", path, "rule", says="did you mean “neighbors”?")
        self.assertEqual(self.run_fine("neighbours", path, "rule"), self.run_fine("neighbors", path, "rule"))

    def test_nothing_and_one(self):
        self.assert_fails(1, "neighbors", self.write(empty()), "a")
        dossier = empty()
        dossier["nodes"] = [{"id": "a", "type": "actor", "label": "A"}]
        dossier["edges"] = [{"from": "a", "to": "a", "type": "about"}]
        self.assertEqual(self.run_fine("neighbors", self.write(dossier), "a"), "0\t\t\tactor\ta\t\t0\t1\tA\n")

    def test_hostile_text(self):
        dossier = small()
        dossier["nodes"][1]["label"] = dossier["nodes"][0]["id"] = dossier["edges"][0]["from"] = "\x1b[2Jgone\ttab\nline\x9b31m"
        path = self.write(dossier)
        out = self.run_fine("neighbors", path, "civilian")
        self.assertNotRegex(out, r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
        self.assertEqual({line.count("\t") for line in out.splitlines()}, {8})
        self.assertNotRegex(self.run_fine("neighbors", "--json", path, "civilian"), r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")

    def test_reader_that_goes_away(self):
        dossier = empty()
        dossier["nodes"] = [{"id": f"n{i}", "type": "actor", "label": "x" * 200} for i in range(5000)]
        dossier["edges"] = [{"from": "n0", "to": f"n{i}", "type": "about"} for i in range(5000)]
        path = self.write(dossier)
        for option in ([], ["--json"]):
            self.assert_stops_with_its_reader("neighbors", *option, path, "n0")

    def test_bundled(self):
        for path in bundled():
            dossier = read(path)
            if not dossier["nodes"]:
                continue
            for start in {dossier["nodes"][0]["id"], dossier["nodes"][-1]["id"]}:
                found = self.run_json("neighbors", "--json", "--hops=2", path, start)["nodes"]
                self.assertEqual({n["id"]: n["distance"] for n in found},
                                 {n: hops for n, hops in count_hops(dossier, start).items() if hops <= 2}, path.name)


if __name__ == "__main__":
    unittest.main()
