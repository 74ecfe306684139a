# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later

import json
import unittest
from urllib.parse import quote as percent

from convert_case import BUNDLED, HOSTILE, ConvertCase, by_id, everything
from program import read, small

try:
    import rdflib
except ImportError:
    rdflib = None

PREFIXES = """@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix dcterms: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix schema: <https://schema.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix ex: <http://example.org/> .
"""


def links(dossier):
    return [(e["from"], e["type"], e["to"]) for e in dossier["edges"]]


class Read(ConvertCase):
    """RDF that was made elsewhere."""

    def read_turtle(self, text, *options):
        (self.folder / "x.ttl").write_text(PREFIXES + text, encoding="utf-8")
        return self.read_other("x.ttl", *options)

    def test_resources(self):
        dossier, said = self.read_turtle("""
            ex:anna a prov:Entity, foaf:Person, ex:NewsSource ; foaf:name "Anna B." ; skos:altLabel "Annie" ; foaf:knows ex:bo ;
              foaf:homepage <https://anna.example/> ; ex:age 40 ; ex:height 1.70 ; ex:tall true ; ex:tag "a", "b" ;
              dcterms:issued "2026-01-08Z"^^xsd:date ; dcterms:description "Long" ; ex:worksFor [ a ex:Ferry_Company ; rdfs:label "Ferries" ] .
            <http://example.org/letter%20one> schema:datePublished "2026-01-09T10:00:00.250Z"^^xsd:dateTime ; schema:name "Letter" ; dcterms:title "Title" .
            <http://example.org/letter%20two> ex:p 1 .
        """)
        anna, ferries, letter, other, bo = dossier["nodes"]
        self.assertEqual(anna, {"id": "http://example.org/anna", "type": "person", "label": "Anna B.", "aliases": ["Annie"], "date": "2026-01-08",
                                "description": "Long", "properties": {"types": ["entity", "news-source"], "homepage": "https://anna.example/", "age": 40,
                                                                      "height": 1.7, "tall": True, "tag": ["a", "b"]}})
        self.assertEqual((ferries["type"], ferries["label"]), ("ferry-company", "Ferries"))
        self.assertEqual((letter["label"], letter["date"], letter["type"]), ("Title", "2026-01-09T10:00:00Z", "node"))
        self.assertEqual(letter["properties"], {"name": "Letter"})
        self.assertEqual((other["label"], other["id"]), ("letter two", "http://example.org/letter%20two"))
        self.assertEqual(bo, {"id": "http://example.org/bo", "type": "node", "label": "bo"})
        self.assertEqual(links(dossier), [(anna["id"], "knows", bo["id"]), (anna["id"], "works-for", ferries["id"])])
        self.assertEqual(said, "")

    def test_a_page_of_which_something_is_said_is_a_node(self):
        dossier, _ = self.read_turtle('ex:a foaf:homepage ex:page ; rdfs:seeAlso <mailto:a@example.org> . ex:page dcterms:title "Home" .')
        self.assertEqual(links(dossier), [("http://example.org/a", "homepage", "http://example.org/page")])
        self.assertEqual(dossier["nodes"][0]["properties"], {"seeAlso": "mailto:a@example.org"})

    def test_languages(self):
        text = 'ex:a rdfs:label "Ship"@en, "Schiff"@de-AT, "船"@ja ; rdfs:comment "eine"@de, "one"@en, "none" ; ex:note "x"@fr .'
        for language, label, aliases, description in (("C", "Ship", ["Schiff", "船"], "none"), ("de", "Schiff", ["Ship", "船"], "eine"),
                                                      ("ja", "船", ["Ship", "Schiff"], "none")):
            with self.subTest(language):
                (self.folder / "x.ttl").write_text(PREFIXES + text, encoding="utf-8")
                self.run_fine("convert", "x.ttl", "l.dossier", environment=self.environment(LANGUAGE=language, LC_ALL="C.UTF-8"))
                node = read(self.folder / "l.dossier")["nodes"][0]
                self.assertEqual((node["label"], node["aliases"], node["description"]), (label, aliases, description))
                self.assertEqual(node["properties"]["note"], "x")

    def test_lists(self):
        dossier, _ = self.read_turtle('ex:a ex:part ( ex:b ( ex:c "d" ) 5 ) ; ex:none () . ex:b rdfs:label "B" .')
        self.assertEqual(links(dossier), [("http://example.org/a", "part", "http://example.org/b"), ("http://example.org/a", "part", "http://example.org/c")])
        self.assertEqual(dossier["nodes"][0]["properties"], {"part": ["d", 5]})
        dossier, _ = self.read_turtle('_:l rdf:first ex:a ; rdf:rest _:m . _:m rdf:first ex:b ; rdf:rest rdf:nil . ex:x ex:has _:l, _:m .')
        self.assertEqual(sorted(links(dossier)), [("http://example.org/x", "has", f"http://example.org/{n}") for n in "ab"])
        (self.folder / "x.ttl").write_text(PREFIXES + "_:l rdf:first ex:a ; rdf:rest _:l . ex:x ex:has _:l .")
        self.assert_fails(1, "convert", "x.ttl", "y.dossier", says="more than a million")

    def test_edges_with_something_to_say(self):
        dossier, _ = self.read_turtle("""ex:a ex:pays ex:b . ex:s a rdf:Statement ; rdf:subject ex:a ; rdf:predicate ex:pays ; rdf:object ex:b ;
            rdfs:label "paid" ; dcterms:date "2026" ; ex:sum 5 . [] a rdf:Statement ; rdf:subject ex:b ; rdf:predicate ex:owes ; rdf:object ex:a .""")
        self.assertEqual(dossier["edges"][0], {"id": "http://example.org/s", "from": "http://example.org/a", "to": "http://example.org/b", "type": "pays",
                                               "label": "paid", "date": "2026", "properties": {"sum": 5}})
        self.assertEqual(links(dossier)[1:], [("http://example.org/b", "owes", "http://example.org/a")])

    def test_quotes_of_others(self):
        dossier, said = self.read_turtle("""
            ex:claim a ex:Claim ; rdfs:label "It sank" .
            ex:note a oa:Annotation ; oa:hasBody ex:claim ; ex:by "somebody" ; dcterms:date "2026-01" ; oa:hasTarget [ oa:hasSource <https://news.example/1> ;
              oa:hasSelector [ a oa:TextQuoteSelector ; oa:exact "sank at dawn" ; oa:prefix "it " ], [ oa:start 5 ; oa:end 17 ] ] .
            <https://news.example/1> dcterms:title "News" ; dcterms:creator ex:bo ; dcterms:issued "2026-01-09" . ex:bo foaf:name "Bo" .
            ex:comment a oa:Annotation ; oa:hasBody [ rdf:value "A comment" ] ; oa:hasTarget ex:claim .""")
        claim = dossier["nodes"][0]
        self.assertEqual(claim["citations"], [{"source": "https://news.example/1", "exact": "sank at dawn", "prefix": "it ", "start": 5, "end": 17, "date": "2026-01"}])
        self.assertEqual(dossier["sources"], [{"id": "https://news.example/1", "title": "News", "author": "Bo", "url": "https://news.example/1", "datePublished": "2026-01-09"}])
        self.assertIn(("http://example.org/comment", "has-target", "http://example.org/claim"), links(dossier))
        self.assertIn("1 statement that a dossier has no place for", said)

    def test_columns_and_map(self):
        (self.folder / "x.ttl").write_text(PREFIXES + 'ex:a ex:code "A1" ; ex:seen "2026-05" . ex:a ex:knows ex:b .')
        out = self.run_fine("convert", "--columns", "x.ttl")
        self.assertEqual(out.splitlines(), ["node\tlabel\tlabel\t2\ta", "node\tcode\tproperty\t1\tA1", "node\tseen\tproperty\t1\t2026-05",
                                            "edge\ttype\ttype\t1\tknows"])
        dossier, _ = self.read_other("x.ttl", "--map", "label=code,date=seen")
        self.assertEqual((dossier["nodes"][0]["label"], dossier["nodes"][0]["date"]), ("A1", "2026-05"))

    def test_other_syntaxes(self):
        trig = PREFIXES + 'ex:a rdfs:label "A" . ex:g { ex:a ex:knows ex:b . } ex:h { ex:a ex:knows ex:b . ex:b rdfs:label "B" . }'
        line = '<http://example.org/a> <http://example.org/knows> <http://example.org/b>'
        for name, text, n_graphs in (("x.trig", trig, 2), ("x.nt", f"{line} .\n", 0), ("x.nq", f"{line} <http://example.org/g> .\n{line} .\n", 1)):
            with self.subTest(name):
                (self.folder / name).write_text(text)
                dossier, said = self.read_other(name)
                self.assertEqual(links(dossier), [("http://example.org/a", "knows", "http://example.org/b")])
                self.assertEqual("named graph" in said, n_graphs > 0)
                self.assert_fails(2, "convert", BUNDLED, f"y{name[1:]}", says="cannot be written")

    def test_text_is_plain_text(self):
        for name in HOSTILE:
            with self.subTest(name):
                dossier, _ = self.read_turtle(f'ex:a rdfs:label {json.dumps(name, ensure_ascii=False)} ; ex:p {json.dumps(name, ensure_ascii=False)} .')
                self.assertEqual((dossier["nodes"][0]["label"], dossier["nodes"][0]["properties"]["p"]), (name, name))

    def test_columns_of_a_dossier_are_not_for_others(self):
        dossier, _ = self.read_turtle('ex:a <dossier:citations> "[{" ; <http://x/property-json:a> "{" ; <http://x/%64ossier%3Acitations> "[" ; ex:date "x", "y" .')
        self.assertEqual(dossier["nodes"][0]["properties"], {"citations": "[{", "a": "{", "<http://x/%64ossier%3Acitations>": "[", "date": ["x", "y"]})

    def test_broken(self):
        for text, words in (("<a:a> <b:b> \"x", "line 1, column"), ("<a:a> <b:b>\n\n <c:c> ; ;; \"x\" .\n", "line 3, column"), ("x:a x:b 1 .", "line 1, column 1: "),
                            ("<a:a> <b:b> 1 .\nx:a <b:b> 1 .", "line 2, column 1: "),
                            ("@prefix a: <a:> .\n# x:z\na:y a:b \"x:z\" ;\n a:c\n  x:z , a:q .\na:y a:b 1 .", "line 5, column 3: "),
                            ("@prefix a: <a:> .\na:a a:b \"\\u00e9\" , x:\\~z\n .", "line 3: "), ("<a b> <b:b> 1 .", "line 1"), ("<a:a> <b:b> \"\xff\" .", "UTF-8"),
                            ("<a:a> <b:b> \"a\0b\" .", "UTF-8"), ("@prefix x: <", "line 1"), ("<a:a> <b:b> " + "[ <c:c> " * 200000, ""),
                            ("<a:a> <b:b> " + "(" * 1000000, ""), ("\"a\" <b:b> 1 .", "line 1"), ("<html></html>", "line 1")):
            with self.subTest(text[:40]):
                (self.folder / "x.ttl").write_bytes(text.encode("latin-1"))
                self.assert_fails(1, "convert", "x.ttl", "y.dossier", says=words)
                self.assertFalse((self.folder / "y.dossier").exists())
        (self.folder / "x.nt").write_text("@prefix a: <http://a/> .")
        self.assert_fails(1, "convert", "x.nt", "y.dossier", says="line 1")

    def test_large(self):
        (self.folder / "x.nt").write_text(f'<a:a> <a:b> "{"x" * (1 << 20)}" .')
        self.assertEqual(len(self.read_other("x.nt")[0]["nodes"][0]["properties"]["b"]), 1 << 20)
        (self.folder / "x.nt").write_text(f'<a:{"x" * 70000}> <a:b> "c" .')
        self.assert_fails(1, "convert", "x.nt", "y.dossier", says="id of 1 to 65536 bytes")
        with open(self.folder / "x.ttl", "w", encoding="utf-8") as file:
            file.write("@prefix a: <a:> .\n" + "".join(f"a:{i % 1000} a:p {i} .\n" for i in range(1000001)))
        self.assert_fails(1, "convert", "x.ttl", "y.dossier", says="more than a million statements")
        with open(self.folder / "x.nt", "w", encoding="utf-8") as file:
            file.truncate((64 << 20) + 1)
        self.assert_fails(1, "convert", "x.nt", "y.dossier", says="64 MiB")


