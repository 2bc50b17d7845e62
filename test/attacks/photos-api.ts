import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Installation, configurationFrom } from '#installation';
import { masterKeyFromText } from '#privacy';
import { AppModule } from '../../apps/api/src/app.module.js';
import { useHttpLayer } from '../../apps/api/src/http/http-layer.js';
import { ServerAdapter } from '../../apps/api/src/http/server-adapter.js';
import { Admission } from '../../apps/api/src/limits/admission.js';
import { type Limits, usualLimits } from '../../apps/api/src/limits/limits.js';
import { Overload } from '../../apps/api/src/limits/overload.js';
import { PhotosModule } from '../../apps/api/src/photos/photos.module.js';
import type { UploadLimits } from '../../apps/api/src/photos/upload-room.js';

@Module({})
class WithPhotos {}

type Said = Readonly<Record<string, string>>;

/** What was answered about a photo. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are of whatever shape was asked for
  readonly body: any;
}

export interface PhotosApiOptions {
  /** What it is started with besides. Without an issuer among it, people sign in with a browser. */
  readonly environment?: Said;
  readonly uploads?: UploadLimits;
  /** In milliseconds: how long a request may be on its way. */
  readonly slowness?: number;
}

/** The API with photos, in this process. */
export class PhotosApi {
  private constructor(
    readonly data: string,
    readonly url: string,
    readonly installation: Installation,
    private readonly app: NestExpressApplication,
  ) {}

  static async start(data: string, options: PhotosApiOptions = {}): Promise<PhotosApi> {
    const { environment = {}, uploads, slowness = usualLimits.slowness.request } = options;
    const installation = await Installation.open({
      folder: data,
      master: masterKeyFromText(randomBytes(32).toString('base64'), 'the spec'),
    });
    // Larger than any photo, so that photos are measured where they are taken in.
    const limits: Limits = {
      ...usualLimits,
      bodyBytes: 32 * 1024 * 1024,
      requests: { ...usualLimits.requests, loopDelay: 60_000 },
      slowness: { ...usualLimits.slowness, request: slowness, headers: slowness, lookedForEvery: 100 },
    };
    const { identity } = configurationFrom({ ...environment, NODE_ENV: 'test' });
    const imports = [
      AppModule.over(installation, { production: false, identity, limits }),
      PhotosModule.for(uploads && { limits: uploads }),
    ];
    const module = { module: WithPhotos, imports };
    const app = await NestFactory.create<NestExpressApplication>(module, new ServerAdapter(limits), { logger: false });
    const [overload, admission] = [app.get(Overload, { strict: false }), app.get(Admission, { strict: false })];
    useHttpLayer(app, { limits, overload, admission, production: false, proxies: 0 });
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    return new PhotosApi(data, `http://localhost:${port}`, installation, app);
  }

  /** @param headers a type of JPEG, in English, where they say nothing else */
  upload(file: Uint8Array, headers: Said = {}): Promise<Answered> {
    const usual = { 'content-type': 'image/jpeg', 'accept-language': 'en' };
    return this.send('/photos', { method: 'POST', headers: { ...usual, ...headers }, body: Buffer.from(file) });
  }

  async send(path: string, init: RequestInit = {}): Promise<Answered> {
    const response = await fetch(`${this.url}${path}`, init);
    const bytes = Buffer.from(await response.arrayBuffer());
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? JSON.parse(bytes.toString()) : bytes,
    };
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.installation.close();
  }
}
