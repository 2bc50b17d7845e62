import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cafeHistory, playCafe } from '../../testing/random-cafes.js';
import { history, play } from '../../testing/random-sessions.js';
import { mutationOf, resultUnions } from '../../testing/result-unions.js';
import { cafe } from '../cafe/cafe.js';
import { guest } from '../guest/guest.js';
import { cafeSession } from '../session/session.js';

/** What only Samspil says to itself. */
const INTERNAL = ['PlanCafeSession', 'SettleCafeSession', 'CloseGuestRecord'];
const unions = resultUnions();

/** Every refusal that these steps met and that the schema does not know of. */
const unheardOf = (steps: readonly { command: string; code: string | undefined }[]): readonly string[] =>
  steps.flatMap(({ command, code }) =>
    code && !INTERNAL.includes(command) && !unions.get(mutationOf(command))?.includes(code)
      ? [`${command}: ${code}`]
      : [],
  );

describe('the result unions of the schema', () => {
  it('belong to the commands that may be said from outside, each of them', () => {
    const commands = [cafe, cafeSession, guest].flatMap((aggregate) => Object.keys(aggregate.commands));
    expect([...unions.keys()].sort()).toEqual(
      commands
        .filter((name) => !INTERNAL.includes(name))
        .map(mutationOf)
        .sort(),
    );
  });

  it('hold what can befall any command', () => {
    for (const [mutation, members] of unions)
      expect({ mutation, members }).toEqual({
        mutation,
        members: expect.arrayContaining(
          mutation === 'openCafe'
            ? ['InvalidInput', 'IdempotencyKeyReused']
            : ['NotFound', 'InvalidInput', 'IdempotencyKeyReused'],
        ),
      });
  });

  it('hold every refusal that a session meets', () =>
    fc.assert(
      fc.property(history, (session) =>
        expect(
          unheardOf(play(session).map(({ said, refusal }) => ({ command: said.name, code: refusal?.refused }))),
        ).toEqual([]),
      ),
      { numRuns: 120 },
    ));

  it('hold every refusal that a café meets', () =>
    fc.assert(
      fc.property(cafeHistory, (steps) =>
        expect(
          unheardOf(
            playCafe(steps).map(({ said, outcome }) => ({ command: said.name, code: outcome.refusal?.refused })),
          ),
        ).toEqual([]),
      ),
      { numRuns: 30 },
    ));

  it('hold no refusal that no command can meet', () => {
    const codes = [cafe, cafeSession, guest].flatMap((aggregate) => Object.keys(aggregate.refusals));
    const known = [
      ...codes,
      'NotFound',
      'InvalidInput',
      'IdempotencyKeyReused',
      'CafeChanged',
      'CafeSessionChanged',
      'GuestChanged',
    ];
    expect([...new Set([...unions.values()].flat())].filter((member) => !known.includes(member))).toEqual([]);
    expect(codes.filter((code) => ![...unions.values()].flat().includes(code))).toEqual([]);
  });
});
