import { beforeEach, describe, expect, it } from '@jest/globals';
import { eventOfBytes } from '../testing/index.js';
import { type Database, openDatabase, pragma, prepare } from './driver.js';
import { failureOf } from './failure.js';
import { LogWriter } from './log-writer.js';
import type { Append } from './messages.js';
import { createLog } from './schema.js';

let database: Database;
let writer: LogWriter;
beforeEach(() => {
  database = openDatabase(':memory:', 'readWrite');
  createLog(database);
  writer = new LogWriter(database);
});

const append = (stream: string, expected: Append['expected'], bytes = 100): Append => ({
  stream,
  expected,
  events: [eventOfBytes(bytes)],
});
const stored = () =>
  prepare<{ stream: string; revision: number }>(
    database,
    'SELECT stream, revision FROM events ORDER BY position',
  ).all();

describe('a group of appends', () => {
  it('is written in the order in which it was said, each seeing those before it', () => {
    const retried = append('ride-0183_1', 'noStream');
    const group = [retried, append('ride-0183_1', 0), append('ride-0183_1', 0), retried];
    expect(writer.append(group)).toEqual([
      { revision: 0, position: 1 },
      { revision: 1, position: 2 },
      { conflict: true, actual: 1 },
      { revision: 0, position: 1 },
    ]);
  });

  it('loses but the one whose rows the table refuses, and that one whole', () => {
    writer.append([append('ride-0183_1', 'noStream')]);
    // What no other writer should ever do: it takes revision 2 behind this one's back.
    database.exec(`INSERT INTO events VALUES (99, 'ride-0183_1', 2, 'theirs', 'T', x'', x'')`);
    const twoEvents = { ...append('ride-0183_1', 0), events: [eventOfBytes(100), eventOfBytes(100)] };
    expect(writer.append([append('ride-0183_2', 'noStream'), twoEvents, append('ride-0183_3', 'noStream')])).toEqual([
      { revision: 0, position: 2 },
      { unstorable: expect.stringContaining('UNIQUE') },
      { revision: 0, position: 3 },
    ]);
    expect(
      stored()
        .filter(({ stream }) => stream === 'ride-0183_1')
        .map(({ revision }) => revision),
    ).toEqual([0, 2]);
  });

  it('leaves nothing when the disk is full, and what comes after it stands where it should', () => {
    writer.append([append('ride-0183_1', 'noStream')]);
    pragma(database, `max_page_count = ${Number(pragma(database, 'page_count')) + 40}`);
    const tooMuch = [append('ride-0183_1', 0), append('ride-0183_2', 'noStream', 500_000)];
    let failure: unknown;
    try {
      writer.append(tooMuch);
    } catch (error) {
      failure = failureOf(error);
    }
    expect(failure).toEqual({
      failed: 'the disk of the log is full: free some space; nothing was stored',
      unknown: false,
    });
    expect(stored()).toHaveLength(1);
    pragma(database, 'max_page_count = 100000');
    expect(writer.append(tooMuch)).toEqual([
      { revision: 1, position: 2 },
      { revision: 0, position: 3 },
    ]);
  });

  it('knows after a restart where every stream stands', () => {
    writer.append([append('ride-0183_1', 'noStream'), append('ride-0183_2', 'any'), append('ride-0183_1', 0)]);
    const next = new LogWriter(database);
    expect(next.append([append('ride-0183_1', 1), append('ride-0183_2', 1)])).toEqual([
      { revision: 2, position: 4 },
      { conflict: true, actual: 0 },
    ]);
  });
});

describe('a disk that fails', () => {
  const failing = (code: string) => failureOf(Object.assign(new Error('disk I/O error'), { code }));

  it('leaves it unknown whether the group is stored when it fails to sync', () => {
    expect(failing('SQLITE_IOERR_FSYNC')).toMatchObject({ unknown: true });
  });

  it('has stored nothing when it fails to write', () => {
    expect(failing('SQLITE_IOERR_WRITE')).toMatchObject({ unknown: false });
  });

  it('is not blamed for a defect of ours', () => {
    expect(() => failureOf(new TypeError('x is not a function'))).toThrow(TypeError);
  });
});
