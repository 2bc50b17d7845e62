import { describe, expect, it } from '@jest/globals';
import type { OverviewSite } from '#installation';
import { Sites } from './sites.js';

const ISHOEJ = { municipality: '0183', url: 'https://aktiviteter.ishoj.dk' } as OverviewSite;
const VALLENSBAEK = { municipality: '0187', url: 'https://aktiviteter.vallensbaek.dk' } as OverviewSite;
const ours = { url: 'https://samspil.example.dk' };
const at = (host: string, more: object = {}) => ({ originalUrl: '/aktiviteter', headers: { host, ...more } });
const sitesOf = (...sites: readonly OverviewSite[]) => new Sites(sites, { '0183': '43 57 75 75' }, ours);

describe('whose overview is shown', () => {
  it('is said by the host that was asked for', () => {
    const sites = sitesOf(ISHOEJ, VALLENSBAEK);
    expect(sites.of(at('aktiviteter.vallensbaek.dk'))).toMatchObject({
      municipality: '0187',
      baseUrl: 'https://aktiviteter.vallensbaek.dk',
      telephone: undefined,
    });
    expect(sites.of(at('aktiviteter.ishoj.dk'))?.telephone).toBe('43 57 75 75');
  });

  it.each(['AKTIVITETER.Vallensbaek.dk', 'aktiviteter.vallensbaek.dk:443'])('is the same by %s', (host) =>
    expect(sitesOf(ISHOEJ, VALLENSBAEK).of(at(host))?.municipality).toBe('0187'),
  );

  it('is said by an address in full before any header, and by no header that a proxy passes on from whoever asks', () => {
    const [sites, asked] = [sitesOf(ISHOEJ, VALLENSBAEK), at('aktiviteter.ishoj.dk')];
    const inFull = { ...asked, originalUrl: 'http://aktiviteter.vallensbaek.dk/aktiviteter' };
    expect(sites.of(inFull)?.municipality).toBe('0187');
    const forwarded = at('aktiviteter.ishoj.dk', { 'x-forwarded-host': 'aktiviteter.vallensbaek.dk' });
    expect(sites.of(forwarded)?.municipality).toBe('0183');
  });

  it.each(['', '::::', 'a b', 'aktiviteter.ishoj.dk.example.org'])('is nobody’s at “%s”', (host) =>
    expect(sitesOf(ISHOEJ, VALLENSBAEK).of(at(host))).toBeUndefined(),
  );

  it('is nobody’s at a host that is not named, where there are several', () => {
    expect(sitesOf(ISHOEJ, VALLENSBAEK).of(at('samspil.example.dk'))).toBeUndefined();
    expect(sitesOf().of(at('samspil.example.dk'))).toBeUndefined();
  });

  it('is that of the only one at any host, and links lead to its own address', () => {
    expect(sitesOf(ISHOEJ).of(at('127.0.0.1:3000'))?.baseUrl).toBe('https://aktiviteter.ishoj.dk');
  });

  it('stands at our own address where none of its own is said', () => {
    const sites = sitesOf({ municipality: ISHOEJ.municipality }, VALLENSBAEK);
    expect(sites.of(at('samspil.example.dk'))).toMatchObject({ municipality: '0183', baseUrl: ours.url });
  });
});
