import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Progress } from '../edition/making.js';
import { IMPRINT, someEntries } from '../edition/testing/catalogue.js';
import { Unprintable, printInWorker } from './print-in-worker.js';
import { type PrintOrder, printed } from './printing.js';

const catalogue = (name = 'Vinter 2026'): PrintOrder => ({
  kind: 'catalogue',
  input: { ...IMPRINT, name, entries: someEntries(11) },
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

  it('says what cannot be printed, in words for the editor', () =>
    expect(printInWorker(catalogue('漢字'))).rejects.toThrow(Unprintable));

  it('prints folders and posters', async () => {
    const entries = someEntries(3);
    const folder = await printInWorker({ kind: 'folder', input: { ...IMPRINT, name: 'Folder', entries } });
    expect(folder.pages).toBeLessThanOrEqual(4);
    const [entry] = entries;
    if (!entry) throw new Error('there is no entry');
    const pageAddress = 'https://www.example.dk/aktiviteter/1';
    const poster = await printInWorker({ kind: 'poster', input: { ...IMPRINT, entry, pageAddress } });
    expect(poster.pages).toBe(1);
  });

  it('stops where nobody waits for it any more', () =>
    expect(printInWorker(catalogue(), { signal: AbortSignal.abort(new Error('the house closes')) })).rejects.toThrow(
      'the house closes',
    ));
});
