#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every other command: its keys, its exit status, its sentence when it cannot."""

import csv
import io
import json
import os
import pathlib
import subprocess

from leads_cli import CLI, Store, number

import tap

SMALL_PLAN = pathlib.Path(__file__).resolve().parent.parent / 'numbering' / 'fixtures' / 'small-plan.txt'


class Directory(Store):
    def test_lead_add_list_and_search(self):
        lead = self.json('lead', 'add', '--customer', 'Größe & Söhne', '--service', 'SIP Trunk', '--channel', 'Nord',
                         '--deploy', 'READY', '--status', 'Warning', '--consented-on', '2026-01-31T09:30:00Z')['id']
        self.json('lead', 'add', '--customer', 'Other', '--service', 'SIP Trunk')
        rows = self.json('lead', 'list', '--search', 'GRÖSSE nord')
        self.assertEqual([row['id'] for row in rows], [lead])
        row = rows[0]
        self.assertEqual(set(row), {'id', 'customer', 'service', 'channel', 'deploy', 'status', 'consented_on', 'last_modified', 'numbers'})
        self.assertEqual((row['deploy'], row['status'], row['consented_on'], row['numbers']), ('ready', 'warning', '2026-01-31T09:30:00Z', 0))

    def test_names_are_unique_without_case(self):
        self.json('channel', 'add', 'Nord')
        done = self.run_cli('channel', 'add', 'NORD', status=1)
        self.assertIn('NORD', done.stderr)
        self.json('customer', 'add', 'Example Ltd', '--channel', 'nord', '--country', 'GB')
        self.run_cli('customer', 'add', 'example ltd', status=1)
        self.json('lead', 'add', '--customer', 'EXAMPLE LTD', '--service', 'Teams')
        self.run_cli('lead', 'add', '--customer', 'Example Ltd', '--service', 'TEAMS', status=1)
        self.assertEqual(len(self.json('lead', 'list')), 1)

    def test_only_the_seven_pairs(self):
        done = self.run_cli('lead', 'add', '--customer', 'A', '--service', 'B', '--deploy', 'failed', '--status', 'ok', status=2)
        self.assertIn('failed', done.stderr)

    def test_connections_and_profiles(self):
        lead = self.make_desk()
        row, = self.json('connection', 'list', '--lead', lead)
        self.assertEqual(set(row), {'id', 'lead', 'name', 'side', 'sbc', 'numbers'})
        row, = self.json('profile', 'list')
        self.assertEqual(row['trunks'], ['a.example.net', 'b.example.net'])
        self.run_cli('connection', 'add', '--lead', lead, '--name', 'X', '--side', 'wrong', status=2)
        self.run_cli('connection', 'add', '--lead', 4711, '--name', 'X', '--side', 'pstn', status=1)

    def test_lead_import(self):
        path = self.write('leads.csv', 'service name;FULL NAME;Deployment Status;Consented On;SIP Connection;Side\n'
                                       'Teams;One Ltd;Deployed, OK;2026-01-31;PSTN 1;pstn\n'
                                       'Teams;;;;;\n'
                                       'Trunk;Two Ltd;Ready/Warning;;;\n')
        totals = self.json('lead', 'import', path, status=3)
        self.assert_adds_up(totals)
        self.assertEqual((totals['header'], totals['accepted'], totals['invalid']), (1, 2, 1))
        rows = {row['customer']: row for row in self.json('lead', 'list')}
        self.assertEqual(set(rows), {'One Ltd', 'Two Ltd'})
        self.assertEqual(rows['Two Ltd']['consented_on'], '')
        self.assertEqual(self.json('connection', 'list')[0]['name'], 'PSTN 1')
        # Again it updates: nothing is doubled.
        self.json('lead', 'import', path, status=3)
        self.assertEqual(len(self.json('lead', 'list')), 2)
        self.assertEqual(len(self.json('connection', 'list')), 1)
        self.run_cli('lead', 'import', self.write('other.csv', 'a,b\n1,2\n'), status=1)

    def test_profile_import(self):
        path = self.write('profiles.csv', 'Name,Carrier,Trunks\nStandard,Carrier A,a.example.net b.example.net\n')
        self.json('profile', 'import', path)
        row, = self.json('profile', 'list')
        self.assertEqual((row['carrier'], row['trunks']), ('Carrier A', ['a.example.net', 'b.example.net']))


