import { createHash, randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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
    expect(await reapplyErasures(restoring.installation)).toEqual({ decisions: 2, again: 2 });
    await restoring.close();
    expect(await endOf(await Town.open(root), root)).toEqual({
      ...erased,
      happened: [...erased.happened, ...more].sort(),
    });
  });

  it('the command line does so, once', async () => {
    const root = restored(['folder', 'keys']);
    expect(await reapply(root)).toEqual({ decisions: 2, again: 2 });
    expect(await reapply(root)).toEqual({ decisions: 2, again: 0 });
    expect(leftOfGerda(root, 'asVolunteer')).toEqual([]);
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
