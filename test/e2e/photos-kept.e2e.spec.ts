import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { SetClock, instant, streamName } from '#kernel';
import { ISHOEJ } from '#kernel/testing';
import type { Sha256 } from '#photos';
import { PhotoSweep } from '../../apps/api/src/photos/photo-sweep.js';
import { entryContent } from './every-overview-mutation.js';
import { PartnerApi } from './partner-api.js';

const DAY_MS = 24 * 3_600_000;
const SHOWN = `... on EntryChanged { entry { id latest { content { photos {
  sha256 width height small { sha256 width height } alt { da }
} } } } } ... on PhotoNotStored { code message sha256 }`;

describe('photos that entries name', () => {
  const folder = temporaryFolder();
  const clock = new SetClock(instant('2026-11-24T12:00:00Z'));
  let api: PartnerApi;
  let music: string;
  let organiserId: string;

  beforeAll(async () => {
    api = await PartnerApi.start(folder(), clock);
    const words = '... on OverviewTermsChanged { terms { edges { node { id } } } }';
    const named = { kind: 'category', name: { da: 'Musik', en: 'Music' }, synonyms: [] };
    music = (await api.caller.say('addOverviewTerm', named, words)).terms.edges[0].node.id;
    organiserId = await api.caller.did('addOrganiser', { name: 'Ældre Sagen Ishøj' });
  });
  afterAll(() => api.close());

  const stored = (picture: string) => api.installation.photos.put(Buffer.from(picture), clock.now());
  const isThere = async (sha256: Sha256) => (await api.installation.photos.read(sha256)) !== undefined;
  const photo = (sha256: string, small?: string) => ({
    ...{ sha256, width: 1600, height: 1200, alt: { da: 'Fire synger' } },
    ...(small !== undefined && { small: { sha256: small, width: 480, height: 360 } }),
  });
  const showing = (...photos: readonly object[]) => entryContent([music], 'Kor', { photos });
  const draft = (...photos: readonly object[]) =>
    api.caller.say('draftEntry', { organiserId, content: showing(...photos) }, SHOWN);
  const aDayLater = () => clock.advance(DAY_MS);
  const sweep = () => new PhotoSweep(api.installation, clock).sweep();

  it('are those that are stored, in two sizes; of others it is said what would work', async () => {
    const [large, small] = [await stored('large'), await stored('small')];
    const { entry } = await draft(photo(large, small));
    expect(entry.latest.content.photos).toEqual([photo(large, small)]);
    for (const unknown of [photo('0'.repeat(64)), photo(large, '0'.repeat(64))])
      expect(await draft(unknown)).toMatchObject({
        ...{ code: 'PhotoNotStored', sha256: '0'.repeat(64) },
        message: expect.stringContaining('/photos'),
      });
  });

  it('stay, also those that a draft named before it was written anew; unused ones go after a day', async () => {
    const [before, after, unused] = [await stored('before'), await stored('after'), await stored('unused')];
    const { entry } = await draft(photo(before));
    await api.caller.say('reviseEntry', { entryId: entry.id, content: showing(photo(after)) }, SHOWN);
    expect(await sweep()).toBe(0);
    aDayLater();
    const today = await stored('of today');
    expect(await sweep()).toBe(1);
    expect(await Promise.all([before, after, unused, today].map(isThere))).toEqual([true, true, false, true]);
  });

  it('are kept from when they are named, whatever comes of it', async () => {
    const kept = await stored('kept');
    aDayLater();
    await api.caller.say(
      'draftEntry',
      { organiserId, content: entryContent([], 'Kor', { photos: [photo(kept)] }) },
      SHOWN,
    );
    const { code } = await draft(photo(kept), photo('0'.repeat(64)));
    expect(code).toBe('PhotoNotStored');
    await sweep();
    expect(await isThere(kept)).toBe(true);
  });

  it('are looked through when Samspil starts, and every day', async () => {
    const [first, second] = [await stored('first'), await stored('second')];
    aDayLater();
    await api.installation.photos.keep(second, clock.now());
    const sweeping = new PhotoSweep(api.installation, clock);
    sweeping.onModuleInit();
    while (await isThere(first)) await nextTurn();
    expect(await isThere(second)).toBe(true);
    // It sleeps once it is through; the clock is turned on until it has woken.
    for (let days = 0; (await isThere(second)) && days < 1_000; days++) {
      aDayLater();
      await nextTurn();
    }
    expect(await isThere(second)).toBe(false);
    await sweeping.onModuleDestroy();
  });

  it('are left alone where it cannot be read what names them', async () => {
    const unused = await stored('nobody knows');
    const unreadable = { id: randomUUID(), type: 'EntryRevised', data: Buffer.from('{}'), metadata: Buffer.from('{}') };
    const stream = streamName('entry', ISHOEJ, randomUUID());
    await api.installation.store.append(stream, [unreadable], { expected: 'noStream' });
    aDayLater();
    await expect(sweep()).rejects.toThrow('cannot be read');
    expect(await isThere(unused)).toBe(true);
  });
});
