import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { z } from 'zod';
import { dateIn, erasureEvents } from '#kernel';
import { temporaryFolder } from '#event-store/testing';
import { parseGlobalId } from '#graphql';
import { allEvents } from '#installation';
import { type PersonReport, hasFieldWords, hasValueWords, hasWords } from '#privacy';
import { RunningApi } from './running-api.js';
import { bearer, testIssuer } from './test-issuer.js';

/** Of the care staff, who comes along. */
const MONA = testIssuer.actorId('mona');

const newFolder = temporaryFolder();

const REPORT = `query ($people: [ID!]!, $language: ReportLanguage, $withStaff: Boolean) {
  personReport(people: $people, language: $language, withStaff: $withStaff) { madeAt json html }
}`;

const recordGuest = async (api: RunningApi, input: object): Promise<string> =>
  (await api.say('recordGuest', input, '... on GuestChanged { guest { id } recorded { visible } }')).guest.id;
const nameOf = (api: RunningApi, id: string, actor: string) =>
  api.ask('query ($id: ID!) { node(id: $id) { ... on Guest { name } } }', { id }, { as: actor });
const plain = (id: string): string => parseGlobalId(id)?.parts[0] ?? '';

describe("a person's own report", () => {
  let api: RunningApi;
  let gerda: string;
  let inger: string;
  const by = (kind: string, id: string) => api.coordinator.replace('coordinator', kind).replace('karen', id);
  const answer = async (people: readonly string[], variables: object = {}, headers = {}) =>
    (await api.ask(REPORT, { people, ...variables }, headers)).data.personReport;
  const reportOn = async (...asked: Parameters<typeof answer>): Promise<PersonReport> =>
    JSON.parse((await answer(...asked)).json);

  beforeAll(async () => {
    api = await RunningApi.start(newFolder());
    gerda = await recordGuest(api, { name: 'Gerda Lund', phone: '43577575', needs: 'Sukkersyge' });
    inger = await recordGuest(api, { name: 'Inger Holm' });
    for (const guestId of [gerda, inger]) await api.say('assignEscort', { guestId, escort: MONA });
    await nameOf(api, gerda, by('careStaff', 'mona'));
    await nameOf(api, inger, by('careStaff', 'mona'));
    await nameOf(api, inger, by('coordinator', 'bent'));
  });
  afterAll(() => api.close());

  it('tells what is known of them and what happened, and of nobody else', async () => {
    const report = await reportOn([gerda]);
    expect(report).toMatchObject({
      format: 'samspil-person-report',
      records: [
        {
          kind: 'Guest',
          values: [
            { field: 'name', value: 'Gerda Lund' },
            { field: 'phone', value: '43577575' },
            { field: 'needs', purpose: 'health', value: 'Sukkersyge' },
          ],
        },
      ],
      entries: [
        { event: 'GuestRecorded', data: { name: 'Gerda Lund', needs: 'Sukkersyge' }, by: { kind: 'coordinator' } },
        { event: 'GuestEscortAssigned', data: { escort: { hidden: 'anotherPerson' } } },
      ],
    });
    expect(JSON.stringify(report)).not.toMatch(new RegExp(`Inger|${plain(inger)}`));
  });

  it('lists the looks at them, by which it was made last, and not the looks at others', async () => {
    const report = await reportOn([gerda], {}, { as: by('dataProtectionOfficer', 'dpo') });
    expect(report.looks.filter(({ by: { kind } }) => kind === 'careStaff')).toMatchObject([
      { readingFor: 'care', purposes: ['contact'], asked: ['node'] },
    ]);
    expect(report.looks.at(-1)).toMatchObject({
      by: { kind: 'dataProtectionOfficer' },
      readingFor: 'dataProtection',
      purposes: ['contact', 'health'],
      asked: ['personReport'],
    });
    const ofInger = await reportOn([inger]);
    expect(ofInger.looks.slice(0, -1).map(({ by: { kind } }) => kind)).toEqual(
      expect.arrayContaining(['careStaff', 'coordinator']),
    );
  });

  it('names accounts only where that is asked for', async () => {
    const { json, html } = await answer([gerda]);
    expect(`${json}${html}`).not.toContain(MONA);
    const named = await answer([gerda], { withStaff: true }, { as: by('dataProtectionOfficer', 'dpo') });
    expect(named.json).toContain(`{"kind":"careStaff","id":"${MONA}"}`);
    expect(named.html).toContain(`(${MONA})`);
  });

  it('names accounts to no coordinator, who stands in the security log for asking, over HTTP or a WebSocket', async () => {
    const { securityLog, journal } = api.installation;
    const people = { people: [gerda], withStaff: true };
    const refused = await api.ask(REPORT.replace('{ personReport', '{ Gerda: personReport'), people);
    expect(refused.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const live = createClient({
      url: `${api.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: await bearer(by('coordinator', 'live')) },
      retryAttempts: 0,
    });
    const results = [];
    for await (const each of live.iterate({ query: REPORT, variables: people })) results.push(each);
    await live.dispose();
    expect(results).toMatchObject([{ errors: [{ extensions: { code: 'FORBIDDEN' } }] }]);
    await securityLog.flush();
    const told = await journal.load(`security-0183_${dateIn(api.installation.clock.now())}`);
    expect(told.filter(({ type }) => type === 'AccessRefused').map(({ data }) => data)).toEqual([
      expect.objectContaining({ reason: 'notPermitted', asked: ['personReport'] }),
      expect.objectContaining({ reason: 'notPermitted', asked: ['personReport'] }),
    ]);
  });

  it('is read in Danish, or in English', async () => {
    expect((await answer([gerda])).html).toContain('Du blev optaget som gæst');
    expect((await answer([gerda], { language: 'EN' })).html).toContain('You were recorded as a guest');
  });

  it('puts all records of one person together, and knows none of anybody who is not there', async () => {
    const report = await reportOn([gerda, inger, gerda]);
    expect(report.records.map(({ values }) => values[0]?.value)).toEqual(['Gerda Lund', 'Inger Holm']);
    const nobody = Buffer.from(`Guest:${crypto.randomUUID()}`).toString('base64url');
    const asVolunteer = Buffer.from(`Volunteer:${plain(gerda)}`).toString('base64url');
    for (const id of [nobody, asVolunteer, 'Gerda Lund']) expect(await answer([gerda, id])).toBeNull();
    expect(await answer([gerda], {}, { as: 'coordinator/0999/karen' })).toBeNull();
  });

  it('is of one person: of none, or of more than ten records, there is none', async () => {
    for (const people of [[], Array.from({ length: 11 }, () => gerda)])
      expect((await api.ask(REPORT, { people })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('of somebody who was erased tells what happened and who looked, and no more who they were', async () => {
    const doris = await recordGuest(api, { name: 'Doris Holm', needs: 'Kørestol' });
    await api.say('assignEscort', { guestId: doris, escort: MONA });
    await nameOf(api, doris, by('careStaff', 'mona'));
    const erased = await api.say(
      'erasePerson',
      { people: [doris], reason: 'personAsked', legalBasis: 'consentWithdrawn', caseNumber: '26/012345' },
      '... on ErasureBegun { recorded { token } }',
    );
    expect(erased.__typename).toBe('ErasureBegun');
    await api.installation.policies.hold();
    await api.installation.policies.settle();
    const { json, html } = await answer([doris]);
    const report: PersonReport = JSON.parse(json);
    expect(`${json}${html}`).not.toMatch(/Doris|Kørestol/);
    expect(report.records[0]?.values).toContainEqual({ field: 'name', purpose: 'contact', value: null, erased: true });
    expect(report.erasures).toMatchObject([
      { reason: 'personAsked', caseNumber: '26/012345', erasedAt: expect.any(String) },
    ]);
    expect(report.entries[0]).toMatchObject({ event: 'GuestRecorded', data: { name: { erased: true } } });
    expect(report.looks.map(({ by: { kind } }) => kind)).toContain('careStaff');
  });
});

describe('the words of a report', () => {
  const THEIR_IDS = [
    ...['guestId', 'volunteerId', 'passengerId', 'contactId', 'pilotId', 'subjectId', 'insteadOf'],
    // What becomes of a ride, or of a wish for one, is about whoever is in it.
    ...['rideId', 'requestId'],
  ];
  const aboutPeople = [erasureEvents, ...allEvents]
    .flatMap((events) => Object.entries(events))
    .filter(([, { schema }]) => THEIR_IDS.some((field) => field in schema.shape));

  it('say what every event about people means', () =>
    expect(aboutPeople.filter(([type]) => !hasWords(type)).map(([type]) => type)).toEqual([]));

  it('say what every field of such an event holds, and every word from a list in it', () => {
    const wordless = aboutPeople.flatMap(([type, { schema }]) => {
      const words: string[] = [];
      z.toJSONSchema(schema, {
        unrepresentable: 'any',
        override: ({ jsonSchema }) =>
          void words.push(...(jsonSchema.enum ?? []).filter((word): word is string => typeof word === 'string')),
      });
      return [
        ...Object.keys(schema.shape).filter((field) => !hasFieldWords(field)),
        ...words.filter((word) => !hasValueWords(word)),
      ].map((word) => `${type}: ${word}`);
    });
    expect(wordless).toEqual([]);
  });
});
