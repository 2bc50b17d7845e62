import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Press } from '#installation';

/** What a hash names never changes; what was recalled is gone from here, and from whoever asks again within the hour. */
const SHOWN = {
  'Content-Type': 'application/pdf',
  'Cache-Control': 'public, max-age=3600, must-revalidate',
  // Not `sandbox`: Safari then shows an empty window (adobe/aem-core-wcm-components issue 2839), and the bytes are our own.
  'Content-Security-Policy': "frame-ancestors 'none'",
};

/** The printed overview, for everybody who has its address. */
@Controller('/editions')
export class EditionsController {
  constructor(@Inject(Press) private readonly press: Press) {}

  @Get(':file') async edition(@Param('file') file: string, @Req() request: Request, @Res() response: Response) {
    const [, sha256] = /^([0-9a-f]{64})\.pdf$/.exec(file) ?? [];
    const bytes = sha256 && (await this.press.fileOf(sha256));
    if (!bytes) {
      const says =
        'There is no such edition, or it was printed anew since: ask whoever gave you the address for the new one.\n';
      response.status(404).set('Cache-Control', 'no-store').type('text/plain').send(says);
      return;
    }
    const tag = `"${sha256}"`;
    response.set({ ...SHOWN, ETag: tag });
    if (request.headers['if-none-match'] === tag) response.status(304).end();
    else response.send(Buffer.from(bytes));
  }
}
