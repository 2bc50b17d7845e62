import {
  buildASTSchema,
  findBreakingChanges,
  findDangerousChanges,
  getDirectiveValues,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { datesOf, deprecatedIn, isBefore, visitNamed, wrongDeprecations } from './deprecations.mjs';

/** Nobody comes as these with a token: what they lose, no caller loses. */
const NO_CALLERS = ['citizen', 'system'];

/**
 * What a change of the schema does to callers who rely on the released one.
 * @param {import('graphql').DocumentNode} released
 * @param {import('graphql').DocumentNode} today
 * @param {object} by
 * @param {Readonly<Record<string, Readonly<Record<string, string>>>>} by.grants who is allowed what, and how far it reaches
 * @param {import('temporal-polyfill').Temporal.PlainDate} by.on the day on which it would happen
 * @param {boolean} by.releasing whether callers can read of it from that day on
 * @returns {{ breaking: string[], dangerous: string[] }} sentences
 */
export function changesBetween(released, today, { grants, on, releasing }) {
  const before = buildASTSchema(withoutWhatMayGo(released, on), { assumeValidSDL: true });
  const after = buildASTSchema(today, { assumeValidSDL: true });
  const ofFields = [...fieldsInBoth(before, after)].flatMap((field) => [
    ...permissionsLost(field, before, after, grants),
    ...becamePersonal(field, before, after),
  ]);
  return {
    breaking: [
      ...findBreakingChanges(before, after).map(({ description }) => description),
      ...ofFields,
      ...wrongDeprecations(released, today, { on, releasing }),
    ],
    dangerous: findDangerousChanges(before, after).map(({ description }) => description),
  };
}

/** What was deprecated for long enough is nothing that anybody may rely on, and with it types that only it led to. */
function withoutWhatMayGo(released, on) {
  const over = new Set(
    [...deprecatedIn(released)].flatMap(([coordinate, reason]) => {
      const dates = datesOf(reason);
      return dates && isBefore(dates.until, on) ? [coordinate] : [];
    }),
  );
  const kept = visitNamed(released, (_node, coordinate) => over.has(coordinate));
  const [was, is] = [released, kept].map((document) => reachable(buildASTSchema(document, { assumeValidSDL: true })));
  return { ...kept, definitions: kept.definitions.filter(({ name }) => !was.has(name?.value) || is.has(name?.value)) };
}

/** The names of all types that a document can meet. */
function reachable(schema) {
  const found = new Set();
  const meet = (type) => {
    if (!type || found.has(type.name)) return;
    found.add(type.name);
    if (isUnionType(type)) type.getTypes().forEach(meet);
    if (isInterfaceType(type)) schema.getPossibleTypes(type).forEach(meet);
    if (isObjectType(type) || isInterfaceType(type)) type.getInterfaces().forEach(meet);
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return;
    for (const field of Object.values(type.getFields()))
      [field, ...(field.args ?? [])].forEach((each) => meet(getNamedType(each.type)));
  };
  [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].forEach(meet);
  return found;
}

function* fieldsInBoth(before, after) {
  for (const was of Object.values(before.getTypeMap())) {
    const is = after.getType(was.name);
    if (was.name.startsWith('__') || !isWithFields(was) || !isWithFields(is)) continue;
    for (const field of Object.keys(was.getFields())) if (is.getFields()[field]) yield { was, is, field };
  }
}
const isWithFields = (type) => isObjectType(type) || isInterfaceType(type);

/** A field's own directive comes before its type's, as where it is enforced. */
function needed(schema, type, field) {
  const directive = schema.getDirective('needs');
  const said = [type.getFields()[field].astNode, type.astNode].map(
    (node) => directive && getDirectiveValues(directive, node),
  );
  return said.find(Boolean)?.permission;
}

/** graphql-js sees types, and not that a field is closed to somebody who could ask it. */
function permissionsLost({ was, is, field }, before, after, grants) {
  const [from, to] = [needed(before, was, field), needed(after, is, field)];
  if (!from || from === to) return [];
  const reaches = (kind, permission) => ['own', 'municipality'].indexOf(grants[kind][permission]);
  const lost = Object.keys(grants).filter(
    (kind) => !NO_CALLERS.includes(kind) && reaches(kind, to) < reaches(kind, from),
  );
  const where = `${was.name}.${field} needs ${to ?? 'a permission that nobody has'} instead of ${from}`;
  if (lost.length > 0) return [`${where}: it goes, or reaches less far, for ${lost.join(', ')}`];
  // A client is issued for scopes by their names, so that another permission is missing from all there are.
  return to !== 'everybody' && grants.partner?.[from]
    ? [`${where}: clients whose scopes name ${from} alone lose it`]
    : [];
}

/** From then on it may be null, and each look at it is on record. */
function becamePersonal({ was, is, field }, before, after) {
  const isPersonal = (schema, type) => {
    const directive = schema.getDirective('personal');
    return Boolean(directive && getDirectiveValues(directive, type.getFields()[field].astNode));
  };
  return isPersonal(after, is) && !isPersonal(before, was)
    ? [`${was.name}.${field} became personal: who asks it is put on record, and it may be null`]
    : [];
}
