import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Instant, plusMinutes } from '#kernel';
import { NOW, given, idFor, stateAfter } from '#kernel/testing';
import { organiser } from '../organiser/organiser.js';
import { overviewTerms } from '../terms/terms.js';
import { entry } from './entry.js';
import type { Entry } from './entry.state.js';

const [entryId, organiserId, category] = [idFor('entry'), idFor('AAB'), idFor('samvær')];
const known = {
  organiser: stateAfter(organiser, [{ type: 'OrganiserAdded', data: { organiserId, name: 'AAB' } }]),
  contact: undefined,
  terms: stateAfter(overviewTerms, [
    { type: 'TermAdded', data: { termId: category, kind: 'category', name: { da: 'S', en: 'S' }, synonyms: [] } },
  ]),
};
const contentOf = (ore: number) => ({
  texts: [{ language: 'da' as const, title: 'Strikkecafé', summary: 'Vi strikker.' }],
  ...{ categories: [category], targetGroups: [], interests: [], tags: [] },
  ...{ times: [], price: { ore }, accessibility: {}, languages: [], photos: [] },
});
const drafted = {
  type: 'EntryDrafted' as const,
  data: { entryId, organiserId, revision: 1 as const, content: contentOf(0) },
};

const someRevision = fc.integer({ min: 1, max: 5 });
const ofEntry = fc.constant(entryId);
const said = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      name: fc.constant('ReviseEntry'),
      data: fc.record({ entryId: ofEntry, content: fc.nat(3).map(contentOf) }),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      name: fc.constantFrom('SubmitEntry', 'PublishEntry'),
      data: fc.record({ entryId: ofEntry, revision: someRevision }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      name: fc.constant('ReturnEntry'),
      data: fc.record({ entryId: ofEntry, revision: someRevision, reason: fc.constant('other') }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      name: fc.constantFrom('ConfirmEntry', 'RemindOfEntry', 'ExpireEntry'),
      data: fc.constant({ entryId }),
    }),
  },
  // Seldom, or nothing else would come after it.
  {
    weight: 1,
    arbitrary: fc.record({ name: fc.constant('WithdrawEntry'), data: fc.constant({ entryId, reason: 'other' }) }),
  },
);
const start = () => given(entry, [drafted]);
type Scene = ReturnType<typeof start>;
const saying = (scene: Scene, what: { name: string; data: object }) => scene.when(what as never, known);

const steps = fc.array(fc.record({ what: said, daysLater: fc.constantFrom(0, 0, 1, 60, 200) }), { maxLength: 30 });

/** What holds of an entry after another step, whatever was said to it. */
function holds(before: Entry, after: Entry, changed: boolean): void {
  expect(after.revision - before.revision).toBeGreaterThanOrEqual(0);
  expect(after.revision - before.revision).toBeLessThanOrEqual(1);
  expect(after.published?.revision ?? 0).toBeLessThanOrEqual(after.revision);
  // What everybody reads never changes but by a publication.
  if (before.published && after.published && before.published.revision === after.published.revision)
    expect(after.published.content).toEqual(before.published.content);
  if (after.published?.revision === after.revision) expect(after.published.content).toEqual(after.content);
  if (after.published) expect(after.published.remindOn <= after.published.validUntil).toBe(true);
  if (before.withdrawn) expect([changed, after.published]).toEqual([false, undefined]);
}

describe('whatever is said to an entry, in whatever order', () => {
  it('its revisions count up, what is published is never changed, and nothing happens once it was withdrawn', () =>
    fc.assert(
      fc.property(steps, (all) => {
        let scene: Scene = start();
        let now: Instant = NOW;
        for (const { what, daysLater } of all) {
          now = plusMinutes(now, daysLater * 24 * 60);
          const before = scene.at(now);
          const outcome = saying(before, what);
          if (outcome.refusal) continue;
          holds(before.state as Entry, outcome.state as Entry, outcome.events.length > 0);
          scene = outcome;
        }
      }),
      { numRuns: 300 },
    ));
});
