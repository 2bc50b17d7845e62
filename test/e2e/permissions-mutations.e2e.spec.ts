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
  organiserId: 'Organiser',
  contactId: 'OrganiserContact',
  termId: 'OverviewTerm',
  categories: 'OverviewTerm',
  targetGroups: 'OverviewTerm',
  interests: 'OverviewTerm',
  tags: 'OverviewTerm',
  entryId: 'Entry',
};
const WINDOWS = [{ from: '2026-12-01T08:00:00Z', until: '2026-12-01T15:00:00Z' }];
const NOBODY = '018f0000-0000-7000-8000-000000000000';
/** Of a ride's id, its day is the first part. */
const nobodys: IdFor = (field) =>
  field === 'rideId' ? globalId('Ride', '2026-12-01', NOBODY) : globalId(TYPES[field] ?? 'Guest', NOBODY);

/** Ids of what there is in a season, and of two volunteers, a guest and a passenger in it; of nothing where it has no such thing. */
function idsOf(season: Season, volunteer: 'anna' | 'bent', insteadOf: 'anna' | 'bent', guest: 'gerda' | 'hans'): IdFor {
  const isGerda = guest === 'gerda';
  const passenger = isGerda ? season.olga : season.poul;
  const ids: Readonly<Record<string, string>> = {
    cafeId: season.cafeId,
    sessionId: season.sessionId,
    volunteerId: season[volunteer],
    pilotId: season[volunteer],
    insteadOf: season[insteadOf],
    guestId: season[guest],
    person: season[guest],
    people: season[guest],
    bikeId: season.bikeId,
    destinationId: season.destinationId,
    passengerId: passenger,
    passengers: passenger,
    rideId: isGerda ? season.olgasRide : season.poulsRide,
    requestId: isGerda ? season.olgasRequest : season.poulsRequest,
    offerId: volunteer === 'anna' ? season.annasTimes : season.bentsTimes,
    organiserId: season.organiserId,
    contactId: season.contactId,
    termId: season.termId,
    categories: season.termId,
    entryId: season.entryId,
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

  /** What was answered, whatever it names by its id. */
  const withoutIds = (answer: unknown): string =>
    [...Object.values(town.ours), ...Object.values(town.theirs), ...Object.keys(TYPES).map(nobodys)]
      .flatMap((each) => [each, ...(parseGlobalId(each)?.parts ?? [])])
      .reduce((text, each) => text.replaceAll(each, '…'), JSON.stringify(answer));

  it.each(KINDS)('as %s answers about what is another municipality’s as about what is not there', async (kind) => {
    const foreign = idsOf(town.theirs, 'anna', 'bent', 'gerda');
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

  it.each<[ActorKind, string, string, (ours: Season) => object, (ours: Season) => object]>([
    [
      'relative',
      'withdraws nobody’s wish but their own',
      'withdrawRideRequest',
      ({ olga, poulsRequest }) => ({ passengerId: olga, requestId: poulsRequest }),
      ({ olga }) => ({ passengerId: olga, requestId: nobodys('requestId') }),
    ],
    [
      'careStaff',
      'wishes nobody beside their own but their own',
      'requestRide',
      ({ olga, poul }) => ({ passengerId: olga, fellowIds: [poul], windows: WINDOWS }),
      ({ olga }) => ({ passengerId: olga, fellowIds: [nobodys('passengerId')], windows: WINDOWS }),
    ],
    [
      'volunteer',
      'withdraws no times but their own',
      'withdrawPilotTimes',
      ({ anna, bentsTimes }) => ({ volunteerId: anna, offerId: bentsTimes }),
      ({ anna }) => ({ volunteerId: anna, offerId: nobodys('offerId') }),
    ],
    [
      'volunteer',
      'is not told who is on another pilot’s ride',
      'remarkOnRide',
      ({ anna, poul, poulsRide }) => ({ pilotId: anna, rideId: poulsRide, passengerId: poul, words: 'Sang' }),
      ({ anna, poulsRide }) => ({
        ...{ pilotId: anna, rideId: poulsRide, words: 'Sang' },
        passengerId: nobodys('passengerId'),
      }),
    ],
  ])('as %s %s', async (kind, _what, mutation, anothers, nobody) => {
    const { [kind]: own = [] } = OWN;
    const answers = [];
    for (const input of [anothers(town.ours), nobody(town.ours)]) {
      const who = `${kind}/0183/mona`;
      const claimed = kind === 'careStaff' ? {} : town.claiming(...own);
      answers.push(await town.ask(who, mutationOf(mutation), { input, key: randomUUID() }, claimed));
    }
    const [about, missing] = answers.map(({ data }) => withoutIds(data));
    expect(about).toContain('"code"');
    expect(about).toBe(missing);
  });

  it('as a relative says for nobody but their own that they come, also where those are on the ride', async () => {
    const { olga, poul, olgasRide, poulsRide } = town.ours;
    const confirm = async (rideId: string, passengerId: string) => {
      const mutation = mutationOf('confirmRide', '... on RideChanged { ride { passengers { passenger { id } } } }');
      return (await town.askAs('relative', mutation, { input: { rideId, passengerId }, key: randomUUID() })).data
        .answer;
    };
    expect(await confirm(olgasRide, poul)).toMatchObject({ __typename: 'NotFound' });
    expect(await confirm(poulsRide, olga)).toMatchObject({ __typename: 'NotAPassenger' });
    // Poul, who sits beside Olga, is nobody to her relative.
    expect(await confirm(olgasRide, olga)).toEqual({
      __typename: 'RideChanged',
      ride: { passengers: [{ passenger: { id: olga } }] },
    });
  });

  it('as a pilot who comes too late is not told who was faster', async () => {
    const { anna, bent, poulsRide } = town.ours;
    const input = { rideId: poulsRide, pilotId: anna };
    const { data } = await town.askAs('volunteer', mutationOf('takeRide'), { input, key: randomUUID() });
    expect(data.answer).toMatchObject({ __typename: 'RideHasPilot' });
    expect(JSON.stringify(data)).not.toContain(bent);
  });

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
