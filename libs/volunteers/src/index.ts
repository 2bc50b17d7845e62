export { emailRegister } from './email-register/email-register.js';
export { emailRegisterEvents } from './email-register/email-register.events.js';
export { partWithTheErasedPolicy } from './policies/part-with-the-erased.js';
export { volunteerRecords } from './views/volunteer-records.js';
export { volunteersProjection } from './views/volunteers.projection.js';
export { handleWithEmail } from './volunteer/registration.js';
export {
  type StandingCommitment,
  type Volunteer,
  holdsQualificationOn,
  isActiveOn,
  volunteer,
} from './volunteer/volunteer.js';
export {
  type Certificate,
  type Interest,
  type Qualification,
  type Role,
  certificateSchema,
  interestSchema,
  qualificationSchema,
  roleSchema,
  volunteerEvents,
} from './volunteer/volunteer.events.js';
export { volunteerRefusals } from './volunteer/volunteer.refusals.js';
export { activeOn } from './views/active-on.js';
export { type VolunteerSeen, firstNameOf, teamPeople, volunteerById } from './views/volunteers.query.js';
