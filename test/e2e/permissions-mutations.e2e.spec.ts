import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { temporaryFolder } from '#event-store/testing';
import { globalId, parseGlobalId, permissionOf } from '#graphql';
import type { ActorKind } from '#kernel';
import { KINDS, extentOf, mayAsk } from './permission-table.js';
import { OWN, PermissionTown, type Season, inputTypeOf, mutationOf } from './permission-town.js';
import { schema } from './schema.js';

/** An id for a field of an input. */
type IdFor = (field: string) => string;

/** Something that each scalar takes. */
const FITTING: Readonly<Record<string, (field: string, id: IdFor) => unknown>> = {
  ID: (field, id) => id(field),
  Int: () => 1,
  Float: () => 12.5,
  Boolean: () => false,
  Date: () => '2026-12-01',
  DateTime: () => '2026-12-01T12:00:00Z',
  LocalTime: () => '12:00',
};

/**
 * An input with an id wherever one is to stand, and something fitting everywhere else. What may be left out is: it could be refused
 * before anybody looks for what the ids name.
 */
function inputOf(type: GraphQLInputType, id: IdFor, field = ''): unknown {
  const inner = getNullableType(type);
  if (isListType(inner)) return [inputOf(inner.ofType, id, field)];
  if (isEnumType(inner)) return inner.getValues()[0]?.name;
  if (!isInputObjectType(inner)) return FITTING[inner.name]?.(field, id) ?? 'Noget';
  const needed = Object.values(inner.getFields()).filter((each) => isNonNullType(each.type));
  return Object.fromEntries(needed.map((each) => [each.name, inputOf(each.type, id, each.name)]));
}

/** What the ids of a field are of; people, where nothing is said. */
const TYPES: Readonly<Record<string, string>> = {
  cafeId: 'Cafe',
  sessionId: 'CafeSession',
  volunteerId: 'Volunteer',
  insteadOf: 'Volunteer',
  guestId: 'Guest',
  bikeId: 'Bike',
  pilotId: 'Volunteer',
  passengerId: 'Passenger',
  passengers: 'Passenger',
  destinationId: 'RideDestination',
  requestId: 'RideRequest',
  offerId: 'PilotTimesOffer',
  rideId: 'Ride',
  person: 'Guest',
  people: 'Guest',
  commitmentId: 'StandingCommitment',
  organisationId: 'Organisation',
  apiClientId: 'ApiClient',
  agreementId: 'Agreement',
};
const NOBODY = '018f0000-0000-7000-8000-000000000000';
/** Of a ride's id, its day is the first part. */
const nobodys: IdFor = (field) =>
  field === 'rideId' ? globalId('Ride', '2026-12-01', NOBODY) : globalId(TYPES[field] ?? 'Guest', NOBODY);

/** Ids of what there is in a season, and of two volunteers and a guest in it; of nothing where it has no such thing. */
function idsOf(season: Season, volunteer: 'anna' | 'bent', insteadOf: 'anna' | 'bent', guest: 'gerda' | 'hans'): IdFor {
  const ids: Readonly<Record<string, string>> = {
    cafeId: season.cafeId,
    sessionId: season.sessionId,
    volunteerId: season[volunteer],
    pilotId: season[volunteer],
    insteadOf: season[insteadOf],
    guestId: season[guest],
    person: season[guest],
    people: season[guest],
  };
  return (field) => ids[field] ?? nobodys(field);
}

const mutationType = schema.getMutationType() as GraphQLObjectType;
const mutations = Object.values(mutationType.getFields());
const maySay = (kind: ActorKind) => (mutation: GraphQLField<unknown, unknown>) =>
  mayAsk(kind, mutationType, mutation.name);
/** Those that name something by its id. */
const aboutThings = mutations.filter(({ args }) =>
  args.some(({ type }) => JSON.stringify(inputOf(type, (field) => `id of ${field}`)).includes('id of')),
);

describe('what somebody may change', () => {
  const folder = temporaryFolder();
  let town: PermissionTown;
  beforeAll(async () => {
    town = await PermissionTown.start(folder());
  });
  afterAll(() => town.close());

  const say = async (kind: ActorKind, mutation: string, id: IdFor) => {
    const input = inputOf(inputTypeOf(mutation), id);
    const { data, errors } = await town.askAs(kind, mutationOf(mutation), { input, key: randomUUID() });
    return { data, errors };
  };

  it.each(KINDS)('as %s answers about what is another municipality’s as about what is not there', async (kind) => {
    const foreign = idsOf(town.theirs, 'anna', 'bent', 'gerda');
    const ids = [...Object.values(town.theirs), ...Object.keys(TYPES).map(nobodys)].flatMap((each) => [
      each,
      parseGlobalId(each)?.parts[0] ?? each,
    ]);
    const withoutIds = (answer: unknown) =>
      ids.reduce((text, each) => text.replaceAll(each, '…'), JSON.stringify(answer));
    for (const { name } of aboutThings.filter(maySay(kind))) {
      const [theirs, nothings] = [await say(kind, name, foreign), await say(kind, name, nobodys)];
      expect([name, withoutIds(theirs)]).toEqual([name, withoutIds(nothings)]);
    }
  });

  it.each(KINDS.filter((kind) => OWN[kind]))(
    'as %s about somebody who is not their own answers as about nobody',
    async (kind) => {
      const anothers = idsOf(town.ours, 'bent', 'anna', 'hans');
      const ownAlone = aboutThings.filter(
        ({ name }) => extentOf(kind, permissionOf(schema, mutationType, name)) === '○',
      );
      expect(ownAlone.length).toBeGreaterThan(2);
      for (const { name } of ownAlone) {
        const { data } = await say(kind, name, anothers);
        expect([name, data?.answer]).toMatchObject([name, { __typename: 'NotFound' }]);
      }
    },
  );

  it.each(KINDS)('as %s holds on the command bus too, and leaves no trace there', async (kind) => {
    const { readLog, journal } = town.installation;
    await readLog.flush();
    const before = await journal.head();
    const anothers = idsOf(town.ours, 'bent', 'anna', 'hans');
    for (const { name } of mutations.filter((mutation) => !maySay(kind)(mutation))) {
      const input = inputOf(inputTypeOf(name), anothers);
      const { errors } = await town.askUnchecked(kind, mutationOf(name), { input, key: randomUUID() });
      expect([name, errors?.[0]?.originalError?.name]).toEqual([name, 'NotPermitted']);
    }
    await readLog.flush();
    expect(await journal.head()).toEqual(before);
  });

  it('as care staff shows at once whom they put on record', async () => {
    const { data } = await town.ask(
      'careStaff/0183/birthe',
      mutationOf('recordGuest', '... on GuestChanged { guest { name } recorded { visible } }'),
      { input: { name: 'Ingrid' }, key: 'ingrid' },
    );
    expect(data.answer).toEqual({ __typename: 'GuestChanged', guest: { name: 'Ingrid' }, recorded: { visible: true } });
  });

  it('as an auditor writes nothing', () => {
    expect(mutations.filter(maySay('auditor')).map(({ name }) => name)).toEqual([]);
  });
});
