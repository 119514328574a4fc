#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what `customer-leads-cli upload` costs beside the sqlite3 shell: processor time of whole processes, in turns.

  upload     a file of so many lines (5 % bad, 2 % repeated, a report written), beside `.import` of the same file
             into n INTEGER PRIMARY KEY
  more       as many numbers again into a store that has ten times as many, beside INSERT … SELECT of the same
             sorted numbers into a copy of that store's table and its index
  undo       of that upload, beside the upload
  memory     the most that an upload took, beside the program at rest (`plan`), also of a file of bad lines alone and of
             one range

Usage: upload.py CUSTOMER-LEADS-CLI [--lines N] [--turns N] [--large N] [PART…]
"""

import argparse
import json
import multiprocessing
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(os.environ.get('LEADS_SOURCE_ROOT', Path(__file__).resolve().parent.parent.parent))
VECTORS = ROOT / 'tests' / 'numbering' / 'fixtures' / 'vectors.txt'
BAD_SHARE, REPEATED_SHARE = 0.05, 0.02
BAD = ('442079460000', '+44', 'to be confirmed', '4.41632E+11', '+4420794600001234567', '0044 20 7946 0000', '+999123456')
N_BAD_LINES = 5_000_000
PARTS = ('upload', 'more', 'undo', 'memory')


def run(command, log, stdin=None, may_fail=False):
    """Processor seconds, seconds and the most memory (MiB) of a program."""
    with open(log, 'wb') as out, open(stdin or os.devnull, 'rb') as source:
        begin = time.monotonic()
        process = subprocess.Popen([str(word) for word in command], stdin=source, stdout=out, stderr=out)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3) and not may_fail:
        sys.exit(f'{command} ended with status {process.returncode}: {Path(log).read_text()[-500:]}')
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024


class Bench:
    def __init__(self, cli, folder, turns):
        self.cli, self.folder, self.turns = cli, folder, turns
        self.log = folder / 'log'

    def valid_blocks(self):
        """Numbers without their last four digits, of all regions, that are valid with nearly every ending."""
        starts = sorted({line.split('\t')[0][:-4] for line in VECTORS.read_text().splitlines()
                         if line.startswith('+') and len(line.split('\t')) > 1 and len(line.split('\t')[0]) > 9})
        asked = self.folder / 'asked'
        asked.write_text(''.join(f'{start}{end:04}\n' for start in starts for end in (0, 1234, 5678, 9999)))
        run([self.cli, 'verdict'], self.log, asked)
        answers = [line.split('\t')[1] == 'valid' for line in self.log.read_text().splitlines()]
        return [start for i, start in enumerate(starts) if all(answers[4 * i:4 * i + 4])]

    def write_apart(self, write, *words):
        """In a process of its own: the most memory that a program took is never less than that of who started it."""
        process = multiprocessing.get_context('fork').Process(target=write, args=words)
        process.start()
        process.join()
        if process.exitcode != 0:
            sys.exit('A file could not be written.')

    def write_file(self, name, n_lines, seed):
        """The lines in no order."""
        path = self.folder / name
        self.write_apart(self.write_lines, path, n_lines, seed)
        return path

    def write_bad_lines(self, path, n_lines):
        rnd = random.Random(5)
        with open(path, 'w') as lines:
            lines.writelines(f'{rnd.choice(BAD)}\n' for _ in range(n_lines))

    def write_lines(self, path, n_lines, seed):
        pool = self.valid_blocks()
        rnd = random.Random(seed)
        n_valid = int(n_lines * (1 - BAD_SHARE - REPEATED_SHARE))
        places = rnd.sample(range(len(pool) * 10000), n_valid)
        lines = [f'{pool[place // 10000]}{place % 10000:04}' for place in places]
        lines += [rnd.choice(BAD) for _ in range(int(n_lines * BAD_SHARE))]
        lines += [lines[rnd.randrange(n_valid)] for _ in range(n_lines - len(lines))]
        rnd.shuffle(lines)
        path.write_text('\n'.join(lines) + '\n')

    def make_store(self, name):
        store = self.folder / name
        words = [self.cli, '--data-dir', store, '--json']
        run(words + ['lead', 'add', '--customer', 'Example Ltd', '--service', 'Teams Calling'], self.log)
        run(words + ['connection', 'add', '--lead', '1', '--name', 'PSTN 1', '--side', 'pstn'], self.log)
        run(words + ['profile', 'add', '--name', 'Standard', '--trunk', 'a.example.net', '--trunk', 'b.example.net'], self.log)
        return store

    def upload(self, store, *what):
        return run([self.cli, '--data-dir', store, '--json', 'upload', '--lead', '1', '--profile', 'Standard',
                    '--connection', 'PSTN 1', '--service-info', 'Teams', *what], self.log)

    def upload_file(self, store, path):
        figures = self.upload(store, '--file', path, '--report', self.folder / 'report.csv')
        return figures, json.loads(self.log.read_text())

    def sqlite(self, database, *commands):
        return run(['sqlite3', database, *commands], self.log, may_fail=True)

    def compare(self, title, ours, peers):
        own, peer = (statistics.median(figures[0] for figures in side) for side in (ours, peers))
        walls = [statistics.median(figures[1] for figures in side) for side in (ours, peers)]
        ratios = sorted(a[0] / b[0] for a, b in zip(ours, peers))
        print(f'{title}: {own:.2f} s of processor time ({walls[0]:.2f} s), the peer {peer:.2f} s ({walls[1]:.2f} s): '
              f'{statistics.median(ratios):.3f} ({ratios[0]:.3f} to {ratios[-1]:.3f})', flush=True)

    def measure_upload(self, n_lines):
        path = self.write_file('lines.csv', n_lines, 1)
        ours, peers = [], []
        for _ in range(self.turns):
            store = self.make_store('store')
            ours.append(self.upload_file(store, path)[0])
            shutil.rmtree(store)
            database = self.folder / 'peer.db'
            peers.append(self.sqlite(database, 'CREATE TABLE number (n INTEGER PRIMARY KEY)', f'.import {path} number'))
            database.unlink()
        self.compare(f'upload of {n_lines:,} lines', ours, peers)

    def measure_more(self, n_lines, n_before, parts):
        """Into a store of many numbers: the upload, the same rows by the shell, and the undo."""
        base = self.make_store('base')
        self.upload_file(base, self.write_file('before.csv', n_before, 2))
        path = self.write_file('more.csv', n_lines, 3)
        ours, peers, undone = [], [], []
        for turn in range(self.turns):
            store, copy, rows = self.folder / 'store', self.folder / 'copy', self.folder / 'rows.db'
            shutil.copytree(base, store)
            shutil.copytree(base, copy)
            figures, totals = self.upload_file(store, path)
            ours.append(figures)
            self.sqlite(store / 'customer-leads.db', f"ATTACH '{rows}' AS rows",
                        'CREATE TABLE rows.number AS SELECT * FROM main.number WHERE upload = '
                        f"{totals['upload_id']} ORDER BY e164")
            peers.append(self.sqlite(copy / 'customer-leads.db', 'PRAGMA foreign_keys = OFF', 'PRAGMA synchronous = FULL',
                                     f"ATTACH '{rows}' AS rows", 'BEGIN',
                                     'INSERT INTO main.number SELECT * FROM rows.number ORDER BY e164', 'COMMIT'))
            undone.append(run([self.cli, '--data-dir', store, '--json', 'upload', 'undo', totals['upload_id']], self.log))
            for place in (store, copy):
                shutil.rmtree(place)
            rows.unlink()
        if 'more' in parts:
            self.compare(f'{n_lines:,} lines more into {n_before:,}', ours, peers)
        if 'undo' in parts:
            self.compare('undo, the upload as the peer', undone, ours)

    def measure_memory(self, sizes):
        rest = run([self.cli, 'plan'], self.log)[2]
        print(f'at rest: {rest:.0f} MiB')

        def say(title, figures):
            print(f'{title}: {figures[2] - rest:.0f} MiB above rest', flush=True)

        for size in sizes:
            store = self.make_store('store')
            say(f'{size:,} lines', self.upload_file(store, self.write_file('lines.csv', size, 4))[0])
            shutil.rmtree(store)
        store = self.make_store('store')
        path = self.folder / 'bad.csv'
        self.write_apart(self.write_bad_lines, path, N_BAD_LINES)
        say(f'{N_BAD_LINES:,} bad lines', run([self.cli, '--data-dir', store, '--json', 'upload', '--lead', '1', '--profile',
                                        'Standard', '--connection', 'PSTN 1', '--service-info', 'Teams', '--file', path,
                                        '--report', self.folder / 'report.csv'], self.log, may_fail=True))
        say('a range of 1,000,000', self.upload(store, '--range', '+442070000000', '+442070999999'))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('cli')
    parser.add_argument('--lines', type=int, default=1_000_000)
    parser.add_argument('--large', type=int, default=10_000_000, help='numbers of the large store')
    parser.add_argument('--turns', type=int, default=5)
    parser.add_argument('parts', nargs='*', metavar='PART')
    options = parser.parse_intermixed_args()
    parts = options.parts or PARTS
    if shutil.which('sqlite3') is None:
        sys.exit('The sqlite3 shell is needed (Debian: sqlite3).')
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(options.cli, Path(folder), options.turns)
        if 'upload' in parts:
            bench.measure_upload(options.lines)
        if 'more' in parts or 'undo' in parts:
            bench.measure_more(options.lines, options.large, parts)
        if 'memory' in parts:
            bench.measure_memory((options.lines, options.large, 2 * options.large))


if __name__ == '__main__':
    main()
