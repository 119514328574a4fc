#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole job by the command line: uploads, what is refused and why, reports, undo."""

import csv
import json
import random

from leads_cli import Store, number

import tap


class Uploads(Store):
    def test_single_range_and_file(self):
        lead = self.make_desk()
        path = self.write('numbers.csv', 'Numbers\n' + ''.join(f'{number(i)}\n' for i in range(100)))
        totals = self.upload(lead, '--number', '+12127881500', '--range', number(50), number(149), '--file', path, status=3)
        self.assert_adds_up(totals)
        # The range came first: the file's second half is repeated.
        self.assertEqual(totals['lines'], 1 + 1 + 101)
        self.assertEqual(totals['header'], 1)
        self.assertEqual(totals['duplicate'], 50)
        self.assertEqual(totals['reasons'], {'duplicate_in_draft': 50})
        self.assertEqual(totals['uploaded'], 1 + 100 + 50)
        self.assertEqual(len(self.stored()), totals['uploaded'])
        self.assertEqual([file['lines'] for file in totals['files']], [101])

    def test_range_end_by_its_last_digits(self):
        lead = self.make_desk()
        totals = self.upload(lead, '--range', '+12127881500', '1599')
        self.assertEqual(totals['uploaded'], 100)
        self.assertEqual(min(self.stored()), 12127881500)
        self.assertEqual(max(self.stored()), 12127881599)

    def test_a_range_skips_what_the_lead_has(self):
        lead = self.make_desk()
        self.upload(lead, '--number', '+12127881550')
        totals = self.upload(lead, '--range', '+12127881500', '1599')
        self.assertEqual((totals['uploaded'], totals['skipped']), (99, 1))
        self.assert_adds_up(totals)

    def test_numbers_of_others_are_refused(self):
        first = self.make_desk('One Ltd')
        second = self.make_desk('Two Ltd')
        self.upload(first, '--number', '+12127881500')
        totals = self.upload(second, '--number', '+12127881500', status=1)
        self.assertEqual(totals['reasons'], {'owned_elsewhere': 1})
        self.assertNotIn('upload_id', totals)
        totals = self.upload(second, '--number', '+12127881501', '--number', '+12127881500', status=3)
        self.assertEqual((totals['uploaded'], totals['existing']), (1, 1))

    def test_repeated_uploads_are_already_here(self):
        lead = self.make_desk()
        self.upload(lead, '--number', '+12127881500')
        totals = self.upload(lead, '--number', '+12127881500', status=1)
        self.assertEqual(totals['reasons'], {'already_here': 1})

    def test_refused_ranges(self):
        lead = self.make_desk()
        for start, end, reason in (('+12127881599', '+12127881500', 'range_reversed'),
                                   ('+4930123456', '+49301234567', 'range_length_differs'),
                                   ('+442079460000', '+4930123456', 'range_country_differs'),
                                   ('+447400000000', '+447409999999', 'range_too_big')):
            totals = self.upload(lead, '--range', start, end, status=1)
            self.assertEqual(totals['reasons'], {reason: 1}, (start, end))
            self.assert_adds_up(totals)

    def test_include_unplanned(self):
        lead = self.make_desk()
        path = self.write('numbers.csv', f'Numbers\n{number(1)}\n+1212788150\n12127881599\n+999123\n+1212788150\n+4402079460\n')
        words = ['--number', '+4420794600', '--range', '+4420794610', '19', '--file', path]

        without = self.json(*self.upload_words(lead, *words, '--all-or-nothing'), status=1)
        self.assert_adds_up(without)
        self.assertEqual((without['accepted'], without['uploaded'], without['unplanned']), (1, 0, 0))
        checked = self.json('check', path, '--include-unplanned', status=3)
        self.assert_adds_up(checked)
        self.assertEqual((checked['accepted'], checked['duplicate'], checked['invalid'], checked['unplanned']), (3, 1, 2, 2))
        self.assertEqual(checked['reasons'], {'no_plus': 1, 'trunk_zero': 1, 'duplicate_in_file': 1})

        totals = self.upload(lead, *words, '--include-unplanned', status=3)
        self.assert_adds_up(totals)
        self.assertEqual((totals['accepted'], totals['uploaded'], totals['unplanned']), (5, 14, 13))
        self.assertEqual(totals['files'][0]['unplanned'], 2)
        self.assertTrue({1212788150, 999123, 4420794600, 4420794619} <= self.stored())
        shown = self.json('upload', 'show', totals['upload_id'])
        self.assertEqual((shown['unplanned'], shown['files'][0]['unplanned']), (13, 2))
        self.assertIn('Unplanned    13\n', self.run_cli('upload', 'show', totals['upload_id']).stdout)
        (after,) = self.sql("SELECT after FROM event WHERE entity = 'upload' AND action = 'add'")[0]
        self.assertEqual(json.loads(after)['unplanned'], 13)

    def test_repair(self):
        lead = self.make_desk()
        # In the order of the file: right, with decimals, a national form, a prefix, a trunk zero, an extension, a
        # number that is in the file already, lost digits.
        path = self.write('numbers.csv', 'Numbers\n+442079460001\n442079460002.0\n020 7946 0003\n00442079460004\n+44 (0)20 7946 0005\n'
                                         '+442079460006 x12\n020 7946 0001\n4.42079E+11\n')
        refused = self.json('check', path, '--country', 'GB', status=3)
        self.assertEqual((refused['accepted'], refused['repaired'], refused['invalid']), (1, 0, 7))
        report = self.write('report.csv', '')
        totals = self.upload(lead, '--file', path, '--number', '020 7946 0007', '--repair', '--country', 'GB', '--report', report, status=3)
        self.assert_adds_up(totals)
        self.assertEqual((totals['accepted'], totals['repaired'], totals['duplicate'], totals['invalid']), (1, 6, 1, 1))
        self.assertEqual(totals['reasons'], {'duplicate_in_file': 1, 'exponent_form': 1})
        self.assertEqual(totals['files'][0]['repaired'], 5)
        self.assertEqual(self.stored(), set(range(442079460001, 442079460008)))
        self.assertEqual([row[:1] + row[-3:] for row in csv.reader(report.read_text().splitlines())][1:],
                         [['020 7946 0001', '8', 'duplicate_in_file', ''], ['4.42079E+11', '9', 'exponent_form', '']])

    def test_repair_leaves_what_could_be_meant_otherwise(self):
        path = self.write('numbers.csv', f'Numbers\n{number(1)}\n442079460002\n493023125014\n')
        totals = self.json('check', path, '--repair', status=3)
        self.assertEqual((totals['accepted'], totals['repaired'], totals['reasons']), (1, 1, {'no_plus': 1}))
        self.assertEqual(self.json('check', path, '--repair', '--country', 'GB')['repaired'], 2)

    def test_without_unplanned_numbers_nothing_is_said_of_them(self):
        lead = self.make_desk()
        totals = self.upload(lead, '--number', '+12127881500', '--include-unplanned')
        self.assertEqual(totals['unplanned'], 0)
        self.assertNotIn('Unplanned', self.run_cli('upload', 'show', totals['upload_id']).stdout)

    def test_all_or_nothing(self):
        lead = self.make_desk()
        totals = self.upload(lead, '--number', '+12127881500', '--number', 'wrong', '--all-or-nothing', status=1)
        self.assertEqual(totals['invalid'], 1)
        self.assertEqual(self.stored(), set())

    def test_connection_of_the_customer_side_is_refused(self):
        lead = self.make_desk()
        self.json('connection', 'add', '--lead', lead, '--name', 'Inside', '--side', 'customer')
        done = self.run_cli(*self.upload_words(lead, '--number', '+12127881500', connection='Inside'), status=1)
        self.assertIn('PSTN', done.stderr)

    def test_without_a_connection_it_says_so(self):
        lead = self.json('lead', 'add', '--customer', 'Bare Ltd', '--service', 'SIP Trunk')['id']
        self.json('profile', 'add', '--name', 'Standard')
        done = self.run_cli(*self.upload_words(lead, '--number', '+12127881500'), status=1)
        self.assertIn('SIP connection', done.stderr)

    def test_files_in_the_wild(self):
        lead = self.make_desk()
        texts = {
            'semicolons': ('Name;Number\nA;{0}\nB;{1}\n', 'utf-8', '\n'),
            'tabs and CRLF': ('Number\tName\n{0}\tA\n{1}\tB\n', 'utf-8', '\r\n'),
            'BOM': ('Numbers\n{0}\n{1}\n', 'utf-8-sig', '\n'),
            'no heading, no last line end': ('{0}\n{1}', 'utf-8', '\n'),
            'text marks': ("'{0}\n=\"{1}\"\n", 'utf-8', '\n'),
            'Unicode text of a spreadsheet': ('Name\tNumber\nMüller\t{0}\nB\t{1}\n', 'utf-16', '\r\n'),
            'UTF-16 without a mark': ('Number;Name\n{0};Müller\n{1};B\n', 'utf-16-be', '\r\n'),
            'Western spreadsheet': ('Name;Number\nMüller – Söhne;{0}\nB;{1}\n', 'cp1252', '\r\n'),
        }
        for index, (name, (text, encoding, newline)) in enumerate(texts.items()):
            one, two = number(2 * index), number(2 * index + 1)
            path = self.write(f'{index}.csv', text.format(one, two), encoding, newline)
            totals = self.upload(lead, '--file', path)
            self.assertEqual(totals['uploaded'], 2, name)
            self.assertTrue({int(one[1:]), int(two[1:])} <= self.stored(), name)

    def test_encoding_can_be_said(self):
        lead = self.make_desk()
        path = self.write('wide.csv', '{}\n{}\n'.format(number(0), number(1)), 'utf-16-le')
        done = self.run_cli(*self.upload_words(lead, '--file', path, '--encoding', 'UTF-8'), status=1)
        self.assertIn('UTF-8', done.stderr)
        done = self.run_cli(*self.upload_words(lead, '--file', path, '--encoding', 'EBCDIC'), status=2)
        self.assertIn('EBCDIC', done.stderr)
        self.assertEqual(self.stored(), set())
        self.assertEqual(self.upload(lead, '--file', path, '--encoding', 'UTF-16')['uploaded'], 2)

    def test_bytes_that_are_no_text_cost_their_line(self):
        lead = self.make_desk()
        path = self.dir / 'damaged.csv'
        path.write_bytes(f'Name;Number\nMüller;{number(0)}\n'.encode() + f'\xff;{number(1)}\n'.encode('latin-1')
                         + f'Söhne;{number(2)}\n'.encode())
        totals = self.upload(lead, '--file', path, status=3)
        self.assertEqual((totals['uploaded'], totals['reasons']), (2, {'bad_encoding': 1}))

    def test_files_that_are_no_text(self):
        lead = self.make_desk()
        picture = self.dir / 'picture.csv'
        picture.write_bytes(b'\x89PNG\r\n\x1a\n' + bytes(range(256)) * 20)
        for path in (picture, self.dir, self.dir / 'missing.csv'):
            done = self.run_cli(*self.upload_words(lead, '--file', path), status=1)
            self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)
        self.assertEqual(self.stored(), set())

    def test_standard_input(self):
        lead = self.make_desk()
        totals = self.json(*self.upload_words(lead, '--file', '-'), stdin='+12127881500\n+12127881501\n')
        self.assertEqual(totals['uploaded'], 2)

    def test_a_file_with_no_valid_line(self):
        lead = self.make_desk()
        path = self.write('bad.csv', 'Numbers\n123\nabc\n\n')
        totals = self.upload(lead, '--file', path, status=1)
        self.assert_adds_up(totals)
        self.assertEqual((totals['lines'], totals['header'], totals['blank'], totals['invalid']), (4, 1, 1, 2))
        self.assertEqual(self.json('upload', 'list'), [])

    def test_report_lists_the_rest_and_mended_imports(self):
        lead = self.make_desk()
        path = self.write('mixed.csv', f'Name,Number\nA,{number(1)}\nB,12\n"C, Inc",{number(1)}\nD,{number(2)}\n')
        report = self.dir / 'report.csv'
        self.upload(lead, '--file', path, '--report', report, status=3)
        with open(report, newline='', encoding='utf-8') as stream:
            rows = list(csv.DictReader(stream))
        self.assertEqual([(row['Name'], row['line'], row['reason']) for row in rows],
                         [('B', '3', 'no_plus'), ('C, Inc', '4', 'duplicate_in_file')])
        self.assertEqual(list(rows[0])[:2], ['Name', 'Number'])
        # Mended, the report goes in again as it is.
        text = report.read_text(encoding='utf-8').replace(',12,', f',{number(3)},').replace(f'"C, Inc",{number(1)}', f'"C, Inc",{number(4)}')
        report.write_bytes(text.encode())
        totals = self.upload(lead, '--file', report)
        self.assertEqual(totals['uploaded'], 2)

    def suggestions(self, report):
        with open(report, newline='', encoding='utf-8') as stream:
            return [(row['reason'], row['suggestion']) for row in csv.DictReader(stream)]

    def test_a_presumed_country_that_the_file_contradicts_repairs_nothing(self):
        self.json('customer', 'add', 'Example Ltd', '--country', 'DE')
        lead = self.make_desk()
        path = self.write('american.csv', f'{number(1)}\n{number(2)}\n(212) 788-2001\n2127882002\n')
        totals = self.upload(lead, '--file', path, '--repair', status=3)
        self.assertEqual((totals['accepted'], totals['repaired'], totals['invalid']), (2, 0, 2))
        self.assertEqual(self.stored(), {int(number(1)), int(number(2))})
        self.assertIn('Choose their country.', totals['files'][0]['doubt'])
        # What is chosen is not doubted.
        self.assertNotIn('Choose', self.run_cli('check', path, '--country', 'DE', status=3).stdout)
        self.assertIn('american.csv: 2 numbers have no country code',
                      self.run_cli(*self.upload_words(lead, '--file', path), status=1).stdout)

    def test_national_forms_are_suggested_by_the_customers_country(self):
        self.json('customer', 'add', 'Example Ltd', '--country', 'GB')
        lead = self.make_desk()
        path = self.write('national.csv', 'Number\n020 7946 0000\n+442079460001\n(020) 7946 0002\n')
        report = self.dir / 'report.csv'
        self.upload(lead, '--file', path, '--report', report, status=3)
        self.assertEqual(self.suggestions(report), [('no_plus', '+442079460000'), ('no_plus', '+442079460002')])
        # Another country may be said, also where there is no lead.
        self.upload(lead, '--file', path, '--report', report, '--country', 'us', status=1)
        self.assertEqual(self.suggestions(report)[0], ('no_plus', ''))
        self.json('check', path, '--report', report, status=3)
        self.assertEqual(self.suggestions(report)[0], ('no_plus', ''))
        self.json('check', path, '--report', report, '--country', 'gb', status=3)
        self.assertEqual(self.suggestions(report)[0], ('no_plus', '+442079460000'))
        self.assertIn('is not a country', self.run_cli('check', path, '--country', 'GBR', status=2).stderr)

    def test_what_could_be_meant_otherwise_is_not_suggested(self):
        path = self.write('plain.csv', 'Number\n442079460100\n')
        report = self.dir / 'report.csv'
        self.json('check', path, '--report', report, status=3)
        self.assertEqual(self.suggestions(report), [('no_plus', '')])
        self.json('check', path, '--report', report, '--country', 'GB', status=3)
        self.assertEqual(self.suggestions(report), [('no_plus', '+442079460100')])


