import { plusDays } from '#kernel';
import { rideDay } from '#rides';
import { timeOn } from '../town.js';
import type { RideTown } from './ride-town.js';

/** How many rides of the coming days want a pilot. */
const OPEN = 2;

/** Last night pilots gave rides back: there is something to do for whoever starts Samspil today, and something to take for other pilots. */
export function someAreOpenNextWeek(town: RideTown): void {
  const { today } = town.span;
  town.at(timeOn(plusDays(today, -1), '21:30'), async () => {
    let open = 0;
    for (let date = plusDays(today, 2); date <= plusDays(today, 9); date = plusDays(date, 1))
      for (const { rideId, pilotId, status, session } of (await town.day(date)).rides.values()) {
        if (open === OPEN || !pilotId || status !== 'scheduled' || session) continue;
        open++;
        const by = town.pilotActor(pilotId);
        await town.say(rideDay, 'GiveRideBack', { date, rideId, pilotId, reason: 'illness' }, { by });
      }
  });
}
