import { GraphQLObjectType, GraphQLUnionType, isInputObjectType } from 'graphql';
import type { ActorKind } from '#kernel';
import { schema } from './schema.js';
import { bearer } from './test-issuer.js';
import { kindFor } from './who-may.js';

const typeOf = (mutation: string): string => `${mutation.slice(0, 1).toUpperCase()}${mutation.slice(1)}`;

/** The fields of inputs that take something personal, as `RecordGuestInput.name`. */
export const personalInputs: readonly string[] = Object.values(schema.getTypeMap())
  .filter(isInputObjectType)
  .flatMap(({ name: type, ...input }) =>
    Object.values(input.astNode?.fields ?? []).flatMap(({ name, directives }) =>
      directives?.some((directive) => directive.name.value === 'personal') ? [`${type}.${name.value}`] : [],
    ),
  );

/** What of a mutation's answer names the thing that it was about, where it succeeded. */
function payloadOf(mutation: string): string {
  const union = schema.getType(`${typeOf(mutation)}Result`);
  const payloads = union instanceof GraphQLUnionType ? union.getTypes() : [];
  const payload = payloads.find(({ name }) => name.endsWith('Changed'));
  const thing = payload && Object.values(payload.getFields()).find(({ type }) => type instanceof GraphQLObjectType);
  if (!payload || !thing) throw new Error(`what ${mutation} answers is about nothing`);
  return `... on ${payload.name} { thing: ${thing.name} { id } recorded { token } }`;
}

/** Somebody who uses the API of an application that runs. */
export class Caller {
  /** Fields of inputs that something was said in, refused or not. */
  readonly said = new Set<string>();
  /** Whoever asks: everybody has what they may ask in a minute. */
  name = 'karen';
  municipality = '0183';
  /** Of what was recorded last. */
  token = '';
  private keys = 0;

  /** Where the application runs now. */
  url = '';

  async reply(
    query: string,
    variables: object = {},
    kind: ActorKind = 'coordinator',
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are of whatever shape was asked for
  ): Promise<{ data: any; errors?: readonly { message: string }[] }> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: await bearer(`${kind}/${this.municipality}/${this.name}`),
        'accept-language': 'en',
      },
      body: JSON.stringify({ query, variables }),
    });
    return response.json() as Promise<{ data: unknown; errors?: readonly { message: string }[] }>;
  }

  /** @throws Error where there are errors */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are of whatever shape was asked for
  async ask(query: string, variables: object = {}, kind: ActorKind = 'coordinator'): Promise<any> {
    const reply = await this.reply(query, variables, kind);
    const { data, errors } = reply;
    // What the server could not even read has no errors either.
    if (errors ?? !data) throw new Error(`${query.slice(0, 200)}: ${JSON.stringify(errors ?? reply)}`);
    return data;
  }

  /** Says a mutation. @returns the member of the union that came */
  async say(mutation: string, input: object, fields = '', key = `canary-${++this.keys}`) {
    const type = `${typeOf(mutation)}Input`;
    for (const field of Object.keys(input)) this.said.add(`${type}.${field}`);
    const { answer } = await this.ask(
      `mutation ($input: ${type}!, $key: String!) {
        answer: ${mutation}(input: $input, idempotencyKey: $key) { __typename ... on Refusal { code message } ${fields} }
      }`,
      { input, key },
      kindFor('Mutation', mutation),
    );
    return answer;
  }

  /** Says a mutation that must succeed. @returns the id of what it was about */
  async did(mutation: string, input: object, key?: string): Promise<string> {
    const answer = await this.say(mutation, input, payloadOf(mutation), key);
    if (!answer.thing) throw new Error(`${mutation} was refused: ${answer.message ?? answer.__typename}`);
    this.token = answer.recorded.token ?? this.token;
    return answer.thing.id;
  }
}
