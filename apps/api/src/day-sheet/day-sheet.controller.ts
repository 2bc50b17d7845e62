import { Controller, Get, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { type LocalDate, dateIn, localDateSchema } from '#kernel';
import type { Came } from '#identity';
import { PAGE_HEADERS } from '#pages';
import { daySheet, daySheetAt } from '#rides';
import { languageOf } from '../forms/language.js';
import { RequestContexts } from '../graphql/request-context.js';
import { DaySheetFilter } from './day-sheet.filter.js';
import { noSuchDate, notForYou, notNow } from './no-sheet.js';
import { sheetPage } from './sheet-page.js';

/** What a pilot takes along: whom they fetch, where, when, and what helps. */
@Controller('/day-sheet')
@UseFilters(DaySheetFilter)
export class DaySheetController {
  constructor(private readonly contexts: RequestContexts) {}

  /** @param asked the day, today by default @throws NoSheet where there is none to be had */
  @Get()
  async sheet(@Query('date') asked: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    const context = await this.contexts.from(cameBy(request));
    context.asks(['daySheet']);
    const { world, access } = context;
    if (access.extentOf('takeRides') !== 'own') throw notForYou(access.may('manageRides'));
    const today = dateIn(world.seenAt.now());
    const date = dateAsked(asked, today);
    const is = daySheetAt(date, today);
    if (is !== 'open') throw notNow(date, is);
    const rides = await daySheet(world, date, today);
    response.set(PAGE_HEADERS).send(sheetPage({ date, today, rides }, languageOf(request)));
  }
}

/**
 * From wherever somebody follows a link, or comes back from signing in: it changes nothing, and no other site can read it. So of a session
 * the cookie counts alone.
 */
const cameBy = ({ headers, ip }: Request): Came => ({ headers: { ...headers, 'sec-fetch-site': 'none' }, address: ip });

function dateAsked(asked: unknown, today: LocalDate): LocalDate {
  if (asked === undefined || asked === '') return today;
  const { data: date } = localDateSchema.safeParse(asked);
  if (!date) throw noSuchDate();
  return date;
}
