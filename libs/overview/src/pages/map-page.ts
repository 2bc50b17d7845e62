import type { Position } from '#kernel';
import { type Markup, markup } from '#pages';
import { type PublishedEntry, positionOfPlace } from '../entry/published-entry.js';
import { langOf, textFor } from './entry-texts.js';
import { type PageSite, addressesIn, otherLanguage } from './page-site.js';
import { documentOf } from './shell.js';
import { wordsIn } from './words.js';

/** In the units of the drawing. */
const [WIDTH, HEIGHT, MARGIN] = [800, 600, 60];
/** Dots closer than this lie on each other: they are one. */
const APART = 44;
const METRES_A_DEGREE = 111_320;

interface Spot {
  readonly x: number;
  readonly y: number;
  /** Each address there, with what is on at it. */
  readonly places: Map<string, PublishedEntry[]>;
}

interface Drawing {
  readonly spots: readonly Spot[];
  readonly unitsAMetre: number;
}

/** Where everything takes place: drawn by ourselves from coordinates, so that nobody else learns who looks. */
export function mapPage(entries: readonly PublishedEntry[], site: PageSite): string {
  const { language } = site;
  const words = wordsIn(language);
  const drawing = drawn(entries);
  const content = markup`<h1>${words.mapTitle}</h1>
${
  drawing.spots.length === 0
    ? markup`<div class="note"><p>${words.nothing}</p></div>`
    : markup`<p>${words.mapIntro}</p>
${mapOf(drawing, site)}
<ol class="map-list">${drawing.spots.map((spot, n) => spotOf(spot, n + 1, site))}</ol>`
}`;
  return documentOf({
    ...{ site, title: words.mapTitle, twin: addressesIn(otherLanguage(language)).map, part: 'map' as const, content },
  });
}

/** East and north are drawn to one scale, as they are here: a degree of longitude is shorter than one of latitude. */
function drawn(entries: readonly PublishedEntry[]): Drawing {
  const placed = entries.flatMap((entry) => {
    const at = positionOfPlace(entry.place);
    return at && entry.place ? [{ entry, at, label: entry.place.label }] : [];
  });
  const middle = placed.reduce((sum, { at }) => sum + at.latitude, 0) / Math.max(1, placed.length);
  const metres = ({ latitude, longitude }: Position) => ({
    east: longitude * METRES_A_DEGREE * Math.cos((middle * Math.PI) / 180),
    north: latitude * METRES_A_DEGREE,
  });
  const all = placed.map(({ at }) => metres(at));
  const [west, south] = [Math.min(...all.map(({ east }) => east)), Math.min(...all.map(({ north }) => north))];
  const [wide, high] = [
    Math.max(200, Math.max(...all.map(({ east }) => east)) - west),
    Math.max(200, Math.max(...all.map(({ north }) => north)) - south),
  ];
  const unitsAMetre = Math.min((WIDTH - 2 * MARGIN) / wide, (HEIGHT - 2 * MARGIN) / high);
  const spots: Spot[] = [];
  for (const { entry, at, label } of placed) {
    const { east, north } = metres(at);
    const [x, y] = [MARGIN + (east - west) * unitsAMetre, HEIGHT - MARGIN - (north - south) * unitsAMetre];
    let spot = spots.find((other) => Math.hypot(other.x - x, other.y - y) < APART);
    if (!spot) spots.push((spot = { x, y, places: new Map() }));
    spot.places.set(label, [...(spot.places.get(label) ?? []), entry]);
  }
  return { spots: spots.toSorted((a, b) => a.y - b.y || a.x - b.x), unitsAMetre };
}

function mapOf({ spots, unitsAMetre }: Drawing, { language }: PageSite): Markup {
  const words = wordsIn(language);
  // A round length that is a fifth of the map at most.
  const metres = [5_000, 2_000, 1_000, 500, 200, 100, 50].find((length) => length * unitsAMetre <= WIDTH / 5) ?? 50;
  const length = Math.round(metres * unitsAMetre);
  const at = (value: number): string => value.toFixed(1);
  return markup`<svg class="map" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${words.mapAlt(spots.length)}">
<rect class="ground" x="1" y="1" width="${WIDTH - 2}" height="${HEIGHT - 2}" rx="8"/>
<g class="scale"><path d="M24 ${HEIGHT - 24}h${length}m-${length} -8v16m${length} -16v16" fill="none"/><text x="24" y="${HEIGHT - 40}">${metres} ${words.metres}</text></g>
<g class="scale"><path d="M${WIDTH - 40} 70v-44m-10 14l10 -14 10 14" fill="none"/><text x="${WIDTH - 40}" y="96" text-anchor="middle">${words.north}</text></g>
${spots.map(({ x, y }, n) => markup`<g class="spot"><circle cx="${at(x)}" cy="${at(y)}" r="20"/><text x="${at(x)}" y="${at(y + 7)}" text-anchor="middle">${n + 1}</text></g>\n`)}
</svg>`;
}

const spotOf = ({ places }: Spot, number: number, { language }: PageSite): Markup =>
  markup`<li value="${number}">${[...places].map(
    ([label, entries]) =>
      markup`<h2>${label}</h2><ul class="plain">${entries.map((entry) => {
        const text = textFor(entry, language);
        return markup`<li><a href="${addressesIn(language).entry(entry.entryId)}"${langOf(text, language)}>${text.title}</a></li>\n`;
      })}</ul>`,
  )}</li>\n`;
