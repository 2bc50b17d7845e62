import { z } from 'zod';
import { event, idSchema, instantSchema, localDateSchema, localTimeSchema, notPersonal, publicText } from '#kernel';
import { qualificationSchema, roleSchema } from '#volunteers';
import { storedRecurrence } from './recurrence.js';

/** How many of a role a session needs, and what they must be qualified in. */
const roleNeedSchema = z.object({
  role: roleSchema,
  needed: z.int().min(1, { error: 'must be at least 1' }).max(50, { error: 'must be at most 50' }),
  qualification: qualificationSchema.optional(),
});
export type RoleNeed = z.output<typeof roleNeedSchema>;

export const roleNeedsSchema = z
  .array(roleNeedSchema)
  .max(20, { error: 'must be at most 20 roles' })
  .refine((needs) => new Set(needs.map(({ role }) => role)).size === needs.length, { error: 'names a role twice' });

export const capacitySchema = z
  .int({ error: 'must be a whole number' })
  .min(1, { error: 'must be at least 1' })
  .max(2_000, { error: 'must be at most 2000' });

/** How long a guest from the waiting list has to confirm an offered place. */
export const offerHoursSchema = z
  .int()
  .min(1, { error: 'must be at least 1 hour' })
  .max(168, { error: 'must be at most 168 hours' });

/** What a café's sessions are planned from. */
export const cafePlan = z.object({
  recurrence: storedRecurrence,
  opens: localTimeSchema,
  closes: localTimeSchema,
  capacity: capacitySchema,
  roles: roleNeedsSchema,
  offerHours: offerHoursSchema,
});
export type CafePlan = z.output<typeof cafePlan>;

/** Where and by whom. Public: it stands in the overview. */
export const cafeDescription = z.object({
  name: publicText(100),
  place: publicText(200),
  hostOrganisation: publicText(100),
});

const skipReasons = ['holiday', 'closure'] as const;

const cafe = { cafeId: idSchema };

export const cafeEvents = {
  CafeOpened: event('CafeOpened', z.object({ ...cafe, ...cafeDescription.shape, ...cafePlan.shape })),
  CafeDescribed: event('CafeDescribed', z.object({ ...cafe, ...cafeDescription.shape })),
  CafePlanChanged: event('CafePlanChanged', z.object({ ...cafe, ...cafePlan.shape })),
  CafeClosureAnnounced: event(
    'CafeClosureAnnounced',
    z.object({ ...cafe, from: localDateSchema, until: localDateSchema, reason: publicText(200) }),
  ),
  CafeClosureLifted: event('CafeClosureLifted', z.object({ ...cafe, from: localDateSchema })),
  CafeExtraDateAdded: event('CafeExtraDateAdded', z.object({ ...cafe, date: localDateSchema })),
  /** The café decided on these sessions, each of which then begins a stream of its own. */
  CafeSessionsPlanned: event(
    'CafeSessionsPlanned',
    z.object({
      ...cafe,
      until: localDateSchema,
      sessions: z.array(
        z.object({ sessionId: idSchema, date: localDateSchema, startsAt: instantSchema, endsAt: instantSchema }),
      ),
      capacity: capacitySchema,
      roles: roleNeedsSchema,
      offerHours: offerHoursSchema,
      skipped: z.array(
        z.object({
          date: localDateSchema,
          because: z.enum(skipReasons),
          what: notPersonal(z.string(), 'the name of a holiday, or of what was announced as a closure'),
        }),
      ),
    }),
  ),
  CafeClosed: event('CafeClosed', z.object({ ...cafe, lastDate: localDateSchema })),
};
