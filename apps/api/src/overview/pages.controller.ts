import { All, Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Installation } from '#installation';
import { type Language, localDateSchema } from '#kernel';
import {
  type FeedDocument,
  type Overview,
  Overviews,
  type PageSite,
  addressesIn,
  calendarOf,
  choicesFrom,
  dayPage,
  entryPage,
  lastPageOf,
  listPage,
  mapPage,
  missingPage,
  queryOf,
  questionOf,
  sendPage,
  termsOf,
  wasPage,
  weekPage,
} from '#overview';
import { sendDocument } from '../http/sent-document.js';
import { MissedSearches } from './missed-searches.js';
import { nearOf } from './places.js';
import { RenderedPages } from './rendered-pages.js';
import { LICENCE, type Site, Sites } from './sites.js';
import { styleSheet } from './style-sheet.js';

/** A page whose parts are known: where it stands, and what it is made of. */
interface Shown {
  readonly overview: Overview;
  readonly site: PageSite;
}

const MINUTE = 60;
const HTML = 'text/html; charset=utf-8';

/** No script, nothing from elsewhere, in nobody's frame. The block of JSON-LD is data, which a browser does not run. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The overview as everybody reads it: whole pages from the server, without a script, and without anything kept of who reads. */
@Controller()
export class PagesController {
  private readonly style = styleSheet();
  private readonly pages = new RenderedPages();

  constructor(
    private readonly sites: Sites,
    private readonly overviews: Overviews,
    private readonly installation: Installation,
    private readonly missed: MissedSearches,
  ) {}

  @Get('/assets/:name') async asset(@Param('name') name: string, @Req() request: Request, @Res() response: Response) {
    if (name !== this.style.name) {
      response.status(404).set('Cache-Control', 'no-store').type('text/plain').send('There is no such file here.\n');
      return;
    }
    response.set('Cross-Origin-Resource-Policy', 'same-origin');
    await sendDocument(request, response, this.style.document);
  }

  @Get(['/aktiviteter', '/en/activities']) list(@Req() request: Request, @Res() response: Response) {
    return this.answer(request, response, ({ overview, site }) => {
      const choices = choicesFrom(request.query);
      const near = nearOf(choices.near, overview, this.installation.addresses, site.now);
      const answer = overview.search(questionOf(choices, near, site.language), site.now);
      const last = lastPageOf(answer.total);
      if (choices.page > last) {
        const address = `${addressesIn(site.language).list}${queryOf({ ...choices, page: last })}`;
        return { goTo: address };
      }
      if (answer.missed) this.missed.notice(overview.municipality, answer.missed);
      const placeUnknown = choices.near !== '' && near === undefined;
      return listPage({ site, choices, answer, terms: termsOf(overview), placeUnknown });
    });
  }

  @Get(['/aktiviteter/kort', '/en/activities/map']) map(@Req() request: Request, @Res() response: Response) {
    return this.answer(request, response, ({ overview, site }) => mapPage(overview.entries, site));
  }

  @Get(['/aktiviteter/dag/:date', '/en/activities/day/:date']) day(
    @Param('date') date: string,
    @Req() request: Request,
    @Res() response: Response,
  ) {
    return this.answer(request, response, ({ overview, site }) => {
      const { data } = localDateSchema.safeParse(date);
      return data && dayPage(overview.entries, data, site);
    });
  }

  @Get(['/aktiviteter/uge/:week', '/en/activities/week/:week']) week(
    @Param('week') week: string,
    @Req() request: Request,
    @Res() response: Response,
  ) {
    return this.answer(request, response, ({ overview, site }) => weekPage(overview.entries, week, site));
  }

  @Get(['/was', '/en/accessibility']) was(@Req() request: Request, @Res() response: Response) {
    return this.answer(request, response, ({ site }) => wasPage(site));
  }

