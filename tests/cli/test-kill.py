#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills, a closed pipe, and two programs at once: an upload is wholly there or wholly absent."""

import json
import os
import random
import signal
import subprocess
import time

from leads_cli import Store, number

import tap

# LEADS_KILLS=200 tries more moments than usual.
KILLS = int(os.environ.get('LEADS_KILLS', 20))
LINES = 60000


class Kills(Store):
    def make_file(self):
        return self.write('big.csv', '\n'.join(number(i) for i in range(LINES)) + '\n')

    def time_one_upload(self, path):
        lead = self.make_desk()
        began = time.monotonic()
        upload = self.upload(lead, '--file', path)
        took = time.monotonic() - began
        self.json('upload', 'undo', upload['upload_id'])
        return lead, took

    def kill(self, rng, words, took):
        """Starts the command and kills it: half of the time near the end, where it commits and closes the store."""
        process = subprocess.Popen(self.command('--json', *words), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(0, took * 1.1) if rng.random() < 0.5 else rng.uniform(took * 0.6, took * 1.1))
        process.kill()
        process.wait()
        return process.returncode

    def test_kill_at_random_moments(self):
        rng = random.Random(20)
        path = self.make_file()
        lead, took = self.time_one_upload(path)
        stored = None
        seen = {'whole': 0, 'absent': 0}
        for round_ in range(KILLS):
            undo = stored is not None
            status = self.kill(rng, ['upload', 'undo', stored] if undo else self.upload_words(lead, '--file', path), took)
            # Our own program opens what the kill left, and the engine finds it sound.
            uploads = [row['id'] for row in self.json('upload', 'list') if row['state'] != 'undone']
            self.assert_sound()
            n_stored = len(self.stored())
            self.assertIn(n_stored, (0, LINES), f'round {round_}')
            self.assertEqual(len(uploads), n_stored // LINES)
            # What was said to be done is done.
            if status == 0:
                self.assertEqual(n_stored, 0 if undo else LINES)
            stored = uploads[0] if uploads else None
            seen['whole' if uploads else 'absent'] += 1
        self.assertEqual(sum(seen.values()), KILLS)

    def test_kill_of_a_file_for_several_leads(self):
        """Every lead has its numbers, or none has; the same of the undo."""
        rng = random.Random(21)
        names = [f'Customer {i}' for i in range(10)]
        for name in names:
            self.make_desk(name)
        path = self.write('many.csv', 'Customer,Number\n' + ''.join(f'{rng.choice(names)},{number(i)}\n' for i in range(LINES)))
        words = ['upload', '--by-customer', '--profile', 'Standard', '--file', path]
        began = time.monotonic()
        batch = self.json(*words)['upload_id']
        took = time.monotonic() - began
        for round_ in range(KILLS):
            undo = batch is not None
            self.kill(rng, ['upload', 'undo', batch, '--all'] if undo else words, took)
            live = [row for row in self.json('upload', 'list') if row['state'] != 'undone']
            self.assert_sound()
            self.assertIn((len(self.stored()), len(live)), ((0, 0), (LINES, len(names))), f'round {round_}')
            self.assertEqual(len({row['batch'] for row in live}), 1 if live else 0)
            batch = live[0]['batch'] if live else None

    def test_interrupt_stores_nothing_or_all(self):
        path = self.make_file()
        lead, took = self.time_one_upload(path)
        process = subprocess.Popen(self.command(*self.upload_words(lead, '--file', path)), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        time.sleep(took / 2)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
        self.assertIn(process.returncode, (0, 1, -signal.SIGINT))
        self.assertEqual(len(self.stored()), LINES if process.returncode == 0 else 0)

    def test_closed_pipe(self):
        path = self.make_file()
        lead, _ = self.time_one_upload(path)
        self.upload(lead, '--file', path)
        process = subprocess.Popen(self.command('numbers'), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.readline()
        process.stdout.close()
        process.stderr.read()
        process.stderr.close()
        self.assertNotEqual(process.wait(timeout=60), 0)
        self.assert_sound()


class Together(Store):
    def test_overlapping_uploads_have_one_owner_each(self):
        first = self.make_desk('One Ltd')
        second = self.make_desk('Two Ltd')
        for round_ in range(3):
            base = round_ * 1000000
            one = self.write('one.csv', '\n'.join(number(base + i) for i in range(0, 30000)) + '\n')
            two = self.write('two.csv', '\n'.join(number(base + i) for i in range(20000, 50000)) + '\n')
            processes = [subprocess.Popen(self.command('--json', *self.upload_words(lead, '--file', path)),
                                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                         for lead, path in ((first, one), (second, two))]
            totals = []
            for process in processes:
                out, err = process.communicate(timeout=120)
                self.assertIn(process.returncode, (0, 3), err)
                totals.append(json.loads(out))
            # Every number once; the later one is told which lines it lost.
            self.assertEqual(sum(total['uploaded'] for total in totals), 50000)
            self.assertEqual(sorted(total['existing'] for total in totals), [0, 10000])
            self.assertEqual(max(total['reasons'].get('owned_elsewhere', 0) for total in totals), 10000)
            self.assertEqual(len(self.stored()), 50000 * (round_ + 1))
        self.assert_sound()


tap.main()
