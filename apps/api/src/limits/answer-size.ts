import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import type { RefusedCode } from './refused.js';

/** Whether a value has more bytes than that as JSON, of which no more than one text is written at a time. Looks no further than it must. */
export function isLongerThan(value: unknown, most: number): boolean {
  let left = most;
  const fits = (bytes: number): boolean => (left -= bytes) >= 0;
  const allFit = (each: unknown): boolean => {
    if (Array.isArray(each)) return fits(around(each.length)) && each.every(allFit);
    if (typeof each !== 'object' || each === null) return fits(Buffer.byteLength(JSON.stringify(each ?? null)));
    if (writesItself(each)) return allFit(each.toJSON());
    const members = Object.entries(each).filter(([, member]) => member !== undefined);
    return (
      fits(around(members.length)) &&
      members.every(([name, member]) => fits(Buffer.byteLength(JSON.stringify(name)) + ':'.length) && allFit(member))
    );
  };
  return !allFit(value);
}

const writesItself = (value: object): value is { readonly toJSON: () => unknown } =>
  'toJSON' in value && typeof value.toJSON === 'function';

/** Brackets, and commas between so many. */
const around = (members: number): number => '[]'.length + Math.max(0, members - 1);

const tooLong = (mostBytes: number): GraphQLFormattedError => ({
  message: `The answer to this has more than ${mostBytes} bytes, and so much is not sent at once: ask for fewer fields, or give lists a smaller "first". A mutation has been carried out all the same.`,
  extensions: { code: 'TOO_EXPENSIVE' satisfies RefusedCode, mostBytes },
});

/** The answer, or a refusal in its place: how long it is shows only once it has been made, for texts may be longer than was assumed. */
export const withinSize = <T extends FormattedExecutionResult>(
  answer: T,
  most: number,
): T | FormattedExecutionResult =>
  isLongerThan({ data: answer.data, errors: answer.errors }, most)
    ? { errors: [tooLong(most)], ...(answer.extensions && { extensions: answer.extensions }) }
    : answer;
