#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of country codes: what ships is whole, and a malformed table is refused with line and reason."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(os.environ['LEADS_SOURCE_ROOT'])
TABLE = ROOT / 'data' / 'numbering' / 'country-codes.txt'
COMPILER = ROOT / 'src' / 'numbering' / 'compile-country-codes.py'

# ITU-T E.164: codes that several countries share, and codes of none.
SHARED = {'1', '7', '39', '44', '47', '61', '212', '262', '290', '358', '590', '599'}
NOBODYS = {'800', '808', '870', '878', '881', '882', '883', '888', '979'}

GOOD = 'version\t1\ndate\t2026-11-10\n1\tUS,CA\t-\t10\t-\n20\tEG\tEG\t8-10\t-\n'
MALFORMED = {
    'no-version': (GOOD.replace('version\t1\n', ''), 'no version'),
    'no-date': (GOOD.replace('date\t2026-11-10\n', ''), 'no date'),
    'bad-date': (GOOD.replace('2026-11-10', '2026-13-10'), 'line 2: “2026-13-10” is no date'),
    'twice-version': ('version\t2\n' + GOOD, 'line 2: a second'),
    'no-codes': ('version\t1\ndate\t2026-11-10\n', 'no country code'),
    'columns': (GOOD.replace('EG\tEG\t', 'EG\t'), 'line 4: 4 columns'),
    'code': (GOOD.replace('20\tEG', '020\tEG'), 'line 4: “020” is no country code'),
    'regions': (GOOD.replace('US,CA', 'US,Ca'), 'line 3: “US,Ca” are no regions'),
    'region-twice': (GOOD.replace('US,CA', 'US,US'), 'line 3: a region'),
    'home': (GOOD.replace('EG\tEG', 'EG\tFR'), 'line 4: home “FR”'),
    'lengths': (GOOD.replace('8-10', '8-x'), 'line 4: lengths “8-x”'),
    'lengths-order': (GOOD.replace('8-10', '10,8'), 'line 4: lengths “10,8” do not ascend'),
    'lengths-long': (GOOD.replace('8-10', '8-14'), 'line 4: more than 15 digits'),
    'zero': (GOOD.replace('8-10\t-', '8-10\t1'), 'line 4: the last column'),
    'order': (GOOD + '2\tFR\tFR\t9\t-\n', 'line 5: 2 does not come after 20'),
    'prefix': (GOOD + '201\tFR\tFR\t9\t-\n', 'line 5: 201 begins with the code 20'),
    'encoding': (b'\xff' + GOOD.encode(), 'utf-8'),
}


def compile_table(text):
    with tempfile.TemporaryDirectory() as folder:
        table, output = Path(folder, 'table.txt'), Path(folder, 'table.h')
        table.write_bytes(text if isinstance(text, bytes) else text.encode())
        done = subprocess.run([sys.executable, COMPILER, table, output], capture_output=True, text=True, check=False)
        return done.returncode, done.stderr, output.read_text() if output.exists() else ''


def check_good():
    status, error, output = compile_table(GOOD)
    assert status == 0, error
    assert '[20] = 2,' in output and '{ 20, 2, 0, 0x0700, "EG", "EG" }' in output, output


def check_malformed(name):
    text, reason = MALFORMED[name]
    status, error, output = compile_table(text)
    assert status != 0, 'accepted'
    assert reason in error, error
    assert 'Traceback' not in error, error
    assert output == '', 'a table was written'


def check_shipped():
    rows = {line.split('\t')[0]: line.split('\t') for line in TABLE.read_text().splitlines()
            if line and line[0].isdigit()}
    assert len(rows) > 200, len(rows)
    assert {code for code, row in rows.items() if ',' in row[1]} == SHARED
    assert {code for code, row in rows.items() if row[1] == '001'} == NOBODYS
    assert rows['44'][3] == '7,9-10', rows['44']
    assert rows['1'][3] == '10', rows['1']
    assert rows['39'][4] == '0', rows['39']


def main():
    cases = [('good', check_good), ('shipped', check_shipped)]
    cases += [(f'malformed-{name}', lambda name=name: check_malformed(name)) for name in MALFORMED]
    failed = 0
    print(f'1..{len(cases)}')
    for number, (name, check) in enumerate(cases, 1):
        try:
            check()
            print(f'ok {number} {name}')
        except AssertionError as error:
            failed += 1
            print(f'not ok {number} {name}\n# {error}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
