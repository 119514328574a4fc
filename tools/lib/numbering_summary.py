# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed from one numbering plan's table to the next, in sentences that a person can check."""

from numbering_table import TYPE_WORDS

NUMBERS = ['general', *TYPE_WORDS]


def _rows(added, removed):
    parts = [f'{len(rows)} {"row" if len(rows) == 1 else "rows"} {word}'
             for rows, word in ((added, 'added'), (removed, 'removed')) if rows]
    return ', '.join(parts) or 'other order'


def _compare_numbers(word, before, after):
    """One sentence on the numbers of a type, or none."""
    if before == after:
        return []
    if not before:
        return [f'{word} is new, {_rows(after, [])}']
    if not after:
        return [f'{word} is gone']
    sentences = []
    if before[0][0] != after[0][0]:
        old, new = (lengths if lengths != '-' else 'the region’s' for lengths in (before[0][0], after[0][0]))
        sentences.append(f'{word}: lengths {old} → {new}')
    old, new = [pattern for _, pattern in before], [pattern for _, pattern in after]
    if old != new:
        change = _rows([p for p in new if p not in old], [p for p in old if p not in new])
        sentences.append(f'{word}: patterns changed ({change})')
    return sentences


def _compare_regions(before, after):
    sentences = []
    for words, name in (('lengths', 'lengths'), ('international_prefix', 'international prefix'),
                        ('national_prefix', 'national prefix'), ('leading', 'leading digits')):
        old, new = getattr(before, words), getattr(after, words)
        if old != new:
            sentences.append(f'{name} {old} → {new}')
    if before.strip != after.strip:
        old, new = (' to '.join(strip) if strip else '-' for strip in (before.strip, after.strip))
        sentences.append(f'stripped {old} → {new}')
    for word in NUMBERS:
        sentences += _compare_numbers(word, before.patterns.get(word, []), after.patterns.get(word, []))
    return sentences


def _compare_codes(number, before, after):
    sentences = []
    for name in before.names:
        if name not in after.names:
            sentences.append(f'+{number}: region {name} removed')
    for name in after.names:
        if name not in before.names:
            sentences.append(f'+{number}: region {name} added')
    common = [name for name in after.names if name in before.names]
    if common != [name for name in before.names if name in common]:
        sentences.append(f'+{number}: regions in another order: {",".join(before.names)} → {",".join(after.names)}')
    if before.home != after.home:
        sentences.append(f'+{number}: home {before.home} → {after.home}')
    alone = before.names == after.names and len(after.names) == 1
    for name in common:
        where = f'+{number}' if alone else f'+{number} {name}'
        sentences += [f'{where}: {change}' for change in _compare_regions(before.regions[name], after.regions[name])]
    if before.mobile_token != after.mobile_token:
        sentences.append(f'+{number}: mobile token {before.mobile_token} → {after.mobile_token}')
    if before.displays != after.displays:
        change = _rows([d for d in after.displays if d not in before.displays],
                       [d for d in before.displays if d not in after.displays])
        sentences.append(f'+{number}: display formats changed ({change})')
    return sentences


def summary(before, after):
    """Sentences on all that changed between two tables, by country code; nothing when they say the same."""
    sentences = []
    for word in ('version', 'date'):
        if before.head[word] != after.head[word]:
            sentences.append(f'{word} {before.head[word]} → {after.head[word]}')
    for number in sorted({*before.codes, *after.codes}):
        if number not in after.codes:
            sentences.append(f'+{number} removed ({",".join(before.codes[number].names)})')
        elif number not in before.codes:
            code = after.codes[number]
            lengths = ' and '.join(dict.fromkeys(region.lengths for region in code.regions.values()))
            sentences.append(f'+{number} added ({",".join(code.names)}, lengths {lengths})')
        else:
            sentences += _compare_codes(number, before.codes[number], after.codes[number])
    return sentences
