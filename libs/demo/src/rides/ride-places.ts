import type { PublicPlace } from '#kernel';
import type { DemoMunicipality } from '../places.js';

/** A bike, and at which of the cafés it stands. */
export interface BikePlace {
  readonly name: string;
  readonly model: string;
  readonly seats: 1 | 2;
  readonly platform: boolean;
  readonly cafe: number;
  /** When its next inspection is due, in days from today: one is overdue. */
  readonly dueInDays: number;
}

export const bikes: readonly BikePlace[] = [
  { name: 'Sofie', model: 'Christiania Taxi', seats: 2, platform: false, cafe: 0, dueInDays: 6 },
  { name: 'Havfruen', model: 'Triobike Taxi', seats: 2, platform: false, cafe: 1, dueInDays: -4 },
  { name: 'Vinden', model: 'Van Raam VeloPlus', seats: 1, platform: true, cafe: 2, dueInDays: 120 },
];

interface DestinationPlace {
  readonly name: string;
  readonly kind: 'destination' | 'sponsorStop';
  readonly place: PublicPlace;
  readonly offers: string;
}

const at = (label: string, latitude: number, longitude: number): PublicPlace => ({ label, latitude, longitude });

/** Where rides go, as Ishøj's papers tell. Where the places lie is roughly right: a demo needs no more. */
export const destinations: readonly DestinationPlace[] = [
  {
    name: 'Ishøj Havn',
    kind: 'sponsorStop',
    place: at('Ishøj Havn, 2635 Ishøj', 55.6064, 12.3897),
    offers: 'En kop kaffe hos sponsoren, udsigt til bådene, toilet uden trin',
  },
  {
    name: 'Vallensbæk Havn',
    kind: 'sponsorStop',
    place: at('Vallensbæk Havn, 2665 Vallensbæk Strand', 55.6117, 12.3951),
    offers: 'En kop kaffe hos sponsoren, bænke i læ',
  },
  {
    name: 'Brøndby Strand',
    kind: 'sponsorStop',
    place: at('Brøndby Havn, 2660 Brøndby Strand', 55.6085, 12.4352),
    offers: 'En kop kaffe hos sponsoren, toilet uden trin',
  },
  {
    name: 'Ishøj Sø',
    kind: 'destination',
    place: at('Ishøj Sø, 2635 Ishøj', 55.6182, 12.3372),
    offers: 'Turen rundt om søen, fugle og hunde',
  },
  {
    name: 'Bredekærgård',
    kind: 'destination',
    place: at('Bredekærgård, Tranegilde, 2635 Ishøj', 55.6046, 12.3389),
    offers: 'Dyregård, lokalhistorie, bænke',
  },
  {
    name: 'Ishøj Kirkegård',
    kind: 'destination',
    place: at('Ishøj Kirkegård, 2635 Ishøj', 55.6203, 12.3287),
    offers: 'Vand og kander ved indgangen, faste stier',
  },
];

/** Where people live in it, roughly. */
const centres: Readonly<
  Record<string, { readonly post: string; readonly latitude: number; readonly longitude: number }>
> = {
  '0183': { post: '2635 Ishøj', latitude: 55.6145, longitude: 12.354 },
  '0187': { post: '2665 Vallensbæk Strand', latitude: 55.6235, longitude: 12.385 },
  '0169': { post: '2630 Taastrup', latitude: 55.65, longitude: 12.302 },
  '0153': { post: '2660 Brøndby Strand', latitude: 55.6225, longitude: 12.42 },
  '0165': { post: '2620 Albertslund', latitude: 55.657, longitude: 12.36 },
};

export const centreOf = ({ code, name }: DemoMunicipality) => {
  const centre = centres[code];
  if (!centre) throw new Error(`nobody knows where ${name} lies`);
  return centre;
};

/** Streets that are nowhere: whoever lives there is made up too. How far each lies from the centre, in degrees. */
export const streets: readonly {
  readonly name: string;
  readonly flats: boolean;
  readonly away: readonly [number, number];
}[] = [
  { name: 'Måneparken', flats: true, away: [-0.001, -0.0016] },
  { name: 'Ærtehaven', flats: false, away: [0.006, -0.0126] },
  { name: 'Søslottets Allé', flats: false, away: [-0.007, 0.0225] },
  { name: 'Aakandevej', flats: true, away: [0.0025, 0.006] },
  { name: 'Havkajakvej', flats: true, away: [-0.003, 0.0118] },
  { name: 'Ærtestien', flats: false, away: [0.0081, -0.0094] },
];
