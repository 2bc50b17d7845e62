import { GraphQLDeprecatedDirective, Kind, getDirectiveValues, visit } from 'graphql';
import { Temporal } from 'temporal-polyfill';

/** How long callers have at least, from the day on which they can read of it. */
const NOTICE = Temporal.Duration.from({ months: 6 });
const REASON = /^(?<said>\d{4}-\d{2}-\d{2}): use .+ instead; goes after (?<until>\d{4}-\d{2}-\d{2})$/;

/**
 * From when until when something is deprecated.
 * @param {string} reason what `@deprecated` says: "2026-11-22: use X instead; goes after 2027-05-22"
 * @returns {{ said: Temporal.PlainDate, until: Temporal.PlainDate } | undefined} `undefined` where it says no such thing
 */
export function datesOf(reason) {
  const { said, until } = REASON.exec(reason)?.groups ?? {};
  try {
    return said && until ? { said: Temporal.PlainDate.from(said), until: Temporal.PlainDate.from(until) } : undefined;
  } catch {
    return undefined; // No date of the calendar, such as 2027-02-30.
  }
}

/**
 * What is deprecated in a document, by where it stands.
 * @param {import('graphql').DocumentNode} document
 * @returns {Map<string, string>} reasons by coordinate: `Cafe.place`, `Query.cafes(first:)`, `CafeRole.host`
 */
export function deprecatedIn(document) {
  const found = new Map();
  visitNamed(document, (node, coordinate) => {
    const { reason } = getDirectiveValues(GraphQLDeprecatedDirective, node) ?? {};
    if (reason !== undefined) found.set(coordinate, reason);
  });
  return found;
}

/**
 * What is wrong with what today's schema deprecates.
 * @param {import('graphql').DocumentNode} released
 * @param {import('graphql').DocumentNode} today
 * @param {{ on: Temporal.PlainDate, releasing: boolean }} when
 * @returns {string[]} sentences
 */
export function wrongDeprecations(released, today, { on, releasing }) {
  const before = deprecatedIn(released);
  return [...deprecatedIn(today)].flatMap(([coordinate, reason]) => {
    const dates = datesOf(reason);
    if (!dates)
      return `${coordinate} is deprecated without saying since when, in favour of what and until when: "2026-11-22: use X instead; goes after 2027-05-22"`;
    const earlier = datesOf(before.get(coordinate) ?? '');
    if (earlier && isBefore(dates.until, earlier.until))
      return `${coordinate} was to stay until ${earlier.until.toString()}, and shall go earlier now: callers were told that date`;
    const from = releasing && !earlier ? on : dates.said;
    if (isBefore(dates.until, from.add(NOTICE)))
      return `${coordinate} goes less than six months after ${from.toString()}: say a day from ${from.add(NOTICE).toString()} on`;
    return [];
  });
}

/** @param {Temporal.PlainDate} one @param {Temporal.PlainDate} other */
export const isBefore = (one, other) => Temporal.PlainDate.compare(one, other) < 0;

/**
 * A document without some of its fields, arguments, enum values and input fields.
 * @param {import('graphql').DocumentNode} document
 * @param {(node: import('graphql').ASTNode, coordinate: string) => boolean | void} drop whether one of them goes
 */
export function visitNamed(document, drop) {
  return visit(document, {
    enter(node, _key, _parent, _path, ancestors) {
      if (![Kind.FIELD_DEFINITION, Kind.INPUT_VALUE_DEFINITION, Kind.ENUM_VALUE_DEFINITION].includes(node.kind)) return;
      const around = ancestors.filter((each) => !Array.isArray(each) && 'name' in each).map(({ name }) => name.value);
      const isArgument = around.length === 2;
      const coordinate = isArgument
        ? `${around.join('.')}(${node.name.value}:)`
        : [...around, node.name.value].join('.');
      return drop(node, coordinate) ? null : undefined;
    },
  });
}
