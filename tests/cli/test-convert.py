# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later

import csv
import json
import os
import resource
import shutil
import signal
import subprocess
import unittest
import xml.etree.ElementTree as xml

from convert_case import BOTH_WAYS, BUNDLED, HOSTILE, JSON, ConvertCase, by_id, everything
from program import PROGRAM, SOURCE, bundled, read, small

try:
    import igraph
    import networkx
except ImportError:
    igraph = networkx = None

NOBODY = 65534


class Convert(ConvertCase):
    def test_there_and_back(self):
        for path in bundled():
            dossier = read(path)
            for format in BOTH_WAYS:
                if path.stem == "deep-64" and format in JSON:
                    continue  # a level more would be too deep, which is said
                with self.subTest(path.name, format=format):
                    self.assert_same(dossier, self.read_back(path, format, path.stem), format)

    def test_awkward_texts(self):
        for i, name in enumerate(HOSTILE):
            dossier = everything(name)
            path = self.write(dossier)
            for format in BOTH_WAYS:
                with self.subTest(name, format=format):
                    self.assert_same(dossier, self.read_back(path, format, f"t{i}"), format)

    def test_schemas(self):
        """Whatever a dossier holds, what is written has the form that the formats' schemas want."""
        if not shutil.which("xmllint"):
            self.skipTest("xmllint is not installed")
        for name in [None, "1é", "a b/ü:1", "a_b", *HOSTILE]:
            path = self.write(everything(name)) if name is not None else BUNDLED
            for format in ("graphml", "gexf"):
                with self.subTest(name, format=format):
                    self.convert(path, self.folder / f"s.{format}")
                    schema = SOURCE / "tests" / "data" / "schemas" / f"{format}.rng"
                    result = subprocess.run(["xmllint", "--nonet", "--noout", "--relaxng", schema, self.folder / f"s.{format}"],
                                            capture_output=True, text=True)
                    self.assertEqual(result.returncode, 0, result.stderr)

    def test_names_that_graphml_cannot_have(self):
        """They are written as near as can be, each another, and come back whole."""
        dossier = small()
        names = ("born in", "born/in", "born_in", "稀土", "", "a b_2", "a b", "a/b")
        for i, name in enumerate(names):
            dossier["nodes"][0].setdefault("properties", {})[name] = i
        path = self.write(dossier)
        self.convert(path, self.folder / "n.graphml")
        keys = xml.parse(self.folder / "n.graphml").getroot().findall("{*}key[@for='node']")
        written = [key.get("attr.name") for key in keys]
        self.assertEqual(len(written), len(set(written)))
        for name in ("property:born_in", "property:稀土", "property:born_in_2"):
            self.assertIn(name, written)
        back, _ = self.read_other("n.graphml")
        self.assertEqual(back["nodes"][0]["properties"], dossier["nodes"][0]["properties"])

    def test_the_same_bytes(self):
        for format in BOTH_WAYS:
            for name in ("a", "b"):
                self.convert(BUNDLED, self.folder / f"{name}.{format}")
            for part in ("-nodes", "-edges") if format == "csv" else ("",):
                self.assertEqual((self.folder / f"a{part}.{format}").read_bytes(), (self.folder / f"b{part}.{format}").read_bytes())

    def test_says_what_is_lost(self):
        path = self.write(small())
        said = self.convert(path, self.folder / "o.csv")
        self.assertIn("1 source that nothing cites", said)
        self.assertIn("has no place in CSV", said)
        said = self.convert(path, self.folder / "o.gexf")
        self.assertIn("2 edges without an id are given one" if sum("id" not in e for e in small()["edges"]) == 2 else
                      "1 edge without an id is given one", said)
        self.assertEqual(self.convert(path, self.folder / "o.graphml"), "")
        dossier = small()
        dossier["nodes"][0]["label"] = "bell\x07 and \ufffe"
        said = self.convert(self.write(dossier), self.folder / "o.graphml")
        self.assertIn("2 control characters", said)
        back, _ = self.read_other("o.graphml")
        self.assertEqual(back["nodes"][0]["label"], "bell\ufffd and \ufffd")
        dossier["nodes"][0]["label"] = "=HYPERLINK(1)"
        self.assertIn("formula", self.convert(self.write(dossier), self.folder / "o.csv"))

    def test_csv_as_others_read_it(self):
        dossier = read(BUNDLED)
        self.convert(BUNDLED, self.folder / "o.csv")
        with open(self.folder / "o-nodes.csv", encoding="utf-8", newline="") as file:
            nodes = list(csv.DictReader(file))
        with open(self.folder / "o-edges.csv", encoding="utf-8", newline="") as file:
            edges = list(csv.DictReader(file))
        self.assertEqual([(n["id"], n["label"], n["type"], n["date"]) for n in nodes],
                         [(n["id"], n["label"], n["type"], n.get("date", "")) for n in dossier["nodes"]])
        self.assertEqual([(e["from"], e["to"], e["type"]) for e in edges], [(e["from"], e["to"], e["type"]) for e in dossier["edges"]])
        self.assertEqual([[c["exact"] for c in json.loads(n["dossier:citations"] or "[]")] for n in nodes],
                         [[c["exact"] for c in n.get("citations", [])] for n in dossier["nodes"]])

    def test_csv_made_elsewhere(self):
        (self.folder / "a-nodes.csv").write_text("\ufeffKey;Name;Category;When;Said;Read in\r\n"
                                                 "n1;\"Berg; Anna\";Legal Person;2026-01-08;\"two\nlines\";https://example.org/1\r\n"
                                                 "n2;Ferry;vessel;last week;;Harbour Post\r\n", encoding="utf-8")
        (self.folder / "a-edges.csv").write_text("Source\tTarget\tRelation\nn1\tn2\tcommands\nn1\tn3\t\n", encoding="utf-8")
        dossier, said = self.read_other("a.csv", "--map", "quote=Said,source=Read in")
        self.assertEqual([(n["id"], n["label"], n["type"], n.get("date")) for n in dossier["nodes"]],
                         [("n1", "Berg; Anna", "legal-person", "2026-01-08"), ("n2", "Ferry", "vessel", None), ("n3", "n3", "node", None)])
        self.assertEqual(dossier["nodes"][0]["citations"], [{"source": "https://example.org/1", "exact": "two\nlines"}])
        self.assertEqual(dossier["sources"], [{"id": "https://example.org/1", "title": "https://example.org/1", "url": "https://example.org/1"}])
        self.assertEqual(dossier["nodes"][0]["properties"], {"Category": "Legal Person"})
        self.assertEqual(dossier["nodes"][1]["properties"], {"When": "last week", "Read in": "Harbour Post"})
        self.assertEqual([(e["from"], e["to"], e["type"]) for e in dossier["edges"]], [("n1", "n2", "commands"), ("n1", "n3", "related-to")])
        self.assertEqual(dossier["title"], "a")
        for words in ("1 type is written otherwise", "1 date is not", "1 record names a source", "1 node is made"):
            self.assertIn(words, said)

    def test_one_table(self):
        (self.folder / "list.csv").write_text("from,to,type\na,b,knows\nb,c,knows\n")
        dossier, said = self.read_other("list.csv")
        self.assertEqual([n["id"] for n in dossier["nodes"]], ["a", "b", "c"])
        self.assertEqual(len(dossier["edges"]), 2)
        (self.folder / "people.csv").write_text("name,age\nAnna,40\nBo,\n")
        dossier, said = self.read_other("people.csv")
        self.assertEqual([(n["id"], n["label"], n.get("properties")) for n in dossier["nodes"]],
                         [("Anna", "Anna", {"age": "40"}), ("Bo", "Bo", None)])
        self.assertIn("no column for ids", said)

    def test_broken_csv(self):
        for text, words in (("id,label\na,\"b\n", "quotation mark"), ("id\na\nb,c\n", "line 3: more cells"), ("", "empty"),
                            (b"id\n\xff\n", "UTF-8"), (b"id\na\0b\n", "zero byte"), ("id\na\na\n", "another node"),
                            ("id,dossier:citations\na,[{\n", "no array of citations"),
                            ("id,dossier:citations\na,\"[{\"\"exact\"\":5}]\"\n", "nodes[0].citations[0]")):
            with self.subTest(text):
                (self.folder / "x.csv").write_bytes(text.encode() if isinstance(text, str) else text)
                self.assert_fails(1, "convert", "x.csv", "x.dossier", says=words)
                self.assertFalse((self.folder / "x.dossier").exists())

    def test_columns(self):
        (self.folder / "people.csv").write_text("key,name,category,born in\n1,Anna,person,Oslo\n2,Bo,person,\n")
        out = self.run_fine("convert", "--columns", "people.csv")
        self.assertEqual(out.splitlines(), ["node\tkey\tid\t2\t1", "node\tname\tlabel\t2\tAnna",
                                            "node\tcategory\ttype\t2\tperson", "node\tborn in\tproperty\t1\tOslo"])
        self.assert_fails(2, "convert", "--map=label=nmae", "people.csv", "x.dossier", says="no column “nmae”")
        self.assert_fails(2, "convert", "--map=labl=name", "people.csv", "x.dossier", says="labl")
        dossier, _ = self.read_other("people.csv", "--map", "label=born in,type=")
        self.assertEqual([(n["label"], n["type"]) for n in dossier["nodes"]], [("Oslo", "node"), ("2", "node")])

    def test_table_of_edges_by_map(self):
        (self.folder / "letters.csv").write_text("Sender,Receiver,Channel\nA,B,post\nB,C,wire\n")
        dossier, _ = self.read_other("letters.csv", "--map", "from=Sender,to=Receiver,type=Channel")
        self.assertEqual([(e["from"], e["to"], e["type"]) for e in dossier["edges"]], [("A", "B", "post"), ("B", "C", "wire")])
        # A table that is named as one of nodes is one, whatever its columns are called.
        (self.folder / "x-nodes.csv").write_text("id,source,target\na,b,c\n")
        dossier, _ = self.read_other("x-nodes.csv", "--map", "label=target")
        self.assertEqual((len(dossier["nodes"]), dossier["edges"]), (1, []))

    def test_xml_that_attacks(self):
        (self.folder / "secret").write_text("SECRET")
        entities = "".join(f"<!ENTITY e{i} \"{f'&e{i - 1};' * 10 if i else 'ha'}\">" for i in range(12))
        for format, graph in (("graphml", "<graphml><graph><node id='a'><data key='label'>%s</data></node></graph></graphml>"),
                              ("gexf", "<gexf><graph><nodes><node id='a' label='%s'/></nodes></graph></gexf>")):
            for doctype, value in ((f"<!DOCTYPE x [{entities}]>", "&e11;"),
                                   (f"<!DOCTYPE x [<!ENTITY s SYSTEM 'file://{self.folder}/secret'>]>", "&s;"),
                                   ("<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x.dtd'>", "a"),
                                   ("<!DOCTYPE x [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]>", "a")):
                with self.subTest(format=format, doctype=doctype[:40]):
                    (self.folder / f"x.{format}").write_text(doctype + graph % value)
                    lines = self.assert_fails(1, "convert", f"x.{format}", "x.dossier", says="line ")
                    self.assertNotIn("SECRET", "".join(lines))
                    self.assertFalse((self.folder / "x.dossier").exists())
            (self.folder / f"x.{format}").write_text(graph % "&nosuch;")
            self.assert_fails(1, "convert", f"x.{format}", "x.dossier", says="line 1")
            (self.folder / f"x.{format}").write_text("<a>" * 5000)
            self.assert_fails(1, "convert", f"x.{format}", "x.dossier")
            (self.folder / f"x.{format}").write_text("<html/>")
            self.assert_fails(1, "convert", f"x.{format}", "x.dossier", says="begins with “html”")
            include = ("<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='secret' parse='text'/>")
            (self.folder / f"x.{format}").write_text((graph % "a").replace("<graph>", include + "<graph>"))
            self.convert(self.folder / f"x.{format}", self.folder / "x.dossier")
            self.assertNotIn("SECRET", (self.folder / "x.dossier").read_text())
            (self.folder / "x.dossier").unlink()

    def test_dot_made_elsewhere(self):
        (self.folder / "x.gv").write_text(
            'graph "G" { node [shape=box, image="/etc/passwd"]; a [label="Line\\none \\N \\\\n", shapefile="/etc/shadow"];'
            ' b [label=<<B>bold</B><IMG SRC="/etc/passwd"/>>]; subgraph cluster_x { c } a -- b [label="said", fontpath="/"]; a -- c; imagepath="/" }')
        dossier, said = self.read_other("x.gv")
        self.assertEqual([(n["id"], n["label"]) for n in dossier["nodes"]],
                         [("a", "Line\none a \\n"), ("b", '<B>bold</B><IMG SRC="/etc/passwd"/>'), ("c", "c")])
        self.assertEqual([(e["from"], e["to"], e.get("label")) for e in dossier["edges"]], [("a", "b", "said"), ("a", "c", None)])
        self.assertEqual(dossier["nodes"][0]["properties"], {"shape": "box"})
        for words in ("2 edges have no direction", "1 subgraph", "6 attributes that name files", "1 text with markup"):
            self.assertIn(words, said)
        for text in ("digraph {", "digraph { a [label=\"x }", "{}", "", "a" * 100000, "digraph {" + "subgraph {" * 200000, "digraph { \xff }"):
            with self.subTest(text[:30]):
                (self.folder / "x.dot").write_text(text, encoding="latin-1")
                self.assert_fails(1, "convert", "x.dot", "y.dossier")
                self.assertFalse((self.folder / "y.dossier").exists())
        self.assert_fails(1, "convert", "x.gv", "y.dossier", says="dossier-read-helper",
                          environment=self.environment(DOSSIER_LAYOUT_HELPER=str(self.folder / "nothing")))

    def assert_helper_fails(self, source, script, words):
        helper = self.folder / "dossier-read-helper"
        with self.subTest(source, script=script):
            helper.write_text(f"#!/bin/sh\n{script}\n")
            helper.chmod(0o755)
            self.assert_fails(1, "convert", source, "y.dossier", says=words,
                              environment=self.environment(DOSSIER_LAYOUT_HELPER=str(self.folder / "other")))
            self.assertFalse((self.folder / "y.dossier").exists())

    def test_helper_that_goes_wrong(self):
        (self.folder / "x.gv").write_text("digraph { a }")
        (self.folder / "x.ttl").write_text("<http://a/> <http://b/> 1 .")
        for source in ("x.gv", "x.ttl"):
            for script, words in (("exit 0", "no sense"), ("kill -SEGV $$", "crashed"), ("printf 'DdRd\\0\\0\\0\\0'", "no sense"),
                                  ("printf 'DdRd\\7\\0\\0\\0'", "no sense"), ("printf 'DdRd\\2\\0\\0\\0'", "a million"),
                                  ("printf 'DdRd\\1\\0\\0\\0\\3\\0\\0\\0\\4\\0\\0\\0\\2\\0\\0\\0no'", "line 3, column 4"),
                                  ("printf 'DdRd\\0\\0\\0\\0\\1\\0\\0\\0\\0\\0\\0\\0\\377\\377\\377\\377'", "no sense"),
                                  ("exec /usr/bin/yes", "too large")):
                self.assert_helper_fails(source, script, words)

    def test_statements_that_name_no_term(self):
        """What the helper of RDF answers is held against every rule."""
        (self.folder / "x.nq").write_text("")
        number = lambda *values: "".join(f"\\{v}\\0\\0\\0" for v in values)
        iri, text = number(0, 1) + "a" + number(0, 0), number(2, 1) + "b" + number(0, 0)
        for terms, statement in ((number(1) + iri, number(1, 1, 1, 0)), (number(2) + iri + text, number(1, 1, 2, 1))):
            self.assertEqual(self.answer(terms, statement), "")
        for terms, statement in ((number(1) + iri, number(1, 1, 2, 0)), (number(1) + iri, number(0, 1, 1, 0)),
                                 (number(1) + iri, number(1, 1, 1, 2)), (number(2) + iri + iri, number(1, 1, 1, 0)),
                                 (number(2) + iri + text, number(2, 1, 1, 0)), (number(2) + iri + text, number(1, 2, 1, 0)),
                                 (number(2) + iri + text, number(1, 1, 1, 2)), (number(1) + number(3, 1) + "a" + number(0, 0), number(1, 1, 1, 0))):
            with self.subTest(statement):
                self.assertIn("no sense", self.answer(terms, statement))

    def answer(self, terms, statement):
        helper = self.folder / "dossier-read-helper"
        helper.write_text(f"#!/bin/sh\nprintf 'DdRd\\0\\0\\0\\0{terms}\\1\\0\\0\\0{statement}'\n")
        helper.chmod(0o755)
        result = self.run_program("convert", "x.nq", "y.dossier",
                                  environment=self.environment(DOSSIER_LAYOUT_HELPER=str(self.folder / "other")))
        return result.stderr.decode() if result.returncode else ""

    def test_json_made_elsewhere(self):
        for name, value in (("d3", {"nodes": [{"name": "A", "group": 1}, {"name": "B"}], "links": [{"source": 0, "target": 1, "value": 2}]}),
                            ("ids", {"directed": False, "nodes": [{"id": 7, "name": "A"}, {"id": 9, "name": "B"}], "edges": [{"source": 7, "target": 9}]}),
                            ("jgf1", {"graph": {"nodes": [{"id": "A"}, {"id": "B"}], "edges": [{"source": "A", "target": "B", "relation": "knows"}]}}),
                            ("jgf2", {"graphs": [{"label": "T", "nodes": {"A": {}, "B": {"label": "B", "metadata": {"x": [1]}}}, "edges": [{"source": "A", "target": "B"}]}, {}]}),
                            ("list", [{"group": "edges", "data": {"source": "A", "target": "B"}}, {"data": {"id": "A"}, "position": {"x": 1, "y": 2}}, {"data": {"id": "B"}}])):
            with self.subTest(name):
                (self.folder / "x.json").write_text(json.dumps(value))
                dossier, said = self.read_other("x.json")
                self.assertEqual([n["label"] for n in dossier["nodes"]], ["A", "B"])
                self.assertEqual([(e["from"], e["to"]) for e in dossier["edges"]], [(dossier["nodes"][0]["id"], dossier["nodes"][1]["id"])])
                self.assertEqual("no direction" in said, name == "ids")
                self.assertEqual("positions" in said, name == "list")
                self.assertEqual("first graph" in said, name == "jgf2")
        for text in ("{}", "[1]", "{\"nodes\": [1]}", "[" * 100, "{\"nodes\": [{\"id\": \"\\u0000\"}]}", "null",
                     "{\"nodes\": [{\"id\": NaN}]}", "{\"nodes\": [], \"links\": [{}]}"):
            with self.subTest(text):
                (self.folder / "x.json").write_text(text)
                (self.folder / "x.dossier").unlink(missing_ok=True)
                self.assert_fails(1, "convert", "x.json", "x.dossier")
                self.assertFalse((self.folder / "x.dossier").exists())

    def test_graphml_of_yed(self):
        (self.folder / "y.graphml").write_text(
            "<graphml xmlns='http://graphml.graphdrawing.org/xmlns' xmlns:y='http://www.yworks.com/xml/graphml'>"
            "<key for='node' id='d6' yfiles.type='nodegraphics'/><key id='d1' for='node' attr.name='w' attr.type='int'><default>3</default></key>"
            "<graph edgedefault='undirected'><node id='n0'><data key='d6'><y:ShapeNode><y:NodeLabel>Anna &lt;b&gt;</y:NodeLabel></y:ShapeNode></data>"
            "<graph><node id='n0::n1'/></graph></node><edge source='n0' target='n0::n1'/></graph></graphml>")
        dossier, said = self.read_other("y.graphml")
        self.assertEqual({n["id"]: (n["label"], n["properties"]) for n in dossier["nodes"]},
                         {"n0": ("Anna <b>", {"w": 3}), "n0::n1": ("n0::n1", {"w": 3})})
        self.assertIn("1 edge has no direction", said)
        self.assertIn("graphs inside nodes", said)

    def test_use(self):
        path = self.write(small())
        self.assert_fails(2, "convert", path, "x.xyz", says=".graphml")
        self.assert_fails(2, "convert", path, says="name a file")
        self.assert_fails(2, "convert", path, path, says="itself")
        self.assert_fails(2, "convert", "--to=xyz", path, "x", says="there is no format “xyz”")
        self.assert_fails(2, "convert", "nosuch.gexf", "x.dossier", says="nosuch.gexf")
        self.assert_fails(2, "convert", path, "nosuch/x.gexf", says="nosuch")
        self.convert(path, self.folder / "x", "--to=gexf")
        self.convert(self.folder / "x", self.folder / "y.graphml", "--from=gexf")
        self.assertEqual(read_names(self.folder / "y.graphml"), [n["id"] for n in small()["nodes"]])

    def test_folder_that_takes_nothing(self):
        path = self.write(small())
        closed = self.folder / "closed"
        closed.mkdir(mode=0o555)
        self.folder.chmod(0o755)
        # Root writes everywhere.
        more = {"user": NOBODY} if os.geteuid() == 0 else {}
        if more and subprocess.run(["test", "-x", PROGRAM], user=NOBODY).returncode != 0:
            self.skipTest("nobody else can run the program here")
        for format in BOTH_WAYS:
            self.assert_fails(2, "convert", path, closed / f"x.{format}", says="closed", **more)
            self.assertEqual(list(closed.iterdir()), [])

    def test_file_size_limit(self):
        """As of a quota: writing fails after a while, must not kill, and leaves old files as they were, both of a pair."""
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512))

        path = self.write(small())
        graphml = self.folder / "in.graphml"
        self.convert(path, graphml)
        for old in (None, "old"):
            for format in BOTH_WAYS + ["dossier"]:
                names = ["out-nodes.csv", "out-edges.csv"] if format == "csv" else [f"out.{format}"]
                for name in names if old else []:
                    (self.folder / name).write_text(old)
                with self.subTest(format=format, old=old):
                    result = self.run_program("convert", graphml if format == "dossier" else path, f"out.{format}", preexec_fn=limit)
                    self.assertEqual(result.returncode, 2, result.stderr)
                    self.assertIn(b"out", result.stderr)
                    kept = {name: (self.folder / name).read_text() for name in self.list_folder() if name.startswith("out")}
                    self.assertEqual(kept, dict.fromkeys(names, old) if old else {})
                for name in names if old else []:
                    (self.folder / name).unlink()

    def test_full_disk(self):
        disk = self.folder / "disk"
        disk.mkdir()
        mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8k", "none", disk], capture_output=True)
        if mount.returncode != 0:
            self.skipTest("no file system can be mounted here")
        self.addCleanup(subprocess.run, ["umount", disk], check=True)
        for format in BOTH_WAYS:
            self.assert_fails(2, "convert", BUNDLED, disk / f"x.{format}", says="No space left")
            self.assertEqual(list(disk.iterdir()), [])

    def test_full_disk_after_half_of_a_pair(self):
        """Both tables are new, or both are as they were: two that do not belong together would be read as one graph."""
        path = self.write(small())
        self.convert(path, self.folder / "out.csv")
        dossier = small()
        dossier["edges"] += [{"from": "speaker", "to": "civilian", "type": "about", "label": "x" * 20000}]
        path = self.write(dossier)
        disk = self.folder / "disk"
        disk.mkdir()
        mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24k", "none", disk], capture_output=True)
        if mount.returncode != 0:
            self.skipTest("no file system can be mounted here")
        self.addCleanup(subprocess.run, ["umount", disk], check=True)
        for old in (False, True):
            with self.subTest(old=old):
                for name in ("out-nodes.csv", "out-edges.csv") if old else ():
                    (disk / name).write_text("old")
                self.assert_fails(2, "convert", path, disk / "out.csv", says="No space left")
                self.assertEqual({file.name: file.read_text() for file in disk.iterdir()},
                                 {"out-nodes.csv": "old", "out-edges.csv": "old"} if old else {})

    def test_interrupted(self):
        """While the helper reads: it ends, too, and nothing is left."""
        helper = self.folder / "dossier-read-helper"
        helper.write_text(f"#!/bin/sh\necho $$ >{self.folder}/started\nexec sleep 60\n")
        helper.chmod(0o755)
        os.mkfifo(self.folder / "started")
        (self.folder / "x.gv").write_text("digraph { a }")
        (self.folder / "x.ttl").write_text("<http://a/> <http://b/> 1 .")
        before = self.list_folder()
        for source in ("x.gv", "x.ttl"):
            for number in (signal.SIGINT, signal.SIGTERM):
                with self.subTest(source, number=number):
                    process = subprocess.Popen([PROGRAM, "convert", source, "out.graphml"], cwd=self.folder, stdout=subprocess.PIPE,
                                               stderr=subprocess.PIPE, env=self.environment(DOSSIER_LAYOUT_HELPER=str(self.folder / "helper")))
                    self.addCleanup(process.kill)
                    with open(self.folder / "started") as started:
                        child = int(started.readline())
                    process.send_signal(number)
                    out, err = process.communicate(timeout=60)
                    self.assertEqual((process.returncode, out, err), (130, b"", b""))
                    self.assert_ends(child)
                    self.assertEqual(self.list_folder(), before)

    def test_half_of_a_pair(self):
        path = self.write(small())
        (self.folder / "o-edges.csv").mkdir()
        self.assert_fails(2, "convert", path, "o.csv", says="o-edges.csv")
        self.assertFalse((self.folder / "o-nodes.csv").exists())


