import { z } from 'zod';
import { blanked } from './blanked.js';
import type { Said } from './said.js';

/** A bug for the log: its name, its message and where it happened, without a value. */
export const logged = (cause: unknown, said: Said): string =>
  cause instanceof Error
    ? [`${cause.name}: ${loggedMessage(cause, said)}`, ...framesOf(cause)].join('\n')
    : 'not an error';

/** Without what was said, and without whatever is quoted: that may come out of the store, as where JSON.parse quotes a row. */
export function loggedMessage(cause: Error, said: Said): string {
  const message = cause instanceof z.ZodError ? issuesOf(cause) : cause.message;
  return (blanked(message, said, { smallNumbers: 'blanked' }) ?? 'too long to be logged').replace(/".*"/s, '"…"');
}

/** A ZodError's message is JSON; what is wrong where is all that it may say. */
const issuesOf = ({ issues }: z.ZodError): string =>
  issues.map(({ path, code }) => `${path.join('.') || 'it'}: ${code}`).join('; ');

/** A stack begins with the message, which may have lines that look like frames. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const start = stack.indexOf(message);
  return (start < 0 ? '' : stack.slice(start + message.length)).split('\n').filter((line) => /^\s+at /.test(line));
}
