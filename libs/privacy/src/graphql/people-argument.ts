import { badInput } from '#graphql';
import { MOST_RECORDS } from '../erasure/person-record.js';

/** @throws GraphQLError where it is nobody, or more than one person has records */
export function refuseTooMany(people: readonly string[]): void {
  if (people.length === 0 || people.length > MOST_RECORDS)
    throw badInput(`"people" must be 1 to ${MOST_RECORDS} records of one person, not ${people.length}`);
}
