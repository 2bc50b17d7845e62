import type { GraphQLSchema } from 'graphql';
import type { ConnectionInitMessage, Context, ServerOptions } from 'graphql-ws';
import type { Extra } from 'graphql-ws/use/ws';
import type { RequestContext } from '#graphql';
import type { Clock } from '#kernel';
import type { ErrorHooks } from '../graphql/error-hooks.js';
import type { Admission } from '../limits/admission.js';
import type { Limits } from '../limits/limits.js';
import type { Overload } from '../limits/overload.js';
import type { Turns } from './turns.js';

export type Socket = Context<ConnectionInitMessage['payload'], Extra>;
export type SocketOptions = ServerOptions<ConnectionInitMessage['payload'], Extra>;

/** What WebSockets need of the API. */
export interface SocketNeeds {
  readonly schema: () => GraphQLSchema;
  /** @throws GraphQLError UNAUTHENTICATED */
  readonly contextOf: (socket: Socket, signal?: AbortSignal) => Promise<RequestContext>;
  /** From where it came, behind the proxies in front of us. */
  readonly addressOf: (socket: Socket) => string;
  readonly admission: Admission;
  readonly overload: Overload;
  readonly errors: ErrorHooks;
  readonly limits: Limits['webSockets'];
}

/** What they are served with. */
export interface SocketServing extends SocketNeeds {
  readonly turns: Turns;
  readonly clock: Clock;
}
