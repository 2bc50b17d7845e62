import { type EventMap, type RecordedEvent, Sealed } from '#kernel';
import { DomainReader } from './domain-reader.js';
import type { ReadOnlyEventStore, StoredEvent } from './event-store.js';
import { ciphertextIn } from './sealing.js';
import type { SubjectKeys } from './subject-keys.js';

/**
 * The log for who has no keys: personal values stay sealed, and what reveals one gets its ciphertext as a text. Read models that are
 * folded from it hold those texts where live ones hold values; `openSealedTexts` opens them when somebody looks.
 */
export class SealedReader extends DomainReader {
  /** @param isWanted what of the whole log is read at all: the rest is not even decoded */
  constructor(
    stored: ReadOnlyEventStore,
    events: readonly EventMap[],
    isWanted: (event: StoredEvent) => boolean = () => true,
  ) {
    super(partOf(stored, isWanted), noKeys, events);
  }

  override unseal(events: readonly RecordedEvent[]): Promise<void> {
    for (const { data } of events)
      for (const value of Object.values(data as object))
        if (value instanceof Sealed && value.isLocked) value.staySealed();
    return Promise.resolve();
  }
}

/** The values behind sealed texts, in their order; null where there is none, or its key has been destroyed. @throws KeysMissing */
export async function openSealedTexts(
  texts: readonly (string | null)[],
  keys: Pick<SubjectKeys, 'fetch'>,
): Promise<readonly (string | null)[]> {
  const sealed = texts.map((text) => (text === null ? undefined : ciphertextIn(text)));
  const wanted = new Set(sealed.flatMap((each) => each?.keyId ?? []));
  if (wanted.size === 0) return texts.map(() => null);
  const found = await keys.fetch(wanted);
  return sealed.map((each) => {
    const key = each && found.get(each.keyId);
    return key ? each.open(key) : null;
  });
}

const partOf = (store: ReadOnlyEventStore, isWanted: (event: StoredEvent) => boolean): ReadOnlyEventStore => ({
  readAll: async function* (options) {
    for await (const event of store.readAll(options)) if (isWanted(event)) yield event;
  },
  read: (...asked) => store.read(...asked),
  subscribe: (options) => store.subscribe(options),
  eventAt: (position) => store.eventAt(position),
  head: () => store.head(),
  close: () => store.close(),
});

const refused = (): never => {
  throw new Error('whoever reads sealed has no keys');
};
const noKeys: SubjectKeys = { keyFor: refused, fetch: refused, hashingKey: refused };
