import type { Request } from 'express';
import type { OverviewSite } from '#installation';
import type { Municipality } from '#kernel';
import { type Contact, type Telephones, contactOf } from '../forms/contact.js';
import type { OurUrl } from '../sign-in/our-url.js';

/** Creative Commons Attribution 4.0: what a municipality publishes of its activities may be used by everybody who says where it is from. */
export const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';

/** Where citizens read a municipality's overview, and whom they can call. */
export interface Site {
  readonly municipality: Municipality;
  /** The origin that links to its pages begin with, without a slash at its end. */
  readonly baseUrl: string;
  readonly contact: Contact;
  /** The number to call as people read it, where it is known. */
  readonly telephone: string | undefined;
}

/** What of a request says which host it is for. */
type Asked = Pick<Request, 'originalUrl' | 'headers'>;

/** Which municipality's overview a request is for: each stands at a host of its own. */
export class Sites {
  constructor(
    private readonly sites: readonly OverviewSite[],
    private readonly telephones: Telephones,
    private readonly ours: Pick<OurUrl, 'url'>,
  ) {}

  /** That of the host that was asked; where there is one alone, it is that one, whatever its host is called today. */
  of(request: Asked): Site | undefined {
    const host = hostOf(request);
    const named = this.sites.find(({ url = this.ours.url }) => isAt(new URL(url), host));
    const site = named ?? (this.sites.length === 1 ? this.sites[0] : undefined);
    return site && this.site(site);
  }

  /** Where the pages of a municipality stand; where it has none of its own, at our address. */
  baseUrlOf(municipality: Municipality): string {
    return this.sites.find((site) => site.municipality === municipality)?.url ?? this.ours.url;
  }

  private site({ municipality, url = this.ours.url }: OverviewSite): Site {
    const telephone = this.telephones[municipality];
    return { municipality, baseUrl: url, contact: contactOf(municipality, this.telephones), telephone };
  }
}

/**
 * By an address in full, which goes before the header (RFC 9112 §3.2.2). What `X-Forwarded-Host` says is not believed: proxies pass it on
 * from whoever asks, and a cache behind one would show everybody at this host what is another's.
 */
const hostOf = ({ originalUrl, headers }: Asked): string =>
  URL.canParse(originalUrl) ? new URL(originalUrl).host : (headers.host ?? '');

/** In any case, and with or without the port that goes without saying. */
function isAt({ protocol, host: ours }: URL, host: string): boolean {
  const asked = `${protocol}//${host}`;
  return URL.canParse(asked) && new URL(asked).host === ours;
}
