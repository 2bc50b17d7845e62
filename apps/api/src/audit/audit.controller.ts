import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Municipality } from '#kernel';
import { ACTOR_SOURCE, Access, type ActorSource, Unauthenticated, credentialsOf } from '#identity';
import { Installation } from '#installation';
import type { Hash } from '#integrity';
import { AuditRefusal, AuditRefusalsFilter } from './audit.refusals.js';
import { municipalityNow, municipalityOfKey, municipalityWith, noteIn, numberIn } from './asked.js';

/** What changes is asked for again each time, and said not to have changed where it has not. */
const ASK_AGAIN = 'no-cache';
/** What was proved of a log stays so; the day is for who sets up another log at this address. */
const FOR_A_DAY = 'public, max-age=86400';
const NEVER_KEPT = 'no-store';

const base64 = (hash: Hash): string => Buffer.from(hash).toString('base64');

/** With the answer, and not before there is one: how long it may be kept must not be said of a failure. */
function text(response: Response, answer: string, kept: string): string {
  response.type('text/plain').set('Cache-Control', kept);
  return answer;
}

/** As `text`. */
function proved<Proof>(response: Response, answer: Proof): Proof {
  response.set('Cache-Control', FOR_A_DAY);
  return answer;
}

/**
 * What auditors and witnesses need, for anybody: signed checkpoints of each municipality's log (C2SP tlog-checkpoint), the key that signs
 * them, and proofs (RFC 9162). Hashes and numbers only: nothing of anybody is in them. What is known is told without asking the store;
 * nothing is told before the trees hold all that was in the log at the start, or a checkpoint could be older than one told before.
 */
@Controller('/audit/:municipality')
@UseFilters(AuditRefusalsFilter)
export class AuditController {
  constructor(
    private readonly installation: Installation,
    @Inject(ACTOR_SOURCE) private readonly actors: ActorSource,
  ) {}

  /** The latest checkpoint, with the signatures of witnesses. */
  @Get('checkpoint')
  async checkpoint(
    @Param('municipality') code: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const municipality = await municipalityWith(1n, code, this.integrity);
    const latest = this.integrity.checkpoint(municipality);
    return text(response, latest ?? (await this.madeNow(code)), ASK_AGAIN);
  }

  /** Signs the log as it is now, for those who may have that done: it costs a signature and a row for ever. */
  @Post('checkpoint')
  @HttpCode(200)
  async makeCheckpoint(
    @Param('municipality') code: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    await this.refuseStrangers(request, code);
    return text(response, await this.madeNow(code), NEVER_KEPT);
  }

  /** Takes the signatures of witnesses: the checkpoint as it was got, with their lines below. Answers with all that it has. */
  @Post('checkpoint/signatures')
  @HttpCode(200)
  async addSignatures(
    @Param('municipality') code: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const municipality = await municipalityNow(code, this.integrity);
    const note = await this.integrity.addSignatures(municipality, noteIn(request));
    return text(response, note, NEVER_KEPT);
  }

  /** Whoever takes the key from here trusts this server once; better it comes by another way. */
  @Get('key')
  async key(@Param('municipality') code: string, @Res({ passthrough: true }) response: Response): Promise<string> {
    const municipality = await municipalityOfKey(code, this.integrity);
    return text(response, `${this.integrity.key(municipality)}\n`, FOR_A_DAY);
  }

  @Get('proof/inclusion')
  async inclusion(
    @Param('municipality') code: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Res({ passthrough: true }) response: Response,
  ) {
    const { integrity } = this;
    const [index, size] = [numberIn('index', query['index']), numberIn('size', query['size'])];
    const municipality = await this.having(size, code);
    const proof = integrity.inclusion(municipality, index, size);
    const leafHash = base64(integrity.leafHash(municipality, index));
    return proved(response, { index: Number(index), size: Number(size), leafHash, proof: proof.map(base64) });
  }

  @Get('proof/consistency')
  async consistency(
    @Param('municipality') code: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Res({ passthrough: true }) response: Response,
  ) {
    const [from, to] = [numberIn('from', query['from']), numberIn('to', query['to'])];
    const municipality = await this.having(to, code);
    const proof = this.integrity.consistency(municipality, from, to);
    return proved(response, { from: Number(from), to: Number(to), proof: proof.map(base64) });
  }

  /** @throws AuditRefusal */
  private async refuseStrangers({ headers, ip: address }: Request, code: string): Promise<void> {
    try {
      const actor = await this.actors.actorOf(credentialsOf({ headers, address }));
      if (actor.municipality === code && new Access(actor).may('makeCheckpoints')) return;
      this.installation.securityLog.refused(actor, 'notPermitted', ['checkpoint']);
      throw new AuditRefusal(
        403,
        `your token does not allow to have the log of ${code} signed: ask an auditor or an administrator of it`,
      );
    } catch (error) {
      if (!(error instanceof Unauthenticated)) throw error;
      this.installation.securityLog.refused({ address }, error.reason, ['checkpoint']);
      throw new AuditRefusal(401, error.message);
    }
  }

  private get integrity() {
    return this.installation.integrity;
  }

  private having(events: bigint, code: string): Promise<Municipality> {
    return municipalityWith(events > 0n ? events : 1n, code, this.integrity);
  }

  private async madeNow(code: string): Promise<string> {
    const municipality = await municipalityNow(code, this.integrity);
    const made = this.integrity.makeCheckpoint(municipality);
    if (made === undefined) throw new Error(`the tree of ${municipality} is empty, though it was not`);
    return made;
  }
}
