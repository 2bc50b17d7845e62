import { All, Controller, Get, Inject, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Installation } from '#installation';
import type { Language } from '#kernel';
import {
  type FeedDocument,
  type FeedSite,
  type Overview,
  Overviews,
  databasePage,
  isDatabaseList,
  servicesPage,
  sessionsPage,
} from '#overview';
import { sendDocument } from '../http/sent-document.js';
import { LICENCE, Sites } from '../overview/sites.js';
import { FeedDocuments } from './documents.js';
import { ChangesOfEntries } from './entry-changes.js';
import { NoSuchFeed, NoSuchFeedFilter } from './no-such-feed.js';

/** What is asked of a feed; what is no number of a page is read as none. */
type Asked = Readonly<Record<string, unknown>>;

interface Shown {
  readonly overview: Overview;
  readonly site: FeedSite;
}

const MINUTE = 60;

/** The overview for calendars, search engines and other systems: `docs/reference/feeds.md`. Everybody may read it, from any page. */
@Controller('/feeds')
@UseFilters(NoSuchFeedFilter)
export class FeedsController {
  private readonly changes: ChangesOfEntries;
  private readonly documents = new FeedDocuments();

  constructor(
    private readonly sites: Sites,
    private readonly overviews: Overviews,
    @Inject(Installation) installation: Installation,
  ) {
    this.changes = new ChangesOfEntries(overviews, installation);
  }

  @Get('overview.ics') async calendar(@Req() request: Request, @Query() asked: Asked, @Res() response: Response) {
    const { overview, site } = await this.shown(request, asked);
    await send(request, response, await this.documents.calendar(overview, site));
  }

  @Get('overview.atom') async atom(@Req() request: Request, @Query() asked: Asked, @Res() response: Response) {
    const { overview, site } = await this.shown(request, asked);
    await send(request, response, await this.documents.atom(overview, site));
  }

  @Get('overview.jsonld') async jsonLd(@Req() request: Request, @Query() asked: Asked, @Res() response: Response) {
    const { overview, site } = await this.shown(request, asked);
    await send(request, response, await this.documents.jsonLd(overview, site));
  }

  @Get('sessions') async sessions(@Req() request: Request, @Query() asked: Asked, @Res() response: Response) {
    const { overview, site } = await this.shown(request, asked);
    const changes = await this.changes.of(overview.municipality);
    const page = sessionsPage(changes, site, asked['afterChangeNumber']);
    await send(request, response, page, page.maxAgeSeconds);
  }

  @Get('hsds/services') async services(@Req() request: Request, @Query() asked: Asked, @Res() response: Response) {
    const { overview, site } = await this.shown(request, asked);
    const { page, perPage } = asked;
    await send(request, response, servicesPage(overview.entries, site, { page, perPage }));
  }

  @Get(':list') async database(
    @Param('list') list: string,
    @Req() request: Request,
    @Query() asked: Asked,
    @Res() response: Response,
  ) {
    if (!isDatabaseList(list)) throw new NoSuchFeed();
    const { overview, site } = await this.shown(request, asked);
    const { page, itemsPerPage } = asked;
    await send(
      request,
      response,
      databasePage(await this.documents.database(overview, site, list), site, { page, itemsPerPage }),
    );
  }

  /** Anything else: another way of asking, or another feed. */
  @All('{*path}') others(@Req() { method }: Request, @Res() response: Response): void {
    if (method === 'GET' || method === 'HEAD') throw new NoSuchFeed();
    response.set({ Allow: 'GET, HEAD, OPTIONS', ...ANYBODY });
    // A page of others asks first whether it may say what it holds already.
    if (method === 'OPTIONS') response.set('Access-Control-Allow-Headers', 'If-None-Match').status(204).end();
    else response.status(405).type('text/plain').send('Feeds are only read: ask with GET or HEAD.\n');
  }

  private async shown(request: Request, asked: Asked): Promise<Shown> {
    const site = this.sites.of(request);
    if (!site) throw new NoSuchFeed();
    const overview = await this.overviews.of(site.municipality);
    const language: Language = asked['language'] === 'en' ? 'en' : 'da';
    const municipality = site.contact.municipality[language];
    const { baseUrl } = site;
    return { overview, site: { baseUrl, municipality, language, today: overview.today, licence: LICENCE } };
  }
}

/** Also for pages of others: there is nothing in it that is not for everybody. */
const ANYBODY = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

async function send(
  request: Request,
  response: Response,
  document: FeedDocument,
  maxAgeSeconds = MINUTE,
): Promise<void> {
  response.set(ANYBODY);
  await sendDocument(request, response, Object.assign(document, { maxAgeSeconds }));
}
