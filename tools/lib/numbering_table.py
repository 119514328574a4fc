# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbering plan's table: from libphonenumber's metadata to text, and from text to what it says, checked.

What a row means is said at the top of data/numbering/plan.txt, which comes from HEADER here.
"""

import datetime
import re

LAYOUT = '1'
NON_GEOGRAPHIC = '001'
MOST_DIGITS = 17  # of a national number, in libphonenumber; E.164 then allows 15 with the country code

# Codes that people do not know by one country: their sentences name the code instead.
WITHOUT_HOME = {'1', '7', '262', '290', '590', '599'}

# Field numbers of libphonenumber's phonemetadata.proto.
GENERAL, FIXED_LINE, MOBILE = 1, 2, 3
INTERNATIONAL_PREFIX, NATIONAL_PREFIX, PARSING_PREFIX, TRANSFORM = 11, 12, 15, 16
SAME_FIXED_LINE_AND_MOBILE, FORMATS, INTERNATIONAL_FORMATS, LEADING_DIGITS = 18, 19, 20, 23
TYPES = {'toll_free': 4, 'premium_rate': 5, 'shared_cost': 6, 'voip': 8, 'personal_number': 7, 'pager': 21,
         'uan': 25, 'voicemail': 28}
PATTERN, LENGTHS = 2, 9  # of a description
FORMAT_PATTERN, FORMAT, FORMAT_LEADING = 1, 2, 3

TYPE_WORDS = ['fixed_line', 'mobile', 'fixed_line_or_mobile', *TYPES]

HEADER = """\
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The numbering plan of the world: which numbers can exist, whose they are, what kind they are, how they are written.
#
# The facts are those of libphonenumber (https://github.com/google/libphonenumber), which is under the Apache License,
# Version 2.0 (https://www.apache.org/licenses/LICENSE-2.0). Its metadata follows the ITU's operational bulletins and
# the national plans; only facts are taken, from the npm package google-libphonenumber {version}, by
# tools/update-numbering-plan, which renews this file. Do not edit it by hand: a correction belongs in libphonenumber.
#
# Columns are separated by one tab, an absent value is -, the first column says what a row is:
#   format        version of this layout
#   version       version of the data
#   date          when it was released
#   code          country code; its regions (ISO 3166-1 alpha-2, also AC, TA and XK; 001 for a code of no country), the
#                 main one first; the country that people know the code by. What follows is the code's, region by region:
#   region        possible lengths of national numbers; international prefix; national prefix
#   leading       the region's numbers are those that begin so
#   strip         what is taken off the beginning of a number dialled inside the region; what takes its place
#   general       numbers of the region, one row an alternative
#   fixed_line … voicemail
#                 numbers of a type; the type's own possible lengths, or - where it has the region's
#   mobile_token  digits before the area code of mobile numbers in international format
#   display       in international format, numbers of the first column's pattern that begin as the last column says (- for
#                 all) are written as the second one says; the first row that fits is taken
#
# A national number is valid when nothing is stripped off it and one region takes it: of the code's regions, in order, a
# region with leading digits is chosen when the number begins so, another one when it has a type there, and the first
# region chosen decides: the number must be one of its general numbers, in pattern and length, and of a type there.
# Types are tried in the order premium_rate, toll_free, shared_cost, voip, personal_number, pager, uan, voicemail,
# then fixed_line and mobile; what is both is fixed_line_or_mobile.
"""


class Malformed(ValueError):
    """The table or the metadata is not as it must be; the message says where and why."""


# Patterns

_TOKEN = re.compile(r'\\d|\(\?:|\[(?:\d(?:-\d)?)+\]|\{\d{1,2}(?:,\d{1,2})?\}|[\d()|?$]')


def check_pattern(pattern, *, end_allowed=False):
    """Refuses what is no pattern of digits; the places of its top-level bars."""
    bars, depth, at, can_repeat = [], 0, 0, False
    if not pattern:
        raise Malformed('a pattern is empty')
    while at < len(pattern):
        token = _TOKEN.match(pattern, at)
        if not token:
            raise Malformed(f'“{pattern}” is no pattern of digits, from “{pattern[at:at + 10]}” on')
        text = token.group()
        if text in ('(', '(?:'):
            depth += 1
            can_repeat = False
        elif text == ')':
            depth -= 1
            can_repeat = True
            if depth < 0:
                raise Malformed(f'“{pattern}” closes more groups than it opens')
        elif text == '|':
            if depth == 0:
                bars.append(at)
            can_repeat = False
        elif text == '?' or text[0] == '{':
            if not can_repeat:
                raise Malformed(f'“{pattern}” repeats nothing, at “{pattern[at:at + 10]}”')
            limits = [int(limit) for limit in re.findall(r'\d+', text)]
            if limits != sorted(limits) or limits and limits[-1] == 0:
                raise Malformed(f'“{pattern}” repeats “{text}” times')
            can_repeat = False
        elif text == '$':
            if not end_allowed:
                raise Malformed(f'“{pattern}” has an end in it')
            can_repeat = False
        else:
            if any(first > last for first, last in re.findall(r'(\d)-(\d)', text)):
                raise Malformed(f'“{pattern}” has the digits “{text}”')
            can_repeat = True
        at = token.end()
    if depth:
        raise Malformed(f'“{pattern}” does not close a group')
    return bars


def alternatives(pattern):
    """The top-level alternatives of a pattern, each once, in its order."""
    bars = check_pattern(pattern)
    places = [-1, *bars, len(pattern)]
    return list(dict.fromkeys(pattern[a + 1:b] for a, b in zip(places, places[1:])))


# Lengths

def write_lengths(lengths):
    """4, 5, 6, 9 as 4-6,9."""
    runs = []
    for length in sorted(set(lengths)):
        if runs and runs[-1][1] == length - 1:
            runs[-1][1] = length
        else:
            runs.append([length, length])
    return ','.join(str(a) if a == b else f'{a}-{b}' for a, b in runs)


def read_lengths(text):
    """4-6,9 as 4, 5, 6, 9."""
    lengths = []
    for run in text.split(','):
        match = re.fullmatch(r'([1-9]\d?)(?:-([1-9]\d?))?', run)
        if not match:
            raise Malformed(f'lengths “{text}” cannot be read')
        lengths += range(int(match[1]), int(match[2] or match[1]) + 1)
    if write_lengths(lengths) != text or not 1 <= lengths[-1] <= MOST_DIGITS:
        raise Malformed(f'lengths “{text}” are not as they are written')
    return lengths


# From the metadata to the table

def _field(values, number):
    """A field of the metadata, None where it is absent or empty."""
    value = values[number] if number < len(values) else None
    return None if value in ('', []) else value


def _type_rows(word, description, region_lengths):
    pattern = _field(description, PATTERN) if description else None
    lengths = (_field(description, LENGTHS) if description else None) or []
    if not pattern:
        return []
    own = write_lengths(lengths) if lengths else '-'
    return [[word, None, '-' if own == region_lengths else own, alternative] for alternative in alternatives(pattern)]


def _region_rows(region, values):
    general = values[GENERAL]
    lengths = write_lengths(general[LENGTHS])
    rows = [['region', region, lengths, _field(values, INTERNATIONAL_PREFIX) or '-',
             _field(values, NATIONAL_PREFIX) or '-']]
    if _field(values, LEADING_DIGITS):
        rows.append(['leading', region, values[LEADING_DIGITS]])
    if _field(values, PARSING_PREFIX):
        rows.append(['strip', region, values[PARSING_PREFIX], _field(values, TRANSFORM) or '-'])
    rows += [['general', region, '-', alternative] for alternative in alternatives(general[PATTERN])]
    typed = {'fixed_line': FIXED_LINE, 'mobile': MOBILE, **TYPES}
    if _field(values, SAME_FIXED_LINE_AND_MOBILE):
        fixed_line, mobile = (_type_rows('fixed_line_or_mobile', values[n], lengths) for n in (FIXED_LINE, MOBILE))
        if fixed_line != mobile:
            raise Malformed(f'{region}: fixed line and mobile are said to be the same, and are not')
        rows += fixed_line
        del typed['fixed_line'], typed['mobile']
    for word, number in typed.items():
        rows += _type_rows(word, _field(values, number), lengths)
    for row in rows:
        row[1] = region
    return rows


def _display_rows(code, values):
    rows = []
    for form in _field(values, INTERNATIONAL_FORMATS) or _field(values, FORMATS) or []:
        leading = _field(form, FORMAT_LEADING)
        rows.append(['display', code, form[FORMAT_PATTERN], form[FORMAT], leading[-1] if leading else '-'])
    return rows


def write(facts, version, date):
    """The table's text, from what tools/lib/numbering-package.js prints."""
    rows = [['format', LAYOUT], ['version', version], ['date', date]]
    for code in sorted(facts['regions']):
        regions = facts['regions'][code]
        of_nobody = regions == [NON_GEOGRAPHIC]
        home = '-' if of_nobody or code in WITHOUT_HOME else regions[0]
        rows.append(['code', code, ','.join(regions), home])
        keys = [code] if of_nobody else regions
        for region, key in zip(regions, keys):
            rows += _region_rows(region, facts['metadata'][key])
        if code in facts['mobileTokens']:
            rows.append(['mobile_token', code, facts['mobileTokens'][code]])
        rows += _display_rows(code, facts['metadata'][keys[0]])
    return HEADER.format(version=version) + ''.join('\t'.join(row) + '\n' for row in rows)


