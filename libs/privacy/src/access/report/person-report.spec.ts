import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Purpose, erasureEvents, streamName } from '#kernel';
import { ISHOEJ, VALLENSBAEK, actorOf, clockAt, idFor } from '#kernel/testing';
import { Access } from '#identity';
import { World } from '#graphql';
import { MemoryLog, running } from '#projections/testing';
import { readLogEvents } from '../../read-log/read-log.events.js';
import { erasuresProjection } from '../../views/erasures.projection.js';
import { visitorDefinitions, visitorEvents, visitorPeople, visitorsProjection } from '../testing/visitors.js';
import { personReport } from './person-report.js';
import { recordsUnder } from './records.js';

const anna = { kind: 'Visitor', subjectId: idFor('anna') };
const kinds = [{ kind: 'Visitor', people: visitorPeople }];

describe('a report on a person', () => {
  let log: MemoryLog;
  let models: Awaited<ReturnType<typeof running>>;
  let erased: Purpose[] = [];
  let noted: [string, Purpose][];

  beforeEach(async () => {
    log = new MemoryLog();
    log.record(
      visitorEvents,
      { type: 'VisitorNamed', data: { visitorId: anna.subjectId, name: 'Anna Blåbjerg' } },
      { stream: streamName('visitor', ISHOEJ, anna.subjectId) },
    );
    models = await running(log, [visitorsProjection, erasuresProjection]);
    await models.caughtUp();
    noted = [];
    erased = [];
  });
  afterEach(() => models.end());

  const report = (withStaff = false) =>
    personReport(
      {
        log,
        kinds,
        definitions: visitorDefinitions,
        clock: clockAt(),
        erasedNow: () => erased,
        readLog: {
          flush: () => {
            const ids = (purpose: Purpose) => noted.flatMap(([id, which]) => (which === purpose ? [id] : []));
            log.record(
              readLogEvents,
              {
                type: 'PersonalDataRead',
                data: {
                  at: clockAt().now(),
                  readingFor: 'dataProtection',
                  asked: ['personReport'],
                  contact: ids('contact'),
                  health: ids('health'),
                },
              },
              { stream: streamName('readLog', ISHOEJ, '2026-11-24') },
            );
            return Promise.resolve();
          },
        },
      },
      new World(models.views, new Access(actorOf('dataProtectionOfficer')), (...look) => noted.push(look), clockAt()),
      [anna],
      { withStaff },
    );

  it('tells what is known now, and what for', async () =>
    expect((await report()).records).toEqual([
      {
        ...anna,
        values: [
          { field: 'name', purpose: 'contact', value: 'Anna Blåbjerg' },
          { field: 'needs', purpose: 'health', value: null },
        ],
      },
    ]));

  it('tells of the look by which it was made, at everything that may be held', async () =>
    expect((await report()).looks).toMatchObject([
      { readingFor: 'dataProtection', asked: ['personReport'], purposes: ['contact', 'health'] },
    ]));

  it('names accounts by their kind, and by their id only where that was decided', async () => {
    const [short, long] = [await report(), await report(true)];
    expect([short.withStaff, short.entries[0]?.by, short.looks[0]?.by]).toEqual([
      false,
      { kind: 'system' },
      { kind: 'system' },
    ]);
    expect([long.withStaff, long.entries[0]?.by, long.looks[0]?.by]).toMatchObject([
      true,
      { id: 'spec' },
      { id: 'spec' },
    ]);
  });

  it('tells of an erasure, and says of what was erased that it was', async () => {
    const stream = streamName('erasure', ISHOEJ, anna.subjectId);
    const whose = { subjectId: anna.subjectId, purposes: ['health'] as const };
    log.record(
      erasureEvents,
      {
        type: 'ErasureDecided',
        data: { ...whose, kind: 'Visitor', reason: 'personAsked', legalBasis: 'consentWithdrawn' },
      },
      { stream },
    );
    log.record(erasureEvents, { type: 'PersonKeysDestroyed', data: whose }, { stream });
    await models.caughtUp();
    const { records, erasures, entries } = await report();
    expect(records[0]?.values[1]).toEqual({ field: 'needs', purpose: 'health', value: null, erased: true });
    expect(erasures).toMatchObject([
      { ...anna, purposes: ['health'], reason: 'personAsked', by: { kind: 'system' }, erasedAt: null },
    ]);
    expect(entries.map(({ event }) => event)).toEqual(['VisitorNamed', 'ErasureDecided', 'PersonKeysDestroyed']);
  });

  it('is made of records that are there, whatever their municipality', async () => {
    const carl = idFor('carl');
    log.record(
      visitorEvents,
      { type: 'VisitorNamed', data: { visitorId: carl, name: 'Carl' } },
      { stream: streamName('visitor', VALLENSBAEK, carl), municipality: VALLENSBAEK },
    );
    await models.caughtUp();
    const found = await recordsUnder([anna.subjectId, carl, idFor('nobody')], kinds, models.views);
    expect(found).toEqual([
      { ...anna, municipality: ISHOEJ },
      { kind: 'Visitor', subjectId: carl, municipality: VALLENSBAEK },
    ]);
  });

  it('says what has been erased by now, also where it tells of a time before', async () => {
    erased = ['health'];
    const [{ values } = { values: [] }] = (await report()).records;
    expect(values[1]).toEqual({ field: 'needs', purpose: 'health', value: null, erased: true });
  });
});
