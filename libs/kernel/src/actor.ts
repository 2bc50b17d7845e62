import type { Municipality } from './municipality.js';

export const actorKinds = [
  'coordinator',
  'editor',
  'volunteer',
  'careStaff',
  'relative',
  'guest',
  'partner',
  'auditor',
  'dataProtectionOfficer',
  'administrator',
  'system',
] as const;
export type ActorKind = (typeof actorKinds)[number];

/** Who acts. Comes out of a verified token and out of nothing else; its id is never a name or an address. */
export interface Actor {
  readonly id: string;
  readonly kind: ActorKind;
  readonly municipality: Municipality;
}

/** Samspil itself, acting in a municipality. */
export const systemActor = (municipality: Municipality, id = 'samspil'): Actor => ({
  id,
  kind: 'system',
  municipality,
});
