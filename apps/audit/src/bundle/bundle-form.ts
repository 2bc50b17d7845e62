import { existsSync, readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { originOf, verifierOf } from '#integrity';
import { FaultFound } from '../ending.js';
import type { Bundle } from './bundle.js';
import {
  BUNDLE_FILE,
  FOLDERS,
  README_FILE,
  VERIFIER_FILE,
  checkpointFile,
  proofFile,
  publicKeyFile,
} from './format.js';
import { refuseAmbiguous } from './strict-json.js';

/**
 * Refuses a bundle that is not what docs/reference/bundle.md describes, whatever it is signed with: what one verifier understands,
 * every other must understand alike. Its events are not looked at.
 * @throws FaultFound naming the file
 */
export async function refuseMalformed(bundle: Bundle): Promise<void> {
  refuseImpossible(bundle);
  refuseOtherFiles(bundle);
  await at(BUNDLE_FILE, async () => refuseAmbiguous(await textOf(bundle, BUNDLE_FILE)));
  for (const { municipality, origin } of bundle.says.parts) {
    await at(checkpointFile(municipality), () => textOf(bundle, checkpointFile(municipality)));
    await at(proofFile(municipality), () => textOf(bundle, proofFile(municipality)));
    await at(publicKeyFile(municipality), async () =>
      refuseOtherKey(await textOf(bundle, publicKeyFile(municipality)), origin),
    );
  }
}

function refuseImpossible({ says: { parts, logId, whole } }: Bundle): void {
  if (!whole && parts.length > 1)
    throw new FaultFound(`the bundle has ${parts.length} parts: one that is not whole has exactly one`);
  for (const { municipality, from, to, size, origin } of parts) {
    if (origin !== originOf(logId, municipality))
      throw new FaultFound(`the part of ${municipality} is of ${origin}, which is another log`);
    if (from >= to || to > size || (whole && (from > 0 || to < size)))
      throw new FaultFound(`the part of ${municipality} cannot be: events ${from} to ${to} of ${size}`);
  }
  if (new Set(parts.map(({ origin }) => origin)).size < parts.length)
    throw new FaultFound('the bundle names a municipality twice');
}

/** What is not named is not held against any hash, and yet it would be read. */
function refuseOtherFiles({ folder, says: { files } }: Bundle): void {
  for (const name of [README_FILE, VERIFIER_FILE])
    if (!(name in files)) throw new FaultFound(`${BUNDLE_FILE} names no file ${name}: the bundle is not whole`);
  for (const name of Object.keys(files))
    if (!statSync(join(folder, name)).isFile()) throw new FaultFound(`${name} is no file`);
  for (const within of FOLDERS) {
    const names = existsSync(join(folder, within)) ? readdirSync(join(folder, within)) : [];
    const other = names.find((name) => !name.startsWith('.') && !(`${within}/${name}` in files));
    if (other !== undefined)
      throw new FaultFound(`the file ${within}/${other} was put in: ${BUNDLE_FILE} does not name it`);
  }
}

function refuseOtherKey(text: string, origin: string): void {
  if (!text.endsWith('\n')) throw new FaultFound('it is not the key of a log, and a line feed');
  const { type, name } = verifierOf(text.slice(0, -1));
  if (type !== 'ed25519') throw new FaultFound('it is not the key of a log');
  if (name !== origin) throw new FaultFound(`the key is that of ${name}, and not of ${origin}`);
}

/** What a lenient decoder would replace, or swallow, is refused. */
const textOf = async ({ folder }: Bundle, name: string): Promise<string> =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(join(folder, name)));

async function at(file: string, look: () => Promise<unknown>): Promise<void> {
  try {
    await look();
  } catch (error) {
    throw new FaultFound(`${file}: ${(error as Error).message}`);
  }
}
