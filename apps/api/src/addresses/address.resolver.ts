import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Address } from '#addresses';
import { type QueryAddressesArgs, type RequestContext, badInput } from '#graphql';
import { Installation } from '#installation';

const MOST = 50;

/** Addresses are of nobody's history: they are the register's, as it was imported last. */
@Resolver('Address')
export class AddressResolver {
  constructor(private readonly installation: Installation) {}

  @Query() addresses(@Args() { text, first }: QueryAddressesArgs, @Context() { access }: RequestContext): Address[] {
    const limit = first ?? 10;
    if (limit < 1 || limit > MOST) throw badInput(`"first" must be from 1 to ${MOST}, not ${limit}`);
    return access.may('requestRides') ? this.installation.addresses.find(text, { limit }) : [];
  }

  @ResolveField() addressId(@Parent() { id }: Address): string {
    return id;
  }
}
