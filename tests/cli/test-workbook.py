#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks from end to end, and what comes out of them against a reader that shares no code with ours."""

import json
import os
import pathlib
import re
import subprocess
import sys
import zipfile
from xml.etree import ElementTree

from leads_cli import Store

import tap

SOURCE = pathlib.Path(os.environ['LEADS_SOURCE_ROOT'])
WORKBOOKS = SOURCE / 'tests' / 'fixtures' / 'workbooks'
MADE = ('cut-off', 'document-type', 'several-sheets', 'stored-as-numbers', 'text-cells', 'zip-password')
GOOD = ('libreoffice-numbers', 'libreoffice-text', 'stored-as-numbers', 'text-cells')
REFUSED = {
    'cut-off.xlsx': 'incomplete or damaged',
    'document-type.xlsx': 'could do harm',
    'libreoffice-password.xlsx': 'protected with a password',
    'libreoffice-text.ods': 'OpenDocument',
    'libreoffice-text.xls': 'older format',
    'zip-password.xlsx': 'protected with a password',
}


def read_sheet(path):
    """The first sheet, by row number: the texts of its cells, of numbers what is stored."""
    def local(element):
        return element.tag.rpartition('}')[2]

    def text(element):
        runs = [run for run in element.iter() if local(run) == 't']
        phonetic = {run for part in element.iter() if local(part) == 'rPh' for run in part.iter()}
        return ''.join(run.text or '' for run in runs if run not in phonetic)

    rows = {}
    with zipfile.ZipFile(path) as archive:
        shared = [text(item) for item in ElementTree.fromstring(archive.read('xl/sharedStrings.xml'))]
        sheet = ElementTree.fromstring(archive.read('xl/worksheets/sheet1.xml'))
    for row in (element for element in sheet.iter() if local(element) == 'row'):
        cells = rows[int(row.get('r'))] = []
        for cell in row:
            value = next((part.text or '' for part in cell if local(part) == 'v'), '')
            cells.append(shared[int(value)] if cell.get('t') == 's'
                         else text(cell) if cell.get('t') == 'inlineStr' else value)
    return rows


class Workbooks(Store):
    def test_every_row_is_accounted_for(self):
        for name in GOOD:
            with self.subTest(name=name):
                rows = read_sheet(WORKBOOKS / f'{name}.xlsx')
                done = self.run_cli('--json', 'check', WORKBOOKS / f'{name}.xlsx', status=0 if 'text' in name else 3)
                totals = json.loads(done.stdout)
                self.assert_adds_up(totals)
                self.assertEqual(totals['lines'], max(rows))
                self.assertEqual(totals['header'], 1)
                self.assertEqual(totals['blank'], max(rows) - sum(any(cells) for cells in rows.values()))

    def test_text_cells_are_uploaded(self):
        lead = self.make_desk()
        expected = set()
        for name in ('libreoffice-text', 'text-cells'):
            path = WORKBOOKS / f'{name}.xlsx'
            numbers = {int(cells[0]) for cells in read_sheet(path).values() if re.fullmatch(r'\+\d+', cells[0])}
            self.assertGreater(len(numbers), 10)
            totals = self.upload(lead, '--file', path)
            self.assertEqual((totals['invalid'], totals['uploaded']), (0, len(numbers)))
            expected |= numbers
        self.assertEqual(self.stored(), expected)

    def test_standard_input(self):
        path = WORKBOOKS / 'text-cells.xlsx'
        with open(path, 'rb') as stream:
            done = subprocess.run(self.command('check', '-'), stdin=stream, capture_output=True, text=True, timeout=240, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_report_of_a_workbook_comes_back(self):
        """What a spreadsheet did to numbers is in the report, and mended in it by a script the rest is accepted."""
        report = self.dir / 'report.csv'
        self.run_cli('check', WORKBOOKS / 'stored-as-numbers.xlsx', '--report', report, status=3)
        lines = report.read_text().splitlines()
        self.assertEqual(lines[0], 'Phone Number,Started,line,reason,suggestion')
        self.assertIn('442079460000,2024-02-29T00:00:00,2,no_plus,', lines)
        self.assertIn('2024-02-29T00:00:00,,5,letters,', lines)
        mended = self.write('mended.csv', '\n'.join(['+' + line if line.startswith('4420') and '.5' not in line else line
                                                     for line in lines]) + '\n')
        totals = self.json('check', mended, status=3)
        self.assertEqual((totals['accepted'], totals['invalid']), (5, 5))

    def test_refused(self):
        for name, says in REFUSED.items():
            with self.subTest(name=name):
                done = self.run_cli('check', WORKBOOKS / name, status=1)
                self.assertIn(says, done.stderr)
                self.assertIn(name, done.stderr)
                self.assertEqual(done.stderr.count('\n'), 1)

    def test_fixtures_are_what_the_script_writes(self):
        made = self.dir / 'made'
        subprocess.run([sys.executable, SOURCE / 'tests' / 'support' / 'make-workbooks.py', made], check=True)
        self.assertEqual(sorted(path.stem for path in made.iterdir()), sorted(MADE))
        for path in made.iterdir():
            self.assertEqual(path.read_bytes(), (WORKBOOKS / path.name).read_bytes(), path.name)


if __name__ == '__main__':
    tap.main()
