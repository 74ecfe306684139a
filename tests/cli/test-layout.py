# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later

import subprocess
import unittest

from program import Case, small


def overlaps(a, b):
    return (a["x"] < b["x"] + b["width"] and b["x"] < a["x"] + a["width"]
            and a["y"] < b["y"] + b["height"] and b["y"] < a["y"] + a["height"])


class Layout(Case):
    def test_json(self):
        dossier = small()
        path = self.write(dossier)
        for engine in ("neato", "sfdp", "fdp", "dot", "dot-lr", "twopi", "circo", "chronological", "overview"):
            with self.subTest(engine):
                layout = self.run_json("layout", "--engine", engine, "--json", path,
                                       environment=self.environment(LC_ALL="C"))
                self.assertEqual(layout["engine"], engine)
                self.assertEqual([n["id"] for n in layout["nodes"]], [n["id"] for n in dossier["nodes"]])
                self.assertEqual([(e.get("id"), e["from"], e["to"], e["type"]) for e in layout["edges"]],
                                 [(e.get("id"), e["from"], e["to"], e["type"]) for e in dossier["edges"]])
                bounds = layout["bounds"]
                for i, node in enumerate(layout["nodes"]):
                    self.assertGreater(min(node["width"], node["height"]), 5)
                    self.assertGreaterEqual(min(node["x"] - bounds["x"], node["y"] - bounds["y"]), -.02)
                    self.assertLessEqual(node["x"] + node["width"], bounds["x"] + bounds["width"] + .02)
                    self.assertLessEqual(node["y"] + node["height"], bounds["y"] + bounds["height"] + .02)
                    for other in layout["nodes"][:i]:
                        self.assertFalse(overlaps(node, other), (node, other))
                for edge in layout["edges"]:
                    self.assertEqual(len(edge["points"]) % 3, 1)
                    # Its label stands on its way, of a straight edge in the middle; among layers, in room of its own.
                    xs, ys = [p["x"] for p in edge["points"]], [p["y"] for p in edge["points"]]
                    reach = 40 if engine in ("dot", "dot-lr") else .02
                    self.assertTrue(min(xs) - reach <= edge["label"]["x"] <= max(xs) + reach, edge)
                    self.assertTrue(min(ys) - reach <= edge["label"]["y"] <= max(ys) + reach, edge)
                    for node in layout["nodes"]:
                        self.assertFalse(reach > 1 and overlaps(node, edge["label"] | {"width": 0, "height": 0}), edge)
                    if engine == "neato" and len(xs) == 4 and edge["from"] != edge["to"]:
                        self.assertAlmostEqual(edge["label"]["x"] * 2, xs[0] + xs[3], delta=.05)

    def test_lines(self):
        dossier = small()
        path = self.write(dossier)
        lines = [line.split("\t") for line in self.run_fine("layout", "--engine=dot", path).splitlines()]
        layout = self.run_json("layout", "--engine=dot", "--json", path)
        self.assertEqual(lines[0], ["engine", "dot"])
        self.assertEqual([line[0] for line in lines], ["engine", "bounds"] + ["node"] * 6 + ["edge"] * 5)
        for line, node in zip(lines[2:8], layout["nodes"], strict=True):
            self.assertEqual(line[1], node["id"])
            self.assertEqual([float(x) for x in line[2:]], [node["x"], node["y"], node["width"], node["height"]])
        for line, edge in zip(lines[8:], layout["edges"], strict=True):
            self.assertEqual(line[1:4], [edge.get("id", ""), edge["from"], edge["to"]])
            self.assertEqual([[float(x) for x in point.split(",")] for point in line[4].split()],
                             [[p["x"], p["y"]] for p in edge["points"]])

    def test_twice_the_same(self):
        path = self.write(small())
        self.assertEqual(self.run_fine("layout", path), self.run_fine("layout", path))

    def test_as_last_seen(self):
        dossier = small()
        places = {n["id"]: [300 * i, 40 * i * i] for i, n in enumerate(dossier["nodes"])}
        dossier["view"] = {"engine": "neato", "positions": places}
        path = self.write(dossier)
        layout = self.run_json("layout", "--json", path)
        self.assertEqual(layout["engine"], "neato")
        centres = [(n["x"] + n["width"] / 2, n["y"] + n["height"] / 2) for n in layout["nodes"]]
        for i, place in enumerate(places.values()):
            for axis in (0, 1):
                self.assertAlmostEqual(centres[i][axis] - centres[0][axis], place[axis], delta=.05)
        self.assertEqual(self.run_json("layout", "--json", "--engine=dot", path)["engine"], "dot")

    def test_empty(self):
        layout = self.run_json("layout", "--json", self.write({"dossier": 1, "sources": [], "nodes": [], "edges": []}))
        self.assertEqual((layout["nodes"], layout["edges"]), ([], []))

    def test_decimal_dot_in_every_locale(self):
        made = subprocess.run(["localedef", "-i", "de_DE", "-f", "UTF-8", self.folder / "de_DE.UTF-8"], capture_output=True)
        if not (self.folder / "de_DE.UTF-8" / "LC_NUMERIC").exists():
            self.skipTest(f"no locale with a decimal comma can be made here: {made.stderr.decode()}")
        path = self.write(small())
        german = self.environment(LOCPATH=str(self.folder), LC_ALL="de_DE.UTF-8")
        # That the locale is in force, and what text for people is like in it.
        dossier = small()
        dossier["nodes"] += [{"id": f"n{i}", "type": "actor", "label": "N"} for i in range(1000)]
        self.assertIn(" 1.006 nodes", self.run_fine("check", self.write(dossier, "large.dossier"), environment=german))
        for arguments in (["--engine=dot"], ["--engine=dot", "--json"]):
            self.assertEqual(self.run_fine("layout", *arguments, path, environment=german),
                             self.run_fine("layout", *arguments, path))
        self.assert_fails(2, "export", "--scale=1,5", path, "out.png", says="--scale", environment=german)
        self.run_fine("export", "--scale=1.5", path, "out.png", environment=german)

    def test_unknown_engine(self):
        self.assert_fails(2, "layout", "--engine", "neat", self.write(small()), says=["neat", "neato", "dot-lr"])

    def test_helper_that_is_not_there_crashes_or_says_nothing(self):
        path = self.write(small())
        for helper in ("/nowhere/helper", "/bin/false", "/bin/true"):
            with self.subTest(helper):
                self.assert_fails(1, "layout", "--engine=neato", path, environment=self.environment(DOSSIER_LAYOUT_HELPER=helper))

    def test_broken(self):
        self.assert_fails(1, "layout", self.write("[]"))
        self.assert_fails(2, "layout", "absent.dossier")


if __name__ == "__main__":
    unittest.main()
