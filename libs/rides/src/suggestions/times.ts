import { type Instant, type LocalDate, type LocalTime, epochMilliseconds, wallClock } from '#kernel';
import type { OpenRequest, Span } from './suggestion-day.js';

export const MINUTE = 60_000;
/** Rides start on the quarter hour, as people say it on the telephone. */
const GRID = 15 * MINUTE;
/** A whole day of quarter hours: a window that is longer is looked at no further. */
const MOST_STARTS = 96;

/** When a ride could be, and how far down the list of wishes that is. */
export interface Start extends Span {
  /** 0 for the first. */
  readonly wish: number;
}

/**
 * The starts that lie within a request's windows, the first wish first and in it the earliest. A window that holds the ride
 * but no quarter hour for it gives its own beginning.
 */
export function startsOf({ windows, minutes }: OpenRequest): readonly Start[] {
  const starts = new Map<number, Start>();
  windows.forEach(({ from, until }, wish) => {
    const last = until - minutes * MINUTE;
    const first = Math.ceil(from / GRID) * GRID;
    for (let at = first <= last ? first : from; at <= last && starts.size < MOST_STARTS; at += GRID)
      if (!starts.has(at)) starts.set(at, { from: at, until: at + minutes * MINUTE, wish });
  });
  return [...starts.values()];
}

export const spanOf = ({ startsAt, endsAt }: { readonly startsAt: Instant; readonly endsAt: Instant }): Span => ({
  from: epochMilliseconds(startsAt),
  until: epochMilliseconds(endsAt),
});

/** A time of day on that date; none where the clock never shows its beginning or its end. */
export function onClock(date: LocalDate, from: LocalTime, until: LocalTime): readonly Span[] {
  const [begins, ends] = [wallClock(date, from), wallClock(date, until)];
  return begins && ends ? [{ from: epochMilliseconds(begins), until: epochMilliseconds(ends) }] : [];
}

export const within = (inner: Span, outer: Span): boolean => inner.from >= outer.from && inner.until <= outer.until;

export const overlap = (a: Span, b: Span): boolean => a.from < b.until && b.from < a.until;

/** Spans in order, those that touch or overlap made one; what ends before it begins is none. */
export function joined(spans: readonly Span[]): readonly Span[] {
  const all: Span[] = [];
  for (const span of [...spans].filter(({ from, until }) => from < until).sort((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && span.from <= last.until)
      all.splice(-1, 1, { from: last.from, until: Math.max(last.until, span.until) });
    else all.push(span);
  }
  return all;
}

/** What is left of `spans` when nothing may come closer than `pause` milliseconds to what is `taken`. */
export function without(spans: readonly Span[], taken: readonly Span[], pause: number): readonly Span[] {
  let left = joined(spans);
  for (const { from, until } of taken)
    left = left.flatMap((span) => [
      ...(span.from < from - pause ? [{ from: span.from, until: Math.min(span.until, from - pause) }] : []),
      ...(span.until > until + pause ? [{ from: Math.max(span.from, until + pause), until: span.until }] : []),
    ]);
  return left;
}

/** Whether a span can be added to what a bike or a pilot does already, with the pause kept. */
export const fits = (span: Span, busy: readonly Span[], pause: number): boolean =>
  !busy.some((other) => overlap(span, { from: other.from - pause, until: other.until + pause }));
