import { z } from 'zod';
import {
  type Instant,
  type LocalDate,
  type LocalTime,
  command,
  decider,
  idSchema,
  localDateSchema,
  localTimeSchema,
  nothing,
  plusDays,
  vocabulary,
  wallClock,
} from '#kernel';
import { type Volunteer, holdsQualificationOn, isActiveOn } from '#volunteers';
import { pilotTimesEvents } from './pilot-times.events.js';
import { pilotTimesRefusals } from './pilot-times.refusals.js';

const volunteerId = idSchema;

const pilotTimesCommands = {
  OfferPilotTimes: command<{ volunteer: Volunteer | undefined }>('takeRides', 'volunteerId').of(
    z.object({ volunteerId, date: localDateSchema, from: localTimeSchema, until: localTimeSchema }),
  ),
  WithdrawPilotTimes: command('takeRides', 'volunteerId').of(z.object({ volunteerId, offerId: idSchema })),
};

interface Times {
  readonly date: LocalDate;
  readonly from: LocalTime;
  readonly until: LocalTime;
}

/** A time at which a pilot would take rides, on the wall clock. */
export interface PilotOffer extends Times {
  readonly offerId: string;
}

/** When a pilot would take rides. It says nothing of whether they may: that is asked when a ride is given to them. */
export interface PilotTimes {
  /** By id. No two overlap. */
  readonly offers: ReadonlyMap<string, PilotOffer>;
  readonly withdrawn: ReadonlySet<string>;
}

const { event, refuse } = vocabulary(pilotTimesEvents, pilotTimesRefusals);

const nothingOffered: PilotTimes = { offers: new Map(), withdrawn: new Set() };

/** The times that one pilot offers. Nobody creates it: it is there, and empty, for every volunteer. */
export const pilotTimes = decider({
  category: 'pilotTimes',
  kind: 'PilotTimes',
  identity: 'volunteerId',
  commands: pilotTimesCommands,
  events: pilotTimesEvents,
  refusals: pilotTimesRefusals,
  initial: nothingOffered,

  decide: {
    OfferPilotTimes: ({ volunteerId, ...times }, pilotTimes, { now, newId, volunteer }) => {
      const inTheWay = offersOn(pilotTimes, times.date).find((offer) => overlap(offer, times));
      if (inTheWay?.from === times.from && inTheWay.until === times.until) return nothing;
      return (
        pilotRefused(volunteerId, volunteer, times.date) ??
        timesRefused(times, now) ??
        (inTheWay
          ? refuse('PilotTimesOverlap', inTheWay)
          : [event('PilotTimesOffered', { volunteerId, offerId: newId('PilotTimes'), ...times })])
      );
    },

    WithdrawPilotTimes: (withdrawing, { offers, withdrawn }) => {
      const { offerId } = withdrawing;
      if (withdrawn.has(offerId)) return nothing;
      return offers.has(offerId)
        ? [event('PilotTimesWithdrawn', withdrawing)]
        : refuse('NotFound', { kind: 'PilotTimes', id: offerId });
    },
  },

  evolve: {
    PilotTimesOffered: ({ offers, withdrawn }, { offerId, date, from, until }) => ({
      offers: new Map(offers).set(offerId, { offerId, date, from, until }),
      withdrawn,
    }),
    PilotTimesWithdrawn: ({ offers, withdrawn }, { offerId }) => ({
      offers: new Map([...offers].filter(([id]) => id !== offerId)),
      withdrawn: new Set(withdrawn).add(offerId),
    }),
  },
});

/** What the pilot offers on that day, earliest first. */
export const offersOn = ({ offers }: PilotTimes, date: LocalDate): readonly PilotOffer[] =>
  [...offers.values()].filter((offer) => offer.date === date).sort((a, b) => (a.from < b.from ? -1 : 1));

type Hours = Pick<Times, 'from' | 'until'>;

/** Where the one ends as the other begins, they do not. */
const overlap = (a: Hours, b: Hours): boolean => a.from < b.until && b.from < a.until;

/** Hours that come, on that date, one after the other, and are not over. */
function timesRefused({ date, from, until }: Times, now: Instant) {
  if (until <= from) return refuse('PilotTimesEndBeforeTheyBegin', { from, until });
  const missing = [from, until].find((time) => wallClock(date, time) === undefined);
  if (missing) return refuse('HourDoesNotExist', { date, time: missing });
  const endsAt = wallClock(date, until);
  return endsAt && endsAt <= now ? refuse('PilotTimesOver', { date, until }) : undefined;
}

/** Active and trained on that day. */
function pilotRefused(pilotId: string, volunteer: Volunteer | undefined, date: LocalDate) {
  if (!volunteer || volunteer.status === 'unknown') return refuse('NotFound', { kind: 'Volunteer', id: pilotId });
  if (!isActiveOn(volunteer, date))
    return refuse('PilotNotActive', { pilotId, date, activeFrom: activeAfter(volunteer, date) ?? null });
  if (holdsQualificationOn(volunteer, 'cyclePilotTraining', date)) return undefined;
  const trained = latestTraining(volunteer);
  return refuse('PilotNotQualified', {
    pilotId,
    date,
    validFrom: trained?.from ?? null,
    validUntil: trained?.until ?? null,
  });
}

/** The day after the break that they have on that date, if they are there then. */
function activeAfter(volunteer: Volunteer, date: LocalDate): LocalDate | undefined {
  const ends = [volunteer.pause, ...volunteer.away].flatMap((period) =>
    period?.until && period.from <= date && period.until >= date ? [period.until] : [],
  );
  const back = ends.sort().at(-1);
  return back && isActiveOn(volunteer, plusDays(back, 1)) ? plusDays(back, 1) : undefined;
}

const latestTraining = ({ qualifications }: Volunteer) =>
  qualifications
    .filter(({ qualification }) => qualification === 'cyclePilotTraining')
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1);
