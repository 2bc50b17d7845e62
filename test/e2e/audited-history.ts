import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { parseGlobalId } from '#graphql';
import { type Municipality, SetClock, instant } from '#kernel';
import { jest } from '@jest/globals';
import { guest } from '#cafes';
import { runAudit } from '../../apps/audit/src/program.js';
import { startAt } from './clocked-api.js';
import { Program } from './program.js';

/** A small history of two municipalities, and what an auditor wants to know of it. */
export interface AuditedHistory {
  readonly folder: string;
  /** The café session of Thursday, 8 January, and its host. */
  readonly session: string;
  readonly bodil: string;
  readonly guest: string;
}

const CAFE = {
  name: 'Café Åparken',
  place: 'Åparken 2, 2635 Ishøj',
  hostOrganisation: 'AAB',
  recurrence: { firstDate: '2026-01-08', rrule: 'FREQ=WEEKLY;BYDAY=TH;COUNT=2' },
  opens: '12:00',
  closes: '15:00',
  capacity: 20,
  roles: [{ role: 'host', needed: 1 }],
};
const VALLENSBAEK = '0187' as Municipality;

/** Bodil is signed up on Monday, comes on Thursday, and that is recorded on Friday. Samspil has ended. */
export async function recordHistory(folder: string): Promise<AuditedHistory> {
  const clock = new SetClock(instant('2026-01-02T10:00:00+01:00'));
  const { caller, installation, close } = await startAt(folder, clock);
  try {
    const cafeId = await caller.did('openCafe', CAFE);
    await caller.did('planCafeSessions', { cafeId, until: '2026-01-20' });
    const { cafeSessions } = await caller.ask('{ cafeSessions(first: 1) { edges { node { id } } } }');
    const session: string = cafeSessions.edges[0].node.id;
    const bodil = await caller.did('registerVolunteer', { name: 'Bodil Madsen', email: 'bodil@example.dk' });
    const anna = await caller.did('recordGuest', { name: 'Anna Blåbjerg', needs: 'Vegetar', cafeId });
    clock.set(instant('2026-01-05T09:00:00+01:00'));
    await caller.did('signUpForShift', { sessionId: session, volunteerId: bodil, role: 'host' });
    const actor = { kind: 'coordinator', municipality: VALLENSBAEK, id: 'ole' } as const;
    await installation.handling.handle(guest, 'RecordGuest', {
      actor,
      idempotencyKey: 'one',
      input: { name: 'Carl Nørgaard' },
    });
    clock.set(instant('2026-01-09T09:00:00+01:00'));
    await caller.did('checkInVolunteer', { sessionId: session, volunteerId: bodil, at: '2026-01-08T11:45:00+01:00' });
    return { folder, session: plain(session), bodil: plain(bodil), guest: plain(anna) };
  } finally {
    await close();
  }
}

const plain = (globalId: string): string => parseGlobalId(globalId)?.parts.at(-1) ?? '';

/** An audit command on a folder, run to its end. */
export const audit = (folder: string, ...args: readonly string[]) => Program.run('audit', ['--data', folder, ...args]);

/**
 * The same in this process, which saves it a second: for what is not told line by line on the standard output.
 * Whether the built program does so too, the specs that run it say.
 */
export async function auditHere(folder: string, ...args: readonly string[]) {
  const told = { output: '', errors: '' };
  const hear = (to: keyof typeof told) => (line: unknown) => {
    told[to] += `${String(line)}\n`;
  };
  const [log, error] = [jest.spyOn(console, 'log'), jest.spyOn(console, 'error')];
  log.mockImplementation(hear('output'));
  error.mockImplementation(hear('errors'));
  const before = process.exitCode;
  try {
    process.exitCode = 0;
    await runAudit(['--data', folder, ...args]);
    return { code: process.exitCode, ...told };
  } finally {
    process.exitCode = before;
    log.mockRestore();
    error.mockRestore();
  }
}

/** SHA-256 of every file in a folder by its name; what SQLite keeps for those who read is passed over. */
export function bytesIn(folder: string): Readonly<Record<string, string>> {
  const names = (readdirSync(folder, { recursive: true }) as string[]).sort();
  return Object.fromEntries(
    names
      .filter((name) => !/-(shm|wal)$/.test(name) && statSync(join(folder, name)).isFile())
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
  );
}
