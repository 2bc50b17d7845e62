import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Municipality } from '#kernel';
import { FaultFound } from '../ending.js';
import { BundleStore } from './bundle-store.js';
import {
  BUNDLE_FILE,
  type BundleJson,
  type BundlePart,
  EVENTS_FILE,
  bundleSchema,
  checkpointFile,
  proofFile,
  publicKeyFile,
} from './format.js';

/** Whether the folder is a bundle, and no data folder. */
export const isBundle = (folder: string): boolean => existsSync(join(folder, BUNDLE_FILE));

/** An exported folder. What it says of itself is checked by `verifyBundle` alone. */
export class Bundle {
  private constructor(
    readonly folder: string,
    readonly says: BundleJson,
    readonly store: BundleStore,
  ) {}

  /** @throws FaultFound where a file is missing or cannot be read as what it should be */
  static async open(folder: string): Promise<Bundle> {
    const says = bundleIn(await readFile(join(folder, BUNDLE_FILE), 'utf8'));
    for (const name of neededIn(says))
      if (!(name in says.files)) throw new FaultFound(`${BUNDLE_FILE} names no file ${name}: the bundle is not whole`);
    for (const name of Object.keys(says.files))
      if (!existsSync(join(folder, name)))
        throw new FaultFound(`the bundle ${folder} lacks the file ${name}: it is not as it was exported`);
    return new Bundle(folder, says, await BundleStore.open(folder));
  }

  /** The part of that municipality, where it has one. */
  partOf(municipality: Municipality): BundlePart | undefined {
    return this.says.parts.find((part) => part.municipality === municipality);
  }

  /** Whether each log in it begins where it began. */
  get isFromTheBeginning(): boolean {
    return this.says.parts.every(({ from }) => from === 0);
  }

  text(name: string): Promise<string> {
    return readFile(join(this.folder, name), 'utf8');
  }

  /** @throws FaultFound naming the file that is not the one that was exported */
  async refuseChangedFiles(): Promise<void> {
    for (const [name, sha256] of Object.entries(this.says.files))
      if ((await sha256Of(join(this.folder, name))) !== sha256)
        throw new FaultFound(`${name} is not the file that was exported: its SHA-256 is not what ${BUNDLE_FILE} says`);
  }

  close(): Promise<void> {
    return this.store.close();
  }
}

const neededIn = ({ parts }: BundleJson): readonly string[] => [
  EVENTS_FILE,
  ...parts.flatMap(({ municipality }) => [
    checkpointFile(municipality),
    proofFile(municipality),
    publicKeyFile(municipality),
  ]),
];

/** In hexadecimal. */
async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

function bundleIn(text: string): BundleJson {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new FaultFound(`${BUNDLE_FILE} is not JSON: the bundle is not as it was exported`);
  }
  const parsed = bundleSchema.safeParse(json);
  const [issue] = parsed.error?.issues ?? [];
  if (!parsed.success)
    throw new FaultFound(`${BUNDLE_FILE} is none that this version knows: ${issue?.path.join('.')} ${issue?.message}`);
  return parsed.data;
}
