import { beforeEach, describe, expect, it } from '@jest/globals';
import { type MemoryJournal, actorOf, clockAt, coordinator, idFor, memoryJournal, opened } from '../testing/index.js';
import { rickshaw } from '../testing/rickshaw.js';
import { CommandHandling, type CommandRequest } from './command-handling.js';
import type { AnyDecider } from './decider.js';
import { policyCommandIdOf, thingIdOf } from './ids.js';
import { type Journal, SubjectErased } from './journal.js';
import type { SetClock } from './clock.js';
import { streamName } from './stream.js';

type Name = keyof typeof rickshaw.commands;

let journal: MemoryJournal;
let clock: SetClock;
let handling: CommandHandling;
let rickshawId: string;

const request = (input: unknown, idempotencyKey: string, more: Partial<CommandRequest> = {}): CommandRequest => ({
  actor: coordinator,
  idempotencyKey,
  input,
  ...more,
});
/** Counts the events of a rickshaw's stream. */
const counting: AnyDecider = {
  ...(rickshaw as AnyDecider),
  initial: 0,
  evolve: Object.fromEntries(Object.keys(rickshaw.evolve).map((type) => [type, (count: number) => count + 1])),
};
/** The key is a new one for each saying, unless it is named. */
let sayings = 0;
const say = (name: Name, input: unknown, key = `key ${++sayings}`, more: Partial<CommandRequest> = {}, on = handling) =>
  on.handle(rickshaw, name, request(input, key, more), {
    LendRickshaw: () => Promise.resolve({ reserved: false }),
  });
const loan = (borrower: string) => ({
  rickshawId,
  borrowerId: idFor(borrower),
  borrower,
  until: '2026-11-24T15:00:00Z',
});
const types = () => journal.events.map(({ type }) => type);
const inItsStream = () =>
  journal.events.filter(({ stream }) => stream === streamName('rickshaw', coordinator.municipality, rickshawId));

beforeEach(async () => {
  journal = memoryJournal();
  clock = clockAt();
  handling = new CommandHandling(journal, clock);
  const acquired = await say('AcquireRickshaw', { name: 'Sofie' }, 'acquire');
  if (acquired.outcome !== 'accepted') throw new Error('the rickshaw was refused');
  rickshawId = acquired.id;
});

describe('a command', () => {
  it('is recorded with who said it, when, and what it follows from', async () => {
    const { commandId } = await say('LendRickshaw', loan('Anna'), 'key', { correlationId: 'c', causationId: 'd' });
    const [, lent] = inItsStream();
    expect(lent).toMatchObject({
      type: 'RickshawLent',
      revision: 1,
      metadata: {
        municipality: '0183',
        commandId,
        $correlationId: 'c',
        $causationId: 'd',
        actor: { id: coordinator.id, kind: 'coordinator' },
        recordedAt: '2026-11-24T12:00:00.000Z',
      },
    });
    expect(lent?.metadata.inputHash).toMatch(/./);
    expect(opened(lent?.data)).toMatchObject({ borrower: { plain: 'Anna' } });
  });

  it('names the thing it creates by itself, so that said again it means the same thing', async () => {
    const created = await say('AcquireRickshaw', { name: 'Karla' }, 'new');
    expect(created).toMatchObject({ outcome: 'accepted', id: thingIdOf(created.commandId, 'Rickshaw') });
  });

  it('says where its last event stands, and nothing where nothing happened', async () => {
    expect(await say('LendRickshaw', loan('Anna'))).toMatchObject({ position: journal.events.at(-1)?.position });
    await say('ReturnRickshaw', { rickshawId });
    expect(await say('ReturnRickshaw', { rickshawId })).not.toHaveProperty('position');
  });

  it('is refused where the thing is not there', async () => {
    const outcome = await say('ReturnRickshaw', { rickshawId: idFor('nothing') });
    expect(outcome).toMatchObject({
      refusal: { refused: 'NotFound', details: { kind: 'Rickshaw', id: idFor('nothing') } },
    });
  });

  it('finds nothing of another municipality', async () => {
    const neighbour = { ...actorOf('coordinator'), municipality: '0187' as typeof coordinator.municipality };
    expect(await say('ReturnRickshaw', { rickshawId }, 'key', { actor: neighbour })).toMatchObject({
      refusal: { refused: 'NotFound' },
    });
  });

  it('that cannot be read is refused with what is wrong and where, never with what was written, and leaves no trace', async () => {
    const before = journal.events.length;
    const outcome = await say('LendRickshaw', {
      ...loan('Anna'),
      rickshawId: 'Sofies',
      borrower: 'Anna\u0000Holm',
      until: 'tonight',
    });
    expect(outcome).toMatchObject({
      refusal: {
        refused: 'InvalidInput',
        details: {
          problems: [
            { path: 'rickshawId', problem: 'must be an id (UUID)' },
            { path: 'borrower', problem: 'holds a control character' },
            { path: 'until', problem: 'must be a time with an offset, such as 2026-11-24T12:00:00Z' },
          ],
        },
      },
    });
    expect(JSON.stringify(outcome)).not.toMatch(/Sofies|Holm|tonight/);
    expect(journal.events).toHaveLength(before);
  });

  it.each([null, 'text', 7, []])('that is no object at all is refused: %j', async (input) =>
    expect(await say('ReturnRickshaw', input)).toMatchObject({ refusal: { refused: 'InvalidInput' } }),
  );

  it('is decided on what became due meanwhile', async () => {
    await say('LendRickshaw', loan('Anna'));
    clock.set('2026-11-24T16:00:00.000Z' as ReturnType<SetClock['now']>);
    await say('LendRickshaw', { ...loan('Bent'), until: '2026-11-25T15:00:00Z' });
    expect(inItsStream().map(({ type }) => type)).toEqual([
      'RickshawAcquired',
      'RickshawLent',
      'RickshawLoanLapsed',
      'RickshawLent',
    ]);
  });
});

