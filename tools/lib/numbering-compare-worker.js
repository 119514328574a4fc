// SPDX-License-Identifier: GPL-3.0-or-later
//
// Does one task of tools/compare-numbering-plan: makes numbers or texts, asks our program and google-libphonenumber, and
// answers what differs: { counts: { what: times }, texts: { kind: { what: times } }, differences: { kind: times },
// shown: [rows] }.
'use strict';

const { spawnSync } = require('child_process');
const { serve, workerData } = require('./numbering-workers.js');
const { Reference } = require('./numbering-reference.js');
const { Random, Samples, mutated, MOST_DIGITS } = require('./numbering-samples.js');
const { Texts } = require('./numbering-texts.js');

const MOST_OUTPUT = 1 << 30;
const ONE_REFUSED_IN = 10; // of the texts that got no suggestion is asked about

const { folder, cli, ask, environment, show } = workerData;
const reference = new Reference(folder);
const samples = new Samples(folder);
const texts = new Texts(reference, samples);

class Report {
  constructor() {
    this.counts = {};
    this.texts = {};
    this.differences = {};
    this.shown = [];
  }

  count(what, times = 1) {
    this.counts[what] = (this.counts[what] || 0) + times;
  }

  countText(kind, what) {
    this.texts[kind] ||= { made: 0, suggested: 0, asked: 0, single: 0 };
    this.texts[kind][what]++;
  }

  differ(kind, text, ours, theirs) {
    this.differences[kind] = (this.differences[kind] || 0) + 1;
    if (this.differences[kind] <= show) this.shown.push({ kind, text, ours, theirs });
  }
}

// What our program prints about lines: one row each, in their order, the first column being the line.
function answersOf(command, lines) {
  const [program, ...args] = command;
  const run = spawnSync(program, args, {
    input: `${lines.join('\n')}\n`, encoding: 'utf8', maxBuffer: MOST_OUTPUT, env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (run.error) throw run.error;
  const rows = run.stdout.split('\n').map((line) => line.split('\t'));
  rows.pop();
  if (rows.length !== lines.length) {
    throw new Error(`${command.join(' ')} answered ${rows.length} lines of ${lines.length} (status ${run.status}).`);
  }
  lines.forEach((line, i) => {
    if (rows[i][0] !== line) throw new Error(`${command.join(' ')} answered “${rows[i][0]}” to “${line}”.`);
  });
  return rows;
}

function makeNumbers({ kind, seed, count, numbers }) {
  const random = new Random(`${seed} ${kind}`);
  const repeat = (make) => Array.from({ length: count }, make);
  if (kind === 'neighbours of examples') return numbers.flatMap((number) => [...samples.around(number)]);
  if (numbers) return numbers;
  switch (kind) {
    case 'random walks': return repeat(() => samples.walk(random));
    case 'one-digit mutations': return repeat(() => mutated(samples.walk(random), random));
    case 'strayed walks': return repeat(() => samples.strayed(random));
    case 'uniform random': return repeat(() => samples.uniform(random));
    default: throw new Error(`There are no numbers called ${kind}.`);
  }
}

function verdicts(task, report) {
  const numbers = makeNumbers(task).filter((text) => text.length > 1 && text.length <= MOST_DIGITS + 1);
  const ours = answersOf([cli, 'verdict'], numbers);
  report.count(task.kind, numbers.length);
  numbers.forEach((text, i) => {
    const [, verdict, reason, region, type] = ours[i];
    const known = reference.number(text);
    const [theirRegion, theirType] = known ? [reference.region(known), reference.type(known)] : ['', ''];
    const we = [verdict, reason, region, type].join(' ').trim();
    const they = known ? `valid ${theirRegion} ${theirType}` : 'invalid';
    if (known) report.count('of these, valid');
    if (verdict !== (known ? 'valid' : 'invalid')) {
      report.differ(known ? 'valid there, not here' : 'valid here, not there', text, we, they);
    } else if ((reason === '') !== Boolean(known)) {
      report.differ('a reason that does not suit the verdict', text, we, they);
    } else {
      if (region !== theirRegion) report.differ('another region', text, we, they);
      if (type !== theirType) report.differ('another type', text, we, they);
    }
  });
}

function displays({ seed, count }, report) {
  const random = new Random(`${seed} display`);
  const numbers = [];
  while (numbers.length < count) {
    const text = samples.walk(random);
    if (reference.number(text)) numbers.push(text);
  }
  const ours = answersOf([...ask, 'describe'], numbers);
  report.count('display forms', numbers.length);
  numbers.forEach((text, i) => {
    const [, verdict, region, type, display, areaCode = ''] = ours[i];
    const known = reference.number(text);
    const we = [verdict, region, type].join(' ').trim();
    const they = `valid ${reference.region(known)} ${reference.type(known)}`;
    if (we !== they) report.differ('another description', text, we, they);
    const theirDisplay = reference.display(known);
    const theirLength = reference.areaCodeLength(known);
    if (display !== theirDisplay) report.differ('another display form', text, display, theirDisplay);
    if (areaCode.length !== theirLength) {
      report.differ('another area code', text, `“${areaCode}” of ${display}`, `${theirLength} digits`);
    }
  });
}

function suggestions({ seed, count, region }, report) {
  const random = new Random(`${seed} suggestions ${region || ''}`);
  const made = [...texts.make(count, random, region)];
  const ours = answersOf([...ask, 'suggest', ...(region ? [region] : [])], made.map(({ text }) => text));
  made.forEach(({ kind, text }, i) => {
    const [, reason, suggestion, repair] = ours[i];
    const name = region ? `${kind}, with a country` : kind;
    const shown = region ? `${text} (${region})` : text;
    report.countText(name, 'made');
    if (!suggestion) {
      if (reason && random.below(ONE_REFUSED_IN) === 0) {
        report.countText(name, 'asked');
        if (reference.possibleReadings(text, region).length === 1) report.countText(name, 'single');
      }
      return;
    }
    const there = reference.possibleReadings(text, region);
    const we = `${suggestion} (${reason}, ${repair})`;
    report.countText(name, 'suggested');
    const they = there.join(' ') || 'none';
    if (!there.includes(suggestion)) report.differ('a suggestion that is no reading', shown, we, they);
    else if (there.length > 1) report.differ('a suggestion with a second reading', shown, we, they);
  });
}

const PARTS = { verdicts, displays, suggestions };

serve((task) => {
  const report = new Report();
  PARTS[task.part](task, report);
  return report;
});
