#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""test-session-restore.py PROGRAM DOSSIER: what is open outlives the program, also where that is killed; and whoever goes
on to something else is told when a dossier is laid out.
"""

import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(os.environ['DOSSIER_TEST_SOURCE_ROOT']) / 'tests' / 'dev'))
import tap  # noqa: E402

import gi  # noqa: E402

from gi.repository import Gio, GLib  # noqa: E402

PROGRAM, SMALL = sys.argv[1:3]
ID = 'io.github.dossier_graph.Dossier'
PATH = '/' + ID.replace('.', '/')


class RestoreTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='dossier-restore-'))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.files = []
        for name in ['one', 'two']:
            path = self.folder / f'{name}.dossier'
            shutil.copy(SMALL, path)
            self.files.append(path)
        self.session = self.folder / 'state' / 'dossier' / 'session'
        self.environment = {**os.environ, 'XDG_STATE_HOME': str(self.folder / 'state'), 'GTK_A11Y': 'none'}
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.process = None
        self.addCleanup(self.kill)

    def start(self, *files, **more):
        # Whoever runs the tests may have had them ignore that the terminal is closed.
        self.process = subprocess.Popen(['env', '--default-signal=HUP', PROGRAM, *files], env={**self.environment, **more})

    def kill(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        if self.process:
            self.process.wait()
        self.wait_for('the name to be free', lambda: not self.is_running())

    def wait_for(self, what, condition):
        end = time.monotonic() + 60
        while not (answer := condition()):
            self.assertLess(time.monotonic(), end, f'waited in vain for {what}')
            # The program may ask this process something meanwhile.
            GLib.MainContext.default().iteration(False)
            time.sleep(0.02)
        return answer

    def call(self, name, path, interface, method, arguments=None):
        return self.bus.call_sync(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NO_AUTO_START, 30000, None)

    def is_running(self):
        return self.call('org.freedesktop.DBus', '/', 'org.freedesktop.DBus', 'NameHasOwner',
                         GLib.Variant('(s)', (ID,))).unpack()[0]

    def list_windows(self):
        try:
            xml = self.call(ID, f'{PATH}/window', 'org.freedesktop.DBus.Introspectable', 'Introspect').unpack()[0]
        except GLib.Error:
            return []
        return [f'{PATH}/window/{node.path}' for node in Gio.DBusNodeInfo.new_for_xml(xml).nodes]

    def describe(self, window, action):
        """(enabled, state)"""
        try:
            enabled, _, state = self.call(ID, window, 'org.gtk.Actions', 'Describe',
                                          GLib.Variant('(s)', (action,))).unpack()[0]
        except GLib.Error:
            return False, []
        return enabled, state

    def activate(self, path, action, *parameter):
        self.call(ID, path, 'org.gtk.Actions', 'Activate', GLib.Variant('(sava{sv})', (action, list(parameter), {})))

    def wait_for_windows(self, count):
        """That are ready: a view can be chosen."""
        return self.wait_for(f'{count} windows', lambda: len(windows := self.list_windows()) == count and all(
            self.describe(window, 'view')[0] for window in windows) and windows)

    def read_session(self):
        if not self.session.exists():
            return []
        return GLib.Variant.parse(GLib.VariantType('aa{sv}'), self.session.read_text(), None, None).unpack()

    def write_session(self, states):
        types = {'uri': 's', 'node': 's', 'query': 's', 'view': 's', 'hide': 'b', 'place': '(bdsdd)', 'size': '(iib)',
                 'panes': '(bb)', 'missed': 'u', 'overlays': '(bbb)', 'focus': '(asuumasasasas)'}
        self.session.parent.mkdir(parents=True, exist_ok=True)
        self.session.write_text(GLib.Variant('aa{sv}', [
            {name: GLib.Variant(types[name], value) for name, value in state.items()} for state in states]).print_(False))

    def test_killed(self):
        self.start(*self.files)
        windows = self.wait_for_windows(2)
        self.activate(windows[0], 'view', GLib.Variant('s', 'nodes'))
        states = self.wait_for('what is seen to be written', lambda: sorted(
            state['view'] for state in self.read_session()) == ['graph', 'nodes'] and self.read_session())
        self.assertEqual({state['uri'] for state in states}, {path.as_uri() for path in self.files})
        self.kill()
        self.assertEqual(self.session.stat().st_mode & 0o777, 0o600)

        self.start()
        windows = self.wait_for_windows(2)
        self.assertEqual(sorted(self.describe(window, 'view')[1][0] for window in windows), ['graph', 'nodes'])

    def test_all_that_is_seen(self):
        """What the program writes after a start is what it found: nothing got lost between the two."""
        state = {'uri': self.files[0].as_uri(), 'node': 'he-yadong', 'query': 'yadong', 'view': 'graph', 'hide': True,
                 'place': (False, 2.0, 'he-yadong', 10.0, -20.0), 'size': (1100, 700, False), 'panes': (False, True),
                 'overlays': (True, False, False), 'focus': (['he-yadong'], 2, 0, ['said'], [], [], [])}
        self.write_session([state])
        self.start()
        self.wait_for_windows(1)

        def is_restored():
            found = self.read_session()[0]
            return found if found.get('place', [0] * 5)[1:3] == (2.0, 'he-yadong') and len(found) == len(state) else None

        # Some change, so that it writes.
        self.session.unlink()
        self.activate(self.list_windows()[0], 'show-minimap')
        found = self.wait_for('it to be written again', lambda: self.session.exists() and is_restored())
        self.assertAlmostEqual(found['place'][3], 10, 3)
        self.assertAlmostEqual(found['place'][4], -20, 3)
        self.assertEqual({**found, 'place': None},
                         {**state, 'place': None, 'overlays': (True, True, False)})

    def test_focus_along_all_relations(self):
        self.write_session([{'uri': self.files[0].as_uri(), 'node': 'he-yadong'}])
        self.start()
        window = self.wait_for_windows(1)[0]
        self.wait_for('the node', lambda: self.describe(window, 'focus-node')[0])
        self.activate(window, 'focus-node')
        focus = (['he-yadong'], 1, 0, None, [], [], [])
        self.wait_for('the focus to be written', lambda: self.read_session()[0].get('focus') == focus)
        self.kill()

        self.start()
        self.wait_for_windows(1)
        self.session.unlink()
        self.wait_for('the focus', lambda: self.describe(window, 'focus-more')[0])
        self.activate(self.list_windows()[0], 'focus-more')
        focus = (['he-yadong'], 2, *focus[2:])
        self.wait_for('it to be written again', lambda: self.read_session() and self.read_session()[0].get('focus') == focus)

    def test_quit_keeps_all_closing_keeps_the_rest(self):
        self.start(*self.files)
        self.wait_for_windows(2)
        self.activate(PATH, 'quit')
        self.assertEqual(self.process.wait(60), 0)
        self.assertEqual(len(self.read_session()), 2)

        self.start()
        self.wait_for_windows(2)
        subprocess.run(['xdotool', 'key', 'ctrl+w'], check=True)
        self.wait_for('one to close', lambda: len(self.list_windows()) == 1)
        self.wait_for('the other to be what is left', lambda: len(self.read_session()) == 1)
        left = self.read_session()
        # The last one is where the program begins the next time.
        self.wait_for('the keyboard', lambda: self.get_active())
        subprocess.run(['xdotool', 'key', 'ctrl+w'], check=True)
        self.assertEqual(self.process.wait(60), 0)
        self.assertEqual([state['uri'] for state in self.read_session()], [state['uri'] for state in left])

    def get_active(self):
        """The title of the window that has the keyboard."""
        return subprocess.run(['xdotool', 'getactivewindow', 'getwindowname'], capture_output=True).stdout.decode().strip()

    def test_files_named_are_all_that_opens(self):
        self.write_session([{'uri': self.files[0].as_uri()}])
        self.start(self.files[1])
        self.wait_for_windows(1)
        self.wait_for('the other file', lambda: [state['uri'] for state in self.read_session()] == [self.files[1].as_uri()])

    def test_gone_for_a_time(self):
        away = self.folder / 'away'
        self.files[0].rename(away)
        self.write_session([{'uri': path.as_uri(), 'view': 'nodes'} for path in self.files])
        self.start()
        self.wait_for_windows(1)
        # Waited for, with all that it showed.
        states = self.wait_for('both to be written', lambda: len(self.read_session()[-1]) > 2 and self.read_session())
        self.assertEqual(states[0], {'uri': self.files[0].as_uri(), 'view': 'nodes', 'missed': 1})
        self.assertEqual([state['uri'] for state in states], [path.as_uri() for path in self.files])
        self.kill()

        away.rename(self.files[0])
        self.start()
        windows = self.wait_for_windows(2)
        self.assertEqual([self.describe(window, 'view')[1] for window in windows], [['nodes'], ['nodes']])
        self.wait_for('it to be one like the others', lambda: 'missed' not in self.read_session()[0])

    def test_gone_for_good(self):
        self.files[0].unlink()
        self.write_session([{'uri': self.files[0].as_uri(), 'missed': 9}])
        for left in [10, None]:
            self.start()
            self.wait_for('an empty window', lambda: len(self.list_windows()) == 1)
            if left:
                self.wait_for('the last start', lambda: self.read_session()[0]['missed'] == left)
            else:
                self.activate(PATH, 'open-uri', GLib.Variant('s', self.files[1].as_uri()))
                self.wait_for('what is there', lambda: [state['uri'] for state in self.read_session()] == [
                    self.files[1].as_uri()])
            self.kill()

    def test_told_to_end(self):
        """By a signal: nothing that was seen is lost, not even what was changed at the last moment."""
        for number, view in [(signal.SIGTERM, 'nodes'), (signal.SIGHUP, 'relations')]:
            with self.subTest(number):
                self.start(*self.files)
                windows = self.wait_for_windows(2)
                self.activate(windows[0], 'view', GLib.Variant('s', view))
                self.process.send_signal(number)
                self.assertEqual(self.process.wait(60), 0)
                self.assertEqual(sorted(state['view'] for state in self.read_session()), sorted(['graph', view]))

    def test_ignored_signal(self):
        """As nohup has it."""
        self.process = subprocess.Popen(['nohup', PROGRAM, self.files[0]], env=self.environment,
                                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        window = self.wait_for_windows(1)[0]
        self.process.send_signal(signal.SIGHUP)
        self.activate(window, 'view', GLib.Variant('s', 'nodes'))
        self.wait_for('it to go on', lambda: [state['view'] for state in self.read_session()] == ['nodes'])

    def test_one_file_by_two_paths(self):
        link = self.folder / 'link.dossier'
        link.symlink_to(self.files[0].name)
        self.start(self.files[0])
        self.wait_for_windows(1)
        # The second is done at once: the program that runs takes the files.
        subprocess.run([PROGRAM, link, self.folder / '..' / self.folder.name / 'one.dossier', self.files[1]],
                       env=self.environment, check=True)
        self.wait_for_windows(2)
        self.wait_for('both files', lambda: {state['uri'] for state in self.read_session()} == {
            path.as_uri() for path in self.files})

    def test_whatever_the_file_holds(self):
        self.session.parent.mkdir(parents=True)
        for text in ['', 'nonsense', '[{"uri": <1>}]', '[{}]', f"[{{'uri': <'{(self.folder / 'gone').as_uri()}'>}}]", '@a{sv} {}']:
            with self.subTest(text):
                self.session.write_text(text)
                self.start()
                self.wait_for('an empty window', lambda: len(self.list_windows()) == 1)
                self.kill()

    def open_slowly(self):
        """A layout that takes long, while another window is looked at."""
        go = self.folder / 'go'
        begun = self.folder / 'begun'
        helper = self.folder / 'helper'
        helper.write_text(f'#!/bin/sh\ntouch {begun}\nwhile [ ! -e {go} ]; do sleep 0.1; done\n'
                          f'exec "{os.environ["DOSSIER_LAYOUT_HELPER"]}" "$@"\n')
        helper.chmod(0o755)
        self.start(self.files[0], DOSSIER_LAYOUT_HELPER=str(helper), DOSSIER_LAYOUT_CACHE='off')
        self.wait_for('the helper', begun.exists)
        start = time.monotonic()
        # Another window takes the focus.
        self.activate(PATH, 'new-window')
        self.wait_for('the other window', lambda: len(self.list_windows()) == 2 and self.get_active() == 'Dossier')
        self.wait_for('it to be long work', lambda: time.monotonic() > start + 2)
        return go

    def test_still_on_its_way(self):
        go = self.open_slowly()
        self.wait_for('it to be written', lambda: [state['uri'] for state in self.read_session()] == [self.files[0].as_uri()])
        self.kill()
        go.touch()
        self.start()
        self.wait_for_windows(1)

    def test_nobody_to_tell(self):
        self.open_slowly().touch()
        self.wait_for('the layout', lambda: any(self.describe(window, 'view')[0] for window in self.list_windows()))
        # It still answers, where a warning would have ended it.
        self.activate(PATH, 'new-window')
        self.wait_for('a third window', lambda: len(self.list_windows()) == 3)

    def test_told_when_it_is_done(self):
        told = []
        info = Gio.DBusNodeInfo.new_for_xml('''<node><interface name="org.freedesktop.Notifications">
          <method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
            <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
            <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/></method>
          <method name="CloseNotification"><arg type="u" direction="in"/></method>
          <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal></interface></node>''')

        def called(connection, sender, path, interface, method, parameters, invocation):
            if method == 'Notify':
                told.append(parameters.unpack())
                invocation.return_value(GLib.Variant('(u)', (1,)))
            else:
                invocation.return_value(None)

        registered = self.bus.register_object('/org/freedesktop/Notifications', info.interfaces[0], called, None, None)
        self.addCleanup(self.bus.unregister_object, registered)
        owned = Gio.bus_own_name_on_connection(self.bus, 'org.freedesktop.Notifications', Gio.BusNameOwnerFlags.NONE, None, None)
        self.addCleanup(Gio.bus_unown_name, owned)

        go = self.open_slowly()
        self.assertEqual(told, [])
        go.touch()
        self.wait_for('the words', lambda: told)
        self.assertEqual(told[0][3:5], ('Export ban, a sample', 'The dossier is laid out'))
        # A click on them brings the window forward.
        self.bus.emit_signal(None, '/org/freedesktop/Notifications', 'org.freedesktop.Notifications', 'ActionInvoked',
                             GLib.Variant('(us)', (1, 'default')))
        self.wait_for('the window to come forward', lambda: self.get_active() == 'Export ban, a sample')


if __name__ == '__main__':
    sys.argv[1:] = []
    tap.main()
