import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Municipality } from '#kernel';
import { ISHOEJ, actorOf, clockAt, idFor } from '#kernel/testing';
import { Access } from '#identity';
import { World } from '#graphql';
import { MemoryLog, running } from '#projections/testing';
import { SITE } from '../../testing/feeds.js';
import { knittingCafe } from '../../testing/entries.js';
import { entryEvents } from '../entry/entry.events.js';
import type { PublishedEntry } from '../entry/published-entry.js';
import { sessionsPage } from '../feeds/sessions-page.js';
import { organiserEvents } from '../organiser/organiser.events.js';
import { shownChangesProjection } from './shown-changes.projection.js';
import { changesOfEntries } from './shown-changes.query.js';

const NAMES = ['Kor', 'Whist', 'Petanque', 'Krolf', 'Dans'] as const;
const organiserId = knittingCafe.organiser.organiserId;
const dates = { on: '2026-11-24', validUntil: '2027-05-23', remindOn: '2027-04-23' } as const;

interface Item {
  readonly id: string;
  readonly modified: number;
  readonly data?: { readonly name: string };
}

/** A municipality whose entries come, change and go, and somebody who follows them by pages of two. */
class Town {
  private readonly log = new MemoryLog();
  private readonly shown = new Map<string, PublishedEntry>();
  private readonly held = new Map<string, string>();
  private seen = 0;
  private next: string | undefined;

  private constructor(
    private readonly open: Awaited<ReturnType<typeof running>>,
    log: MemoryLog,
  ) {
    this.log = log;
  }

  static async open(): Promise<Town> {
    const log = new MemoryLog();
    return new Town(await running(log, [shownChangesProjection]), log);
  }

  publish(name: string): void {
    const entryId = idFor(name);
    this.shown.set(entryId, {
      ...knittingCafe,
      entryId,
      texts: [{ language: 'da', title: `${name} ${this.seen++}`, summary: '' }],
    });
    this.ofEntry(entryId, { type: 'EntryPublished', data: { entryId, revision: 1, ...dates } });
  }
  withdraw(name: string): void {
    const entryId = idFor(name);
    if (this.shown.delete(entryId))
      this.ofEntry(entryId, { type: 'EntryWithdrawn', data: { entryId, reason: 'ended' } });
  }
  /** Every entry tells of its organiser. */
  rename(): void {
    for (const [entryId, entry] of this.shown)
      this.shown.set(entryId, {
        ...entry,
        texts: [{ language: 'da', title: `${entry.texts[0]?.title ?? ''} ny`, summary: '' }],
      });
    const event = { type: 'OrganiserDescribed', data: { organiserId, name: 'Naboer' } } as const;
    this.log.record(organiserEvents, event, { stream: `organiser-${ISHOEJ}_${organiserId}` });
  }
  /**
   * @param meanwhile published once what the entries say has been read, before the page is made
   * @returns whether there was more
   */
  async readOn(meanwhile?: string): Promise<boolean> {
    await this.open.caughtUp();
    const world = new World(this.open.views, new Access(actorOf('citizen')), () => undefined, clockAt());
    const indexAt = (_municipality: Municipality, position: string) => BigInt(position);
    const standing = async () => {
      const asRead = new Map(this.shown);
      if (meanwhile !== undefined) this.publish(meanwhile);
      await this.open.caughtUp();
      return { find: (entryId: string) => asRead.get(entryId) };
    };
    const changes = await changesOfEntries(world, standing, indexAt);
    const page = JSON.parse(sessionsPage(changes, SITE, this.next, 2).body) as { next: string; items: Item[] };
    this.next = new URL(page.next).searchParams.get('afterChangeNumber') ?? undefined;
    for (const { id, data } of page.items)
      if (data) this.held.set(id, data.name);
      else this.held.delete(id);
    return page.items.length > 0;
  }
  /** What the follower holds, and what there is. */
  both() {
    const there = [...this.shown].map(([entryId, { texts }]) => [entryId, texts[0]?.title] as const);
    return [[...this.held].toSorted(), there.toSorted()];
  }
  end = () => this.open.end();

  private ofEntry(entryId: string, event: Parameters<typeof this.log.record<typeof entryEvents>>[1]): void {
    this.log.record(entryEvents, event, { stream: `entry-${ISHOEJ}_${entryId}` });
  }
}

const name = fc.constantFrom(...NAMES);
const step = fc.oneof(
  fc.record({ what: fc.constant('publish' as const), name }),
  fc.record({ what: fc.constant('withdraw' as const), name }),
  fc.record({ what: fc.constant('rename' as const) }),
  fc.record({ what: fc.constant('readOn' as const), meanwhile: fc.option(name, { nil: undefined }) }),
);

describe('whoever follows the changes', () => {
  it('ends with what there is, whatever changes while they read', async () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const town = await Town.open();
        try {
          for (const each of steps)
            if (each.what === 'readOn') await town.readOn(each.meanwhile);
            else if (each.what === 'rename') town.rename();
            else town[each.what](each.name);
          let pages = 0;
          while ((await town.readOn()) && pages < 50) pages++;
          expect(pages).toBeLessThan(50);
          const [held, there] = town.both();
          expect(held).toEqual(there);
        } finally {
          await town.end();
        }
      }),
      { numRuns: 40 },
    ));
});