# From the table to what it says

class Region:
    """A region of a country code: its lengths and prefixes, and patterns by the keyword of their rows."""

    def __init__(self, lengths, international_prefix, national_prefix):
        self.lengths = lengths
        self.international_prefix = international_prefix
        self.national_prefix = national_prefix
        self.leading = '-'
        self.strip = None
        self.patterns = {}  # word → [(lengths or '-', pattern)]


class Code:
    """A country code: its regions in order, its home, its mobile token and its display formats."""

    def __init__(self, regions, home):
        self.names = regions
        self.home = home
        self.regions = {}
        self.mobile_token = '-'
        self.displays = []


class Table:
    """What a table says; Malformed when it is not well-formed."""

    COLUMNS = {'format': 2, 'version': 2, 'date': 2, 'code': 4, 'region': 5, 'leading': 3, 'strip': 4, 'general': 4,
               **dict.fromkeys(TYPE_WORDS, 4), 'mobile_token': 3, 'display': 5}
    ORDER = ['region', 'leading', 'strip', 'general', 'fixed_line_or_mobile', 'fixed_line', 'mobile', *TYPES]

    def __init__(self, text):
        self.head = {}
        self.codes = {}
        self._code = self._region = self._last = None
        for number, line in enumerate(text.split('\n'), 1):
            if line and not line.startswith('#'):
                try:
                    self._read(line.split('\t'))
                except Malformed as error:
                    raise Malformed(f'line {number}: {error}') from None
        if text and not text.endswith('\n'):
            raise Malformed('the last line does not end')
        for word in ('format', 'version', 'date'):
            if word not in self.head:
                raise Malformed(f'there is no {word}')
        if not self.codes:
            raise Malformed('there is no country code')
        self._end_code()

    def _read(self, row):
        word = row[0]
        if word not in self.COLUMNS:
            raise Malformed(f'“{word}” is no keyword')
        if len(row) != self.COLUMNS[word]:
            raise Malformed(f'{word} has {len(row)} columns, not {self.COLUMNS[word]}')
        if '' in row:
            raise Malformed('a column is empty')
        if word in ('format', 'version', 'date'):
            self._read_head(word, row[1])
        elif word == 'code':
            self._end_code()
            self._read_code(*row[1:])
        elif self._code is None:
            raise Malformed(f'{word} stands before the first code')
        elif word in ('mobile_token', 'display'):
            self._end_region()
            self._read_of_code(word, row)
        else:
            self._read_of_region(word, row)
        self._last = word

    def _read_head(self, word, value):
        if self.codes or word in self.head:
            raise Malformed(f'{word} stands where it does not belong')
        if word == 'format' and value != LAYOUT:
            raise Malformed(f'the layout is {value}, not {LAYOUT}')
        if word == 'date':
            try:
                if datetime.date.fromisoformat(value).isoformat() != value:
                    raise ValueError
            except ValueError:
                raise Malformed(f'“{value}” is no date') from None
        self.head[word] = value

    def _read_code(self, code, regions, home):
        if not re.fullmatch(r'[1-9]\d{0,2}', code):
            raise Malformed(f'“{code}” is no country code')
        for other in self.codes:
            if code.startswith(other):
                raise Malformed(f'{code} begins with the code {other}' if code != other else f'{code} comes twice')
        if self.codes and code < max(self.codes):
            raise Malformed(f'{code} does not come after {max(self.codes)}')
        names = regions.split(',')
        if len(set(names)) != len(names):
            raise Malformed(f'a region comes twice in “{regions}”')
        if names != [NON_GEOGRAPHIC] and not all(re.fullmatch('[A-Z]{2}', name) for name in names):
            raise Malformed(f'“{regions}” are no regions')
        if home != '-' and (home not in names or home == NON_GEOGRAPHIC):
            raise Malformed(f'home “{home}” is no region of {code}')
        if any(name in other.names for other in self.codes.values() for name in names if name != NON_GEOGRAPHIC):
            raise Malformed(f'a region of “{regions}” has another code already')
        self._code = self.codes[code] = Code(names, home)
        self._number = code

    def _read_of_code(self, word, row):
        if row[1] != self._number:
            raise Malformed(f'{word} of {row[1]} stands under {self._number}')
        if word == 'mobile_token':
            if self._code.displays or self._code.mobile_token != '-' or not re.fullmatch(r'\d+', row[2]):
                raise Malformed('a mobile token is not as it must be')
            self._code.mobile_token = row[2]
            return
        _, _, pattern, form, leading = row
        if not re.fullmatch(r'(?:\((?:\\d(?:\{\d+(?:,\d+)?\})?)+\)|\\d(?:\{\d+(?:,\d+)?\})?)+', pattern):
            raise Malformed(f'“{pattern}” is no pattern of groups')
        check_pattern(pattern)
        groups = pattern.count('(')
        if re.sub(r'\$\d', '', form).strip('0123456789 -./()') or \
           any(not 1 <= int(group) <= groups for group in re.findall(r'\$(\d?)', form)):
            raise Malformed(f'“{form}” is no form for “{pattern}”')
        if leading != '-':
            check_pattern(leading)
        self._code.displays.append((pattern, form, leading))

    def _read_of_region(self, word, row):
        name = row[1]
        if word == 'region':
            self._end_region()
            if len(self._code.regions) == len(self._code.names) or \
               self._code.names[len(self._code.regions)] != name or self._last in ('mobile_token', 'display'):
                raise Malformed(f'region {name} stands where it does not belong')
            read_lengths(row[2])
            if row[3] != '-':
                check_pattern(row[3])
            if row[4] != '-' and not re.fullmatch(r'\d+', row[4]):
                raise Malformed(f'“{row[4]}” is no national prefix')
            self._region = self._code.regions[name] = Region(*row[2:])
            return
        if self._region is None or list(self._code.regions)[-1] != name:
            raise Malformed(f'{word} of {name} stands where it does not belong')
        repeated = self._last == word and word not in ('leading', 'strip')
        if not repeated and self.ORDER.index(word) <= self.ORDER.index(self._last):
            raise Malformed(f'{word} comes after {self._last}')
        if word == 'leading':
            check_pattern(row[2])
            self._region.leading = row[2]
        elif word == 'strip':
            check_pattern(row[2], end_allowed=True)
            groups = len(re.findall(r'\((?!\?:)', row[2]))
            if row[3] != '-' and (re.sub(r'\$\d', '', row[3]).strip('0123456789') or
                                  any(not 1 <= int(group) <= groups for group in re.findall(r'\$(\d?)', row[3]))):
                raise Malformed(f'“{row[3]}” is no rule for “{row[2]}”')
            self._region.strip = (row[2], row[3])
        else:
            self._read_numbers(word, row[2], row[3])

    def _read_numbers(self, word, lengths, pattern):
        if lengths != '-':
            if word == 'general' or lengths == self._region.lengths:
                raise Malformed(f'{word} repeats the lengths of its region')
            if not set(read_lengths(lengths)) <= set(read_lengths(self._region.lengths)):
                raise Malformed(f'lengths “{lengths}” are not among the region’s, “{self._region.lengths}”')
        if check_pattern(pattern):
            raise Malformed(f'“{pattern}” has alternatives, which are rows')
        rows = self._region.patterns.setdefault(word, [])
        if (lengths, pattern) in rows:
            raise Malformed(f'“{pattern}” comes twice')
        if rows and rows[0][0] != lengths:
            raise Malformed(f'{word} has lengths “{lengths}” and “{rows[0][0]}”')
        if word in ('fixed_line', 'mobile') and 'fixed_line_or_mobile' in self._region.patterns:
            raise Malformed(f'{word} stands beside fixed_line_or_mobile')
        rows.append((lengths, pattern))

    def _end_region(self):
        if self._region is not None and 'general' not in self._region.patterns:
            raise Malformed(f'region {list(self._code.regions)[-1]} has no general numbers')

    def _end_code(self):
        if self._code is not None:
            self._end_region()
            if list(self._code.regions) != self._code.names:
                raise Malformed(f'{self._number} lacks a region')
        self._region = None
