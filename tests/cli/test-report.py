#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a report may go: not onto what is read, and into a pipe only as long as somebody wants it."""

import os
import signal
import subprocess
import threading
import time

from leads_cli import Store, number

import tap


class Report(Store):
    def setUp(self):
        super().setUp()
        self.lead = self.make_desk()
        self.text = '+12127881500\nbad\n'
        self.file = self.write('numbers.csv', self.text)

    def start(self, *words, **options):
        return subprocess.Popen(self.command(*words), stdout=options.pop('stdout', subprocess.PIPE), stderr=subprocess.PIPE, **options)

    def test_input_is_no_target(self):
        link = self.dir / 'link.csv'
        link.symlink_to(self.file)
        hard = self.dir / 'hard.csv'
        os.link(self.file, hard)
        other = self.write('other.csv', '+12127881501\n')
        for target in (self.file, link, hard, f'file://{self.file}', os.path.relpath(self.file)):
            for words in (('check', self.file), ('check', other, link), self.upload_words(self.lead, '--file', hard)):
                done = self.run_cli(*words, '--report', target, status=2)
                self.assertIn('The report would replace', done.stderr)
                self.assertEqual(self.file.read_text(), self.text)
        with open(self.file, 'rb') as stream:
            done = subprocess.run(self.command('check', '-', '--report', link), stdin=stream, capture_output=True, check=False)
        self.assertEqual(done.returncode, 2, done.stderr)
        with open(self.file, 'ab') as stream:
            done = subprocess.run(self.command('check', self.file, '--report', '-'), stdout=stream, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertEqual(self.file.read_text(), self.text)
        self.assertEqual(self.stored(), set())
        # A device can be both.
        with open('/dev/null', 'r+b') as null:
            done = subprocess.run(self.command('check', '-', '--report', '-'), stdin=null, stdout=null, stderr=subprocess.PIPE, check=False)
        self.assertNotEqual(done.returncode, 2, done.stderr)

    def test_pipe_with_a_reader(self):
        fifo = self.dir / 'fifo'
        os.mkfifo(fifo)
        lines = ''.join(f'{number(i)}x\n' for i in range(20000))
        path = self.write('bad.csv', lines)
        got = []

        def read(delay):
            time.sleep(delay)
            with open(fifo, 'rb') as stream:
                got.append(stream.read())

        for delay in (0, 0.3):
            reader = threading.Thread(target=read, args=(delay,))
            reader.start()
            self.run_cli('check', path, '--report', fifo, status=3)
            reader.join(timeout=60)
            self.assertEqual(got.pop().count(b'\n'), 20001)

    def end(self, process):
        """The first signal is enough; what it said."""
        process.terminate()
        _, err = process.communicate(timeout=20)
        return err.decode()

    def wait_stored(self):
        for _ in range(200):
            if self.stored():
                return
            time.sleep(0.05)
        self.fail('nothing was stored')

    def test_nobody_reads(self):
        fifo = self.dir / 'fifo'
        os.mkfifo(fifo)
        bad = self.write('bad.csv', number(0) + '\n' + ''.join(f'{number(i)}x\n' for i in range(20000)))
        process = self.start('check', bad, '--report', fifo)
        time.sleep(1)
        self.assertIsNone(process.poll())
        self.assertEqual(self.end(process), 'Cancelled. Nothing was stored.\n')
        self.assertEqual(process.returncode, 1)
        # It is not waited for ever, and nothing is stored before there is a reader.
        for words in (('check', bad), self.upload_words(self.lead, '--file', bad)):
            self.assertIn('Nobody reads “fifo”', self.run_cli(*words, '--report', fifo, status=1).stderr)
        self.assertEqual(self.stored(), set())
        for name in ('fifo', 'fifo.xlsx'):
            if name != 'fifo':
                os.mkfifo(self.dir / name)
            self.assertIn(f'Nobody reads “{name}”', self.run_cli('example', self.dir / name, status=1).stderr)
        # One that is there and does not read may yet do so.
        held = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
        process = self.start('check', bad, '--report', fifo)
        time.sleep(1)
        self.assertIsNone(process.poll())
        self.assertEqual(self.end(process), 'Cancelled. Nothing was stored.\n')
        self.assertEqual(process.returncode, 1)
        process = self.start('check', bad, '--report', '-')
        time.sleep(1)
        process.terminate()
        self.assertEqual(process.wait(timeout=20), 1)
        process.communicate()
        # What was stored before stands, and that is said.
        process = self.start(*self.upload_words(self.lead, '--file', bad, '--report', fifo))
        self.wait_stored()
        time.sleep(0.2)
        self.assertIn('The numbers were stored before; their report was not written.', self.end(process))
        self.assertEqual(process.returncode, 3)
        self.assertEqual(len(self.stored()), 1)
        # Nor is a reader's going away the end of the program.
        process = self.start(*self.upload_words(self.lead, '--number', number(1), '--file', bad, '--report', fifo))
        for _ in range(200):
            if len(self.stored()) == 2:
                break
            time.sleep(0.05)
        time.sleep(0.2)
        os.close(held)
        _, err = process.communicate(timeout=60)
        self.assertIn('Stored as upload 2, but its report could not be written', err.decode())
        self.assertEqual(process.returncode, 3)

    def test_impossible_report_is_found_out_before(self):
        folder = self.dir / 'folder'
        folder.mkdir()
        for target, says in (('/none/r.csv', 'The folder “/none” was not found'), (folder, '“folder” is a folder'),
                             (self.dir / ('n' * 252 + '.csv'), 'name is too long'), (self.file / 'x', 'numbers.csv” is no folder'),
                             ('/proc/x', 'folder “/proc”')):
            for words in (('check', self.file), self.upload_words(self.lead, '--file', self.file)):
                done = self.run_cli(*words, '--report', target, status=1)
                self.assertIn(says, done.stderr)
                self.assertEqual(done.stderr.count('\n'), 1, done.stderr)
                self.assertEqual(done.stdout, '')
        self.assertEqual(self.stored(), set())
        self.assertEqual(sorted(path.name for path in self.dir.iterdir()), ['folder', 'numbers.csv', 'store'])
        # A name that is as long as can be has room.
        longest = self.dir / ('n' * 251 + '.csv')
        self.run_cli('check', self.file, '--report', longest, status=3)
        self.assertIn('bad', longest.read_text())
        # What is found out only when it is written leaves the upload as it is.
        self.assertIn('Stored as upload 1, but its report could not be written: There is no room left',
                      self.run_cli(*self.upload_words(self.lead, '--file', self.file), '--report', '/dev/full', status=3).stderr)
        self.assertEqual(self.stored(), {12127881500})
        done = self.run_cli(*self.upload_words(self.lead, '--number', number(7)), '--report', '/dev/full', status=3)
        self.assertIn('Stored as upload 2, but', done.stderr)

    def test_report_where_standard_output_goes(self):
        self.assertIn('both want standard output', self.run_cli('--json', 'check', self.file, '--report', '/dev/stdout', status=2).stderr)
        # Without JSON it is the report alone, as with -.
        self.assertEqual(self.run_cli('check', self.file, '--report', '/dev/stdout', status=3).stdout,
                         self.run_cli('check', self.file, '--report', '-', status=3).stdout)

    def test_what_only_prints_ends_at_once(self):
        self.upload(self.lead, '--range', '+12127880000', '9999')
        for number_ in (signal.SIGINT, signal.SIGTERM):
            process = self.start('numbers', preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
            time.sleep(0.5)
            self.assertIsNone(process.poll())
            process.send_signal(number_)
            self.assertEqual(process.wait(timeout=20), -number_)
            process.communicate()
        self.assertEqual(self.json('numbers', '--count')['count'], 10000)
        self.assert_sound()


tap.main()
