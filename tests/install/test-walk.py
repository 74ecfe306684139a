#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Somebody installs the program, starts it from the menu, finds in the example who said what, saves a figure, and removes
it again. Runs on a display of its own: there is one keyboard.
"""

import os
import re
import subprocess
import sys
import time
import xml.etree.ElementTree as xml

import installed
from installed import BIN, ID, SOURCE, wait_for

tree = installed.Tree()
tree.prepare()
environment = tree.environment(XDG_STATE_HOME=str(tree.folder / 'state'), HOME=str(tree.folder), GTK_A11Y='atspi')
bus = installed.Bus(tree, environment)
os.environ['DBUS_SESSION_BUS_ADDRESS'] = environment['DBUS_SESSION_BUS_ADDRESS']
sys.path.insert(0, str(SOURCE / 'tests' / 'app'))
import newcomer  # noqa: E402 # pylint: disable=wrong-import-position # needs the bus
from access import Program, key  # noqa: E402 # pylint: disable=wrong-import-position


def call(*arguments):
    return subprocess.run(arguments, env=environment, check=True, capture_output=True, timeout=100).stdout.decode()


def call_bus(method):
    return call('gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/org/freedesktop/DBus',
                '--method', f'org.freedesktop.DBus.{method}', ID)


def is_running():
    return 'true' in call_bus('NameHasOwner')


def main():
    call('gtk4-launch', ID)
    wait_for(is_running, 'the program')
    pid = int(re.search(r'uint32 (\d+)', call_bus('GetConnectionUnixProcessID'))[1])
    assert os.readlink(f'/proc/{pid}/exe') == str(tree.at(f'{BIN}/dossier')), 'it is not the one that was installed'
    program = Program(ready='Open Example')
    program.look_at(pid)

    newcomer.open_example(program)
    newcomer.read_who_said_what(program)
    newcomer.ask_for_figure(program)
    figure = tree.folder / newcomer.EXAMPLE.with_suffix('.svg').name

    def is_saved():
        # Under the name that the chooser proposes; a chooser that has just come up may miss a key.
        if program.application.get_child_count() > 2:
            key('Return')
            time.sleep(1)
        return figure.exists()
    newcomer.wait_for('the figure', is_saved)
    texts = ' '.join(' '.join(element.itertext()) for element in xml.parse(figure).iter('{http://www.w3.org/2000/svg}text'))
    for words in newcomer.CONTENT['title'], newcomer.STATEMENT['label']:
        assert ''.join(words.split()) in ''.join(texts.split()), f'{words} is missing in the figure'

    def is_closed():
        if program.application.get_child_count() > 1:
            key('Escape')
            time.sleep(1)
        return program.application.get_child_count() == 1
    newcomer.wait_for('the export window to close', is_closed)
    key('ctrl+q')
    wait_for(lambda: not is_running(), 'the program to end')
    tree.uninstall()
    left = [path for path in tree.root.rglob('*') if not path.is_dir()]
    assert not left, left


try:
    main()
finally:
    bus.stop()
    tree.remove()
