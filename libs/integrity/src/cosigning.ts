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
import type { Hash } from './hashing.js';

/** Who acts where a witness's signature is recorded: it counts by itself, whoever brought it. */
const WITNESS = 'witness';

/** A witness's signature that has been checked. */
export interface Cosignature {
  readonly municipality: Municipality;
  readonly size: bigint;
  readonly root: Hash;
  /** The name of the witness's key. */
  readonly witness: string;
  readonly line: string;
}

/**
 * Records signatures on one checkpoint: facts from outside, so they are events. One that is recorded already is not recorded again.
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
  const commandId = commandIdOf(municipality, WITNESS, 'cosignCheckpoint', `${size} ${line}`);
  const event = {
    id: eventIdOf(commandId, stream, 0),
    type: 'CheckpointCosigned',
    data: { size: Number(size), root: Buffer.from(root).toString('base64'), witness, line },
  };
  const actor = { id: WITNESS, kind: systemActor(municipality).kind };
  for (;;) {
    const there = await journal.load(stream);
    if (there.some(({ id }) => id === event.id)) return undefined;
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
