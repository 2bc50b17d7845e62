import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { OutcomeUnknown, StoreUnavailable } from '#event-store';
import { NotInTree, NoteRefused } from '#integrity';

/** What was asked for cannot be answered; the message says why. */
export class AuditRefusal extends Error {
  override readonly name = 'AuditRefusal';
  constructor(
    readonly status: 400 | 404 | 413 | 415 | 503,
    message: string,
  ) {
    super(message);
  }
}

/** Where the log is kept, and how it fails, is for those who run it. */
const UNAVAILABLE = 'the log cannot be reached at the moment: say the same again later, and it counts once';

/** Whoever checks a log reads sentences, or passes them on: refusals are plain text, like what they are about. */
@Catch(AuditRefusal, NotInTree, NoteRefused, StoreUnavailable, OutcomeUnknown)
export class AuditRefusalsFilter implements ExceptionFilter<Error> {
  catch(refusal: Error, host: ArgumentsHost): void {
    const [status, sentence] = toldAs(refusal);
    const response = host.switchToHttp().getResponse<Response>();
    response.status(status).set('Cache-Control', 'no-store').type('text/plain').send(`${sentence}\n`);
  }
}

function toldAs(refusal: Error): [status: number, sentence: string] {
  if (refusal instanceof AuditRefusal) return [refusal.status, refusal.message];
  if (refusal instanceof NotInTree) return [400, refusal.message];
  if (refusal instanceof NoteRefused) return [422, refusal.message];
  return [503, UNAVAILABLE];
}
