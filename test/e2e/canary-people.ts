import { type Canary, Canaries } from './canary.js';
import { contactWith } from './canary-contact.js';
import { passengerWith } from './canary-passenger.js';
import type { Caller } from './caller.js';

/** A date some days from now, as it is in Denmark. */
const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv', { timeZone: 'Europe/Copenhagen' });

/** Enough others that their rows fill many pages, which then split. */
const OTHERS = 240;
/** How many of them are said something about at once. */
const AT_ONCE = 40;

/** The people of a café, with canaries in everything that is said about them. */
export interface CanaryPeople {
  /** Their ids. Carla is a volunteer and a guest, by two records; Olga is a passenger, Karen is to be called at an organiser. */
  readonly ids: Readonly<
    Record<
      'anna' | 'bodil' | 'carla' | 'carlaAsGuest' | 'doris' | 'erik' | 'frida' | 'gustav' | 'olga' | 'karen',
      string
    >
  >;
  /** Sessions: held today, tomorrow with one place that somebody waits for, and one after that. */
  readonly sessions: Readonly<Record<'held' | 'full' | 'later', string>>;
  readonly cafeId: string;
  /** Of whom everything is to go, and Erik's needs. */
  readonly going: readonly Canary[];
  /** Of who was never asked about: Frida, Gustav, and what else there is of Erik. */
  readonly staying: readonly Canary[];
  /** What was only said in commands that were refused. */
  readonly refused: readonly Canary[];
}

/** Says something about people in every way that there is, again and again, also what is refused. */
export async function fillWithCanaries(caller: Caller): Promise<CanaryPeople> {
  const [anna, bodil, carla, doris, olga, karen] = ['Anna', 'Bodil', 'Carla', 'Doris', 'Olga', 'Karen'].map(
    (name) => new Canaries(name),
  );
  const [eriksNeeds, erik, frida, gustav] = ['Erik’s needs', 'Erik', 'Frida', 'Gustav'].map(
    (name) => new Canaries(name),
  );
  const refused = new Canaries('somebody who was refused');
  if (!anna || !bodil || !carla || !doris || !olga || !karen || !eriksNeeds || !erik || !frida || !gustav)
    throw new Error('nobody came');

  const { cafeId, sessions } = await openCafe(caller);
  await someOthers(caller, 'before', cafeId);
  const ids = {
    gustav: await volunteerWith(caller, gustav),
    anna: await volunteerWith(caller, anna),
    bodil: await caller.did('applyAsVolunteer', whoTheyAre(bodil)),
    carla: await volunteerWith(caller, carla),
    carlaAsGuest: await guestWith(caller, carla, carla, cafeId),
    doris: await guestWith(caller, doris, doris, cafeId),
    erik: await guestWith(caller, erik, eriksNeeds, cafeId),
    frida: await guestWith(caller, frida, frida, cafeId),
    olga: await passengerWith(caller, olga),
    karen: await contactWith(caller, karen),
  };
  await caller.did('declineVolunteer', { volunteerId: ids.bodil, reason: bodil.text() });

  // An address that was reserved for Anna, that she gave up, and that is Carla's then.
  const address = anna.email();
  await caller.did('changeVolunteerContact', { volunteerId: ids.anna, email: address });
  await caller.did('changeVolunteerContact', { volunteerId: ids.anna, email: anna.email() });
  await caller.did('changeVolunteerContact', { volunteerId: ids.carla, email: address });

  await expectRefusals(caller, refused, ids, gustav.made.findLast(({ value }) => value.includes('@'))?.value ?? '');
  await giveThemDuties(caller, ids, sessions, cafeId);
  await someOthers(caller, 'after', cafeId);
  const going = [anna, bodil, carla, doris, olga, karen, eriksNeeds].flatMap(({ made }) => made);
  const staying = [erik, frida, gustav].flatMap(({ made }) => made);
  return { ids, sessions, cafeId, going, staying, refused: refused.made };
}

async function openCafe(caller: Caller) {
  const cafeId = await caller.did('openCafe', {
    name: 'Caféen i Tranegården',
    place: 'Tranegårdsvej',
    hostOrganisation: 'AAB',
    recurrence: { firstDate: '2026-01-01', rrule: 'FREQ=DAILY;UNTIL=20281231' },
    opens: '00:00',
    closes: '23:59',
    capacity: 30,
    roles: [{ role: 'host', needed: 2 }],
  });
  await caller.did('planCafeSessions', { cafeId, until: inDays(7) });
  const { cafeSessions } = await caller.ask(`{ cafeSessions(from: "${inDays(0)}") { edges { node { id } } } }`);
  const [held, full, later] = cafeSessions.edges.map(({ node }: { node: { id: string } }) => node.id);
  await caller.did('changeCafeSessionCapacity', { sessionId: full, capacity: 1 });
  return { cafeId, sessions: { held, full, later } };
}

const whoTheyAre = (person: Canaries) => ({
  name: person.name(),
  email: person.email(),
  phone: person.phone(),
  notes: person.text(),
});

