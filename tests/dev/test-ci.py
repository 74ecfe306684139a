#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The scripts of .ci: what counts as a failure, when a tree of another Debian is skipped, and no careless shell."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import tap

ROOT = pathlib.Path(os.environ['DOSSIER_TEST_SOURCE_ROOT'])
SCRIPTS = ['dev', '.ci/run', '.ci/debian-tree', '.ci/with-display', 'flatpak/private-session',
           'flatpak/stand-in-runtime']

TAP = 'TAP version 13\nok 1 /a\nok 2 /b # SKIP no display\n1..2\n'


class CiTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top = pathlib.Path(folder.name)

    def count(self, *tests):
        log = self.top / 'testlog.json'
        log.write_text(''.join(json.dumps({'name': 'x', **test}) + '\n' for test in tests))
        result = subprocess.run([ROOT / '.ci/count', log], capture_output=True, text=True, check=True)
        return result.stdout.strip(), result.stderr

    def test_count(self):
        self.assertEqual(self.count({'result': 'OK', 'stdout': ''}), ('1 0', ''))
        self.assertEqual(self.count({'result': 'OK', 'stdout': TAP}), ('1 0', 'skipped: x /b # SKIP no display\n'))
        self.assertEqual(self.count({'result': 'FAIL', 'stdout': TAP + 'not ok 3 /c\nnot ok 4 /d\n'})[0], '1 2')
        self.assertEqual(self.count({'result': 'ERROR', 'stdout': TAP})[0], '1 1')
        self.assertEqual(self.count({'result': 'TIMEOUT'}, {'result': 'OK'})[0], '1 1')
        self.assertEqual(self.count({'result': 'SKIP', 'stderr': 'no articles\n'}), ('0 0', 'skipped: x: no articles\n'))

    # Copies .ci/run beside a ./dev that does as told, and runs it.
    def run_ci(self, dev):
        (self.top / '.ci').mkdir()
        for name in ('run', 'count'):
            shutil.copy(ROOT / '.ci' / name, self.top / '.ci')
        (self.top / 'dev').write_text('#!/bin/bash\n'
                                      'log () { mkdir -p "$1/meson-logs"; cat >"$1/meson-logs/testlog.json"; }\n'
                                      'cd "${0%/*}"\n' + dev)
        (self.top / 'dev').chmod(0o755)
        result = subprocess.run([self.top / '.ci/run'], capture_output=True, text=True, check=False)
        return result.returncode, result.stdout.splitlines()

    def test_run_adds_up(self):
        code, lines = self.run_ci('''
case $1 in
  test) echo '{"name": "x", "result": "OK", "stdout": "ok 1\\nok 2\\n"}' | log "${DOSSIER_BUILD:-build}" ;;
  debian13) echo "no debootstrap"; exit 77 ;;
esac''')
        self.assertEqual((code, lines[-1]), (0, '4 passed, 0 failed'))
        self.assertIn('=== Debian 13: skipped, for the reason above', lines)

    def test_run_tells_failures(self):
        code, lines = self.run_ci('''
case $1${DOSSIER_BUILD:-} in
  test) echo '{"name": "x", "result": "FAIL", "stdout": "ok 1\\nnot ok 2 - /b\\n", "stderr": "why\\n"}' | log build; exit 1 ;;
  testbuild-sanitize) exit 1 ;; # does not build
  debian13) : ;; # runs no test
esac''')
        self.assertEqual((code, lines[-1]), (1, '1 passed, 3 failed'))
        self.assertEqual([line for line in lines if line.startswith('broke: ')][1:], ['broke: Debian 13'])
        told = lines.index(f'=== {self.top}/build/meson-logs/testlog.json')
        self.assertEqual(lines[told + 1:told + 5],
                         ['failed: x: FAIL (0 s)', '    ok 1', '    not ok 2 - /b', '    why'])

    def test_tree_is_skipped_with_a_reason(self):
        fake = self.top / 'bin'
        fake.mkdir()
        (fake / 'id').write_text('#!/bin/sh\necho 1000\n')
        (fake / 'id').chmod(0o755)
        result = subprocess.run([ROOT / '.ci/debian-tree', 'trixie'], capture_output=True, text=True, check=False,
                                env={**os.environ, 'PATH': f'{fake}:{os.environ["PATH"]}'})
        self.assertEqual(result.returncode, 77)
        self.assertIn('skipped: only root', result.stderr)

    @unittest.skipUnless(shutil.which('shellcheck'), 'shellcheck is not installed')
    def test_shellcheck(self):
        result = subprocess.run(['shellcheck', '-x', *SCRIPTS], cwd=ROOT, capture_output=True, text=True, check=False)
        self.assertEqual(result.stdout, '')


tap.main()
