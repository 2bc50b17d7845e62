import { describe, expect, it } from '@jest/globals';
import { type Purpose, instant } from '#kernel';
import { ISHOEJ, NOW, VALLENSBAEK, actorOf, clockAt, idFor, memoryJournal } from '#kernel/testing';
import type { Reading } from './look.js';
import { ReadLog, ReadLogFull } from './read-log.js';

const reading = (name = 'Karen', municipality = ISHOEJ): Reading => ({
  actor: actorOf('coordinator', name, municipality),
  readingFor: 'coordination',
  asked: ['guests'],
});
const gerda = idFor('Gerda');
const hans = idFor('Hans');

function opened() {
  const [journal, clock] = [memoryJournal(), clockAt()];
  const reported: unknown[] = [];
  const log = new ReadLog(journal, clock, (error) => reported.push(error));
  return { journal, clock, log, reported };
}

describe('the read log', () => {
  it('records who was shown what of whom, when and what for, one event a request', async () => {
    const { journal, clock, log } = opened();
    const [karen, bent] = [reading(), reading('Bent')];
    log.note(karen, gerda, 'contact');
    log.note(karen, gerda, 'contact');
    log.note(karen, hans, 'contact');
    log.note(karen, gerda, 'health');
    clock.advance(400);
    log.note(bent, gerda, 'contact');
    await log.flush();
    const looked = (at: string, people: Partial<Record<Purpose, readonly string[]>>) => ({
      type: 'PersonalDataRead',
      stream: 'readLog-0183_2026-11-24',
      data: { at, readingFor: 'coordination', asked: ['guests'], ...people },
    });
    expect(journal.events).toMatchObject([
      {
        ...looked(NOW, { contact: [gerda, hans].sort(), health: [gerda] }),
        metadata: { actor: { id: idFor('Karen') } },
      },
      { ...looked('2026-11-24T12:00:00.400Z', { contact: [gerda] }), metadata: { actor: { id: idFor('Bent') } } },
    ]);
  });

  it('gathers for a second before it records', async () => {
    const { journal, clock, log } = opened();
    log.start();
    log.note(reading(), gerda, 'contact');
    await settled();
    clock.advance(999);
    await settled();
    expect(journal.events).toHaveLength(0);
    clock.advance(1);
    await settled();
    expect(journal.events).toHaveLength(1);
    await log.close();
  });

  it('records what is left when it is closed', async () => {
    const { journal, log } = opened();
    log.start();
    log.note(reading(), gerda, 'contact');
    await log.close();
    expect(journal.events).toHaveLength(1);
  });

  it('keeps municipalities and days apart', async () => {
    const { journal, clock, log } = opened();
    log.note(reading(), gerda, 'contact');
    log.note(reading('Vera', VALLENSBAEK), hans, 'contact');
    clock.set(instant('2026-11-24T23:30:00Z'));
    log.note(reading(), gerda, 'contact');
    await log.flush();
    expect(journal.events.map(({ stream }) => stream)).toEqual([
      'readLog-0183_2026-11-24',
      'readLog-0187_2026-11-24',
      'readLog-0183_2026-11-25',
    ]);
  });

  it('goes on where another process wrote in between', async () => {
    const { journal, clock, log } = opened();
    const other = new ReadLog(journal, clock);
    for (const each of [log, other, log, other]) {
      each.note(reading(), gerda, 'contact');
      await each.flush();
    }
    expect(journal.events.map(({ revision }) => revision)).toEqual([0, 1, 2, 3]);
  });

  it('records once what an append may or may not have stored', async () => {
    const { journal, log } = opened();
    const append = journal.append.bind(journal);
    let answers = 0;
    journal.append = async (...args) => {
      const place = await append(...args);
      // Stored, and nobody heard of it.
      if (answers++ === 0) throw new Error('the connection was lost');
      return place;
    };
    log.note(reading(), gerda, 'contact');
    await expect(log.flush()).rejects.toThrow('the connection was lost');
    log.note(reading('Bent'), hans, 'contact');
    await log.flush();
    expect(journal.events.map(({ data }) => (data as { contact: string[] }).contact)).toEqual([[gerda], [hans]]);
  });

  it('tries again, and says so, while nothing can be recorded', async () => {
    const { journal, clock, log, reported } = opened();
    const append = journal.append.bind(journal);
    const unavailable = new Error('the log cannot be had');
    journal.append = () => Promise.reject(unavailable);
    log.start();
    log.note(reading(), gerda, 'contact');
    await settled();
    clock.advance(1_000);
    await settled();
    expect(reported).toEqual([unavailable]);
    expect(log.isRecording).toBe(false);
    journal.append = append;
    clock.advance(2_000);
    await settled();
    expect(journal.events).toHaveLength(1);
    expect(log.isRecording).toBe(true);
    await log.close();
  });

  it('shows nobody to anybody when too many looks wait, and goes on when they are recorded', async () => {
    const { log } = opened();
    const all = Array.from({ length: 20_000 }, (_, n) => idFor(`guest ${n}`));
    const karen = reading();
    for (const subjectId of all) log.note(karen, subjectId, 'contact');
    expect(() => log.note(karen, gerda, 'contact')).toThrow(ReadLogFull);
    await log.flush();
    log.note(karen, gerda, 'contact');
    await log.flush();
  });

  it('puts no more people into one event, and no more events into one append, than they can carry', async () => {
    const { journal, log } = opened();
    const appends: number[] = [];
    const append = journal.append.bind(journal);
    journal.append = (stream, events, last) => {
      appends.push(events.reduce((sum, { data }) => sum + (data as { contact: string[] }).contact.length, 0));
      return append(stream, events, last);
    };
    const karen = reading();
    for (let n = 0; n < 9_000; n++) log.note(karen, idFor(`guest ${n}`), 'contact');
    await log.flush();
    expect(journal.events.map(({ data }) => (data as { contact: string[] }).contact.length)).toEqual([
      2_000, 2_000, 2_000, 2_000, 1_000,
    ]);
    expect(Math.max(...appends)).toBeLessThanOrEqual(5_000);
  });
});

/** Lets everything go on that waits for nothing but its turn. */
const settled = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));
