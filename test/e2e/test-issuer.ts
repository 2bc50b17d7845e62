import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, SignJWT, UnsecuredJWT, exportJWK, exportSPKI, generateKeyPair } from 'jose';
import { actorIdOf } from '#identity';
import type { Permission } from '#kernel';

/** What may be said of somebody besides who they are. */
export interface Claimed {
  readonly people?: readonly string[];
  readonly scopes?: readonly Permission[];
}

/** A token that nobody should believe, and what is wrong with it. */
export type Forgery =
  | 'signed by nobody'
  | 'signed with the public key as a secret'
  | 'signed by a stranger under a known key id'
  | 'signed by a key that the issuer does not have'
  | 'altered after it was signed'
  | 'for another audience'
  | 'from another issuer'
  | 'an ID token'
  | 'expired'
  | 'not valid yet'
  | 'issued in the future'
  | 'without an end';

const AUDIENCE = 'https://samspil.example.dk';
const ALGORITHM = 'ES256';
/** Whatever time a spec turns its clock to, tokens are valid: from 2000 to 2199, in seconds. */
const [FROM, TO] = [946_684_800, 7_226_582_400];

interface Key {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

/** An OpenID issuer on this machine, for specs: over real HTTP, with real signatures. */
export class TestIssuer {
  private readonly tokens = new Map<string, Promise<string>>();
  private made = 0;
  private isAway = false;
  private isHanging = false;
  /** What was asked of it, by path. */
  readonly asked: string[] = [];

  private constructor(
    private readonly server: Server,
    private key: Key,
  ) {}

  static async start(): Promise<TestIssuer> {
    const server = createServer((request, response) => {
      if (issuer.isHanging) return;
      const found = issuer.answer(request.url ?? '');
      if (found instanceof Promise) void found.then((json) => response.end(JSON.stringify(json)));
      else response.writeHead(503).end();
    });
    // It lasts as long as who started it, and keeps nobody waiting.
    server.on('connection', (socket) => socket.unref());
    server.unref();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const issuer: TestIssuer = new TestIssuer(server, await newKey('key-1'));
    return issuer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** What an application is started with that believes this issuer. */
  get environment() {
    return { SAMSPIL_ISSUER: this.url, SAMSPIL_AUDIENCE: AUDIENCE };
  }

  /**
   * The header `Authorization` of somebody, the same each time, valid at any time.
   * @param who `kind/municipality/name`, such as `coordinator/0183/karen`
   */
  bearer(who: string, claimed: Claimed = {}): Promise<string> {
    const key = JSON.stringify([this.key.kid, who, claimed]);
    const token = this.tokens.get(key) ?? this.token(who, claimed).then((jwt) => `Bearer ${jwt}`);
    this.tokens.set(key, token);
    return token;
  }

  /** Under which id somebody acts of whom this issuer says who they are. */
  actorId(name: string): string {
    return actorIdOf(this.url, name);
  }

  /** A token without the word Bearer; what is given besides stands in it, or in its header, in place of what is true. */
  async token(who: string, claimed: Claimed = {}, claims: object = {}, header: object = {}, key = this.key) {
    const said = { ...this.claims(who, claimed), ...claims };
    return new SignJWT(said).setProtectedHeader({ ...headerOf(key), ...header }).sign(key.privateKey);
  }

  /** Signs with another key from now on; tokens of the old one count no more. */
  async rotate(): Promise<void> {
    this.key = await newKey(`key-${++this.made + 1}`);
  }

  goAway(): void {
    this.isHanging = false;
    this.isAway = true;
  }

  /** Takes what it is asked, and never answers. */
  hang(): void {
    this.isHanging = true;
  }

  comeBack(): void {
    this.isAway = this.isHanging = false;
  }

  /** A token of somebody that is not to be believed. */
  async forged(how: Forgery, who = 'coordinator/0183/karen'): Promise<string> {
    const claims = this.claims(who, {});
    const with_ = (changed: object, header = {}, key = this.key) => this.token(who, {}, changed, header, key);
    switch (how) {
      case 'signed by nobody':
        return new UnsecuredJWT(claims).encode();
      case 'signed with the public key as a secret': {
        const secret = new TextEncoder().encode(await exportSPKI(this.key.publicKey));
        return new SignJWT(claims).setProtectedHeader({ ...headerOf(this.key), alg: 'HS256' }).sign(secret);
      }
      case 'signed by a stranger under a known key id':
        return with_({}, {}, await newKey(this.key.kid));
      case 'signed by a key that the issuer does not have':
        return with_({}, {}, await newKey('nobody-knows'));
      case 'altered after it was signed': {
        const [header, , signature] = (await with_({})).split('.');
        const altered = Buffer.from(JSON.stringify({ ...claims, samspil_kind: 'administrator' })).toString('base64url');
        return [header, altered, signature].join('.');
      }
      case 'for another audience':
        return with_({ aud: 'https://another.example.dk' });
      case 'from another issuer':
        return with_({ iss: 'https://issuer.example.dk' });
      case 'an ID token':
        return with_({ nonce: 'n-0S6_WzA2Mj' }, { typ: 'JWT' });
      case 'expired':
        return with_({ exp: FROM + 600 });
      case 'not valid yet':
        return with_({ nbf: TO - 600 });
      case 'issued in the future':
        return with_({ iat: TO - 600 });
      case 'without an end':
        return with_({ exp: undefined });
    }
  }

  private claims(who: string, { people, scopes }: Claimed) {
    const [kind = '', municipality = '', name = ''] = who.split('/');
    return {
      iss: this.url,
      aud: AUDIENCE,
      sub: name,
      iat: FROM,
      exp: TO,
      samspil_kind: kind,
      samspil_municipality: municipality,
      ...(people && { samspil_people: [...people] }),
      ...(scopes && { samspil_scopes: scopes.join(' ') }),
    };
  }

  private answer(path: string): Promise<object> | undefined {
    this.asked.push(path);
    if (this.isAway) return undefined;
    if (path === '/.well-known/openid-configuration')
      return Promise.resolve({ issuer: this.url, jwks_uri: `${this.url}/jwks` });
    return path === '/jwks' ? publicKeys(this.key) : undefined;
  }
}

const headerOf = ({ kid }: Key) => ({ alg: ALGORITHM, typ: 'at+jwt', kid });

async function newKey(kid: string): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  return { kid, privateKey, publicKey };
}

const publicKeys = async ({ kid, publicKey }: Key) => ({
  keys: [{ ...(await exportJWK(publicKey)), kid, use: 'sig' }],
});

/** The one that the specs of a file share. */
export const testIssuer = await TestIssuer.start();

/** The header `Authorization` of somebody, such as `coordinator/0183/karen`. */
export const bearer = (who: string, claimed?: Claimed): Promise<string> => testIssuer.bearer(who, claimed);
