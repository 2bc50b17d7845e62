/**
 * Whether a page is one of ours, by the Origin that a browser says of it and no page can change (RFC 6454 §7). By where Samspil is said to
 * be, for a proxy may ask for it by a name of its own; or by the name that it was asked for, where it has others too.
 * @param ourUrl where Samspil is, as browsers see it
 */
export const isOurOrigin = (origin: string, host: string | undefined, ourUrl: string): boolean =>
  URL.canParse(origin) && (origin === new URL(ourUrl).origin || new URL(origin).host === host);
