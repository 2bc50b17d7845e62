import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { sessionsProjection } from '#cafes';
import { temporaryFolder } from '#event-store/testing';
import type { LocalDate } from '#kernel';
import { NOW, clockAt, idFor } from '#kernel/testing';
import { FormsApi, TELEPHONE, Visitor, daysIn, hiddenIn } from './forms-api.js';

const GERDA = { name: 'Gerda Lund', phone: '43 57 75 75', wait: 'yes' };
const ANNA = { name: 'Anna Madsen', phone: '20 30 40 50' };
const [CAFE, RIDE, VOLUNTEER] = ['/forms/0183/cafe', '/forms/0183/ride', '/forms/0183/volunteer'];
const RIDE_TEXTS = [
  'contactPerson',
  'address',
  'window1-date',
  'window2-from',
  'window3-until',
  'destinationId',
  'wish',
];

describe('the public forms in wrong hands', () => {
  const folder = temporaryFolder();
  let api: FormsApi;
  const visitor = () => new Visitor(api);
  const day = async (nth = 0) => daysIn((await visitor().get(CAFE)).html)[nth] ?? '';

  beforeAll(async () => {
    api = await FormsApi.start(folder(), clockAt(NOW));
    await api.openCafe('Café Åparken', 40);
  });
  afterAll(() => api.close());

  const EVIL = `</textarea></title></style>"'><script>alert(1)</script><img src=x onerror=alert(1)>`;
  const textsOf: Readonly<Record<string, readonly string[]>> = {
    [CAFE]: ['session', 'wait', 'name', 'phone', 'needs', 'escorted', 'key', 'attempt', 'homepage'],
    [RIDE]: [...RIDE_TEXTS, 'name', 'phone', 'companion', 'platform', 'needs', 'consent', 'key', 'attempt', 'homepage'],
    [VOLUNTEER]: ['name', 'phone', 'email', 'interests', 'notes', 'key', 'attempt', 'homepage'],
  };
  it.each(Object.entries(textsOf).flatMap(([path, fields]) => fields.map((field) => [path, field] as const)))(
    'show at %s what is written in %s as text',
    async (path, field) => {
      // Something is missing, so that it comes back.
      const answer = await visitor().fill(path, { name: '', phone: '', [field]: EVIL });
      expect([409, 422]).toContain(answer.status);
      expect(answer.html).not.toMatch(/<script|<img|<\/textarea><\/title>/i);
    },
  );

  it('take what stands in addresses and headers as text too', async () => {
    for (const path of [
      `${CAFE}?language=${EVIL}`,
      `/forms/0183/${encodeURIComponent(EVIL)}`,
      `/forms/${encodeURIComponent(EVIL)}`,
    ])
      expect((await visitor().get(path, { 'accept-language': '<script>' })).html).not.toMatch(/<script|<img/i);
  });

  it('ignore fields that they do not have', async () => {
    const answer = await visitor().fill(CAFE, {
      ...GERDA,
      name: 'Masse Tildelt',
      session: await day(),
      guestId: idFor('Gerda'),
      cafeId: idFor('nowhere'),
      ride: 'true',
      municipality: '0187',
      __proto__: 'x',
      'constructor[prototype][ride]': 'true',
    });
    expect(answer.text).toContain('Du er tilmeldt');
    expect(await api.guests('Masse Tildelt')).toMatchObject([{ visits: [{ status: 'registered', ride: false }] }]);
  });

  it('do nothing where a program filled in what nobody sees, and let a person send it again', async () => {
    const written = { ...GERDA, name: 'Robot', session: await day(), homepage: 'http://spam.example' };
    const answer = await visitor().fill(CAFE, written);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('din browser har udfyldt et skjult felt');
    expect(answer.html).not.toContain('spam.example');
    expect(await api.guests('Robot')).toEqual([]);
    const { homepage: _empty, ...again } = { ...written, ...hiddenIn(answer.html) };
    expect((await visitor().send(CAFE, again)).text).toContain('Du er tilmeldt');
  });

  it.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'cross-site', origin: 'null' }, 403],
    [{}, 422],
    [{ 'sec-fetch-site': 'same-origin' }, 422],
  ] as const)('answer a form that comes with %j with %i', async (headers, status) => {
    const answer = await visitor().send(CAFE, { name: '' }, headers);
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.text).toContain('Åbn formularen her på siden');
  });

  it('take a form from our own origin where the browser says nothing more', async () => {
    expect((await visitor().send(CAFE, { name: '' }, { origin: api.url })).status).toBe(422);
  });

  it.each([
    ['JSON', 'application/json', '{"name":"Gerda"}', 415],
    ['files', 'multipart/form-data; boundary=x', '--x--', 415],
    ['more than 32 KiB', 'application/x-www-form-urlencoded', `name=${'a'.repeat(32_768)}`, 413],
  ])('do not read %s', async (_what, type, body, status) => {
    const answer = await visitor().fetched(CAFE, { method: 'POST', headers: { 'content-type': type }, body });
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(/Formularen kan ikke læses/);
  });

  it('do not read what does not say how long it is', async () => {
    const body = new Blob(['name=Gerda']).stream();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await visitor().fetched(CAFE, { method: 'POST', headers, body, ...{ duplex: 'half' } });
    expect(answer.status).toBe(411);
  });

  it.each(['x', '../x', 'a_b', 'a b', '$all', '0198', idFor('Gerda') + 'x', 'ø'])(
    'ask for a day on the list where “%s” is sent for one, and nothing breaks',
    async (session) => {
      const errors = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
      const answer = await visitor().fill(CAFE, { ...GERDA, session });
      const said = errors.mock.calls.length;
      errors.mockRestore();
      expect([answer.status, said]).toEqual([422, 0]);
      expect(answer.html).toContain('<a href="#session">Vælg en cafédag på listen.</a>');
    },
  );

  it('take no day that they do not offer', async () => {
    const sessions = await api.installation.views
      .query(sessionsProjection)
      .selectFrom('cafeSession')
      .select('sessionId')
      .where('date', '>', '2027-01-19' as LocalDate)
      .execute();
    const answer = await visitor().fill(CAFE, { ...GERDA, name: 'Langt Frem', session: sessions[0]?.sessionId ?? '' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Den dag kan ikke vælges mere. Vælg en dag på listen.');
    expect(await api.guests('Langt Frem')).toEqual([]);
  });

  describe('trying out whose address is known', () => {
    const victim = { ...ANNA, email: 'offer@eksempel.dk' };
    beforeAll(() => visitor().fill(VOLUNTEER, victim));

    it.each([
      ['one after the other', false],
      ['at once', true],
    ])('learns nothing by sending a form with it and without it, %s', async (_how, atOnce) => {
      const answers = [];
      for (const [name, email] of [
        ['Ukendt', `fri-${String(atOnce)}@eksempel.dk`],
        ['Kendt', victim.email],
      ] as const) {
        const curious = visitor();
        const keys = hiddenIn((await curious.get(VOLUNTEER)).html);
        const forms = [
          { ...keys, ...ANNA, name: `${name} ${String(atOnce)}`, email },
          { ...keys, ...ANNA, name: `${name} ${String(atOnce)}` },
          { ...keys, ...ANNA, name: `${name} ${String(atOnce)}`, email: 'et-andet@eksempel.dk', notes: 'Hej' },
        ];
        const seen = atOnce ? await Promise.all(forms.map((form) => curious.send(VOLUNTEER, form))) : [];
        if (!atOnce) for (const form of forms) seen.push(await curious.send(VOLUNTEER, form));
        answers.push(seen.map(({ status, html }) => [status, html]));
        expect(await api.volunteers(`${name} ${String(atOnce)}`)).toHaveLength(1);
      }
      const [free, known] = answers;
      expect(known).toEqual(free);
      for (const [status] of free ?? []) expect(status).toBe(200);
    });
  });

  it('have nobody’s name in the log when something breaks', async () => {
    const errors = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const broken = jest.spyOn(api.installation.handling, 'handle').mockImplementation((_aggregate, _name, request) => {
      throw new TypeError(`cannot read ${JSON.stringify(request.input)} of Svend Aage`);
    });
    const session = await day(2);
    const answer = await visitor().fill(CAFE, { ...GERDA, name: 'Svend Aage', session });
    broken.mockRestore();
    const said = errors.mock.calls.map(([line]) => String(line)).join('');
    errors.mockRestore();
    expect(answer.status).toBe(500);
    const [, id = 'none'] = /sig nummeret ([0-9a-f-]{36})/.exec(answer.text) ?? [];
    expect(said).toContain(id);
    expect(`${said}${answer.html}`).not.toMatch(/Svend|43577575|43 57 75 75 of/);
  });
});

