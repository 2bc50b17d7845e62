import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { parseGlobalId } from '#graphql';
import type { ActorKind, Permission } from '#kernel';
import { KINDS, extentOf, mayAsk } from './permission-table.js';
import { OWN, PermissionTown, type Person } from './permission-town.js';
import { schema } from './schema.js';
import { type Question, everyQuestion } from './whole-answers.js';

/** By which permission each of them is read. */
const READ_BY = {
  gerda: 'readGuests',
  hans: 'readGuests',
  anna: 'readVolunteers',
  bent: 'readVolunteers',
  olga: 'readPassengers',
  poul: 'readPassengers',
} as const satisfies Readonly<Record<Person, Permission>>;
const PEOPLE = ['gerda', 'hans', 'anna', 'bent', 'olga', 'poul'] as const satisfies readonly Person[];
/** What is said of those who ride, each in a field of its own. */
const SAID = ['BEHOV', 'ADRESSE', 'PÅRØRENDE', 'ØNSKE', 'TUR'] as const;

/** What is theirs alone. Their rides are not: bikes and times are everybody's to see. */
const THEIRS: Readonly<
  Partial<Record<Person, readonly ('poulsRequest' | 'olgasRequest' | 'annasTimes' | 'bentsTimes')[]>>
> = { olga: ['olgasRequest'], poul: ['poulsRequest'], anna: ['annasTimes'], bent: ['bentsTimes'] };

/** Whether the table says that somebody of that kind, who has people of their own, is shown that person. */
const isShown = (kind: ActorKind, person: Person): boolean => {
  const extent = extentOf(kind, READ_BY[person]);
  return extent === '●' || (extent === '○' && OWN[kind]?.includes(person) === true);
};

const documentOf = ({ declared, field }: Question): string =>
  `query ${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${field} }`;

/** Whether such a caller may ask all of that; but for what takes a token of something recorded, and for the history under asOf. */
const mayAskNow = (kind: ActorKind, { name }: Question): boolean => {
  const query = schema.getQueryType();
  const [field = ''] = name.split(' ');
  return !!query && mayAsk(kind, query, field) && field !== 'recorded' && field !== 'asOf';
};

describe('of people', () => {
  const folder = temporaryFolder();
  let town: PermissionTown;
  beforeAll(async () => {
    town = await PermissionTown.start(folder());
  });
  afterAll(() => town.close());

  const about = () => ({
    id: town.ours.gerda,
    ids: [...Object.values(town.ours), ...Object.values(town.theirs)],
    people: [town.ours.gerda],
    first: 50,
    index: '5',
    token: '',
  });

  it.each(KINDS)(
    'as %s shows of people what the table says: all of the municipality’s, their own, or nobody',
    async (kind) => {
      const answers: string[] = [];
      for (const question of everyQuestion(about(), () => kind).filter((each) => mayAskNow(kind, each))) {
        const document = documentOf(question);
        const { data, errors } = await town.askAs(kind, document, question.variables);
        expect([document.slice(0, 200), errors]).toEqual([document.slice(0, 200), undefined]);
        answers.push(JSON.stringify(data));
      }
      const seen = answers.join('\n');
      for (const person of PEOPLE)
        expect([kind, person, seen.includes(`${person.toUpperCase()}0183 Efternavn${person}`)]).toEqual([
          kind,
          person,
          isShown(kind, person),
        ]);
      expect(seen.includes('BEHOVhans')).toBe(isShown(kind, 'hans'));
      for (const said of SAID) expect([said, seen.includes(`${said}poul`)]).toEqual([said, isShown(kind, 'poul')]);
      // Who cannot see somebody does not see either that it is one and the same of whom two things tell.
      for (const person of PEOPLE.filter((each) => !isShown(kind, each)))
        for (const theirs of [person, ...(THEIRS[person] ?? [])])
          for (const id of [town.ours[theirs], parseGlobalId(town.ours[theirs])?.parts[0] ?? ''])
            expect([kind, theirs, seen.includes(id)]).toEqual([kind, theirs, false]);
      // The first name of a colleague, and nothing else of them.
      expect(seen.includes('"firstName":"BENT0183"')).toBe(extentOf(kind, 'readTeam') !== '');
      expect(seen).not.toMatch(/(?<![0-9a-f])0187(?![0-9a-f])/);
      for (const id of Object.values(town.theirs)) expect(seen).not.toContain(id);
    },
  );

  it('of a session by a volunteer who is not on duty there is no team', async () => {
    const query = 'query ($id: ID!) { node(id: $id) { ... on CafeSession { team { firstName } shifts { id } } } }';
    const session = { id: town.ours.sessionId };
    const stranger = await town.ask('volunteer/0183/dora', query, session, town.claiming('hans'));
    expect(stranger.data.node).toEqual({ team: [], shifts: [] });
    const anna = await town.ask('volunteer/0183/anna', query, session, town.claiming('anna'));
    expect(anna.data.node.team.map(({ firstName }: { firstName: string }) => firstName).sort()).toEqual([
      'ANNA0183',
      'BENT0183',
    ]);
    expect(anna.data.node.shifts).toHaveLength(1);
  });

  it.each(KINDS)('as %s holds where rows are read too, whatever a document was not checked for', async (kind) => {
    const answers: string[] = [];
    for (const question of everyQuestion(about()))
      answers.push(JSON.stringify((await town.askUnchecked(kind, documentOf(question), question.variables)).data));
    const seen = answers.join('\n');
    for (const person of PEOPLE)
      expect([kind, person, seen.includes(`Efternavn${person}`)]).toEqual([
        kind,
        person,
        extentOf(kind, READ_BY[person]) === '●',
      ]);
  });
});
