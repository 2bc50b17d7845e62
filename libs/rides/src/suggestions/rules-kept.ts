import type { Span, SuggestedRide, Suggestion, SuggestionDay } from './suggestion-day.js';
import { MINUTE, fits, joined, overlap, within } from './times.js';

/**
 * What a suggestion breaks of the rules, each in a sentence for whoever runs Samspil; none for any that `suggestRides` gives. It
 * shares nothing with the searches but the arithmetic of spans, so that it can be held against them.
 */
export function rulesBroken(day: SuggestionDay, { rides }: Pick<Suggestion, 'rides'>): readonly string[] {
  return [
    ...repeated(rides),
    ...rides.flatMap((ride) => [...ofRequest(day, ride), ...ofBike(day, ride), ...ofPilot(day, ride)]),
    ...rides.flatMap((ride, index) => [
      ...tooClose(day, ride, rides.slice(0, index)),
      ...passengersTwice(day, ride, rides.slice(0, index)),
    ]),
  ];
}

const repeated = (rides: readonly SuggestedRide[]): readonly string[] =>
  rides
    .filter(({ requestId }, index) => rides.findIndex((other) => other.requestId === requestId) !== index)
    .map(({ requestId }) => `request ${requestId} has two rides`);

function ofRequest({ requests, ends, turnaroundMinutes }: SuggestionDay, ride: SuggestedRide): readonly string[] {
  const request = requests.find(({ requestId }) => requestId === ride.requestId);
  if (!request) return [`nobody made request ${ride.requestId}`];
  const [from, until] = [ride.startsAt, ride.endsAt];
  return [
    ...(until - from === request.minutes * MINUTE ? [] : [`the ride for ${ride.requestId} has not its length`]),
    ...(request.windows.some((window) => within({ from, until }, window))
      ? []
      : [`the ride for ${ride.requestId} is at a time that was not wished for`]),
    ...(until + turnaroundMinutes * MINUTE <= ends ? [] : [`the ride for ${ride.requestId} ends too near midnight`]),
  ];
}

function ofBike({ bikes, requests }: SuggestionDay, { bikeId, requestId }: SuggestedRide): readonly string[] {
  const bike = bikes.find((one) => one.bikeId === bikeId);
  const request = requests.find((one) => one.requestId === requestId);
  if (!bike || !request) return [`there is no bike ${bikeId} for ${requestId}`];
  return [
    ...(bike.seats >= request.people ? [] : [`bike ${bikeId} has too few seats for ${requestId}`]),
    ...(bike.platform || !request.platform ? [] : [`bike ${bikeId} takes no wheelchair for ${requestId}`]),
  ];
}

function ofPilot({ pilots }: SuggestionDay, { pilotId, startsAt, endsAt }: SuggestedRide): readonly string[] {
  const free = joined(pilots.find((one) => one.pilotId === pilotId)?.free ?? []);
  const offered = free.some((span) => within({ from: startsAt, until: endsAt }, span));
  return offered ? [] : [`pilot ${pilotId} has not offered that time`];
}

function tooClose(
  { booked, turnaroundMinutes }: SuggestionDay,
  ride: SuggestedRide,
  others: readonly SuggestedRide[],
): readonly string[] {
  const all = [...booked, ...others.map((other) => ({ ...other, from: other.startsAt, until: other.endsAt }))];
  const span = { from: ride.startsAt, until: ride.endsAt };
  const clash = (name: 'bikeId' | 'pilotId'): boolean =>
    !fits(
      span,
      all.filter((other) => other[name] === ride[name]),
      turnaroundMinutes * MINUTE,
    );
  return (['bikeId', 'pilotId'] as const)
    .filter(clash)
    .map((name) => `${name} ${ride[name]} is in two rides at once, or without the turnaround`);
}

function passengersTwice(
  { requests }: SuggestionDay,
  ride: SuggestedRide,
  others: readonly SuggestedRide[],
): readonly string[] {
  const who = ({ requestId }: SuggestedRide): readonly string[] =>
    requests.find((request) => request.requestId === requestId)?.passengers ?? [];
  const spanOf = ({ startsAt, endsAt }: SuggestedRide): Span => ({ from: startsAt, until: endsAt });
  const along = others.filter((other) => overlap(spanOf(other), spanOf(ride))).flatMap(who);
  return who(ride)
    .filter((passengerId) => along.includes(passengerId))
    .map((passengerId) => `passenger ${passengerId} is in two rides at once`);
}
