#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks from end to end, and what comes out of them against a reader that shares no code with ours."""

import csv
import json
import os
import pathlib
import re
import resource
import signal
import subprocess
import sys
import zipfile
from xml.etree import ElementTree
from xml.sax.saxutils import escape

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


def local(element):
    return element.tag.rpartition('}')[2]


def text(element):
    runs = [run for run in element.iter() if local(run) == 't']
    phonetic = {run for part in element.iter() if local(part) == 'rPh' for run in part.iter()}
    return ''.join(run.text or '' for run in runs if run not in phonetic)


def read_sheet(path):
    """The first sheet, by row number: the texts of its cells, of numbers what is stored."""
    rows = {}
    with zipfile.ZipFile(path) as archive:
        shared = []
        if 'xl/sharedStrings.xml' in archive.namelist():
            shared = [text(item) for item in ElementTree.fromstring(archive.read('xl/sharedStrings.xml'))]
        sheet = ElementTree.fromstring(archive.read('xl/worksheets/sheet1.xml'))
    for row in (element for element in sheet.iter() if local(element) == 'row'):
        cells = rows[int(row.get('r'))] = []
        for cell in row:
            value = next((part.text or '' for part in cell if local(part) == 'v'), '')
            cells.append(shared[int(value)] if cell.get('t') == 's'
                         else text(cell) if cell.get('t') == 'inlineStr' else value)
    return rows


def read_table(path):
    """A sheet of ours, in which all cells are text, as a list of rows that are as long as the heading."""
    rows = []
    with zipfile.ZipFile(path) as archive:
        formats = [style.get('numFmtId') for styles in ElementTree.fromstring(archive.read('xl/styles.xml'))
                   if local(styles) == 'cellXfs' for style in styles]
        sheet = ElementTree.fromstring(archive.read('xl/worksheets/sheet1.xml'))
    for row in (element for element in sheet.iter() if local(element) == 'row'):
        cells = {}
        for cell in row:
            assert cell.get('t') == 'inlineStr', 'a cell is no text'
            assert formats[int(cell.get('s'))] == '49', 'a cell is not formatted as text'
            cells[re.sub(r'\d', '', cell.get('r'))] = re.sub('_x([0-9A-F]{4})_', lambda found: chr(int(found[1], 16)), text(cell))
        rows.append([cells.get(chr(ord('A') + column), '') for column in range(len(rows[0]) if rows else len(cells))])
    return rows


def read_csv(path):
    """A report of ours in CSV, without the apostrophes that keep a spreadsheet from computing cells."""
    with open(path, encoding='utf-8', newline='') as stream:
        return [[re.sub(r"^'(?='*[=+@\t\r-])", '', cell) for cell in row] for row in csv.reader(stream)]


