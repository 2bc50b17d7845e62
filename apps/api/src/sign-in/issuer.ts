import type { RequestListener } from 'node:http';
import type { Clock, Instant } from '#kernel';
import { type IdentitySettings, IssuerKeys, IssuerState, PeopleTokens } from '#identity';
import type { DemoIssuer, DemoIssuerOptions } from '#identity/demo-issuer';
import { OpenId } from './open-id.js';
import type { OurUrl } from './our-url.js';

/** Who says who people are, and how they sign in with a browser: nobody can where Samspil is not known to the issuer. */
export interface Issuer {
  readonly people: PeopleTokens;
  readonly openId: OpenId | undefined;
}

/** How it goes with it. */
export interface IssuerHealth {
  /** Whether tokens can be checked without asking it. */
  readonly known: boolean;
  readonly lastFailure?: Instant;
}

type Demo = Pick<DemoIssuerOptions, 'production' | 'isForTryingOut' | 'peopleOf'>;

/** The issuer that is configured, or the embedded one: ready when it is first needed, for only then our own URL is known. */
export class Issuers {
  private ready: Promise<Issuer> | undefined;
  private embedded: Promise<DemoIssuer> | undefined;
  private keys: IssuerKeys | undefined;
  private readonly state: IssuerState;

  constructor(
    private readonly settings: IdentitySettings['issuer'],
    private readonly ours: OurUrl,
    private readonly clock: Clock,
    private readonly demo: Demo,
    report: (sentence: string) => void,
  ) {
    this.state = new IssuerState(clock, report);
  }

  issuer(): Promise<Issuer> {
    this.ready ??= this.settings ? Promise.resolve(this.configured(this.settings)) : this.demoIssuer();
    return this.ready;
  }

  /** Says nothing of anybody. */
  get health(): IssuerHealth {
    const { lastFailure } = this.state;
    return { known: !this.settings || this.keys?.isKnown === true, ...(lastFailure && { lastFailure }) };
  }

  /** Answers below `/demo-issuer`. @throws Error in production */
  readonly answerDemo = async (...asked: Parameters<RequestListener>): Promise<void> => {
    const { answer } = await this.embeddedIssuer();
    await answer(...asked);
  };

  private configured({ audience = this.ours.url, client, ...issuer }: NonNullable<IdentitySettings['issuer']>): Issuer {
    this.keys = new IssuerKeys(issuer.url, this.clock, this.state);
    const people = new PeopleTokens({ ...issuer, audience, keyOf: this.keys.keyOf }, this.clock);
    return { people, openId: client && new OpenId(people, client, this.ours.url, this.clock, this.state) };
  }

  private async demoIssuer(): Promise<Issuer> {
    const { issuer, client } = await this.embeddedIssuer();
    const people = new PeopleTokens(issuer, this.clock);
    return { people, openId: new OpenId(people, client, this.ours.url, this.clock, this.state) };
  }

  /** What only tries things out is loaded only where they are tried out. */
  private embeddedIssuer(): Promise<DemoIssuer> {
    const { ours, clock, demo } = this;
    this.embedded ??= import('#identity/demo-issuer').then(({ demoIssuer }) =>
      demoIssuer({ ...demo, clock, ourUrl: ours.url, here: ours.here, listensOn: ours.listensOn }),
    );
    return this.embedded;
  }
}
