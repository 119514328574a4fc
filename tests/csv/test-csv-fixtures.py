#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file in tests/fixtures/csv (WHAT.CODEC.csv), its rows counted here and by our reader.

The rows are counted by the rules alone: lines end with CRLF, LF or CR; a quoted cell may go on over line ends when
it is closed as it should be, and costs its first line when it is not.
"""

import os
import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(os.environ['LEADS_SOURCE_ROOT'])
sys.path.insert(0, str(ROOT / 'tests' / 'support'))
import csv_cells  # noqa: E402
import tap  # noqa: E402

FIXTURES = sorted((ROOT / 'tests' / 'fixtures' / 'csv').glob('*.csv'))
OURS = {'utf-8': 'UTF-8', 'utf-8-sig': 'UTF-8', 'utf-16': 'UTF-16', 'utf-16-le': 'UTF-16LE', 'utf-16-be': 'UTF-16BE',
        'cp1252': 'Windows-1252', 'latin-1': 'ISO-8859-1'}
# What the reader may call an encoding that it was not told. Western text is the same in two of them.
GUESSES = {'utf-8': {'UTF-8'}, 'utf-8-sig': {'UTF-8'}, 'utf-16': {'UTF-16LE', 'UTF-16BE'}, 'utf-16-le': {'UTF-16LE'},
           'utf-16-be': {'UTF-16BE'}, 'cp1252': {'Windows-1252'}, 'latin-1': {'Windows-1252'}}
LINE = re.compile('([^\r\n]*)(\r\n|\r|\n|\\Z)')


def decode(data, codec):
    """The text without its mark; what cannot be decoded becomes a lone surrogate."""
    if codec.startswith('utf-16'):
        if codec == 'utf-16':
            codec, data = ('utf-16-be' if data[:2] == b'\xfe\xff' else 'utf-16-le'), data[2:]
        whole = data[:len(data) // 2 * 2].decode(codec, 'surrogatepass')
        return whole + '\udfff' * (len(data) % 2)
    return data.decode(codec, 'surrogateescape').removeprefix('\ufeff')


def find_delimiter(text):
    return next((c for c in '\t;|' if c in text), ',')


class Cells:
    """Goes through a record's characters: whether a quoted cell is open, and whether it is a good one so far."""

    def __init__(self, delimiter):
        self.delimiter = delimiter
        self.open = False
        self.good = True
        self.begins = True

    def take_line(self, line, continues):
        at = 0
        while at < len(line):
            c = line[at]
            following = line[at + 1] if at + 1 < len(line) else self.delimiter
            at += 1
            if not self.open:
                self.open = c == '"' and self.begins
                self.begins = c == self.delimiter
                self.good = True if self.open else self.good
            elif c == '"' and following == '"' and at < len(line):
                at += 1
            elif c == '"' and following == self.delimiter:
                self.open = continues = False
            elif c == '"':
                self.good = False
                if continues:
                    return False
        return not self.open or self.good


def read_rows(text, delimiter):
    """The rows as (line, text, whether a quote is wrong)."""
    lines = [match for match in LINE.finditer(text) if match.group()]
    rows = []
    at = 0
    while at < len(lines):
        cells = Cells(delimiter)
        last = at
        closes = cells.take_line(lines[at].group(1), False)
        while closes and cells.open and last + 1 < len(lines):
            last += 1
            closes = cells.take_line(lines[last].group(1), True)
        wrong = cells.open or not closes
        last = at if wrong else last
        rows.append((at + 1, text[lines[at].start():lines[last].end(1)], wrong))
        at = last + 1
    return rows


def is_wrong_text(text):
    return '\0' in text or any('\ud800' <= c <= '\udfff' for c in text)


class Fixtures(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.reader = csv_cells.Reader().__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.reader.__exit__()

    def test_there_are_fixtures(self):
        self.assertGreaterEqual(len(FIXTURES), 60)

    def test_every_line_is_accounted_for(self):
        for path in FIXTURES:
            with self.subTest(path.name):
                codec = path.name.split('.')[1]
                data = path.read_bytes()
                text = decode(data, codec)
                delimiter = find_delimiter(text)
                rows = read_rows(text, delimiter)
                _, records = self.reader.read(data, delimiter, OURS[codec])
                # The sep line is the sniffer's.
                self.assertEqual([record.line for record in records], [line for line, _, _ in rows])
                for record, (_, row, wrong) in zip(records, rows):
                    expected = 'bad_quote' if wrong else 'bad_encoding' if is_wrong_text(row) else ''
                    if record.kind not in ('header', 'blank'):
                        self.assertEqual(record.kind, expected, row)
                    elif record.kind == 'blank':
                        self.assertEqual(re.sub(f'["{delimiter}]', '', row).strip(' \t\x0b\x0c\x1a\xa0'), '')
                    else:
                        self.assertEqual(row[:4].lower(), 'sep=')

    def test_nothing_has_to_be_told(self):
        for path in FIXTURES:
            with self.subTest(path.name):
                codec = path.name.split('.')[1]
                text = decode(path.read_bytes(), codec)
                encoding, records = self.reader.read(path.read_bytes())
                if not text:
                    self.assertEqual(encoding, 'Empty file')
                    continue
                self.assertIn(encoding, GUESSES[codec])
                self.assertEqual(len(records), len(read_rows(text, find_delimiter(text))))


if __name__ == '__main__':
    tap.main()
