import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLUnionType, buildSchema } from 'graphql';
import { temporaryFolder } from '#event-store/testing';
import { plusMinutes } from '#kernel';
import { NOW, clockAt } from '#kernel/testing';
import { type ClockedApi, startAt } from './clocked-api.js';
import { sayEverythingOfOverview } from './every-overview-mutation.js';
import { inDays as daysFrom, sayEverythingOfRides } from './every-ride-mutation.js';

const schema = buildSchema(readFileSync(new URL('../../docs/reference/schema.graphql', import.meta.url), 'utf8'));
const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});

/** What each payload is about. */
const THING = {
  CafeChanged: 'cafe { id }',
  CafeSessionChanged: 'session { id }',
  GuestChanged: 'guest { id }',
  VolunteerChanged: 'volunteer { id }',
  BikeChanged: 'bike { id }',
  RideDestinationChanged: 'destination { id }',
  PassengerChanged: 'passenger { id }',
  PilotTimesChanged: 'pilot { id }',
  RideRequestChanged: 'request { id }',
  RideChanged: 'ride { id }',
  RideDayChanged: 'rides { id }',
  OrganiserChanged: 'organiser { id }',
  OrganiserContactChanged: 'contact { id }',
  OverviewTermsChanged: 'terms { edges { node { id } } }',
  EntryChanged: 'entry { id }',
  EditionChanged: 'edition { id }',
  ErasureBegun: 'erasures { id }',
  RetentionRulesChanged: 'rules { id: kind }',
  RetentionHoldChanged: 'hold { id: person }',
  OrganisationChanged: 'organisation { id }',
  ApiClientChanged: 'apiClient { id }',
  ApiClientSecretChanged: 'apiClient { id }',
} as const;

/** What a mutation's answer is about where it succeeds. */
function payloadOf(mutation: string): keyof typeof THING {
  const union = schema.getType(`${mutation[0]?.toUpperCase()}${mutation.slice(1)}Result`);
  const [payload] = union instanceof GraphQLUnionType ? union.getTypes().filter(({ name }) => name in THING) : [];
  return payload?.name as keyof typeof THING;
}

const inDays = (days: number): string => daysFrom(days, Date.parse(NOW));

