import type { Instant, LocalDate, Position, PublicPlace } from '#kernel';
import type { TermKind } from '../terms/terms.events.js';
import type { Accessibility, EntryText, EntryTime, Photo } from './content.js';

/** A word of the overview as it was given to an entry. */
export interface PublishedTerm {
  readonly termId: string;
  readonly kind: TermKind;
  readonly name: { readonly da: string; readonly en: string };
  readonly synonyms: readonly string[];
}

/** Whom to call: what an organiser publishes of itself and of somebody who wants to be called. */
export interface PublishedContact {
  readonly name: string | undefined;
  readonly phone: string | undefined;
  readonly email: string | undefined;
}

export interface PublishedOrganiser {
  readonly organiserId: string;
  readonly name: string;
  readonly website: string | undefined;
  readonly phone: string | undefined;
  readonly email: string | undefined;
}

/** Where something is, as it is called. Of a café, nobody has said where on the map that lies. */
export type PublishedPlace = PublicPlace | { readonly label: string; readonly latitude?: undefined };

/** Where it lies, where that is known. */
export const positionOfPlace = (place: PublishedPlace | undefined): Position | undefined =>
  place?.latitude === undefined ? undefined : { latitude: place.latitude, longitude: place.longitude };

/**
 * An entry as everybody may see it: what search, pages, feeds and the printed edition are made from. Café sessions and open seats
 * on bikes come in the same shape.
 */
export interface PublishedEntry {
  readonly entryId: string;
  readonly revision: number;
  readonly organiser: PublishedOrganiser;
  readonly contact: PublishedContact | undefined;
  /** Danish among them. */
  readonly texts: readonly EntryText[];
  /** Categories, target groups, interests and tags. */
  readonly terms: readonly PublishedTerm[];
  readonly place: PublishedPlace | undefined;
  /** None: by agreement. */
  readonly times: readonly EntryTime[];
  readonly price: { readonly ore: number; readonly note?: string | undefined };
  readonly signUp: string | undefined;
  readonly accessibility: Accessibility;
  /** Spoken there, as ISO 639-1 codes. */
  readonly languages: readonly string[];
  readonly photos: readonly Photo[];
  readonly confirmedOn: LocalDate;
  readonly validUntil: LocalDate;
  /** When what it says changed last. */
  readonly changedAt: Instant;
  /** How many places are left at its next time, where that is known: of café sessions and bikes. */
  readonly placesLeft?: number | undefined;
  /** How many are left at each of its times that lie ahead, where that is known. */
  readonly places?: readonly PlacesAt[] | undefined;
}

/** The places left at one time. Who asks now gets one of them: those who wait come first, and are counted off. */
export interface PlacesAt {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly left: number;
}
