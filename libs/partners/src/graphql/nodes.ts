import type { NodeTypes, Reads } from '#graphql';
import { changesProjection } from '../views/changes.projection.js';
import { partnersProjection } from '../views/partners.projection.js';
import { agreementById, clientById, organisationById } from '../views/partners.query.js';

/** How each thing with an id is found. */
export const partnersNodes: NodeTypes = {
  Organisation: (world, [organisationId]) => world.load(organisationById, organisationId),
  Agreement: (world, [agreementId]) => world.load(agreementById, agreementId),
  ApiClient: (world, [apiClientId]) => world.load(clientById, apiClientId),
};

/** Where each thing is read from. */
export const partnersReads: Reads = {
  Organisation: [partnersProjection],
  Agreement: [partnersProjection],
  ApiClient: [partnersProjection],
  Change: [changesProjection],
};