def mend(source, target, change):
    """Writes SOURCE again with every row's cells as CHANGE, a function from the row, gives them: a person's work in a spreadsheet."""
    rows = ''
    for number, row in enumerate(read_table(source), 1):
        rows += f'<row r="{number}">'
        for column, value in enumerate(change(row)):
            rows += f'<c r="{chr(ord("A") + column)}{number}" t="str"><v>{escape(value)}</v></c>' if value else ''
        rows += '</row>'
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, 'w', zipfile.ZIP_DEFLATED) as written:
        for name in archive.namelist():
            data = archive.read(name).decode()
            if name == 'xl/worksheets/sheet1.xml':
                data = re.sub('<sheetData>.*</sheetData>', lambda _: f'<sheetData>{rows}</sheetData>', data, flags=re.DOTALL)
            written.writestr(name, data)


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

    def test_leads(self):
        """Leads are imported from a workbook, in which days are numbers, as from the CSV file."""
        rows = []
        for ending in ('csv', 'xlsx'):
            store = self.dir / ending
            totals = self.json('lead', 'import', WORKBOOKS / f'libreoffice-leads.{ending}', data=store)
            self.assertEqual(totals['accepted'], 2)
            rows.append([{key: row[key] for key in row if key != 'last_modified'} for row in self.json('lead', 'list', data=store)])
        self.assertEqual(rows[0], rows[1])
        self.assertIn('2024-02-29T00:00:00Z', [row['consented_on'] for row in rows[1]])

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

    def test_example(self):
        """The example workbook has the cells of the example in CSV, as text, and imports with no invalid line."""
        example = self.dir / 'example.xlsx'
        self.run_cli('example', self.dir / 'example.csv')
        self.run_cli('example', example)
        self.assertEqual(read_table(example), read_csv(self.dir / 'example.csv'))
        totals = self.json('check', example)
        self.assertEqual((totals['lines'], totals['header'], totals['accepted']), (13, 1, 12))
        totals = self.upload(self.make_desk(), '--file', example)
        self.assertEqual((totals['invalid'], totals['uploaded']), (0, 21))
        rows = [(row[0].split(' to '), row[1]) for row in read_table(example)[1:]]
        self.assertEqual(self.stored(), {number for ends, _ in rows for number in range(int(ends[0]), int(ends[-1]) + 1)})
        self.assertEqual({row['number']: row['cac'] for row in self.json('numbers') if row.get('cac')},
                         {ends[0]: int(cac) for ends, cac in rows if cac})

    def test_no_language_in_it(self):
        """A workbook that was written where numbers have a decimal comma has none."""
        subprocess.run(['localedef', '-c', '-i', 'de_DE', '-f', 'UTF-8', self.dir / 'de_DE.UTF-8'], capture_output=True, check=False)
        if not (self.dir / 'de_DE.UTF-8' / 'LC_NUMERIC').exists():
            self.skipTest('localedef and its sources are not installed')
        german = dict(os.environ, LOCPATH=str(self.dir), LC_ALL='de_DE.UTF-8')
        example = self.dir / 'example.xlsx'
        subprocess.run(self.command('example', example), env=german, check=True)
        with zipfile.ZipFile(example) as archive:
            sheet = archive.read('xl/worksheets/sheet1.xml').decode()
        self.assertRegex(sheet, r' width="\d+\.\d+"')
        self.assertNotRegex(sheet, r'\d,\d')

    def test_example_takes_the_place_of_a_file(self):
        example = self.write('example.XLSX', 'old')
        self.run_cli('example', example)
        self.assertEqual(len(read_table(example)), 13)
        self.assertEqual(sorted(path.name for path in self.dir.iterdir() if 'example' in path.name), ['example.XLSX'])
        done = self.run_cli('example', self.dir / 'none' / 'example.xlsx', status=1)
        self.assertEqual(done.stderr.count('\n'), 1)
        self.assertIn(f'“{self.dir / "none"}”', done.stderr)

    def test_report_is_the_csv_report(self):
        """Both formats have the same columns and rows, whatever the files are."""
        odd = self.write('odd.csv', 'Name;Number;Note\n"Doe; ""J""";2127881501;=1+1\n\tJane;\'+44 20;_x0041_\n'
                                    '"two\nlines";0012127881502;<&>\n"stray;3;\n;;\nJim;+12127881500;\nJim;+12127881500;+x\n')
        for files in ([odd], [WORKBOOKS / 'stored-as-numbers.xlsx'], [WORKBOOKS / 'libreoffice-numbers.xlsx'],
                      [odd, WORKBOOKS / 'stored-as-numbers.xlsx'], [WORKBOOKS / 'stored-as-numbers.xlsx', odd]):
            with self.subTest(files=[path.name for path in files]):
                self.run_cli('check', *files, '--report', self.dir / 'report.csv', status=3)
                self.run_cli('check', *files, '--report', self.dir / 'report.xlsx', status=3)
                table = read_table(self.dir / 'report.xlsx')
                self.assertEqual(table, read_csv(self.dir / 'report.csv'))
                self.assertGreater(len(table), 4)

    def test_report_as_it_is(self):
        """A report is imported as it is: its lines are refused for the same reasons, and its columns known again."""
        report, again = self.dir / 'report.xlsx', self.dir / 'again.xlsx'
        self.run_cli('check', WORKBOOKS / 'stored-as-numbers.xlsx', '--report', report, status=3)
        self.run_cli('check', report, '--report', again, status=3)
        first, second = read_table(report), read_table(again)
        self.assertEqual(first[0], second[0])
        drop_line = lambda row: row[:-3] + row[-2:]  # noqa: E731
        self.assertEqual([drop_line(row) for row in first], [drop_line(row) for row in second])

    def test_mended_report_has_the_missing_numbers(self):
        """Refused lines saved, mended as a person does in a spreadsheet, and imported: exactly what was missing."""
        numbers = [f'+4420794{n:05}' for n in range(60000, 60100)]
        spoiled = {n: number.replace('+', '00' if n % 20 else '') for n, number in enumerate(numbers) if n % 5 == 0}
        rows = [f'Desk {n},{spoiled.get(n, number)}' for n, number in enumerate(numbers)]
        lead = self.make_desk()
        report, mended = self.dir / 'report.xlsx', self.dir / 'mended.xlsx'
        totals = self.upload(lead, '--file', self.write('numbers.csv', '\n'.join(['Name,Number'] + rows) + '\n'), '--report', report, status=3)
        self.assertEqual((totals['uploaded'], totals['invalid']), (80, 20))
        self.assertEqual(self.stored(), {int(number) for n, number in enumerate(numbers) if n not in spoiled})

        table = read_table(report)
        self.assertEqual(table[0], ['Name', 'Number', 'line', 'reason', 'suggestion'])
        self.assertEqual([row[0] for row in table[1:]], [f'Desk {n}' for n in spoiled])
        suggested = [row for row in table[1:] if row[4]]
        self.assertGreater(len(suggested), 10)
        mend(report, mended, lambda row: [row[0], row[4] or '+' + row[1], *row[2:]] if row[1] != 'Number' else row)
        totals = self.upload(lead, '--file', mended)
        self.assertEqual((totals['header'], totals['accepted'], totals['uploaded'], totals['invalid']), (1, 20, 20, 0))
        self.assertEqual(self.stored(), {int(number) for number in numbers})

    def test_report_that_is_too_long(self):
        """More lines than a sheet has rows: a sentence, and what was there stays."""
        numbers = self.dir / 'numbers.csv'
        with open(numbers, 'w', encoding='utf-8') as stream:
            stream.write('Number\n')
            stream.writelines(f'{n}\n' for n in range(10_000_000, 10_000_000 + 1_048_576))
        report = self.write('report.xlsx', 'old')
        done = self.run_cli('check', numbers, '--report', report, status=1)
        self.assertIn('1,048,576', done.stderr)
        self.assertIn('Save it as CSV', done.stderr)
        self.assertEqual(report.read_text(), 'old')

    def test_no_room_for_a_report(self):
        """The disk is full: a sentence, nothing half written."""
        numbers = self.write('numbers.csv', ''.join(f'{n}\n' for n in range(10_000_000, 10_020_000)))
        report = self.write('report.xlsx', 'old')
        limit = lambda: (signal.signal(signal.SIGXFSZ, signal.SIG_IGN), resource.setrlimit(resource.RLIMIT_FSIZE, (900_000, 900_000)))  # noqa: E731
        done = subprocess.run(self.command('check', numbers, '--report', report), capture_output=True, text=True, timeout=240,
                              check=False, preexec_fn=limit)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn('no room', done.stderr)
        self.assertEqual(done.stderr.count('\n'), 1)
        self.assertEqual(report.read_text(), 'old')
        self.assertEqual(sorted(path.name for path in self.dir.iterdir() if 'report' in path.name), ['report.xlsx'])

    def test_fixtures_are_what_the_script_writes(self):
        made = self.dir / 'made'
        subprocess.run([sys.executable, SOURCE / 'tests' / 'support' / 'make-workbooks.py', made], check=True)
        self.assertEqual(sorted(path.stem for path in made.iterdir()), sorted(MADE))
        for path in made.iterdir():
            self.assertEqual(path.read_bytes(), (WORKBOOKS / path.name).read_bytes(), path.name)


if __name__ == '__main__':
    tap.main()