describe('a command said twice', () => {
  const onAnotherProcess = () => new CommandHandling(journal, clock);

  it('is answered, not done again, on this process and on another', async () => {
    const first = await say('LendRickshaw', loan('Anna'), 'lend');
    await say('ReturnRickshaw', { rickshawId });
    const events = journal.events.length;
    expect(await say('LendRickshaw', loan('Anna'), 'lend')).toEqual(first);
    expect(await say('LendRickshaw', loan('Anna'), 'lend', {}, onAnotherProcess())).toEqual(first);
    expect(journal.events).toHaveLength(events);
  });

  it('gets the first refusal again, although it would be accepted by now', async () => {
    await say('LendRickshaw', loan('Anna'));
    const refused = await say('LendRickshaw', loan('Bent'), 'lend to Bent');
    expect(refused).toMatchObject({
      refusal: { refused: 'RickshawLentOut', details: { until: '2026-11-24T15:00:00.000Z' } },
    });
    await say('ReturnRickshaw', { rickshawId });
    expect(await say('LendRickshaw', loan('Bent'), 'lend to Bent')).toEqual(refused);
    expect(await say('LendRickshaw', loan('Bent'), 'lend to Bent', {}, onAnotherProcess())).toEqual(refused);
  });

  it('that changed nothing changes nothing, although it would by now', async () => {
    const first = await say('ReturnRickshaw', { rickshawId }, 'return');
    await say('LendRickshaw', loan('Anna'));
    const events = journal.events.length;
    expect(await say('ReturnRickshaw', { rickshawId }, 'return')).toEqual(first);
    expect(journal.events).toHaveLength(events);
  });

  it('creates one thing', async () => {
    const again = await say('AcquireRickshaw', { name: 'Sofie' }, 'acquire');
    expect(again).toMatchObject({ outcome: 'accepted', id: rickshawId });
    expect(types()).toEqual(['RickshawAcquired']);
  });

  it('in other words but with the same key is refused, whatever came of the first', async () => {
    const reused = { refusal: { refused: 'IdempotencyKeyReused', details: { key: 'lend' } } };
    await say('LendRickshaw', loan('Anna'), 'lend');
    expect(await say('LendRickshaw', loan('Bent'), 'lend')).toMatchObject(reused);
    const refused = await say('LendRickshaw', loan('Bent'), 'again');
    expect(refused.outcome).toBe('refused');
    expect(await say('LendRickshaw', loan('Carl'), 'again')).toMatchObject({
      refusal: { refused: 'IdempotencyKeyReused' },
    });
    expect(await say('AcquireRickshaw', { name: 'Karla' }, 'acquire')).toMatchObject({
      refusal: { refused: 'IdempotencyKeyReused' },
    });
  });

  it('about something else but with the same key is refused, also at the same moment', async () => {
    const other = await say('AcquireRickshaw', { name: 'Karla' });
    const karla = { ...loan('Anna'), rickshawId: other.outcome === 'accepted' ? other.id : '' };
    const [first, second] = await Promise.all([
      say('LendRickshaw', loan('Anna'), 'lend'),
      say('LendRickshaw', karla, 'lend'),
    ]);
    expect(first).toMatchObject({ outcome: 'accepted' });
    expect(second).toMatchObject({ refusal: { refused: 'IdempotencyKeyReused' } });
    const fresh = new CommandHandling(journal, clock, (_municipality, commandId) => {
      const taken = journal.events.find(({ metadata }) => metadata.commandId === commandId);
      return Promise.resolve(taken && { stream: taken.stream, inputHash: taken.metadata.inputHash });
    });
    expect(await say('LendRickshaw', karla, 'lend', {}, fresh)).toMatchObject({
      refusal: { refused: 'IdempotencyKeyReused' },
    });
  });

  it('is the same when only spelled differently', async () => {
    const first = await say('LendRickshaw', loan('Anna'), 'lend');
    const spelled = { ...loan('Anna'), borrower: ' Anna ', rickshawId: rickshawId.toUpperCase() };
    expect(await say('LendRickshaw', { ...spelled, until: '2026-11-24T16:00:00+01:00' }, 'lend')).toEqual(first);
  });

  it('by somebody else is another command, as is another mutation under the same key', async () => {
    await say('LendRickshaw', loan('Anna'), 'key');
    expect(await say('LendRickshaw', loan('Anna'), 'key', { actor: actorOf('volunteer') })).toMatchObject({
      refusal: { refused: 'RickshawLentOut' },
    });
    expect(await say('ReturnRickshaw', { rickshawId }, 'key')).toMatchObject({ outcome: 'accepted' });
  });

  it('at once is done once, on one process and on two', async () => {
    const elsewhere = onAnotherProcess();
    const outcomes = await Promise.all([
      say('LendRickshaw', loan('Anna'), 'lend'),
      say('LendRickshaw', loan('Anna'), 'lend'),
      say('LendRickshaw', loan('Anna'), 'lend', {}, elsewhere),
      say('LendRickshaw', loan('Anna'), 'lend', {}, elsewhere),
    ]);
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(types()).toEqual(['RickshawAcquired', 'RickshawLent']);
  });

  it('by a policy is known by the command’s id and not by a key', async () => {
    const commandId = policyCommandIdOf('lendToWaiting', idFor('an event'));
    const first = await say('LendRickshaw', loan('Anna'), '', { commandId });
    expect(first).toMatchObject({ outcome: 'accepted', commandId });
    expect(await say('LendRickshaw', loan('Anna'), 'any', { commandId, actor: actorOf('system') })).toEqual(first);
    expect(types()).toEqual(['RickshawAcquired', 'RickshawLent']);
  });
});

