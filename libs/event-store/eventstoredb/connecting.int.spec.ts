import { describe, expect, it } from '@jest/globals';
import { EventStoreUnusable } from '../src/event-store.js';
import { anEvent, collect, someEvents } from '../testing/index.js';
import { openEventStoreDBReader, withoutCredentials } from './index.js';
import { QUICK, adapterRig } from './testing/adapter-rig.js';
import { type EventStoreDBDouble, Gate } from './testing/index.js';

const RIDE = 'ride-0183_1';
const users = { samspil: { password: 'se:cr@t/æ', mayReadAll: true, mayAppend: true } };
const { start, open, reports } = adapterRig();

const refusal = async (url: string, timing = {}): Promise<string> => {
  const error: unknown = await open(url, { goOnFor: 50, ...timing }).catch((failure: unknown) => failure);
  expect(error).toBeInstanceOf(EventStoreUnusable);
  return (error as Error).message;
};

/** Sockets are closed a moment after those who used them. */
async function allGone(double: EventStoreDBDouble): Promise<void> {
  while (double.openConnections > 0) await new Promise((resolve) => setImmediate(resolve));
}

describe('the connection', () => {
  it('is encrypted, by an authority of its own, for a user with a password', async () => {
    const double = await start({ users });
    const store = await open(double.url);
    await store.append(RIDE, [anEvent()], { expected: 'noStream' });
    expect(await collect(store.read(RIDE))).toHaveLength(1);
  });

  it.each(['url', 'discoverUrl'] as const)('finds the leader of three nodes (%s)', async (which) => {
    const double = await start({ nodes: 3, users });
    double.elect(2);
    const store = await open(double[which]);
    await store.append(RIDE, [anEvent()], { expected: 'noStream' });
    expect(double.calls.gossip).toBeGreaterThan(0);
  });

  it('follows the leader when that changes, for appends, reads and those who follow the log', async () => {
    const double = await start({ nodes: 3 });
    const store = await open(double.url);
    const ended = new AbortController();
    const slices = store.subscribe({ signal: ended.signal })[Symbol.asyncIterator]();
    await slices.next();
    let asked: number | undefined;
    double.faults.decide = ({ kind, node }) => {
      if (kind === 'read') asked = node;
      return undefined;
    };
    for (const [round, leader] of [1, 2, 0, 1].entries()) {
      double.elect(leader);
      // What a follower hands out may be behind.
      await collect(store.read(RIDE));
      expect(asked).toBe(leader);
      await store.append(RIDE, [anEvent()], { expected: round === 0 ? 'noStream' : round - 1 });
      expect(await collect(store.read(RIDE))).toHaveLength(round + 1);
      for (let seen = 0; seen === 0;) seen = ((await slices.next()).value as { events: unknown[] }).events.length;
    }
    ended.abort();
  });

  it('goes to another node when the leader dies', async () => {
    const double = await start({ nodes: 3 });
    const store = await open(double.url);
    await store.append(RIDE, [anEvent()], { expected: 'noStream' });
    await double.down(0);
    double.elect(1);
    await store.append(RIDE, [anEvent()], { expected: 0 });
    expect(await collect(store.read(RIDE))).toHaveLength(2);
  });

  it('follows a leader to which a single host in the connection string points', async () => {
    const double = await start({ nodes: 3 });
    const store = await open(double.url.replace(/,.*\?/, '?'));
    double.elect(1);
    await expect(store.append(RIDE, [anEvent()], { expected: 'noStream' })).resolves.toMatchObject({ revision: 0 });
  });

  it('is made anew elsewhere by whoever finds it dead, while others finish on the old one', async () => {
    const double = await start();
    const store = await open(double.url, { answerWithin: 5_000 });
    const gate = new Gate();
    await store.append(RIDE, someEvents(3), { expected: 'noStream' });
    double.faults.next('read', { kind: 'gated', gate });
    const slow = collect(store.read(RIDE));
    double.faults.next('batchAppend', { kind: 'unavailable' });
    await store.append(RIDE, [anEvent()], { expected: 2 });
    expect(double.connectionsSoFar).toBe(2);
    gate.open();
    expect((await slow).length).toBeGreaterThanOrEqual(3);
  });

  it('leaves a node that says for long that it is not ready', async () => {
    const double = await start({ nodes: 3 });
    const store = await open(double.url);
    await store.append(RIDE, [anEvent()], { expected: 'noStream' });
    // Alone, it believes that it leads.
    double.elect(1);
    double.faults.decide = ({ kind, node }) =>
      kind === 'batchAppend' && node === 0 ? { kind: 'notReady' } : undefined;
    await expect(store.append(RIDE, [anEvent()], { expected: 0 })).resolves.toMatchObject({ revision: 1 });
  });

  it('is closed at once, whatever it is waiting for', async () => {
    const double = await start({ nodes: 3 });
    const store = await open(`${double.url}&maxDiscoverAttempts=1&gossipTimeout=1`);
    await store.append(RIDE, [anEvent()], { expected: 'noStream' });
    const ended = new AbortController();
    const next = store.subscribe({ signal: ended.signal })[Symbol.asyncIterator]().next();
    const gossiped = double.calls.gossip;
    double.faults.decide = ({ kind }) => (kind === 'gossip' ? { kind: 'silence' } : undefined);
    await double.cutConnections();
    while (double.calls.gossip === gossiped) await new Promise((resolve) => setImmediate(resolve));
    await store.close();
    await next;
    await expect(store.head()).rejects.toThrow(/closed/);
  });

  it('is shared: whatever is asked at once, and however often', async () => {
    const double = await start();
    const store = await open(double.url);
    await Promise.all(Array.from({ length: 50 }, () => store.append(RIDE, [anEvent()], { expected: 'any' })));
    await Promise.all(Array.from({ length: 20 }, () => collect(store.read(RIDE))));
    expect(double.connectionsSoFar).toBe(1);
    expect(reports).toEqual([]);
  });

  it('is gone after closing', async () => {
    const double = await start();
    const store = await open(double.url);
    await store.append(RIDE, [anEvent()], { expected: 'noStream' });
    await store.close();
    await allGone(double);
  });
});

