import { randomUUID } from 'node:crypto';
import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { IssuerUnavailable, Unauthenticated } from '#identity';
import { languageOf } from '#pages';
import { PhotoDamaged, PhotoRefused } from '#photos';
import { logged } from '../graphql/logged.js';
import { PhotoRefusal, notStored, ourFault, refusalOf, tooSlow, unauthenticated } from './refusals.js';

const log = new Logger('Photos');
/** No room on the disk, for us or at all; a disk that cannot be written any more, or breaks. */
const DISK: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EIO', 'EMFILE', 'ENFILE'];

/** Tells in JSON, in the caller's language, what did not work and what would. */
@Catch()
export class PhotosFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const { status, code, says, retryAfter } = refusalFor(error, request);
    if (status === 401) response.set('WWW-Authenticate', 'Bearer');
    if (retryAfter !== undefined) response.set('Retry-After', `${retryAfter}`);
    const language = languageOf(request.headers['accept-language']);
    response
      .status(status)
      .set({ 'Cache-Control': 'no-store', 'Content-Language': language, Vary: 'Accept-Language' })
      .json({ code, message: says[language] });
  }
}

function refusalFor(error: unknown, request: Request): PhotoRefusal {
  if (error instanceof PhotoRefusal) return error;
  if (error instanceof PhotoRefused) return refusalOf(error.fault);
  if (error instanceof Unauthenticated) return unauthenticated(error.message);
  if (error instanceof IssuerUnavailable) return notStored();
  if (request.destroyed && !request.complete) return tooSlow();
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (error instanceof PhotoDamaged || DISK.includes(code)) {
    // Both say a path of the data folder at most, and that is for those who run it.
    log.error(error instanceof PhotoDamaged ? error.message : `photos cannot be stored or read: ${code}`);
    return notStored();
  }
  const id = randomUUID();
  log.error(`${id} at a photo: ${logged(error, { values: new Set(), readable: true })}`);
  return ourFault(id);
}
