# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later

import os
import pty
import subprocess
import unittest

from program import PROGRAM, Case, bundled, citation, read, small

CITATION_MEMBERS = ("source", "exact", "prefix", "suffix", "start", "end", "date", "dateBasis", "note")


def kept(citation):
    return {name: citation[name] for name in CITATION_MEMBERS if name in citation}


class Show(Case):
    def test_node(self):
        out = self.run_fine("show", self.write(small()), "civilian")
        for words in ("The ban will not touch civilians\n", "statement", "direct", "2026-01-08", "Said at the briefing",
                      "  BEIJING. **The ban will not touch civilian trade**, the spokesman\n",
                      "  **“We wait and see,”**\n", "The Paper: “Rules”", "Paper & Sons", "https://example.org/1",
                      "read twice", "derived", "Thursday", "\nContradicts\n  Exporters doubt it [doubt]",
                      "\nSaid by\n  Böla Speaker [speaker], 2026-01-08; relation e-said, 1 quote\n",
                      "\nAbout\n  The rule [rule]"):
            self.assertIn(words, out)
        self.assertLess(out.index("\nContradicts\n"), out.index("\nSaid by\n"))

    def test_line_breaks_around_a_quote(self):
        dossier = small()
        dossier["nodes"][1]["citations"] = [citation("two\nlines", prefix="\n\nbefore\n \n", suffix="\nafter")]
        self.assertIn("\n   before **two\\nlines** after\n", self.run_fine("show", self.write(dossier), "civilian"))

    def test_uncited(self):
        path = self.write(small())
        self.assertIn("Uncited", self.run_fine("show", path, "rule"))
        self.assertIn("\nwonders at (incoming)\n", self.run_fine("show", path, "rule"))
        self.assertNotIn("Uncited", self.run_fine("show", path, "civilian"))

    def test_properties_and_aliases(self):
        out = self.run_fine("show", self.write(small()), "speaker")
        for words in ("B. S.", "发言人", "role: spokesman", "since: 2024"):
            self.assertIn(words, out)

    def test_edge(self):
        out = self.run_fine("show", self.write(small()), "e-said")
        for words in ("Said\n", "Böla Speaker [speaker]", "The ban will not touch civilians [civilian]",
                      "**the spokesman said on Thursday**"):
            self.assertIn(words, out)

    def test_places(self):
        path = self.write(small())
        out = self.run_fine("show", path, "edges[1]")
        self.assertIn("Contradicts\n", out)
        self.assertIn("openly", out)
        self.assertEqual(self.run_fine("show", path, "nodes[1]"), self.run_fine("show", path, "civilian"))
        for place in ("nodes[6]", "edges[5]", "nodes[-1]", "nodes[]", "nodes[1", "nodes[99999999999999999999]"):
            self.assert_fails(1, "show", path, "--", place, says=place)

    def test_unknown(self):
        path = self.write(small())
        self.assert_fails(1, "show", path, "civillian", says="did you mean “civilian”?")
        self.assert_fails(1, "show", path, "e-siad", says="did you mean “e-said”?")
        self.assert_fails(1, "show", path, "utterly-unlike-anything", says="dossier list")
        self.assert_fails(2, "show", path, "", says="must not be empty")
        self.assert_fails(1, "show", path, "\x1b[31m", says=r"\x1b[31m")
        self.assert_fails(2, "show", path, os.fsdecode(b"\xff"), says=r"\xff")

    def test_json_of_a_node(self):
        dossier = small()
        node = dossier["nodes"][1]
        shown = self.run_json("show", "--json", self.write(dossier), "civilian",
                              environment=self.environment(LC_ALL="C"))
        for name in ("id", "type", "kind", "label", "description", "date"):
            self.assertEqual(shown[name], node[name])
        self.assertEqual(shown["citations"], node["citations"])
        self.assertEqual([s["id"] for s in shown["sources"]], ["paper"])
        self.assertEqual([(r["type"], r["direction"], [e["other"]["id"] for e in r["edges"]]) for r in shown["relations"]],
                         [("contradicts", "both", ["doubt"]), ("said", "in", ["speaker"]), ("about", "out", ["rule"])])

    def test_json_of_an_edge(self):
        dossier = small()
        shown = self.run_json("show", self.write(dossier), "e-said", "--json")
        self.assertEqual((shown["shown"], shown["from"]["id"], shown["to"]["id"]), ("edge", "speaker", "civilian"))
        self.assertEqual(shown["citations"], dossier["edges"][0]["citations"])

    def test_bold_on_a_terminal(self):
        path = self.write(small())
        main, other = pty.openpty()
        result = subprocess.Popen([PROGRAM, "show", path, "e-said"], stdout=other, stderr=other,
                                  env=self.environment(TERM="xterm"))
        os.close(other)
        out = b""
        try:
            while part := os.read(main, 65536):
                out += part
        except OSError:  # how a terminal says that its program has ended
            pass
        os.close(main)
        self.assertEqual(result.wait(), 0)
        self.assertIn(b"\x1b[1mthe spokesman said on Thursday\x1b[0m", out)
        self.assertNotIn(b"**", out)

    def test_bundled(self):
        paths = bundled()
        if not paths:
            self.skipTest("there are no bundled dossiers in this tree")
        for path in paths:
            dossier = read(path)
            for node in dossier["nodes"][::29]:
                with self.subTest(path=path.name, node=node["id"]):
                    shown = self.run_json("show", "--json", path, "--", node["id"])
                    self.assertEqual([kept(c) for c in shown["citations"]], [kept(c) for c in node.get("citations", [])])
                    incident = [e for e in dossier["edges"] if node["id"] in (e["from"], e["to"])]
                    self.assertEqual(sum(len(r["edges"]) for r in shown["relations"]), len(incident))


if __name__ == "__main__":
    unittest.main()
