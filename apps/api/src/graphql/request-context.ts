import { Inject, Injectable } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import type { Actor, Language } from '#kernel';
import type { Position } from '#event-store';
import { type RequestContext, World } from '#graphql';
import { ACTOR_SOURCE, type ActorSource, Unauthenticated } from '#identity';
import { Installation } from '#installation';
import { type Reading, type ReadingFor, readingForSchema, usualReading } from '#privacy';
import { following } from './following.js';

/** Says what the caller looks at people's data for; it stands in the read log. */
const READING_FOR_HEADER = 'samspil-reading-for';

type Headers = Readonly<Record<string, unknown>>;

/** Makes what every resolver gets from a request, over HTTP or WebSocket: who asks, in which language, and what they may see. */
@Injectable()
export class RequestContexts {
  constructor(
    private readonly installation: Installation,
    @Inject(ACTOR_SOURCE) private readonly actors: ActorSource,
  ) {}

  /** @throws GraphQLError with code UNAUTHENTICATED */
  from(headers: Headers): RequestContext {
    const { views, projections, readLog } = this.installation;
    const actor = this.actorOf(headers);
    const asked: string[] = [];
    const reading: Reading = { actor, readingFor: readingForOf(headers[READING_FOR_HEADER], actor), asked };
    const newWorld = () =>
      new World(views, actor.municipality, (subjectId, purpose) => {
        readLog.note(reading, subjectId, purpose);
      });
    return {
      actor,
      asks: (fields) => {
        for (const field of fields) if (!asked.includes(field)) asked.push(field);
      },
      language: languageOf(headers['accept-language']),
      world: newWorld(),
      newWorld,
      visible: async (position, some) => (await projections.waitFor(position as Position, some)) === 'visible',
      follow: (projection, matters, read) =>
        following(
          (changed) =>
            projections.watch(({ projections: which, events }) => {
              const ours = events.filter(({ metadata }) => metadata.municipality === actor.municipality);
              if (which.includes(projection.name) && ours.some(matters)) changed();
            }),
          () => read(newWorld()),
        ),
    };
  }

  /** Whether it can be told who asks, and what for. */
  knows(headers: Headers): boolean {
    try {
      readingForOf(headers[READING_FOR_HEADER], this.actorOf(headers));
      return true;
    } catch {
      return false;
    }
  }

  private actorOf(headers: Headers) {
    try {
      return this.actors.actorOf(headers);
    } catch (error) {
      if (!(error instanceof Unauthenticated)) throw error;
      throw new GraphQLError(error.message, { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
    }
  }
}

/** What the caller looks at people's data for, where that is not what somebody like them usually does. */
function readingForOf(header: unknown, { kind }: Actor): ReadingFor {
  if (header === undefined) return usualReading[kind];
  const parsed = readingForSchema.safeParse(header);
  if (parsed.success) return parsed.data;
  throw new GraphQLError(`${READING_FOR_HEADER} must be one of ${readingForSchema.options.join(', ')}`, {
    extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
  });
}

/** Danish, unless the caller prefers English. */
const languageOf = (header: unknown): Language => {
  const wanted = typeof header === 'string' ? header.toLowerCase().match(/\b(da|en)\b/) : null;
  return wanted?.[1] === 'en' ? 'en' : 'da';
};
