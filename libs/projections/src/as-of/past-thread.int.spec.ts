import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ISHOEJ } from '#kernel/testing';
import { positionOf } from '#event-store';
import { PastThread } from './past-thread.js';
import { PastUnavailable, type Question } from './question.js';

const question = (sql: string): Question => ({
  municipality: ISHOEJ,
  until: positionOf(1),
  projections: [],
  sql,
  parameters: [],
});

/** A thread that says the question again, dies of one, and refuses others: what the real one does is tried through the API. */
const ECHO = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', (message) => {
    const { number, question } = message;
    if (question?.sql === 'die') throw new Error('out of memory');
    if (question?.sql === 'busy') parentPort.postMessage({ number, failed: { name: 'PastUnavailable', message: 'ask again' } });
    else if (question?.sql === 'away') parentPort.postMessage({ number, failed: { name: 'StoreUnavailable', message: 'no /srv/log.db' } });
    else if (question?.sql === 'broken') parentPort.postMessage({ number, failed: { name: 'SqliteError', message: 'no such table', stack: 'here' } });
    else if (question) parentPort.postMessage({ number, rows: [{ sql: question.sql }] });
    else if (message.held) parentPort.postMessage({ number, held: [] });
    else {
      parentPort.postMessage({ number, done: true });
      if (message.close) parentPort.close();
    }
  });`;

let past: PastThread;
let started = 0;
let reported: string[] = [];
const start = (): PastThread => {
  started = 0;
  reported = [];
  past = new PastThread(
    () => {
      started++;
      return new Worker(ECHO, { eval: true });
    },
    ({ message }) => reported.push(message),
  );
  return past;
};
afterEach(() => past.close());

describe('the thread of the past', () => {
  it('is started by the first question, and answers each with what it asked', async () => {
    start();
    expect(await past.held()).toEqual([]);
    await past.forget();
    expect(started).toBe(0);
    const answers = await Promise.all(['one', 'two', 'three'].map((sql) => past.rows(question(sql))));
    expect(answers).toEqual([[{ sql: 'one' }], [{ sql: 'two' }], [{ sql: 'three' }]]);
    expect(started).toBe(1);
  });

  it('tells what whoever asks can do something about, and other failures as what they are', async () => {
    start();
    await expect(past.rows(question('busy'))).rejects.toThrow(new PastUnavailable('ask again'));
    const broken = past.rows(question('broken'));
    await expect(broken).rejects.toThrow('no such table');
    await expect(broken).rejects.toMatchObject({ name: 'SqliteError', stack: 'here' });
    expect(reported).toEqual([]);
  });

  it('tells who asks nothing of where the log is kept, and those who run Samspil why it could not be read', async () => {
    start();
    await expect(past.rows(question('away'))).rejects.toThrow(
      new PastUnavailable('how things stood cannot be told at the moment: ask again'),
    );
    expect(reported).toEqual(['no /srv/log.db']);
  });

  it('that dies is told to everybody who waits, has forgotten, and is started anew by the next question', async () => {
    start();
    const waiting = [past.rows(question('die')), past.rows(question('one')), past.forget()];
    const [died, lost, forgot] = await Promise.allSettled(waiting);
    expect(died).toMatchObject({ status: 'rejected', reason: expect.any(PastUnavailable) });
    expect(lost).toMatchObject({
      reason: { message: 'how things stood cannot be told at the moment: ask again' },
    });
    expect(reported).toEqual(['out of memory']);
    expect(forgot).toMatchObject({ status: 'fulfilled' });
    expect(await past.rows(question('two'))).toEqual([{ sql: 'two' }]);
    expect(started).toBe(2);
  });

  it('is asked nothing more once it is closed', async () => {
    start();
    const last = past.rows(question('one'));
    await past.close();
    expect(await last).toEqual([{ sql: 'one' }]);
    await expect(past.rows(question('two'))).rejects.toThrow('Samspil is stopping');
    await expect(past.forget()).resolves.toBeUndefined();
  });
});
