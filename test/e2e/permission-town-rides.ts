/** Those who are taken for rides. Olga is a guest too, by the name of Gerda. */
export type RidingPerson = 'olga' | 'poul';

type Thing =
  | 'bikeId'
  | 'destinationId'
  | 'olgasRide'
  | 'poulsRide'
  | 'olgasRequest'
  | 'poulsRequest'
  | 'annasTimes'
  | 'bentsTimes';
/** The ids of what there is of rides in a municipality, as the API knows them. */
export type RidingSeason = Readonly<Record<RidingPerson | Thing, string>>;

interface Town {
  /** Says a mutation that must succeed. @returns the member of the union that came */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are of whatever shape was asked for
  readonly say: (mutation: string, input: object, fields?: string) => Promise<any>;
  /** What somebody is called in that municipality. */
  readonly called: (name: string) => string;
  readonly anna: string;
  readonly bent: string;
  readonly sessionId: string;
  /** The account that comes along with Olga. */
  readonly escort: string;
}

/** The day of rides to come; it is 24 November. */
const DATE = '2026-12-01';
const hour = (from: string, date = DATE) => ({
  date,
  startsAt: `${date}T${from}:05:00Z`,
  endsAt: `${date}T${from}:50:00Z`,
});
const PLACE = { label: 'Ishøj Havn', latitude: 55.605, longitude: 12.37 };

/**
 * Anna drives Olga with Poul beside her, as Olga wished; Bent drives Poul, today and as Poul wished. Both pilots offer times, Olga likes to ride with
 * Anna and Poul with Bent.
 */
export async function ridingSeasonIn({ say, called, anna, bent, sessionId, escort }: Town): Promise<RidingSeason> {
  const bikeOf = async (name: string): Promise<string> => {
    const bike = { name, model: 'Triobike Taxi', seats: 2, platform: false, base: PLACE };
    return (await say('addBike', bike, '... on BikeChanged { bike { id } }')).bike.id;
  };
  const pilotWith = async (volunteerId: string): Promise<string> => {
    const qualification = 'cyclePilotTraining';
    await say('grantQualification', { volunteerId, qualification, validFrom: '2026-01-01' });
    const offer = { volunteerId, date: DATE, from: '08:00', until: '18:00' };
    const fields = '... on PilotTimesChanged { pilot { pilotTimes { id } } }';
    return (await say('offerPilotTimes', offer, fields)).pilot.pilotTimes[0].id;
  };
  const passenger = async (name: string): Promise<string> => {
    const contact = { name: called(name), phone: '43577575', contactPerson: `PÅRØRENDE${name}` };
    const home = { address: `ADRESSE${name}`, position: '55.612345,12.345678', needs: `BEHOV${name}` };
    const recorded = { ...contact, ...home, consentGivenOn: '2026-11-01' };
    const fields = '... on PassengerChanged { passenger { id } }';
    return (await say('recordPassenger', recorded, fields)).passenger.id;
  };
  const request = async (passengerId: string, wish: string, fellowIds: readonly string[] = []): Promise<string> => {
    const windows = [{ from: `${DATE}T08:00:00Z`, until: `${DATE}T15:00:00Z` }];
    const wished = { passengerId, fellowIds, windows, wish, sessionId };
    return (await say('requestRide', wished, '... on RideRequestChanged { request { id } }')).request.id;
  };
  const ride = async (words: object): Promise<string> =>
    (await say('scheduleRide', words, '... on RideChanged { ride { id } }')).ride.id;

  const [bikeId, other] = [await bikeOf('Sofie'), await bikeOf('Karla')];
  const harbour = { name: 'Ishøj Havn', kind: 'destination', place: PLACE };
  const added = await say('addRideDestination', harbour, '... on RideDestinationChanged { destination { id } }');
  const [annasTimes, bentsTimes] = [await pilotWith(anna), await pilotWith(bent)];
  const [olga, poul] = [await passenger('olga'), await passenger('poul')];
  await say('assignPassengerEscort', { passengerId: olga, escort });
  await say('agreePairing', { passengerId: olga, volunteerId: anna });
  await say('agreePairing', { passengerId: poul, volunteerId: bent });
  const olgasRequest = await request(olga, 'ØNSKEolga', [poul]);
  const poulsRequest = await request(poul, 'ØNSKEpoul');
  const beside = { bikeId, pilotId: anna, passengers: [olga, poul], requestId: olgasRequest };
  const olgasRide = await ride({ ...hour('10'), ...beside });
  const alone = { bikeId: other, pilotId: bent, passengers: [poul] };
  const poulsRide = await ride({ ...hour('13'), ...alone, requestId: poulsRequest });
  const today = { rideId: await ride({ ...hour('12', '2026-11-24'), ...alone }), pilotId: bent };
  await say('startRide', today);
  await say('remarkOnRide', { ...today, passengerId: poul, words: 'TURpoul' });
  const things = { bikeId, destinationId: added.destination.id, annasTimes, bentsTimes };
  return { olga, poul, ...things, olgasRide, poulsRide, olgasRequest, poulsRequest };
}
