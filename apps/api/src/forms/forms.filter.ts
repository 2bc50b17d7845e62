import { randomUUID } from 'node:crypto';
import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { OutcomeUnknown, StoreUnavailable } from '#event-store';
import { municipalitySchema } from '#kernel';
import { NotReady } from '#projections';
import { logged } from '../graphql/logged.js';
import { type Telephones, contactOf } from './contact.js';
import { languageOf } from './language.js';
import { send } from './page/page.js';
import { TurnedAway, notNow, ourFault, turnedAwayPage } from './page/turned-away.js';
import { TELEPHONES } from './public-forms.js';

const log = new Logger('Forms');

/** Whoever fills in a form reads a page, whatever has happened. What they wrote is in no log and in no answer. */
@Catch()
export class FormsFilter implements ExceptionFilter {
  constructor(@Inject(TELEPHONES) private readonly telephones: Telephones) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const turnedAway = turnedAwayBy(error, request);
    const { data: municipality } = municipalitySchema.safeParse(request.params['municipality']);
    const contact = municipality && turnedAway.status !== 404 ? contactOf(municipality, this.telephones) : undefined;
    if (turnedAway.retryAfter !== undefined) response.set('Retry-After', `${turnedAway.retryAfter}`);
    send(response, turnedAway.status, turnedAwayPage(turnedAway, languageOf(request), contact));
  }
}

function turnedAwayBy(error: unknown, { method, body }: Pick<Request, 'method' | 'body'>): TurnedAway {
  if (error instanceof TurnedAway) return error;
  if (error instanceof StoreUnavailable || error instanceof OutcomeUnknown || error instanceof NotReady) {
    // Where the log is kept, and how it fails, is for those who run it; an error's name is enough to look there.
    log.warn(`a form could not be answered: ${error.name}`);
    return notNow(method === 'POST');
  }
  const id = randomUUID();
  log.error(`${id} at a form: ${logged(error, { values: textsIn(body), readable: true })}`);
  return ourFault(id);
}

/** Everything that was written, so that no line of the log repeats it. */
const textsIn = (body: unknown): ReadonlySet<string> =>
  new Set(
    Object.values(typeof body === 'object' && body !== null ? body : {})
      .flat()
      .filter((value): value is string => typeof value === 'string' && value !== ''),
  );
