/** What tells who somebody is, or where they are found. */
const IDENTITY =
  /^(\w*name|phone|telephone|mobile|e?mail|address|street|postcode|birth|birthday|birthdate|born|cpr|age|latitude|longitude)s?$/;

/**
 * Whether a field is called like what tells who somebody is: `fullName`, `phoneNumber`, `bornAt`. An id may be called by what it
 * belongs to (`emailReservationId`) and tells it to nobody. Rather too often than too seldom: a café's name then says that it is
 * public.
 */
export function saysWhoSomebodyIs(field: string): boolean {
  const words = (field.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? []).map((word) => word.toLowerCase());
  return words.at(-1) !== 'id' && words.some((word) => IDENTITY.test(word));
}
