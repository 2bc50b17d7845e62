import { Temporal } from 'temporal-polyfill';
import { dateIn, systemClock } from '#kernel';

const today = dateIn(systemClock.now());
function weekOf(date: Temporal.PlainDate): string {
  const { yearOfWeek = 0, weekOfYear = 0 } = date;
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`;
}
const week = weekOf(Temporal.PlainDate.from(today));
export const nextWeek = weekOf(Temporal.PlainDate.from(today).add({ weeks: 1 }));

/** Every page, as it is linked to; `:id` is an activity. */
export const PAGES = [
  ...['/aktiviteter', '/aktiviteter?q=kor&page=1', '/aktiviteter/kort', `/aktiviteter/dag/${today}`],
  ...[`/aktiviteter/uge/${week}`, '/aktiviteter/:id', '/aktiviteter/:id?print', '/aktiviteter/:id/send', '/was'],
  ...['/en/activities', '/en/activities?q=choir', '/en/activities/map', `/en/activities/day/${today}`],
  ...[`/en/activities/week/${week}`, '/en/activities/:id', '/en/activities/:id?print', '/en/activities/:id/send'],
  '/en/accessibility',
];
export const CALENDARS = ['/aktiviteter/:id.ics', '/en/activities/:id.ics'];

export const MARKUP = `"'><script>alert(1)</script><img src=x onerror=alert(2)>`;
/** As a form sends what was typed. */
export const typed = encodeURIComponent;
const PARAMETERS = [
  ...['q', 'term', 'day', 'time', 'date', 'near', 'need'],
  ...['free', 'spoken', 'literally', 'page', 'print', 'nobody'],
];

/** Questions that no form of ours asks. */
export const ODD_QUESTIONS: readonly (readonly [string, string])[] = [
  ['a text of 10,000 characters', `q=${'kor'.repeat(3_333)}`],
  ['3,000 parameters', 'a=1&'.repeat(3_000)],
  ['2,000 times one parameter', 'term=x&'.repeat(2_000)],
  ['a parameter twice', 'q=kor&q=krolf'],
  ['an object', 'q[a]=kor&day[]=4&near[__proto__]=x'],
  ['names that objects have', '__proto__=1&constructor=2&time=toString&term=__proto__&spoken=constructor'],
  ...['2026-02-30', '0000-01-01', '9999-12-31', '0001-01-01', 'imorgen'].map(
    (date) => [`the date ${date}`, `date=${date}`] as const,
  ),
  ...['0', '-1', '1e9', 'NaN', '99999999999999999999'].map((page) => [`page ${page}`, `page=${page}`] as const),
  ['an escape that breaks off', 'q=%E0%A4'],
  ['a sign that begins no escape', 'q=100%'],
  ['no character at all', 'q=%00&near=%00'],
  ['half a character', 'q=%ED%A0%80&near=%ED%A0%80'],
  ['what a search engine would understand', `q=${typed('"* OR NEAR(')}&near=${typed('"* OR NEAR(')}`],
  ...PARAMETERS.map((name) => [`markup as ${name}`, `${name}=${typed(MARKUP)}`] as const),
];

/** Where no page is; what is there instead is a page too. */
export const NOWHERE = [
  ...['/aktiviteter/dag/2026-02-30', '/aktiviteter/dag/0000-01-01', '/aktiviteter/dag/9999-12-31', '/aktiviteter/dag'],
  ...['/aktiviteter/uge/2026-W60', '/aktiviteter/uge/0000-W01', '/aktiviteter/uge/9999-W01', '/aktiviteter/uge'],
  ...['/aktiviteter/a/b/c', '/aktiviteter/kort/x', '/aktiviteter/%00', '/aktiviteter/..%2f..%2fpackage.json'],
  ...['/aktiviteter/__proto__', '/aktiviteter/constructor.ics', '/aktiviteter/.ics', '/aktiviteter//'],
  ...['/aktiviteter', '/aktiviteter/dag', '/aktiviteter/uge'].map((path) => `${path}/${typed(MARKUP)}`),
  ...['/en/activities/day/2026-02-30', '/en/activities/week/2026-W60', '/en/activities/a/b/c', '/en/activities/x/send'],
];
