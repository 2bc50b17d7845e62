import type { Recorded } from './recorded.js';

/** What a filtered read asks for; both fields empty: nothing. */
export interface FilterExpression {
  readonly on: 'streamIdentifier' | 'eventType';
  readonly prefixes: readonly string[];
  readonly regex: string;
}

export type Filter = (record: Recorded) => boolean;

/** What $all never shows (EventFilter.cs, DefaultAllFilterStrategy). */
const HIDDEN = /^\$epoch-information$|^\$persistentsubscription-\$all::.*-(checkpoint|parked)$/s;

export const everything: Filter = ({ stream }) => !stream.startsWith('$') || !HIDDEN.test(stream);

/** A regular expression counts before prefixes; no prefix matches nothing (Streams.Read.cs, ConvertToEventFilter). */
export function filterOf({ on, prefixes, regex }: FilterExpression): Filter {
  const subject = on === 'eventType' ? ({ type }: Recorded) => type : ({ stream }: Recorded) => stream;
  const pattern = regex ? new RegExp(regex) : undefined;
  const matches = pattern
    ? (text: string) => pattern.test(text)
    : (text: string) => prefixes.some((prefix) => text.startsWith(prefix));
  return (record) => matches(subject(record)) && everything(record);
}
