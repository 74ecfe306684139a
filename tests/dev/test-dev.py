#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""./dev, on systems that it has never seen: with stand-ins for apt, sudo, meson, ninja and the program itself."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import tap

ROOT = pathlib.Path(os.environ['DOSSIER_TEST_SOURCE_ROOT'])

TOOLS = 'awk basename bash cat chmod cut dirname env expand false grep head mkdir mktemp paste printf pwd python3 ' \
    'readlink rm sed sh tail touch tr true'.split()

# Each stand-in writes down how it was called. dpkg-query tells what `installed` holds; apt-get adds to it.
STANDS = {
    'dpkg-query': 'sed "s/^/installed /" "$STATE/installed"',
    'apt-cache': 'shift; for name; do printf "%s:\\n  Candidate: 1\\n" "$name"; done',
    'apt-get': '''
[ ! -e "$STATE/offline" ] || { echo "E: no network" >&2; exit 100; }
for word; do case $word in install) on=1;; -*) ;; *) [ -z "$on" ] || echo "$word" >>"$STATE/installed";; esac; done''',
    'id': 'cat "$STATE/uid"',
    'meson': '''
case $1 in
  setup) for folder; do case $folder in /*build*) break;; esac; done
    mkdir -p "$folder/src" "$folder/meson-private"; touch "$folder/build.ninja"
    cp "$STATE/program" "$folder/src/dossier" 2>/dev/null || cat "$STATE/program" >"$folder/src/dossier"
    chmod +x "$folder/src/dossier";;
esac''',
    'ninja': 'echo "ninja: no work to do."',
}

PROGRAM = '''#!/bin/bash
printf '[%s]' "$@" >>"$STATE/calls"; echo >>"$STATE/calls"
echo "$DOSSIER_LOCALEDIR" >"$STATE/translations"
[ "$1" != export ] || [ -e "$2" ] || { echo "dossier: $2: no such file" >&2; exit 2; }
[ "$1" != export ] || echo figure >"$3"
'''


class DevTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='dossier dev ')
        self.addCleanup(folder.cleanup)
        self.top = pathlib.Path(folder.name)
        self.tree = self.top / 'the tree'
        self.state = self.top / 'state'
        self.bin = self.top / 'bin'
        for made in (self.tree / '.ci', self.tree / 'data/dossiers', self.state, self.bin):
            made.mkdir(parents=True)
        shutil.copy(ROOT / 'dev', self.tree)
        shutil.copy(ROOT / '.ci/dependencies', self.tree / '.ci')
        (self.tree / 'data/dossiers/rare-earths-2026.dossier').write_text('{}')
        for tool in TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool))
        for name, body in STANDS.items():
            self.stand(name, body)
        (self.state / 'program').write_text(PROGRAM)
        (self.state / 'uid').write_text('0\n')
        (self.state / 'os-release').write_text('ID=debian\n')
        self.set_installed(self.names())

    def stand(self, name, body):
        path = self.bin / name
        path.write_text(f'#!/bin/bash\nprintf "%s\\n" "{name} $*" >>"$STATE/calls"\n{body}\n')
        path.chmod(0o755)

    def names(self, *, without=()):
        lines = (self.tree / '.ci/dependencies').read_text().splitlines()
        names = [line.split()[1].split('|')[0] for line in lines if line and not line.startswith('#')]
        return [name for name in names if name not in without]

    def set_installed(self, names):
        (self.state / 'installed').write_text('\n'.join(names) + '\n')

    def calls(self, start=''):
        path = self.state / 'calls'
        return [line for line in path.read_text().splitlines() if line.startswith(start)] if path.exists() else []

    def dev(self, *args, cwd=None, **env):
        return subprocess.run([self.tree / 'dev', *args], cwd=cwd or self.top, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, check=False,
                              env={'PATH': str(self.bin), 'HOME': str(self.top), 'STATE': str(self.state),
                                   'DOSSIER_OS_RELEASE': str(self.state / 'os-release'), **env})

    def test_help(self):
        result = self.dev('help')
        self.assertEqual(result.returncode, 0)
        for command in ('run', 'test', 'bench', 'build', 'flatpak', 'packages'):
            self.assertIn(f'./dev {command}', result.stdout)

    def test_unknown_command(self):
        result = self.dev('frobnicate')
        self.assertEqual(result.returncode, 2)
        self.assertIn("no command 'frobnicate'", result.stderr)

    def test_list_is_well_formed(self):
        seen = set()
        for line in (self.tree / '.ci/dependencies').read_text().splitlines():
            if not line or line.startswith('#'):
                continue
            purpose, debian, fedora, arch, why = line.split(maxsplit=4)
            self.assertIn(purpose, ('build', 'run', 'test', 'ci', 'flatpak'), line)
            self.assertTrue(fedora and arch and why, line)
            self.assertNotIn(debian, seen, line)
            seen.add(debian)

    def test_packages_by_purpose(self):
        self.assertIn('libgtk-4-dev', self.dev('packages', 'build').stdout)
        self.assertNotIn('xvfb', self.dev('packages', 'build').stdout)
        self.assertIn('xvfb', self.dev('packages', 'test').stdout)
        (self.state / 'os-release').write_text('ID=endeavouros\nID_LIKE=arch\n')
        self.assertIn('xorg-server-xvfb', self.dev('packages', 'test').stdout)

    def test_nothing_to_do_is_silent(self):
        self.assertEqual(self.dev('build').returncode, 0)
        result = self.dev('build')
        self.assertEqual((result.returncode, result.stdout, result.stderr), (0, '', ''))
        self.assertEqual(self.calls('apt-get'), [])
        self.assertEqual(len(self.calls('meson setup')), 1)

    def test_installs_what_is_missing(self):
        self.set_installed(self.names(without=('libgtk-4-dev', 'meson', 'xvfb')))
        result = self.dev('build')
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertRegex(result.stderr, r'libgtk-4-dev +windows')
        installs = [line.split() for line in self.calls('apt-get') if ' install ' in line]
        self.assertEqual(len(installs), 1)
        self.assertEqual(installs[0][-2:], ['meson', 'libgtk-4-dev'])
        self.assertIn('-y', installs[0])
        self.assertFalse([line for line in self.calls('apt-get') if line.endswith('update')])

    def test_other_name_will_do(self):
        self.set_installed(self.names(without=('pkgconf',)) + ['pkg-config'])
        self.assertEqual(self.dev('build').returncode, 0)
        self.assertEqual(self.calls('apt-get'), [])

    def test_lists_are_fetched_where_there_are_none(self):
        self.set_installed(self.names(without=('meson',)))
        self.stand('apt-cache', '[ -e "$STATE/lists" ] && printf "  Candidate: 1\\n" || printf "  Candidate: (none)\\n"')
        self.stand('apt-get', 'case $* in *update) touch "$STATE/lists";; *) echo meson >>"$STATE/installed";; esac')
        self.assertEqual(self.dev('build').returncode, 0)
        self.assertEqual([line.split()[-1] for line in self.calls('apt-get')], ['update', 'meson'])

    def test_offline(self):
        self.set_installed(self.names(without=('meson',)))
        (self.state / 'offline').touch()
        result = self.dev('build')
        self.assertEqual(result.returncode, 1)
        self.assertIn('Is there a network?', result.stderr)
        self.assertIn('meson', result.stderr.splitlines()[-1])
        self.assertEqual(self.calls('meson'), [])

    def test_no_rights(self):
        self.set_installed(self.names(without=('meson',)))
        (self.state / 'uid').write_text('1000\n')
        result = self.dev('build')
        self.assertEqual(result.returncode, 1)
        self.assertIn('apt-get install --no-install-recommends meson', result.stderr)
        self.assertEqual(self.calls('apt-get'), [])

    def test_sudo_without_terminal(self):
        self.set_installed(self.names(without=('meson',)))
        (self.state / 'uid').write_text('1000\n')
        self.stand('sudo', '[ "$1" = -n ] && [ -e "$STATE/free" ] || exit 1; shift; exec "$@"')
        result = self.dev('build')
        self.assertEqual(result.returncode, 1)
        self.assertIn('sudo wants a password', result.stderr)
        (self.state / 'free').touch()
        self.assertEqual(self.dev('build').returncode, 0)
        self.assertTrue(self.calls('apt-get'))

    def test_other_systems_are_told(self):
        for system, word in (('ID=fedora', 'sudo dnf install gcc '), ('ID=arch', 'sudo pacman -S --needed gcc '),
                             ('ID=nixos', 'libgtk-4-dev')):
            with self.subTest(system):
                (self.state / 'os-release').write_text(system + '\n')
                result = self.dev('run')
                self.assertEqual(result.returncode, 1)
                self.assertIn(word, result.stderr)
                self.assertIn('DOSSIER_SKIP_PACKAGES=1', result.stderr)
        self.assertEqual(self.calls('meson'), [])
        self.assertEqual(self.dev('build', DOSSIER_SKIP_PACKAGES='1').returncode, 0)

    def test_flatpak(self):
        scripts = {'flatpak/build': 'echo "${BUNDLE:-}"; exit "${REASON:-0}"', 'flatpak/try': ':',
                   '.ci/with-display': 'exec "$@"'}
        for name, body in scripts.items():
            path = self.tree / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(f'#!/bin/bash\necho "{name} $*" >>"$STATE/calls"\n{body}\n')
            path.chmod(0o755)
        self.set_installed(self.names(without=('flatpak-builder',)))
        result = self.dev('flatpak', BUNDLE='/a bundle')
        self.assertEqual((result.returncode, result.stdout), (0, '/a bundle\n'))
        self.assertIn('flatpak-builder', self.calls('apt-get')[-1])
        self.assertEqual(self.calls('flatpak/try'), ['flatpak/try /a bundle'])
        self.assertEqual(self.dev('flatpak', REASON='77').returncode, 77)
        self.assertEqual(len(self.calls('flatpak/try')), 1)

    def test_made_anew(self):
        self.dev('build')
        self.dev('build', DOSSIER_SETUP='--werror')
        self.dev('build')
        self.assertEqual([line.split()[2] for line in self.calls('meson setup')], [str(self.tree / 'build').split()[0], '--wipe'])
        moved = self.top / 'moved'
        self.tree.rename(moved)
        self.tree = moved
        self.dev('build')
        setups = self.calls('meson setup')
        self.assertEqual(len(setups), 3)
        self.assertIn('--wipe', setups[-1])
        self.assertTrue(setups[-1].endswith('--werror'), setups[-1])

    def test_run_headless(self):
        files = [self.top / 'a file.dossier', self.top / 'sub/b.dossier']
        files[1].parent.mkdir()
        for file in files:
            file.write_text('{}')
        result = self.dev('run', 'a file.dossier', 'sub/b.dossier')
        self.assertEqual(result.returncode, 0, result.stderr)
        figures = self.tree / 'build/figures'
        self.assertEqual(result.stdout.splitlines(), [str(figures / name) for name in
                                                      ('a file.svg', 'a file.png', 'b.svg', 'b.png')])
        for line in result.stdout.splitlines():
            self.assertEqual(pathlib.Path(line).read_text(), 'figure\n')

    def test_run_headless_with_dead_display(self):
        result = self.dev('run', DISPLAY=':65000', WAYLAND_DISPLAY='wayland-65000')
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertTrue(result.stdout.splitlines()[0].endswith('build/figures/rare-earths-2026.svg'))

    def test_run_headless_fails_with_the_program(self):
        result = self.dev('run', 'nothing.dossier')
        self.assertEqual(result.returncode, 2)
        self.assertEqual(result.stdout, '')

    def test_run_sub_command(self):
        result = self.dev('run', 'check', 'x.dossier')
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(self.calls('['), ['[check][x.dossier]'])
        # In the language of whoever runs it.
        self.assertEqual((self.state / 'translations').read_text().strip(), str(self.tree / 'build/po'))

    def test_run_in_window(self):
        if not os.environ.get('DISPLAY'):
            self.skipTest('there is no display')
        result = self.dev('run', 'x y.dossier', DISPLAY=os.environ['DISPLAY'])
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(self.calls('['), ['[x y.dossier]'])


tap.main()
