import { describe, expect, it } from '@jest/globals';
import { type RecordedEvent, Sealed, streamName } from '#kernel';
import { ISHOEJ, VALLENSBAEK, idFor } from '#kernel/testing';
import { MemoryLog } from '#projections/testing';
import { readLogEvents } from '../../read-log/read-log.events.js';
import { feastAt, visitorDefinitions, visitorEvents } from '../testing/visitors.js';
import { type Told, historyOf } from './history.js';
import { ANOTHER_PERSON, ERASED_VALUE } from './report.js';

const [anna, bodil, house, feast] = [idFor('anna'), idFor('bodil'), idFor('house'), idFor('feast')];
const byKind: Told = ({ kind }) => ({ kind });
const streamOf = (id: string) => streamName('visitor', ISHOEJ, id);
const feastStream = { stream: streamName('feast', ISHOEJ, feast) };

/** Anna and Bodil, and a feast to which both come. */
function village(): MemoryLog {
  const log = new MemoryLog();
  const named = (visitorId: string, name: string) =>
    log.record(visitorEvents, { type: 'VisitorNamed', data: { visitorId, name } }, { stream: streamOf(visitorId) });
  named(anna, 'Anna Blåbjerg');
  named(bodil, 'Bodil Madsen');
  log.record(
    visitorEvents,
    { type: 'HouseOpened', data: { houseId: house, name: 'Huset i Åparken' } },
    { stream: streamName('house', ISHOEJ, house) },
  );
  log.record(
    visitorEvents,
    { type: 'FeastPlanned', data: { feastId: feast, houseId: house, startsAt: feastAt } },
    feastStream,
  );
  log.record(
    visitorEvents,
    { type: 'SeatTaken', data: { feastId: feast, visitorId: anna, insteadOf: bodil } },
    feastStream,
  );
  log.record(visitorEvents, { type: 'SeatTaken', data: { feastId: feast, visitorId: bodil } }, feastStream);
  return log;
}

const history = (log: MemoryLog, ...ids: readonly string[]) =>
  historyOf({ log, definitions: visitorDefinitions }, ISHOEJ, new Set(ids), byKind);

