import type { Municipality } from '#kernel';
import type { Hash } from '#integrity';
import { FaultFound } from '../ending.js';
import type { Bundle } from './bundle.js';
import { type BundlePart, checkpointFile, proofFile, proofSchema, publicKeyFile } from './format.js';
import type { Held, TrustedCheckpoint } from './held.js';

/** What is signed of a part, by its log's key. @throws FaultFound naming the file */
export async function checkpointOf(
  bundle: Bundle,
  { municipality, origin, size }: BundlePart,
  held: Held,
): Promise<TrustedCheckpoint> {
  const file = checkpointFile(municipality);
  try {
    const [note, vkey] = [await bundle.text(file), await bundle.text(publicKeyFile(municipality))];
    const checkpoint = held.trusted(note, origin, vkey);
    if (checkpoint.size !== BigInt(size))
      throw new FaultFound(`it is of ${checkpoint.size} events, and the bundle says ${size}`);
    return checkpoint;
  } catch (error) {
    throw new FaultFound(`${file}: ${(error as Error).message}`);
  }
}

/** What binds the events of a part to its checkpoint. @throws FaultFound where it is no proof */
export async function proofOf(bundle: Bundle, municipality: Municipality): Promise<readonly Hash[]> {
  try {
    const hashes = proofSchema.parse(JSON.parse(await bundle.text(proofFile(municipality))));
    return hashes.map((hash) => Buffer.from(hash, 'base64'));
  } catch {
    throw new FaultFound(`${proofFile(municipality)} is no list of hashes in base64`);
  }
}
