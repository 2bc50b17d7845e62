import type { z } from 'zod';
import type { Refusal } from './refusal.js';

/** What is wrong and where, in words; never the value itself, which may be personal. */
export const invalidInput = (error: z.ZodError): Refusal => ({
  refused: 'InvalidInput',
  details: {
    problems: error.issues.map((issue) => ({ path: issue.path.join('.') || 'input', problem: problemOf(issue) })),
  },
});

/** A personal field is a union of sealed and plain: what is wrong with the plain one is what the caller needs to hear. */
const problemOf = (issue: z.core.$ZodIssue): string =>
  (issue.code === 'invalid_union' ? issue.errors.at(-1)?.at(0)?.message : undefined) ?? issue.message;
