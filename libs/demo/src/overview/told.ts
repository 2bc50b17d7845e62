import type { CommandInput, LocalDate, PublicPlace } from '#kernel';
import type { entry, organiser } from '#overview';
import type { categories, interests, tags, targetGroups } from './words.js';

export type Content = CommandInput<(typeof entry)['commands']['DraftEntry']>['content'];
export type Time = Content['times'][number];
export type Accessibility = Content['accessibility'];
type Language = Content['texts'][number]['language'];

/** What is said in one language: what it is called, in one or two sentences, and more of it. */
type Told = readonly [title: string, summary: string, description?: string];

/** When something is, seen from the day that the season counts as today. */
export type When = (today: LocalDate) => Time;

/** A house or a spot in the town, and what is known of how to get in. */
export interface Spot {
  readonly place: PublicPlace;
  readonly access: Accessibility;
}

/**
 * What becomes of an activity in the season. Without any, it is published and stays: `returned` was sent back once before it was, `changed` is
 * published and says something else in a revision that waits; the others are not to be read by everybody when the season ends.
 */
type Fate = 'returned' | 'changed' | 'withdrawn' | 'over' | 'waiting' | 'sentBack' | 'draft';

/** An activity as its organiser would tell of it. */
export interface Activity {
  readonly da: Told;
  readonly en?: Told;
  /** In other languages of the town. */
  readonly also?: Partial<Record<Language, Told>>;
  readonly words: {
    readonly category: keyof typeof categories;
    readonly for?: readonly (keyof typeof targetGroups)[];
    readonly interests?: readonly (keyof typeof interests)[];
    readonly tags?: readonly (keyof typeof tags)[];
  };
  readonly at?: Spot;
  /** None: by agreement. */
  readonly times?: readonly When[];
  /** In kroner; free where nothing is said. */
  readonly price?: number;
  readonly priceNote?: string;
  /** Which of the organiser's contacts is to be called, from 0. */
  readonly contact?: number;
  readonly signUp?: string;
  /** Beside what is known of the spot. */
  readonly access?: Accessibility;
  readonly spoken?: readonly Language[];
  readonly fate?: Fate;
}

export interface OrganiserTold {
  readonly described: CommandInput<(typeof organiser)['commands']['AddOrganiser']>;
  /** Invented people, whom to call. */
  readonly contacts: readonly { readonly name: string; readonly phone: string }[];
  readonly activities: readonly Activity[];
}
