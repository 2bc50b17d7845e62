import { once } from 'node:events';
import { type Socket, connect } from 'node:net';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Admission } from '../limits/admission.js';
import { type Limits, usualLimits } from '../limits/limits.js';
import { Overload } from '../limits/overload.js';
import { useHttpLayer } from './http-layer.js';

/** More than the buffers of a connection hold. */
const LARGE = 'x'.repeat(32 * 1024 * 1024);

let asked: () => void = () => undefined;
let goOn: () => void = () => undefined;

@Controller()
class Answers {
  @Get('large') large(): string {
    return LARGE;
  }
  @Get('small') small(): string {
    return 'small';
  }
  @Get('slow') slow(): Promise<string> {
    return new Promise((answer) => {
      goOn = () => {
        answer('slow');
      };
      asked();
    });
  }
}
@Module({ controllers: [Answers] })
class AnswersModule {}

let app: NestExpressApplication;
let overload: Overload;
let port: number;
let client: Socket | undefined;

async function start(requests: Partial<Limits['requests']>, answer: Partial<Limits['answer']> = {}): Promise<void> {
  const limits = {
    ...usualLimits,
    answer: { ...usualLimits.answer, ...answer },
    requests: { ...usualLimits.requests, ...requests },
  };
  overload = new Overload(limits.requests);
  app = await NestFactory.create<NestExpressApplication>(AnswersModule, { logger: false });
  useHttpLayer(app, { limits, overload, admission: new Admission(limits, false), production: false, proxies: 1 });
  await app.listen(0, '127.0.0.1');
  port = Number(new URL(await app.getUrl()).port);
}
beforeEach(() => {
  client = undefined;
});
afterEach(async () => {
  client?.destroy();
  overload.stop();
  await app.close();
});

const get = (path: string, from: string): string =>
  `GET ${path} HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: ${from}\r\n\r\n`;

/** Says all of that over one connection. */
function says(...requests: readonly string[]): Socket {
  client = connect(port, '127.0.0.1');
  client.on('error', () => undefined);
  client.write(requests.join(''));
  return client;
}
/** Asks for much, and reads nothing but the first of it. */
async function asksAndReadsNothing(from: string): Promise<void> {
  await once(says(get('/large', from)), 'readable');
}
/** The next connection that is made, once it is over. */
const ended = () =>
  new Promise<void>((close) =>
    app.getHttpServer().once('connection', (socket) =>
      socket.once('close', () => {
        close();
      }),
    ),
  );
const asks = async (from: string): Promise<number> =>
  (await fetch(`http://127.0.0.1:${port}/small`, { headers: { 'x-forwarded-for': from } })).status;

describe('somebody who does not read what they are answered', () => {
  it('takes nobody else’s place', async () => {
    await start({ inFlight: 1, inFlightOfOne: 1, waiting: 0 });
    await asksAndReadsNothing('192.0.2.1');
    expect([await asks('192.0.2.1'), await asks('192.0.2.2')]).toEqual([200, 200]);
  });

  it.each([1, 30])('takes nobody else’s place, whatever else they ask meanwhile (%d more)', async (more) => {
    await start({ inFlight: 1, inFlightOfOne: 1, waiting: 0 });
    await asksAndReadsNothing('192.0.2.1');
    const isAsked = once(app.getHttpServer(), 'request');
    client?.write(get('/small', '192.0.2.1').repeat(more));
    await isAsked;
    expect([await asks('192.0.2.1'), await asks('192.0.2.2')]).toEqual([200, 200]);
  });

  it.each([
    ['has read nothing of it for so long', { unreadMilliseconds: 50 }],
    ['has not read all of it after so long', { mostReadMilliseconds: 50 }],
  ])('has their connection ended for them who %s', async (_what, answer) => {
    await start({}, answer);
    const closed = ended();
    await asksAndReadsNothing('192.0.2.1');
    await closed;
  });
});

describe('somebody who reads slowly', () => {
  it('is told all of it, however long that takes', async () => {
    // Long enough that a machine which has much else to do does not stand still for so long.
    const unreadMilliseconds = 2_000;
    await start({}, { unreadMilliseconds });
    const began = performance.now();
    const reader = says(get('/large', '192.0.2.1'));
    let read = 0;
    while (read < LARGE.length && !reader.destroyed) {
      // All of it in somewhat more than the time in which some of it has to be read.
      const due = LARGE.length * ((performance.now() - began) / (1.25 * unreadMilliseconds));
      if (read < due) read += (reader.read() as Buffer | null)?.length ?? 0;
      // Something else that takes a while.
      await asks('192.0.2.2');
    }
    expect(read).toBeGreaterThanOrEqual(LARGE.length);
  });
});

describe('somebody who has read what they were answered', () => {
  it('may wait for the next answer as long as that takes, and keep the connection as long as anybody', async () => {
    await start({});
    const connected = once(app.getHttpServer(), 'connection') as Promise<[Socket]>;
    const isAsked = new Promise<void>((ask) => (asked = ask));
    const reader = says(get('/small', '192.0.2.1'), get('/slow', '192.0.2.1'));
    const [socket] = await connected;
    await isAsked;
    expect(socket.timeout).toBe(0);
    goOn();
    for (let said = ''; !said.endsWith('slow');) said += String(((await once(reader, 'data')) as [Buffer])[0]);
    expect(socket.timeout).toBeGreaterThanOrEqual(app.getHttpServer().keepAliveTimeout);
    expect(socket.timeout).toBeLessThan(usualLimits.answer.unreadMilliseconds);
  });
});

describe('somebody who hangs up while they are answered', () => {
  it.each([1, 30])('gives every place back, also of what waited to be answered (%d more)', async (more) => {
    const all = { inFlight: more + 1, inFlightOfOne: more + 1 };
    await start({ ...all, waiting: 0 });
    const isAsked = new Promise<void>((ask) => (asked = ask));
    const closed = ended();
    const socket = says(get('/slow', '192.0.2.1'), get('/small', '192.0.2.1').repeat(more));
    // Whoever says so much at once may be cut off before anything of it is looked at.
    await Promise.race([isAsked, closed]);
    socket.resetAndDestroy();
    await closed;
    goOn();
    const places = await Promise.all(Array.from({ length: all.inFlight }, () => overload.enter('192.0.2.2')));
    expect(places).toEqual(places.map(() => expect.anything()));
  });
});
