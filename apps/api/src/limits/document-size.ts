import { type DocumentNode, GraphQLError, parse } from 'graphql';
import type { Limits } from './limits.js';
import { type Measure, measured } from './measure.js';
import { refused } from './refused.js';
import { mostOfOneName } from './repeated.js';

/** What there may be too much of: how it is said, and what would work instead. */
const SAID = {
  tokens: ['tokens', 'pass values as variables, and ask for the rest in another request'],
  depth: ['fields within fields', 'ask for the inner things by their ids, in another request'],
  aliases: ['aliases', 'ask for several things by nodes(ids:), or in several requests'],
  fields: ['fields', 'ask for fewer fields, or in several requests'],
  directives: ['directives', 'leave fields out of the document instead of skipping them'],
  nameLength: ['characters in one name', 'choose shorter names for aliases, operations, variables and fragments'],
  sameName: ['fields of one name beside one another', 'ask for each field once'],
} as const;

type Limited = keyof typeof SAID;

/** @param size `undefined` where it was not measured to its end */
function tooLarge(limit: Limited, size: number | undefined, most: number): GraphQLError {
  const [things, instead] = SAID[limit];
  const has = size === undefined ? `more than ${most}` : Number.isFinite(size) ? `${size}` : 'endlessly many';
  return refused(
    'DOCUMENT_TOO_LARGE',
    `This document has ${has} ${things}, each fragment counted as often as it is spread; at most ${most} are taken: ${instead}.`,
    { limit, most, ...(size !== undefined && Number.isFinite(size) ? { size } : {}) },
  );
}

/** Parses, but no further than is taken. @throws GraphQLError for a document that has too many tokens, or is none */
function parsed(text: string, most: number): DocumentNode {
  try {
    return parse(text, { maxTokens: most });
  } catch (error) {
    if (error instanceof GraphQLError && !error.message.includes(`contains more that ${most} tokens`)) throw error;
    // A RangeError: nested so deeply that the parser, which calls itself, had no room left.
    if (error instanceof GraphQLError || error instanceof RangeError) throw tooLarge('tokens', undefined, most);
    throw error;
  }
}

/** A document that is small enough to be looked at any further. */
interface FittingDocument {
  readonly document: DocumentNode;
  readonly measure: Measure;
}

/**
 * Parses and measures a document, before anything is done that takes longer than its length: some rules of validation are quadratic.
 * @throws GraphQLError DOCUMENT_TOO_LARGE naming the limit, the size and what would work; or where it does not parse
 */
export function fittingDocument(text: string, limits: Limits['document']): FittingDocument {
  const document = parsed(text, limits.tokens);
  const measure = measured(document);
  for (const limit of ['depth', 'aliases', 'fields', 'directives', 'nameLength'] as const)
    if (measure[limit] > limits[limit]) throw tooLarge(limit, measure[limit], limits[limit]);
  const sameName = mostOfOneName(document);
  if (sameName > limits.sameName) throw tooLarge('sameName', sameName, limits.sameName);
  return { document, measure };
}
