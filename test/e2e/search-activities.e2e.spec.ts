import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { SetClock, instant } from '#kernel';
import { entryContent } from './every-overview-mutation.js';
import { PartnerApi } from './partner-api.js';

const PAGE = `edges { cursor node { texts { title } } reasons { code says } lacks { code says } metres next { startsAt } }
  pageInfo { hasNextPage hasPreviousPage endCursor } total understood words cut`;
const weekly = (day: string, begins: string, ends: string) => {
  const rule = { firstDate: '2026-11-23', rrule: `FREQ=WEEKLY;BYDAY=${day};UNTIL=20270401` };
  return { times: [{ kind: 'recurring', ...rule, begins, ends, except: [] }] };
};
const VEJLEAAPARKEN = { label: 'Vejleåparken 1, 2635 Ishøj', latitude: 55.6134, longitude: 12.3521 };

describe('searching what there is to do', () => {
  const folder = temporaryFolder();
  let api: PartnerApi;
  let terms: Record<string, string>;

  beforeAll(async () => {
    api = await PartnerApi.start(folder(), new SetClock(instant('2026-11-24T12:00:00Z')));
    const organiserId = await api.caller.did('addOrganiser', { name: 'Ældre Sagen Ishøj' });
    const publish = async (category: string, title: string, more: object = {}) => {
      const content = entryContent([terms[category] ?? ''], title, more);
      const entryId = await api.caller.did('draftEntry', { organiserId, content });
      await api.caller.did('submitEntry', { entryId, revision: 1 });
      await api.caller.did('publishEntry', { entryId, revision: 1 });
    };
    const words = '... on OverviewTermsChanged { terms { edges { node { id danish } } } }';
    terms = {};
    for (const [da, en, synonyms] of [
      ['Musik', 'Music', ['klaver']],
      ['Motion', 'Exercise', ['gymnastik']],
    ] as const) {
      const named = { kind: 'category', name: { da, en }, synonyms };
      const { edges } = (await api.caller.say('addOverviewTerm', named, words)).terms;
      for (const { node } of edges) terms[node.danish] = node.id;
    }
    await publish('Musik', 'Torsdagskor', { ...weekly('TH', '14:00', '16:00'), place: VEJLEAAPARKEN });
    await publish('Musik', 'Harmonikaklub', { ...weekly('MO', '19:00', '21:00'), accessibility: {} });
    await publish('Motion', 'Stolegymnastik', { ...weekly('TU', '10:00', '11:00'), price: { ore: 0 } });
  });
  afterAll(() => api.close());

  const search = async (args: string) =>
    (await api.caller.ask(`{ searchActivities(${args}) { ${PAGE} } }`, {}, 'guest')).searchActivities;
  const titles = ({ edges }: { edges: readonly { node: { texts: readonly { title: string }[] } }[] }) =>
    edges.map(({ node }) => node.texts[0]?.title);

  it('understands a sentence: the day, the time, the place, and what somebody needs', async () => {
    const found = await search('text: "hvad kan jeg lave torsdag eftermiddag nær Vejleåparken uden trapper"');
    expect(titles(found)).toEqual(['Torsdagskor']);
    expect(found).toMatchObject({ total: 1, cut: false, words: [] });
    expect(found.understood).toEqual(expect.arrayContaining(['Thursday', 'step-free access']));
    expect(found.edges[0]).toMatchObject({ next: { startsAt: '2026-11-26T13:00:00.000Z' }, metres: 0 });
    expect(found.edges[0].reasons.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(['time', 'place', 'need']),
    );
  });

  it('forgives spelling, and knows other words for the same', async () => {
    expect(titles(await search('text: "stolegymnastk"'))).toEqual(['Stolegymnastik']);
    expect(titles(await search('text: "klaver"')).toSorted()).toEqual(['Harmonikaklub', 'Torsdagskor']);
  });

  it('holds to what was chosen', async () => {
    const only = async (filters: string) => titles(await search(`filters: { ${filters} }`));
    expect(await only('free: true')).toEqual(['Stolegymnastik']);
    expect(await only('weekdays: [MONDAY]')).toEqual(['Harmonikaklub']);
    expect(await only('timeFrom: "09:00", timeUntil: "12:00"')).toEqual(['Stolegymnastik']);
    expect(await only('from: "2026-11-25", until: "2026-11-25"')).toEqual([]);
    expect(await only('near: { latitude: 55.6134, longitude: 12.3521, metres: 500 }')).toEqual(['Torsdagskor']);
    expect((await only(`terms: ["${terms['Musik']}"]`)).toSorted()).toEqual(['Harmonikaklub', 'Torsdagskor']);
    expect(await only('language: "tr"')).toEqual([]);
  });

  it('comes in pages that are the whole together', async () => {
    const first = await search('first: 2');
    expect(first).toMatchObject({ total: 3, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
    const rest = await search(`first: 2, after: "${first.pageInfo.endCursor}"`);
    expect(rest).toMatchObject({ total: 3, pageInfo: { hasNextPage: false, hasPreviousPage: true } });
    expect([...titles(first), ...titles(rest)].toSorted()).toEqual(['Harmonikaklub', 'Stolegymnastik', 'Torsdagskor']);
    expect((await search('first: 0')).edges).toEqual([]);
  });

  it('matches an interest with what fits, and says what it lacks', async () => {
    const query = `query ($interests: [ID!]!) {
      matchActivities(interests: $interests, must: { weekdays: [MONDAY, THURSDAY] }, wishes: { needs: [stepFree], weekdays: [THURSDAY] }) { ${PAGE} }
    }`;
    const { matchActivities: found } = await api.caller.ask(query, { interests: [terms['Musik']] }, 'careStaff');
    expect(titles(found)).toEqual(['Torsdagskor', 'Harmonikaklub']);
    expect(found.total).toBe(2);
    expect(found.edges[0].lacks).toEqual([]);
    expect(found.edges[1].lacks).toEqual(
      expect.arrayContaining([{ code: 'need', says: 'Not known: step-free access' }]),
    );
  });

  it('answers how it stood: what was not published then is not found', async () => {
    const then = async (time: string) => {
      const query = `{ asOf(time: "${time}") { searchActivities(text: "kor") { total } } }`;
      return (await api.caller.ask(query, {}, 'auditor')).asOf.searchActivities.total;
    };
    expect(await then('2026-11-24T12:00:00Z')).toBeGreaterThan(0);
    expect(await then('2026-11-24T11:00:00Z')).toBe(0);
  });

  it.each([
    ['first: 101', '"first" must be from 0 to 100'],
    ['after: "nothing"', '"after" is no cursor of this list'],
    ['filters: { timeFrom: "10:00" }', '"timeFrom" and "timeUntil" belong together'],
    ['filters: { from: "2026-12-02", until: "2026-12-01" }', '"until" must not lie before "from"'],
    ['filters: { near: { latitude: 12.35, longitude: 55.61 } }', '"near" must lie in Denmark'],
    ['filters: { language: "dansk" }', '"language" must be one of da, en'],
    ['filters: { terms: ["musik"] }', 'a term is no id of a word of the overview'],
  ])('says what is wrong with %s', async (args, message) => {
    const { errors } = await api.caller.reply(`{ searchActivities(${args}) { total } }`, {}, 'guest');
    expect(errors?.[0]?.message).toContain(message);
  });

  it('looks at the first 200 characters of 10,000, and says so', async () => {
    const query = 'query ($text: String) { searchActivities(text: $text) { total cut } }';
    const { searchActivities } = await api.caller.ask(query, { text: `kor ${'x'.repeat(9_996)}` }, 'guest');
    expect(searchActivities.cut).toBe(true);
  });
});
