import { describe, expect, it } from '@jest/globals';
import { type PlainEvent, idFor } from '#kernel/testing';
import { given, tablesAfter } from '#projections/testing';
import type { editionEvents } from '../editions/edition.events.js';
import { editionsProjection } from './editions.projection.js';

type Event = PlainEvent<typeof editionEvents>;
const editionId = idFor('the winter catalogue');
const [birthe, karen] = [idFor('Birthe'), idFor('Karen')];
const ordered: Event = {
  type: 'EditionOrdered',
  data: { editionId, name: 'Vinter 2026', kind: 'catalogue', language: 'da' },
};
const printed = (sha256: string, names: readonly string[], more: object = {}): Event => ({
  type: 'EditionRendered',
  data: {
    ...{ editionId, sha256: sha256.repeat(64), bytes: 1_900_000, pages: 195, entries: 200, fonts: 'f'.repeat(64) },
    ...{ renderer: 'samspil-edition 1', notPrinted: [idFor('choir')], leftOut: [], contactIds: [...names] },
    ...{ municipalityName: 'Ishøj Kommune', telephone: '43577575', ...more },
  },
});
const recalled: Event = { type: 'EditionRecalled', data: { editionId, contactId: birthe } };
const row = (events: readonly Event[], columns: object) =>
  given(editionsProjection, events).thenRow('edition', { editionId }, columns);

describe('the editions', () => {
  it('show where in the log each was ordered: that is what it shows', async () => {
    const { edition } = await tablesAfter(editionsProjection, [ordered]);
    expect(edition).toMatchObject([{ name: 'Vinter 2026', status: 'ordered', sha256: null, notPrinted: [] }]);
    expect((edition as readonly { position: string }[])[0]?.position).toMatch(/^\d{20}$/);
  });

  it('show what was printed, and of whom it tells', async () => {
    const { edition, editionContact } = await tablesAfter(editionsProjection, [ordered, printed('a', [birthe, karen])]);
    expect(edition).toMatchObject([{ status: 'rendered', sha256: 'a'.repeat(64), pages: 195, bytes: 1_900_000 }]);
    expect(editionContact).toHaveLength(2);
  });

  it('wait to be printed again after a recall', () =>
    row([ordered, printed('a', [birthe]), recalled], { status: 'ordered', sha256: 'a'.repeat(64) }));

  it('tell no longer of who was erased, once printed again, and say why they differ', async () => {
    const again = printed('b', [karen], { differs: 'contactErased' });
    const { edition, editionContact } = await tablesAfter(editionsProjection, [
      ...[ordered, printed('a', [birthe, karen]), recalled, again],
    ]);
    expect(edition).toMatchObject([{ status: 'rendered', sha256: 'b'.repeat(64), differs: 'contactErased' }]);
    expect(editionContact).toMatchObject([{ editionId, contactId: karen }]);
  });

  it('show why one cannot be printed', () =>
    row([ordered, { type: 'EditionFailed', data: { editionId, reason: 'nothingPublished' } }], {
      status: 'failed',
      reason: 'nothingPublished',
    }));
});
