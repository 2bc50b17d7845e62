import { describe, expect, it } from '@jest/globals';
import type { OverviewSite } from '#installation';
import { Sites } from './sites.js';

const ISHOEJ = { municipality: '0183', url: 'https://aktiviteter.ishoj.dk' } as OverviewSite;
const VALLENSBAEK = { municipality: '0187', url: 'https://aktiviteter.vallensbaek.dk' } as OverviewSite;
const ours = { url: 'https://samspil.example.dk' };
const sitesOf = (...sites: readonly OverviewSite[]) => new Sites(sites, { '0183': '43 57 75 75' }, ours);

describe('whose overview is shown', () => {
  it('is said by the host that was asked for', () => {
    const sites = sitesOf(ISHOEJ, VALLENSBAEK);
    expect(sites.of({ host: 'aktiviteter.vallensbaek.dk' })).toMatchObject({
      municipality: '0187',
      baseUrl: 'https://aktiviteter.vallensbaek.dk',
      telephone: undefined,
    });
    expect(sites.of({ host: 'aktiviteter.ishoj.dk' })?.telephone).toBe('43 57 75 75');
  });

  it('is nobody’s at a host that is not named, where there are several', () => {
    expect(sitesOf(ISHOEJ, VALLENSBAEK).of({ host: 'samspil.example.dk' })).toBeUndefined();
    expect(sitesOf().of({ host: 'samspil.example.dk' })).toBeUndefined();
  });

  it('is that of the only one at any host, and links lead to its own address', () => {
    expect(sitesOf(ISHOEJ).of({ host: '127.0.0.1:3000' })?.baseUrl).toBe('https://aktiviteter.ishoj.dk');
  });

  it('stands at our own address where none of its own is said', () => {
    const sites = sitesOf({ municipality: ISHOEJ.municipality }, VALLENSBAEK);
    expect(sites.of({ host: 'samspil.example.dk' })).toMatchObject({ municipality: '0183', baseUrl: ours.url });
  });
});
