import type { Request, Response } from 'express';
import type { AdmittedContext, Admission, Identify } from '../limits/admission.js';
import { clientOf } from '../limits/budget.js';

/**
 * The context of a request over HTTP, made only where its caller is let in and its document is not too large to be looked at.
 * @throws GraphQLError as `Admission` says
 */
export async function httpContext(
  admission: Admission,
  { req, res }: { readonly req: Request; readonly res: Response },
  identify: Identify,
): Promise<AdmittedContext> {
  const context = await admission.caller(req.ip ?? '', identify);
  const client = clientOf(context.actor);
  admission.unread.demandFew(client);
  await admission.demandFits(textOf(req), context);
  res.once('prefinish', () => {
    if (!res.closed) res.once('close', admission.unread.made(client));
  });
  // Nobody is there any more to read the answer. Whoever went while it was found out who they are is gone too.
  const gone = () => {
    if (!res.writableFinished) context.deadline.callerGone();
  };
  if (res.closed) gone();
  else res.once('close', gone);
  return context;
}

/** The document, from where it stands; Apollo refuses what is none. */
const textOf = ({ method, query, body }: Request): unknown =>
  method === 'GET' ? query['query'] : (body as { readonly query?: unknown } | undefined)?.query;
