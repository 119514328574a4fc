#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Mending a file where it is shown: what spreadsheets did to it, group by group, all at once, and line by line."""

import csv
import os
import time

from desktop import Application, Atspi, Role, wait_for

import tap

# By line: a heading, right, without the plus (one could be meant otherwise), as dialled in the country, with a prefix, with
# decimals, lost digits, an extension, a word, the first number again.
LINES = ['Numbers', '+442079460001', '493023125014', '442079460002', '020 7946 0003', '0044 20 7946 0004', '442079460005.0',
         '4.42079E+11', '+442079460006 x12', 'Reception', '+442079460001']


class Mend(Application):
    def open_lines(self, lines, words, country=None):
        self.cli('customer', 'add', 'Example Ltd', *(['--country', country] if country else []))
        self.lead = self.make_lead()
        path = self.write('numbers.csv', '\n'.join(lines) + '\n')
        self.start()
        row = self.find(Role.LABEL, 'Example Ltd')
        self.activate('Customer Leads')
        self.click(row, times=2)
        self.dialog = self.window_of('Upload Numbers')
        self.press('Import File…', within=self.dialog)
        self.choose_file('Import Numbers', path)
        self.press(None, contains=words, within=self.dialog)
        self.find(name='Invalid Lines', within=self.dialog)

    def summary(self, words):
        self.find(Role.LABEL, words, within=self.dialog)

    def shot(self, name):
        folder = os.environ.get('LEADS_MEND_PICTURES')
        if folder:
            self.picture(f'{folder}/{name}.png')

    def test_groups(self):
        self.open_lines(LINES, '9 invalid')
        self.summary('11 lines: 1 heading, 1 valid, 9 invalid')
        self.find(Role.LABEL, '3 lines can be repaired without doubt', within=self.dialog)
        self.press(None, contains=' More', within=self.dialog)
        self.find(Role.LABEL, '2 numbers lack the +', within=self.dialog)
        self.shot('groups')
        self.press('3 lines can be repaired without doubt: Repair All 3 Lines', within=self.dialog)
        self.summary('11 lines: 1 heading, 4 valid, 6 invalid')
        # What could be meant otherwise is left to somebody who knows.
        self.press('1 number lacks the +: Add Plus Signs', within=self.dialog)
        self.summary('11 lines: 1 heading, 5 valid, 5 invalid')
        self.shot('repaired')
        self.press('4 lines were repaired: Undo', within=self.dialog)
        self.summary('11 lines: 1 heading, 1 valid, 9 invalid')

    def choose_country(self, name):
        self.activate('Upload Numbers')
        self.click(self.find(Role.COMBO_BOX, 'Country of national numbers', within=self.dialog))
        # The list of a drop-down is not on the accessibility bus, and its search takes its time.
        time.sleep(2)
        self.keys('shift+Tab')
        self.type(name)
        time.sleep(2)
        self.shot('countries')
        self.keys('Down', 'Return')

    def test_country(self):
        self.open_lines(LINES, '9 invalid')
        self.find(Role.LABEL, '3 lines can be repaired without doubt', within=self.dialog)
        self.choose_country('United Kingdom')
        # The list is of the country now, and what a line becomes is told beside it.
        self.press('6 lines can be repaired without doubt: Repair All 6 Lines', within=self.dialog)
        self.summary('11 lines: 1 heading, 7 valid, 3 invalid')
        self.shot('country')

    def edit(self, line, text):
        self.press(f'Edit line {line}', within=self.dialog)
        field = self.field(f'Text of line {line}')
        wait_for(lambda: field.get_state_set().contains(Atspi.StateType.FOCUSED), f'the focus in line {line}')
        self.set_text(field, text)
        self.activate('Upload Numbers')
        self.keys('Return')

    def test_lines(self):
        self.open_lines(LINES, '9 invalid')
        self.edit(10, '+442079460010')
        self.summary('11 lines: 1 heading, 2 valid, 8 invalid')
        self.find(name='Line 10 is +442079460010 now', within=self.dialog)
        self.shot('edited')
        # Still wrong, it says why; written again it is a range.
        self.edit(8, '+4420794')
        self.find(Role.LABEL, 'Too short for the United Kingdom', within=self.dialog)
        self.shot('edited-wrong')
        self.edit(8, '+442079460020-29')
        self.summary('11 lines: 1 heading, 3 valid, 7 invalid')
        self.press('Undo', within=self.dialog)
        self.summary('11 lines: 1 heading, 2 valid, 8 invalid')
        self.find(Role.LABEL, '4.42079E+11', within=self.dialog)
        # Escape leaves a line as it is.
        self.press('Edit line 8', within=self.dialog)
        self.set_text(self.field('Text of line 8'), '+442079460030')
        self.keys('Escape')
        self.find(Role.LABEL, '4.42079E+11', within=self.dialog)

        self.press('Remove line 8', within=self.dialog)
        self.summary('10 lines: 1 heading, 2 valid, 7 invalid')
        self.press('Undo', within=self.dialog)
        self.summary('11 lines: 1 heading, 2 valid, 8 invalid')
        self.press('Remove line 8', within=self.dialog)
        self.summary('10 lines: 1 heading, 2 valid, 7 invalid')

        out = self.dir / 'invalid.csv'
        self.press('Save Invalid Lines…', within=self.dialog)
        self.choose_file('Save Invalid Lines', out, save=True)
        wait_for(out.exists, 'the report')
        with open(out, encoding='utf-8', newline='') as report:
            rows = list(csv.reader(report))
        self.assertEqual(rows[0], ['Numbers', 'line', 'reason', 'suggestion'])
        self.assertEqual([row[1] for row in rows[1:]], ['3', '4', '5', '6', '7', '9', '11'])

    def test_cac(self):
        """A CAC that is none is mended where it is shown."""
        self.open_lines(['Numbers,CAC', '+442079460007,1', '+442079460008,x', '+442079460009,4'], '2 invalid')
        self.find(Role.LABEL, '“1”: The CAC is not a whole number of at least 2', within=self.dialog)
        self.press('Edit the CAC of line 2', within=self.dialog)
        self.assertEqual(self.text_of(self.field('CAC of line 2')), '1')
        self.set_text(self.field('CAC of line 2'), '30')
        self.keys('Return')
        self.summary('4 lines: 1 heading, 2 valid, 1 invalid')
        self.press('Edit the CAC of line 3', within=self.dialog)
        self.set_text(self.field('CAC of line 3'), '1.5')
        self.keys('Return')
        self.find(Role.LABEL, '“1.5”: The CAC is not a whole number of at least 2', within=self.dialog)
        self.shot('cac')
        self.press('Edit the CAC of line 3', within=self.dialog)
        self.set_text(self.field('CAC of line 3'), '')
        self.keys('Return')
        self.summary('4 lines: 1 heading, 3 valid, 0 invalid')

    def test_owned_elsewhere(self):
        other = self.make_lead('Adatum Research', 'Zoom Phone')
        self.upload(other, '--number', '+442079469999')
        self.open_lines(['Numbers', '+442079469999', '+44 (0)20 7946 0008'], '2 invalid')
        self.find(Role.LABEL, 'At Adatum Research, Zoom Phone (upload 1)', within=self.dialog)
        # There is room for what can be done in a narrow window, too.
        self.resize('Upload Numbers', 360, 600)
        self.press('Use +44 20 7946 0008 instead', within=self.dialog)
        self.summary('3 lines: 1 heading, 1 valid, 1 invalid')
        self.shot('narrow')
        self.press('Show upload 1, which has the number', within=self.dialog)
        self.wait_closed('Upload Numbers')
        self.find(Role.LABEL, contains='1 number for Zoom Phone', within=self.window)

    def test_many_lines_keep_their_place(self):
        self.open_lines(['Numbers'] + [f'wrong {index}' for index in range(20000)], '20000 invalid')
        table = self.find(Role.TREE_TABLE, 'Lines', within=self.dialog)
        self.activate('Upload Numbers')
        self.click(self.find(Role.LABEL, 'wrong 3', within=table))
        for _ in range(4):
            self.keys('Next')

        def place(name):
            return self.position(self.find(Role.LABEL, name, within=table))

        def stays(name, before):
            wait_for(lambda: place(name) == before, lambda: f'{name} at {before}, not {place(name)}')

        selected = wait_for(lambda: next((node for node in self.all(Role.TABLE_ROW, within=table)
                                          if node.get_state_set().contains(Atspi.StateType.SELECTED)), None), 'a selected row')
        line = int(next(name for name in self.texts(within=selected) if name.startswith('wrong ')).split()[1])
        self.assertGreater(line, 20)
        above = f'wrong {line - 3}'
        before = place(above)
        self.keys('Delete')
        self.find(Role.LABEL, '20000 lines: 1 heading, 0 valid, 19999 invalid', within=self.dialog)
        stays(above, before)
        # The focus is on the line that follows.
        self.keys('Delete')
        self.find(Role.LABEL, '19999 lines: 1 heading, 0 valid, 19998 invalid', within=self.dialog)
        stays(above, before)
        self.shot('place')
        self.keys('F2')
        self.type('+442079460001')
        self.keys('Return')
        self.find(Role.LABEL, '19999 lines: 1 heading, 1 valid, 19997 invalid', within=self.dialog)
        stays(above, before)
        self.gone(Role.LABEL, f'wrong {line}', within=table)


tap.main()