class ReadJson(ConvertCase):
    """JSON-LD that was made elsewhere."""

    def read_json(self, value, name="x.jsonld"):
        (self.folder / name).write_text(json.dumps(value), encoding="utf-8")
        return self.read_other(name)

    def test_terms(self):
        dossier, said = self.read_json({
            "@context": {"@vocab": "http://example.org/", "@base": "http://example.org/people/", "foaf": "http://xmlns.com/foaf/0.1/", "name": "foaf:name",
                         "knows": {"@id": "foaf:knows", "@type": "@id"}, "id": "@id", "kind": "@type", "born": {"@type": "xsd:date"},
                         "xsd": "http://www.w3.org/2001/XMLSchema#", "title": {"@id": "motto", "@container": "@language"},
                         "ways": {"@container": "@list"}, "tags": {"@container": "@set"}, "employer": {"@reverse": "employs"}, "gone": None,
                         "data": {"@type": "@json"}, "by": {"@container": "@index"}},
            "@graph": [{"id": "anna", "kind": "Person", "name": "Anna", "knows": ["bo", {"id": "cy", "name": "Cy"}], "born": "1990-01-02", "gone": 1,
                        "title": {"en": "Boss", "de": ["Chefin"]}, "ways": ["x", "y"], "tags": ["t"], "employer": {"id": "firm", "kind": "Firm"},
                        "height": 1.7, "age": 40, "tall": True, "nothing": None, "data": {"a": [1, None]}, "by": {"one": "1st", "two": "2nd"},
                        "word": {"@value": "mot", "@language": "fr"}, "since": {"@value": "2026", "@type": "xsd:gYear"}}]})
        nodes = by_id(dossier["nodes"])
        anna = nodes["http://example.org/people/anna"]
        self.assertEqual((anna["label"], anna["type"]), ("Anna", "person"))
        self.assertEqual(anna["properties"], {"born": "1990-01-02", "motto@en": "Boss", "motto@de": "Chefin", "ways": ["x", "y"], "tags": "t", "height": 1.7,
                                              "age": 40, "tall": True, "data": {"a": [1, None]}, "by": ["1st", "2nd"], "word": "mot", "since": "2026"})
        self.assertEqual(sorted(links(dossier)), sorted([(anna["id"], "knows", "http://example.org/people/bo"), (anna["id"], "knows", "http://example.org/people/cy"),
                                                         ("http://example.org/people/firm", "employs", anna["id"])]))
        self.assertEqual(nodes["http://example.org/people/cy"]["label"], "Cy")
        self.assertIn("1 member is left out", said)

    def test_expanded(self):
        value = [{"@id": "http://a/a", "@type": ["http://a/Ship"], "http://www.w3.org/2000/01/rdf-schema#label": [{"@value": "A", "@language": "EN"}],
                  "http://a/to": [{"@id": "http://a/b"}, {"@list": [{"@id": "http://a/c"}, {"@value": 5}]}, {"@set": [{"@value": "x"}]}]},
                 {"@id": "http://a/g", "@graph": [{"@id": "http://a/b", "http://a/to": [{"@id": "http://a/a"}]}]}]
        for name in ("x.jsonld", "x.json"):
            with self.subTest(name):
                dossier, said = self.read_json(value, name)
                self.assertEqual(sorted(links(dossier)), [("http://a/a", "to", "http://a/b"), ("http://a/a", "to", "http://a/c"), ("http://a/b", "to", "http://a/a")])
                self.assertEqual((dossier["nodes"][0]["type"], dossier["nodes"][0]["label"], dossier["nodes"][0]["properties"]), ("ship", "A", {"to": [5, "x"]}))
                self.assertIn("1 named graph", said)

    def test_contexts(self):
        inner = {"@context": {"@vocab": "http://a/"}, "@id": "http://a/a", "to": {"@context": {"to": "http://b/two"}, "@id": "http://a/b", "to": {"@id": "http://a/c"}},
                 "of": {"@context": None, "@id": "http://a/d", "to": "lost", "http://b/three": {"@id": "http://a/a"}}}
        dossier, said = self.read_json(inner)
        self.assertEqual(sorted(links(dossier)), [("http://a/a", "of", "http://a/d"), ("http://a/a", "to", "http://a/b"), ("http://a/b", "two", "http://a/c"),
                                                  ("http://a/d", "three", "http://a/a")])
        self.assertIn("1 member is left out", said)

    def test_contexts_that_are_refused(self):
        for context, words in (("https://schema.org/", "https://schema.org/"), ([{}, "http://www.w3.org/ns/anno.jsonld"], "http://www.w3.org/ns/anno.jsonld"),
                               ({"@import": "http://a/i"}, "http://a/i"), ({"a": "b:c", "b": "a:d"}, "by itself"), ({"a": 5}, "stands for"), (5, "must be an object"),
                               ({"a": {"@id": "http://a", "@context": {}}}, "context of its own"), ({"a": {"@id": "http://a", "@container": "@graph"}}, "gathers"),
                               ({f"w{i}": f"w{i + 1}:x" for i in range(5000)}, "by itself"), ({f"w{i}": "http://a/" for i in range(5001)}, "more than")):
            with self.subTest(str(context)[:60]):
                (self.folder / "x.jsonld").write_text(json.dumps({"@context": context, "@id": "http://a/a", "http://a/b": "c"}))
                self.assert_fails(1, "convert", "x.jsonld", "y.dossier", says=words)
                self.assertFalse((self.folder / "y.dossier").exists())

    def test_broken(self):
        for text, words in (("{", "cut off"), ("5", "no statement"), ("{}", "no statement"), ("[" * 70, "64"), ('{"@id": 5}', "@id"), ('{"@id": "a:b", "@type": 5}', "@type"),
                            ('{"name": "no context"}', "context"), ('{"@context": {"r": {"@reverse": "a:b"}}, "r": "text"}', "backwards"), ('{"@id": "a:b", "a:c": "\\u0000"}', "")):
            with self.subTest(text[:40]):
                (self.folder / "x.jsonld").write_text(text)
                self.assert_fails(1, "convert", "x.jsonld", "y.dossier", says=words)
        (self.folder / "x.jsonld").write_text(json.dumps({"@id": "a:b", "a:c": list(range(1000001))}))
        self.assert_fails(1, "convert", "x.jsonld", "y.dossier", says="more than a million statements")


