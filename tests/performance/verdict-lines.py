#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints how long `customer-leads-cli verdict` takes for a million numbers, as a multiple of `cut -f1` on its output.

Both run in turns; the medians of their times are printed, and of the ratios of each turn. The numbers are those of the
tests' vectors in no order: all of them, and the valid ones.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

N_LINES = 1_000_000
N_TURNS = 5

ROOT = Path(os.environ.get('LEADS_SOURCE_ROOT', Path(__file__).resolve().parent.parent.parent))
VECTORS = ROOT / 'tests' / 'numbering' / 'fixtures' / 'vectors.txt'


def write_numbers(path, valid_only):
    rows = [line.split('\t') for line in VECTORS.read_text().splitlines() if line.startswith('+')]
    numbers = [row[0] for row in rows if len(row) > 1 or not valid_only]
    some = random.Random(1)
    path.write_text(''.join(f'{some.choice(numbers)}\n' for _ in range(N_LINES)))


def run(command, source, target):
    """Wall clock and processor time in seconds."""
    with open(source, 'rb') as stdin, open(target, 'wb') as stdout:
        begin = time.monotonic()
        process = subprocess.Popen(command, stdin=stdin, stdout=stdout)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3):
        sys.exit(f'{command[0]} ended with status {process.returncode}.')
    return wall, usage.ru_utime + usage.ru_stime


def measure(cli, folder, name, valid_only):
    numbers, verdicts = folder / 'numbers', folder / 'verdicts'
    write_numbers(numbers, valid_only)
    turns = []
    for _ in range(N_TURNS):
        verdict = run([cli, 'verdict'], numbers, verdicts)
        turns.append((verdict, run(['cut', '-f1', verdicts], os.devnull, os.devnull)))
    if verdicts.read_bytes().count(b'\n') != N_LINES:
        sys.exit('A line has no verdict.')
    for clock, kind in enumerate(('wall clock', 'processor')):
        verdict, cut = (statistics.median(turn[program][clock] for turn in turns) for program in (0, 1))
        ratios = sorted(turn[0][clock] / turn[1][clock] for turn in turns)
        print(f'{name}, {kind}: verdict {verdict:.3f} s, cut {cut:.3f} s, '
              f'{statistics.median(ratios):.1f} times ({ratios[0]:.1f} to {ratios[-1]:.1f})')


def main():
    if len(sys.argv) != 2:
        sys.exit(f'Usage: {sys.argv[0]} CUSTOMER-LEADS-CLI')
    print(f'{N_LINES:,} lines, median of {N_TURNS} turns')
    with tempfile.TemporaryDirectory() as folder:
        measure(sys.argv[1], Path(folder), 'valid and invalid numbers', False)
        measure(sys.argv[1], Path(folder), 'valid numbers', True)


if __name__ == '__main__':
    main()
