import type { CommandBus } from '@nestjs/cqrs';
import type { Installation } from '#installation';
import type { Actor, Clock, CommandHandling, Municipality } from '#kernel';
import type { Contact } from './contact.js';

/** Whoever filled in a form: nobody asks who they are. All of them are one actor, told apart by the keys of their forms. */
export const citizenIn = (municipality: Municipality, people: readonly string[] = []): Actor => ({
  kind: 'citizen',
  id: 'public-form',
  municipality,
  people,
});

/** What forms of a municipality do their work by. */
export interface Desk {
  readonly municipality: Municipality;
  readonly bus: CommandBus;
  readonly handling: CommandHandling;
  readonly clock: Clock;
  /** For the rare question that no stream answers alone. */
  readonly reads: Pick<Installation, 'store' | 'journal' | 'projections' | 'views'>;
  readonly contact: Contact;
}