@unittest.skipIf(rdflib is None, "python3-rdflib is not installed")
class FromRdflib(ConvertCase):
    """Files that rdflib wrote."""

    def make(self):
        own = rdflib.Namespace("http://example.org/")
        graph = rdflib.ConjunctiveGraph()
        graph.bind("ex", own)
        nobody = rdflib.BNode()
        for triple in ((own.a, rdflib.RDF.type, own.LegalPerson), (own.a, rdflib.RDFS.label, rdflib.Literal("Anna <i>")),
                       (own.c, rdflib.RDF.type, own.LegalPerson), (own.c, rdflib.RDFS.label, rdflib.Literal('=1+1 "quoted"\n')),
                       (own.a, rdflib.DCTERMS.date, rdflib.Literal("2026-01-08", datatype=rdflib.XSD.date)), (own.a, own.age, rdflib.Literal(40)),
                       (own.a, own.commands, own.c), (nobody, rdflib.FOAF.name, rdflib.Literal("Nobody", lang="en")), (own.c, rdflib.FOAF.knows, nobody)):
            graph.get_context(own.g).add(triple)
        return graph

    def test_formats(self):
        for ending, format in (("ttl", "turtle"), ("nt", "nt"), ("nq", "nquads"), ("trig", "trig"), ("jsonld", "json-ld"), ("json", "json-ld")):
            with self.subTest(format):
                self.make().serialize(self.folder / f"r.{ending}", format=format)
                dossier, _ = self.read_other(f"r.{ending}")
                nodes = by_id(dossier["nodes"])
                a, c = nodes["http://example.org/a"], nodes["http://example.org/c"]
                self.assertEqual((a["label"], a["type"], a["date"], a["properties"]), ("Anna <i>", "legal-person", "2026-01-08", {"age": 40}))
                self.assertEqual((c["label"], c["type"]), ('=1+1 "quoted"\n', "legal-person"))
                nobody = next(n["id"] for n in dossier["nodes"] if n["label"] == "Nobody")
                self.assertEqual(sorted(links(dossier)), [(a["id"], "commands", c["id"]), (c["id"], "knows", nobody)])
                self.assertEqual(len(nodes), 3)

    def test_our_own_written_again(self):
        """What a dossier wrote keeps all but its order when another program writes it again."""
        dossier = everything("a b")
        for source, format in (("ttl", "turtle"), ("jsonld", "json-ld")):
            self.convert(self.write(dossier), self.folder / f"o.{source}")
            for target, kind in (("ttl", "turtle"), ("nq", "nquads"), ("trig", "trig"), ("jsonld", "json-ld")):
                with self.subTest(source, target=target):
                    graph = rdflib.ConjunctiveGraph()
                    graph.parse(data=(self.folder / f"o.{source}").read_text(encoding="utf-8"), format=format, publicID="http://x/")
                    graph.serialize(self.folder / f"again.{target}", format=kind)
                    back, said = self.read_other(f"again.{target}")
                    self.assertEqual(said, "")
                    self.assertEqual(self.in_any_order(back), self.in_any_order(dossier))

    def in_any_order(self, dossier):
        """As JSON, so that records compare; aliases and citations have no order in RDF either."""
        def plain(record):
            return json.dumps({k: sorted(json.dumps(v, sort_keys=True) for v in value) if k in ("aliases", "citations") else value
                               for k, value in record.items()}, sort_keys=True)

        return {k: sorted(map(plain, v)) if isinstance(v, list) else v for k, v in dossier.items()}


