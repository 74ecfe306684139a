#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The manual page says all that the program's help says, and man has nothing to complain of."""

import os
import pathlib
import re
import shutil
import subprocess
import unittest

import tap

BUILD = pathlib.Path(os.environ['DOSSIER_TEST_BUILD_ROOT'])
PROGRAM = BUILD / 'src' / 'dossier'
PAGE = BUILD / 'data' / 'man' / 'dossier.1'


def ask(*arguments):
    return subprocess.run([PROGRAM, *arguments], check=True, capture_output=True).stdout.decode()


def words(text):
    return ' '.join(text.split())


@unittest.skipUnless(shutil.which('man'), 'man is not installed')
class ManTest(unittest.TestCase):
    def read_page(self):
        result = subprocess.run(['man', '--warnings', '--encoding=UTF-8', '--local-file', PAGE], capture_output=True,
                                env={**os.environ, 'MANWIDTH': '100', 'MANPAGER': 'cat', 'MANROFFOPT': '-c', 'TERM': 'dumb'})
        self.assertEqual((result.stderr.decode(), result.returncode), ('', 0))
        # Bold letters come struck twice where there is no colour.
        return re.sub('.\x08', '', result.stdout.decode())

    def test_nothing_to_complain_of(self):
        page = self.read_page()
        for heading in ['NAME', 'SYNOPSIS', 'DESCRIPTION', 'OPTIONS', 'COMMANDS', 'EXIT STATUS', 'FILES', 'SEE ALSO']:
            self.assertRegex(page, rf'(?m)^{heading}$')
        self.assertNotIn('@', page)

    def test_says_what_the_help_says(self):
        page = words(self.read_page())
        help_text = ask('--help')
        commands = re.findall(r'^  (\S+)', re.search(r'^Commands:\n((?:  .*\n)+)', help_text, re.M)[1], re.M)
        self.assertGreater(len(commands), 10)
        for line in re.search(r'^Options:\n((?:  .*\n)+)', help_text, re.M)[1].splitlines():
            self.assertIn(words(line), page)
        for command in commands:
            text = ask(command, '--help')
            for line in re.findall(r'^  (?:-\w, )?--.*', text, re.M):
                self.assertIn(words(line), page, command)
            below = text.split('--help', 1)[1].split('\n', 1)[1]
            for paragraph in below.split('\n\n'):
                self.assertIn(words(paragraph), page, command)


if __name__ == '__main__':
    tap.main()
