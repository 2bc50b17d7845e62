import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Kind, parse } from 'graphql';
import { apiClient } from '../api-client/api-client.js';
import { organisation } from '../organisation/organisation.js';

const definitions = parse(readFileSync(new URL('./partners.mutations.graphql', import.meta.url), 'utf8')).definitions;

/** What each mutation may answer with. */
const unions = new Map(
  definitions.flatMap((definition) =>
    definition.kind === Kind.UNION_TYPE_DEFINITION
      ? [
          [
            definition.name.value.replace(/Result$/, ''),
            (definition.types ?? []).map(({ name }) => name.value),
          ] as const,
        ]
      : [],
  ),
);

/** Every code that the specs of a folder see refused. */
const seenRefused = (folder: string): ReadonlySet<string> => {
  const here = new URL(`../${folder}/`, import.meta.url);
  const specs = readdirSync(here).filter((file) => file.endsWith('.spec.ts'));
  const text = specs.map((file) => readFileSync(new URL(file, here), 'utf8')).join('\n');
  return new Set([...text.matchAll(/\.thenRefused\(\s*'(\w+)'/g)].map(([, code = '']) => code));
};

describe('the result unions of the schema', () => {
  it('belong to the commands, each of them', () =>
    expect([...unions.keys()].sort()).toEqual(
      [...Object.keys(organisation.commands), ...Object.keys(apiClient.commands)].sort(),
    ));

  it('hold what can befall any command', () => {
    for (const [command, members] of unions)
      expect({ command, members }).toEqual({
        command,
        members: expect.arrayContaining([
          command === 'RegisterOrganisation' ? 'AlreadyExists' : 'NotFound',
          'InvalidInput',
          'IdempotencyKeyReused',
        ]),
      });
  });

  it('hold every refusal, and none that there is not', () => {
    const codes = [organisation, apiClient].flatMap(({ refusals }) => Object.keys(refusals));
    const members = new Set([...unions.values()].flat());
    expect(codes.filter((code) => !members.has(code))).toEqual([]);
    const known = [
      ...codes,
      'NotFound',
      'AlreadyExists',
      'InvalidInput',
      'IdempotencyKeyReused',
      'OrganisationChanged',
      'ApiClientChanged',
      'ApiClientSecretChanged',
    ];
    expect([...members].filter((member) => !known.includes(member))).toEqual([]);
  });

  it('hold that a client has ended where it is said to one that may have', () => {
    for (const command of Object.keys(apiClient.commands))
      expect([command, unions.get(command)?.includes('ApiClientHasEnded')]).toEqual([
        command,
        command !== 'IssueApiClient' && command !== 'EndApiClient',
      ]);
  });
});

// A refusal that no spec brings about may be one that nobody can meet, or one that nobody has thought through.
describe.each([
  { folder: 'organisation', refusals: organisation.refusals },
  { folder: 'api-client', refusals: apiClient.refusals },
])('the refusals of $folder', ({ folder, refusals }) => {
  it.each(Object.keys(refusals))('%s is brought about by a spec', (code) =>
    expect(seenRefused(folder)).toContain(code),
  );
});
