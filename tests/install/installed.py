# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Installs the program into a folder of the test's own, and runs it from there."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import time
from xml.sax.saxutils import escape

SOURCE = pathlib.Path(os.environ['DOSSIER_TEST_SOURCE_ROOT'])
BUILD = pathlib.Path(os.environ['DOSSIER_TEST_BUILD_ROOT'])
PREFIX = os.environ['DOSSIER_TEST_PREFIX']
BIN, LIBEXEC, DATA, MAN, LOCALE = os.environ['DOSSIER_TEST_FOLDERS'].split(':')
ID = 'io.github.dossier_graph.Dossier'
PATH = '/' + ID.replace('.', '/')
CONFIG = '''<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir={folder}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
'''


def wait_for(condition, what):
    """The first true answer of CONDITION, which is asked until it gives one; a minute is enough for any machine."""
    end = time.monotonic() + 60
    while not (answer := condition()):
        if time.monotonic() > end:
            raise AssertionError(f'waited in vain for {what}')
        time.sleep(0.02)
    return answer


class Tree:
    """A tree as a package would hold it. What the tools of the desktop make of it (compiled schemas, the table of media
    types) lies beside it, in a folder of data of its own."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='dossier-install-'))
        self.root = self.folder / 'root'
        self.log = self.folder / 'build'
        self.install()

    # In a folder that has the build folder's list of what to install, and gets the log of what was: the log of the build
    # folder itself belongs to whoever has installed from there.
    def install(self):
        (self.log / 'meson-private').mkdir(parents=True)
        (self.log / 'meson-logs').mkdir()
        for folder in BUILD.iterdir():
            if folder.name not in ('meson-private', 'meson-logs'):
                (self.log / folder.name).symlink_to(folder)
        for name in ['install.dat', 'coredata.dat', 'build.dat']:
            shutil.copy(BUILD / 'meson-private' / name, self.log / 'meson-private' / name)
        self.meson('install', '--no-rebuild', '--quiet', '-C', self.log, '--destdir', self.root)

    def uninstall(self):
        # As `ninja uninstall` has it.
        self.meson('--internal', 'uninstall', cwd=self.log)

    def meson(self, *arguments, **more):
        result = subprocess.run(['meson', *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **more)
        if result.returncode != 0:
            raise AssertionError(result.stdout.decode())

    def at(self, path):
        """Where the file with the installed PATH lies now."""
        return self.root / pathlib.Path(path).relative_to('/')

    def prepare(self):
        """Does what the system does when a package has come."""
        self.data = self.folder / 'share'
        (self.data / 'glib-2.0').mkdir(parents=True)
        shutil.copytree(self.at(DATA) / 'glib-2.0' / 'schemas', self.data / 'glib-2.0' / 'schemas')
        shutil.copytree(self.at(DATA) / 'mime', self.data / 'mime')
        shutil.copytree(self.at(DATA) / 'applications', self.data / 'applications')
        subprocess.run(['glib-compile-schemas', '--strict', self.data / 'glib-2.0' / 'schemas'], check=True)
        subprocess.run(['update-mime-database', self.data / 'mime'], check=True, capture_output=True)
        subprocess.run(['update-desktop-database', self.data / 'applications'], check=True)

    def environment(self, **more):
        """Nothing of the build folder's is left in it."""
        environment = {name: value for name, value in os.environ.items()
                       if name not in ('GSETTINGS_SCHEMA_DIR', 'DOSSIER_LAYOUT_HELPER', 'DOSSIER_LOCALEDIR')}
        # The prefix lies elsewhere than the tree; a package need not be told so.
        environment['DOSSIER_LAYOUT_HELPER'] = str(self.at(LIBEXEC) / 'dossier-layout-helper')
        environment['DOSSIER_LOCALEDIR'] = str(self.at(LOCALE))
        environment['DOSSIER_LAYOUT_CACHE'] = 'off'
        environment['XDG_DATA_DIRS'] = f'{self.data}:{self.at(DATA)}:/usr/local/share:/usr/share'
        environment['PATH'] = f'{self.at(BIN)}:{environment["PATH"]}'
        return {**environment, **more}

    def remove(self):
        shutil.rmtree(self.folder)


class Bus:
    """A session bus that starts the program of TREE when somebody asks for it, and the accessibility bus. ENVIRONMENT is
    what it hands on to both, and says afterwards where it is."""

    def __init__(self, tree, environment):
        services = tree.folder / 'services'
        services.mkdir()
        service = tree.at(f'{DATA}/dbus-1/services/{ID}.service').read_text()
        assert f'Exec={BIN}/' in service, service
        (services / f'{ID}.service').write_text(service.replace(f'Exec={BIN}/', f'Exec={tree.at(BIN)}/'))
        accessibility = pathlib.Path('/usr/share/dbus-1/services/org.a11y.Bus.service')
        if accessibility.exists():
            shutil.copy(accessibility, services)
        config = tree.folder / 'bus.conf'
        config.write_text(CONFIG.format(folder=escape(str(tree.folder)), services=escape(str(services))))
        environment.pop('DBUS_SESSION_BUS_ADDRESS', None)
        # Only what the bus starts gets the environment of the bus, so that the program is started by it for sure.
        self.process = subprocess.Popen(['dbus-daemon', '--nofork', '--nopidfile', f'--config-file={config}', '--print-address=1'],
                                        cwd=tree.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        environment['DBUS_SESSION_BUS_ADDRESS'] = self.process.stdout.readline().decode().strip()

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()
