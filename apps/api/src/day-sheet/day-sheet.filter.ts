import { randomUUID } from 'node:crypto';
import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { GraphQLError } from 'graphql';
import { StoreUnavailable } from '#event-store';
import { PAGE_HEADERS } from '#pages';
import { ReadLogFull } from '#privacy';
import { languageOf } from '../forms/language.js';
import { logged } from '../graphql/logged.js';
import { NoSheet, ourFault, signInFirst, tryAgain } from './no-sheet.js';
import { noSheetPage } from './sheet-page.js';

const log = new Logger('DaySheet');
/** In seconds: how soon what is not to be had may be back. */
const SOON = '30';

/** Whoever asks for a sheet reads a page, whatever has happened. */
@Catch()
export class DaySheetFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const { status, title, says, signIn } = noSheetFor(error);
    if (status === 503) response.set('Retry-After', SOON);
    if (status === 401) response.set('WWW-Authenticate', 'Bearer');
    const to = `/sign-in?to=${encodeURIComponent(request.originalUrl)}`;
    const link = signIn ? { to, says: { da: 'Log ind', en: 'Sign in' } } : undefined;
    response
      .status(status)
      .set(PAGE_HEADERS)
      .send(noSheetPage(title, says, languageOf(request), link));
  }
}

function noSheetFor(error: unknown): NoSheet {
  if (error instanceof NoSheet) return error;
  const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
  if (code === 'UNAUTHENTICATED') return signInFirst();
  if (code === 'ISSUER_UNAVAILABLE' || error instanceof ReadLogFull || error instanceof StoreUnavailable)
    return tryAgain();
  const id = randomUUID();
  log.error(`${id} at a day sheet: ${logged(error, { values: new Set(), readable: true })}`);
  return ourFault(id);
}
