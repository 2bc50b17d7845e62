import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Request, RequestHandler, Response } from 'express';
import { GraphQLError } from 'graphql';
import { neighbourhoodOf, siteOf } from '#identity';
import type { Admission } from '../limits/admission.js';
import type { Limits } from '../limits/limits.js';
import type { Overload } from '../limits/overload.js';
import { refused, tooBusy } from '../limits/refused.js';
import { shareConnections } from './connections.js';
import { inTurn } from './in-turn.js';
import { securityHeaders } from './security-headers.js';
import { endUnread } from './unread-answer.js';

/** What the layer in front of every route is made of. */
export interface HttpLayer {
  readonly limits: Limits;
  readonly overload: Overload;
  readonly admission: Admission;
  readonly production: boolean;
  /** How many proxies stand in front, whose `X-Forwarded-For` is believed. */
  readonly proxies: number;
}

/** Where it is asked whether all is well is answered whatever happens: else whoever watches would end what is only busy. */
const ALWAYS = new Set(['/health']);

/** Puts everything in front of the routes that they need not know of. To be called before the application starts. */
export function useHttpLayer(app: NestExpressApplication, { limits, overload, admission, ...rest }: HttpLayer): void {
  if (rest.proxies === 0) shareConnections(app.getHttpServer(), limits.connectionsOfOne);
  app.set('trust proxy', rest.proxies);
  app.disable('x-powered-by');
  app.use(inTurn());
  app.use(refusingWithoutHost);
  app.use(securityHeaders(rest.production));
  app.use(refusingWhileStalled(overload));
  app.use(refusingAnnounced(limits.bodyBytes));
  app.useBodyParser('json', { limit: limits.bodyBytes });
  app.useBodyParser('urlencoded', { limit: limits.bodyBytes, extended: false });
  // What witnesses have signed.
  app.useBodyParser('text', { limit: limits.bodyBytes });
  // After the body has come: who sends slowly takes nobody's place.
  app.use(oneOfThoseInFlight(overload, limits.answer));
  app.use('/graphql', withDocumentNamed(admission));
}

/** RFC 9112, 3.2. */
const refusingWithoutHost: RequestHandler = (request, response, next) => {
  if (request.headers.host === undefined && request.httpVersion === '1.1')
    response.status(400).set('Connection', 'close').end();
  else next();
};

const refusingWhileStalled =
  (overload: Overload): RequestHandler =>
  (request, response, next) => {
    if (overload.isStalled && !ALWAYS.has(request.path)) answer(request, response, tooBusy(overload));
    else next();
  };

/** Larger, and say so themselves. */
const FILES = new Set(['/photos', '/imports']);

/** The parsers of bodies would read one to its end before they say that it is too large. */
const refusingAnnounced =
  (most: number): RequestHandler =>
  (request, response, next) => {
    if (!FILES.has(request.path) && Number(request.headers['content-length'] ?? 0) > most)
      answer(
        request,
        response,
        refused('REQUEST_TOO_LARGE', `A request is at most ${most} bytes: send less at a time.`),
      );
    else next();
  };

const oneOfThoseInFlight =
  (overload: Overload, limits: Limits['answer']): RequestHandler =>
  async (request, response, next) => {
    if (ALWAYS.has(request.path)) {
      next();
      return;
    }
    const { ip = '', socket } = request;
    const leave = await overload.enter(neighbourhoodOf(ip), siteOf(ip));
    if (!leave) {
      answer(request, response, tooBusy(overload));
      return;
    }
    response.once('prefinish', () => {
      leave();
      endUnread(response, limits);
    });
    // A place that nobody gives back is lost for ever: so whichever of the two is told of its end.
    const end = (): void => {
      socket.off('close', end);
      leave();
    };
    response.once('close', end);
    socket.once('close', end);
    if (response.closed || socket.closed) end();
    // Answered in the turn in which it was read, each would be alone in flight, and who asks for hundreds at once would have no limit.
    else setImmediate(next);
  };

/** Puts a document in the place of the hash that names it. */
const withDocumentNamed =
  ({ trusted }: Admission): RequestHandler =>
  (request, response, next) => {
    try {
      const body: unknown = request.body;
      if (request.method === 'POST' && isRecord(body)) request.body = trusted.named(body);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      answer(request, response, error);
      return;
    }
    next();
  };

const isRecord = (body: unknown): body is Readonly<Record<string, unknown>> =>
  typeof body === 'object' && body !== null && !Array.isArray(body);

/** Answers in the form that the routes would have answered in. */
function answer(request: Request, response: Response, { message, extensions }: GraphQLError): void {
  const { http, ...told } = extensions as { http: { status: number; headers: ReadonlyMap<string, string> } };
  for (const [name, value] of http.headers) response.set(name, value);
  response.status(http.status).set('Cache-Control', 'no-store');
  if (!request.originalUrl.startsWith('/graphql')) {
    response.type('text/plain').send(`${message}\n`);
    return;
  }
  const types = ['application/json', 'application/graphql-response+json'];
  const accepted = request.accepts(types);
  response.type(accepted || 'application/json').send(JSON.stringify({ errors: [{ message, extensions: told }] }));
}