class Numbers(Store):
    def setUp(self):
        super().setUp()
        self.lead = self.make_desk('One Ltd')
        self.upload(self.lead, '--range', number(0), number(9))
        self.upload(self.lead, '--range', number(100), number(109))

    def test_orders_limits_and_keys(self):
        rows = self.json('numbers', '--limit', 3)
        self.assertEqual([row['number'] for row in rows], [number(100), number(101), number(102)])
        self.assertEqual(set(rows[0]), {'number', 'customer', 'service', 'channel', 'profile', 'connection', 'service_info',
                                        'upload', 'uploaded_on', 'state', 'region', 'type', 'cac'})
        self.assertEqual({row['cac'] for row in rows}, {None})
        rows = self.json('numbers', '--order', 'number', '--after', number(8), '--limit', 2)
        self.assertEqual([row['number'] for row in rows], [number(9), number(100)])

    def test_queries(self):
        self.assertEqual(self.json('numbers', 'one', '--count')['count'], 20)
        self.assertEqual(self.json('numbers', '4474000001', '--count')['count'], 10)
        self.assertEqual(self.json('numbers', 'nobody', '--count')['count'], 0)
        self.assertEqual(self.json('numbers', '--lead', self.lead, '--count')['count'], 20)

    def test_region_and_type_are_those_of_the_plan(self):
        kinds = {'+12127881500': ('US', 'fixed_line_or_mobile'), '+14165550123': ('CA', 'fixed_line_or_mobile'), '+442079460000': ('GB', 'fixed_line'),
                 '+447400123456': ('GB', 'mobile'), '+18002345678': ('US', 'toll_free'), '+80012345678': ('001', 'toll_free'),
                 '+77012345678': ('KZ', 'mobile')}
        self.upload(self.lead, *(word for text in kinds for word in ('--number', text)))

        def found(rows):
            return {row['number']: (row['region'], row['type']) for row in rows if row['number'] in kinds}
        self.assertEqual(found(self.json('numbers')), kinds)
        self.assertEqual(found(csv.DictReader(io.StringIO(self.run_cli('numbers', '--format', 'csv').stdout, newline=''))), kinds)
        self.assertEqual(found(csv.DictReader(io.StringIO(self.run_cli('numbers').stdout), delimiter='\t')), kinds)

    def test_formats(self):
        text = self.run_cli('numbers', '--format', 'csv').stdout
        rows = list(csv.DictReader(io.StringIO(text, newline='')))
        self.assertEqual(len(rows), 20)
        self.assertEqual(rows[0]['number'], number(100))
        self.assertEqual(len(json.loads(self.run_cli('numbers', '--format', 'json').stdout)), 20)
        self.assertEqual(len(self.run_cli('numbers').stdout.splitlines()), 21)


class Files(Store):
    def test_example_checks_clean(self):
        path = self.dir / 'example.csv'
        self.run_cli('example', path)
        totals = self.json('check', path)
        self.assertEqual(totals['invalid'], 0)
        self.assertGreater(totals['accepted'], 5)
        self.assertEqual(self.run_cli('example').stdout, path.read_bytes().decode().replace('\r\n', '\n'))
        self.run_cli('example', self.dir / 'example.ods', status=2)
        self.assertFalse((self.dir / 'example.ods').exists())

    def test_check_stores_nothing(self):
        path = self.write('numbers.csv', f'{number(1)}\n12\n')
        totals = self.json('check', path, status=3)
        self.assert_adds_up(totals)
        self.assertEqual(totals['uploaded'], 1)
        self.assertEqual(self.stored(), set())
        done = self.run_cli('check', path, '--report', '-', status=3)
        self.assertEqual(done.stdout.splitlines()[0], 'column1,line,reason,suggestion')

    def test_check_options(self):
        path = self.write('numbers.csv', f'a|b\n1|{number(1)}\n')
        self.assertEqual(self.json('check', path, '--delimiter', '|', '--column', '2')['accepted'], 1)
        self.assertEqual(self.json('check', path, '--delimiter', '|', '--column', 'b')['accepted'], 1)


class Usage(Store):
    def test_wrong_usage(self):
        for words in ([], ['nonsense'], ['lead'], ['lead', 'fly'], ['upload'], ['upload', '--lead', 'x'], ['check'], ['upload', 'show'],
                      ['upload', 'show', '-5'], ['numbers', '--limit', '0'], ['numbers', '--order', 'x'], ['lead', 'list', 'extra'], ['--nonsense']):
            done = self.run_cli(*words, status=2)
            self.assertTrue(done.stderr.strip(), words)
            self.assertEqual(done.stdout, '', words)

    def test_not_found(self):
        self.run_cli('upload', 'show', '4711', status=1)
        self.run_cli('upload', 'undo', '4711', status=1)

    def test_help_and_version(self):
        self.assertIn('customer-leads-cli', self.run_cli('--version').stdout)
        self.assertIn('--data-dir', self.run_cli('--help').stdout)
        self.assertIn('--service-info', self.run_cli('upload', '--help').stdout)

    def test_a_store_that_is_not_ours(self):
        self.data.mkdir()
        path = self.data / 'customer-leads.db'
        path.write_bytes(b'This is a letter, not a database.\n' * 50)
        before = path.read_bytes()
        done = self.run_cli('lead', 'list', status=1)
        self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)
        self.assertEqual(path.read_bytes(), before)

    def test_store_is_private(self):
        self.json('channel', 'add', 'Nord')
        self.assertEqual(os.stat(self.data).st_mode & 0o777, 0o700)
        self.assertEqual(os.stat(self.data / 'customer-leads.db').st_mode & 0o777, 0o600)


