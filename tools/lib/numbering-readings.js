#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Usage: node numbering-readings.js PACKAGE FOLDER
//
// Writes FOLDER/readings.txt, texts that are no canonical numbers with what google-libphonenumber reads them as. The same
// package gives the same file.
'use strict';

const fs = require('fs');
const path = require('path');
const { Reference } = require('./numbering-reference.js');
const { Random, Samples } = require('./numbering-samples.js');
const { Texts } = require('./numbering-texts.js');

const TEXTS_A_REGION = 8; // written for abroad
const NATIONAL_A_REGION = 4; // written as at home

const NOTE = `# SPDX-License-Identifier: GPL-3.0-or-later
#
# Facts of libphonenumber (https://github.com/google/libphonenumber, Apache License 2.0): what the npm package
# google-libphonenumber VERSION answers. Made by tools/update-numbering-plan; not to be edited by hand.
#
# A text, the region that it comes from or -, and every different valid number that it is read as: without a region in any
# of the world's; with one, there (if not, in its country code's main region) and without a region; and with a plus
# in front of its digits. A spreadsheet's decimals, a bracketed zero, an extension, and zeros behind a plus are read as they
# are, and left out.
`;

const [folder, output] = process.argv.slice(2);
const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
const reference = new Reference(folder);
const samples = new Samples(folder);
const texts = new Texts(reference, samples);

function* lines() {
  for (const [place, region] of Object.keys(samples.prefixes).entries()) {
    const random = new Random(`readings ${region}`);
    for (const { text } of texts.make(TEXTS_A_REGION, random, region, { abroad: true, first: place })) {
      yield [text, '-', ...reference.possibleReadings(text)].join('\t');
    }
    for (const { text } of texts.make(NATIONAL_A_REGION, random, region, { first: place })) {
      yield [text, region, ...reference.possibleReadings(text, region)].join('\t');
    }
  }
}

const file = path.join(output, 'readings.txt');
const all = [...new Set(lines())];
fs.writeFileSync(file, `${NOTE.replace('VERSION', version)}${all.join('\n')}\n`);
const one = all.filter((line) => line.split('\t').length === 3).length;
process.stdout.write(`${file}: ${all.length} texts, ${one} with one reading\n`);
