import { type Instant, instant } from '#kernel';
import { ISHOEJ, NOW, idFor } from '#kernel/testing';
import {
  ANOTHER_PERSON,
  ERASED_VALUE,
  type PersonReport,
  type ReportedActor,
  type ReportedEntry,
  type ReportedLook,
} from '../report/report.js';
import { eventWords } from '../words/events.js';
import { notIncluded } from '../words/not-included.js';

const [gerda, cafe, session] = [idFor('Gerda'), idFor('Åparken'), idFor('session')];
const coordinator: ReportedActor = { kind: 'coordinator' };

const entry = (index: number, at: string, event: string, told: Partial<ReportedEntry>): ReportedEntry => ({
  eventId: idFor(`event ${index}`),
  index,
  recordedAt: instant(at),
  event,
  says: eventWords(event),
  by: coordinator,
  data: { guestId: gerda },
  purposes: {},
  ...told,
});

const look = (at: string, told: Partial<ReportedLook> = {}): ReportedLook => ({
  eventId: idFor(`look ${at}`),
  at: instant(at),
  readingFor: 'coordination',
  by: coordinator,
  subjectIds: [gerda],
  purposes: ['contact'],
  asked: ['cafeSession'],
  ...told,
});

/** What a guest of a café would get. */
export const aReport = (value = 'Gerda Lund', told: Partial<PersonReport> = {}): PersonReport => ({
  format: 'samspil-person-report',
  version: 1,
  municipality: ISHOEJ,
  madeAt: NOW,
  withStaff: false,
  records: [
    {
      kind: 'Guest',
      subjectId: gerda,
      values: [
        { field: 'name', purpose: 'contact', value },
        { field: 'phone', purpose: 'contact', value: '43577575' },
        { field: 'needs', purpose: 'health', value: null, erased: true },
      ],
    },
  ],
  erasures: [
    {
      kind: 'Guest',
      subjectId: gerda,
      purposes: ['health'],
      reason: 'personAsked',
      legalBasis: 'consentWithdrawn',
      caseNumber: '26/012345',
      decidedAt: instant('2026-11-20T09:00:00Z'),
      by: coordinator,
      keysDestroyedAt: instant('2026-11-20T09:00:01Z'),
      erasedAt: instant('2026-11-20T09:00:02Z'),
      reappliedAt: null,
    },
  ],
  entries: [
    entry(4, '2026-06-01T08:30:00Z', 'GuestRecorded', {
      data: { guestId: gerda, name: value, phone: '43577575', needs: ERASED_VALUE, cafeId: cafe },
      purposes: { name: 'contact', phone: 'contact', needs: 'health' },
    }),
    entry(17, '2026-11-16T10:05:00Z', 'GuestRegistered', {
      data: { guestId: gerda, sessionId: session, escorted: true, ride: false },
    }),
    entry(31, '2026-11-18T07:00:00Z', 'GuestCheckedIn', {
      occurredAt: '2026-11-17T12:10:00.000Z' as Instant,
      by: { kind: 'careStaff' },
      data: { guestId: gerda, sessionId: session },
    }),
    entry(44, '2026-11-20T09:00:00Z', 'ErasureDecided', {
      data: {
        subjectId: gerda,
        purposes: ['health'],
        reason: 'personAsked',
        legalBasis: 'consentWithdrawn',
        together: [ANOTHER_PERSON],
      },
    }),
  ],
  looks: [
    look('2026-11-16T10:04:00Z'),
    look('2026-11-17T11:45:00Z', { by: { kind: 'careStaff' }, readingFor: 'care', purposes: ['contact', 'health'] }),
    look('2026-11-20T08:58:00Z'),
    look(NOW, {
      by: { kind: 'dataProtectionOfficer' },
      readingFor: 'dataProtection',
      purposes: ['contact', 'health'],
      asked: ['personReport'],
    }),
  ],
  things: [
    { id: cafe, name: 'Café Åparken', startsAt: null },
    { id: session, name: 'Café Åparken', startsAt: instant('2026-11-17T11:30:00Z') },
  ],
  unreadable: 0,
  notIncluded,
  ...told,
});
