/**
 * A field that people do not see, and programs fill in. What stands in it is never used. The form comes back with what was written, for it
 * may have been a browser that was too eager: a person has only to send it again.
 */
export const HONEYPOT = 'homepage';
