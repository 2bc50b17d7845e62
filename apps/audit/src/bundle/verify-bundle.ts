import { type Hash, leafHashOf, verifyLog, verifyRange } from '#integrity';
import { FaultFound, WrongOption } from '../ending.js';
import type { Progress } from '../progress.js';
import { refuseMalformed } from './bundle-form.js';
import type { Bundle } from './bundle.js';
import { type BundlePart, checkpointFile, proofFile, publicKeyFile } from './format.js';
import type { Held, TrustedCheckpoint } from './held.js';
import { linesInOrder } from './lines-in-order.js';
import { PartCheck } from './part-check.js';
import { checkpointOf, proofOf } from './signed.js';

/** A municipality's log that is what its checkpoint says. */
export interface VerifiedPart extends Pick<TrustedCheckpoint, 'municipality' | 'witnesses' | 'keyWasHeld'> {
  readonly from: number;
  readonly to: number;
  readonly size: number;
  /** How many events the checkpoint vouches for. */
  readonly signed: number;
  /** In base64, as in the checkpoint. */
  readonly root: string;
}

/**
 * Reads every line once and every other file, and holds them against the checkpoints.
 * @throws FaultFound, LogFaulty, ProofRefused, NoteRefused, KeyRefused: the first fault
 */
export async function verifyBundle(
  bundle: Bundle,
  held: Held,
  show: Progress['show'],
): Promise<readonly VerifiedPart[]> {
  const { parts } = bundle.says;
  await refuseMalformed(bundle);
  const vkeys = new Map<string, string>();
  for (const { origin, municipality } of parts) vkeys.set(origin, await bundle.text(publicKeyFile(municipality)));
  const earlier = held.earlier(
    (origin) => vkeys.get(origin),
    (origin) => vkeys.has(origin),
  );
  const [only] = parts;
  if (only && !isWhole(only)) {
    if (earlier.length > 0)
      throw new WrongOption(
        '--against needs a log from its first event to its last, and this bundle holds a part of one',
      );
    await verifyPart(bundle, only, await checkpointOf(bundle, only, held), show);
  } else await verifyWhole(bundle, held, earlier, show);
  await bundle.refuseChangedFiles();
  return Promise.all(parts.map(async (part) => verified(part, await checkpointOf(bundle, part, held))));
}

const isWhole = ({ from, to, size }: BundlePart): boolean => from === 0 && to === size;

/** Logs that are here from their beginning to their end: held against everything that is known of a log. */
async function verifyWhole(
  bundle: Bundle,
  held: Held,
  earlier: ReturnType<Held['earlier']>,
  show: Progress['show'],
): Promise<void> {
  const { parts, whole, logId } = bundle.says;
  const [only] = parts;
  const found = await verifyLog(linesInOrder(bundle, show), {
    ...(whole || !only ? {} : { municipality: only.municipality }),
    at: earlier,
    witnesses: held.witnesses,
    logId,
  });
  if (whole && found.logId !== logId)
    throw new FaultFound(`the log says that it is ${found.logId ?? 'none'}, and the bundle that it is ${logId}`);
  earlier.forEach(({ file, size, root, municipality }, at) => {
    const then = found.at[at]?.root;
    if (!then)
      throw new FaultFound(
        `${file}: the log of ${municipality} was cut: it once had ${size} events, and has fewer now`,
      );
    if (Buffer.compare(then, root) !== 0)
      throw new FaultFound(
        `${file}: the first ${size} events of ${municipality} are not those of then: something was changed`,
      );
  });
  for (const part of parts) {
    const { municipality, to } = part;
    const { root } = await checkpointOf(bundle, part, held);
    if (Buffer.compare(found.trees.get(municipality)?.root ?? new Uint8Array(), root) !== 0)
      throw new FaultFound(
        `the ${to} events of ${municipality} are not those that were signed: they come to another root than ${checkpointFile(municipality)}`,
      );
    if ((await proofOf(bundle, municipality)).length > 0)
      throw new FaultFound(`${proofFile(municipality)} must be empty: that log is whole`);
  }
}

/** A part of one log: bound to its tree by a proof, and without what stands outside of it. */
async function verifyPart(
  bundle: Bundle,
  { municipality, from }: BundlePart,
  { size, root }: TrustedCheckpoint,
  show: Progress['show'],
): Promise<void> {
  const check = new PartCheck(municipality, from);
  const leafHashes: Hash[] = [];
  for await (const event of linesInOrder(bundle, show)) {
    check.take(event);
    leafHashes.push(leafHashOf(event));
  }
  verifyRange({ from: BigInt(from), leafHashes, size, root, proof: await proofOf(bundle, municipality) });
}

const verified = ({ from, to, size }: BundlePart, checkpoint: TrustedCheckpoint): VerifiedPart => {
  const { municipality, witnesses, keyWasHeld, root } = checkpoint;
  return {
    municipality,
    from,
    to,
    size,
    signed: size,
    root: Buffer.from(root).toString('base64'),
    witnesses,
    keyWasHeld,
  };
};
