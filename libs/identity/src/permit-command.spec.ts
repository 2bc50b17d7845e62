import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { command, idSchema } from '#kernel';
import { actorOf } from '#kernel/testing';
import { NotPermitted, permitCommand } from './permit-command.js';

const [gerda, hans] = ['0198c3a4-0000-7000-8000-000000000001', '0198c3a4-0000-7000-8000-000000000002'];
const requestRide = command('requestRides', 'passengerId', 'fellowIds').of(
  z.object({ passengerId: idSchema, fellowIds: z.array(idSchema) }),
);
const asking = (kind: 'coordinator' | 'relative' | 'editor', input: object) =>
  permitCommand({ actor: { ...actorOf(kind), people: [gerda] }, idempotencyKey: 'k', input }, requestRide);

describe('a command about several people', () => {
  it('may be given by who is allowed it for their own, where all of them are', () => {
    expect(asking('relative', { passengerId: gerda, fellowIds: [] })).toBeUndefined();
    expect(asking('relative', { passengerId: gerda, fellowIds: [gerda] })).toBeUndefined();
  });

  it('finds nobody where one of them is not', () => {
    const notFound = { refused: 'NotFound', details: { kind: 'Passenger', id: hans } };
    expect(asking('relative', { passengerId: hans, fellowIds: [] })).toEqual(notFound);
    expect(asking('relative', { passengerId: gerda, fellowIds: [hans] })).toEqual(notFound);
  });

  it('may be given about anybody by who is allowed it for the whole municipality, and about nobody by who is not', () => {
    expect(asking('coordinator', { passengerId: hans, fellowIds: [hans] })).toBeUndefined();
    expect(() => asking('editor', { passengerId: gerda, fellowIds: [] })).toThrow(NotPermitted);
  });
});

describe('a command about what an organisation has', () => {
  const draft = command('draftEntries', 'organisation').of(z.object({ organiserId: idSchema }));
  const by = (actor: object) =>
    permitCommand({ actor: { ...actorOf('partner'), ...actor }, idempotencyKey: 'k', input: {} }, draft);

  it('goes on to who knows what that is, where somebody acts for one', () => {
    expect(by({ organisation: gerda })).toBeUndefined();
  });

  it('is nobody’s who acts for none, or whose token is for something else', () => {
    expect(() => by({})).toThrow(NotPermitted);
    expect(() => by({ organisation: gerda, scopes: ['readOverview'] })).toThrow(NotPermitted);
  });
});
