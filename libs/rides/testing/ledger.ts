import { type EventOf, type Instant, plusMinutes } from '#kernel';
import type { rideDayEvents } from '../src/day/ride-day.events.js';

export type RideEvent = EventOf<typeof rideDayEvents>;

/** DOMAIN.md: a quarter of an hour between two rides of one bike or one pilot. Said here anew, so that a slip there is noticed. */
const TURNAROUND = 15;

export interface Booked {
  readonly rideId: string;
  readonly date: string;
  bikeId: string;
  seats: number;
  pilotId: string | undefined;
  startsAt: Instant;
  endsAt: Instant;
  readonly passengers: readonly string[];
  readonly people: number;
  readonly requestId: string | undefined;
  readonly movedFrom: { readonly date: string; readonly rideId: string } | undefined;
  movedTo: { readonly date: string; readonly rideId: string } | undefined;
  /** Who has said that they come, at the time that it has now. */
  confirmed: readonly string[];
  /** It is to be, goes on, or has been. */
  stands: boolean;
}

/** The rides of any number of days as an auditor would keep them: from the events alone, objecting to whatever breaks a rule. */
export class RideLedger {
  readonly rides = new Map<string, Booked>();

  get standing(): readonly Booked[] {
    return [...this.rides.values()].filter(({ stands }) => stands);
  }

  book({ type, data }: RideEvent): void {
    if (type === 'RideScheduled') {
      this.rides.set(data.rideId, {
        ...data,
        pilotId: data.pilotId,
        people: data.passengers.length + data.companions,
        requestId: data.requestId,
        movedFrom: data.movedFrom,
        movedTo: undefined,
        confirmed: [],
        stands: true,
      });
      return;
    }
    const ride = this.rides.get(data.rideId);
    if (!ride) throw new Error(`${type} of a ride that was never scheduled`);
    if (type === 'RideMoved') Object.assign(ride, { startsAt: data.startsAt, endsAt: data.endsAt, confirmed: [] });
    if (type === 'RideConfirmed') ride.confirmed = [...ride.confirmed, data.passengerId];
    if (type === 'RideGivenToBike') Object.assign(ride, { bikeId: data.bikeId, seats: data.seats });
    if (type === 'RideGivenToPilot') ride.pilotId = data.pilotId;
    if (type === 'RidePilotReleased') ride.pilotId = undefined;
    if (type === 'RideMovedAway') ride.movedTo = data.to;
    if (type === 'RideCancelled' || type === 'RideNoShowMarked' || type === 'RideMovedAway') ride.stands = false;
  }

  /** Every rule that the rides break, in words. */
  objections(): readonly string[] {
    const { standing } = this;
    return [
      ...tooClose('bike', standing, ({ bikeId }) => [bikeId], TURNAROUND),
      ...tooClose('pilot', standing, ({ pilotId }) => (pilotId === undefined ? [] : [pilotId]), TURNAROUND),
      ...tooClose('passenger', standing, ({ passengers }) => passengers, 0),
      ...standing.filter(({ people, seats }) => people > seats).map(({ rideId }) => `${rideId} has too few seats`),
    ];
  }
}

/** In order of their beginnings: where any two are too close, two neighbours are. */
function tooClose(
  what: string,
  rides: readonly Booked[],
  shared: (ride: Booked) => readonly string[],
  minutes: number,
): readonly string[] {
  const byId = new Map<string, Booked[]>();
  for (const ride of rides) for (const id of shared(ride)) byId.set(id, [...(byId.get(id) ?? []), ride]);
  return [...byId].flatMap(([id, theirs]) => {
    const inOrder = theirs.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
    return inOrder.flatMap((ride, index) => {
      const next = inOrder[index + 1];
      return next && next.startsAt < plusMinutes(ride.endsAt, minutes)
        ? [`${what} ${id} is in ${ride.rideId} until ${ride.endsAt} and in ${next.rideId} from ${next.startsAt}`]
        : [];
    });
  });
}
