#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Completes command lines in a real bash and a real zsh."""

import os
import pathlib
import pty
import re
import select
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

import tap

SOURCE = pathlib.Path(os.environ['DOSSIER_TEST_SOURCE_ROOT'])
BUILD = pathlib.Path(os.environ['DOSSIER_TEST_BUILD_ROOT'])
COMPLETIONS = SOURCE / 'data' / 'completions'
DOSSIER = SOURCE / 'data' / 'dossiers' / 'rare-earths-2026.dossier'
PROGRAM = BUILD / 'src' / 'dossier'


def ask(*arguments):
    return subprocess.run([PROGRAM, *arguments], check=True, capture_output=True).stdout.decode()


def list_commands():
    return re.findall(r'^  (\S+)', re.search(r'^Commands:\n((?:  .*\n)+)', ask('--help'), re.M)[1], re.M)


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='dossier-completion-'))
        self.addCleanup(shutil.rmtree, self.folder)
        shutil.copy(DOSSIER, self.folder / 'rare earths.dossier')
        shutil.copy(DOSSIER, self.folder / 'rare.dossier')
        (self.folder / 'notes.txt').touch()
        (self.folder / 'articles').mkdir()
        self.environment = {**os.environ, 'PATH': f'{PROGRAM.parent}:{os.environ["PATH"]}', 'TERM': 'dumb'}


class BashTest(Case):
    def complete(self, *words):
        """What bash's own completion offers where the last of WORDS is begun."""
        script = '''
            . "$1"; shift
            COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
            $(complete -p dossier | sed 's/.*-F \\([^ ]*\\).*/\\1/') dossier
            printf '%s\\n' "${COMPREPLY[@]}"'''
        result = subprocess.run(['bash', '--norc', '-c', script, 'bash', COMPLETIONS / 'dossier', *words],
                                cwd=self.folder, env=self.environment, capture_output=True, timeout=60)
        self.assertEqual(result.stderr.decode(), '')
        return result.stdout.decode().split('\n')[:-1]

    def test_commands_and_files(self):
        self.assertEqual(set(self.complete('dossier', '')),
                         {*list_commands(), 'rare.dossier', 'rare earths.dossier', 'articles'})
        self.assertEqual(self.complete('dossier', 'neigh'), ['neighbors'])
        self.assertEqual(self.complete('dossier', 'export', 'rare.'), ['rare.dossier'])
        self.assertEqual(self.complete('dossier', 'rare.dossier', 'no'), [''])
        self.assertIn('--version', self.complete('dossier', '--'))

    def test_every_option(self):
        for command in list_commands():
            wanted = {option + ('=' if value else '') for option, value in
                      re.findall(r'^  (?:-\w, )?(--[a-z-]+)(=?)', ask(command, '--help'), re.M)}
            self.assertGreater(len(wanted), 1)
            self.assertEqual(set(self.complete('dossier', command, '--')), wanted, command)

    def test_values(self):
        engines = self.complete('dossier', 'export', '--engine', '=', '')
        help_text = ask('layout', '--help')
        self.assertEqual(engines, re.findall(r'^  (\S+)', help_text.split('Engines:\n')[1], re.M))
        self.assertEqual(self.complete('dossier', 'layout', '--engine', '=', 'overv'), ['overview'])
        self.assertEqual(self.complete('dossier', 'layout', '--engine', 'overv'), ['overview'])
        self.assertEqual(self.complete('dossier', 'convert', '--to', '=', 'graphm'), ['graphml'])
        self.assertEqual(self.complete('dossier', 'export', '--from', '=', ''), [''])
        self.assertEqual(self.complete('dossier', 'check', '--sources', '=', ''), ['articles'])

    def test_ids(self):
        self.assertEqual(self.complete('dossier', 'show', 'rare.dossier', 'he-yadong-only'),
                         ['he-yadong-only-military-firms'])
        self.assertEqual(self.complete('dossier', 'show', 'rare\\ earths.dossier', 'he-yadong-only'),
                         ['he-yadong-only-military-firms'])
        self.assertEqual(self.complete('dossier', 'path', '--max', '=', '3', 'rare.dossier', 'mofcom', 'he-yadong-only'),
                         ['he-yadong-only-military-firms'])
        self.assertEqual(self.complete('dossier', 'show', 'none.dossier', ''), [''])

    def test_names_of_values_are_the_programs(self):
        """Those that the script has of its own, since no help lists them one a line."""
        text = (COMPLETIONS / 'dossier').read_text(encoding='utf-8')
        helps = {'theme': 'export', 'page': 'export', 'orientation': 'export', 'format': 'report', 'type': 'list',
                 'direction': 'neighbors'}
        for option, command in helps.items():
            line = re.search(rf'^  +(?:-\w, )?--{option}=.*', ask(command, '--help'), re.M)[0]
            values = re.search(rf"--{option}\) _dossier_words \"\$3\" '(.*?)'", text)[1].split()
            for value in values:
                self.assertRegex(line, rf'\b{value}\b')


class ZshTest(Case):
    def test_zsh(self):
        if shutil.which('zsh') is None:
            self.skipTest('there is no zsh')
        master, slave = pty.openpty()
        shell = subprocess.Popen(['zsh', '-f', '-i'], stdin=slave, stdout=slave, stderr=slave, cwd=self.folder,
                                 env=self.environment, start_new_session=True)
        os.close(slave)
        self.addCleanup(os.close, master)
        self.addCleanup(shell.wait)
        self.addCleanup(os.killpg, shell.pid, signal.SIGKILL)

        def read_until(pattern):
            text, end = '', time.monotonic() + 60
            while not re.search(pattern, text):
                ready, _, _ = select.select([master], [], [], max(0, end - time.monotonic()))
                self.assertTrue(ready, f'{pattern} does not come: {text!r}')
                text += os.read(master, 4096).decode(errors='replace')
            return text

        os.write(master, (f"unsetopt beep; fpath=('{COMPLETIONS}' $fpath); "
                          'autoload -Uz compinit; compinit -u -D; print re""ady\n').encode())
        # What the line editor writes once it takes keys. What came before is taken for a whole line.
        taking_keys = r'\x1b\[\?2004h'
        read_until(r'ready\r?\n(?s:.*)' + taking_keys)
        for begun, whole in [('neigh', 'neighbors '), ('export --engi', '--engine='),
                             ('export --engine=overv', '--engine=overview '),
                             ('convert --to=graphm', '--to=graphml '),
                             ('show rare.dossier he-yadong-only', 'he-yadong-only-military-firms '),
                             ('list rare.d', 'rare.dossier ')]:
            os.write(master, b'dossier ' + begun.encode() + b'\t')
            read_until(re.escape(whole))
            # Wipes the line that was begun.
            os.write(master, b'\x15')


if __name__ == '__main__':
    tap.main()
