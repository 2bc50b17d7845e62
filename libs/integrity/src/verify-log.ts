import type { Municipality } from '#kernel';
import type { Position, StoredEvent } from '#event-store';
import { checkpointText, originOf } from './checkpoint.js';
import { type Cosigned, contradictionOf, cosignedIn, isCosignature } from './cosigned.js';
import { EMPTY_ROOT, type Hash } from './hashing.js';
import type { Verifier } from './keys.js';
import { leafHashOf } from './leaf.js';
import { LogCheck, RESTORE, faulty } from './log-check.js';
import { NoteRefused, isOf, openNote, signatureIn } from './note.js';
import { RememberedTree } from './remembered-tree.js';

export { CLOCK_TOLERANCE_MS, LogFaulty } from './log-check.js';

/** A tree as it was when it had so many leaves. */
export interface TreeSize {
  readonly municipality: Municipality;
  readonly size: bigint;
}

export interface VerifyLogOptions {
  /** Where the events are one municipality's log alone, without those of the others, which therefore begins with no `LogOpened`. */
  readonly municipality?: Municipality;
  /** Sizes at which the roots are wanted: those of checkpoints that somebody holds. */
  readonly at?: readonly TreeSize[];
  /** Keys of witnesses: their signatures that stand in the log are checked with them. Those of others are held against the roots only. */
  readonly witnesses?: readonly Verifier[];
  /** Which log it is, where `LogOpened` is not among the events: witnesses sign that with the rest. */
  readonly logId?: string;
  /** Hears of every thousandth event, and of the last. */
  readonly onProgress?: (progress: VerifyProgress) => void;
}

export interface VerifyProgress {
  /** How many events have been verified. */
  readonly events: number;
  /** Of the last of them. */
  readonly position: Position;
}

/** What a log without a fault holds. */
export interface VerifiedLog {
  readonly events: number;
  /** From `LogOpened`; `undefined` for an empty log, and for that of one municipality. */
  readonly logId: string | undefined;
  readonly trees: ReadonlyMap<Municipality, { readonly size: bigint; readonly root: Hash }>;
  /** The roots that were asked for, in that order; `undefined` where the tree never was so large: then the log was cut short. */
  readonly at: readonly (TreeSize & { readonly root: Hash | undefined })[];
}

const TOLD_EVERY = 1_000;

/**
 * Reads a log once from its beginning and makes the trees anew. Of every event it checks the place and the frame (`LogCheck`), and of
 * every witness's signature that the first events of its log still are those that were signed. It does not check what events say:
 * whether there are events of that type, and whether their data can be read. What the store keeps for itself, in streams that begin
 * with `$`, is passed over. Needs memory for the names of all streams, for ids, and 64 bytes for each event, since at which earlier
 * sizes the roots are needed is only known later.
 * @throws LogFaulty naming the first fault, and what reading throws
 */
export async function verifyLog(
  events: AsyncIterable<StoredEvent>,
  { municipality: only, at = [], witnesses = [], logId, onProgress }: VerifyLogOptions = {},
): Promise<VerifiedLog> {
  const check = new LogCheck(only);
  const trees = new Map<Municipality, RememberedTree>();
  let [count, position]: [number, Position | undefined] = [0, undefined];
  for await (const event of events) {
    if (event.stream.startsWith('$')) continue;
    const municipality = check.take(event);
    const tree = trees.get(municipality) ?? new RememberedTree();
    trees.set(municipality, tree);
    if (isCosignature(event)) refuseContradicted(event, tree, originIn(check.logId ?? logId, municipality), witnesses);
    tree.append(leafHashOf(event));
    position = event.position;
    if (++count % TOLD_EVERY === 0) onProgress?.({ events: count, position });
  }
  if (position && count % TOLD_EVERY !== 0) onProgress?.({ events: count, position });
  return {
    events: count,
    logId: check.logId,
    trees: new Map([...trees].map(([municipality, tree]) => [municipality, { size: tree.size, root: tree.root() }])),
    at: at.map((each) => ({ ...each, root: rootThen(trees, each) })),
  };
}

const originIn = (logId: string | undefined, municipality: Municipality): string | undefined =>
  logId === undefined ? undefined : originOf(logId, municipality);

function rootThen(
  trees: ReadonlyMap<Municipality, RememberedTree>,
  { municipality, size }: TreeSize,
): Hash | undefined {
  if (size === 0n) return EMPTY_ROOT;
  const tree = trees.get(municipality);
  return tree && size <= tree.size ? tree.rootAt(size) : undefined;
}

/** @param tree of the events before it @param origin of which log it is, where that is known @throws LogFaulty */
function refuseContradicted(
  event: StoredEvent,
  tree: RememberedTree,
  origin: string | undefined,
  witnesses: readonly Verifier[],
): void {
  const cosigned = cosignedIn(event);
  const contradiction = contradictionOf(cosigned, tree.size, (size) => tree.rootAt(size));
  if (contradiction)
    throw faulty(event, `${contradiction}. Ask the witness for the checkpoint that they hold; ${RESTORE}`);
  if (cosigned && origin !== undefined && !isSignedBy(witnesses, origin, cosigned))
    throw faulty(
      event,
      `says that the witness ${cosigned.witness} signed, and the signature is not theirs: it was altered, or written by somebody else; ${RESTORE}`,
    );
}

/** Whether the line is its witness's, if their key is among those: what others signed nobody here can tell. */
function isSignedBy(witnesses: readonly Verifier[], origin: string, { size, root, witness, line }: Cosigned): boolean {
  const named = witnesses.filter(({ name }) => name === witness);
  if (named.length === 0) return true;
  try {
    if (!named.some((each) => isOf(signatureIn(line), each))) return signatureIn(line).name === witness;
    openNote(`${checkpointText({ origin, size, root })}\n${line}\n`, named);
    return true;
  } catch (error) {
    if (error instanceof NoteRefused) return false;
    throw error;
  }
}
