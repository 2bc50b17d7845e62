import { describe, it } from '@jest/globals';
import type { LocalDate, Purpose, erasureEvents } from '#kernel';
import { NOW, type PlainEvent, actorOf, command, given, idFor } from '#kernel/testing';
import { erasure } from './erasure.js';

type Event = PlainEvent<typeof erasureEvents>;

const subjectId = idFor('Gerda');
const whole: readonly Purpose[] = ['contact', 'health', 'notes'];
const why = { kind: 'Guest', reason: 'personAsked', legalBasis: 'consentWithdrawn' } as const;
const decide = (...purposes: Purpose[]) => command('DecideErasure', { subjectId, purposes, ...why });
const decided = (...purposes: readonly Purpose[]): Event => ({
  type: 'ErasureDecided',
  data: { subjectId, purposes, ...why },
});
const step = (type: Exclude<Event['type'], 'ErasureDecided'>, ...purposes: readonly Purpose[]): Event => ({
  type,
  data: { subjectId, purposes },
});
const known = { isKnown: true, hold: undefined };

describe('deciding to erase somebody', () => {
  it('takes everything, one purpose, or what is left', () => {
    given(erasure, [])
      .when(decide(...whole), known)
      .then(decided(...whole));
    given(erasure, []).when(decide('health'), known).then(decided('health'));
    given(erasure, [decided('health')])
      .when(decide(...whole), known)
      .then(decided('contact', 'notes'));
  });

  it('takes everything with the name: what somebody suffers from does not stay without who it was', () =>
    given(erasure, [])
      .when(decide('contact'), known)
      .then(decided(...whole)));

  it('keeps the purposes in one order, each once', () =>
    given(erasure, [])
      .when(decide('notes', 'health', 'notes'), known)
      .then(decided('health', 'notes')));

  it('notes the case and the other records of the same person', () =>
    given(erasure, [])
      .when(
        command('DecideErasure', {
          subjectId,
          purposes: ['notes'],
          ...why,
          caseNumber: '26/012345',
          together: [idFor('Gerda the volunteer')],
        }),
        known,
      )
      .then({
        type: 'ErasureDecided',
        data: {
          subjectId,
          purposes: ['notes'],
          ...why,
          caseNumber: '26/012345',
          together: [idFor('Gerda the volunteer')],
        },
      }));

  it('is refused a second time, and says when it was decided', () => {
    given(erasure, [decided(...whole)])
      .when(decide('health'), known)
      .thenRefused('AlreadyErased', { kind: 'Guest', id: subjectId, purposes: ['health'], decidedAt: NOW });
    given(erasure, [decided('health')])
      .when(decide('health'), known)
      .thenRefused('AlreadyErased');
  });

  it('waits while somebody decided to keep the data, that day included', () => {
    const held = (until: string) => ({ isKnown: true, hold: { until: until as LocalDate } });
    given(erasure, [])
      .when(decide('health'), held('2026-11-24'))
      .thenRefused('OnHold', { kind: 'Guest', id: subjectId, until: '2026-11-24' });
    given(erasure, []).when(decide('health'), held('2026-11-23')).then(decided('health'));
  });

  it('is refused for somebody of whom nothing is on record', () =>
    given(erasure, [])
      .when(decide(...whole), { isKnown: false, hold: undefined })
      .thenRefused('NotFound', { kind: 'Guest', id: subjectId }));

  it('is a person’s business', () =>
    given(erasure, [], { actor: actorOf('system') })
      .when(decide(...whole), known)
      .thenRefused('PersonMustDecide'));

  it.each([
    { caseNumber: 'Gerda Lund' },
    { caseNumber: '010150-1234' },
    { kind: 'gerda lund' },
    { purposes: [] as Purpose[] },
  ])('takes no words that could name somebody, and is about something: %j', (change) =>
    given(erasure, [])
      .when({ name: 'DecideErasure', data: { subjectId, purposes: ['notes'], ...why, ...change } }, known)
      .thenRefused('InvalidInput'),
  );
});

describe('carrying an erasure out', () => {
  const keys = (...purposes: readonly Purpose[]) =>
    command('RecordKeysDestroyed', { subjectId, purposes: [...purposes] });
  const erased = (...purposes: readonly Purpose[]) => command('RecordErased', { subjectId, purposes: [...purposes] });
  const keysDestroyed = step('PersonKeysDestroyed', ...whole);
  const done = step('PersonDataErased', ...whole);

  it('records each step once, in its order', () => {
    given(erasure, [decided(...whole)])
      .when(keys(...whole))
      .then(keysDestroyed);
    given(erasure, [decided(...whole), keysDestroyed])
      .when(keys(...whole))
      .thenNothing();
    given(erasure, [decided(...whole), keysDestroyed])
      .when(erased(...whole))
      .then(done);
    given(erasure, [decided(...whole), keysDestroyed, done])
      .when(erased(...whole))
      .thenNothing();
  });

  it('records no step that nothing was decided on, or that comes too early', () => {
    given(erasure, [])
      .when(keys(...whole))
      .thenNothing();
    given(erasure, [decided('health')])
      .when(keys(...whole))
      .then(step('PersonKeysDestroyed', 'health'));
    given(erasure, [decided(...whole)])
      .when(erased(...whole))
      .thenNothing();
  });

  it('is done once more after a restore, as far as it had been decided', () => {
    const again = command('ReapplyErasure', { subjectId, purposes: [...whole] });
    given(erasure, []).when(again).thenNothing();
    given(erasure, [decided('health')])
      .when(again)
      .then(step('ErasureReapplied', 'health'));
    const reapplied = [decided(...whole), keysDestroyed, done, step('ErasureReapplied', ...whole)];
    given(erasure, reapplied)
      .when(keys(...whole))
      .then(keysDestroyed);
    given(erasure, [...reapplied, keysDestroyed])
      .when(erased(...whole))
      .then(done);
  });
});
