import { describe, expect, it } from '@jest/globals';
import { choirConcert, knittingCafe, morningWalk, someEntries, visitingFriend } from '../../testing/entries.js';
import { HOSTILE_LINE, SITE, hostileEntry } from '../../testing/feeds.js';
import type { PublishedEntry } from '../entry/published-entry.js';
import { hsdsSchedule } from './hsds-schedule.js';
import { serviceOf, servicesPage } from './hsds.js';

const read = (entry: PublishedEntry) => JSON.parse(JSON.stringify(serviceOf(entry, SITE))) as Record<string, unknown>;
const page = (asked = {}, entries = someEntries) =>
  JSON.parse(servicesPage(entries, SITE, asked).body) as { contents: readonly { id: string }[] };

describe('the services of the overview', () => {
  it('say what they are, whose, when it was confirmed and what they cost', () => {
    expect(read(knittingCafe)).toMatchObject({
      ...{ id: knittingCafe.entryId, name: 'Strikkecafé i Åparken', status: 'active', assured_date: '2026-10-01' },
      ...{
        organization: { name: 'Naboer i Åparken', website: 'https://www.example.dk/naboer' },
        fees_description: 'Gratis',
      },
      ...{ cost_options: [{ amount: 0, currency: 'DKK' }], eligibility_description: 'Ældre' },
      languages: [{ code: 'da' }, { code: 'en' }, { code: 'ar' }],
      contacts: [{ name: 'Karen Holm', phones: [{ number: '43000002' }] }],
    });
  });

  it('say where they are and what is accessible there, as data', () => {
    expect(read(choirConcert).service_at_locations).toMatchObject([
      {
        location: {
          ...{ location_type: 'physical', latitude: 55.6155, longitude: 12.3526 },
          accessibility: [
            { description: 'Uden trin', details: 'true' },
            { description: 'Teleslynge', details: 'true' },
          ],
        },
      },
    ]);
    expect(read(visitingFriend)).not.toHaveProperty('service_at_locations');
    expect(read(visitingFriend)).not.toHaveProperty('schedules');
  });

  it('say weekly and monthly rules in fields, with a last date instead of a number of times', () => {
    expect(read(knittingCafe).schedules).toMatchObject([
      {
        ...{ freq: 'WEEKLY', interval: 1, byday: 'TH', opens_at: '14:00', closes_at: '16:00', until: '2027-06-24' },
        notes: 'Europe/Copenhagen; EXDATE 2026-12-24; EXDATE 2026-12-31',
      },
    ]);
    expect(read(morningWalk).schedules).toMatchObject([{}, { freq: 'MONTHLY', byday: '2SA', until: '2027-03-13' }]);
  });

  it('say other rules as they are', () => {
    const [time] = knittingCafe.times;
    if (time?.kind !== 'recurring') throw new Error('the knitting café recurs');
    const schedule = hsdsSchedule({ ...time, rrule: 'FREQ=DAILY;INTERVAL=3;COUNT=4' });
    expect(schedule).toMatchObject({ description: 'FREQ=DAILY;INTERVAL=3;COUNT=4', valid_to: '2026-09-12' });
    expect(schedule).not.toHaveProperty('freq');
  });

  it('have ids that stay and belong to one thing each', () => {
    const ids = [...JSON.stringify(someEntries.map(read)).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id);
    const own = ids.filter((id) => !id?.startsWith('0198c0de'));
    expect(new Set(own).size).toBeGreaterThan(20);
    expect(read(knittingCafe)).toEqual(read({ ...knittingCafe, revision: 9 }));
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it('come by pages, and a page that never was is empty', () => {
    expect(page({ perPage: '3' })).toMatchObject({
      ...{ total_items: 4, total_pages: 2, page_number: 1, size: 3, first_page: true, last_page: false, empty: false },
    });
    expect(page({ perPage: '3', page: '2' }).contents.map(({ id }) => id)).toEqual([visitingFriend.entryId]);
    expect(page({ page: '99999999999' })).toMatchObject({ contents: [], empty: true, last_page: false });
  });

  it('keep every sign of a text', () => {
    expect(read(hostileEntry())).toMatchObject({
      ...{ name: HOSTILE_LINE, application_process: HOSTILE_LINE, organization: { name: HOSTILE_LINE } },
      contacts: [{ name: HOSTILE_LINE }],
    });
  });

  it('tell of a person nothing but what they published', () => {
    expect(JSON.stringify(read({ ...knittingCafe, contact: undefined }))).not.toMatch(/Karen|43000002|karen@/);
  });
});
