#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbering plan's table by its own rules, how it is made from metadata, and what is said about a change."""

import os
import sys
import unittest
from pathlib import Path

ROOT = Path(os.environ['LEADS_SOURCE_ROOT'])
sys.path.insert(0, str(ROOT / 'tests' / 'support'))
sys.path.insert(0, str(ROOT / 'tools' / 'lib'))
sys.path.insert(0, str(ROOT / 'tests' / 'numbering'))
import tap  # noqa: E402
from numbering_summary import summary  # noqa: E402
from numbering_table import TYPE_WORDS, Malformed, Table, alternatives, read_lengths, write, write_lengths  # noqa: E402
from plan_model import Model  # noqa: E402

PLAN = ROOT / 'data' / 'numbering' / 'plan.txt'
FIXTURES = ROOT / 'tests' / 'numbering' / 'fixtures'
SMALL = FIXTURES / 'small-plan.txt'

# ITU-T E.164: codes that several countries share, and codes of none.
SHARED = {'1', '7', '39', '44', '47', '61', '212', '262', '290', '358', '590', '599'}
NOBODYS = {'800', '808', '870', '878', '881', '882', '883', '888', '979'}

GOOD = r'''# A comment
format	1
version	1.0
date	2026-09-29
code	20	EG	EG
region	EG	8-9	00	0
strip	EG	0	-
general	EG	-	[2-9]\d{7}
general	EG	-	1\d{8}
fixed_line	EG	8	[2-9]\d{7}
mobile	EG	9	1\d{8}
display	20	(\d)(\d{7})	$1 $2	[23]
display	20	(\d{2})(\d{6,7})	$1 $2	-
code	54	AR,BO	-
region	AR	10-11	00	0
strip	AR	0?(\d{3})15	9$1
general	AR	-	\d{10,11}
fixed_line_or_mobile	AR	-	\d{10,11}
region	BO	10	-	-
leading	BO	8|9
general	BO	-	[89]\d{9}
toll_free	BO	-	8\d{9}
mobile_token	54	9
display	54	(\d{10})	$1	-
code	800	001	-
region	001	8	-	-
general	001	-	\d{8}
toll_free	001	-	\d{8}
'''


def changed(*changes, text=GOOD):
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


