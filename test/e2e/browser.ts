/** What a page looks like to somebody who came to it. */
export interface Page {
  readonly status: number;
  readonly url: string;
  readonly text: string;
  readonly headers: Headers;
}

/** A browser, as far as signing in needs one: it keeps cookies by their paths, follows redirects, and sends forms. */
export class Browser {
  private readonly cookies = new Map<string, { readonly value: string; readonly path: string }>();
  /** Everything that it was ever sent: headers and pages. */
  received = '';
  /** The `Set-Cookie` headers that came, oldest first. */
  readonly setCookies: string[] = [];

  /** The header `Cookie` for an address. */
  cookie(url = 'http://localhost/'): string {
    const { pathname } = new URL(url);
    return [...this.cookies]
      .filter(([, { path }]) => pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  }

  /** Takes a cookie that somebody else made. */
  plant(name: string, value: string): void {
    this.cookies.set(name, { value, path: '/' });
  }

  /** Goes to an address, and on to where it is sent from there. */
  async go(url: string, form?: Readonly<Record<string, string>>): Promise<Page> {
    const page = await this.ask(url, form);
    const location = page.headers.get('location');
    return location && page.status < 400 ? this.go(new URL(location, url).href) : page;
  }

  /** Goes to an address, and no further. */
  async ask(
    url: string,
    form?: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Page> {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        cookie: this.cookie(url),
        ...(form && { 'sec-fetch-site': 'same-origin', origin: new URL(url).origin }),
        ...headers,
      },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    const text = await response.text();
    this.received += [...response.headers].flat().join('\n') + text;
    return { status: response.status, url, text, headers: response.headers };
  }

  /** Signs in as one of the demo people, beginning at an address of Samspil's. @returns the page at the end of it */
  async signIn(url: string, who: string, to = '/'): Promise<Page> {
    const choice = await this.go(`${url}/sign-in?to=${encodeURIComponent(to)}`);
    const [, action = ''] = /<form method="post" action="([^"]*)"/.exec(choice.text) ?? [];
    return this.go(new URL(action, url).href, { who });
  }

  private keep(header: string): void {
    this.setCookies.push(header);
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
    const path = /; *path=([^;]*)/i.exec(header)?.[1] ?? '/';
    const isOver = /max-age=0/i.test(header) || /expires=Thu, 01 Jan 1970/i.test(header);
    if (isOver) this.cookies.delete(name);
    else this.cookies.set(name, { value, path });
  }
}
