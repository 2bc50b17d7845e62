import type { Position } from '#kernel';
import { type PublishedEntry, positionOfPlace } from '../../entry/published-entry.js';
import type { Near } from '../filters.js';
import { folded } from '../folded.js';
import { slipsBetween, slipsForgiven } from '../spelling.js';
import type { Read } from './clock.js';

/** How far somebody goes who says `near`, and how large what has a name can be, in metres. */
const NEAR_METRES = 1_500;
const THERE_METRES = 400;
const LONGEST_NAME = 5;

const NEAR_WORDS = new Set([
  ...['naer', 'naert', 'naer ved', 'naert paa', 'taet paa', 'taet ved', 'i naerheden af', 'omkring', 'ved', 'nede ved'],
  ...['near', 'near to', 'close to', 'next to', 'around', 'by', 'nearby'],
]);
const THERE_WORDS = new Set(['i', 'paa', 'in', 'at', 'fra', 'on']);

interface Named extends Position {
  readonly name: string;
}

/** The places that entries have, by what people call them: `Vejleåparken` of `Vejleåparken 2, 2635 Ishøj`. */
export class Places {
  private readonly byName = new Map<string, Named>();

  constructor(entries: readonly PublishedEntry[]) {
    const votes = new Map<string, Map<string, { place: Named; count: number }>>();
    for (const { place } of entries) {
      const at = positionOfPlace(place);
      if (!place || !at) continue;
      for (const name of namesIn(place.label)) {
        const places = votes.get(folded(name)) ?? new Map<string, { place: Named; count: number }>();
        const key = `${at.latitude} ${at.longitude}`;
        places.set(key, { place: { name, ...at }, count: (places.get(key)?.count ?? 0) + 1 });
        votes.set(folded(name), places);
      }
    }
    // Where two are called the same, it is the one where more takes place.
    for (const [name, places] of votes)
      this.byName.set(
        name,
        [...places].sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1))[0]?.[1].place as Named,
      );
  }

  /** A place at a place in a sentence, with the words before it that say how far it may be: `tæt på Vejleåparken`. */
  nearAt(words: readonly string[], at: number): Read<Near> | undefined {
    for (const [length, metres] of this.prepositionsAt(words, at)) {
      const place = this.placeAt(words, at + length);
      if (place) return { value: { ...place.value, metres }, words: length + place.words };
    }
    return undefined;
  }

  private prepositionsAt(words: readonly string[], at: number): readonly (readonly [number, number])[] {
    return [3, 2, 1].flatMap((length): (readonly [number, number])[] => {
      const phrase = words.slice(at, at + length).join(' ');
      if (NEAR_WORDS.has(phrase)) return [[length, NEAR_METRES]];
      return THERE_WORDS.has(phrase) ? [[length, THERE_METRES]] : [];
    });
  }

  private placeAt(words: readonly string[], at: number): Read<Named> | undefined {
    for (let length = Math.min(LONGEST_NAME, words.length - at); length > 0; length--) {
      const place = this.byName.get(words.slice(at, at + length).join(' '));
      if (place) return { value: place, words: length };
    }
    const meant = this.meantBy(words[at] ?? '');
    return meant && { value: meant, words: 1 };
  }

  /** The one place that is spelt almost so. */
  private meantBy(word: string): Named | undefined {
    const most = word.length < 6 ? 0 : slipsForgiven(word);
    if (most === 0) return undefined;
    const close = [...this.byName]
      .map(([name, place]) => ({ name, place, slips: slipsBetween(word, name, most) ?? Infinity }))
      .filter(({ slips }) => slips <= most)
      .sort((a, b) => a.slips - b.slips || (a.name < b.name ? -1 : 1));
    return close[0]?.place;
  }
}

/** Of an address: the street with and without its number, the house by its name; not the town. */
function namesIn(label: string): readonly string[] {
  const parts = label
    .split(',')
    .map((part) => part.trim())
    .filter((part) => folded(part).length >= 4 && !/^\d/.test(part));
  return [...new Set(parts.flatMap((part) => [part, withoutNumber(part)]).filter((name) => folded(name).length >= 4))];
}

/** `Vejleåparken 2B` without its `2B`. */
const withoutNumber = (part: string): string => {
  const words = part.split(' ');
  while (words.length > 1 && /^\d/.test(words.at(-1) ?? '')) words.pop();
  return words.join(' ');
};
