import { plusDays, plusMinutes } from '#kernel';
import { overviewTerms } from '#overview';
import type { Happens } from '../agenda.js';
import { type Surroundings, Town, timeOn, workday } from '../town.js';
import type { Activity, Content } from './told.js';
import { categories, interests, tags, targetGroups } from './words.js';

const KINDS = { category: categories, targetGroup: targetGroups, interest: interests, tag: tags } as const;

/** An organiser that has been added, and whom to call there. */
export interface OrganiserInTown {
  readonly organiserId: string;
  readonly contactIds: readonly string[];
  /** The partner whose it is. */
  readonly organisationId: string | undefined;
}

/** The town as those know it who make its overview. It speaks with a voice of its own and draws no lots, so that the season of the cafés is the same with it. */
export class OverviewTown extends Town {
  protected override readonly voice = 'demo overview';
  /** Their ids, by kind and Danish name. */
  private readonly termIds = new Map<string, string>();

  constructor(cafeTown: Town, around: Surroundings) {
    super(cafeTown.municipality, cafeTown.span, cafeTown.faker, around);
  }

  /** Who decides what is published. */
  get editor() {
    return this.actor('editor', 'editor-1', []);
  }

  /** Who writes down what organisers tell. */
  get writer() {
    return this.actor('editor', 'editor-2', []);
  }

  /** Something happens so many days from today, or on the Friday before a weekend, so many minutes past that time. */
  inDays(days: number, time: string, happens: Happens, minutes = 0): void {
    this.at(plusMinutes(timeOn(workday(plusDays(this.span.today, days)), time), minutes), happens);
  }

  async addWords(): Promise<void> {
    for (const [kind, words] of Object.entries(KINDS) as [keyof typeof KINDS, (typeof KINDS)[keyof typeof KINDS]][])
      for (const { name, synonyms } of Object.values(words))
        await this.say(overviewTerms, 'AddTerm', { kind, name, synonyms: [...synonyms] }, { by: this.editor });
    const known = await this.handling.stateOf(overviewTerms, this.municipality.code, 'terms');
    for (const [termId, { kind, described }] of known?.terms ?? [])
      this.termIds.set(`${kind} ${described.name.da}`, termId);
  }

  /** What an organiser says of an activity, as an entry says it. */
  contentOf(activity: Activity, { contactIds }: OrganiserInTown): Content {
    const { words, at, times = [], contact, signUp, price = 0, priceNote: note, spoken = ['da'] } = activity;
    const contactId = contact === undefined ? undefined : contactIds[contact];
    return {
      texts: textsOf(activity),
      categories: [this.termId('category', words.category)],
      targetGroups: (words.for ?? []).map((key) => this.termId('targetGroup', key)),
      interests: (words.interests ?? []).map((key) => this.termId('interest', key)),
      tags: (words.tags ?? []).map((key) => this.termId('tag', key)),
      ...(at && { place: at.place }),
      times: times.map((when) => when(this.span.today)),
      price: { ore: 100 * price, ...(note !== undefined && { note }) },
      ...(contactId !== undefined && { contactId }),
      ...(signUp !== undefined && { signUp }),
      accessibility: { ...at?.access, ...activity.access },
      languages: [...spoken],
      photos: [],
    };
  }

  private termId<K extends keyof typeof KINDS>(kind: K, key: keyof (typeof KINDS)[K]): string {
    const { name } = KINDS[kind][key] as { readonly name: { readonly da: string } };
    const termId = this.termIds.get(`${kind} ${name.da}`);
    if (termId === undefined) throw new Error(`nobody added ${name.da} to the overview as a ${kind}`);
    return termId;
  }
}

function textsOf({ da, en, also = {} }: Activity): Content['texts'] {
  const told = Object.entries({ da, ...(en && { en }), ...also }) as [
    Content['texts'][number]['language'],
    typeof da,
  ][];
  return told.map(([language, [title, summary, description]]) => ({
    ...{ language, title, summary },
    ...(description !== undefined && { description }),
  }));
}
