#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person is told of a number: as it is typed, and where it is found again."""

import time

from desktop import Application, Atspi, Role, wait_for, walk

import tap


class Verdict(Application):
    def description_of(self, field):
        return wait_for(field.get_description, f'a description of {field.get_name()!r}')

    def open_form(self):
        self.cli('customer', 'add', 'Example Ltd', '--country', 'GB')
        self.make_lead()
        self.start()
        self.find(Role.LABEL, 'Example Ltd')
        self.press('Lead Menu')
        self.press('Upload Numbers', role=Role.MENU_ITEM)
        self.dialog = self.window_of('Upload Numbers')
        self.press('Add Number', within=self.dialog)

    def enter(self, text):
        field = self.field('Number')
        self.set_text(field, text)
        return field

    def test_typed_added_and_found(self):
        self.open_form()
        # It begins as a number of a country, and nothing is wrong with it.
        field = self.enter('+4420')
        self.find(Role.LABEL, 'United Kingdom', within=self.dialog)
        self.find(Role.LABEL, '7, 9 or 10 digits after +44', within=self.dialog)
        # Whole, it is valid: read as labels, and as the field's description.
        self.enter('+442079460018')
        self.find(Role.LABEL, 'Fixed line', within=self.dialog)
        self.find(Role.LABEL, '+44 20 7946 0018', within=self.dialog)
        wait_for(lambda: self.description_of(field) == 'Valid, United Kingdom, Fixed line, +44 20 7946 0018',
                 lambda: f'the description, not {self.description_of(field)!r}')
        # A number of another country is added all the same.
        self.enter('+14165550123')
        self.says('This is a number of Canada, but the customer is in the United Kingdom.', within=self.dialog)
        self.activate('Upload Numbers')
        self.keys('Return')
        self.says('Single number, Canada', within=self.dialog)
        # A national form is offered in its international one.
        self.enter('020 7946 0019')
        self.press('Use +44 20 7946 0019', within=self.dialog)
        wait_for(lambda: self.text_of(self.field('Number')) == '+442079460019', 'the international form in the field')
        self.activate('Upload Numbers')
        self.keys('Return')
        self.press('Submit 2 Numbers', within=self.dialog)
        self.wait_closed('Upload Numbers', seconds=60)

        self.press('Show Numbers', within=self.window)
        table = self.find(Role.TREE_TABLE, 'Numbers', within=self.window)
        for text in ('Country', '+1 416-555-0123', 'Canada', '+44 20 7946 0019', 'United Kingdom'):
            self.find(name=text, within=table)
        country = self.find(Role.LABEL, 'Canada', within=table)
        self.assertEqual(country.get_description(), 'Fixed line or mobile')
        self.assertEqual([row['number'] for row in self.cli('numbers', '--order', 'number')], ['+14165550123', '+442079460019'])

    def details(self):
        return self.find(Role.LABEL, contains='1 number for Teams Calling', within=self.window).get_parent()

    def test_number_leads_to_its_upload(self):
        """A double-click opens the upload of the number, and not the one that the list then has under the pointer."""
        leads = [self.make_lead(f'Customer {i}') for i in range(6)]
        for i, lead in enumerate(leads):
            self.upload(lead, '--number', f'+44207946010{i}')
        self.start()
        self.press('Numbers Management', role=Role.PAGE_TAB)
        table = self.find(Role.TREE_TABLE, 'Numbers', within=self.window)
        for i in (1, 4, 2):
            self.click(self.find(Role.LABEL, f'+44 20 7946 010{i}', within=table), times=2)
            self.find(Role.LABEL, f'Customer {i}', within=self.details())
            # The button's release comes later, over the list of uploads.
            time.sleep(1)
            self.find(Role.LABEL, f'Customer {i}', within=self.details(), seconds=1)
            self.press('Numbers Management', role=Role.PAGE_TAB)

    def test_cac_at_every_width(self):
        lead = self.make_lead()
        self.upload(lead, '--file', self.write('calls.csv', 'Numbers,CAC\n+442079460100,37\n+442079460101,\n'))
        self.start()
        self.press('Numbers Management', role=Role.PAGE_TAB)
        for width, text in ((1300, '37'), (1000, '37'), (780, '37'), (500, 'CAC: 37'), (360, 'CAC: 37')):
            self.resize('Customer Leads', width, 700)
            if text == '37':
                self.find(Role.LABEL, text, within=self.find(Role.TREE_TABLE, 'Numbers', within=self.window))
            else:
                self.find(Role.LABEL, contains=text, within=self.window)

    def test_range(self):
        self.open_form()
        self.press('Range', within=self.dialog)
        self.set_text(self.field('Start'), '+442079460000')
        end = self.field('End, or Its Last Digits')
        self.set_text(end, '0099')
        self.find(Role.LABEL, '100 numbers, all in the numbering plan', within=self.dialog)
        self.find(Role.LABEL, '+44 20 7946 0000 to 0099', within=self.dialog)
        self.assertFalse(any(node.get_state_set().contains(Atspi.StateType.INVALID_ENTRY) for node in walk(end)))


tap.main()
