import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { showingPeople } from '#installation';
import type { Canary } from './canary.js';
import { type CanaryPeople, fillWithCanaries } from './canary-people.js';
import { Caller, personalInputs } from './caller.js';
import { type Following, follow, keepDocument, untilErased, wrappedKeysOf } from './erasing-people.js';
import { openedIn, personalFields } from './opened-log.js';
import { Program } from './program.js';
import { Searching } from './searching.js';
import { spellingsOf } from './spellings.js';
import { kindFor } from './who-may.js';
import { askEverything } from './whole-answers.js';

const FIGURES = `{ cafeSessions(first: 50) { edges { node {
  id status headcount dropIns present taken waiting missing shifts { status role } visits { edges { node { status } } } } } } }`;
const LAW = { reason: 'personAsked', legalBasis: 'consentWithdrawn', caseNumber: '26/012345' };

describe('whoever is erased', () => {
  const newFolder = temporaryFolder();
  const masterKey = randomBytes(32).toString('base64');
  const found = new Set<string>();
  let folders: Readonly<Record<'data' | 'keys' | 'erasures' | 'outputs', string>>;
  let environment: Readonly<Record<string, string>>;
  let program: Program;
  const caller = new Caller();
  let people: CanaryPeople;
  let canaries: Searching;
  let before: { readonly figures: Figures; readonly keys: Searching };
  let following: Program;
  let staffing: Following;

  const start = async () => {
    program = Program.api(folders.data, environment);
    caller.url = await program.url();
  };
  let programs = 0;
  /** Keeps what a program has said, as whoever runs it might. */
  const keepOutput = (output: string, name = `api-${++programs}`) =>
    writeFileSync(join(folders.outputs, `${name}.log`), output);
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    program.kill(signal);
    await program.ended;
    keepOutput(program.everything);
  };
  const audit = async (...args: string[]) => {
    const { code, output, errors } = await Program.run('audit', args, environment);
    keepOutput(output + errors, `audit-${args.join('-')}`);
    return { code, output, errors };
  };
  const rebuild = async (projections: readonly string[]) => {
    for (const name of projections)
      expect([name, await audit('read-models', 'rebuild', name)]).toEqual([
        name,
        expect.objectContaining({ code: 0, errors: '' }),
      ]);
  };
  const search = () => canaries.under(...Object.values(folders));
  const askAll = async () => {
    const { index } = (await caller.ask('{ history { index } }')).history;
    const { anna, carla, carlaAsGuest, ...others } = people.ids;
    const ids = [anna, carla, carlaAsGuest, ...Object.values(others)];
    // Of longer pages, everything about rides, or about activities, would be larger than any one may ask. Whoever is looked for is asked for by their id besides.
    const about = { index, id: anna, person: anna, ids, people: [carla, carlaAsGuest], withStaff: true, first: 16 };
    // Who of the staff looked is for the data protection officer alone.
    return askEverything(new Strangers(caller.url), { ...about, token: caller.token }, (query) =>
      query === 'personReport' ? 'dataProtectionOfficer' : kindFor('Query', query),
    );
  };
  const lookAgain = async () => {
    for (const { name } of [...canaries.in(Buffer.from(await askAll()), 'answers'), ...search()]) found.add(name);
  };

  beforeAll(async () => {
    folders = { data: newFolder(), keys: newFolder(), erasures: newFolder(), outputs: newFolder() };
    environment = {
      SAMSPIL_DATA: folders.data,
      SAMSPIL_KEYS: folders.keys,
      SAMSPIL_ERASURES: folders.erasures,
      SAMSPIL_MASTER_KEY: masterKey,
    };
    await start();
    people = await fillWithCanaries(caller);
    canaries = new Searching();
    for (const canary of [...people.going, ...people.refused]) canaries.add(canary.what, spellingsOf(canary));
  });
  afterAll(() => Program.endAll());

  it('has been spoken of in every field of every command that takes something personal', () => {
    expect(personalInputs.filter((field) => !caller.said.has(field))).toEqual([]);
    expect(personalInputs.length).toBeGreaterThan(10);
  });

  it('is found before, in files and answers, also by names of earlier days, and after a crash', async () => {
    await lookAgain();
    await stop('SIGKILL');
    await rebuild(showingPeople.map(({ name }) => name));
    const { carla, carlaAsGuest, doris } = people.ids;
    expect(await audit('person', carla, carlaAsGuest, '--actor', 'dpo-7')).toMatchObject({ code: 0, errors: '' });
    await start();
    // The rows that were kept to roll back to know a name that the rows of today do not.
    const [last] = people.going.filter(({ what }) => what.startsWith('Doris'));
    await caller.did('changeGuestContact', { guestId: doris, name: last?.value ?? '' });
    await keepDocument(folders.data, people);
    expect(readdirSync(join(folders.data, 'documents'))).toHaveLength(2);
    await lookAgain();
    const opened = await openedIn(folders.data, folders.keys, masterKey);
    for (const { value } of opened) for (const { name } of canaries.in(Buffer.from(value), 'the log')) found.add(name);
    expect(people.going.filter(({ what }) => !found.has(what))).toEqual([]);
    expect(people.refused.filter(({ what }) => found.has(what))).toEqual([]);
    const marked = new Set(opened.filter(({ value }) => isOf(people.going, value)).map(({ field }) => field));
    expect(personalFields.filter((field) => !marked.has(field))).toEqual([]);
  });

  it('is erased within moments, while others read the log and follow what goes on', async () => {
    following = Program.start('audit', ['replay', '--follow', '--json'], environment);
    await following.line(/CafeSessionHeld/);
    staffing = follow(caller.url, people.sessions.full);
    await staffing.said(/Ødis/);
    before = { figures: figuresOf(await caller.ask(FIGURES)), keys: wrappedKeysOf(folders.keys, newFolder(), people) };
    expect(before.keys.under(folders.keys)).not.toEqual([]);
    const { anna, bodil, carla, carlaAsGuest, doris, olga, karen, erik } = people.ids;
    const begun = [
      await caller.say('erasePerson', { ...LAW, people: [anna] }),
      await caller.say('erasePerson', { ...LAW, people: [bodil] }),
      await caller.say('erasePerson', { ...LAW, people: [carla, carlaAsGuest] }, '', 'Carla'),
      await caller.say('erasePerson', { ...LAW, people: [carla, carlaAsGuest] }, '', 'Carla'),
      await caller.say('erasePerson', { ...LAW, people: [doris] }),
      await caller.say('erasePerson', { ...LAW, people: [olga] }),
      await caller.say('erasePerson', { ...LAW, people: [karen] }),
      await caller.say('erasePerson', { ...LAW, people: [erik], purposes: ['health'] }),
      await caller.say('erasePerson', { ...LAW, people: [anna] }),
    ];
    expect(begun.map(({ __typename }) => __typename)).toEqual([
      ...Array<string>(8).fill('ErasureBegun'),
      'AlreadyErased',
    ]);
    const erased = await untilErased(caller);
    expect(erased.map(({ person }) => person).sort()).toEqual(
      [anna, bodil, carla, carlaAsGuest, doris, olga, karen, erik].sort(),
    );
  });

  it('is found nowhere while the application runs on, and who follows it is told so', async () => {
    await staffing.said(/^(?!.*Ødis)/);
    keepOutput(following.everything, 'replay');
    keepOutput(program.everything, 'so-far');
    expect(search()).toEqual([]);
    expect(before.keys.under(...Object.values(folders))).toEqual([]);
  });

  it('is a different person from those who stay, who are found as before', async () => {
    const others = new Searching();
    for (const canary of people.staying) others.add(canary.what, spellingsOf(canary));
    const views = others.under(folders.data).filter(({ how }) => /UTF-8 in .*views\.db/.test(how));
    expect(new Set(views.map(({ name }) => name.replace(/ \d+$/, '')))).toEqual(new Set(['Erik', 'Frida', 'Gustav']));
    const stillOpened = await openedIn(folders.data, folders.keys, masterKey);
    expect(people.staying.filter(({ value }) => !stillOpened.some((each) => each.value === value))).toEqual([]);
    expect(stillOpened.filter(({ value }) => isOf(people.going, value))).toEqual([]);
  });

  it('has no name in any answer, and what was counted with them is counted', async () => {
    expect(canaries.in(Buffer.from(await askAll()), 'answers')).toEqual([]);
    const { nodes } = await caller.ask(
      `query ($ids: [ID!]!) { nodes(ids: $ids) {
        ... on Guest { name phone needs } ... on Volunteer { name phone email status }
        ... on Passenger { name phone contactPerson address addressId position needs closed }
        ... on OrganiserContact { name phone email } } }`,
      { ids: Object.values(people.ids) },
    );
    const gone = { name: null, phone: null };
    const [gustav, anna, bodil, carla, carlaAsGuest, doris, erik, frida, olga, karen] = nodes;
    expect([anna, bodil, carla]).toEqual(
      ['left', 'declined', 'left'].map((status) => ({ ...gone, email: null, status })),
    );
    expect([carlaAsGuest, doris]).toEqual([0, 1].map(() => ({ ...gone, needs: null })));
    const home = { contactPerson: null, address: null, addressId: null, position: null };
    expect(olga).toEqual({ ...gone, ...home, needs: null, closed: true });
    expect(karen).toEqual({ ...gone, email: null });
    const stays = expect.stringContaining('Ødis ');
    expect(erik).toEqual({ name: stays, phone: expect.any(String), needs: null });
    expect([gustav, frida]).toEqual([0, 1].map(() => expect.objectContaining({ name: stays })));
    const after = figuresOf(await caller.ask(FIGURES));
    expect(after.get(people.sessions.held)).toEqual(before.figures.get(people.sessions.held));
  });

  it('is expected nowhere any more: shifts are open, and who waited has been offered the place', async () => {
    const after = figuresOf(await caller.ask(FIGURES));
    expect(before.figures.get(people.sessions.full)).toMatchObject({ missing: 0, waiting: 1 });
    expect(after.get(people.sessions.full)).toMatchObject({ missing: 2, waiting: 0, taken: 1 });
    expect(after.get(people.sessions.later)).toMatchObject({ missing: 2, taken: 0 });
    const { node } = await caller.ask(
      'query ($id: ID!) { node(id: $id) { ... on Guest { visits { edges { node { status session { id } } } } } } }',
      { id: people.ids.frida },
    );
    expect(node.visits.edges).toContainEqual({ node: { status: 'offered', session: { id: people.sessions.full } } });
  });

  it('is taken for no ride any more, and what they asked for is withdrawn', async () => {
    const { node } = await caller.ask(
      `query ($id: ID!) { node(id: $id) { ... on Passenger {
        requests { edges { node { status } } } rides { edges { node { status } } } } } }`,
      { id: people.ids.olga },
    );
    expect(node.requests.edges.map(({ node: { status } }: Statused) => status)).toEqual(['withdrawn', 'withdrawn']);
    expect(node.rides.edges.map(({ node: { status } }: Statused) => status)).toEqual(['started', 'cancelled']);
  });

  it('cannot be spoken of any more under those ids, and of Erik no needs', async () => {
    const { anna, bodil, doris, erik } = people.ids;
    const name = people.going[0]?.value ?? '';
    const refusals = [
      await caller.say('changeVolunteerContact', { volunteerId: anna, name }),
      await caller.say('changeGuestContact', { guestId: doris, name }),
      await caller.say('changeGuestNeeds', { guestId: erik, needs: name }),
      await caller.say('changeGuestContact', { guestId: erik, name: people.staying[0]?.value }),
    ].map(({ __typename }) => __typename);
    expect(refusals).toEqual(['VolunteerHasLeft', 'PersonErased', 'PersonErased', 'GuestChanged']);
    expect((await caller.say('approveVolunteer', { volunteerId: bodil })).__typename).toBe('ApplicationWasDeclined');
    // Said long ago of somebody else, it is still answered and not done again, though the key of its hash has gone too.
    const [again, guests] = [
      await caller.did('recordGuest', { name: 'Hans' }, 'said-twice'),
      '{ guests(first: 1) { edges { node { id } } } }',
    ];
    expect(again).not.toBe((await caller.ask(guests)).guests.edges[0].node.id);
    expect(search()).toEqual([]);
  });

  it('is found nowhere after a stop, in no read model that is built anew, and in no history that is told', async () => {
    await staffing.end();
    following.kill('SIGINT');
    await following.ended;
    await stop();
    expect(search()).toEqual([]);
    expect(await audit('verify-views')).toMatchObject({ code: 0, errors: '' });
    expect(await audit('erasures')).toMatchObject({ code: 0, output: expect.stringContaining('8 erasures') });
    const replayed = await audit('replay', '--json');
    expect(replayed).toMatchObject({ code: 0, errors: '' });
    // Who was erased is told as such, and who was not stays sealed.
    expect(replayed.output).toMatch(/"type":"CafeGuestRecorded".*"name":"\[erased\]"/);
    expect(replayed.output).toMatch(/"type":"CafeGuestRecorded".*"name":"\[sealed\]"/);
    await rebuild(showingPeople.map(({ name }) => name));
    for (const file of readdirSync(folders.data).filter((name) => name.startsWith('views.db')))
      rmSync(join(folders.data, file));
    await start();
    expect(canaries.in(Buffer.from(await askAll()), 'answers')).toEqual([]);
    keepOutput(program.everything, 'again');
    expect(search()).toEqual([]);
    await stop();
    expect([...search(), ...before.keys.under(...Object.values(folders))]).toEqual([]);
  });
});

/** Each question by somebody else, who has asked nothing yet: all of them are more than one may ask in a minute. */
class Strangers extends Caller {
  private static asked = 0;

  constructor(override url: string) {
    super();
  }

  override ask(...question: Parameters<Caller['ask']>): ReturnType<Caller['ask']> {
    this.name = `asker-${++Strangers.asked}`;
    return super.ask(...question);
  }
}

interface Statused {
  readonly node: { readonly status: string };
}

type Figures = ReadonlyMap<string, { readonly id: string }>;

const figuresOf = ({ cafeSessions }: { cafeSessions: { edges: readonly { node: { id: string } }[] } }): Figures =>
  new Map(cafeSessions.edges.map(({ node }) => [node.id, node]));

const isOf = (canaries: readonly Canary[], value: string): boolean => canaries.some((each) => each.value === value);
