#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The closing line of tools/test tells the truth about every way a test program can end."""

import json
import os
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.environ['LEADS_SOURCE_ROOT'], 'tests', 'support'))
import tap  # noqa: E402

COUNT = os.path.join(os.environ['LEADS_SOURCE_ROOT'], 'tools', 'lib', 'count-tap.py')


class ClosingLine(unittest.TestCase):
    def count(self, *programs, names=None):
        """Each program is (name, standard output, exit status[, Meson's result])."""
        with tempfile.TemporaryDirectory() as folder:
            log = os.path.join(folder, 'testlog.json')
            wanted = os.path.join(folder, 'wanted')
            with open(log, 'w', encoding='utf-8') as file:
                for name, output, status, *result in programs:
                    json.dump({'name': name, 'stdout': output, 'returncode': status,
                               'duration': 1.0, 'result': (result or ['OK'])[0]}, file)
                    file.write('\n')
            with open(wanted, 'w', encoding='utf-8') as file:
                file.write('\n'.join(names if names is not None else [p[0] for p in programs]))
            run = subprocess.run([sys.executable, COUNT, log, wanted], capture_output=True, text=True, check=False)
        self.output = run.stdout
        return run.stdout.splitlines()[-1], run.returncode

    def test_adds_up_programs(self):
        self.assertEqual(self.count(('a/x', '1..2\nok 1 /one\nok 2 /two\n', 0), ('b/y', 'ok 1 - z\n1..1\n', 0)),
                         ('3 passed, 0 failed', 0))

    def test_knows_a_test_under_both_names_of_meson(self):
        self.assertEqual(self.count(('customer-leads:a / a/x', '1..1\nok 1 /one\n', 0), names=['a/x']),
                         ('1 passed, 0 failed', 0))
        self.assertEqual(self.count(('a/x', '1..1\nok 1 /one\n', 0), names=['a/x']), ('1 passed, 0 failed', 0))

    def test_comments_and_output_do_not_count(self):
        self.assertEqual(self.count(('a/x', '# ok 7 no\n1..1\nokay\n  ok 1 nested\nnot okay\nok 1 /one\n', 0)),
                         ('1 passed, 0 failed', 0))

    def test_failed_case(self):
        self.assertEqual(self.count(('a/x', '1..2\nnot ok 1 /one\nok 2 /two\n', 1)), ('1 passed, 1 failed', 1))
        self.assertIn('a/x: not ok 1 /one', self.output)

    def test_abort_fails_the_unseen(self):
        self.assertEqual(self.count(('a/x', '1..5\nok 1 /one\nok 2 /two\n', -6)), ('2 passed, 3 failed', 1))

    def test_goodbye_of_glib_counts_once(self):
        output = '1..5\nok 1 /one\nnot ok /two - ERROR:x.c:1: no\nBail out!\n'
        self.assertEqual(self.count(('a/x', output, -6)), ('1 passed, 4 failed', 1))

    def test_giving_up_in_silence(self):
        self.assertEqual(self.count(('a/x', '1..1\nok 1 /one\nBail out!\n', 0)), ('1 passed, 1 failed', 1))

    def test_abort_before_the_plan(self):
        self.assertEqual(self.count(('a/x', '', -11)), ('0 passed, 1 failed', 1))

    def test_abort_after_the_last_case(self):
        self.assertEqual(self.count(('a/x', '1..1\nok 1 /one\n', -6)), ('1 passed, 1 failed', 1))

    def test_cases_without_a_plan(self):
        self.assertEqual(self.count(('a/x', 'ok 1 /one\n', 0)), ('1 passed, 1 failed', 1))

    def test_more_cases_than_planned(self):
        self.assertEqual(self.count(('a/x', '1..1\nok 1 /one\nok 2 /two\n', 0)), ('2 passed, 1 failed', 1))

    def test_timeout(self):
        self.assertEqual(self.count(('a/x', '1..3\nok 1 /one\n', -15, 'TIMEOUT')), ('1 passed, 2 failed', 1))

    def test_skips_are_shown(self):
        self.assertEqual(self.count(('a/x', '1..2\nok 1 /one\nok 2 /two # SKIP no network\n', 0)),
                         ('1 passed, 0 failed, 1 skipped', 0))

    def test_skipped_program(self):
        self.assertEqual(self.count(('a/x', '1..0 # SKIP nothing here\n', 0), ('a/y', '1..1\nok 1 /one\n', 0)),
                         ('1 passed, 0 failed, 1 skipped', 0))

    def test_known_failure_is_a_failure(self):
        self.assertEqual(self.count(('a/x', '1..1\nnot ok 1 /one # TODO later\n', 0)), ('0 passed, 1 failed', 1))

    def test_program_that_never_ran(self):
        self.assertEqual(self.count(('a/x', '1..1\nok 1 /one\n', 0), names=['a/x', 'a/y']),
                         ('1 passed, 1 failed', 1))

    def test_nothing_ran(self):
        self.assertEqual(self.count(), ('0 passed, 0 failed', 1))

    def test_only_skips_is_no_success(self):
        self.assertEqual(self.count(('a/x', '1..1\nok 1 /one # SKIP\n', 0)), ('0 passed, 0 failed, 1 skipped', 1))


class Tap(unittest.TestCase):
    """tap.py, on which the other Python tests stand, reports what happened."""

    PROGRAM = '''
import sys, unittest
sys.path.insert(0, sys.argv.pop(1))
import tap
class Case(unittest.TestCase):
    def test_a_good(self): print('ok 99 not TAP')
    def test_b_bad(self): self.fail('because')
    def test_c_error(self): raise OSError('gone')
    def test_d_skip(self): self.skipTest('no wind')
    def test_e_part(self):
        with self.subTest(part=1): self.fail('in part')
        with self.subTest(part=2): pass
    def test_f_exit(self): sys.exit(5)
tap.main()
'''

    def test_outcomes(self):
        run = subprocess.run([sys.executable, '-c', self.PROGRAM, os.path.dirname(tap.__file__)],
                             capture_output=True, text=True, check=False)
        lines = [line for line in run.stdout.splitlines() if not line.startswith('#')]
        self.assertEqual(lines, ['1..6', 'ok 1 Case.test_a_good', 'not ok 2 Case.test_b_bad',
                                 'not ok 3 Case.test_c_error', 'ok 4 Case.test_d_skip # SKIP no wind',
                                 'not ok 5 Case.test_e_part', 'not ok 6 Case.test_f_exit'])
        self.assertIn('ok 99 not TAP', run.stderr)


if __name__ == '__main__':
    tap.main()
