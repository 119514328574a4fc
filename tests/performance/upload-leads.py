#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what one file for many leads costs `customer-leads-cli`: processor time, time and memory of whole processes.

  one        the same numbers, without the columns of customer and service, for one lead
  grouped    the file for all leads, customer by customer
  mixed      the same lines in no order
  undo       of all uploads of the mixed file at once

Usage: upload-leads.py CUSTOMER-LEADS-CLI [--leads N] [--lines N]
"""

import argparse
import json
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def run(log, *command):
    """Processor seconds, seconds and the most memory (MiB) of a program; what it printed is in @log."""
    with open(log, 'wb') as out:
        begin = time.monotonic()
        process = subprocess.Popen([str(word) for word in command], stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3):
        sys.exit(f'{command} ended with status {process.returncode}')
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024


def write_files(folder, n_leads, n_lines):
    rows = [(f'Customer {lead:05}', f'+4474{lead * n_lines + line:08}') for lead in range(n_leads) for line in range(n_lines)]
    with open(folder / 'one.csv', 'w', encoding='ascii') as file:
        file.write('Number\n')
        file.writelines(f'{number}\n' for _, number in rows)
    for name in ('grouped', 'mixed'):
        with open(folder / f'{name}.csv', 'w', encoding='ascii') as file:
            file.write('Customer,Service,Number\n')
            file.writelines(f'{customer},Teams Calling,{number}\n' for customer, number in rows)
        random.Random(1).shuffle(rows)
    with open(folder / 'leads.csv', 'w', encoding='ascii') as file:
        file.write('Full Name,Service Name,SIP Connection,Side\n')
        file.writelines(f'Customer {lead:05},Teams Calling,PSTN,pstn\n' for lead in range(n_leads))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('cli')
    parser.add_argument('--leads', type=int, default=1000)
    parser.add_argument('--lines', type=int, default=1000, help='for each lead')
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix='leads-performance-') as name:
        folder = Path(name)
        log = folder / 'log'
        # In a process of its own: the most memory that a program took is never less than that of who started it.
        writer = multiprocessing.get_context('fork').Process(target=write_files, args=(folder, options.leads, options.lines))
        writer.start()
        writer.join()
        for what in ('one', 'grouped', 'mixed'):
            store = [options.cli, '--data-dir', folder / what, '--json']
            run(log, *store, 'lead', 'import', folder / 'leads.csv')
            run(log, *store, 'profile', 'add', '--name', 'Standard')
            rest = run(log, *store, 'plan')[2]
            if what == 'one':
                words = ['--lead', '1', '--connection', 'PSTN', '--service-info', 'Teams Calling']
            else:
                words = ['--by-customer']
            cost, wall, memory = run(log, *store, 'upload', *words, '--profile', 'Standard', '--file', folder / f'{what}.csv')
            totals = json.loads(log.read_text())
            print(f'{what}: {totals["uploaded"]} numbers to {len(totals.get("leads", [1]))} leads: {cost:.2f} s of processor time, '
                  f'{wall:.2f} s, {memory - rest:.0f} MiB above rest', flush=True)
        cost, wall, memory = run(log, *store, 'upload', 'undo', totals['upload_id'], '--all')
        print(f'undo: {cost:.2f} s of processor time, {wall:.2f} s, {memory - rest:.0f} MiB above rest')


main()
