import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A field of a thing that asks the request, and not the thing, which world it is answered in. */
const OUT_OF_ITS_WORLD =
  /@ResolveField\([^)]*\)\s*(?:async\s+)?\w+\((?:(?!@(?:ResolveField|Query|Mutation)\()[^{]|\{[^{}]*\})*?@Context\(/;

// `asOf` changes the world of every query; what is found there leads on by the world that it carries, and the request's is the present.
describe('what is found in a past', () => {
  it('leads on to the same past: no field of a thing asks the request for its world', () => {
    const resolvers = ['libs', 'apps'].flatMap((folder) =>
      readdirSync(`${root}${folder}`, { recursive: true })
        .map((file) => `${folder}/${String(file)}`)
        .filter((file) => /\.(resolver|mutations|subscription)\.ts$/.test(file)),
    );
    expect(resolvers.length).toBeGreaterThan(5);
    expect(resolvers.filter((file) => OUT_OF_ITS_WORLD.test(readFileSync(`${root}${file}`, 'utf8')))).toEqual([]);
  });

  it('would be noticed if it led to the present', () => {
    const field = '  @ResolveField() name(@Parent() due: Due, @Context() { world }: RequestContext) {';
    expect(OUT_OF_ITS_WORLD.test(field)).toBe(true);
    const later =
      '  @ResolveField() name(@Parent() { world }: Due) {\n    return 1;\n  }\n  @Query() due(@Context() c: X) {';
    expect(OUT_OF_ITS_WORLD.test(later)).toBe(false);
  });
});
