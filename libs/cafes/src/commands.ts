import { type OnCommandBus, onCommandBus } from '#kernel/nest';
import type { LoadState } from '#kernel';
import { cafe } from './cafe/cafe.js';
import { guest } from './guest/guest.js';
import { sessionFacts } from './session/facts.js';
import { planSessions } from './session/planning.js';
import { cafeSession } from './session/session.js';

export const cafeOnBus: OnCommandBus<typeof cafe> = onCommandBus(cafe, { own: { PlanCafeSessions: planSessions } });
export const sessionOnBus: OnCommandBus<typeof cafeSession> = onCommandBus(cafeSession, { facts: sessionFacts });
export const guestOnBus: OnCommandBus<typeof guest> = onCommandBus(guest, {
  facts: {
    RecordGuest: async ({ cafeId }: { cafeId?: string }, load: LoadState) => ({
      cafe: cafeId ? await load(cafe, cafeId) : undefined,
    }),
  },
});
