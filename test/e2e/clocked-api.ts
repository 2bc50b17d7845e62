import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import { Installation } from '#installation';
import type { SetClock } from '#kernel';
import { masterKeyFromText } from '#privacy';
import { AppModule } from '../../apps/api/src/app.module.js';
import { Caller } from './caller.js';

/** The API in this process, with a clock that the spec turns. */
export interface ClockedApi {
  readonly caller: Caller;
  readonly installation: Installation;
  readonly close: () => Promise<void>;
}

export async function startAt(folder: string, clock: SetClock): Promise<ClockedApi> {
  const master = masterKeyFromText(randomBytes(32).toString('base64'), 'the spec');
  const installation = await Installation.open({ folder, master, clock });
  const app = await NestFactory.create(AppModule.over(installation, { production: false }), { logger: ['error'] });
  await app.listen(0, '127.0.0.1');
  const caller = new Caller();
  caller.url = `http://127.0.0.1:${((app.getHttpServer() as Server).address() as AddressInfo).port}`;
  return {
    caller,
    installation,
    close: async () => {
      await app.close();
      await installation.close();
    },
  };
}