describe('when somebody has been erased', () => {
  it('a command about them that is said again is answered, although nobody can tell any more what it said', async () => {
    const first = await say('LendRickshaw', loan('Anna'), 'once');
    journal.changeHashingKey();
    expect(await say('LendRickshaw', loan('Anna'), 'once')).toEqual(first);
    expect(await say('LendRickshaw', loan('Bodil'), 'once')).toEqual(first);
    expect(types()).toEqual(['RickshawAcquired', 'RickshawLent']);
    // What is about something else is told apart all the same.
    const other = await say('AcquireRickshaw', { name: 'Bent' }, 'another');
    const about = { ...loan('Anna'), rickshawId: other.outcome === 'accepted' ? other.id : '' };
    expect(await say('LendRickshaw', about, 'once')).toMatchObject({ refusal: { refused: 'IdempotencyKeyReused' } });
    // What is said from now on is told apart again.
    await say('ReturnRickshaw', { rickshawId }, 'back');
    await say('LendRickshaw', loan('Anna'), 'twice');
    expect(await say('LendRickshaw', loan('Bodil'), 'twice')).toMatchObject({
      refusal: { refused: 'IdempotencyKeyReused' },
    });
  });

  it('nothing personal is recorded about them, whatever the rules say, and the refusal is on record', async () => {
    const append = journal.append.bind(journal);
    journal.append = (stream, events, last) =>
      events.some(({ type }) => type === 'RickshawLent')
        ? Promise.reject(new SubjectErased(idFor('Anna'), 'contact'))
        : append(stream, events, last);
    const refused = {
      outcome: 'refused',
      refusal: { refused: 'PersonErased', details: { id: idFor('Anna'), purpose: 'contact' } },
    };
    expect(await say('LendRickshaw', loan('Anna'), 'once')).toMatchObject(refused);
    expect(types()).toEqual(['RickshawAcquired', 'CommandRefused']);
    expect(await say('LendRickshaw', loan('Anna'), 'once')).toMatchObject(refused);
    expect(types()).toHaveLength(2);
  });
});

