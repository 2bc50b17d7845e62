import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Progress } from '../edition/making.js';
import { IMPRINT, someEntries, someEntry } from '../edition/testing/catalogue.js';
import { Unprintable } from '../edition/unprintable.js';
import type { PublishedEntry } from '../entry/published-entry.js';
import { printInWorker } from './print-in-worker.js';
import { type PrintOrder, printed } from './printing.js';

const catalogue = (name = 'Vinter 2026'): PrintOrder => ({
  kind: 'catalogue',
  input: { ...IMPRINT, name, entries: someEntries(11) },
});

const poster = (more: Partial<PublishedEntry>, pageAddress = 'https://www.example.dk/aktiviteter/1'): PrintOrder => ({
  kind: 'poster',
  input: { ...IMPRINT, entry: someEntry(0, more), pageAddress },
});

describe('printing in a thread of its own', () => {
  it('gives the same bytes as printing here, with their hash, their renderer and the hash of their fonts', async () => {
    const there = await printInWorker(catalogue());
    const here = await printed(catalogue());
    expect(there.sha256).toBe(createHash('sha256').update(here.bytes).digest('hex'));
    expect(createHash('sha256').update(there.bytes).digest('hex')).toBe(there.sha256);
    expect({ ...there, bytes: undefined }).toEqual({ ...here, bytes: undefined });
    expect(there.fonts).toMatch(/^[0-9a-f]{64}$/);
  });

  it('tells how far it is, and lets other work have its turn meanwhile', async () => {
    const told: Progress[] = [];
    await printInWorker(catalogue(), { onProgress: (progress) => told.push(progress) });
    expect(told.at(-1)).toEqual({ done: 22, total: 22 });
    expect(told.length).toBeGreaterThan(11);
  });

  it.each([
    ['nameNotPrintable', catalogue('漢字')],
    ['nameNotPrintable', catalogue('v'.repeat(121))],
    ['posterTooLong', poster({ place: { label: 'Beboerhuset, anden opgang, '.repeat(200) } })],
  ] as const)('says why it cannot be printed, with a reason and in words: %s', async (reason, order) => {
    const refused: unknown = await printInWorker(order).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Unprintable);
    expect(refused).toMatchObject({ reason, message: expect.stringMatching(/name|poster/) });
  });

  it('takes what is wrong with the house for nothing that is wrong with the edition', async () => {
    const order = poster({}, 'intet.dk');
    const failed: unknown = await printInWorker(order).catch((error: unknown) => error);
    expect(failed).not.toBeInstanceOf(Unprintable);
    expect(failed).toMatchObject({ message: expect.stringContaining('an address of the web') });
  });

  it('prints folders and posters', async () => {
    const entries = someEntries(3);
    const folder = await printInWorker({ kind: 'folder', input: { ...IMPRINT, name: 'Folder', entries } });
    expect(folder.pages).toBeLessThanOrEqual(4);
    expect((await printInWorker(poster({}))).pages).toBe(1);
  });

  it('stops where nobody waits for it any more', () =>
    expect(printInWorker(catalogue(), { signal: AbortSignal.abort(new Error('the house closes')) })).rejects.toThrow(
      'the house closes',
    ));
});
