# SPDX-License-Identifier: GPL-3.0-or-later
"""What a numbering plan's table says about a number, read slowly with regular expressions.

It follows the words at the top of the table, and shares nothing with the program's own way of reading it.
"""

import re

MOST_DIGITS = 15  # ITU-T E.164
TYPES = ['premium_rate', 'toll_free', 'shared_cost', 'voip', 'personal_number', 'pager', 'uan', 'voicemail']


def _compile(patterns):
    return re.compile('|'.join(f'(?:{pattern})' for _, pattern in patterns), re.ASCII)


class _Region:
    def __init__(self, region, read_lengths):
        self.lengths = set(read_lengths(region.lengths))
        self.leading = re.compile(region.leading, re.ASCII) if region.leading != '-' else None
        self.strip = (re.compile(region.strip[0], re.ASCII), region.strip[1]) if region.strip else None
        self.patterns = {}
        for word, rows in region.patterns.items():
            own = rows[0][0]
            self.patterns[word] = (_compile(rows), set(read_lengths(own)) if own != '-' else self.lengths)

    def matches(self, word, number):
        pattern, lengths = self.patterns.get(word, (None, ()))
        return len(number) in lengths and pattern.fullmatch(number) is not None

    def type(self, number):
        if not self.matches('general', number):
            return None
        for word in (*TYPES, 'fixed_line_or_mobile'):
            if self.matches(word, number):
                return word
        fixed_line, mobile = self.matches('fixed_line', number), self.matches('mobile', number)
        if fixed_line and mobile:
            return 'fixed_line_or_mobile'
        return 'fixed_line' if fixed_line else 'mobile' if mobile else None

    def stripped(self, number):
        """The number that is left when what stands before it inside the region is taken off."""
        match = self.strip and self.strip[0].match(number)
        if not match:
            return number
        last = match[match.re.groups] if match.re.groups else None
        if self.strip[1] == '-' or last is None:
            left = number[match.end():]
        else:
            left = re.sub(r'\$(\d)', lambda group: match[int(group[1])] or '', self.strip[1]) + number[match.end():]
        general, _ = self.patterns['general']
        if general.fullmatch(number) and not general.fullmatch(left):
            return number
        return left if len(left) in self.lengths else number


class Model:
    """A plan: verdict and display form of canonical numbers."""

    def __init__(self, table, read_lengths):
        self.codes = {}
        for number, code in table.codes.items():
            regions = [(name, _Region(region, read_lengths)) for name, region in code.regions.items()]
            displays = [(re.compile(pattern, re.ASCII), form, re.compile(leading, re.ASCII) if leading != '-' else None)
                        for pattern, form, leading in code.displays]
            self.codes[number] = (regions, displays, code.mobile_token)

    def split(self, text):
        """Country code and national number of a text, or None."""
        for length in (1, 2, 3):
            if text[1:1 + length] in self.codes:
                return text[1:1 + length], text[1 + length:]
        return None

    def verdict(self, text):
        """Region and type, or None."""
        parts = self.split(text)
        if not parts or len(text) > MOST_DIGITS + 1:
            return None
        code, number = parts
        regions = self.codes[code][0]
        if regions[0][1].stripped(number) != number:
            return None
        for name, region in regions:
            if region.leading.match(number) if region.leading else region.type(number):
                word = region.type(number)
                return (name, word) if word else None
        return None

    def display(self, text):
        """The international display form of a valid number."""
        code, number = self.split(text)
        for pattern, form, leading in self.codes[code][1]:
            match = pattern.fullmatch(number)
            if match and (not leading or leading.match(number)):
                return f'+{code} ' + re.sub(r'\$(\d)', lambda group, match=match: match[int(group[1])], form)
        return f'+{code} {number}'

    def area_code_length(self, text):
        """Digits of the national destination code, a mobile token included; 0 where the plan does not tell."""
        groups = re.split(r'\D+', self.display(text))[2:]
        if len(groups) < 2:
            return 0
        token = self.codes[self.split(text)[0]][2]
        if token != '-' and self.verdict(text)[1] == 'mobile':
            return len(token) + len(groups[1])
        return len(groups[0])