describe('the history of a person', () => {
  it('is what stands in their stream and what names them, numbered as the whole log is', async () => {
    const { entries } = await history(village(), anna);
    expect(entries.map(({ index, event }) => [index, event])).toEqual([
      [0, 'VisitorNamed'],
      [4, 'SeatTaken'],
    ]);
  });

  it('opens their values and says what they are held for', async () => {
    const [{ data, purposes } = { data: {}, purposes: {} }] = (await history(village(), anna)).entries;
    expect([data, purposes]).toEqual([{ visitorId: anna, name: 'Anna Blåbjerg' }, { name: 'contact' }]);
  });

  it('names another person neither by value nor by id', async () => {
    const { entries } = await history(village(), anna);
    expect(entries[1]?.data).toEqual({ feastId: feast, visitorId: anna, insteadOf: ANOTHER_PERSON });
    expect(JSON.stringify(entries)).not.toContain(bodil);
  });

  it('names nobody who is only named afterwards, in a list, or by their stream', async () => {
    const log = village();
    const carl = idFor('carl');
    log.record(
      visitorEvents,
      { type: 'SeatTaken', data: { feastId: feast, visitorId: anna, among: [anna, carl] } },
      feastStream,
    );
    log.record(visitorEvents, { type: 'SeatRefused', data: { stream: streamOf(carl) } }, { stream: streamOf(anna) });
    log.record(
      visitorEvents,
      { type: 'VisitorNamed', data: { visitorId: carl, name: 'Carl' } },
      { stream: streamOf(carl) },
    );
    const { entries } = await history(log, anna);
    expect(entries.slice(2).map(({ data }) => data)).toEqual([
      { feastId: feast, visitorId: anna, among: [anna, ANOTHER_PERSON] },
      { stream: ANOTHER_PERSON },
    ]);
  });

  it('tells of what was refused about their record, wherever that stands', async () => {
    const log = village();
    log.record(visitorEvents, { type: 'SeatRefused', data: { stream: streamOf(anna) } });
    expect((await history(log, anna)).entries.at(-1)).toMatchObject({
      event: 'SeatRefused',
      data: { stream: streamOf(anna) },
    });
  });

  it('shows another person’s values in their own stream no more than elsewhere, and leaves them locked', async () => {
    const log = village();
    log.record(
      visitorEvents,
      { type: 'VisitorNamed', data: { visitorId: bodil, name: 'Bodil' } },
      { stream: streamOf(anna) },
    );
    expect((await history(log, anna)).entries.at(-1)?.data).toEqual({
      visitorId: ANOTHER_PERSON,
      name: ANOTHER_PERSON,
    });
    const names: boolean[] = [];
    for await (const { events } of log.readAll())
      for (const decoded of events) {
        const { event } = decoded as { event: RecordedEvent };
        const { name, visitorId } = event.data as { name: unknown; visitorId: string };
        if (name instanceof Sealed && visitorId === bodil) names.push(name.isLocked);
      }
    expect(names).toEqual([true, true]);
  });

  it('says of what has been erased that it has been', async () => {
    const log = village();
    log.unseal = (events) => {
      for (const { data } of events)
        for (const value of Object.values(data as object)) if (value instanceof Sealed) value.unlock(undefined);
      return Promise.resolve();
    };
    expect((await history(log, anna)).entries[0]?.data).toEqual({ visitorId: anna, name: ERASED_VALUE });
  });

  it('tells what the things are that its ids stand for', async () =>
    expect((await history(village(), anna)).things).toEqual([
      { id: feast, name: 'Huset i Åparken', startsAt: feastAt },
    ]));

  it('puts several records of one person together', async () => {
    const { entries } = await history(village(), anna, bodil);
    expect(entries.map(({ data }) => data['insteadOf'] ?? data['name'])).toEqual([
      'Anna Blåbjerg',
      'Bodil Madsen',
      bodil,
      undefined,
    ]);
  });

  it('leaves out other municipalities, and counts what cannot be read', async () => {
    const log = village();
    log.record(
      visitorEvents,
      { type: 'SeatTaken', data: { feastId: feast, visitorId: anna } },
      { stream: streamName('feast', VALLENSBAEK, feast) },
    );
    log.recordUnreadable(visitorEvents, 'SeatTaken', feastStream.stream);
    log.recordUnreadable(visitorEvents, 'SeatTaken', streamName('feast', VALLENSBAEK, feast));
    expect(await history(log, anna)).toMatchObject({ entries: [{ index: 0 }, { index: 4 }], unreadable: 1 });
  });
});

describe('the looks at a person', () => {
  const looked = (log: MemoryLog, data: { contact?: string[]; health?: string[] }) =>
    log.record(
      readLogEvents,
      {
        type: 'PersonalDataRead',
        data: { at: '2026-11-24T12:00:00Z', readingFor: 'care', asked: ['guests'], ...data },
      },
      { stream: streamName('readLog', ISHOEJ, '2026-11-24') },
    );

  it('tell when, for what, at what of them and what was asked, and of nobody else at whom the same look was', async () => {
    const log = village();
    looked(log, { contact: [anna, bodil], health: [bodil] });
    const { looks, entries } = await history(log, anna);
    expect(looks).toEqual([
      {
        eventId: expect.any(String),
        at: '2026-11-24T12:00:00.000Z',
        readingFor: 'care',
        by: { kind: 'system' },
        subjectIds: [anna],
        purposes: ['contact'],
        asked: ['guests'],
      },
    ]);
    expect(entries).toHaveLength(2);
  });

  it('are not those at others', async () => {
    const log = village();
    looked(log, { contact: [bodil] });
    expect((await history(log, anna)).looks).toEqual([]);
  });
});
