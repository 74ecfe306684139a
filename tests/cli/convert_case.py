# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later

"""What the tests of dossier convert have in common."""

import copy
import json
import re

from program import Case, SOURCE, read, small

BUNDLED = SOURCE / "data" / "dossiers" / "rare-earths-2026.dossier"

# What each of them may lose of a dossier, besides nothing.
WITHOUT_GRAPH = {"csv": ("title", "description", "lang", "created", "modified", "view"),
                 "gexf": ("description", "lang", "created", "modified", "view")}
# Where an empty text is none.
WITHOUT_EMPTY = ("csv", "dot")
JSON = ["jgf", "cyjs", "json"]
BOTH_WAYS = ["csv", "graphml", "gexf", "dot", "jgf", "cyjs", "json", "ttl", "jsonld"]

HOSTILE = ["<b>&amp;</b>", "]]>", "\"quoted\" \\ back\\", "=1+1", "a;b,c\td", "line\nbreak\r\nand return\r", " edges ", "‮RTL",
           "𝕌𝕟𝕚", "$(rm -rf /)", "{\"json\": true}", "</graphml>", "\\N", "\\", "a\\\"b"]


def everything(name):
    """A dossier whose every text is awkward."""
    dossier = small()
    dossier.update({"description": name, "lang": "en", "created": "2026-01-01", "x-own": {"a": [1.10, None]},
                    "view": {"engine": "neato", "positions": {"speaker": [1, 2.5]}}})
    dossier["sources"][1]["title"] = name
    dossier["nodes"].append({"id": name, "type": "statement", "kind": name, "label": name, "aliases": [name, "b"],
                             "description": name, "x-more": [name], "citations": [citation(name)],
                             "properties": {"text": name, "number": 1.10, "mixed": 5, "yes": True, name: {"deep": [None]}}})
    dossier["nodes"][1]["properties"] = {"mixed": "5", "number": 2, "yes": False}
    dossier["edges"].append({"id": name, "from": name, "to": "speaker", "type": "about", "label": name, "x-odd": 0,
                             "citations": [citation(name), citation("b")], "properties": {"weight": 0.5}})
    return dossier


def citation(text):
    return {"source": "unread", "exact": text, "prefix": text, "x-c": 1, "note": text}


def clean(dossier):
    """Without the characters that XML cannot hold, as far as they are not inside JSON there."""
    return json.loads(re.sub(r"\\u00[01][0-9a-f]|\\[bf]|\\ufff[ef]", r"\\ufffd", json.dumps(dossier)))


def by_id(records):
    return {r["id"]: r for r in records}


class ConvertCase(Case):
    def convert(self, source, target, *options):
        result = self.run_program("convert", *options, source, target)
        self.assertEqual(result.returncode, 0, result.stderr.decode())
        for line in result.stderr.decode().splitlines():
            self.assertRegex(line, r"^dossier: .*: note: ")
        return result.stderr.decode()

    def read_back(self, dossier, format, stem="there"):
        out = self.folder / f"{stem}.{format}"
        self.convert(dossier, out)
        back = self.folder / f"{stem}-{format.replace('.', '-')}-back.dossier"
        self.convert(out, back)
        return read(back)

    def read_other(self, name, *options):
        """A file of another program as a dossier, and what was said of it."""
        said = self.convert(self.folder / name, self.folder / "out.dossier", *options)
        return read(self.folder / "out.dossier"), said

    def assert_same(self, dossier, back, format):
        if format in ("graphml", "gexf"):
            dossier, back = clean(dossier), clean(back)
        lost = WITHOUT_GRAPH.get(format, ())
        for name, value in dossier.items():
            if name in ("sources", "nodes", "edges"):
                continue
            if format in WITHOUT_GRAPH and name not in ("dossier", "title"):
                continue
            if name not in lost:
                self.assertEqual(back.get(name), value, name)
        cited = {c["source"] for r in dossier["nodes"] + dossier["edges"] for c in r.get("citations", [])}
        wanted = [s for s in dossier["sources"] if format not in WITHOUT_GRAPH or s["id"] in cited]
        self.assertEqual(by_id(back["sources"]), by_id(wanted))
        if format in WITHOUT_EMPTY:
            dossier = copy.deepcopy(dossier)
            for record in dossier["nodes"] + dossier["edges"]:
                for name in [k for k in ("label", "description", "kind") if record.get(k) == ""]:
                    del record[name]
        self.assertEqual(back["nodes"], dossier["nodes"])
        edges = back["edges"]
        if format == "gexf":
            given = {e["id"] for e in edges} - {e.get("id") for e in dossier["edges"]}
            edges = [{k: v for k, v in e.items() if k != "id" or v not in given} for e in edges]
        self.assertEqual(edges, dossier["edges"])
