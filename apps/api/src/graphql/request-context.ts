import { Inject, Injectable } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import type { Actor } from '#kernel';
import { guestsEscortedBy } from '#cafes';
import type { Position } from '#event-store';
import { type AskedMoment, type Looked, type RequestContext, World, badInput } from '#graphql';
import {
  ACTOR_SOURCE,
  Access,
  type ActorSource,
  type Came,
  IssuerUnavailable,
  Unauthenticated,
  comesBy,
  credentialsOf,
} from '#identity';
import { type AsOf, Installation, NoSuchMoment, type Standing } from '#installation';
import { type Reading, type ReadingFor, readingForSchema, usualReading } from '#privacy';
import { languageOf } from '#pages';
import type { AnyProjection } from '#projections';
import { passengersEscortedBy } from '#rides';
import { type InTurns, following } from './following.js';

/** Says what the caller looks at people's data for; it stands in the read log. */
const READING_FOR_HEADER = 'samspil-reading-for';

/** Makes what every resolver gets from a request, over HTTP or WebSocket: who asks, in which language, and what they may see. */
@Injectable()
export class RequestContexts {
  constructor(
    private readonly installation: Installation,
    @Inject(ACTOR_SOURCE) private readonly actors: ActorSource,
  ) {}

  /**
   * @param signal aborted when nobody waits for the answer any more
   * @throws GraphQLError with code UNAUTHENTICATED
   */
  async from(came: Came, signal?: AbortSignal): Promise<RequestContext> {
    const { views, projections, readLog, securityLog, clock, asOf } = this.installation;
    const known = await this.actorOf(came);
    const actor = await this.withTheirPeople(known);
    const access = new Access(actor);
    const asked: string[] = [];
    const reading: Reading = { actor, readingFor: readingForOf(saidBy(came, READING_FOR_HEADER), actor), asked };
    const looked: Looked = (subjectId, purpose) => {
      readLog.note(reading, subjectId, purpose);
    };
    const worldFor = (who: Actor) => new World(views, new Access(who), looked, clock, signal);
    const asking: Asking = { asOf, looked, signal, moments: 0 };
    const context: RequestContext & InTurns = {
      actor,
      access,
      signedInBy: comesBy(credentialsOf(came)),
      asks: (fields) => {
        for (const field of fields) if (!asked.includes(field)) asked.push(field);
      },
      refused: (fields) => {
        securityLog.refused(actor, 'notPermitted', fields);
      },
      exports: (what) => {
        securityLog.exported(actor, what);
      },
      language: languageOf(saidBy(came, 'accept-language')),
      world: worldFor(actor),
      // Whom care staff put on record is theirs from then on.
      newWorld: async () => worldFor(await this.withTheirPeople(known)),
      async asOf(moment, soon) {
        return pastOf(context, await asOf.present(actor.municipality), moment, soon, asking);
      },
      history: () => asOf.present(actor.municipality),
      visible: async (position, some) => (await projections.waitFor(position as Position, some)) === 'visible',
      follow: (projection, matters, read, hasMore) =>
        following(
          (changed) =>
            projections.watch(({ projections: which, events }) => {
              const ours = events.filter(({ metadata }) => metadata.municipality === actor.municipality);
              if (which.includes(projection.name) && ours.some(matters)) changed();
            }),
          () => (context.inTurn ?? atOnce)(async () => read(await context.newWorld())),
          hasMore,
        ),
    };
    return context;
  }

  /** Whom care staff come along with is theirs to see and book for. */
  private async withTheirPeople(actor: Actor): Promise<Actor> {
    if (actor.kind !== 'careStaff') return actor;
    const { views } = this.installation;
    const escorted = await Promise.all([guestsEscortedBy(views, actor), passengersEscortedBy(views, actor)]);
    return { ...actor, people: [...(actor.people ?? []), ...escorted.flat()] };
  }

  private async actorOf(came: Came): Promise<Actor> {
    try {
      return await this.actors.actorOf(credentialsOf(came));
    } catch (error) {
      if (error instanceof IssuerUnavailable) throw unavailable(error);
      if (!(error instanceof Unauthenticated)) throw error;
      this.installation.securityLog.refused({ address: came.address }, error.reason);
      throw new GraphQLError(error.message, { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
    }
  }
}

const atOnce = <T>(read: () => Promise<T>): Promise<T> => read();

/** Whose issuer cannot be asked is no stranger yet. */
const unavailable = ({ message }: IssuerUnavailable): GraphQLError =>
  new GraphQLError(message, {
    extensions: { code: 'ISSUER_UNAVAILABLE', http: { status: 503, headers: new Map([['retry-after', '5']]) } },
  });

function standingAt(asOf: AsOf, moment: AskedMoment, from: Standing): Standing {
  try {
    return asOf.standingAt(moment, from);
  } catch (error) {
    throw error instanceof NoSuchMoment ? badInput(error.message) : error;
  }
}

/** How many moments one request may ask about, one within another included: each may take reading the log. */
const MOST_MOMENTS = 20;

/** One request, whichever time it asks about. */
interface Asking {
  readonly asOf: AsOf;
  readonly looked: Looked;
  readonly signal: AbortSignal | undefined;
  moments: number;
}

/** The same caller at another time: what they see there, and what has been seen of them, is on record as ever. */
function pastOf(
  context: RequestContext,
  from: Standing,
  moment: AskedMoment,
  soon: readonly AnyProjection[],
  asking: Asking,
): RequestContext {
  const { asOf, looked, signal } = asking;
  if (++asking.moments > MOST_MOMENTS)
    throw badInput(`one request asks about at most ${MOST_MOMENTS} moments: ask about the others in another one`);
  const then = standingAt(asOf, moment, from);
  const world = () => new World(asOf.viewsAt(then, soon), context.access, looked, then, signal);
  return {
    ...context,
    world: world(),
    newWorld: () => Promise.resolve(world()),
    asOf: (earlier, wanted) => Promise.resolve().then(() => pastOf(context, then, earlier, wanted, asking)),
    history: () => Promise.resolve(then),
    visible: (position) => Promise.resolve(position <= then.until),
  };
}

/** What is said beside the request: in a header, or for a WebSocket, to which a browser gives none, as a connection parameter. */
const saidBy = ({ headers, connectionParams }: Came, name: string): unknown =>
  connectionParams?.[name] ?? headers[name];

/** What the caller looks at people's data for, where that is not what somebody like them usually does. */
function readingForOf(header: unknown, { kind }: Actor): ReadingFor {
  if (header === undefined) return usualReading[kind];
  const parsed = readingForSchema.safeParse(header);
  if (parsed.success) return parsed.data;
  throw new GraphQLError(`${READING_FOR_HEADER} must be one of ${readingForSchema.options.join(', ')}`, {
    extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
  });
}
