import { type DynamicModule, Inject, Logger, Module, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Installation, Press, pressOver } from '#installation';
import { addressesIn } from '#overview';
import { EDITION_PRESS, type EditionPress } from '#overview/nest';
import { type Telephones, contactOf } from '../forms/contact.js';
import { Sites } from '../overview/sites.js';
import { EditionsController } from './editions.controller.js';

export interface EditionsOptions {
  readonly telephones?: Telephones;
}

/** Printed editions: the press, and where they are fetched. */
@Module({})
export class EditionsModule implements OnModuleInit, OnModuleDestroy {
  constructor(@Inject(Press) private readonly press: Press) {}

  /** @param overview the module that knows where overviews are public */
  static for({ telephones = {} }: EditionsOptions, overview: DynamicModule): DynamicModule {
    return {
      module: EditionsModule,
      // The API tells how far the press is.
      global: true,
      imports: [overview],
      controllers: [EditionsController],
      providers: [
        {
          provide: Press,
          inject: [Installation, Sites],
          useFactory: (installation: Installation, sites: Sites) => pressOf(installation, sites, telephones),
        },
        { provide: EDITION_PRESS, inject: [Press, Installation], useFactory: toldOf },
      ],
      exports: [EDITION_PRESS],
    };
  }

  onModuleInit(): void {
    this.press.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.press.stop();
  }
}

const log = new Logger('Editions');

const pressOf = (installation: Installation, sites: Sites, telephones: Telephones): Press =>
  pressOver(installation, {
    report: (error) => log.warn(`an edition was not printed: ${error instanceof Error ? error.message : 'unknown'}`),
    imprints: {
      of: (municipality, language) => {
        const telephone = telephones[municipality];
        const municipalityName = contactOf(municipality, telephones).municipality[language];
        return telephone === undefined ? undefined : { municipalityName, contactTelephone: inFull(telephone) };
      },
      pageOf: (municipality, entryId, language) =>
        `${sites.baseUrlOf(municipality)}${addressesIn(language).entry(entryId)}`,
    },
  });

/** As it is called from anywhere: a number of eight digits is Danish. */
function inFull(telephone: string): string {
  const digits = telephone.replace(/[^\d+]/g, '');
  return /^\d{8}$/.test(digits) ? `+45${digits}` : digits;
}

const toldOf = (press: Press, { integrity }: Installation): EditionPress => ({
  progressOf: (editionId) => press.progressOf(editionId),
  failedAttemptsAt: (editionId) => press.failedAttemptsAt(editionId),
  indexAt: (...place) => integrity.indexAt(...place),
});
