import { type LocalDate, type RecordedEvent, type Sealed, dateIn, happenedAt, plusDays } from '#kernel';
import {
  type Change,
  type RowOf,
  change,
  date,
  id,
  json,
  nullable,
  personalText,
  projection,
  rowOf,
  subject,
  table,
  word,
} from '#projections';
import { cutShort } from '../volunteer/period.js';
import {
  type Certificate,
  type Interest,
  type Qualification,
  type Role,
  volunteerEvents,
} from '../volunteer/volunteer.events.js';

const volunteer = table({
  columns: {
    volunteerId: id(),
    status: word<'applied' | 'approved' | 'declined' | 'left'>(),
    interests: json<readonly Interest[]>('words from the list of interests'),
    /** When they applied or were registered. */
    since: date(),
    approvedOn: nullable(date()),
    pausedFrom: nullable(date()),
    pausedUntil: nullable(date()),
    leftOn: nullable(date()),
  },
  key: ['volunteerId'],
  secondary: ['status'],
});

const volunteerPerson = table({
  columns: {
    volunteerId: subject(),
    name: personalText('contact'),
    phone: personalText('contact'),
    email: personalText('contact'),
    notes: personalText('notes'),
  },
  key: ['volunteerId'],
});

const volunteerAway = table({
  columns: { volunteerId: id(), from: date(), until: date() },
  key: ['volunteerId', 'from', 'until'],
  secondary: ['volunteerId'],
});

const qualification = table({
  columns: {
    volunteerId: id(),
    qualification: word<Qualification>(),
    validFrom: date(),
    validUntil: nullable(date()),
  },
  key: ['volunteerId', 'qualification', 'validFrom'],
  secondary: ['volunteerId'],
});

const certificateAssessment = table({
  columns: {
    volunteerId: id(),
    certificate: word<Certificate>(),
    assessedOn: date(),
    /** The id of who recorded it. */
    assessedBy: id(),
  },
  key: ['volunteerId', 'certificate', 'assessedOn'],
  secondary: ['volunteerId'],
});

const standingCommitment = table({
  columns: {
    commitmentId: id(),
    volunteerId: id(),
    cafeId: id(),
    role: word<Role>(),
    from: date(),
    until: nullable(date()),
  },
  key: ['commitmentId'],
  secondary: ['volunteerId', 'cafeId'],
});

const tables = { volunteer, volunteerPerson, volunteerAway, qualification, certificateAssessment, standingCommitment };

interface AboutThem {
  readonly data: { readonly volunteerId: string };
}
const own = ({ data: { volunteerId } }: AboutThem) => [{ table: 'volunteer' as const, key: { volunteerId } }];
const person = ({ data: { volunteerId } }: AboutThem) => [{ table: 'volunteerPerson' as const, key: { volunteerId } }];
const allOf = <N extends 'qualification' | 'standingCommitment'>(table: N, { data: { volunteerId } }: AboutThem) => ({
  table,
  where: 'volunteerId' as const,
  equals: volunteerId,
});

const plain = (value: Sealed | undefined): string | null => value?.reveal() ?? null;
/** A period of a row, as rules see it. */
const asPeriod = (from: LocalDate, until: LocalDate | null) => ({ from, until: until ?? undefined });

interface Joining {
  readonly volunteerId: string;
  readonly name: Sealed;
  readonly phone?: Sealed | undefined;
  readonly email?: Sealed | undefined;
  readonly notes?: Sealed | undefined;
  readonly interests: readonly Interest[];
}

function joined(
  event: RecordedEvent<string, Joining>,
  status: 'applied' | 'approved',
): readonly Change<typeof tables>[] {
  const { volunteerId, name, phone, email, notes, interests } = event.data;
  const since = dateIn(happenedAt(event));
  const approvedOn = status === 'approved' ? since : null;
  return [
    {
      table: 'volunteer',
      put: { volunteerId, status, interests, since, approvedOn, pausedFrom: null, pausedUntil: null, leftOn: null },
    },
    {
      table: 'volunteerPerson',
      put: { volunteerId, name: name.reveal(), phone: plain(phone), email: plain(email), notes: plain(notes) },
    },
  ];
}