@unittest.skipIf(rdflib is None, "python3-rdflib is not installed")
class Written(ConvertCase):
    """What is written, as rdflib reads it."""

    def parse(self, source, format):
        self.convert(source, self.folder / f"o.{format}")
        graph = rdflib.ConjunctiveGraph()
        graph.parse(data=(self.folder / f"o.{format}").read_text(encoding="utf-8"), format={"ttl": "turtle", "jsonld": "json-ld"}[format],
                    publicID="http://x/")
        return graph

    def check(self, dossier, graph):
        oa, terms = rdflib.Namespace("http://www.w3.org/ns/oa#"), rdflib.Namespace("http://purl.org/dc/terms/")
        prov, own = rdflib.Namespace("http://www.w3.org/ns/prov#"), "https://dossier-graph.github.io/ns#"
        ids = {str(id): node for node, id in graph.subject_objects(terms.identifier) if "#node-" in node}
        labels = {}
        for node in dossier["nodes"]:
            self.assertIn(rdflib.URIRef(own + node["type"]), set(graph.objects(ids[node["id"]], rdflib.RDF.type)))
            self.assertEqual([str(l) for l in graph.objects(ids[node["id"]], rdflib.RDFS.label)], [node["label"]])
            labels[ids[node["id"]]] = node
        for edge in dossier["edges"]:
            self.assertIn((rdflib.URIRef(f"http://x/#node-{percent(edge['from'], safe='')}"), rdflib.URIRef(own + edge["type"]),
                           rdflib.URIRef(f"http://x/#node-{percent(edge['to'], safe='')}")), graph)
        found = {(str(graph.value(body, terms.identifier)), str(graph.value(selector, oa.exact)),
                  str(graph.value(selector, oa.prefix) or ""), str(graph.value(graph.value(target, oa.hasSource), terms.title)))
                 for note, body in graph.subject_objects(oa.hasBody) for target in graph.objects(note, oa.hasTarget)
                 for selector in graph.objects(target, oa.hasSelector) if graph.value(selector, oa.exact)}
        titles = {s["id"]: s["title"] for s in dossier["sources"]}
        self.assertEqual(found, {(str(r.get("id")), c["exact"], c.get("prefix", ""), titles[c["source"]])
                                 for r in dossier["nodes"] + dossier["edges"] for c in r.get("citations", [])})
        self.assertTrue(list(graph.subject_objects(prov.wasDerivedFrom)))

    def test_bundled(self):
        for format in ("ttl", "jsonld"):
            with self.subTest(format):
                self.check(read(BUNDLED), self.parse(BUNDLED, format))

    def test_awkward_texts(self):
        for name in HOSTILE + ["\x07\x7f", "%20 <>\"{}|^`"]:
            dossier = everything(name)
            for format in ("ttl", "jsonld"):
                with self.subTest(name, format=format):
                    self.check(dossier, self.parse(self.write(dossier), format))

    def test_named_graphs(self):
        graph = self.parse(self.write(small()), "jsonld")
        names = {str(c.identifier) for c in graph.contexts()}
        for part in ("assertion", "provenance", "info"):
            self.assertIn(f"http://x/#node-civilian-{part}", names)
        assertion = graph.get_context(rdflib.URIRef("http://x/#edge-e-said-assertion"))
        self.assertIn((rdflib.URIRef("http://x/#node-speaker"), rdflib.URIRef("https://dossier-graph.github.io/ns#said"),
                       rdflib.URIRef("http://x/#node-civilian")), assertion)


if __name__ == "__main__":
    unittest.main()
