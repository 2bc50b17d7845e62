import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import {
  IssuerUnavailable,
  SecurityLogFull,
  Unauthenticated,
  credentialsOf,
  isFromOurPages,
  sessionIdIn,
} from '#identity';
import { PAGE_HEADERS, languageOf } from '#pages';
import { Installation } from '#installation';
import { BrowserSessions, type SignedIn } from './browser-sessions.js';
import { Issuers } from './issuer.js';
import { localPath } from './local-path.js';
import { OurUrl } from './our-url.js';
import { NotKnownHere } from './not-known-here.js';
import { type NotSignedIn, notKnownHerePage, notSignedInPage, signedOutPage } from './pages.js';
import { SignInLimits, TooManySignIns } from './sign-in-limits.js';
import { noSessionCookie, noStartedCookie, sessionCookie, startedCookie, startedIn } from './started.js';

const STATUS: Readonly<Record<NotSignedIn, number>> = {
  stale: 400,
  noBrowser: 404,
  foreign: 403,
  away: 503,
  full: 503,
  tooMany: 429,
};

/** Signing in and out with a browser, for which this server keeps the tokens: no script ever sees one. */
@Controller()
export class SignInController {
  constructor(
    private readonly issuers: Issuers,
    private readonly sessions: BrowserSessions,
    private readonly installation: Installation,
    private readonly ours: OurUrl,
    private readonly limits: SignInLimits,
  ) {}

  /** Sends the browser to the issuer. @param to the path of ours to come back to */
  @Get('/sign-in')
  async signIn(@Query('to') to: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    try {
      const { openId } = await this.issuers.issuer();
      if (!openId) {
        refuse(request, response, 'noBrowser');
        return;
      }
      const { url, started } = await openId.begin(localPath(to, this.ours.url));
      response.append('Set-Cookie', startedCookie(this.ours.url, started));
      response.set('Cache-Control', 'no-store').redirect(302, url);
    } catch (error) {
      refuse(request, response, whyOf(error));
    }
  }

  /** Where the issuer sends the browser back to. */
  @Get('/signed-in')
  async signedIn(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { url } = this.ours;
    const started = startedIn(request.headers.cookie, url);
    response.append('Set-Cookie', noStartedCookie(url)).set('Cache-Control', 'no-store');
    try {
      const { openId } = await this.issuers.issuer();
      if (!openId || !started) {
        refuse(request, response, openId ? 'stale' : 'noBrowser');
        return;
      }
      const signedIn = await openId.finish(new URL(request.originalUrl, url).search, started);
      await this.letIn(signedIn, request.ip ?? '').catch((error: unknown) => {
        openId.forget(signedIn);
        throw error;
      });
      // A new id each time: who made somebody come with one of theirs is not signed in along with them.
      this.sessions.end(sessionIdIn(request.headers.cookie, url) ?? '');
      response.append('Set-Cookie', sessionCookie(url, this.sessions.begin(signedIn)));
      response.redirect(303, localPath(started.to, url));
    } catch (error) {
      if (error instanceof Unauthenticated)
        this.installation.securityLog.refused({ address: request.ip }, error.reason, ['signIn']);
      if (error instanceof TooManySignIns) response.set('Retry-After', String(error.retryAfter));
      if (error instanceof NotKnownHere) refuseUnknown(request, response, error);
      else refuse(request, response, whyOf(error));
    }
  }

  private async letIn({ actor }: SignedIn, address: string): Promise<void> {
    await this.limits.count(actor, address);
    this.installation.securityLog.signedIn(actor, 'session');
  }

  /** Ends the session at once, whatever the issuer does afterwards. */
  @Post('/sign-out')
  async signOut(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { url } = this.ours;
    if (!isFromOurPages(credentialsOf({ headers: request.headers }), url)) {
      this.installation.securityLog.refused({ address: request.ip }, 'foreignPage', ['signOut']);
      refuse(request, response, 'foreign');
      return;
    }
    const signedIn = this.sessions.end(sessionIdIn(request.headers.cookie, url) ?? '');
    response.append('Set-Cookie', noSessionCookie(url)).set('Cache-Control', 'no-store');
    if (signedIn) this.installation.securityLog.signedOut(signedIn.actor);
    const openId = signedIn && (await this.issuers.issuer()).openId;
    if (signedIn) openId?.forget(signedIn);
    const signOutUrl = await openId?.signOutUrl();
    if (!signOutUrl || new URL(signOutUrl).origin === url) response.redirect(303, signOutUrl ?? '/');
    else response.set(PAGE_HEADERS).send(signedOutPage(languageOf(request.headers['accept-language']), signOutUrl));
  }
}

function refuseUnknown(request: Request, response: Response, { message }: NotKnownHere): void {
  const page = notKnownHerePage(languageOf(request.headers['accept-language']), message);
  response.status(403).set(PAGE_HEADERS).send(page);
}

function refuse(request: Request, response: Response, why: NotSignedIn): void {
  if (STATUS[why] === 503) response.set('Retry-After', '60');
  response.status(STATUS[why]).set(PAGE_HEADERS);
  response.send(notSignedInPage(languageOf(request.headers['accept-language']), why));
}

/** @throws what is nobody's mistake and no trouble of the issuer's */
function whyOf(error: unknown): NotSignedIn {
  if (error instanceof Unauthenticated) return 'stale';
  if (error instanceof IssuerUnavailable) return 'away';
  if (error instanceof SecurityLogFull) return 'full';
  if (error instanceof TooManySignIns) return 'tooMany';
  throw error;
}
