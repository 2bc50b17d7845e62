import { Module } from '@nestjs/common';
import { ClientSignIn } from './client-sign-in.js';
import { OAuthController } from './oauth.controller.js';

/** Tokens for partners' programs. */
@Module({ controllers: [OAuthController], providers: [ClientSignIn] })
export class OAuthModule {}
