#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Disks that are full, read-only or broken: a sentence names the cause, nothing is half done, and the same command does it later."""

import os
import pathlib
import resource
import shutil
import signal
import subprocess
import unittest

from leads_cli import Store, number

import tap

SIZE = 8 * 1024 * 1024
LINES = 20000
BROKEN_READ = os.environ['LEADS_BROKEN_READ']


def mount(*words):
    return subprocess.run(['mount', *map(str, words)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


class Disk(Store):
    """The store on a small disk of its own."""

    def setUp(self):
        super().setUp()
        self.disk = self.dir / 'disk'
        self.disk.mkdir()
        self.data = self.disk / 'store'
        self.path = self.write('numbers.csv', ''.join(f'{number(i)}\n' for i in range(LINES)))
        self.mounted = os.geteuid() == 0 and shutil.which('mount') is not None and mount('-t', 'tmpfs', '-o', f'size={SIZE}', 'tmpfs', self.disk)

    def tearDown(self):
        if self.mounted:
            subprocess.run(['umount', '-l', self.disk], check=True)
        super().tearDown()

    def need_disk(self):
        if not self.mounted:
            self.skipTest('only root can mount a disk')

    def fill(self, leave):
        room = os.statvfs(self.disk)
        (self.disk / 'filler').write_bytes(bytes(max(room.f_bavail * room.f_frsize - leave, 0)))

    def make_room(self):
        (self.disk / 'filler').unlink()

    def test_full(self):
        self.need_disk()
        lead = self.make_desk()
        upload = self.upload_words(lead, '--file', self.path)
        for leave in (0, 64 * 1024, 256 * 1024, 512 * 1024, 900 * 1024):
            with self.subTest(leave=leave):
                self.fill(leave)
                done = self.run_cli(*upload, status=1)
                self.assertRegex(done.stderr, 'The disk is full|because the disk is full|no room left')
                self.make_room()
                self.assertEqual(self.json('upload', 'list'), [])
                self.assert_sound()
        stored = self.json(*upload)['upload_id']
        self.fill(100 * 1024)
        done = self.run_cli('upload', 'undo', stored, status=1)
        self.assertRegex(done.stderr, 'disk is full')
        self.make_room()
        self.assertEqual(len(self.stored()), LINES)
        self.assert_sound()
        self.run_cli('upload', 'undo', stored)
        self.assertEqual(self.stored(), set())

    def test_no_room_for_a_store_or_a_report(self):
        self.need_disk()
        self.fill(0)
        done = self.run_cli('channel', 'add', 'North', status=1)
        self.assertIn('because the disk is full', done.stderr)
        self.assertEqual(list(self.data.iterdir()), [])
        elsewhere = self.dir / 'elsewhere'
        for name in ('report.csv', 'report.xlsx'):
            report = self.disk / name
            words = ('check', self.write('bad.csv', 'bad\n' * LINES), '--report', report)
            done = self.run_cli(*words, status=1, data=elsewhere)
            self.assertIn(f'no room left on the disk for “{name}”', done.stderr)
            self.assertEqual({path.name for path in self.disk.iterdir()}, {'filler', 'store'})
            self.make_room()
            self.run_cli(*words, status=3, data=elsewhere)
            report.unlink()
            self.fill(0)
        self.make_room()
        self.run_cli('channel', 'add', 'North')

    def test_read_only(self):
        self.need_disk()
        lead = self.make_desk()
        upload = self.upload_words(lead, '--file', self.path)
        self.assertTrue(mount('-o', 'remount,ro', self.disk))
        for words in (upload, ('channel', 'add', 'North'), ('numbers',)):
            self.assertIn('is read-only', self.run_cli(*words, status=1).stderr)
        done = self.run_cli('lead', 'list', status=1, data=self.disk / 'new')
        self.assertIn('/new” cannot be made because its place is read-only', done.stderr)
        done = self.run_cli('check', self.path, '--report', self.disk / 'report.csv', status=1, data=self.dir / 'elsewhere')
        self.assertIn('“report.csv” cannot be written because its place is read-only', done.stderr)
        self.assertTrue(mount('-o', 'remount,rw', self.disk))
        self.assertEqual(self.json(*upload)['uploaded'], LINES)

    def test_data_folder_is_a_file(self):
        plain = self.write('plain', 'text')
        done = self.run_cli('lead', 'list', status=1, data=plain)
        self.assertIn('/plain” is a file, not a folder', done.stderr)
        self.assertEqual(pathlib.Path(plain).read_text(), 'text')

    def test_no_example_or_report_may_grow(self):
        bad = self.write('bad.csv', 'bad\n' * LINES)
        folder = self.dir / 'written'
        folder.mkdir()
        for words, says in ((('example', folder / 'example.csv'), '“example.csv” would become larger'),
                            (('example', folder / 'example.xlsx'), 'example.xlsx|no room left'),
                            (('check', bad, '--report', folder / 'report.csv'), 'report.csv|no room left|disk is full')):
            for limit in (64, 4096, 100 * 1024):
                if words[0] == 'example' and limit > 64:
                    continue

                def restrict(limit=limit):
                    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
                    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

                with self.subTest(words=words, limit=limit):
                    done = subprocess.run(self.command(*words), capture_output=True, text=True, preexec_fn=restrict, check=False, timeout=120)
                    self.assertEqual(done.returncode, 1, done.stderr)
                    self.assertRegex(done.stderr, says)
                    self.assertEqual(list(folder.iterdir()), [])

    def test_no_file_may_grow(self):
        """What a quota does, without a disk of its own."""
        lead = self.make_desk()
        words = self.command(*self.upload_words(lead, '--file', self.path))
        for limit in (4096, 600 * 1024):
            def restrict(limit=limit):
                signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

            done = subprocess.run(words, capture_output=True, text=True, preexec_fn=restrict, check=False, timeout=120)
            self.assertEqual(done.returncode, 1, done.stderr)
            self.assertRegex(done.stderr, 'disk is full|no room left')
            self.assertEqual(self.stored(), set())
            self.assert_sound()
        self.assertEqual(subprocess.run(words, capture_output=True, check=False).returncode, 0)
        self.assertEqual(len(self.stored()), LINES)


class Reading(Store):
    def test_errors_at_once(self):
        """A file that is there, and gives nothing but an error."""
        for words in (('check',), ('lead', 'import'), ('profile', 'import'), ('plan', '--install')):
            done = self.run_cli(*words, '/proc/self/mem', status=1)
            self.assertIn('Input/output error', done.stderr)
            self.assertEqual(done.stderr.count('\n'), 1, done.stderr)

    @unittest.skipIf('LEADS_SANITIZE' in os.environ, 'sanitized programs want to be preloaded first')
    def test_errors_midway(self):
        lead = self.make_desk()
        text = self.write('numbers.csv', ''.join(f'{number(i)}\n' for i in range(100000)))
        leads = self.write('leads.csv', 'Full Name,Service Name\n' + ''.join(f'Customer {i},Voice\n' for i in range(20000)))
        book = self.dir / 'example.xlsx'
        self.run_cli('example', book)
        for path, words, status in ((text, self.upload_words(lead, '--file', text), 0), (book, ('check', book), 0), (leads, ('lead', 'import', leads), 0)):
            size = path.stat().st_size
            for after in (1, size // 3, size - 1):
                with self.subTest(path=path.name, after=after):
                    environment = {**os.environ, 'LD_PRELOAD': BROKEN_READ, 'BROKEN_FILE': str(path), 'BROKEN_AFTER': str(after)}
                    done = subprocess.run(self.command(*words), capture_output=True, text=True, env=environment, check=False, timeout=120)
                    self.assertEqual(done.returncode, 1, done.stderr)
                    self.assertIn(f'“{path.name}” could not be read or written', done.stderr)
                    self.assertIn('Input/output error', done.stderr)
                    self.assertEqual((self.stored(), len(self.json('lead', 'list'))), (set(), 1))
            self.run_cli(*words, status=status)
            if path == text:
                self.run_cli('upload', 'undo', 1)


if not pathlib.Path('/proc/self/mem').exists():
    del Reading.test_errors_at_once
tap.main()
