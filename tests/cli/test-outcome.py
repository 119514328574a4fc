#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said of how a command ended is what became of the store."""

import json
import signal
import sqlite3
import subprocess
import time

from leads_cli import Store, number

import tap

LINES = 30000
# Seconds that the store is kept from being written; how long a check takes before it is submitted differs.
HOLDS = (0.5, 1, 2, 4)


class AfterCommit(Store):
    def poll_until_undone(self, upload):
        with sqlite3.connect(f'file:{self.data / "customer-leads.db"}?mode=ro', uri=True) as db:
            while db.execute('SELECT count(*) FROM number WHERE upload = ?', (upload,)).fetchone()[0] != 0:
                pass

    def test_signal_after_an_undo(self):
        """Whatever comes once it is committed, it is told as done."""
        lead = self.make_desk()
        path = self.write('numbers.csv', ''.join(number(i) + '\n' for i in range(LINES)))
        for round_ in range(10):
            upload = self.upload(lead, '--file', path)['upload_id']
            words = ['upload', 'undo', upload] + (['--all'] if round_ % 3 == 2 else [])
            process = subprocess.Popen(self.command('--json', *words), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            self.poll_until_undone(upload)
            process.send_signal(signal.SIGTERM if round_ % 2 else signal.SIGINT)
            out, err = process.communicate(timeout=60)
            self.assertEqual((process.returncode, err), (0, ''), f'round {round_}')
            self.assertEqual(json.loads(out)['state'], 'undone')

    def test_numbers_taken_meanwhile(self):
        """Another program takes some between the check and the commit: those are left out, and the others are uploaded."""
        first = self.make_desk('One Ltd')
        second = self.make_desk('Two Ltd')
        owner = self.upload(first, '--number', number(0))['upload_id']
        for round_, hold in enumerate(HOLDS):
            taken, path = self.hold_while_uploading(second, owner, 1 + round_ * 10, hold)
            if taken.stderr:
                break
        self.assertEqual(taken.stderr, '2 numbers were taken by another upload meanwhile and were left out. 3 numbers were uploaded.\n')
        totals = json.loads(taken.stdout)
        self.assertEqual((totals['uploaded'], totals['existing']), (3, 2))
        self.assertEqual(self.json('check', path, status=3)['existing'], 5)

    def hold_while_uploading(self, lead, owner, base, hold):
        path = self.write('five.csv', ''.join(number(base + i) + '\n' for i in range(5)))
        with sqlite3.connect(self.data / 'customer-leads.db', isolation_level=None) as db:
            db.execute('BEGIN IMMEDIATE')
            columns = [row[1] for row in db.execute('PRAGMA table_info(number)') if row[1] != 'e164']
            for i in range(2):
                db.execute(f'INSERT INTO number (e164, {", ".join(columns)}) SELECT ?, {", ".join(columns)} FROM number WHERE upload = ? LIMIT 1',
                           (int(number(base + i)[1:]), owner))
            process = subprocess.Popen(self.command('--json', *self.upload_words(lead, '--file', path)),
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            time.sleep(hold)
            db.execute('COMMIT')
        out, err = process.communicate(timeout=120)
        self.assertEqual(process.returncode, 3, err)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err), path


class Nothing(Store):
    def test_check_of_what_has_no_number(self):
        """Not in order, although no line is wrong."""
        for text in ('\n\n\n', 'Number\n', 'Number\n\n'):
            path = self.write('none.csv', text)
            totals = self.json('check', path, status=3)
            self.assert_adds_up(totals)
            self.assertEqual((totals['accepted'], totals['invalid']), (0, 0))
        path = self.write('none.csv', 'Customer,Number\n')
        self.json('check', '--by-customer', path, status=3)
        self.json('check', self.write('one.csv', number(0) + '\n'))

    def test_upload_that_never_was(self):
        for words in (('upload', 'undo', 999), ('upload', 'undo', '--all', 999), ('upload', 'show', 999)):
            self.assertIn('There is no upload 999.', self.run_cli(*words, status=1).stderr)


tap.main()
