# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later

"""What the generator makes holds against the schema, and two runs of it make the same file."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

SKIP = 77

schemas = sorted((pathlib.Path(os.environ["DOSSIER_TEST_SOURCE_ROOT"]) / "data").rglob("*.schema.json"))
try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(SKIP)
if not schemas:
    print("skipped: there is no schema in data/")
    sys.exit(SKIP)

schema = json.loads(schemas[0].read_text(encoding="utf-8"))
validator = jsonschema.validators.validator_for(schema)(schema)

with tempfile.TemporaryDirectory() as folder:
    files = [pathlib.Path(folder) / name for name in ("a.dossier", "b.dossier")]
    for file in files:
        subprocess.run([sys.argv[1], "300", "7", file], check=True)
    assert files[0].read_bytes() == files[1].read_bytes()
    problems = list(validator.iter_errors(json.loads(files[0].read_text(encoding="utf-8"))))

for problem in problems:
    print(list(problem.absolute_path), problem.message)
sys.exit(bool(problems))
