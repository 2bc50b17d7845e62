import { describe, expect, it } from '@jest/globals';
import { SYSTEM, instant } from '#kernel';
import { NOW, VALLENSBAEK, actorOf, clockAt, idFor, memoryJournal } from '#kernel/testing';
import { SecurityLog, SecurityLogFull } from './security-log.js';

const karen = actorOf('coordinator', 'Karen');
const someone = { address: '192.0.2.1' };
const MINUTE = 60_000;

function opened() {
  const [journal, clock] = [memoryJournal(), clockAt()];
  const reported: unknown[] = [];
  const log = new SecurityLog(journal, clock, (error) => reported.push(error));
  const recorded = () =>
    journal.events.map(({ type, data }) => ({ type, ...(data as { reason?: string; count?: number }) }));
  return { journal, clock, log, reported, recorded };
}

describe('the security log', () => {
  it('records who signed in and out and who took data away, by the municipality and day', async () => {
    const { journal, clock, log } = opened();
    log.signedIn(karen, 'session');
    log.exported(karen, 'personReport');
    log.signedIn(actorOf('partner', 'AAB', VALLENSBAEK), 'clientCredentials');
    clock.set(instant('2026-11-24T23:30:00Z'));
    log.signedOut(karen);
    await log.flush();
    const by = (name: string, kind: string) => ({ actor: { id: idFor(name), kind } });
    expect(journal.events).toMatchObject([
      { stream: 'security-0183_2026-11-24', type: 'SignedIn', data: { at: NOW, by: 'session' } },
      { stream: 'security-0183_2026-11-24', type: 'PersonalDataExported', data: { what: 'personReport' } },
      { stream: 'security-0187_2026-11-24', type: 'SignedIn', metadata: by('AAB', 'partner') },
      { stream: 'security-0183_2026-11-25', type: 'SignedOut', metadata: by('Karen', 'coordinator') },
    ]);
  });

  it('reads nothing of a day in order to go on with it after a restart', async () => {
    const { journal, clock, log } = opened();
    for (let n = 0; n < 3; n++) log.signedIn(karen, 'session');
    await log.flush();
    journal.load = () => Promise.reject(new Error('the whole day is read'));
    const restarted = new SecurityLog(journal, clock);
    restarted.signedIn(karen, 'session');
    await restarted.flush();
    expect(journal.events.map(({ revision }) => revision)).toEqual([0, 1, 2, 3]);
  });

  it('gathers for a second before it records', async () => {
    const { journal, clock, log } = opened();
    log.start();
    log.signedIn(karen, 'session');
    await settled();
    clock.advance(999);
    await settled();
    expect(journal.events).toHaveLength(0);
    clock.advance(1);
    await settled();
    expect(journal.events).toHaveLength(1);
    await log.close();
  });

  it('records once what an append may or may not have stored', async () => {
    const { journal, log, recorded } = opened();
    const append = journal.append.bind(journal);
    let answers = 0;
    journal.append = async (...args) => {
      const place = await append(...args);
      // Stored, and nobody heard of it.
      if (answers++ === 0) throw new Error('the connection was lost');
      return place;
    };
    log.signedIn(karen, 'session');
    await expect(log.flush()).rejects.toThrow('the connection was lost');
    log.signedOut(karen);
    await log.flush();
    expect(recorded().map(({ type }) => type)).toEqual(['SignedIn', 'SignedOut']);
  });

  it('goes on where another process wrote in between', async () => {
    const { journal, clock, log } = opened();
    const other = new SecurityLog(journal, clock);
    for (const each of [log, other, log, other]) {
      each.signedIn(karen, 'session');
      await each.flush();
    }
    expect(journal.events.map(({ revision }) => revision)).toEqual([0, 1, 2, 3]);
  });

  it('tries again, and says so, while nothing can be recorded', async () => {
    const { journal, clock, log, reported } = opened();
    const append = journal.append.bind(journal);
    const unavailable = new Error('the log cannot be had');
    journal.append = () => Promise.reject(unavailable);
    log.start();
    log.signedIn(karen, 'session');
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
});

describe('refusals', () => {
  it('are recorded once per client and minute, and the others counted into the next', async () => {
    const { clock, log, recorded } = opened();
    for (let n = 0; n < 5; n++) log.refused(karen, 'notPermitted', [n === 0 ? 'guests' : 'volunteers']);
    await log.flush();
    expect(recorded()).toEqual([
      { type: 'AccessRefused', at: NOW, reason: 'notPermitted', asked: ['guests'], count: 1 },
    ]);
    clock.advance(MINUTE);
    log.refused(karen, 'notPermitted', ['erasures']);
    await log.flush();
    expect(recorded().slice(1)).toMatchObject([{ asked: ['volunteers', 'erasures'], count: 5 }]);
  });

  it('are told at the end of the minute also of who then stays away', async () => {
    const { clock, log, recorded } = opened();
    log.start();
    log.refused(karen, 'notPermitted');
    log.refused(karen, 'notPermitted');
    for (let second = 0; second < 63; second++) {
      await settled();
      clock.advance(1_000);
    }
    await settled();
    expect(recorded()).toMatchObject([{ count: 1 }, { count: 1 }]);
    await log.close();
    expect(recorded()).toHaveLength(2);
  });

  it('that were counted are recorded when it is closed', async () => {
    const { log, recorded } = opened();
    for (let n = 0; n < 3; n++) log.refused(karen, 'notPermitted');
    await log.close();
    expect(recorded()).toMatchObject([{ count: 1 }, { count: 2 }]);
  });

  it('of nobody believable stand under 0000, by a hash that no other process makes, and never by an address', async () => {
    const { journal, clock, log } = opened();
    const another = new SecurityLog(journal, clock);
    for (const each of [log, another]) {
      each.refused(someone, 'notBelieved');
      each.refused(someone, 'notBelieved');
      await each.flush();
    }
    const [first, second, ...more] = journal.events;
    expect(more).toEqual([]);
    expect(first).toMatchObject({ stream: 'security-0000_2026-11-24', metadata: { actor: { kind: 'citizen' } } });
    expect(first?.metadata.municipality).toBe(SYSTEM);
    expect(first?.metadata.actor.id).not.toBe(second?.metadata.actor.id);
    expect(JSON.stringify(journal.events)).not.toContain(someone.address);
  });

  it('of one household are those of one client', async () => {
    const { log, recorded } = opened();
    for (let n = 0; n < 5_000; n++) log.refused({ address: `2001:db8:1:2::${n.toString(16)}` }, 'noCredentials');
    await log.close();
    expect(recorded()).toMatchObject([{ count: 1 }, { count: 4_999 }]);
  });

  it('of more strangers than are told apart are counted together, and those of who is believed are not', async () => {
    const { log, recorded, clock } = opened();
    for (let n = 0; n < 150; n++) log.refused({ address: `client ${n}` }, 'noCredentials');
    log.refused(karen, 'notPermitted');
    await log.close();
    clock.advance(MINUTE);
    const told = recorded();
    expect(told.filter(({ reason }) => reason === 'notPermitted')).toHaveLength(1);
    expect(told.filter(({ reason }) => reason === 'noCredentials')).toHaveLength(50);
    const others = told.filter(({ reason }) => reason === 'tooManyClients');
    expect(others.reduce((sum, { count = 0 }) => sum + count, 0)).toBe(100);
  });

  it('give way when too much waits, and sign-ins are on record or do not happen', async () => {
    const { journal, log, recorded } = opened();
    const append = journal.append.bind(journal);
    journal.append = () => Promise.reject(new Error('the log cannot be had'));
    for (let n = 0; n < 1_000; n++) log.refused(actorOf('guest', `stranger ${n}`), 'notPermitted');
    for (let n = 0; n < 4_999; n++) log.signedIn(karen, 'session');
    for (let n = 0; n < 500; n++) log.refused(actorOf('guest', `guest ${n}`), 'notPermitted');
    for (let n = 0; n < 14_000 - 1; n++) log.signedIn(karen, 'session');
    expect(() => {
      for (let n = 0; n < 10; n++) log.signedIn(karen, 'session');
    }).toThrow(SecurityLogFull);
    expect(() => log.exported(karen, 'personReport')).toThrow(SecurityLogFull);
    journal.append = append;
    await log.close();
    const told = recorded();
    expect(told.reduce((sum, { count = 0 }) => sum + count, 0)).toBe(1_500);
    expect(told.filter(({ type }) => type === 'SignedIn')).toHaveLength(20_000 - 1_001);
  });
});

/** Lets everything go on that waits for nothing but its turn. */
const settled = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));
