import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { temporaryFolder } from '#event-store/testing';
import { globalId, parseGlobalId, permissionOf } from '#graphql';
import { SetClock, actorKinds, instant } from '#kernel';
import type { ClockedApi } from './clocked-api.js';
import { PartnerApi } from './partner-api.js';
import { schema } from './schema.js';
import { type Claimed, bearer, testIssuer } from './test-issuer.js';
import { everyQuestion } from './whole-answers.js';

// The table that readers see is what is tried here: every kind of caller, in their own municipality and another, with every field and mutation.

type Extent = '●' | '○' | '';

/** By kind of caller, by permission. */
const table: ReadonlyMap<string, ReadonlyMap<string, Extent>> = (() => {
  const page = readFileSync(new URL('../../docs/reference/permissions.md', import.meta.url), 'utf8');
  const rows = page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim().replaceAll('`', ''))
        .slice(1, -1),
    );
  const [[, ...kinds] = [], , ...permissions] = rows.slice(
    0,
    rows.findIndex(([name], n) => n > 0 && name === 'permission'),
  );
  return new Map(
    kinds.map((kind, n) => [
      kind,
      new Map(permissions.map(([name = '', ...cells]) => [name, (cells[n] ?? '') as Extent])),
    ]),
  );
})();

/** Nobody has a token of the last two. */
const KINDS = actorKinds.filter((kind) => !['citizen', 'system'].includes(kind));

const extentOf = (kind: string, permission: string | undefined): Extent =>
  (permission && table.get(kind)?.get(permission)) || '';
const mayAsk = (kind: string, type: GraphQLObjectType, field: string): boolean =>
  extentOf(kind, permissionOf(schema, type, field)) !== '';

interface Step {
  readonly type: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
}

/** The shortest way to each type, from the queries and from what mutations answer. */
const waysTo: ReadonlyMap<string, readonly Step[]> = (() => {
  const ways = new Map<string, readonly Step[]>();
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
    (type) => !!type,
  );
  for (const root of roots) ways.set(root.name, []);
  const next = [...roots];
  for (let type = next.shift(); type; type = next.shift())
    for (const field of Object.values(type.getFields())) {
      const to = getNamedType(field.type);
      const types = isObjectType(to)
        ? [to]
        : isUnionType(to)
          ? to.getTypes()
          : to.name === 'Node'
            ? schema.getPossibleTypes(schema.getType('Node') as never)
            : [];
      for (const each of types)
        if (!ways.has(each.name)) {
          ways.set(each.name, [...(ways.get(type.name) ?? []), { type, field }]);
          next.push(each);
        }
    }
  return ways;
})();

const declared = new Map<string, string>();
/** A field as it is asked, with every argument that it must have as a variable of its own. */
const called = ({ name, args }: GraphQLField<unknown, unknown>): string => {
  const needed = args.filter(({ type }) => isNonNullType(type));
  for (const argument of needed) declared.set(`${name}_${argument.name}`, String(argument.type));
  return needed.length > 0
    ? `${name}(${needed.map((each) => `${each.name}: $${name}_${each.name}`).join(', ')})`
    : name;
};

/** A document that asks for one field, by the shortest way, and every field on that way. */
function asking(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>) {
  declared.clear();
  const way = waysTo.get(type.name);
  if (!way) throw new Error(`nothing leads to ${type.name}`);
  const steps = [...way, { type, field }];
  const leaf =
    isObjectType(getNamedType(field.type)) || !('serialize' in getNamedType(field.type)) ? ' { __typename }' : '';
  const text = steps.reduceRight(
    (inner, step, n) =>
      `${n > 0 ? `... on ${step.type.name} { ` : ''}${called(step.field)} ${inner}${n > 0 ? ' }' : ''}`
        .replace(/^/, '{ ')
        .concat(' }'),
    leaf,
  );
  const [root] = steps;
  const operation =
    root?.type === schema.getMutationType()
      ? 'mutation'
      : root?.type === schema.getSubscriptionType()
        ? 'subscription'
        : 'query';
  const variables = [...declared].map(([name, of]) => `$${name}: ${of}`).join(', ');
  return { steps, document: `${operation} ${variables && `(${variables})`} ${text}` };
}

const everyField = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !name.startsWith('__') && waysTo.has(name))
  .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })));

