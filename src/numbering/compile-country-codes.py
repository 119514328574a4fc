#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns data/numbering/country-codes.txt into a C table. Usage: compile-country-codes.py TABLE OUTPUT"""

import datetime
import re
import sys

MOST_DIGITS = 15  # ITU-T E.164
MOST_CODES = 255  # the index holds a byte for each


class Malformed(Exception):
    pass


def need(condition, reason):
    if not condition:
        raise Malformed(reason)


def read_lengths(text):
    """The bits of "4-7,10"."""
    bits = 0
    previous = 0
    for part in text.split(','):
        match = re.fullmatch(r'(\d{1,2})(?:-(\d{1,2}))?', part)
        need(match, f'lengths “{text}” are not like 4-7,10')
        first, last = int(match[1]), int(match[2] or match[1])
        need(previous < first <= last and (match[2] is None or first < last), f'lengths “{text}” do not ascend')
        for length in range(first, last + 1):
            bits |= 1 << length
        previous = last
    return bits, previous


def read_code(fields):
    need(len(fields) == 5, f'{len(fields)} columns instead of 5')
    code, regions, home, lengths, zero = fields
    need(re.fullmatch(r'[1-9]\d{0,2}', code), f'“{code}” is no country code')
    regions = regions.split(',')
    need(regions == ['001'] or all(re.fullmatch('[A-Z]{2}', region) for region in regions),
         f'“{fields[1]}” are no regions')
    need(len(set(regions)) == len(regions), f'a region of “{fields[1]}” is there twice')
    need(home == '-' or home in regions and home != '001', f'home “{home}” is none of the regions')
    need(zero in ('0', '-'), f'the last column is “{zero}” instead of 0 or -')
    bits, longest = read_lengths(lengths)
    need(len(code) + longest <= MOST_DIGITS, f'more than {MOST_DIGITS} digits in all')
    return code, regions[0] if len(regions) == 1 else '', home.strip('-'), bits, zero == '0'


def read_table(lines):
    facts = {}
    codes = []
    for line in lines:
        number, fields = line[0], line[1].split('\t')
        try:
            if fields[0] in ('version', 'date'):
                need(len(fields) == 2 and fields[1] and fields[0] not in facts, f'a second or empty {fields[0]}')
                need(re.fullmatch(r'[\w.+-]+', fields[1]), f'“{fields[1]}” is no {fields[0]}')
                if fields[0] == 'date':
                    try:
                        datetime.date.fromisoformat(fields[1])
                    except ValueError as error:
                        raise Malformed(f'“{fields[1]}” is no date like 2026-12-31') from error
                facts[fields[0]] = fields[1]
                continue
            code = read_code(fields)
            if codes:
                need(codes[-1][0] < code[0], f'{code[0]} does not come after {codes[-1][0]}')
                need(not code[0].startswith(codes[-1][0]), f'{code[0]} begins with the code {codes[-1][0]}')
            codes.append(code)
            need(len(codes) <= MOST_CODES, f'more than {MOST_CODES} codes')
        except Malformed as error:
            raise Malformed(f'line {number}: {error}') from error
    for fact in ('version', 'date'):
        need(fact in facts, f'no {fact}')
    need(codes, 'no country code')
    return facts, codes


def write_table(facts, codes, output):
    output.write('#include "leads-numbering-plan-private.h"\n\n')
    output.write(f'#define PLAN_VERSION "{facts["version"]}"\n#define PLAN_DATE "{facts["date"]}"\n\n')
    output.write('static const LeadsCountryCode country_codes[] = {\n')
    for code, region, home, bits, zero in codes:
        output.write(f'  {{ {code}, {len(code)}, {int(zero)}, 0x{bits:04x}, "{region}", "{home}" }},\n')
    output.write('};\n\n/* By a number\'s first one to three digits: where its code stands above, from 1. */\n')
    output.write('static const guint8 country_code_index[1000] = {\n')
    for index, code in enumerate(codes, 1):
        output.write(f'  [{code[0]}] = {index},\n')
    output.write('};\n')


def main():
    source, output = sys.argv[1:]
    try:
        with open(source, encoding='utf-8') as file:
            lines = [(number, line.rstrip('\n')) for number, line in enumerate(file, 1)]
        facts, codes = read_table([line for line in lines if line[1] and not line[1].startswith('#')])
    except (Malformed, OSError, UnicodeDecodeError) as error:
        sys.exit(f'{source}: {error}')
    with open(output, 'w', encoding='utf-8') as file:
        write_table(facts, codes, file)


if __name__ == '__main__':
    main()