def read_names(path):
    return [n.get("id") for n in xml.parse(path).iter("{http://graphml.graphdrawing.org/xmlns}node")]


@unittest.skipIf(networkx is None, "python3-networkx and python3-igraph are not installed")
class Others(ConvertCase):
    """Files that other programs wrote, and what they read of ours."""

    def setUp(self):
        super().setUp()
        self.graph = networkx.MultiDiGraph(name="G")
        self.graph.add_node("a b", label="Anna <i>", category="Legal Person", age=40, tall=True, date="2026-01-08")
        self.graph.add_node("c", label="=1+1", category="ship")
        self.graph.add_edge("a b", "c", relation="commands", weight=1.5)

    def check(self, dossier, with_types=True):
        self.assertEqual([(n["id"], n["label"], n["type"], n.get("date")) for n in dossier["nodes"]],
                         [("a b", "Anna <i>", "legal-person", "2026-01-08"), ("c", "=1+1", "ship", None)])
        self.assertEqual([(e["from"], e["to"], e["type"]) for e in dossier["edges"]], [("a b", "c", "commands")])
        if with_types:
            self.assertEqual(dossier["nodes"][0]["properties"], {"category": "Legal Person", "age": 40, "tall": True})
            self.assertEqual(dossier["edges"][0]["properties"]["weight"], 1.5)

    def check_graph(self, graph):
        dossier = read(BUNDLED)
        self.assertEqual(sorted(graph.nodes), sorted(n["id"] for n in dossier["nodes"]))
        self.assertEqual(sorted((u, v, d["type"]) for u, v, d in graph.edges(data=True)),
                         sorted((e["from"], e["to"], e["type"]) for e in dossier["edges"]))
        for node in dossier["nodes"]:
            self.assertEqual(graph.nodes[node["id"]]["label"], node["label"])
            self.assertEqual(graph.nodes[node["id"]].get("date"), node.get("date"))
            citations = graph.nodes[node["id"]].get("dossier:citations", [])
            citations = json.loads(citations) if isinstance(citations, str) else citations
            self.assertEqual([c["exact"] for c in citations], [c["exact"] for c in node.get("citations", [])])

    def test_graphml_of_networkx(self):
        networkx.write_graphml(self.graph, self.folder / "n.graphml")
        self.check(self.read_other("n.graphml")[0])
        self.convert(BUNDLED, self.folder / "o.graphml")
        self.check_graph(networkx.read_graphml(self.folder / "o.graphml", force_multigraph=True))

    def test_graphml_of_igraph(self):
        graph = igraph.Graph(directed=True)
        graph.add_vertex(name="Anna", type="person")
        graph.add_vertex(name="Bo", type="person")
        graph.add_edge(0, 1, type="knows", weight=2.0)
        graph.write_graphml(str(self.folder / "i.graphml"))
        dossier, _ = self.read_other("i.graphml")
        self.assertEqual([(n["id"], n["label"], n["type"]) for n in dossier["nodes"]], [("n0", "Anna", "person"), ("n1", "Bo", "person")])
        self.assertEqual([(e["from"], e["to"], e["type"], e["properties"]) for e in dossier["edges"]], [("n0", "n1", "knows", {"weight": 2})])
        self.convert(BUNDLED, self.folder / "o.graphml")
        back = igraph.Graph.Read_GraphML(str(self.folder / "o.graphml"))
        self.assertEqual(back.vs["label"], [n["label"] for n in read(BUNDLED)["nodes"]])
        self.assertEqual(back.es["type"], [e["type"] for e in read(BUNDLED)["edges"]])

    def test_dot_of_graphviz(self):
        if shutil.which("dot") is None:
            self.skipTest("graphviz is not installed")
        text = subprocess.run(["dot", "-Tdot"], input='digraph { a -> b [label=says]; a [label="Anna"] }', capture_output=True, text=True).stdout
        (self.folder / "g.dot").write_text(text)
        dossier, _ = self.read_other("g.dot")
        self.assertEqual([(n["id"], n["label"]) for n in dossier["nodes"]], [("a", "Anna"), ("b", "b")])
        self.assertIn("pos", dossier["nodes"][0]["properties"])
        self.convert(BUNDLED, self.folder / "o.dot")
        result = subprocess.run(["dot", "-Tcanon", self.folder / "o.dot"], capture_output=True)
        self.assertEqual((result.stderr.decode(), result.returncode), ("", 0))
        (self.folder / "canon.dot").write_bytes(result.stdout)
        dossier, back = read(BUNDLED), self.read_other("canon.dot")[0]
        self.assertEqual(by_id(back["nodes"]), by_id(dossier["nodes"]))
        self.assertEqual(by_id(back["edges"]), by_id(dossier["edges"]))

    def test_json_of_networkx(self):
        (self.folder / "n.json").write_text(json.dumps(networkx.node_link_data(self.graph)))
        self.check(self.read_other("n.json")[0])
        (self.folder / "c.cyjs").write_text(json.dumps(networkx.cytoscape_data(self.graph)))
        dossier, _ = self.read_other("c.cyjs")
        self.assertEqual([(n["id"], n["label"]) for n in dossier["nodes"]], [("a b", "Anna <i>"), ("c", "=1+1")])
        self.assertEqual([(e["from"], e["to"], e["type"]) for e in dossier["edges"]], [("a b", "c", "commands")])
        self.convert(BUNDLED, self.folder / "o.json")
        self.check_graph(networkx.node_link_graph(json.loads((self.folder / "o.json").read_text(encoding="utf-8"))))
        self.convert(BUNDLED, self.folder / "o.cyjs")
        cyjs = json.loads((self.folder / "o.cyjs").read_text(encoding="utf-8"))
        cyjs.update({"directed": True, "multigraph": True})
        for element in cyjs["elements"]["nodes"] + cyjs["elements"]["edges"]:
            element["data"]["key"] = element["data"]["id"]  # else parallel edges are one to networkx
            element["data"].setdefault("name", element["data"]["id"])
            element["data"].setdefault("value", element["data"]["id"])
        self.check_graph(networkx.cytoscape_graph(cyjs))

    def test_gexf_of_networkx(self):
        networkx.write_gexf(self.graph, self.folder / "n.gexf", version="1.2draft")
        self.check(self.read_other("n.gexf")[0])
        self.convert(BUNDLED, self.folder / "o.gexf")
        # This networkx knows no version of GEXF after 1.2.
        text = (self.folder / "o.gexf").read_text(encoding="utf-8")
        text = text.replace("http://gexf.net/1.3\"", "http://www.gexf.net/1.2draft\"", 1).replace('version="1.3"', 'version="1.2"')
        (self.folder / "o12.gexf").write_text(text, encoding="utf-8")
        self.check_graph(networkx.read_gexf(self.folder / "o12.gexf"))


if __name__ == "__main__":
    unittest.main()
