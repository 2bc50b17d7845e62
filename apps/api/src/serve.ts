import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConsoleLogger, type INestApplication, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Configuration, Installation, masterKeyOf, signerOf } from '#installation';
import { AppModule } from './app.module.js';

/** Samspil, listening. */
export interface Served {
  readonly url: string;
  readonly installation: Installation;
  /** Answers what has been asked, then lets go of port and folder. */
  readonly close: () => Promise<void>;
}

/** The port cannot be had; the message says what to do. */
class CannotListen extends Error {
  override readonly name = 'CannotListen';
}

/**
 * Opens the installation and serves it.
 * @throws CannotListen, and whatever opening an installation throws; nothing stays open then.
 */
export async function serve(configuration: Configuration): Promise<Served> {
  const log = new Logger('Samspil');
  const installation = await Installation.open({
    folder: configuration.data,
    store: configuration.store,
    keys: configuration.keys,
    erasures: configuration.erasures,
    asOfBytes: configuration.asOfBytes,
    witnesses: configuration.witnesses,
    master: () => masterKeyOf(configuration),
    signer: () => signerOf(configuration),
    report: (where, error) => log.warn(`${where}: ${error instanceof Error ? error.message : 'unknown'}`),
  });
  let app: INestApplication | undefined;
  try {
    app = await NestFactory.create(AppModule.over(installation, configuration), {
      logger: new ConsoleLogger({ logLevels: ['warn', 'error', 'fatal'], json: configuration.production }),
      abortOnError: false,
    });
    await listen(app, configuration);
    const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
    const serving = app;
    return {
      url: `http://${configuration.host}:${port}`,
      installation,
      close: async () => {
        await serving.close();
        await installation.close();
      },
    };
  } catch (error) {
    await app?.close();
    await installation.close();
    throw error;
  }
}

async function listen(app: INestApplication, { host, port }: Configuration): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new CannotListen(
        `port ${port} on ${host} is taken by another program: stop that one, or choose another port with SAMSPIL_PORT=${port + 1}`,
      );
    if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL' || code === 'EAI_AGAIN')
      throw new CannotListen(
        `${host} is no address of this machine: set SAMSPIL_HOST to localhost, or to 0.0.0.0 for all`,
      );
    if (code === 'EACCES')
      throw new CannotListen(
        `port ${port} on ${host} may not be used by this user: choose one above 1023 with SAMSPIL_PORT`,
      );
    throw error;
  }
}
