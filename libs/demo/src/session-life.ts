import { type LocalDate, plusDays } from '#kernel';
import { cafeSession } from '#cafes';
import { feast, isFeast } from './feast.js';
import { guestsAsk, someCancel } from './guests.js';
import { menus } from './menus.js';
import { takePlace } from './session-day.js';
import { staffing } from './staffing.js';
import { type CafeInTown, type Planned, type Town, hoursBefore } from './town.js';

/** All that happens to one session, from when it is planned until it has been held. */
export function liveSession(town: Town, cafe: CafeInTown, planned: Planned): void {
  const { sessionId, date } = planned;
  if (isFeast(town, cafe, date)) feast(town, cafe, planned);
  else {
    town.at(town.officeHour(date, -21), () => setTheme(town, sessionId, town.faker.helpers.arrayElement(menus)));
    guestsAsk(town, cafe, sessionId, date);
    someCancel(town, sessionId, date, 0.05);
  }
  staffing(town, planned);
  if (!cancelledBecause(town, cafe, planned)) takePlace(town, cafe, planned);
}

const setTheme = async (town: Town, sessionId: string, theme: string) => {
  if (!(await town.session(sessionId)).cancelled)
    await town.say(cafeSession, 'SetCafeSessionTheme', { sessionId, theme });
};

/** One has been cancelled because the hall stood under water, one to come is cancelled because it is needed for an election. */
function cancelledBecause(town: Town, cafe: CafeInTown, { sessionId, date, startsAt }: Planned): boolean {
  const { begins, today } = town.span;
  const inWeek = (from: LocalDate) => date >= from && date < plusDays(from, 7);
  const [first, , , fourth] = town.municipality.cafes;
  const flooded = cafe.name === first?.name && inWeek(plusDays(begins, 35));
  const taken = cafe.name === fourth?.name && inWeek(plusDays(today, 14));
  const unlucky = town.chance(0.006);
  if (!flooded && !taken && !unlucky) return false;
  const when = flooded ? hoursBefore(startsAt, 20) : taken ? town.officeHour(today, -2) : hoursBefore(startsAt, 3);
  const reason = unlucky ? 'tooFewVolunteers' : 'venue';
  town.at(when, () => town.say(cafeSession, 'CancelCafeSession', { sessionId, reason }));
  return true;
}
