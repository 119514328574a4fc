#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files with ranges and a CAC column, from the file to the store and the report."""

import csv
import io
import os
import pathlib
import random

from leads_cli import Store, number

import tap

FIRST = 447400000000


def plain(index):
    return FIRST + index


class Ranges(Store):
    def check(self, text, *words, status=0):
        return self.json('check', self.write('ranges.csv', text), *words, status=status)

    def report(self, text, *words, status=3):
        """The rows of the report, as dictionaries, and the totals."""
        path = self.write('ranges.csv', text)
        totals = self.json('check', path, '--report', self.dir / 'report.csv', *words, status=status)
        self.assert_adds_up(totals)
        with open(self.dir / 'report.csv', encoding='utf-8', newline='') as file:
            return list(csv.DictReader(file)), totals

    def test_what_may_be_a_range_is_told_and_can_be_one(self):
        text = '+49 221 9988780-89\n+4930123456 - 60\n+43 1 234567-99\n'
        totals = self.check(text)
        self.assertEqual(totals['uploaded'], 3)
        self.assertIn('3 lines are read as one number each', totals['files'][0]['doubt'])
        totals = self.check(text, '--short-ranges')
        self.assertEqual(totals['uploaded'], 10 + 5 + 33)
        self.assertNotIn('as one number', totals['files'][0].get('doubt', ''))
        self.run_cli('upload', '--lead', '1', '--number', '+4930123456', '--short-ranges', status=2)

    def test_every_form_is_the_same_range(self):
        a, b = number(100), number(199)
        forms = {
            'two columns': f'Start,End\n{a},{b}\n', 'last digits': f'Start,End\n{a},0199\n',
            'two columns without heading': f'{a},{b}\n{number(5000)},{number(5001)}\n',
            'semicolons, spaces': f'Von;Bis\n {a} ; {b} \n', 'count': f'Number,Count\n{a},100\n',
            'hyphen': f'{a}-{b}\n', 'hyphen, last digits': f'{a}-0199\n',
            'en dash': f'{a} – {b}\n', 'em dash': f'{a}—{b}\n', 'minus': f'{a} − {b}\n', 'to': f'{a} to {b}\n', 'TO': f'{a} TO {b}\n',
            'through': f'{a} through {b}\n', 'bis': f'{a} bis {b}\n', 'à': f'{a} à {b}\n', 'al': f'{a} al {b}\n', 't/m': f'{a} t/m {b}\n',
            'dots': f'{a}..{b}\n', 'ellipsis': f'{a}…{b}\n', 'arrow': f'{a} -> {b}\n', 'grouped': f'{a[:3]} 7400 000-100 - +44 7400 000-199\n',
            'no-break spaces': f'{a}\u00a0–\u00a0{b}\n', 'quoted, text mark': f'Numbers\n"\'{a}-{b}"\n', 'times': f'{a} × 100\n',
        }
        for name, text in forms.items():
            lines = 2 if 'without heading' in name else 1
            totals = self.check(text)
            self.assert_adds_up(totals)
            self.assertEqual((totals['accepted'], totals['uploaded'] - 2 * (lines - 1)), (lines, 100), name)

    def test_fixtures(self):
        fixtures = pathlib.Path(os.environ['LEADS_SOURCE_ROOT']) / 'tests' / 'fixtures' / 'csv'
        for name, uploaded, refused in (('ranges.utf-8', 20, 0), ('ranges-in-a-cell.utf-8', 41, 0), ('ranges-with-dashes.cp1252', 30, 0),
                                        ('range-counts.utf-8', 32, 0), ('ranges-overlapping.utf-8-sig', 15, 2)):
            totals = self.json('check', fixtures / f'{name}.csv', status=3 if refused else 0)
            self.assert_adds_up(totals)
            self.assertEqual((totals['uploaded'], totals['duplicate'] + totals['invalid']), (uploaded, refused), name)

    def test_a_number_wins_over_a_range(self):
        # Germany's numbers have many lengths: a hyphen within one that is valid is notation.
        totals = self.check('+4930123456-78\n')
        self.assertEqual((totals['accepted'], totals['uploaded']), (1, 1))
        totals = self.check('+1 212-788-1500\n')
        self.assertEqual((totals['accepted'], totals['uploaded']), (1, 1))

    def test_the_reasons_of_typed_ranges(self):
        pairs = (('+12127881599', '+12127881500', 'range_reversed'), ('+12127881599', '1500', 'range_reversed'),
                 ('+4930123456', '+49301234567', 'range_length_differs'), ('+442079460000', '+4930123456', 'range_country_differs'),
                 ('+447400000000', '+447409999999', 'range_too_big'), ('+12120001000', '1009', 'not_in_plan'),
                 ('+12127881500', 'later', 'letters'), ('12127881500', '12127881599', 'no_plus'))
        for start, end, reason in pairs:
            for text in (f'Start,End\n{start},{end}\n', f'{start} to {end}\n'):
                totals = self.check(text, status=3)
                self.assert_adds_up(totals)
                self.assertEqual(totals['reasons'], {reason: 1}, text)
            typed = self.upload(self.make_desk(f'For {start} {end} {reason}'), '--range', start, end, status=1)
            self.assertEqual(typed['reasons'], {reason: 1}, (start, end))

    def test_counts(self):
        rows = ((f'{number(0)},1', None), (f'{number(1)},', None), (f'{number(2)},8', None), (f'{number(20)},0', 'range_reversed'),
                (f'{number(30)},2000000', 'range_too_big'), (f'{number(40)},ten', 'letters'), (f'{number(50)},5.0', None))
        totals = self.check('Number,Count\n' + ''.join(row + '\n' for row, _ in rows), '--count-column', 'Count', status=3)
        self.assert_adds_up(totals)
        self.assertEqual(totals['reasons'], {reason: 1 for _, reason in rows if reason})
        self.assertEqual(totals['uploaded'], 1 + 1 + 8 + 5)

    def test_a_report_is_wrong_again_until_it_is_mended(self):
        """No line of it is taken for the first number of its range, however many of the others were mended."""
        for heading in ('Start,End\n', 'Number,Count\n', ''):
            ends = ('0', '0', '0') if 'Count' in heading else (number(100), number(200), number(300))
            good = ''.join(f'{number(i)},{1 if "Count" in heading else number(i + 1)}\n' for i in range(0, 90, 10))
            rows, _ = self.report(heading + good + ''.join(f'{number(900 + 10 * i)},{end}\n' for i, end in enumerate(ends)))
            self.assertEqual([row['reason'] for row in rows], ['range_reversed'] * 3)
            text = (self.dir / 'report.csv').read_text(encoding='utf-8')
            for mended in range(3):
                totals = self.check(text, status=3)
                self.assertEqual((totals['accepted'], totals['reasons']), (mended, {'range_reversed': 3 - mended}), (heading, mended))
                text = text.replace(f'{number(900 + 10 * mended)},{ends[mended]}',
                                    f'{number(900 + 10 * mended)},{"2" if "Count" in heading else number(903 + 10 * mended)}')

    def test_outside_the_plan(self):
        text = 'Start,End\n+12120001000,1009\n+12127881500,1509\n'
        self.assertEqual(self.check(text, status=3)['uploaded'], 10)
        totals = self.check(text, '--include-unplanned')
        self.assert_adds_up(totals)
        self.assertEqual((totals['uploaded'], totals['unplanned'], totals['accepted']), (20, 10, 2))

    def test_the_first_line_keeps_a_shared_number(self):
        rows, totals = self.report(f'Start,End\n{number(0)},{number(99)}\n{number(50)},{number(149)}\n{number(20)},{number(30)}\n'
                                   f'{number(149)},\n{number(150)},\n{number(140)},{number(150)}\n')
        self.assertEqual((totals['accepted'], totals['uploaded'], totals['skipped'], totals['duplicate']), (3, 151, 50, 3))
        self.assertEqual([(row['line'], row['reason']) for row in rows],
                         [('4', 'duplicate_in_file'), ('5', 'duplicate_in_file'), ('7', 'duplicate_in_file')])
        # The report has the file's own columns, and reads again as it is.
        self.assertEqual((rows[0]['Start'], rows[0]['End']), (number(20), number(30)))
        again = self.json('check', self.dir / 'report.csv')
        self.assertEqual((again['uploaded'], again['accepted']), (11 + 1 + 10, 3))

    def test_what_others_own_stops_a_line(self):
        other, lead = self.make_desk('Other Ltd'), self.make_desk('One Ltd')
        self.upload(other, '--range', number(40), number(49))
        self.upload(lead, '--range', number(300), number(309))
        path = self.write('ranges.csv', f'Start,End\n{number(0)},{number(99)}\n{number(50)},{number(59)}\n'
                                        f'{number(290)},{number(319)}\n{number(300)},{number(305)}\n')
        totals = self.upload(lead, '--file', path, '--report', self.dir / 'report.csv', status=3)
        self.assert_adds_up(totals)
        self.assertEqual(totals['reasons'], {'owned_elsewhere': 1, 'already_here': 1})
        self.assertEqual((totals['uploaded'], totals['skipped'], totals['existing']), (10 + 20, 10, 2))
        self.assertEqual(len(self.stored()), 10 + 10 + 30)
        self.assertTrue(self.sql('SELECT detail FROM upload_line WHERE reason = ?', 'owned_elsewhere')[0][0]
                        .endswith(f' {plain(40)} {plain(49)}'))
        self.assert_sound()

    def test_the_rest_of_stopped_ranges(self):
        other, lead = self.make_desk('Other Ltd'), self.make_desk('One Ltd')
        self.upload(other, '--range', number(40), number(49))
        path = self.write('ranges.csv', f'Start,End\n{number(0)},{number(99)}\n{number(40)},{number(44)}\n')
        words = ['--file', path, '--range', number(30), number(39), '--range', number(45), number(104)]
        stopped = self.json(*self.upload_words(lead, *words, '--all-or-nothing'), status=1)
        self.assertEqual((stopped['uploaded'], stopped['reasons']), (0, {'owned_elsewhere': 3}))
        totals = self.upload(lead, *words, '--add-rest', status=3)
        self.assert_adds_up(totals)
        self.assertEqual((totals['accepted'], totals['uploaded'], totals['reasons']), (2, 95, {'owned_elsewhere': 1, 'duplicate_in_draft': 1}))
        self.assertEqual(len(self.stored()), 105)

    def test_cac(self):
        lead = self.make_desk()
        path = self.write('ranges.csv', f'Start,End,CAC\n{number(0)},{number(9)},30\n{number(10)},,2\n{number(20)},{number(29)},\n'
                                        f'{number(5)},{number(14)},7\n{number(40)},,1\n{number(41)},,many\n{number(42)},,4.0\n'
                                        f'{number(43)},,70000\n{number(44)},,-3\n')
        totals = self.upload(lead, '--file', path, '--report', self.dir / 'report.csv', status=3)
        self.assert_adds_up(totals)
        self.assertEqual(totals['reasons'], {'over_limit': 4})
        expected = {plain(i): 30 for i in range(10)} | {plain(10): 2} | {plain(i): None for i in range(20, 30)}
        expected |= {plain(i): 7 for i in range(11, 15)} | {plain(42): 4}
        self.assertEqual(dict(self.sql('SELECT e164, cac FROM number')), expected)
        rows = {row['number']: row['cac'] for row in self.json('numbers')}
        self.assertEqual(rows, {f'+{key}': value for key, value in expected.items()})
        table = list(csv.DictReader(io.StringIO(self.run_cli('numbers', '--format', 'csv').stdout)))
        self.assertEqual({row['number']: row['cac'] for row in table},
                         {f'+{key}': str(value or '') for key, value in expected.items()})
        with open(self.dir / 'report.csv', encoding='utf-8', newline='') as file:
            self.assertEqual([row['CAC'] for row in csv.DictReader(file)], ['1', 'many', '70000', "'-3"])
        self.assertEqual({row[0] for row in self.sql("SELECT detail FROM upload_line WHERE reason = 'over_limit'")}, {'cac'})

        # An undone upload keeps it in the history, and a line is right again without the column.
        self.json('upload', 'undo', totals['upload_id'])
        self.assertEqual(dict(self.sql('SELECT e164, cac FROM number_history')), expected)
        totals = self.json('check', path, '--cac-column', '')
        self.assertEqual((totals['accepted'], totals['invalid']), (9, 0))

    def test_ranges_together_have_a_limit(self):
        """A thousand ranges of a million numbers: those past a hundred million are refused, and soon."""
        text = ''.join(f'+447{400 + i:03d}000000,+447{400 + i:03d}999999\n' for i in range(60)) * 17
        totals = self.check('Start,End\n' + text, status=3)
        self.assert_adds_up(totals)
        self.assertEqual(totals['lines'], 1021)
        # Some lines are refused by themselves: the plan has no such numbers.
        within = totals['accepted'] + totals['duplicate']
        self.assertEqual((within, totals['uploaded']), (100, 1000000 * totals['accepted']))
        self.assertGreater(totals['reasons']['over_limit'], 700)

    def test_against_a_model(self):
        """Random files of ranges and numbers: what is stored is what going through them line by line gives."""
        for seed in range(12):
            rng = random.Random(seed)
            lines, owner, skipped, refused = [], {}, 0, 0
            for line in range(rng.randrange(1, 200)):
                first = rng.randrange(400)
                last = min(first + rng.choice((0, 0, 1, 5, 60)), 399)
                cac = rng.choice((None, None, 2, 30))
                lines.append(f'{number(first)},{number(last) if last > first else ""},{cac or ""}\n')
                free = [i for i in range(first, last + 1) if i not in owner]
                owner.update((i, cac) for i in free)
                skipped += last - first + 1 - len(free) if free else 0
                refused += not free
            lead = self.make_desk(f'Seed {seed}')
            totals = self.upload(lead, '--file', self.write(f'{seed}.csv', 'Start,End,CAC\n' + ''.join(lines)),
                                 status=3 if refused else 0)
            self.assert_adds_up(totals)
            self.assertEqual((totals['uploaded'], totals['skipped'], totals['duplicate']), (len(owner), skipped, refused), seed)
            self.assertEqual(dict(self.sql('SELECT e164, cac FROM number')), {plain(i): cac for i, cac in owner.items()})
            self.json('upload', 'undo', totals['upload_id'])
            self.assertEqual(self.stored(), set())


tap.main()
