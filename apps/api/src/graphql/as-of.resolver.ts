import { Args, Context, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { cafesReads } from '#cafes/nest';
import { type AskedMoment, type Reads, type RequestContext, readModelsOf } from '#graphql';
import { keysOfPeople, release, showingPeople } from '#installation';
import { overviewReads } from '#overview/nest';
import { partnersReads } from '#partners/nest';
import { privacyReads } from '#privacy/nest';
import { ridesReads } from '#rides/nest';
import { volunteersReads } from '#volunteers/nest';
import { QueryAsOf } from './as-of.js';

const everybody = [...showingPeople, ...(privacyReads['Erasure'] ?? [])];
const everybodyAndAhead = [
  ...everybody,
  ...(privacyReads['RetentionHold'] ?? []),
  ...(cafesReads['Cafe'] ?? []),
  ...(cafesReads['Shift'] ?? []),
  ...(ridesReads['Ride'] ?? []),
  ...(ridesReads['RideRequest'] ?? []),
  ...(ridesReads['PilotTimesOffer'] ?? []),
];

const reads: Reads = {
  ...volunteersReads,
  ...cafesReads,
  ...ridesReads,
  ...overviewReads,
  ...partnersReads,
  ...privacyReads,
  PersonReport: everybody,
  ErasurePreview: everybodyAndAhead,
  DueForErasure: [...everybodyAndAhead, keysOfPeople],
};

@Resolver()
export class AsOfResolver {
  @Query() async asOf(
    @Args() moment: AskedMoment,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<QueryAsOf> {
    return new QueryAsOf(await context.asOf(moment, readModelsOf(info, info.returnType, reads)));
  }

  @Query() async history(@Context() context: RequestContext) {
    return { ...(await context.history()), release };
  }
}
