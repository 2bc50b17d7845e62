import { z } from 'zod';
import { type Instant, event, harmless, idSchema, instantSchema, personal, publicText, text } from '#kernel';
import type { Definitions } from '../../about-people.js';
import { personalText, projection, subject, table } from '#projections';
import { people } from '#graphql';

const visitorId = idSchema;
const of = (purpose: 'contact' | 'health') => ({ subject: 'visitorId', purpose }) as const;

/** A house that has visitors and feasts: enough of a domain for what concerns everybody's data. */
export const visitorEvents = {
  VisitorNamed: event(
    'VisitorNamed',
    z.object({
      visitorId,
      name: personal(text(200), of('contact')),
      needs: personal(text(200), of('health')).optional(),
    }),
  ),
  HouseOpened: event('HouseOpened', z.object({ houseId: idSchema, name: publicText(100) })),
  FeastPlanned: event('FeastPlanned', z.object({ feastId: idSchema, houseId: idSchema, startsAt: instantSchema })),
  SeatTaken: event(
    'SeatTaken',
    z.object({ feastId: idSchema, visitorId, insteadOf: idSchema.optional(), among: z.array(idSchema).optional() }),
  ),
  /** As a refusal that left its trace elsewhere. */
  SeatRefused: event('SeatRefused', z.object({ stream: harmless(z.string(), 'the name of a stream') })),
};

export const visitorDefinitions: Definitions = new Map(Object.entries(visitorEvents));

const visitorPerson = table({
  columns: { visitorId: subject(), name: personalText('contact'), needs: personalText('health') },
  key: ['visitorId'],
});

export const visitorsProjection = projection({
  name: 'visitors',
  version: 1,
  events: { VisitorNamed: visitorEvents.VisitorNamed },
  tables: { visitorPerson },
  on: {
    VisitorNamed: {
      evolve: (_rows, { data }) => [
        {
          table: 'visitorPerson',
          put: { visitorId: data.visitorId, name: data.name.reveal(), needs: data.needs?.reveal() ?? null },
        },
      ],
    },
  },
});

export const visitorPeople = people(visitorsProjection, 'visitorPerson', 'readGuests');

export const feastAt = '2026-12-01T17:00:00.000Z' as Instant;
