# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later

import json
import os
import unittest

from program import ARTICLE, SOURCE, Case, bundled, citation, count_quotes, read, small


class Check(Case):
    def test_fine(self):
        path = self.write(small())
        self.write_text()
        self.assertEqual(self.run_fine("check", path),
                         "2 sources, 6 nodes, 5 relations; 5 quotes: 4 exact, 1 normalised\n")

    def test_without_texts(self):
        dossier = small()
        del dossier["sources"][0]["text"]
        self.assertEqual(self.run_fine("check", self.write(dossier)), "2 sources, 6 nodes, 5 relations; 5 quotes\n")

    def test_text_that_is_not_there(self):
        out = self.run_fine("check", self.write(small()))
        self.assertEqual(out, "2 sources, 6 nodes, 5 relations; 5 quotes: 5 no text\n")

    def test_every_quote(self):
        path = self.write(small())
        folder = self.folder / "texts"
        folder.mkdir()
        (folder / "paper.txt").write_text(ARTICLE, encoding="utf-8")
        lines = self.run_fine("check", "--sources", folder, path).splitlines()
        self.assertEqual(len(lines), 6)
        self.assertEqual(lines[0], "nodes[1].citations[0]: exact: paper: “The ban will not touch civilian trade”")
        self.assertEqual(lines[1], "nodes[1].citations[1]: normalised: paper: ““We wait and see,””")
        self.assertEqual(lines[3], "edges[0].citations[0]: exact: paper: “the spokesman said on Thursday”")
        self.assertEqual(self.run_fine("check", "--quiet", "--sources", folder, path).splitlines(), lines[-1:])

    def test_found_by_its_words(self):
        dossier = small()
        del dossier["sources"][0]["text"]
        folder = self.folder / "texts"
        folder.mkdir()
        (folder / "a-name-of-its-own.txt").write_text(ARTICLE, encoding="utf-8")
        (folder / "other.txt").write_text("Nothing of the kind.", encoding="utf-8")
        out = self.run_fine("check", "-q", "--sources", folder, self.write(dossier))
        self.assertEqual(out, "2 sources, 6 nodes, 5 relations; 5 quotes: 4 exact, 1 normalised\n")

    def test_quotes_that_are_not_there(self):
        dossier = small()
        dossier["nodes"][3]["citations"] = [citation("Nobody ever wrote this sentence anywhere")]
        dossier["nodes"][4]["citations"] = [citation("The rule names")]
        path = self.write(dossier)
        self.write_text()
        lines = self.assert_fails(1, "check", path, stdout=None)
        self.assertEqual(len(lines), 2)
        self.assertIn(": nodes[3].citations[0]: ", lines[0])
        self.assertIn("Nobody ever wrote", lines[0])
        self.assertIn(": nodes[4].citations[0]: ", lines[1])
        self.assertIn("more than once", lines[1])
        out = self.run_program("check", path).stdout.decode()
        self.assertTrue(out.endswith("7 quotes: 4 exact, 1 normalised, 1 ambiguous, 1 missing\n"), out)

    def test_a_slip_in_a_quote(self):
        dossier = small()
        dossier["nodes"][3]["citations"] = [citation("Exporters were not convinded")]
        path = self.write(dossier)
        self.write_text()
        self.assert_fails(1, "check", path, says=["close to it is “Exporters were not convinced"], stdout=None)

    def test_no_text_is_a_problem_only_where_texts_are_given(self):
        path = self.write(small())
        folder = self.folder / "texts"
        folder.mkdir()
        lines = self.assert_fails(1, "check", "-q", "--sources", folder, path, stdout=None)
        self.assertEqual(len(lines), 5)

    def test_a_changed_text(self):
        dossier = small()
        dossier["sources"][0]["contentHash"] = "sha256-" + "0" * 64
        self.write_text()
        out = self.run_fine("check", self.write(dossier))
        self.assertIn("; the text of 1 source has changed", out)

    def test_json(self):
        dossier = small()
        dossier["nodes"][3]["citations"] = [citation("Nobody ever wrote this sentence anywhere")]
        path = self.write(dossier)
        self.write_text()
        result = self.run_program("check", "--json", path, environment=self.environment(LC_ALL="C"))
        self.assertEqual(result.returncode, 1)
        file, = json.loads(result.stdout)["files"]
        self.assertEqual(list(file), ["file", "problems", "citations", "sources", "nodes", "edges", "quotes",
                                      "statuses", "sourcesChanged", "fine"])
        self.assertEqual((file["sources"], file["nodes"], file["edges"]), (2, 6, 5))
        self.assertEqual(file["problems"], [])
        self.assertIs(file["fine"], False)
        self.assertEqual(file["statuses"], {"exact": 4, "normalised": 1, "ambiguous": 0, "near": 0, "missing": 1,
                                            "no-text": 0})
        expected = [(f"{array}[{i}].citations[{j}]", c["source"], c["exact"])
                    for array in ("nodes", "edges")
                    for i, record in enumerate(dossier[array])
                    for j, c in enumerate(record.get("citations", []))]
        self.assertEqual([(c["place"], c["source"], c["exact"]) for c in file["citations"]], expected)
        for c in file["citations"]:
            if c["status"] == "exact":
                self.assertEqual(ARTICLE[c["start"]:c["end"]], c["exact"])

    def test_json_of_problems(self):
        bad = self.write({"dossier": 1, "nodes": [{"id": "a", "type": "actor"}], "edges": []}, "bad.dossier")
        good = self.write(small())
        result = self.run_program("check", "--json", bad, good, "absent.dossier")
        self.assertEqual(result.returncode, 2)
        files = json.loads(result.stdout)["files"]
        self.assertEqual([f["fine"] for f in files], [False, True, False])
        self.assertTrue(files[0]["problems"])
        self.assertTrue(all(p["place"] and p["message"] for p in files[0]["problems"]))
        self.assertEqual(files[1]["problems"], [])
        unread, = files[2]["problems"]
        self.assertEqual(unread["place"], "")
        self.assertIn("absent.dossier", unread["message"])

    def test_problems_each_on_its_line(self):
        dossier = small()
        dossier["nodes"][1]["citations"][0]["source"] = "papre"
        dossier["edges"][2]["to"] = "rul"
        path = self.write(dossier)
        lines = self.assert_fails(1, "check", path)
        self.assertEqual(len(lines), 2)
        self.assertTrue(lines[0].startswith(f"dossier: {path}: nodes[1].citations[0].source: "), lines[0])
        self.assertIn("paper", lines[0])
        self.assertTrue(lines[1].startswith(f"dossier: {path}: edges[2].to: "), lines[1])
        self.assertIn("rule", lines[1])

    def test_syntax(self):
        path = self.write('{"dossier": 1,\n  "nodes": [,]}')
        line, = self.assert_fails(1, "check", path)
        self.assertRegex(line, r": line 2, column \d+: ")

    def test_several_files(self):
        good = self.write(small(), "good.dossier")
        bad = self.write('{"dossier": 1, "nodes": [], "edges": [{}]}', "bad.dossier")
        result = self.run_program("check", bad, good)
        self.assertEqual(result.returncode, 1)
        self.assertEqual(result.stdout.decode().splitlines()[-1],
                         f"{good}: 2 sources, 6 nodes, 5 relations; 5 quotes: 5 no text")
        self.assert_fails(2, "check", good, self.folder / "absent", says="absent", stdout=None)

    def test_standard_input(self):
        text = json.dumps(small()).encode()
        self.assertEqual(self.run_fine("check", "-", input=text), "2 sources, 6 nodes, 5 relations; 5 quotes\n")
        self.assert_fails(1, "check", "-", input=b"{", says="standard input")

    def test_unreadable(self):
        os.mkfifo(self.folder / "pipe")
        for name in ("absent.dossier", "", ".", "pipe", "/dev/null/x"):
            with self.subTest(name):
                self.assert_fails(2, "check", name)
        self.assert_fails(2, "check", "--sources", self.folder / "absent", self.write(small()), says="absent")

    def test_names_and_labels_that_command_a_terminal(self):
        dossier = small()
        dossier["nodes"][0]["type"] = "\u001b]0;owned\u0007"
        path = self.write(dossier, "red\x1b[31m\n\u202ename.dossier")
        lines = self.assert_fails(1, "check", path)
        self.assertEqual(len(lines), 1)
        self.assertIn(r"red\x1b[31m\n\u202ename.dossier: nodes[0].type: ", lines[0])
        self.assert_fails(2, "check", os.fsdecode(b"not\xff\xfeutf8\x9b"), says=r"not\xff\xfeutf8\x9b")

    def test_bundled(self):
        paths = bundled()
        if not paths:
            self.skipTest("there are no bundled dossiers in this tree")
        for path in paths:
            with self.subTest(path.name):
                dossier = read(path)
                file, = self.run_json("check", "--json", path)["files"]
                self.assertEqual((file["sources"], file["nodes"], file["edges"], file["quotes"]),
                                 (len(dossier["sources"]), len(dossier["nodes"]), len(dossier["edges"]), count_quotes(dossier)))

    def test_broken(self):
        paths = sorted((SOURCE / "tests" / "data" / "broken").glob("*"))
        if not paths:
            self.skipTest("there are no broken dossiers in this tree")
        for path in paths:
            with self.subTest(path.name):
                lines = self.assert_fails(1, "check", path)
                for line in lines:
                    self.assertTrue(line.startswith(f"dossier: {path}: "), line)


if __name__ == "__main__":
    unittest.main()
