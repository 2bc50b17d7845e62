import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type CommandOutcome,
  CommandHandling,
  type Journal,
  type RecordedEvent,
  type StreamName,
  type UnrecordedEvent,
  evolveOn,
  parseStreamName,
} from '#kernel';
import { ISHOEJ, MemoryJournal, VALLENSBAEK, actorOf, clockAt, coordinator, idFor, opened } from '#kernel/testing';
import { handleWithEmail } from './registration.js';
import { type Volunteer, isGone, volunteer } from './volunteer.js';

/** A journal whose process dies at the n-th append from now on. */
class CrashingJournal extends MemoryJournal {
  appendsLeft = Infinity;

  override append(stream: StreamName, events: readonly UnrecordedEvent[], last: number | undefined) {
    return this.appendsLeft-- > 0 ? super.append(stream, events, last) : Promise.reject(new Error('the process died'));
  }
}

const processOn = (journal: Journal): CommandHandling => new CommandHandling(journal, clockAt());
const register = (handling: CommandHandling, key: string, email = 'anna@ishoj.dk'): Promise<CommandOutcome> =>
  handleWithEmail(handling, 'RegisterVolunteer', {
    actor: coordinator,
    idempotencyKey: key,
    input: { name: 'Anna Holm', email },
  });
const say = (handling: CommandHandling, name: 'LeaveVolunteer' | 'DeclineVolunteer', volunteerId: string, more = {}) =>
  handling.handle(volunteer, name, {
    actor: coordinator,
    idempotencyKey: `${name} ${volunteerId}`,
    input: { volunteerId, ...more },
  });
const changeEmail = (handling: CommandHandling, key: string, volunteerId: string, email: string) =>
  handleWithEmail(handling, 'ChangeContact', {
    actor: coordinator,
    idempotencyKey: key,
    input: { volunteerId, email },
  });
const idOf = (outcome: CommandOutcome): string => {
  if (outcome.outcome === 'refused') throw new Error(outcome.refusal.refused);
  return outcome.id;
};
const taken = expect.objectContaining({ outcome: 'refused', refusal: { refused: 'EmailTaken', details: {} } });
const accepted = expect.objectContaining({ outcome: 'accepted' });

/** Who has which address now, as the volunteers' own streams say. */
function holders(events: readonly RecordedEvent[]): { volunteerId: string; email: string }[] {
  const volunteers = new Map<string, { state: Volunteer; email: string | undefined }>();
  for (const event of events.filter(({ stream }) => stream.startsWith('volunteer-'))) {
    const id = parseStreamName(event.stream)?.id ?? '';
    const before = volunteers.get(id);
    const { email } = opened(event.data) as { email?: { plain: string } };
    volunteers.set(id, {
      state: evolveOn(volunteer, before?.state ?? volunteer.initial, event, event.metadata.recordedAt),
      email: email?.plain ?? before?.email,
    });
  }
  return [...volunteers].flatMap(([volunteerId, { state, email }]) =>
    email && !isGone(state) ? [{ volunteerId, email }] : [],
  );
}

