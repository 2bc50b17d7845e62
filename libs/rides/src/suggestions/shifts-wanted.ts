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
  /** When they hold what a role may take: for as long as the whole session lasts. */
  readonly qualifications: readonly (Span & { readonly kind: string })[];
  /** What they have done in the weeks before, or are signed up for: whoever did more waits longer for the next shift. */
  readonly shiftsLately: number;
}

export interface SuggestedShift {
  readonly sessionId: string;
  readonly role: string;
  readonly volunteerId: string;
  /** The qualification that it takes, and that they hold. */
  readonly needs?: string | undefined;
  /** What they have done in the weeks before, or are signed up for. */
  readonly shiftsLately: number;
}

/** A role that nobody is suggested for, and whether anybody else could do it at all. */
export interface OpenShift {
  readonly sessionId: string;
  readonly role: string;
  readonly count: number;
  readonly reason: 'nobodyQualified' | 'nobodyFree' | 'nobodyLeft';
}

export interface ShiftSuggestion {
  readonly shifts: readonly SuggestedShift[];
  /** What stays open. */
  readonly open: readonly OpenShift[];
  /** Shifts filled, and how many nobody could exceed. */
  readonly gap: { readonly placed: number; readonly bound: number };
  /** The time ran out: there may be better. */
  readonly bestSoFar: boolean;
}
