import type { RequestHandler } from 'express';
import helmet from 'helmet';

type Directives = Readonly<Record<string, readonly string[]>>;

/** Nothing but our own, from our own address, and in nobody's frame. */
const STRICT: Directives = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
};

const APOLLO = ['https://*.cdn.apollographql.com', 'https://*.embed.apollographql.com'];

/** Apollo's Sandbox comes from Apollo's servers. Its page says more strictly what may run in it, by nonces. */
const SANDBOX: Directives = {
  ...STRICT,
  'script-src': ["'self'", "'unsafe-inline'", ...APOLLO],
  'style-src': ["'self'", "'unsafe-inline'", ...APOLLO, 'https://fonts.googleapis.com'],
  'img-src': ["'self'", 'data:', ...APOLLO],
  'font-src': ["'self'", 'https://fonts.gstatic.com'],
  'manifest-src': ["'self'", ...APOLLO],
  'connect-src': ["'self'", ...APOLLO],
  'frame-src': APOLLO,
};

const headersWith = (directives: Directives, production: boolean): RequestHandler =>
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { ...directives } },
    // In development it is http, which a browser would not come back to for a year.
    strictTransportSecurity: production ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
  });

/** What every answer tells browsers not to do with it. */
export function securityHeaders(production: boolean): RequestHandler {
  const strict = headersWith(STRICT, production);
  const sandbox = headersWith(production ? STRICT : SANDBOX, production);
  return (request, response, next) => {
    (request.path === '/graphql' && request.method === 'GET' ? sandbox : strict)(request, response, next);
  };
}