const CAFE = {
  name: 'Café Åparken',
  place: 'Åparken 2',
  hostOrganisation: 'AAB',
  recurrence: { firstDate: '2026-11-24', rrule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=10' },
  opens: '16:00',
  closes: '18:00',
  capacity: 20,
  roles: [{ role: 'host', needed: 3 }],
};

/** Something that each scalar takes. */
const FITTING: Readonly<Record<string, (field: string, id: (field: string) => string) => unknown>> = {
  ID: (field, id) => id(field),
  Int: () => 1,
  Boolean: () => false,
  Date: () => '2026-12-01',
  DateTime: () => '2026-12-01T12:00:00Z',
  LocalTime: () => '12:00',
};

describe('what somebody may ask', () => {
  const folder = temporaryFolder();
  const clock = new SetClock(instant('2026-11-24T12:00:00Z'));
  let api: ClockedApi;
  let partnerToken: string;
  const ours: Record<string, string> = {};
  const theirs: Record<string, string> = {};

  beforeAll(async () => {
    const partners = await PartnerApi.start(folder(), clock);
    ({ api } = partners);
    const organisation = await partners.organisation('24256790', 'Vejleåparken');
    partnerToken = await partners.token(await partners.client(organisation));
    await season('0183', ours);
    await season('0187', theirs);
  });
  afterAll(() => api.close());

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are of whatever shape was asked for
  type Reply = { status: number; data: any; errors?: { message: string; extensions: { code: string } }[] };
  /** A partner's token is ours, with every scope that there is; everybody else's is their issuer's. */
  const authorizationOf = (who: string, claimed: Claimed = {}): Promise<string> =>
    who.startsWith('partner/') ? Promise.resolve(`Bearer ${partnerToken}`) : bearer(who, claimed);
  const ask = async (who: string, query: string, variables: object = {}, claimed: Claimed = {}): Promise<Reply> => {
    const response = await fetch(`${api.caller.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: await authorizationOf(who, claimed),
        'accept-language': 'en',
      },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as object) } as Reply;
  };
  /** The people whose affairs are somebody's own here: one volunteer, or one guest. */
  const claimedBy = (kind: string): Claimed =>
    kind === 'volunteer'
      ? { people: [plain(ours['anna'])] }
      : kind === 'relative' || kind === 'guest'
        ? { people: [plain(ours['gerda'])] }
        : {};
  const plain = (id: string | undefined): string => parseGlobalId(id ?? '')?.parts[0] ?? '';

  let keys = 0;
  const say = async (municipality: string, mutation: string, input: object, fields: string) => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
    const { data, errors } = await ask(
      `coordinator/${municipality}/karen`,
      `mutation ($input: ${type}Input!, $key: String!) { answer: ${mutation}(input: $input, idempotencyKey: $key) { __typename ... on Refusal { message } ${fields} } }`,
      { input, key: `season-${++keys}` },
    );
    if (errors) throw new Error(JSON.stringify(errors));
    return data.answer;
  };

  /** A café with a session in which Anna and Bent are on duty, Gerda and Hans come, and Gerda comes with Mona of home care. */
  async function season(municipality: string, ids: Record<string, string>): Promise<void> {
    const { cafe } = await say(municipality, 'openCafe', CAFE, '... on CafeChanged { cafe { id } }');
    await say(municipality, 'planCafeSessions', { cafeId: cafe.id, until: '2026-12-08' }, '');
    const { data } = await ask(
      `coordinator/${municipality}/karen`,
      '{ cafeSessions(first: 1) { edges { node { id } } } }',
    );
    const sessionId = data.cafeSessions.edges[0].node.id as string;
    Object.assign(ids, { cafeId: cafe.id, sessionId });
    for (const name of ['anna', 'bent']) {
      const named = { name: `${name.toUpperCase()}${municipality} Efternavn${name}`, phone: '43577575' };
      const { volunteer } = await say(
        municipality,
        'registerVolunteer',
        named,
        '... on VolunteerChanged { volunteer { id } }',
      );
      ids[name] = volunteer.id;
      await say(municipality, 'signUpForShift', { sessionId, volunteerId: volunteer.id, role: 'host' }, '');
    }
    for (const name of ['gerda', 'hans']) {
      const named = {
        name: `${name.toUpperCase()}${municipality} Efternavn${name}`,
        needs: `BEHOV${name}`,
        cafeId: cafe.id,
      };
      const { guest } = await say(municipality, 'recordGuest', named, '... on GuestChanged { guest { id } }');
      ids[name] = guest.id;
      await say(municipality, 'registerGuest', { sessionId, guestId: guest.id }, '');
    }
    await say(municipality, 'assignEscort', { guestId: ids['gerda'], escort: testIssuer.actorId('mona') }, '');
  }

  it('has a way to every field of the schema', () => {
    const unreached = Object.values(schema.getTypeMap()).filter(
      (type) => isObjectType(type) && !type.name.startsWith('__') && !waysTo.has(type.name),
    );
    expect(unreached).toEqual([]);
    expect(everyField.length).toBeGreaterThan(200);
  });

  it.each(KINDS)(
    'as %s is what the table says, field by field, and a refusal names each that it is not',
    async (kind) => {
      const wrong: unknown[] = [];
      for (const { type, field } of everyField) {
        const { steps, document } = asking(type, field);
        if (document.startsWith('subscription')) continue; // Over HTTP none are answered: see below.
        const refused = steps.filter((step) => !mayAsk(kind, step.type, step.field.name));
        const names = refused.map((step) => `${step.type.name}.${step.field.name}`);
        const { errors = [] } = await ask(`${kind}/0183/mona`, document, {}, claimedBy(kind));
        const told = errors.find(({ extensions }) => extensions.code === 'FORBIDDEN')?.message ?? '';
        if (names.length > 0 ? !names.every((name) => told.includes(name)) : told)
          wrong.push([document, names, errors]);
        if (
          errors.some(({ extensions }) =>
            ['GRAPHQL_VALIDATION_FAILED', 'INTERNAL_SERVER_ERROR', 'TOO_MANY_REQUESTS'].includes(extensions.code),
          )
        )
          wrong.push([document, errors]);
      }
      expect(wrong.slice(0, 5)).toEqual([]);
    },
  );

  it.each(KINDS)(
    'as %s shows of people what the table says: all of the municipality’s, their own, or nobody',
    async (kind) => {
      const about = {
        id: ours['gerda'],
        ids: [...Object.values(ours), ...Object.values(theirs)],
        people: [ours['gerda']],
        first: 50,
        index: '5',
        token: '',
      };
      const asked = everyQuestion(about, () => kind).filter(({ name }) => {
        const field = name.split(' ')[0] ?? '';
        const query = schema.getQueryType();
        return query && mayAsk(kind, query, field) && field !== 'recorded' && field !== 'asOf';
      });
      const answers: string[] = [];
      for (const { declared: variables, field, variables: values } of asked) {
        const document = `query ${variables.length > 0 ? `(${variables.join(', ')})` : ''} { ${field} }`;
        const { data, errors } = await ask(`${kind}/0183/mona`, document, values, claimedBy(kind));
        expect([document.slice(0, 200), errors]).toEqual([document.slice(0, 200), undefined]);
        answers.push(JSON.stringify(data));
      }
      const seen = answers.join('\n');
      const shown = (name: string) => seen.includes(`${name.toUpperCase()}0183 Efternavn${name}`);
      const own = new Set(
        { volunteer: ['anna'], careStaff: ['gerda'], relative: ['gerda'], guest: ['gerda'] }[kind as string] ?? [],
      );
      const expected = (name: string, permission: string) => {
        const extent = extentOf(kind, permission);
        return extent === '●' || (extent === '○' && own.has(name));
      };
      for (const name of ['gerda', 'hans'])
        expect([kind, name, shown(name)]).toEqual([kind, name, expected(name, 'readGuests')]);
      for (const name of ['anna', 'bent'])
        expect([kind, name, shown(name)]).toEqual([kind, name, expected(name, 'readVolunteers')]);
      expect(seen.includes('BEHOVhans')).toBe(expected('hans', 'readGuests'));
      // The first name of a colleague, and nothing else of them.
      expect(seen.includes('"firstName":"BENT0183"')).toBe(extentOf(kind, 'readTeam') !== '');
      expect(seen).not.toMatch(/0187|EfternavnX/);
      for (const id of Object.values(theirs)) expect(seen).not.toContain(id);
    },
  );

  it('of a session by a volunteer who is not on duty there is no team', async () => {
    const query = 'query ($id: ID!) { node(id: $id) { ... on CafeSession { team { firstName } shifts { id } } } }';
    const stranger = await ask(
      'volunteer/0183/dora',
      query,
      { id: ours['sessionId'] },
      { people: [plain(ours['hans'])] },
    );
    expect(stranger.data.node).toEqual({ team: [], shifts: [] });
    const anna = await ask('volunteer/0183/anna', query, { id: ours['sessionId'] }, claimedBy('volunteer'));
    expect(anna.data.node.team.map(({ firstName }: { firstName: string }) => firstName).sort()).toEqual([
      'ANNA0183',
      'BENT0183',
    ]);
    expect(anna.data.node.shifts).toHaveLength(1);
  });

  /** An input with an id wherever one is to stand, and something fitting everywhere else. */
  const inputOf = (type: GraphQLInputType, id: (field: string) => string, field = ''): unknown => {
    const inner = isNonNullType(type) ? type.ofType : type;
    if (isListType(inner)) return [inputOf(inner.ofType, id, field)];
    if (isEnumType(inner)) return inner.getValues()[0]?.name;
    if (isInputObjectType(inner))
      return Object.fromEntries(
        Object.values(inner.getFields()).flatMap((each) =>
          isNonNullType(each.type) ? [[each.name, inputOf(each.type, id, each.name)]] : [],
        ),
      );
    return FITTING[String(inner)]?.(field, id) ?? 'Noget';
  };
  const KIND_OF: Readonly<Record<string, string>> = {
    cafeId: 'Cafe',
    sessionId: 'CafeSession',
    volunteerId: 'Volunteer',
    insteadOf: 'Volunteer',
    guestId: 'Guest',
    person: 'Guest',
    people: 'Guest',
    commitmentId: 'StandingCommitment',
    organisationId: 'Organisation',
    apiClientId: 'ApiClient',
    agreementId: 'Agreement',
  };
  const nobodys = (field: string) => globalId(KIND_OF[field] ?? 'Guest', '018f0000-0000-7000-8000-000000000000');
  const foreign = (field: string) =>
    theirs[
      { volunteerId: 'anna', insteadOf: 'bent', guestId: 'gerda', person: 'gerda', people: 'gerda' }[field] ?? field
    ] ?? nobodys(field);
  const anothers = (field: string) =>
    ours[{ volunteerId: 'bent', insteadOf: 'anna', guestId: 'hans', person: 'hans', people: 'hans' }[field] ?? field] ??
    nobodys(field);

  const saying = async (kind: string, mutation: GraphQLField<unknown, unknown>, id: (field: string) => string) => {
    const input = mutation.args.find(({ name }) => name === 'input');
    if (!input) throw new Error(`${mutation.name} takes no input`);
    const { data, errors } = await ask(
      `${kind}/0183/mona`,
      `mutation ($input: ${String(input.type)}, $key: String!) { answer: ${mutation.name}(input: $input, idempotencyKey: $key) { __typename ... on Refusal { code message } } }`,
      { input: inputOf(input.type, id), key: `matrix-${++keys}` },
      claimedBy(kind),
    );
    return { data, errors };
  };
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  const aboutThings = mutations.filter(({ args }) =>
    args.some(({ type }) => JSON.stringify(inputOf(type, (field) => `id of ${field}`)).includes('id of')),
  );

  it.each(KINDS)('as %s answers about what is another municipality’s as about what is not there', async (kind) => {
    const allowed = aboutThings.filter(({ name }) => mayAsk(kind, schema.getMutationType() as never, name));
    for (const mutation of allowed) {
      const [theirAnswer, nobodysAnswer] = [
        await saying(kind, mutation, foreign),
        await saying(kind, mutation, nobodys),
      ];
      const ids = [...Object.values(theirs), ...Object.keys(KIND_OF).map(nobodys)].flatMap((each) => [
        each,
        parseGlobalId(each)?.parts[0] ?? each,
      ]);
      const withoutIds = (answer: unknown) =>
        ids.reduce((text, each) => text.replaceAll(each, '…'), JSON.stringify(answer));
      expect([mutation.name, withoutIds(theirAnswer)]).toEqual([mutation.name, withoutIds(nobodysAnswer)]);
    }
  });

  it.each(KINDS.filter((kind) => claimedBy(kind).people ?? kind === 'careStaff'))(
    'as %s about somebody who is not their own answers as about nobody',
    async (kind) => {
      const ownAlone = aboutThings.filter(
        ({ name }) => extentOf(kind, permissionOf(schema, schema.getMutationType() as never, name)) === '○',
      );
      expect(ownAlone.length).toBeGreaterThan(2);
      for (const mutation of ownAlone) {
        const answer = await saying(kind, mutation, anothers);
        expect([mutation.name, answer.data?.answer]).toMatchObject([mutation.name, { __typename: 'NotFound' }]);
      }
    },
  );

  it.each(KINDS)('as %s holds where rows are read too, whatever a document was not checked for', async (kind) => {
    const about = {
      id: ours['gerda'],
      ids: Object.values(ours),
      people: [ours['gerda']],
      first: 50,
      index: '5',
      token: '',
    };
    const answers: string[] = [];
    for (const { declared: variables, field, variables: values } of everyQuestion(about)) {
      const document = `query ${variables.length > 0 ? `(${variables.join(', ')})` : ''} { ${field} }`;
      answers.push(
        JSON.stringify((await api.unchecked(await authorizationOf(`${kind}/0183/nobody`), document, values)).data),
      );
    }
    const seen = answers.join('\n');
    for (const [name, permission] of [
      ['gerda', 'readGuests'],
      ['hans', 'readGuests'],
      ['anna', 'readVolunteers'],
      ['bent', 'readVolunteers'],
    ] as const)
      expect([kind, name, seen.includes(`Efternavn${name}`)]).toEqual([kind, name, extentOf(kind, permission) === '●']);
  });

  it.each(KINDS)('as %s holds on the command bus too, and leaves no trace there', async (kind) => {
    const { readLog, journal } = api.installation;
    await readLog.flush();
    const before = await journal.head();
    for (const mutation of mutations.filter(({ name }) => !mayAsk(kind, schema.getMutationType() as never, name))) {
      const input = mutation.args.find(({ name }) => name === 'input');
      const { errors } = await api.unchecked(
        await authorizationOf(`${kind}/0183/nobody`),
        `mutation ($input: ${String(input?.type)}) { ${mutation.name}(input: $input, idempotencyKey: "k") { __typename } }`,
        { input: inputOf(input?.type as never, anothers) },
      );
      expect([mutation.name, errors?.[0]?.originalError?.name]).toEqual([mutation.name, 'NotPermitted']);
    }
    await readLog.flush();
    expect(await journal.head()).toEqual(before);
  });

  it('as an auditor writes nothing', () => {
    const types = [schema.getMutationType()].filter((type) => !!type);
    expect(mutations.filter(({ name }) => types.some((type) => mayAsk('auditor', type, name)))).toEqual([]);
  });
});
