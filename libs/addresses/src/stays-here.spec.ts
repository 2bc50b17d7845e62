import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const SOURCES = fileURLToPath(new URL('.', import.meta.url));
const product = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'),
);
const text = product.map((name) => readFileSync(join(SOURCES, name), 'utf8')).join('\n');

/** What an address book needs. Whoever adds to it says why no address leaves this machine by it. */
const ALLOWED = [
  '#event-store',
  '#event-store/sqlite',
  '#kernel',
  'csv-parse/sync',
  'node:fs',
  'node:path',
  'node:stream',
  'proj4',
  'zod',
];

describe('where somebody lives', () => {
  it('goes to nobody else: nothing is imported that could send it', () => {
    const imported = [...text.matchAll(/(?:from|import\(|import)\s*'([^'.][^']*)'/g)].map(([, name]) => name);
    expect([...new Set(imported)].filter((name) => name === undefined || !ALLOWED.includes(name))).toEqual([]);
    expect(imported.length).toBeGreaterThan(ALLOWED.length);
  });

  it('goes to nobody else: nothing that is there without being imported is called', () => {
    expect(text).not.toMatch(/\b(fetch|WebSocket|EventSource|XMLHttpRequest|require|getBuiltinModule|eval)\s*\(/);
  });
});
