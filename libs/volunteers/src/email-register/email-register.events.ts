import { z } from 'zod';
import { event, idSchema } from '#kernel';
import { personalEmail, volunteerId } from '../volunteer/volunteer.events.js';

export const emailRegisterEvents = {
  VolunteerEmailReserved: event(
    'VolunteerEmailReserved',
    z.object({ volunteerId, reservationId: idSchema, email: personalEmail }),
  ),
};
