import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Kind, parse } from 'graphql';
import { contact } from '../contact/contact.js';
import { entry } from '../entry/entry.js';
import { organiser } from '../organiser/organiser.js';
import { overviewTerms } from '../terms/terms.js';

const here = new URL('./', import.meta.url);
const definitions = readdirSync(here)
  .filter((file) => file.endsWith('.graphql'))
  .flatMap((file) => parse(readFileSync(new URL(file, here), 'utf8')).definitions);

/** What each mutation may answer with. */
const unions = new Map(
  definitions.flatMap((definition) =>
    definition.kind === Kind.UNION_TYPE_DEFINITION
      ? [[definition.name.value, (definition.types ?? []).map(({ name }) => name.value)] as const]
      : [],
  ),
);

/** The API says of what it speaks where the command need not. */
const CALLED: Readonly<Record<string, string>> = {
  RecordContact: 'RecordOrganiserContact',
  ChangeContactDetails: 'ChangeOrganiserContactDetails',
  RemoveContact: 'RemoveOrganiserContact',
  AddTerm: 'AddOverviewTerm',
  DescribeTerm: 'DescribeOverviewTerm',
  RetireTerm: 'RetireOverviewTerm',
};
const unionOf = (command: string) => unions.get(`${CALLED[command] ?? command}Result`) ?? [];

const deciders = [organiser, contact, overviewTerms, entry];
/** What people say, and not Samspil to itself. */
const said = deciders.flatMap(({ commands }) =>
  Object.entries(commands).flatMap(([name, { needs }]) => (needs === 'followUp' ? [] : [name])),
);

describe('the result unions of the overview', () => {
  it.each(said)('%s is a mutation, and answers what can befall any command', (command) =>
    expect(unionOf(command)).toEqual(expect.arrayContaining(['InvalidInput', 'IdempotencyKeyReused'])),
  );

  it('say that the thing was not found, but where there is nothing yet that could be missing', () =>
    expect(said.filter((command) => !unionOf(command).includes('NotFound'))).toEqual([
      'AddTerm',
      'SetConfirmationPeriod',
    ]));

  it('hold every refusal', () => {
    const held = [...unions.values()].flat();
    const codes = deciders.flatMap(({ refusals }) => Object.keys(refusals));
    expect(codes.filter((code) => !held.includes(code))).toEqual([]);
  });

  it('hold on each entry, contact and organiser why nothing changes any more', () => {
    const missing = (code: string, commands: object) =>
      Object.keys(commands).filter((name) => said.includes(name) && !unionOf(name).includes(code));
    expect(missing('EntryIsWithdrawn', entry.commands)).toEqual(['DraftEntry', 'WithdrawEntry']);
    expect(missing('PersonErased', contact.commands)).toEqual(['RecordContact']);
    expect(missing('OrganiserIsRetired', organiser.commands)).toEqual(['AddOrganiser', 'RetireOrganiser']);
  });
});
