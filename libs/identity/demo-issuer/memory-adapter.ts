import type { Adapter, AdapterPayload } from 'oidc-provider';
import { type Clock, epochMilliseconds } from '#kernel';

/** What is kept at most, of one kind: the oldest goes first. */
const MOST_KEPT = 1_000;

interface Kept {
  readonly payload: AdapterPayload;
  readonly until: number;
}

/** Where the issuer keeps its codes, sessions and grants: in memory, and gone with the process. */
export function memoryAdapter(clock: Clock): (model: string) => Adapter {
  const models = new Map<string, Map<string, Kept>>();
  const now = (): number => epochMilliseconds(clock.now());
  return (model) => {
    const kept = models.get(model) ?? new Map<string, Kept>();
    models.set(model, kept);
    const find = (matches: (payload: AdapterPayload, id: string) => boolean): Promise<AdapterPayload | undefined> => {
      const found = [...kept].find(([id, { payload, until }]) => until > now() && matches(payload, id));
      return Promise.resolve(found?.[1].payload);
    };
    return {
      find: (id) => find((_, each) => each === id),
      findByUid: (uid) => find((payload) => payload.uid === uid),
      findByUserCode: (code) => find((payload) => payload.userCode === code),
      upsert: (id, payload, seconds = Infinity) => {
        kept.delete(id);
        for (const oldest of kept.keys()) if (kept.size >= MOST_KEPT) kept.delete(oldest);
        kept.set(id, { payload, until: now() + seconds * 1000 });
        return Promise.resolve();
      },
      consume: (id) => {
        const found = kept.get(id);
        if (found) found.payload.consumed = Math.floor(now() / 1000);
        return Promise.resolve();
      },
      destroy: (id) => {
        kept.delete(id);
        return Promise.resolve();
      },
      revokeByGrantId: (grantId) => {
        for (const [id, { payload }] of kept) if (payload.grantId === grantId) kept.delete(id);
        return Promise.resolve();
      },
    };
  };
}
