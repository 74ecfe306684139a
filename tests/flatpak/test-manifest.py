#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the Flatpak's manifest promises: which application it is, what it may do, and that each source is pinned."""

import os
import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(os.environ['DOSSIER_TEST_SOURCE_ROOT'])
sys.path.insert(0, str(ROOT / 'tests/dev'))

import tap  # noqa: E402

try:
    import yaml
except ImportError:
    yaml = None

APPLICATION = re.search(r"^application_id = '(.*)'$", (ROOT / 'meson.build').read_text(), re.M)[1]
MANIFEST = ROOT / f'flatpak/{APPLICATION}.yml'

# All that the application may reach. Whoever adds to it says why in the manifest.
ALLOWED = {'--share=ipc', '--socket=wayland', '--socket=fallback-x11', '--device=dri'}


@unittest.skipUnless(yaml, 'python3-yaml is not installed')
class ManifestTest(unittest.TestCase):
    def setUp(self):
        self.manifest = yaml.safe_load(MANIFEST.read_text(encoding='utf-8'))

    def sources(self):
        return [source for module in self.manifest['modules'] for source in module['sources']]

    def test_application(self):
        self.assertEqual(self.manifest['id'], APPLICATION)
        self.assertEqual(self.manifest['command'], 'dossier')
        self.assertEqual((self.manifest['runtime'], self.manifest['sdk']), ('org.gnome.Platform', 'org.gnome.Sdk'))
        self.assertIsInstance(self.manifest['runtime-version'], str) # 4.10 would be read as 4.1

    # Translations in an extension would not be in the bundle.
    def test_translations_are_in_the_bundle(self):
        self.assertIs(self.manifest['separate-locales'], False)

    def test_permissions(self):
        self.assertEqual(set(self.manifest['finish-args']), ALLOWED)
        for module in self.manifest['modules']:
            options = module.get('build-options', {})
            self.assertNotIn('--share=network', options.get('build-args', []), module['name'])

    def test_sources_are_pinned(self):
        fetched = [source for source in self.sources() if 'url' in source]
        self.assertGreater(len(fetched), 1)
        for source in fetched:
            with self.subTest(source['url']):
                self.assertEqual(source['type'], 'archive')
                self.assertRegex(source['url'], '^https://')
                self.assertRegex(source.get('sha256', ''), '^[0-9a-f]{64}$')
        for source in self.sources():
            if 'url' not in source:
                self.assertIn(source['type'], ('dir', 'shell'))

    # The version of a source stands once: its address says it.
    def test_graphviz_is_new_enough(self):
        url = next(module['sources'][0]['url'] for module in self.manifest['modules'] if module['name'] == 'graphviz')
        self.assertGreaterEqual(int(re.search(r'graphviz-(\d+)\.\d+\.\d+\.tar', url)[1]), 14)

    def test_own_module(self):
        last = self.manifest['modules'][-1]
        self.assertEqual((last['name'], last['buildsystem']), ('dossier', 'meson'))
        self.assertEqual(last['sources'][0]['path'], '..')
        self.assertTrue(last['run-tests'])
        self.assertIn('--suite no-display', ' '.join(last['test-commands']))


tap.main()
