import 'reflect-metadata';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { cafe, cafeSession, guest } from '#cafes';
import { globalId } from '#graphql';
import { Installation } from '#installation';
import { DomainModule } from '#installation/nest';
import {
  type Actor,
  type RecordedEvent,
  dateIn,
  municipalitySchema,
  parseStreamName,
  plusDays,
  systemClock,
} from '#kernel';
import { type SaidCommandClass, messagesOf } from '#kernel/nest';
import { erasure, masterKeyFromText } from '#privacy';
import { volunteer } from '#volunteers';

const coordinator: Actor = { id: 'karen', kind: 'coordinator', municipality: municipalitySchema.parse('0183') };
export const MASTER_KEY = Buffer.alloc(32, 7).toString('base64');

const [toCafe, toSession, toGuest, toVolunteer, toErasure] = [
  messagesOf(cafe),
  messagesOf(cafeSession),
  messagesOf(guest),
  messagesOf(volunteer),
  messagesOf(erasure),
];

/** Where a town lies: its data, and apart from them its keys and its ledger of erasures. */
export const foldersOf = (root: string) => ({
  folder: join(root, 'data'),
  keys: join(root, 'keys'),
  erasures: join(root, 'erasures'),
});

/** Who lives there, by their records' ids in the API. */
export interface Townspeople {
  /** Has the only place of a session that Inger waits for. */
  readonly gerda: string;
  readonly inger: string;
  /** Gerda again, who is a volunteer on shift there. */
  readonly gerdaAsVolunteer: string;
}

/** A municipality with one café and few people, as it is recorded and as it is after a crash or a restore. */
export class Town {
  private constructor(
    private readonly app: INestApplicationContext,
    readonly installation: Installation,
  ) {}

  /** @throws what opening an installation throws */
  static async open(root: string, more: Partial<Parameters<typeof Installation.open>[0]> = {}): Promise<Town> {
    const installation = await Installation.open({
      ...foldersOf(root),
      master: masterKeyFromText(MASTER_KEY, 'the test'),
      ...more,
    });
    const app = await NestFactory.createApplicationContext(DomainModule.over(installation), { logger: false });
    return new Town(app, installation);
  }

  /** Says a command as a coordinator would. @returns what it was about */
  async say(message: SaidCommandClass, input: object, idempotencyKey = JSON.stringify(input)): Promise<string> {
    const outcome = await this.app.get(CommandBus).execute(new message({ actor: coordinator, idempotencyKey, input }));
    if (outcome.outcome === 'refused') throw new Error(`refused: ${outcome.refusal.refused}`);
    return outcome.id;
  }

  /** Opens the café, and brings the people there. @param gerda what is on record about her as a guest, and as a volunteer */
  async settle(gerda: {
    readonly guest: { readonly name: string; readonly phone: string; readonly needs: string };
    readonly volunteer: { readonly name: string; readonly email: string; readonly notes: string };
  }): Promise<Townspeople> {
    const cafeId = await this.say(toCafe.OpenCafe, {
      name: 'Café Åparken',
      place: 'Åparken 2',
      hostOrganisation: 'AAB',
      recurrence: { firstDate: dateIn(systemClock.now()), rrule: 'FREQ=DAILY;COUNT=30' },
      opens: '12:00',
      closes: '15:00',
      capacity: 1,
      roles: [{ role: 'host', needed: 1 }],
    });
    await this.say(toCafe.PlanCafeSessions, { cafeId, until: plusDays(dateIn(systemClock.now()), 5) });
    const planned = await this.until((events) => ofType(events, 'CafeSessionPlanned').length >= 4);
    const { sessionId } = ofType(planned, 'CafeSessionPlanned').at(-1)?.data as { sessionId: string };
    const guestId = await this.say(toGuest.RecordGuest, gerda.guest);
    const inger = await this.say(toGuest.RecordGuest, { name: 'Inger Holm', needs: 'Høreapparat' });
    const volunteerId = await this.say(toVolunteer.RegisterVolunteer, gerda.volunteer);
    await this.say(toSession.RegisterGuest, { sessionId, guestId });
    await this.say(toSession.RegisterGuest, { sessionId, guestId: inger });
    await this.say(toSession.SignUpForShift, { sessionId, volunteerId, role: 'host' });
    return {
      gerda: globalId('Guest', guestId),
      inger: globalId('Guest', inger),
      gerdaAsVolunteer: globalId('Volunteer', volunteerId),
    };
  }

  /** Always under the same key, as who did not hear the answer would say it again. */
  async erase(people: readonly string[], purposes?: readonly string[]): Promise<void> {
    const law = { reason: 'personAsked', legalBasis: 'consentWithdrawn' };
    await this.say(toErasure.DecideErasure, { ...law, people, purposes }, 'the erasure');
  }

  recordGuest(name: string): Promise<string> {
    return this.say(toGuest.RecordGuest, { name });
  }

  /** The history, once so many people's data have been erased. */
  untilErased(people: number): Promise<readonly RecordedEvent[]> {
    return this.until((events) => {
      const erased = ofType(events, 'PersonDataErased').map(({ stream }) => stream);
      const reapplied = ofType(events, 'ErasureReapplied').length;
      return erased.length >= people + reapplied;
    });
  }

  /** The history, once it holds what is waited for: the log says when that is. */
  async until(holds: (events: readonly RecordedEvent[]) => boolean): Promise<readonly RecordedEvent[]> {
    const enough = new AbortController();
    const events: RecordedEvent[] = [];
    for await (const slice of this.installation.journal.subscribe({ signal: enough.signal })) {
      for (const decoded of slice.events) if ('event' in decoded) events.push(decoded.event);
      if (holds(events)) break;
    }
    enough.abort();
    return events;
  }

  /** Once everything that follows has followed: what happened, which keys live, what the ledger and the documents hold. */
  async end() {
    const { installation } = this;
    await installation.policies.hold();
    await installation.policies.settle();
    const happened: string[] = [];
    const subjects = new Set<string>();
    for await (const { events } of installation.journal.readAll())
      for (const { stored } of events) {
        const { category = '', id = '' } = parseStreamName(stored.stream) ?? {};
        if (category !== 'command') happened.push(`${category} ${stored.type}`);
        if (category === 'erasure') subjects.add(id);
      }
    return {
      happened: happened.sort(),
      keys: [...subjects].flatMap((subject) =>
        installation.keys
          .holdsOf(coordinator.municipality, subject)
          .map(({ purpose, destroyedAt }) => `${purpose} ${destroyedAt === null ? 'lives' : 'destroyed'}`),
      ),
      decisions: installation.ledger
        .entries()
        .map(({ kind }) => kind)
        .sort(),
    };
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.installation.close();
  }
}

const ofType = (events: readonly RecordedEvent[], type: string) => events.filter((event) => event.type === type);

/** The documents that are kept there. */
export function documentsIn(root: string): readonly string[] {
  const documents = join(foldersOf(root).folder, 'documents');
  return existsSync(documents) ? readdirSync(documents) : [];
}
