import { z } from 'zod';
import { type Actor, actorKinds, municipalitySchema } from '#kernel';

/** Who sent the request cannot be told; the message says what would work instead. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated';
}

/** The one place where an actor comes from. Everything that serves requests asks here, and believes nothing else. */
export interface ActorSource {
  /** @throws Unauthenticated */
  actorOf(headers: Readonly<Record<string, unknown>>): Actor;
}

export const ACTOR_SOURCE = Symbol('ActorSource');

/** Outside production a header names the actor: `kind/municipality/id`, such as `coordinator/0183/karen`. */
export const ACTOR_HEADER = 'samspil-actor';

const named = z.tuple([
  z.enum(actorKinds).exclude(['system']),
  municipalitySchema,
  z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, { error: 'must be 1 to 64 letters, digits, - or _' }),
]);

/** For trying things out: believes the header. */
export const headerActorSource: ActorSource = {
  actorOf(headers) {
    const header = headers[ACTOR_HEADER];
    const parsed = named.safeParse(typeof header === 'string' ? header.split('/') : []);
    if (!parsed.success)
      throw new Unauthenticated(
        `say who you are with the header "${ACTOR_HEADER}: coordinator/0183/karen" (kind/municipality/id)`,
      );
    const [kind, municipality, id] = parsed.data;
    return { kind, municipality, id };
  },
};

/** In production the header counts for nothing, and nobody is let in until tokens are verified. */
export const closedActorSource: ActorSource = {
  actorOf() {
    throw new Unauthenticated('this server takes no requests in production: it cannot verify tokens');
  },
};

export const actorSourceFor = (environment: string | undefined): ActorSource =>
  environment === 'production' ? closedActorSource : headerActorSource;
