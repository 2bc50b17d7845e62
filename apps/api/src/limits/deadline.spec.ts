import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { buildSchema, execute, parse } from 'graphql';
import { Deadline, everythingWithinDeadline } from './deadline.js';

afterEach(() => {
  jest.useRealTimers();
});

describe('a deadline', () => {
  it('ends what is waited for, and says so to whoever works on it', async () => {
    jest.useFakeTimers();
    const deadline = new Deadline(10_000);
    deadline.start();
    const waiting = deadline.within(new Promise(() => undefined));
    jest.advanceTimersByTime(10_000);
    await expect(waiting).rejects.toMatchObject({ extensions: { code: 'TOOK_TOO_LONG', http: { status: 503 } } });
    expect(deadline.signal.aborted).toBe(true);
  });

  it('tells what is left of it', () => {
    jest.useFakeTimers();
    const deadline = new Deadline(10_000);
    deadline.allow(60_000);
    expect(deadline.left).toBe(60_000);
    deadline.start();
    jest.advanceTimersByTime(45_000);
    expect(deadline.left).toBe(15_000);
    jest.advanceTimersByTime(45_000);
    expect(deadline.left).toBe(0);
  });

  it('that was never started, such as that of a mutation, ends nothing', async () => {
    jest.useFakeTimers();
    const deadline = new Deadline(10_000);
    jest.advanceTimersByTime(20_000);
    deadline.callerGone();
    await expect(deadline.within(Promise.resolve('written'))).resolves.toBe('written');
    expect(deadline.signal.aborted).toBe(false);
  });

  it('is over when the caller has gone', () => {
    const deadline = new Deadline(10_000);
    deadline.start();
    deadline.callerGone();
    expect(deadline.signal.aborted).toBe(true);
  });

  it('is over at once where the caller has gone before it starts', () => {
    const deadline = new Deadline(10_000);
    deadline.callerGone();
    expect(deadline.signal.aborted).toBe(false);
    deadline.start();
    expect(deadline.signal.aborted).toBe(true);
  });
});

describe('a query', () => {
  it('is given up at its deadline, and what it would only begin then is not begun', async () => {
    const deadline = new Deadline(10_000);
    const begun: string[] = [];
    let goOn: (value: object) => void = () => undefined;
    const schema = buildSchema('type Query { slow: Query, field(name: String!): Int }');
    const { slow, field } = schema.getQueryType()?.getFields() ?? {};
    if (!slow || !field) throw new Error('no such fields');
    slow.resolve = () => new Promise((resolve) => (goOn = resolve));
    field.resolve = (_parent, { name }: { name: string }) => begun.push(name);
    everythingWithinDeadline(schema);
    const ask = (query: string) => execute({ schema, document: parse(query), contextValue: { deadline } });
    deadline.start();
    const answer = ask('{ field(name: "before") slow { field(name: "inside") } }');
    deadline.callerGone();
    goOn({});
    const late = [{ extensions: { code: 'TOOK_TOO_LONG' } }];
    expect(await answer).toMatchObject({ data: { field: 1, slow: null }, errors: late });
    expect(await ask('{ field(name: "after") }')).toMatchObject({ data: { field: null }, errors: late });
    expect(begun).toEqual(['before']);
  });
});