class Verdicts(Store):
    def test_verdict_lines(self):
        done = subprocess.run([CLI, 'verdict'], input='+12127881500\n12127881500\nabc\n\n+999123\n', capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 3)
        rows = [line.split('\t') for line in done.stdout.splitlines()]
        self.assertTrue(all(len(row) == 5 for row in rows), rows)
        self.assertEqual([row[1:3] for row in rows], [['valid', ''], ['invalid', 'no_plus'], ['invalid', 'letters'], ['invalid', 'blank_line'],
                                                      ['invalid', 'unknown_country_code']])

    def test_plan(self):
        plan = self.json('plan')
        self.assertEqual(set(plan), {'version', 'date', 'source', 'file', 'builtin_version', 'builtin_date'})
        self.assertRegex(plan['date'], r'^\d{4}-\d\d-\d\d$')
        self.assertEqual((plan['source'], plan['file']), ('built-in', ''))
        self.assertEqual((plan['version'], plan['date']), (plan['builtin_version'], plan['builtin_date']))
        self.assertFalse(self.data.exists(), 'a look at the plan makes no store')

    def verdicts(self, *numbers):
        done = subprocess.run(self.command('verdict'), input='\n'.join(numbers), capture_output=True, text=True, check=False)
        return [line.split('\t')[1] for line in done.stdout.splitlines()], done.stderr

    def test_install_a_plan(self):
        file = self.data / 'numbering-plan.txt'
        built_in = self.json('plan')
        self.assertEqual(self.verdicts('+2301000000', '+12127881500')[0], ['invalid', 'valid'])

        plan = self.json('plan', '--install', SMALL_PLAN)
        self.assertEqual((plan['version'], plan['date'], plan['source'], plan['file']), ('small-1', '2026-01-31', 'file', str(file)))
        self.assertEqual(plan['builtin_version'], built_in['version'])
        self.assertEqual(os.stat(file).st_mode & 0o777, 0o600)
        self.assertEqual(os.stat(self.data).st_mode & 0o777, 0o700)
        self.assertEqual(self.verdicts('+2301000000', '+12127881500')[0], ['valid', 'invalid'])
        self.assertIn('installed as', self.run_cli('plan').stdout)
        totals = self.json('check', self.write('numbers.csv', '+2301000000\n+12127881500\n'), status=3)
        self.assertEqual((totals['accepted'], totals['invalid']), (1, 1))

        self.assertEqual(self.json('plan', '--built-in'), built_in)
        self.assertFalse(file.exists())
        self.assertEqual(self.json('plan', '--built-in'), built_in)
        self.assertEqual(self.verdicts('+2301000000', '+12127881500')[0], ['invalid', 'valid'])

    def test_install_from_standard_input(self):
        text = SMALL_PLAN.read_text(encoding='utf-8')
        self.assertEqual(self.json('plan', '--install', '-', stdin=text)['version'], 'small-1')
        newer = text.replace('small-1', 'small-2').replace('2026-01-31', '2999-01-01')
        done = self.run_cli('plan', '--install', '-', stdin=newer)
        self.assertIn('small-2', done.stdout)
        self.assertEqual(done.stderr, '')

    def test_an_older_plan_is_used_and_said(self):
        older = SMALL_PLAN.read_text(encoding='utf-8').replace('2026-01-31', '2001-01-31')
        self.assertIn('--built-in', self.run_cli('plan', '--install', '-', stdin=older).stderr)
        done = self.run_cli('plan')
        self.assertIn('small-1', done.stdout)
        self.assertIn('is newer', done.stderr)

    def test_a_plan_that_is_refused_changes_nothing(self):
        self.run_cli('plan', '--install', SMALL_PLAN)
        for text, words in (('format\t1\nversion\t2\ndate\t2026-01-31\nnonsense\n', 'line 4'), ('', 'format'), ('#' * (8 * 1024 * 1024 + 1), 'MiB')):
            done = self.run_cli('plan', '--install', self.write('wrong.txt', text), status=1)
            self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)
            self.assertIn(words, done.stderr)
            self.assertEqual(done.stdout, '')
        self.run_cli('plan', '--install', self.dir / 'missing.txt', status=1)
        self.run_cli('plan', '--install', self.dir, status=1)
        self.run_cli('plan', '--install', SMALL_PLAN, '--built-in', status=2)
        self.run_cli('plan', '--install', '', status=2)
        self.assertEqual(self.json('plan')['version'], 'small-1')

    def test_a_file_that_cannot_be_used_is_told(self):
        built_in = self.json('plan')
        self.data.mkdir(mode=0o700)
        (self.data / 'numbering-plan.txt').write_text('format\t1\nversion\t2\ndate\t2026-01-31\nnonsense\n', encoding='ascii')
        for words in (['plan'], ['lead', 'list']):
            done = self.run_cli(*words)
            self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)
            self.assertIn('numbering-plan.txt” is no numbering plan: line 4', done.stderr)
        verdicts, stderr = self.verdicts('+12127881500')
        self.assertEqual(verdicts, ['valid'])
        self.assertIn('line 4', stderr)
        self.assertEqual(self.json('plan'), built_in)
        self.run_cli('plan', '--built-in')
        self.assertEqual(self.run_cli('lead', 'list').stderr, '')


tap.main()
