import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';

const NO_SUCH_FEED =
  'There is no such feed here. Those there are begin at /feeds/overview.ics, /feeds/overview.atom, /feeds/overview.jsonld, /feeds/sessions, /feeds/hsds/services and /feeds/events.';

/** Neither is this a feed of ours, nor one of a municipality whose overview is public here. */
export class NoSuchFeed extends Error {}

@Catch(NoSuchFeed)
export class NoSuchFeedFilter implements ExceptionFilter {
  catch(_error: NoSuchFeed, host: ArgumentsHost): void {
    host.switchToHttp().getResponse<Response>().status(404).type('text/plain').send(`${NO_SUCH_FEED}\n`);
  }
}
