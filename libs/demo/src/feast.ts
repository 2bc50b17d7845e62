import { type LocalDate, plusDays } from '#kernel';
import { cafeSession } from '#cafes';
import { cancel, register } from './guests.js';
import { feasts } from './menus.js';
import type { CafeInTown, GuestInTown, Planned, Town } from './town.js';

/** Guests of other cafés who want to come too. */
const FROM_ELSEWHERE = 12;

/** One feast lies in the season behind us, in the third café, and one in the coming days, in the second. */
export function isFeast(town: Town, { name }: CafeInTown, date: LocalDate): boolean {
  const { begins, today } = town.span;
  const [, second, third] = town.municipality.cafes;
  const due = (which: 'past' | 'coming', from: LocalDate) =>
    date >= from && date < plusDays(from, 14) && !town.feasts.has(which);
  const which =
    name === third?.name && due('past', plusDays(begins, 56))
      ? 'past'
      : name === second?.name && due('coming', plusDays(today, 1))
        ? 'coming'
        : undefined;
  if (which) town.feasts.add(which);
  return which !== undefined;
}

/** Everybody wants to come: places run out, others wait, some who had a place cannot come after all. */
export function feast(town: Town, cafe: CafeInTown, { sessionId, date }: Planned): void {
  const { faker } = town;
  town.at(town.officeHour(date, -30), () =>
    town.say(cafeSession, 'SetCafeSessionTheme', { sessionId, theme: faker.helpers.arrayElement(feasts) }),
  );
  town.at(town.officeHour(date, -26), () => {
    const elsewhere = faker.helpers.shuffle(
      town.cafes.filter(({ cafeId }) => cafeId !== cafe.cafeId).flatMap(({ guests }) => guests),
    );
    const wants = (guest: GuestInTown, day: number): void => {
      town.at(town.officeHour(date, -day), () => register(town, sessionId, guest, date));
    };
    for (const guest of cafe.guests) wants(guest, faker.number.int({ min: 12, max: 25 }));
    for (const guest of elsewhere.slice(0, FROM_ELSEWHERE)) wants(guest, faker.number.int({ min: 10, max: 14 }));
    for (const guest of elsewhere.slice(FROM_ELSEWHERE, FROM_ELSEWHERE + 2))
      town.at(town.officeHour(date, -9), () =>
        register(town, sessionId, guest, date, { waitIfFull: false, refused: 'CafeSessionFull' }),
      );
  });
  for (const day of [9, 8, 8, 8, 6, 4, 3])
    town.at(town.officeHour(date, -day), async () => {
      const { visits } = await town.session(sessionId);
      const registered = [...visits].flatMap(([guestId, { status }]) => (status === 'registered' ? [guestId] : []));
      if (registered.length > 0) await cancel(town, sessionId, faker.helpers.arrayElement(registered));
    });
}
