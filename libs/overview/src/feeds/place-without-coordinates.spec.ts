import { describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { choirConcert } from '../../testing/entries.js';
import { SITE } from '../../testing/feeds.js';
import type { PublishedEntry } from '../entry/published-entry.js';
import { databaseEventOf } from './event-database.js';
import { serviceOf } from './hsds.js';
import { calendarOf } from './icalendar.js';
import { jsonLdOf } from './json-ld.js';
import type { Json } from './json.js';

const cafe: PublishedEntry = { ...choirConcert, place: { label: 'Beboerhuset, Åparken' } };
const read = (json: Json) => JSON.parse(JSON.stringify(json)) as Record<string, unknown>;

// A café says where it is in words alone.
describe('a place that nobody has put on the map', () => {
  it('is called by its name in each feed, and lies nowhere', () => {
    const { location } = read(jsonLdOf(cafe, SITE)) as { location: object };
    expect(location).toMatchObject({ name: 'Beboerhuset, Åparken' });
    expect(location).not.toHaveProperty('geo');

    const { service_at_locations: at } = read(serviceOf(cafe, SITE)) as {
      service_at_locations: readonly { location: object }[];
    };
    expect(at[0]?.location).toMatchObject({ name: 'Beboerhuset, Åparken' });
    expect(at[0]?.location).not.toHaveProperty('latitude');

    expect(databaseEventOf(cafe, SITE)).toMatchObject({
      location: { name: 'Beboerhuset, Åparken', coordinates: null },
    });
  });

  it('stands in a calendar without a point on the map', () => {
    const calendar = new ICAL.Component(ICAL.parse(calendarOf([cafe], SITE).body) as never[]);
    const event = calendar.getFirstSubcomponent('vevent');
    expect(event?.getFirstPropertyValue('location')).toBe('Beboerhuset, Åparken');
    expect(event?.getFirstProperty('geo') ?? null).toBeNull();
  });
});
