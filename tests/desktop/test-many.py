#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One carrier file for several leads, as a person does it: opened, looked at lead by lead, submitted and undone as one."""

import csv
import time

from desktop import Application, Role, number, shown, wait_for

import tap

TITLE = 'Upload Numbers for Several Leads'


class ManyLeads(Application):
    def setUp(self):
        super().setUp()
        self.leads = [self.make_lead('One Ltd', 'Teams Calling'), self.make_lead('Two Ltd', 'Zoom Phone'),
                      self.make_lead('Three Ltd', 'SIP', connection=None)]

    def make_file(self):
        lines = ['Customer;Service;Number']
        lines += [f'One Ltd;Teams Calling;{number(i)}' for i in range(300)]
        lines += [f'two ltd;;{number(300 + i)}' for i in range(200)]
        lines += [f'Three Ltd;SIP;{number(500 + i)}' for i in range(50)]
        lines += [f'Nobody;SIP;{number(600)}', f'Two Ltd;Zoom Phone;{number(0)}', 'One Ltd;Teams Calling;hello']
        return self.write('carrier.csv', '\n'.join(lines) + '\n')

    def test_ended_while_it_is_open(self):
        """A signal ends the program with the dialog open: nothing complains (quit() looks), and the draft is kept."""
        self.start(self.make_file())
        self.says('3 Leads', within=self.window_of(TITLE), seconds=60)
        self.quit()
        self.assertEqual([path.name for path in (self.data / 'drafts').iterdir()], ['several-leads'])

    def test_the_file_is_for_all_of_them(self):
        path = self.make_file()
        # What is opened or dropped says itself that it is for several leads.
        self.start(path)
        dialog = self.window_of(TITLE)
        self.says('3 Leads', within=dialog, seconds=60)
        for words in ('300 valid', '200 valid', '50 valid', '1 line matches no lead', 'No SIP connection'):
            self.says(words, within=dialog)
        # One lead's lines, and those of nobody.
        self.press(contains='200 valid', name=None, role=Role.PUSH_BUTTON, within=dialog)
        self.says('Two Ltd, Zoom Phone', within=dialog)
        self.says('200 lines', within=dialog)
        self.activate(TITLE)
        self.keys('alt+Left')
        self.press('Show Lines That Match No Lead', within=dialog)
        self.says('Lines That Match No Lead', within=dialog)
        self.says('Nobody', within=dialog)
        self.press('Save Invalid Lines…', within=dialog)
        saved = self.dir / 'nobody.csv'
        self.choose_file('Save Invalid Lines', saved, save=True)
        wait_for(saved.exists, 'the saved lines')
        with open(saved, newline='', encoding='utf-8') as file:
            self.assertEqual([row['Customer'] for row in csv.DictReader(file)], ['Nobody'])
        self.activate(TITLE)
        self.keys('alt+Left')
        # A lead without connection keeps Submit shut until one is there.
        self.says('1 lead has no SIP connection', within=dialog)
        self.cli('connection', 'add', '--lead', self.leads[2], '--name', 'PSTN 3', '--side', 'pstn')
        self.says('PSTN 3', within=dialog)
        self.press('Submit 550 Numbers', within=dialog)
        self.says('550 numbers uploaded to 3 leads', within=dialog, seconds=60)
        self.assertEqual(self.count_stored(), 550)
        self.press('Done', within=dialog)
        self.wait_closed(TITLE)
        self.says('550 numbers uploaded to 3 leads', within=self.window)
        self.assertEqual([row['uploaded'] for row in sorted(self.cli('upload', 'list'), key=lambda row: row['id'])], [300, 200, 50])
        self.press('Show Numbers', within=self.window)
        self.says('550 numbers', within=self.window)
        # The newest upload stands first.
        self.find(Role.LABEL, shown(500), within=self.window)
        self.press('Undo', within=self.window)
        wait_for(lambda: self.count_stored() == 0, 'all uploads to be undone')
        self.says('550 numbers taken back from 3 leads', within=self.window)
        # One can go on with what was undone.
        self.press('Continue Upload', within=self.window)
        dialog = self.window_of(TITLE)
        self.says('3 Leads', within=dialog, seconds=60)
        self.says('Submit 550 Numbers', within=dialog)

    def test_a_lead_is_left_out_and_the_rest_is_undone_on_the_uploads_page(self):
        path = self.make_file()
        self.start()
        self.find(Role.LABEL, 'One Ltd')
        self.activate('Customer Leads')
        self.keys('F10')
        self.press('Import Numbers for Several Leads…')
        self.choose_file('Import Numbers', path)
        dialog = self.window_of(TITLE)
        self.says('3 Leads', within=dialog, seconds=60)
        self.activate(TITLE)
        self.press('Upload numbers to Three Ltd, SIP', role=Role.CHECK_BOX, within=dialog)
        self.press('Submit 500 Numbers', within=dialog)
        self.says('500 numbers uploaded to 2 leads', within=dialog, seconds=60)
        self.press('Done', within=dialog)
        self.wait_closed(TITLE)
        self.assertEqual(self.count_stored(), 500)
        self.activate('Customer Leads')
        self.keys('alt+3')
        self.says('Part of a file for 2 leads', within=self.window)
        # The lines that no upload has are there, and can be saved.
        self.says('1 line of the file is in no upload', within=self.window)
        self.press(None, contains='Show the Lines of the File That No Upload Has', within=self.window)
        lines = self.window_of('Invalid Lines')
        self.find(contains=number(600), within=lines)
        self.activate('Invalid Lines')
        self.keys('Escape')
        self.wait_closed('Invalid Lines')
        self.activate('Customer Leads')
        self.press('Undo All', within=self.window)
        wait_for(lambda: self.count_stored() == 0, 'both uploads to be undone')
        self.says('500 numbers taken back from 2 leads', within=self.window)
        self.press('Continue Upload', within=self.window)
        dialog = self.window_of(TITLE)
        self.says('Submit 500 Numbers', within=dialog, seconds=60)
        self.keys('Escape')
        self.wait_closed(TITLE)
        # All of them come back with one act, after a restart too, and the draft that nobody changed goes.
        self.quit()
        self.start()
        self.find(Role.LABEL, 'One Ltd')
        self.activate('Customer Leads')
        self.keys('alt+3')
        self.find(Role.PUSH_BUTTON, 'Continue Upload', within=self.window)
        self.press('Redo All', within=self.window)
        wait_for(lambda: self.count_stored() == 500, 'both uploads to be redone')
        wait_for(lambda: not list(self.all(Role.PUSH_BUTTON, 'Continue Upload', within=self.window)), 'the draft to go')

    def test_the_column_of_customers_is_said(self):
        path = self.write('odd.csv', 'Who,Line\n' + ''.join(f'One Ltd,{number(i)}\n' for i in range(20)))
        self.start()
        self.find(Role.LABEL, 'One Ltd')
        self.activate('Customer Leads')
        self.keys('F10')
        self.press('Import Numbers for Several Leads…')
        self.choose_file('Import Numbers', path)
        dialog = self.window_of(TITLE)
        self.says('no column with customers', within=dialog)
        self.press('Change How odd.csv Is Read…', within=dialog)
        self.says('Customer Column', within=dialog)
        self.activate(TITLE)
        # Once the page has slid in: Automatic, None, Who, Line.
        time.sleep(1)
        self.click(self.find(Role.COMBO_BOX, 'Customer Column', within=dialog))
        time.sleep(0.5)
        self.keys('Down', 'End', 'Up', 'Return')
        self.says('Who (customer)', within=dialog)
        self.press('Apply', within=dialog)
        self.says('1 Lead', within=dialog)
        self.press('Submit 20 Numbers', within=dialog)
        self.wait_closed(TITLE)
        self.assertEqual(self.count_stored(), 20)

    def test_the_draft_survives_closing_and_a_crash(self):
        kept = self.data / 'drafts' / 'several-leads'
        self.start(self.make_file())
        dialog = self.window_of(TITLE)
        self.says('3 Leads', within=dialog, seconds=60)
        self.activate(TITLE)
        self.press('Upload numbers to Three Ltd, SIP', role=Role.CHECK_BOX, within=dialog)
        self.says('Submit 500 Numbers', within=dialog)
        self.keys('Escape')
        self.wait_closed(TITLE)
        self.says('Draft kept: 550 numbers', within=self.window)
        wait_for((kept / 'state').exists, 'the state')
        self.press(None, contains='Continue the Upload for Several Leads', within=self.window)
        dialog = self.window_of(TITLE)
        self.says('3 Leads', within=dialog, seconds=60)
        # A crash takes nothing along.
        time.sleep(1)
        self.process.kill()
        self.process.wait()
        self.process = None
        self.log.close()
        self.start()
        self.says('The draft for several leads was not submitted: 550 numbers', within=self.window)
        self.activate('Customer Leads')
        self.keys('F10')
        self.press('Continue Upload for Several Leads: 550 Numbers', role=Role.MENU_ITEM)
        dialog = self.window_of(TITLE)
        self.says('3 Leads', within=dialog, seconds=60)
        self.says('Submit 500 Numbers', within=dialog)
        self.press('Draft Menu', within=dialog)
        self.press('Discard Draft…', role=Role.MENU_ITEM)
        self.press('Discard')
        self.wait_closed(TITLE)
        wait_for(lambda: not kept.exists(), 'the draft to go')
        self.gone(contains='The draft for several leads', within=self.window)
        self.assertEqual(self.count_stored(), 0)

    def test_the_draft_survives_the_end_of_the_session(self):
        self.start(self.make_file())
        dialog = self.window_of(TITLE)
        self.says('3 Leads', within=dialog, seconds=60)
        self.activate(TITLE)
        self.press('Upload numbers to Three Ltd, SIP', role=Role.CHECK_BOX, within=dialog)
        self.says('Submit 500 Numbers', within=dialog)
        # SIGTERM, at once: what was chosen last is kept, too.
        self.quit()
        self.start()
        self.press(None, contains='Continue the Upload for Several Leads', within=self.window)
        self.says('Submit 500 Numbers', within=self.window_of(TITLE), seconds=60)

    def test_leads_are_filtered_through_the_bus(self):
        """A screen reader takes the tick of a status, and sets it again."""
        self.cli('lead', 'add', '--customer', 'Four Ltd', '--service', 'SIP', '--status', 'error')
        self.start()
        self.says('4 leads', within=self.window)
        self.press('Status', within=self.window)
        check = self.press('Deployed, Error', role=Role.CHECK_BOX)
        self.says('3 of 4 leads', within=self.window)
        self.gone(Role.LABEL, 'Four Ltd', within=self.window)
        check.do_action(0)
        self.find(Role.LABEL, 'Four Ltd', within=self.window)

    def test_ctrl_z_takes_all_back(self):
        self.cli('upload', '--by-customer', '--profile', 'Standard', '--file',
                 self.write('two.csv', f'Customer,Number\nOne Ltd,{number(1)}\nTwo Ltd,{number(2)}\n'))
        self.start()
        self.find(Role.LABEL, 'One Ltd')
        self.activate('Customer Leads')
        self.keys('ctrl+z')
        wait_for(lambda: self.count_stored() == 0, 'both uploads to be undone')


tap.main()
