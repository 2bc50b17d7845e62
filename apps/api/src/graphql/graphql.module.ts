import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { Request } from 'express';
import {
  CafeResolver,
  DutiesResolver,
  GuestResolver,
  SessionMutations,
  SessionResolver,
  SessionStaffingSubscription,
  ShiftResolver,
  TeamMemberResolver,
  VisitResolver,
} from '#cafes/nest';
import {
  DueForErasureResolver,
  ErasureResolver,
  LookAlikeResolver,
  PersonReportResolver,
  RecordPreviewResolver,
  RetentionHoldResolver,
  RetentionResolver,
} from '#privacy/nest';
import { type Came, addressOf } from '#identity';
import {
  AgreementResolver,
  ApiClientResolver,
  ChangeResolver,
  ChangesSubscription,
  OrganisationResolver,
  SessionPlanResolver,
  StaffingNeedResolver,
} from '#partners/nest';
import { overviewResolvers } from '#overview/nest';
import { ridesResolvers } from '#rides/nest';
import { StandingCommitmentResolver, VolunteerMutations, VolunteerResolver } from '#volunteers/nest';
import { AddressResolver } from '../addresses/address.resolver.js';
import { SOCKET_NEEDS, SocketEndpoint } from '../http/socket-endpoint.js';
import type { Socket, SocketNeeds } from '../http/socket.js';
import { Admission } from '../limits/admission.js';
import { type Limits, usualLimits } from '../limits/limits.js';
import { Overload } from '../limits/overload.js';
import { apolloOptions } from './apollo-options.js';
import { AsOfResolver } from './as-of.resolver.js';
import { NodeResolver } from './node.resolver.js';
import { ViewerResolver } from './viewer.resolver.js';
import { RequestContexts } from './request-context.js';
import { ErrorHooks } from './error-hooks.js';

const cameByHttp = ({ headers, ip }: Request): Came => ({ headers, address: ip });

/** A browser cannot give a WebSocket headers, so they may come as connection parameters. */
const cameBySocket = ({ connectionParams = {}, extra: { request } }: Socket, address: string): Came => ({
  headers: request.headers,
  address,
  connectionParams,
});

@Module({ providers: [RequestContexts], exports: [RequestContexts] })
class RequestContextModule {}

export interface ApiOptions {
  readonly production: boolean;
  readonly limits?: Limits;
  /** How many proxies stand in front, whose `X-Forwarded-For` is believed. */
  readonly proxies?: number;
}

/** The API at /graphql, over HTTP and (subscriptions) WebSocket. */
@Module({})
export class ApiModule {
  static for({ production, limits = usualLimits, proxies = 0 }: ApiOptions): DynamicModule {
    const errors = new ErrorHooks();
    const admission = new Admission(limits, production);
    const overload = new Overload(limits.requests);
    const socketAddress = ({ extra: { request } }: Socket): string => addressOf(request, proxies) ?? '';
    return {
      module: ApiModule,
      imports: [
        RequestContextModule,
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          imports: [RequestContextModule],
          inject: [RequestContexts],
          useFactory: (requests: RequestContexts) =>
            apolloOptions({
              production,
              limits,
              admission,
              errors,
              contextOf: (req, signal) => requests.from(cameByHttp(req), signal),
            }),
        }),
      ],
      providers: [
        { provide: Admission, useValue: admission },
        { provide: Overload, useValue: overload },
        {
          provide: SOCKET_NEEDS,
          inject: [RequestContexts],
          useFactory: (requests: RequestContexts): Omit<SocketNeeds, 'schema'> => ({
            contextOf: (socket, signal) => requests.from(cameBySocket(socket, socketAddress(socket)), signal),
            addressOf: socketAddress,
            admission,
            overload,
            errors,
            limits: limits.webSockets,
          }),
        },
        SocketEndpoint,
        NodeResolver,
        AsOfResolver,
        VolunteerResolver,
        VolunteerMutations,
        StandingCommitmentResolver,
        CafeResolver,
        SessionResolver,
        SessionMutations,
        SessionStaffingSubscription,
        ShiftResolver,
        TeamMemberResolver,
        ViewerResolver,
        VisitResolver,
        GuestResolver,
        DutiesResolver,
        AddressResolver,
        ...ridesResolvers,
        ...overviewResolvers,
        OrganisationResolver,
        AgreementResolver,
        ApiClientResolver,
        ChangeResolver,
        ChangesSubscription,
        SessionPlanResolver,
        StaffingNeedResolver,
        ErasureResolver,
        PersonReportResolver,
        RecordPreviewResolver,
        LookAlikeResolver,
        RetentionResolver,
        DueForErasureResolver,
        RetentionHoldResolver,
      ],
    };
  }
}
