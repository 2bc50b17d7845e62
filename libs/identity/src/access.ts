import type { Actor, Extent, Permission } from '#kernel';
import { grants } from './grants.js';

/** What an actor is allowed now. */
export class Access {
  /** The records of the people whose affairs are the actor's own. */
  readonly people: ReadonlySet<string>;

  constructor(readonly actor: Actor) {
    this.people = new Set(actor.people);
  }

  /** How far a permission reaches; `undefined` where the actor has none, or their token is not for it. */
  extentOf(permission: Permission): Extent | undefined {
    const { kind, scopes } = this.actor;
    return scopes && permission !== 'everybody' && !scopes.includes(permission) ? undefined : grants[kind][permission];
  }

  /** Whether it is allowed for anything at all. */
  may(permission: Permission): boolean {
    return this.extentOf(permission) !== undefined;
  }

  /** Whether it is allowed for that person's affairs. */
  mayFor(permission: Permission, personId: string): boolean {
    const extent = this.extentOf(permission);
    return extent === 'municipality' || (extent === 'own' && this.people.has(personId));
  }
}
