# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The messages of the program: the template of all of them, translations of it, and pseudo translations.

A pseudo translation has accents on every letter, brackets around it and is longer by 40 %, so that whoever looks at the
window sees at once what is not marked for translation and what is cut off:

    messages.py pseudo SOURCE FOLDER [LANGUAGE]     accented, into FOLDER/LANGUAGE/LC_MESSAGES/dossier.mo (de)
    messages.py mirrored SOURCE FOLDER [LANGUAGE]   in Hebrew letters, from right to left (he)
"""

import ast
import pathlib
import re
import subprocess
import sys
import tempfile

# As meson has them for GLib programs.
KEYWORDS = ["--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=g_dcgettext:2",
            "--keyword=g_dngettext:2,3", "--keyword=g_dpgettext2:2c,3"]

# What must arrive as it is: placeholders of printf, of g_date_time_format(), keyboard accelerators, line ends.
KEPT = re.compile(r"%(?:[0-9]+\$)?[-+ #0'OE]*[0-9]*(?:\.[0-9]+)?(?:l|ll|h|z)?[a-zA-Z%]|_(?=\w)|\n")
ACCENTED = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
                         "ÅßÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž")
HEBREW = str.maketrans("abcdefghijklmnopqrstuvwxyz", "אבקדהפגחיץכלמנוףשרסתטםוןעז")


def extract(root, names):
    """The text of a template with the messages of the files NAMES, which are relative to ROOT."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as listed:
        listed.write("\n".join(names))
        listed.flush()
        made = subprocess.run(["xgettext", "--from-code=UTF-8", "--add-comments", *KEYWORDS, "--directory", str(root),
                               "--files-from", listed.name, "--output", "-"], check=True, capture_output=True, text=True)
    return made.stdout


def list_potfiles(root):
    """The files that po/POTFILES.in lists."""
    lines = (root / "po" / "POTFILES.in").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def list_languages(root):
    """The languages that po/LINGUAS lists."""
    lines = (root / "po" / "LINGUAS").read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


class Message:
    """One message of a template or a translation."""

    def __init__(self, block):
        self.flags = set(re.findall(r"[\w-]+", " ".join(re.findall(r"^#, (.*)", block, re.M))))
        self.files = [place.rsplit(":", 1)[0] for line in re.findall(r"^#: (.*)", block, re.M) for place in line.split()]
        self.context = self.read(block, "msgctxt")
        self.text = self.read(block, "msgid")
        self.plural = self.read(block, "msgid_plural")
        self.translations = [self.join(found) for found in
                             re.findall(r'^msgstr(?:\[\d\])? ((?:".*"\n?)+)', block, re.M)]

    @staticmethod
    def join(quoted):
        return "".join(ast.literal_eval(line) for line in quoted.splitlines())

    @classmethod
    def read(cls, block, name):
        found = re.search(rf'^{name} ((?:".*"\n?)+)', block, re.M)
        return cls.join(found[1]) if found else None


def parse(text):
    """The messages of a template or a translation, without its head and what is obsolete."""
    blocks = re.split(r"\n\n+", text)
    found = [Message(block) for block in blocks if re.search(r"^msgid ", block, re.M)]
    return [message for message in found if message.text]


def translate_around(text, change):
    """TEXT with CHANGE done to all but what must arrive as it is."""
    pieces, start = [], 0
    for kept in KEPT.finditer(text):
        pieces += [change(text[start:kept.start()]), kept[0]]
        start = kept.end()
    return "".join(pieces) + change(text[start:])


def accent(text):
    """Accents, brackets, and 40 % more of it; the spaces and line ends around it stay where they are."""
    before, body, after = re.fullmatch(r"(\s*)(.*?)(\s*)", text, re.S).groups()
    length = (len(KEPT.sub("", body)) * 2 + 4) // 5
    # Lines can be broken in it, as between words.
    longer = "".join(" " if i % 8 == 7 else "·" for i in range(length - 1)) + "·" * min(length, 1)
    return f"{before}⟦{translate_around(body, lambda piece: piece.translate(ACCENTED))}{longer}⟧{after}"


def mirror(text):
    """In Hebrew letters, which run from right to left."""
    return translate_around(text, lambda piece: piece.lower().translate(HEBREW))


def quote(text):
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def install_pseudo(root, folder, language, change):
    """Writes FOLDER/LANGUAGE/LC_MESSAGES/dossier.mo, with CHANGE done to every message; gives the messages."""
    messages = parse(extract(root, list_potfiles(root)))
    target = pathlib.Path(folder) / language / "LC_MESSAGES" / "dossier.mo"
    target.parent.mkdir(parents=True, exist_ok=True)
    lines = ['msgid ""', 'msgstr ""', '"Content-Type: text/plain; charset=UTF-8\\n"',
             '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"', ""]
    for message in messages:
        if "c-format" in message.flags:
            lines.append("#, c-format")
        if message.context is not None:
            lines.append(f"msgctxt {quote(message.context)}")
        lines.append(f"msgid {quote(message.text)}")
        if message.plural is None:
            lines.append(f"msgstr {quote(change(message.text))}")
        else:
            lines += [f"msgid_plural {quote(message.plural)}", f"msgstr[0] {quote(change(message.text))}",
                      f"msgstr[1] {quote(change(message.plural))}"]
        lines.append("")
    subprocess.run(["msgfmt", "--check", "--output-file", str(target), "-"], input="\n".join(lines), text=True,
                   check=True, capture_output=True)
    return messages


if __name__ == "__main__":
    if len(sys.argv) < 4 or sys.argv[1] not in ("pseudo", "mirrored"):
        sys.exit(__doc__)
    if sys.argv[1] == "pseudo":
        install_pseudo(pathlib.Path(sys.argv[2]), sys.argv[3], (sys.argv[4:] or ["de"])[0], accent)
    else:
        install_pseudo(pathlib.Path(sys.argv[2]), sys.argv[3], (sys.argv[4:] or ["he"])[0], mirror)
