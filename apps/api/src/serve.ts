import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConsoleLogger, type INestApplication, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type Configuration, Installation, masterKeyOf, signerOf } from '#installation';
import { AppModule } from './app.module.js';
import { useHttpLayer } from './http/http-layer.js';
import { ServerAdapter } from './http/server-adapter.js';
import { Admission } from './limits/admission.js';
import { type Limits, usualLimits } from './limits/limits.js';
import { Overload } from './limits/overload.js';

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
export async function serve(configuration: Configuration, limits: Limits = usualLimits): Promise<Served> {
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
    app = await applicationOver(installation, configuration, limits);
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

async function applicationOver(
  installation: Installation,
  configuration: Configuration,
  limits: Limits,
): Promise<INestApplication> {
  const { production, proxies } = configuration;
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.over(installation, { ...configuration, limits }),
    new ServerAdapter(limits),
    {
      logger: new ConsoleLogger({ logLevels: ['warn', 'error', 'fatal'], json: production }),
      abortOnError: false,
    },
  );
  const admission = app.get(Admission, { strict: false });
  const overload = app.get(Overload, { strict: false });
  useHttpLayer(app, { limits, overload, admission, production, proxies });
  return app;
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
