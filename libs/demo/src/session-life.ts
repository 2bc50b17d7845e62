import { type Instant, type LocalDate, plusDays, plusMinutes } from '#kernel';
import { sessionOnBus } from '#cafes';
import { feast, isFeast } from './feast.js';
import { guestsAsk, someCancel } from './guests.js';
import { menus } from './menus.js';
import { staffing } from './staffing.js';
import { type CafeInTown, type Session, type Town, dayOf, hoursBefore, timeOn } from './town.js';

export interface Planned {
  readonly sessionId: string;
  readonly date: LocalDate;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

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
  if (!(await town.session(sessionId)).cancelled) await town.say(sessionOnBus, 'SetCafeSessionTheme', { sessionId, theme });
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
  town.at(when, () => town.say(sessionOnBus, 'CancelCafeSession', { sessionId, reason }));
  return true;
}

/** The day itself. */
function takePlace(town: Town, cafe: CafeInTown, planned: Planned): void {
  const { sessionId, startsAt, endsAt } = planned;
  if (startsAt >= timeOn(town.span.today, '00:00')) return;
  if (cafe.notesOnPaper) town.at(plusMinutes(endsAt, 25), () => recordFromPaper(town, planned));
  else {
    town.at(hoursBefore(startsAt, 1), () => openDoors(town, planned));
    town.at(plusMinutes(startsAt, 75), () => countDropIns(town, sessionId, town.faker.number.int({ min: 1, max: 6 })));
    town.at(plusMinutes(endsAt, 10), () => close(town, sessionId));
  }
}

/** Everybody who is expected, and whether they come. */
async function arrivals({ faker, ...town }: Town, { visits, shifts }: Session) {
  void town;
  return {
    volunteers: [...shifts].flatMap(([volunteerId, { attendance }]) =>
      attendance === 'expected' && faker.datatype.boolean(0.98) ? [volunteerId] : [],
    ),
    guests: [...visits].flatMap(([guestId, { status }]) => (status === 'registered' && faker.datatype.boolean(0.95) ? [guestId] : [])),
  };
}
void arrivals;
void dayOf;
