import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '#event-store';
import { temporaryFolder } from '#event-store/testing';
import { SetClock, instantOf } from '#kernel';
import { usualLimits } from '../../apps/api/src/limits/limits.js';
import { type ClockedApi, startAt } from './clocked-api.js';
import { LimitedApi } from './limited-api.js';
import { type Message, OpenSocket } from './open-socket.js';

/** So many that they could never be told in the places that requests have here. */
const SOCKETS = 8;
const OF_ONE = 40;
/** The second one is told at once. */
const FIRST = ['Café Et', 'Café To'];
const FOLLOW = 'subscription { changes(after: "0") { index } }';
const OPEN = `mutation ($input: OpenCafeInput!, $key: String!) {
  openCafe(input: $input, idempotencyKey: $key) { __typename }
}`;
const cafe = (name: string) => ({
  input: {
    name,
    place: 'Ishøj',
    hostOrganisation: 'AAB',
    recurrence: { firstDate: '2026-01-06', rrule: 'FREQ=WEEKLY;UNTIL=20281231' },
    opens: '14:00',
    closes: '16:00',
    capacity: 20,
    roles: [],
  },
  key: name,
});

const isTold = ({ type }: Message): boolean => type === 'next';
const isNoNews = ({ type }: Message): boolean => type !== 'next';

/** Once so many of them have been told, or one of them something else. */
function told(sockets: readonly OpenSocket[], times: number): Promise<unknown> {
  let left = times;
  return new Promise<void>((resolve) => {
    for (const socket of sockets)
      void socket.heard((message) => {
        if (isTold(message)) left--;
        if (left === 0 || isNoNews(message)) resolve();
        return left === 0;
      });
  });
}

describe('many who follow the same', () => {
  const folder = temporaryFolder();
  let api: LimitedApi;

  beforeAll(async () => {
    const few = { inFlight: 2, inFlightOfOne: 2, waiting: 2, waitingOfOne: 2, loopDelay: 60_000 };
    api = await LimitedApi.start(folder(), { requests: { ...usualLimits.requests, ...few } });
  });
  afterAll(() => api.close());

  it('are all told of one change, and keep no request waiting for longer than one may', async () => {
    for (const name of FIRST) expect((await api.ask(OPEN, cafe(name))).status).toBe(200);
    const sockets = await Promise.all(
      Array.from({ length: SOCKETS }, (_, who) => OpenSocket.to(api.url, `editor/0183/follower-${who}`)),
    );
    const begun = told(sockets, SOCKETS * OF_ONE);
    for (const socket of sockets) for (let id = 0; id < OF_ONE; id++) socket.subscribe(`${id}`, FOLLOW);
    await begun;
    const changed = told(sockets, SOCKETS * OF_ONE);
    expect((await api.ask(OPEN, cafe('Café Tre'))).status).toBe(200);
    const meanwhile = await api.ask('{ cafes(first: 1) { edges { node { name } } } }');
    await changed;
    expect(meanwhile.status).toBe(200);
    for (const { messages } of sockets) {
      expect(messages.filter(isNoNews)).toEqual([{ type: 'connection_ack' }]);
      expect(messages.filter(isTold)).toHaveLength(2 * OF_ONE);
    }
    for (const socket of sockets) socket.leave();
  });
});

/** Says when somebody begins to sleep for so long. */
class WatchedClock extends SetClock {
  private readonly watched = new Map<number, () => void>();

  override sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    const sleeping = super.sleep(milliseconds, signal);
    this.watched.get(milliseconds)?.();
    return sleeping;
  }

  sleptFor(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.watched.set(milliseconds, resolve));
  }
}

describe('a trouble that passes', () => {
  const folder = temporaryFolder();
  const clock = new WatchedClock(instantOf(Date.parse('2026-03-01T12:00:00Z')));
  let api: ClockedApi;

  beforeAll(async () => {
    api = await startAt(folder(), clock);
  });
  afterAll(() => api.close());

  it('ends no subscription: it is told what changed once the trouble has passed', async () => {
    const opens = (name: string) => api.caller.ask(OPEN, cafe(name));
    for (const name of FIRST) await opens(name);
    const socket = await OpenSocket.to(api.caller.url, 'editor/0183/else');
    const first = socket.heard(({ id }) => id === '1');
    socket.subscribe('1', FOLLOW);
    expect(await first).toMatchObject({ type: 'next' });

    const { asOf } = api.installation;
    const present = asOf.present.bind(asOf);
    let troubles = 0;
    asOf.present = (municipality) =>
      ++troubles > 2 ? present(municipality) : Promise.reject(new StoreUnavailable('the log is away'));
    const [once, twice] = [clock.sleptFor(5_000), clock.sleptFor(10_000)];
    const second = socket.heard(({ id }) => id === '1');
    await opens('Café Tre');
    await once;
    clock.advance(5_000);
    await twice;
    clock.advance(10_000);
    expect(await second).toMatchObject({ type: 'next', payload: { data: { changes: {} } } });
    socket.leave();
  });
});
