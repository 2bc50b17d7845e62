import { Controller, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Request, Response } from 'express';
import { type Actor, CLOCK, type Clock, CommandHandling, dateIn } from '#kernel';
import { messagesOf } from '#kernel/nest';
import { plainId } from '#graphql';
import { ACTOR_SOURCE, Access, type ActorSource, IssuerUnavailable, Unauthenticated, credentialsOf } from '#identity';
import { Installation } from '#installation';
import { entry, importEntries } from '#overview';
import { languageOf } from '#pages';
import { importedFile } from './imported-file.js';
import { ImportRefused, refusals } from './refusals.js';
import { reportIn } from './report.js';

const commands = messagesOf(entry);

/** What a mutation takes as its key, with room for the entry behind it. */
const KEY = /^[\x21-\x7e]{1,120}$/;

/** Files of activities, taken in as drafts. */
@Controller('/imports')
export class ImportsController {
  /** Who has one on its way: one of theirs at a time, so that nobody holds up the others. */
  private readonly underWay = new Set<string>();

  constructor(
    private readonly installation: Installation,
    private readonly bus: CommandBus,
    private readonly handling: CommandHandling,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ACTOR_SOURCE) private readonly actors: ActorSource,
  ) {}

  /** Takes the file that is the body, each activity of it by itself, and answers what became of each. */
  @Post()
  @HttpCode(200)
  async import(
    @Req() request: Request,
    @Res() response: Response,
    @Query('organiser') organiser: unknown,
    @Query('category') category: unknown,
  ): Promise<void> {
    const language = languageOf(request.headers['accept-language']);
    response.set({ 'Cache-Control': 'no-store', 'Content-Language': language, Vary: 'Accept-Language' });
    try {
      const report = await this.taken(await this.importer(request), request, { organiser, category });
      response.json(reportIn(report, language));
    } catch (error) {
      const refused = refusalFor(error);
      if (refused.status === 401) response.set('WWW-Authenticate', 'Bearer');
      if (refused.status === 503) response.set('Retry-After', '15');
      response.status(refused.status).json({ code: refused.code, message: refused.says[language] });
    }
  }

  private async taken(
    actor: Actor,
    request: Request,
    named: { readonly organiser: unknown; readonly category: unknown },
  ) {
    const key = request.get('idempotency-key') ?? '';
    if (!KEY.test(key)) throw refusals.keyMissing();
    const organiserId = idOf(named.organiser, 'Organiser');
    if (organiserId === undefined) throw refusals.noOrganiser();
    const usualCategory = named.category === undefined ? undefined : idOf(named.category, 'OverviewTerm');
    if (named.category !== undefined && usualCategory === undefined) throw refusals.noCategory();
    const { municipality, id } = actor;
    const who = `${municipality} ${id}`;
    if (this.underWay.has(who)) throw refusals.oneAtATime();
    this.underWay.add(who);
    try {
      const report = await importEntries(
        {
          actor,
          organiserId,
          usualCategory,
          ...(await importedFile(request)),
          idempotencyKey: key,
          today: dateIn(this.clock.now()),
        },
        {
          load: (aggregate, thing) => this.handling.stateOf(aggregate, municipality, thing),
          say: (command, input, idempotencyKey) =>
            this.bus.execute(new commands[command]({ actor, input, idempotencyKey })),
        },
      );
      if (!report) throw refusals.noOrganiser();
      return report;
    } finally {
      this.underWay.delete(who);
    }
  }

  /** A cookie counts only from a page of ours: whoever looks at the credentials sees to that. @throws ImportRefused, Unauthenticated */
  private async importer({ headers, ip: address }: Request): Promise<Actor> {
    const { securityLog } = this.installation;
    try {
      const actor = await this.actors.actorOf(credentialsOf({ headers, address }));
      if (new Access(actor).may('draftEntries')) return actor;
      securityLog.refused(actor, 'notPermitted', ['imports']);
    } catch (error) {
      if (error instanceof Unauthenticated) securityLog.refused({ address }, error.reason, ['imports']);
      throw error;
    }
    throw refusals.notPermitted();
  }
}

const idOf = (text: unknown, kind: string): string | undefined =>
  typeof text === 'string' ? plainId(text, kind) : undefined;

/** What nobody foresaw is told and logged by the filter of them all. */
function refusalFor(error: unknown): ImportRefused {
  if (error instanceof ImportRefused) return error;
  if (error instanceof Unauthenticated) return refusals.unauthenticated(error.message);
  if (error instanceof IssuerUnavailable) return refusals.unavailable();
  throw error;
}
