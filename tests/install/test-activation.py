#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The installed program, started by the session bus as GNOME does: nothing runs, and somebody asks for it."""

import os
import re
import signal
import shutil
import subprocess
import unittest

import installed
import tap
from installed import BIN, ID, PATH, SOURCE, wait_for

class ActivationTest(unittest.TestCase):
    def setUp(self):
        self.tree = installed.Tree()
        self.addCleanup(self.tree.remove)
        self.tree.prepare()
        self.environment = self.tree.environment(GTK_A11Y='none', XDG_STATE_HOME=str(self.tree.folder / 'state'))
        bus = installed.Bus(self.tree, self.environment)
        self.addCleanup(bus.stop)
        self.addCleanup(self.stop)

    def call(self, *arguments, fine=True):
        result = subprocess.run(arguments, env=self.environment, capture_output=True, timeout=100)
        if fine:
            self.assertEqual((result.stderr.decode(), result.returncode), ('', 0), arguments)
        return result.stdout.decode()

    def call_bus(self, method, *arguments):
        return self.call('gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path',
                         '/org/freedesktop/DBus', '--method', f'org.freedesktop.DBus.{method}', *arguments)

    def is_running(self):
        return 'true' in self.call_bus('NameHasOwner', ID)

    def stop(self):
        if self.is_running():
            pid = int(re.search(r'uint32 (\d+)', self.call_bus('GetConnectionUnixProcessID', ID))[1])
            os.kill(pid, signal.SIGTERM)
            wait_for(lambda: not self.is_running(), 'the program to end')

    def count_windows(self):
        # To ask would start it.
        if not self.is_running():
            return 0
        out = self.call('gdbus', 'introspect', '--session', '--dest', ID, '--object-path', f'{PATH}/window', fine=False)
        return len(re.findall(r'^  node \d+', out, re.M))

    def find_titles(self):
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--class', 'dossier'], env=self.environment,
                               capture_output=True).stdout.decode().split()
        return sorted(subprocess.run(['xdotool', 'getwindowname', window], env=self.environment,
                                     capture_output=True).stdout.decode().strip() for window in found)

    def wait_for_windows(self, count):
        wait_for(lambda: self.count_windows() == count, f'{count} windows')

    def test_launched(self):
        self.assertFalse(self.is_running())
        self.call('gapplication', 'launch', ID)
        self.wait_for_windows(1)
        # What is asked for again comes forward.
        self.call('gapplication', 'launch', ID)
        self.call('gapplication', 'action', ID, 'new-window')
        self.wait_for_windows(2)

    def test_files_each_in_a_window(self):
        small = SOURCE / 'tests' / 'app' / 'fixtures' / 'small.dossier'
        other = self.tree.folder / 'other.dossier'
        shutil.copy(small, other)
        self.call('gapplication', 'launch', ID, small, other)
        self.wait_for_windows(2)
        # One that is open already is not opened twice.
        self.call('gapplication', 'launch', ID, other)
        self.call('gapplication', 'action', ID, 'new-window')
        self.wait_for_windows(3)

    def test_actions_of_the_menu_entry(self):
        """Each as GNOME has it, over the bus, with nothing running before."""
        listed = self.call('gapplication', 'list-actions', ID).split()
        self.assertEqual(listed, ['new-window', 'open-example'])
        for action in listed:
            with self.subTest(action):
                self.assertFalse(self.is_running())
                self.call('gapplication', 'action', ID, action)
                self.wait_for_windows(1)
                if action == 'open-example':
                    wait_for(lambda: any('Rare earths' in title for title in self.find_titles()), 'the example')
                self.stop()

    def test_actions_without_the_bus(self):
        """As desktops have it that run the entry's Exec line; one process has all windows."""
        program = self.tree.at(f'{BIN}/dossier')
        with subprocess.Popen([program, '--new-window'], env=self.environment) as first:
            self.wait_for_windows(1)
            self.call(program, '--open-example')
            wait_for(lambda: any('Rare earths' in title for title in self.find_titles()), 'the example')
            self.call(program, '--new-window')
            self.wait_for_windows(2)
            self.call('gapplication', 'action', ID, 'quit')
            self.assertEqual(first.wait(60), 0)

    def test_exported_actions(self):
        self.call('gapplication', 'launch', ID)
        self.wait_for_windows(1)
        out = self.call('gdbus', 'call', '--session', '--dest', ID, '--object-path', PATH, '--method', 'org.gtk.Actions.List')
        for action in ['new-window', 'open-example', 'open-uri', 'about', 'quit']:
            self.assertIn(f"'{action}'", out)
        self.call('gdbus', 'call', '--session', '--dest', ID, '--object-path', PATH, '--method', 'org.gtk.Actions.Activate',
                  'quit', '[]', '{}')
        wait_for(lambda: not self.is_running(), 'the program to end')

    def test_actions_of_the_window(self):
        """Whatever the menus and keys of a window do, scripts can do over the bus."""
        def call(method, *arguments):
            return self.call('gdbus', 'call', '--session', '--dest', ID, '--object-path', f'{PATH}/window/1', '--method',
                             f'org.gtk.Actions.{method}', *arguments)

        def describe(action):
            """(enabled, state)"""
            enabled, state = re.fullmatch(r'\(\((true|false), .*?\[(.*)\]\),\)', call('Describe', action).strip()).groups()
            return enabled == 'true', state

        self.call('gapplication', 'action', ID, 'open-example')
        self.wait_for_windows(1)
        wait_for(lambda: describe('export')[0], 'the example')
        listed = call('List')
        for action in ['open', 'reload', 'save-as', 'export', 'report', 'print', 'search', 'fit', 'undo', 'view', 'layout']:
            self.assertIn(f"'{action}'", listed)
        # What the window says is for its own parts to have it say.
        self.assertNotIn("'tell'", listed)

        self.assertEqual(describe('show-outline'), (True, '<true>'))
        call('Activate', 'show-outline', '[]', '{}')
        wait_for(lambda: describe('show-outline')[1] == '<false>', 'the outline to go')
        call('Activate', 'layout', "[<'circo'>]", '{}')
        wait_for(lambda: describe('layout')[1] == "<'circo'>", 'the layout to be another')
        call('Activate', 'export', '[]', '{}')
        wait_for(lambda: 'Export Figure' in self.find_titles(), 'the window for a figure')


if __name__ == '__main__':
    tap.main()
