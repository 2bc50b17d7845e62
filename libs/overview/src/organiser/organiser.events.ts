import { z } from 'zod';
import { emailAddress, event, idSchema, notPersonal, publicText, telephone } from '#kernel';

/** A page of the organiser's own. Never anything but the web: it is made a link. */
const websiteSchema = notPersonal(
  z.url({ protocol: /^https?$/, error: 'must be a web address, such as https://www.example.dk' }).max(300, {
    error: 'must be at most 300 characters',
  }),
  'the web page of an organisation',
);

/** Who makes something happen: an association, a housing association, the municipality itself. */
export const organiserDescription = z.object({
  name: publicText(120),
  website: websiteSchema.optional(),
  /** Of the organisation: a switchboard, not somebody’s own. */
  phone: notPersonal(telephone, 'the number of an organisation').optional(),
  email: notPersonal(emailAddress, 'the address of an organisation').optional(),
  /** The partner whose it is, where it writes its own entries. */
  organisationId: idSchema.optional(),
});

const organiser = { organiserId: idSchema };

export const organiserEvents = {
  OrganiserAdded: event('OrganiserAdded', z.object({ ...organiser, ...organiserDescription.shape })),
  /** All of it: what is left out is not so any more. */
  OrganiserDescribed: event('OrganiserDescribed', z.object({ ...organiser, ...organiserDescription.shape })),
  /** It makes nothing happen any more: no entry can be drafted for it. */
  OrganiserRetired: event('OrganiserRetired', z.object(organiser)),
};
