import type { Canaries } from './canary.js';
import type { Caller } from './caller.js';

const detailsOf = (person: Canaries) => ({ name: person.name(), phone: person.phone(), email: person.email() });

/** Somebody whom an organiser names to be called, and who was reached in another way before. @returns their id */
export async function contactWith(caller: Caller, person: Canaries): Promise<string> {
  const organiserId = await caller.did('addOrganiser', { name: 'AAB Ishøj' });
  const contactId = await caller.did('recordOrganiserContact', { organiserId, ...detailsOf(person) });
  return caller.did('changeOrganiserContactDetails', { contactId, ...detailsOf(person) });
}
