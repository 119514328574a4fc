#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A draft survives: closing the dialog, a restart and a crash. Submit and Discard end it."""

from desktop import Application, Role, clean, is_shown, number, wait_for

import tap

VALID = 1000
WRONG = 5


class Draft(Application):
    def setUp(self):
        super().setUp()
        self.lead = self.make_lead()
        self.kept = self.data / 'drafts' / str(self.lead)

    def open_lead(self, item='Upload Numbers'):
        self.find(Role.LABEL, 'Example Ltd')
        self.press('Lead Menu')
        self.press(item, role=Role.MENU_ITEM)
        self.dialog = self.window_of('Upload Numbers')

    def add_file(self, lines=VALID, wrong=WRONG):
        path = self.write('carrier.csv', 'Numbers\n' + ''.join(f'{number(i)}\n' for i in range(lines)) + 'none\n' * wrong)
        self.press('Import File…', within=self.dialog)
        self.choose_file('Import Numbers', path)
        self.find(contains=f'{lines} valid', within=self.dialog, seconds=60)
        return path

    def add_range(self):
        self.press('Add Number', within=self.dialog)
        self.press('Range', within=self.dialog)
        self.set_text(self.field('Start'), '+12127881501')
        self.set_text(self.field('End, or Its Last Digits'), '1599')
        self.activate('Upload Numbers')
        self.keys('Return')
        self.find(contains='99 valid', within=self.dialog)
        self.press('Done', within=self.dialog)

    def close(self):
        """Nothing is asked."""
        self.activate('Upload Numbers')
        self.keys('Escape')
        self.wait_closed('Upload Numbers')

    def crash(self):
        self.process.kill()
        self.process.wait()
        self.process = None
        self.log.close()

    def restart(self):
        self.quit()
        self.start()

    def entries(self):
        """What the rows say, once all of them are checked."""
        rows = self.find(name='Numbers to upload', within=self.dialog)
        return [clean(node.get_name()) for node in self.all(Role.LABEL, within=rows) if is_shown(node) and node.get_name()]

    def kept_files(self):
        return sorted(path.name for path in self.kept.iterdir()) if self.kept.exists() else []

    def wait_saved(self):
        """Until nothing is written for longer than a save waits."""
        seen = []

        def look():
            seen.append((self.kept / 'state').stat().st_mtime_ns)
            return len(seen) > 1 and seen[-1] == seen[-2]

        wait_for(look, 'the last save', step=1.5)

    def test_survives_closing_a_restart_and_a_crash(self):
        self.start()
        self.open_lead()
        path = self.add_file()
        self.add_range()
        # A line is taken out.
        self.press(f'{WRONG} invalid, show lines', within=self.dialog)
        self.press(f'Remove line {VALID + 2}', within=self.dialog)
        self.gone(name=f'Remove line {VALID + 2}', within=self.dialog)
        self.activate('Upload Numbers')
        self.keys('Escape')
        self.find(contains=f'{WRONG - 1} invalid', within=self.dialog)
        self.set_text(self.field('Service Info'), 'Number range 7')
        self.find(Role.PUSH_BUTTON, f'Submit {VALID + 99} Numbers', within=self.dialog)
        before = self.entries()
        self.assertGreater(len(before), 3, self.outline())

        # Closed, and opened again from the same menu; the file itself is not needed any more.
        self.close()
        path.unlink()
        self.says(f'Draft kept: {VALID + 99} numbers', within=self.window)
        self.find(name=f'Draft of {VALID + 99} numbers', within=self.window)
        self.assertEqual(len(self.kept_files()), 2)
        self.open_lead(f'Continue Upload: {VALID + 99} Numbers')
        self.find(Role.PUSH_BUTTON, f'Submit {VALID + 99} Numbers', within=self.dialog)
        wait_for(lambda: self.entries() == before, lambda: f'{before}, not {self.entries()}')
        self.close()

        # The program ends and starts again.
        self.restart()
        self.open_lead(f'Continue Upload: {VALID + 99} Numbers')
        wait_for(lambda: self.entries() == before, lambda: f'{before}, not {self.entries()}')

        # Somebody ends it while the dialog is open.
        self.press('Add Number', within=self.dialog)
        self.set_text(self.field('Number'), '+12127881600')
        self.activate('Upload Numbers')
        self.keys('Return')
        self.find(Role.PUSH_BUTTON, f'Submit {VALID + 100} Numbers', within=self.dialog)
        self.restart()
        self.open_lead(f'Continue Upload: {VALID + 100} Numbers')
        self.press('Remove +1 212-788-1600', within=self.dialog)
        wait_for(lambda: self.entries() == before, lambda: f'{before}, not {self.entries()}')

        # It crashes while the dialog is open; the other file was added a second before.
        self.write('more.csv', ''.join(f'{number(5000 + i)}\n' for i in range(10)))
        self.press('Import File…', within=self.dialog)
        self.choose_file('Import Numbers', self.dir / 'more.csv')
        self.find(Role.PUSH_BUTTON, f'Submit {VALID + 109} Numbers', within=self.dialog)
        wait_for(lambda: len(self.kept_files()) == 3, 'the second copy')
        after = self.entries()
        self.wait_saved()
        self.crash()
        self.start()
        self.open_lead(f'Continue Upload: {VALID + 109} Numbers')
        self.find(Role.PUSH_BUTTON, f'Submit {VALID + 109} Numbers', within=self.dialog)
        wait_for(lambda: self.entries() == after, lambda: f'{after}, not {self.entries()}')
        self.assertEqual(self.text_of(self.field('Service Info')), 'Number range 7')
        self.find(Role.LABEL, 'PSTN 1', within=self.dialog)

        # Submitted, it is gone.
        self.press(f'Submit {VALID + 109} Numbers', within=self.dialog)
        self.press('Done', within=self.dialog)
        self.wait_closed('Upload Numbers', seconds=60)
        self.assertEqual(self.count_stored(), VALID + 109)
        wait_for(lambda: not self.kept.exists(), lambda: f'the draft to go, not {self.kept_files()}')
        self.press('Lead Menu')
        self.find(Role.MENU_ITEM, 'Upload Numbers')

    def test_discard(self):
        self.start()
        # In the dialog.
        self.open_lead()
        self.add_file(10, 0)
        wait_for(lambda: len(self.kept_files()) == 2, 'the draft')
        self.press('Draft Menu', within=self.dialog)
        self.press('Discard Draft…', role=Role.MENU_ITEM)
        self.find(Role.LABEL, 'Discard 10 Numbers?')
        self.press('Keep Editing')
        self.gone(Role.LABEL, 'Discard 10 Numbers?')
        self.press('Draft Menu', within=self.dialog)
        self.press('Discard Draft…', role=Role.MENU_ITEM)
        self.press('Discard')
        self.wait_closed('Upload Numbers')
        wait_for(lambda: not self.kept.exists(), lambda: f'the draft to go, not {self.kept_files()}')
        self.gone(name='Draft of 10 numbers', within=self.window)

        # On the lead, after a restart.
        self.open_lead()
        self.add_file(20, 0)
        self.close()
        self.restart()
        self.find(name='Draft of 20 numbers', within=self.window)
        self.press('Lead Menu')
        self.press('Discard Draft…', role=Role.MENU_ITEM)
        self.find(Role.LABEL, 'Discard 20 Numbers?')
        self.press('Discard')
        self.says('Draft discarded', within=self.window)
        self.assertFalse(self.kept.exists(), self.kept_files())
        self.gone(name='Draft of 20 numbers', within=self.window)
        self.assertEqual(list((self.data / 'drafts').iterdir()), [])

    def test_what_came_back_with_an_undo_is_known_after_a_restart(self):
        self.start()
        self.open_lead()
        self.add_file(10, 0)
        self.press('Submit 10 Numbers', within=self.dialog)
        self.wait_closed('Upload Numbers', seconds=60)
        self.says('10 numbers uploaded', within=self.window)
        self.activate('Customer Leads')
        self.keys('ctrl+z')
        self.says('10 numbers taken back from Example Ltd', within=self.window)
        wait_for(lambda: 'state' in self.kept_files(), 'the draft to come back')

        # The Uploads page leads on to it, in the next program too.
        self.restart()
        self.find(Role.LABEL, 'Example Ltd')
        self.activate('Customer Leads')
        self.keys('alt+3')
        self.press('Continue Upload', within=self.window)
        self.dialog = self.window_of('Upload Numbers')
        self.find(Role.PUSH_BUTTON, 'Submit 10 Numbers', within=self.dialog)
        self.close()
        self.restart()
        self.find(Role.LABEL, 'Example Ltd')
        self.activate('Customer Leads')
        self.keys('alt+3')
        self.find(Role.PUSH_BUTTON, 'Continue Upload', within=self.window)

        # Nobody changed it: redone, it goes.
        self.press(None, contains='Redo Upload', within=self.window)
        wait_for(lambda: self.count_stored() == 10, 'the upload to be redone')
        wait_for(lambda: not self.kept.exists(), lambda: f'the draft to go, not {self.kept_files()}')
        self.gone(Role.PUSH_BUTTON, 'Continue Upload', within=self.window)

    def test_what_cannot_be_read_is_said(self):
        self.start()
        self.open_lead()
        self.add_file(10, 0)
        self.close()
        self.quit()
        (self.kept / 'state').write_bytes(b'Customer Leads draft 1\nnothing of the kind\n')
        self.start()
        self.open_lead('Continue Upload')
        self.find(contains='This draft is damaged', within=self.dialog)
        self.assertTrue((self.data / 'drafts' / f'{self.lead}.damaged-1' / 'state').exists())
        self.add_file(10, 0)
        self.close()
        self.says('Draft kept: 10 numbers', within=self.window)


tap.main()
