import { randomUUID } from 'node:crypto';
import { EventStoreUnusable, OutcomeUnknown, StoreUnavailable, WrongExpectedRevision } from '../src/event-store.js';
import { LOG_STREAM } from '../src/log.events.js';
import type { Appender } from './appender.js';
import type { Connection, Link } from './connection.js';
import { failureOf } from './failure.js';
import type { LogReader } from './log-reader.js';
import { ServerRefuses } from './refusal.js';
import { Attempts, type Timing } from './timing.js';

/** The first version that lets a subscription whose reader is slow catch up by itself (change log of the server, 24.2.0). */
const OLDEST_VERSION = [24, 2] as const;

/** Stream metadata by which the server throws events away (`$tb`: what stands before a revision; all of it when deleted). */
const CUTTING_OFF = ['$maxAge', '$maxCount', '$tb'] as const;

/** Metadata of a stream `s` stand in a stream `$$s`. */
const METADATA_OF_OURS = '^\\$\\$[^\\$]';

/** What must hold before Samspil relies on a server. Each failure is one sentence. */
export class StartChecks {
  constructor(
    private readonly where: string,
    private readonly connection: Connection,
    private readonly timing: Timing,
    private readonly reader: LogReader,
    private readonly appender: Appender,
  ) {}

  /** @throws EventStoreUnusable */
  async run(access: 'readWrite' | 'readOnly', signal: AbortSignal): Promise<void> {
    refuseOld(this.where, await this.reached(signal));
    await this.allowed('read $all', 'the right $r on the stream $all', () => this.reader.head(signal));
    if (access === 'readWrite') await this.allowed('append', 'the right $w on its streams', () => this.tryToAppend());
    await this.nothingIsCutOff(signal);
  }

  /** Tried for a while: it may be starting, too, or one of its nodes may be away. */
  private async reached(signal: AbortSignal): Promise<Link> {
    const attempts = new Attempts(this.timing, this.timing.goOnFor);
    try {
      for (;;)
        try {
          return await this.connection.use();
        } catch (error) {
          const { kind, sentence } = failureOf(error);
          if (kind !== 'refused' && (await attempts.again(signal))) continue;
          throw this.unusable(`cannot be reached (${sentence}): start it, or correct SAMSPIL_EVENT_STORE`);
        }
    } finally {
      attempts.end();
    }
  }

  private async allowed(what: string, right: string, attempt: () => Promise<unknown>): Promise<void> {
    try {
      await attempt();
    } catch (error) {
      if (error instanceof ServerRefuses)
        throw this.unusable(
          `does not let Samspil ${what} (${error.message}): the user needs ${right}, see docs/how-to/eventstoredb.md`,
        );
      throw this.away(error);
    }
  }

  /** At a revision that no stream has: who may append is told that it is the wrong one. */
  private async tryToAppend(): Promise<void> {
    const probe = { id: randomUUID(), type: 'MayAppend', data: Buffer.from('{}'), metadata: Buffer.from('{}') };
    try {
      await this.appender.append({ stream: LOG_STREAM, events: [probe], expected: Number.MAX_SAFE_INTEGER });
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
    }
  }

  private async nothingIsCutOff(signal: AbortSignal): Promise<void> {
    const faults = await this.limitsAndDeletions(signal).catch((error: unknown) => {
      throw this.away(error);
    });
    const [first] = faults;
    if (first)
      throw this.unusable(
        `throws history away: ${first[0]}: ${first[1]}${faults.size > 1 ? ` (and ${faults.size - 1} more streams)` : ''}; ` +
          `take that back, and restore what is missing from a backup`,
      );
  }

  /** What throws events of ours away, by stream. */
  private async limitsAndDeletions(signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
    const faults = new Map<string, string>();
    // The last event of `$$stream` counts, whatever its type: who takes a limit back in time has lost nothing yet.
    for await (const { stream, data } of this.reader.search({ streams: METADATA_OF_OURS }, signal)) {
      const limits = CUTTING_OFF.filter((name) => name in metadataIn(data));
      if (limits.length > 0) faults.set(stream.slice(2), `${limits.join(' and ')} is set on it`);
      else faults.delete(stream.slice(2));
    }
    for await (const { stream } of this.reader.search({ types: ['$streamDeleted'] }, signal))
      if (!stream.startsWith('$')) faults.set(stream, 'it was deleted');
    return faults;
  }

  /** It was there, and is not well. */
  private away(error: unknown): unknown {
    return error instanceof StoreUnavailable || error instanceof OutcomeUnknown
      ? this.unusable(`cannot be relied on now (${error.message}): see what is wrong with it, then start again`)
      : error;
  }

  private unusable(what: string): EventStoreUnusable {
    return new EventStoreUnusable(`the event store at ${this.where} ${what}`);
  }
}

function refuseOld(where: string, { version }: Link): void {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  const [wantedMajor, wantedMinor] = OLDEST_VERSION;
  if (Number.isNaN(major) || major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new EventStoreUnusable(
    `the event store at ${where} is of version ${version}: Samspil needs ${OLDEST_VERSION.join('.')} or later`,
  );
}

function metadataIn(data: Uint8Array): object {
  try {
    const value: unknown = JSON.parse(Buffer.from(data).toString('utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    // What the server itself cannot read limits nothing.
    return {};
  }
}
