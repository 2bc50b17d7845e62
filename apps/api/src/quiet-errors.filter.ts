import { STATUS_CODES } from 'node:http';
import { type ArgumentsHost, Catch, HttpException } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';

/** What is said of requests that cannot be used. Express would quote the body or the address, which may name somebody. */
const SENTENCES: Readonly<Record<number, string>> = {
  400: 'This request cannot be read: its body must be JSON, and its address well-formed.',
  404: 'There is nothing at this address: the API is at /graphql, and whether it is well at /health.',
  413: 'This request is too large.',
  415: 'This body cannot be read: send JSON in UTF-8, plain or compressed with gzip, deflate or br.',
};

/** What goes wrong in a resolver is told, and logged where it is a bug, by `toldToCallers`; Nest would log the callers' mistakes too. */
@Catch()
export class QuietErrorsFilter extends BaseExceptionFilter {
  override catch(exception: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() === 'graphql') return exception;
    const status = statusOf(exception);
    super.catch(status ? quiet(status) : exception, host);
    return undefined;
  }
}

/** Of a mistake of the caller's (4xx), whoever found it: Nest, Express or a parser of bodies. */
function statusOf(exception: unknown): number | undefined {
  const status =
    exception instanceof HttpException ? exception.getStatus() : (exception as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}

const quiet = (status: number): HttpException =>
  new HttpException({ statusCode: status, message: SENTENCES[status] ?? STATUS_CODES[status] }, status);
