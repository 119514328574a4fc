#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A newer numbering plan, as a person installs it, and as another program does meanwhile."""

import pathlib

from desktop import Application, Role, wait_for

import tap

SMALL_PLAN = pathlib.Path(__file__).resolve().parent.parent / 'numbering' / 'fixtures' / 'small-plan.txt'

# A number of the small plan that the world does not have, and one of the world.
SMALL = '+2301000000'
WORLD = '+12127881500'


class Plan(Application):
    def open_preferences(self):
        self.activate('Customer Leads')
        self.keys('ctrl+comma')
        self.window_id('Preferences')
        return self.window_of('Preferences')

    def open_form(self):
        self.find(Role.LABEL, 'Example Ltd')
        self.press('Lead Menu')
        self.press('Upload Numbers', role=Role.MENU_ITEM)
        dialog = self.window_of('Upload Numbers')
        self.press('Add Number', within=dialog)
        return dialog

    def enter(self, dialog, text, answer):
        self.set_text(self.field('Number'), text)
        self.activate('Upload Numbers')
        self.keys('Return')
        self.find(contains=answer, within=dialog)

    def test_install_and_go_back(self):
        self.make_lead()
        self.start()
        preferences = self.open_preferences()
        self.find(Role.LABEL, contains='part of this program', within=preferences)
        self.press(None, contains='Choose File', within=preferences)
        self.choose_file('Choose a Numbering Plan', SMALL_PLAN)
        self.find(Role.LABEL, 'Version small-1', within=preferences)
        self.find(Role.LABEL, contains='newer than the one that is used', within=preferences)
        self.assertEqual(self.cli('plan')['version'], 'small-1')
        self.activate('Preferences')
        self.keys('Escape')
        self.wait_closed('Preferences')

        # It judges without a restart, and what another program installs is seen while the dialog is open.
        dialog = self.open_form()
        self.enter(dialog, SMALL, '1 valid')
        self.cli('plan', '--built-in')
        self.find(contains='The numbering plan has changed', within=dialog)
        self.enter(dialog, WORLD, '+1 212-788-1500')
        wait_for(lambda: len(list(self.all(Role.PUSH_BUTTON, contains='1 valid', within=dialog))) == 2, 'the second number')

    def test_a_file_that_cannot_be_used_is_told(self):
        self.make_lead()
        file = self.data / 'numbering-plan.txt'
        file.write_text('format\t1\nversion\t2\ndate\t2026-01-31\nnonsense\n', encoding='ascii')
        self.start()
        self.find(contains='line 4 begins with “nonsense”', within=self.window)
        self.press('Preferences', within=self.window)
        preferences = self.window_of('Preferences')
        self.find(Role.LABEL, contains='line 4 begins with “nonsense”', within=preferences)
        self.press('Use Built-in Plan', within=preferences)
        wait_for(lambda: not file.exists(), 'the file to be removed')
        self.gone(Role.LABEL, contains='nonsense', within=preferences)
        self.gone(contains='nonsense', within=self.window)


tap.main()
