# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs customer-leads-cli on a store of its own, for the tests of the command line."""

import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'support'))

CLI = os.environ['LEADS_CLI']

TOTALS = ('header', 'blank', 'accepted', 'repaired', 'duplicate', 'existing', 'invalid')


class Store(unittest.TestCase):
    """A case with an empty store in a directory that goes away with it."""

    def setUp(self):
        self.dir = pathlib.Path(tempfile.mkdtemp(prefix='leads-cli-'))
        self.data = self.dir / 'store'

    def tearDown(self):
        shutil.rmtree(self.dir)

    def command(self, *words, data=None):
        return [CLI, '--data-dir', str(data or self.data), *map(str, words)]

    def run_cli(self, *words, stdin=None, status=0, data=None):
        """Runs a command, demands its exit status, and gives the finished process (text)."""
        done = subprocess.run(self.command(*words, data=data), input=stdin, capture_output=True, text=True, timeout=240)
        self.assertEqual(done.returncode, status, f'{words}\nstdout: {done.stdout[:2000]}\nstderr: {done.stderr[:2000]}')
        self.assertNotIn('CRITICAL', done.stderr)
        return done

    def json(self, *words, stdin=None, status=0, data=None):
        """As run_cli() with --json: the one value on standard output."""
        return json.loads(self.run_cli('--json', *words, stdin=stdin, status=status, data=data).stdout)

    def make_desk(self, customer='Example Ltd', service='Teams Calling', connection='PSTN 1', profile='Standard'):
        """A lead that numbers can be uploaded to; its id."""
        lead = self.json('lead', 'add', '--customer', customer, '--service', service)['id']
        self.json('connection', 'add', '--lead', lead, '--name', connection, '--side', 'pstn')
        if not any(row['name'] == profile for row in self.json('profile', 'list')):
            self.json('profile', 'add', '--name', profile, '--trunk', 'a.example.net', '--trunk', 'b.example.net')
        return lead

    def upload_words(self, lead, *more, connection='PSTN 1', profile='Standard'):
        return ['upload', '--lead', lead, '--profile', profile, '--connection', connection, '--service-info', 'Teams Calling', *more]

    def upload(self, lead, *more, status=0):
        return self.json(*self.upload_words(lead, *more), status=status)

    def write(self, name, text, encoding='utf-8', newline='\n'):
        path = self.dir / name
        path.write_bytes(text.replace('\n', newline).encode(encoding))
        return path

    def sql(self, statement, *values, data=None):
        """An independent look into the store, past our own code."""
        with sqlite3.connect(f'file:{(data or self.data) / "customer-leads.db"}?mode=ro', uri=True) as db:
            return db.execute(statement, values).fetchall()

    def stored(self, data=None):
        return {row[0] for row in self.sql('SELECT e164 FROM number', data=data)}

    def assert_adds_up(self, totals):
        self.assertEqual(totals['lines'], sum(totals[key] for key in TOTALS), totals)

    def assert_sound(self, data=None):
        self.assertEqual(self.sql('PRAGMA integrity_check', data=data), [('ok',)])
        self.assertEqual(self.sql('PRAGMA foreign_key_check', data=data), [])


def number(index):
    """The index-th of ten million valid numbers of one mobile block (Ofcom's 0740x xxxxxx)."""
    return f'+44740{index:07d}'
