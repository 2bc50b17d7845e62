import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Kind, parse } from 'graphql';
import { bike } from '../bike/bike.js';
import { destination } from '../destination/destination.js';
import { passenger } from '../passenger/passenger.js';
import { pilotTimes } from '../pilot/pilot-times.js';
import { rideRequest } from '../request/ride-request.js';

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
  AddDestination: 'AddRideDestination',
  DescribeDestination: 'DescribeRideDestination',
  RetireDestination: 'RetireRideDestination',
  GiveConsent: 'GiveRideConsent',
  WithdrawConsent: 'WithdrawRideConsent',
};
const unionOf = (command: string) => unions.get(`${CALLED[command] ?? command}Result`) ?? [];

const deciders = [bike, destination, passenger, pilotTimes, rideRequest];
/** What people say, and not Samspil to itself. */
const said = deciders.flatMap(({ commands }) =>
  Object.entries(commands).flatMap(([name, { needs }]) => (needs === 'followUp' ? [] : [name])),
);

describe('the result unions of bikes, destinations, passengers, pilots and requests', () => {
  it.each(said)('%s is a mutation, and answers what can befall any command', (command) =>
    expect(unionOf(command)).toEqual(expect.arrayContaining(['InvalidInput', 'IdempotencyKeyReused'])),
  );

  it('say that the thing was not found, but where it is only about to be', () =>
    expect(said.filter((command) => !unionOf(command).includes('NotFound'))).toEqual([
      'AddBike',
      'AddDestination',
      'RecordPassenger',
    ]));

  it('hold every refusal', () => {
    const held = [...unions.values()].flat();
    const codes = deciders.flatMap(({ refusals }) => Object.keys(refusals));
    expect(codes.filter((code) => !held.includes(code))).toEqual([]);
  });

  it('hold on each bike, destination and passenger why nothing changes any more', () => {
    const missing = (code: string, commands: object) =>
      Object.keys(commands).filter((name) => said.includes(name) && !unionOf(name).includes(code));
    expect(missing('BikeIsRetired', bike.commands)).toEqual(['AddBike']);
    expect(missing('DestinationIsRetired', destination.commands)).toEqual(['AddDestination', 'RetireDestination']);
    expect(missing('PersonErased', passenger.commands)).toEqual(['RecordPassenger']);
  });
});
