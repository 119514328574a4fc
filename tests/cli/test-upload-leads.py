#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One file for several leads by the command line: totals for each, reports, one upload for each, one undo."""

import csv
import random

from leads_cli import Store, number

import tap


class ManyLeads(Store):
    def setUp(self):
        super().setUp()
        self.leads = {name: self.make_desk(name, service)
                      for name, service in (('One Ltd', 'Teams Calling'), ('Two Ltd', 'Zoom Phone'), ('Three Ltd', 'SIP'))}

    def by_customer(self, path, *more, status=0):
        return self.json('upload', '--by-customer', '--profile', 'Standard', '--file', path, *more, status=status)

    def assert_parts(self, totals):
        """The leads, the lines of nobody, heading and blank lines are the whole."""
        self.assert_adds_up(totals)
        parts = totals['leads'] + [totals['unmatched']]
        for part in parts:
            self.assert_adds_up(part)
        for key in ('accepted', 'repaired', 'duplicate', 'existing', 'invalid', 'uploaded', 'skipped'):
            self.assertEqual(totals[key], sum(part[key] for part in parts), key)
        self.assertEqual(totals['lines'], sum(part['lines'] for part in parts) + totals['header'] + totals['blank'])

    def numbers_of(self, name):
        return {row['number'] for row in self.json('numbers', '--lead', self.leads[name])}

    def test_upload_and_undo(self):
        path = self.write('carrier.csv', 'Kunde;Dienst;Rufnummer\n'
                          f'One Ltd;Teams Calling;{number(1)}\n'
                          f'two ltd;;{number(2)}\n'
                          f'Three Ltd;SIP;{number(1)}\n'
                          f'Nobody;SIP;{number(3)}\n'
                          f'Three Ltd;SIP;{number(4)}\n')
        checked = self.json('check', '--by-customer', path, status=3)
        self.assert_parts(checked)
        report = self.dir / 'refused.csv'
        totals = self.by_customer(path, '--report', report, status=3)
        self.assert_parts(totals)
        self.assertEqual([(lead['customer'], lead['uploaded']) for lead in totals['leads']],
                         [('One Ltd', 1), ('Two Ltd', 1), ('Three Ltd', 1)])
        self.assertEqual(totals['unmatched']['reasons'], {'unknown_lead': 1})
        self.assertEqual([lead['reasons'] for lead in totals['leads']], [{}, {}, {'duplicate_in_file': 1}])
        self.assertEqual({name: self.numbers_of(name) for name in self.leads},
                         {'One Ltd': {number(1)}, 'Two Ltd': {number(2)}, 'Three Ltd': {number(4)}})
        with open(report, newline='') as file:
            rows = list(csv.DictReader(file))
        self.assertEqual([(row['Kunde'], row['line'], row['reason']) for row in rows],
                         [('Three Ltd', '4', 'duplicate_in_file'), ('Nobody', '5', 'unknown_lead')])

        uploads = self.json('upload', 'list')
        self.assertEqual({(row['batch'], row['batch_size']) for row in uploads}, {(totals['upload_id'], 3)})
        self.assertEqual(sorted(row['id'] for row in uploads), [lead['upload_id'] for lead in totals['leads']])
        undone = self.json('upload', 'undo', totals['upload_id'] + 1, '--all')
        self.assertEqual({row['state'] for row in undone}, {'undone'})
        self.assertEqual(self.stored(), set())
        self.run_cli('upload', 'undo', totals['upload_id'], '--all', status=1)
        self.assert_sound()

    def test_the_mended_report_uploads_the_rest(self):
        path = self.write('carrier.csv', f'Customer,Service,Number\nOne Ltd,Teams Calling,{number(1)}\nTow Ltd,Zoom Phone,{number(2)}\n')
        report = self.dir / 'refused.csv'
        self.by_customer(path, '--report', report, status=3)
        report.write_text(report.read_text().replace('Tow', 'Two'))
        self.assertEqual(self.by_customer(report)['uploaded'], 1)
        self.assertEqual(self.numbers_of('Two Ltd'), {number(2)})

    def test_refused_as_a_whole(self):
        good = f'Customer,Service,Number\nOne Ltd,Teams Calling,{number(1)}\n'
        plain = self.write('plain.csv', f'Number\n{number(1)}\n')
        self.run_cli('upload', '--by-customer', '--profile', 'Standard', '--file', plain, status=1)
        lead = self.json('lead', 'add', '--customer', 'Four Ltd', '--service', 'SIP')['id']
        path = self.write('four.csv', good + f'Four Ltd,SIP,{number(2)}\n')
        self.assertIn('Four Ltd', self.run_cli('upload', '--by-customer', '--profile', 'Standard', '--file', path, status=1).stderr)
        self.json('connection', 'add', '--lead', lead, '--name', 'A', '--side', 'pstn')
        self.json('connection', 'add', '--lead', lead, '--name', 'B', '--side', 'pstn')
        self.assertIn('--connection', self.run_cli('upload', '--by-customer', '--profile', 'Standard', '--file', path, status=1).stderr)
        self.assertEqual(self.by_customer(path, '--connection', 'B', status=1)['uploaded'], 0)
        self.assertEqual(self.stored(), set())
        self.by_customer(self.write('bad.csv', good + 'One Ltd,,x\n'), '--all-or-nothing', status=1)
        self.assertEqual(self.stored(), set())
        only = self.write('only.csv', f'Customer,Service,Number\nFour Ltd,SIP,{number(2)}\n')
        self.assertEqual(self.by_customer(only, '--connection', 'b')['uploaded'], 1)

    def test_usage(self):
        path = self.write('a.csv', 'Customer,Number\n')
        for words in (['--lead', '1', '--profile', 'Standard', '--file', path], ['--file', path],
                      ['--profile', 'Standard', '--number', number(1), '--file', path]):
            self.run_cli('upload', '--by-customer', *words, status=2)

    def test_columns_by_position(self):
        path = self.write('a.csv', f'A,B,C\n{number(1)},Zoom Phone,Two Ltd\n')
        totals = self.by_customer(path, '--customer-column', '3', '--service-column', '2', '--column', '1', '--service-info', 'Voice')
        self.assertEqual(totals['leads'][0]['customer'], 'Two Ltd')
        self.assertEqual(self.json('upload', 'show', totals['upload_id'])['service_info'], 'Voice')

    def test_several_files(self):
        rows = [(random.choice(list(self.leads)), number(random.randrange(40))) for _ in range(200)]
        paths = [self.write(f'{i}.csv', 'Customer,Number\n' + ''.join(f'{name},{n}\n' for name, n in rows[i * 100:i * 100 + 100]))
                 for i in range(2)]
        totals = self.by_customer(paths[0], '--file', paths[1], status=3)
        self.assert_parts(totals)
        owners = {}
        for name, n in rows:
            owners.setdefault(n, name)
        for name in self.leads:
            self.assertEqual(self.numbers_of(name), {n for n, owner in owners.items() if owner == name})
        for lead in totals['leads']:
            shown = self.json('upload', 'show', lead['upload_id'])
            self.assertEqual(sum(file['lines'] for file in shown['files']), lead['lines'])


tap.main()
