import { type DataOf, type EventOf, type Instant, dateIn } from '#kernel';
import type { sessionEvents } from '../src/session/session.events.js';

type Event = EventOf<typeof sessionEvents>;
type Place = 'registered' | 'waiting' | 'offered' | 'present';

/**
 * A session's books as an auditor would keep them: from the events alone, knowing nothing of the decider, and objecting to
 * every event that breaks a rule.
 */
export class Ledger {
  private capacity = 0;
  private startsAt = '' as Instant;
  private dropIns = 0;
  private over: string | undefined;
  private needed = new Map<string, number>();
  private readonly shifts = new Map<string, string>();
  private readonly places = new Map<string, Place>();
  private readonly deadlines = new Map<string, Instant>();
  /** Who waits, in the order in which they asked. */
  private queue: string[] = [];
  readonly objections: string[] = [];

  book(events: readonly Event[], now: Instant): void {
    for (const event of events) {
      if (this.over) this.objections.push(`${event.type} after it was ${this.over}`);
      this.enter(event, now);
    }
    this.object(this.taken > this.capacity, `${this.taken} places taken of ${this.capacity}`);
    for (const [role, filled] of this.filled)
      this.object(filled > (this.needed.get(role) ?? 0), `${filled} on shift as ${role}`);
    this.object(
      !this.over && now < this.startsAt && this.queue.length > 0 && this.taken < this.capacity,
      'a guest waits while a place is free',
    );
  }

  get taken(): number {
    return this.dropIns + [...this.places.values()].filter((place) => place !== 'waiting').length;
  }

  get filled(): ReadonlyMap<string, number> {
    const filled = new Map<string, number>();
    for (const role of this.shifts.values()) filled.set(role, (filled.get(role) ?? 0) + 1);
    return filled;
  }

  private enter(event: Event, now: Instant): void {
    switch (event.type) {
      case 'CafeSessionPlanned':
        this.capacity = event.data.capacity;
        this.startsAt = event.data.startsAt;
        {
          this.need(event.data.roles);
          return;
        }
      case 'CafeSessionThemeSet':
        return;
      case 'CafeSessionRescheduled':
        this.startsAt = event.data.startsAt;
        {
          this.object(dateIn(this.startsAt) < dateIn(now), 'moved into the past');
          return;
        }
      case 'CafeSessionCapacityChanged':
        this.capacity = event.data.capacity;
        return;
      case 'CafeSessionRolesChanged': {
        this.need(event.data.roles);
        return;
      }
      case 'CafeSessionHeld':
        this.object(event.data.headcount > this.capacity, 'held with more than there is room for');
        this.over = 'held';
        return;
      case 'CafeSessionCancelled':
        this.over = 'cancelled';
        return;
      case 'ShiftSignedUp': {
        this.putOnShift(event.data);
        return;
      }
      case 'ShiftWithdrawn': {
        this.object(!this.shifts.delete(event.data.volunteerId), 'withdrew without a shift');
        return;
      }
      case 'ShiftStandInAssigned':
        this.shifts.delete(event.data.insteadOf);
        {
          this.putOnShift(event.data);
          return;
        }
      case 'ShiftCheckedIn':
        this.shifts.set(event.data.volunteerId, event.data.role);
        return;
      case 'ShiftNoShowMarked':
        this.shifts.delete(event.data.volunteerId);
        return;
      case 'GuestRegistered':
        this.object(this.places.has(event.data.guestId), 'registered twice');
        this.places.set(event.data.guestId, 'registered');
        // Once it has begun nobody is offered a place any more, but one is kept for everybody who waits.
        this.object(
          this.queue.length > 0 && this.capacity - this.taken < this.queue.length,
          'registered past who waits',
        );
        return;
      case 'GuestWaitlisted':
        this.object(this.places.has(event.data.guestId), 'waits though on the list already');
        this.places.set(event.data.guestId, 'waiting');
        this.queue.push(event.data.guestId);
        return;
      case 'GuestOffered': {
        this.offer(event.data, now);
        return;
      }
      case 'GuestConfirmed':
        this.object(this.places.get(event.data.guestId) !== 'offered', 'confirmed what was not offered');
        this.object((this.deadlines.get(event.data.guestId) ?? now) <= now, 'confirmed too late');
        this.places.set(event.data.guestId, 'registered');
        return;
      case 'GuestOfferLapsed':
        this.object((this.deadlines.get(event.data.guestId) ?? now) > now, 'lapsed too early');
        {
          this.free(event.data.guestId, ['offered']);
          return;
        }
      case 'GuestRegistrationCancelled': {
        this.free(event.data.guestId, ['registered', 'waiting', 'offered']);
        return;
      }
      case 'GuestCheckedIn':
        this.places.set(event.data.guestId, 'present');
        this.queue = this.queue.filter((waiting) => waiting !== event.data.guestId);
        return;
      case 'GuestNoShowMarked':
        this.object(this.places.get(event.data.guestId) === 'present', 'a no-show was there');
        this.places.delete(event.data.guestId);
        return;
      case 'DropInsCounted':
        this.dropIns = event.data.count;
        return;
      default:
        this.objections.push(`unheard of: ${JSON.stringify(event satisfies never)}`);
    }
  }

  private offer({ guestId, confirmBy }: DataOf<typeof sessionEvents, 'GuestOffered'>, now: Instant): void {
    this.object(now >= this.startsAt, 'offered once it had begun');
    this.object(confirmBy > this.startsAt, 'may be confirmed once it has begun');
    this.object(confirmBy <= now, 'is due before it is offered');
    if (this.places.get(guestId) === 'offered')
      this.object((this.deadlines.get(guestId) ?? confirmBy) <= confirmBy, 'was given more time');
    else this.object(this.queue.shift() !== guestId, 'offered out of turn');
    this.places.set(guestId, 'offered');
    this.deadlines.set(guestId, confirmBy);
  }

  private free(guestId: string, from: readonly Place[]): void {
    const place = this.places.get(guestId);
    this.object(!place || !from.includes(place), `left the list as ${place}`);
    this.places.delete(guestId);
    this.queue = this.queue.filter((waiting) => waiting !== guestId);
  }

  private putOnShift({ volunteerId, role }: { volunteerId: string; role: string }): void {
    this.object(this.shifts.has(volunteerId), 'on shift twice');
    this.shifts.set(volunteerId, role);
  }

  private need(roles: readonly { role: string; needed: number }[]): void {
    this.needed = new Map(roles.map(({ role, needed }) => [role, needed]));
  }

  private object(wrong: boolean, objection: string): void {
    if (wrong) this.objections.push(objection);
  }
}
