import { randomUUID } from 'node:crypto';
import type { ExecutionResult, GraphQLInputType } from 'graphql';
import { parseGlobalId } from '#graphql';
import { type ActorKind, SetClock, instant } from '#kernel';
import { partnerScopes } from '#partners';
import { PartnerApi } from './partner-api.js';
import { type OverviewSeason, overviewSeasonIn } from './permission-town-overview.js';
import { type RidingPerson, type RidingSeason, ridingSeasonIn } from './permission-town-rides.js';
import { schema } from './schema.js';
import { type Claimed, testIssuer } from './test-issuer.js';

export type Person = 'anna' | 'bent' | 'gerda' | 'hans' | RidingPerson;

/** The ids of what there is in a municipality, as the API knows them. */
export type Season = Readonly<Record<Person | 'cafeId' | 'sessionId', string>> & RidingSeason & OverviewSeason;

/**
 * Whose affairs are somebody's own here: Gerda, who is a passenger by the name of Olga too. Care staff come along with her, and everybody else's token
 * names who it is.
 */
export const OWN: Readonly<Partial<Record<ActorKind, readonly Person[]>>> = {
  volunteer: ['anna'],
  careStaff: ['gerda', 'olga'],
  relative: ['gerda', 'olga'],
  guest: ['gerda', 'olga'],
  // Of an organisation that no organiser here is of.
  partner: [],
};

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

/** A café of ours on the day of a session, and rides ahead, the same in another municipality, and somebody of every kind who asks about them. */
export class PermissionTown {
  private constructor(
    private readonly api: PartnerApi,
    private readonly partnerToken: string,
    /** Of 0183, where everybody asks. */
    readonly ours: Season,
    /** Of 0187, where nobody who asks has any business. */
    readonly theirs: Season,
  ) {}

  static async start(folder: string): Promise<PermissionTown> {
    const api = await PartnerApi.start(folder, new SetClock(instant('2026-11-24T12:00:00Z')));
    const organisation = await api.organisation('24256790', 'Vejleåparken', partnerScopes);
    const token = await api.token(await api.client(organisation, partnerScopes));
    return new PermissionTown(api, token, await seasonIn('0183', api), await seasonIn('0187', api));
  }

  get installation() {
    return this.api.installation;
  }

  /** @param who `kind/municipality/name`, such as `volunteer/0183/dora` */
  async ask(who: string, query: string, variables: object = {}, claimed: Claimed = {}) {
    return this.api.ask(await this.tokenOf(who, claimed), query, variables);
  }

  /** Asks as Mona, being of that kind, whose token names her own people. */
  askAs(kind: ActorKind, query: string, variables: object = {}) {
    const own = kind === 'careStaff' ? undefined : OWN[kind];
    return this.ask(`${kind}/0183/mona`, query, variables, own && this.claiming(...own));
  }

  /** Asks as somebody of that kind who has nobody of their own, with the check of what a document asks for left out. */
  async askUnchecked(kind: ActorKind, query: string, variables: object): Promise<ExecutionResult> {
    return this.api.api.unchecked(`Bearer ${await this.tokenOf(`${kind}/0183/nobody`)}`, query, variables);
  }

  /** What the token of somebody says whose own affairs are that person's. */
  claiming(...own: readonly Person[]): Claimed {
    return { people: own.flatMap((person) => parseGlobalId(this.ours[person])?.parts.slice(0, 1) ?? []) };
  }

  close(): Promise<void> {
    return this.api.close();
  }

  /** A partner's token is ours, with every scope that there is; everybody else's is their issuer's. */
  private async tokenOf(who: string, claimed: Claimed = {}): Promise<string> {
    return who.startsWith('partner/') ? this.partnerToken : testIssuer.token(who, claimed);
  }
}

/** What a mutation takes. @throws Error where it takes no input */
export function inputTypeOf(mutation: string): GraphQLInputType {
  const field = schema.getMutationType()?.getFields()[mutation];
  const input = field?.args.find(({ name }) => name === 'input');
  if (!input) throw new Error(`${mutation} takes no input`);
  return input.type;
}

/** A mutation with its input and its key as variables. */
export const mutationOf = (mutation: string, fields = ''): string =>
  `mutation ($input: ${String(inputTypeOf(mutation))}, $key: String!) {
    answer: ${mutation}(input: $input, idempotencyKey: $key) { __typename ... on Refusal { code message } ${fields} }
  }`;

/** A café with a session in which Anna and Bent are on duty, Gerda and Hans come, and Gerda comes with Mona of home care. */
async function seasonIn(municipality: string, api: PartnerApi): Promise<Season> {
  const karen = await testIssuer.token(`coordinator/${municipality}/karen`);
  const say = async (mutation: string, input: object, fields = '') => {
    const { data, errors } = await api.ask(karen, mutationOf(mutation, fields), { input, key: randomUUID() });
    if (errors ?? data.answer.code) throw new Error(`${mutation}: ${JSON.stringify(errors ?? data.answer)}`);
    return data.answer;
  };
  const { id: cafeId } = (await say('openCafe', CAFE, '... on CafeChanged { cafe { id } }')).cafe;
  await say('planCafeSessions', { cafeId, until: '2026-12-08' });
  const { data } = await api.ask(karen, '{ cafeSessions(first: 1) { edges { node { id } } } }');
  const sessionId: string = data.cafeSessions.edges[0].node.id;
  const called = (name: string) => `${name.toUpperCase()}${municipality} Efternavn${name}`;

  const onDuty = async (name: string): Promise<string> => {
    const named = { name: called(name), phone: '43577575' };
    const { volunteer } = await say('registerVolunteer', named, '... on VolunteerChanged { volunteer { id } }');
    await say('signUpForShift', { sessionId, volunteerId: volunteer.id, role: 'host' });
    return volunteer.id;
  };
  const coming = async (name: string): Promise<string> => {
    const named = { name: called(name), needs: `BEHOV${name}`, cafeId };
    const { guest } = await say('recordGuest', named, '... on GuestChanged { guest { id } }');
    await say('registerGuest', { sessionId, guestId: guest.id });
    return guest.id;
  };
  const [anna, bent] = [await onDuty('anna'), await onDuty('bent')];
  const [gerda, hans] = [await coming('gerda'), await coming('hans')];
  const escort = testIssuer.actorId('mona');
  await say('assignEscort', { guestId: gerda, escort });
  const rides = await ridingSeasonIn({ say, called, anna, bent, sessionId, escort });
  return { cafeId, sessionId, anna, bent, gerda, hans, ...rides, ...(await overviewSeasonIn(say)) };
}
