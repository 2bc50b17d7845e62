import { type Limits, usualLimits } from '../../apps/api/src/limits/limits.js';

/** For suites that ask everything there is, or a year's requests in a minute. What is refused has suites of its own. */
export const wideLimits: Limits = {
  ...usualLimits,
  document: {
    tokens: 50_000,
    depth: 30,
    aliases: 10_000,
    fields: 20_000,
    directives: 50,
    nameLength: 64,
    sameName: 200,
  },
  price: { mostOfOneRequest: 1e12, mostOfOneSubscription: 1e12, perMinute: 1e15 },
  answer: { ...usualLimits.answer, bytes: 1e12 },
  queryMilliseconds: 60_000,
  // A server in the process of a spec shares its event loop with all that the spec does.
  requests: { ...usualLimits.requests, loopDelay: 60_000 },
};
