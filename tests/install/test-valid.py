#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Everything that other programs read is held against the checkers of those programs."""

import os
import pathlib
import re
import struct
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ET

import tap

SOURCE = pathlib.Path(os.environ['DOSSIER_TEST_SOURCE_ROOT'])
BUILD = pathlib.Path(os.environ['DOSSIER_TEST_BUILD_ROOT'])
ID = 'io.github.dossier_graph.Dossier'
ICONS = SOURCE / 'data' / 'icons' / 'hicolor'


class ValidTest(unittest.TestCase):
    def check(self, *command, **more):
        result = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                timeout=100, **more)
        self.assertEqual(result.returncode, 0, result.stdout.decode())
        return result.stdout.decode()

    def test_desktop_entry(self):
        self.assertEqual(self.check('desktop-file-validate', BUILD / 'data' / f'{ID}.desktop'), '')

    def test_metainfo(self):
        page = BUILD / 'data' / f'{ID}.metainfo.xml'
        self.check('appstreamcli', 'validate', '--no-net', page)
        root = ET.parse(page).getroot()
        self.assertEqual(len(root.findall('branding/color')), 2)
        self.assertTrue(root.find('releases/release/description/p').text)
        version = re.search(r"version: '(.*)'", (SOURCE / 'meson.build').read_text())[1]
        self.assertEqual(root.find('releases/release').get('version'), version)

    def test_screenshots_are_there(self):
        images = ET.parse(BUILD / 'data' / f'{ID}.metainfo.xml').getroot().findall('screenshots/screenshot/image')
        self.assertGreater(len(images), 1)
        for image in images:
            path = SOURCE / image.text.split('/main/')[1]
            header = path.read_bytes()[:24]
            self.assertEqual(header[:8], b'\x89PNG\r\n\x1a\n', path)
            self.assertEqual(struct.unpack('>II', header[16:]), (int(image.get('width')), int(image.get('height'))))

    def test_what_screen_readers_are_told(self):
        """Each button that shows and hides something says what, and each field has a name."""
        # The rows that stand before what they hold have a title; the fields of ends are named by dossier-paths-page.c.
        fields = {'GtkDropDown', 'GtkEntry', 'GtkPasswordEntry', 'GtkScale', 'GtkSearchEntry', 'GtkSpinButton',
                  'GtkText', 'GtkTextView'}
        rows = {'AdwActionRow', 'AdwComboRow', 'AdwEntryRow', 'AdwExpanderRow'}
        named_elsewhere = {('dossier-node-chooser.ui', 'entry')}
        n_toggles = n_fields = 0
        for path in sorted((SOURCE / 'ui').glob('*.ui')):
            root = ET.parse(path).getroot()
            ids = {element.get('id') for element in root.iter('object')}
            for element in root.iter('object'):
                name, kind = element.get('id'), element.get('class')
                what = f'{path.name}: {kind} {name}'
                relations = [relation.get('name') for relation in element.findall('accessibility/relation')]
                # GTK 4.8 keeps the last of several.
                self.assertEqual(len(relations), len(set(relations)), what)
                self.assertLessEqual({target.text for target in element.findall('accessibility/relation')}, ids, what)
                if kind == 'GtkToggleButton':
                    n_toggles += 1
                    self.assertIn('controls', relations, what)
                label = element.find('accessibility/property[@name="label"]')
                if kind in fields and (path.name, name) not in named_elsewhere:
                    n_fields += 1
                    self.assertTrue(label is not None or 'labelled-by' in relations, what)
                if kind in rows:
                    n_fields += 1
                    self.assertIsNotNone(element.find('property[@name="title"]'), what)
        self.assertGreater(n_toggles, 5)
        self.assertGreater(n_fields, 15)

    def test_schemas(self):
        self.check('glib-compile-schemas', '--strict', '--dry-run', SOURCE / 'data')

    def test_icons(self):
        for name in ['scalable/apps/' + ID, '16x16/apps/' + ID, f'symbolic/apps/{ID}-symbolic']:
            self.check('xmllint', '--noout', ICONS / f'{name}.svg')
        # Coloured by the theme, so of one colour.
        symbolic = (ICONS / f'symbolic/apps/{ID}-symbolic.svg').read_text()
        self.assertEqual(set(re.findall('#[0-9a-f]{6}', symbolic)), {'#222222'})

    def test_windows(self):
        if os.environ['DOSSIER_TEST_SANITIZERS'] != 'none':
            self.skipTest('gtk4-builder-tool cannot load a library with sanitizers')
        files = sorted((SOURCE / 'ui').glob('*.ui'))
        self.assertGreater(len(files), 10)
        # It stands a class of its own in for that of a template, and warns of what only the real one has.
        environment = {**os.environ, 'G_DEBUG': '', 'LD_PRELOAD': str(BUILD / 'tests' / 'install' / 'libdossier-window-classes.so')}
        for path in files:
            with self.subTest(path.name):
                self.check('gtk4-builder-tool', 'validate', path, env=environment)

    def test_words_to_translate(self):
        """xgettext reads every file in the list, and what it finds is well formed."""
        with tempfile.TemporaryDirectory() as folder:
            out = pathlib.Path(folder)
            self.check('xgettext', '--files-from', SOURCE / 'po' / 'POTFILES.in', '--directory', SOURCE, '--output',
                       out / 'all.pot', '--from-code=UTF-8', '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2',
                       '--keyword=NC_:1c,2', '--keyword=g_dngettext:2,3', '--keyword=ngettext:1,2',
                       '--flag=g_dngettext:2:pass-c-format', '--flag=g_strdup_printf:1:c-format', '--add-comments',
                       env={**os.environ, 'GETTEXTDATADIRS': '/usr/share/gettext'})
            text = (out / 'all.pot').read_text(encoding='utf-8').replace('charset=CHARSET', 'charset=UTF-8')
            text = text.replace('Language: \\n', 'Language: en\\n').replace('YEAR-MO-DA HO:MI+ZONE', '2026-11-01 00:00+0000')
            (out / 'all.pot').write_text(text, encoding='utf-8')
            self.check('msgen', '--output', out / 'en.po', out / 'all.pot')
            self.check('msgfmt', '--check-format', '--check-domain', '--output', out / 'en.mo', out / 'en.po')

    def test_translations(self):
        languages = (SOURCE / 'po' / 'LINGUAS').read_text(encoding='utf-8').split('\n')
        for language in ' '.join(line for line in languages if not line.startswith('#')).split():
            with self.subTest(language):
                self.check('msgfmt', '--check', '--output', '/dev/null', SOURCE / 'po' / f'{language}.po')


if __name__ == '__main__':
    tap.main()
