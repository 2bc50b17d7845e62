import { volunteerRefusals } from '../volunteer/volunteer.refusals.js';

export const emailRegisterRefusals = { EmailTaken: volunteerRefusals.EmailTaken } as const;
