import type { ActorKind, Language, Municipality } from '#kernel';

/** Somebody to try Samspil out as. None of them is a real person. */
export interface DemoPerson {
  /** What their tokens call them (`sub`). */
  readonly subject: string;
  readonly name: string;
  readonly kind: ActorKind;
  readonly municipality: Municipality;
  readonly does: Readonly<Record<Language, string>>;
}

const [ISHOEJ, VALLENSBAEK] = ['0183', '0187'] as [Municipality, Municipality];

/** One of each kind that signs in, and somebody from the municipality next door, who sees nothing of the others. */
export const demoPeople: readonly DemoPerson[] = [
  {
    subject: 'karen',
    name: 'Karen',
    kind: 'coordinator',
    municipality: ISHOEJ,
    does: { da: 'Frivilligkoordinator', en: 'Volunteer coordinator' },
  },
  {
    subject: 'erik',
    name: 'Erik',
    kind: 'editor',
    municipality: ISHOEJ,
    does: { da: 'Redaktør af aktivitetsoverblikket', en: 'Editor of the activity overview' },
  },
  {
    subject: 'vibeke',
    name: 'Vibeke',
    kind: 'volunteer',
    municipality: ISHOEJ,
    does: { da: 'Frivillig', en: 'Volunteer' },
  },
  {
    subject: 'hanne',
    name: 'Hanne',
    kind: 'careStaff',
    municipality: ISHOEJ,
    does: { da: 'Hjemmeplejen', en: 'Home care' },
  },
  {
    subject: 'rikke',
    name: 'Rikke',
    kind: 'relative',
    municipality: ISHOEJ,
    does: { da: 'Pårørende', en: 'Relative of a guest' },
  },
  {
    subject: 'gerda',
    name: 'Gerda',
    kind: 'guest',
    municipality: ISHOEJ,
    does: { da: 'Cafégæst', en: 'Café guest' },
  },
  {
    subject: 'aksel',
    name: 'Aksel',
    kind: 'auditor',
    municipality: ISHOEJ,
    does: { da: 'Revisor', en: 'Auditor' },
  },
  {
    subject: 'ditte',
    name: 'Ditte',
    kind: 'dataProtectionOfficer',
    municipality: ISHOEJ,
    does: { da: 'Databeskyttelsesrådgiver', en: 'Data protection officer' },
  },
  {
    subject: 'adam',
    name: 'Adam',
    kind: 'administrator',
    municipality: ISHOEJ,
    does: { da: 'Administrator', en: 'Administrator' },
  },
  {
    subject: 'vera',
    name: 'Vera',
    kind: 'coordinator',
    municipality: VALLENSBAEK,
    does: { da: 'Frivilligkoordinator i nabokommunen', en: 'Volunteer coordinator next door' },
  },
];

/** By what their tokens call them. */
export const demoPerson = (subject: string | undefined): DemoPerson | undefined =>
  demoPeople.find((person) => person.subject === subject);