describe('the public forms under pressure', () => {
  const folder = temporaryFolder();
  let api: FormsApi;

  beforeAll(async () => {
    const limits = {
      pagesPerMinute: 30,
      formsPerHour: 2,
      formsPerHourOfSite: 3,
      formsPerHourInAll: 5,
      keptForNewcomers: 2,
    };
    api = await FormsApi.start(folder(), clockAt(NOW), limits);
    await api.openCafe('Café Åparken', 40);
  });
  afterAll(() => api.close());

  it('take so many from one address and no more, keep what was written, and say when and whom to call', async () => {
    const busy = new Visitor(api);
    for (const name of ['Ada', 'Bob']) expect((await busy.fill(VOLUNTEER, { ...ANNA, name })).status).toBe(200);
    const answer = await busy.fill(VOLUNTEER, { ...ANNA, name: 'Cleo' });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(3_000);
    expect(answer.text).toMatch(/Prøv igen om (59|60) minutter, eller ring i stedet/);
    expect(answer.text).toContain(TELEPHONE);
    expect(answer.html).toContain('value="Cleo"');
  });

  it('do not count what has to be put right first, is refused, or has been recorded before', async () => {
    const clumsy = new Visitor(api);
    for (let mistake = 0; mistake < 5; mistake++) await clumsy.fill(VOLUNTEER, { name: 'Dea', phone: '' });
    for (let refused = 0; refused < 5; refused++)
      expect((await clumsy.fill(CAFE, { ...GERDA, session: idFor('nowhere') })).status).toBe(409);
    const written = { ...hiddenIn((await clumsy.get(VOLUNTEER)).html), ...ANNA, name: 'Dea' };
    for (let time = 0; time < 5; time++) expect((await clumsy.send(VOLUNTEER, written)).status).toBe(200);
  });

  it('keep something for who has written nothing yet, and take so many to one municipality, from wherever they come', async () => {
    const line = (network: number) => new Visitor(api, `2001:db8:1:${network}::1`);
    expect((await line(1).fill(VOLUNTEER, { ...ANNA, name: 'Eva' })).status).toBe(200);
    expect((await line(2).fill(VOLUNTEER, { ...ANNA, name: 'Eva' })).status).toBe(429);
    expect((await new Visitor(api).fill(VOLUNTEER, { ...ANNA, name: 'Fie' })).status).toBe(200);
    expect((await new Visitor(api).fill(VOLUNTEER, { ...ANNA, name: 'Gry' })).status).toBe(429);
  });

  it('show so many pages a minute to one address, whatever it is about', async () => {
    const hasty = new Visitor(api);
    const answers = [];
    for (let page = 0; page < 31; page++) answers.push(await hasty.get('/forms/9999'));
    expect(answers.slice(0, 30).every(({ status }) => status === 404)).toBe(true);
    expect(answers[30]?.status).toBe(429);
    expect(Number(answers[30]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await new Visitor(api).get(CAFE)).status).toBe(200);
  });
});

