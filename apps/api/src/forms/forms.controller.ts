import { Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Language } from '#kernel';
import { OurUrl } from '../sign-in/our-url.js';
import { type Problem, namesOf, problemsIn } from './field.js';
import type { Answer, Form, Outcome } from './form.js';
import { FormsFilter } from './forms.filter.js';
import { HONEYPOT } from './guard/honeypot.js';
import { FormCounters, type Room } from './guard/limits.js';
import { demandReadable } from './guard/readable.js';
import { isFromOurSite } from './guard/same-site.js';
import { KEY_FIELDS, type Keys, keysIn, newKeys } from './keys.js';
import { languageOf } from './language.js';
import { answerPage, formPage } from './page/form-page.js';
import { frontPage } from './page/front-page.js';
import { send } from './page/page.js';
import { fromElsewhere, tooManyForms, tooManyPages } from './page/turned-away.js';
import { type MunicipalForms, PublicForms } from './public-forms.js';
import { oversight } from './refused-words.js';
import { type Sent, oneOf, sentIn } from './sent.js';
import { Turns } from './turns.js';

/** A form that was sent, and what is needed to show it again. */
interface Filled {
  readonly forms: MunicipalForms;
  readonly form: Form;
  readonly language: Language;
  readonly sent: Sent;
}

interface Done {
  readonly done: Answer;
}

/** The form is shown again, with what was written in it. */
interface PutRight {
  readonly status: 409 | 422 | 429;
  readonly problems: readonly Problem[];
  readonly keys: Keys;
  /** In seconds. */
  readonly retryAfter?: number;
}

/** What citizens fill in without an account: pages from the server, without a script. */
@Controller('/forms')
@UseFilters(FormsFilter)
export class FormsController {
  private readonly turns = new Turns();

  constructor(
    private readonly forms: PublicForms,
    private readonly counters: FormCounters,
    private readonly ours: OurUrl,
  ) {}

  @Get(':municipality')
  async front(@Param('municipality') code: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    send(response, 200, frontPage(await this.formsOf(code, request), languageOf(request)));
  }

  @Get(':municipality/:form')
  async form(
    @Param('municipality') code: string,
    @Param('form') name: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const forms = await this.formsOf(code, request);
    const [form, language] = [await forms.form(name), languageOf(request)];
    send(response, 200, formPage({ form, language, contact: forms.contact, keys: newKeys() }));
  }

  /** Answers the form itself, with no address to go on to: an address would have to say who, or be kept. Reloaded, it counts once. */
  @Post(':municipality/:form')
  async submit(
    @Param('municipality') code: string,
    @Param('form') name: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const forms = await this.formsOf(code, request);
    if (!isFromOurSite(request, this.ours.url)) throw fromElsewhere();
    demandReadable(request);
    const form = await forms.form(name);
    const fields = [...form.fields.flatMap(namesOf), ...KEY_FIELDS, HONEYPOT];
    const filled: Filled = { forms, form, language: languageOf(request), sent: sentIn(request.body, fields) };

    const told = await this.told(filled, addressOf(request));
    if ('done' in told) send(response, 200, answerPage(told.done, filled.language, forms.contact));
    else again(response, filled, told);
  }

  /** That it was done, or what is to be put right first: cheap things before dear ones, and nothing is counted that was not sent rightly. */
  private async told({ forms, form, sent }: Filled, address: string): Promise<Done | PutRight> {
    const keys = keysIn(sent);
    if (!keys || oneOf(sent, HONEYPOT) !== '')
      return { status: 422, problems: [{ says: oversight }], keys: keys ?? newKeys() };
    const problems = problemsIn(form.fields, sent);
    if (problems.length > 0) return { status: 422, problems, keys };
    const room = await this.counters.form(address, forms.municipality);
    // Who sends again what was taken hears so, however much has been written since.
    if (typeof room === 'number' && !(await form.isTaken(sent, keys)))
      return { status: 429, problems: [{ says: tooManyForms(room) }], keys, retryAfter: room };
    const outcome = await this.submitted(
      () => form.submit(sent, keys),
      keys,
      typeof room === 'number' ? undefined : room,
    );
    return 'done' in outcome ? outcome : { status: 409, ...outcome };
  }

  /** Counted is what was recorded, and nothing else: not what was refused, and not what had been recorded before. */
  private async submitted(submit: () => Promise<Outcome>, { key }: Keys, room: Room | undefined): Promise<Outcome> {
    let isRecorded = false;
    try {
      const outcome = await this.turns.take(key, submit);
      isRecorded = 'done' in outcome && outcome.isNew;
      return outcome;
    } finally {
      if (!isRecorded) await room?.giveBack();
    }
  }

  /** @throws TurnedAway */
  private async formsOf(code: string, request: Request): Promise<MunicipalForms> {
    const seconds = await this.counters.page(addressOf(request));
    if (seconds !== undefined) throw tooManyPages(seconds);
    return this.forms.of(code);
  }
}

const again = (response: Response, { forms: { contact }, form, language, sent }: Filled, told: PutRight): void => {
  const { status, problems, keys, retryAfter } = told;
  if (retryAfter !== undefined) response.set('Retry-After', `${retryAfter}`);
  send(response, status, formPage({ form, language, contact, keys, sent, problems }));
};

const addressOf = ({ ip }: Request): string => ip ?? '';