/** Whose names, telephones and addresses have been others before. */
async function volunteerWith(caller: Caller, person: Canaries): Promise<string> {
  const first = whoTheyAre(person);
  const volunteerId = await caller.did('registerVolunteer', first);
  const contact = { volunteerId, name: person.name(), phone: person.phone(), email: person.email() };
  await caller.did('changeVolunteerContact', contact);
  await caller.did('changeVolunteerContact', { volunteerId, name: person.name() });
  return volunteerId;
}

async function guestWith(caller: Caller, person: Canaries, needs: Canaries, cafeId: string): Promise<string> {
  const guestId = await caller.did('recordGuest', {
    name: person.name(),
    phone: person.phone(),
    needs: needs.text(),
    cafeId,
  });
  for (let change = 1; change <= 3; change++) {
    await caller.did('changeGuestContact', { guestId, name: person.name(), phone: person.phone() });
    await caller.did('changeGuestNeeds', { guestId, needs: needs.text() });
  }
  return guestId;
}

/** What is said about people and not taken: by a rule, for its form, or because its key says something else already. */
async function expectRefusals(
  caller: Caller,
  refused: Canaries,
  { anna, doris }: { readonly anna: string; readonly doris: string },
  taken: string,
): Promise<void> {
  const key = 'said-twice';
  const named = { name: refused.name() };
  const said = [
    await caller.say('registerVolunteer', { ...whoTheyAre(refused), email: taken }),
    await caller.say('applyAsVolunteer', { ...whoTheyAre(refused), email: taken }),
    await caller.say('changeVolunteerContact', { volunteerId: anna, name: refused.name(), email: taken }),
    await caller.say('recordGuest', { name: refused.name(), phone: refused.text() }),
    await caller.say('recordGuest', { name: refused.name().repeat(100) }),
    await caller.say('changeGuestNeeds', { guestId: doris, needs: refused.text().repeat(100) }),
    await caller.say('changeGuestContact', { guestId: anna, name: refused.name() }),
    await caller.say('recordPassenger', { name: refused.name(), phone: refused.text() }),
    await caller.say('declineVolunteer', { volunteerId: anna, reason: refused.text() }),
    await caller.say('recordGuest', { name: 'Hans' }, '', key),
    await caller.say('recordGuest', named, '', key),
    await caller.say('recordGuest', { name: 'Hans' }, '', key),
  ].map(({ __typename }) => __typename);
  const expected = [
    ...['EmailTaken', 'EmailTaken', 'EmailTaken', 'InvalidInput', 'InvalidInput', 'InvalidInput', 'InvalidInput'],
    ...['InvalidInput', 'ApplicationWasApproved', 'GuestChanged', 'IdempotencyKeyReused', 'GuestChanged'],
  ];
  if (String(said) !== String(expected)) throw new Error(`not what was to be refused: ${said.join()}`);
  await caller.reply(`mutation { recordGuest(input: { name: "${refused.name()}" }) { __typename } }`);
  await caller.reply(`{ guests(after: "${refused.name()}") { ${refused.phone()} } }`);
}

/** Figures of today, and duties ahead: Doris has tomorrow's only place, which Frida waits for; Anna and Carla are on shift. */
async function giveThemDuties(
  caller: Caller,
  ids: CanaryPeople['ids'],
  { held, full, later }: CanaryPeople['sessions'],
  cafeId: string,
): Promise<void> {
  for (const volunteerId of [ids.anna, ids.carla]) {
    await caller.did('signUpForShift', { sessionId: held, volunteerId, role: 'host' });
    await caller.did('signUpForShift', { sessionId: full, volunteerId, role: 'host' });
  }
  await caller.did('checkInVolunteer', { sessionId: held, volunteerId: ids.anna });
  await caller.did('markVolunteerNoShow', { sessionId: held, volunteerId: ids.carla, excused: true });
  for (const guestId of [ids.doris, ids.carlaAsGuest, ids.frida]) {
    await caller.did('registerGuest', { sessionId: held, guestId });
    await caller.did('checkInGuest', { sessionId: held, guestId });
  }
  await caller.did('countDropIns', { sessionId: held, count: 4 });
  await caller.did('holdCafeSession', { sessionId: held, headcount: 7 });
  for (const guestId of [ids.doris, ids.frida]) await caller.did('registerGuest', { sessionId: full, guestId });
  await caller.did('registerGuest', { sessionId: later, guestId: ids.carlaAsGuest });
  await caller.did('makeStandingCommitment', { volunteerId: ids.anna, cafeId, role: 'host', from: inDays(3) });
}

/** Others, who are long and short, and then the other way round. */
async function someOthers(caller: Caller, when: string, cafeId: string): Promise<void> {
  const long = (other: number) => 'x'.repeat(100 + ((other * 37) % 800));
  for (let first = 0; first < OTHERS / 4; first += AT_ONCE / 2)
    await Promise.all(
      Array.from({ length: AT_ONCE / 2 }, async (_, index) => {
        const other = first + index;
        await caller.did('registerVolunteer', { name: `Frivillig ${other}`, email: `${when}${other}@example.dk` });
        const guestId = await caller.did('recordGuest', { name: `Gæst ${other}`, needs: long(other), cafeId });
        await caller.did('changeGuestNeeds', { guestId, needs: long(other + 11) });
      }),
    );
}
