#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is installed beside the programs is valid: desktop file, metainfo, schema, icons, texts, Flatpak manifest."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

SOURCE = pathlib.Path(os.environ['LEADS_SOURCE_ROOT'])
BUILD = pathlib.Path(os.environ['LEADS_BUILD_ROOT'])
APP_ID = 'io.github.customer_leads.CustomerLeads'
sys.path.insert(0, str(SOURCE / 'tests' / 'support'))
import tap  # noqa: E402


class Checks(unittest.TestCase):
    def run_tool(self, *command, cwd=None):
        """Runs a validator; it must succeed. Returns what it said."""
        command = [str(word) for word in command]
        run = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
        said = run.stdout + run.stderr
        self.assertEqual(run.returncode, 0, f'{" ".join(command)}:\n{said}')
        return said


class Desktop(Checks):
    def setUp(self):
        if 'LEADS_GUI' not in os.environ:
            self.skipTest('built without the window')

    def test_desktop_file(self):
        said = self.run_tool('desktop-file-validate', BUILD / 'data' / f'{APP_ID}.desktop')
        self.assertEqual(said, '')

    def test_metainfo(self):
        run = subprocess.run(['appstreamcli', 'validate', '--no-net', '--no-color',
                              BUILD / 'data' / f'{APP_ID}.metainfo.xml'], capture_output=True, text=True, check=False)
        # The project has no home page to name; only newer validators mind.
        faults = [line for line in run.stdout.splitlines()
                  if re.match('[EW]:', line) and not line.endswith(': url-homepage-missing')]
        self.assertEqual(faults, [])
        self.assertRegex(run.stdout, 'Validation (was successful|failed: warnings: 1,)', run.stderr)

    def test_schema(self):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(SOURCE / 'data' / f'{APP_ID}.gschema.xml', folder)
            said = self.run_tool('glib-compile-schemas', '--strict', '--dry-run', folder)
        self.assertEqual(said, '')

    def test_bus_service_starts_the_program(self):
        text = (BUILD / 'data' / f'{APP_ID}.service').read_text()
        self.assertIn(f'Name={APP_ID}\n', text)
        self.assertRegex(text, r'Exec=/.*/bin/customer-leads --gapplication-service\n')

    def test_newest_release_is_this_version(self):
        version = re.search(r"version: '([0-9.]+)'", (SOURCE / 'meson.build').read_text()).group(1)
        releases = ElementTree.parse(SOURCE / 'data' / f'{APP_ID}.metainfo.xml.in').findall('releases/release')
        self.assertEqual(releases[0].get('version'), version)
        self.assertIn(f'## {version}', (SOURCE / 'NEWS.md').read_text())


class Icons(Checks):
    ICONS = SOURCE / 'data' / 'icons' / 'hicolor'
    SVG = '{http://www.w3.org/2000/svg}'

    def test_scalable(self):
        root = ElementTree.parse(self.ICONS / 'scalable' / 'apps' / f'{APP_ID}.svg').getroot()
        self.assertEqual((root.get('width'), root.get('height')), ('128', '128'))

    def test_symbolic_can_be_recoloured(self):
        """GTK gives every path, rectangle and circle of a symbolic icon one fill: a stroke would be lost."""
        root = ElementTree.parse(self.ICONS / 'symbolic' / 'apps' / f'{APP_ID}-symbolic.svg').getroot()
        self.assertEqual((root.get('width'), root.get('height')), ('16', '16'))
        for element in root.iter():
            self.assertIsNone(element.get('stroke'), element.tag)
            self.assertIn(element.tag.removeprefix(self.SVG), ('svg', 'g', 'path', 'rect', 'circle'))


class Texts(Checks):
    def languages(self):
        lines = (SOURCE / 'po' / 'LINGUAS').read_text().splitlines()
        return [line.strip() for line in lines if line.strip() and not line.startswith('#')]

    def test_every_text_is_found(self):
        """xgettext reads every file of POTFILES without a warning."""
        with tempfile.TemporaryDirectory() as folder:
            names = [line for line in (SOURCE / 'po' / 'POTFILES').read_text().splitlines()
                     if line and not line.startswith('#')]
            out = pathlib.Path(folder) / 'all.pot'
            said = self.run_tool('xgettext', '--from-code=UTF-8', '--add-comments=Translators', '--keyword=_',
                                 '--keyword=N_', '--keyword=C_:1c,2', '--keyword=NC_:1c,2',
                                 '--keyword=g_dngettext:2,3', '--keyword=g_dpgettext2:2c,3',
                                 '--flag=N_:1:pass-c-format', '--flag=C_:2:pass-c-format',
                                 '--flag=g_strdup_printf:1:c-format', '--flag=g_print:1:c-format',
                                 '--flag=g_printerr:1:c-format', '--flag=g_string_append_printf:2:c-format',
                                 '-o', out, *names, cwd=SOURCE)
            self.assertEqual(said, '')
            self.assertIn('msgid "Customer Leads"', out.read_text())
            self.run_tool('msgfmt', '--check-format', '-o', '/dev/null', out)

    def test_languages(self):
        present = sorted(path.stem for path in (SOURCE / 'po').glob('*.po'))
        self.assertEqual(present, sorted(self.languages()))
        for language in self.languages():
            with self.subTest(language=language):
                self.run_tool('msgfmt', '--check', '--check-accelerators=_', '-o', '/dev/null',
                              SOURCE / 'po' / f'{language}.po')


class Flatpak(Checks):
    def setUp(self):
        self.manifest = json.loads((SOURCE / 'flatpak' / f'{APP_ID}.json').read_text())

    def test_is_ours(self):
        self.assertEqual(self.manifest['id'], APP_ID)
        self.assertEqual(self.manifest['command'], 'customer-leads')

    def test_asks_for_a_display_and_nothing_else(self):
        self.assertEqual(sorted(self.manifest['finish-args']),
                         ['--device=dri', '--share=ipc', '--socket=fallback-x11', '--socket=wayland'])

    def test_what_is_downloaded_is_pinned(self):
        for module in self.manifest['modules']:
            for source in module['sources']:
                if 'url' in source:
                    self.assertRegex(source['sha256'], '^[0-9a-f]{64}$')
                    self.assertTrue(source['url'].startswith('https://'))


class Example(unittest.TestCase):
    def test_example_file(self):
        """One heading, then numbers as a spreadsheet must show them: a plus sign and digits; one range, one CAC. No range
        is one that a spreadsheet would compute."""
        lines = (SOURCE / 'data' / 'examples' / 'numbers-example.csv').read_bytes().decode('ascii').split('\r\n')
        self.assertEqual((lines[0], lines[-1]), ('Numbers,CAC', ''))
        self.assertGreaterEqual(len(lines[1:-1]), 10)
        self.assertEqual(len(set(lines)), len(lines))
        for line in lines[1:-1]:
            self.assertRegex(line, r'^\+[1-9][0-9]{6,14}( to \+[1-9][0-9]{6,14})?,([2-9]|[1-9][0-9]+)?$')
        self.assertEqual((sum(' to ' in line for line in lines), sum(line[-1:].isdigit() for line in lines)), (1, 1))


if __name__ == '__main__':
    tap.main()
