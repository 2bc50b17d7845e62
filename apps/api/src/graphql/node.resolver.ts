import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { cafesNodes } from '#cafes/nest';
import { type RequestContext, badInput, nodeOf, positionOfToken } from '#graphql';
import { Installation, allProjections } from '#installation';
import { overviewNodes } from '#overview/nest';
import { partnersNodes } from '#partners/nest';
import { privacyNodes } from '#privacy/nest';
import { ridesNodes } from '#rides/nest';
import { volunteersNodes } from '#volunteers/nest';

const types = { ...volunteersNodes, ...cafesNodes, ...ridesNodes, ...overviewNodes, ...partnersNodes, ...privacyNodes };
const MOST_NODES = 100;

@Resolver()
export class NodeResolver {
  constructor(private readonly installation: Installation) {}

  @Query() node(@Args('id') id: string, @Context() { world }: RequestContext) {
    return nodeOf(types, world, id);
  }

  @Query() nodes(@Args('ids') ids: readonly string[], @Context() { world }: RequestContext) {
    if (ids.length > MOST_NODES) throw badInput(`"ids" must be at most ${MOST_NODES}, not ${ids.length}`);
    return ids.map((id) => nodeOf(types, world, id));
  }

  @Query() async recorded(@Args('token') token: string, @Context() context: RequestContext) {
    const position = positionOfToken(token);
    if (!position) throw badInput('"token" is none that a mutation gave');
    // Nothing that was recorded: who invents tokens must not be waited with.
    if (position > ((await this.installation.store.head()) ?? '')) return false;
    return context.visible(position, allProjections);
  }
}
