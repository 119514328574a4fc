// SPDX-License-Identifier: GPL-3.0-or-later
//
// Worker threads that answer tasks in the tasks' order. A worker's file calls serve(answer) once.
'use strict';

const { Worker, parentPort, workerData } = require('worker_threads');
const os = require('os');

const AHEAD = 4; // tasks a worker that wait for an earlier one's answer to be taken

// Starts jobs workers of a file, each with the same data, and yields the answer to every task of an iterable.
async function* answers(file, data, tasks, jobs = os.cpus().length) {
  const workers = Array.from({ length: jobs }, () => new Worker(file, { workerData: data }));
  const waiting = [];
  const idle = [...workers];
  const open = new Map();
  const give = () => {
    while (idle.length && waiting.length) {
      const worker = idle.pop();
      const next = waiting.shift();
      open.set(worker, next);
      worker.postMessage(next.task);
    }
  };
  for (const worker of workers) {
    const fail = (error) => {
      for (const job of [...open.values(), ...waiting]) job.reject(error);
    };
    worker.on('message', (answer) => {
      open.get(worker).resolve(answer);
      open.delete(worker);
      idle.push(worker);
      give();
    });
    worker.on('error', fail);
    worker.on('exit', () => fail(new Error('A worker ended.')));
  }
  try {
    const asked = [];
    for await (const task of tasks) {
      const job = { task };
      job.promise = new Promise((resolve, reject) => Object.assign(job, { resolve, reject }));
      job.promise.catch(() => {});
      waiting.push(job);
      asked.push(job);
      give();
      while (asked.length >= jobs * AHEAD) yield await asked.shift().promise;
    }
    while (asked.length) yield await asked.shift().promise;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

// Inside a worker: answers every task; answer may be asynchronous.
function serve(answer) {
  parentPort.on('message', async (task) => parentPort.postMessage(await answer(task)));
}

module.exports = { answers, serve, workerData };
