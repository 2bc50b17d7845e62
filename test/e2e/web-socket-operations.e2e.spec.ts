import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { usualLimits } from '../../apps/api/src/limits/limits.js';
import { LimitedApi } from './limited-api.js';
import { OpenSocket } from './open-socket.js';

const OPERATIONS = 5;
const FOLLOW = 'subscription { changes { index } }';

describe('an id that a client uses again and again over one connection', () => {
  const folder = temporaryFolder();
  let api: LimitedApi;
  /** Who is told of changes inside, now and at the most. */
  let watching = 0;
  let most = 0;
  let allGone: () => void = () => undefined;

  beforeAll(async () => {
    api = await LimitedApi.start(folder(), {
      webSockets: { ...usualLimits.webSockets, operations: OPERATIONS },
      requests: { ...usualLimits.requests, loopDelay: 60_000 },
    });
    const { projections } = api.served.installation;
    const watch = projections.watch.bind(projections);
    projections.watch = (listener) => {
      const unwatch = watch(listener);
      most = Math.max(most, ++watching);
      let isOver = false;
      return () => {
        unwatch();
        if (!isOver && --watching === 0) allGone();
        isOver = true;
      };
    };
  });
  afterAll(() => api.close());

  it('gives no more subscriptions than may go on, and none of them outlives the connection', async () => {
    const socket = await OpenSocket.to(api.url, 'editor/0183/again');
    for (let time = 0; time < 500; time++) {
      socket.send({ id: '1', type: 'complete' });
      socket.subscribe('1', FOLLOW);
    }
    for (let id = 2; id < 2 + OPERATIONS; id++)
      socket.subscribe(`${id}`, 'subscription { changes(after: "0") { index } }');
    socket.subscribe('last', '{ __typename }');
    await socket.heard(({ id }) => id === 'last');
    expect(most).toBeLessThanOrEqual(OPERATIONS);
    const gone = new Promise<void>((resolve) => (allGone = resolve));
    socket.leave();
    if (watching > 0) await gone;
    expect(watching).toBe(0);
  });

  it('is refused for as long as what it stood for goes on, and stands for something else afterwards', async () => {
    const socket = await OpenSocket.to(api.url, 'editor/0183/after');
    socket.subscribe('1', FOLLOW);
    socket.send({ id: '1', type: 'complete' });
    socket.subscribe('1', FOLLOW);
    expect(await socket.heard(({ id }) => id === '1')).toMatchObject({
      type: 'error',
      payload: [{ extensions: { code: 'BAD_REQUEST' } }],
    });
    socket.subscribe('2', '{ __typename }');
    await socket.heard(({ id, type }) => id === '2' && type === 'complete');
    socket.subscribe('1', '{ __typename }');
    expect(await socket.heard(({ id, type }) => id === '1' && type === 'next')).toMatchObject({
      payload: { data: {} },
    });
    socket.leave();
  });
});
