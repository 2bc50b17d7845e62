import type { DataOf, Instant, Purpose, RecordedEvent, erasureEvents } from '#kernel';
import { type DomainLog, UnreadableEvent } from '#event-store';
import { erasure } from './erasure.js';

export type ErasureDecided = RecordedEvent<'ErasureDecided', DataOf<typeof erasureEvents, 'ErasureDecided'>>;

/** An erasure as the log tells it. */
export interface ToldErasure {
  readonly decided: ErasureDecided;
  /** Undefined while keys are still to be destroyed, for the first time or once more. */
  readonly keysDestroyedAt: Instant | undefined;
  /** Undefined while it is still being carried out. */
  readonly erasedAt: Instant | undefined;
}

type AboutErasure = RecordedEvent<string, { readonly subjectId: string; readonly purposes: readonly Purpose[] }>;

/** Every erasure that the log tells of, and where it last tells that keys were destroyed. Read models may lag behind; this does not. */
export async function erasuresToldBy(
  log: DomainLog,
): Promise<{ readonly erasures: readonly ToldErasure[]; readonly lastKeysDestroyed: string | undefined }> {
  const told = new Map<string, ToldErasure>();
  let lastKeysDestroyed: string | undefined;
  for await (const { events } of log.readAll({ categories: [erasure.category] }))
    for (const decoded of events) {
      if (!('event' in decoded))
        throw new UnreadableEvent(`whether somebody is erased cannot be told: ${decoded.problem}`);
      follow(told, decoded.event as AboutErasure);
      if (decoded.event.type === 'PersonKeysDestroyed') lastKeysDestroyed = decoded.stored.position;
    }
  return { erasures: [...told.values()], lastKeysDestroyed };
}

function follow(told: Map<string, ToldErasure>, event: AboutErasure): void {
  if (event.type === 'ErasureDecided') {
    told.set(event.id, { decided: event as ErasureDecided, keysDestroyedAt: undefined, erasedAt: undefined });
    return;
  }
  const { subjectId, purposes } = event.data;
  const at = event.metadata.recordedAt;
  for (const [id, each] of told) {
    const { data } = each.decided;
    if (data.subjectId !== subjectId || !data.purposes.some((purpose) => purposes.includes(purpose))) continue;
    if (event.type === 'ErasureReapplied') told.set(id, { ...each, keysDestroyedAt: undefined, erasedAt: undefined });
    if (event.type === 'PersonKeysDestroyed') told.set(id, { ...each, keysDestroyedAt: at });
    if (event.type === 'PersonDataErased') told.set(id, { ...each, erasedAt: at });
  }
}
