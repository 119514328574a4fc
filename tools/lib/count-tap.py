#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up the test cases of a Meson run.

count-tap.py TESTLOG NAMES: TESTLOG is meson-logs/testlog.json (one JSON object a line), NAMES a file that
names the tests that should have run, one a line. Prints what failed, with what the programs said about it,
and, last, the line "N passed, N failed". The exit status is 0 only if something ran and nothing failed.

A case counts as passed only when its own line says so: what a program announced in its plan and did not
report, failed.
"""

import json
import re
import sys

RESULT = re.compile(r'^(not )?ok\b *(\d+)? *-? *([^#]*)(?:# *(SKIP|TODO)\b)?', re.IGNORECASE)
PLAN = re.compile(r'^1\.\.(\d+)(?: *# *SKIP\b)?', re.IGNORECASE)
EXIT_SKIPPED = 77
LINES_SHOWN = 60


class Count:
    def __init__(self):
        self.passed = self.failed = self.skipped = 0
        self.complaints = []

    def fail(self, number, complaint):
        self.failed += number
        self.complaints.append(complaint)


def count_program(output, status):
    """Counts the cases of one program from its TAP lines and exit status."""
    count = Count()
    plan = None
    seen = 0
    gave_up = False
    for line in output.splitlines():
        planned = PLAN.match(line)
        result = RESULT.match(line)
        if planned:
            if plan is not None:
                count.fail(1, 'a second plan: ' + line)
            plan = int(planned.group(1))
        elif result:
            seen += 1
            directive = (result.group(4) or '').upper()
            if result.group(1):
                count.fail(1, line)
            elif directive == 'SKIP':
                count.skipped += 1
            else:
                count.passed += 1
        elif line.lower().startswith('bail out!'):
            gave_up = True
            count.complaints.append(line)
    if status == EXIT_SKIPPED and plan is None and seen == 0:
        count.skipped += 1
        return count
    if plan is None:
        count.fail(1, 'no plan (1..N): the program ended before it said how many cases it has')
    elif seen < plan:
        count.fail(plan - seen, f'{plan - seen} of {plan} cases did not report')
    elif seen > plan:
        count.fail(1, f'{seen} cases reported, {plan} planned')
    elif plan == 0 and status == 0:
        count.skipped += 1
    if gave_up and status == 0 and count.failed == 0:
        count.fail(1, 'the program gave up')
    if status != 0 and count.failed == 0:
        count.fail(1, f'all cases reported, but the program ended with status {status}')
    elif status != 0:
        count.complaints.append(f'the program ended with status {status}')
    return count


def bare_name(name):
    """Meson writes "project:suite / name" as soon as there are two suites, and "name" before."""
    return name.rsplit(' / ', 1)[-1].split(':', 1)[-1]


def show_output(run):
    """What a failing program said: its TAP comments and what it wrote to standard error, the last lines of each."""
    comments = [line for line in run.get('stdout', '').splitlines() if line.startswith(('#', 'not ok', 'Bail out!'))]
    for title, lines in (('said', comments), ('wrote to standard error', run.get('stderr', '').splitlines())):
        if lines:
            print(f'--- {bare_name(run["name"])} {title}:')
            if len(lines) > LINES_SHOWN:
                print(f'({len(lines) - LINES_SHOWN} earlier lines are in testlog.txt)')
            print('\n'.join(lines[-LINES_SHOWN:]))


def main(log_path, names_path):
    total = Count()
    runs = []
    try:
        with open(log_path, encoding='utf-8', errors='replace') as log:
            runs = [json.loads(line) for line in log if line.strip()]
    except OSError as error:
        print(f'No test log: {error}')
    ran = set()
    for run in runs:
        name = bare_name(run['name'])
        ran.add(name)
        count = count_program(run.get('stdout', ''), run['returncode'])
        if run['result'] == 'TIMEOUT':
            count.fail(0 if count.failed else 1, f'stopped after {run["duration"]:.0f} s')
        if count.failed:
            show_output(run)
        total.passed += count.passed
        total.failed += count.failed
        total.skipped += count.skipped
        total.complaints += [f'{name}: {complaint}' for complaint in count.complaints]
    with open(names_path, encoding='utf-8') as names:
        for name in names.read().splitlines():
            if name and name not in ran:
                total.fail(1, f'{name}: did not run')
    for complaint in total.complaints:
        print('FAILED ' + complaint)
    skipped = f', {total.skipped} skipped' if total.skipped else ''
    print(f'{total.passed} passed, {total.failed} failed{skipped}', flush=True)
    return 0 if total.failed == 0 and total.passed > 0 else 1


if __name__ == '__main__':
    sys.exit(main(sys.argv[1], sys.argv[2]))
