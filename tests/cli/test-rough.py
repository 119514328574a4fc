#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rough treatment: streams that are closed or full, odd arguments and file names, signals while nothing comes."""

import json
import os
import resource
import signal
import socket
import sqlite3
import subprocess
import time

from leads_cli import CLI, Store

import tap

SANITIZED = 'LEADS_SANITIZE' in os.environ


class Rough(Store):
    def start(self, *words, **options):
        return subprocess.Popen(self.command(*words), stdout=options.pop('stdout', subprocess.PIPE), stderr=subprocess.PIPE, **options)

    def refused(self, *words, status, says, **options):
        """Runs it (bytes), and demands the status and the sentence."""
        done = subprocess.run(self.command(*words), stderr=subprocess.PIPE, timeout=120, check=False,
                              **{'stdout': subprocess.PIPE, 'stdin': subprocess.DEVNULL, **options})
        err = done.stderr.decode()
        self.assertEqual(done.returncode, status, err)
        self.assertIn(says, err)
        return done


class Output(Rough):
    def test_refused_upload_uploaded_nothing(self):
        lead = self.make_desk()
        done = self.run_cli('--json', *self.upload_words(lead, '--number', '+442079460000', '--number', 'bad', '--all-or-nothing'), status=1)
        self.assertEqual(json.loads(done.stdout)['uploaded'], 0)
        self.assertEqual(self.json('numbers', '--count')['count'], 0)

    def test_own_files_are_no_target(self):
        """A report takes the place of no file that the program keeps its data in, by whatever name."""
        lead = self.make_desk()
        bad = self.write('bad.csv', 'Numbers\n+442079460000\nbad\n')
        store = self.data / 'customer-leads.db'
        plan = self.data / 'numbering-plan.txt'
        plan.write_text('no plan')
        (self.data / 'drafts' / '1').mkdir(parents=True)
        link = self.dir / 'link.csv'
        link.symlink_to(store)
        before = store.read_bytes()
        for target in (store, self.data / 'customer-leads.db-wal', plan, link, self.data / 'drafts' / '1' / 'state'):
            if target.name == 'customer-leads.db-wal' and not target.exists():
                continue
            for words in (['check', bad], self.upload_words(lead, '--file', bad)):
                done = self.run_cli(*words, '--report', target, status=1)
                self.assertIn('keeps its own data in', done.stderr)
        self.assertEqual(store.read_bytes(), before)
        self.assertEqual(plan.read_text(), 'no plan')
        self.assertEqual(self.json('upload', 'list'), [])
        self.run_cli('check', bad, '--report', self.data / 'report.csv', status=3)

    def test_no_database_is_a_target(self):
        """Nothing that is written for a person takes the place of another folder's store or of a copy of one."""
        self.make_desk()
        (self.data / 'drafts' / '1').mkdir(parents=True)
        other = self.dir / 'other'
        other.mkdir()
        bad = self.write('bad.csv', 'Numbers\n+442079460000\nbad\n')
        store = self.data / 'customer-leads.db'
        copy = self.data / 'customer-leads-20261126T062013Z-v3.db'
        copy.write_bytes(b'')
        foreign = self.dir / 'foreign.csv'
        with sqlite3.connect(foreign) as db:
            db.execute('CREATE TABLE a (b)')
        links = [self.dir / name for name in ('link.csv', 'link.xlsx', 'hard.csv', 'hard.xlsx')]
        for link in links:
            if link.name.startswith('link'):
                link.symlink_to(store)
            else:
                link.hardlink_to(store)
        files = (store, copy, foreign, *links)
        before = [path.read_bytes() for path in files]

        def refuses(target, *words):
            with self.subTest(target=target, words=words):
                done = self.run_cli(*words, target, status=1, data=other)
                self.assertRegex(done.stderr, 'is a database|keeps its own data in')

        for target in (*files, self.data / 'drafts' / '1' / 'state', self.data / 'numbering-plan.txt', other / 'customer-leads-v3.db'):
            refuses(target, 'check', bad, '--report')
            if target.suffix in ('.csv', '.xlsx'):
                refuses(target, 'example')
        self.assertEqual([path.read_bytes() for path in files], before)
        self.assertEqual(list((self.data / 'drafts' / '1').iterdir()), [])
        # A name that only begins like the store's is a person's own.
        self.run_cli('example', other / 'customer-leads-numbers.csv', status=0)
        self.run_cli('check', bad, '--report', other / 'customer-leads.dbf', status=3)

    def test_full_disk_is_said(self):
        lead = self.make_desk()
        self.upload(lead, '--number', '+12127881500')
        path = self.write('numbers.csv', '+12127881500\nwrong\n')
        with open('/dev/full', 'wb') as full:
            for words in (('lead', 'list'), ('--json', 'lead', 'list'), ('connection', 'list'), ('profile', 'list'), ('upload', 'list'), ('upload', 'show', 1),
                          ('numbers',), ('numbers', '--format', 'csv'), ('--json', 'numbers'), ('numbers', '--count'), ('plan',), ('example',),
                          ('check', path), ('check', path, '--report', '-')):
                with self.subTest(words=words):
                    done = self.refused(*words, status=1, says='disk', stdout=full)
                    self.assertEqual(done.stderr.count(b'\n'), 1, done.stderr)
            self.refused('verdict', status=1, says='disk', stdout=full, stdin=open(path, 'rb'))
            # What is stored is stored, and is not to be done again.
            self.refused('channel', 'add', 'North', status=0, says='It was done', stdout=full)

    def test_closed_streams(self):
        lead = self.make_desk()
        path = self.write('numbers.csv', '+12127881500\n')

        def close(*numbers):
            return lambda: [os.close(number) for number in numbers]

        self.refused('lead', 'list', status=1, says='could not be written', stdout=None, preexec_fn=close(1))
        self.refused('check', '-', status=1, says='empty', stdin=None, preexec_fn=close(0))
        self.refused('verdict', status=1, says='could not be read', stdin=None, preexec_fn=close(0))
        done = subprocess.run(self.command(*self.upload_words(lead, '--file', path)), preexec_fn=close(0, 1, 2), check=False)
        self.assertEqual(done.returncode, 0)
        self.assertEqual(self.stored(), {12127881500})
        self.assert_sound()

    def test_report_leaves_no_file(self):
        path = self.write('numbers.csv', ''.join(f'wrong {i}\n' for i in range(50000)))
        temporary = self.dir / 'tmp'
        temporary.mkdir()
        process = self.start('check', path, '--report', '-', env={**os.environ, 'TMPDIR': str(temporary)})
        self.assertTrue(process.stdout.readline().startswith(b'column1,line,reason'))
        process.stdout.close()
        process.stderr.close()
        process.wait(timeout=60)
        self.assertEqual(list(temporary.iterdir()), [])
        # Nor is a place for one needed.
        done = self.refused('check', path, '--report', '-', status=3, says='', env={**os.environ, 'TMPDIR': '/dev/null'})
        self.assertEqual(done.stdout.count(b'\n'), 50001)

    def test_nothing_for_a_terminal_to_obey(self):
        self.make_desk(customer='A\x1b[31mB')
        with sqlite3.connect(self.data / 'customer-leads.db') as db:
            db.execute("UPDATE customer SET full_name = 'A\x1b[31m\tB'")
        self.upload(1, '--number', '+12127881500')
        for words in (('lead', 'list'), ('numbers',)):
            out = self.run_cli(*words).stdout
            self.assertNotIn('\x1b', out)
            self.assertIn('A␛[31m␉B', out)
        self.assertEqual(self.json('lead', 'list')[0]['customer'], 'A\x1b[31m\tB')

    def test_names_that_a_terminal_would_obey(self):
        lead = self.make_desk()
        name = 'no\x1b[31m\nne.csv'
        for words in (('check', self.dir / name), ('check', '--\x1b[31m'), ('\x1b[31m', 'x'), ('upload', 'show', '\x1b[31m'),
                      ('check', self.write('good.csv', '+12127881500\n'), '--column', '\x1b[31m')):
            done = subprocess.run(self.command(*words), capture_output=True, check=False)
            self.assertNotEqual(done.returncode, 0)
            self.assertNotIn(b'\x1b', done.stderr)
            self.assertIn('␛[31m', done.stderr.decode())
            self.assertEqual(done.stderr.count(b'\n'), 1)
        path = self.write(name, '+12127881500\nbad\n')
        report = self.dir / 'report.csv'
        out = self.run_cli(*self.upload_words(lead, '--file', path, '--file', self.dir / 'good.csv', '--report', report), status=3).stdout
        out += self.run_cli('upload', 'show', 1).stdout + self.run_cli('upload', 'list').stdout + report.read_text(encoding='utf-8')
        self.assertNotIn('\x1b', out)
        self.assertEqual(out.count('no␛[31m␊ne.csv'), 5)

    def test_values_that_others_stored(self):
        self.make_desk()
        with sqlite3.connect(self.data / 'customer-leads.db') as db:
            db.execute("UPDATE lead SET last_modified = 9223372036854775807, service_name = CAST (x'41ff' AS TEXT)")
        self.assertIn('A\ufffd', self.run_cli('lead', 'list').stdout)
        self.assertEqual(self.json('lead', 'list')[0]['service'], 'A\ufffd')

    def test_store_is_closed(self):
        lead = self.make_desk()
        self.upload(lead, '--range', '+12127880000', '9999')
        self.assertEqual([path.name for path in self.data.iterdir()], ['customer-leads.db'])