/** The municipality's volunteers as they are now. */
export const volunteersProjection = projection({
  name: 'volunteers',
  version: 1,
  events: volunteerEvents,
  tables,
  on: {
    VolunteerRegistered: { evolve: (_rows, event) => joined(event, 'approved') },
    VolunteerApplied: { evolve: (_rows, event) => joined(event, 'applied') },
    VolunteerApproved: {
      select: own,
      evolve: (rows, event) => {
        const { volunteerId } = event.data;
        return change(
          rows,
          'volunteer',
          { volunteerId },
          { status: 'approved', approvedOn: dateIn(happenedAt(event)) },
        );
      },
    },
    VolunteerDeclined: {
      select: own,
      evolve: (rows, { data: { volunteerId } }) => change(rows, 'volunteer', { volunteerId }, { status: 'declined' }),
    },
    VolunteerPaused: {
      select: own,
      evolve: (rows, { data: { volunteerId, from, until } }) =>
        change(rows, 'volunteer', { volunteerId }, { pausedFrom: from, pausedUntil: until ?? null }),
    },
    VolunteerResumed: {
      select: own,
      evolve: (rows, { data: { volunteerId } }) =>
        change(rows, 'volunteer', { volunteerId }, { pausedFrom: null, pausedUntil: null }),
    },
    VolunteerLeft: {
      select: (event) => [...own(event), allOf('standingCommitment', event)],
      evolve: (rows, { data: { volunteerId, on } }) => [
        ...change(rows, 'volunteer', { volunteerId }, { status: 'left', leftOn: on }),
        ...rows.all('standingCommitment', 'volunteerId', volunteerId).map((made) => endingBefore(made, on)),
      ],
    },
    VolunteerContactChanged: {
      select: person,
      evolve: (rows, { data: { volunteerId, name, phone, email } }) =>
        change(
          rows,
          'volunteerPerson',
          { volunteerId },
          {
            ...(name ? { name: name.reveal() } : {}),
            ...(phone ? { phone: phone.reveal() } : {}),
            ...(email ? { email: email.reveal() } : {}),
          },
        ),
    },
    VolunteerInterestsChanged: {
      select: own,
      evolve: (rows, { data: { volunteerId, interests } }) => change(rows, 'volunteer', { volunteerId }, { interests }),
    },
    VolunteerQualificationGranted: {
      select: ({ data: { volunteerId, qualification, validFrom } }) => [
        { table: 'qualification', key: { volunteerId, qualification, validFrom } },
      ],
      evolve: (rows, { data: { volunteerId, qualification, validFrom, validUntil } }) => {
        const same = rows.one('qualification', { volunteerId, qualification, validFrom });
        // Granted twice from the same day, it is valid for as long as the longer one.
        const longer = same && (same.validUntil === null || (validUntil && same.validUntil > validUntil));
        const until = longer ? same.validUntil : (validUntil ?? null);
        return [{ table: 'qualification', put: { volunteerId, qualification, validFrom, validUntil: until } }];
      },
    },
    VolunteerQualificationRevoked: {
      select: (event) => [allOf('qualification', event)],
      evolve: (rows, { data: { volunteerId, qualification, on } }) =>
        rows
          .all('qualification', 'volunteerId', volunteerId)
          .filter((held) => held.qualification === qualification)
          .map(({ validFrom, validUntil }) => {
            const [rest] = cutShort(asPeriod(validFrom, validUntil), on);
            const key = { volunteerId, qualification, validFrom };
            return rest
              ? { table: 'qualification', put: { ...key, validUntil: rest.until ?? null } }
              : { table: 'qualification', remove: key };
          }),
    },
    VolunteerCertificateAssessed: {
      evolve: (_rows, { data: { volunteerId, certificate, assessedOn }, metadata: { actor } }) => [
        { table: 'certificateAssessment', put: { volunteerId, certificate, assessedOn, assessedBy: actor.id } },
      ],
    },
    VolunteerStandingCommitmentMade: {
      evolve: (_rows, { data: { until, ...made } }) => [
        { table: 'standingCommitment', put: { ...made, until: until ?? null } },
      ],
    },
    VolunteerStandingCommitmentEnded: {
      select: ({ data: { commitmentId } }) => [{ table: 'standingCommitment', key: { commitmentId } }],
      evolve: (rows, { data: { commitmentId, lastDate } }) => [
        endingBefore(rowOf(rows, 'standingCommitment', { commitmentId }), plusDays(lastDate, 1)),
      ],
    },
    VolunteerAwayNoted: {
      evolve: (_rows, { data: { volunteerId, from, until } }) => [
        { table: 'volunteerAway', put: { volunteerId, from, until } },
      ],
    },
  },
});

function endingBefore(made: RowOf<typeof standingCommitment>, date: LocalDate): Change<typeof tables> {
  const [rest] = cutShort(asPeriod(made.from, made.until), date);
  return rest
    ? { table: 'standingCommitment', put: { ...made, until: rest.until ?? null } }
    : { table: 'standingCommitment', remove: { commitmentId: made.commitmentId } };
}
