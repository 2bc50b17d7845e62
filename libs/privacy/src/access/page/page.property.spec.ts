import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PersonReport } from '../report/report.js';
import { aReport } from '../testing/a-report.js';
import { markup } from '#pages';
import { personPage } from './page.js';

const SIGNS = ['<', '>', '"', "'", '&'] as const;
const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.string({
    unit: fc.constantFrom('<', '>', '"', "'", '&', '/', '=', '-', '!', ']', '\\', '`', '$', '{', 'a'),
    minLength: 1,
  }),
  fc.constantFrom(
    '</style><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '<!--',
    ']]>',
    '&lt;',
    '&#x3c;',
    '${1}',
  ),
);

/** The same text wherever a report can hold one. */
function everywhere(value: string): PersonReport {
  const report = aReport(value);
  const [record] = report.records;
  const [entry, ...entries] = report.entries;
  const [look, ...looks] = report.looks;
  const [thing, ...things] = report.things;
  if (!record || !entry || !look || !thing) throw new Error('the report lacks something');
  return {
    ...report,
    withStaff: true,
    records: [{ ...record, kind: `K${value}`, values: [{ field: `f${value}`, purpose: 'contact', value }] }],
    erasures: report.erasures.map((each) => ({ ...each, caseNumber: value })),
    entries: [
      {
        ...entry,
        says: { da: value, en: value },
        by: { kind: 'coordinator', id: value },
        data: { ...entry.data, [`f${value}`]: `v${value}`, list: [`v${value}`, { inner: `v${value}` }] },
      },
      ...entries,
    ],
    looks: [{ ...look, asked: [value], by: { kind: 'coordinator', id: value } }, ...looks],
    things: [{ ...thing, name: value }, ...things],
    notIncluded: [{ da: value, en: value }],
  };
}

const counts = (html: string) => SIGNS.map((sign) => html.split(sign).length);

describe('whatever somebody typed', () => {
  it('adds no sign of markup to the page', () =>
    fc.assert(
      fc.property(text, (value) => {
        // Its ampersands are those of its own escaping.
        const own = (html: string) => counts(html.replace(/&(amp|lt|gt|quot|#39);/g, ''));
        expect(own(personPage(everywhere(value), 'da'))).toEqual(own(personPage(everywhere('x'), 'da')));
      }),
      { numRuns: 200 },
    ));

  it('stands on the page as it was typed', () =>
    fc.assert(
      fc.property(text, (value) => {
        const { text: html } = markup`${value}`;
        const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
        expect(html.replace(/&(amp|lt|gt|quot|#39);/g, (_all, name: string) => entities[name] ?? '')).toBe(value);
        expect(html).not.toMatch(/[<>"']/);
      }),
    ));
});
