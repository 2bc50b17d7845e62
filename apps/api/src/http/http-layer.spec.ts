import { once } from 'node:events';
import { connect } from 'node:net';
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

@Controller()
class Answers {
  @Get('large') large(): string {
    return LARGE;
  }
  @Get('small') small(): string {
    return 'small';
  }
}
@Module({ controllers: [Answers] })
class AnswersModule {}

describe('somebody who does not read what they are answered', () => {
  let app: NestExpressApplication;
  let overload: Overload;
  let port: number;

  async function start(requests: Partial<Limits['requests']>, unreadMilliseconds: number): Promise<void> {
    const limits = {
      ...usualLimits,
      answer: { ...usualLimits.answer, unreadMilliseconds },
      requests: { ...usualLimits.requests, ...requests },
    };
    overload = new Overload(limits.requests);
    app = await NestFactory.create<NestExpressApplication>(AnswersModule, { logger: false });
    useHttpLayer(app, { limits, overload, admission: new Admission(limits, false), production: false, proxies: 1 });
    await app.listen(0, '127.0.0.1');
    port = Number(new URL(await app.getUrl()).port);
  }
  let reader: ReturnType<typeof connect> | undefined;
  beforeEach(() => {
    reader = undefined;
  });
  afterEach(async () => {
    reader?.destroy();
    overload.stop();
    await app.close();
  });

  /** Asks for much, and reads nothing but the first of it. */
  async function asksAndReadsNothing(from: string): Promise<void> {
    reader = connect(port, '127.0.0.1');
    reader.on('error', () => undefined);
    reader.write(`GET /large HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: ${from}\r\n\r\n`);
    await once(reader, 'readable');
  }
  const asks = async (from: string): Promise<number> =>
    (await fetch(`http://127.0.0.1:${port}/small`, { headers: { 'x-forwarded-for': from } })).status;

  it('takes nobody else’s place', async () => {
    await start({ inFlight: 1, inFlightOfOne: 1, waiting: 0 }, 60_000);
    await asksAndReadsNothing('192.0.2.1');
    expect([await asks('192.0.2.1'), await asks('192.0.2.2')]).toEqual([200, 200]);
  });

  it('has their connection ended for them', async () => {
    await start({}, 50);
    const closed = new Promise((close) =>
      app.getHttpServer().once('connection', (socket) => socket.once('close', close)),
    );
    await asksAndReadsNothing('192.0.2.1');
    await closed;
  });
});
