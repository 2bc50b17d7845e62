import type { ActorKind, Instant } from '#kernel';
import type { ReadingFor } from '../../read-log/read-log.events.js';
import type { PersonReport, ReportedErasure, ReportedLook, ReportedRecord, ReportedValue } from '../report/report.js';
import { fieldWords } from '../words/fields.js';
import { actorWords, erasureReasonWords, legalBasisWords, purposeReasons, readingWords } from '../words/values.js';
import { type Markup, markup } from '#pages';
import type { pageWords } from './page-words.js';
import { type Wording, typed } from './wording.js';
import { momentInWords } from './times.js';

interface Column {
  readonly head: keyof typeof pageWords;
  readonly css?: 'when' | 'narrow' | 'number';
}

/**
 * A table with a caption, whose first column heads each row. On a narrow screen each row is a card, and its cells name their columns: the
 * roles are said, for a table that is not laid out as one is none to a screen reader.
 */
function table(wording: Wording, caption: string, columns: readonly Column[], rows: readonly (readonly Markup[])[]) {
  if (rows.length === 0) return markup`<p>${wording.word('none')}</p>`;
  const heads = columns.map(
    ({ head, css = '' }) => markup`<th role="columnheader" scope="col" class="${css}">${wording.word(head)}</th>`,
  );
  const cell = (content: Markup, n: number) => {
    const { head, css = '' } = columns[n] ?? { head: 'value' };
    return n === 0
      ? markup`<th role="rowheader" scope="row">${content}</th>`
      : markup`<td role="cell" class="${css}" data-head="${wording.word(head)}">${content}</td>`;
  };
  const lines = rows.map((cells) => markup`<tr role="row">${cells.map(cell)}</tr>\n`);
  return markup`<table role="table">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">
${lines}</tbody>
</table>`;
}

export const recordSection = (wording: Wording, { kind, subjectId, values }: ReportedRecord): Markup => {
  const caption = kind === 'Guest' || kind === 'Volunteer' || kind === 'Passenger' ? wording.word(kind) : kind;
  const rows = values.map((value) => [
    markup`${fieldWords(value.field, wording.language)}`,
    valueOf(wording, value),
    markup`${purposeReasons[value.purpose][wording.language]}`,
  ]);
  return markup`${table(wording, caption, [{ head: 'field', css: 'narrow' }, { head: 'value' }, { head: 'heldFor' }], rows)}
<p class="small">${wording.word('recordNumber')}: ${subjectId}</p>`;
};

const valueOf = (wording: Wording, { value, erased }: ReportedValue): Markup =>
  value === null
    ? markup`<span class="absent">${wording.word(erased ? 'isErased' : 'notKnown')}</span>`
    : markup`<span class="typed">${typed(value)}</span>`;

export function erasuresTable(wording: Wording, erasures: readonly ReportedErasure[]): Markup {
  const { language } = wording;
  const rows = erasures.map((erasure) => [
    moment(wording, erasure.decidedAt),
    markup`${wording.purposes(erasure.purposes)}`,
    markup`${erasureReasonWords[erasure.reason][language]}. ${legalBasisWords[erasure.legalBasis][language]}`,
    markup`${erasure.caseNumber ?? ''}`,
    wording.who(erasure.by),
    erasure.erasedAt ? moment(wording, erasure.erasedAt) : markup`${wording.word('notYet')}`,
  ]);
  const heads = ['what', 'why', 'case', 'by', 'carriedOut'] as const;
  return table(
    wording,
    wording.word('erasuresCaption'),
    [{ head: 'decided' }, ...heads.map((head) => ({ head }))],
    rows,
  );
}

export function entriesTable(wording: Wording, { entries }: PersonReport): Markup {
  const rows = entries.map((entry) => [
    entry.occurredAt
      ? markup`${moment(wording, entry.occurredAt)} <span class="small">(${wording.word('notedOn')} ${moment(wording, entry.recordedAt)})</span>`
      : moment(wording, entry.recordedAt),
    markup`${entry.says[wording.language]}`,
    wording.noted(entry),
    wording.who(entry.by),
  ]);
  return table(
    wording,
    `${wording.word('entriesCaption')} (${entries.length})`,
    [{ head: 'when', css: 'when' }, { head: 'happened' }, { head: 'details' }, { head: 'by', css: 'narrow' }],
    rows,
  );
}

export function looksTable(wording: Wording, { looks }: PersonReport): Markup {
  const rows = looks.map((look) => [
    moment(wording, look.at),
    wording.who(look.by),
    markup`${readingWords[look.readingFor][wording.language]}`,
    markup`${wording.purposes(look.purposes)}`,
    markup`<span class="small">${look.asked.join(', ')}</span>`,
  ]);
  return table(
    wording,
    `${wording.word('everyLook')} (${looks.length})`,
    [
      { head: 'when', css: 'when' },
      { head: 'by', css: 'narrow' },
      { head: 'readFor' },
      { head: 'seen' },
      { head: 'asked', css: 'narrow' },
    ],
    rows,
  );
}

interface Tally {
  readonly kind: ActorKind;
  readonly readingFor: ReadingFor;
  readonly times: number;
  readonly latest: Instant;
}

/** Looks by who and what for, the most first. */
export function looksSummary(wording: Wording, looks: readonly ReportedLook[]): Markup {
  const tallies = new Map<string, Tally>();
  for (const { at, readingFor, by } of looks) {
    const key = `${by.kind} ${readingFor}`;
    const before = tallies.get(key);
    const latest = before && before.latest > at ? before.latest : at;
    tallies.set(key, { kind: by.kind, readingFor, times: (before?.times ?? 0) + 1, latest });
  }
  const rows = [...tallies.values()]
    .sort((a, b) => b.times - a.times)
    .map(({ kind, readingFor, times, latest }) => [
      markup`${actorWords[kind][wording.language]}`,
      markup`${readingWords[readingFor][wording.language]}`,
      markup`${times}`,
      moment(wording, latest),
    ]);
  return table(
    wording,
    wording.word('summaryCaption'),
    [{ head: 'by' }, { head: 'readFor' }, { head: 'times', css: 'number' }, { head: 'latest' }],
    rows,
  );
}

const moment = (wording: Wording, at: Instant): Markup =>
  markup`<time datetime="${at}">${momentInWords(at, wording.language)}</time>`;
