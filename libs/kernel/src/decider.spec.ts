import { describe, expect, it } from '@jest/globals';
import { NOW, coordinator, idFor } from '../testing/index.js';
import { rickshaw } from '../testing/rickshaw.js';
import { type StateOf, decideOn, evolveOn, foldNew } from './decider.js';
import { instant } from './instant.js';
import { Sealed } from './sealed.js';

const rickshawId = idFor('Sofie');
const context = { now: NOW, actor: coordinator, id: rickshawId, newId: idFor };
const until = instant('2026-11-24T15:00:00Z');
const there = { rickshawId, loan: undefined };
const lentOut = { rickshawId, loan: { borrower: Sealed.of('Anna'), until } };
const loan = {
  rickshawId,
  borrowerId: idFor('Bent'),
  borrower: Sealed.of('Bent'),
  until: instant('2026-11-25T15:00:00Z'),
};

describe('deciding', () => {
  it('settles what is due first, and decides on what that led to', () =>
    expect(
      decideOn(rickshaw, lentOut, 'LendRickshaw', loan, { ...context, now: until, reserved: false } as never),
    ).toEqual([
      { type: 'RickshawLoanLapsed', data: { rickshawId } },
      { type: 'RickshawLent', data: loan },
    ]));

  it('settles what is due even where nothing else happens', () =>
    expect(decideOn(rickshaw, lentOut, 'ReturnRickshaw', { rickshawId }, { ...context, now: until })).toEqual([
      { type: 'RickshawLoanLapsed', data: { rickshawId } },
    ]));

  it('leaves nothing behind when it refuses, not even what was due', () =>
    expect(
      decideOn(rickshaw, lentOut, 'LendRickshaw', loan, { ...context, now: until, reserved: true } as never),
    ).toEqual({ refused: 'RickshawReserved', details: {} }));

  it('refuses what is not there, and what is there already', () => {
    expect(decideOn(rickshaw, undefined, 'ReturnRickshaw', { rickshawId }, context)).toEqual({
      refused: 'NotFound',
      details: { kind: 'Rickshaw', id: rickshawId },
    });
    expect(decideOn(rickshaw, there, 'AcquireRickshaw', { name: 'Sofie' }, context)).toEqual({
      refused: 'AlreadyExists',
      details: { kind: 'Rickshaw', id: rickshawId },
    });
  });

  it('refuses by the guard before it decides, but only what is there', () => {
    const guarded = { ...rickshaw, guard: () => ({ refused: 'RickshawReserved', details: {} }) as const };
    expect(decideOn(guarded, there, 'ReturnRickshaw', { rickshawId }, context)).toEqual({
      refused: 'RickshawReserved',
      details: {},
    });
    expect(decideOn(guarded, undefined, 'AcquireRickshaw', { name: 'Sofie' }, context)).toHaveLength(1);
  });

  it('asks whether a thing is there where having a state does not say', () => {
    const sold = { ...rickshaw, exists: () => false };
    expect(decideOn(sold, there, 'ReturnRickshaw', { rickshawId }, context)).toMatchObject({ refused: 'NotFound' });
  });
});

describe('evolving', () => {
  it('stops at an event that the aggregate does not know', () =>
    expect(() => evolveOn(rickshaw, there, { type: 'RickshawSold', data: {} }, NOW)).toThrow(
      'rickshaw does not know the event RickshawSold',
    ));

  it('goes by when something happened, not by when it is folded', () => {
    const seen: string[] = [];
    const watching = {
      ...rickshaw,
      evolve: {
        ...rickshaw.evolve,
        RickshawReturned: (state: StateOf<typeof rickshaw>, _data: unknown, at: string) => {
          seen.push(at);
          return state;
        },
      },
    };
    const returned = { type: 'RickshawReturned', data: { rickshawId } } as const;
    foldNew(watching, there, [returned, { ...returned, occurredAt: until }], NOW);
    expect(seen).toEqual([NOW, until]);
  });
});
