import { type ArgumentsHost, Catch } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import type { Response } from 'express';
import { OutcomeUnknown, StoreUnavailable } from '#event-store';
import { IssuerUnavailable } from '#identity';
import { NotInTree, NoteRefused } from '#integrity';

/** What was asked for cannot be answered; the message says why. */
export class AuditRefusal extends Error {
  override readonly name = 'AuditRefusal';
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 413 | 415 | 503,
    message: string,
  ) {
    super(message);
  }
}

/** Where the log is kept, and how it fails, is for those who run it. */
const UNAVAILABLE = 'the log cannot be reached at the moment: say the same again later, and it counts once';

/** In seconds. */
const ASK_AGAIN_AFTER = '5';

/**
 * Whoever checks a log reads sentences, or passes them on: refusals are plain text, like what they are about. Nothing that went wrong
 * may be kept, whatever it was.
 */
@Catch()
export class AuditRefusalsFilter extends BaseExceptionFilter {
  override catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    response.set('Cache-Control', 'no-store');
    const told = toldAs(error);
    if (!told) {
      super.catch(error, host);
      return;
    }
    const [status, sentence] = told;
    if (status === 503) response.set('Retry-After', ASK_AGAIN_AFTER);
    response.status(status).type('text/plain').send(`${sentence}\n`);
  }
}

/** `undefined` for what nobody foresaw. */
function toldAs(refusal: unknown): [status: number, sentence: string] | undefined {
  if (refusal instanceof AuditRefusal) return [refusal.status, refusal.message];
  if (refusal instanceof NotInTree) return [400, refusal.message];
  if (refusal instanceof NoteRefused) return [422, refusal.message];
  if (refusal instanceof IssuerUnavailable) return [503, refusal.message];
  return refusal instanceof StoreUnavailable || refusal instanceof OutcomeUnknown ? [503, UNAVAILABLE] : undefined;
}