const PLAN = {
  recurrence: { firstDate: '2026-01-01', rrule: 'FREQ=DAILY;UNTIL=20281231' },
  opens: '00:00',
  closes: '23:59',
  capacity: 3,
  roles: [{ role: 'host', needed: 2 }],
  offerHours: 24,
};
/** RFC 8037, appendix A.2. */
const PUBLIC_KEY = { kty: 'OKP', crv: 'Ed25519', kid: 'k', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
const CAFE = { name: 'Caféen i Tranegården', place: 'Tranegårdsvej', hostOrganisation: 'AAB' };

describe('every mutation', () => {
  const folder = temporaryFolder();
  const said = new Set<string>();
  const clock = clockAt();
  let api: ClockedApi;

  beforeAll(async () => {
    api = await startAt(folder(), clock);
  });
  afterAll(() => api.close());

  /** Says a mutation that must succeed. @returns what it was about */
  const changing = async (mutation: string, input: object): Promise<unknown> => {
    const payload = payloadOf(mutation);
    const answer = await api.caller.say(
      mutation,
      input,
      `... on ${payload} { thing: ${THING[payload]} recorded { visible } }`,
    );
    expect([mutation, answer]).toEqual([
      mutation,
      { __typename: payload, thing: answer.thing as unknown, recorded: { visible: true } },
    ]);
    said.add(mutation);
    return answer.thing;
  };
  /** @returns its id */
  const say = async (mutation: string, input: object): Promise<string> => {
    const thing = await changing(mutation, input);
    expect(thing).toEqual({ id: expect.any(String) });
    return (thing as { id: string }).id;
  };

  it('does what it says, and is seen by its answer', async () => {
    const cafeId = await say('openCafe', { ...CAFE, ...PLAN });
    await say('describeCafe', { cafeId, ...CAFE, place: 'Tranegårdsvej 1' });
    await say('changeCafePlan', { cafeId, ...PLAN, capacity: 2 });
    await say('announceCafeClosure', { cafeId, from: inDays(3), until: inDays(4), reason: 'Maling' });
    await say('liftCafeClosure', { cafeId, from: inDays(3) });
    await say('addExtraCafeDate', { cafeId, date: inDays(5) });
    await say('planCafeSessions', { cafeId, until: inDays(7) });
    const data = await api.caller.ask(`{ cafeSessions(from: "${inDays(0)}") { edges { node { id date } } } }`);
    const [today, tomorrow, later] = data.cafeSessions.edges.map(({ node }: { node: { id: string } }) => node.id);

    const anna = await say('registerVolunteer', { name: 'Anna', email: 'anna@example.dk', interests: ['cafeHost'] });
    const bodil = await say('applyAsVolunteer', { name: 'Bodil' });
    const carl = await say('applyAsVolunteer', { name: 'Carl' });
    await say('approveVolunteer', { volunteerId: bodil });
    await say('declineVolunteer', { volunteerId: carl, reason: 'Flyttet' });
    await say('changeVolunteerContact', { volunteerId: anna, phone: '43577576' });
    await say('changeVolunteerInterests', { volunteerId: anna, interests: ['music'] });
    await say('grantQualification', { volunteerId: anna, qualification: 'firstAid', validFrom: inDays(-1) });
    await say('revokeQualification', { volunteerId: anna, qualification: 'firstAid' });
    await say('recordCertificateAssessment', {
      volunteerId: anna,
      certificate: 'childProtectionCertificate',
      assessedOn: inDays(-1),
    });

    await say('setCafeSessionTheme', { sessionId: tomorrow, theme: 'Julefrokost' });
    await say('changeCafeSessionRoles', {
      sessionId: tomorrow,
      roles: [
        { role: 'host', needed: 1 },
        { role: 'music', needed: 1 },
      ],
    });
    await say('changeCafeSessionCapacity', { sessionId: tomorrow, capacity: 1 });
    await say('rescheduleCafeSession', {
      sessionId: later,
      startsAt: `${inDays(6)}T10:00:00Z`,
      endsAt: `${inDays(6)}T12:00:00Z`,
    });
    await say('signUpForShift', { sessionId: tomorrow, volunteerId: anna, role: 'host' });
    await say('assignStandIn', { sessionId: tomorrow, volunteerId: bodil, insteadOf: anna });
    await say('withdrawFromShift', { sessionId: tomorrow, volunteerId: bodil, reason: 'travel' });
    const [doris, erik] = [
      await say('recordGuest', { name: 'Doris', cafeId }),
      await say('recordGuest', { name: 'Erik' }),
    ];
    await say('changeGuestContact', { guestId: doris, name: 'Doris Holm', phone: '43577576' });
    await say('changeGuestNeeds', { guestId: doris, needs: 'Kørestol' });
    await say('assignEscort', { guestId: doris, escort: 'mona' });
    await say('endEscort', { guestId: doris, escort: 'mona' });
    await say('registerGuest', { sessionId: tomorrow, guestId: doris });
    await say('registerGuest', { sessionId: tomorrow, guestId: erik });
    await say('cancelGuestRegistration', { sessionId: tomorrow, guestId: doris });
    await say('confirmGuestPlace', { sessionId: tomorrow, guestId: erik });
    await say('cancelCafeSession', { sessionId: later, reason: 'weather' });

    await say('signUpForShift', { sessionId: today, volunteerId: anna, role: 'host' });
    await say('signUpForShift', { sessionId: today, volunteerId: bodil, role: 'host' });
    await say('checkInVolunteer', { sessionId: today, volunteerId: anna, at: NOW });
    await say('markVolunteerNoShow', { sessionId: today, volunteerId: bodil, excused: true });
    await say('registerGuest', { sessionId: today, guestId: doris });
    await say('registerGuest', { sessionId: today, guestId: erik });
    await say('checkInGuest', { sessionId: today, guestId: doris });
    await say('markGuestNoShow', { sessionId: today, guestId: erik, excused: false });
    await say('countDropIns', { sessionId: today, count: 1 });
    await say('holdCafeSession', { sessionId: today, headcount: 2 });

    await sayEverythingOfRides({
      now: Date.parse(NOW),
      say,
      cancelDay: async (input) => expect(await changing('cancelRideDay', input)).toEqual([{ id: expect.any(String) }]),
      begun: (mutation, input) => {
        clock.set(plusMinutes(NOW, 1));
        return say(mutation, input);
      },
      offerOf: async (id) => {
        const offered = await api.caller.ask(
          'query ($id: ID!) { node(id: $id) { ... on Volunteer { pilotTimes { id } } } }',
          { id },
        );
        return offered.node.pilotTimes[0].id;
      },
    });

    await sayEverythingOfOverview({
      say,
      words: async (mutation, input) => {
        const { edges } = (await changing(mutation, input)) as { edges: readonly { node: { id: string } }[] };
        return edges.map(({ node }) => node.id);
      },
    });

    await say('makeStandingCommitment', { volunteerId: anna, cafeId, role: 'host', from: inDays(0) });
    const made = await api.caller.ask(
      'query ($id: ID!) { node(id: $id) { ... on Volunteer { standingCommitments { id } } } }',
      { id: anna },
    );
    await say('endStandingCommitment', { volunteerId: anna, commitmentId: made.node.standingCommitments[0].id });
    await say('noteVolunteerAway', { volunteerId: anna, from: inDays(20), until: inDays(30) });
    await say('pauseVolunteer', { volunteerId: anna, from: inDays(0) });
    await say('resumeVolunteer', { volunteerId: anna });
    await say('leaveVolunteer', { volunteerId: anna });
    await say('closeCafe', { cafeId, lastDate: inDays(7) });

    const company = { name: 'Vejleåparken', kind: 'housingAssociation' };
    const organisationId = await say('registerOrganisation', { cvr: '24256790', ...company });
    await say('describeOrganisation', { organisationId, ...company, kind: 'company' });
    await say('makeAgreement', { organisationId, from: inDays(0), scopes: ['readCafes'] });
    const agreed = await api.caller.ask(
      'query ($id: ID!) { node(id: $id) { ... on Organisation { agreements { id } } } }',
      { id: organisationId },
    );
    const [agreement] = agreed.node.agreements;
    await say('endAgreement', { organisationId, agreementId: agreement.id, on: inDays(30) });
    const apiClientId = await say('issueApiClient', { organisationId, name: 'Beboerapp', scopes: ['readCafes'] });
    await say('rotateClientSecret', { apiClientId, overlapHours: 1 });
    await say('addClientKey', { apiClientId, publicJwk: JSON.stringify(PUBLIC_KEY) });
    await say('removeClientKey', { apiClientId, kid: PUBLIC_KEY.kid });
    await say('suspendApiClient', { apiClientId, reason: 'misuse' });
    await say('reinstateApiClient', { apiClientId });
    await say('suspendOrganisation', { organisationId, reason: 'misuse' });
    await say('reinstateOrganisation', { organisationId });
    await say('endApiClient', { apiClientId });

    const health = { kind: 'Guest', covers: 'health' };
    expect(await changing('setRetentionRule', { ...health, keepMonths: 12 })).toEqual([{ id: 'Guest' }]);
    expect(await changing('endRetentionRule', health)).toEqual([]);
    expect(await say('keepLonger', { person: erik, until: inDays(30), reason: 'openCase' })).toBe(erik);
    expect(await changing('releaseHold', { person: erik })).toBeNull();
    expect(
      await changing('erasePerson', { people: [erik], reason: 'personAsked', legalBasis: 'consentWithdrawn' }),
    ).toEqual([{ id: expect.any(String) }]);

    expect([...said].sort()).toEqual([...mutations].sort());
  });
});
