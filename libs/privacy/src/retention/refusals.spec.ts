import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Kind, parse } from 'graphql';
import { retentionHoldRefusals, retentionRefusals } from './retention.refusals.js';

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');

const seenRefused = (file: string): readonly string[] =>
  [...read(file).matchAll(/\.thenRefused\(\s*'(\w+)'/g)].map(([, code = '']) => code);

const unions = new Map(
  parse(read('../graphql/retention.graphql')).definitions.flatMap((definition) =>
    definition.kind === Kind.UNION_TYPE_DEFINITION
      ? [[definition.name.value, (definition.types ?? []).map(({ name }) => name.value)] as const]
      : [],
  ),
);
const membersOf = (...names: readonly string[]): readonly string[] => names.flatMap((name) => unions.get(name) ?? []);

describe.each([
  {
    what: 'the rules',
    refusals: retentionRefusals,
    spec: './retention.spec.ts',
    unions: ['SetRetentionRuleResult', 'EndRetentionRuleResult'],
  },
  {
    what: 'holds',
    refusals: retentionHoldRefusals,
    spec: './retention-hold.spec.ts',
    unions: ['KeepLongerResult', 'ReleaseHoldResult'],
  },
])('what is refused of $what', ({ refusals, spec, unions: names }) => {
  const codes = Object.keys(refusals);

  it.each(codes)('%s is brought about by a spec', (code) => expect(seenRefused(spec)).toContain(code));

  it.each(codes)('%s is known to the schema', (code) => expect(membersOf(...names)).toContain(code));

  it('is all that the schema knows', () => {
    const any = ['RetentionRulesChanged', 'RetentionHoldChanged', 'InvalidInput', 'IdempotencyKeyReused'];
    expect(membersOf(...names).filter((member) => !codes.includes(member) && !any.includes(member))).toEqual([]);
  });
});
