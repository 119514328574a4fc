# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks our reader for the records of documents, through the program csv-cells."""

import os
import subprocess
import typing

DELIMITERS = {',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe', None: '-'}


class Record(typing.NamedTuple):
    line: int
    kind: str
    cells: list


class Reader:
    """One process for any number of documents; a context manager."""

    def __enter__(self):
        self.process = subprocess.Popen([os.environ['LEADS_CSV_CELLS']], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()

    def read(self, data, delimiter=None, encoding=None):
        """The encoding that it was read in, or what is wrong with it, and its records."""
        self.process.stdin.write(f'{len(data)} {DELIMITERS[delimiter]} {encoding or "-"}\n'.encode() + data)
        self.process.stdin.flush()
        length, *words = self.process.stdout.readline().decode().split()
        text = self.process.stdout.read(int(length)).decode()
        records = []
        for record in text.split('\x1e')[:-1]:
            line, kind, *cells = record.split('\x1f')[:-1]
            records.append(Record(int(line), kind, cells))
        return ' '.join(words[:-1]), records
