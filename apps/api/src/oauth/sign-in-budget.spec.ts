import { describe, expect, it } from '@jest/globals';
import { ISHOEJ, idFor } from '#kernel/testing';
import type { ClientInMunicipality } from '#partners';
import { SignInBudget } from './sign-in-budget.js';

const HERE = '192.0.2.1';
const client = (name: string): ClientInMunicipality => ({ municipality: ISHOEJ, apiClientId: idFor(name) });

/** Signs in, rightly or wrongly. @returns whether what was brought was looked at */
const tries = async (budget: SignInBudget, name: string, outcome: 'failed' | 'succeeded' | 'giveBack', from = HERE) => {
  try {
    await budget.spend(client(name), from);
  } catch {
    return false;
  }
  await budget[outcome](client(name), from);
  return true;
};
const triesOften = async (budget: SignInBudget, times: number, nameOf: (number: number) => string) => {
  let looked = 0;
  for (let number = 0; number < times; number++) looked += Number(await tries(budget, nameOf(number), 'failed'));
  return looked;
};

describe('the budget of sign-ins', () => {
  it('counts a client’s own failures against it, there alone', async () => {
    const budget = new SignInBudget();
    expect(await triesOften(budget, 20, () => 'ours')).toBe(6);
    expect(await tries(budget, 'ours', 'succeeded')).toBe(false);
    expect(await tries(budget, 'ours', 'succeeded', '192.0.2.2')).toBe(true);
  });

  it('lets in a neighbour of those who fail over and over, also for the first time', async () => {
    const budget = new SignInBudget();
    await triesOften(budget, 1_000, (number) => `theirs ${number % 30}`);
    expect(await tries(budget, 'ours', 'succeeded')).toBe(true);
  });

  it('looks at no more than 200 failures from one address, whatever ids they make up', async () => {
    const budget = new SignInBudget();
    expect(await triesOften(budget, 1_000, (number) => `made up ${number}`)).toBe(200);
    expect(await tries(budget, 'new here', 'succeeded')).toBe(false);
  });

  it('keeps out nobody who was let in from there before, however many fail', async () => {
    const budget = new SignInBudget();
    await tries(budget, 'ours', 'succeeded');
    await triesOften(budget, 1_000, (number) => `made up ${number}`);
    expect(await tries(budget, 'ours', 'succeeded')).toBe(true);
  });

  it('counts no right sign-in as a failure', async () => {
    const budget = new SignInBudget();
    for (let number = 0; number < 300; number++) await tries(budget, `client ${number}`, 'succeeded');
    expect(await tries(budget, 'one more', 'succeeded')).toBe(true);
  });

  it('counts nothing of what could not be looked at', async () => {
    const budget = new SignInBudget();
    for (let number = 0; number < 300; number++) await tries(budget, 'ours', 'giveBack');
    for (let number = 0; number < 300; number++) await tries(budget, `made up ${number}`, 'giveBack');
    expect(await triesOften(budget, 20, () => 'ours')).toBe(6);
    expect(await triesOften(budget, 300, (number) => `made up ${number}`)).toBe(194);
  });

  it('takes nothing off the failures of an address for who is known there', async () => {
    const budget = new SignInBudget();
    await tries(budget, 'ours', 'succeeded');
    for (let number = 0; number < 100; number++) await tries(budget, 'ours', 'giveBack');
    expect(await triesOften(budget, 300, (number) => `made up ${number}`)).toBe(200);
  });

  it('counts those that come at the same time', async () => {
    const budget = new SignInBudget();
    const spent = await Promise.allSettled(
      Array.from({ length: 300 }, (_, number) => budget.spend(client(`at once ${number}`), HERE)),
    );
    expect(spent.filter(({ status }) => status === 'fulfilled')).toHaveLength(200);
  });
});
