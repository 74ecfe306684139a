#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What README.md, CONTRIBUTING.md and data/QUERY.md show and name is what there is.

A line of `…` in an example stands for any lines.
"""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

import tap

ROOT = pathlib.Path(os.environ['DOSSIER_TEST_SOURCE_ROOT'])
BUILD = pathlib.Path(os.environ['DOSSIER_TEST_BUILD_ROOT'])
PAGES = ['README.md', 'CONTRIBUTING.md', 'data/FORMAT.md', 'data/QUERY.md']


class PagesTest(unittest.TestCase):
    def test_examples(self):
        text = (ROOT / 'README.md').read_text(encoding='utf-8')
        examples = re.findall(r'^\$ (.*)\n((?:(?!\$ |```).*\n)*)', re.search(r'```console\n(.*?```)', text, re.S)[1], re.M)
        self.assertGreater(len(examples), 4)
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(ROOT / 'data/dossiers/rare-earths-2026.dossier', folder)
            env = {**os.environ, 'PATH': f'{BUILD / "src"}:{os.environ["PATH"]}'}
            for command, shown in examples:
                with self.subTest(command):
                    result = subprocess.run(['bash', '-c', command], cwd=folder, env=env, stdout=subprocess.PIPE,
                                            stderr=subprocess.STDOUT, text=True, check=False)
                    pattern = ''.join(r'(?:.*\n)*?' if line == '…' else re.escape(line) + '\n' for line in shown.splitlines())
                    self.assertIsNotNone(re.fullmatch(pattern, result.stdout), f'{command} says:\n{result.stdout}')

    # Each example of a query finds something in the bundled dossier, and not everything.
    def test_queries(self):
        text = (ROOT / 'data/QUERY.md').read_text(encoding='utf-8')
        queries = [line.strip().split('   ')[0] for line in re.findall('^    .*', text, re.M)]
        for row in re.findall(r'^\| `.*', text, re.M):
            queries += re.findall('`([^`]+)`', row.split('|')[3])
        self.assertGreater(len(queries), 20)
        for query in queries:
            with self.subTest(query):
                result = subprocess.run([BUILD / 'src/dossier', 'query', '--tsv', '--',
                                         ROOT / 'data/dossiers/rare-earths-2026.dossier', query],
                                        stdout=subprocess.PIPE, text=True, check=True)
                n_found = len(result.stdout.splitlines())
                self.assertLess(n_found, 342 if query == 'cited:yes' else 341)
                if query != 'cited:no': # all of it is cited
                    self.assertGreater(n_found, 0)

    # Links and names of files in code lead somewhere.
    def test_files(self):
        for page in PAGES:
            text = (ROOT / page).read_text(encoding='utf-8')
            names = set(re.findall(r'\]\((?!https?:|#)([^)#]+)', text))
            inside = {'CONTRIBUTING.md': set(re.findall(r'`((?:src|ui|data|po|tests|\.ci)/[\w./-]*)`', text))}.get(page, set())
            for name in sorted(names):
                with self.subTest(page=page, link=name):
                    self.assertTrue(((ROOT / page).parent / name).exists(), name)
            for name in sorted(name for name in inside if not re.search('[A-Z]{4}', name)): # NAME, FLOOR: any
                with self.subTest(page=page, file=name):
                    self.assertTrue((ROOT / name).exists(), name)

    # Functions and source files by their bare name: each is somewhere in the sources.
    def test_names(self):
        sources = {path.name: path.read_text(encoding='utf-8')
                   for folder in ('src', 'tests') for path in (ROOT / folder).rglob('*') if path.suffix in ('.c', '.h')}
        everything = '\n'.join(sources.values())
        for page in PAGES:
            text = (ROOT / page).read_text(encoding='utf-8')
            for name in sorted(set(re.findall(r'`(\w+)\(\)`', text)) - {'_', 'C_'}):
                with self.subTest(page=page, function=name):
                    self.assertRegex(everything, rf'\b{name} \(')
            for name in sorted(set(re.findall(r'`(dossier-[\w-]+\.[ch])`', text))):
                with self.subTest(page=page, file=name):
                    self.assertIn(name, sources)
            for name in sorted(set(re.findall(r'`(Dossier[A-Z]\w+|DOSSIER_[A-Z_]+)`', text))):
                with self.subTest(page=page, name=name):
                    self.assertRegex(everything + (ROOT / 'dev').read_text(encoding='utf-8'), rf'\b{name}\b')


tap.main()
