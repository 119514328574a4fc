# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives customer-leads through the accessibility bus, the keyboard and the mouse, as a person would.

To be run inside support/with-display. A case gets a program with a store of its own; a warning or a
critical on its standard error fails the case, a picture of the screen is kept when one fails.
"""

import functools
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

# The bus says in warnings when a node went away under the one who looks: fatal for the programs, not for us.
os.environ.pop('G_DEBUG', None)

import gi  # noqa: E402

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'support'))

GUI = os.environ['LEADS_GUI']
CLI = os.environ['LEADS_CLI']
PICTURES = os.environ.get('LEADS_TEST_PICTURES')

Role = Atspi.Role

PLATFORM_MESSAGES = pathlib.Path(__file__).resolve().parent.parent / 'support' / 'platform-messages.txt'

# How much of a sanitizer's report is shown, in characters: the first leaks are the largest.
SANITIZER_REPORT = 6000

# How long something that should happen at once may take on a busy machine, in seconds.
PATIENCE = 20


def number(index):
    """The index-th of ten million valid numbers of one mobile block (Ofcom's 0740x xxxxxx)."""
    return f'+44740{index:07d}'


def shown(index):
    """As people write it."""
    text = number(index)
    return f'+44 {text[3:7]} {text[7:]}'


def wait_for(test, what, seconds=PATIENCE, step=0.05):
    """Waits until test () gives something true, and gives it; fails naming what was waited for (text, or what gives it)."""
    end = time.monotonic() + seconds
    while True:
        try:
            found = test()
        except GLib.Error:
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f'waited {seconds} s in vain for {what() if callable(what) else what}')
        time.sleep(step)


def is_shown(node):
    """Whether it has a size: on GTK 4.8 what a stack or a leaflet hides stays on the bus, without one."""
    component = node.get_component_iface()
    if component is None:
        return True
    box = component.get_extents(Atspi.CoordType.WINDOW)
    return box.width > 0 and box.height > 0


def walk(node, limit=400):
    """The node and all below it that are on the bus and shown."""
    yield node
    try:
        count = min(node.get_child_count(), limit)
    except GLib.Error:
        return
    for index in range(count):
        try:
            child = node.get_child_at_index(index)
            if child is None or not is_shown(child):
                continue
        except GLib.Error:
            continue
        yield from walk(child, limit)


def clean(name):
    """A name without what GTK 4.8 adds for a label: '_Open… Open…' and 'Open… Open…' are 'Open…'."""
    name = name or ''
    words = name.split(' ')
    middle = len(words) // 2
    first, second = ' '.join(words[:middle]), ' '.join(words[middle:])
    if first and first.replace('_', '') == second:
        return second
    return name.replace('_', '') if name.count('_') == 1 else name


def text_in(node):
    # GTK 4.8 takes no -1 for the end.
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def name_of(node):
    """Its clean name, or what screen readers say instead where GTK 4.18 gives none: of an item of a menu the text of what
    labels it, of a status its own."""
    name = clean(node.get_name())
    if name:
        return name
    if node.get_role() == Role.MENU_ITEM:
        for relation in node.get_relation_set():
            if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
                return text_in(relation.get_target(0))
    if node.get_role() == Role.STATUS_BAR and node.get_text_iface() is not None:
        return text_in(node)
    return ''


def complaints(log):
    """The lines of a log that warn of something, but for what platform-messages.txt has."""
    expected = []
    for line in PLATFORM_MESSAGES.read_text(encoding='utf-8').splitlines():
        if line and not line.startswith('#'):
            domain, message = line.split(': ', 1)
            message = '.*'.join(map(re.escape, message.split('*')))
            expected.append(rf'.*\b{re.escape(domain)}-(WARNING|CRITICAL) \*\*: [\d:.]+: {message}')
    return [line for line in log.splitlines()
            if re.search(r'\b(WARNING|CRITICAL|ERROR)\b', line) and not any(re.fullmatch(known, line) for known in expected)]


