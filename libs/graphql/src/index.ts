export { allowed } from './allowed.js';
export * from './answer.js';
export type {
  CafeSessionVisitsArgs,
  CafeSessionsArgs,
  QueryAddressesArgs,
  QueryCafeSessionsArgs,
  QueryVolunteersArgs,
  VolunteerDutiesArgs,
} from './generated.js';
export * from './connection.js';
export * from './global-id.js';
export { type People, people } from './people.js';
export * from './world.js';
export * from './in-order.js';
export * from './look-ups.js';
export * from './nodes.js';
export { type NotAllowed, notAllowedIn, permissionOf } from './permission-check.js';
export { type Reads, readModelsOf } from './reads.js';
