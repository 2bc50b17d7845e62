import { type Municipality, thingIdOf } from '#kernel';
import type { PublishedOrganiser, PublishedTerm } from '../entry/published-entry.js';
import { folded } from '../search/folded.js';

// What appears by itself is sorted and signed as the editors have it, where they have: their own category, and the organiser that they keep. Only
// where they have none, there is one with an id of its own, which stays the same for as long as it is called the same.

/** What an overview has already. */
export interface Kept {
  readonly municipality: Municipality;
  /** Without those that are retired. */
  readonly organisers: readonly PublishedOrganiser[];
  /** Without those that are retired. */
  readonly categories: readonly PublishedTerm[];
}

/** A category that is there without an editor. */
export interface OwnCategory {
  readonly name: PublishedTerm['name'];
  /** Searched for too. */
  readonly synonyms: readonly string[];
  /** What editors may call theirs, in Danish: its own name is among it. */
  readonly called: readonly string[];
}

/** The organiser of that name: as it is kept, or with its name alone. */
export function organiserNamed(name: string, { municipality, organisers }: Kept): PublishedOrganiser {
  const kept = organisers.find((organiser) => folded(organiser.name) === folded(name));
  const organiserId = thingIdOf(`${municipality} ${folded(name)}`, 'Organiser');
  return kept ?? { organiserId, name, website: undefined, phone: undefined, email: undefined };
}

/** The editors' category whose Danish name is one of those it may have; else one with such a synonym; else its own. */
export function categoryOf(own: OwnCategory, { municipality, categories }: Kept): PublishedTerm {
  const called = new Set(own.called.map(folded));
  const byName = categories.find(({ name }) => called.has(folded(name.da)));
  const bySynonym = categories.find(({ synonyms }) => synonyms.some((synonym) => called.has(folded(synonym))));
  const termId = thingIdOf(`${municipality} ${folded(own.name.da)}`, 'OverviewTerm');
  return byName ?? bySynonym ?? { termId, kind: 'category', name: own.name, synonyms: own.synonyms };
}
