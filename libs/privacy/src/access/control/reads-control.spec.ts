import { describe, expect, it } from '@jest/globals';
import { instant } from '#kernel';
import { ISHOEJ, idFor } from '#kernel/testing';
import type { PersonalDataRead } from '../personal-data-read.js';
import { logOf, look } from '../testing/looks.js';
import { type ControlOptions, controlReads } from './reads-control.js';

const [anna, bodil, carl] = [idFor('anna'), idFor('bodil'), idFor('carl')];
const control = (events: Parameters<typeof logOf>[0], options: Partial<ControlOptions> = {}) =>
  controlReads(logOf(events), { sample: 100, seed: 'spec', ...options });
const figures = async (looks: readonly PersonalDataRead[]) => (await control(looks)).readers[0];

describe("a reader's figures", () => {
  it('are requests, different people, what they were read for, and what was shown of them', async () => {
    const looks = [
      look({ contact: [anna, bodil], health: [anna] }),
      look({ contact: [anna], readingFor: 'dataProtection' }),
    ];
    expect(await figures(looks)).toMatchObject({
      reader: { id: 'karen', kind: 'coordinator', municipality: ISHOEJ },
      requests: 2,
      people: 2,
      readFor: { coordination: 1, dataProtection: 1 },
      shown: { contact: 3, health: 1, notes: 0 },
    });
  });

  it.each([
    ['at 5:59 in winter', '2026-11-24T04:59:00Z', { atNight: 1, atWeekends: 0 }],
    ['at 6 in winter', '2026-11-24T05:00:00Z', { atNight: 0 }],
    ['at 21:59 in summer', '2026-07-01T19:59:00Z', { atNight: 0 }],
    ['at 22 in summer', '2026-07-01T20:00:00Z', { atNight: 1 }],
    [
      'on Saturday, which is Friday still in UTC',
      '2026-11-27T23:30:00Z',
      { atNight: 1, atWeekends: 1, outsideHours: 1 },
    ],
    ['on Sunday at noon', '2026-11-29T11:00:00Z', { atNight: 0, atWeekends: 1, outsideHours: 1 }],
    ['on Monday at noon', '2026-11-30T11:00:00Z', { atNight: 0, atWeekends: 0, outsideHours: 0 }],
  ])('tell by the clock in Denmark when it was %s', async (_when, at, expected) =>
    expect(await figures([look({ at, contact: [anna] })])).toMatchObject(expected),
  );

  it('are the most different people within one hour', async () => {
    const looks = [
      look({ at: '2026-11-24T09:10:00Z', contact: [anna] }),
      look({ at: '2026-11-24T09:20:00Z', contact: [anna] }),
      look({ at: '2026-11-24T10:00:00Z', contact: [anna, bodil] }),
      // Recorded by another process, a moment later.
      look({ at: '2026-11-24T09:59:59Z', health: [carl] }),
      look({ at: '2026-11-24T10:59:00Z', notes: [carl] }),
      look({ at: '2026-11-24T11:00:00Z', contact: [anna] }),
    ];
    expect(await figures(looks)).toMatchObject({ people: 3, mostPeopleInAnHour: 3 });
  });
});

describe('the control', () => {
  it('takes one municipality and one period, its end left out', async () => {
    const looks = [
      look({ at: '2026-11-01T00:00:00Z', contact: [anna] }),
      look({ at: '2026-11-15T00:00:00Z', contact: [bodil] }),
      look({ at: '2026-11-15T00:00:00Z', contact: [bodil], next: 'door' }),
      look({ at: '2026-11-30T00:00:00Z', contact: [carl] }),
    ];
    const within = { municipality: ISHOEJ, from: instant('2026-11-01T00:00:00Z'), to: instant('2026-11-30T00:00:00Z') };
    expect(await control(looks)).toMatchObject({ requests: 4, looks: 4 });
    const { requests, sample } = await control(looks, within);
    expect([requests, sample.map(({ subjectId }) => subjectId)]).toEqual([2, [anna, bodil]]);
  });

  it('tells accounts of the same id apart by kind and municipality', async () => {
    const looks = [
      look({ contact: [anna] }),
      look({ contact: [anna], kind: 'careStaff' }),
      look({ contact: [anna], next: 'door' }),
    ];
    expect((await control(looks)).readers).toHaveLength(3);
  });

  it('counts what cannot be read, and goes on', async () => {
    const events = [{ unreadable: 'readLog-0183_2026-11-24' }, look({ contact: [anna] })];
    expect(await control(events)).toMatchObject({ unreadable: 1, requests: 1 });
  });

  it('is empty where nobody looked', async () =>
    expect(await control([])).toMatchObject({ requests: 0, looks: 0, readers: [], sample: [] }));

  it('puts whoever stands out among their kind first, and says by what', async () => {
    const crowd = Array.from({ length: 40 }, (_none, n) => idFor(`guest ${n}`));
    const looks = [
      ...['a', 'b', 'c'].map((reader) => look({ reader, contact: crowd })),
      ...['d', 'e'].map((reader) => look({ reader, kind: 'careStaff', contact: [anna] })),
      look({ reader: 'f', kind: 'careStaff', contact: crowd.slice(0, 12) }),
    ];
    const { readers } = await control(looks);
    expect(readers[0]).toMatchObject({ reader: { id: 'f' }, unusual: { by: 'mostPeopleInAnHour', times: 12 } });
    expect(readers.slice(1).map(({ unusual }) => unusual.times)).toEqual([1, 1, 1, 1, 1]);
  });

  it('holds two of a kind against everybody', async () => {
    const looks = [
      look({ reader: 'a', kind: 'auditor', contact: [anna, bodil, carl] }),
      ...['b', 'c'].map((reader) => look({ reader, contact: [anna] })),
    ];
    expect((await control(looks)).readers[0]).toMatchObject({ reader: { id: 'a' }, unusual: { times: 3 } });
  });

  it('finds whoever looks at night', async () => {
    const looks = [
      ...['a', 'b', 'c'].map((reader) => look({ reader, contact: [anna] })),
      ...[1, 2, 3].map((n) => look({ reader: 'd', at: `2026-11-24T0${n}:00:00Z`, contact: [anna] })),
    ];
    expect((await control(looks)).readers[0]).toMatchObject({
      reader: { id: 'd' },
      unusual: { by: 'outsideHours', times: 3 },
    });
  });
});
