import { type ActorKind, type Extent, type Permission, permissions } from '#kernel';

const granted = (extent: Extent, some: readonly Permission[]): Grants =>
  Object.fromEntries(some.map((permission) => [permission, extent]));
const everywhere = (...some: readonly Permission[]) => granted('municipality', some);
const ofTheirOwn = (...some: readonly Permission[]) => granted('own', some);

/** What somebody books, and changes, for themselves or for those whom they look after. */
const booking = ofTheirOwn(
  'readGuests',
  'bookGuests',
  'changeGuests',
  'readPassengers',
  'changePassengers',
  'requestRides',
);

/** What somebody is allowed, and how far each of it reaches. What is not in here is not allowed. */
export type Grants = Readonly<Partial<Record<Permission, Extent>>>;

/** Who is allowed what. `docs/reference/permissions.md` is made from this; a change here is a change of what people see of each other. */
export const grants: Readonly<Record<ActorKind, Grants>> = {
  /** Schedules, books for others, and deals with whoever asks what is held about them. */
  coordinator: everywhere(
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
    'readHistory',
    'readPartners',
    'readChanges',
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
  ),
  /** Makes the overview of activities: sees what is on, and nobody but whom organisers name to be called. */
  editor: everywhere(
    'everybody',
    'readCafes',
    'readRides',
    'readOverview',
    'readFigures',
    'readChanges',
    'draftEntries',
    'publishEntries',
    'manageOverview',
  ),
  /** Their own duties, and the first names of those they have them with. */
  volunteer: {
    ...everywhere('everybody', 'readCafes', 'readRides'),
    ...ofTheirOwn('readShifts', 'readTeam', 'readVolunteers', 'takeShifts', 'takeRides', 'changeVolunteers'),
  },
  /** Home care, preventive consultants: the guests whom they come along with. */
  careStaff: {
    ...everywhere('everybody', 'readCafes', 'readRides', 'recordGuests', 'recordPassengers'),
    ...booking,
  },
  relative: {
    ...everywhere('everybody', 'readCafes', 'readRides'),
    ...booking,
  },
  guest: {
    ...everywhere('everybody', 'readCafes', 'readRides'),
    ...booking,
  },
  /** Numbers, and nobody: what they see of the cafés is about no guest and no volunteer. What their own organisers make happen they write themselves. */
  partner: {
    ...everywhere('everybody', 'readCafes', 'readFigures', 'readChanges', 'introspect'),
    ...ofTheirOwn('readPartners', 'readOverview', 'draftEntries'),
  },
  /** Reads everything as it was at any time, and writes nothing; each look at somebody is on record. */
  auditor: everywhere(
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
    'readHistory',
    'readPartners',
    'readChanges',
    'introspect',
    'makeCheckpoints',
  ),
  dataProtectionOfficer: everywhere(
    'everybody',
    'readCafes',
    'readShifts',
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
    'erasePeople',
    'holdData',
    'setRetention',
  ),
  /** Runs the installation and lets partners in; has no business with people's data. */
  administrator: everywhere(
    'everybody',
    'readCafes',
    'readRides',
    'readFigures',
    'readErasures',
    'readHistory',
    'readPartners',
    'readChanges',
    'introspect',
    'setRetention',
    'managePartners',
    'makeCheckpoints',
  ),
  /** Somebody without an account, by a public form: what the form is for, of the people whom it is about. */
  citizen: {
    ...everywhere('readCafes', 'readRides', 'applyAsVolunteer', 'recordGuests', 'recordPassengers'),
    ...ofTheirOwn('bookGuests', 'requestRides'),
  },
  system: everywhere(...permissions),
};
