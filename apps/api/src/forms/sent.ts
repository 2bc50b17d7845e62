/** What somebody wrote, by field. Fields that the form does not have are not in it, whatever was sent. */
export type Sent = ReadonlyMap<string, readonly string[]>;

/** No form has more boxes to tick in one field. */
const MOST_VALUES = 20;

/** @param body as the parser of `application/x-www-form-urlencoded` gave it */
export function sentIn(body: unknown, fields: readonly string[]): Sent {
  const all = new Map<string, unknown>(typeof body === 'object' && body !== null ? Object.entries(body) : []);
  return new Map(fields.map((field) => [field, textsOf(all.get(field))]));
}

/** The only text of a field; empty where there is none. */
export const oneOf = (sent: Sent, field: string): string => sent.get(field)?.[0] ?? '';

const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? (value as readonly unknown[]) : [value])
    .filter((each) => typeof each === 'string')
    .slice(0, MOST_VALUES)
    // HTML sends line ends as CR LF (HTML Standard, "normalize line endings for form submission").
    .map((text) => text.replaceAll('\r\n', '\n'));
