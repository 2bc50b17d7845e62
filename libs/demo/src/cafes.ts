import { type DataOf, type LocalDate, plusDays } from '#kernel';
import { cafe as cafeAggregate, type cafeEvents } from '#cafes';
import { welcomeGuests } from './guests.js';
import type { CafePlace } from './places.js';
import { type CafeInTown, type Town, timeOn } from './town.js';
import { liveSession } from './session-life.js';

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
/** A season of a café is decided on for a year; then its recurrence is extended. */
const SEASON_DAYS = 364;
/** Every so many days sessions are planned so many days ahead. */
const PLANNING = { every: 56, ahead: 140 };

/** The date, or the next one on that weekday. */
const nextOn = (weekday: CafePlace['weekday'], from: LocalDate): LocalDate =>
  plusDays(from, (WEEKDAYS.indexOf(weekday) - new Date(from).getUTCDay() + 7) % 7);

const recurring = ({ weekday }: CafePlace, firstDate: LocalDate, ends: LocalDate) => {
  const yearOn = plusDays(firstDate, SEASON_DAYS);
  const until = yearOn < ends ? yearOn : ends;
  return {
    until,
    rule: { firstDate, rrule: `FREQ=WEEKLY;BYDAY=${weekday};UNTIL=${plusDays(until, 1).replaceAll('-', '')}` },
  };
};

/** The café opens three weeks before its first day: decided on, its guests put down, its sessions planned. */
export function openCafe(town: Town, place: CafePlace): void {
  const { span } = town;
  const firstDate = nextOn(place.weekday, plusDays(span.begins, 7 * place.opensInWeek));
  if (firstDate > span.ends) return;
  town.at(town.officeHour(firstDate, -21), async () => {
    const { name, place: where, hostOrganisation, opens, closes, capacity, roles } = place;
    const { until, rule } = recurring(place, firstDate, span.ends);
    const description = { name, place: where, hostOrganisation };
    const { id } = await town.say(cafeAggregate, 'OpenCafe', {
      ...description,
      recurrence: rule,
      opens,
      closes,
      capacity,
      roles: [...roles],
    });
    const cafe: CafeInTown = { ...place, cafeId: id, firstDate, guests: [] };
    town.cafes.push(cafe);
    welcomeGuests(town, cafe);
    planAhead(town, cafe, plusDays(firstDate, -10), until);
  });
}

/** Plans the sessions of the coming months, and comes back before they run out. */
function planAhead(town: Town, cafe: CafeInTown, on: LocalDate, decidedUntil: LocalDate): void {
  const { ends } = town.span;
  const wanted = plusDays(on, PLANNING.ahead);
  const until = wanted < ends ? wanted : ends;
  town.at(town.officeHour(on), async () => {
    const season = decidedUntil < until ? await extend(town, cafe, plusDays(decidedUntil, 1)) : decidedUntil;
    await plan(town, cafe, until);
    if (until < ends) planAhead(town, cafe, plusDays(on, PLANNING.every), season);
  });
}

async function extend(town: Town, { cafeId, ...place }: CafeInTown, from: LocalDate): Promise<LocalDate> {
  const { until, rule } = recurring(place, nextOn(place.weekday, from), town.span.ends);
  const { opens, closes, capacity, roles } = place;
  await town.say(cafeAggregate, 'ChangeCafePlan', {
    cafeId,
    recurrence: rule,
    opens,
    closes,
    capacity,
    roles: [...roles],
    offerHours: 24,
  });
  return until;
}

async function plan(town: Town, cafe: CafeInTown, until: LocalDate): Promise<void> {
  const { id, commandId } = await town.say(cafeAggregate, 'PlanCafeSessions', { cafeId: cafe.cafeId, until });
  // Whoever has a standing commitment is on shift before anybody else asks.
  await town.settle();
  for (const { data } of await town.handling.eventsOf(cafeAggregate, town.municipality.code, id, commandId))
    for (const session of (data as DataOf<typeof cafeEvents, 'CafeSessionsPlanned'>).sessions) {
      town.sessions.push(session);
      liveSession(town, cafe, session);
    }
}

/** One week in which the floor of a hall is done. Known before the weeks around it are planned. */
export function closeForAWeek(town: Town, each: number): void {
  const from = plusDays(town.span.today, 58);
  town.at(timeOn(plusDays(town.span.begins, 40), '10:10'), async () => {
    const cafe = town.cafes[each];
    if (!cafe) return;
    await town.say(cafeAggregate, 'AnnounceCafeClosure', {
      cafeId: cafe.cafeId,
      from,
      until: plusDays(from, 6),
      reason: 'Gulvet i salen slibes',
    });
  });
}
