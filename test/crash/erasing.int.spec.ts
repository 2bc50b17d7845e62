import { cpSync } from 'node:fs';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { everythingSaid, startChild } from './child.js';
import { leftOfGerda, townWithGerda } from './gerda.js';
import { Town, type Townspeople, documentsIn } from './town.js';

// Many processes, one after another.
jest.setTimeout(240_000);

/** `EVERY_STEP=1 npm run jest -- test/crash/erasing` is the long form. */
const EVERY_STEP = process.env['EVERY_STEP'] === '1';
/** Tried in the long form alone. */
const LATER: readonly (readonly [string, string])[] = [
  ['after PersonKeysDestroyed 1', 'after writing a file anew 1'],
  ['after writing a file anew 1', 'after PersonKeysDestroyed 1'],
  ['after the documents 1', 'after PersonDataErased 1'],
];
/** As many processes as a small machine has cores. */
const AT_ONCE = 2;

const newFolder = temporaryFolder();
let before: string;
let people: Townspeople;

/** A town that is as it was before anybody was erased. */
function newTown(): string {
  const root = newFolder();
  cpSync(before, root, { recursive: true });
  return root;
}

beforeAll(async () => {
  before = newFolder();
  people = await townWithGerda(before);
});

const left = (root: string, ids: readonly string[]): readonly string[] =>
  leftOfGerda(root, ids.includes(people.gerdaAsVolunteer) ? 'asVolunteer' : undefined);

/** Has a process carry out an erasure, or go on with one where nobody is named, that ends itself at a step where one is given. */
async function erasing(root: string, ids: readonly string[], step = '', erasures = ids.length) {
  const env = { ...process.env, ERASURES: `${erasures}` };
  const said = await everythingSaid(startChild('erasing', [root, ids.join(','), step], { env }));
  const refused = said.find((each) => 'refused' in each);
  if (refused) throw new Error(JSON.stringify(refused));
  const steps = said.flatMap((each) => ('step' in each ? [each.step] : []));
  return { steps, wasKilled: steps.length === 0, wasHeard: said.some((each) => 'acknowledged' in each) };
}

/** Opens the town as it was left, and lets everything follow that follows. Who was not answered says it again. */
async function endOf(root: string, ids: readonly string[], wasHeard: boolean) {
  const town = await Town.open(root);
  if (!wasHeard) await town.erase(ids);
  await town.untilErased(ids.length);
  const end = await town.end();
  const whileOpen = left(root, ids);
  await town.close();
  return { ...end, documents: documentsIn(root), left: [...whileOpen, ...left(root, ids)] };
}

async function undisturbed(ids: readonly string[]) {
  const root = newTown();
  const { steps } = await erasing(root, ids);
  return { steps, end: await endOf(root, ids, true) };
}

/** After it was decided, while files are written anew, and after the keys are gone; the long form tries every step, before and after. */
const isTried = (step: string): boolean =>
  EVERY_STEP || /^after (ErasureDecided|writing a file anew|PersonKeysDestroyed)/.test(step);

/** Does the same with all of them, a few at a time. */
async function all<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const left = items.entries();
  const worker = async () => {
    for (const [place, item] of left) results[place] = await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

describe('erasing somebody', () => {
  let whole: Awaited<ReturnType<typeof undisturbed>>;
  beforeAll(async () => {
    expect(left(before, [people.gerda]).length).toBeGreaterThan(0);
    whole = await undisturbed([people.gerda]);
  });

  it('leaves nothing of them, and gives their place once to who waits', () => {
    const { happened, ...rest } = whole.end;
    expect(rest).toEqual({
      keys: ['contact destroyed', 'health destroyed', 'notes destroyed'],
      decisions: ['Guest'],
      documents: [],
      left: [],
    });
    expect(happened.filter((each) => /^erasure|Cancelled|Offered|Closed/.test(each))).toEqual([
      'cafeSession CafeGuestOffered',
      'cafeSession CafeGuestRegistrationCancelled',
      'erasure ErasureDecided',
      'erasure PersonDataErased',
      'erasure PersonKeysDestroyed',
      'guest CafeGuestRecordClosed',
    ]);
    expect(whole.steps).toEqual(expect.arrayContaining(['after the ledger 1', 'before writing a file anew 2']));
  });

  it('comes to the same end wherever it was killed', async () => {
    const steps = whole.steps.filter(isTried);
    const ends = await all(steps, async (step) => {
      const root = newTown();
      const { wasKilled, wasHeard } = await erasing(root, [people.gerda], step);
      return { step, wasKilled, end: await endOf(root, [people.gerda], wasHeard) };
    });
    expect(ends).toEqual(steps.map((step) => ({ step, wasKilled: true, end: whole.end })));
  });

  it('comes to the same end where it was killed, and then again while it went on', async () => {
    const twice: readonly (readonly [string, string])[] = [
      ['after ErasureDecided 1', 'before writing a file anew 1'],
      ...(EVERY_STEP ? LATER : []),
    ];
    const ends = await all(twice, async ([first, second]) => {
      const root = newTown();
      const { wasHeard } = await erasing(root, [people.gerda], first);
      const { wasKilled } = await erasing(root, [], second, 1);
      return { first, second, wasKilled, end: await endOf(root, [people.gerda], wasHeard) };
    });
    expect(ends).toEqual(twice.map(([first, second]) => ({ first, second, wasKilled: true, end: whole.end })));
  });

  it('goes on where it was killed between two records of one person', async () => {
    const both = [people.gerda, people.gerdaAsVolunteer];
    const root = newTown();
    const [{ end: expected }, killed] = await Promise.all([
      undisturbed(both),
      erasing(root, both, 'after ErasureDecided 1'),
    ]);
    expect(killed).toMatchObject({ wasKilled: true, wasHeard: false });
    expect(await endOf(root, both, false)).toEqual(expected);
    expect(expected).toMatchObject({ decisions: ['Guest', 'Volunteer'], left: [] });
  });
});
