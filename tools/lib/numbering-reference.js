#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What google-libphonenumber says about numbers: one a line on standard input, one line each on standard output,
// columns separated by tabs, in the same order.
//
// Usage: node numbering-reference.js PACKAGE MODE [JOBS]
//
// PACKAGE is the folder of an unpacked npm package, JOBS the number of threads. Modes:
//   verdict   input, valid or invalid, region, type: valid when it is read without a region, is a valid number, and its
//             E.164 form is the input
//   display   input, international format, digits of the national destination code; the last two empty where the input
//             is not valid
//   readings  input, then every different valid number (E.164) that it is read as, with no region and with any; a text
//             that has none ends after the input
'use strict';

const path = require('path');
const readline = require('readline');
const { isMainThread } = require('worker_threads');
const { answers, serve, workerData } = require('./numbering-workers.js');

const LINES_A_TASK = 5000;
const TEXTS_A_TASK = 100;

const TYPE_WORDS = {
  FIXED_LINE: 'fixed_line', MOBILE: 'mobile', FIXED_LINE_OR_MOBILE: 'fixed_line_or_mobile', TOLL_FREE: 'toll_free',
  PREMIUM_RATE: 'premium_rate', SHARED_COST: 'shared_cost', VOIP: 'voip', PERSONAL_NUMBER: 'personal_number',
  PAGER: 'pager', UAN: 'uan', VOICEMAIL: 'voicemail',
};

// What libphonenumber is asked about a text: itself, and what it is without a spreadsheet's decimals, a bracketed trunk zero
// or an extension, and with either the plus or the zeros taken off where both are there, as it does not know all of these.
function asked(text) {
  return [...new Set([
    text,
    text.replace(/^(\s*\+?\d+)[.,]0+\s*$/, '$1'),
    text.replace(/\(\s*0\s*\)/, ''),
    text.replace(/^\s*\+\s*(?=0)/, ''),
    text.replace(/^\s*\+[\s0]*(?=[1-9])/, '+'),
    text.replace(/[;,( ]*(?:extension|extn|ext|x|#)[.:= ]*\d+\s*$/i, ''),
  ])];
}

class Reference {
  constructor(folder) {
    const library = require(path.resolve(folder));
    this.util = library.PhoneNumberUtil.getInstance();
    this.E164 = library.PhoneNumberFormat.E164;
    this.INTERNATIONAL = library.PhoneNumberFormat.INTERNATIONAL;
    this.NATIONAL = library.PhoneNumberFormat.NATIONAL;
    this.types = library.PhoneNumberType;
    this.words = [];
    for (const [name, word] of Object.entries(TYPE_WORDS)) this.words[library.PhoneNumberType[name]] = word;
    this.regions = this.util.getSupportedRegions();
  }

  // The number that a canonical text is, undefined where it is not valid.
  number(text) {
    let number;
    try {
      number = this.util.parse(text);
    } catch {
      return undefined;
    }
    return this.util.isValidNumber(number) && this.util.format(number, this.E164) === text ? number : undefined;
  }

  region(number) {
    return this.util.getRegionCodeForNumber(number);
  }

  type(number) {
    return this.words[this.util.getNumberType(number)];
  }

  display(number) {
    return this.util.format(number, this.INTERNATIONAL);
  }

  nationalForm(number) {
    return this.util.format(number, this.NATIONAL);
  }

  areaCodeLength(number) {
    return this.util.getLengthOfNationalDestinationCode(number);
  }

  // The E.164 form of the valid number that a text is read as in a region, undefined where there is none.
  reading(text, region) {
    try {
      const number = this.util.parse(text, region);
      return this.util.isValidNumber(number) ? this.util.format(number, this.E164) : undefined;
    } catch {
      return undefined;
    }
  }

  // Every different reading of a text; one that names its country is read alike everywhere.
  readings(text) {
    const everywhere = this.reading(text);
    if (everywhere !== undefined) return [everywhere];
    const found = new Set(this.regions.map((region) => this.reading(text, region)));
    found.delete(undefined);
    return [...found].sort();
  }

  // Every reading of a text that a suggestion must not pass over: all there are; with a region, the one there and the one
  // without a region; and that of the digits as they would be after a plus. Where a region has none, those of its code's
  // main region count: +44's freephone numbers are dialled on the Isle of Man too.
  possibleReadings(text, region) {
    const found = new Set();
    for (const some of asked(text)) {
      const read = region ? [this.reading(some, region), this.reading(some)] : this.readings(some);
      for (const number of read) found.add(number);
      if (!text.includes('+')) found.add(this.reading(`+${some.replace(/\D/g, '')}`));
    }
    found.delete(undefined);
    if (region && !found.size) {
      const main = this.util.getRegionCodeForCountryCode(this.util.getCountryCodeForRegion(region));
      if (main !== region) return this.possibleReadings(text, main);
    }
    return [...found].sort();
  }

  line(mode, text) {
    if (mode === 'readings') return [text, ...this.readings(text)].join('\t');
    const number = this.number(text);
    if (mode === 'display') {
      return number ? [text, this.display(number), this.areaCodeLength(number)].join('\t') : `${text}\t\t`;
    }
    return number ? [text, 'valid', this.region(number), this.type(number)].join('\t') : `${text}\tinvalid\t\t`;
  }
}

async function* blocks(stream, size) {
  let block = [];
  for await (const line of readline.createInterface({ input: stream, crlfDelay: Infinity })) {
    block.push(line);
    if (block.length === size) {
      yield block;
      block = [];
    }
  }
  if (block.length) yield block;
}

async function main() {
  const [folder, mode, jobs] = process.argv.slice(2);
  if (!['verdict', 'display', 'readings'].includes(mode)) {
    process.stderr.write('Usage: node numbering-reference.js PACKAGE verdict|display|readings [JOBS]\n');
    process.exit(2);
  }
  const size = mode === 'readings' ? TEXTS_A_TASK : LINES_A_TASK;
  const tasks = blocks(process.stdin, size);
  for await (const text of answers(__filename, { folder, mode }, tasks, jobs ? Number(jobs) : undefined)) {
    if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}

module.exports = { Reference };

if (require.main === module && isMainThread) {
  process.stdout.on('error', () => process.exit(1));
  main();
} else if (!isMainThread && workerData && workerData.mode) {
  const reference = new Reference(workerData.folder);
  serve((block) => block.map((text) => `${reference.line(workerData.mode, text)}\n`).join(''));
}
