import {
  type Clock,
  type Journal,
  type Municipality,
  WrongExpectedRevision,
  commandIdOf,
  eventIdOf,
  streamName,
  systemActor,
} from '#kernel';
import type { Position } from '#event-store';
import type { Cosigned } from './cosigned.js';
import { NoteRefused, keyOf, signatureIn } from './note.js';

/** Who acts where a witness's signature is recorded: it counts by itself, whoever brought it. */
const WITNESS = 'witness';

/** A witness's signature that has been checked. */
export interface Cosignature extends Cosigned {
  readonly municipality: Municipality;
}

/**
 * Records signatures on one checkpoint: facts from outside, so they are events. A key's first
 * signature on a checkpoint is recorded, and none after it: it says nothing more, whatever time it names.
 * @returns the position of the last that was recorded now
 */
export async function recordCosignatures(
  journal: Pick<Journal, 'load' | 'append'>,
  clock: Clock,
  cosignatures: readonly Cosignature[],
): Promise<Position | undefined> {
  let last: Position | undefined;
  for (const cosignature of cosignatures) last = (await record(journal, clock, cosignature)) ?? last;
  return last;
}

async function record(
  journal: Pick<Journal, 'load' | 'append'>,
  clock: Clock,
  { municipality, size, root, witness, line }: Cosignature,
): Promise<Position | undefined> {
  const stream = streamName('checkpoint', municipality, String(size));
  const key = keyOf(signatureIn(line));
  const commandId = commandIdOf(municipality, WITNESS, 'cosignCheckpoint', `${size} ${key}`);
  const event = {
    id: eventIdOf(commandId, stream, 0),
    type: 'CheckpointCosigned',
    data: { size: Number(size), root: Buffer.from(root).toString('base64'), witness, line },
  };
  const actor = { id: WITNESS, kind: systemActor(municipality).kind };
  for (;;) {
    const there = await journal.load(stream);
    if (there.some(({ data }) => isOfKey(data, key))) return undefined;
    const ids = { commandId, $correlationId: commandId, $causationId: commandId };
    try {
      const metadata = { municipality, ...ids, actor, recordedAt: clock.now() };
      const { position } = await journal.append(stream, [{ ...event, metadata }], there.at(-1)?.revision);
      return position as Position;
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
    }
  }
}

function isOfKey(data: unknown, key: string): boolean {
  const { line } = data as { line?: unknown };
  if (typeof line !== 'string') return false;
  try {
    return keyOf(signatureIn(line)) === key;
  } catch (error) {
    if (error instanceof NoteRefused) return false;
    throw error;
  }
}
