import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreDBDouble } from '#event-store/eventstoredb/testing';
import { temporaryFolder } from '#event-store/testing';
import { Program } from './program.js';
import { bearer } from './test-issuer.js';

const folder = temporaryFolder();
let double: EventStoreDBDouble;
beforeEach(async () => {
  double = await EventStoreDBDouble.start();
});
afterEach(async () => {
  await Program.endAll();
  await double.stop();
});

const api = (where: string, environment: Record<string, string> = {}) =>
  Program.api(where, { SAMSPIL_EVENT_STORE: `${double.url}&defaultDeadline=800`, ...environment });

/** Records a guest; answers with the mutation's type, or the error's code. */
async function recordGuest(url: string, key: string): Promise<string | undefined> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: await bearer('coordinator/0183/karen') },
    body: JSON.stringify({
      query:
        'mutation ($key: String!) { recordGuest(input: { name: "Anna Blåbjerg" }, idempotencyKey: $key) { __typename } }',
      variables: { key },
    }),
  });
  const { data, errors } = (await response.json()) as {
    data?: { recordGuest: { __typename: string } } | null;
    errors?: { message: string; extensions: { code: string } }[];
  };
  return data?.recordGuest.__typename ?? errors?.[0]?.extensions.code;
}

const guests = () => double.records.filter(({ type }) => type === 'CafeGuestRecorded').length;

describe('Samspil on an event store elsewhere', () => {
  it('outlives whatever happens to it, and records each mutation once', async () => {
    const program = api(folder());
    const url = await program.url();
    expect(await recordGuest(url, 'first')).toBe('GuestChanged');

    await double.cutConnections();
    double.faults.next('batchAppend', { kind: 'reset', committed: true });
    double.faults.next('read', { kind: 'cut', after: 0 });
    double.faults.next('subscribe', { kind: 'end', after: 0 }, 2);
    expect(await recordGuest(url, 'second')).toBe('GuestChanged');

    await double.down();
    const answered = await recordGuest(url, 'third');
    expect(answered).toBe('UNAVAILABLE');
    await double.up();
    expect(await recordGuest(url, 'third')).toBe('GuestChanged');
    expect(await recordGuest(url, 'second')).toBe('GuestChanged');
    expect(guests()).toBe(3);

    program.kill('SIGTERM');
    const { code, errors } = await program.said();
    expect(code).toBe(0);
    // It says what happened, and nothing of anybody.
    expect(errors).not.toMatch(/Unhandled|Uncaught|at file:|Blåbjerg/);
  });

  it('says at the edge that nobody knows, where nobody knows, and records it once all the same', async () => {
    const program = api(folder());
    const url = await program.url();
    await recordGuest(url, 'first');
    double.faults.decide = ({ kind }) => (kind === 'batchAppend' ? { kind: 'timeout', committed: true } : undefined);
    expect(await recordGuest(url, 'second')).toBe('OUTCOME_UNKNOWN');
    double.faults.decide = undefined;
    expect(await recordGuest(url, 'second')).toBe('GuestChanged');
    expect(guests()).toBe(2);
  });

  it('is found again after a restart, by read models and policies too', async () => {
    const where = folder();
    const program = api(where);
    await recordGuest(await program.url(), 'first');
    program.kill('SIGTERM');
    await program.ended;
    // What is the server's own moves its end on.
    double.append('$scavenges', [
      {
        id: '5f9e6a3c-0000-4000-8000-000000000001',
        type: '$x',
        isJson: true,
        data: Buffer.from('{}'),
        metadata: Buffer.from(''),
      },
    ]);
    const again = api(where);
    const health = await fetch(`${await again.url()}/health`);
    expect(await health.json()).toMatchObject({ well: true });
    expect(guests()).toBe(1);
  });

  it.each([
    [
      'does not answer',
      () => double.stop(),
      /^Samspil does not start: the event store at esdb:\/\/127\.0\.0\.1:\d+ cannot be reached/,
    ],
    [
      'throws history away',
      () => {
        double.setStreamMetadata('guest-0183_1', { $maxCount: 1 });
      },
      /throws history away: guest-0183_1: \$maxCount is set on it/,
    ],
    [
      'holds what is no log of Samspil',
      () => {
        double.append('order-1', [
          {
            id: '5f9e6a3c-0000-4000-8000-000000000002',
            type: 'Placed',
            isJson: true,
            data: Buffer.from('{}'),
            metadata: Buffer.from('{}'),
          },
        ]);
      },
      /the log does not begin with LogOpened/,
    ],
  ] as const)('is refused in one sentence where it %s', async (_what, happens, sentence) => {
    await happens();
    const { code, errors } = await api(folder()).said();
    expect(code).toBe(1);
    expect(errors).toMatch(sentence);
    expect(errors.trim().split('\n')).toHaveLength(1);
  });

  it('is refused beside a log in the data folder', async () => {
    const where = folder();
    const embedded = Program.api(where);
    await embedded.url();
    embedded.kill('SIGTERM');
    await embedded.ended;
    const { code, errors } = await api(where).said();
    expect(code).toBe(1);
    expect(errors).toMatch(/holds a log of its own, and SAMSPIL_EVENT_STORE names another/);
  });

  it('serves one process to a data folder', async () => {
    const where = folder();
    const first = api(where);
    await first.url();
    const { code, errors } = await api(where).said();
    expect(code).toBe(1);
    expect(errors).toContain(`is in use by process ${first.pid}`);
  });
});