describe('registering with an e-mail address', () => {
  it('reserves the address, then registers the volunteer, and says in both what led to it', async () => {
    const journal = new MemoryJournal();
    const outcome = await register(processOn(journal), 'k1');
    expect(outcome).toEqual(accepted);
    expect(journal.events.map(({ type }) => type)).toEqual(['VolunteerEmailReserved', 'VolunteerRegistered']);
    expect(journal.events.map(({ metadata }) => metadata.$correlationId)).toEqual([
      outcome.commandId,
      outcome.commandId,
    ]);
    expect(journal.events[1]?.stream).toBe(`volunteer-0183_${idOf(outcome)}`);
  });

  it('needs no reservation without an address', async () => {
    const journal = new MemoryJournal();
    await handleWithEmail(processOn(journal), 'ApplyAsVolunteer', {
      actor: actorOf('volunteer'),
      idempotencyKey: 'k1',
      input: { name: 'Anna Holm' },
    });
    expect(journal.events.map(({ type }) => type)).toEqual(['VolunteerApplied']);
  });

  it('refuses an address that somebody has, in any spelling, and says so again when asked again', async () => {
    const handling = processOn(new MemoryJournal());
    const anna = idOf(await register(handling, 'k1'));
    expect(await register(handling, 'k2', 'ANNA@ishoj.dk')).toEqual(taken);
    await say(handling, 'LeaveVolunteer', anna);
    expect(await register(handling, 'k2', 'ANNA@ishoj.dk')).toEqual(taken);
  });

  it('lets another municipality use the same address', async () => {
    const handling = processOn(new MemoryJournal());
    await register(handling, 'k1');
    const there = await handleWithEmail(handling, 'RegisterVolunteer', {
      actor: actorOf('coordinator', 'neighbour', VALLENSBAEK),
      idempotencyKey: 'k1',
      input: { name: 'Anna Holm', email: 'anna@ishoj.dk' },
    });
    expect(there).toEqual(accepted);
  });

  it('reserves nothing for input that is refused', async () => {
    const journal = new MemoryJournal();
    const outcome = await handleWithEmail(processOn(journal), 'RegisterVolunteer', {
      actor: coordinator,
      idempotencyKey: 'k1',
      input: { name: '', email: 'anna@ishoj.dk' },
    });
    expect(outcome).toMatchObject({ refusal: { refused: 'InvalidInput', details: { problems: [{ path: 'name' }] } } });
    expect(journal.events).toEqual([]);
  });

  it('answers the first answer when it is said twice, and refuses another input under the same key', async () => {
    const journal = new MemoryJournal();
    const first = await register(processOn(journal), 'k1');
    expect(await register(processOn(journal), 'k1')).toEqual(first);
    expect(await register(processOn(journal), 'k1', 'bent@ishoj.dk')).toMatchObject({
      commandId: first.commandId,
      refusal: { refused: 'IdempotencyKeyReused' },
    });
    expect(journal.events).toHaveLength(2);
  });

  it.each([
    ['left', async (handling: CommandHandling, anna: string) => say(handling, 'LeaveVolunteer', anna)],
    [
      'changed to another address',
      async (handling: CommandHandling, anna: string) => changeEmail(handling, 'c1', anna, 'new@ishoj.dk'),
    ],
  ])('gives the address of who has %s to the next', async (_how, part) => {
    const handling = processOn(new MemoryJournal());
    const anna = idOf(await register(handling, 'k1'));
    expect(await part(handling, anna)).toEqual(accepted);
    expect(await register(handling, 'k2')).toEqual(accepted);
  });

  it('gives the address of who was declined to the next', async () => {
    const handling = processOn(new MemoryJournal());
    const applying = await handleWithEmail(handling, 'ApplyAsVolunteer', {
      actor: coordinator,
      idempotencyKey: 'k1',
      input: { name: 'Anna Holm', email: 'anna@ishoj.dk' },
    });
    await say(handling, 'DeclineVolunteer', idOf(applying), { reason: 'Bor i Jylland' });
    expect(await register(handling, 'k2')).toEqual(accepted);
  });
});

describe('changing to an e-mail address', () => {
  it('that is one’s own already changes nothing in the register', async () => {
    const journal = new MemoryJournal();
    const handling = processOn(journal);
    const anna = idOf(await register(handling, 'k1'));
    expect(await changeEmail(handling, 'c1', anna, 'anna@ishoj.dk')).toEqual(accepted);
    expect(journal.events.filter(({ type }) => type === 'VolunteerEmailReserved')).toHaveLength(1);
    expect(await register(handling, 'k2')).toEqual(taken);
  });

  it('that somebody has is refused, and one’s own stays', async () => {
    const journal = new MemoryJournal();
    const handling = processOn(journal);
    const anna = idOf(await register(handling, 'k1'));
    const bent = idOf(await register(handling, 'k2', 'bent@ishoj.dk'));
    expect(await changeEmail(handling, 'c1', bent, 'anna@ishoj.dk')).toEqual(taken);
    expect(holders(journal.events)).toEqual([
      { volunteerId: anna, email: 'anna@ishoj.dk' },
      { volunteerId: bent, email: 'bent@ishoj.dk' },
    ]);
  });

  it('and back again works as long as nobody has taken it', async () => {
    const journal = new MemoryJournal();
    const handling = processOn(journal);
    const anna = idOf(await register(handling, 'k1'));
    await changeEmail(handling, 'c1', anna, 'new@ishoj.dk');
    expect(await changeEmail(handling, 'c2', anna, 'anna@ishoj.dk')).toEqual(accepted);
    expect(await register(handling, 'k2')).toEqual(taken);
    expect(await register(handling, 'k3', 'new@ishoj.dk')).toEqual(accepted);
  });

  it('of nobody known leaves no address reserved', async () => {
    const journal = new MemoryJournal();
    const handling = processOn(journal);
    expect(await changeEmail(handling, 'c1', idFor('nobody'), 'anna@ishoj.dk')).toMatchObject({
      refusal: { refused: 'NotFound' },
    });
    expect(journal.events.map(({ type }) => type)).toEqual(['CommandRefused']);
    expect(await register(handling, 'k1')).toEqual(accepted);
  });
});

