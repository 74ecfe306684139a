# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later

import json
import unittest

from program import Case, bundled, citation, read, small


def pair():
    """Two claims of different days, the later one first in the file."""
    dossier = small()
    dossier["nodes"][2]["date"] = "2026-01-05"
    dossier["edges"][1].update({"id": "e-against", "from": "civilian", "to": "doubt",
                                "citations": [citation("Exporters were not convinced", note="both")]})
    return dossier


class Contradictions(Case):
    def test_both_sides(self):
        out = self.run_fine("contradictions", self.write(pair()))
        places = [out.index(words) for words in (
            "Contradiction 1 of 1\n", "Exporters doubt it [doubt]\n", "Date: 2026-01-05 (5 January 2026), came first\n",
            "  **Exporters were not convinced**.\n    The Paper: “Rules”, Paper & Sons\n    Published: 2026-01-09",
            "\n↕ Contradicts [e-against]: openly\n", "Note: both", "The ban will not touch civilians [civilian]\n",
            "By: Böla Speaker\n", "Date: 2026-01-08 (8 January 2026), came later\n",
            "BEIJING. **The ban will not touch civilian trade**, the spokesman", "\nSource\n", "read twice")]
        self.assertEqual(places, sorted(places))

    def test_dates_that_do_not_tell(self):
        out = self.run_fine("contradictions", self.write(small()))
        self.assertIn("Contradiction 1 of 1; dates do not tell which came first\n", out)
        self.assertIn("Date: unknown\n", out)
        self.assertNotIn("came later", out)
        self.assertLess(out.index("[doubt]"), out.index("[civilian]"))

    def test_json(self):
        dossier = pair()
        found = self.run_json("contradictions", "--json", self.write(dossier), environment=self.environment(LC_ALL="C"))
        contradiction, = found["contradictions"]
        self.assertEqual((contradiction["id"], contradiction["ordered"], contradiction["label"]), ("e-against", True, "openly"))
        self.assertEqual(contradiction["citations"], dossier["edges"][1]["citations"])
        first, second = contradiction["sides"]
        self.assertEqual((first["node"]["id"], first["date"], first["published"], first.get("speaker")),
                         ("doubt", "2026-01-05", "2026-01-09", None))
        self.assertEqual((second["node"]["id"], second["date"], second["speaker"]["id"]), ("civilian", "2026-01-08", "speaker"))
        self.assertEqual(second["citations"], dossier["nodes"][1]["citations"])
        self.assertEqual([source["id"] for source in found["sources"]], ["paper"])

    def test_the_date_of_a_quote(self):
        dossier = small()
        dossier["nodes"][2]["citations"].append(citation("x", date="2026-01-31"))
        contradiction, = self.run_json("contradictions", "--json", self.write(dossier))["contradictions"]
        self.assertEqual([side["date"] for side in contradiction["sides"]], ["2026-01-08", "2026-01-31"])

    def test_none(self):
        for dossier in ({"dossier": 1}, {"dossier": 1, "nodes": [{"id": "a", "type": "actor", "label": "A"}]}):
            path = self.write(dossier)
            self.assertEqual(self.run_fine("contradictions", path), "No contradictions.\n")
            self.assertEqual(self.run_json("contradictions", "--json", path)["contradictions"], [])

    def test_part(self):
        dossier = pair()
        dossier["edges"].append({"id": "e-other", "from": "rule", "to": "x", "type": "contradicts"})
        path = self.write(dossier)

        def find(*options):
            return [c["id"] for c in self.run_json("contradictions", "--json", *options, path)["contradictions"]]

        self.assertEqual(find(), ["e-other", "e-against"])
        self.assertEqual(find("--query", 'by:"Böla Speaker"'), ["e-against"])
        self.assertEqual(find("--focus", "x:0"), ["e-other"])
        self.assertEqual(find("--to", "2026-01-07"), ["e-other", "e-against"])
        self.assertEqual(find("--query=zebra"), [])
        self.assertEqual(self.run_fine("contradictions", "--query=zebra", path), "No contradictions.\n")
        self.assert_fails(2, "contradictions", "--query=a typ:x", path, says="--query: 3: ")

    def test_a_claim_against_itself(self):
        dossier = small()
        dossier["edges"][1]["to"] = "doubt"
        contradiction, = self.run_json("contradictions", "--json", self.write(dossier))["contradictions"]
        self.assertEqual([side["node"]["id"] for side in contradiction["sides"]], ["doubt", "doubt"])
        self.assertIs(contradiction["ordered"], False)

    def test_hostile_text(self):
        hostile = "\x1b[2Jgone\ttab\nline\x9b31m"
        dossier = small()
        dossier["nodes"][0]["label"] = dossier["nodes"][2]["label"] = dossier["edges"][1]["label"] = hostile
        path = self.write(dossier)
        self.assertNotRegex(self.run_fine("contradictions", path), r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
        raw = self.run_fine("contradictions", "--json", path)
        self.assertNotRegex(raw, r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
        self.assertEqual(json.loads(raw)["contradictions"][0]["label"], hostile)

    def test_bundled(self):
        """Each pair once, with the words of both sides."""
        for path in bundled():
            dossier = read(path)
            found = self.run_json("contradictions", "--json", path)["contradictions"]
            self.assertEqual(sorted(c["index"] for c in found),
                             [i for i, e in enumerate(dossier["edges"]) if e["type"] == "contradicts"])
            nodes = {n["id"]: n for n in dossier["nodes"]}
            for contradiction in found:
                self.assertEqual({s["node"]["id"] for s in contradiction["sides"]}, {contradiction["from"], contradiction["to"]})
                for side in contradiction["sides"]:
                    self.assertEqual([c["exact"] for c in side["citations"]],
                                     [c["exact"] for c in nodes[side["node"]["id"]].get("citations", [])])


if __name__ == "__main__":
    unittest.main()
