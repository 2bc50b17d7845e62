import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { IssuerUnavailable, sessionIdIn } from '#identity';
import { PAGE_HEADERS, languageOf } from '#pages';
import { BrowserSessions } from './browser-sessions.js';
import { OurUrl } from './our-url.js';
import { homePage } from './pages.js';

const TEXT = [
  'Samspil',
  '',
  '/graphql   the API',
  '/sign-in   sign in with a browser',
  '/day-sheet whom a cycle pilot fetches today',
  '/health    whether it is well',
  '/audit     checkpoints: /audit/0183/checkpoint',
  '',
].join('\n');

/** The first page. */
@Controller()
export class HomeController {
  constructor(
    private readonly sessions: BrowserSessions,
    private readonly ours: OurUrl,
  ) {}

  /** For who comes from the issuer's page too, so it looks at nothing but the cookie: it changes nothing, and no other site can read it. */
  @Get('/')
  async home(@Req() request: Request, @Res() response: Response): Promise<void> {
    response.vary('Accept');
    if (request.accepts(['text', 'html']) !== 'html') {
      response.type('text/plain').send(TEXT);
      return;
    }
    const sessionId = sessionIdIn(request.headers.cookie, this.ours.url);
    const actor = sessionId ? await this.sessions.actorOf(sessionId).catch(ifAway) : undefined;
    response.set(PAGE_HEADERS).send(homePage(languageOf(request.headers['accept-language']), actor));
  }
}

function ifAway(error: unknown): undefined {
  if (!(error instanceof IssuerUnavailable)) throw error;
}