class Application(unittest.TestCase):
    """A case with an empty store, the command line on it, and the program to start."""

    def __init__(self, name='runTest'):
        super().__init__(name)
        if PICTURES:
            setattr(self, name, self._pictured(getattr(self, name)))

    def _pictured(self, method):
        @functools.wraps(method)
        def run():
            try:
                method()
            except Exception:
                self.picture(f'{PICTURES}/{self.id().removeprefix("__main__.")}.png')
                raise
        return run

    def setUp(self):
        self.dir = pathlib.Path(tempfile.mkdtemp(prefix='leads-desktop-'))
        self.data = self.dir / 'store'
        self.process = None

    def tearDown(self):
        self.quit()
        shutil.rmtree(self.dir)

    # The store

    def cli(self, *words, status=0):
        done = subprocess.run([CLI, '--data-dir', str(self.data), '--json', *map(str, words)], capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, status, done.stderr)
        return json.loads(done.stdout) if done.stdout else None

    def make_lead(self, customer='Example Ltd', service='Teams Calling', connection='PSTN 1', profile='Standard'):
        lead = self.cli('lead', 'add', '--customer', customer, '--service', service)['id']
        if connection:
            self.cli('connection', 'add', '--lead', lead, '--name', connection, '--side', 'pstn')
        if profile and not any(row['name'] == profile for row in self.cli('profile', 'list')):
            self.cli('profile', 'add', '--name', profile, '--trunk', 'a.example.net', '--trunk', 'b.example.net')
        return lead

    def upload(self, lead, *more, status=0):
        return self.cli('upload', '--lead', lead, '--profile', 'Standard', '--connection', 'PSTN 1', '--service-info', 'Teams Calling', *more,
                        status=status)

    def count_stored(self):
        return self.cli('numbers', '--count')['count']

    def write(self, name, text):
        path = self.dir / name
        path.write_text(text, encoding='utf-8')
        return path

    # The program

    def start(self, *words, title='Customer Leads', demo=False):
        Atspi.init()
        place = ['--demo'] if demo else ['--data-dir', str(self.data)]
        # Not on a pipe: a program that says much must not wait for us.
        self.log = open(self.dir / 'log', 'w+', encoding='utf-8')
        environment = {name: value for name, value in os.environ.items() if name != 'G_DEBUG'}
        if 'LEADS_SANITIZE' in os.environ:
            # What GTK's file chooser, cloud providers and type database leave behind is told from ours only by long
            # stacks, with which the program takes ten times as long; tests/widgets looks for leaks of every dialog.
            environment['ASAN_OPTIONS'] += ':detect_leaks=0:fast_unwind_on_malloc=1'
        self.process = subprocess.Popen([GUI, *place, *map(str, words)], stdout=self.log, stderr=self.log, env=environment)
        self.app = wait_for(self._find_application, 'the program on the accessibility bus', seconds=40)
        self.window = self.find(Role.FRAME, title)
        return self.window

    def _find_application(self):
        self.assertIsNone(self.process.poll(), 'the program ended at once: ' + (self.dir / 'log').read_text(encoding='utf-8')[-2000:])
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(index)
            if app is not None and app.get_process_id() == self.process.pid:
                return app
        return None

    def quit(self):
        if self.process is None:
            return
        ended = self.process.poll()
        if ended is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process = None
        self.log.close()
        said = (self.dir / 'log').read_text(encoding='utf-8')
        report = said[said.find('=\n=='):][:SANITIZER_REPORT] if 'Sanitizer' in said else ''
        self.assertEqual(complaints(said)[:5], [], 'the program complained' + report)
        self.assertIn(ended, (None, 0), 'the program ended by itself')

    # Finding

    def all(self, role=None, name=None, contains=None, within=None):
        for node in walk(within or self.app):
            try:
                if role is not None and node.get_role() != role:
                    continue
                label = name_of(node)
            except GLib.Error:
                continue
            if name is not None and label != name:
                continue
            if contains is not None and contains not in label:
                continue
            yield node

    def find(self, role=None, name=None, contains=None, within=None, seconds=PATIENCE):
        return wait_for(lambda: next(self.all(role, name, contains, within), None), lambda: f'{role} {name or contains!r}\n{self.outline()}', seconds)

    def gone(self, role=None, name=None, contains=None, within=None, seconds=PATIENCE):
        wait_for(lambda: next(self.all(role, name, contains, within), None) is None, f'{role} {name or contains!r} to go', seconds)

    def outline(self):
        """What is on the bus, for messages."""
        lines = []
        try:
            for node in walk(self.app):
                name = name_of(node)
                if name and not re.match(r'^(Gtk|Adw|Leads)[A-Z]', name):
                    lines.append(f'  {node.get_role_name()}: {name}')
        except (GLib.Error, AttributeError):
            pass
        return '\n'.join(lines[:150])

    def says(self, text, seconds=PATIENCE, within=None):
        """Waits until something on the screen contains text: a label, a status."""
        return self.find(contains=text, within=within, seconds=seconds)

    def texts(self, within=None):
        return [clean(node.get_name()) for node in self.all(Role.LABEL, within=within)]

    # Acting

    def press(self, name, role=None, within=None, contains=None):
        """Presses the button of that name that can be pressed."""
        roles = [role] if role is not None else [Role.PUSH_BUTTON, Role.TOGGLE_BUTTON, Role.MENU_ITEM]

        def look():
            for wanted in roles:
                for node in self.all(wanted, name, contains, within):
                    if node.get_state_set().contains(Atspi.StateType.SENSITIVE) and node.get_n_actions() > 0:
                        return node
            return None

        node = wait_for(look, lambda: f'a button {name or contains!r} that can be pressed\n{self.outline()}')
        node.do_action(0)
        return node

    def keys(self, *keys):
        subprocess.run(['xdotool', 'key', '--clearmodifiers', '--delay', '30', *keys], check=True)
        time.sleep(0.1)

    def type(self, text):
        subprocess.run(['xdotool', 'type', '--clearmodifiers', '--delay', '8', text], check=True)
        time.sleep(0.1)

    def set_text(self, node, text):
        """Sets the text of a field, or of the field within a row."""
        for inner in walk(node):
            if inner.get_editable_text_iface() is not None and inner.get_state_set().contains(Atspi.StateType.EDITABLE):
                inner.set_text_contents(text)
                return inner
        raise AssertionError('no field there')

    def field(self, name):
        """The text field of that name that can be edited."""
        def look():
            for node in self.all(name=name):
                for inner in walk(node):
                    if inner.get_editable_text_iface() is not None and inner.get_state_set().contains(Atspi.StateType.EDITABLE):
                        return inner
            return None
        return wait_for(look, lambda: f'a field {name!r}\n{self.outline()}')

    def text_of(self, field):
        texts = (text_in(node) for node in walk(field) if node.get_text_iface() is not None)
        return next((text for text in texts if text), '')

    def window_of(self, title):
        """The window of that title on the bus."""
        def look():
            windows = (self.app.get_child_at_index(index) for index in range(self.app.get_child_count()))
            return next((window for window in windows if window is not None and window.get_name() == title), None)
        return wait_for(look, lambda: f'a window {title!r}\n{self.outline()}')

    def focus(self, node):
        node.grab_focus()
        time.sleep(0.1)

    def active_window(self):
        done = subprocess.run(['xdotool', 'getactivewindow'], capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def window_id(self, title):
        """The X window of that exact title, newest first."""
        def look():
            done = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', f'^{re.escape(title)}$'], capture_output=True, text=True, check=False)
            return done.stdout.split()[-1:] or None
        return wait_for(look, f'a window {title!r}')[0]

    def wait_closed(self, title, seconds=PATIENCE):
        """Waits until a window is gone from the screen."""
        def look():
            done = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', f'^{re.escape(title)}$'], capture_output=True, text=True, check=False)
            return not done.stdout.strip()
        wait_for(look, f'the window {title!r} to close', seconds)

    def activate(self, title):
        window = self.window_id(title)
        subprocess.run(['xdotool', 'windowactivate', '--sync', window], check=True)
        return window

    def resize(self, title, width, height):
        subprocess.run(['xdotool', 'windowsize', '--sync', self.window_id(title), str(width), str(height)], check=True)
        time.sleep(0.4)

    def choose_file(self, title, path, save=False):
        """Gives a path to the native file chooser of that title, whole, and accepts it. Typed, GTK 4.18 would complete it
        in the middle of the typing."""
        self.activate(title)
        time.sleep(0.4)
        if not save:
            # Opens the field for a path.
            self.keys('slash')

        def look():
            for node in walk(self.window_of(title)):
                states = node.get_state_set()
                if node.get_editable_text_iface() is not None and states.contains(Atspi.StateType.EDITABLE) \
                   and states.contains(Atspi.StateType.FOCUSED):
                    return node
            return None

        wait_for(look, lambda: f'the field for a path\n{self.outline()}').set_text_contents(str(path))
        time.sleep(0.5)
        self.keys('Return')
        self.wait_closed(title)

    def position(self, node):
        """The middle of a node on the screen: extents are relative to the window on GTK 4.8."""
        top = node
        while top.get_parent().get_role() != Role.APPLICATION:
            top = top.get_parent()
        window = self.window_id(top.get_name())
        shell = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', window], capture_output=True, text=True, check=True).stdout
        place = dict(line.split('=') for line in shell.split())
        box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        return int(place['X']) + box.x + box.width // 2, int(place['Y']) + box.y + box.height // 2

    def settled_position(self, node):
        """Where it is, once it stays there: rows that come in above it move it."""
        def look():
            before = self.position(node)
            time.sleep(0.3)
            return before if self.position(node) == before else None

        return wait_for(look, 'a place that is not moving')

    def click(self, node, button=1, times=1):
        x, y = self.settled_position(node)
        subprocess.run(['xdotool', 'mousemove', str(x), str(y), 'click', '--repeat', str(times), '--delay', '60', str(button)], check=True)
        time.sleep(0.1)

    def drag(self, start, end, steps=12):
        """Small steps: GTK needs motion to begin a drag and to find the target."""
        subprocess.run(['xdotool', 'mousemove', *map(str, start)], check=True)
        time.sleep(0.2)
        subprocess.run(['xdotool', 'mousedown', '1'], check=True)
        time.sleep(0.1)
        for index in range(1, steps + 1):
            x = start[0] + (end[0] - start[0]) * index // steps
            y = start[1] + (end[1] - start[1]) * index // steps
            subprocess.run(['xdotool', 'mousemove', str(x), str(y)], check=True)
            time.sleep(0.04)
        subprocess.run(['xdotool', 'mousemove', str(end[0] + 1), str(end[1])], check=True)
        time.sleep(0.3)
        subprocess.run(['xdotool', 'mouseup', '1'], check=True)
        time.sleep(0.2)

    def picture(self, path):
        subprocess.run(['import', '-window', 'root', str(path)], check=False)
