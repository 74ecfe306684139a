# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later

import html.parser
import json
import os
import re
import resource
import shutil
import signal
import struct
import subprocess
import unittest
import xml.etree.ElementTree as xml
import zipfile

from program import PROGRAM, SOURCE, Case, citation, read, small

BUNDLED = SOURCE / "data" / "dossiers" / "rare-earths-2026.dossier"
ENDINGS = ("html", "md", "odt", "json", "bib")
VOID = {"meta", "link", "br", "hr", "img", "input"}
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"

RAW, END = "\ue000", "\ue001"

# What each format would take for markup, were it not kept from it.
HOSTILE = [
    "</p></bdi><script>alert(1)</script><img src=x onerror=alert(2)>",
    "\"'><a href=\"javascript:alert(3)\">x</a> & &amp; &lt; &#60;",
    "<!-- <![CDATA[ ]]> <?php ?> <style>*{display:none}</style>",
    "# heading\n\n- item\n1. one\n2) two\n+ plus\n* star\n===\n---\n> quote\n    code\n```\nfence\n~~~",
    "**bold** _it_ `code` [link](javascript:x) ![image](http://evil.example/x.png) <http://evil.example>",
    "| a | b |\n|---|---|\nhttp://evil.example www.evil.example me@evil.example \\ \\\\ \\* end\\",
    "  two  spaces \t and tabs\t",
    "\\input{/etc/passwd} $x^2$ 100% #1 a_b ~ {unbalanced }} -- --- `` '' \"q\"",
    "\u202eright to left \u2066isolated",
    "中文 日本語 ‘quotes’ “double” … ½",
    "12. begins like a list",
]


class Page(html.parser.HTMLParser):
    """What stands in a page: its elements, well nested, and its text."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.ids, self.links = [], [], [], []
        self.text, self.blocks, self.quotes, self.marks = "", {}, [], []
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.append((tag, attributes))
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if "href" in attributes:
            self.links.append(attributes["href"])
        if tag in ("mark", "strong"):
            self.marks.append("")
        if tag == "blockquote":
            self.quotes.append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.open)
        self.open.pop()

    def handle_data(self, data):
        if "style" in self.open:
            return
        self.text += data
        if "mark" in self.open or "strong" in self.open:
            self.marks[-1] += data
        if "blockquote" in self.open:
            self.quotes[-1] += data


def clean(text):
    """What can stand in a document of a text."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]", "\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def flat(text):
    return " ".join(text.split())


def get_quotes(dossier):
    for record in dossier["nodes"] + dossier["edges"]:
        for quote in record.get("citations", []):
            yield quote["exact"]


def get_odt_pieces(element):
    """With spaces that are only characters as RAW: the format drops them at the start of a paragraph and after another."""
    text = (element.text or "").replace(" ", RAW)
    for child in element:
        if child.tag == TEXT + "s":
            text += " " * int(child.get(TEXT + "c", "1"))
        elif child.tag == TEXT + "tab":
            text += "\t"
        elif child.tag == TEXT + "line-break":
            text += "\n"
        else:
            text += get_odt_pieces(child)
            if child.tag in (TEXT + "p", TEXT + "h"):
                text += END
        text += (child.tail or "").replace(" ", RAW)
    return text


def get_odt_text(element):
    text = re.sub(f"(?<={END}){RAW}+", "", re.sub(f"{RAW}+", RAW, get_odt_pieces(element)))
    return text.replace(RAW, " ").replace(END, "\n")


def parse_bibtex(text):
    """As BibTeX reads it: braces count, whatever stands before them."""
    entries, position = [], 0
    while match := re.compile(r"\s*@(\w+)\{([^,\s{}\"#%'()=~\\]+)").match(text, position):
        entry, position = {"ENTRY": match[1], "KEY": match[2]}, match.end()
        while field := re.compile(r",\s*(\w+)\s*=\s*").match(text, position):
            position = field.end()
            if text[position] != "{":
                value = re.compile(r"[a-z]{3}|\d+").match(text, position)
                entry[field[1]], position = value[0], value.end()
                continue
            depth, start = 0, position
            while True:
                depth += {"{": 1, "}": -1}.get(text[position], 0)
                position += 1
                if depth == 0:
                    break
            entry[field[1]] = text[start + 1:position - 1]
        end = re.compile(r"\s*\}").match(text, position)
        assert end, text[position:position + 80]
        position = end.end()
        entries.append(entry)
    assert not text[position:].strip(), text[position:position + 80]
    return entries


