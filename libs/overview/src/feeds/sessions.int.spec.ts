import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { choirConcert, knittingCafe, morningWalk, visitingFriend } from '../../testing/entries.js';
import { SITE, hostileEntry } from '../../testing/feeds.js';
import type { PublishedEntry } from '../entry/published-entry.js';
import type { FeedSite } from './feed-site.js';
import { sessionSeriesOf } from './sessions.js';
import { type EntryChange, sessionsPage } from './sessions-page.js';

interface Finding {
  readonly severity: string;
  readonly type: string;
  readonly path: string;
  readonly message: string;
}
interface FeedLog {
  readonly pages: readonly { readonly url: string; readonly errors: readonly { readonly data: Finding }[] }[];
}
// Both are CommonJS without types.
const require = createRequire(import.meta.url);
const { RpdeValidator } = require('@openactive/rpde-validator') as {
  RpdeValidator: (url: string, options: object) => Promise<FeedLog>;
};
const { validate } = require('@openactive/data-model-validator') as {
  validate: (json: unknown, options?: object) => Promise<readonly Finding[]>;
};

const changes: readonly EntryChange[] = [
  ...[knittingCafe, choirConcert, morningWalk, hostileEntry({ entryId: 'hostile' }), visitingFriend].map(
    (entry, n) => ({ entryId: entry.entryId, changeNumber: String(100 - n * 7), entry }),
  ),
  { entryId: 'withdrawn', changeNumber: '3', entry: undefined },
];

describe('the feed of sessions, by the validators of OpenActive', () => {
  let site: FeedSite;
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '', 'http://127.0.0.1').searchParams.get('afterChangeNumber');
    const page = sessionsPage(changes, site, asked ?? undefined, 2);
    response.setHeader('Content-Type', page.contentType);
    response.setHeader('Cache-Control', `public, max-age=${page.maxAgeSeconds}`);
    response.end(page.body);
  });

  beforeAll(async () => {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    site = { ...SITE, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  });
  afterAll(() => new Promise((closed) => server.close(closed)));

  it('is read from the first page to the last without a failure', async () => {
    const log = await RpdeValidator(`${site.baseUrl}/feeds/sessions`, { pageLimit: 10, logCallback: () => undefined });
    const failures = log.pages.flatMap(({ errors }) => errors.filter(({ data }) => data.severity === 'failure'));
    expect(failures).toEqual([]);
    // Six items by two, the last page, and a position that never was, for which the validator asks as well.
    expect(log.pages).toHaveLength(5);
  });

  const failuresOf = async (entry: PublishedEntry) => {
    const findings = await validate(JSON.parse(JSON.stringify(sessionSeriesOf(entry, SITE))) as unknown);
    return findings.filter(({ severity }) => severity === 'failure');
  };
  const isOfActivities = ({ path }: Finding) => path.startsWith('$.activity[');

  it.each([knittingCafe, choirConcert, morningWalk])(
    'says of each what the model of opportunities asks for, but for OpenActive’s own list of sports',
    async (entry) => {
      const failures = await failuresOf(entry);
      expect(failures.filter((failure) => !isOfActivities(failure))).toEqual([]);
      // That it found these shows that it has looked.
      expect(new Set(failures.map(({ type }) => type))).toEqual(
        new Set(['use_official_activity_list', 'file_not_found', 'activity_not_in_activity_list']),
      );
    },
  );

  it('says of a text that reads like HTML that it does, and finds nothing else', async () => {
    const failures = (await failuresOf(hostileEntry())).filter((failure) => !isOfActivities(failure));
    expect(new Set(failures.map(({ type }) => type))).toEqual(new Set(['no_html']));
  });

  it('would tell of a session without a place', async () => {
    const { location: _, ...placeless } = sessionSeriesOf(knittingCafe, SITE) ?? {};
    expect(await validate(placeless)).toContainEqual(
      expect.objectContaining({ severity: 'failure', type: 'missing_required_field', path: '$.location' }),
    );
  });
});