class Shipped(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.table = Table(PLAN.read_text())

    def test_is_whole(self):
        self.assertGreater(len(self.table.codes), 200)
        self.assertEqual({code for code, row in self.table.codes.items() if len(row.names) > 1}, SHARED)
        self.assertEqual({code for code, row in self.table.codes.items() if row.names == ['001']}, NOBODYS)

    def test_facts(self):
        britain = self.table.codes['44']
        self.assertEqual((britain.names, britain.home), (['GB', 'GG', 'IM', 'JE'], 'GB'))
        self.assertEqual(britain.regions['GB'].lengths, '7,9-10')
        self.assertEqual(britain.regions['IM'].leading, '74576|(?:16|7[56])24')
        self.assertEqual(britain.regions['JE'].strip, (r'([0-24-8]\d{5})$|0|180020', '1534$1'))
        self.assertEqual(self.table.codes['1'].home, '-')
        self.assertEqual(self.table.codes['54'].mobile_token, '9')
        self.assertEqual(self.table.codes['229'].regions['BJ'].lengths, '8,10')
        self.assertEqual(self.table.codes['1'].displays[-1], (r'(\d{3})(\d{3})(\d{4})', '$1-$2-$3', '[2-9]'))
        self.assertIn('fixed_line_or_mobile', self.table.codes['1'].regions['CA'].patterns)

    def test_notice(self):
        head = PLAN.read_text().split('format\t')[0]
        self.assertIn('https://github.com/google/libphonenumber', head)
        self.assertIn('Apache License', head)

    def test_small_plan(self):
        Table(SMALL.read_text())


def fixture(name):
    """Rows of a file with libphonenumber's answers."""
    return [line.split('\t') for line in (FIXTURES / name).read_text().splitlines() if not line.startswith('#')]


class Answers(unittest.TestCase):
    """The table, read as its head says, gives libphonenumber's answers."""

    @classmethod
    def setUpClass(cls):
        cls.table = Table(PLAN.read_text())
        cls.model = Model(cls.table, read_lengths)

    def agrees(self, text, region, word, display=None, area_code_length=None):
        self.assertEqual(self.model.verdict(text), (region, word) if region else None, text)
        if display is not None:
            self.assertEqual((self.model.display(text), self.model.area_code_length(text)),
                             (display, int(area_code_length)), text)

    def test_examples(self):
        rows = fixture('examples.txt')
        for row in rows:
            self.agrees(*row[2:])
        self.assertEqual({row[0] for row in rows} | {'001'},
                         {name for code in self.table.codes.values() for name in code.names})

    def test_vectors(self):
        rows = fixture('vectors.txt')
        for row in rows:
            self.agrees(*(row if len(row) > 1 else (row[0], None, None)))
        valid = [row for row in rows if len(row) > 1]
        self.assertGreater(len(rows) - len(valid), 20000)
        self.assertGreater(len([row for row in valid if len(row) > 3]), 10000)
        # Numbers of the Western Sahara begin with digits that lead to Morocco, which comes first.
        self.assertEqual({row[1] for row in valid} | {'EH'},
                         {name for code in self.table.codes.values() for name in code.names})
        self.assertEqual({row[2] for row in valid}, set(TYPE_WORDS))

    def test_renewed_together(self):
        for name in ('examples.txt', 'vectors.txt'):
            head = (FIXTURES / name).read_text().split('\n+')[0]
            self.assertIn(f'google-libphonenumber {self.table.head["version"]} answers', head)


class Rules(unittest.TestCase):
    """Every fault is found, and named with its line."""

    FAULTS = {
        'keyword': ([('general\tEG', 'generel\tEG')], 'line 8: “generel” is no keyword'),
        'columns': ([('EG\t8-9\t00\t0', 'EG\t8-9\t00')], 'line 6: region has 4 columns, not 5'),
        'empty column': ([('strip\tEG\t0\t-', 'strip\tEG\t0\t')], 'line 7: a column is empty'),
        'layout': ([('format\t1', 'format\t2')], 'line 2: the layout is 2'),
        'no version': ([('version\t1.0\n', '')], 'there is no version'),
        'version twice': ([('date\t', 'version\t2\ndate\t')], 'line 4: version stands'),
        'date': ([('2026-09-29', '2026-13-29')], 'line 4: “2026-13-29” is no date'),
        'code': ([('code\t20', 'code\t020')], 'line 5: “020” is no country code'),
        'code prefix': ([('code\t54', 'code\t201'), ('token\t54', 'token\t201'), ('display\t54', 'display\t201')],
                        'line 14: 201 begins with the code 20'),
        'code order': ([('code\t800', 'code\t50')], 'line 25: 50 does not come after 54'),
        'region name': ([('AR,BO', 'AR,Bo')], 'line 14: “AR,Bo” are no regions'),
        'region twice': ([('AR,BO', 'AR,AR')], 'line 14: a region comes twice'),
        'region elsewhere': ([('AR,BO', 'AR,EG')], 'line 14: a region of “AR,EG” has another code'),
        'home': ([('EG\tEG', 'EG\tFR')], 'line 5: home “FR”'),
        'region missing': ([('region\tBO\t10\t-\t-\nleading\tBO\t8|9\ngeneral\tBO\t-\t[89]\\d{9}\n'
                             'toll_free\tBO\t-\t8\\d{9}\n', '')], '54 lacks a region'),
        'region order': ([('AR,BO', 'BO,AR')], 'line 15: region AR stands'),
        'no general': ([('general\tBO\t-\t[89]\\d{9}\n', '')], 'region BO has no general'),
        'lengths': ([('8-9\t00', '8-x\t00')], 'line 6: lengths “8-x” cannot be read'),
        'lengths written otherwise': ([('8-9\t00', '8,9\t00')], 'line 6: lengths “8,9” are not as'),
        'lengths too long': ([('8-9\t00', '8-18\t00')], 'line 6: lengths “8-18” are not as'),
        'lengths not the region’s': ([('EG\t9\t1', 'EG\t10\t1')], 'line 11: lengths “10” are not among'),
        'lengths as the region’s': ([('EG\t9\t1', 'EG\t8-9\t1')], 'line 11: mobile repeats the lengths'),
        'general with lengths': ([('general\tEG\t-', 'general\tEG\t8')], 'line 8: general repeats'),
        'prefix': ([('00\t0\nstrip', '00\t0x\nstrip')], 'line 6: “0x” is no national prefix'),
        'word order': ([('fixed_line\tEG', 'pager\tEG')], 'line 11: mobile comes after pager'),
        'both and one': ([('toll_free\tBO\t-\t8', 'fixed_line_or_mobile\tBO\t-\t8\\d{9}\nmobile\tBO\t-\t8')],
                         'line 23: mobile stands beside'),
        'of another region': ([('mobile\tEG', 'mobile\tAR')], 'line 11: mobile of AR stands'),
        'pattern': ([('[2-9]\\d{7}', '[2-9]\\D{7}')], 'line 8: “[2-9]\\D{7}” is no pattern of digits'),
        'pattern look-ahead': ([('[2-9]\\d{7}', '(?!3)\\d{8}')], 'line 8: “(?!3)\\d{8}” repeats nothing'),
        'pattern open': ([('[2-9]\\d{7}', '(?:2\\d{7}')], 'line 8: “(?:2\\d{7}” does not close'),
        'pattern closed': ([('[2-9]\\d{7}', '2)\\d{7}')], 'line 8: “2)\\d{7}” closes more'),
        'pattern range': ([('[2-9]\\d{7}', '[9-2]\\d{7}')], 'line 8: “[9-2]\\d{7}” has the digits'),
        'pattern repeats': ([('[2-9]\\d{7}', '\\d{8,7}')], 'line 8: “\\d{8,7}” repeats “{8,7}” times'),
        'pattern repeats nothing': ([('[2-9]\\d{7}', '(?:|?)\\d{8}')], 'line 8: “(?:|?)\\d{8}” repeats nothing'),
        'pattern end': ([('[2-9]\\d{7}', '[2-9]\\d{7}$')], 'line 8: “[2-9]\\d{7}$” has an end'),
        'alternatives': ([('[2-9]\\d{7}', '2\\d{7}|3\\d{7}')], 'line 8: “2\\d{7}|3\\d{7}” has alternatives'),
        'pattern twice': ([('1\\d{8}', '[2-9]\\d{7}')], 'line 9: “[2-9]\\d{7}” comes twice'),
        'rule': ([('9$1', '9$2')], 'line 16: “9$2” is no rule'),
        'token': ([('token\t54\t9', 'token\t54\tx')], 'line 23: a mobile token'),
        'display code': ([('display\t54', 'display\t20')], 'line 24: display of 20 stands under 54'),
        'display groups': ([('(\\d)(\\d{7})', '([23])(\\d{7})')], 'line 12: “([23])(\\d{7})” is no pattern of'),
        'display form': ([('$1 $2\t[23]', '$1 $3\t[23]')], 'line 12: “$1 $3” is no form'),
        'display letters': ([('$1 $2\t[23]', '$1 x $2\t[23]')], 'line 12: “$1 x $2” is no form'),
        'last line': ([('001\t-\t\\d{8}\ntoll_free\t001\t-\t\\d{8}\n', '001\t-\t\\d{8}')], 'the last line'),
    }

    def test_good(self):
        table = Table(GOOD)
        self.assertEqual(list(table.codes), ['20', '54', '800'])
        self.assertEqual(table.codes['54'].regions['BO'].leading, '8|9')
        self.assertEqual(table.codes['20'].regions['EG'].patterns['general'], [('-', r'[2-9]\d{7}'), ('-', r'1\d{8}')])

    def test_faults(self):
        for name, (changes, reason) in self.FAULTS.items():
            with self.subTest(name), self.assertRaises(Malformed) as caught:
                Table(changed(*changes))
            self.assertIn(reason, str(caught.exception), name)

    def test_empty(self):
        with self.assertRaisesRegex(Malformed, 'there is no format'):
            Table('')
        with self.assertRaisesRegex(Malformed, 'there is no country code'):
            Table(GOOD.split('code\t')[0])

    def test_lengths(self):
        self.assertEqual(write_lengths([9, 4, 5, 6]), '4-6,9')
        self.assertEqual(read_lengths('4-6,9'), [4, 5, 6, 9])

    def test_alternatives(self):
        self.assertEqual(alternatives('(?:1|2)3|[45]|(?:1|2)3'), ['(?:1|2)3', '[45]'])


def description(pattern=None, lengths=None):
    return [None, None, pattern, *[None] * 6, lengths or ([] if pattern else [-1])]


def region(general, lengths, **fields):
    """A region's metadata as the package has it, with no numbers but those given."""
    values = [None] * 29
    values[1] = description(general, lengths)
    for number in (2, 3, 4, 5, 6, 7, 8, 21, 25, 28):
        values[number] = description()
    for number, value in fields.items():
        values[int(number[1:])] = value
    return values


class Making(unittest.TestCase):
    """From metadata to rows."""

    def rows(self, *regions, code='44', tokens=None):
        names = [chr(ord('A') + n) * 2 for n in range(len(regions))]
        text = write({'regions': {code: names}, 'metadata': dict(zip(names, regions)), 'mobileTokens': tokens or {}},
                     '1.0', '2026-09-29')
        Table(text)
        return [line for line in text.splitlines() if not line.startswith('#')][3:]

    def test_all_rows(self):
        rows = self.rows(
            region(r'1\d{8}|2\d{7}', [8, 9], f2=description(r'2\d{7}', [8]), f3=description(r'1[2-9]\d{7}|11\d{7}'),
                   f11='00', f12='0', f15='0', f19=[[None, r'(\d{8})', '$1']],
                   f20=[[None, r'(\d{4})(\d{4})', '$1 $2', ['2', '2[0-3]']], [None, r'(\d{9})', '$1']]),
            region(r'3\d{7}', [8], f15=r'(3\d{5})$', f16='39$1', f23='39', f8=description(r'39\d{6}')),
            tokens={'44': '9'})
        self.assertEqual(rows, [
            'code\t44\tAA,BB\tAA',
            'region\tAA\t8-9\t00\t0', 'strip\tAA\t0\t-', 'general\tAA\t-\t1\\d{8}', 'general\tAA\t-\t2\\d{7}',
            'fixed_line\tAA\t8\t2\\d{7}', 'mobile\tAA\t-\t1[2-9]\\d{7}', 'mobile\tAA\t-\t11\\d{7}',
            'region\tBB\t8\t-\t-', 'leading\tBB\t39', 'strip\tBB\t(3\\d{5})$\t39$1', 'general\tBB\t-\t3\\d{7}',
            'voip\tBB\t-\t39\\d{6}',
            'mobile_token\t44\t9', 'display\t44\t(\\d{4})(\\d{4})\t$1 $2\t2[0-3]', 'display\t44\t(\\d{9})\t$1\t-'])

    def test_same_fixed_line_and_mobile(self):
        both = {'f2': description(r'[2-9]\d{9}', [10]), 'f3': description(r'[2-9]\d{9}', [10]), 'f18': 1}
        self.assertEqual(self.rows(region(r'[2-9]\d{9}|3\d{6}', [7, 10], **both), code='1')[-1],
                         'fixed_line_or_mobile\tAA\t10\t[2-9]\\d{9}')
        both['f3'] = description(r'[3-9]\d{9}', [10])
        with self.assertRaisesRegex(Malformed, 'said to be the same'):
            self.rows(region(r'[2-9]\d{9}', [10], **both))

    def test_other_patterns_are_refused(self):
        with self.assertRaisesRegex(Malformed, 'no pattern of digits'):
            self.rows(region(r'[^2]\d{9}', [10]))
        with self.assertRaisesRegex(Malformed, 'repeats nothing'):
            self.rows(region(r'\d{9}', [9], f11='00(?!0)'))
        with self.assertRaisesRegex(Malformed, 'no pattern of groups'):
            self.rows(region(r'\d{9}', [9], f19=[[None, r'(1\d)(\d{7})', '$1 $2']]))

    def test_date_and_version(self):
        with self.assertRaisesRegex(Malformed, 'no date'):
            Table(write({'regions': {'1': ['US']}, 'metadata': {'US': region(r'\d{9}', [9])}, 'mobileTokens': {}},
                        '1.0', 'today'))


class Changes(unittest.TestCase):
    """What is said about a change, on made-up ones."""

    def said(self, *changes):
        return summary(Table(GOOD), Table(changed(*changes)))

    def test_nothing(self):
        self.assertEqual(self.said(('# A comment', '# Another one')), [])

    def test_lengths(self):
        self.assertEqual(self.said(('region\t001\t8\t', 'region\t001\t8,10\t')), ['+800: lengths 8 → 8,10'])
        self.assertEqual(self.said(('AR\t10-11', 'AR\t10')), ['+54 AR: lengths 10-11 → 10'])

    def test_head(self):
        self.assertEqual(self.said(('1.0', '1.1'), ('09-29', '10-30')),
                         ['version 1.0 → 1.1', 'date 2026-09-29 → 2026-10-30'])

    def test_codes(self):
        text = GOOD.split('code\t800')[0]
        gone = summary(Table(GOOD), Table(text))
        self.assertEqual(gone, ['+800 removed (001)'])
        self.assertEqual(summary(Table(text), Table(GOOD)), ['+800 added (001, lengths 8)'])

    def test_regions(self):
        bolivia = GOOD[GOOD.index('region\tBO'):GOOD.index('mobile_token')]
        without = changed((bolivia, ''), ('AR,BO', 'AR'))
        self.assertEqual(summary(Table(GOOD), Table(without)), ['+54: region BO removed'])
        self.assertEqual(summary(Table(without), Table(GOOD)), ['+54: region BO added'])

    def test_patterns(self):
        self.assertEqual(self.said(('general\tEG\t-\t1\\d{8}', 'general\tEG\t-\t1\\d{8}\ngeneral\tEG\t-\t2\\d{8}')),
                         ['+20: general: patterns changed (1 row added)'])
        self.assertEqual(self.said(('toll_free\tBO\t-\t8\\d{9}', 'toll_free\tBO\t-\t80\\d{8}')),
                         ['+54 BO: toll_free: patterns changed (1 row added, 1 row removed)'])
        self.assertEqual(self.said(('toll_free\tBO\t-\t8\\d{9}', 'voip\tBO\t-\t8\\d{9}')),
                         ['+54 BO: toll_free is gone', '+54 BO: voip is new, 1 row added'])

    def test_lengths_of_a_type(self):
        self.assertEqual(self.said(('mobile\tEG\t9', 'mobile\tEG\t-')), ['+20: mobile: lengths 9 → the region’s'])

    def test_prefixes(self):
        self.assertEqual(self.said(('8-9\t00\t0', '8-9\t0[01]\t1')),
                         ['+20: international prefix 00 → 0[01]', '+20: national prefix 0 → 1'])
        self.assertEqual(self.said(('9$1', '8$1')), ['+54 AR: stripped 0?(\\d{3})15 to 9$1 → 0?(\\d{3})15 to 8$1'])
        self.assertEqual(self.said(('leading\tBO\t8|9\n', '')), ['+54 BO: leading digits 8|9 → -'])

    def test_display(self):
        self.assertEqual(self.said(('token\t54\t9', 'token\t54\t8')), ['+54: mobile token 9 → 8'])
        self.assertEqual(self.said(('$1 $2\t[23]', '$1-$2\t[23]')),
                         ['+20: display formats changed (1 row added, 1 row removed)'])

    def test_home(self):
        self.assertEqual(self.said(('EG\tEG', 'EG\t-')), ['+20: home EG → -'])


if __name__ == '__main__':
    tap.main()
