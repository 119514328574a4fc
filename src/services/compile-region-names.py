#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns iso-codes' list of countries into a C table. Usage: compile-region-names.py ISO_3166_1_JSON OUTPUT

A country's common name is taken where iso-codes has one (Bolivia, not Bolivia, Plurinational State of): both
are texts of iso-codes' translations.
"""

import json
import re
import sys


def main():
    source, output = sys.argv[1:]
    try:
        with open(source, encoding='utf-8') as file:
            countries = json.load(file)['3166-1']
        names = {country['alpha_2']: country.get('common_name', country['name']) for country in countries}
    except (OSError, ValueError, KeyError) as error:
        sys.exit(f'{source}: not iso-codes’ list of countries: {error}')
    for code, name in names.items():
        if not re.fullmatch('[A-Z]{2}', code) or not name:
            sys.exit(f'{source}: “{code}” is no country')
    with open(output, 'w', encoding='utf-8') as file:
        file.write('static const struct\n{\n  char code[4];\n  const char *name;\n} countries[] = {\n')
        for code, name in sorted(names.items()):
            escaped = name.replace('\\', '\\\\').replace('"', '\\"')
            file.write(f'  {{ "{code}", "{escaped}" }},\n')
        file.write('};\n')


if __name__ == '__main__':
    main()
