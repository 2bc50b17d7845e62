import { Controller, Get, Inject, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Actor, Permission } from '#kernel';
import { ACTOR_SOURCE, Access, type ActorSource, Unauthenticated, credentialsOf } from '#identity';
import { Installation } from '#installation';
import { PhotoIntake, PhotoStore, type TakenPhoto, sha256Schema } from '#photos';
import { PhotosFilter } from './photos.filter.js';
import { noSuchPhoto, notPermitted } from './refusals.js';
import { UploadRoom } from './upload-room.js';
import { uploadedFile } from './uploaded.js';

/** Whoever writes activities puts photos to them. */
const UPLOADS: Permission = 'draftEntries';

/** What a name stands for never changes (RFC 8246); other sites may show it, as the feeds invite them to. */
const SHOWN = {
  'Content-Type': 'image/jpeg',
  'Cache-Control': 'public, max-age=31536000, immutable',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** Photos of activities: taken in from who may write these, shown to everybody. */
@Controller('/photos')
@UseFilters(PhotosFilter)
export class PhotosController {
  constructor(
    private readonly installation: Installation,
    @Inject(ACTOR_SOURCE) private readonly actors: ActorSource,
    private readonly store: PhotoStore,
    private readonly intake: PhotoIntake,
    private readonly room: UploadRoom,
  ) {}

  /** Stores the file that is the body, and answers under which names. The same file again is the same photo. */
  @Post()
  async upload(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<TakenPhoto> {
    const { id } = await this.uploader(request);
    const taken = await this.room.within(id, async () => this.intake.take(await uploadedFile(request)));
    response.set('Cache-Control', 'no-store');
    return taken;
  }

  @Get(':sha256')
  async photo(@Param('sha256') name: string, @Res() response: Response): Promise<void> {
    const { data: sha256 } = sha256Schema.safeParse(name);
    const bytes = sha256 && (await this.store.read(sha256));
    if (!bytes) throw noSuchPhoto();
    response.set(SHOWN).set('ETag', `"${sha256}"`).send(bytes);
  }

  /** A cookie counts only from a page of ours: whoever looks at the credentials sees to that. @throws PhotoRefusal, Unauthenticated */
  private async uploader({ headers, ip: address }: Request): Promise<Actor> {
    const { securityLog } = this.installation;
    try {
      const actor = await this.actors.actorOf(credentialsOf({ headers, address }));
      if (new Access(actor).may(UPLOADS)) return actor;
      securityLog.refused(actor, 'notPermitted', ['photos']);
    } catch (error) {
      if (error instanceof Unauthenticated) securityLog.refused({ address }, error.reason, ['photos']);
      throw error;
    }
    throw notPermitted();
  }
}
