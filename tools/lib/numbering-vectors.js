#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Usage: node numbering-vectors.js PACKAGE FOLDER
//
// Writes FOLDER/examples.txt, every example number of the metadata, and FOLDER/vectors.txt, numbers near and far from the
// plan, both with google-libphonenumber's answers. The same package gives the same files, and a change of one region's
// metadata changes that region's lines alone.
'use strict';

const fs = require('fs');
const path = require('path');
const { Reference } = require('./numbering-reference.js');
const { Random, Samples, mutated, shorter } = require('./numbering-samples.js');

const WALKS_A_BLOCK = 10; // and as many that strayed
const MUTATIONS_AN_EXAMPLE = 5;
const UNIFORM = 12000;
const ONE_IN = 2; // of the valid numbers has its display form

const NOTE = `# SPDX-License-Identifier: GPL-3.0-or-later
#
# Facts of libphonenumber (https://github.com/google/libphonenumber, Apache License 2.0): what the npm package
# google-libphonenumber VERSION answers. Made by tools/update-numbering-plan; not to be edited by hand.
`;
const EXAMPLES_NOTE = `${NOTE}#
# Every example number of the metadata: region and type that it is an example of, number, region and type that it has,
# international display form, digits of the national destination code (area code; 0 where there is none).
`;
const VECTORS_NOTE = `${NOTE}#
# A number, and when it is valid its region and type; one in ${ONE_IN} valid ones goes on with its international display form
# and the digits of its national destination code (area code; 0 where there is none). A number alone on its line is invalid.
`;

const [folder, output] = process.argv.slice(2);
const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
const reference = new Reference(folder);
const samples = new Samples(folder);

function facts(number) {
  return [reference.region(number), reference.type(number)];
}

function form(number) {
  return [reference.display(number), reference.areaCodeLength(number)];
}

function exampleLines() {
  const words = (type) => reference.words[type];
  return samples.examples.filter(({ name }) => name !== 'GENERAL').map(({ region, type, number }) => {
    const known = reference.number(number);
    if (!known) throw new Error(`${number}, an example of ${region}, is not valid.`);
    return [region, words(type), number, ...facts(known), ...form(known)].join('\t');
  });
}

// The longest beginning of a number that is no number.
function invalidBeginning(number) {
  let text = shorter(number);
  while (text.length > 2 && reference.number(text)) text = shorter(text);
  return text;
}

function* numbers() {
  for (const { code, region, name, number } of samples.examples) {
    const random = new Random(`example ${code} ${region} ${name}`);
    yield invalidBeginning(number);
    yield shorter(number);
    yield number + random.below(10);
    for (let left = MUTATIONS_AN_EXAMPLE; left > 0; left--) yield mutated(number, random);
  }
  for (const block of samples.blocks) {
    const random = new Random(`walk ${block.key}`);
    for (let left = WALKS_A_BLOCK; left > 0; left--) {
      yield samples.walk(random, block);
      yield samples.strayed(random, block);
    }
  }
  for (let code = 1; code < 1000; code++) {
    yield `+${code}${new Random(`code ${code}`).digits(9)}`;
  }
  const random = new Random('uniform');
  for (let left = UNIFORM; left > 0; left--) yield samples.uniform(random);
}

function vectorLines() {
  let valid = 0;
  return [...new Set(numbers())].filter((text) => text.length <= 16).sort().map((text) => {
    const known = reference.number(text);
    if (!known) return text;
    const shown = new Random(text).below(ONE_IN) === 0;
    valid++;
    return [text, ...facts(known), ...(shown ? form(known) : [])].join('\t');
  });
}

function write(name, note, lines) {
  fs.writeFileSync(path.join(output, name), `${note.replace('VERSION', version)}${lines.join('\n')}\n`);
  const valid = lines.filter((line) => line.includes('\t')).length;
  process.stdout.write(`${path.join(output, name)}: ${lines.length} numbers, ${valid} valid\n`);
}

write('examples.txt', EXAMPLES_NOTE, exampleLines());
write('vectors.txt', VECTORS_NOTE, vectorLines());
