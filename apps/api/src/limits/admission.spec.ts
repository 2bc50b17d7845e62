import { describe, expect, it } from '@jest/globals';
import { buildSchema, getOperationAST, parse } from 'graphql';
import { Access } from '#identity';
import type { ActorKind } from '#kernel';
import { actorOf } from '#kernel/testing';
import { type AdmittedContext, Admission } from './admission.js';
import { Deadline } from './deadline.js';
import { usualLimits } from './limits.js';

const schema = buildSchema('type Query { cafes: Int, asOf: Query! }');

/** What somebody is answered who asks that. */
async function asks(
  text: string,
  {
    kind = 'coordinator',
    signedInBy = 'token',
    production = true,
  }: { kind?: ActorKind; signedInBy?: 'token' | 'session'; production?: boolean },
): Promise<unknown> {
  const admission = new Admission(usualLimits, production);
  const document = parse(text);
  const operation = getOperationAST(document);
  const actor = actorOf(kind);
  const deadline = new Deadline(1_000);
  const context = {
    actor,
    access: new Access(actor),
    signedInBy,
    deadline,
  } as Partial<AdmittedContext> as AdmittedContext;
  if (!operation) throw new Error('no operation');
  try {
    await admission.operation({ schema, operation, document, text, variables: {} }, context);
    return 'answered';
  } catch (error) {
    return (error as { extensions: { code: string } }).extensions.code;
  }
}

describe('in production', () => {
  it('the schema is told to those who may introspect', async () => {
    const nested = '{ ... on Query { ...A } } fragment A on Query { __schema { queryType { name } } }';
    const past = '{ asOf { ... on Query { ...A } } } fragment A on Query { __schema { queryType { name } } }';
    expect(await asks('{ __schema { queryType { name } } }', { kind: 'coordinator' })).toBe('FORBIDDEN');
    expect(await asks(nested, { kind: 'volunteer' })).toBe('FORBIDDEN');
    expect(await asks('{ __type(name: "Query") { name } }', { kind: 'guest' })).toBe('FORBIDDEN');
    expect(await asks(past, { kind: 'volunteer' })).toBe('FORBIDDEN');
    expect(await asks(nested, { kind: 'partner' })).toBe('answered');
    expect(await asks(nested, { kind: 'volunteer', production: false })).toBe('answered');
    expect(await asks('{ __typename }', { kind: 'guest' })).toBe('answered');
  });

  it('the schema is asked by itself', async () => {
    expect(await asks('{ cafes __schema { queryType { name } } }', { kind: 'partner' })).toBe('BAD_REQUEST');
    expect(await asks('{ asOf { __schema { queryType { name } } } }', { kind: 'partner' })).toBe('BAD_REQUEST');
  });

  it('a browser session asks what the web app asks, and nothing else', async () => {
    const { trusted } = new Admission(usualLimits, true);
    const [text = ''] = trusted.all.values();
    expect(await asks(text, { signedInBy: 'session' })).toBe('answered');
    expect(await asks('{ cafes }', { signedInBy: 'session' })).toBe('TRUSTED_DOCUMENTS_ONLY');
    expect(await asks(`${text} `, { signedInBy: 'session' })).toBe('TRUSTED_DOCUMENTS_ONLY');
    expect(await asks('{ cafes }', { signedInBy: 'token' })).toBe('answered');
    expect(await asks('{ cafes }', { signedInBy: 'session', production: false })).toBe('answered');
  });
});
