import { createHash, randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { reapplyErasures } from '#installation';
import { masterKeyFromText } from '#privacy';
import { Program } from '../e2e/program.js';
import { leftOfGerda, townWithGerda } from './gerda.js';
import { MASTER_KEY, Town, type Townspeople, documentsIn, foldersOf } from './town.js';

const newFolder = temporaryFolder();
afterAll(() => Program.endAll());

const REAPPLY =
  'a restore brought back something of 2 people who have been erased: run npm run audit -- reapply-erasures, then start again';

type Piece = keyof ReturnType<typeof foldersOf>;

let yesterday: string;
let today: string;
let people: Townspeople;
let erased: Awaited<ReturnType<typeof endOf>>;

/** A town of today with some pieces of yesterday, or of another town. */
function restored(pieces: readonly Piece[], from = yesterday): string {
  const root = newFolder();
  cpSync(today, root, { recursive: true });
  for (const piece of pieces) {
    rmSync(foldersOf(root)[piece], { recursive: true });
    cpSync(foldersOf(from)[piece], foldersOf(root)[piece], { recursive: true });
  }
  return root;
}

async function endOf(town: Town, root: string) {
  const end = await town.end();
  const whileOpen = leftOfGerda(root, 'asVolunteer');
  await town.close();
  return { ...end, documents: documentsIn(root), left: [...whileOpen, ...leftOfGerda(root, 'asVolunteer')] };
}

/** What the log and the keys are, to the byte. What SQLite puts beside them for readers says nothing. */
const filesOf = (root: string): readonly string[] => {
  const { folder, keys } = foldersOf(root);
  return [folder, keys]
    .filter((where) => existsSync(where))
    .flatMap((where) => readdirSync(where).map((name) => join(where, name)))
    .filter((file) => /(log|keys)\.db(-wal)?$/.test(file))
    .map((file) => [file, readFileSync(file)] as const)
    .filter(([, bytes]) => bytes.length > 0)
    .map(([file, bytes]) => `${file} ${createHash('sha256').update(bytes).digest('hex')}`);
};

/** Refuses to start, and touches neither log nor keys. */
async function expectRefusal(root: string, message: RegExp | string, more: Parameters<typeof Town.open>[1] = {}) {
  const before = filesOf(root);
  await expect(Town.open(root, more)).rejects.toThrow(message);
  expect(filesOf(root)).toEqual(before);
}

const reapply = async (root: string) => {
  const { code, output, errors } = await Program.run('audit', ['reapply-erasures', '--json'], {
    SAMSPIL_DATA: foldersOf(root).folder,
    SAMSPIL_KEYS: foldersOf(root).keys,
    SAMSPIL_ERASURES: foldersOf(root).erasures,
    SAMSPIL_MASTER_KEY: MASTER_KEY,
  });
  expect([code, errors]).toEqual([0, '']);
  return JSON.parse(output) as unknown;
};

beforeAll(async () => {
  yesterday = newFolder();
  today = newFolder();
  people = await townWithGerda(yesterday);
  cpSync(yesterday, today, { recursive: true });
  const town = await Town.open(today);
  await town.erase([people.gerda, people.gerdaAsVolunteer]);
  await town.untilErased(2);
  erased = await endOf(town, today);
});

/** What the log tells more of where it had told of the erasures already. */
const AGAIN = ['ErasureReapplied', 'PersonKeysDestroyed', 'PersonDataErased'].map((type) => `erasure ${type}`);

describe('after a restore of yesterday', () => {
  it.each<[string, readonly Piece[], readonly string[]]>([
    ['the log and what is built from it', ['folder'], []],
    ['the keys', ['keys'], [...AGAIN, ...AGAIN]],
    ['both', ['folder', 'keys'], []],
  ])('of %s, it is not started before whoever had been erased is erased again', async (_what, pieces, more) => {
    expect(erased.left).toEqual([]);
    const root = restored(pieces);
    await expectRefusal(root, REAPPLY);
    const restoring = await Town.open(root, { afterRestore: true });
    expect(await reapplyErasures(restoring.installation)).toEqual({ decisions: 2, again: 2, ledgered: 0 });
    await restoring.close();
    expect(await endOf(await Town.open(root), root)).toEqual({
      ...erased,
      happened: [...erased.happened, ...more].sort(),
    });
  });

  it('the command line does so, once', async () => {
    const root = restored(['folder', 'keys']);
    expect(await reapply(root)).toEqual({ decisions: 2, again: 2, ledgered: 0 });
    expect(await reapply(root)).toEqual({ decisions: 2, again: 0, ledgered: 0 });
    expect(leftOfGerda(root, 'asVolunteer')).toEqual([]);
  });
});

const viewsOf = (root: string) => {
  const { folder } = foldersOf(root);
  return readdirSync(folder)
    .filter((name) => name.startsWith('views.db'))
    .map((name) => join(folder, name));
};

const withoutViews = (root: string): void => {
  for (const file of viewsOf(root)) rmSync(file);
};

/** The read models of one town in the place of another's. */
const withViewsOf = (from: string, root: string): string => {
  withoutViews(root);
  for (const file of viewsOf(from)) cpSync(file, join(foldersOf(root).folder, basename(file)));
  return root;
};

describe('a piece alone that is of yesterday', () => {
  it('as the read models, shows nobody who has been erased once it has started, and no file does', async () => {
    const root = withViewsOf(yesterday, restored([]));
    expect(leftOfGerda(root, 'asVolunteer')).not.toEqual([]);
    const town = await Town.open(root);
    expect(leftOfGerda(root, 'asVolunteer')).toEqual([]);
    expect(await endOf(town, root)).toEqual(erased);
  });

  it('as the read models and the keys, is refused where somebody came since: their data could never be opened again', async () => {
    const root = restored([]);
    const town = await Town.open(root);
    await town.recordGuest('Jens Friis');
    await town.close();
    cpSync(foldersOf(today).keys, foldersOf(root).keys, { recursive: true });
    await expectRefusal(withViewsOf(today, root), /does not know 1 of the keys/);
  });

  it('as the log and the keys, is told from keys that are too old: the read models are too new', async () => {
    await expectRefusal(withViewsOf(today, restored(['folder', 'keys'])), /move the read models .* away/);
  });

  it('as the keys, is noticed also for a purpose that never had one', async () => {
    const [before, after] = [newFolder(), newFolder()];
    const { inger } = await townWithGerda(before);
    cpSync(before, after, { recursive: true });
    const town = await Town.open(after);
    await town.erase([inger], ['notes']);
    await town.untilErased(1);
    await town.close();
    cpSync(foldersOf(before).keys, foldersOf(after).keys, { recursive: true });
    await expectRefusal(after, /brought back something of 1 person/);
  });
});

describe('the ledger of erasures', () => {
  it('is missed where it has lost a decision, and is written again from the log', async () => {
    const root = restored([]);
    rmSync(join(foldersOf(root).erasures, 'erasures.ndjson'));
    await expectRefusal(root, /the ledger of erasures lacks 2 of those that the log tells of/);
    expect(await reapply(root)).toEqual({ decisions: 2, again: 0, ledgered: 2 });
    expect(await endOf(await Town.open(root), root)).toEqual(erased);
  });

  it('is missed also where the keys are of yesterday and there are no read models', async () => {
    const root = restored(['keys']);
    rmSync(join(foldersOf(root).erasures, 'erasures.ndjson'));
    withoutViews(root);
    await expectRefusal(root, REAPPLY);
    expect(await reapply(root)).toEqual({ decisions: 2, again: 2, ledgered: 2 });
    expect(leftOfGerda(root, 'asVolunteer')).toEqual([]);
  });

  it('of another log is not taken for this one’s', async () => {
    const other = newFolder();
    await townWithGerda(other);
    cpSync(foldersOf(today).erasures, foldersOf(other).erasures, { recursive: true });
    await expectRefusal(other, /belongs to another log/);
  });
});

describe('keys that are not those of the log', () => {
  it('are refused where they are older than it, and somebody is not in them', async () => {
    const root = restored([]);
    const town = await Town.open(root);
    await town.recordGuest('Jens Friis');
    await town.close();
    cpSync(foldersOf(today).keys, foldersOf(root).keys, { recursive: true });
    await expectRefusal(root, /key/);
  });

  it('are refused where they are another town’s', async () => {
    const other = newFolder();
    await townWithGerda(other);
    await expectRefusal(restored(['keys'], other), /belongs to another log/);
  });

  it('are refused under another master key', async () => {
    const master = masterKeyFromText(randomBytes(32).toString('base64'), 'the test');
    await expectRefusal(restored([]), /master key/, { master });
  });

  it('are missed where there are none, and none are made', async () => {
    const root = restored([]);
    rmSync(foldersOf(root).keys, { recursive: true });
    await expectRefusal(root, /no folder .*keys/);
    mkdirSync(foldersOf(root).keys);
    await expectRefusal(root, /key/);
    expect(readdirSync(foldersOf(root).keys)).toEqual([]);
  });
});
