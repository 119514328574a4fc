#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Options that say nothing, contradict each other or lead nowhere: wrong usage, in a sentence, and nothing is done."""

from leads_cli import Store

import tap


class Options(Store):
    def setUp(self):
        super().setUp()
        self.lead = self.make_desk()
        self.file = self.write('numbers.csv', 'Number,End\n+12127881500,\n')

    def misused(self, *words, says):
        done = self.run_cli(*words, status=2)
        self.assertIn(says, done.stderr)
        self.assertEqual(done.stderr.count('\n'), 1, done.stderr)
        self.assertEqual(done.stdout, '')

    def test_empty_values(self):
        check = ('check', self.file)
        for words in ((*check, '--column', ''), (*check, '--sheet', ''), (*check, '--encoding', ''),
                      (*check, '--by-customer', '--customer-column', ''), ('lead', 'add', '--customer', 'A', '--service', 'B', '--channel', ''),
                      ('customer', 'add', 'A', '--channel', ''), ('profile', 'add', '--name', 'P', '--carrier', ''),
                      ('profile', 'add', '--name', 'P', '--trunk', 'a.example.net', '--trunk', ''),
                      ('connection', 'add', '--lead', self.lead, '--name', 'C', '--side', 'pstn', '--sbc', ''),
                      self.upload_words(self.lead, '--file', self.file, profile=''),
                      self.upload_words(self.lead, '--file', self.file, connection='')):
            self.misused(*words, says='is empty')
        for words, says in ((('channel', 'add', ''), 'name for the channel'), (('customer', 'add', ''), 'full name'),
                            (('lead', 'add', '--customer', 'A', '--service', ''), 'name of the service'),
                            (('profile', 'add', '--name', ''), 'name for the calling profile')):
            self.misused(*words, says=says)
        # There is no such column: that is what is meant.
        self.run_cli(*check, '--end-column', '', '--count-column', '', '--cac-column', '')
        self.assertEqual(len(self.json('lead', 'list')), 1)
        self.assertEqual(len(self.json('profile', 'list')), 1)

    def test_values_that_nobody_knows(self):
        self.misused('customer', 'add', 'A', '--country', 'QQQ', says='“QQQ” is not a country')
        self.misused('check', self.file, '--country', 'QQQ', says='“QQQ” is not a country')
        self.misused('check', self.file, '--encoding', 'EBCDIC', says='“EBCDIC” is not known')
        self.misused('profile', 'add', '--name', 'P', '--trunk', 'no host', says='“no host” is not a host name')
        words = self.upload_words(self.lead, '--file', self.file)
        for info, says in (('A' * 65, 'at most 64 characters'), (' ', '--service-info is empty')):
            words[words.index('--service-info') + 1] = info
            self.misused(*words, says=says)
        # What may be there another time is no wrong usage.
        for words in (('numbers', '--lead', 99), ('upload', 'list', '--lead', 99), ('connection', 'list', '--lead', 99)):
            self.assertIn('not there any more', self.run_cli(*words, status=1).stderr)
        self.assertIn('no column “Nope”', self.run_cli('check', self.file, '--column', 'Nope', status=1).stderr)

    def test_options_without_what_they_are_about(self):
        book = self.dir / 'numbers.xlsx'
        self.run_cli('example', book)
        self.misused('check', self.file, '--sheet', 'Numbers', says='no file is one')
        self.misused('check', self.file, '--customer-column', 'Number', says='Give --by-customer')
        self.misused('check', self.file, '--service-column', 'Number', says='Give --by-customer')
        self.misused('check', book, '--delimiter', ';', says='every file is a workbook')
        self.misused('check', book, '--encoding', 'UTF-8', says='every file is a workbook')
        for option in ('--column', '--end-column', '--count-column', '--cac-column', '--encoding', '--sheet'):
            self.misused(*self.upload_words(self.lead, '--number', '+12127881500', option, 'UTF-8'), says='there is none')
        self.misused(*self.upload_words(self.lead, '--number', '+12127881500', '--delimiter', ','), says='there is none')
        self.misused(*self.upload_words(self.lead, '--number', '+12127881500', '--heading', 'no'), says='there is none')
        self.misused(*self.upload_words(self.lead, '--file', self.file, '--sheet', '1'), says='no file is one')
        self.assertEqual(self.stored(), set())
        # Of two files one is meant.
        self.run_cli('check', self.file, book, '--sheet', '1', '--delimiter', ',', '--encoding', 'UTF-8')

    def test_options_against_each_other(self):
        self.misused('numbers', '--after', '+12127881500', '--order', 'newest', says='--after goes by number')
        for more in (('--limit', 1), ('--after', '+1'), ('--format', 'csv')):
            self.misused('numbers', '--count', *more, says='--count counts all')
        self.misused('--json', 'numbers', '--format', 'csv', says='two formats')
        self.run_cli('--json', 'numbers', '--format', 'json')


tap.main()
