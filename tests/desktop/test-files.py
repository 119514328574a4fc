#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files as they come: several at once, and one that is read the wrong way at first."""

import os
import subprocess
import time

from desktop import Application, Role, number, wait_for

import tap


class Files(Application):
    def open_upload(self):
        self.find(Role.LABEL, 'Example Ltd')
        self.press('Lead Menu')
        self.press('Upload Numbers')
        return self.window_of('Upload Numbers')

    def place_of(self, title):
        shell = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', self.window_id(title)], capture_output=True, text=True, check=True).stdout
        place = dict(line.split('=') for line in shell.split())
        return tuple(int(place[key]) for key in ('X', 'Y', 'WIDTH', 'HEIGHT'))

    def drop(self, *paths):
        source = subprocess.Popen([os.environ['LEADS_DRAG_SOURCE'], *map(str, paths)])
        try:
            window = self.window_id('Drag Source')
            subprocess.run(['xdotool', 'windowmove', '--sync', window, '1250', '40'], check=True)
            subprocess.run(['xdotool', 'windowraise', window], check=True)
            time.sleep(0.5)
            place = self.place_of('Drag Source')
            target = self.place_of('Upload Numbers')
            self.drag((place[0] + place[2] // 2, place[1] + place[3] // 2),
                      (target[0] + target[2] // 2, target[1] + target[3] // 2))
            self.says('will be uploaded', seconds=30)
        finally:
            source.terminate()
            source.wait()

    def choose_last_column(self):
        """Chooses from the list that the page begins with, by the keyboard, once the page has slid in."""
        self.find(Role.COMBO_BOX, 'Number Column', within=self.window_of('Upload Numbers'))
        self.activate('Upload Numbers')
        time.sleep(1)
        self.keys('space')
        time.sleep(0.5)
        self.keys('Down')
        self.keys('End')
        self.keys('Return')

    def test_three_are_dropped_at_once(self):
        self.make_lead()
        paths = [self.write(f'{name}.csv', 'Number\n' + ''.join(f'{number(i)}\n' for i in range(*span)))
                 for name, span in (('north', (0, 100)), ('south', (100, 150)), ('west', (140, 200)))]
        self.start()
        dialog = self.open_upload()
        self.drop(*paths)
        for label in ('100 valid', '10 invalid'):
            self.find(contains=label, within=dialog)
        # Ten numbers are in two of the files.
        self.says('Submit 200 Numbers', within=dialog)
        for path in paths:
            self.find(Role.LABEL, path.name, within=dialog)
        self.activate('Upload Numbers')
        self.keys('ctrl+Return')
        self.says('200 Numbers Uploaded', within=dialog)
        self.assertEqual(self.count_stored(), 200)
        self.assertEqual([file['file'] for file in self.cli('upload', 'show', '1')['files']], [path.name for path in paths])

    def test_a_wrong_guess_is_put_right(self):
        self.make_lead()
        rows = ''.join(f'Desk {i};{number(i)};{number(1000 + i * 7)}\n' for i in range(20))
        path = self.write('desks.csv', 'Place;Phone;Mobile Phone\n' + rows)
        self.start()
        dialog = self.open_upload()
        self.press('Import File…', within=dialog)
        self.choose_file('Import Numbers', path)
        self.find(contains='20 valid', within=dialog)
        self.says('column “Phone”', within=dialog)
        self.says('may be in another one', within=dialog)

        self.press(None, contains='Change How', within=dialog)
        self.says('All lines are shown', within=dialog)
        self.find(contains='Phone (number)', within=dialog)
        self.choose_last_column()
        self.find(contains='Mobile Phone (number)', within=dialog)
        # Nothing changes before Apply.
        self.press('Cancel', within=dialog)
        self.says('column “Phone”', within=dialog)

        self.press(None, contains='Change How', within=dialog)
        self.says('All lines are shown', within=dialog)
        self.choose_last_column()
        self.find(contains='Mobile Phone (number)', within=dialog)
        self.press('Apply', within=dialog)
        self.says('column “Mobile Phone”', within=dialog)
        self.says('Submit 20 Numbers', within=dialog)
        self.activate('Upload Numbers')
        self.keys('ctrl+Return')
        wait_for(lambda: self.count_stored() == 20, 'the numbers to be stored')
        self.assertIn(number(1007), [row['number'] for row in self.cli('numbers')])

    def test_a_mail_is_pasted(self):
        self.make_lead()
        self.start()
        dialog = self.open_upload()
        self.press('Paste Text…', within=dialog)
        self.says('Paste a mail or a list', within=dialog)
        self.activate('Upload Numbers')
        time.sleep(1)
        self.type('Please port +44 20 7946 0000 and +44 20 7946 0001 - 0099, thanks. Office: 020 7946 0123')
        self.says('100 numbers found', within=dialog)
        self.says('1 place is not understood', within=dialog)
        self.find(contains='99 numbers, +442079460001 to ', within=dialog)
        # A check button is ticked through the accessibility bus, as by a screen reader.
        check = self.press('+442079460000', role=Role.CHECK_BOX, within=dialog)
        self.says('99 of 100 numbers chosen', within=dialog)
        check.do_action(0)
        self.says('100 numbers found', within=dialog)
        self.press('Add', within=dialog)
        self.says('Submit 100 Numbers', within=dialog)
        self.activate('Upload Numbers')
        self.keys('ctrl+Return')
        wait_for(lambda: self.count_stored() == 100, 'the numbers to be stored')


tap.main()
