import { describe, expect, it } from '@jest/globals';
import { type PlainEvent, actorOf, command, given, idFor, newIdFor, stateAfter } from './index.js';
import { rickshaw, type rickshawEvents } from './rickshaw.js';

const rickshawId = idFor('Sofie');
const acquired: PlainEvent<typeof rickshawEvents> = { type: 'RickshawAcquired', data: { rickshawId, name: 'Sofie' } };
const loan = (borrower: string) =>
  ({ rickshawId, borrowerId: idFor('Anna'), borrower, until: '2026-11-24T16:00:00+01:00' }) as const;
const lent = (borrower: string): PlainEvent<typeof rickshawEvents> => ({ type: 'RickshawLent', data: loan(borrower) });

describe('given/when/then', () => {
  it('tells events apart by the personal values that they hide', () => {
    const lending = given(rickshaw, [acquired]).when(command('LendRickshaw', loan('Anna Holm')), { reserved: false });
    lending.then(lent('Anna Holm'));
    expect(() => lending.then(lent('Bent Friis'))).toThrow(/Bent Friis/);
  });

  it('goes on from what happened', () => {
    const acquiring = given(rickshaw, []).when(command('AcquireRickshaw', { name: 'Sofie' }));
    acquiring.then({ type: 'RickshawAcquired', data: { rickshawId: idFor('Rickshaw'), name: 'Sofie' } });
    acquiring.when(command('ReturnRickshaw', { rickshawId: idFor('Rickshaw') })).thenNothing();
  });

  it('settles what is due before it decides', () => {
    const lending = given(rickshaw, [acquired, lent('Anna')], { now: '2026-11-24T12:00:00Z' }).when(
      command('LendRickshaw', loan('Bent')),
      { reserved: false },
    );
    lending.thenRefused('RickshawLentOut', { until: '2026-11-24T15:00:00.000Z' });
    lending
      .at('2026-11-24T15:00:00Z')
      .when(command('LendRickshaw', loan('Bent')), { reserved: false })
      .then({ type: 'RickshawLoanLapsed', data: { rickshawId } }, lent('Bent'));
  });

  it('refuses what is not there, as the application does', () =>
    given(rickshaw, [])
      .when(command('ReturnRickshaw', { rickshawId }))
      .thenRefused('NotFound', { kind: 'Rickshaw', id: rickshawId }));

  it('refuses what the command’s schema does not take, as the application does', () =>
    given(rickshaw, [])
      .when(command('AcquireRickshaw', { name: ' ' }))
      .thenRefused('InvalidInput', { problems: [{ path: 'name', problem: 'must not be empty' }] }));

  it('fails a rule that reads a personal value, as the log would', () => {
    const asking = given(rickshaw, [acquired, lent('Anna')]);
    expect(() => asking.when(command('NameBorrower', { rickshawId }))).toThrow(/before its key was fetched/);
  });

  it('fails where a command was refused and something was expected, and says why', () => {
    const returning = given(rickshaw, []).when(command('ReturnRickshaw', { rickshawId }));
    expect(() => returning.then(acquired)).toThrow(/ReturnRickshaw was refused: NotFound.*[^]*RickshawAcquired/);
    expect(() => returning.thenNothing()).toThrow(/NotFound/);
    expect(() => returning.when(command('ReturnRickshaw', { rickshawId }))).toThrow(/NotFound/);
  });

  it('fails where a refusal was expected and none came, and where another one came', () => {
    expect(() =>
      given(rickshaw, [acquired]).when(command('ReturnRickshaw', { rickshawId })).thenRefused('RickshawLentOut'),
    ).toThrow(/accepted: nothing new happened/);
    expect(() =>
      given(rickshaw, []).when(command('ReturnRickshaw', { rickshawId })).thenRefused('RickshawLentOut'),
    ).toThrow(/NotFound/);
  });

  it('fails where an event came more or less than expected', () => {
    const returning = given(rickshaw, [acquired, lent('Anna')]).when(command('ReturnRickshaw', { rickshawId }));
    expect(() => returning.thenNothing()).toThrow(/RickshawReturned/);
    expect(() => returning.then({ type: 'RickshawReturned', data: { rickshawId } }, acquired)).toThrow();
  });

  it('points at the line of the spec that failed', () => {
    let stack: string | undefined;
    try {
      given(rickshaw, []).when(command('ReturnRickshaw', { rickshawId })).thenNothing();
    } catch (error) {
      stack = (error as Error).stack;
    }
    expect(stack?.split('\n').find((line) => line.includes('    at '))).toContain('given.spec.ts');
  });

  it('fails on events that the aggregate does not declare, or not with these fields', () => {
    expect(() => given(rickshaw, [{ type: 'RickshawAcquired', data: { rickshawId, name: '' } }])).toThrow(
      /must not be empty/,
    );
    expect(() => given(rickshaw, [{ type: 'Sold', data: {} } as never])).toThrow(/rickshaw has no event Sold/);
    expect(() =>
      given(rickshaw, [{ type: 'RickshawReturned', data: { rickshawId, why: 'flat tyre' } } as never]),
    ).toThrow(/declares no field why/);
    expect(() => given(rickshaw, []).when(command('AcquireRickshaw', { name: 'Sofie', colour: 'red' }))).toThrow(
      /no field colour/,
    );
  });

  it('hands out new ids that a spec can foretell', () => {
    expect(newIdFor('Loan')).not.toBe(newIdFor('Loan', 2));
    expect(idFor('Anna')).toBe(idFor('Anna'));
  });

  it('shows the state, and lets somebody else act', () => {
    expect(stateAfter(rickshaw, [acquired])).toEqual({ rickshawId, loan: undefined });
    given(rickshaw, [acquired])
      .by(actorOf('volunteer', 'Anna'))
      .when(command('LendRickshaw', loan('Anna')), { reserved: true })
      .thenRefused('RickshawReserved', {});
  });
});