describe('when others write at the same time', () => {
  /** Lets another command in between each reading and the append that follows from it, `times` over. */
  class Interrupted extends CommandHandling {
    constructor(times: number, interrupt: () => Promise<unknown>) {
      const interrupting: Journal = {
        load: (stream, after) => journal.load(stream, after),
        unseal: (events) => journal.unseal(events),
        inputHash: (municipality, input) => journal.inputHash(municipality, input),
        append: async (stream, events, last) => {
          if (times-- > 0) await interrupt();
          return journal.append(stream, events, last);
        },
      };
      super(interrupting, clock);
    }
  }

  it('a command is decided anew on what they wrote', async () => {
    const slow = new Interrupted(1, () => say('LendRickshaw', loan('Anna')));
    expect(await say('LendRickshaw', loan('Bent'), 'lend to Bent', {}, slow)).toMatchObject({
      refusal: { refused: 'RickshawLentOut' },
    });
  });

  it('a command that others keep from being recorded gives up in the end, and nothing of it is recorded', async () => {
    const busy = async () => {
      await say('LendRickshaw', loan('Anna'));
      await say('ReturnRickshaw', { rickshawId });
    };
    const slow = new Interrupted(Infinity, busy);
    const lending = say('LendRickshaw', loan('Bent'), 'lend to Bent', {}, slow);
    await expect(lending).rejects.toThrow(/stands at \d+, not at \d+/);
    expect(JSON.stringify(opened(journal.events))).not.toContain('Bent');
  });

  it('an append whose answer was lost is not done again', async () => {
    const deaf = new Interrupted(0, () => Promise.resolve());
    const append = journal.append.bind(journal);
    journal.append = async (...words) => {
      await append(...words);
      throw new Error('the connection was lost');
    };
    await expect(say('LendRickshaw', loan('Anna'), 'lend', {}, deaf)).rejects.toThrow('the connection was lost');
    journal.append = append;
    expect(await say('LendRickshaw', loan('Anna'), 'lend', {}, deaf)).toMatchObject({ outcome: 'accepted' });
    expect(types()).toEqual(['RickshawAcquired', 'RickshawLent']);
  });

  it('who reads a state meanwhile does not count its events twice', async () => {
    const elsewhere = new CommandHandling(journal, clock);
    await elsewhere.stateOf(counting, coordinator.municipality, rickshawId);
    await say('LendRickshaw', loan('Anna'));
    const states = await Promise.all(
      [1, 2, 3].map(() => elsewhere.stateOf(counting, coordinator.municipality, rickshawId)),
    );
    expect(states).toEqual([2, 2, 2]);
    expect(await elsewhere.stateOf(counting, coordinator.municipality, rickshawId)).toBe(2);
  });
});

describe('what a process remembers of streams', () => {
  it('can be forgotten, for the log knows', async () => {
    const first = await say('LendRickshaw', loan('Anna'), 'lend');
    handling.forget();
    expect(await say('LendRickshaw', loan('Anna'), 'lend')).toEqual(first);
    expect(await handling.stateOf(rickshaw, coordinator.municipality, rickshawId)).toMatchObject({
      loan: { until: '2026-11-24T15:00:00.000Z' },
    });
  });

  it('does not come back by a read that began before it was forgotten', async () => {
    const elsewhere = new CommandHandling(journal, clock);
    const load = journal.load.bind(journal);
    let forgetMeanwhile = true;
    journal.load = async (...asked) => {
      const events = await load(...asked);
      if (forgetMeanwhile) elsewhere.forget();
      return events;
    };
    expect(await elsewhere.stateOf(counting, coordinator.municipality, rickshawId)).toBe(1);
    forgetMeanwhile = false;
    const asked: (number | undefined)[] = [];
    journal.load = (stream, after) => {
      asked.push(after);
      return load(stream, after);
    };
    expect(await elsewhere.stateOf(counting, coordinator.municipality, rickshawId)).toBe(1);
    expect(asked).toEqual([undefined]);
  });

  it('holds personal values locked', async () => {
    await say('LendRickshaw', loan('Anna'));
    await expect(say('NameBorrower', { rickshawId })).rejects.toThrow('before its key was fetched');
  });
});
