#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""make-handlers.py OUT FILE…: an empty function for each one that the templates name.

Those of the program are static, and known by the class of the template alone, which gtk4-builder-tool replaces.
"""

import pathlib
import re
import sys

out, *files = sys.argv[1:]
names = {name for path in files
         for name in re.findall(r'<(?:signal|closure)[^>]*?(?:handler|function)="(\w+)"', pathlib.Path(path).read_text('utf-8'))}
lines = [f'void {name} (void);\nvoid {name} (void) {{}}' for name in sorted(names)]
pathlib.Path(out).write_text('\n'.join(lines) + '\n')
