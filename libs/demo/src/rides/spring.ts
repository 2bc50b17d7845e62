import { type LocalDate, plusDays } from '#kernel';
import { type RideTown, isRidingDay } from './ride-town.js';
import { askForRide, decline, drawParty, drawWindows } from './ride-wishes.js';

/** So many days before the last ride, some already ask for the spring. */
const AUTUMN_DAYS = 30;
const MAY = ['-05-04', '-05-06', '-05-11', '-05-13', '-05-18', '-05-20'];
const LAST_RIDES = '-10-31';

/** In winter, and when it is near, people ask: for the spring, which stays open, and for next week, which cannot be. */
export function askForSpring(town: RideTown): void {
  const { today } = town.span;
  if (isRidingDay(plusDays(today, AUTUMN_DAYS)) && isRidingDay(today)) return;
  const year = String(Number(today.slice(0, 4)) + (today.slice(5) < '05-01' ? 0 : 1));
  const dates = MAY.map((day) => `${year}${day}` as LocalDate);
  for (let each = 0; each < 8; each++)
    town.at(town.officeHour(today, -town.faker.number.int({ min: 2, max: 20 })), () =>
      askForRide(town, drawParty(town), { windows: drawWindows(town, dates) }),
    );
  const [first] = dates as [LocalDate];
  const thursday = plusDays(first, (11 - new Date(first).getUTCDay()) % 7);
  const recurring = { date: thursday, from: '13:00', until: '16:00', last: `${year}${LAST_RIDES}` as LocalDate };
  town.at(town.officeHour(today, -6), () => askForRide(town, drawParty(town), { recurring }));
  for (const days of [16, 9, 5]) isTooLate(town, plusDays(today, -days));
}

/** Two weeks ahead the bikes stand still. */
function isTooLate(town: RideTown, on: LocalDate): void {
  const wanted = plusDays(on, 14);
  if (isRidingDay(wanted)) return;
  town.at(town.officeHour(on), async () => {
    const wish = await askForRide(town, drawParty(town), { windows: drawWindows(town, [wanted]) });
    if (wish) town.at(town.officeHour(on, 1), () => decline(town, wish, 'outOfSeason'));
  });
}
