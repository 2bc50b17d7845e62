import { describe, expect, it } from '@jest/globals';
import { privateKeyOf, signingKeyOf, vkeyOf } from '#integrity';
import { WrongConfiguration, configurationFrom } from './configuration.js';

const KEY = Buffer.alloc(32, 7).toString('base64');

const { publicKey: PUBLIC_KEY } = signingKeyOf(privateKeyOf(Buffer.alloc(32, 8)));

const forProduction = {
  NODE_ENV: 'production',
  SAMSPIL_MASTER_KEY: KEY,
  SAMSPIL_SIGNING_KEY: KEY,
  SAMSPIL_DATA: '/data',
  SAMSPIL_KEYS: '/keys',
  SAMSPIL_ERASURES: '/erasures',
  SAMSPIL_ISSUER: 'https://login.example.dk',
  SAMSPIL_AUDIENCE: 'https://samspil.example.dk',
  SAMSPIL_URL: 'https://samspil.example.dk',
  SAMSPIL_PROXIES: '1',
};

describe('the configuration', () => {
  it('needs nothing said outside production', () => {
    expect(configurationFrom({ PATH: '/bin' })).toMatchObject({
      production: false,
      host: 'localhost',
      port: 3000,
      demo: true,
    });
  });

  it.each([
    [{ SAMSPIL_PORT: 'three' }, 'SAMSPIL_PORT must be a port from 0 to 65535'],
    [{ SAMSPIL_PORT: '70000' }, 'SAMSPIL_PORT must be a port from 0 to 65535'],
    [{ SAMSPIL_PROT: '3001' }, 'SAMSPIL_PROT is not a variable that Samspil knows'],
    [{ SAMSPIL_DATA: '' }, 'SAMSPIL_DATA must name a folder'],
    [{ SAMSPIL_EVENT_STORE: 'localhost:2113' }, 'SAMSPIL_EVENT_STORE must begin with esdb:// or esdb+discover://'],
    [{ SAMSPIL_DEMO: 'perhaps' }, 'SAMSPIL_DEMO must be on or off'],
    [{ SAMSPIL_MASTER_KEY: 'c2hvcnQ=' }, 'SAMSPIL_MASTER_KEY must hold 32 bytes in base64'],
    [{ NODE_ENV: 'prod' }, 'NODE_ENV must be production, development or test'],
    [{ NODE_ENV: 'production' }, 'SAMSPIL_MASTER_KEY must be set in production'],
    [{ ...forProduction, SAMSPIL_SIGNING_KEY: undefined }, 'SAMSPIL_SIGNING_KEY must be set in production'],
    [{ ...forProduction, SAMSPIL_PROXIES: undefined }, 'SAMSPIL_PROXIES must be set in production'],
    [{ SAMSPIL_PROXIES: 'some' }, 'SAMSPIL_PROXIES must be the number of proxies in front, from 0 to 9'],
    [{ SAMSPIL_SIGNING_KEY: 'c2hvcnQ=' }, 'SAMSPIL_SIGNING_KEY must hold 32 bytes in base64'],
    [{ SAMSPIL_WITNESSES: 'somebody' }, 'SAMSPIL_WITNESSES must hold keys of witnesses, with spaces between them'],
    [{ SAMSPIL_WITNESSES: vkeyOf('a.log', PUBLIC_KEY) }, 'the key a.log is that of a log, not of a witness'],
  ])('says which variable is wrong: %j', (environment, sentence) => {
    expect(() => configurationFrom(environment)).toThrow(WrongConfiguration);
    expect(() => configurationFrom(environment)).toThrow(sentence);
  });

  it('shows the overview of the municipalities that are named, each at an address of its own', () => {
    const { sites } = configurationFrom({
      SAMSPIL_SITES: '0183=https://aktiviteter.ishoj.dk/; 0187=https://aktiviteter.vallensbaek.dk',
    });
    expect(sites).toEqual([
      { municipality: '0183', url: 'https://aktiviteter.ishoj.dk' },
      { municipality: '0187', url: 'https://aktiviteter.vallensbaek.dk' },
    ]);
    for (const wrong of [
      '0183',
      'Ishøj=https://a.dk',
      '0183=https://a.dk/overblik',
      '0183=https://a.dk; 0187=https://a.dk',
    ])
      expect(() => configurationFrom({ SAMSPIL_SITES: wrong })).toThrow('SAMSPIL_SITES must be where the overview');
  });

  it('shows the overview of the demo season where none is named, and in production none', () => {
    expect(configurationFrom({}).sites).toEqual([{ municipality: '0183' }]);
    expect(configurationFrom(forProduction).sites).toEqual([]);
  });

  it('takes the signatures of the witnesses that are named, a space or a line to each', () => {
    const keys = ['one', 'two'].map((name) => vkeyOf(name, PUBLIC_KEY, 'cosignature/v1'));
    expect(configurationFrom({}).witnesses).toEqual([]);
    expect(configurationFrom({ SAMSPIL_WITNESSES: ` ${keys.join('\n')} ` }).witnesses.map(({ vkey }) => vkey)).toEqual(
      keys,
    );
  });

  it('keeps the log in the data folder unless an event store is named', () => {
    expect(configurationFrom({ SAMSPIL_DATA: '/data' }).store).toEqual({ kind: 'sqlite', folder: '/data' });
    const url = 'esdb://samspil:secret@one:2113,two:2113?tls=true';
    expect(configurationFrom({ SAMSPIL_EVENT_STORE: url }).store).toEqual({ kind: 'eventstoredb', url });
  });

  it('believes as many proxies as were named: in production none only where that was said', () => {
    expect(configurationFrom({}).proxies).toBe(0);
    expect(configurationFrom({ SAMSPIL_PROXIES: '2' }).proxies).toBe(2);
    expect(configurationFrom({ ...forProduction, SAMSPIL_PROXIES: '0' }).proxies).toBe(0);
  });

  it.each([
    { SAMSPIL_URL: 'https://samspil.example.dk' },
    { SAMSPIL_HOST: '0.0.0.0' },
    { SAMSPIL_HOST: '::', SAMSPIL_DEMO: 'off' },
    { NODE_ENV: 'test', SAMSPIL_HOST: 'samspil.example.dk', SAMSPIL_URL: 'http://localhost:3000' },
  ])('lets nobody be anybody where others find it, unless that was said: %j', (environment) => {
    expect(() => configurationFrom(environment)).toThrow('SAMSPIL_ISSUER must be set');
    expect(() => configurationFrom(environment)).toThrow('say SAMSPIL_DEMO=on');
    expect(configurationFrom({ ...environment, SAMSPIL_DEMO: 'on' }).identity.isForTryingOut).toBe(true);
    const issuer = { SAMSPIL_ISSUER: forProduction.SAMSPIL_ISSUER };
    expect(configurationFrom({ ...environment, ...issuer }).identity.isForTryingOut).toBe(false);
  });

  it('never loads the demo season in production', () => {
    const { production, demo } = configurationFrom({
      ...forProduction,
      SAMSPIL_DEMO: 'on',
    });
    expect({ production, demo }).toEqual({ production: true, demo: false });
  });

  it('keeps keys and erasures in the data folder while things are tried out', () => {
    expect(configurationFrom({ SAMSPIL_DATA: '/data' })).toMatchObject({ keys: '/data', erasures: '/data' });
    expect(configurationFrom({ SAMSPIL_KEYS: '/keys', SAMSPIL_ERASURES: '/erasures' })).toMatchObject({
      keys: '/keys',
      erasures: '/erasures',
    });
  });

  it.each([
    [{ SAMSPIL_KEYS: undefined }, 'SAMSPIL_KEYS must be set in production'],
    [{ SAMSPIL_ERASURES: undefined }, 'SAMSPIL_ERASURES must be set in production'],
    [{ SAMSPIL_KEYS: '/data' }, 'SAMSPIL_KEYS must be set in production, to a folder apart from SAMSPIL_DATA'],
    [{ SAMSPIL_KEYS: '/data/keys' }, 'SAMSPIL_KEYS must be'],
    [{ SAMSPIL_ERASURES: '/keys/erasures' }, 'SAMSPIL_ERASURES must be'],
    [{ SAMSPIL_ERASURES: '/' }, 'SAMSPIL_ERASURES must be'],
  ])('lets no backup hold the log and the keys to it, in production: %j', (environment, sentence) => {
    expect(() => configurationFrom({ ...forProduction, ...environment })).toThrow(sentence);
  });
});
