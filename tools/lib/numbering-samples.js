// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers to ask about, made from libphonenumber's own metadata with seeded randomness: the same seed gives the same
// numbers. All are canonical texts, a plus and at most fifteen digits.
'use strict';

const path = require('path');

const MOST_DIGITS = 15; // ITU-T E.164

// Field numbers of libphonenumber's phonemetadata.proto.
const GENERAL = 1;
const TYPES = { FIXED_LINE: 2, MOBILE: 3, TOLL_FREE: 4, PREMIUM_RATE: 5, PERSONAL_NUMBER: 7, SHARED_COST: 6, VOIP: 8,
  PAGER: 21, UAN: 25, VOICEMAIL: 28 };
const INTERNATIONAL_PREFIX = 11;
const NATIONAL_PREFIX = 12;
const PATTERN = 2;
const EXAMPLE = 6;
const LENGTHS = 9;

// Random numbers from a seed, a number or a text (mulberry32).
class Random {
  constructor(seed) {
    this.state = 2166136261;
    for (const character of String(seed)) {
      this.state = Math.imul(this.state ^ character.charCodeAt(0), 16777619);
    }
  }

  below(limit) {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % limit;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  digits(count) {
    let text = '';
    while (text.length < count) text += this.below(10);
    return text;
  }
}

// A pattern as a tree: { any: [trees] } is one of them, { all: [trees] } each in turn, { digits } one of them,
// { tree, least, most } a repetition.
function parse(pattern) {
  let at = 0;
  const alternatives = () => {
    const any = [sequence()];
    while (pattern[at] === '|') {
      at++;
      any.push(sequence());
    }
    return any.length > 1 ? { any } : any[0];
  };
  const sequence = () => {
    const all = [];
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') all.push(repeated(atom()));
    return { all };
  };
  const atom = () => {
    if (pattern[at] === '(') {
      at += pattern.startsWith('(?:', at) ? 3 : 1;
      const tree = alternatives();
      at++;
      return tree;
    }
    if (pattern[at] === '[') {
      const end = pattern.indexOf(']', at);
      const inside = pattern.slice(at + 1, end);
      at = end + 1;
      const one = new RegExp(`[${inside}]`);
      return { digits: [...'0123456789'].filter((digit) => one.test(digit)) };
    }
    if (pattern[at] === '\\') {
      at += 2;
      return { digits: [...'0123456789'] };
    }
    if (pattern[at] === '$') {
      at++;
      return { all: [] };
    }
    return { digits: [pattern[at++]] };
  };
  const repeated = (tree) => {
    if (pattern[at] === '?') {
      at++;
      return { tree, least: 0, most: 1 };
    }
    if (pattern[at] !== '{') return tree;
    const end = pattern.indexOf('}', at);
    const [least, most] = pattern.slice(at + 1, end).split(',').map(Number);
    at = end + 1;
    return { tree, least, most: most === undefined ? least : most };
  };
  return alternatives();
}

// A text that the pattern of a tree matches.
function sample(tree, random) {
  if (tree.digits) return random.pick(tree.digits);
  if (tree.any) return sample(random.pick(tree.any), random);
  if (tree.all) return tree.all.map((part) => sample(part, random)).join('');
  let text = '';
  const times = tree.least + random.below(tree.most - tree.least + 1);
  for (let left = times; left > 0; left--) text += sample(tree.tree, random);
  return text;
}

const shorter = (text) => text.slice(0, -1);

// Another digit in one place after the plus.
function mutated(text, random) {
  const place = 1 + random.below(text.length - 1);
  const digit = (Number(text[place]) + 1 + random.below(9)) % 10;
  return text.slice(0, place) + digit + text.slice(place + 1);
}

class Samples {
  constructor(folder) {
    const library = require(path.resolve(folder));
    const { countryCodeToRegionCodeMap, countryToMetadata } = library.metadata;
    this.codes = Object.keys(countryCodeToRegionCodeMap);
    this.blocks = []; // { code, region, key, name, tree, lengths } one a type of a region, and the general ones
    this.examples = []; // { region, name, number }
    this.prefixes = {}; // region → { code, international, national }
    for (const code of this.codes) {
      for (const region of countryCodeToRegionCodeMap[code]) {
        this.addRegion(code, region, countryToMetadata[region === '001' ? code : region], library.PhoneNumberType);
      }
    }
    this.numbers = this.blocks.filter((block) => block.name !== 'GENERAL');
  }

  addRegion(code, region, values, types) {
    const lengths = values[GENERAL][LENGTHS];
    for (const [name, field] of [['GENERAL', GENERAL], ...Object.entries(TYPES)]) {
      const description = values[field];
      if (!description || !description[PATTERN]) continue;
      const key = `${code} ${region} ${name}`;
      this.blocks.push({ code, region, name, key, tree: parse(description[PATTERN]), lengths });
      if (description[EXAMPLE]) {
        this.examples.push({ code, region, name, type: types[name], number: `+${code}${description[EXAMPLE]}` });
      }
    }
    if (values[INTERNATIONAL_PREFIX]) {
      const international = parse(values[INTERNATIONAL_PREFIX]);
      this.prefixes[region] = { code, international, national: values[NATIONAL_PREFIX] || '' };
    }
  }

  // A number of a type of a region; most are valid.
  walk(random, block = random.pick(this.numbers)) {
    return `+${block.code}${sample(block.tree, random)}`.slice(0, MOST_DIGITS + 1);
  }

  // A walk that was left somewhere: a digit less, more or other, or of the general pattern only.
  strayed(random, block = random.pick(this.blocks)) {
    const text = this.walk(random, block);
    switch (random.below(4)) {
      case 0: return shorter(text);
      case 1: return (text + random.below(10)).slice(0, MOST_DIGITS + 1);
      case 2: return mutated(mutated(text, random), random);
      default: return mutated(text, random);
    }
  }

  // Digits of a possible length after a country code, or any digits at all.
  uniform(random) {
    if (random.below(4) === 0) return `+${random.digits(1 + random.below(MOST_DIGITS))}`;
    const { code, lengths } = random.pick(this.blocks);
    return `+${code}${random.digits(random.pick(lengths) - 1 + random.below(3))}`.slice(0, MOST_DIGITS + 1);
  }

  // A number and all its neighbours: a digit less, one more, one other.
  * around(number) {
    yield number;
    yield shorter(number);
    for (let digit = 0; digit < 10; digit++) {
      if (number.length <= MOST_DIGITS) yield number + digit;
      for (let place = 1; place < number.length; place++) {
        if (number[place] !== String(digit)) yield number.slice(0, place) + digit + number.slice(place + 1);
      }
    }
  }
}

module.exports = { Random, Samples, sample, shorter, mutated, MOST_DIGITS };
