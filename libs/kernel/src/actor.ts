import { z } from 'zod';
import type { Municipality } from './municipality.js';
import type { Permission } from './permission.js';
import { harmless } from './sealed.js';

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
  'citizen',
  'system',
] as const;
export type ActorKind = (typeof actorKinds)[number];

/**
 * An account: what its issuer calls somebody, made into something that is never a name or an address. In an event it says who of those
 * who work with somebody; a report to them does not tell it, unless somebody has decided that (see `personReport`).
 */
export const accountSchema = harmless(
  z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, { error: 'must be the id of an account: letters, digits, - or _' }),
  'the id of an account',
);

/**
 * Who acts. Comes out of a verified token and out of nothing else; its id is never a name or an address. Only a citizen has no token: they
 * fill in a public form, and may do what that form is for. Only Samspil itself is `system`.
 */
export interface Actor {
  readonly id: string;
  readonly kind: ActorKind;
  readonly municipality: Municipality;
  /** The records of the people whose affairs are this actor's own: a volunteer's or guest's own, those whom care staff come along with. */
  readonly people?: readonly string[];
  /** The partner organisation that they act for. */
  readonly organisation?: string;
  /** What their token is for, where that is less than everything that somebody like them may do. */
  readonly scopes?: readonly Permission[];
}

/** Samspil itself, acting in a municipality. */
export const systemActor = (municipality: Municipality, id = 'samspil'): Actor => ({
  id,
  kind: 'system',
  municipality,
});
