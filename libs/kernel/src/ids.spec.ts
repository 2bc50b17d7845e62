import { describe, expect, it } from '@jest/globals';
import { commandIdOf, eventIdOf, idSchema, policyCommandIdOf, thingIdOf } from './ids.js';
import type { Municipality } from './municipality.js';

const ishoj = '0183' as Municipality;
const actor = '0198c3a4-5b6d-7e8f-9a0b-1c2d3e4f5a6b';

describe('the id of a command', () => {
  it('is the same when the same is said twice', () =>
    expect(commandIdOf(ishoj, actor, 'PauseVolunteer', 'key')).toBe(
      commandIdOf(ishoj, actor, 'PauseVolunteer', 'key'),
    ));

  it('differs by municipality, actor, mutation and key, however they are cut', () => {
    const ids = [
      commandIdOf(ishoj, actor, 'PauseVolunteer', 'key'),
      commandIdOf('0187' as Municipality, actor, 'PauseVolunteer', 'key'),
      commandIdOf(ishoj, 'another', 'PauseVolunteer', 'key'),
      commandIdOf(ishoj, actor, 'ResumeVolunteer', 'key'),
      commandIdOf(ishoj, actor, 'PauseVolunteer', 'other key'),
      commandIdOf(ishoj, `${actor}P`, 'auseVolunteer', 'key'),
      commandIdOf(ishoj, `${actor}","`, 'PauseVolunteer', 'key'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});

// These ids stand in logs. If one of them ever differs, everything that was said before looks unsaid: the code is wrong, not
// the spec.
describe('ids in logs that exist', () => {
  it('are what they always were', () => {
    const commandId = commandIdOf(ishoj, actor, 'PauseVolunteer', 'key');
    expect(commandId).toBe('60377912-7041-5dc8-a104-44772c0c3806');
    expect(policyCommandIdOf('lapseOffers', commandId)).toBe('54321b31-4f0a-5ae9-ae38-3cfd10d10702');
    expect(policyCommandIdOf('lapseOffers', commandId, 'second')).toBe('5e08ccfb-3047-589f-b4c9-6a781af69bf5');
    expect(eventIdOf(commandId, 'volunteer-0183_1', 0)).toBe('23a557a5-6f09-5650-ae65-0d07de1e7889');
    expect(eventIdOf(commandId, 'volunteer-0183_1', 1)).toBe('374d3d06-3d95-53c3-b906-34a71c76ea4d');
    expect(thingIdOf(commandId, 'StandingCommitment')).toBe('22f58f1a-e609-563f-beff-9c8f6ce0b0af');
  });
});

describe('an id', () => {
  it('is a UUID in any case, kept in lower case', () => expect(idSchema.parse(actor.toUpperCase())).toBe(actor));

  it.each(['1', '', `${actor}0`, '0183'])('is not %j', (id) =>
    expect(idSchema.safeParse(id).error?.issues[0]?.message).toBe('must be an id (UUID)'),
  );
});
