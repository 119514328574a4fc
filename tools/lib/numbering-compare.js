#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Usage: node numbering-compare.js OPTIONS, a JSON object; see tools/compare-numbering-plan, which starts it.
//
// Cuts the comparison into tasks for numbering-compare-worker.js and prints the sum of their reports. The exit status is 1
// when anything differs, 2 when the comparison ended early.
'use strict';

const fs = require('fs');
const path = require('path');
const { answers } = require('./numbering-workers.js');
const { Random, Samples } = require('./numbering-samples.js');

const NUMBERS_A_TASK = 20000;
const EXAMPLES_A_TASK = 100;
const TEXTS_A_TASK = 600;
const SHARES = { 'random walks': 0.25, 'one-digit mutations': 0.25, 'strayed walks': 0.2, 'uniform random': 0.3 };
const WITH_COUNTRY = 0.4; // of the texts

const options = JSON.parse(process.argv[2]);
const samples = new Samples(options.folder);

function* chunks(list, size) {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}

function* parts(total, size) {
  for (let left = total; left > 0; left -= size) yield Math.min(left, size);
}

function* tasks() {
  const { seed, numbers } = options;
  let number = 0;
  if (numbers > 0) {
    const given = options.list ? fs.readFileSync(options.list, 'utf8').split('\n').filter(Boolean) : [];
    for (const some of chunks(given.map((text) => (text[0] === '+' ? text : `+${text}`)), NUMBERS_A_TASK)) {
      yield { part: 'verdicts', kind: options.listed, numbers: some };
    }
    for (const some of chunks([...new Set(samples.examples.map((example) => example.number))], EXAMPLES_A_TASK)) {
      yield { part: 'verdicts', kind: 'neighbours of examples', numbers: some };
    }
    for (const [kind, share] of Object.entries(SHARES)) {
      for (const count of parts(Math.ceil(numbers * share), NUMBERS_A_TASK)) {
        yield { part: 'verdicts', kind, seed: `${seed} ${number++}`, count };
      }
    }
  }
  for (const count of parts(options.displays, NUMBERS_A_TASK)) {
    yield { part: 'displays', seed: `${seed} ${number++}`, count };
  }
  const random = new Random(seed);
  const regions = options.regions || Object.keys(samples.prefixes);
  for (const count of parts(Math.ceil(options.texts * (1 - WITH_COUNTRY)), TEXTS_A_TASK)) {
    yield { part: 'suggestions', seed: `${seed} ${number++}`, count };
  }
  for (const count of parts(Math.floor(options.texts * WITH_COUNTRY), TEXTS_A_TASK)) {
    yield { part: 'suggestions', seed: `${seed} ${number++}`, count, region: random.pick(regions) };
  }
}

function add(sum, part) {
  for (const [name, times] of Object.entries(part)) sum[name] = (sum[name] || 0) + times;
}

function printTexts(texts) {
  if (!Object.keys(texts).length) return;
  console.log('\n     texts  suggested  one reading (of some without a suggestion)');
  for (const kind of Object.keys(texts).sort()) {
    const { made, suggested, asked, single } = texts[kind];
    const columns = [String(made).padStart(10), String(suggested).padStart(10), `${single} of ${asked}`.padStart(13)];
    console.log(`${columns.join(' ')}  ${kind}`);
  }
}

async function main() {
  const { folder, cli, ask, environment, show, jobs } = options;
  const counts = {};
  const texts = {};
  const differences = {};
  const shown = {};
  const worker = path.join(__dirname, 'numbering-compare-worker.js');
  const data = { folder, cli, ask, environment, show };
  let done = 0;
  for await (const report of answers(worker, data, tasks(), jobs)) {
    add(counts, report.counts);
    add(differences, report.differences);
    for (const [kind, some] of Object.entries(report.texts)) add((texts[kind] ||= {}), some);
    for (const row of report.shown) (shown[row.kind] ||= []).push(row);
    if (process.stderr.isTTY) process.stderr.write(`\r${++done} tasks done `);
  }
  if (process.stderr.isTTY) process.stderr.write('\n');
  for (const name of Object.keys(counts).sort()) console.log(`${String(counts[name]).padStart(10)}  ${name}`);
  printTexts(texts);
  let total = 0;
  for (const [kind, times] of Object.entries(differences)) {
    total += times;
    console.log(`\n${times} × ${kind}, the first ones:`);
    for (const { text, ours, theirs } of shown[kind].slice(0, show)) {
      console.log(`  ${text}\n    here:  ${ours}\n    there: ${theirs}`);
    }
  }
  console.log(`\n${total} differences`);
  process.exitCode = total ? 1 : 0;
}

main().catch((error) => {
  console.error(`The comparison ended early: ${error.message}`);
  process.exitCode = 2;
});
