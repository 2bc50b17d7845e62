import { v7 } from 'uuid';
import { type Clock, SYSTEM, eventIdOf, systemActor } from '#kernel';
import type { EventJournal, Position } from '#event-store';
import { type RecordDrop, projectionStream } from '#projections';

/** A parked event that somebody decides to leave out is left out by an event, so that every rebuild leaves it out too. */
export const recordDrop =
  (journal: EventJournal, clock: Clock): RecordDrop =>
  async ({ projection, eventId }) => {
    const stream = projectionStream(projection);
    const commandId = v7();
    const before = await journal.load(stream);
    const { position } = await journal.append(
      stream,
      [
        {
          id: eventIdOf(commandId, stream, 0),
          type: 'ParkedEventDropped',
          data: { projection, eventId },
          metadata: {
            municipality: SYSTEM,
            commandId,
            $correlationId: commandId,
            $causationId: commandId,
            actor: { id: systemActor(SYSTEM).id, kind: 'system' },
            recordedAt: clock.now(),
          },
        },
      ],
      before.at(-1)?.revision,
    );
    return position as Position;
  };