class Input(Rough):
    def test_signals_while_nothing_comes(self):
        fifo = self.dir / 'fifo'
        os.mkfifo(fifo)
        lead = self.make_desk()
        for number in (signal.SIGINT, signal.SIGTERM):
            for words in (('check', fifo), ('check', '-'), self.upload_words(lead, '--file', fifo), ('lead', 'import', fifo), ('profile', 'import', '-'),
                          ('verdict',)):
                with self.subTest(words=words, number=number):
                    # A shell's background process ignores Ctrl+C, and so would what it starts.
                    process = self.start(*words, stdin=subprocess.PIPE, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
                    time.sleep(0.5)
                    process.send_signal(number)
                    self.assertIn(process.wait(timeout=10), (1, -number))
                    self.assertIn(process.stderr.read(), (b'Cancelled. Nothing was stored.\n', b''))
                    for stream in (process.stdin, process.stdout, process.stderr):
                        stream.close()

    def read_some(self, process, path):
        """Waits until the program has read some of the file."""
        while process.poll() is None:
            for fd in os.listdir(f'/proc/{process.pid}/fd'):
                try:
                    if os.readlink(f'/proc/{process.pid}/fd/{fd}') != str(path):
                        continue
                    with open(f'/proc/{process.pid}/fdinfo/{fd}', encoding='ascii') as info:
                        if int(info.readline().split()[1]) > 1000000:
                            return
                except OSError:
                    continue
        self.fail('the program ended')

    def test_files_that_change_while_they_are_read(self):
        lead = self.make_desk()
        path = self.dir / 'numbers.csv'

        def grow():
            with open(path, 'ab') as file:
                file.write(b'+12127881500\n')

        for name, change in (('grow', grow), ('truncate', lambda: os.truncate(path, 13 * 100))):
            with self.subTest(change=name):
                path.write_bytes(b'+12127881500\n' * 4000000)
                process = self.start(*self.upload_words(lead, '--file', path))
                self.read_some(process, path)
                change()
                _, err = process.communicate(timeout=120)
                self.assertEqual(process.returncode, 1)
                self.assertIn('“numbers.csv” was changed while it was being read', err.decode())
                self.assertEqual(self.stored(), set())
        # One that only lost its name is whole.
        path.write_bytes(b'+12127881500\n' * 4000000)
        process = self.start('check', path)
        self.read_some(process, path)
        path.unlink()
        process.communicate(timeout=120)
        self.assertEqual(process.returncode, 3)

    def test_nothing_comes(self):
        """What gives nothing is not waited for for ever; a pipe whose writer takes its time is read."""
        fifo = self.dir / 'fifo'
        os.mkfifo(fifo)
        for words in (('check', fifo), ('lead', 'import', fifo), ('plan', '--install', fifo), ('check', '/dev/ptmx')):
            self.refused(*words, status=1, says='Nothing came from')
        process = self.start('--json', 'check', fifo)
        time.sleep(0.5)
        with open(fifo, 'wb') as writer:
            time.sleep(6)
            self.assertIsNone(process.poll())
            writer.write(b'+12127881500\n')
        out, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 0, err)
        self.assertEqual(json.loads(out)['accepted'], 1)

    def test_standard_input_is_a_socket(self):
        ours, theirs = socket.socketpair()
        process = self.start('--json', 'check', '-', stdin=theirs)
        theirs.close()
        ours.sendall(b'+12127881500\n+12127881501\n')
        ours.close()
        out, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 0, err)
        self.assertEqual(json.loads(out)['accepted'], 2)

    def test_verdict_of_odd_lines(self):
        lines = b'+12127881500\0junk\n+12127881501\r\r\n+12127881502' + b' ' * 70000 + b'\n\xff\n+12127881503'
        done = subprocess.run([CLI, 'verdict'], input=lines, capture_output=True, timeout=60, check=False)
        rows = [line.split(b'\t')[1:3] for line in done.stdout.splitlines()]
        self.assertEqual(rows, [[b'invalid', b'bad_encoding'], [b'valid', b''], [b'invalid', b'field_too_long'], [b'invalid', b'bad_encoding'],
                                [b'valid', b'']])
        self.assertEqual(done.returncode, 3)
        done = subprocess.run([CLI, '--json', 'verdict'], input=b'+12127881500\n\xff"\n', capture_output=True, timeout=60, check=False)
        first, second = json.loads(done.stdout)
        self.assertEqual([first[key] for key in ('input', 'valid', 'reason')], ['+12127881500', True, ''])
        self.assertEqual(second, {'input': '\ufffd"', 'valid': False, 'reason': 'bad_encoding', 'region': '', 'type': ''})

    def test_verdict_of_long_lines(self):
        lines = [b'9' * 300_000, b'+12127881500' + b'\r' * 600_000, b'\r' * 262_144 + b'5', b'+12127881501', b'9' * 262_144,
                 b'+44' + b' ' * 65_533, b'+44' + b' ' * 65_534, b'', b'8' * 262_143 + b'\r', b'+12127881502']
        done = subprocess.run([CLI, 'verdict'], input=b'\n'.join(lines), capture_output=True, timeout=60, check=False)
        rows = [line.split(b'\t') for line in done.stdout.split(b'\n')]
        self.assertEqual([row[0] for row in rows[:-1]], [line.rstrip(b'\r') for line in lines])
        self.assertEqual(rows[-1], [b''])
        self.assertEqual([row[2].decode() for row in rows[:-1]], ['field_too_long', '', 'field_too_long', '', 'field_too_long', 'too_short',
                                                                'field_too_long', 'blank_line', 'field_too_long', ''])

    def test_verdict_answers_at_once(self):
        process = self.start('verdict', stdin=subprocess.PIPE)
        for number in (b'+12127881500', b'+12127881501'):
            process.stdin.write(number + b'\n')
            process.stdin.flush()
            self.assertTrue(process.stdout.readline().startswith(number + b'\tvalid'))
        process.communicate(timeout=60)
        self.assertEqual(process.returncode, 0)

    def test_verdict_of_an_endless_line(self):
        if SANITIZED:
            self.skipTest('the address sanitizer wants terabytes')
        room = 200 * 1024 * 1024
        process = self.start('verdict', stdin=open('/dev/zero', 'rb'), stdout=subprocess.DEVNULL,
                             preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (room, room)))
        time.sleep(2)
        self.assertIsNone(process.poll(), 'it ran out of memory')
        process.kill()
        process.wait()
        process.stderr.close()


