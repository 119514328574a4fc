# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens every page and dialog as a person would and takes its picture. Run by tools/screenshots.

A scene is a method that starts a program, brings something on the screen and calls shot (); what it is called
after scene_ is the name that can be asked for.
"""

import os
import pathlib
import subprocess
import sys
import time

sys.dont_write_bytecode = True
TOP = pathlib.Path(__file__).resolve().parent.parent.parent

SMALL_PLAN = TOP / 'tests' / 'numbering' / 'fixtures' / 'small-plan.txt'
BACKGROUND = '#d7dce4'
WIDE = (1080, 700)
NARROW = (360, 700)
DPI = 96
LARGE_DPI = 144

LOOKS = {
    'light': {},
    'dark': {'dark': True},
    'narrow': {'size': NARROW},
    'narrow-dark': {'size': NARROW, 'dark': True},
    'large': {'large': True},
    'rtl': {'rtl': True},
    'narrow-rtl': {'size': NARROW, 'rtl': True},
}

NUMBERS = ('Numbers\n' + ''.join(f'+442079460{i:03d}\n' for i in range(1000)) +
           ''.join(f'+44207946{i:04d}\n' for i in range(1000, 1105)))
REFUSED = ('442079469011\n4.42079E+11\n+44207946\nto be confirmed\n+44207946000\n+442079460007\n+0 20 7946 0018\n'
           '+4420794690123456\n442079469100.0\n+442079460008\n442079460012\n442079469013\n+999123456789\n')
RANGES = ('Start,End,CAC\n+442079469000,+442079469099,30\n+442079469050,9149,30\n+442079469200,,\n+442079469020,9029,\n'
          '+442079469399,+442079469300,\n+442079469400,+441214960499,\n442079469500,442079469599,12\n+442079469600,9609,1\n'
          '+442079460000,+442079460999,\n+442079469600,9699,\n')
LEADS = ('Full Name,Service Name,Channel Name,Deployment Status,Consented On\n'
         'Tidewater Surveyors,Teams Calling,Direct Sales,Deployed OK,2024-03-02\n'
         'Marchetti & Sons,SIP Trunk,Meridian Resale,Ready Warning,\n'
         'Tidewater Surveyors,Operator Connect,Direct Sales,Deployed OK,2024-03-02\n'
         ',Teams Calling,Direct Sales,Deployed OK,\n'
         'Holm Timber,Contact Centre,Alpine Voice,Shining,2024-05-11\n'
         'Holm Timber,Zoom Phone,Alpine Voice,Deployed OK,yesterday\n')


def scenes():
    text = pathlib.Path(__file__).read_text(encoding='utf-8')
    return [line.split('(')[0].split('scene_')[1].strip() for line in text.splitlines() if line.startswith('    def scene_')]


if sys.argv[1:] == ['--list']:
    print('\n'.join(scenes()))
    sys.exit(0)

sys.path[:0] = [str(TOP / 'tests' / 'desktop'), str(TOP / 'tests' / 'support'), str(TOP / 'tools' / 'lib')]
from desktop import Application, Role, number  # noqa: E402
from screen import Screen  # noqa: E402


class Pictures(Application):
    def runTest(self):
        """Not a test: its ways to find and to press are used."""

    def prepare(self, screen, look, folder):
        self.screen, self.look, self.folder = screen, look, folder
        self.size = LOOKS[look].get('size', WIDE)
        self.is_demo = False
        self.setUp()

    def all(self, role=None, name=None, contains=None, within=None):
        """Dialogs first: below them is a window with thousands of things."""
        if within is not None:
            yield from super().all(role, name, contains, within)
            return
        for index in reversed(range(self.app.get_child_count())):
            top = self.app.get_child_at_index(index)
            if top is not None:
                yield from super().all(role, name, contains, top)

    # The stage

    def open(self, *words, demo=True):
        """A program at its first page. One that shows the demo is used again where it is not started with more words."""
        reused = self.process is not None and self.is_demo and demo and not words and self.tidy()
        if not reused:
            self.quit()
            self.is_demo = demo and not words
            self.start(*words, demo=demo)
        if demo:
            self.find(Role.LABEL, '200 leads')
        if not reused:
            self.fit('Customer Leads')

    def tidy(self):
        """Closes what is open, and tells whether that was possible."""
        for _ in range(5):
            self.keys('Escape')
            # The bus is not asked for a window that is just closing.
            time.sleep(0.8)
            if self.active_title() == 'Customer Leads':
                self.keys('alt+1', 'ctrl+f', 'ctrl+a', 'BackSpace', 'Escape')
                return True
            if next(self.all(Role.PUSH_BUTTON, 'Discard'), None):
                self.press('Discard')
        return False

    @staticmethod
    def active_title():
        done = subprocess.run(['xdotool', 'getactivewindow', 'getwindowname'], capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def fit(self, title):
        """Gives a window the look's size: wide ones keep what a dialog asks for."""
        window = self.window_id(title)
        left, right, top, bottom = self.screen.frame(window)
        if title == 'Customer Leads' or self.size == NARROW:
            subprocess.run(['xdotool', 'windowsize', window, str(self.size[0] + left + right), str(self.size[1] + top + bottom)], check=True)
        if title == 'Customer Leads':
            subprocess.run(['xdotool', 'windowmove', window, '80', '40'], check=True)
        elif self.size == NARROW:
            # Beside the main window, so that both can be seen.
            subprocess.run(['xdotool', 'windowmove', window, '520', '40'], check=True)
        # The table becomes cards when there is time for it.
        time.sleep(3 if self.size == NARROW else 0.8)

    def rest(self):
        subprocess.run(['xdotool', 'mousemove', '1479', '1179'], check=True)
        time.sleep(0.7)

    def shot(self, name):
        self.rest()
        self.screen.picture(self.folder / f'{name}-{self.look}.png')

    def dialog(self, title):
        self.window_id(title)
        time.sleep(0.5)
        self.fit(title)

    def position(self, node):
        """Extents leave the shadow out, the window's geometry does not."""
        x, y = super().position(node)
        left, _, top, _ = self.screen.frame(self.window_id('Customer Leads'))
        return x + left, y + top

    def menu(self, item):
        self.press('Main Menu')
        self.press(item, role=Role.MENU_ITEM)

    def search(self, text):
        self.activate('Customer Leads')
        self.keys('ctrl+f')
        self.type(text)
        time.sleep(1)

    def lead_menu(self, search, item):
        self.search(search)
        self.find(Role.LABEL, contains=' of 200 leads')
        self.press('Lead Menu')
        if item == 'Upload Numbers' and next(self.all(Role.MENU_ITEM, contains='Continue Upload'), None):
            # A scene before this one left a draft.
            self.press('Discard Draft…', role=Role.MENU_ITEM)
            self.press('Discard')
            self.says('Draft discarded')
            self.press('Lead Menu')
        self.press(item, role=Role.MENU_ITEM)

    def show_all_groups(self):
        """What can be done about invalid lines, where more of it than the first is folded away."""
        self.find(contains=' lines', role=Role.STATUS_BAR)
        time.sleep(0.5)
        if next(self.all(Role.PUSH_BUTTON, contains=' More'), None):
            self.press(None, contains=' More')
            time.sleep(0.5)

    def enter(self, title, field, text):
        self.set_text(self.field(field), text)
        self.activate(title)
        self.keys('Return')

    # The scenes

    def scene_leads(self):
        self.open()
        self.shot('leads')

    def scene_leads_filtered(self):
        self.open()
        self.search('centre')
        if self.size == WIDE:
            self.press('Without Numbers')
        time.sleep(0.5)
        self.press('Lead Menu')
        self.shot('leads-filtered')
        self.is_demo = False

    def scene_leads_status(self):
        self.open()
        self.press('Status' if self.size == WIDE else 'Filters')
        self.shot('leads-status')

    def scene_leads_empty(self):
        self.open(demo=False)
        self.says('No Customer Leads')
        self.shot('leads-empty')

    def scene_leads_no_match(self):
        self.open()
        self.search('nobody of that name')
        self.shot('leads-no-match')

    def scene_leads_long_names(self):
        self.open()
        self.search('society')
        self.shot('leads-long-names')

    def scene_lead_dialog(self):
        self.open()
        self.press('New Lead')
        self.dialog('New Lead')
        self.shot('lead-new')
        self.activate('New Lead')
        self.keys('Escape')
        self.lead_menu('granite', 'Edit…')
        self.dialog('Edit Lead')
        self.shot('lead-edit')

    def scene_lead_delete(self):
        self.open()
        self.lead_menu('granite', 'Delete…')
        time.sleep(1)
        self.shot('lead-delete')

    def scene_lead_picker(self):
        self.open(self.write('november.csv', NUMBERS))
        self.dialog('Choose a Lead')
        self.shot('lead-picker')

    def scene_upload(self):
        self.open()
        self.lead_menu('calloway', 'Upload Numbers')
        self.dialog('Upload Numbers')
        self.shot('upload-empty')
        self.press('Number Format')
        self.shot('upload-format')
        self.activate('Upload Numbers')
        self.keys('Escape')
        self.press('Export Example')
        self.shot('upload-example')
        self.activate('Upload Numbers')
        self.keys('Escape')
        self.press('Add Number')
        self.press('Range')
        self.set_text(self.field('Start'), '+12127881500')
        self.enter('Upload Numbers', 'End, or Its Last Digits', '1499')
        self.shot('upload-range-error')
        self.enter('Upload Numbers', 'End, or Its Last Digits', '1598')
        self.find(contains='99 valid')
        self.press('Single')
        self.enter('Upload Numbers', 'Number', '+442079460018')
        self.find(contains='1 valid')
        self.press('Done')
        self.press('Import File…')
        self.choose_file('Import Numbers', self.write('calloway-november.csv', NUMBERS + REFUSED))
        self.find(contains='invalid')
        time.sleep(1)
        self.shot('upload-entries')
        self.press(None, contains='invalid')
        self.find(Role.LABEL, 'Invalid Lines')
        self.shot('lines')
        self.show_all_groups()
        self.shot('lines-groups')
        self.press('Back')
        self.press(None, contains='Submit ')
        time.sleep(2)
        self.shot('result')

    def scene_upload_ranges(self):
        """A file with ranges and a CAC column; one of them has a number of another lead."""
        self.open()
        self.lead_menu('granite', 'Upload Numbers')
        self.dialog('Upload Numbers')
        self.press('Add Number')
        self.enter('Upload Numbers', 'Number', '+442079469640')
        self.find(contains='1 valid')
        self.press(None, contains='Submit ')
        self.says('1 number uploaded')
        self.lead_menu('calloway', 'Upload Numbers')
        self.dialog('Upload Numbers')
        self.press('Import File…')
        self.choose_file('Import Numbers', self.write('carrier-ranges.csv', RANGES))
        self.find(contains='invalid')
        time.sleep(1)
        self.shot('ranges-entries')
        self.press(None, contains='invalid')
        self.find(Role.LABEL, 'Invalid Lines')
        self.shot('ranges-invalid')
        self.press(None, contains='Add the Rest')
        self.find(None, contains='Undo')
        time.sleep(1)
        self.shot('ranges-rest')
        self.press('Back')
        self.press(None, contains=' valid number')
        self.find(Role.LABEL, 'Valid Lines')
        self.shot('ranges-valid')
        self.press('Back')
        self.press(None, contains='skipped')
        self.find(Role.LABEL, 'Skipped Numbers')
        self.shot('ranges-skipped')

    def scene_upload_verdict(self):
        """What appears as a number is typed; the customer is a British one."""
        self.open()
        self.lead_menu('calloway', 'Upload Numbers')
        self.dialog('Upload Numbers')
        self.press('Add Number')

        def type_number(text, name):
            self.set_text(self.field('Number'), text)
            self.activate('Upload Numbers')
            self.shot(name)

        type_number('+4420', 'verdict-beginning')
        type_number('+442079460018', 'verdict-number')
        type_number('+18002345678', 'verdict-warning')
        type_number('+442079460018x', 'verdict-invalid')
        type_number('020 7946 0018', 'verdict-suggestion')
        self.press('Range')
        self.set_text(self.field('Start'), '+442079460100')
        self.set_text(self.field('End, or Its Last Digits'), '0199')
        self.activate('Upload Numbers')
        self.shot('verdict-range')
        self.keys('Escape')

    def scene_upload_unplanned(self):
        self.open()
        self.lead_menu('calloway', 'Upload Numbers')
        self.dialog('Upload Numbers')
        self.press('Add Number')
        self.enter('Upload Numbers', 'Number', '+4420794600')
        self.shot('unplanned-number')
        self.press('Include It')
        self.find(contains='1 valid')
        self.press('Range')
        self.set_text(self.field('Start'), '+4420794600')
        self.enter('Upload Numbers', 'End, or Its Last Digits', '99')
        self.shot('unplanned-range')
        self.press('Done')
        self.press('Import File…')
        self.choose_file('Import Numbers', self.write('calloway-november.csv', NUMBERS + REFUSED))
        self.find(contains='invalid')
        self.press(None, contains='invalid')
        self.find(Role.LABEL, 'Invalid Lines')
        self.show_all_groups()
        self.shot('unplanned-lines')
        self.press(None, contains='Include Them')
        self.find(None, contains='Undo')
        time.sleep(1)
        self.shot('unplanned-included')
        self.press('Back')
        time.sleep(0.5)
        self.shot('unplanned-entries')
        self.press(None, contains='Submit ')
        self.find(contains='Numbers Uploaded')
        self.activate('Upload Numbers')
        self.keys('Return')
        time.sleep(1)
        self.keys('alt+3')
        self.keys('Home')
        self.says('Outside the Plan')
        self.shot('unplanned-upload')

    def scene_upload_draft(self):
        """A draft that waits on its lead, and how it looks when it comes back."""
        self.open()
        self.lead_menu('calloway', 'Upload Numbers')
        self.dialog('Upload Numbers')
        self.press('Add Number')
        self.press('Range')
        self.set_text(self.field('Start'), '+12127881500')
        self.enter('Upload Numbers', 'End, or Its Last Digits', '1598')
        self.find(contains='99 valid')
        self.press('Done')
        self.press('Import File…')
        self.choose_file('Import Numbers', self.write('calloway-november.csv', NUMBERS + REFUSED))
        self.find(contains='invalid')
        self.activate('Upload Numbers')
        self.keys('Escape')
        self.wait_closed('Upload Numbers')
        self.find(contains='Draft kept')
        self.shot('draft-kept')
        self.press('Lead Menu')
        self.find(Role.MENU_ITEM, contains='Continue Upload')
        self.shot('draft-menu')
        self.press(None, role=Role.MENU_ITEM, contains='Continue Upload')
        self.dialog('Upload Numbers')
        self.find(contains='invalid')
        time.sleep(1)
        self.shot('draft-continued')
        self.press('Draft Menu')
        self.press('Discard Draft…', role=Role.MENU_ITEM)
        time.sleep(1)
        self.shot('draft-discard')
        self.press('Discard')
        self.wait_closed('Upload Numbers')

    def scene_upload_reading(self):
        """A file of which a guess is not sure, and what can be said about it."""
        self.open()
        self.lead_menu('calloway', 'Upload Numbers')
        self.dialog('Upload Numbers')
        self.press('Import File…')
        rows = ''.join(f'Desk {i};+4420794600{i:02d};+4420794610{i:02d};{i % 3 + 2}\n' for i in range(20, 80))
        self.choose_file('Import Numbers', self.write('desks.csv', 'Place;Phone;Mobile Phone;CAC\n' + rows + 'Hall;020;;2\n'))
        self.find(contains='Change How')
        time.sleep(1)
        self.shot('upload-doubt')
        self.press(None, contains='Change How')
        self.find(contains='Apply reads all')
        time.sleep(1)
        self.shot('reading')
        self.press('Cancel')
        # The next scene begins with the lead as it was.
        self.press('Draft Menu')
        self.press('Discard Draft…', role=Role.MENU_ITEM)
        time.sleep(1)
        self.press('Discard')
        self.wait_closed('Upload Numbers')

    def scene_upload_heading(self):
        """A file with a title above its heading."""
        self.open()
        self.lead_menu('granite', 'Upload Numbers')
        self.dialog('Upload Numbers')
        self.press('Import File…')
        rows = ''.join(f'Desk {i};+4420794600{i:02d}\n' for i in range(20, 60))
        self.choose_file('Import Numbers', self.write('desks.csv', f'Numbers of the Leeds office;\nas of November;\n;\nPlace;Phone\n{rows}'))
        self.press(None, contains='Change How')
        self.find(contains='judged by itself')
        time.sleep(1)
        self.click(self.find(Role.COMBO_BOX, 'Heading'))
        time.sleep(1)
        self.shot('reading-heading')
        self.activate('Upload Numbers')
        self.keys('Escape')
        self.press('Cancel')
        self.press('Draft Menu')
        self.press('Discard Draft…', role=Role.MENU_ITEM)
        time.sleep(1)
        self.press('Discard')
        self.wait_closed('Upload Numbers')

    def scene_upload_unread(self):
        """Of two files one is none."""
        self.open()
        self.lead_menu('granite', 'Upload Numbers')
        self.dialog('Upload Numbers')
        for path in (self.write('leeds.csv', ''.join(f'+4420794697{i:02d}\n' for i in range(40)) + '020\n'),
                     self.write('a scan of the order that was signed in November.csv', '%PDF-1.4\n')):
            self.press('Import File…')
            self.choose_file('Import Numbers', path)
            time.sleep(1)
        self.shot('unread-entries')
        self.press(None, contains='Submit ')
        time.sleep(1)
        self.shot('unread-question')
        self.press('Upload Without')
        self.find(contains='Numbers Uploaded')
        time.sleep(1)
        self.shot('unread-result')
        self.press('Done')
        self.wait_closed('Upload Numbers')
        self.activate('Customer Leads')
        self.keys('alt+3')
        self.keys('Home')
        time.sleep(1)
        self.shot('unread-upload')

    def scene_upload_paste(self):
        self.open()
        self.lead_menu('calloway', 'Upload Numbers')
        self.dialog('Upload Numbers')
        self.press('Paste Text…')
        self.find(contains='Paste a mail')
        time.sleep(1)
        self.type('Please port +44 20 7946 0018 and +44 20 7946 0020 - 0099, thanks. Office: 020 7946 0123')
        self.find(contains='numbers found')
        self.shot('paste')
        self.activate('Upload Numbers')
        self.keys('ctrl+a')
        self.type('For the hall +49 221 9988780-89 and +49 221 9988770-79, signed 12.11.2026')
        self.find(contains='may be ranges')
        self.shot('paste-short-ranges')
        self.click(self.find(None, contains='ead last digits behind a hyphen'))
        self.find(contains='20 numbers found')
        self.shot('paste-ranges')
        self.press('Cancel')

    def scene_upload_before(self):
        """A file whose content was imported before."""
        self.open()
        numbers = 'Numbers\n' + ''.join(f'+4420794600{i:02d}\n' for i in range(20, 60))
        for name in ('november.csv', 'copy of november.csv'):
            self.lead_menu('calloway', 'Upload Numbers')
            dialog = self.dialog('Upload Numbers')
            self.press('Import File…')
            self.choose_file('Import Numbers', self.write(name, numbers))
            self.find(contains='Change How', within=dialog)
            if name == 'november.csv':
                self.press(None, contains='Submit ')
                self.says('40 numbers uploaded')
                self.wait_closed('Upload Numbers')
        self.says('Imported before')
        self.shot('upload-before')

    def scene_upload_toast(self):
        self.open()
        self.lead_menu('calloway', 'Upload Numbers')
        self.dialog('Upload Numbers')
        self.press('Add Number')
        self.press('Range')
        self.set_text(self.field('Start'), '+12127881600')
        self.enter('Upload Numbers', 'End, or Its Last Digits', '1699')
        self.find(contains='100 valid')
        self.press(None, contains='Submit ')
        self.says('100 numbers uploaded')
        self.shot('upload-toast')

    def scene_upload_checking(self):
        self.open()
        self.lead_menu('calloway', 'Upload Numbers')
        self.dialog('Upload Numbers')
        path = self.dir / 'everything.csv'
        with open(path, 'w', encoding='ascii') as file:
            file.writelines(f'+4474{i:08d}\n' for i in range(4000000))
        self.press('Import File…')
        self.choose_file('Import Numbers', path)
        time.sleep(0.2)
        self.shot('upload-checking')

    def scene_upload_no_connection(self):
        self.data = self.dir / 'one-lead'
        self.make_lead('Example Ltd', connection=None)
        self.open(demo=False)
        self.press('Lead Menu')
        self.press('Upload Numbers', role=Role.MENU_ITEM)
        self.dialog('Upload Numbers')
        self.says('no PSTN SIP connection')
        self.shot('upload-no-connection')

    def scene_upload_many(self):
        self.data = self.dir / 'several-leads'
        leads = [self.make_lead('Northwind Traders', 'Teams Calling'), self.make_lead('Fabrikam Residences', 'Zoom Phone'),
                 self.make_lead('The Wide World Importers of Greater Manchester', 'Operator Connect'),
                 self.make_lead('Adatum Research', 'SIP Trunk', connection=None)]
        self.cli('connection', 'add', '--lead', leads[1], '--name', 'PSTN 2', '--side', 'pstn')
        rows = [('Northwind Traders', 'Teams Calling', 240), ('Fabrikam Residences', 'Zoom Phone', 96),
                ('The Wide World Importers of Greater Manchester', '', 60), ('Adatum Research', 'SIP Trunk', 12),
                ('Northwind Trading', 'Teams Calling', 4)]
        lines = ['Customer;Service;Number']
        for name, service, count in rows:
            lines += [f'{name};{service};{number(len(lines) + i)}' for i in range(count)]
        lines += [f'Fabrikam Residences;Zoom Phone;{number(1)}', 'Northwind Traders;Teams Calling;4.41633E+11']
        self.open(self.write('carrier-november.csv', '\n'.join(lines) + '\n'), demo=False)
        title = 'Upload Numbers for Several Leads'
        self.dialog(title)
        self.says('4 Leads')
        time.sleep(1)
        self.shot('many')
        self.press('Change How carrier-november.csv Is Read…')
        self.says('Line by Itself')
        time.sleep(1)
        self.shot('many-reading')
        self.press('Cancel')
        self.press('Show Lines That Match No Lead')
        self.says('Lines That Match No Lead')
        time.sleep(1)
        self.shot('many-unmatched')
        self.activate(title)
        self.keys('alt+Left')
        self.cli('connection', 'add', '--lead', leads[3], '--name', 'PSTN 1', '--side', 'pstn')
        self.says('1 lead has no SIP connection')
        self.click(self.find(Role.CHECK_BOX, 'Upload numbers to Fabrikam Residences, Zoom Phone'))
        self.press('Submit 312 Numbers')
        self.says('312 numbers uploaded to 3 leads')
        self.shot('many-result')
        self.press('Done')
        time.sleep(1)
        self.activate('Customer Leads')
        self.keys('alt+3')
        time.sleep(1.5)
        self.shot('many-uploads')

    def scene_upload_drop(self):
        self.open()
        self.lead_menu('calloway', 'Upload Numbers')
        self.dialog('Upload Numbers')
        self.held_over('Upload Numbers', 'upload-drop')

    def scene_leads_drop(self):
        self.open()
        self.held_over('Customer Leads', 'leads-drop')

    def held_over(self, title, name):
        """A file from another program, not let go."""
        path = self.write('november.csv', NUMBERS)
        source = subprocess.Popen([os.environ['LEADS_DRAG_SOURCE'], str(path)])
        try:
            window = self.window_id('Drag Source')
            subprocess.run(['xdotool', 'windowmove', '--sync', window, '1250', '900', 'windowraise', window], check=True)
            time.sleep(0.5)
            start, end = self.middle('Drag Source'), self.middle(title)
            subprocess.run(['xdotool', 'mousemove', *map(str, start), 'sleep', '0.2', 'mousedown', '1'], check=True)
            for index in range(1, 13):
                place = [str(start[i] + (end[i] - start[i]) * index // 12) for i in (0, 1)]
                subprocess.run(['xdotool', 'mousemove', *place, 'sleep', '0.05'], check=True)
            subprocess.run(['xdotool', 'windowmove', window, '1480', '1180'], check=True)
            time.sleep(1)
            self.screen.picture(self.folder / f'{name}-{self.look}.png')
            subprocess.run(['xdotool', 'mousemove', '5', '1170', 'mouseup', '1'], check=True)
        finally:
            source.terminate()
            source.wait()

    def middle(self, title):
        shell = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', self.window_id(title)], capture_output=True, text=True, check=True).stdout
        place = dict(line.split('=') for line in shell.split())
        return int(place['X']) + int(place['WIDTH']) // 2, int(place['Y']) + int(place['HEIGHT']) // 2

    def scene_numbers(self):
        self.open()
        self.keys('alt+2')
        self.says('50,000 numbers')
        self.shot('numbers')
        self.press('Uploaded')
        self.shot('numbers-period')
        self.keys('Escape')
        self.search('granite')
        self.says(' numbers')
        self.shot('numbers-filtered')

    def scene_numbers_limited(self):
        self.open()
        self.lead_menu('granite', 'Show Numbers')
        time.sleep(1)
        self.shot('numbers-limited')

    def scene_numbers_empty(self):
        self.open(demo=False)
        self.keys('alt+2')
        self.shot('numbers-empty')

    def scene_uploads(self):
        self.open()
        self.keys('alt+3')
        self.says('Complete')
        self.shot('uploads')
        self.search('csv')
        self.click(self.find(Role.LABEL, 'Partial'), times=2)
        time.sleep(1)
        self.shot('uploads-partial')
        if next(self.all(Role.PUSH_BUTTON, contains='Show All'), None):
            self.press(None, contains='Show All')
            self.dialog('Invalid Lines')
            self.shot('uploads-lines')

    def scene_uploads_redo(self):
        self.data = self.dir / 'one-undone'
        self.make_lead('Northwind Traders')
        self.open(demo=False)
        self.press('Lead Menu')
        self.press('Upload Numbers', role=Role.MENU_ITEM)
        self.dialog('Upload Numbers')
        self.press('Add Number')
        self.press('Range')
        self.set_text(self.field('Start'), '+12127881500')
        self.enter('Upload Numbers', 'End, or Its Last Digits', '1598')
        self.find(contains='99 valid')
        self.press(None, contains='Submit ')
        self.says('99 numbers uploaded')
        self.activate('Customer Leads')
        self.keys('ctrl+z')
        self.says('99 numbers taken back')
        self.shot('undone-toast')
        self.keys('alt+3')
        self.keys('Home')
        time.sleep(1)
        if self.size == NARROW:
            self.keys('Return')
        time.sleep(1)
        self.shot('uploads-redo')
        self.keys('alt+1')
        time.sleep(1)
        self.press('Lead Menu')
        self.find(Role.MENU_ITEM, contains='Continue Upload')
        self.shot('undone-menu')

    def scene_uploads_empty(self):
        self.open(demo=False)
        self.keys('alt+3')
        self.shot('uploads-empty')

    def scene_connections(self):
        self.open()
        self.lead_menu('calloway', 'SIP Connections')
        self.dialog('SIP Connections')
        self.shot('connections')
        self.press('Add SIP Connection')
        self.shot('connections-new')

    def scene_profiles(self):
        self.open()
        self.menu('Calling Profiles')
        self.dialog('Calling Profiles')
        self.shot('profiles')
        self.press('Edit Single Trunk Trial')
        self.shot('profiles-edit')

    def scene_channels(self):
        self.open()
        self.menu('Channels')
        self.dialog('Channels')
        self.shot('channels')

    def scene_import(self):
        self.open()
        self.menu('Import Leads…')
        self.dialog('Import Leads')
        self.shot('import')
        self.press('Choose File…')
        # The chooser has the dialog's name, so its end is seen by what the dialog shows then.
        time.sleep(1.5)
        self.type(str(self.write('leads.csv', LEADS)))
        self.keys('Return')
        self.says('Tidewater Surveyors')
        self.shot('import-preview')

    def scene_store_error(self):
        self.data = self.dir / 'broken'
        self.data.mkdir(mode=0o700)
        (self.data / 'customer-leads.db').write_bytes(b'This is no database. ' * 400)
        self.open(demo=False)
        self.says('Try Again')
        self.shot('store-error')

    def scene_menu(self):
        self.open()
        self.press('Main Menu')
        self.shot('menu')

    def scene_preferences(self):
        self.open()
        self.menu('Preferences')
        self.dialog('Preferences')
        self.shot('preferences')

    def scene_plan(self):
        self.data = self.dir / 'plan'
        self.make_lead('Example Ltd')
        self.cli('plan', '--install', SMALL_PLAN)
        self.open(demo=False)
        self.menu('Preferences')
        self.dialog('Preferences')
        self.shot('plan-installed')
        self.activate('Preferences')
        self.keys('Escape')
        self.press('Lead Menu')
        self.press('Upload Numbers', role=Role.MENU_ITEM)
        self.dialog('Upload Numbers')
        self.press('Add Number')
        self.press('Range')
        self.set_text(self.field('Start'), '+2300999988')
        self.enter('Upload Numbers', 'End, or Its Last Digits', '1000087')
        self.shot('plan-range')
        self.press('Add the Rest')
        self.find(contains='88 valid')
        (self.data / 'numbering-plan.txt').write_text('format\t1\nversion\t2\ndate\t2026-01-31\nnonsense\n', encoding='ascii')
        self.find(contains='The numbering plan has changed')
        self.shot('plan-changed')
        self.press(None, contains='Remove +230')
        time.sleep(0.5)
        self.activate('Upload Numbers')
        self.keys('Escape', 'Escape')
        self.wait_closed('Upload Numbers')
        self.shot('plan-notice')
        self.press('Preferences')
        self.dialog('Preferences')
        self.shot('plan-problem')

    def scene_about(self):
        self.open()
        self.menu('About Customer Leads')
        time.sleep(1)
        self.shot('about')

    def scene_shortcuts(self):
        self.open()
        self.menu('Keyboard Shortcuts')
        time.sleep(1)
        self.shot('shortcuts')


def write_settings():
    """As under GNOME."""
    path = pathlib.Path(os.environ['XDG_CONFIG_HOME']) / 'gtk-4.0' / 'settings.ini'
    with open(path, 'a', encoding='utf-8') as file:
        file.write('gtk-decoration-layout=appmenu:close\n')


def take(pictures, name):
    """Whether the scene's pictures were taken."""
    try:
        getattr(pictures, f'scene_{name}')()
        return True
    except (AssertionError, OSError, subprocess.CalledProcessError) as error:
        print(f'{name} in {pictures.look}: {error}', file=sys.stderr)
        pictures.is_demo = False
        return False


def take_all(screen, look, names, folder):
    """How many scenes could not be shown."""
    pictures = Pictures()
    pictures.prepare(screen, look, folder)
    n_failed = 0
    for name in names:
        print(f'{name} in {look}', flush=True)
        n_failed += not take(pictures, name)
    try:
        pictures.quit()
    except AssertionError as error:
        print(f'{look}: {error}', file=sys.stderr)
        n_failed += 1
    pictures.process = None
    pictures._outcome = None
    pictures.tearDown()
    return n_failed


def main():
    looks, folder, wanted = sys.argv[1].split(','), pathlib.Path(sys.argv[2]), sys.argv[3:] or scenes()
    for unknown in [*(look for look in looks if look not in LOOKS), *(name for name in wanted if name not in scenes())]:
        sys.exit(f'There is no look and no scene “{unknown}”. Looks: {", ".join(LOOKS)}. Scenes: {", ".join(scenes())}.')
    n_failed = 0
    # Colours and text size are said here: no portal need be asked.
    os.environ['ADW_DISABLE_PORTAL'] = '1'
    write_settings()
    with Screen(BACKGROUND) as screen:
        for look in looks:
            os.environ['ADW_DEBUG_COLOR_SCHEME'] = 'prefer-dark' if LOOKS[look].get('dark') else 'default'
            # GTK turns a window round where its own texts read from right to left; the locale stays, and so do our words.
            os.environ['LANGUAGE'] = 'he' if LOOKS[look].get('rtl') else 'en'
            screen.set_dpi(LARGE_DPI if LOOKS[look].get('large') else DPI)
            n_failed += take_all(screen, look, wanted, folder)
    print(f'The pictures are in {folder}')
    if n_failed:
        sys.exit(f'{n_failed} scenes could not be shown: see above.')


main()