describe('the public forms where one registration is sent along with others', () => {
  const folder = temporaryFolder();
  let api: FormsApi;
  let days: readonly string[];

  beforeAll(async () => {
    const limits = {
      pagesPerMinute: 120,
      formsPerHour: 1,
      formsPerHourOfSite: 1,
      formsPerHourInAll: 40,
      keptForNewcomers: 2,
    };
    api = await FormsApi.start(folder(), clockAt(NOW), limits);
    await api.openCafe('Vejleåparken', 1);
    days = daysIn((await new Visitor(api).get(CAFE)).html);
  });
  afterAll(() => api.close());

  const recorded = async () => {
    let count = 0;
    for await (const { type } of api.installation.store.readAll()) if (type === 'CafeGuestRecorded') count++;
    return count;
  };
  /** Somebody who was registered, and with their attempt, forms that were never made here. */
  const registered = async (nth: number) => {
    const visitor = new Visitor(api);
    const written = { ...hiddenIn((await visitor.get(CAFE)).html), ...GERDA, session: days[nth] ?? '' };
    const { attempt = '' } = written as { readonly attempt?: string };
    expect((await visitor.send(CAFE, written)).text).toContain('Du er tilmeldt');
    const forged = (name: string, day: number) => ({
      ...GERDA,
      name,
      session: days[day] ?? '',
      key: randomUUID(),
      attempt,
    });
    return { visitor, written, forged };
  };

  it.each([
    ['the same day', 0, 0],
    ['another day', 1, 2],
  ])('take nothing more for %s when the limit is used up', async (_day, first, day) => {
    const { visitor, written, forged } = await registered(first);
    const before = await recorded();
    for (let number = 0; number < 5; number++)
      expect((await visitor.send(CAFE, forged(`Spam ${number}`, day))).status).toBe(429);
    expect(await recorded()).toBe(before);
    expect((await visitor.send(CAFE, written)).text).toContain('Du er tilmeldt');
  });

  it('put nobody on record for a day that is full', async () => {
    const { forged } = await registered(3);
    const before = await recorded();
    const { wait: _unticked, ...another } = forged('Spam', 3);
    const answer = await new Visitor(api).send(CAFE, another);
    expect([answer.status, await recorded()]).toEqual([409, before]);
    expect(answer.text).toContain('Der er fuldt den dag.');
  });

  it.each([
    ['the same day', 4, 4, 'Du er nummer 1 på ventelisten.'],
    ['another day', 5, 6, 'Du er tilmeldt'],
  ])('count them for %s as any other', async (_day, first, day, told) => {
    const { forged } = await registered(first);
    const [other, before] = [new Visitor(api), await recorded()];
    expect((await other.send(CAFE, forged('En anden', day))).text).toContain(told);
    expect((await other.send(CAFE, forged('En tredje', day))).status).toBe(429);
    expect(await recorded()).toBe(before + 1);
  });
});
