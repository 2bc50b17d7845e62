import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';

/** RFC 6749 section 5.2; the last one is ours, in the words of its section 4.1.2.1, for what only waiting mends. */
const STATUS = {
  invalid_request: 400,
  invalid_client: 401,
  invalid_scope: 400,
  unsupported_grant_type: 400,
  temporarily_unavailable: 503,
} as const;
export type OAuthErrorCode = keyof typeof STATUS;

/** Why there is no token, in a sentence that says what would work. Quotes nothing of the request; printable ASCII without quotes (RFC 6749 section 5.2). */
export class OAuthRefused extends Error {
  override readonly name = 'OAuthRefused';
  readonly status: number;
  /** In seconds. */
  readonly retryAfter: number | undefined;

  constructor(
    readonly code: OAuthErrorCode,
    description: string,
    { status, retryAfter }: { readonly status?: number; readonly retryAfter?: number } = {},
  ) {
    super(description);
    this.status = status ?? STATUS[code];
    this.retryAfter = retryAfter;
  }
}

/** Says it as RFC 6749 section 5.2 has it. */
@Catch(OAuthRefused)
export class OAuthRefusedFilter implements ExceptionFilter<OAuthRefused> {
  catch({ code, message, status, retryAfter }: OAuthRefused, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    if (code === 'invalid_client') response.set('WWW-Authenticate', 'Basic realm="samspil"');
    if (retryAfter !== undefined) response.set('Retry-After', `${retryAfter}`);
    response.status(status).json({ error: code, error_description: message });
  }
}
