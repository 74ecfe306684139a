#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What `meson install` puts where, that it runs from there, and that nothing is left when it goes."""

import json
import os
import shutil
import subprocess
import unittest

import installed
import tap
from installed import BIN, DATA, ID, LIBEXEC, LOCALE, MAN, PREFIX, SOURCE

EXAMPLE = SOURCE / 'data' / 'dossiers' / 'rare-earths-2026.dossier'


def list_wanted():
    files = {
        f'{BIN}/dossier',
        f'{LIBEXEC}/dossier-layout-helper',
        f'{LIBEXEC}/dossier-read-helper',
        f'{MAN}/man1/dossier.1',
    }
    files |= {f'{DATA}/{name}' for name in (
        f'applications/{ID}.desktop',
        f'metainfo/{ID}.metainfo.xml',
        f'dbus-1/services/{ID}.service',
        f'glib-2.0/schemas/{ID}.gschema.xml',
        f'mime/packages/{ID}.xml',
        f'icons/hicolor/16x16/apps/{ID}.svg',
        f'icons/hicolor/scalable/apps/{ID}.svg',
        f'icons/hicolor/symbolic/apps/{ID}-symbolic.svg',
        'bash-completion/completions/dossier',
        'zsh/site-functions/_dossier',
        'dossier/dossier.schema.json',
        'dossier/FORMAT.md',
        'dossier/QUERY.md',
        'dossier/CONVERT.md',
    )}
    linguas = (SOURCE / 'po' / 'LINGUAS').read_text(encoding='utf-8').split('\n')
    for language in ' '.join(line for line in linguas if not line.startswith('#')).split():
        files.add(f'{LOCALE}/{language}/LC_MESSAGES/dossier.mo')
    return files


class TreeTest(unittest.TestCase):
    def setUp(self):
        self.tree = installed.Tree()
        self.addCleanup(self.tree.remove)

    def test_files(self):
        found = {'/' + str(path.relative_to(self.tree.root)) for path in self.tree.root.rglob('*') if not path.is_dir()}
        self.assertEqual(found, list_wanted())
        service = self.tree.at(f'{DATA}/dbus-1/services/{ID}.service').read_text()
        self.assertIn(f'Exec={BIN}/dossier --gapplication-service\n', service)
        self.assertIn(f'Name={ID}\n', service)
        for name in [f'{BIN}/dossier', f'{LIBEXEC}/dossier-layout-helper', f'{LIBEXEC}/dossier-read-helper']:
            self.assertTrue(os.access(self.tree.at(name), os.X_OK), name)

    def test_uninstalling_leaves_nothing(self):
        # What others have there stays.
        other = self.tree.at(DATA) / 'applications' / 'other.desktop'
        other.touch()
        self.tree.uninstall()
        left = [path for path in self.tree.root.rglob('*') if not path.is_dir()]
        self.assertEqual(left, [other])
        folders = {str(path.relative_to(self.tree.root)) for path in self.tree.root.rglob('*') if path.is_dir()}
        self.assertNotIn(f'{DATA}/dossier'.lstrip('/'), folders)

    def test_runs_without_a_display(self):
        self.tree.prepare()
        environment = self.tree.environment()
        environment.pop('DISPLAY', None)
        out = self.tree.folder / 'figure.svg'
        program = self.tree.at(f'{BIN}/dossier')
        result = subprocess.run([program, 'export', '--query', 'by:"He Yadong"', EXAMPLE, out], env=environment,
                                capture_output=True, timeout=100)
        self.assertEqual((result.stderr.decode(), result.returncode), ('', 0))
        self.assertIn('<svg', out.read_text(encoding='utf-8')[:400])
        found = subprocess.run([program, 'list', '--json', EXAMPLE], env=environment, capture_output=True, timeout=100)
        self.assertGreater(len(json.loads(found.stdout)['nodes']), 300)

    def test_media_type(self):
        """By its name, and whatever it is called; other JSON is none."""
        self.tree.prepare()
        named = self.tree.folder / 'made.dossier'
        named.write_text('{}')
        unnamed = self.tree.folder / 'unnamed'
        shutil.copy(EXAMPLE, unnamed)
        small = self.tree.folder / 'small'
        small.write_text('{"dossier":1}')
        other = self.tree.folder / 'other'
        other.write_text('{"name": "dossier"}')
        types = {}
        for path in [named, unnamed, small, other]:
            result = subprocess.run(['gio', 'info', '-a', 'standard::content-type', path], check=True, capture_output=True,
                                    env=self.tree.environment(LC_ALL='C.UTF-8'))
            types[path.name] = result.stdout.decode().split('standard::content-type:')[1].split()[0]
        dossier = 'application/vnd.dossier+json'
        self.assertEqual({**types, 'other': types['other'] != dossier},
                         {'made.dossier': dossier, 'unnamed': dossier, 'small': dossier, 'other': True})
        opened = subprocess.run(['gio', 'mime', dossier], check=True, capture_output=True, env=self.tree.environment())
        self.assertIn(f'{ID}.desktop', opened.stdout.decode())

    def test_other_programs_files(self):
        """Graphs open from the file manager; what is text to others stays theirs, whatever is installed."""
        self.tree.prepare()
        types = {}
        for ending in ['graphml', 'gexf', 'csv', 'json', 'gv', 'ttl', 'jsonld', 'xml']:
            path = self.tree.folder / f'made.{ending}'
            path.write_text('<?xml version="1.0"?><x/>' if ending in ['graphml', 'gexf', 'xml'] else '')
            result = subprocess.run(['gio', 'info', '-a', 'standard::content-type', path], check=True, capture_output=True,
                                    env=self.tree.environment(LC_ALL='C.UTF-8'))
            types[ending] = result.stdout.decode().split('standard::content-type:')[1].split()[0]
        self.assertEqual((types['graphml'], types['gexf']), ('application/graphml+xml', 'application/gexf+xml'))
        for ending, media_type in types.items():
            with self.subTest(ending):
                opened = subprocess.run(['gio', 'mime', media_type], check=True, capture_output=True, env=self.tree.environment())
                self.assertEqual(f'{ID}.desktop' in opened.stdout.decode(), ending in ['graphml', 'gexf'])


if __name__ == '__main__':
    tap.main()
