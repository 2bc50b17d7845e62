import { setTimeout } from 'node:timers/promises';
import type { TypedDocumentString } from './generated/graphql.js';

/** Where Samspil runs, and what this program signs in with. */
export const { SAMSPIL: url = 'http://localhost:3000', CLIENT_ID = '', CLIENT_SECRET = '' } = process.env;

let known: { readonly token: string; readonly until: number } | undefined;

/** A token that works for a minute at least. @throws Error where the client is not let in, with the server's words */
export async function token(): Promise<string> {
  if (known && known.until > Date.now() + 60_000) return known.token;
  const response = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    // RFC 6749 section 2.3.1.
    headers: {
      authorization: `Basic ${btoa(`${encodeURIComponent(CLIENT_ID)}:${encodeURIComponent(CLIENT_SECRET)}`)}`,
    },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${answer.error}: ${answer.error_description}`);
  known = { token: answer.access_token, until: Date.now() + answer.expires_in * 1000 };
  return known.token;
}

/** What a document asks. Comes back later where the server says so. @throws Error where it is refused */
export async function ask<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await token()}`,
        'content-type': 'application/json',
        'accept-language': 'en',
      },
      body: JSON.stringify({ query: document.toString(), variables }),
    });
    const later = response.headers.get('retry-after');
    if (later && tries < 5) {
      await setTimeout(Number(later) * 1000);
      continue;
    }
    const { data, errors } = await response.json();
    if (errors) throw new Error(errors.map(({ message }: { message: string }) => message).join(' '));
    return data;
  }
}
