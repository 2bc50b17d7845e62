// An access token of one of the demo people, to try the API out with:
//   curl -H "Authorization: Bearer $(npm run -s token -- karen)" …
//   node scripts/token.mjs <who> [where Samspil runs]
/* global fetch, URLSearchParams */
// Signs in as a browser would: authorization code with PKCE (RFC 7636), without one.
import { createHash, randomBytes } from 'node:crypto';

const [who, url = process.env.SAMSPIL_URL ?? 'http://localhost:3000'] = process.argv.slice(2);
const issuer = `${url.replace(/\/$/, '')}/demo-issuer`;

/** What cannot be done, in a sentence. */
class CannotSignIn extends Error {}

const cookies = new Map();

/** Asks as a browser would: keeps cookies, and says where it is sent next. */
async function ask(address, body) {
  let response;
  try {
    response = await fetch(address, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body && { body: new URLSearchParams(body) }),
    });
  } catch {
    throw new CannotSignIn(
      `nothing answers at ${url}: start Samspil with npm start, or say where it runs: npm run token -- karen http://localhost:3001`,
    );
  }
  for (const cookie of response.headers.getSetCookie()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    cookies.set(name, value);
  }
  const to = response.headers.get('location');
  return { response, to: to && new URL(to, address) };
}

async function token() {
  if (!who) throw new CannotSignIn('say who you want to be: npm run -s token -- karen');
  const { response } = await ask(`${issuer}/.well-known/openid-configuration`);
  if (response.status !== 200)
    throw new CannotSignIn(
      `${url} lets nobody try things out: it has an issuer of its own (SAMSPIL_ISSUER), so get a token there`,
    );
  const { authorization_endpoint, token_endpoint } = await response.json();
  // As Samspil's own pages do; only that nobody goes there, so that the code is taken up here.
  const client = { client_id: 'samspil', redirect_uri: new URL('/signed-in', authorization_endpoint).href };
  const verifier = randomBytes(32).toString('base64url');
  const asked = new URLSearchParams({
    ...client,
    response_type: 'code',
    scope: 'openid samspil',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const page = await ask(`${authorization_endpoint}?${asked}`);
  let { to } = await ask(page.to, { who });
  if (!to) throw new CannotSignIn(await unknown(page.to));
  while (to && !to.href.startsWith(client.redirect_uri)) ({ to } = await ask(to));
  const code = to?.searchParams.get('code');
  if (!code) throw new CannotSignIn('the issuer gave no code: try again');
  const answer = await ask(token_endpoint, {
    grant_type: 'authorization_code',
    ...client,
    code,
    code_verifier: verifier,
  });
  return (await answer.response.json()).access_token;
}

/** Who there is, as the page says. */
async function unknown(page) {
  const { response } = await ask(page);
  const people = [...(await response.text()).matchAll(/name="who" value="([a-z]+)"/g)].map(([, name]) => name);
  return `there is no ${who} to be: there are ${people.join(', ')}`;
}

try {
  console.log(await token());
} catch (error) {
  if (!(error instanceof CannotSignIn)) throw error;
  console.error(`token: ${error.message}`);
  process.exitCode = 1;
}
