import { randomBytes } from 'node:crypto';
import { CommandBus } from '@nestjs/cqrs';
import { Test, type TestingModule } from '@nestjs/testing';
import { Installation, storeNamed } from '#installation';
import { DomainModule } from '#installation/nest';
import { type CommandOutcome, type RecordedEvent, SetClock, instant } from '#kernel';
import { coordinator } from '#kernel/testing';
import type { SaidCommandClass } from '#kernel/nest';
import { masterKeyFromText } from '#privacy';

/** Tuesday 24 November 2026, 13:00 in Ishøj. */
const NOW = '2026-11-24T12:00:00.000Z';

/** Where a season is recorded. */
export interface SeasonPlace {
  readonly folder: string;
  /** Of the log, where it does not lie in the folder. */
  readonly connectionString?: string | undefined;
  readonly key?: string;
  /** When it goes on, where it was begun before. */
  readonly now?: string;
}

/** A key to seal a season with. */
export const newKey = (): string => randomBytes(32).toString('base64');

/** A season that is recorded while its policies run; its clock moves only by hand. */
export class Season {
  private keys = 0;

  private constructor(
    private readonly module: TestingModule,
    readonly installation: Installation,
    readonly clock: SetClock,
  ) {}

  static async begin({ folder, connectionString, key = newKey(), now = NOW }: SeasonPlace): Promise<Season> {
    const clock = new SetClock(instant(now));
    const store = storeNamed(connectionString ?? folder);
    const installation = await Installation.open({
      folder,
      store,
      master: masterKeyFromText(key, 'the spec'),
      clock,
    });
    const module = await Test.createTestingModule({ imports: [DomainModule.over(installation)] }).compile();
    await module.init();
    return new Season(module, installation, clock);
  }

  /** Says a command as a coordinator would, and answers with the id of what it was about. */
  async say(message: SaidCommandClass, input: object): Promise<string> {
    const outcome: CommandOutcome = await this.module.get(CommandBus).execute(new message(this.request(input)));
    if (outcome.outcome === 'refused') throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
    return outcome.id;
  }

  request(input: object) {
    return { actor: coordinator, idempotencyKey: `key ${++this.keys}`, input };
  }

  /** The history, once it holds what is waited for: the log says when that is. */
  async until(holds: (events: readonly RecordedEvent[]) => boolean): Promise<readonly RecordedEvent[]> {
    const enough = new AbortController();
    const events: RecordedEvent[] = [];
    for await (const slice of this.installation.journal.subscribe({ signal: enough.signal })) {
      for (const decoded of slice.events) if (!('problem' in decoded)) events.push(decoded.event);
      if (holds(events)) break;
    }
    enough.abort();
    return events;
  }

  async end(): Promise<void> {
    await this.module.close();
    await this.installation.close();
  }
}

/** What the events of a type say. */
export const named = (events: readonly RecordedEvent[], type: string): readonly Record<string, unknown>[] =>
  events.filter((event) => event.type === type).map(({ data }) => data as Record<string, unknown>);
