import { type Language, type Purpose, parseStreamName } from '#kernel';
import type { PersonReport, ReportedActor, ReportedData, ReportedEntry } from '../report/report.js';
import { fieldWords } from '../words/fields.js';
import { actorWords, purposeWords, valueWords } from '../words/values.js';
import { type Markup, markup } from '#pages';
import { pageWords } from './page-words.js';
import { dateInWords, isDate, isInstant, momentInWords } from './times.js';

const AN_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** How a report reads in one language. */
export class Wording {
  private readonly theirs: ReadonlySet<string>;
  private readonly things: ReadonlyMap<string, string>;

  constructor(
    { records, things }: PersonReport,
    readonly language: Language,
  ) {
    this.theirs = new Set(records.map(({ subjectId }) => subjectId));
    this.things = new Map(
      things.map(({ id, name, startsAt }) => [
        id,
        [name, startsAt && momentInWords(startsAt, language)].filter(Boolean).join(', '),
      ]),
    );
  }

  word(name: keyof typeof pageWords): string {
    return pageWords[name][this.language];
  }

  who({ kind, id }: ReportedActor): Markup {
    const words = actorWords[kind][this.language];
    return id === undefined ? markup`${words}` : markup`${words} <span class="small">(${id})</span>`;
  }

  purposes(purposes: readonly Purpose[]): string {
    return purposes.map((purpose) => purposeWords[purpose][this.language]).join(', ');
  }

  /** What was noted, field by field. What would only be an id to the reader is left to the JSON. */
  noted({ data, purposes }: ReportedEntry): Markup {
    const amongOthers = Object.values(data).some(isAnotherPerson);
    const lines = Object.entries(data).flatMap(([field, value]) => {
      // That it is about them goes without saying, until it is about others too.
      if (!amongOthers && typeof value === 'string' && this.theirs.has(value)) return [];
      const shown = purposes[field] && typeof value === 'string' ? typed(value) : this.shown(value);
      return shown ? [markup`<div><dt>${fieldWords(field, this.language)}</dt><dd>${shown}</dd></div>`] : [];
    });
    return lines.length > 0 ? markup`<dl>${lines}</dl>` : markup``;
  }

  private shown(value: ReportedData): Markup | undefined {
    if (typeof value === 'string') return this.text(value);
    if (typeof value === 'boolean') return markup`${this.word(value ? 'yes' : 'no')}`;
    if (typeof value === 'number') return markup`${value}`;
    if (value === null) return undefined;
    if (isList(value)) return joined(value.flatMap((each) => this.shown(each) ?? []));
    if ('hidden' in value) return markup`<span class="absent">${this.word('anotherPerson')}</span>`;
    if ('erased' in value) return markup`<span class="absent">${this.word('isErased')}</span>`;
    return joined(
      Object.entries(value).flatMap(([field, inner]) => {
        const shown = this.shown(inner);
        return shown ? [markup`${fieldWords(field, this.language)}: ${shown}`] : [];
      }),
    );
  }

  private text(value: string): Markup | undefined {
    const id = parseStreamName(value)?.id ?? value;
    if (this.theirs.has(id)) return markup`${this.word('you')}`;
    const thing = this.things.get(id);
    if (thing) return typed(thing);
    if (AN_ID.test(id)) return undefined;
    if (isInstant(value)) return markup`${momentInWords(value, this.language)}`;
    if (isDate(value)) return markup`${dateInWords(value, this.language)}`;
    return typed(valueWords(value, this.language));
  }
}

/** Text that somebody typed: in whatever direction it runs, it does not turn what stands beside it. */
export const typed = (text: string): Markup => markup`<bdi>${text}</bdi>`;

const isAnotherPerson = (value: ReportedData): boolean =>
  typeof value === 'object' && value !== null && 'hidden' in value;

const isList = (value: ReportedData): value is readonly ReportedData[] => Array.isArray(value);

const joined = (parts: readonly Markup[]): Markup | undefined =>
  parts.length > 0 ? markup`${parts.map((part, n) => (n === 0 ? part : markup`, ${part}`))}` : undefined;
