import type { Span } from './suggestion-day.js';

/** Open shifts of cafés, and who could take them. */
export interface ShiftsWanted {
  readonly sessions: readonly OpenSession[];
  readonly volunteers: readonly FreeVolunteer[];
  /** Duties that stand, in cafés or on bikes. */
  readonly booked: readonly (Span & { readonly volunteerId: string })[];
}

export interface OpenSession extends Span {
  readonly sessionId: string;
  readonly open: readonly OpenRole[];
}

export interface OpenRole {
  readonly role: string;
  /** How many more are needed. */
  readonly count: number;
  /** The qualification that it takes. */
  readonly needs?: string | undefined;
}

export interface FreeVolunteer {
  readonly volunteerId: string;
  readonly free: readonly Span[];
  /** What they like to do. */
  readonly roles: readonly string[];
  /** Without `until`, for good; else it must be valid when the session ends. Milliseconds. */
  readonly qualifications: readonly { readonly kind: string; readonly until?: number | undefined }[];
  /** What they have done in the weeks before. */
  readonly shiftsLately: number;
}

interface SuggestedShift {
  readonly sessionId: string;
  readonly role: string;
  readonly volunteerId: string;
}

export interface ShiftSuggestion {
  readonly shifts: readonly SuggestedShift[];
  /** What stays open, and whether anybody else could do it at all. */
  readonly open: readonly (Omit<SuggestedShift, 'volunteerId'> & {
    readonly count: number;
    readonly reason: 'nobodyQualified' | 'nobodyFree' | 'nobodyLeft';
  })[];
  readonly gap: { readonly placed: number; readonly bound: number };
  readonly bestSoFar: boolean;
}
