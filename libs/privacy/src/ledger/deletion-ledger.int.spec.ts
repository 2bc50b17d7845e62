import { appendFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '#kernel';
import { ISHOEJ, NOW, idFor } from '#kernel/testing';
import { DataFolderUnusable } from '#event-store';
import { temporaryFolder } from '#event-store/testing';
import { DeletionLedger } from './deletion-ledger.js';
import type { LedgerEntry } from './ledger-entry.js';

const erasureOf = (name: string): LedgerEntry => ({
  eventId: idFor(`erasure of ${name}`),
  commandId: idFor(`command on ${name}`),
  municipality: ISHOEJ,
  subject: idFor(name),
  kind: 'Guest',
  purposes: ['contact', 'health'],
  reason: 'personAsked',
  legalBasis: 'consentWithdrawn',
  caseNumber: '26/012345',
  actor: { id: idFor('karen'), kind: 'dataProtectionOfficer' },
  decidedAt: NOW,
});
const { caseNumber: _, ...withoutCase } = erasureOf('dorte');
const [annas, bents, carlas] = [erasureOf('anna'), erasureOf('bent'), erasureOf('carla')];

describe('the deletion ledger', () => {
  const folder = temporaryFolder();
  const fileIn = (where: string) => join(where, 'erasures.ndjson');

  it('keeps every decision, one line each, for its owner only', () => {
    const where = folder();
    const ledger = DeletionLedger.open(where);
    expect(ledger.entries()).toEqual([]);
    ledger.add(annas);
    ledger.add(withoutCase);
    expect(ledger.entries()).toEqual([annas, withoutCase]);
    expect(DeletionLedger.open(where).entries()).toEqual([annas, withoutCase]);
    expect(readFileSync(fileIn(where), 'utf8')).toBe(`${canonicalJson(annas)}\n${canonicalJson(withoutCase)}\n`);
    expect(statSync(fileIn(where)).mode & 0o777).toBe(0o600);
  });

  it('keeps what is said twice once', () => {
    const where = folder();
    for (const entry of [annas, bents, annas, bents]) DeletionLedger.open(where).add(entry);
    expect(DeletionLedger.open(where).entries()).toEqual([annas, bents]);
  });

  it('is as good as before, wherever a crash cut its last line short', () => {
    const where = folder();
    const file = fileIn(where);
    const ledger = DeletionLedger.open(where);
    ledger.add(annas);
    const before = statSync(file).size;
    ledger.add(bents);
    const whole = readFileSync(file);
    for (let cut = before; cut < whole.length; cut++) {
      writeFileSync(file, whole.subarray(0, cut));
      const after = DeletionLedger.open(where);
      // With all but the end of its line, it is all there.
      const read = cut === whole.length - 1 ? [annas, bents] : [annas];
      expect(after.entries()).toEqual(read);
      after.add(carlas);
      expect(DeletionLedger.open(where).entries()).toEqual([...read, carlas]);
      after.add(bents);
      expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(4);
      expect(new Set(DeletionLedger.open(where).entries())).toEqual(new Set([annas, bents, carlas]));
    }
  });

  it('is as good as before where a crash cut its very first line short', () => {
    const where = folder();
    DeletionLedger.open(where).add(annas);
    for (let cut = statSync(fileIn(where)).size - 2; cut >= 0; cut--) {
      truncateSync(fileIn(where), cut);
      expect(DeletionLedger.open(where).entries()).toEqual([]);
    }
    DeletionLedger.open(where).add(annas);
    expect(DeletionLedger.open(where).entries()).toEqual([annas]);
  });

  it.each([
    ['is no JSON', (line: string) => line.slice(0, -5)],
    ['lacks something', (line: string) => line.replace(/,"subject":"[^"]+"/, '')],
    ['holds something that no version knows', (line: string) => line.replace('{', '{"name":"Anna",')],
    ['is empty', () => ''],
  ])('names a line in its midst that %s, and drops nothing', (_, damage) => {
    const where = folder();
    const ledger = DeletionLedger.open(where);
    for (const entry of [annas, bents, carlas]) ledger.add(entry);
    const [first, second = '', third] = readFileSync(fileIn(where), 'utf8').split('\n');
    writeFileSync(fileIn(where), [first, damage(second), third, ''].join('\n'));
    const damaged = readFileSync(fileIn(where));
    for (const attempt of [
      () => DeletionLedger.open(where),
      () => ledger.entries(),
      () => {
        ledger.add(annas);
      },
    ]) {
      expect(attempt).toThrow(DataFolderUnusable);
      expect(attempt).toThrow(/line 2 of the deletion ledger .*erasures\.ndjson cannot be read/);
    }
    expect(readFileSync(fileIn(where))).toEqual(damaged);
  });

  it('takes a last line with its end for damaged, not for cut short', () => {
    const where = folder();
    DeletionLedger.open(where).add(annas);
    appendFileSync(fileIn(where), '{"eventId":\n');
    expect(() => DeletionLedger.open(where)).toThrow(/line 2 /);
  });

  it('takes nothing that is no entry', () => {
    const where = folder();
    const ledger = DeletionLedger.open(where);
    expect(() => {
      ledger.add({ ...annas, purposes: [] });
    }).toThrow();
    const named = { ...annas, name: 'Anna Æblegård' };
    expect(() => {
      ledger.add(named);
    }).toThrow();
    expect(ledger.entries()).toEqual([]);
  });

  it('is not begun anew where its folder is away', () =>
    expect(() => DeletionLedger.open(join(folder(), 'not mounted'))).toThrow(
      /the folder of the deletion ledger .*not mounted is not there/,
    ));
});
