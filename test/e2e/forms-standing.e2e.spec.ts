import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { cafeSession, guest } from '#cafes';
import { StoreUnavailable } from '#event-store';
import { temporaryFolder } from '#event-store/testing';
import { instant, plusMinutes } from '#kernel';
import { ISHOEJ, NOW, clockAt } from '#kernel/testing';
import { erasure } from '#privacy';
import { FormsApi, TELEPHONE, Visitor, daysIn, hiddenIn } from './forms-api.js';

const GERDA = { name: 'Gerda Lund', phone: '43 57 75 75' };
const CAFE = '/forms/0183/cafe';

describe('a form that is sent again when things have changed', () => {
  const folder = temporaryFolder();
  const clock = clockAt(NOW);
  let api: FormsApi;
  let days: readonly string[];

  beforeAll(async () => {
    api = await FormsApi.start(folder(), clock);
    await api.openCafe('Vejleåparken', 1);
    days = daysIn((await new Visitor(api).get(CAFE)).html);
  });
  afterAll(() => api.close());

  /** Somebody who has sent the form for a day, and whom it made. */
  const sent = async (name: string, nth: number) => {
    const visitor = new Visitor(api);
    const session = days[nth] ?? '';
    const written = { ...hiddenIn((await visitor.get(CAFE)).html), ...GERDA, name, session, wait: 'yes' };
    await visitor.send(CAFE, written);
    const state = await api.installation.handling.stateOf(cafeSession, ISHOEJ, session);
    const [guestId = ''] = [...(state?.visits.keys() ?? [])].slice(-1);
    return {
      guestId,
      session,
      again: () => visitor.send(CAFE, written),
      inEnglish: () => visitor.send(`${CAFE}?language=en`, written),
    };
  };
  const cancel = ({ session, guestId }: { readonly session: string; readonly guestId: string }) =>
    api.does(cafeSession, 'CancelGuestRegistration', { sessionId: session, guestId });

  it('says that a registration was cancelled, who is next, by when to say yes, and when that is too late', async () => {
    const [first, second, third] = [await sent('Første', 0), await sent('Anden', 0), await sent('Tredje', 0)];
    expect((await third.again()).text).toContain('Du er nummer 2 på ventelisten.');
    await cancel(first);

    const cancelled = await first.again();
    expect(cancelled.text).toContain('Du er ikke tilmeldt længere');
    expect(cancelled.text).toContain('så du har ikke en plads den dag.');
    expect(cancelled.text).not.toContain('mød op');
    expect((await first.inEnglish()).text).toContain('You are no longer registered');

    const offered = await second.again();
    expect(offered.text).toContain('Der er en plads til dig, hvis du siger ja');
    expect(offered.text).toMatch(/Ring og sig ja senest \S+ (den )?2\d\. november kl\. \d\d\.\d\d\. Ellers går/);
    expect(offered.text).toContain(`på telefon ${TELEPHONE}. Pladsen er først din, når du har sagt ja.`);
    expect(offered.text).not.toContain('mød op');
    expect((await second.inEnglish()).text).toMatch(/Call and say yes by \w+ 2\d November, \d\d:\d\d\./);
    expect((await third.again()).text).toContain('Du er nummer 1 på ventelisten.');

    const { confirmBy } = (await visitOf(second)) ?? {};
    clock.set(confirmBy ?? NOW);
    expect((await second.again()).text).toContain('så den er gået videre');
    expect((await second.inEnglish()).text).toContain('nobody said yes in time');
  });

  const visitOf = async ({ session, guestId }: { readonly session: string; readonly guestId: string }) =>
    (await api.installation.handling.stateOf(cafeSession, ISHOEJ, session))?.visits.get(guestId);

  it('says that the day is cancelled', async () => {
    const { session, again, inEnglish } = await sent('Aflyst', 2);
    await api.does(cafeSession, 'CancelCafeSession', { sessionId: session, reason: 'illness' });
    expect((await again()).text).toContain('men caféen holder ikke åbent den dag.');
    expect((await inEnglish()).text).toContain('the café is not open that day.');
    expect((await again()).text).toMatch(/Vejleåparken, Åparken 2: tirsdag/);
  });

  it('says that what was written has been erased', async () => {
    const { guestId, again, inEnglish } = await sent('Slettet', 3);
    await api.does(erasure, 'DecideErasure', {
      people: [Buffer.from(`Guest:${guestId}`).toString('base64url')],
      reason: 'personAsked',
      legalBasis: 'consentWithdrawn',
    });
    expect((await again()).text).toContain('er slettet eller ved at blive det, så du har ikke en plads');
    await api.installation.policies.settle();
    expect((await again()).text).toContain('er slettet eller ved at blive det, så du har ikke en plads');
    expect((await inEnglish()).text).toContain('has been erased or is about to be');
  });

  it('says that the day is over', async () => {
    const { session, again, inEnglish } = await sent('Forbi', 4);
    const state = await api.installation.handling.stateOf(cafeSession, ISHOEJ, session);
    const before = clock.now();
    clock.set(state?.endsAt ?? NOW);
    const [danish, english] = [await again(), await inEnglish()];
    clock.set(before);
    expect(danish.text).toContain('Cafédagen er slut');
    expect(english.text).toContain('You were on the list for that day.');
  });

  describe('by somebody who is turned away after all', () => {
    /** Has somebody else take the place, or the disk fail, when a form is about to. */
    const justBefore = (happens: () => Promise<unknown>) => {
      const { handling } = api.installation;
      const handle = handling.handle.bind(handling);
      const spy = jest.spyOn(handling, 'handle').mockImplementation(async (aggregate, name, ...rest) => {
        if (name === 'RegisterGuest') {
          spy.mockRestore();
          await happens();
        }
        return handle(aggregate, name, ...rest);
      });
      return spy;
    };
    const takeThePlace = (nth: number) => async () => {
      const guestId = await api.does(guest, 'RecordGuest', { name: 'Hurtig', phone: '43577575' });
      await api.does(cafeSession, 'RegisterGuest', { sessionId: days[nth] ?? '', guestId });
    };
    const form = async (name: string, nth: number) => {
      const visitor = new Visitor(api);
      const written = { ...GERDA, name, needs: 'Sukkersyge', session: days[nth] ?? '' };
      return { visitor, written: { ...hiddenIn((await visitor.get(CAFE)).html), ...written } };
    };
    const erasures = async () =>
      (
        await api.coordinator.ask('{ erasures(first: 50) { edges { node { reason legalBasis erasedAt } } } }')
      ).erasures.edges.filter(({ node }: { node: { reason: string } }) => node.reason === 'recordedByMistake');

    it('leaves nothing of them where somebody else was faster, however often it is sent', async () => {
      const { visitor, written } = await form('Langsom', 5);
      justBefore(takeThePlace(5));
      const answer = await visitor.send(CAFE, written);
      expect(answer.status).toBe(409);
      expect(answer.text).toContain('Der er fuldt den dag.');
      expect((await visitor.send(CAFE, written)).text).toContain('Der er fuldt den dag.');
      await api.installation.policies.settle();
      expect((await visitor.send(CAFE, written)).text).toContain('Der er fuldt den dag.');
      expect(await api.guests('Langsom')).toEqual([]);
      expect(await api.guests('Hurtig')).toHaveLength(1);
      await api.isSeen();
      expect(await erasures()).toMatchObject([
        { node: { legalBasis: 'noLongerNecessary', erasedAt: expect.any(String) } },
      ]);

      const waits = { ...written, ...hiddenIn(answer.html), wait: 'yes' };
      expect((await visitor.send(CAFE, waits)).text).toContain('Du er nummer 1 på ventelisten.');
      expect(await api.guests('Langsom')).toMatchObject([{ needs: 'Sukkersyge', visits: [{ status: 'waiting' }] }]);
    });

    it('leaves nothing of them where a crash came first, and the day was cancelled before it was sent again', async () => {
      const { visitor, written } = await form('Afbrudt', 6);
      justBefore(() => Promise.reject(new StoreUnavailable('the disk is full')));
      expect((await visitor.send(CAFE, written)).status).toBe(503);
      expect(await api.guests('Afbrudt')).toHaveLength(1);
      await api.does(cafeSession, 'CancelCafeSession', { sessionId: days[6] ?? '', reason: 'illness' });
      expect((await visitor.send(CAFE, written)).text).toContain('Cafédagen er aflyst.');
      await api.installation.policies.settle();
      expect(await api.guests('Afbrudt')).toEqual([]);
    });

    it.each([
      ['changed', 7, 'ChangeGuestNeeds', { needs: 'Sukkersyge, kørestol' }, 'Sukkersyge, kørestol'],
      ['gave somebody to come along with', 8, 'AssignEscort', { escort: 'inger' }, 'Sukkersyge'],
    ])('keeps whom a crash left and a coordinator %s since', async (done, nth, command, change, needs) => {
      const name = `Husket, ${done}`;
      const { visitor, written } = await form(name, nth);
      justBefore(() => Promise.reject(new StoreUnavailable('the disk is full')));
      expect((await visitor.send(CAFE, written)).status).toBe(503);
      await api.does(guest, command, { guestId: await newestGuest(), ...change });
      await takeThePlace(nth)();

      const full = await visitor.send(CAFE, written);
      expect(full.text).toContain('Der er fuldt den dag.');
      await api.installation.policies.settle();
      expect(await api.guests(name)).toMatchObject([{ needs, visits: [] }]);
      const waits = { ...written, ...hiddenIn(full.html), wait: 'yes' };
      expect((await visitor.send(CAFE, waits)).text).toContain('Du er nummer 1 på ventelisten.');
      expect(await api.guests(name)).toMatchObject([{ needs, visits: [{ status: 'waiting' }] }]);
    });

    const newestGuest = async (): Promise<string> => {
      let newest = '';
      for await (const { type, data } of api.installation.store.readAll({ categories: [guest.category] }))
        if (type === 'CafeGuestRecorded') newest = JSON.parse(Buffer.from(data).toString('utf8')).guestId;
      return newest;
    };

    it('keeps who has a place on another day, or had one', async () => {
      const { visitor, written } = await form('Bliver', 1);
      expect((await visitor.send(CAFE, written)).text).toContain('Du er tilmeldt');
      const { html } = await visitor.send(CAFE, { ...written, session: days[5] ?? '' });
      expect(html).toContain('Der er fuldt den dag.');
      clock.set(plusMinutes(instant('2026-11-26T15:00:00Z'), 60));
      const later = { ...written, ...hiddenIn(html), session: days[5] ?? '' };
      expect((await visitor.send(CAFE, later)).text).toContain('Der er fuldt den dag.');
      await api.installation.policies.settle();
      expect(await api.guests('Bliver')).toMatchObject([{ visits: [{ status: 'registered' }] }]);
    });
  });
});