describe('a connection string', () => {
  it.each([
    ['http://localhost:2113', /should have esdb:\/\/ or esdb\+discover:\/\//],
    ['esdb://samspil:secret@localhost:two', /should have port number/],
    ['esdb://samspil:secret@localhost:2113?tsl=false', /knows no option tsl/],
    ['esdb://samspil:secret@localhost:2113?tlsVerifyCert=false', /tlsVerifyCert=false has no effect/],
    ['esdb://samspil:secret@localhost:2113?tlsCAFile=/no/where.crt', /no file \/no\/where\.crt, which tlsCAFile names/],
    ['esdb://localhost:2113?userCertFile=/etc/hostname', /only of use together/],
    ['esdb://samspil:secret@localhost:2113?tls=perhaps', /should have true or false/],
    ['esdb://samspil:top?secret@localhost:two', /should have port number/],
    ['esdb://samspil:top:secret@localhost:2113', /a colon in a user or password is written %3A/],
    ['esdb://samspil:secret@localhost:2113?defaultDeadline=0', /defaultDeadline must be 1 ms or more/],
    [
      'esdb://samspil:secret@localhost:2113?userCertFile=/etc/hostname&userKeyFile=/etc/hostname',
      /must be readable, and PEM/,
    ],
    ['esdb://samspil:secret@localhost:2113?connectionName=a@b&tls=perhaps', /should have true or false/],
    ['esdb://samspil:secret@localhost:2113?tlsCAFile=/tmp', /no file \/tmp, which tlsCAFile names/],
  ])('that cannot be used says why, and never its password: %s', async (url, sentence) => {
    const said = await refusal(url);
    expect(said).toMatch(sentence);
    expect(said).not.toContain('secret');
  });

  it('is shown without user and password', () => {
    expect(withoutCredentials('esdb://samspil:se@cret@one:2113,two:2113?tls=true')).toBe('esdb://one:2113,two:2113');
    expect(withoutCredentials('esdb+discover://cluster:2113')).toBe('esdb+discover://cluster:2113');
  });
});

describe('before it is relied on, a server', () => {
  it('must answer', async () => {
    const double = await start();
    await double.stop();
    expect(await refusal(double.url)).toMatch(
      /^the event store at esdb:\/\/127\.0\.0\.1:\d+ cannot be reached \(.*ECONNREFUSED.*\): start it, or correct SAMSPIL_EVENT_STORE$/,
    );
  });

  it('must answer in time', async () => {
    const double = await start();
    double.faults.next('serverFeatures', { kind: 'silence' });
    expect(await refusal(double.url)).toMatch(/cannot be reached \(no answer within 1 s\)/);
    await allGone(double);
  });

  it('must have a leader', async () => {
    const double = await start({ nodes: 3 });
    await double.stop();
    expect(await refusal(`${double.url}&maxDiscoverAttempts=1`)).toMatch(
      /none of 127\.0\.0\.1:\d+, 127\.0\.0\.1:\d+, 127\.0\.0\.1:\d+ knows a leader/,
    );
  });

  it('must be certified by the authority that is named', async () => {
    const [double, other] = [await start({ users }), await start({ users })];
    const caFile = /tlsCAFile=([^&]*)/.exec(other.url)?.[1] ?? '';
    expect(await refusal(double.url.replace(/tlsCAFile=[^&]*/, `tlsCAFile=${caFile}`))).toMatch(/certificate/);
  });

  it('must know the user', async () => {
    const double = await start({ users });
    const said = await refusal(double.url.replace('samspil:', 'somebody:'));
    expect(said).toMatch(/does not know the connection string's user and password/);
    expect(said).not.toContain('cr@t');
  });

  it('must let the user read $all', async () => {
    const double = await start({ users: { samspil: { password: 'x', mayAppend: true } } });
    expect(await refusal(double.url)).toMatch(
      /does not let Samspil read \$all .*needs the right \$r on the stream \$all/,
    );
  });

  it('must let the user append, unless it is only read', async () => {
    const double = await start({ users: { samspil: { password: 'x', mayReadAll: true } } });
    expect(await refusal(double.url)).toMatch(/does not let Samspil append .*needs the right \$w on its streams/);
    const reader = await openEventStoreDBReader({ connectionString: double.url, timing: QUICK });
    expect(await collect(reader.readAll())).toEqual([]);
    await reader.close();
  });

  it('must be well, and is not said to deny rights when it is not', async () => {
    const double = await start();
    double.faults.decide = ({ kind }) => (kind === 'batchAppend' ? { kind: 'timeout' } : undefined);
    expect(await refusal(double.url)).toMatch(
      /cannot be relied on now \(whether the append to log-0000_samspil happened/,
    );
    double.faults.decide = ({ kind, nth }) => (kind === 'read' && nth > 1 ? { kind: 'unavailable' } : undefined);
    expect(await refusal(double.url)).toMatch(/cannot be relied on now \(the event store cannot be read: UNAVAILABLE/);
  });

  it('must be new enough', async () => {
    const double = await start({ version: '23.10.0' });
    expect(await refusal(double.url)).toMatch(/is of version 23\.10\.0: Samspil needs 24\.2 or later$/);
  });

  it('writes nothing to find out whether it may', async () => {
    const double = await start();
    const before = double.records.length;
    await open(double.url);
    expect(double.records).toHaveLength(before);
  });

  it.each([{ $maxAge: 60 }, { $maxCount: 5 }, { $tb: 1 }])('must not throw events away (%j)', async (metadata) => {
    const double = await start();
    await (await open(double.url)).append(RIDE, [anEvent()], { expected: 'noStream' });
    double.setStreamMetadata(RIDE, metadata);
    double.setStreamMetadata('ride-0183_2', metadata);
    expect(await refusal(double.url)).toMatch(
      new RegExp(`throws history away: ${RIDE}: \\${Object.keys(metadata)[0]} is set on it \\(and 1 more streams\\)`),
    );
    for (const stream of [RIDE, 'ride-0183_2']) double.setStreamMetadata(stream, {});
    await open(double.url);
  });

  it('must not have deleted a stream', async () => {
    const double = await start();
    const store = await open(double.url);
    for (const stream of [RIDE, 'ride-0183_2']) await store.append(stream, [anEvent()], { expected: 'noStream' });
    double.tombstone(RIDE);
    expect(await refusal(double.url)).toMatch(/throws history away: ride-0183_1: it was deleted/);
  });

  it('may limit its own streams', async () => {
    const double = await start();
    double.setStreamMetadata('$stats-127.0.0.1:2113', { $maxAge: 1 });
    await open(double.url);
  });
});
