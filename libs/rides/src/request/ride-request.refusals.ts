import { type Instant, type LocalDate, ZONE, commonRefusals, epochMilliseconds, refusal } from '#kernel';
import { destinationRefusals } from '../destination/destination.refusals.js';

const clock = (at: Instant, language: 'da' | 'en'): string =>
  new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', {
    timeZone: ZONE,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(epochMilliseconds(at));

/** Why a wish for a ride cannot be taken, answered or declined, and what would work instead. */
export const rideRequestRefusals = {
  NotFound: commonRefusals.NotFound,
  PersonErased: commonRefusals.PersonErased,
  DestinationIsRetired: destinationRefusals.DestinationIsRetired,
  TooManyPeople: refusal<{ people: number; most: number }>({
    da: ({ people, most }) =>
      `De er ${people}, og en cykel tager højst ${most}. Bed om to ture, eller tag færre med på turen.`,
    en: ({ people, most }) =>
      `They are ${people} and a bike takes ${most} at most. Ask for two rides, or bring fewer people along.`,
  }),
  /** Instants, or times of day where the wish recurs. */
  WindowEndsBeforeItBegins: refusal<{ from: string; until: string }>({
    da: () => 'Tidsrummet kan ikke slutte, før det begynder. Vælg et senere sluttidspunkt.',
    en: () => 'The window cannot end before it begins. Choose a later end.',
  }),
  WindowOverMidnight: refusal<{ from: Instant; until: Instant }>({
    da: ({ from, until }) =>
      `Tidsrummet går fra ${clock(from, 'da')} til ${clock(until, 'da')}. Lad det slutte samme dag, og angiv et mere for dagen efter.`,
    en: ({ from, until }) =>
      `The window goes from ${clock(from, 'en')} to ${clock(until, 'en')}. Let it end on the same day, and give another one for the day after.`,
  }),
  WindowInThePast: refusal<{ from: Instant; until: Instant }>({
    da: ({ until }) => `${clock(until, 'da')} er forbi. Vælg et tidsrum, der kommer.`,
    en: ({ until }) => `${clock(until, 'en')} has passed. Choose a window to come.`,
  }),
  WindowTooFarAhead: refusal<{ date: LocalDate; latest: LocalDate }>({
    da: ({ date, latest }) => `${date} er for langt ude i fremtiden. Vælg en dato senest ${latest}.`,
    en: ({ date, latest }) => `${date} is too far ahead. Choose a date until ${latest}.`,
  }),
  NoDateAhead: refusal<{ firstDate: LocalDate; today: LocalDate }>({
    da: ({ today }) => `Gentagelsen har ingen dato fra ${today}. Forlæng den, eller begynd den senere.`,
    en: ({ today }) => `The recurrence has no date from ${today} on. Extend it, or let it begin later.`,
  }),
  /** Which ride answers the request and on which day it stands, and the date for which it was wished. */
  RideRequestAnswered: refusal<{ wishedFor: LocalDate; date: LocalDate; rideId: string }>({
    da: ({ wishedFor, date }) => `Ønsket for den ${wishedFor} har en tur den ${date}. Aflys eller flyt den først.`,
    en: ({ wishedFor, date }) => `The wish for ${wishedFor} has a ride on ${date}. Cancel or move that first.`,
  }),
  RideRequestClosed: refusal<{ status: 'declined' | 'withdrawn' }>({
    da: ({ status }) =>
      `Ønsket er ${status === 'declined' ? 'afslået' : 'trukket tilbage'}. Opret et nyt ønske, hvis de stadig vil ud at køre.`,
    en: ({ status }) => `The request was ${status}. Make a new one if they still want to ride.`,
  }),
  /** The next dates that are open; none where there are none left. */
  NotADateOfRequest: refusal<{ date: LocalDate; next: readonly LocalDate[] }>({
    da: ({ date, next }) =>
      `Ønsket gælder ikke den ${date}. ` +
      (next.length > 0 ? `De næste datoer er ${next.join(', ')}.` : 'Der er ingen åbne datoer: opret et nyt ønske.'),
    en: ({ date, next }) =>
      `The request is not for ${date}. ` +
      (next.length > 0 ? `The next dates are ${next.join(', ')}.` : 'No date of it is open: make a new request.'),
  }),
} as const;
