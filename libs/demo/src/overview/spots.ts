import type { Accessibility, Spot } from './told.js';

const spot = (label: string, latitude: number, longitude: number, access: Accessibility = {}): Spot => ({
  place: { label, latitude, longitude },
  access,
});

const easy = { stepFree: true, accessibleToilet: true };

/**
 * Where things are. The places are Ishøj's, as its papers name them, and lie about there; the rooms in them are made up, and so is what is
 * known of getting in. What nobody has said of one is left out.
 */
export const spots = {
  aaparken: spot('Beboerhuset, Åparken, 2635 Ishøj', 55.6142, 12.3581, easy),
  vejleaaparken: spot('Fællessalen, Vejleåparken, 2635 Ishøj', 55.6111, 12.3512, { ...easy, hearingLoop: true }),
  vejleaaGarden: spot('Nyttehaverne, Vejleåparken, 2635 Ishøj', 55.6106, 12.3498, { stepFree: true }),
  tranegaarden: spot('Festsalen, Tranegården, 2635 Ishøj', 55.6089, 12.3467, { stepFree: true }),
  beach: spot('Fælleshuset ved stranden, 2635 Ishøj', 55.6071, 12.3745, easy),
  library: spot('Ishøj Bibliotek, Kulturhuset, Ishøj Store Torv, 2635 Ishøj', 55.6152, 12.3525, {
    ...easy,
    ...{ hearingLoop: true, quiet: true },
  }),
  theatre: spot('Teatersalen, Kulturhuset, Ishøj Store Torv, 2635 Ishøj', 55.6153, 12.3528, {
    ...easy,
    hearingLoop: true,
  }),
  town: spot('Aktivitetscentret, Ishøj Bycenter, 2635 Ishøj', 55.6146, 12.3548, { ...easy, hearingLoop: true }),
  volunteers: spot('Frivillighuset, Ishøj Bycenter, 2635 Ishøj', 55.6139, 12.3561, { stepFree: true }),
  square: spot('Ishøj Store Torv, 2635 Ishøj', 55.615, 12.3521, { stepFree: true }),
  hall: spot('Ishøj Idrætscenter, 2635 Ishøj', 55.6183, 12.3465, easy),
  pool: spot('Ishøj Svømmehal, 2635 Ishøj', 55.6186, 12.3459, easy),
  parish: spot('Sognegården, Ishøj Landsby, 2635 Ishøj', 55.6211, 12.3301, { ...easy, hearingLoop: true, quiet: true }),
  church: spot('Ishøj Kirke, Ishøj Landsby, 2635 Ishøj', 55.6208, 12.3294, { stepFree: true, hearingLoop: true }),
  farm: spot('Bredekærgård, Tranegilde, 2635 Ishøj', 55.6046, 12.3389, { stepFree: false }),
  lake: spot('Parkeringspladsen ved Ishøj Sø, 2635 Ishøj', 55.6182, 12.3372),
  beachPark: spot('Den store parkeringsplads, Ishøj Strandpark, 2635 Ishøj', 55.6049, 12.3845, { stepFree: true }),
  harbour: spot('Seniorklubbens hus, Ishøj Havn, 2635 Ishøj', 55.6064, 12.3897, { stepFree: false }),
  quay: spot('Kajen ved havnekontoret, Ishøj Havn, 2635 Ishøj', 55.606, 12.3905, { stepFree: true }),
  care: spot('Caféen, Plejecentret Kærbo, 2635 Ishøj', 55.6168, 12.3602, { ...easy, hearingLoop: true }),
  careGarden: spot('Sansehaven, Plejecentret Kærbo, 2635 Ishøj', 55.6171, 12.3608, { ...easy, quiet: true }),
  workshop: spot('Værkstedet, Industrivangen, 2635 Ishøj', 55.6221, 12.3538),
  kitchen: spot('Produktionsskolens kantine, Industrivangen, 2635 Ishøj', 55.6224, 12.3529, easy),
  women: spot('Kvindehuset Safran, Gildbrovej, 2635 Ishøj', 55.6128, 12.3483, { stepFree: false }),
  turkish: spot('Seniorforeningens lokale, Ishøj Bycenter, 2635 Ishøj', 55.6143, 12.3555),
  studio: spot('Atelieret, Vejledalen, 2635 Ishøj', 55.6093, 12.3551, { stepFree: true }),
  chess: spot('Klublokalet, Gildbroskolen, 2635 Ishøj', 55.6118, 12.3449, { stepFree: true }),
  /** Of the addresses that can be looked up in a new installation. */
  maaneparken: {
    place: {
      ...{ label: 'Fællesrummet, Måneparken 12, 2635 Ishøj', latitude: 55.6142, longitude: 12.3544 },
      addressId: '0a3f50b0-0000-32b8-e044-000000000009',
    },
    access: easy,
  },
} satisfies Record<string, Spot>;
