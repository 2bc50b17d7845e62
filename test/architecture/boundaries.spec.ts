import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { type ICruiseResult, cruise } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixtures = fileURLToPath(new URL('fixtures', import.meta.url));

/** The names of the rules that the files of these folders break. */
async function broken(folders: string[]): Promise<Set<string>> {
  const { forbidden = [], options } = await extractConfig(`${root}/.dependency-cruiser.cjs`);
  const { output } = await cruise(folders, { ...options, ruleSet: { forbidden }, validate: true, baseDir: root });
  return new Set((output as ICruiseResult).summary.violations.map(({ rule }) => rule.name));
}

describe('the boundaries', () => {
  it('have a fixture for every rule', async () => {
    const { forbidden = [] } = await extractConfig(`${root}/.dependency-cruiser.cjs`);
    expect(readdirSync(fixtures).sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });

  it.each(readdirSync(fixtures))('%s is noticed when it is broken', async (rule) => {
    expect(await broken([`test/architecture/fixtures/${rule}`])).toContain(rule);
  });

  it('are kept by libraries and applications', async () => {
    expect(await broken(['libs', 'apps'])).toEqual(new Set());
  });
});
