import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { openDatabase } from '#event-store/sqlite';
import { type AuditedHistory, audit, auditHere, bytesIn, recordHistory } from './audited-history.js';
import { Program } from './program.js';
import { testIssuer } from './test-issuer.js';

const newFolder = temporaryFolder();
let history: AuditedHistory;
let bundle: string;

beforeAll(async () => {
  history = await recordHistory(newFolder());
  bundle = newFolder();
  await auditHere(history.folder, 'export', '--to', bundle);
});
afterAll(() => Program.endAll());

const copied = (): string => {
  const folder = newFolder();
  cpSync(history.folder, folder, { recursive: true });
  return folder;
};

/** What a command says of the live log and of the bundle alike. */
async function said(...args: readonly string[]): Promise<string> {
  const [live, there] = [await auditHere(history.folder, ...args), await auditHere(bundle, ...args)];
  expect(live).toMatchObject({ code: 0, errors: '' });
  expect(there).toEqual(live);
  expect(live.output).not.toMatch(/Bodil|Anna|Blåbjerg|Vegetar|bodil@/);
  return live.output;
}

describe('the live log', () => {
  it('is proved against its checkpoint and the key that the auditor brings, and nothing is written', async () => {
    const before = bytesIn(history.folder);
    const vkeys = await audit(history.folder, 'checkpoint', '--vkey');
    const [earlier, keys] = [join(newFolder(), 'checkpoint'), vkeys.output.trim().split('\n')];
    writeFileSync(earlier, (await audit(history.folder, 'checkpoint', '--municipality', '0183')).output);
    const given = keys.flatMap((key) => ['--key', key]);
    const { code, output, errors } = await audit(history.folder, 'verify', '--json', '--against', earlier, ...given);
    expect([code, errors]).toEqual([0, '']);
    const { fault, logs } = JSON.parse(output);
    expect(fault).toBeNull();
    expect(logs).toEqual(
      ['0000', '0183', '0187'].map((municipality) => expect.objectContaining({ municipality, keyWasHeld: true })),
    );
    expect(bytesIn(history.folder)).toEqual(before);
  });

  it('is not proved where an event was changed behind its back, and the first fault is named', async () => {
    const folder = copied();
    const log = openDatabase(join(folder, 'log.db'), 'readWrite');
    log.exec(
      `UPDATE events SET data = CAST(replace(CAST(data AS TEXT), 'Åparken', 'Engen') AS BLOB) WHERE position = 2`,
    );
    log.close();
    const { code, output, errors } = await audit(folder, 'verify', '--json');
    expect(code).toBe(1);
    expect(errors).toMatch(/^audit: the first \d+ events of 0183 are not those that integrity\.db knows/);
    expect(JSON.parse(output).fault).toMatch(/^the first \d+ events of 0183/);
  });

  it.each([
    [
      'removed',
      'DELETE FROM events WHERE position = (SELECT max(position) FROM events)',
      /events of 0183 are missing: integrity\.db knows/,
    ],
    ['taken out of the middle', 'DELETE FROM events WHERE position = 3', /events? .*missing|are not those that/],
    [
      'put in a stream of nobody',
      "UPDATE events SET stream = 'x' WHERE position = 5",
      /stands in a stream whose name is none of Samspil's/,
    ],
  ])('is not proved where an event was %s', async (_what, sql, fault) => {
    const folder = copied();
    const log = openDatabase(join(folder, 'log.db'), 'readWrite');
    log.exec(sql);
    log.close();
    const { code, errors } = await auditHere(folder, 'verify');
    expect([code, errors]).toEqual([1, expect.stringMatching(fault)]);
  });
});

describe('who was rostered for Thursday’s café', () => {
  const roster = async (at: string) =>
    JSON.parse(await said('roster', '--session', history.session, '--as-known-at', at, '--json'));

  it('was nobody, as known before anybody had signed up', async () =>
    expect(await roster('2026-01-04T12:00:00+01:00')).toMatchObject({ session: { missing: 1 }, shifts: [] }));

  it('was Bodil, as known on Thursday evening, and nobody knew yet that she came', async () =>
    expect((await roster('2026-01-08T20:00:00+01:00')).shifts).toMatchObject([
      { volunteerId: history.bodil, role: 'host', status: 'expected', checkedInAt: null },
    ]));

  it('is known since Friday with when she came', async () =>
    expect((await roster('2026-01-09T09:00:00+01:00')).shifts).toMatchObject([
      { volunteerId: history.bodil, status: 'present', checkedInAt: '2026-01-08T10:45:00.000Z' },
    ]));

  it('was not even planned before the first event', async () =>
    expect(await said('roster', '--session', history.session, '--as-known-at', '2025-01-01T00:00:00Z')).toMatch(
      /was not planned yet, before anything was recorded/,
    ));
});

