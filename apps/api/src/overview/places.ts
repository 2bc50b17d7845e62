import type { AddressBook } from '#addresses';
import type { Near, Overview } from '#overview';
import type { Instant } from '#kernel';

/** So far somebody goes who says `near`, in metres. */
const NEAR_METRES = 1_500;

/** Where a typed place lies: one by the name of which something takes place, or an address. Nobody outside this machine is asked. */
export function nearOf(typed: string, overview: Overview, addresses: AddressBook, now: Instant): Near | undefined {
  if (typed === '') return undefined;
  const named = overview.search({ text: `nær ${typed}`, language: 'da', first: 1 }, now).understood.filters.near;
  if (named) return { ...named, metres: NEAR_METRES };
  const [address] = addresses.find(typed, { limit: 1 });
  return (
    address && { latitude: address.latitude, longitude: address.longitude, metres: NEAR_METRES, name: address.label }
  );
}
