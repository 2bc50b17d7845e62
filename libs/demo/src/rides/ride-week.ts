import { type LocalDate, plusDays } from '#kernel';
import { rideDay } from '#rides';
import { timeOn } from '../town.js';
import { rideToCafes } from './cafe-rides.js';
import { pilotsOffer } from './pilots.js';
import { placeRide } from './ride-planning.js';
import { type RideTown, ridingWeeks } from './ride-town.js';
import { type Recurring, type Wish, askForRide, drawParty, drawWindows, isAnswered } from './ride-wishes.js';

/** Passengers who go out every other week. */
const REGULARS = [
  { weekday: 4, from: '13:00', until: '16:00' },
  { weekday: 4, from: '10:00', until: '12:30' },
  { weekday: 2, from: '14:00', until: '16:30' },
];

interface RidingWeek {
  readonly monday: LocalDate;
  readonly dates: readonly LocalDate[];
}

/** A wish that recurs, and its dates. */
interface Regular {
  readonly wish: Wish;
  readonly recurring: Recurring;
}

/** The weeks from May to October that lie in the season: people ask, pilots offer times, and on a Friday the week after next is planned. */
export function rideWeekByWeek(town: RideTown): void {
  const weeks = ridingWeeks(town.span);
  const regulars: Regular[] = [];
  for (const [each, week] of weeks.entries()) {
    const previous = weeks[each - 1];
    const isFirst = !previous || plusDays(previous.monday, 7) !== week.monday;
    if (isFirst) askForSeason(town, week, regulars);
    liveWeek(town, week, regulars);
  }
}

/** "Every other Thursday", until the bikes are put away. */
function askForSeason(town: RideTown, { monday }: RidingWeek, regulars: Regular[]): void {
  const last = `${monday.slice(0, 4)}-10-31` as LocalDate;
  for (const { weekday, from, until } of REGULARS) {
    const recurring = { date: plusDays(monday, weekday + 6), from, until, last };
    town.at(town.officeHour(monday, -13), async () => {
      const wish = recurring.date < last ? await askForRide(town, drawParty(town), { recurring }) : undefined;
      if (wish) regulars.push({ wish, recurring });
    });
  }
}

function liveWeek(town: RideTown, { monday, dates }: RidingWeek, regulars: readonly Regular[]): void {
  const wishes: Wish[] = [];
  pilotsOffer(town, monday, dates);
  town.at(timeOn(plusDays(monday, -20), '08:30'), () => {
    const asking = town.faker.number.int({ min: 7, max: 10 });
    for (let each = 0; each < asking; each++)
      town.at(town.officeHour(monday, -town.faker.number.int({ min: 11, max: 19 })), async () => {
        const wish = await askForRide(town, drawParty(town), { windows: drawWindows(town, dates) });
        if (!wish) return;
        wishes.push(wish);
        isAnswered(town, wish);
      });
  });
  town.at(timeOn(plusDays(monday, -10), '15:05'), async () => {
    for (const { wish, recurring } of regulars)
      for (const date of dates)
        if (recurs(recurring, date)) await placeRide(town, { ...wish, windows: [{ ...recurring, date }] });
    for (const wish of wishes) await placeRide(town, wish);
  });
  rideToCafes(town, dates);
  for (const date of dates) if (town.chance(0.06)) itRains(town, date);
}

const recurs = ({ date: first, last }: Recurring, date: LocalDate): boolean =>
  first <= date && date <= last && (Date.parse(date) - Date.parse(first)) % (14 * 86_400_000) === 0;

/** Nobody rides in a gale: one command takes the day off everybody's list. */
function itRains(town: RideTown, date: LocalDate): void {
  town.at(timeOn(date, '08:05'), async () => {
    const { rides } = await town.day(date);
    if ([...rides.values()].some(({ status }) => status === 'scheduled'))
      await town.say(rideDay, 'CancelRideDay', { date, reason: 'weather' });
  });
}