  @Get(['/aktiviteter/:id/send', '/en/activities/:id/send']) send(
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ) {
    return this.answer(
      request,
      response,
      ({ overview, site }) => {
        const entry = overview.find(id);
        return entry && sendPage(entry, site);
      },
      'entry',
    );
  }

  @Get(['/aktiviteter/:id', '/en/activities/:id']) async entry(
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ) {
    const calendar = id.endsWith('.ics') ? id.slice(0, -'.ics'.length) : undefined;
    if (calendar !== undefined) return this.calendar(calendar, request, response);
    return this.answer(
      request,
      response,
      ({ overview, site }) => {
        const entry = overview.find(id);
        return entry && entryPage({ site, entry, licence: LICENCE, forPaper: 'print' in request.query });
      },
      'entry',
    );
  }

  /** Anything else: another way of asking, or another page. */
  @All(['/aktiviteter{/*path}', '/en/activities{/*path}', '/was', '/en/accessibility', '/assets/:name'])
  async others(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { method } = request;
    if (method === 'GET' || method === 'HEAD') return this.answer(request, response, () => undefined);
    response.set('Allow', 'GET, HEAD, OPTIONS');
    if (method === 'OPTIONS') response.status(204).end();
    else response.status(405).type('text/plain').send('These pages are only read: ask with GET or HEAD.\n');
  }

  /** When it is, for somebody's own calendar. */
  private async calendar(id: string, request: Request, response: Response): Promise<void> {
    const shown = await this.shown(request);
    const entry = shown?.overview.find(id);
    if (!shown || !entry) return this.answer(request, response, () => undefined, 'entry');
    const { baseUrl, municipality, language, today } = shown.site;
    const document: FeedDocument = calendarOf([entry], { baseUrl, municipality, language, today, licence: LICENCE });
    response.set('Content-Disposition', 'attachment; filename="aktivitet.ics"');
    await sendDocument(request, response, { ...document, maxAgeSeconds: MINUTE });
  }

  /** Makes the page, sends it, or says that there is none and what would work. */
  private async answer(
    request: Request,
    response: Response,
    make: (shown: Shown) => string | { readonly goTo: string } | undefined,
    missing: 'entry' | 'page' = 'page',
  ): Promise<void> {
    const shown = await this.shown(request);
    if (!shown) {
      response
        .status(404)
        .set('Cache-Control', 'no-store')
        .type('text/plain')
        .send('No overview of activities is public at this host (SAMSPIL_SITES).\n');
      return;
    }
    response.set({ 'Content-Security-Policy': POLICY, 'Referrer-Policy': 'same-origin' });
    let goTo: string | undefined;
    const document = this.pages.get(shown.overview, request.originalUrl, shown.site.now, () => {
      const made = make(shown);
      if (typeof made === 'string') return { contentType: HTML, body: made, maxAgeSeconds: MINUTE };
      goTo = made?.goTo;
      return undefined;
    });
    if (goTo !== undefined) response.redirect(302, goTo);
    else if (document) await sendDocument(request, response, document);
    else {
      const twin = addressesIn(shown.site.language === 'da' ? 'en' : 'da').list;
      response
        .status(404)
        .set('Cache-Control', 'no-store')
        .type('html')
        .send(missingPage(missing, shown.site, twin));
    }
  }

  private async shown(request: Request): Promise<Shown | undefined> {
    const site = this.sites.of(request);
    if (!site) return undefined;
    const overview = await this.overviews.of(site.municipality);
    return { overview, site: this.pageSite(site, overview, /^\/en\//i.test(request.path) ? 'en' : 'da') };
  }

  private pageSite({ baseUrl, contact, municipality: code }: Site, overview: Overview, language: Language): PageSite {
    return {
      ...{ baseUrl, code, language, today: overview.today, now: this.installation.clock.now() },
      municipality: contact.municipality[language],
      call: contact.prefer[language],
      styleAddress: `/assets/${this.style.name}`,
    };
  }
}
