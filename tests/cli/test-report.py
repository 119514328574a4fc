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
        held = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
        for reader in (True, False):
            if not reader:
                os.close(held)
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