class Undo(Store):
    def test_undo_brings_back_the_state_before(self):
        lead = self.make_desk()
        self.upload(lead, '--range', '+12127881500', '1509')
        before = self.stored()
        totals = self.upload(lead, '--range', '+12127881510', '1519')
        undone = self.json('upload', 'undo', totals['upload_id'])
        self.assertEqual(undone['state'], 'undone')
        self.assertEqual(self.stored(), before)
        self.assertEqual(self.json('lead', 'list')[0]['numbers'], 10)
        self.run_cli('upload', 'undo', totals['upload_id'], status=1)
        # They are nobody's again.
        self.assertEqual(self.upload(lead, '--range', '+12127881510', '1519')['uploaded'], 10)


class HundredThousand(Store):
    """100,000 lines with 5 % bad lines and 2 % duplicates, and an independent count."""

    LINES = 100000

    def make_lines(self):
        rng = random.Random(20261123)
        lines = [number(i) for i in range(self.LINES)]
        places = rng.sample(range(1, self.LINES), self.LINES * 7 // 100)
        bad, repeated = places[:self.LINES * 5 // 100], places[self.LINES * 5 // 100:]
        wrong = ('12345', '+999123456789', '+44', 'Total 5', '4.41633E+11', '+4474000000000000', '+0123456789')
        for place in bad:
            lines[place] = rng.choice(wrong)
        for place in repeated:
            lines[place] = lines[0]
        return lines, set(bad), set(repeated)

    def test_totals_count_report_and_undo(self):
        lead = self.make_desk()
        lines, bad, repeated = self.make_lines()
        path = self.write('big.csv', '\n'.join(lines) + '\n')
        report = self.dir / 'report.csv'
        totals = self.upload(lead, '--file', path, '--report', report, status=3)
        self.assert_adds_up(totals)
        self.assertEqual(totals['lines'], self.LINES)
        self.assertEqual(totals['invalid'], len(bad))
        self.assertEqual(totals['duplicate'], len(repeated))
        self.assertEqual(totals['uploaded'], self.LINES - len(bad) - len(repeated))
        self.assertEqual(self.sql('SELECT count(*) FROM number'), [(totals['uploaded'],)])
        self.assertEqual(self.json('numbers', '--count')['count'], totals['uploaded'])
        self.assert_sound()

        with open(report, newline='', encoding='utf-8') as stream:
            rows = list(csv.DictReader(stream))
        self.assertEqual({int(row['line']) - 1 for row in rows}, bad | repeated)
        self.assertEqual(len(rows), len(bad) + len(repeated))
        # A text that is no valid number but looks like a formula has one ' in front, as in every export.
        self.assertTrue(all(row['column1'].removeprefix("'") == lines[int(row['line']) - 1] for row in rows))
        self.assertTrue(all((row['reason'] == 'duplicate_in_file') == (int(row['line']) - 1 in repeated) for row in rows))

        self.json('upload', 'undo', totals['upload_id'])
        self.assertEqual(self.sql('SELECT count(*) FROM number'), [(0,)])
        self.assertEqual(self.json('upload', 'show', totals['upload_id'])['state'], 'undone')
        self.assert_sound()


tap.main()
