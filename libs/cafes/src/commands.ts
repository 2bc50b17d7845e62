import type { Provider } from '@nestjs/common';
import type { LoadState } from '#kernel';
import { onCommandBus } from '#kernel/nest';
import { cafe } from './cafe/cafe.js';
import { guest } from './guest/guest.js';
import { sessionFacts } from './session/facts.js';
import { planSessions } from './session/planning.js';
import { cafeSession } from './session/session.js';

const itsCafe = async ({ cafeId }: { cafeId?: string }, load: LoadState) => ({
  cafe: cafeId ? await load(cafe, cafeId) : undefined,
});

/** Handlers of everything that can be said to cafés, sessions and guests. */
export const cafesOnBus: readonly Provider[] = [
  ...onCommandBus(cafe, { own: { PlanCafeSessions: planSessions } }),
  ...onCommandBus(cafeSession, { facts: sessionFacts }),
  ...onCommandBus(guest, { facts: { RecordGuest: itsCafe } }),
];
