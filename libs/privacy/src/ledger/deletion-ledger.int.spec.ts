import { appendFileSync, mkdirSync, readFileSync, rmdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { canonicalJson } from '#kernel';
import { ISHOEJ, NOW, idFor } from '#kernel/testing';
import { DataFolderUnusable } from '#event-store';
import { temporaryFolder } from '#event-store/testing';
import { DeletionLedger } from './deletion-ledger.js';
import { type LedgerEntry, type NewLedgerEntry, ledgerEntrySchema } from './ledger-entry.js';

const LOG = idFor('the log');
const ANOTHER_LOG = idFor('another log');

const erasureOf = (name: string): LedgerEntry => ({
  logId: LOG,
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

  function bound(where: string, logId = LOG): DeletionLedger {
    const ledger = DeletionLedger.open(where);
    ledger.bindTo(logId);
    return ledger;
  }

  it('keeps every decision, one line each, for its owner only', () => {
    const where = folder();
    const ledger = bound(where);
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
    for (const entry of [annas, bents, annas, bents]) bound(where).add(entry);
    expect(DeletionLedger.open(where).entries()).toEqual([annas, bents]);
  });

  it('is as good as before, wherever a crash cut its last line short', () => {
    const where = folder();
    const file = fileIn(where);
    const ledger = bound(where);
    ledger.add(annas);
    const before = statSync(file).size;
    ledger.add(bents);
    const whole = readFileSync(file);
    for (let cut = before; cut < whole.length; cut++) {
      writeFileSync(file, whole.subarray(0, cut));
      const after = bound(where);
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
    bound(where).add(annas);
    for (let cut = statSync(fileIn(where)).size - 2; cut >= 0; cut--) {
      truncateSync(fileIn(where), cut);
      expect(DeletionLedger.open(where).entries()).toEqual([]);
    }
    bound(where).add(annas);
    expect(DeletionLedger.open(where).entries()).toEqual([annas]);
  });

  it.each([
    ['is no JSON', (line: string) => line.slice(0, -5)],
    ['lacks something', (line: string) => line.replace(/,"subject":"[^"]+"/, '')],
    ['holds something that no version knows', (line: string) => line.replace('{', '{"name":"Anna",')],
    ['is empty', () => ''],
  ])('names a line in its midst that %s, and drops nothing', (_, damage) => {
    const where = folder();
    const ledger = bound(where);
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
    bound(where).add(annas);
    appendFileSync(fileIn(where), '{"eventId":\n');
    expect(() => DeletionLedger.open(where)).toThrow(/line 2 /);
  });

  it('takes nothing that is no entry', () => {
    const where = folder();
    const ledger = bound(where);
    expect(() => {
      ledger.add({ ...annas, purposes: [] });
    }).toThrow();
    const named = { ...annas, name: 'Anna Æblegård' };
    expect(() => {
      ledger.add(named);
    }).toThrow();
    expect(ledger.entries()).toEqual([]);
  });

  it('keeps with whom somebody was erased', () => {
    const where = folder();
    const together = [idFor('anna the volunteer')];
    bound(where).add({ ...annas, together });
    expect(DeletionLedger.open(where).entries()).toEqual([{ ...annas, together }]);
  });

  it('writes down of which log each decision is', () => {
    const where = folder();
    const { logId: _, ...decided } = annas;
    const added: NewLedgerEntry = decided;
    bound(where, ANOTHER_LOG).add(added);
    expect(DeletionLedger.open(where).entries()).toEqual([{ ...annas, logId: ANOTHER_LOG }]);
  });

  it('takes no decision before it is known of which log', () => {
    const where = folder();
    expect(() => {
      DeletionLedger.open(where).add(annas);
    }).toThrow(/was not bound to a log/);
    expect(DeletionLedger.open(where).entries()).toEqual([]);
  });

  it.each([
    ['alone', [bents]],
    ['among its own', [annas, bents, carlas]],
  ])('refuses one of another log, %s, and can be read all the same', (_, decided) => {
    const where = folder();
    const entries = decided.map((entry) => (entry === bents ? { ...bents, logId: ANOTHER_LOG } : entry));
    writeFileSync(fileIn(where), entries.map((entry) => `${canonicalJson(entry)}\n`).join(''));
    const ledger = DeletionLedger.open(where);
    const binding = () => {
      ledger.bindTo(LOG);
    };
    expect(binding).toThrow(DataFolderUnusable);
    expect(binding).toThrow(
      `the deletion ledger ${fileIn(where)} belongs to another log (${ANOTHER_LOG}) than this one (${LOG}): name the folder of the ` +
        'ledger that goes with this log with SAMSPIL_ERASURES',
    );
    expect(() => {
      ledger.add(carlas);
    }).toThrow(/was not bound/);
    expect(ledger.entries()).toEqual(entries);
  });

  it('refuses one of another log that was put in its place while it was open', () => {
    const where = folder();
    const ledger = bound(where);
    ledger.add(annas);
    writeFileSync(fileIn(where), `${canonicalJson({ ...bents, caseNumber: '1', logId: ANOTHER_LOG })}\n`);
    expect(() => {
      ledger.add(carlas);
    }).toThrow(/belongs to another log/);
  });

  it('does not read what it has read for every decision', () => {
    const where = folder();
    for (const name of ['anna', 'bent', 'carla']) bound(where).add(erasureOf(name));
    const ledger = bound(where);
    const reading = jest.spyOn(ledgerEntrySchema, 'parse');
    for (let more = 0; more < 20; more++) ledger.add(erasureOf(`guest ${more}`));
    ledger.add(annas);
    expect(reading).toHaveBeenCalledTimes(21);
    reading.mockRestore();
    expect(
      new Set(
        DeletionLedger.open(where)
          .entries()
          .map(({ eventId }) => eventId),
      ).size,
    ).toBe(23);
    expect(ledger.entries()).toHaveLength(23);
  });

  it('goes on from what is there where somebody else has added a decision', () => {
    const where = folder();
    const ledger = bound(where);
    ledger.add(annas);
    bound(where).add(bents);
    ledger.add(bents);
    ledger.add(carlas);
    expect(DeletionLedger.open(where).entries()).toEqual([annas, bents, carlas]);
  });

  it('adds a decision that could not be written when it is said again', () => {
    const where = folder();
    const ledger = bound(where);
    mkdirSync(fileIn(where));
    expect(() => {
      ledger.add(annas);
    }).toThrow(/EISDIR/);
    rmdirSync(fileIn(where));
    ledger.add(annas);
    expect(ledger.entries()).toEqual([annas]);
  });

  it('is not begun anew where its folder is away', () =>
    expect(() => DeletionLedger.open(join(folder(), 'not mounted'))).toThrow(
      /the folder of the deletion ledger .*not mounted is not there/,
    ));
});