class Report(Case):
    def report(self, target, *options, dossier=None, path=None, **more):
        self.assertEqual(self.run_fine("report", *options, path or self.write(dossier or small()), target, **more), "")
        return self.folder / target

    def read_page(self, *options, **more):
        return Page(self.report("out.html", *options, **more).read_text(encoding="utf-8"))

    def read_markdown(self, *options, **more):
        """As HTML, made by another program."""
        if not shutil.which("cmark"):
            self.skipTest("cmark is not installed")
        path = self.report("out.md", *options, **more)
        made = subprocess.run(["cmark", "--unsafe", path], capture_output=True, check=True).stdout.decode()
        return Page(made.replace("<br />", "<br>"))

    def read_odt(self, *options, **more):
        with zipfile.ZipFile(self.report("out.odt", *options, **more)) as package:
            self.assertIsNone(package.testzip())
            return {name: package.read(name) for name in package.namelist()}

    def read_odt_text(self, *options, **more):
        return get_odt_text(xml.fromstring(self.read_odt(*options, **more)["content.xml"]))

    def hostile(self):
        dossier = small()
        dossier["title"], dossier["description"] = HOSTILE[0], HOSTILE[3]
        for number, text in enumerate(HOSTILE):
            source = f"h{number}"
            dossier["sources"].append({"id": source, "title": text, "publisher": text, "author": text, "note": text,
                                       "url": text, "datePublished": "2026-01-09"})
            dossier["nodes"].append({"id": f"hostile{number}", "type": "statement" if number % 2 else "rumour", "kind": "x-y",
                                     "label": text, "description": text, "aliases": [text], "date": "2026-01-03",
                                     "properties": {text: text},
                                     "citations": [{"source": source, "exact": text, "prefix": text, "suffix": text, "note": text}]})
            dossier["edges"].append({"from": f"hostile{number}", "to": "doubt", "type": "contradicts" if number % 3 else "said",
                                     "label": text, "citations": [{"source": source, "exact": "q" + text, "note": text}]})
        return dossier

    def test_page(self):
        page = self.read_page()
        tags = [tag for tag, _ in page.tags]
        self.assertEqual(tags[:2], ["html", "head"])
        self.assertEqual(tags.count("h1"), 1)
        for tag in ("main", "header", "figure", "figcaption", "blockquote", "table", "thead", "cite", "article", "svg"):
            self.assertIn(tag, tags)
        self.assertFalse({"script", "iframe", "object", "embed", "link", "img", "form"} & set(tags))
        self.assertEqual([href for href in page.links if href[0] == "#" and href[1:] not in page.ids], [])
        self.assertEqual(len(page.ids), len(set(page.ids)))
        text = flat(page.text)
        for words in ("Small", "the whole dossier", "Böla Speaker", "Also called: B. S., 发言人", "Said at the briefing",
                      "8 January 2026, follows from the source’s other dates", "Paper & Sons", "9 January 2026",
                      "Uncited", "Note: Thursday", "openly", "Dates do not tell which came first",
                      "Role: spokesman", "6 nodes, 5 relations, 5 quotes, 1 of 2 sources"):
            self.assertIn(words, text)
        self.assertIn("https://example.org/1", page.links)
        quotes = [attributes for tag, attributes in page.tags if tag == "blockquote"]
        self.assertTrue(all(quote.get("cite") == "https://example.org/1" for quote in quotes), quotes)
        # No browser is to push letters aslant that have no italics, such as those of a title in Chinese.
        self.assertRegex((self.folder / "out.html").read_text(encoding="utf-8"),
                         r"font-style: italic;[^}]*font-synthesis-style: none")

    def test_html_by_another_parser(self):
        if not shutil.which("xmllint"):
            self.skipTest("xmllint is not installed")
        path = self.report("out.html", "--no-figure", dossier=self.hostile())
        result = subprocess.run(["xmllint", "--html", "--noout", path], capture_output=True, text=True, errors="replace")
        # It knows the elements of HTML 4.
        problems = [line for line in result.stderr.splitlines() if " error : " in line and not re.search(
            r"Tag (header|main|section|article|figure|figcaption|bdi|mark|svg|nav) invalid", line)]
        self.assertEqual(problems, [])

    def test_content_hash(self):
        path = self.write(small())
        digest = subprocess.run(["sha256sum", path], capture_output=True, text=True, check=True).stdout.split()[0]
        for read_text in (lambda: self.read_page(path=path).text, lambda: self.read_odt_text(path=path)):
            self.assertIn("sha256-" + digest, read_text())

    def test_every_quote_whole(self):
        """Of the bundled dossier, in every format that has quotes."""
        dossier = read(BUNDLED)
        quotes = set(get_quotes(dossier))
        page = self.read_page("--no-figure", path=BUNDLED)
        self.assertEqual(quotes - set(page.marks), set())
        odt = self.read_odt_text("--no-figure", path=BUNDLED)
        self.assertEqual([quote for quote in quotes if quote not in odt], [])
        markdown = flat(self.read_markdown("--no-figure", path=BUNDLED).text)
        self.assertEqual([quote for quote in quotes if flat(quote) not in markdown], [])

    def test_context(self):
        page = self.read_page()
        self.assertIn("…BEIJING. The ban will not touch civilian trade, the spokesman…", page.quotes)
        self.assertIn("The ban will not touch civilian trade", page.marks)
        markdown = self.read_markdown()
        self.assertIn("…BEIJING. The ban will not touch civilian trade, the spokesman…", [quote.strip() for quote in markdown.quotes])
        self.assertIn("The ban will not touch civilian trade", markdown.marks)

    def test_emphasis(self):
        """Quotes that begin and end anywhere are emphasised, in Markdown too, which does not let that begin or end anywhere."""
        dossier = small()
        edges = ["a", "é", "中", " ", "\u00a0", ".", "…", "“", "(", "*", "_", "$", "¥", "€", "😀", "-", "9"]
        exact = {}
        for first in edges:
            for outside in [*edges, ""]:
                quote = f"{first}quote {len(exact)}{first}"
                exact[quote] = {"source": "paper", "prefix": f"before{outside}", "exact": quote, "suffix": f"{outside}after"}
                if not outside:
                    del exact[quote]["prefix"], exact[quote]["suffix"]
        dossier["nodes"].append({"id": "edges", "type": "statement", "label": "Edges", "citations": list(exact.values())})
        page = self.read_markdown(dossier=dossier)
        self.assertEqual([quote for quote in exact if quote not in page.marks], [])
        quotes = {quote.strip() for quote in page.quotes}
        for quote, citation in exact.items():  # and where it can be, in the line
            if quote[0] in "aé中9" or citation.get("prefix", " ")[-1] in " \u00a0.":
                self.assertIn(f"…{citation['prefix']}{quote}{citation['suffix']}…" if "prefix" in citation else quote.strip(), quotes)

    def test_order(self):
        text = self.read_page().text
        places = [text.index(words) for words in ("Asked for", "Figure\n\n", "Contradictions\n\n", "Timeline\n\n", "Statements\n\n",
                                                  "Measures\n\n", "Actors\n\n", "Elements\n\n", "Others\n\n", "Sources\n\n")]
        self.assertEqual(places, sorted(places))
        timeline = text[places[3]:places[4]]
        self.assertLess(timeline.index("The rule"), timeline.index("The ban will not"))
        self.assertNotIn("Dysprosium", timeline)

    def test_quotes_of_a_relation_once(self):
        """At one of its ends; the other says where."""
        text = self.read_page("--no-figure").text
        self.assertEqual(text.count("the spokesman said on Thursday"), 1)
        self.assertIn("quoted under 1", text)

    def test_a_contradiction(self):
        dossier = small()
        dossier["nodes"][2]["date"] = "2026-01-09"
        dossier["edges"][1]["citations"] = [citation("Exporters were not convinced", note="Why they do"), citation("one of them said")]
        text = flat(self.read_page("--no-figure", dossier=dossier).text)
        pair = text[text.index("1 openly"):text.index("Timeline Date")]
        self.assertLess(pair.index("Came first"), pair.index("Came later"))
        self.assertLess(pair.index("The ban will not touch civilian trade"), pair.index("Came later"))
        self.assertEqual(pair.count("Exporters were not convinced"), 1)
        for words in ("Why they do", "one of them said", "“We wait and see,”"):
            self.assertIn(words, pair)

    def test_a_part(self):
        everything = self.read_page().text
        page = self.read_page("--query", "type:statement", "--from=2026-01-08", "--to", "2026-01-08")
        text = flat(page.text)
        self.assertIn("Asked for: type:statement date:2026-01-08", text)
        self.assertIn("1 of 6 nodes", text)
        self.assertIn("The ban will not touch civilian trade", text)
        self.assertNotIn("Statements 2", text)
        self.assertNotIn("The rule names dysprosium", text)
        self.assertIn("The rule names dysprosium", everything)
        self.assertEqual(sum(tag == "article" for tag, _ in page.tags), 2)  # the claim, and its contradiction
        near = flat(self.read_page("--focus", "dysprosium:1").text)
        self.assertIn("Asked for: near Dysprosium, up to 1 relation away", near)
        self.assertIn("2 of 6 nodes, 1 of 5 relations, 1 quote,", near)
        svg = self.report("out.html", "--query=type:element").read_text(encoding="utf-8")
        self.assertNotIn("Böla", svg)

    def test_sources_of_a_part(self):
        dossier = small()
        dossier["nodes"][4]["citations"] = [{"source": "unread", "exact": "element 66"}]
        for options, ids in ((["--query=type:element"], ["unread", "paper"]), (["--query=type:measure", "--focus=rule:0"], []),
                             ([], ["paper", "unread"])):
            made = json.loads(self.report("out.json", *options, dossier=dossier).read_text())
            self.assertEqual(sorted(source["id"] for source in made), sorted(ids), options)

    def test_nothing_matches(self):
        path = self.write(small())
        for ending in ENDINGS:
            self.assert_fails(1, "report", "--query", "zebra", path, f"out.{ending}", says="nothing matches")
        self.assert_fails(1, "report", "--focus", "zebra", path, "out.html", says="zebra")
        self.assert_fails(2, "report", "--query", "typ:x", path, "out.html", says="--query: 1: ")
        self.assertEqual(self.list_folder(), ["small.dossier"])

    def test_checks(self):
        folder = self.write_text()
        dossier = small()
        dossier["nodes"][2]["citations"][0]["exact"] = "Exporters were delighted"
        text = flat(self.read_page("--sources", folder, dossier=dossier).text)
        self.assertIn("Quotes: 3 exact, 1 normalised, 1 missing", text)
        self.assertIn("dated 8 January 2026, follows from the source’s other dates · exact", text)
        self.assertIn("Exporters were delighted. … [1] The Paper: “Rules”, Paper & Sons, 9 January 2026 · missing"
                      .replace(". …", ".…"), text)
        del dossier["sources"][0]["text"]
        text = flat(self.read_page(dossier=dossier).text)
        self.assertIn("not held against the texts", text)
        self.assertNotIn("· exact", text)
        self.assert_fails(2, "report", "--sources", "absent", self.write(dossier), "out.html", says="absent")

    def test_hostile_page(self):
        plain, page = self.read_page(), self.read_page("--no-figure", dossier=self.hostile())
        allowed = {tag for tag, _ in plain.tags}
        self.assertEqual({tag for tag, _ in page.tags} - allowed, set())
        for tag, attributes in page.tags:
            self.assertFalse([name for name in attributes if name.startswith("on") or name in ("src", "style", "srcdoc")], tag)
        self.assertEqual([link for link in page.links if not link.startswith("#") and link != "https://example.org/1"], [])
        for text in HOSTILE:
            self.assertTrue(any(mark.startswith(clean(text)) for mark in page.marks), text)
        raw = (self.folder / "out.html").read_text(encoding="utf-8")
        for mark in page.marks:  # what turns the direction of a text ends with it
            self.assertEqual(mark.count("\u202e"), mark.count("\u202c"))
            self.assertEqual(mark.count("\u2066"), mark.count("\u2069"))
        self.assertNotIn("<script", raw)

    def test_hostile_figure(self):
        page = self.read_page(dossier=self.hostile())
        self.assertNotIn("script", {tag for tag, _ in page.tags})
        self.assertEqual([link for link in page.links if link.startswith("javascript")], [])

    def test_hostile_markdown(self):
        page = self.read_markdown(dossier=self.hostile())
        self.assertEqual({tag for tag, _ in page.tags} - {"h1", "h2", "h3", "p", "ul", "li", "blockquote", "strong", "a", "br"}, set())
        self.assertEqual({link for link in page.links}, {"https://example.org/1"})
        self.assertEqual(sum(tag == "h1" for tag, _ in page.tags), 1)
        text = flat(page.text)
        for hostile in HOSTILE:
            self.assertIn(flat(hostile), text)
        strong = sum(tag == "strong" for tag, _ in page.tags)
        self.assertEqual(strong, len(self.read_page("--no-figure", dossier=self.hostile()).marks))
        self.assertGreater(strong, 2 * len(HOSTILE))

    def test_hostile_odt(self):
        package = self.read_odt("--no-figure", dossier=self.hostile())
        root = xml.fromstring(package["content.xml"])
        text = get_odt_text(root)
        for hostile in HOSTILE:
            self.assertIn(clean(hostile), text)
        self.assertEqual({element.tag for element in root.iter() if "script" in element.tag}, set())
        links = {element.get(XLINK + "href") for element in root.iter(TEXT + "a")}
        self.assertEqual({link for link in links if not link.startswith("#")}, {"https://example.org/1"})

    def test_what_no_document_can_hold(self):
        dossier = small()
        dossier["nodes"][0]["label"] = "a\u0001b\u007fc\u0085d\ufffee\U0001ffff f\r\ng\rh"
        dossier["nodes"][1]["citations"][0]["exact"] = "one\r\ntwo\rthree"
        xml.fromstring(self.read_odt("--no-figure", dossier=dossier)["content.xml"])
        page = self.read_page("--no-figure", dossier=dossier)
        self.assertIn("a\ufffdb\ufffdc\ufffdd\ufffde\ufffd f\ng\nh", page.text)
        self.assertIn("one\ntwo\nthree", page.marks)

    def test_odt(self):
        path = self.folder / "out.odt"
        package = self.read_odt()
        with zipfile.ZipFile(path) as opened:
            first = opened.infolist()[0]
            self.assertEqual((first.filename, first.compress_type, first.extra, first.flag_bits), ("mimetype", 0, b"", 0))
            self.assertEqual({part.date_time for part in opened.infolist()}, {(1980, 1, 1, 0, 0, 0)})
        self.assertEqual(path.read_bytes()[38:77], b"application/vnd.oasis.opendocument.text")
        self.assertEqual(package["mimetype"], b"application/vnd.oasis.opendocument.text")
        manifest = xml.fromstring(package["META-INF/manifest.xml"])
        listed = {entry.get("{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}full-path") for entry in manifest}
        self.assertEqual(listed, {"/"} | set(package) - {"mimetype", "META-INF/manifest.xml"})
        self.assertTrue(package["Pictures/figure.png"].startswith(b"\x89PNG\r\n\x1a\n"))
        styles, content = xml.fromstring(package["styles.xml"]), xml.fromstring(package["content.xml"])
        name = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}name"
        defined = {style.get(name) for root in (styles, content) for style in root.iter() if style.get(name)}
        used = {value for element in content.iter() for key, value in element.attrib.items() if key.endswith("style-name")}
        self.assertEqual(used - defined, set())
        # At the end of a page: what heads a claim goes with its quotes, and contradictions stay side by side.
        kept = {style.get(name) for root in (styles, content) for style in root.iter() if style.get(name)
                for part in style for key, value in part.attrib.items()
                if value == "always" and key.endswith(("keep-with-next", "keep-together"))}
        rows = [row for row in content.iter() if row.tag.endswith("}table-row")]
        self.assertTrue(rows)
        for row in rows:
            self.assertIn(next(v for k, v in row.attrib.items() if k.endswith("style-name")), kept)
        self.assertIn("Meta", used & kept)
        marks = {mark.get(TEXT + "name") for mark in content.iter(TEXT + "bookmark")}
        links = {link.get(XLINK + "href") for link in content.iter(TEXT + "a")}
        self.assertEqual({link[1:] for link in links if link.startswith("#")} - marks, set())
        self.assertNotIn(b"creation-date", package["meta.xml"])
        dated = self.read_odt(environment=self.environment(SOURCE_DATE_EPOCH="86400"))
        self.assertIn(b">1970-01-02T00:00:00Z<", dated["meta.xml"])

    def test_printed_figure_fits_its_page(self):
        """A large picture has a page of its own on paper, on its side, and is drawn for that; a small one is as it is."""
        page = self.read_page(path=BUNDLED)
        self.assertEqual(len(page.ids), len(set(page.ids)))
        self.assertEqual([href for href in page.links if href[0] == "#" and href[1:] not in page.ids], [])
        classes = [attributes.get("class") for _, attributes in page.tags]
        for name in ("figure wide", "on-screen", "on-paper"):
            self.assertEqual(classes.count(name), 1, name)
        boxes = [[float(n) for n in a["viewbox"].split()[2:]] for tag, a in page.tags if tag == "svg"]
        self.assertEqual(len(boxes), 2)
        self.assertGreater(boxes[0][0], 2000)
        self.assertLessEqual(boxes[1][0], 740)
        self.assertLessEqual(boxes[1][1], 423)
        self.assertGreater(boxes[1][0], 600)
        # There is less in it than on the screen.
        text = (self.folder / "out.html").read_text(encoding="utf-8")
        screen, paper = text.split('<div class="on-paper">')
        self.assertLess(paper[:paper.index("</figure>")].count("<text"), screen.count("<text") / 3)
        self.assertIn("Names are written where a page has room", flat(page.text))
        small = self.read_page()
        self.assertFalse({"figure wide", "on-screen", "on-paper"} & {a.get("class") for _, a in small.tags})

    def test_odt_figure_fits_its_page(self):
        """As large as it can be read on the page, not a large picture made small, and sharp in print."""
        svg = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
        for path in (BUNDLED, None):
            package = self.read_odt(**({"path": path} if path else {}))
            frame = next(e for e in xml.fromstring(package["content.xml"]).iter() if e.tag.endswith("}frame"))
            pixels = struct.unpack(">II", package["Pictures/figure.png"][16:24])
            for count, name, most in zip(pixels, ("width", "height"), (17.4, 21.5)):
                centimetres = float(frame.get(svg + name).removesuffix("cm"))
                self.assertLessEqual(centimetres, most + .01)
                dots = count / centimetres * 2.54
                self.assertGreater(dots, 280)
                # The small one is drawn in full, and may be made a little smaller.
                self.assertLess(dots, 300 if path else 420)

    def test_languages(self):
        dossier = small()
        dossier["lang"], dossier["sources"][0]["lang"] = "de", "zh-Hant-TW"
        page = self.read_page("--no-figure", dossier=dossier)
        self.assertEqual(page.tags[0], ("html", {"lang": "en"}))
        self.assertEqual({attributes.get("lang") for tag, attributes in page.tags if tag == "blockquote"}, {"zh-Hant-TW"})
        self.assertEqual({attributes.get("lang") for tag, attributes in page.tags if tag == "h1"}, {"de"})
        content = self.read_odt("--no-figure", dossier=dossier)["content.xml"]
        self.assertIn((FO.strip("{}"), "zh", "TW"), [(FO.strip("{}"), element.get(FO + "language"), element.get(FO + "country"))
                                                     for element in xml.fromstring(content).iter()])

    def test_csl_json(self):
        dossier = small()
        sources = dossier["sources"] = []
        for number, date in enumerate(("2026-01-09", "2026-01~", "2026", "2026-21", "2026-01/2026-03", "202X", "2026-01-09/..", None)):
            sources.append({"id": f"s{number}", "title": f"T{number} <i>x</i>", "author": "Ann B.", "url": "https://example.org/?a=1&b=2",
                            "datePublished": date or "2000", "dateRetrieved": "2026-02-01", "lang": "en"})
            dossier["nodes"][1].setdefault("citations", []).append({"source": f"s{number}", "exact": "x"})
        del sources[7]["datePublished"], sources[7]["url"], sources[7]["author"]
        sources[0]["publisher"] = "The Post"
        for record in dossier["nodes"] + dossier["edges"]:
            record["citations"] = [c for c in record.get("citations", []) if c["source"] != "paper"]
        made = json.loads(self.report("out.json", dossier=dossier).read_text(encoding="utf-8"))
        self.assertEqual([source["type"] for source in made], ["article-newspaper"] + 6 * ["webpage"] + ["document"])
        self.assertEqual([source.get("issued") for source in made], [
            {"date-parts": [[2026, 1, 9]]}, {"date-parts": [[2026, 1]], "circa": True}, {"date-parts": [[2026]]},
            {"date-parts": [[2026]], "season": 1}, {"date-parts": [[2026, 1], [2026, 3]]}, {"literal": "2020–2029"},
            {"literal": made[6]["issued"]["literal"]}, None])
        self.assertEqual((made[0]["container-title"], made[0]["author"], made[0]["URL"], made[0]["accessed"], made[0]["language"]),
                         ("The Post", [{"literal": "Ann B."}], "https://example.org/?a=1&b=2", {"date-parts": [[2026, 2, 1]]}, "en"))
        self.assertNotIn("<i>", made[0]["title"])  # which would make it slanted
        self.assertEqual(made[0]["title"].replace("\u2060", ""), "T0 <i>x</i>")

    def test_bibtex(self):
        entries = parse_bibtex(self.report("out.bib").read_text(encoding="utf-8"))
        self.assertEqual(entries, [{
            "ENTRY": "misc", "KEY": "paper", "title": "{The Paper: “Rules”}", "howpublished": "{Paper \\& Sons}", "date": "2026-01-09",
            "year": "2026", "month": "jan", "url": "https://example.org/1", "note": "read twice"}])

    def test_hostile_bibtex(self):
        dossier = self.hostile()
        dossier["sources"] += [{"id": "a b", "title": "x"}, {"id": "a,b", "title": "x"}, {"id": "发", "title": "x"}]
        dossier["nodes"][0]["citations"] = [{"source": s, "exact": "x"} for s in ("a b", "a,b", "发")]
        text = self.report("out.bib", dossier=dossier).read_text(encoding="utf-8")
        entries = parse_bibtex(text)
        self.assertEqual(len(entries), 1 + len(HOSTILE) + 3)
        self.assertEqual(len({entry["KEY"] for entry in entries}), len(entries))
        self.assertLessEqual({"ab", "ab-2", "source"}, {entry["KEY"] for entry in entries})
        for entry in entries:
            self.assertFalse("url" in entry and entry["KEY"] != "paper")
            bare = re.sub(r"\\(?:text\w+\{\}|[&%$#_])", "", entry.get("note", ""))
            self.assertFalse(re.search(r"[\\%$#&_^~\"]", bare), bare)
        with open(self.folder / "out.bib", encoding="utf-8") as file:
            self.assertNotIn("\\input", file.read())

    def test_formats(self):
        for name, ending in (("html", "html"), ("markdown", "md"), ("odt", "odt"), ("csl-json", "json"), ("bibtex", "bib")):
            wanted = self.report(f"wanted.{ending}").read_bytes()
            self.assertEqual(self.report(f"{name}.out", "--format", name).read_bytes(), wanted)
            self.assertEqual(self.report(f"OUT.{ending.upper()}").read_bytes(), wanted)
        self.assertEqual(self.report("a.csl.json").read_bytes(), self.report("b.json").read_bytes())

    def test_twice_the_same_bytes(self):
        for ending in ENDINGS:
            first = self.report(f"a.{ending}", path=BUNDLED).read_bytes()
            self.assertEqual(first, self.report(f"b.{ending}", path=BUNDLED).read_bytes(), ending)

    def test_figure(self):
        self.assertIn("<svg", self.report("with.html").read_text())
        self.assertNotIn("<svg", self.report("without.html", "--no-figure").read_text())
        self.assertNotIn("Pictures/figure.png", self.read_odt("--no-figure"))
        # None is laid out where none is drawn.
        environment = self.environment(DOSSIER_LAYOUT_HELPER="/bin/false")
        for target in ("out.html", "out.odt"):
            self.report(target, "--no-figure", environment=environment)
            self.assert_fails(1, "report", "--engine=dot", self.write(small()), f"x{target}", environment=environment)
            self.assertFalse((self.folder / f"x{target}").exists())
        for target in ("out.md", "out.json", "out.bib"):
            self.report(target, environment=environment)

    def test_few(self):
        one = {"dossier": 1, "sources": [], "nodes": [{"id": "a", "type": "actor", "label": "Alone"}], "edges": []}
        none = {"dossier": 1, "sources": [], "nodes": [], "edges": []}
        for ending in ENDINGS:
            self.report(f"one.{ending}", dossier=one)
            self.report(f"none.{ending}", dossier=none)
        page = Page((self.folder / "one.html").read_text(encoding="utf-8"))
        self.assertIn("1 node, 0 relations, 0 quotes, 0 sources", page.text)
        self.assertIn("There is nothing in it.", (self.folder / "none.html").read_text(encoding="utf-8"))
        for name in ("one", "none"):
            self.assertEqual(json.loads((self.folder / f"{name}.json").read_text()), [])
            self.assertEqual((self.folder / f"{name}.bib").read_text(), "")
            with zipfile.ZipFile(self.folder / f"{name}.odt") as package:
                xml.fromstring(package.read("content.xml"))

    def test_wrong_use(self):
        path = self.write(small())
        for target in ("out.pdf", "out", ".html", "out.html.gz"):
            self.assert_fails(2, "report", path, target, says=[".html", ".md", ".odt", ".bib"])
        self.assert_fails(2, "report", path, "-", says="standard output")
        self.assert_fails(2, "report", "--format=docx", path, "out.docx", says=["docx", "odt"])
        self.assert_fails(2, "report", "--engine=nope", path, "out.html", says="nope")
        self.assert_fails(2, "report", path, "absent/out.html", says="absent")
        self.assert_fails(2, "report", "absent.dossier", "out.html", says="absent.dossier")
        self.assert_fails(2, "report", path, says="something is missing")
        self.assert_fails(1, "report", self.write("{}", "broken.dossier"), "out.html")
        before = path.read_bytes()
        self.assert_fails(2, "report", "--format=html", path, path, says="the dossier itself")
        self.assertEqual(path.read_bytes(), before)
        self.assertEqual(self.list_folder(), ["broken.dossier", "small.dossier"])

    def test_file_size_limit(self):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512))

        path = self.write(small())
        (self.folder / "out.html").write_text("old")
        for ending in ("html", "md", "odt"):
            self.assert_fails(2, "report", path, f"out.{ending}", says=f"out.{ending}", preexec_fn=limit)
        self.assertEqual((self.folder / "out.html").read_text(), "old")
        self.assertEqual(self.list_folder(), ["out.html", "small.dossier"])

    def test_full_disk(self):
        disk = self.folder / "disk"
        disk.mkdir()
        mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8k", "none", disk], capture_output=True)
        if mount.returncode != 0:
            self.skipTest("no file system can be mounted here")
        self.addCleanup(subprocess.run, ["umount", disk], check=True)
        for ending in ("html", "odt"):
            self.assert_fails(2, "report", self.write(small()), disk / f"out.{ending}", says=f"out.{ending}")
            self.assertEqual(list(disk.iterdir()), [])

    def test_read_only_folder(self):
        path = self.write(small())
        closed = self.folder / "closed"
        closed.mkdir(mode=0o555)
        self.folder.chmod(0o755)
        more = {"user": 65534} if os.geteuid() == 0 else {}
        if more and subprocess.run(["test", "-x", PROGRAM], user=65534).returncode != 0:
            self.skipTest("nobody else can run the program here")
        for ending in ("html", "md", "odt", "bib", "json"):
            self.assert_fails(2, "report", path, closed / f"out.{ending}", says="closed", **more)
            self.assertEqual(list(closed.iterdir()), [])

    def test_interrupted(self):
        """While the figure is laid out."""
        helper = self.folder / "helper"
        helper.write_text(f"#!/bin/sh\necho $$ >{self.folder}/started\nexec sleep 60\n")
        helper.chmod(0o755)
        os.mkfifo(self.folder / "started")
        process = subprocess.Popen([PROGRAM, "report", "--engine=neato", self.write(small()), "out.html"], cwd=self.folder,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env=self.environment(DOSSIER_LAYOUT_HELPER=str(helper)))
        self.addCleanup(process.kill)
        with open(self.folder / "started") as started:
            started.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=10)
        self.assertEqual((process.returncode, out, err), (130, b"", b""))
        self.assertEqual(self.list_folder(), ["helper", "small.dossier", "started"])


if __name__ == "__main__":
    unittest.main()
