#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Our reader and Python's csv module on random well-formed tables: the same cells.

LEADS_CSV_TABLES says how many (5,000), LEADS_CSV_SEED which (another set each time); a failure names the seed.
"""

import csv
import io
import os
import pathlib
import random
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(os.environ['LEADS_SOURCE_ROOT']) / 'tests' / 'support'))
import csv_cells  # noqa: E402
import tap  # noqa: E402

TABLES = int(os.environ.get('LEADS_CSV_TABLES', '5000'))
SEED = int(os.environ.get('LEADS_CSV_SEED', str(random.SystemRandom().randrange(1 << 32))))

# Python's name, ours, and whether it is only a part of Unicode.
ENCODINGS = [('utf-8', 'UTF-8', False), ('utf-8-sig', 'UTF-8', False), ('utf-16-le', 'UTF-16LE', False),
             ('utf-16-be', 'UTF-16BE', False), ('utf-16', 'UTF-16', False), ('cp1252', 'Windows-1252', True),
             ('latin-1', 'ISO-8859-1', True)]
LINE_ENDS = ['\n', '\r\n', '\r']
PLAIN = ['', 'a', '7', '+12127881500', ' ', 'x y', "'", "'+44", '=1+1', 'Smith, J', 'a;b', 'a|b', 'a\tb', '"', '""', 'say "hi"',
         '"x"', '\n', '\r', '\r\n', 'one\ntwo', 'one\r\ntwo\r', ',', ';', '\x0b', '\x0c', '\x1a', '0' * 300]
WESTERN = ['é', 'Müller', '¿', '\xa0', 'Ångström, "Ö"\nß']
WIDE = ['€', '電話', 'Привет', '\u2028', '\u202e+44', '😀', '\ufeffx', '\uffff', '\U0010ffff', 'e\u0301']


def make_cell(rand, words):
    return ''.join(rand.choice(words) for _ in range(rand.choice((1, 1, 1, 2, 3))))


def quote(rand, cell, delimiter):
    if any(c in cell for c in (delimiter, '"', '\r', '\n')) or rand.random() < 0.2:
        return '"' + cell.replace('"', '""') + '"'
    return cell


def make_table(rand, delimiter, words):
    """A table as text, line ends mixed now and then, the last one missing sometimes."""
    columns = rand.randint(1, 6)
    ends = LINE_ENDS if rand.random() < 0.2 else [rand.choice(LINE_ENDS)]
    end = None
    lines = []
    for _ in range(rand.randint(1, 12)):
        width = columns if rand.random() < 0.9 else rand.randint(1, 9)
        line = delimiter.join(quote(rand, make_cell(rand, words), delimiter) for _ in range(width))
        # An empty line between CR and LF would be none.
        end = rand.choice(ends) if line or end != '\r' else '\r'
        lines += [line, end]
    if rand.random() < 0.2:
        lines.pop()
    return ''.join(lines)


class Differential(unittest.TestCase):

    def test_same_cells(self):
        rand = random.Random(SEED)
        cells = 0
        with csv_cells.Reader() as reader:
            for number in range(TABLES):
                codec, name, is_western = rand.choice(ENCODINGS)
                delimiter = rand.choice(',;\t|')
                text = make_table(rand, delimiter, PLAIN + WESTERN + ([] if is_western else WIDE))
                if text.startswith('\ufeff') or text.lower().startswith('sep=') or not text:
                    continue
                expected = [row or [''] for row in csv.reader(io.StringIO(text, newline=''), delimiter=delimiter, strict=True)]
                try:
                    data = text.encode(codec)
                except UnicodeEncodeError:
                    data, name = text.encode('utf-8'), 'UTF-8'
                where = f'table {number} of LEADS_CSV_SEED={SEED} in {codec}: {text!r}'
                _, records = reader.read(data, delimiter, name)
                self.assertEqual([record.cells for record in records], expected, where)
                self.assertEqual({record.kind for record in records} - {'', 'blank'}, set(), where)
                cells += sum(map(len, expected))
        print(f'{TABLES} tables, {cells} cells, seed {SEED}', file=sys.stderr)
        self.assertGreater(cells, TABLES)


if __name__ == '__main__':
    tap.main()