class Arguments(Rough):
    def test_without_a_language(self):
        self.make_desk(customer='Zoë Ltd', service='Ω')
        for locale in ('C', 'POSIX', 'xx_XX.UTF-8'):
            environment = {**os.environ, 'LC_ALL': locale}
            done = subprocess.run(self.command('--json', 'lead', 'list', '--search', 'zoë'), env=environment, capture_output=True, check=True)
            self.assertEqual(json.loads(done.stdout)[0]['service'], 'Ω')
            done = subprocess.run(self.command('lead', 'list'), env=environment, capture_output=True, check=True)
            self.assertIn('Zoë', done.stdout.decode())

    def test_no_text(self):
        for words in ((b'channel', b'add', b'\xff'), (b'customer', b'add', b'\xff'), (b'customer', b'add', b'x', b'--channel', b'\xff'), (b'numbers', b'\xff'),
                      (b'upload', b'--service-info', b'\xff')):
            done = subprocess.run([os.fsencode(word) for word in self.command()] + list(words), capture_output=True, check=False)
            self.assertEqual(done.returncode, 2)
            self.assertIn('UTF-8', done.stderr.decode())

    def test_empty(self):
        lead = self.make_desk()
        good = self.write('good.csv', '+12127881500\n')
        for words in (('check', ''), ('check', good, '--report', ''), self.upload_words(lead, '--file', ''), ('lead', 'import', ''), ('example', '')):
            self.refused(*words, status=2, says='name of a file is empty')
        for words in (('check', '-', '-'), self.upload_words(lead, '--file', '-', '--file', '-')):
            self.refused(*words, status=2, says='can be read once')
        done = subprocess.run([CLI, '--data-dir', '', 'lead', 'list'], cwd=self.dir, capture_output=True, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn('--data-dir is empty', done.stderr.decode())
        self.assertFalse((self.dir / 'customer-leads.db').exists())

    def test_file_names(self):
        for name in ('a:b.csv', 'http:x.csv', '-dash.csv', '100%41.csv', '<b>&\n.csv'):
            self.write(name, '+12127881500\n')
            done = subprocess.run(self.command('--json', 'check', '--', name), cwd=self.dir, capture_output=True, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(json.loads(done.stdout)['files'][0]['file'], name)
        loop = self.dir / 'loop'
        loop.symlink_to('loop')
        self.refused('check', loop, status=1, says='leads back to itself')
        dangling = self.dir / 'dangling.csv'
        dangling.symlink_to('gone.csv')
        for words in (('check', dangling), ('lead', 'import', dangling), ('plan', '--install', dangling)):
            self.refused(*words, status=1, says='“dangling.csv” is a link to “gone.csv”, which was not found')
        self.refused('check', 'http://example.com/x.csv', status=1, says='cannot be reached')

    def test_store_that_cannot_be_opened(self):
        """It is told why: a permission is not what is missing."""
        link = self.dir / 'linked' / 'customer-leads.db'
        link.parent.mkdir()
        link.symlink_to('gone.db')
        self.assertIn('is a link to a file that was not found', self.run_cli('lead', 'list', data=link.parent, status=1).stderr)
        self.assertEqual([path.name for path in link.parent.iterdir()], ['customer-leads.db'])
        self.make_desk()
        for most in (6, 8):
            self.refused('lead', 'list', status=1, says='Too many open files',
                         preexec_fn=lambda most=most: resource.setrlimit(resource.RLIMIT_NOFILE, (most, most)))

    def test_dashes(self):
        self.run_cli('channel', 'add', '--', '-x')
        self.run_cli('customer', 'add', '--channel', '-x', '--', '--y')
        self.run_cli('lead', 'add', '--customer', '--y', '--service', 'S')
        self.assertEqual([(row['customer'], row['channel']) for row in self.json('lead', 'list')], [('--y', '-x')])
        self.refused('lead', 'frob', status=2, says='“lead frob”')

    def test_example_is_whole_or_absent(self):
        example = self.dir / 'example.csv'
        limit = lambda: (signal.signal(signal.SIGXFSZ, signal.SIG_IGN), resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10)))  # noqa: E731
        self.refused('example', example, status=1, says='“example.csv”', preexec_fn=limit)
        self.assertFalse(example.exists())
        self.refused('example', self.dir, status=1, says='is a folder')
        self.run_cli('example', example)
        self.assertGreater(example.stat().st_size, 10)


tap.main()
