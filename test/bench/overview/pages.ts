import { mkdtemp, rm } from 'node:fs/promises';
import { type Server, createServer } from 'node:http';
import { type AddressInfo, type Socket, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ExpressAdapter } from '@nestjs/platform-express';
import { loadDemoOnFirstStart } from '#demo';
import { configurationFrom } from '#installation';
import { serve } from '../../../apps/api/src/serve.js';
import { usualLimits } from '../../../apps/api/src/limits/limits.js';
import { testIssuer } from '../../e2e/test-issuer.js';
import type { Comparison } from '../bench.js';

const REQUESTS = 400;
const CONNECTIONS = 8;
/** As many times what a bare handler takes that sends the same bytes. */
const AIM = 3;

/**
 * Pages of the demo's overview against a bare Express handler that sends the same bytes, over connections that stay open. Both are served and
 * asked from this process, by a client that only counts bytes; no limit of visitors is met.
 */
export async function overviewPages(): Promise<{
  readonly comparisons: readonly Comparison[];
  readonly close: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'samspil-bench-'));
  const environment = { ...testIssuer.environment, SAMSPIL_DATA: folder, SAMSPIL_PORT: '0', NODE_ENV: 'test' };
  const configuration = configurationFrom(environment);
  await loadDemoOnFirstStart(configuration);
  const requests = { ...usualLimits.requests, loopDelay: 60_000 };
  const served = await serve(configuration, { ...usualLimits, requests, connectionsOfOne: 1_000 });
  const ours = Number(new URL(served.url).port);
  const bare: Server[] = [];
  const close = async (): Promise<void> => {
    for (const server of bare) server.close().closeAllConnections();
    await served.close();
    await rm(folder, { recursive: true });
  };
  try {
    const list = await pageAt(served.url, '/aktiviteter');
    const found = /href="(?:https?:\/\/[^"/]+)?(\/aktiviteter\/[\w-]{30,})"/.exec(list)?.[1];
    if (found === undefined) throw new Error('the list leads to no entry');
    const comparisons = await Promise.all(
      Object.entries({ 'list page': '/aktiviteter', 'entry page': found }).map(async ([name, path]) => {
        const server = await bareServer(await pageAt(served.url, path));
        bare.push(server);
        const { port } = server.address() as AddressInfo;
        return {
          ...{ name: `${name}, served`, aim: AIM, operation: 'page', operations: REQUESTS },
          ours: () => askMany(ours, path),
          baseline: () => askMany(port, path),
        };
      }),
    );
    return { comparisons, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @throws Error where it is not there */
async function pageAt(url: string, path: string): Promise<string> {
  const response = await fetch(`${url}${path}`);
  if (response.status !== 200) throw new Error(`${path} is answered with ${response.status}`);
  return response.text();
}

function bareServer(body: string): Promise<Server> {
  const express = new ExpressAdapter().getInstance();
  express.get('/*path', (_request: unknown, response: { type(of: string): { send(body: string): void } }) => {
    response.type('html').send(body);
  });
  return new Promise((resolve) => {
    const server = createServer(express).listen(0, '127.0.0.1', () => {
      resolve(server);
    });
  });
}

/** Asks as often as is measured, one after the other on each connection. */
async function askMany(port: number, path: string): Promise<void> {
  const each = REQUESTS / CONNECTIONS;
  await Promise.all(Array.from({ length: CONNECTIONS }, () => askOn(connect(port, '127.0.0.1'), path, each)));
}

/** @throws Error where another status than 200 comes */
function askOn(socket: Socket, path: string, times: number): Promise<void> {
  const request = `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
  let [left, due, answered] = [times, 0, ''];
  return new Promise((resolve, reject) => {
    socket.setEncoding('latin1').on('error', reject);
    socket.on('data', (text: string) => {
      if (due === 0) {
        answered += text;
        const end = answered.indexOf('\r\n\r\n');
        if (end < 0) return;
        if (!answered.startsWith('HTTP/1.1 200')) reject(new Error(answered.slice(0, end)));
        const length = Number(/content-length: (\d+)/i.exec(answered.slice(0, end))?.[1]);
        if (Number.isNaN(length)) reject(new Error('a page comes without its length'));
        due = length - (answered.length - end - 4);
      } else due -= text.length;
      if (due > 0) return;
      answered = '';
      if (--left > 0) socket.write(request);
      else {
        socket.destroy();
        resolve();
      }
    });
    socket.write(request);
  });
}
