import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { cafeSession } from '#cafes';
import { StoreUnavailable } from '#event-store';
import { temporaryFolder } from '#event-store/testing';
import { globalId } from '#graphql';
import { instant } from '#kernel';
import { NOW, actorOf, clockAt, idFor } from '#kernel/testing';
import { type PersonReport, retention } from '#privacy';
import { BROENDBY, FormsApi, TELEPHONE, Visitor, daysIn, hiddenIn } from './forms-api.js';

const GERDA = { name: 'Gerda Lund', phone: '43 57 75 75', wait: 'yes' };
const ANNA = { name: 'Anna Madsen', phone: '20 30 40 50' };
const [CAFE, RIDE, VOLUNTEER] = ['/forms/0183/cafe', '/forms/0183/ride', '/forms/0183/volunteer'];
const PAGES = ['/forms/0183', CAFE, RIDE, VOLUNTEER];

describe('the public forms', () => {
  const folder = temporaryFolder();
  const clock = clockAt(NOW);
  let api: FormsApi;
  const visitor = () => new Visitor(api);

  beforeAll(async () => {
    api = await FormsApi.start(folder(), clock);
    await api.openCafe('Café Åparken', 40);
  });
  afterAll(() => api.close());

  const day = async (path = CAFE, nth = 0) => daysIn((await visitor().get(path)).html)[nth] ?? '';

  it('are led to by a page, in Danish first and in English', async () => {
    const danish = await visitor().get('/forms/0183');
    expect(danish.status).toBe(200);
    expect(danish.html).toContain('<html lang="da">');
    expect(danish.text).toContain('Kom med på café');
    for (const form of ['cafe', 'ride', 'volunteer'])
      expect(danish.html).toContain(`"/forms/0183/${form}?language=da"`);
    expect(danish.html).toContain('<a href="?language=en" hreflang="en" lang="en">English</a>');

    const form = await visitor().get(CAFE);
    expect(form.html).toContain('<a href="./?language=da">Alle formularer</a>');
    expect((await visitor().get('/forms/0183/?language=da')).html).toBe(danish.html);

    const english = await visitor().get('/forms/0183?language=en');
    expect(english.html).toContain('<html lang="en">');
    expect(english.text).toContain('Come to a café');
  });

  it.each([
    ['en-GB,en;q=0.9,da;q=0.5', 'en'],
    ['da-DK', 'da'],
    ['de-DE', 'da'],
    ['', 'da'],
  ])('answer a browser that likes “%s” in %s', async (liked, language) => {
    const { html } = await visitor().get(CAFE, { 'accept-language': liked });
    expect(html).toContain(`<html lang="${language}">`);
  });

  it('hold no script and fetch nothing, and a browser is told to allow none', async () => {
    for (const path of PAGES) {
      const { html, headers } = await visitor().get(path);
      expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\bsrc=|\bon\w+="|javascript:/i);
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
      );
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('set-cookie')).toBeNull();
    }
  });

  it('label every field, and say under each form who is responsible, what for, how long, and which rights there are', async () => {
    for (const path of [CAFE, RIDE, VOLUNTEER]) {
      const { html, text } = await visitor().get(path);
      for (const [, id] of html.matchAll(/<(?:input|textarea) (?:type="(?!hidden)\w+" )?id="([^"]+)"/g))
        expect(html).toContain(`for="${id ?? ''}"`);
      expect(text).toContain('Ishøj Kommune er ansvarlig for de oplysninger, du skriver.');
      for (const told of ['Vi bruger dem til', 'Vi gemmer dem', 'ret til at se', 'få det slettet', 'Datatilsynet'])
        expect(text).toContain(told);
    }
  });

  it('say how long data are kept where the municipality has decided it', async () => {
    const rule = { kind: 'Volunteer', covers: 'everything', keepMonths: 24 };
    await api.does(retention, 'SetRetentionRule', rule, actorOf('dataProtectionOfficer'));
    expect((await visitor().get(VOLUNTEER)).text).toContain('Når der er gået 24 måneder, siden du sidst var med,');
    expect((await visitor().get(CAFE)).text).not.toContain('24 måneder');
  });

  it('are there without the one for cafés where a municipality is set up and has none', async () => {
    const { status, html } = await visitor().get(`/forms/${BROENDBY}`);
    expect(status).toBe(200);
    expect(html).toContain(`/forms/${BROENDBY}/ride`);
    expect(html).toContain(`/forms/${BROENDBY}/volunteer`);
    expect(html).not.toContain(`/forms/${BROENDBY}/cafe`);
    const statuses = ['ride', 'volunteer', 'cafe'].map(async (form) => {
      const answer = await visitor().get(`/forms/${BROENDBY}/${form}`);
      return answer.status;
    });
    expect(await Promise.all(statuses)).toEqual([200, 200, 404]);
  });

  it('are not there for a municipality that does not exist or uses nothing of this, and nobody learns which', async () => {
    const answers = await Promise.all(
      ['/forms/0187/cafe', '/forms/9999/cafe', '/forms/abc/cafe', '/forms/0000', '/forms/0183/lottery'].map((path) =>
        visitor().get(path),
      ),
    );
    expect(new Set(answers.map(({ html }) => html)).size).toBe(1);
    for (const { status } of answers) expect(status).toBe(404);
  });

  it('show the days of the coming eight weeks with the places left', async () => {
    const { html, text } = await visitor().get(CAFE);
    const [atAGlance = '', later = ''] = html.split('<details class="more"><summary>Vis senere cafédage</summary>');
    expect([daysIn(atAGlance), daysIn(later)].map((days) => days.length)).toEqual([9, 8]);
    expect(text).toContain('Café Åparken Åparken 2');
    expect(text).toMatch(/tirsdag (den )?24\. november kl\. 14\.00–16\.00 40 ledige pladser\./);
    expect(text).not.toContain('21. januar');
  });

  describe('for a café', () => {
    it('put a guest on the list of the day, say what happens next, and a coordinator sees them', async () => {
      const session = await day();
      const answer = await visitor().fill(CAFE, { ...GERDA, session, needs: 'Kørestol', escorted: 'yes' });
      expect(answer.status).toBe(200);
      expect(answer.text).toContain('Du er tilmeldt');
      expect(answer.text).toMatch(/Café Åparken, Åparken 2: tirsdag (den )?24\. november kl\. 14\.00–16\.00\./);
      expect(answer.text).toContain('Du har en plads, og du behøver ikke gøre mere.');
      expect(answer.text).toContain(
        `Kan du ikke komme alligevel? Ring til frivilligkoordinatoren på telefon ${TELEPHONE}.`,
      );
      expect(answer.html).not.toContain('Gerda');

      expect(await api.guests('Gerda Lund')).toEqual([
        {
          name: 'Gerda Lund',
          phone: '43577575',
          needs: 'Kørestol',
          visits: [
            { status: 'registered', ride: false, escorted: true, session: { id: globalId('CafeSession', session) } },
          ],
        },
      ]);
      expect((await visitor().get(CAFE)).text).toContain('39 ledige pladser');
    });

    it('answer in English who reads English', async () => {
      const answer = await visitor().fill(`${CAFE}?language=en`, {
        ...GERDA,
        name: 'Grace Hall',
        session: await day(),
      });
      expect(answer.text).toContain('You are registered');
      expect(answer.text).toContain('Tuesday 24 November, 14:00–16:00');
      expect(answer.text).toContain(`Call the volunteer coordinator on ${TELEPHONE}.`);
    });

    it('name what is wrong, lead to it, and keep what was written', async () => {
      const answer = await visitor().fill(CAFE, {
        name: ' ',
        phone: 'hos naboen',
        needs: 'Sukkersyge, 010150-1234',
        escorted: 'yes',
      });
      expect(answer.status).toBe(422);
      expect(answer.html).toContain('<title>Fejl: Kom med på café');
      expect(answer.html).toMatch(/role="alert" aria-labelledby="problems" tabindex="-1" autofocus/);
      for (const [field, says] of [
        ['session', 'Vælg en cafédag på listen.'],
        ['name', 'Skriv et navn.'],
        ['phone', 'Skriv telefonnummeret med mindst 8 cifre, for eksempel 43\u00a057\u00a075\u00a075.'],
        ['needs', 'Det ligner et CPR-nummer. Slet det: vi må ikke gemme CPR-numre her.'],
      ] as const) {
        expect(answer.html).toContain(`<li><a href="#${field}">${says}</a></li>`);
        expect(answer.html).toContain(`id="${field}"`);
        expect(answer.html).toContain(`id="${field}-problem">Fejl: ${says}`);
      }
      expect(answer.html).toContain('value="hos naboen"');
      expect(answer.html).toContain('>\nSukkersyge, 010150-1234</textarea>');
      expect(answer.html).toMatch(/name="escorted" value="yes" checked/);
      // It was unticked, and stays so.
      expect(answer.html).toMatch(/name="wait" value="yes">/);

      const english = await visitor().fill(`${CAFE}?language=en`, { ...GERDA, phone: '' });
      expect(english.text).toContain('Write a telephone number, so that we can call you.');
      expect(english.text).toContain('Choose a day on the list.');
    });

    it('count once what is sent twice', async () => {
      const once = visitor();
      const { html } = await once.get(CAFE);
      const written = { ...hiddenIn(html), ...GERDA, name: 'Else Holm', session: daysIn(html)[1] ?? '' };
      const both = await Promise.all([once.send(CAFE, written), once.send(CAFE, written)]);
      const later = await once.send(CAFE, written);
      for (const { status, html } of [...both, later]) expect([status, html]).toEqual([200, later.html]);
      expect(await api.guests('Else Holm')).toHaveLength(1);
    });

    it('go on with the same guest where they were interrupted between the two commands', async () => {
      const patient = visitor();
      const { html } = await patient.get(CAFE);
      const written = { ...hiddenIn(html), ...GERDA, name: 'Inger Bach', session: daysIn(html)[2] ?? '' };
      const { handling } = api.installation;
      const handle = handling.handle.bind(handling);
      const broken = jest.spyOn(handling, 'handle').mockImplementation((aggregate, name, ...rest) => {
        if (name === 'RegisterGuest') throw new StoreUnavailable('the disk of db7.internal is full');
        return handle(aggregate, name, ...rest);
      });
      const failed = await patient.send(CAFE, written);
      broken.mockRestore();
      expect(failed.status).toBe(503);
      expect(failed.headers.get('retry-after')).toBe('30');
      expect(failed.text).toContain('tryk på knappen igen: så tæller den én gang');
      expect(failed.html).not.toMatch(/Inger|db7/);

      expect((await patient.send(CAFE, written)).text).toContain('Du er tilmeldt');
      expect(await api.guests('Inger Bach')).toHaveLength(1);
    });

    it('tell who went back and changed something that the first was sent, and take the second when it is sent again', async () => {
      const back = visitor();
      const { html } = await back.get(CAFE);
      const written = { ...hiddenIn(html), ...GERDA, name: 'Rita Krog', session: daysIn(html)[3] ?? '' };
      await back.send(CAFE, written);
      const other = { ...written, session: daysIn(html)[4] ?? '' };
      const asked = await back.send(CAFE, other);
      expect(asked.status).toBe(409);
      expect(asked.text).toContain('siden har du ændret noget');
      expect((await back.send(CAFE, { ...other, ...hiddenIn(asked.html) })).text).toContain('Du er tilmeldt');
      expect(await api.guests('Rita Krog')).toHaveLength(1);
    });
  });

  it('for a café, by bike, say who calls, and put the wish on the list', async () => {
    const session = await day(CAFE, 5);
    const answer = await visitor().fill(CAFE, { ...GERDA, name: 'Karla Friis', session, byBike: 'yes' });
    expect(answer.text).toContain(
      'Frivilligkoordinatoren ringer til dig og aftaler, hvor og hvornår du bliver hentet.',
    );
    expect(await api.guests('Karla Friis')).toMatchObject([{ visits: [{ status: 'registered', ride: true }] }]);
    const byBike = { ...GERDA, name: 'Kay Friis', session, byBike: 'yes' };
    const english = await visitor().fill(`${CAFE}?language=en`, byBike);
    expect(english.text).toContain('Only when you have spoken is it certain that you will be.');
  });

  describe('on days that cannot be had', () => {
    let small: readonly string[];
    beforeAll(async () => {
      await api.openCafe('Vejleåparken', 1);
      const { html } = await visitor().get(CAFE);
      small = daysIn(html.split('<legend>Vejleåparken</legend>')[1] ?? '');
      await visitor().fill(CAFE, { ...GERDA, name: 'Først', session: small[0] ?? '' });
      await api.isSeen();
    });

    it('put the next on the waiting list, and say what that means', async () => {
      expect((await visitor().get(CAFE)).text).toContain('Fuldt: der er venteliste.');
      const session = small[0] ?? '';
      const answer = await visitor().fill(CAFE, { ...GERDA, name: 'Anden', session });
      expect(answer.text).toContain('Du står på ventelisten');
      expect(answer.text).toContain('Du er nummer 1 på ventelisten.');
      expect(answer.text).toContain('Sig ja inden 24 timer, ellers går pladsen videre til den næste.');
      const byBike = { ...GERDA, name: 'Tredje', session, byBike: 'yes' };
      const third = await visitor().fill(`${CAFE}?language=en`, byBike);
      expect(answer.text).toContain(`Vil du ikke vente mere? Ring til frivilligkoordinatoren på telefon ${TELEPHONE}.`);
      expect(third.text).toContain('You are number 2 on the waiting list.');
      expect(third.text).toContain('If you get a place, you also agree then where and when');
    });

    it('tell who does not want to wait what else there is, and put nobody on record', async () => {
      const session = small[0] ?? '';
      const answer = await visitor().fill(CAFE, { name: 'Utålmodig', phone: '43577575', session });
      expect(answer.status).toBe(409);
      expect(answer.html).toContain(
        '<a href="#session">Der er fuldt den dag. Vælg en anden dag, eller sæt kryds ved “Skriv mig på ventelisten”.</a>',
      );
      expect(answer.html).toContain('value="Utålmodig"');
      expect(await api.guests('Utålmodig')).toEqual([]);
      const again = { ...hiddenIn(answer.html), ...GERDA, name: 'Utålmodig', session };
      expect((await visitor().send(CAFE, again)).text).toContain('Du står på ventelisten');
    });

    it('say that a day is cancelled, that there is no such day, or that it is over, and put nobody on record', async () => {
      const page = await visitor().get(CAFE);
      const send = (session: string) =>
        visitor().send(CAFE, { ...hiddenIn(page.html), ...GERDA, name: 'Sent På Den', session });
      await api.does(cafeSession, 'CancelCafeSession', { sessionId: small[1] ?? '', reason: 'illness' });
      expect((await send(small[1] ?? '')).text).toContain('Cafédagen er aflyst. Vælg en anden cafédag.');
      expect((await send(idFor('nowhere'))).text).toContain('Den dag kan ikke vælges mere.');
      clock.set(instant('2026-11-26T16:00:00Z'));
      expect((await send(small[1] ?? '')).text).toContain('aflyst');
      expect((await send(small[0] ?? '')).text).toContain('Den cafédag er slut. Vælg en dag, der kommer.');
      expect((await visitor().get(CAFE)).text).not.toContain('24. november');
      expect(await api.guests('Sent På Den')).toEqual([]);
    });
  });

  describe('for volunteers', () => {
    /** What was noted of them, as the report on everything that is held about somebody has it. */
    const notesOf = async (name: string): Promise<string | null | undefined> => {
      const [volunteer] = await api.volunteers(name);
      const { personReport } = await api.coordinator.ask(
        'query ($people: [ID!]!) { personReport(people: $people) { json } }',
        { people: [volunteer?.id] },
      );
      const { records } = JSON.parse(personReport.json) as PersonReport;
      return records[0]?.values.find(({ field }) => field === 'notes')?.value;
    };

    it('take an application, and say that a coordinator calls', async () => {
      const answer = await visitor().fill(VOLUNTEER, {
        ...ANNA,
        email: 'Anna@eksempel.dk',
        interests: ['music', 'cyclePilot'],
        notes: 'Helst om formiddagen',
      });
      expect(answer.status).toBe(200);
      expect(answer.text).toContain('Frivilligkoordinatoren læser det og ringer til dig.');
      expect(await api.volunteers('Anna Madsen')).toMatchObject([
        { phone: '20304050', email: 'anna@eksempel.dk', status: 'applied', interests: ['cyclePilot', 'music'] },
      ]);
      expect(await notesOf('Anna Madsen')).toBe('Helst om formiddagen');
    });

    it('answer an address that somebody has exactly as any other, and leave the coordinator a word', async () => {
      const free = await visitor().fill(VOLUNTEER, { ...ANNA, name: 'Bo Friis', email: 'bo@eksempel.dk' });
      const curious = visitor();
      const { html } = await curious.get(VOLUNTEER);
      const written = { ...hiddenIn(html), ...ANNA, name: 'Nysgerrig', email: 'anna@eksempel.dk', notes: 'Hej' };
      const [taken, again] = [await curious.send(VOLUNTEER, written), await curious.send(VOLUNTEER, written)];
      expect([taken.status, taken.html]).toEqual([free.status, free.html]);
      expect(again.html).toBe(free.html);
      expect(await api.volunteers('Nysgerrig')).toMatchObject([{ email: null, phone: '20304050', status: 'applied' }]);
      const notes = await notesOf('Nysgerrig');
      expect(notes).toMatch(/som en anden frivillig allerede står med.*\n\nHej$/s);
      expect(notes).not.toContain('anna@');
    });

    it('name what is wrong, in both languages', async () => {
      const wrong = { name: 'A'.repeat(101), phone: '1', email: 'anna', interests: 'dancing' };
      const danish = await visitor().fill(VOLUNTEER, wrong);
      expect(danish.status).toBe(422);
      for (const says of ['Skriv højst 100 tegn.', 'mindst 8 cifre', 'hele e-mailadressen', 'noget på listen'])
        expect(danish.text).toContain(says);
      const english = await visitor().fill(`${VOLUNTEER}?language=en`, wrong);
      for (const says of ['at most 100 characters', 'at least 8 digits', 'whole e-mail address', 'on the list'])
        expect(english.text).toContain(says);
      expect((await visitor().fill(`${VOLUNTEER}?language=en`, { ...ANNA, name: 'Ann Lee' })).text).toContain(
        'The volunteer coordinator reads it and calls you.',
      );
    });
  });
});
