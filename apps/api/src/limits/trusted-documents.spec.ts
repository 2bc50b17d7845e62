import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, getOperationAST, parse, validate } from 'graphql';
import { fittingDocument } from './document-size.js';
import { usualLimits } from './limits.js';
import { estimateOf } from './price.js';
import { TrustedDocuments } from './trusted-documents.js';

const schema = buildSchema(readFileSync(new URL('../../../../docs/reference/schema.graphql', import.meta.url), 'utf8'));
const trusted = new TrustedDocuments();
const documents = [...trusted.all].map(([hash, text]): [string, string, string] => [
  getOperationAST(parse(text))?.name?.value ?? 'a document without a name',
  hash,
  text,
]);

describe('a document of the web app', () => {
  it('is there, and each has a name of its own', () => {
    const names = documents.map(([name]) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(documents)('%s fits the schema, and the limits that everybody has', (_name, _hash, text) => {
    const { document } = fittingDocument(text, usualLimits.document);
    expect(validate(schema, document)).toEqual([]);
    const operation = getOperationAST(document);
    expect(operation && estimateOf(schema, { operation, document }).price).toBeLessThan(
      usualLimits.price.mostOfOneRequest / 10,
    );
  });

  it.each(documents)('%s is asked by the SHA-256 of its text, in either way', (_name, hash, text) => {
    expect(hash).toBe(createHash('sha256').update(text).digest('hex'));
    const variables = { first: 1 };
    expect(trusted.named({ documentId: `sha256:${hash}`, variables })).toEqual({ query: text, variables });
    const extensions = { persistedQuery: { version: 1, sha256Hash: hash }, other: 1 };
    expect(trusted.named({ extensions, variables })).toEqual({ query: text, variables, extensions: { other: 1 } });
    expect(trusted.isTrusted(text)).toBe(true);
  });
});

describe('a request', () => {
  it('that names no document stays as it is', () => {
    const request = { query: '{ __typename }', extensions: null };
    expect(trusted.named(request)).toBe(request);
    expect(trusted.isTrusted(request.query)).toBe(false);
  });

  it.each([
    ['an unknown hash', { documentId: `sha256:${'0'.repeat(64)}` }],
    ['something else', { documentId: '__proto__' }],
    ['a hash that is none', { extensions: { persistedQuery: { sha256Hash: 7 } } }],
  ])('that names its document by %s is refused', (_what, request) =>
    expect(() => trusted.named(request)).toThrow('There is no document with that id here'),
  );

  it('that sends a document with its hash has none added, and is answered', () => {
    const query = '{ __typename }';
    const extensions = { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } };
    expect(trusted.named({ query, extensions })).toEqual({ query, extensions: {} });
    expect(trusted.isTrusted(query)).toBe(false);
  });
});
