import { Controller, Get, Header, HttpCode, Param, Post, Query, Req, UseFilters } from '@nestjs/common';
import type { Request } from 'express';
import type { Municipality } from '#kernel';
import { Installation } from '#installation';
import type { Hash } from '#integrity';
import { AuditRefusalsFilter } from './audit.refusals.js';
import { municipalityIn, noteIn, numberIn } from './asked.js';

const TEXT = 'text/plain; charset=utf-8';
/** What changes is asked for again each time, and said not to have changed where it has not. */
const ASK_AGAIN = 'no-cache';
/** What was proved of a log stays so; the day is for who sets up another log at this address. */
const FOR_A_DAY = 'public, max-age=86400';

const base64 = (hash: Hash): string => Buffer.from(hash).toString('base64');

/**
 * What auditors and witnesses need, for anybody: signed checkpoints of each municipality's log (C2SP tlog-checkpoint), the key that signs
 * them, and proofs (RFC 9162). Hashes and numbers only: nothing of anybody is in them.
 */
@Controller('/audit/:municipality')
@UseFilters(AuditRefusalsFilter)
export class AuditController {
  constructor(private readonly installation: Installation) {}

  /** The latest checkpoint, with the signatures of witnesses. */
  @Get('checkpoint')
  @Header('Content-Type', TEXT)
  @Header('Cache-Control', ASK_AGAIN)
  async checkpoint(@Param('municipality') code: string): Promise<string> {
    const municipality = await this.municipality(code);
    return this.integrity.checkpoint(municipality) ?? this.madeNow(municipality);
  }

  /** Signs the log as it is now. */
  @Post('checkpoint')
  @HttpCode(200)
  @Header('Content-Type', TEXT)
  @Header('Cache-Control', 'no-store')
  async makeCheckpoint(@Param('municipality') code: string): Promise<string> {
    return this.madeNow(await this.municipality(code));
  }

  /** Takes the signatures of witnesses: the checkpoint as it was got, with their lines below. Answers with all that it has. */
  @Post('checkpoint/signatures')
  @HttpCode(200)
  @Header('Content-Type', TEXT)
  @Header('Cache-Control', 'no-store')
  async addSignatures(@Param('municipality') code: string, @Req() request: Request): Promise<string> {
    const municipality = await this.municipality(code);
    return this.integrity.addSignatures(municipality, await noteIn(request));
  }

  /** Whoever takes the key from here trusts this server once; better it comes by another way. */
  @Get('key')
  @Header('Content-Type', TEXT)
  @Header('Cache-Control', FOR_A_DAY)
  async key(@Param('municipality') code: string): Promise<string> {
    return `${this.integrity.key(await this.municipality(code))}\n`;
  }

  @Get('proof/inclusion')
  @Header('Cache-Control', FOR_A_DAY)
  async inclusion(@Param('municipality') code: string, @Query() query: Readonly<Record<string, unknown>>) {
    const municipality = await this.municipality(code);
    const [index, size] = [numberIn('index', query['index']), numberIn('size', query['size'])];
    const proof = this.integrity.inclusion(municipality, index, size);
    return {
      index: Number(index),
      size: Number(size),
      leafHash: base64(this.integrity.leafHash(municipality, index)),
      proof: proof.map(base64),
    };
  }

  @Get('proof/consistency')
  @Header('Cache-Control', FOR_A_DAY)
  async consistency(@Param('municipality') code: string, @Query() query: Readonly<Record<string, unknown>>) {
    const municipality = await this.municipality(code);
    const [from, to] = [numberIn('from', query['from']), numberIn('to', query['to'])];
    const proof = this.integrity.consistency(municipality, from, to);
    return { from: Number(from), to: Number(to), proof: proof.map(base64) };
  }

  private get integrity() {
    return this.installation.integrity;
  }

  /** Who asks for what was recorded a moment ago finds it. */
  private async municipality(code: string): Promise<Municipality> {
    const isCaughtUp = await this.integrity.caughtUp();
    return municipalityIn(code, this.integrity, isCaughtUp);
  }

  private madeNow(municipality: Municipality): string {
    const made = this.integrity.makeCheckpoint(municipality);
    if (made === undefined) throw new Error(`the tree of ${municipality} is empty, though it was not`);
    return made;
  }
}
