#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The scripts on which every test and every first start stand: fresh directories, the display, the packages."""

import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

SOURCE = pathlib.Path(os.environ['LEADS_SOURCE_ROOT'])
SUPPORT = SOURCE / 'tests' / 'support'
sys.path.insert(0, str(SUPPORT))
import tap  # noqa: E402


def alive(pid):
    """Whether a process runs (one that has ended and was not collected does not)."""
    try:
        return pathlib.Path(f'/proc/{pid}/stat').read_text().rsplit(')', 1)[1].split()[0] != 'Z'
    except OSError:
        return False


class Wrapper(unittest.TestCase):
    WRAPPER = SUPPORT / 'with-fresh-dirs'

    def run_inside(self, script, **options):
        return subprocess.run([self.WRAPPER, 'bash', '-c', script], capture_output=True, text=True, check=False,
                              **options)

    def test_directories_are_fresh_and_private(self):
        run = self.run_inside('for dir in "$HOME" "$TMPDIR" "$XDG_DATA_HOME" "$XDG_CONFIG_HOME" "$XDG_CACHE_HOME" '
                              '"$XDG_STATE_HOME" "$XDG_RUNTIME_DIR"; do stat -c "%a %n" "$dir"; done')
        lines = [line.split(' ', 1) for line in run.stdout.splitlines()]
        self.assertEqual([mode for mode, _ in lines], ['700'] * 7, run.stderr)
        self.assertEqual(len({path for _, path in lines}), 7)
        for _, path in lines:
            self.assertFalse(os.path.exists(path), path)

    def test_passes_status_input_and_output(self):
        run = self.run_inside('cat; echo said >&2; exit 7', input='in')
        self.assertEqual((run.returncode, run.stdout), (7, 'in'))
        self.assertIn('said', run.stderr)

    def test_ends_what_was_left_running(self):
        run = self.run_inside('setsid sleep 600 >/dev/null 2>&1 & echo $!')
        self.assertFalse(alive(int(run.stdout)))

    def test_signal_ends_everything(self):
        with tempfile.TemporaryDirectory() as folder:
            told = pathlib.Path(folder) / 'told'
            script = f'echo $$ "$LEADS_TEST_DIR" > {told}.new; mv {told}.new {told}; trap "" TERM; sleep 600'
            with subprocess.Popen([self.WRAPPER, 'bash', '-c', script], stderr=subprocess.DEVNULL) as process:
                end = time.monotonic() + 60
                while not told.exists() and time.monotonic() < end:
                    time.sleep(0.05)
                pid, directory = told.read_text().split()
                process.send_signal(signal.SIGTERM)
                self.assertEqual(process.wait(60), 143)
        self.assertFalse(alive(int(pid)))
        self.assertFalse(os.path.exists(directory))


class Display(Wrapper):
    WRAPPER = SUPPORT / 'with-display'

    def test_has_display_and_buses(self):
        run = self.run_inside('xdpyinfo | grep -o "1480x1180 pixels"; gdbus call --session --dest org.a11y.Bus '
                              '--object-path /org/a11y/bus --method org.a11y.Bus.GetAddress; echo "$GTK_A11Y"')
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertRegex(run.stdout, r"^1480x1180 pixels\n\('unix:.*\natspi\n$")

    def test_what_the_bus_starts_does_not_print_among_our_lines(self):
        run = self.run_inside("""bus=$(gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus \\
              --method org.a11y.Bus.GetAddress | cut -d "'" -f 2)
            gdbus call --address "$bus" --dest org.a11y.atspi.Registry --object-path /org/a11y/atspi/accessible/root \\
              --method org.freedesktop.DBus.Peer.Ping""")
        self.assertEqual((run.returncode, run.stdout), (0, '()\n'), run.stderr)


class PlatformMessages(unittest.TestCase):
    def test_none_is_ours_and_each_has_its_reason(self):
        for entry in (SUPPORT / 'platform-messages.txt').read_text(encoding='utf-8').strip().split('\n\n')[1:]:
            lines = entry.splitlines()
            self.assertRegex(lines[0], '^# .')
            messages = [line for line in lines if not line.startswith('#')]
            self.assertTrue(messages, entry)
            for message in messages:
                self.assertRegex(message, '^(?!leads|customer-leads)[A-Za-z-]+: [^*]{20}')


class Packages(unittest.TestCase):
    """need_packages, with the system's answers made up."""

    def need(self, answers, what='run'):
        script = f'set -euo pipefail\n. "{SOURCE}/tools/lib/packages.sh"\n{answers}\nneed_packages {what}\n'
        return subprocess.run(['bash', '-c', script, 'tools/run'], capture_output=True, text=True, check=False)

    def test_elsewhere_names_what_to_install_and_stops(self):
        run = self.need('is_debian () { false; }; missing_elsewhere () { echo "Meson 1.0 or newer"; }')
        self.assertNotEqual(run.returncode, 0)
        self.assertIn('Please install', run.stderr)
        self.assertIn('Meson 1.0', run.stderr)

    def test_elsewhere_with_everything_goes_on(self):
        run = self.need('is_debian () { false; }; missing_elsewhere () { :; }')
        self.assertEqual((run.returncode, run.stdout, run.stderr), (0, '', ''))

    def test_debian_with_everything_installs_nothing(self):
        run = self.need('is_debian () { true; }; dpkg-query () { echo installed; }; apt-get () { echo CALLED; }')
        self.assertEqual((run.returncode, run.stdout), (0, ''))

    def test_debian_says_what_it_installs(self):
        answers = '''is_debian () { true; }
            dpkg-query () { case ${!#} in meson | xvfb) echo not-installed; return 1 ;; *) echo installed ;; esac; }
            id () { echo 0; }
            apt-get () { echo "apt-get $*" >&7; }
            env () { shift; "$@"; }
            exec 7>&1'''
        run = self.need(answers)
        self.assertIn('Installing with apt-get: meson\n', run.stdout, run.stderr)
        self.assertRegex(run.stdout, 'apt-get .*--no-install-recommends install meson\n')
        run = self.need(answers, 'test')
        self.assertRegex(run.stdout, 'apt-get .*install meson xvfb\n')

    def test_debian_uses_sudo_where_not_root(self):
        run = self.need('''is_debian () { true; }; dpkg-query () { :; }; id () { echo 1000; }
            sudo () { echo "sudo $*" >&7; }
            exec 7>&1''')
        self.assertRegex(run.stdout, 'sudo env .*apt-get .* install gcc ')

    def test_what_apt_get_said_is_shown_when_it_fails(self):
        run = self.need('''is_debian () { true; }; dpkg-query () { :; }; id () { echo 0; }; TMPDIR=$(mktemp -d)
            env () { echo "Unable to locate package gcc"; return 100; }
            trap 'rm -rf "$TMPDIR"' EXIT; export TMPDIR; apt-get () { :; }''')
        self.assertNotEqual(run.returncode, 0)
        self.assertIn('Unable to locate package gcc', run.stderr)

    def test_debian_without_root_or_sudo_stops(self):
        run = self.need('''is_debian () { true; }; dpkg-query () { :; }; id () { echo 1000; }
            command () { test "$*" != "-v sudo"; }''')
        self.assertNotEqual(run.returncode, 0)
        self.assertRegex(run.stderr, 'as root.*\n.*apt-get install --no-install-recommends gcc ')


if __name__ == '__main__':
    tap.main()
