import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { bikeRefusals } from './bike/bike.refusals.js';
import { rideDayRefusals } from './day/ride-day.refusals.js';
import { destinationRefusals } from './destination/destination.refusals.js';
import { passengerRefusals } from './passenger/passenger.refusals.js';
import { pilotTimesRefusals } from './pilot/pilot-times.refusals.js';
import { rideRequestRefusals } from './request/ride-request.refusals.js';

/** Every code that the specs of a folder see refused. */
const seenRefused = (folder: string): ReadonlySet<string> => {
  const here = new URL(`./${folder}/`, import.meta.url);
  const specs = readdirSync(here).filter((file) => file.endsWith('.spec.ts'));
  const text = specs.map((file) => readFileSync(new URL(file, here), 'utf8')).join('\n');
  return new Set([...text.matchAll(/\.thenRefused\(\s*'(\w+)'/g)].map(([, code = '']) => code));
};

// A refusal that no spec brings about may be one that nobody can meet, or one that nobody has thought through.
describe.each([
  { folder: 'bike', refusals: bikeRefusals },
  { folder: 'destination', refusals: destinationRefusals },
  { folder: 'passenger', refusals: passengerRefusals },
  { folder: 'pilot', refusals: pilotTimesRefusals },
  { folder: 'request', refusals: rideRequestRefusals },
  { folder: 'day', refusals: rideDayRefusals },
])('the refusals of a $folder', ({ folder, refusals }) => {
  it.each(Object.keys(refusals))('%s is brought about by a spec', (code) =>
    expect(seenRefused(folder)).toContain(code),
  );
});
