import { type Instant, type LocalDate, ZONE, commonRefusals, epochMilliseconds, refusal } from '#kernel';

const clock = (at: Instant, language: 'da' | 'en'): string =>
  new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', {
    timeZone: ZONE,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(epochMilliseconds(at));

const list = (items: readonly string[], none: string): string => (items.length > 0 ? items.join(', ') : none);

/** Why a café session says no, and what would work instead. */
export const sessionRefusals = {
  NotFound: commonRefusals.NotFound,
  PersonErased: commonRefusals.PersonErased,
  CafeSessionFull: refusal<{ capacity: number; taken: number; waiting: number }>({
    da: ({ capacity, taken }) =>
      `Der er plads til ${capacity}, og ${taken} pladser er taget. Sæt gæsten på venteliste, eller hæv pladstallet.`,
    en: ({ capacity, taken }) =>
      `There is room for ${capacity} and ${taken} places are taken. Put the guest on the waiting list, or raise the capacity.`,
  }),
  CafeSessionOver: refusal<{ endedAt: Instant }>({
    da: ({ endedAt }) =>
      `Cafédagen sluttede ${clock(endedAt, 'da')}. Fremmøde kan stadig noteres; tilmeld til en kommende cafédag.`,
    en: ({ endedAt }) =>
      `The session ended on ${clock(endedAt, 'en')}. Attendance can still be recorded; book a coming session instead.`,
  }),
  CafeSessionHeldAlready: refusal<{ headcount: number }>({
    da: ({ headcount }) =>
      `Cafédagen er afsluttet med ${headcount} gæster, og intet kan ændres mere. Vælg en kommende cafédag.`,
    en: ({ headcount }) =>
      `The session is closed with ${headcount} guests and nothing more can change. Choose a coming session.`,
  }),
  CafeSessionIsCancelled: refusal<{ reason: string }>({
    da: () => 'Cafédagen er aflyst. Vælg en anden cafédag.',
    en: () => 'The session is cancelled. Choose another session.',
  }),
  NotStartedYet: refusal<{ startsAt: Instant }>({
    da: ({ startsAt }) => `Cafédagen begynder først ${clock(startsAt, 'da')}. Gør det, når den er begyndt.`,
    en: ({ startsAt }) => `The session does not begin before ${clock(startsAt, 'en')}. Do this once it has begun.`,
  }),
  NotAnHourOfTheSession: refusal<{ at: Instant; earliest: Instant; latest: Instant }>({
    da: ({ earliest, latest }) => `Tidspunktet skal ligge mellem ${clock(earliest, 'da')} og ${clock(latest, 'da')}.`,
    en: ({ earliest, latest }) => `The time must lie between ${clock(earliest, 'en')} and ${clock(latest, 'en')}.`,
  }),
  EndsBeforeItStarts: refusal<{ startsAt: Instant; endsAt: Instant }>({
    da: () => 'Cafédagen kan ikke slutte, før den begynder. Vælg et senere sluttidspunkt.',
    en: () => 'The session cannot end before it starts. Choose a later end.',
  }),
  StartsInThePast: refusal<{ startsAt: Instant }>({
    da: ({ startsAt }) => `${clock(startsAt, 'da')} er forbi. Vælg et tidspunkt, der kommer.`,
    en: ({ startsAt }) => `${clock(startsAt, 'en')} has passed. Choose a time to come.`,
  }),
  CapacityBelowTaken: refusal<{ capacity: number; taken: number }>({
    da: ({ taken }) => `${taken} pladser er taget allerede. Vælg mindst ${taken}, eller afmeld gæster først.`,
    en: ({ taken }) => `${taken} places are taken already. Choose ${taken} at least, or cancel registrations first.`,
  }),
  RoleStillFilled: refusal<{ role: string; filled: number }>({
    da: ({ role, filled }) => `${filled} har vagt som ${role}. Flyt eller afmeld dem først.`,
    en: ({ role, filled }) => `${filled} are on shift as ${role}. Move or withdraw them first.`,
  }),

  RoleNotNeeded: refusal<{ role: string; open: readonly string[] }>({
    da: ({ role, open }) => `Der er ikke brug for ${role} den dag. Ledige roller: ${list(open, 'ingen')}.`,
    en: ({ role, open }) => `No ${role} is needed that day. Open roles: ${list(open, 'none')}.`,
  }),
  RoleFull: refusal<{ role: string; needed: number; open: readonly string[] }>({
    da: ({ role, needed, open }) =>
      `Alle ${needed} vagter som ${role} er besat. Ledige roller: ${list(open, 'ingen')}.`,
    en: ({ role, needed, open }) => `All ${needed} shifts as ${role} are filled. Open roles: ${list(open, 'none')}.`,
  }),
  AlreadyOnShift: refusal<{ volunteerId: string; role: string }>({
    da: ({ role }) => `Den frivillige har allerede vagt som ${role} den dag. Afmeld den vagt først.`,
    en: ({ role }) => `The volunteer is on shift as ${role} that day already. Withdraw them from that one first.`,
  }),
  NotOnShift: refusal<{ volunteerId: string; date: LocalDate }>({
    da: ({ date }) => `Den frivillige har ingen vagt den ${date}. Se dagens vagtliste, og vælg en derfra.`,
    en: ({ date }) => `The volunteer has no shift on ${date}. Look at the session's shifts and choose one from there.`,
  }),
  AttendanceRecorded: refusal<{ id: string }>({
    da: () => 'Fremmødet er noteret allerede og kan ikke ændres til det modsatte.',
    en: () => 'Attendance has been recorded already and cannot be turned into its opposite.',
  }),
  VolunteerNotActive: refusal<{ volunteerId: string; date: LocalDate }>({
    da: ({ date }) => `Den frivillige er ikke aktiv den ${date}. Vælg en anden, eller genoptag den frivillige først.`,
    en: ({ date }) => `The volunteer is not active on ${date}. Choose somebody else, or resume the volunteer first.`,
  }),
  QualificationMissing: refusal<{ volunteerId: string; qualification: string; date: LocalDate }>({
    da: ({ qualification, date }) =>
      `Vagten kræver ${qualification}, gyldig den ${date}. Registrér beviset, eller vælg en anden.`,
    en: ({ qualification, date }) =>
      `The shift asks for ${qualification}, valid on ${date}. Record the qualification, or choose somebody else.`,
  }),

  AlreadyRegistered: refusal<{ guestId: string; as: string }>({
    da: ({ as }) =>
      `Gæsten er allerede ${as === 'waiting' ? 'på venteliste' : as === 'offered' ? 'tilbudt en plads, der skal bekræftes' : 'tilmeldt'}.`,
    en: ({ as }) =>
      `The guest is ${as === 'waiting' ? 'on the waiting list' : as === 'offered' ? 'offered a place, to be confirmed' : 'registered'} already.`,
  }),
  NotRegistered: refusal<{ guestId: string }>({
    da: () => 'Gæsten er ikke tilmeldt den dag. Tilmeld gæsten først, eller tæl gæsten med uden navn.',
    en: () => 'The guest is not registered for that day. Register them first, or count them without a name.',
  }),
  NoPlaceOffered: refusal<{ guestId: string; waiting: number }>({
    da: ({ waiting }) =>
      waiting > 0
        ? `Gæsten er nr. ${waiting} på ventelisten og får besked, når en plads bliver ledig.`
        : 'Gæsten er ikke tilbudt en plads. Tilmeld gæsten i stedet.',
    en: ({ waiting }) =>
      waiting > 0
        ? `The guest is number ${waiting} on the waiting list and is told when a place is free.`
        : 'The guest has not been offered a place. Register them instead.',
  }),
  OfferLapsed: refusal<{ guestId: string; lapsedAt: Instant }>({
    da: ({ lapsedAt }) =>
      `Pladsen skulle bekræftes senest ${clock(lapsedAt, 'da')} og er gået videre. Tilmeld gæsten igen.`,
    en: ({ lapsedAt }) =>
      `The place had to be confirmed by ${clock(lapsedAt, 'en')} and has gone on to the next. Register the guest again.`,
  }),
  HeadcountTooLow: refusal<{ headcount: number; present: number }>({
    da: ({ present }) => `${present} er noteret som mødt. Skriv mindst ${present}.`,
    en: ({ present }) => `${present} are recorded as present. Give ${present} at least.`,
  }),
  HeadcountAboveCapacity: refusal<{ headcount: number; capacity: number }>({
    da: ({ capacity }) => `Der var plads til ${capacity}. Ret tallet, eller hæv pladstallet først.`,
    en: ({ capacity }) => `There was room for ${capacity}. Correct the number, or raise the capacity first.`,
  }),
} as const;
