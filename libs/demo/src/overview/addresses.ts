/** A telephone number that nobody has: Danish numbers do not begin with 0. */
export const phone = (nth: number): string => `+450183${String(nth).padStart(4, '0')}`;

/** A web site and a mail address that nobody can have: `.example` is kept free of both (RFC 2606). */
export const online = (name: string) => ({
  website: `https://${name}.ishoej.example`,
  email: `kontakt@${name}.ishoej.example`,
});