describe('how a thing stood', () => {
  it('is told with its shifts as an object, as of a time and of an index', async () => {
    const stream = `cafeSession-0183_${history.session}`;
    const then = JSON.parse(await said('state', '--stream', stream, '--at', '2026-01-06T12:00:00+01:00', '--json'));
    expect(then.state).toMatchObject({
      shifts: { [history.bodil]: { role: 'host', attendance: 'expected' } },
      visits: {},
    });
    const { index } = then.at;
    expect(JSON.parse(await said('state', '--stream', stream, '--at', String(index), '--json'))).toEqual(then);
    const now = JSON.parse(await said('state', '--stream', stream, '--json'));
    expect(now.state.shifts[history.bodil].attendance).toBe('present');
  });

  it('is told of the register of addresses without an address', async () => {
    const { output } = await audit(bundle, 'replay', '--json');
    const [stream] = /emailRegister-0183_[0-9a-f]{2}/.exec(output) ?? [''];
    const { state } = JSON.parse(await said('state', '--stream', stream, '--json'));
    expect(state).toEqual([{ key: '[sealed]', value: expect.objectContaining({ volunteerId: history.bodil }) }]);
  });
});

describe('what changed', () => {
  it('between Wednesday and Friday is the check-in alone', async () => {
    const changes = (
      await said(
        'diff',
        '--municipality',
        '0183',
        '--read-model',
        'cafeSessions',
        '--json',
        '--from',
        '2026-01-07T00:00:00+01:00',
        '--to',
        '2026-01-09T09:00:00+01:00',
      )
    )
      .trim()
      .split('\n');
    expect(changes.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({
        table: 'shift',
        kind: 'changed',
        columns: [
          { column: 'status', before: 'expected', after: 'present' },
          { column: 'checkedInAt', before: null, after: '2026-01-08T10:45:00.000Z' },
        ],
      }),
    ]);
  });

  it('of people is told without a value', async () => {
    const output = await said('diff', '--from', '2026-01-01T00:00:00+01:00', '--to', '2026-01-09T09:00:00+01:00');
    expect(output).toMatch(/0183 {2}added {4}guestPerson .*name \(personal\) changed; needs \(personal\) changed/);
    expect(output).toMatch(/^0187 {2}added/m);
  });
});

describe('who did what with a person’s record', () => {
  it('is told with when it was recorded, when it happened, and by which account', async () => {
    const told = (await said('who', '--subject', history.bodil, '--json'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(told.map(({ type }) => type)).toEqual([
      'VolunteerEmailReserved',
      'VolunteerRegistered',
      'ShiftSignedUp',
      'ShiftCheckedIn',
    ]);
    expect(told.at(-1)).toMatchObject({
      recordedAt: '2026-01-09T08:00:00.000Z',
      occurredAt: '2026-01-08T10:45:00.000Z',
      by: { kind: 'coordinator', id: testIssuer.actorId('karen') },
      look: false,
    });
    expect(told[1].personal).toMatchObject({ name: 'contact', email: 'contact' });
  });
});

describe('replay', () => {
  it('is told the same of a bundle as of the live log, up to an index', async () => {
    const asked = ['replay', '--municipality', '0183', '--to', '2', '--json'];
    const [live, there] = await Promise.all([audit(history.folder, ...asked), audit(bundle, ...asked)]);
    expect(there).toEqual(live);
    const lines = there.output.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).index)).toEqual([0, 1, 2]);
  });
});

describe('the checkpoint of a bundle', () => {
  it('is the one that was exported', async () => {
    const { output } = await auditHere(bundle, 'checkpoint', '--municipality', '0183');
    expect(output).toBe(readFileSync(join(bundle, 'checkpoints/0183'), 'utf8'));
  });
});
