/**
 * What somebody may be allowed, in the words of the API: `@needs(permission: readGuests)` in the schema, `needs('bookGuests')` at a
 * command. Who is allowed it, and how far it reaches, stands in `libs/identity/src/grants.ts` and nowhere else.
 */
export const permissions = [
  'everybody',
  'readCafes',
  'readShifts',
  'readTeam',
  'readVolunteers',
  'readGuests',
  'readRides',
  'readPassengers',
  'readOverview',
  'readFigures',
  'readErasures',
  'reportOnPeople',
  'reportOnStaff',
  'readHistory',
  'readPartners',
  'readChanges',
  'introspect',
  'manageCafes',
  'runSessions',
  'takeShifts',
  'manageVolunteers',
  'changeVolunteers',
  'applyAsVolunteer',
  'recordGuests',
  'bookGuests',
  'changeGuests',
  'assignEscorts',
  'manageRides',
  'takeRides',
  'recordPassengers',
  'changePassengers',
  'requestRides',
  'draftEntries',
  'publishEntries',
  'manageOverview',
  'erasePeople',
  'holdData',
  'setRetention',
  'managePartners',
  'makeCheckpoints',
  'followUp',
] as const;
export type Permission = (typeof permissions)[number];

/**
 * How far a permission reaches: over the actor's whole municipality, or over what is their own alone: the people whom they are or look
 * after, a partner's own organisation. Role and data restriction, the pair of the Danish FK Adgangsstyring.
 */
export type Extent = 'municipality' | 'own';