describe('a crash between the reservation and the registration', () => {
  const crashed = async () => {
    const journal = new CrashingJournal();
    journal.appendsLeft = 1;
    await expect(register(processOn(journal), 'k1')).rejects.toThrow('the process died');
    journal.appendsLeft = Infinity;
    return journal;
  };

  it('is made good when the command is said again', async () => {
    const journal = await crashed();
    expect(await register(processOn(journal), 'k1')).toEqual(accepted);
    expect(journal.events.map(({ type }) => type)).toEqual(['VolunteerEmailReserved', 'VolunteerRegistered']);
  });

  it('leaves the address to the next who asks, and the first can no longer take it', async () => {
    const journal = await crashed();
    const second = idOf(await register(processOn(journal), 'k2'));
    expect(await register(processOn(journal), 'k1')).toEqual(taken);
    expect(holders(journal.events)).toEqual([{ volunteerId: second, email: 'anna@ishoj.dk' }]);
  });
});

describe('one address', () => {
  const people = ['Anna', 'Bent', 'Carl'] as const;
  const addresses = ['one@ishoj.dk', 'two@ishoj.dk'] as const;
  const step = fc.record({
    what: fc.constantFrom('register', 'change', 'leave', 'again'),
    who: fc.constantFrom(...people),
    email: fc.constantFrom(...addresses),
    /** On which of two processes, and after how many appends that one dies. */
    on: fc.nat(1),
    dies: fc.option(fc.nat(2), { freq: 3 }),
  });

  it('never belongs to two volunteers, whatever is said at once on two processes that may die at any append', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 8 }), async (rounds) => {
        const log = new MemoryJournal();
        const ids = new Map<string, string>();
        for (const [number, round] of rounds.entries()) {
          await Promise.allSettled(
            round.map(async ({ what, who, email, dies }, index) => {
              const handling = processOn(new DyingProcess(log, dies ?? Infinity));
              const key = what === 'again' ? 'again' : `${number} ${index}`;
              const known = ids.get(who);
              if (what === 'leave' && known) return say(handling, 'LeaveVolunteer', known);
              if (what === 'change' && known) return changeEmail(handling, key, known, email);
              const outcome = await register(handling, `${who} ${key}`, email);
              if (outcome.outcome === 'accepted') ids.set(who, outcome.id);
              return outcome;
            }),
          );
          const held = holders(log.events).map(({ email }) => email);
          expect(held).toEqual([...new Set(held)]);
        }
      }),
      { numRuns: 150 },
    ));
});

/** A process of its own on a log that it shares with others; other processes get their turn between any two of its steps. */
class DyingProcess implements Journal {
  constructor(
    private readonly log: MemoryJournal,
    private appendsLeft: number,
  ) {}

  async load(stream: StreamName, after?: number) {
    await aMoment();
    return this.log.load(stream, after);
  }
  async append(stream: StreamName, events: readonly UnrecordedEvent[], last: number | undefined) {
    await aMoment();
    if (this.appendsLeft-- <= 0) throw new Error('the process died');
    return this.log.append(stream, events, last);
  }
  unseal(events: readonly RecordedEvent[]) {
    return this.log.unseal(events);
  }
  inputHash(_municipality: typeof ISHOEJ, input: string) {
    return this.log.inputHash(ISHOEJ, input);
  }
}

const aMoment = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
