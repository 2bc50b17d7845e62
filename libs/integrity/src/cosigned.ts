import type { StoredEvent } from '#event-store';
import type { Hash } from './hashing.js';
import { integrityEvents } from './integrity.events.js';
import { objectIn } from './json.js';

const { CheckpointCosigned } = integrityEvents;

/** What a witness has vouched for: that a log had that root with so many events. */
export interface Cosigned {
  readonly size: bigint;
  readonly root: Hash;
  /** The name of the witness's key. */
  readonly witness: string;
  readonly line: string;
}

export const isCosignature = ({ type }: Pick<StoredEvent, 'type'>): boolean => type === CheckpointCosigned.storedName;

/** `undefined` where the event's data are not those of a signature: what stands in the log may have been altered. */
export function cosignedIn({ data }: Pick<StoredEvent, 'data'>): Cosigned | undefined {
  const cosigned = CheckpointCosigned.schema.safeParse(objectIn(data));
  if (!cosigned.success) return undefined;
  const { size, root, witness, line } = cosigned.data;
  return { size: BigInt(size), root: Buffer.from(root, 'base64'), witness, line };
}

/**
 * What speaks against a witness's signature, as the rest of a sentence that begins with the event; `undefined` where nothing does.
 * @param size how many events the municipality's log held before that one @param rootAt the root of its tree at a size up to that
 */
export function contradictionOf(
  cosigned: Cosigned | undefined,
  size: bigint,
  rootAt: (size: bigint) => Hash,
): string | undefined {
  if (!cosigned) return 'is a signature of a witness that cannot be read';
  if (cosigned.size > size)
    return (
      `says that the witness ${cosigned.witness} saw ${cosigned.size} events, and ${size} stand before it: ` +
      'events are missing that were there when a witness signed'
    );
  return Buffer.compare(rootAt(cosigned.size), cosigned.root) === 0
    ? undefined
    : `says what the first ${cosigned.size} events were when the witness ${cosigned.witness} signed them, and they are others now: ` +
        'history was altered after a witness had signed it';
}
