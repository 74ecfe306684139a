#!/usr/bin/python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Holds every example, and every broken file, against both the JSON Schema and the reader.

check-schema.py READ-DOSSIER SOURCE-ROOT

A broken file's entry in the manifest says who finds fault with it: "syntax" (no JSON parser takes it), "schema" (the
schema and the reader), or "reader" (the reader alone: what a schema cannot say).
"""

import json
import subprocess
import sys
from pathlib import Path

try:
    import jsonschema
    if not hasattr(jsonschema, "Draft202012Validator"):
        raise ImportError("it does not know the draft of 2020-12")
except ImportError as error:
    print(f"1..0 # SKIP python3-jsonschema: {error}")
    sys.exit(0)

read_dossier = sys.argv[1]
root = Path(sys.argv[2])
data = root / "tests" / "data"

schema = json.loads((root / "data" / "dossier.schema.json").read_text(encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)


def parse(path):
    """The file's value as Python reads it: it takes more than RFC 8259 allows."""
    return json.loads(path.read_bytes().decode("utf-8-sig"))


def read(paths):
    """What the reader says of each file: a list of problems, empty for a good one."""
    out = subprocess.run([read_dossier, *map(str, paths)], check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
    found = {}
    for line in out.splitlines():
        if line.startswith("file "):
            path, verdict = line[5:].rsplit(" ", 1)
            current = found.setdefault(Path(path), [])
            good = verdict == "good"
        else:
            row, column, place, message = line.split("\t", 3)
            assert not good, line
            current.append((int(row), int(column), place, message))
    for path in paths:
        assert path in found, path
    return found


def check_good(path, problems):
    faults = [f"the reader: {problem}" for problem in problems]
    faults += [f"the schema: {error.json_path}: {error.message[:200]}" for error in validator.iter_errors(parse(path))]
    return faults


def check_broken(path, entry, problems):
    faults = []
    if not problems:
        faults.append("the reader finds nothing wrong with it")
    else:
        row, column, place, message = problems[0]
        if place != entry["place"]:
            faults.append(f"the reader names {place!r}, not {entry['place']!r}")
        if entry["message"] not in message:
            faults.append(f"the reader says {message!r}, without {entry['message']!r}")
        if row < 1 or column < 1:
            faults.append("the reader gives no line and column")

    try:
        value = parse(path)
    except (ValueError, RecursionError):
        value = None
        if entry["by"] != "syntax":
            faults.append("it is no JSON at all")
    else:
        if entry["by"] == "syntax":
            faults.append("Python reads it as JSON")
    if value is not None:
        valid = validator.is_valid(value)
        if entry["by"] == "schema" and valid:
            faults.append("the schema finds nothing wrong with it")
        if entry["by"] == "reader" and not valid:
            faults.append("the schema finds it wrong too, so the manifest should say \"schema\"")
    return faults


manifest = {data / "broken" / entry["file"]: entry
            for entry in json.loads((data / "broken" / "manifest.json").read_text(encoding="utf-8"))}
good = sorted((data / "valid").glob("*.dossier")) + sorted((root / "data" / "dossiers").glob("*.dossier"))
broken = sorted((data / "broken").glob("*.dossier"))
said = read(good + broken)

print(f"1..{len(good) + len(broken) + 1}")
number = 0


def report(name, faults):
    global number
    number += 1
    print(f"{'not ok' if faults else 'ok'} {number} - {name}")
    for fault in faults:
        print(f"# {name}: {fault}")


report("manifest", [f"{path.name} is in the manifest or in the folder alone"
                    for path in set(manifest) ^ set(broken)])
for path in good:
    report(path.name, check_good(path, said[path]))
for path in broken:
    report(path.name, check_broken(path, manifest[path], said[path]) if path in manifest else ["not in the manifest"])
