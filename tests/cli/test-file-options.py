#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said on the command line about how files are to be read."""

from leads_cli import Store, number

import tap


class FileOptions(Store):
    def check(self, path, *more, status=0):
        totals = self.json('check', path, *more, status=status)
        self.assert_adds_up(totals)
        return totals

    def test_heading(self):
        path = self.write('plain.csv', f'{number(1)}\n{number(2)}\n')
        self.assertEqual(self.check(path)['accepted'], 2)
        totals = self.check(path, '--heading', 'yes')
        self.assertEqual((totals['header'], totals['accepted']), (1, 1))
        path = self.write('headed.csv', f'Number\n{number(1)}\n')
        self.assertEqual(self.check(path)['header'], 1)
        totals = self.check(path, '--heading', 'no', status=3)
        self.assertEqual((totals['header'], totals['accepted'], totals['invalid']), (0, 1, 1))
        path = self.write('titled.csv', f'Of a customer\nLine;Sessions\n\n{number(1)};3\n')
        totals = self.check(path, '--heading', '2')
        self.assertEqual((totals['header'], totals['blank'], totals['accepted']), (2, 1, 1))
        self.assertIn('no heading in row 9', self.run_cli('check', path, '--heading', '9', status=1).stderr)
        self.assertIn('“0”', self.run_cli('check', path, '--heading', '0', status=2).stderr)
        self.assertIn('“maybe”', self.run_cli('check', path, '--heading', 'maybe', status=2).stderr)

    def test_another_end_column(self):
        path = self.write('pairs.csv', f'DDI;Fax\n{number(0)};{number(1)}\n{number(2)};{number(3)}\n')
        for none in ('', ' '):
            self.assertEqual(self.check(path, '--column', 'DDI', '--end-column', none)['uploaded'], 2)
        done = self.run_cli('check', path, '--end-column', 'Last', status=1)
        self.assertIn('no column “Last”', done.stderr)

    def test_another_count_column(self):
        path = self.write('counts.csv', f'{number(0)};1\n{number(10)};1\n')
        self.assertEqual(self.check(path, '--count-column', '')['uploaded'], 2)
        self.assertEqual(self.check(path, '--count-column', '2')['uploaded'], 2)
        self.assertIn('no column “3”', self.run_cli('check', path, '--count-column', '3', status=1).stderr)

    def test_another_cac_column(self):
        path = self.write('calls.csv', f'Number;Calls\n{number(0)};10\n{number(1)};20\n')
        self.assertEqual(self.check(path, '--cac-column', 'calls')['uploaded'], 2)
        self.assertIn('no column “Sessions”', self.run_cli('check', path, '--cac-column', 'Sessions', status=1).stderr)

    def test_they_count_for_every_file_of_an_upload(self):
        lead = self.make_desk()
        paths = [self.write(f'{i}.csv', f'Old|New\n{number(10 + i)}|{number(20 + i)}\n') for i in range(2)]
        totals = self.upload(lead, '--file', paths[0], '--file', paths[1], '--delimiter', '|', '--column', 'new',
                             '--end-column', '', '--heading', 'yes')
        self.assertEqual((totals['uploaded'], len(totals['files'])), (2, 2))
        self.assertEqual(self.stored(), {int(number(20)), int(number(21))})

    def test_a_file_that_was_imported_before_is_told(self):
        lead = self.make_desk()
        path = self.write('november.csv', f'Number\n{number(1)}\n')
        totals = self.upload(lead, '--file', path)
        self.assertNotIn('imported_before', totals['files'][0])
        other = self.write('other.csv', f'Number\n{number(2)}\n')
        copy = self.write('copy of november.csv', path.read_text())
        done = self.run_cli('check', other, copy, status=3)
        self.assertEqual(done.stderr.count('Imported before'), 1)
        self.assertIn('copy of november.csv: Imported before, on ', done.stderr)
        self.assertIn(f'as upload {totals["upload_id"]} for Example Ltd.', done.stderr)
        checked = self.json('check', other, copy, status=3)
        self.assertEqual([file.get('imported_before') for file in checked['files']], [None, totals['upload_id']])

    def test_help_names_them(self):
        for command in ('check', 'upload'):
            text = self.run_cli(command, '--help').stdout
            for option in ('--delimiter', '--encoding', '--heading', '--column', '--end-column', '--count-column',
                           '--cac-column', '--sheet', '--country'):
                self.assertIn(option + '=', text)


tap.main()
