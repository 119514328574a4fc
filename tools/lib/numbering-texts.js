// SPDX-License-Identifier: GPL-3.0-or-later
//
// Texts that are not canonical, as files have them: numbers with something missing, in front, behind or in between. Each
// kind is a function from a valid number (see Texts.number) and randomness to a text, or nothing.
'use strict';

const { sample } = require('./numbering-samples.js');

const EXTENSIONS = [';ext=', ' ext. ', ' x', ' ext', ' extension '];

// Kinds that need no country.
const ABROAD = {
  'missing plus': ({ digits }) => digits,
  'missing plus, spaced': ({ display }) => display.slice(1),
  '00': ({ digits }, random) => `00${random.pick(['', ' '])}${digits}`,
  'other prefix': ({ digits, prefix }) => prefix + digits,
  'trunk zero': ({ code, national, trunk }, random) => trunk && random.pick([
    `+${code} (${trunk})${national}`, `+${code}${trunk}${national}`, `+${code} ${trunk} ${national}`,
    `00${code}(${trunk})${national}`, `${code} (${trunk}) ${national}`]),
  'point and zero': ({ digits }, random) =>
    random.pick(['', '+', '00']) + digits + random.pick(['.0', ',0', '.00']),
  extension: ({ digits, display }, random) =>
    `${random.pick([`+${digits}`, display, digits])}${random.pick(EXTENSIONS)}${random.digits(1 + random.below(5))}`,
  'national without country': ({ national, trunk, nationalForm }, random) =>
    random.pick([national, trunk + national, nationalForm]),
  'some digits': (_, random) => random.digits(5 + random.below(12)),
  'plus in brackets': ({ code, national, display }, random) =>
    random.pick([`(+${code}) ${national}`, `(+${code})${national}`, `(${display})`]),
  'two plus signs': ({ digits }, random) => random.pick([`++${digits}`, `+00${digits}`, `+ +${digits}`]),
};

// Kinds that are read with a country in mind: the number's own, or another.
const AT_HOME = {
  'national number': ({ national }) => national,
  'national form': ({ nationalForm }) => nationalForm,
  'national with trunk': ({ national, trunk }) => trunk + national,
  'missing plus': ABROAD['missing plus'],
  'own prefix': ({ digits, homePrefix }) => homePrefix + digits,
  'trunk zero': ABROAD['trunk zero'],
  'point and zero': ({ national, trunk }, random) => `${random.pick([trunk, ''])}${national}.0`,
  extension: ({ nationalForm }, random) => nationalForm + random.pick(EXTENSIONS) + random.digits(3),
  'some digits': ABROAD['some digits'],
};

// A sign more, less or other somewhere.
function spoilt(text, random) {
  const place = random.below(text.length);
  const sign = random.pick([...'0123456789 +-().']);
  return text.slice(0, place) + random.pick(['', sign, sign + text[place]]) + text.slice(place + 1);
}

class Texts {
  constructor(reference, samples) {
    this.reference = reference;
    this.samples = samples;
    this.regions = Object.keys(samples.prefixes);
  }

  // A valid number of a region (of any, when there is none), taken apart.
  number(random, region) {
    const blocks = region ? this.samples.numbers.filter((block) => block.region === region) : this.samples.numbers;
    for (let tries = 0; tries < 100; tries++) {
      const block = random.pick(blocks);
      const text = this.samples.walk(random, block);
      const known = this.reference.number(text);
      if (!known) continue;
      const home = this.samples.prefixes[block.region];
      return {
        code: block.code, region: block.region, digits: text.slice(1), national: text.slice(1 + block.code.length),
        display: this.reference.display(known), nationalForm: this.reference.nationalForm(known),
        trunk: home ? home.national : '', homePrefix: home ? sample(home.international, random) : '00',
        prefix: sample(this.samples.prefixes[random.pick(this.regions)].international, random),
      };
    }
    return undefined;
  }

  // { kind, text } of a kind each in turn, from the first or another; with a country mostly of its own numbers, as it is
  // written there or, when they are for abroad, anywhere.
  * make(count, random, region, { abroad = !region, first = 0 } = {}) {
    const kinds = Object.entries(abroad ? ABROAD : AT_HOME);
    for (let made = 0; made < count; made++) {
      const [kind, write] = kinds[(first + made) % kinds.length];
      const number = this.number(random, region && random.below(5) ? region : undefined);
      const text = number && write(number, random);
      if (text) yield random.below(6) ? { kind, text } : { kind: `${kind}, spoilt`, text: spoilt(text, random) };
    }
  }
}

module.exports = { Texts };
