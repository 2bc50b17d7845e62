import { type DynamicModule, Global, Logger, Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import {
  ACTOR_SOURCE,
  type ActorSource,
  type IdentitySettings,
  OwnTokens,
  PARTNER_CLIENTS,
  type PartnerClients,
  TokenActorSource,
} from '#identity';
import { Installation } from '#installation';
import { BrowserSessions } from './browser-sessions.js';
import { peopleOfDemoPerson } from './demo-people.js';
import { HomeController } from './home.controller.js';
import { Issuers } from './issuer.js';
import { OurUrl } from './our-url.js';
import { SignInController } from './sign-in.controller.js';
import { SignInLimits } from './sign-in-limits.js';

export interface IdentityOptions {
  readonly production: boolean;
  readonly identity?: IdentitySettings | undefined;
}

const NOTHING_SAID: IdentitySettings = { url: undefined, isForTryingOut: false, issuer: undefined };

/** Who is believed to be who: by tokens of people and of partners, and by browser sessions. */
@Global()
@Module({})
export class IdentityModule {
  static for({ production, identity = NOTHING_SAID }: IdentityOptions): DynamicModule {
    return {
      module: IdentityModule,
      controllers: [SignInController, HomeController],
      providers: [
        {
          provide: OurUrl,
          inject: [HttpAdapterHost],
          useFactory: (host: HttpAdapterHost) => new OurUrl(identity.url, host),
        },
        {
          provide: Issuers,
          inject: [Installation, OurUrl, HttpAdapterHost],
          useFactory: (installation: Installation, ours: OurUrl, { httpAdapter }: HttpAdapterHost) => {
            const { isForTryingOut } = identity;
            const demo = { production, isForTryingOut, peopleOf: peopleOfDemoPerson(installation) };
            const log = new Logger('Samspil');
            const issuers = new Issuers(identity.issuer, ours, installation.clock, demo, (trouble) => {
              log.warn(trouble);
            });
            // Now, in front of whatever reads bodies: the issuer reads its own.
            if (!production && !identity.issuer) httpAdapter.use('/demo-issuer', issuers.answerDemo);
            return issuers;
          },
        },
        SignInLimits,
        {
          provide: OwnTokens,
          inject: [Installation, OurUrl],
          useFactory: ({ partnerTokenKey, clock }: Installation, ours: OurUrl) =>
            new OwnTokens(partnerTokenKey, () => ours.url, clock),
        },
        {
          provide: BrowserSessions,
          inject: [Installation, Issuers],
          useFactory: ({ clock }: Installation, issuers: Issuers) =>
            new BrowserSessions(clock, {
              refresh: async (signedIn, keep) => (await issuers.issuer()).openId?.refresh(signedIn, keep),
              forget: (signedIn) => {
                issuers.issuer().then(
                  ({ openId }) => openId?.forget(signedIn),
                  () => undefined,
                );
              },
            }),
        },
        {
          provide: ACTOR_SOURCE,
          inject: [OwnTokens, Issuers, BrowserSessions, PARTNER_CLIENTS],
          useFactory: (
            own: OwnTokens,
            issuers: Issuers,
            sessions: BrowserSessions,
            clients: PartnerClients,
          ): ActorSource => {
            const people = async () => (await issuers.issuer()).people;
            return new TokenActorSource({ people, own, clients, sessions });
          },
        },
      ],
      exports: [ACTOR_SOURCE, OwnTokens, OurUrl, Issuers],
    };
  }
}
