#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
""".ci/with-display: gives a desktop of its own, and leaves nothing behind however it ends."""

import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import unittest

import tap

WITH_DISPLAY = pathlib.Path(os.environ['DOSSIER_TEST_SOURCE_ROOT']) / '.ci/with-display'

TELL = 'echo "$DISPLAY"; echo "$XDG_RUNTIME_DIR"; echo "$HOME"'


@unittest.skipUnless(all(map(shutil.which, ('Xvfb', 'openbox', 'dbus-daemon'))), 'Xvfb, openbox or dbus-daemon is missing')
class DisplayTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='dossier display ')
        self.addCleanup(folder.cleanup)
        self.tmp = pathlib.Path(folder.name)
        self.env = {**os.environ, 'TMPDIR': folder.name}

    def start(self, script):
        process = subprocess.Popen([WITH_DISPLAY, 'bash', '-c', script], env=self.env, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(process.terminate)
        return process

    def assert_gone(self, display):
        self.assertEqual(list(self.tmp.iterdir()), [])
        self.assertNotEqual(subprocess.run(['xprop', '-display', display, '-root'], capture_output=True, check=False).returncode, 0)

    def test_exit_code_and_tidiness(self):
        process = self.start(TELL + '; exit 7')
        out, err = process.communicate(timeout=50)
        self.assertEqual(process.returncode, 7, err)
        display, runtime, home = out.splitlines()
        self.assertNotEqual(display, os.environ.get('DISPLAY'))
        self.assertTrue(runtime.startswith(str(self.tmp)) and home.startswith(str(self.tmp)))
        self.assert_gone(display)

    def test_window_manager_and_accessibility(self):
        process = self.start('xprop -root _NET_SUPPORTING_WM_CHECK && dbus-send --session --print-reply '
                             '--dest=org.a11y.Bus /org/a11y/bus org.a11y.Bus.GetAddress')
        out, err = process.communicate(timeout=50)
        self.assertEqual(process.returncode, 0, err)
        self.assertIn('window id', out)
        self.assertIn('unix:', out)

    # Where portals are installed, a file chooser would start them, and their file system could not be removed.
    def test_nothing_else_is_started(self):
        process = self.start('dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus '
                             '/org/freedesktop/DBus org.freedesktop.DBus.ListActivatableNames')
        out, err = process.communicate(timeout=50)
        self.assertEqual(process.returncode, 0, err)
        self.assertEqual(set(out.split()) - {'array', '[', ']', 'org.freedesktop.DBus'}, {'org.a11y.Bus'})

    def test_two_at_once(self):
        processes = [self.start(TELL + '; read -r _ < /dev/null') for _ in range(2)]
        displays = [process.communicate(timeout=50)[0].splitlines()[0] for process in processes]
        self.assertNotEqual(*displays)

    def test_signals(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            with self.subTest(number):
                process = self.start(TELL + '; exec sleep 1000')
                display = [process.stdout.readline() for _ in range(3)][0].strip()
                process.send_signal(number)
                _, err = process.communicate(timeout=50)
                self.assertEqual(process.returncode, 128 + number, err)
                self.assert_gone(display)

    def test_server_that_does_not_start(self):
        fake = self.tmp / 'bin'
        fake.mkdir()
        (fake / 'openbox').write_text('#!/bin/sh\necho "openbox: broken" >&2\nexit 1\n')
        (fake / 'openbox').chmod(0o755)
        self.env['PATH'] = f'{fake}:{self.env["PATH"]}'
        process = self.start('echo reached')
        out, err = process.communicate(timeout=50)
        self.assertEqual((process.returncode, out), (1, ''))
        self.assertIn('openbox did not start', err)
        self.assertIn('openbox: broken', err)
        self.assertEqual(list(self.tmp.iterdir()), [fake])


tap.main()
