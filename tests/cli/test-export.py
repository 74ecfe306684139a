# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later

import hashlib
import json
import math
import os
import pathlib
import re
import resource
import shutil
import signal
import struct
import subprocess
import unicodedata
import unittest
import xml.etree.ElementTree as xml

from program import PROGRAM, SOURCE, Case, citation, read, small

BUNDLED = SOURCE / "data" / "dossiers" / "rare-earths-2026.dossier"
SVG = "{http://www.w3.org/2000/svg}"
NOBODY = 65534


class Export(Case):
    def export(self, target, *options, dossier=None, **more):
        return self.run_fine("export", *options, self.write(dossier or small()), target, **more)

    def read_png_size(self, name):
        data = (self.folder / name).read_bytes()
        self.assertEqual(data[:8], b"\x89PNG\r\n\x1a\n")
        self.assertEqual(data[-8:-4], b"IEND")
        return struct.unpack(">II", data[16:24])

    def assert_nothing_left(self, *also):
        self.assertEqual(self.list_folder(), sorted(["small.dossier", *also]))

    def test_svg(self):
        self.assertEqual(self.export("out.svg"), "")
        root = xml.parse(self.folder / "out.svg").getroot()
        self.assertEqual(root.tag, SVG + "svg")
        text = " ".join(" ".join(root.itertext()).split())
        for words in ("Böla Speaker", "Dysprosium", "The rule"):
            self.assertIn(words, text)
        self.assert_nothing_left("out.svg")

    def test_png(self):
        self.export("one.png", "--scale", "1")
        self.export("half.png", "--scale", ".5")
        self.export("usual.png")
        width, height = self.read_png_size("one.png")
        self.assertGreater(min(width, height), 50)
        for name, scale in (("half.png", .5), ("usual.png", 2)):
            for got, one in zip(self.read_png_size(name), (width, height)):
                self.assertLessEqual(abs(got - one * scale), math.ceil(scale))

    def test_pdf(self):
        self.export("out.pdf")
        self.assertTrue((self.folder / "out.pdf").read_bytes().startswith(b"%PDF-"))
        if not shutil.which("pdfinfo"):
            self.skipTest("pdfinfo is not installed")
        info = subprocess.run(["pdfinfo", self.folder / "out.pdf"], capture_output=True, text=True, check=True).stdout
        self.assertRegex(info, r"(?m)^Pages: +1$")
        text = subprocess.run(["pdftotext", self.folder / "out.pdf", "-"], capture_output=True, text=True, check=True).stdout
        self.assertIn("Dysprosium", text)

    def read_words(self, name):
        return " ".join(" ".join(xml.parse(self.folder / name).getroot().itertext()).split())

    def read_size(self, name):
        root = xml.parse(self.folder / name).getroot()
        return [float(number) for number in root.get("viewBox").split()[2:]]

    def test_part(self):
        """Only what matches is drawn, and the figure is as large as that needs."""
        self.export("all.svg")
        for options, shown, hidden in ((["--query=type:measure OR type:element"], ["The rule", "Dysprosium"], ["Böla Speaker", "Exporters"]),
                                       (["--focus=civilian:0"], ["The ban will"], ["The rule", "Dysprosium", "Böla"]),
                                       (["--focus", "Böla Speaker"], ["The ban will", "Böla Speaker"], ["The rule"]),
                                       (["--from=2026-01-08", "--to=2026-01-08"], ["The ban will", "The rule"], ["Dysprosium"])):
            for engine in ([], ["--engine=dot-lr"], ["--engine=chronological"], ["--engine=overview"]):
                with self.subTest(options=options, engine=engine):
                    self.export("part.svg", *options, *engine)
                    words = self.read_words("part.svg")
                    for label in shown:
                        self.assertIn(label, words)
                    for label in hidden:
                        self.assertNotIn(label, words)
                    if not engine:
                        whole, part = self.read_size("all.svg"), self.read_size("part.svg")
                        self.assertLess(part[0] * part[1], whole[0] * whole[1])

    def test_a_part_that_is_all_of_it(self):
        self.export("all.svg")
        self.export("part.svg", "--query=-type:zebra")
        self.assertEqual((self.folder / "all.svg").read_bytes(), (self.folder / "part.svg").read_bytes())

    def test_a_part_as_if_there_were_no_others(self):
        dossier = small()
        kept = ("civilian", "dysprosium")
        self.export("part.svg", "--query=civilians OR dysprosium", "--engine=dot")
        dossier["nodes"] = [node for node in dossier["nodes"] if node["id"] in kept]
        dossier["edges"] = [edge for edge in dossier["edges"] if edge["from"] in kept and edge["to"] in kept]
        self.export("alone.svg", "--engine=dot", dossier=dossier)
        self.assertEqual(self.read_words("part.svg"), self.read_words("alone.svg"))
        for part, alone in zip(self.read_size("part.svg"), self.read_size("alone.svg")):
            self.assertAlmostEqual(part, alone, delta=1)

    def test_a_part_that_is_nothing(self):
        path = self.write(small())
        self.assert_fails(1, "export", "--query", "zebra", path, "out.svg", says="nothing matches")
        self.assert_fails(1, "export", "--focus", "zebra", path, "out.svg", says="zebra")
        self.assert_fails(2, "export", "--query", "typ:x", path, "out.svg", says="--query: 1: ")
        self.assert_fails(2, "export", "--to", "x", path, "out.svg", says="--to")
        self.assert_nothing_left()

    def test_endings_in_any_case(self):
        self.export("OUT.SVG")
        xml.parse(self.folder / "OUT.SVG")

    def test_engines_differ(self):
        self.export("a.svg", "--engine", "dot")
        self.export("b.svg", "--engine", "neato")
        self.assertNotEqual((self.folder / "a.svg").read_bytes(), (self.folder / "b.svg").read_bytes())

    def test_twice_the_same_bytes(self):
        for ending in ("svg", "png", "pdf"):
            self.export(f"a.{ending}", "--engine", "dot")
            self.export(f"b.{ending}", "--engine", "dot")
            self.assertEqual((self.folder / f"a.{ending}").read_bytes(), (self.folder / f"b.{ending}").read_bytes(), ending)

    def test_hostile_labels(self):
        dossier = small()
        dossier["nodes"][0]["label"] = "</text><script>alert(1)</script> & \"'<!-- \\N \u0001\ufffe\U0001fffe\ufdd0\u202e"
        dossier["sources"][0]["url"] = "javascript:alert(1)"
        self.export("out.svg", dossier=dossier)
        root = xml.parse(self.folder / "out.svg").getroot()
        self.assertEqual([e.tag for e in root.iter() if e.tag.endswith("script")], [])
        self.assertNotIn("javascript:", (self.folder / "out.svg").read_text(encoding="utf-8"))
        self.export("out.png", dossier=dossier)
        self.export("out.pdf", dossier=dossier)

    def read_pdf(self, name, *options):
        if not shutil.which("pdftotext"):
            self.skipTest("pdftotext is not installed")
        return subprocess.run(["pdftotext", *options, self.folder / name, "-"], capture_output=True, check=True).stdout.decode()

    def read_info(self, name):
        if not shutil.which("pdfinfo"):
            self.skipTest("pdfinfo is not installed")
        out = subprocess.run(["pdfinfo", self.folder / name], capture_output=True, text=True, check=True).stdout
        return dict((part.strip() for part in line.split(":", 1)) for line in out.splitlines() if ":" in line)

    def read_page(self, name):
        """Of the first page, in points."""
        return [float(number) for number in re.findall(r"[\d.]+", self.read_info(name)["Page size"])[:2]]

    def check_pdf(self, name):
        if shutil.which("qpdf"):
            subprocess.run(["qpdf", "--check", self.folder / name], capture_output=True, check=True)

    def test_pages(self):
        for options, size in ((["--page=a4"], (595, 842)), (["--page=A3"], (842, 1191)), (["--page=letter"], (612, 792)),
                              (["--size=180x120mm"], (510, 340)), (["--size=4x3in"], (288, 216)), (["--size=300x400pt"], (300, 400))):
            with self.subTest(options=options):
                # Some are too small for its names, which it says.
                self.assertEqual(self.run_program("export", *options, self.write(small()), "out.pdf").returncode, 0)
                got = self.read_page("out.pdf")
                for side, wanted in zip(got if options[0].startswith("--size") else sorted(got), size):
                    self.assertAlmostEqual(side, wanted, delta=1)
        self.export("out.pdf", "--page=slide")
        width, height = self.read_page("out.pdf")
        self.assertAlmostEqual(width / height, 16 / 9, places=2)
        self.export("out.pdf", "--page=a4", "--orientation=landscape")
        self.assertGreater(*self.read_page("out.pdf"))
        self.export("out.pdf", "--page=a4", "--orientation=portrait")
        self.assertLess(*self.read_page("out.pdf"))
        self.export("out.png", "--page=a4", "--orientation=portrait", "--dpi=150")
        for got, wanted in zip(self.read_png_size("out.png"), (1241, 1754)):
            self.assertLessEqual(abs(got - wanted), 1)

    def test_what_stands_around(self):
        self.export("out.pdf", "--page=a4", "--title=The <whole> matter", "--date=2026-01-09", "--query=type:measure OR type:element")
        text = self.read_pdf("out.pdf")
        for words in ("The <whole> matter", "9 January 2026", "Filter: type:measure OR type:element", "Measure", "covers", "sha256-"):
            self.assertIn(words, text)
        for words in ("Actor", "Statement", "contradicts", "said"):
            self.assertNotIn(words, text)
        self.assertEqual(self.read_info("out.pdf")["Title"], "The <whole> matter")
        self.export("out.svg", "--title=Part", "--focus=dysprosium:1", "--from=2026-01-01")
        self.assertIn("Filter: date:2026-01-01..; near Dysprosium, up to 1 relation away · 1 of 6 nodes", self.read_words("out.svg"))
        self.export("out.svg", "--no-legend")
        self.assertNotIn("Actor", self.read_words("out.svg"))
        # As in the window at full size: what a line means stands on it.
        self.assertIn(" said ", self.read_words("out.svg"))
        self.export("out.pdf", "--page=a4", "--no-legend")
        self.assertIn("said", self.read_pdf("out.pdf").split())
        self.export("out.svg", "--legend")
        self.assertIn("Actor", self.read_words("out.svg"))
        self.assertIn("6 nodes, 5 relations", self.read_words("out.svg"))

    def test_tiles(self):
        """Each node stands on one of the pages at least, and each page says which it is."""
        dossier = small()
        for i in range(60):
            dossier["nodes"].append({"id": f"n{i}", "type": "actor", "label": f"Witness number {i}"})
            dossier["edges"].append({"from": f"n{i}", "to": f"n{i // 3 - 1}" if i > 2 else "rule", "type": "said"})
        self.export("out.pdf", "--size=300x220pt", "--tiled", "--no-legend", dossier=dossier)
        pages = int(self.read_info("out.pdf")["Pages"])
        self.assertGreater(pages, 3)
        self.check_pdf("out.pdf")
        text = self.read_pdf("out.pdf")
        self.assertIn(f"1 / {pages} · row 1, column 1", text)
        self.assertIn(f"{pages} / {pages} · row ", text)
        for i in range(60):
            self.assertRegex("".join(text.split()), f"(?<!\\d){i}(?!\\d)|number{i}")

    def test_citations(self):
        dossier = small()
        hard = ("</tspan><script>alert('1')</script> \\ (x) % & \u0001\u202eback", "他说“稀土出口管制”将继续。" * 9, "قال المتحدث إن القيود ستبقى")
        for number, words in enumerate(hard):
            dossier["nodes"].append({"id": f"hard{number}", "type": "statement", "label": words[:9], "citations": [citation(words)]})
        dossier["nodes"][-1]["citations"].append(citation("The rule names dysprosium"))
        dossier["sources"][0]["url"] = "https://example.org/a'b(c?d=é&e=\\"
        dossier["sources"][0]["author"] = "Ann O'Nym"
        quotes = {c["exact"] for record in dossier["nodes"] + dossier["edges"] for c in record.get("citations", [])}

        def bare(words):
            return "".join(re.sub("[\u0000-\u001f\u202e]", "", unicodedata.normalize("NFKC", words)).split())

        for page in ("free", "a4", "letter", "slide"):
            with self.subTest(page):
                self.export("out.pdf", "--citations", f"--page={page}", dossier=dossier)
                self.check_pdf("out.pdf")
                text = bare(self.read_pdf("out.pdf", "-raw"))
                for quote in quotes:
                    if "قال" not in quote:  # pdftotext turns it around
                        self.assertIn(bare(quote), text)
                for words in ("Ann O'Nym", "The Paper: “Rules”", "Paper & Sons", "9 January 2026", "sha256-", "Böla Speaker — said → "):
                    self.assertIn(bare(words), text)
                self.export("out.svg", "--citations", f"--page={page}", dossier=dossier)
                root = xml.parse(self.folder / "out.svg").getroot()
                svg = bare(self.read_words("out.svg"))
                for quote in quotes:
                    self.assertIn(bare(quote), svg)
                ids = [e.get("id") for e in root.iter() if e.get("id")]
                self.assertEqual(len([i for i in ids if i.startswith("note-")]), len(quotes))  # one twice used has one number
                self.assertEqual(len(ids), len(set(ids)))
                links = [e.get("href") for e in root.iter(SVG + "a")]
                self.assertIn(dossier["sources"][0]["url"], links)
                for link in links:
                    self.assertTrue(link.startswith("https://") or link[1:] in ids, link)
                self.assertEqual([e for e in root.iter() if e.tag.endswith("script")], [])

    def test_quote_marks(self):
        """A quote that stands in quote marks has no second pair of the same, and each source is written once."""
        dossier = small()
        dossier["nodes"][0]["citations"] = [citation("“whole”"), citation('"straight"'), citation("“part,” he said"),
                                            citation("plain"), citation("“one” and “two”")]
        self.export("out.svg", "--citations", dossier=dossier)
        words = self.read_words("out.svg")
        for quote in ("“whole” — A", '"straight" — A', "‘“part,” he said’ — A", "“plain” — A", "‘“one” and “two”’ — A"):
            self.assertIn(quote, words)
        self.assertEqual(words.count("The Paper: “Rules”"), 1)

    def test_short_edges_have_their_numbers(self):
        """What is not written beside an edge takes no room from its numbers."""
        self.export("out.svg", "--citations", "--page=a4", "--focus=he-yadong:1", dossier=read(BUNDLED))
        titles = [e.text for e in xml.parse(self.folder / "out.svg").getroot().iter(SVG + "title")]
        # Four nodes and two of three relations: the third is no longer than its arrow.
        self.assertGreaterEqual(len([title for title in titles if title.startswith("Note ")]), 6)

    def test_too_small_for_names(self):
        for options, words in ((["--page=a4"], r"\d+ nodes are too small for their names on one page; --tiled takes \d+ pages"),
                               (["--page=a4", "--tiled"], None), ([], None), (["--page=a4", "--focus=he-yadong:1"], None)):
            with self.subTest(options):
                result = self.run_program("export", *options, BUNDLED, self.folder / "out.pdf")
                self.assertEqual(result.returncode, 0)
                said = result.stderr.decode()
                self.assertRegex(said, words) if words else self.assertEqual(said, "")
        result = self.run_program("export", "--page=a4", BUNDLED, self.folder / "out.pdf")
        tiles = re.search(r"takes (\d+) pages", result.stderr.decode())[1]
        self.export("out.pdf", "--page=a4", "--tiled", dossier=read(BUNDLED))
        self.assertEqual(self.read_info("out.pdf")["Pages"], tiles)

    def test_a_picture_for_each_page(self):
        """PNG knows no pages: each goes into a file of its own, which has the size of the page."""
        dossier = small()
        dossier["nodes"] += [{"id": f"n{i}", "type": "actor", "label": f"Witness {i}"} for i in range(40)]
        path = self.write(dossier)
        result = self.run_program("export", "--size=300x220pt", "--tiled", "--scale=1", path, self.folder / "out.png")
        self.assertEqual(result.returncode, 0, result.stderr)
        pages = sorted(self.folder.glob("out*.png"))
        self.assertGreater(len(pages), 3)
        self.assertIn(f"{len(pages)} pages", result.stderr.decode())
        digits = len(str(len(pages)))
        self.assertEqual([page.name for page in pages], [f"out-{i + 1:0{digits}}.png" for i in range(len(pages))])
        for page in pages:
            self.assertEqual(self.read_png_size(page.name), (300, 220))
        self.assertEqual(len({page.read_bytes() for page in pages}), len(pages))

    def test_fonts_are_embedded(self):
        if not shutil.which("pdffonts"):
            self.skipTest("pdffonts is not installed")
        self.export("out.pdf", "--citations", "--page=a4")
        out = subprocess.run(["pdffonts", self.folder / "out.pdf"], capture_output=True, text=True, check=True).stdout
        fonts = [line.split() for line in out.splitlines()[2:]]
        self.assertGreater(len(fonts), 1)
        for font in fonts:
            self.assertEqual(font[-5], "yes", font)

    def read_outlines(self, name):
        out = subprocess.run(["qpdf", "--json", "--json-key=outlines", self.folder / name], capture_output=True, check=True)
        return json.loads(out.stdout)["outlines"]

    def test_outline(self):
        """Each tile, the legend, and notes and sources with the pages that they begin on."""
        for tool in ("qpdf", "pdftotext"):
            if not shutil.which(tool):
                self.skipTest(f"{tool} is not installed")
        self.export("out.pdf", "--citations", "--page=a4", "--tiled", "--focus=he-yadong:2", dossier=read(BUNDLED))
        pages = self.read_pdf("out.pdf").split("\f")
        outlines = self.read_outlines("out.pdf")
        titles = [entry["title"] for entry in outlines]
        self.assertEqual(titles[:3], ["Figure, row 1, column 1", "Legend", "Figure, row 1, column 2"])
        self.assertEqual(titles[-2:], ["Notes", "Sources"])
        self.assertTrue(all(title.startswith("Figure, row") for title in titles[2:-2]), titles)
        numbers = [entry["destpageposfrom1"] for entry in outlines]
        self.assertEqual(numbers[:3], [1, 1, 2])
        self.assertEqual(numbers, sorted(numbers))
        for entry in outlines[-2:]:
            self.assertIn(entry["title"], pages[entry["destpageposfrom1"] - 1].splitlines())
        kids = outlines[-2]["kids"]
        self.assertGreater(len(kids), 0)
        self.assertFalse(any(entry["kids"] for entry in outlines if entry["title"] != "Notes"))
        for number, kid in enumerate(kids, start=numbers[-2] + 1):
            self.assertEqual(kid["destpageposfrom1"], number)
            note = re.fullmatch(r"From Note (\d+)", kid["title"])[1]
            self.assertIn(note, pages[number - 1].split())
            self.assertNotIn(note, pages[number - 2].split())

    def test_what_a_pdf_says_of_itself(self):
        if not shutil.which("qpdf"):
            self.skipTest("qpdf is not installed")
        digest = hashlib.sha256(self.write(small()).read_bytes()).hexdigest()
        self.export("out.pdf", "--citations", "--page=a4", "--title=On speakers")
        info = self.read_info("out.pdf")
        self.assertEqual(info["Title"], "On speakers")
        self.assertIn(digest, info["Subject"])
        self.assertEqual(info["Creator"], "Dossier")
        self.assertNotIn("CreationDate", info)
        outlines = self.read_outlines("out.pdf")
        self.assertEqual([entry["title"] for entry in outlines], ["Figure", "Legend", "Notes", "Sources"])
        pages = [entry["destpageposfrom1"] for entry in outlines]
        self.assertEqual(pages[0], 1)
        self.assertEqual(pages, sorted(pages))

        environment = self.environment(SOURCE_DATE_EPOCH="86400", TZ="UTC")
        for name in "ab":
            self.export(f"{name}.pdf", "--citations", "--page=a4", environment=environment)
        self.assertIn("Jan  2 00:00:00 1970", self.read_info("a.pdf")["CreationDate"])
        self.assertEqual((self.folder / "a.pdf").read_bytes(), (self.folder / "b.pdf").read_bytes())

    def test_themes(self):
        files = {}
        for theme in ("light", "dark", "print"):
            self.export("out.svg", "--theme", theme)
            files[theme] = (self.folder / "out.svg").read_bytes()
        self.export("out.svg")
        self.assertEqual((self.folder / "out.svg").read_bytes(), files["print"])
        self.assertEqual(len(set(files.values())), 3)

    def test_transparent(self):
        self.export("a.png", "--scale=1")
        self.export("b.png", "--scale=1", "--transparent")
        self.assertEqual((self.folder / "a.png").read_bytes()[25], 2)  # RGB
        self.assertEqual((self.folder / "b.png").read_bytes()[25], 6)  # with alpha
        self.export("a.svg")
        self.export("b.svg", "--transparent")
        self.assertLess((self.folder / "b.svg").stat().st_size, (self.folder / "a.svg").stat().st_size)

    def test_all_formats(self):
        (self.folder / "out").mkdir()
        self.run_fine("export", "--all-formats=out", "--citations", self.write(small()))
        self.assertEqual(sorted(path.name for path in (self.folder / "out").iterdir()), ["small.pdf", "small.png", "small.svg"])
        self.assert_fails(2, "export", "--all-formats=absent", self.write(small()), says="absent")
        self.assert_fails(2, "export", "--all-formats=out", self.write(small()), "x.svg", says="--all-formats")
        self.assert_fails(2, "export", self.write(small()), says="--all-formats")

    def test_too_many_pixels(self):
        self.assert_fails(2, "export", "--scale=100", "--page=a3", self.write(small()), "out.png", says=["32,767", "dpi"])
        self.assert_nothing_left()

    def test_twice_the_same_bytes_with_notes(self):
        for ending in ("svg", "png", "pdf"):
            for name in "ab":
                self.export(f"{name}.{ending}", "--page=a4", "--citations")
            self.assertEqual((self.folder / f"a.{ending}").read_bytes(), (self.folder / f"b.{ending}").read_bytes(), ending)

    def test_no_and_one_node(self):
        one = {"dossier": 1, "sources": [], "edges": [], "nodes": [{"id": "a", "type": "actor", "label": "Alone"}]}
        for dossier in ({**one, "nodes": []}, one):
            for options in ([], ["--page=a4"], ["--page=a4", "--tiled"]):
                for ending in ("svg", "png", "pdf"):
                    self.export(f"out.{ending}", "--citations", *options, dossier=dossier)
                self.check_pdf("out.pdf")
                self.assertIn("Nothing here is quoted", self.read_words("out.svg"))

    def test_wrong_use_of_pages(self):
        path = self.write(small())
        for options, word in ((["--page=a9"], "a9"), (["--size=10"], "--size"), (["--size=3x4"], "--size"), (["--size=1x1mm"], "--size"),
                              (["--size=nanx40mm"], "--size"), (["--tiled"], "--page"), (["--orientation=up", "--page=a4"], "up"),
                              (["--orientation=portrait"], "--page"), (["--theme=pink"], "pink"), (["--legend", "--no-legend"], "--no-legend"),
                              (["--page=a4", "--size=100x100mm"], "--size"), (["--dpi=0"], "--dpi"), (["--dpi=72", "--scale=1"], "--dpi")):
            with self.subTest(options):
                self.assert_fails(2, "export", *options, path, "out.png", says=word)
        self.assert_fails(2, "export", "--transparent", path, "out.pdf", says="--transparent")
        self.assert_nothing_left()

    def test_empty(self):
        self.export("out.svg", dossier={"dossier": 1, "sources": [], "nodes": [], "edges": []})
        xml.parse(self.folder / "out.svg")

    def test_wrong_use(self):
        path = self.write(small())
        for target in ("out.jpg", "out", "out.svg.gz", ".svgz"):
            with self.subTest(target):
                self.assert_fails(2, "export", path, target, says=[".svg", ".png", ".pdf"])
        self.assert_fails(2, "export", path, "-", says="standard output")
        self.assert_fails(2, "export", "--engine", "nope", path, "out.svg", says=["nope", "sfdp"])
        for scale in ("0", "-1", "nan", "inf", "1e9", "x", "1,5", ""):
            with self.subTest(scale=scale):
                self.assert_fails(2, "export", f"--scale={scale}", path, "out.png", says="--scale")
        self.assert_fails(2, "export", "--scale=1", path, "out.svg", says="--scale")
        self.assert_fails(2, "export", path, "absent/out.svg", says="absent")
        self.assert_fails(2, "export", "absent.dossier", "out.svg", says="absent.dossier")
        self.assert_nothing_left()

    def test_no_work_before_a_folder_that_is_not_there(self):
        """A layout may take long: what cannot be written is told before it."""
        self.assert_fails(2, "export", self.write(small()), "absent/out.svg", says="absent",
                          environment=self.environment(DOSSIER_LAYOUT_HELPER="/bin/false"))

    def test_broken_dossier(self):
        self.assert_fails(1, "export", self.write("{}"), "out.svg")
        self.assert_nothing_left()

    def test_not_over_the_dossier(self):
        path = self.write(small(), "figure.svg")
        before = path.read_bytes()
        self.assert_fails(2, "export", path, path)
        os.link(path, self.folder / "other.svg")
        self.assert_fails(2, "export", path, "other.svg")
        self.assertEqual(path.read_bytes(), before)

    def test_old_file_stays_where_a_new_one_cannot_be_made(self):
        (self.folder / "out.svg").write_text("old")
        path = self.write(small())
        for helper in ("/nowhere/helper", "/bin/false"):
            self.assert_fails(1, "export", "--engine=neato", path, "out.svg",
                              environment=self.environment(DOSSIER_LAYOUT_HELPER=helper))
        self.assertEqual((self.folder / "out.svg").read_text(), "old")
        self.assert_nothing_left("out.svg")

    def test_over_an_old_file(self):
        (self.folder / "out.svg").write_text("old")
        self.export("out.svg")
        xml.parse(self.folder / "out.svg")
        self.assert_nothing_left("out.svg")

    def test_into_a_folder(self):
        (self.folder / "folder.svg").mkdir()
        self.assert_fails(2, "export", self.write(small()), "folder.svg", says="folder.svg")
        self.assert_nothing_left("folder.svg")

    def test_file_size_limit(self):
        """As of a quota: writing fails after a while, and must not kill."""
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))

        path = self.write(small())
        for ending in ("svg", "png", "pdf"):
            self.assert_fails(2, "export", path, f"out.{ending}", says=f"out.{ending}", preexec_fn=limit)
        self.assert_nothing_left()

    def test_full_disk(self):
        disk = self.folder / "disk"
        disk.mkdir()
        mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8k", "none", disk], capture_output=True)
        if mount.returncode != 0:
            self.skipTest("no file system can be mounted here")
        self.addCleanup(subprocess.run, ["umount", disk], check=True)
        self.assert_fails(2, "export", self.write(small()), disk / "out.png", says="out.png")
        self.assertEqual(list(disk.iterdir()), [])

    def test_full_disk_after_a_page(self):
        """All pages are there or none."""
        dossier = small()
        dossier["nodes"] += [{"id": f"n{i}", "type": "actor", "label": f"Witness {i}"} for i in range(40)]
        path = self.write(dossier)
        options = ("--size=300x220pt", "--tiled", "--scale=1")
        self.assertEqual(self.run_program("export", *options, path, self.folder / "out.png").returncode, 0)
        first, *rest = sorted(self.folder.glob("out*.png"))
        self.assertGreater(len(rest), 2)
        disk = self.folder / "disk"
        disk.mkdir()
        room = first.stat().st_size // 4096 * 4 + 4 + 4
        mount = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={room}k", "none", disk], capture_output=True)
        if mount.returncode != 0:
            self.skipTest("no file system can be mounted here")
        self.addCleanup(subprocess.run, ["umount", disk], check=True)
        result = self.run_program("export", *options, path, disk / "out.png")
        self.assertEqual(result.returncode, 2)
        self.assertIn(b"No space left", result.stderr)
        self.assertEqual(list(disk.iterdir()), [])
        # One page by itself has room.
        shutil.copy(first, disk)

    def test_read_only_folder(self):
        path = self.write(small())
        closed = self.folder / "closed"
        closed.mkdir()
        closed.chmod(0o555)
        self.folder.chmod(0o755)
        more = {"user": NOBODY} if os.geteuid() == 0 else {}
        if more and subprocess.run(["test", "-x", PROGRAM], user=NOBODY).returncode != 0:
            self.skipTest("nobody else can run the program here")
        self.assert_fails(2, "export", path, closed / "out.svg", says="closed", **more)
        self.assertEqual(list(closed.iterdir()), [])

    def start_with_helper_that_hangs(self):
        helper = self.folder / "helper"
        helper.write_text(f"#!/bin/sh\necho $$ >{self.folder}/started\nexec sleep 60\n")
        helper.chmod(0o755)
        os.mkfifo(self.folder / "started")
        process = subprocess.Popen([PROGRAM, "export", "--engine=neato", self.write(small()), "out.svg"], cwd=self.folder,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env=self.environment(DOSSIER_LAYOUT_HELPER=str(helper)))
        self.addCleanup(process.kill)
        with open(self.folder / "started") as started:
            number = int(started.readline())
        return process, number

    def test_interrupted(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(number):
                process, helper = self.start_with_helper_that_hangs()
                process.send_signal(number)
                out, err = process.communicate(timeout=10)
                self.assertEqual((process.returncode, out, err), (130, b"", b""))
                self.assert_ends(helper)
                self.assert_nothing_left("helper", "started")
                (self.folder / "started").unlink()

    def test_killed(self):
        process, helper = self.start_with_helper_that_hangs()
        process.kill()
        process.communicate(timeout=10)
        self.assert_nothing_left("helper", "started")
        self.addCleanup(lambda: pathlib.Path(f"/proc/{helper}").exists() and os.kill(helper, signal.SIGKILL))


if __name__ == "__main__":
    unittest.main()
