// Made by scripts/schema.mjs from the .graphql files. Not edited by hand.
import type { Instant, LocalDate, LocalTime } from '#kernel';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string };
  String: { input: string; output: string };
  Boolean: { input: boolean; output: boolean };
  Int: { input: number; output: number };
  Float: { input: number; output: number };
  /** A calendar date in Denmark: 2026-11-24. */
  Date: { input: LocalDate; output: LocalDate };
  /** A point in time with an offset (RFC 3339). Answers are in UTC: 2026-11-24T12:00:00.000Z. */
  DateTime: { input: Instant; output: Instant };
  /** A time of day on the wall clock in Denmark: 13:30. */
  LocalTime: { input: LocalTime; output: LocalTime };
  /**
   * The number of an event in its municipality's log, from 0: "1187". The same in every store and for all time, so that it can stand in
   * links and papers. A text, because it may be larger than an Int; whole numbers are taken too.
   */
  LogIndex: { input: unknown; output: unknown };
};

/** A page of what was found, the best first. */
export type ActivityConnection = {
  /** Whether the text was longer than the 200 characters that are looked at. */
  readonly cut: Scalars['Boolean']['output'];
  readonly edges: ReadonlyArray<ActivityEdge>;
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly total: Scalars['Int']['output'];
  /** What was understood of the text besides its words, in the caller's language: a day, a place, what somebody needs. */
  readonly understood: ReadonlyArray<Scalars['String']['output']>;
  /** The words that were searched for. */
  readonly words: ReadonlyArray<Scalars['String']['output']>;
};

/** An activity on a page of those that were found. */
export type ActivityEdge = {
  readonly cursor: Scalars['String']['output'];
  /** What was wished for that it does not meet, or that nobody said anything about. */
  readonly lacks: ReadonlyArray<ActivityReason>;
  /** From where it was asked for, as the crow flies; null where that was nowhere, or it has no place. */
  readonly metres?: Maybe<Scalars['Int']['output']>;
  /** When it is next; where times were asked for, when it first is then. */
  readonly next?: Maybe<ActivityTime>;
  /** The activity. */
  readonly node: PublishedEntry;
  /** Why it was found. */
  readonly reasons: ReadonlyArray<ActivityReason>;
};

/** What an activity must be: all of what is given. */
export type ActivityFilters = {
  /** Whether it must be free of charge. */
  readonly free?: InputMaybe<Scalars['Boolean']['input']>;
  /** It takes place on that day or later. */
  readonly from?: InputMaybe<Scalars['Date']['input']>;
  /** What is spoken there, by its ISO 639-1 code; where nothing is said, that is Danish. */
  readonly language?: InputMaybe<Scalars['String']['input']>;
  /** It is not far from there. */
  readonly near?: InputMaybe<ActivityNear>;
  /** Somebody has said that it is so: what is not known does not do. */
  readonly needs?: InputMaybe<ReadonlyArray<ActivityNeed>>;
  /** Categories, target groups, interests or tags: it has one of them. */
  readonly terms?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** It begins at that time of the day or later, or lasts for an hour after it. With `timeUntil`. */
  readonly timeFrom?: InputMaybe<Scalars['LocalTime']['input']>;
  /** It begins before that time of the day. With `timeFrom`. */
  readonly timeUntil?: InputMaybe<Scalars['LocalTime']['input']>;
  /** It takes place on that day or earlier. */
  readonly until?: InputMaybe<Scalars['Date']['input']>;
  /** It takes place on one of them. */
  readonly weekdays?: InputMaybe<ReadonlyArray<Weekday>>;
};

/** Not further from there than so many metres, as the crow flies. */
export type ActivityNear = {
  /** Degrees north. */
  readonly latitude: Scalars['Float']['input'];
  /** Degrees east. */
  readonly longitude: Scalars['Float']['input'];
  /** The furthest, in metres, from 50 to 50,000; 1,500 where nothing is said. */
  readonly metres?: InputMaybe<Scalars['Int']['input']>;
};

/** What somebody may need to come along. */
export type ActivityNeed =
  /** A toilet that can be used from a wheelchair. */
  | 'accessibleToilet'
  /** Somebody comes along from home and back. */
  | 'companyOnTheWay'
  /** An induction loop. */
  | 'hearingLoop'
  /** Few people, and no noise. */
  | 'quiet'
  /** Without a step from the street to the chair. */
  | 'stepFree'
  /** A bus, a ride by bike or a car, organised by whoever makes it. */
  | 'transport';

/** Why an activity was found, or what it lacks. */
export type ActivityReason = {
  /** Which kind of reason it is. */
  readonly code: ActivityReasonCode;
  /** In the caller's language. */
  readonly says: Scalars['String']['output'];
};

/** Why an activity was found. */
export type ActivityReasonCode =
  /** It is free of charge. */
  | 'free'
  /** It has one of the terms that were asked for. */
  | 'interest'
  /** That is spoken there. */
  | 'language'
  /** It has what somebody needs. */
  | 'need'
  /** It is so far away. */
  | 'place'
  /** There are places left. */
  | 'placesLeft'
  /** It is then. */
  | 'time'
  /** It is called what was typed. */
  | 'title'
  /** What was typed stands in it, or something that means the same. */
  | 'words';

/** Once that an activity takes place. */
export type ActivityTime = {
  /** When it ends. */
  readonly endsAt: Scalars['DateTime']['output'];
  /** When it begins. */
  readonly startsAt: Scalars['DateTime']['output'];
};

/** Who somebody is to the municipality. */
export type ActorKind =
  /** Runs the installation, and lets partners in. */
  | 'administrator'
  /** Reads everything as it was at any time, and writes nothing. */
  | 'auditor'
  /** Home care, preventive consultants: those who come along with guests. */
  | 'careStaff'
  /** By a public form, without an account: never by this API. */
  | 'citizen'
  /** Schedules, and books for others. */
  | 'coordinator'
  /** Watches over what is held about people. */
  | 'dataProtectionOfficer'
  /** Makes the overview of activities. */
  | 'editor'
  /** Comes to cafés. */
  | 'guest'
  /** A program of an organisation. */
  | 'partner'
  /** Looks after a guest's affairs. */
  | 'relative'
  /** Samspil itself: never by this API. */
  | 'system'
  /** Gives their time. */
  | 'volunteer';

/** What addBike is told. */
export type AddBikeInput = {
  /** Where it stands. */
  readonly base: PublicPlaceInput;
  /** Make and model. */
  readonly model: Scalars['String']['input'];
  /** What it is called. */
  readonly name: Scalars['String']['input'];
  /** Whether it carries a wheelchair. */
  readonly platform: Scalars['Boolean']['input'];
  /** How many sit in front: 1 or 2. */
  readonly seats: Scalars['Int']['input'];
};

/** What addBike answers. */
export type AddBikeResult = BikeChanged | IdempotencyKeyReused | InvalidInput;

/** What addClientKey is told. */
export type AddClientKeyInput = {
  /** The id of the client. */
  readonly apiClientId: Scalars['ID']['input'];
  /** A JSON Web Key (RFC 7517), as a text: its public part alone, for EdDSA (Ed25519), ES256 or RS256. */
  readonly publicJwk: Scalars['String']['input'];
};

/** What addClientKey answers. */
export type AddClientKeyResult =
  ApiClientChanged | ApiClientHasEnded | IdempotencyKeyReused | InvalidInput | KeyIdTaken | NotFound | TooManyKeys;

/** What addExtraCafeDate is told. */
export type AddExtraCafeDateInput = {
  /** The id of the café. */
  readonly cafeId: Scalars['ID']['input'];
  /** Which day. */
  readonly date: Scalars['Date']['input'];
};

/** What addExtraCafeDate answers. */
export type AddExtraCafeDateResult = CafeChanged | CafeClosedForGood | IdempotencyKeyReused | InvalidInput | NotFound;

/** What addOrganiser is told. */
export type AddOrganiserInput = {
  /** Of the organisation. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** What it is called. */
  readonly name: Scalars['String']['input'];
  /** The partner whose it is, where that writes its own entries. */
  readonly organisationId?: InputMaybe<Scalars['ID']['input']>;
  /** Of the organisation: a switchboard, not somebody's own. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  /** A page of its own, such as https://www.example.dk. */
  readonly website?: InputMaybe<Scalars['String']['input']>;
};

/** What addOrganiser answers. */
export type AddOrganiserResult = IdempotencyKeyReused | InvalidInput | NotFound | OrganiserChanged;

/** What addOverviewTerm is told. */
export type AddOverviewTermInput = {
  /** What it sorts by. */
  readonly kind: OverviewTermKind;
  /** What it is called. */
  readonly name: OverviewTermNameInput;
  /** Other words by which people look for the same: 40 at most. */
  readonly synonyms: ReadonlyArray<Scalars['String']['input']>;
};

/** What addOverviewTerm answers. */
export type AddOverviewTermResult =
  IdempotencyKeyReused | InvalidInput | OverviewTermsChanged | TermExists | TooManyTerms;

/** What addRideDestination is told. */
export type AddRideDestinationInput = {
  /** What it is to rides. */
  readonly kind: RideDestinationKind;
  /** What it is called. */
  readonly name: Scalars['String']['input'];
  /** What there is: coffee, a view, a toilet without steps. */
  readonly offers?: InputMaybe<Scalars['String']['input']>;
  /** Where it is. */
  readonly place: PublicPlaceInput;
};

/** What addRideDestination answers. */
export type AddRideDestinationResult = IdempotencyKeyReused | InvalidInput | RideDestinationChanged;

/** An address of Danmarks Adresseregister (DAR), as it was imported. It says what a house is called and where its door is, never who lives there. */
export type Address = {
  /** Its id in DAR. */
  readonly addressId: Scalars['String']['output'];
  /** As it is written: Vejleåparken 12, 3. tv, 2635 Ishøj. */
  readonly label: Scalars['String']['output'];
  /** Degrees (WGS 84). */
  readonly latitude: Scalars['Float']['output'];
  /** Degrees (WGS 84). */
  readonly longitude: Scalars['Float']['output'];
};

/** What agreePairing is told. */
export type AgreePairingInput = {
  /** The id of the passenger. */
  readonly passengerId: Scalars['ID']['input'];
  /** The id of the volunteer. */
  readonly volunteerId: Scalars['ID']['input'];
};

/** What agreePairing answers. */
export type AgreePairingResult = IdempotencyKeyReused | InvalidInput | NotFound | PassengerChanged | PersonErased;

/** What the clients of an organisation may be for, and from when until when. Both days count. */
export type Agreement = Node & {
  /** Its first day. */
  readonly from: Scalars['Date']['output'];
  /** By which the API knows it. */
  readonly id: Scalars['ID']['output'];
  /** Whether it runs today. */
  readonly runs: Scalars['Boolean']['output'];
  /** What it lets the organisation's clients be for. */
  readonly scopes: ReadonlyArray<Permission>;
  /** Its last day; null where none has been set. */
  readonly until?: Maybe<Scalars['Date']['output']>;
};

/** An agreement ends today or later, and not later than it would anyway. */
export type AgreementCannotEndThen = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The first day that it could be. */
  readonly earliest: Scalars['Date']['output'];
  /** The last day that it could be; null where there is none. */
  readonly latest?: Maybe<Scalars['Date']['output']>;
  readonly message: Scalars['String']['output'];
};

/** The agreement would end before it begins. */
export type AgreementEndsBeforeItBegins = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** The agreement is over, or would be. */
export type AgreementOver = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** Its last day. */
  readonly until: Scalars['Date']['output'];
};

/** There is an agreement already that has a day in common with it. */
export type AgreementsOverlap = Refusal & {
  /** The id of the one that there is. */
  readonly agreementId: Scalars['ID']['output'];
  readonly code: Scalars['String']['output'];
  /** Its first day. */
  readonly from: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
  /** Its last day; null where none has been set. */
  readonly until?: Maybe<Scalars['Date']['output']>;
};

/** Something that lies ahead of the person. */
export type AheadPreview = {
  /** Null for what comes again and again. */
  readonly at?: Maybe<Scalars['DateTime']['output']>;
  /** A café session, a standing commitment, a ride, a request for one, a time that a pilot offers, or an entry of the overview that says to call them. */
  readonly id: Scalars['ID']['output'];
  /** In the caller's language: what becomes of it. */
  readonly text: Scalars['String']['output'];
};

/** The volunteer is committed to that role at that café in some of that time already. */
export type AlreadyCommitted = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The commitment that there is. */
  readonly commitmentId: Scalars['ID']['output'];
  /** Its first day. */
  readonly from: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
  /** Its last day; null where none has been set. */
  readonly until?: Maybe<Scalars['Date']['output']>;
};

/** It was decided before that this is erased. */
export type AlreadyErased = Refusal & {
  readonly code: Scalars['String']['output'];
  /** When it was decided. */
  readonly decidedAt: Scalars['DateTime']['output'];
  /** The record that it is about. */
  readonly id: Scalars['ID']['output'];
  readonly message: Scalars['String']['output'];
  /** What was erased, or is being. */
  readonly purposes: ReadonlyArray<PersonalPurpose>;
};

/** There is such a thing already. */
export type AlreadyExists = Refusal & {
  readonly code: Scalars['String']['output'];
  /** Its id. */
  readonly id: Scalars['ID']['output'];
  /** What it is, as its type is called in this API. */
  readonly kind: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** The volunteer is on shift at that session already. */
export type AlreadyOnShift = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** What they do there. */
  readonly role: CafeRole;
};

/** The volunteer takes a break then already. */
export type AlreadyPaused = Refusal & {
  readonly code: Scalars['String']['output'];
  /** Its first day. */
  readonly from: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
  /** Its last day; null where it is not known. */
  readonly until?: Maybe<Scalars['Date']['output']>;
};

/** The guest is registered for that session already. */
export type AlreadyRegistered = Refusal & {
  /** As what: registered, waiting, offered, present or noShow. */
  readonly as: VisitStatus;
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** What announceCafeClosure is told. */
export type AnnounceCafeClosureInput = {
  /** The id of the café. */
  readonly cafeId: Scalars['ID']['input'];
  /** The first day. */
  readonly from: Scalars['Date']['input'];
  /** Why. */
  readonly reason: Scalars['String']['input'];
  /** The last day. */
  readonly until: Scalars['Date']['input'];
};

/** What announceCafeClosure answers. */
export type AnnounceCafeClosureResult =
  CafeChanged | CafeClosedForGood | ClosureEndsBeforeItBegins | IdempotencyKeyReused | InvalidInput | NotFound;

/** A program of an organisation. */
export type ApiClient = Node & {
  /** By what it calls itself where it asks for a token: the client_id of POST /oauth/token. */
  readonly clientId: Scalars['String']['output'];
  /** By which the API knows it. */
  readonly id: Scalars['ID']['output'];
  /** The public keys that its assertions are checked with (private_key_jwt). */
  readonly keys: ReadonlyArray<ApiClientKey>;
  /** What the organisation calls it. */
  readonly name: Scalars['String']['output'];
  /** Whose program it is. */
  readonly organisation: Organisation;
  /** What it may be for, as far as its organisation's agreement covers it. */
  readonly scopes: ReadonlyArray<Permission>;
  /** The secrets that work, the oldest first. What they are, nobody can look up. */
  readonly secrets: ReadonlyArray<ApiClientSecret>;
  /** Whether it may use the API. */
  readonly status: PartnerStatus;
  /** Why it is suspended; null where it is not. */
  readonly suspendedFor?: Maybe<SuspensionReason>;
};

/** What became of a client. */
export type ApiClientChanged = {
  /** The client as it is now. */
  readonly apiClient?: Maybe<ApiClient>;
  /** What was recorded, and whether this answer shows it. */
  readonly recorded: Recorded;
};

/** The client has ended, which is for good. */
export type ApiClientHasEnded = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** A public key of a client. */
export type ApiClientKey = {
  /** When it was added. */
  readonly addedAt: Scalars['DateTime']['output'];
  /** How it signs: EdDSA, ES256 or RS256. */
  readonly alg: Scalars['String']['output'];
  /** The kid that its assertions name in their header. */
  readonly kid: Scalars['String']['output'];
};

/** That a client has a secret. */
export type ApiClientSecret = {
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** It works before then; null where it works until it is rotated. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A client has a new secret. */
export type ApiClientSecretChanged = {
  /** The client as it is now. */
  readonly apiClient?: Maybe<ApiClient>;
  /** What was recorded, and whether this answer shows it. */
  readonly recorded: Recorded;
  /**
   * The secret, this once: nothing keeps it, and nobody can look it up. It is null where the mutation was said before: who did not keep the
   * first answer rotates the secret.
   */
  readonly secret?: Maybe<Scalars['String']['output']>;
};

/** The volunteer has been approved already. */
export type ApplicationWasApproved = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** The volunteer's application was declined. */
export type ApplicationWasDeclined = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** What applyAsVolunteer is told. */
export type ApplyAsVolunteerInput = {
  /** Their e-mail address. It belongs to one volunteer in a municipality. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** What they would like to do. */
  readonly interests?: InputMaybe<ReadonlyArray<Interest>>;
  /** What they are called. */
  readonly name: Scalars['String']['input'];
  /** For coordinators alone. */
  readonly notes?: InputMaybe<Scalars['String']['input']>;
  /** Their telephone number. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
};

/** What applyAsVolunteer answers. */
export type ApplyAsVolunteerResult = EmailTaken | IdempotencyKeyReused | InvalidInput | VolunteerChanged;

/** What approveVolunteer is told. */
export type ApproveVolunteerInput = {
  /** The id of the volunteer. */
  readonly volunteerId: Scalars['ID']['input'];
};

/** What approveVolunteer answers. */
export type ApproveVolunteerResult =
  ApplicationWasDeclined | IdempotencyKeyReused | InvalidInput | NotFound | VolunteerChanged | VolunteerHasLeft;

/** The certificate cannot have been assessed on a day that has not come. */
export type AssessedInTheFuture = Refusal & {
  /** The day that was named. */
  readonly assessedOn: Scalars['Date']['output'];
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** What assignEscort is told. */
export type AssignEscortInput = {
  /** The id of the account, as Query.viewer tells it to its owner. */
  readonly escort: Scalars['String']['input'];
  /** The id of the guest. */
  readonly guestId: Scalars['ID']['input'];
};

/** What assignEscort answers. */
export type AssignEscortResult = GuestChanged | IdempotencyKeyReused | InvalidInput | NotFound | PersonErased;

/** What assignPassengerEscort is told. */
export type AssignPassengerEscortInput = {
  /** The id of the account, as Query.viewer tells it to its owner. */
  readonly escort: Scalars['String']['input'];
  /** The id of the passenger. */
  readonly passengerId: Scalars['ID']['input'];
};

/** What assignPassengerEscort answers. */
export type AssignPassengerEscortResult =
  IdempotencyKeyReused | InvalidInput | NotFound | PassengerChanged | PersonErased;

/** What assignStandIn is told. */
export type AssignStandInInput = {
  /** The id of the volunteer whom they stand in for. */
  readonly insteadOf: Scalars['ID']['input'];
  /** The id of the session. */
  readonly sessionId: Scalars['ID']['input'];
  /** The id of the volunteer who stands in. */
  readonly volunteerId: Scalars['ID']['input'];
};

/** What assignStandIn answers. */
export type AssignStandInResult =
  | AlreadyOnShift
  | AttendanceRecorded
  | CafeSessionChanged
  | CafeSessionHeldAlready
  | CafeSessionIsCancelled
  | CafeSessionOver
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | NotOnShift
  | QualificationMissing
  | RoleFull
  | RoleNotNeeded
  | VolunteerNotActive;

/** Whether they came is on record already. */
export type AttendanceRecorded = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** A rickshaw (Cykling uden Alder). */
export type Bike = Node & {
  /** Where it stands. */
  readonly base: PublicPlace;
  readonly id: Scalars['ID']['output'];
  /** Whether it can be ridden today: neither out of service nor retired. */
  readonly inService: Scalars['Boolean']['output'];
  /** When it was inspected last; null where it never was. */
  readonly inspectedOn?: Maybe<Scalars['Date']['output']>;
  /** When its next inspection is due; null where it never was inspected. */
  readonly inspectionDue?: Maybe<Scalars['Date']['output']>;
  /** Make and model. */
  readonly model: Scalars['String']['output'];
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** When it stays or stayed at home, in order of time. */
  readonly outOfService: ReadonlyArray<BikeOutOfServicePeriod>;
  /** Whether it carries a wheelchair. */
  readonly platform: Scalars['Boolean']['output'];
  /** The first day without it; null where it is to stay. */
  readonly retiredOn?: Maybe<Scalars['Date']['output']>;
  /** How many sit in front: one or two. */
  readonly seats: Scalars['Int']['output'];
};

/** What became of a bike. */
export type BikeChanged = {
  /** The bike as it is now. */
  readonly bike?: Maybe<Bike>;
  readonly recorded: Recorded;
};

/** A page of bikes. */
export type BikeConnection = {
  readonly edges: ReadonlyArray<BikeEdge>;
  readonly pageInfo: PageInfo;
};

/** A bike on a page. */
export type BikeEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Bike;
};

/** The bike is gone for good. */
export type BikeIsRetired = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** The first day without it. */
  readonly on: Scalars['Date']['output'];
};

/** The bike is out of service or retired that day. */
export type BikeOutOfService = Refusal & {
  /** The bike. */
  readonly bikeId: Scalars['ID']['output'];
  readonly code: Scalars['String']['output'];
  /** That day. */
  readonly date: Scalars['Date']['output'];
  /** Bikes that are large enough, in service that day and free at that time, by name: twenty at most. */
  readonly freeBikes: ReadonlyArray<Bike>;
  readonly message: Scalars['String']['output'];
};

/** The bike stays at home on some of those days already. */
export type BikeOutOfServiceAlready = Refusal & {
  /** The bike. */
  readonly bikeId: Scalars['ID']['output'];
  readonly code: Scalars['String']['output'];
  /** The first day. */
  readonly from: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
  /** Why. */
  readonly reason: BikeOutOfServiceReason;
  /** The last day; null where that is not known. */
  readonly until?: Maybe<Scalars['Date']['output']>;
};

/** Days on which a bike stays at home. */
export type BikeOutOfServicePeriod = {
  /** The first of them. */
  readonly from: Scalars['Date']['output'];
  /** Why. */
  readonly reason: BikeOutOfServiceReason;
  /** The last of them; null where that is not known. */
  readonly until?: Maybe<Scalars['Date']['output']>;
};

/** Why a bike stays at home. */
export type BikeOutOfServiceReason =
  /** It is damaged, and nobody repairs it yet. */
  | 'damage'
  /** It is being inspected. */
  | 'inspection'
  /** For anything else. */
  | 'other'
  /** It is being repaired. */
  | 'repair'
  /** It was stolen. */
  | 'stolen'
  /** It rests for the winter. */
  | 'winter';

/** The bike has another ride too close to that time. */
export type BikeTaken = Refusal & {
  /** The bike. */
  readonly bikeId: Scalars['ID']['output'];
  readonly code: Scalars['String']['output'];
  /** The day of the ride that is in the way. */
  readonly date: Scalars['Date']['output'];
  /** When it ends. */
  readonly endsAt: Scalars['DateTime']['output'];
  /** Bikes that are large enough, in service that day and free at that time, by name: twenty at most. */
  readonly freeBikes: ReadonlyArray<Bike>;
  /** When there is time for one as long as wished for. */
  readonly freeFrom: Scalars['DateTime']['output'];
  readonly message: Scalars['String']['output'];
  /** That ride. */
  readonly rideId: Scalars['ID']['output'];
  /** When it begins. */
  readonly startsAt: Scalars['DateTime']['output'];
};

/** Somewhere to sit together, every week. */
export type Cafe = Node & {
  /** Guests at a time. */
  readonly capacity: Scalars['Int']['output'];
  /** On the wall clock in Denmark. */
  readonly closes: Scalars['LocalTime']['output'];
  /** Times in which no sessions are planned. */
  readonly closures: ReadonlyArray<CafeClosure>;
  /** Who lends the room, or runs it. */
  readonly hostOrganisation: Scalars['String']['output'];
  readonly id: Scalars['ID']['output'];
  /** The café closed for good after this date. */
  readonly lastDate?: Maybe<Scalars['Date']['output']>;
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** How many hours a guest from the waiting list has to confirm. */
  readonly offerHours: Scalars['Int']['output'];
  /** On the wall clock in Denmark. */
  readonly opens: Scalars['LocalTime']['output'];
  /** Where it is. */
  readonly place: Scalars['String']['output'];
  /** Sessions have been planned until then. */
  readonly plannedUntil?: Maybe<Scalars['Date']['output']>;
  /** The recurrence over dates (RFC 5545 RRULE) and its first date. */
  readonly recurrence: Recurrence;
  /** Guests who come here as a rule. */
  readonly regulars: GuestConnection;
  /** What each session needs. */
  readonly roles: ReadonlyArray<RoleNeed>;
  /** Its sessions in order of time. */
  readonly sessions: CafeSessionConnection;
};

/** Somewhere to sit together, every week. */
export type CafeRegularsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Somewhere to sit together, every week. */
export type CafeSessionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['Date']['input']>;
  until?: InputMaybe<Scalars['Date']['input']>;
};

/** Why a session was cancelled. */
export type CafeCancellationReason =
  /** A holiday. */
  | 'holiday'
  /** Somebody whom it cannot do without is ill. */
  | 'illness'
  /** For anything else. */
  | 'other'
  /** There are too few volunteers. */
  | 'tooFewVolunteers'
  /** The room cannot be had. */
  | 'venue'
  /** The weather. */
  | 'weather';

/** What became of a café. */
export type CafeChanged = {
  /** The café as it is now. */
  readonly cafe?: Maybe<Cafe>;
  readonly recorded: Recorded;
};

/** The café has closed for good, or will. */
export type CafeClosedForGood = Refusal & {
  readonly code: Scalars['String']['output'];
  /** Its last day. */
  readonly lastDate: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
};

/** dk.samspil.cafe.closed: a café closes for good. */
export type CafeClosing = {
  /** Its last day. */
  readonly lastDate: Scalars['Date']['output'];
};

/** A time in which a café plans no sessions. */
export type CafeClosure = {
  /** Its first day. */
  readonly from: Scalars['Date']['output'];
  /** Why. */
  readonly reason: Scalars['String']['output'];
  /** Its last day. */
  readonly until: Scalars['Date']['output'];
};

/** A page of cafés. */
export type CafeConnection = {
  readonly edges: ReadonlyArray<CafeEdge>;
  readonly pageInfo: PageInfo;
};

/** dk.samspil.cafe.opened, dk.samspil.cafe.described: what a café is called, and where it is. */
export type CafeDescription = {
  /** Who lends the room, or runs it. */
  readonly hostOrganisation: Scalars['String']['output'];
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** Where it is. */
  readonly place: Scalars['String']['output'];
};

/** A café on a page. */
export type CafeEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Cafe;
};

/** What a volunteer does at a café session. */
export type CafeRole =
  /** Fetches guests and takes them home. */
  | 'driver'
  /** Welcomes guests and sees to them. */
  | 'host'
  /** Helps with telephones and computers. */
  | 'itHelper'
  /** Cooks and bakes. */
  | 'kitchen'
  /** Plays and sings. */
  | 'music'
  /** Sets the tables, and clears them. */
  | 'tableSetting';

/** One day of a café. */
export type CafeSession = Node & {
  /** Whose session it is. */
  readonly cafe: Cafe;
  /** Why it was cancelled; null where it was not. Illness is somebody's: who may not see all shifts of the municipality reads other. */
  readonly cancellationReason?: Maybe<CafeCancellationReason>;
  /** Guests at a time. */
  readonly capacity: Scalars['Int']['output'];
  /** In Denmark. */
  readonly date: Scalars['Date']['output'];
  /** Guests counted without a name. */
  readonly dropIns?: Maybe<Scalars['Int']['output']>;
  /** When it ends. */
  readonly endsAt: Scalars['DateTime']['output'];
  /** Places that nobody has taken. */
  readonly free?: Maybe<Scalars['Int']['output']>;
  /** Guests in the end, once the session has been held. */
  readonly headcount?: Maybe<Scalars['Int']['output']>;
  readonly id: Scalars['ID']['output'];
  /** Volunteers missing, over all roles. Null from the beginning on for who may not see who came. */
  readonly missing?: Maybe<Scalars['Int']['output']>;
  /** Guests checked in by name. */
  readonly present?: Maybe<Scalars['Int']['output']>;
  /** Rides that bring guests, and take them home, those that are not to be as well. */
  readonly rides: ReadonlyArray<Ride>;
  /** Everybody who has or had a shift, also who withdrew. */
  readonly shifts: ReadonlyArray<Shift>;
  /** Each role: how many are needed, on shift, missing. */
  readonly staffing: ReadonlyArray<RoleStaffing>;
  /** When it begins. */
  readonly startsAt: Scalars['DateTime']['output'];
  /** Whether it is still to be, has been, or will not be. */
  readonly status: CafeSessionStatus;
  /** Places taken: registered, offered or present guests, and those counted without a name. Null from the beginning on for who may not see who came, as are all counts but the headcount. */
  readonly taken?: Maybe<Scalars['Int']['output']>;
  /** Who is on duty together: of the caller's own sessions, where they may see no more; else empty. */
  readonly team: ReadonlyArray<TeamMember>;
  /** Theme or menu of the day. */
  readonly theme?: Maybe<Scalars['String']['output']>;
  /** Guests in the order in which they asked. */
  readonly visits: VisitConnection;
  /** Guests on the waiting list. */
  readonly waiting?: Maybe<Scalars['Int']['output']>;
};

/** One day of a café. */
export type CafeSessionVisitsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<ReadonlyArray<VisitStatus>>;
};

/** What became of a session. */
export type CafeSessionChanged = {
  readonly recorded: Recorded;
  /** The session as it is now. */
  readonly session?: Maybe<CafeSession>;
};

/** A page of sessions. */
export type CafeSessionConnection = {
  readonly edges: ReadonlyArray<CafeSessionEdge>;
  readonly pageInfo: PageInfo;
};

/** A session on a page. */
export type CafeSessionEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: CafeSession;
};

/** There is no place left. */
export type CafeSessionFull = Refusal & {
  /** Guests at a time. */
  readonly capacity: Scalars['Int']['output'];
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** Places taken. */
  readonly taken: Scalars['Int']['output'];
  /** Guests on the waiting list. */
  readonly waiting: Scalars['Int']['output'];
};

/** The session has been held, and nothing about it changes any more. */
export type CafeSessionHeldAlready = Refusal & {
  readonly code: Scalars['String']['output'];
  /** Guests in the end. */
  readonly headcount: Scalars['Int']['output'];
  readonly message: Scalars['String']['output'];
};

/** The session was cancelled. */
export type CafeSessionIsCancelled = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** Why. */
  readonly reason: CafeCancellationReason;
};

/** The session has ended. */
export type CafeSessionOver = Refusal & {
  readonly code: Scalars['String']['output'];
  /** When it ended. */
  readonly endedAt: Scalars['DateTime']['output'];
  readonly message: Scalars['String']['output'];
};

/** How far a session has come. */
export type CafeSessionStatus =
  /** It is not held. */
  | 'cancelled'
  /** It has been, and its headcount is final. */
  | 'held'
  /** It is to be, or goes on, or its headcount has not been said yet. */
  | 'planned';

/** What cancelCafeSession is told. */
export type CancelCafeSessionInput = {
  /** Why. */
  readonly reason: CafeCancellationReason;
  /** The id of the session. */
  readonly sessionId: Scalars['ID']['input'];
};

/** What cancelCafeSession answers. */
export type CancelCafeSessionResult =
  CafeSessionChanged | CafeSessionHeldAlready | CafeSessionOver | IdempotencyKeyReused | InvalidInput | NotFound;

/** What cancelGuestRegistration is told. */
export type CancelGuestRegistrationInput = {
  /** The id of the guest. */
  readonly guestId: Scalars['ID']['input'];
  /** The id of the session. */
  readonly sessionId: Scalars['ID']['input'];
};

/** What cancelGuestRegistration answers. */
export type CancelGuestRegistrationResult =
  | AttendanceRecorded
  | CafeSessionChanged
  | CafeSessionHeldAlready
  | CafeSessionIsCancelled
  | CafeSessionOver
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound;

/** What cancelRideDay is told. */
export type CancelRideDayInput = {
  /** The day in Denmark. */
  readonly date: Scalars['Date']['input'];
  /** Why. Default: weather. */
  readonly reason?: InputMaybe<RideCancellationReason>;
};

/** What cancelRideDay answers. */
export type CancelRideDayResult = IdempotencyKeyReused | InvalidInput | NotFound | RideDayChanged;

/** What cancelRide is told. */
export type CancelRideInput = {
  /** Why. */
  readonly reason: RideCancellationReason;
  /** The id of the ride. */
  readonly rideId: Scalars['ID']['input'];
};

/** What cancelRide answers. */
export type CancelRideResult = IdempotencyKeyReused | InvalidInput | NotFound | RideChanged | RideIsOff | RideUnderWay;

/** More places are taken than there would be. */
export type CapacityBelowTaken = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** Places taken. */
  readonly taken: Scalars['Int']['output'];
};

/** Of a certificate only that it was assessed is ever recorded, never what it says. */
export type CertificateKind =
  /** Whether somebody may work with children (børneattest). */
  | 'childProtectionCertificate'
  /** Whether somebody has a criminal record (straffeattest). */
  | 'criminalRecordCertificate';

/**
 * Something that changed which partners may know of, with the attributes of CloudEvents 1.0. Nothing in it names a guest or a volunteer, and
 * its numbers are numbers all the same: where few come, one place less is one guest more.
 */
export type Change = {
  /** How it is right after the event. */
  readonly data: ChangeData;
  /** What data would be on the wire of other protocols: application/json. */
  readonly datacontenttype: Scalars['String']['output'];
  /** Of the event. Whoever meets it again has met this change before. */
  readonly id: Scalars['ID']['output'];
  /**
   * The number of its event in the municipality's log: the argument after, to go on behind it. Between two changes numbers are left out: so
   * many other events came between them. That something happened can be seen, and when, but not what, nor to whom.
   */
  readonly index: Scalars['LogIndex']['output'];
  /** Where it comes from: /municipality/0183. */
  readonly source: Scalars['String']['output'];
  /** The version of CloudEvents: 1.0. */
  readonly specversion: Scalars['String']['output'];
  /** The id of the café or the session. */
  readonly subject: Scalars['ID']['output'];
  /** When it was recorded. */
  readonly time: Scalars['DateTime']['output'];
  /** What happened, such as dk.samspil.cafeSession.planned. More kinds may come: pass over those that you do not know. */
  readonly type: Scalars['String']['output'];
};

/** What changeCafePlan is told. */
export type ChangeCafePlanInput = {
  /** The id of the café. */
  readonly cafeId: Scalars['ID']['input'];
  /** Guests at a time. */
  readonly capacity: Scalars['Int']['input'];
  /** On the wall clock in Denmark. */
  readonly closes: Scalars['LocalTime']['input'];
  /** How many hours a guest from the waiting list has to confirm. */
  readonly offerHours: Scalars['Int']['input'];
  /** On the wall clock in Denmark. */
  readonly opens: Scalars['LocalTime']['input'];
  /** The dates on which it is held. */
  readonly recurrence: RecurrenceInput;
  /** What each session needs. */
  readonly roles: ReadonlyArray<RoleNeedInput>;
};

/** What changeCafePlan answers. */
export type ChangeCafePlanResult =
  CafeChanged | CafeClosedForGood | ClosesBeforeItOpens | IdempotencyKeyReused | InvalidInput | NotFound;

/** What changeCafeSessionCapacity is told. */
export type ChangeCafeSessionCapacityInput = {
  /** Guests at a time. */
  readonly capacity: Scalars['Int']['input'];
  /** The id of the session. */
  readonly sessionId: Scalars['ID']['input'];
};

/** What changeCafeSessionCapacity answers. */
export type ChangeCafeSessionCapacityResult =
  | CafeSessionChanged
  | CafeSessionHeldAlready
  | CafeSessionIsCancelled
  | CapacityBelowTaken
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound;

/** What changeCafeSessionRoles is told. */
export type ChangeCafeSessionRolesInput = {
  /** What the session needs. */
  readonly roles: ReadonlyArray<RoleNeedInput>;
  /** The id of the session. */
  readonly sessionId: Scalars['ID']['input'];
};

/** What changeCafeSessionRoles answers. */
export type ChangeCafeSessionRolesResult =
  | CafeSessionChanged
  | CafeSessionHeldAlready
  | CafeSessionIsCancelled
  | CafeSessionOver
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | RoleStillFilled;

/** How something is right after it changed: which of these, the type of the change says. */
export type ChangeData =
  | CafeClosing
  | CafeDescription
  | SessionCancellation
  | SessionHeadcount
  | SessionPlaces
  | SessionPlan
  | SessionStaffing
  | SessionTheme
  | SessionTime;

/** What changeGuestContact is told. */
export type ChangeGuestContactInput = {
  /** The id of the guest. */
  readonly guestId: Scalars['ID']['input'];
  /** What they are called. */
  readonly name: Scalars['String']['input'];
  /** Their telephone number. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
};

/** What changeGuestContact answers. */
export type ChangeGuestContactResult = GuestChanged | IdempotencyKeyReused | InvalidInput | NotFound | PersonErased;

/** What changeGuestNeeds is told. */
export type ChangeGuestNeedsInput = {
  /** The id of the guest. */
  readonly guestId: Scalars['ID']['input'];
  /** Diet, hearing, walking: what helps them. */
  readonly needs?: InputMaybe<Scalars['String']['input']>;
};

/** What changeGuestNeeds answers. */
export type ChangeGuestNeedsResult = GuestChanged | IdempotencyKeyReused | InvalidInput | NotFound | PersonErased;

/** What changeOrganiserContactDetails is told. */
export type ChangeOrganiserContactDetailsInput = {
  /** The id of the contact. */
  readonly contactId: Scalars['ID']['input'];
  /** Their e-mail address. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** What they are called. */
  readonly name: Scalars['String']['input'];
  /** Their telephone number. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
};

/** What changeOrganiserContactDetails answers. */
export type ChangeOrganiserContactDetailsResult =
  ContactIsRemoved | IdempotencyKeyReused | InvalidInput | NotFound | OrganiserContactChanged | PersonErased;

/** Changes in log order. */
export type ChangePage = {
  /** In log order. */
  readonly changes: ReadonlyArray<Change>;
  /** Whether there are more already. */
  readonly hasMore: Scalars['Boolean']['output'];
  /** The argument after for what comes behind these; null where nothing has come and nothing was said. */
  readonly next?: Maybe<Scalars['LogIndex']['output']>;
};

/** What changePassengerContact is told. */
export type ChangePassengerContactInput = {
  /** Whom to call about them, with a telephone number. */
  readonly contactPerson?: InputMaybe<Scalars['String']['input']>;
  /** What they are called. */
  readonly name: Scalars['String']['input'];
  /** The id of the passenger. */
  readonly passengerId: Scalars['ID']['input'];
  /** Their telephone number. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
};

/** What changePassengerContact answers. */
export type ChangePassengerContactResult =
  IdempotencyKeyReused | InvalidInput | NotFound | PassengerChanged | PersonErased;

/** What changePassengerHome is told. */
export type ChangePassengerHomeInput = {
  /** Where they are fetched. */
  readonly address?: InputMaybe<Scalars['String']['input']>;
  /** The id of that address in DAR, the register of addresses. */
  readonly addressId?: InputMaybe<Scalars['String']['input']>;
  /** The id of the passenger. */
  readonly passengerId: Scalars['ID']['input'];
  /** Where that is, in degrees of latitude and longitude: 55.612345,12.345678. */
  readonly position?: InputMaybe<Scalars['String']['input']>;
};

/** What changePassengerHome answers. */
export type ChangePassengerHomeResult =
  IdempotencyKeyReused | InvalidInput | NotFound | PassengerChanged | PersonErased;

/** What changePassengerNeeds is told. */
export type ChangePassengerNeedsInput = {
  /** Sitting, walking, hearing, being spoken to: what helps them. */
  readonly needs?: InputMaybe<Scalars['String']['input']>;
  /** The id of the passenger. */
  readonly passengerId: Scalars['ID']['input'];
};

/** What changePassengerNeeds answers. */
export type ChangePassengerNeedsResult =
  IdempotencyKeyReused | InvalidInput | NotFound | PassengerChanged | PersonErased;

/** What changeVolunteerContact is told. */
export type ChangeVolunteerContactInput = {
  /** Their e-mail address. It belongs to one volunteer in a municipality. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** What they are called. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Their telephone number. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  /** The id of the volunteer. */
  readonly volunteerId: Scalars['ID']['input'];
};

/** What changeVolunteerContact answers. */
export type ChangeVolunteerContactResult =
  | ApplicationWasDeclined
  | EmailTaken
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | PersonErased
  | VolunteerChanged
  | VolunteerHasLeft;

/** What changeVolunteerInterests is told. */
export type ChangeVolunteerInterestsInput = {
  /** What they would like to do. */
  readonly interests: ReadonlyArray<Interest>;
  /** The id of the volunteer. */
  readonly volunteerId: Scalars['ID']['input'];
};

/** What changeVolunteerInterests answers. */
export type ChangeVolunteerInterestsResult =
  ApplicationWasDeclined | IdempotencyKeyReused | InvalidInput | NotFound | VolunteerChanged | VolunteerHasLeft;

/** What checkInGuest is told. */
export type CheckInGuestInput = {
  /** When; without it, now. */
  readonly at?: InputMaybe<Scalars['DateTime']['input']>;
  /** The id of the guest. */
  readonly guestId: Scalars['ID']['input'];
  /** The id of the session. */
  readonly sessionId: Scalars['ID']['input'];
};

/** What checkInGuest answers. */
export type CheckInGuestResult =
  | CafeSessionChanged
  | CafeSessionFull
  | CafeSessionHeldAlready
  | CafeSessionIsCancelled
  | IdempotencyKeyReused
  | InvalidInput
  | NotAnHourOfTheSession
  | NotFound
  | NotRegistered;

/** What checkInVolunteer is told. */
export type CheckInVolunteerInput = {
  /** When; without it, now. */
  readonly at?: InputMaybe<Scalars['DateTime']['input']>;
  /** The id of the session. */
  readonly sessionId: Scalars['ID']['input'];
  /** The id of the volunteer. */
  readonly volunteerId: Scalars['ID']['input'];
};

/** What checkInVolunteer answers. */
export type CheckInVolunteerResult =
  | CafeSessionChanged
  | CafeSessionHeldAlready
  | CafeSessionIsCancelled
  | IdempotencyKeyReused
  | InvalidInput
  | NotAnHourOfTheSession
  | NotFound
  | NotOnShift
  | RoleFull
  | RoleNotNeeded;

/** What closeCafe is told. */
export type CloseCafeInput = {
  /** The id of the café. */
  readonly cafeId: Scalars['ID']['input'];
  /** The last day. */
  readonly lastDate: Scalars['Date']['input'];
};

/** What closeCafe answers. */
export type CloseCafeResult = CafeChanged | CafeClosedForGood | IdempotencyKeyReused | InvalidInput | NotFound;

/** The café would close before it opens, or as it opens. */
export type ClosesBeforeItOpens = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** The closure would end before it begins. */
export type ClosureEndsBeforeItBegins = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** What completeRide is told. */
export type CompleteRideInput = {
  /** How far it was, in metres. */
  readonly distanceMetres?: InputMaybe<Scalars['Int']['input']>;
  /** The id of the pilot. */
  readonly pilotId: Scalars['ID']['input'];
  /** The id of the ride. */
  readonly rideId: Scalars['ID']['input'];
  /** The ids of the places where they stopped. */
  readonly stops?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** What completeRide answers. */
export type CompleteRideResult =
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | RideChanged
  | RideIsOff
  | RideNotStarted
  | RideNotYours
  | RideUnderWay
  | RideWithoutPilot;

/** What confirmEntry is told. */
export type ConfirmEntryInput = {
  /** The id of the entry. */
  readonly entryId: Scalars['ID']['input'];
};

/** What confirmEntry answers. */
export type ConfirmEntryResult =
  EntryChanged | EntryIsWithdrawn | EntryNotPublished | IdempotencyKeyReused | InvalidInput | NotFound;

/** What confirmGuestPlace is told. */
export type ConfirmGuestPlaceInput = {
  /** The id of the guest. */
  readonly guestId: Scalars['ID']['input'];
  /** The id of the session. */
  readonly sessionId: Scalars['ID']['input'];
};

/** What confirmGuestPlace answers. */
export type ConfirmGuestPlaceResult =
  | CafeSessionChanged
  | CafeSessionHeldAlready
  | CafeSessionIsCancelled
  | CafeSessionOver
  | IdempotencyKeyReused
  | InvalidInput
  | NoPlaceOffered
  | NotFound
  | OfferLapsed;

/** What confirmRide is told. */
export type ConfirmRideInput = {
  /** The id of the passenger. */
  readonly passengerId: Scalars['ID']['input'];
  /** The id of the ride. */
  readonly rideId: Scalars['ID']['input'];
};

/** What confirmRide answers. */
export type ConfirmRideResult =
  IdempotencyKeyReused | InvalidInput | NotAPassenger | NotFound | RideChanged | RideIsOff | RideUnderWay;

/** For how long what was published stays, unless somebody confirms it. */
export type ConfirmationPeriod = {
  /** It stays for so many days after it was published or confirmed. */
  readonly confirmEveryDays: Scalars['Int']['output'];
  /** So many days before it expires, whoever keeps it is reminded. */
  readonly remindDaysBefore: Scalars['Int']['output'];
};

/** The passenger has not consented to be taken for rides. */
export type ConsentMissing = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** The passenger. */
  readonly passengerId: Scalars['ID']['output'];
};

/** They are not to be called any more. */
export type ContactIsRemoved = Refusal & {
  readonly code: Scalars['String']['output'];
  /** Which contact. */
  readonly contactId: Scalars['ID']['output'];
  readonly message: Scalars['String']['output'];
};

/** Whom to call does not belong to the organiser, or is not to be called any more. */
export type ContactNotOfOrganiser = Refusal & {
  readonly code: Scalars['String']['output'];
  /** Which contact. */
  readonly contactId: Scalars['ID']['output'];
  readonly message: Scalars['String']['output'];
};

/** What countDropIns is told. */
export type CountDropInsInput = {
  /** How many there are so far, in all. */
  readonly count: Scalars['Int']['input'];
  /** The id of the session. */
  readonly sessionId: Scalars['ID']['input'];
};

/** What countDropIns answers. */
export type CountDropInsResult =
  | CafeSessionChanged
  | CafeSessionFull
  | CafeSessionHeldAlready
  | CafeSessionIsCancelled
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | NotStartedYet;

/** What declineRideRequest is told. */
export type DeclineRideRequestInput = {
  /** Why: unmet demand is counted by it. */
  readonly reason: RideDeclineReason;
  /** The id of the wish. */
  readonly requestId: Scalars['ID']['input'];
};

/** What declineRideRequest answers. */
export type DeclineRideRequestResult =
  IdempotencyKeyReused | InvalidInput | NotFound | RideRequestAnswered | RideRequestChanged | RideRequestClosed;

/** What declineVolunteer is told. */
export type DeclineVolunteerInput = {
  /** Why. */
  readonly reason: Scalars['String']['input'];
  /** The id of the volunteer. */
  readonly volunteerId: Scalars['ID']['input'];
};

/** What declineVolunteer answers. */
export type DeclineVolunteerResult =
  | ApplicationWasApproved
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | PersonErased
  | VolunteerChanged
  | VolunteerHasLeft;

/** What describeBike is told. */
export type DescribeBikeInput = {
  /** Where it stands. */
  readonly base: PublicPlaceInput;
  /** The id of the bike. */
  readonly bikeId: Scalars['ID']['input'];
  /** Make and model. */
  readonly model: Scalars['String']['input'];
  /** What it is called. */
  readonly name: Scalars['String']['input'];
  /** Whether it carries a wheelchair. */
  readonly platform: Scalars['Boolean']['input'];
  /** How many sit in front: 1 or 2. */
  readonly seats: Scalars['Int']['input'];
};

/** What describeBike answers. */
export type DescribeBikeResult = BikeChanged | BikeIsRetired | IdempotencyKeyReused | InvalidInput | NotFound;

/** What describeCafe is told. */
export type DescribeCafeInput = {
  /** The id of the café. */
  readonly cafeId: Scalars['ID']['input'];
  /** Who lends the room, or runs it. */
  readonly hostOrganisation: Scalars['String']['input'];
  /** What it is called. */
  readonly name: Scalars['String']['input'];
  /** Where it is. */
  readonly place: Scalars['String']['input'];
};

/** What describeCafe answers. */
export type DescribeCafeResult = CafeChanged | CafeClosedForGood | IdempotencyKeyReused | InvalidInput | NotFound;

/** What describeOrganisation is told. */
export type DescribeOrganisationInput = {
  /** What kind of organisation it is. */
  readonly kind: OrganisationKind;
  /** As it stands in the Central Business Register (CVR). */
  readonly name: Scalars['String']['input'];
  /** The id of the organisation. */
  readonly organisationId: Scalars['ID']['input'];
};

/** What describeOrganisation answers. */
export type DescribeOrganisationResult = IdempotencyKeyReused | InvalidInput | NotFound | OrganisationChanged;

/** What describeOrganiser is told. */
export type DescribeOrganiserInput = {
  /** Of the organisation. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** What it is called. */
  readonly name: Scalars['String']['input'];
  /** The partner whose it is, where that writes its own entries. */
  readonly organisationId?: InputMaybe<Scalars['ID']['input']>;
  /** The id of the organiser. */
  readonly organiserId: Scalars['ID']['input'];
  /** Of the organisation: a switchboard, not somebody's own. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  /** A page of its own, such as https://www.example.dk. */
  readonly website?: InputMaybe<Scalars['String']['input']>;
};

/** What describeOrganiser answers. */
export type DescribeOrganiserResult =
  IdempotencyKeyReused | InvalidInput | NotFound | OrganiserChanged | OrganiserIsRetired;

/** What describeOverviewTerm is told. */
export type DescribeOverviewTermInput = {
  /** What it is called. */
  readonly name: OverviewTermNameInput;
  /** Other words by which people look for the same: 40 at most. */
  readonly synonyms: ReadonlyArray<Scalars['String']['input']>;
  /** The id of the word. */
  readonly termId: Scalars['ID']['input'];
};

/** What describeOverviewTerm answers. */
export type DescribeOverviewTermResult =
  IdempotencyKeyReused | InvalidInput | NotFound | OverviewTermsChanged | TermExists | TermIsRetired;

/** What describeRideDestination is told. */
export type DescribeRideDestinationInput = {
  /** The id of the place. */
  readonly destinationId: Scalars['ID']['input'];
  /** What it is to rides. */
  readonly kind: RideDestinationKind;
  /** What it is called. */
  readonly name: Scalars['String']['input'];
  /** What there is: coffee, a view, a toilet without steps. */
  readonly offers?: InputMaybe<Scalars['String']['input']>;
  /** Where it is. */
  readonly place: PublicPlaceInput;
};

/** What describeRideDestination answers. */
export type DescribeRideDestinationResult =
  DestinationIsRetired | IdempotencyKeyReused | InvalidInput | NotFound | RideDestinationChanged;

/** Nobody is taken to that place any more. */
export type DestinationIsRetired = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The place. */
  readonly destinationId: Scalars['ID']['output'];
  readonly message: Scalars['String']['output'];
};

/** What draftEntry is told. */
export type DraftEntryInput = {
  /** What it is to say. */
  readonly content: EntryContentInput;
  /** The id of the organiser. */
  readonly organiserId: Scalars['ID']['input'];
  /** Where it came from, of what a system sent. */
  readonly source?: InputMaybe<EntrySourceInput>;
};

/** What draftEntry answers. */
export type DraftEntryResult =
  | ContactNotOfOrganiser
  | EntryChanged
  | EntryHasNoDate
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | OrganiserIsRetired
  | PhotoNotStored
  | TermNotInUse
  | TimeEndsBeforeItBegins;

/** A person whose data were kept long enough: somebody has to decide, by erasePerson or by keepLonger. */
export type DueForErasure = {
  /** The first day on which it was due. */
  readonly dueSince: Scalars['Date']['output'];
  /** The kind of person, as it is called in this API: Guest, Passenger, Volunteer. */
  readonly kind: Scalars['String']['output'];
  /** From when on it is counted. */
  readonly lastActive: Scalars['Date']['output'];
  /** Who it is, so that the right one is decided on. Asking for it is a look at their data. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The record: a guest's, a volunteer's. */
  readonly person: Scalars['ID']['output'];
  /** What is due, as erasePerson takes it. */
  readonly purposes: ReadonlyArray<PersonalPurpose>;
  /** The rule by which they are due. */
  readonly rule: RetentionRule;
};

/**
 * Everybody on whom somebody has to decide by the municipality's rules. Who is due for everything is not named for a part besides. Not
 * named is who was erased or is being erased, who is on hold, and who has something ahead of them.
 */
export type DueList = {
  /** Due the longest first. Decided on, they make room for the next. */
  readonly entries: ReadonlyArray<DueForErasure>;
  /** How many there are, whatever part of them is asked for. */
  readonly total: Scalars['Int']['output'];
};

/** What is printed of the overview: a name, and the place in the log that it shows, which is that of its own order. */
export type Edition = Node & {
  /** What the poster is of. */
  readonly activityId?: Maybe<Scalars['ID']['output']>;
  /** How large the file is. */
  readonly bytes?: Maybe<Scalars['Int']['output']>;
  /** Why it is not what it was the time before. */
  readonly differs?: Maybe<EditionDifference>;
  /** How many entries there were to print. */
  readonly entries?: Maybe<Scalars['Int']['output']>;
  /**
   * How often the press has tried in vain since Samspil was started, for a reason that may pass, such as a full disk. It tries again after a minute; after five times
   * it leaves it until the next start. Tell who runs Samspil; once that is set right, another that is ordered is printed at once.
   */
  readonly failedAttempts: Scalars['Int']['output'];
  readonly id: Scalars['ID']['output'];
  /** The number in the log of its order: what it shows is how things stood then. Null for a moment, until the order has its number. */
  readonly index?: Maybe<Scalars['LogIndex']['output']>;
  /** What it is. */
  readonly kind: EditionKind;
  /** Its language. */
  readonly language: PaperLanguage;
  /** Entries for which the paper had no room. */
  readonly leftOut: ReadonlyArray<Scalars['ID']['output']>;
  /** What it is called, on its title page too. */
  readonly name: Scalars['String']['output'];
  /** When it was ordered. */
  readonly orderedAt: Scalars['DateTime']['output'];
  /** How many pages it has. */
  readonly pages?: Maybe<Scalars['Int']['output']>;
  /** Where everybody can fetch it; null until it is printed. */
  readonly path?: Maybe<Scalars['String']['output']>;
  /** How far it is, while it is being printed. */
  readonly progress?: Maybe<EditionProgress>;
  /** Why it cannot be printed. */
  readonly reason?: Maybe<EditionFault>;
  /** What it was printed by. */
  readonly renderer?: Maybe<Scalars['String']['output']>;
  /** The hash of the file, SHA-256 in hexadecimal: printed again from the log, it is the same. */
  readonly sha256?: Maybe<Scalars['String']['output']>;
  /** What has become of it. */
  readonly status: EditionStatus;
  /** Entries of which letters could not be printed. */
  readonly unprintable: ReadonlyArray<Scalars['ID']['output']>;
};

/** What became of an edition. */
export type EditionChanged = {
  /** The edition; null for whoever may not read it, and while it is not visible yet. */
  readonly edition?: Maybe<Edition>;
  /** Where it is recorded. */
  readonly recorded: Recorded;
};

/** A page of editions. */
export type EditionConnection = {
  readonly edges: ReadonlyArray<EditionEdge>;
  readonly pageInfo: PageInfo;
};

/** Why an edition is not the same as when it was printed before. */
export type EditionDifference =
  /** Somebody whom it named has been erased. */
  | 'contactErased'
  /** It was printed with other fonts. */
  | 'otherFonts'
  /** It was printed by another version of the renderer. */
  | 'otherRenderer'
  /** Nobody knows: tell who runs Samspil. */
  | 'unexplained';

/** An edition on a page. */
export type EditionEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Edition;
};

/** Why an edition cannot be printed, and what to do before another is ordered: this one shows how things stood, and stays so. */
export type EditionFault =
  /** What the poster is of was not published when it was ordered: publish it. */
  | 'entryNotPublished'
  /** Its name has no letter that can be printed: name it in Latin, Greek or Cyrillic letters. */
  | 'nameNotPrintable'
  /** Nothing was published when it was ordered: publish something. */
  | 'nothingPublished'
  /** The activity has too much to say for one sheet: shorten its title or what its place is called. */
  | 'posterTooLong'
  /** Nobody has said which number to call: whoever runs Samspil sets SAMSPIL_TELEPHONES. */
  | 'telephoneMissing'
  /** There are more entries than an edition holds, which is 2,000: withdraw what is out of date, or print posters. */
  | 'tooManyEntries';

/** What is printed. */
export type EditionKind =
  /** All of it, as a booklet. */
  | 'catalogue'
  /** A sheet that is folded once. */
  | 'folder'
  /** One activity, for a wall. */
  | 'poster';

/** How far an edition is that is being printed. */
export type EditionProgress = {
  /** Steps that are done. */
  readonly done: Scalars['Int']['output'];
  /** Of so many. */
  readonly total: Scalars['Int']['output'];
};

/** What has become of an edition. */
export type EditionStatus =
  /** It cannot be printed, however often it is tried: set right what its reason says, and order another. */
  | 'failed'
  /** It waits for the press, or is being printed. */
  | 'ordered'
  /** It is printed. */
  | 'rendered';

/** The address belongs to another volunteer of the municipality. */
export type EmailTaken = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** What endAgreement is told. */
export type EndAgreementInput = {
  /** The id of the agreement. */
  readonly agreementId: Scalars['ID']['input'];
  /** Its last day. */
  readonly on: Scalars['Date']['input'];
  /** The id of the organisation. */
  readonly organisationId: Scalars['ID']['input'];
};

/** What endAgreement answers. */
export type EndAgreementResult =
  | AgreementCannotEndThen
  | AgreementOver
  | IdempotencyKeyReused
  | InvalidInput
  | NoSuchAgreement
  | NotFound
  | OrganisationChanged;

/** What endApiClient is told. */
export type EndApiClientInput = {
  /** The id of the client. */
  readonly apiClientId: Scalars['ID']['input'];
};

/** What endApiClient answers. */
export type EndApiClientResult = ApiClientChanged | IdempotencyKeyReused | InvalidInput | NotFound;

/** What endEscort is told. */
export type EndEscortInput = {
  /** The id of the account. */
  readonly escort: Scalars['String']['input'];
  /** The id of the guest. */
  readonly guestId: Scalars['ID']['input'];
};

/** What endEscort answers. */
export type EndEscortResult = GuestChanged | IdempotencyKeyReused | InvalidInput | NotFound | PersonErased;

/** What endPairing is told. */
export type EndPairingInput = {
  /** The id of the passenger. */
  readonly passengerId: Scalars['ID']['input'];
  /** The id of the volunteer. */
  readonly volunteerId: Scalars['ID']['input'];
};

/** What endPairing answers. */
export type EndPairingResult = IdempotencyKeyReused | InvalidInput | NotFound | PassengerChanged | PersonErased;

/** What endPassengerEscort is told. */
export type EndPassengerEscortInput = {
  /** The id of the account, as Query.viewer tells it to its owner. */
  readonly escort: Scalars['String']['input'];
  /** The id of the passenger. */
  readonly passengerId: Scalars['ID']['input'];
};

/** What endPassengerEscort answers. */
export type EndPassengerEscortResult = IdempotencyKeyReused | InvalidInput | NotFound | PassengerChanged | PersonErased;

/** What endRetentionRule is told. */
export type EndRetentionRuleInput = {
  /** What of their data it is about. */
  readonly covers: RetentionCovers;
  /** The kind of person, as it is called in this API: Guest, Passenger, Volunteer. */
  readonly kind: Scalars['String']['input'];
};

/** What endRetentionRule answers. */
export type EndRetentionRuleResult = IdempotencyKeyReused | InvalidInput | PersonMustDecide | RetentionRulesChanged;

/** What endStandingCommitment is told. */
export type EndStandingCommitmentInput = {
  /** The id of the standing commitment. */
  readonly commitmentId: Scalars['ID']['input'];
  /** Default: today. */
  readonly lastDate?: InputMaybe<Scalars['Date']['input']>;
  /** The id of the volunteer. */
  readonly volunteerId: Scalars['ID']['input'];
};

/** What endStandingCommitment answers. */
export type EndStandingCommitmentResult =
  | ApplicationWasDeclined
  | IdempotencyKeyReused
  | InvalidInput
  | NoSuchCommitment
  | NotFound
  | VolunteerChanged
  | VolunteerHasLeft;

/** A pilot whose training ends. */
export type EndingPilotTraining = {
  /** The last day on which it counts. */
  readonly endsOn: Scalars['Date']['output'];
  /** Who it is. */
  readonly volunteer: Volunteer;
};

/** It would end before it begins. */
export type EndsBeforeItBegins = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The first day that was named. */
  readonly from: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
  /** The last day that was named. */
  readonly until: Scalars['Date']['output'];
};

/** The session would end before it starts, or as it starts. */
export type EndsBeforeItStarts = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** An activity of the overview, as those see it who make the overview. */
export type Entry = Node & {
  /** When something last happened to it. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** When it was last said to be so: published, or confirmed. Null where it never was, as are the next two. */
  readonly confirmedOn?: Maybe<Scalars['Date']['output']>;
  /** When it was drafted. */
  readonly draftedAt: Scalars['DateTime']['output'];
  /** When it expired; null where it did not, or has been published since. */
  readonly expiredOn?: Maybe<Scalars['Date']['output']>;
  /** Its id in the system of the partner that sent it; null where no system did. */
  readonly externalId?: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  /** What it is to say, or says. */
  readonly latest: EntryRevision;
  /** Who makes it happen. */
  readonly organiser?: Maybe<Organiser>;
  /** What everybody reads meanwhile; null where that is nothing. */
  readonly published?: Maybe<EntryRevision>;
  /** When whoever keeps it is to be reminded. */
  readonly remindOn?: Maybe<Scalars['Date']['output']>;
  /** When they were reminded since; null where they were not. */
  readonly remindedOn?: Maybe<Scalars['Date']['output']>;
  /** All of its revisions, the first one first. */
  readonly revisions: ReadonlyArray<EntryRevision>;
  /** What has become of its latest revision. */
  readonly status: EntryStatus;
  /** The last day on which it is, or was, read, unless somebody confirms it. */
  readonly validUntil?: Maybe<Scalars['Date']['output']>;
  /** Why it is gone; null where it is not. */
  readonly withdrawnFor?: Maybe<EntryWithdrawalReason>;
};

/** How it can be reached and followed. Null where nobody has said it, which is not a no. */
export type EntryAccessibility = {
  /** A toilet for wheelchair users. */
  readonly accessibleToilet?: Maybe<Scalars['Boolean']['output']>;
  /** Somebody comes along from home and back. */
  readonly companyOnTheWay?: Maybe<Scalars['Boolean']['output']>;
  /** An induction loop (teleslynge). */
  readonly hearingLoop?: Maybe<Scalars['Boolean']['output']>;
  /** A quiet place. */
  readonly quiet?: Maybe<Scalars['Boolean']['output']>;
  /** Without a step from the street to the chair. */
  readonly stepFree?: Maybe<Scalars['Boolean']['output']>;
  /** A bus of its own, a ride by bike, a car: organised by whoever makes it. */
  readonly transport?: Maybe<Scalars['Boolean']['output']>;
};

/** How it can be reached and followed: what nobody knows is left out. */
export type EntryAccessibilityInput = {
  /** A toilet for wheelchair users. */
  readonly accessibleToilet?: InputMaybe<Scalars['Boolean']['input']>;
  /** Somebody comes along from home and back. */
  readonly companyOnTheWay?: InputMaybe<Scalars['Boolean']['input']>;
  /** An induction loop (teleslynge). */
  readonly hearingLoop?: InputMaybe<Scalars['Boolean']['input']>;
  /** A quiet place. */
  readonly quiet?: InputMaybe<Scalars['Boolean']['input']>;
  /** Without a step from the street to the chair. */
  readonly stepFree?: InputMaybe<Scalars['Boolean']['input']>;
  /** A bus of its own, a ride by bike, a car. */
  readonly transport?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What became of an entry. */
export type EntryChanged = {
  /** The entry as it is now. */
  readonly entry?: Maybe<Entry>;
  /** What was recorded, and whether this answer shows it. */
  readonly recorded: Recorded;
};

/** A page of entries. */
export type EntryConnection = {
  readonly edges: ReadonlyArray<EntryEdge>;
  readonly pageInfo: PageInfo;
};

/** What a revision of an entry says: all of it. */
export type EntryContent = {
  /** How it can be reached and followed. */
  readonly accessibility: EntryAccessibility;
  /** What it is. */
  readonly categories: ReadonlyArray<OverviewTerm>;
  /** Whom to call; null where nobody is named. */
  readonly contact?: Maybe<OrganiserContact>;
  /** What somebody likes who comes there. */
  readonly interests: ReadonlyArray<OverviewTerm>;
  /** What is spoken there, by ISO 639-1 codes. */
  readonly languages: ReadonlyArray<Scalars['String']['output']>;
  /** Photos of it. */
  readonly photos: ReadonlyArray<EntryPhoto>;
  /** Where it is; null where that is not one place. */
  readonly place?: Maybe<EntryPlace>;
  /** What it costs. */
  readonly price: EntryPrice;
  /** Where to sign up, where that has to be. */
  readonly signUp?: Maybe<Scalars['String']['output']>;
  /** Anything else that it is sorted by. */
  readonly tags: ReadonlyArray<OverviewTerm>;
  /** Whom it is for. */
  readonly targetGroups: ReadonlyArray<OverviewTerm>;
  /** In each language, Danish among them. */
  readonly texts: ReadonlyArray<EntryText>;
  /** When it is; none where it is by agreement. */
  readonly times: ReadonlyArray<EntryTime>;
};

/** What an entry is to say: all of it. */
export type EntryContentInput = {
  /** How it can be reached and followed. */
  readonly accessibility: EntryAccessibilityInput;
  /** Ids of words of that kind: one at least. */
  readonly categories: ReadonlyArray<Scalars['ID']['input']>;
  /** Whom to call: a contact of the organiser. */
  readonly contactId?: InputMaybe<Scalars['ID']['input']>;
  /** Ids of words of that kind. */
  readonly interests: ReadonlyArray<Scalars['ID']['input']>;
  /** What is spoken there, by ISO 639-1 codes. */
  readonly languages: ReadonlyArray<Scalars['String']['input']>;
  /** Photos of it: 6 at most. */
  readonly photos: ReadonlyArray<EntryPhotoInput>;
  /** Where it is, where that is one place. */
  readonly place?: InputMaybe<PublicPlaceInput>;
  /** What it costs. */
  readonly price: EntryPriceInput;
  /** Where to sign up, where that has to be. */
  readonly signUp?: InputMaybe<Scalars['String']['input']>;
  /** Ids of words of that kind. */
  readonly tags: ReadonlyArray<Scalars['ID']['input']>;
  /** Ids of words of that kind. */
  readonly targetGroups: ReadonlyArray<Scalars['ID']['input']>;
  /** In each language, Danish among them. */
  readonly texts: ReadonlyArray<EntryTextInput>;
  /** When it is; none where it is by agreement. */
  readonly times: ReadonlyArray<EntryTimeInput>;
};

/** An entry on a page. */
export type EntryEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Entry;
};

/** Something recurs on no date, for all are excepted. */
export type EntryHasNoDate = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The first date of what recurs. */
  readonly firstDate: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
};

/** All of its times have been. */
export type EntryIsOver = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The last day of it. */
  readonly lastDate: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
};

/** The entry was withdrawn, which is for good. */
export type EntryIsWithdrawn = Refusal & {
  readonly code: Scalars['String']['output'];
  /** Which entry. */
  readonly entryId: Scalars['ID']['output'];
  readonly message: Scalars['String']['output'];
};

/** The revision is no draft any more: revise the entry, which makes the next one. */
export type EntryNotDraft = Refusal & {
  readonly code: Scalars['String']['output'];
  /** Which entry. */
  readonly entryId: Scalars['ID']['output'];
  readonly message: Scalars['String']['output'];
  /** Which revision. */
  readonly revision: Scalars['Int']['output'];
};

/** The entry is not published now. */
export type EntryNotPublished = Refusal & {
  readonly code: Scalars['String']['output'];
  /** Which entry. */
  readonly entryId: Scalars['ID']['output'];
  readonly message: Scalars['String']['output'];
};

/** The revision has not been submitted, or came back since. */
export type EntryNotSubmitted = Refusal & {
  readonly code: Scalars['String']['output'];
  /** Which entry. */
  readonly entryId: Scalars['ID']['output'];
  readonly message: Scalars['String']['output'];
  /** Which revision. */
  readonly revision: Scalars['Int']['output'];
};

/** A photo, by the hash of its bytes. */
export type EntryPhoto = {
  /** What is to be seen, for whoever does not see it. */
  readonly alt: EntryPhotoAlt;
  /** Who took it. */
  readonly credit?: Maybe<Scalars['String']['output']>;
  /** In pixels. */
  readonly height: Scalars['Int']['output'];
  /** SHA-256 of the bytes as they are stored, in hexadecimal. */
  readonly sha256: Scalars['String']['output'];
  /** The same picture, for small screens. */
  readonly small?: Maybe<EntryPicture>;
  /** In pixels. */
  readonly width: Scalars['Int']['output'];
};

/** What is to be seen on a photo. */
export type EntryPhotoAlt = {
  /** In Danish. */
  readonly da: Scalars['String']['output'];
  /** In English. */
  readonly en?: Maybe<Scalars['String']['output']>;
};

/** What is to be seen on a photo. */
export type EntryPhotoAltInput = {
  /** In Danish. */
  readonly da: Scalars['String']['input'];
  /** In English. */
  readonly en?: InputMaybe<Scalars['String']['input']>;
};

/** A photo that was stored before. */
export type EntryPhotoInput = {
  /** What is to be seen, for whoever does not see it. */
  readonly alt: EntryPhotoAltInput;
  /** Who took it. */
  readonly credit?: InputMaybe<Scalars['String']['input']>;
  /** In pixels. */
  readonly height: Scalars['Int']['input'];
  /** SHA-256 of the bytes as they are stored, in hexadecimal. */
  readonly sha256: Scalars['String']['input'];
  /** The same picture for small screens, as it was answered when it was stored. */
  readonly small?: InputMaybe<EntryPictureInput>;
  /** In pixels. */
  readonly width: Scalars['Int']['input'];
};

/** A picture, by the hash of its bytes. */
export type EntryPicture = {
  /** In pixels. */
  readonly height: Scalars['Int']['output'];
  /** SHA-256 of the bytes as they are stored, in hexadecimal. */
  readonly sha256: Scalars['String']['output'];
  /** In pixels. */
  readonly width: Scalars['Int']['output'];
};

/** A picture that was stored before, in one of its sizes. */
export type EntryPictureInput = {
  /** In pixels. */
  readonly height: Scalars['Int']['input'];
  /** SHA-256 of the bytes as they are stored, in hexadecimal. */
  readonly sha256: Scalars['String']['input'];
  /** In pixels. */
  readonly width: Scalars['Int']['input'];
};

/** Where something is, as everybody knows it. */
export type EntryPlace = {
  /** Its id in DAR, the register of addresses; null where it has none. */
  readonly addressId?: Maybe<Scalars['ID']['output']>;
  /** What it is called, or its address. */
  readonly label: Scalars['String']['output'];
  /** In degrees (WGS 84); null where nobody has said where it lies, as of a café. */
  readonly latitude?: Maybe<Scalars['Float']['output']>;
  /** In degrees (WGS 84); null where the latitude is. */
  readonly longitude?: Maybe<Scalars['Float']['output']>;
};

/** What it costs. */
export type EntryPrice = {
  /** What else there is to say of it. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** In øre; 0 is free of charge. */
  readonly ore: Scalars['Int']['output'];
};

/** What it costs. */
export type EntryPriceInput = {
  /** What else there is to say of it. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** In øre; 0 is free of charge. */
  readonly ore: Scalars['Int']['input'];
};

/** Why an entry is not published as it is. */
export type EntryReturnReason =
  /** It is there already. */
  | 'duplicate'
  /** Something is missing. */
  | 'incomplete'
  /** It is not for elderly people. */
  | 'notForTheElderly'
  /** For anything else: the note says it. */
  | 'other'
  /** It is not so any more. */
  | 'outOfDate'
  /** It cannot be understood. */
  | 'unclear';

/** Why a revision came back. */
export type EntryReturned = {
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** What its editor has written to whoever drafted it. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** Why. */
  readonly reason: EntryReturnReason;
};

/** What was drafted at one time: whole, so that two revisions can be laid side by side. */
export type EntryRevision = {
  /** What it says. */
  readonly content: EntryContent;
  /** When it was published; null where it never was. */
  readonly publishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why it came back; null where it has not. */
  readonly returned?: Maybe<EntryReturned>;
  /** The first is 1. */
  readonly revision: Scalars['Int']['output'];
  /** When it was submitted; null where it has not been. */
  readonly submittedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was last written. */
  readonly writtenAt: Scalars['DateTime']['output'];
};

/** Where an entry came from. */
export type EntrySourceInput = {
  /** Its id in that system. */
  readonly externalId: Scalars['String']['input'];
  /** The partner whose system sent it. */
  readonly organisationId: Scalars['ID']['input'];
};

/** What has become of an entry's latest revision. */
export type EntryStatus =
  /** It is being written. */
  | 'draft'
  /** Nobody confirmed it in time: nobody reads it any more. */
  | 'expired'
  /** It is what everybody reads. */
  | 'published'
  /** An editor has sent it back, with a reason. */
  | 'returned'
  /** An editor is to look at it. */
  | 'submitted'
  /** It is gone for good. */
  | 'withdrawn';

/** What an entry says in one language: plain text, in which nothing is markup. */
export type EntryText = {
  /** Paragraphs. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The language, by its ISO 639-1 code. */
  readonly language: Scalars['String']['output'];
  /** One or two sentences, for lists and for paper. */
  readonly summary: Scalars['String']['output'];
  /** Its heading. */
  readonly title: Scalars['String']['output'];
};

/** What an entry says in one language: plain text, in which nothing is markup. */
export type EntryTextInput = {
  /** Paragraphs: 4,000 characters at most. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The language, by its ISO 639-1 code: da, en, ar, tr and others. */
  readonly language: Scalars['String']['input'];
  /** One or two sentences: 300 characters at most. */
  readonly summary: Scalars['String']['input'];
  /** Its heading: 120 characters at most. */
  readonly title: Scalars['String']['input'];
};

/** When something is. */
export type EntryTime = {
  /** Of what recurs: when it begins, on the wall clock in Denmark. */
  readonly begins?: Maybe<Scalars['LocalTime']['output']>;
  /** Of what recurs: when it ends, on the wall clock in Denmark. */
  readonly ends?: Maybe<Scalars['LocalTime']['output']>;
  /** Of what is once: when it ends. */
  readonly endsAt?: Maybe<Scalars['DateTime']['output']>;
  /** Of what recurs: dates on which it is not. */
  readonly except?: Maybe<ReadonlyArray<Scalars['Date']['output']>>;
  /** Of what recurs: the first date of it. */
  readonly firstDate?: Maybe<Scalars['Date']['output']>;
  /** Which of the fields below say it. */
  readonly kind: EntryTimeKind;
  /** Of what recurs: on which dates (RFC 5545). */
  readonly rrule?: Maybe<Scalars['String']['output']>;
  /** Of what is once: when it begins. */
  readonly startsAt?: Maybe<Scalars['DateTime']['output']>;
};

/** When something is. */
export type EntryTimeInput = {
  /** Of what recurs: when it begins, on the wall clock in Denmark. */
  readonly begins?: InputMaybe<Scalars['LocalTime']['input']>;
  /** Of what recurs: when it ends, on the wall clock in Denmark. */
  readonly ends?: InputMaybe<Scalars['LocalTime']['input']>;
  /** Of what is once: when it ends. */
  readonly endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Of what recurs: dates on which it is not; empty where there are none. */
  readonly except?: InputMaybe<ReadonlyArray<Scalars['Date']['input']>>;
  /** Of what recurs: the first date of it. */
  readonly firstDate?: InputMaybe<Scalars['Date']['input']>;
  /** Which of the fields below are said. */
  readonly kind: EntryTimeKind;
  /** Of what recurs: RFC 5545, over dates, with an end: FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630 */
  readonly rrule?: InputMaybe<Scalars['String']['input']>;
  /** Of what is once: when it begins. */
  readonly startsAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** How something comes about in time. */
export type EntryTimeKind =
  /** Once. */
  | 'once'
  /** Again and again, on the clock in Denmark. */
  | 'recurring';

/** Why an entry is gone. */
export type EntryWithdrawalReason =
  /** It does not take place. */
  | 'cancelled'
  /** It is there twice. */
  | 'duplicate'
  /** It has ended. */
  | 'ended'
  /** It should never have been there. */
  | 'error'
  /** For anything else. */
  | 'other';

/** What erasePerson is told. */
export type ErasePersonInput = {
  /** Under which the municipality keeps the papers, such as 26/012345. */
  readonly caseNumber?: InputMaybe<Scalars['String']['input']>;
  /** The ground in law. */
  readonly legalBasis: LegalBasis;
  /** All records of one person, at most 10: a guest may be a volunteer too, or be there twice. */
  readonly people: ReadonlyArray<Scalars['ID']['input']>;
  /** Without it, everything. */
  readonly purposes?: InputMaybe<ReadonlyArray<PersonalPurpose>>;
  /** Why. */
  readonly reason: ErasureReason;
};

/** What erasePerson answers. */
export type ErasePersonResult =
  AlreadyErased | ErasureBegun | IdempotencyKeyReused | InvalidInput | NotFound | OnHold | PersonMustDecide;

/** A decision to erase somebody's data, and how far it has been carried out. */
export type Erasure = Node & {
  /** Under which the municipality keeps the papers; null where none was named. */
  readonly caseNumber?: Maybe<Scalars['String']['output']>;
  /** When it was decided. */
  readonly decidedAt: Scalars['DateTime']['output'];
  /** The account of who decided. */
  readonly decidedBy: Scalars['String']['output'];
  /** From then on nothing of it was left in any file. Null until then. */
  readonly erasedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  /** From then on nothing of it can be read any more by anybody. Null until then. */
  readonly keysDestroyedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The kind of person, as it is called in this API: Guest, Passenger, Volunteer. */
  readonly kind: Scalars['String']['output'];
  /** The ground in law. */
  readonly legalBasis: LegalBasis;
  /** The record: a guest's, a volunteer's. It is still there, and is nobody's any more. */
  readonly person: Scalars['ID']['output'];
  /** What is erased. With contact everything is: who it was cannot go while what they suffer from stays. */
  readonly purposes: ReadonlyArray<PersonalPurpose>;
  /** When it was carried out again, because a backup had brought something back. */
  readonly reappliedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why. */
  readonly reason: ErasureReason;
};

/** It was decided, and cannot be taken back. */
export type ErasureBegun = {
  /** One for each record, as far as it has come. */
  readonly erasures: ReadonlyArray<Erasure>;
  readonly recorded: Recorded;
};

/** A page of erasures. */
export type ErasureConnection = {
  readonly edges: ReadonlyArray<ErasureEdge>;
  readonly pageInfo: PageInfo;
};

/** An erasure on a page. */
export type ErasureEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Erasure;
};

/** What erasing somebody would mean. Nothing has happened yet. */
export type ErasurePreview = {
  /** Other records with the same name, telephone number or e-mail address: perhaps the same person. They are not erased unless they are named too. */
  readonly lookAlikes: ReadonlyArray<LookAlike>;
  /** One entry for each record. */
  readonly records: ReadonlyArray<RecordPreview>;
};

/** Why somebody's data go. */
export type ErasureReason =
  /** A court, or the data protection authority. */
  | 'authorityOrdered'
  /** The municipality's rule says that it was kept long enough. */
  | 'keptLongEnough'
  /** They want it so. */
  | 'personAsked'
  /** They have died. */
  | 'personDied'
  /** They should not have been put on record. */
  | 'recordedByMistake'
  /** A relative, a guardian, whoever may speak for them. */
  | 'representativeAsked';

/** What giveRideBack is told. */
export type GiveRideBackInput = {
  /** The id of the pilot. */
  readonly pilotId: Scalars['ID']['input'];
  /** Why. Default: other. */
  readonly reason?: InputMaybe<PilotReleaseReason>;
  /** The id of the ride. */
  readonly rideId: Scalars['ID']['input'];
};

/** What giveRideBack answers. */
export type GiveRideBackResult =
  IdempotencyKeyReused | InvalidInput | NotFound | RideChanged | RideIsOff | RideNotYours | RideUnderWay;

/** What giveRideConsent is told. */
export type GiveRideConsentInput = {
  /** When they said so; today by default. */
  readonly on?: InputMaybe<Scalars['Date']['input']>;
  /** The id of the passenger. */
  readonly passengerId: Scalars['ID']['input'];
};

/** What giveRideConsent answers. */
export type GiveRideConsentResult =
  IdempotencyKeyReused | InvalidInput | NotADateForConsent | NotFound | PassengerChanged | PersonErased;

/** What giveRideToBike is told. */
export type GiveRideToBikeInput = {
  /** The id of the bike. */
  readonly bikeId: Scalars['ID']['input'];
  /** The id of the ride. */
  readonly rideId: Scalars['ID']['input'];
};

/** What giveRideToBike answers. */
export type GiveRideToBikeResult =
  | BikeOutOfService
  | BikeTaken
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | PlatformMissing
  | RideChanged
  | RideIsOff
  | RideUnderWay
  | TooFewSeats;

/** What giveRideToPilot is told. */
export type GiveRideToPilotInput = {
  /** The id of the pilot. */
  readonly pilotId: Scalars['ID']['input'];
  /** The id of the ride. */
  readonly rideId: Scalars['ID']['input'];
};

/** What giveRideToPilot answers. */
export type GiveRideToPilotResult =
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | PilotNotActive
  | PilotNotQualified
  | PilotTaken
  | RideChanged
  | RideIsOff
  | RideUnderWay;

/** What grantQualification is told. */
export type GrantQualificationInput = {
  /** What they have been taught. */
  readonly qualification: QualificationKind;
  /** Its first day. */
  readonly validFrom: Scalars['Date']['input'];
  /** Its last day; without it, it does not end. */
  readonly validUntil?: InputMaybe<Scalars['Date']['input']>;
  /** The id of the volunteer. */
  readonly volunteerId: Scalars['ID']['input'];
};

/** What grantQualification answers. */
export type GrantQualificationResult =
  | ApplicationWasDeclined
  | EndsBeforeItBegins
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | VolunteerChanged
  | VolunteerHasLeft;

/** A permission that somebody has. */
export type GrantedPermission = {
  /** How far it reaches. */
  readonly extent: PermissionExtent;
  /** What it allows. */
  readonly permission: Permission;
};

/** Somebody who comes to cafés and is known by name. */
export type Guest = Node & {
  /** Where they come as a rule. */
  readonly cafe?: Maybe<Cafe>;
  /** What has been erased of them, or is being: their record stays, and is nobody's any more. */
  readonly erasures: ReadonlyArray<Erasure>;
  /** The accounts of the care staff who come along, who see and book for this guest: for those alone who decide on them. */
  readonly escorts: ReadonlyArray<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  /** Null once the guest has been forgotten, as are phone and needs. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Diet, hearing, walking: what helps them. */
  readonly needs?: Maybe<Scalars['String']['output']>;
  /** Their telephone number. */
  readonly phone?: Maybe<Scalars['String']['output']>;
  /** Since when they are on record. */
  readonly since: Scalars['DateTime']['output'];
  /** Where they were and will be, the first one first. */
  readonly visits: VisitConnection;
};

/** Somebody who comes to cafés and is known by name. */
export type GuestVisitsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What became of a guest's record. */
export type GuestChanged = {
  /** The guest as they are now. */
  readonly guest?: Maybe<Guest>;
  readonly recorded: Recorded;
};

/** A page of guests. */
export type GuestConnection = {
  readonly edges: ReadonlyArray<GuestEdge>;
  readonly pageInfo: PageInfo;
};

/** A guest on a page. */
export type GuestEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Guest;
};

/** More guests than there are places. */
export type HeadcountAboveCapacity = Refusal & {
  /** Guests at a time. */
  readonly capacity: Scalars['Int']['output'];
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** Fewer guests than have been checked in or counted. */
export type HeadcountTooLow = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** Those that have been. */
  readonly present: Scalars['Int']['output'];
};

/** Up to where in its history a municipality is seen. */
export type History = {
  /** The number of the last event; null before the first. */
  readonly index?: Maybe<Scalars['LogIndex']['output']>;
  /** By when that was known: nothing up to there was recorded later. */
  readonly knownAt?: Maybe<Scalars['DateTime']['output']>;
  /** Of Samspil, whose rules computed the answer from the events: those of today, also for the past. */
  readonly release: Scalars['String']['output'];
};

/** What holdCafeSession is told. */
export type HoldCafeSessionInput = {
  /** Guests in the end, drop-ins included. */
  readonly headcount: Scalars['Int']['input'];
  /** The id of the session. */
  readonly sessionId: Scalars['ID']['input'];
};

/** What holdCafeSession answers. */
export type HoldCafeSessionResult =
  | CafeSessionChanged
  | CafeSessionHeldAlready
  | CafeSessionIsCancelled
  | HeadcountAboveCapacity
  | HeadcountTooLow
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | NotStartedYet;

/** Data are not kept that much longer by one decision. */
export type HoldEndsTooLate = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The last day that it could be. */
  readonly latest: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
  /** The day that was named. */
  readonly until: Scalars['Date']['output'];
};

/** A hold lasts until tomorrow at least. */
export type HoldEndsTooSoon = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The first day that it could be. */
  readonly earliest: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
  /** The day that was named. */
  readonly until: Scalars['Date']['output'];
};

/** Why somebody's data are kept although they are due. */
export type HoldReason =
  /** For the archives, in the public interest: GDPR Article 17(3)(d). */
  | 'archiving'
  /** They are needed for a legal claim: GDPR Article 17(3)(e). */
  | 'legalClaim'
  /** The municipality has a case about them that is not closed. */
  | 'openCase'
  /** They want to be remembered. */
  | 'personAsked'
  /** They still come, or work along. */
  | 'stillActive';

/** On one day of the plan that hour is left out, for clocks go forward then. */
export type HourDoesNotExist = Refusal & {
  readonly code: Scalars['String']['output'];
  /** That day. */
  readonly date: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
  /** The hour that there is not. */
  readonly time: Scalars['LocalTime']['output'];
};

/** The idempotency key was used before, by the same caller for the same mutation, with another input. */
export type IdempotencyKeyReused = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The key. */
  readonly key: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** What is wrong with one field of an input. */
export type InputProblem = {
  /** The field, such as recurrence.rrule. */
  readonly path: Scalars['String']['output'];
  /** What is wrong with it, in a sentence. */
  readonly problem: Scalars['String']['output'];
};

/** The next inspection would not come after this one. */
export type InspectionDueTooSoon = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** When the next one would be due. */
  readonly nextDue: Scalars['Date']['output'];
  /** When it was inspected. */
  readonly on: Scalars['Date']['output'];
};

/** A bike cannot have been inspected on a day to come. */
export type InspectionNotYet = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** The day that was said. */
  readonly on: Scalars['Date']['output'];
  /** Today. */
  readonly today: Scalars['Date']['output'];
};

/** What a volunteer would like to do. */
export type Interest =
  /** Welcoming guests in a café. */
  | 'cafeHost'
  /** Riding the rickshaw (Cykling uden Alder). */
  | 'cyclePilot'
  /** Driving. */
  | 'driver'
  /** Helping with telephones and computers. */
  | 'itHelper'
  /** Cooking and baking. */
  | 'kitchen'
  /** Eating together with somebody who eats too little (spiseven). */
  | 'mealCompanion'
  /** Music. */
  | 'music'
  /** Making the overview of activities. */
  | 'overviewEditor'
  /** Setting tables. */
  | 'tableSetting';

/** The input cannot be used: what is wrong, and where. */
export type InvalidInput = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** Each of them. */
  readonly problems: ReadonlyArray<InputProblem>;
};

/** What issueApiClient is told. */
export type IssueApiClientInput = {
  /** What the organisation calls its program. */
  readonly name: Scalars['String']['input'];
  /** The id of the organisation. */
  readonly organisationId: Scalars['ID']['input'];
  /** Of those that the organisation's agreement covers. */
  readonly scopes: ReadonlyArray<Permission>;
};

/** What issueApiClient answers. */
export type IssueApiClientResult =
  | ApiClientSecretChanged
  | IdempotencyKeyReused
  | InvalidInput
  | NoAgreementRuns
  | NotFound
  | OrganisationIsSuspended
  | ScopesNotAgreed;

/** What keepLonger is told. */
export type KeepLongerInput = {
  /** The record: a guest's, a volunteer's. */
  readonly person: Scalars['ID']['input'];
  /** Why. */
  readonly reason: HoldReason;
  /** The last day, at most 24 months ahead. */
  readonly until: Scalars['Date']['input'];
};

/** What keepLonger answers. */
export type KeepLongerResult =
  | AlreadyErased
  | HoldEndsTooLate
  | HoldEndsTooSoon
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | PersonMustDecide
  | RetentionHoldChanged;

/** A part of somebody's data cannot be kept longer than everything is. */
export type KeptLongerThanEverything = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The part that was to be kept. */
  readonly covers: RetentionCovers;
  readonly message: Scalars['String']['output'];
  /** For how long everything is kept: the most that is possible. */
  readonly months: Scalars['Int']['output'];
};

/** Everything cannot go while a part of it is kept. */
export type KeptShorterThanAPart = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The part that is kept the longest. */
  readonly covers: RetentionCovers;
  readonly message: Scalars['String']['output'];
  /** For how long it is kept: the least that is possible. */
  readonly months: Scalars['Int']['output'];
};

/** Another key of the client is called the same. */
export type KeyIdTaken = Refusal & {
  readonly code: Scalars['String']['output'];
  /** What both are called. */
  readonly kid: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** What leaveVolunteer is told. */
export type LeaveVolunteerInput = {
  /** The id of the volunteer. */
  readonly volunteerId: Scalars['ID']['input'];
};

/** What leaveVolunteer answers. */
export type LeaveVolunteerResult =
  ApplicationWasDeclined | IdempotencyKeyReused | InvalidInput | NotFound | VolunteerChanged;

/** The ground in law. */
export type LegalBasis =
  /** GDPR Article 17(1)(b) */
  | 'consentWithdrawn'
  /** GDPR Article 17(1)(e) */
  | 'legalObligation'
  /** GDPR Article 17(1)(a) */
  | 'noLongerNecessary'
  /** GDPR Article 17(1)(c) */
  | 'objection'
  /** GDPR Article 5(1)(e) */
  | 'storageLimitation'
  /** GDPR Article 17(1)(d) */
  | 'unlawfulProcessing';

/** What liftCafeClosure is told. */
export type LiftCafeClosureInput = {
  /** The id of the café. */
  readonly cafeId: Scalars['ID']['input'];
  /** The first day of the closure. */
  readonly from: Scalars['Date']['input'];
};

/** What liftCafeClosure answers. */
export type LiftCafeClosureResult =
  CafeChanged | CafeClosedForGood | IdempotencyKeyReused | InvalidInput | NoSuchClosure | NotFound;

/** A record that perhaps is about the same person. */
export type LookAlike = {
  /** The kind of person, as it is called in this API: Guest, Passenger, Volunteer. */
  readonly kind: Scalars['String']['output'];
  /** The record. */
  readonly person: Scalars['ID']['output'];
  /** What is the same: name, phone, email. */
  readonly same: ReadonlyArray<Scalars['String']['output']>;
};

/** What makeAgreement is told. */
export type MakeAgreementInput = {
  /** Its first day. */
  readonly from: Scalars['Date']['input'];
  /** The id of the organisation. */
  readonly organisationId: Scalars['ID']['input'];
  /** Of readCafes, readChanges, readPartners, introspect, readFigures, readOverview, draftEntries. */
  readonly scopes: ReadonlyArray<Permission>;
  /** Its last day; without it, it runs until it is ended. */
  readonly until?: InputMaybe<Scalars['Date']['input']>;
};

/** What makeAgreement answers. */
export type MakeAgreementResult =
  | AgreementEndsBeforeItBegins
  | AgreementOver
  | AgreementsOverlap
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | OrganisationChanged;

/** What makeEdition is told. */
export type MakeEditionInput = {
  /** Of a poster: what it shows, an entry or a café, by PublishedEntry.id. */
  readonly activityId?: InputMaybe<Scalars['ID']['input']>;
  /** What is to be printed. */
  readonly kind: EditionKind;
  /** In which language. */
  readonly language: PaperLanguage;
  /** What it is to be called: Efteråret 2026. */
  readonly name: Scalars['String']['input'];
};

/** What makeEdition answers. */
export type MakeEditionResult =
  EditionChanged | IdempotencyKeyReused | InvalidInput | NotFound | OnlyPostersAreOfOne | PosterOfWhat;

/** What makeStandingCommitment is told. */
export type MakeStandingCommitmentInput = {
  /** The id of the café. */
  readonly cafeId: Scalars['ID']['input'];
  /** The first day. */
  readonly from: Scalars['Date']['input'];
  /** What they do. */
  readonly role: CafeRole;
  /** The last day; without it, until it is ended. */
  readonly until?: InputMaybe<Scalars['Date']['input']>;
  /** The id of the volunteer. */
  readonly volunteerId: Scalars['ID']['input'];
};

/** What makeStandingCommitment answers. */
export type MakeStandingCommitmentResult =
  | AlreadyCommitted
  | ApplicationWasDeclined
  | EndsBeforeItBegins
  | IdempotencyKeyReused
  | InvalidInput
  | NotApprovedYet
  | NotFound
  | PausedOnFirstDate
  | VolunteerChanged
  | VolunteerHasLeft;

/** What markGuestNoShow is told. */
export type MarkGuestNoShowInput = {
  /** Whether they had a reason that counts. */
  readonly excused: Scalars['Boolean']['input'];
  /** The id of the guest. */
  readonly guestId: Scalars['ID']['input'];
  /** The id of the session. */
  readonly sessionId: Scalars['ID']['input'];
};

/** What markGuestNoShow answers. */
export type MarkGuestNoShowResult =
  | AttendanceRecorded
  | CafeSessionChanged
  | CafeSessionHeldAlready
  | CafeSessionIsCancelled
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | NotRegistered
  | NotStartedYet;

/** What markRideNoShow is told. */
export type MarkRideNoShowInput = {
  /** Whether they had said so, or could not help it. */
  readonly excused: Scalars['Boolean']['input'];
  /** The id of the pilot. */
  readonly pilotId: Scalars['ID']['input'];
  /** The id of the ride. */
  readonly rideId: Scalars['ID']['input'];
};

/** What markRideNoShow answers. */
export type MarkRideNoShowResult =
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | RideChanged
  | RideIsOff
  | RideNotStarted
  | RideNotYours
  | RideUnderWay
  | RideWithoutPilot;

/** What markVolunteerNoShow is told. */
export type MarkVolunteerNoShowInput = {
  /** Whether they had a reason that counts. */
  readonly excused: Scalars['Boolean']['input'];
  /** The id of the session. */
  readonly sessionId: Scalars['ID']['input'];
  /** The id of the volunteer. */
  readonly volunteerId: Scalars['ID']['input'];
};

/** What markVolunteerNoShow answers. */
export type MarkVolunteerNoShowResult =
  | AttendanceRecorded
  | CafeSessionChanged
  | CafeSessionHeldAlready
  | CafeSessionIsCancelled
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | NotOnShift
  | NotStartedYet;

/** A word that people searched for without finding anything. */
export type MissedWord = {
  /** When it was counted last. */
  readonly lastOn: Scalars['Date']['output'];
  /** In how many searches. */
  readonly times: Scalars['Int']['output'];
  /** As it was typed, in lower case. */
  readonly word: Scalars['String']['output'];
};

/** What moveRide is told. */
export type MoveRideInput = {
  /** When it ends. */
  readonly endsAt: Scalars['DateTime']['input'];
  /** The id of the ride. */
  readonly rideId: Scalars['ID']['input'];
  /** When it begins. */
  readonly startsAt: Scalars['DateTime']['input'];
};

/** What moveRide answers. */
export type MoveRideResult =
  | BikeTaken
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | NotOnThatDay
  | PassengerTaken
  | PilotTaken
  | RideChanged
  | RideEndsBeforeItStarts
  | RideInThePast
  | RideIsOff
  | RideUnderWay;

/** What moveRideToAnotherDay is told. */
export type MoveRideToAnotherDayInput = {
  /** The id of another bike. */
  readonly bikeId?: InputMaybe<Scalars['ID']['input']>;
  /** When it ends. */
  readonly endsAt: Scalars['DateTime']['input'];
  /** Without its pilot, who may not be free then. Default: no. */
  readonly open?: InputMaybe<Scalars['Boolean']['input']>;
  /** The id of another pilot. */
  readonly pilotId?: InputMaybe<Scalars['ID']['input']>;
  /** The id of the ride. */
  readonly rideId: Scalars['ID']['input'];
  /** When it begins. */
  readonly startsAt: Scalars['DateTime']['input'];
  /** The day in Denmark. */
  readonly toDate: Scalars['Date']['input'];
};

/** What moveRideToAnotherDay answers. */
export type MoveRideToAnotherDayResult =
  | BikeOutOfService
  | BikeTaken
  | ConsentMissing
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | NotOnThatDay
  | PassengerTaken
  | PersonErased
  | PilotNotActive
  | PilotNotQualified
  | PilotTaken
  | PlatformMissing
  | RideChanged
  | RideEndsBeforeItStarts
  | RideInThePast
  | RideIsOff
  | RideUnderWay
  | SameDay
  | TooFewSeats;

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type Mutation = {
  /** Adds a bike. */
  readonly addBike: AddBikeResult;
  /** A public key that the client's assertions are checked with, instead of a secret (private_key_jwt, RFC 7523). */
  readonly addClientKey: AddClientKeyResult;
  /** A further date, outside the recurrence or on a public holiday. */
  readonly addExtraCafeDate: AddExtraCafeDateResult;
  /** Adds somebody who makes something happen. */
  readonly addOrganiser: AddOrganiserResult;
  /** Adds a word that entries can be given. */
  readonly addOverviewTerm: AddOverviewTermResult;
  /** Adds a place that rides go to. */
  readonly addRideDestination: AddRideDestinationResult;
  /** A passenger and a volunteer like to ride together: suggestions put them on one bike where they can. */
  readonly agreePairing: AgreePairingResult;
  /** No sessions are planned in that time. Sessions that are planned already are cancelled one by one. */
  readonly announceCafeClosure: AnnounceCafeClosureResult;
  /** Applies; a coordinator approves or declines. */
  readonly applyAsVolunteer: ApplyAsVolunteerResult;
  /** Approves an applicant. */
  readonly approveVolunteer: ApproveVolunteerResult;
  /** An account of the care staff comes along with a guest from now on, and sees and books for them. */
  readonly assignEscort: AssignEscortResult;
  /** An account of the care staff, or of a relative, sees and books for a passenger from now on. */
  readonly assignPassengerEscort: AssignPassengerEscortResult;
  /** Somebody stands in for a volunteer who is or was on shift. */
  readonly assignStandIn: AssignStandInResult;
  /** Cancels a session. */
  readonly cancelCafeSession: CancelCafeSessionResult;
  /** A guest does not come after all, or declines an offered place. Who has waited longest is offered it. */
  readonly cancelGuestRegistration: CancelGuestRegistrationResult;
  /** A ride is not to be. */
  readonly cancelRide: CancelRideResult;
  /** Nothing that has not begun is to be that day. */
  readonly cancelRideDay: CancelRideDayResult;
  /** Changes what further sessions are planned from. Sessions that are planned stay as they are. */
  readonly changeCafePlan: ChangeCafePlanResult;
  /** Changes how many guests there is room for. Who waits is offered what becomes free. */
  readonly changeCafeSessionCapacity: ChangeCafeSessionCapacityResult;
  /** Changes which volunteers a session needs. */
  readonly changeCafeSessionRoles: ChangeCafeSessionRolesResult;
  /** Changes a guest's name and telephone. */
  readonly changeGuestContact: ChangeGuestContactResult;
  /** Changes what a guest needs; without needs, there are none. */
  readonly changeGuestNeeds: ChangeGuestNeedsResult;
  /** Changes how somebody is called and reached: all of it. */
  readonly changeOrganiserContactDetails: ChangeOrganiserContactDetailsResult;
  /** Changes a passenger's name, telephone and contact person: all of it. */
  readonly changePassengerContact: ChangePassengerContactResult;
  /** Changes where a passenger is fetched: all of it. */
  readonly changePassengerHome: ChangePassengerHomeResult;
  /** Changes what a passenger needs; without needs, there are none. */
  readonly changePassengerNeeds: ChangePassengerNeedsResult;
  /** Changes what is given; the rest stays. */
  readonly changeVolunteerContact: ChangeVolunteerContactResult;
  /** Changes what a volunteer would like to do. */
  readonly changeVolunteerInterests: ChangeVolunteerInterestsResult;
  /** A guest has come; at: when, where that is not now. */
  readonly checkInGuest: CheckInGuestResult;
  /** A volunteer has come; at: when, where that is not now. They may say it themselves. */
  readonly checkInVolunteer: CheckInVolunteerResult;
  /** Closes a café for good after a date. */
  readonly closeCafe: CloseCafeResult;
  /** They are back. */
  readonly completeRide: CompleteRideResult;
  /** What is published is still so. */
  readonly confirmEntry: ConfirmEntryResult;
  /** A guest from the waiting list takes the place that they were offered. */
  readonly confirmGuestPlace: ConfirmGuestPlaceResult;
  /** A passenger has said that they come. */
  readonly confirmRide: ConfirmRideResult;
  /** How many guests without a name there are so far. */
  readonly countDropIns: CountDropInsResult;
  /** Nobody can take them. */
  readonly declineRideRequest: DeclineRideRequestResult;
  /** Declines an applicant. */
  readonly declineVolunteer: DeclineVolunteerResult;
  /** Changes what a bike is called, carries and where it stands: all of it. */
  readonly describeBike: DescribeBikeResult;
  /** Changes what a café is called, where it is and who is the host. */
  readonly describeCafe: DescribeCafeResult;
  /** Changes what an organisation is called, and what kind it is. */
  readonly describeOrganisation: DescribeOrganisationResult;
  /** Changes what an organiser is called and how it is reached: all of it. */
  readonly describeOrganiser: DescribeOrganiserResult;
  /** Changes what a word is called, and by which other words people look for the same: all of it. */
  readonly describeOverviewTerm: DescribeOverviewTermResult;
  /** Changes what a place is called, is and offers: all of it. */
  readonly describeRideDestination: DescribeRideDestinationResult;
  /** Writes an entry. Nobody but whoever makes the overview reads it yet. */
  readonly draftEntry: DraftEntryResult;
  /** Sets the last day of an agreement, today or later, and not later than it was. */
  readonly endAgreement: EndAgreementResult;
  /** The client is never let in again. */
  readonly endApiClient: EndApiClientResult;
  /** It does no longer. */
  readonly endEscort: EndEscortResult;
  /** They do no longer. */
  readonly endPairing: EndPairingResult;
  /** It does no longer. */
  readonly endPassengerEscort: EndPassengerEscortResult;
  /** From now on nobody is asked to decide on data of that kind. */
  readonly endRetentionRule: EndRetentionRuleResult;
  /** Ends a standing commitment; shifts that stand are withdrawn one by one. */
  readonly endStandingCommitment: EndStandingCommitmentResult;
  /** Erases a person: for good, in every file, within moments. See erasurePreview first. */
  readonly erasePerson: ErasePersonResult;
  /** A pilot cannot drive a ride after all. It is open again. */
  readonly giveRideBack: GiveRideBackResult;
  /** A passenger has said that they want to ride, and that what is needed for it may be kept. */
  readonly giveRideConsent: GiveRideConsentResult;
  /** Gives a ride to another bike. */
  readonly giveRideToBike: GiveRideToBikeResult;
  /** Gives a ride to a pilot, or to another one. */
  readonly giveRideToPilot: GiveRideToPilotResult;
  /** A volunteer is qualified, from a date and until a date. */
  readonly grantQualification: GrantQualificationResult;
  /** The session has been held: its final headcount, drop-ins included. Nothing about it changes afterwards. */
  readonly holdCafeSession: HoldCafeSessionResult;
  /** Issues a client to an organisation, with a secret that is shown in this answer alone. */
  readonly issueApiClient: IssueApiClientResult;
  /** Keeps a person's data until a date, whatever the rules say. Said again, the new date and reason count. */
  readonly keepLonger: KeepLongerResult;
  /** A volunteer leaves for good. */
  readonly leaveVolunteer: LeaveVolunteerResult;
  /** Takes a closure back; its dates can be planned again. */
  readonly liftCafeClosure: LiftCafeClosureResult;
  /** Agrees with an organisation on what its clients may be for. */
  readonly makeAgreement: MakeAgreementResult;
  /** Orders an edition: the overview as it stands now, printed and kept. */
  readonly makeEdition: MakeEditionResult;
  /** A volunteer comes every time: signs them up for every session of the café in that time. */
  readonly makeStandingCommitment: MakeStandingCommitmentResult;
  /** A guest did not come. */
  readonly markGuestNoShow: MarkGuestNoShowResult;
  /** The passengers did not come. */
  readonly markRideNoShow: MarkRideNoShowResult;
  /** A volunteer did not come. */
  readonly markVolunteerNoShow: MarkVolunteerNoShowResult;
  /** Moves a ride to another time of its day. */
  readonly moveRide: MoveRideResult;
  /** Moves a ride to another day: it is scheduled there first, then released here. What is not said stays as it is. */
  readonly moveRideToAnotherDay: MoveRideToAnotherDayResult;
  /** A volunteer is away, both dates included. */
  readonly noteVolunteerAway: NoteVolunteerAwayResult;
  /** A pilot would take rides then. */
  readonly offerPilotTimes: OfferPilotTimesResult;
  /** Opens a café. */
  readonly openCafe: OpenCafeResult;
  /** A volunteer takes a break, until a date or until they resume. */
  readonly pauseVolunteer: PauseVolunteerResult;
  /** Plans the sessions from today until a date. Public holidays and closures are skipped. */
  readonly planCafeSessions: PlanCafeSessionsResult;
  /** From now on everybody reads it. */
  readonly publishEntry: PublishEntryResult;
  /** A bike has been inspected. */
  readonly recordBikeInspection: RecordBikeInspectionResult;
  /** A certificate was assessed: only that, which, when, and by whom. */
  readonly recordCertificateAssessment: RecordCertificateAssessmentResult;
  /** Records a guest by name. */
  readonly recordGuest: RecordGuestResult;
  /** Puts somebody on record who wants to be called. What is told of them is published with the entries that name them. */
  readonly recordOrganiserContact: RecordOrganiserContactResult;
  /** Puts a passenger on record. */
  readonly recordPassenger: RecordPassengerResult;
  /** Registers a guest for a session, or puts them on its waiting list. */
  readonly registerGuest: RegisterGuestResult;
  /** Takes an organisation on record by its CVR number. In a municipality, a number belongs to one organisation. */
  readonly registerOrganisation: RegisterOrganisationResult;
  /** Registers a volunteer, who is approved thereby. */
  readonly registerVolunteer: RegisterVolunteerResult;
  /** Lets the client in again. */
  readonly reinstateApiClient: ReinstateApiClientResult;
  /** Lets the organisation's clients in again. */
  readonly reinstateOrganisation: ReinstateOrganisationResult;
  /** The rules count again for this person. */
  readonly releaseHold: ReleaseHoldResult;
  /** How it was for one of the passengers, in a few words. They stand in the history, and in the report to the passenger about themselves; nobody else reads them here. */
  readonly remarkOnRide: RemarkOnRideResult;
  /** From now on nothing that is signed with that key lets the client in. */
  readonly removeClientKey: RemoveClientKeyResult;
  /** Somebody is not to be called any more: entries that name them are published without a person from now on. */
  readonly removeOrganiserContact: RemoveOrganiserContactResult;
  /** Wishes for a ride, on behalf of a passenger. Either windows, of which any one suits, or a recurrence. */
  readonly requestRide: RequestRideResult;
  /** Moves a session to another time. */
  readonly rescheduleCafeSession: RescheduleCafeSessionResult;
  /** A volunteer is back from their break. */
  readonly resumeVolunteer: ResumeVolunteerResult;
  /** A bike is gone for good. */
  readonly retireBike: RetireBikeResult;
  /** An organiser makes nothing happen any more: no entry can be drafted for it. */
  readonly retireOrganiser: RetireOrganiserResult;
  /** No entry can be given that word any more; those that have it keep it. */
  readonly retireOverviewTerm: RetireOverviewTermResult;
  /** Nobody is taken to that place any more. */
  readonly retireRideDestination: RetireRideDestinationResult;
  /** A bike can be ridden again. */
  readonly returnBikeToService: ReturnBikeToServiceResult;
  /** Sends back what was submitted, with a reason. */
  readonly returnEntry: ReturnEntryResult;
  /** Changes what an entry is to say: all of it. What was submitted is not changed; this is its next revision then. */
  readonly reviseEntry: ReviseEntryResult;
  /** A qualification is no longer valid. */
  readonly revokeQualification: RevokeQualificationResult;
  /** A new secret, shown in this answer alone. Those that there are work for some hours more. */
  readonly rotateClientSecret: RotateClientSecretResult;
  /** Schedules a ride. The wish that it answers has a ride then. */
  readonly scheduleRide: ScheduleRideResult;
  /** Sets the theme or menu of the day. */
  readonly setCafeSessionTheme: SetCafeSessionThemeResult;
  /** For how long what is published stays from now on, unless somebody confirms it. */
  readonly setConfirmationPeriod: SetConfirmationPeriodResult;
  /** Sets how long data of that kind are kept, or changes it. */
  readonly setRetentionRule: SetRetentionRuleResult;
  /** Signs a volunteer up for a role. */
  readonly signUpForShift: SignUpForShiftResult;
  /** They set off. */
  readonly startRide: StartRideResult;
  /** Asks an editor to publish an entry. */
  readonly submitEntry: SubmitEntryResult;
  /** From now on the client is not let in, with any token. */
  readonly suspendApiClient: SuspendApiClientResult;
  /** From now on no client of the organisation is let in, with any token. */
  readonly suspendOrganisation: SuspendOrganisationResult;
  /** A bike stays at home. */
  readonly takeBikeOutOfService: TakeBikeOutOfServiceResult;
  /** A pilot takes a ride that has none. */
  readonly takeRide: TakeRideResult;
  /** An entry is gone, for good: nobody reads it from now on. */
  readonly withdrawEntry: WithdrawEntryResult;
  /** A volunteer cannot come. */
  readonly withdrawFromShift: WithdrawFromShiftResult;
  /** A pilot would not take rides then after all. Rides that were given to them stay so. */
  readonly withdrawPilotTimes: WithdrawPilotTimesResult;
  /** A passenger does not want to ride any more. */
  readonly withdrawRideConsent: WithdrawRideConsentResult;
  /** They do not want to after all. A ride that is scheduled for it has to be cancelled by itself. */
  readonly withdrawRideRequest: WithdrawRideRequestResult;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationAddBikeArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: AddBikeInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationAddClientKeyArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: AddClientKeyInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationAddExtraCafeDateArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: AddExtraCafeDateInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationAddOrganiserArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: AddOrganiserInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationAddOverviewTermArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: AddOverviewTermInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationAddRideDestinationArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: AddRideDestinationInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationAgreePairingArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: AgreePairingInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationAnnounceCafeClosureArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: AnnounceCafeClosureInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationApplyAsVolunteerArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: ApplyAsVolunteerInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationApproveVolunteerArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: ApproveVolunteerInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationAssignEscortArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: AssignEscortInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationAssignPassengerEscortArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: AssignPassengerEscortInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationAssignStandInArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: AssignStandInInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationCancelCafeSessionArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: CancelCafeSessionInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationCancelGuestRegistrationArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: CancelGuestRegistrationInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationCancelRideArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: CancelRideInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationCancelRideDayArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: CancelRideDayInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationChangeCafePlanArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: ChangeCafePlanInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationChangeCafeSessionCapacityArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: ChangeCafeSessionCapacityInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationChangeCafeSessionRolesArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: ChangeCafeSessionRolesInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationChangeGuestContactArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: ChangeGuestContactInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationChangeGuestNeedsArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: ChangeGuestNeedsInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationChangeOrganiserContactDetailsArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: ChangeOrganiserContactDetailsInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationChangePassengerContactArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: ChangePassengerContactInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationChangePassengerHomeArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: ChangePassengerHomeInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationChangePassengerNeedsArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: ChangePassengerNeedsInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationChangeVolunteerContactArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: ChangeVolunteerContactInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationChangeVolunteerInterestsArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: ChangeVolunteerInterestsInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationCheckInGuestArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: CheckInGuestInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationCheckInVolunteerArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: CheckInVolunteerInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationCloseCafeArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: CloseCafeInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationCompleteRideArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: CompleteRideInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationConfirmEntryArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: ConfirmEntryInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationConfirmGuestPlaceArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: ConfirmGuestPlaceInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationConfirmRideArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: ConfirmRideInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationCountDropInsArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: CountDropInsInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationDeclineRideRequestArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: DeclineRideRequestInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationDeclineVolunteerArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: DeclineVolunteerInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationDescribeBikeArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: DescribeBikeInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationDescribeCafeArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: DescribeCafeInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationDescribeOrganisationArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: DescribeOrganisationInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationDescribeOrganiserArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: DescribeOrganiserInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationDescribeOverviewTermArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: DescribeOverviewTermInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationDescribeRideDestinationArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: DescribeRideDestinationInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationDraftEntryArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: DraftEntryInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationEndAgreementArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: EndAgreementInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationEndApiClientArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: EndApiClientInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationEndEscortArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: EndEscortInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationEndPairingArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: EndPairingInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationEndPassengerEscortArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: EndPassengerEscortInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationEndRetentionRuleArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: EndRetentionRuleInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationEndStandingCommitmentArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: EndStandingCommitmentInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationErasePersonArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: ErasePersonInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationGiveRideBackArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: GiveRideBackInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationGiveRideConsentArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: GiveRideConsentInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationGiveRideToBikeArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: GiveRideToBikeInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationGiveRideToPilotArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: GiveRideToPilotInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationGrantQualificationArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: GrantQualificationInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationHoldCafeSessionArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: HoldCafeSessionInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationIssueApiClientArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: IssueApiClientInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationKeepLongerArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: KeepLongerInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationLeaveVolunteerArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: LeaveVolunteerInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationLiftCafeClosureArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: LiftCafeClosureInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationMakeAgreementArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: MakeAgreementInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationMakeEditionArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: MakeEditionInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationMakeStandingCommitmentArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: MakeStandingCommitmentInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationMarkGuestNoShowArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: MarkGuestNoShowInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationMarkRideNoShowArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: MarkRideNoShowInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationMarkVolunteerNoShowArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: MarkVolunteerNoShowInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationMoveRideArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: MoveRideInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationMoveRideToAnotherDayArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: MoveRideToAnotherDayInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationNoteVolunteerAwayArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: NoteVolunteerAwayInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationOfferPilotTimesArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: OfferPilotTimesInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationOpenCafeArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: OpenCafeInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationPauseVolunteerArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: PauseVolunteerInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationPlanCafeSessionsArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: PlanCafeSessionsInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationPublishEntryArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: PublishEntryInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationRecordBikeInspectionArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: RecordBikeInspectionInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationRecordCertificateAssessmentArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: RecordCertificateAssessmentInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationRecordGuestArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: RecordGuestInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationRecordOrganiserContactArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: RecordOrganiserContactInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationRecordPassengerArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: RecordPassengerInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationRegisterGuestArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: RegisterGuestInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationRegisterOrganisationArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: RegisterOrganisationInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationRegisterVolunteerArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: RegisterVolunteerInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationReinstateApiClientArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: ReinstateApiClientInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationReinstateOrganisationArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: ReinstateOrganisationInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationReleaseHoldArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: ReleaseHoldInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationRemarkOnRideArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: RemarkOnRideInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationRemoveClientKeyArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: RemoveClientKeyInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationRemoveOrganiserContactArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: RemoveOrganiserContactInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationRequestRideArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: RequestRideInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationRescheduleCafeSessionArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: RescheduleCafeSessionInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationResumeVolunteerArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: ResumeVolunteerInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationRetireBikeArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: RetireBikeInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationRetireOrganiserArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: RetireOrganiserInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationRetireOverviewTermArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: RetireOverviewTermInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationRetireRideDestinationArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: RetireRideDestinationInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationReturnBikeToServiceArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: ReturnBikeToServiceInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationReturnEntryArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: ReturnEntryInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationReviseEntryArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: ReviseEntryInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationRevokeQualificationArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: RevokeQualificationInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationRotateClientSecretArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: RotateClientSecretInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationScheduleRideArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: ScheduleRideInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationSetCafeSessionThemeArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: SetCafeSessionThemeInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationSetConfirmationPeriodArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: SetConfirmationPeriodInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationSetRetentionRuleArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: SetRetentionRuleInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationSignUpForShiftArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: SignUpForShiftInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationStartRideArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: StartRideInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationSubmitEntryArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: SubmitEntryInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationSuspendApiClientArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: SuspendApiClientInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationSuspendOrganisationArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: SuspendOrganisationInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationTakeBikeOutOfServiceArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: TakeBikeOutOfServiceInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationTakeRideArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: TakeRideInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationWithdrawEntryArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: WithdrawEntryInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationWithdrawFromShiftArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: WithdrawFromShiftInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationWithdrawPilotTimesArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: WithdrawPilotTimesInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationWithdrawRideConsentArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: WithdrawRideConsentInput;
};

/**
 * Every mutation takes an idempotency key: a text of the caller's choice for one request, best a UUID. The same key with the same
 * input gets the first answer again, refusals included, and does nothing; with another input it is IdempotencyKeyReused.
 */
export type MutationWithdrawRideRequestArgs = {
  idempotencyKey: Scalars['String']['input'];
  input: WithdrawRideRequestInput;
};

/** There is no agreement with the organisation that runs today. */
export type NoAgreementRuns = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** Today. */
  readonly on: Scalars['Date']['output'];
};

/** No date of the recurrence lies ahead. */
export type NoDateAhead = Refusal & {
  readonly code: Scalars['String']['output'];
  /** Its first date. */
  readonly firstDate: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
  /** Today. */
  readonly today: Scalars['Date']['output'];
};

/** The guest has not been offered a place at that session. */
export type NoPlaceOffered = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** Their number on the waiting list, 0 where they are not on it. */
  readonly waiting: Scalars['Int']['output'];
};

/** The organisation has no such agreement. */
export type NoSuchAgreement = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** The café has no closure that begins on that day. */
export type NoSuchClosure = Refusal & {
  /** The days on which one begins. */
  readonly closures: ReadonlyArray<Scalars['Date']['output']>;
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** The volunteer has no such standing commitment. */
export type NoSuchCommitment = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The id that was named. */
  readonly commitmentId: Scalars['ID']['output'];
  readonly message: Scalars['String']['output'];
};

/** There are no people of that kind on record. */
export type NoSuchPersonKind = Refusal & {
  readonly code: Scalars['String']['output'];
  /** Those that there are. */
  readonly kinds: ReadonlyArray<Scalars['String']['output']>;
  readonly message: Scalars['String']['output'];
};

/** Anything that has an id. */
export type Node = {
  /** By which the API knows it. A text without a meaning of its own. */
  readonly id: Scalars['ID']['output'];
};

/** It cannot have been said on that day. */
export type NotADateForConsent = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The first day that it could be: when they last gave or withdrew their consent. Null where they never have. */
  readonly earliest?: Maybe<Scalars['Date']['output']>;
  /** The last day that it could be. */
  readonly latest: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
  /** The day that was given. */
  readonly on: Scalars['Date']['output'];
};

/** The wish is for other dates. */
export type NotADateOfRequest = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The day that was said. */
  readonly date: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
  /** The next dates that are open; none where there are none left. */
  readonly next: ReadonlyArray<Scalars['Date']['output']>;
};

/** That passenger is not on the ride. */
export type NotAPassenger = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The day of the ride. */
  readonly date: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
  /** The passenger. */
  readonly passengerId: Scalars['ID']['output'];
  /** The ride. */
  readonly rideId: Scalars['ID']['output'];
};

/** Nobody can have come to the session then. */
export type NotAnHourOfTheSession = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The first moment that it could be. */
  readonly earliest: Scalars['DateTime']['output'];
  /** The last moment that it could be. */
  readonly latest: Scalars['DateTime']['output'];
  readonly message: Scalars['String']['output'];
};

/** The volunteer's application has not been approved yet. */
export type NotApprovedYet = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** There is no such thing in the caller's municipality. */
export type NotFound = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The id that was named. */
  readonly id: Scalars['ID']['output'];
  /** What it was taken for, as its type is called in this API. */
  readonly kind: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** The volunteer is not on shift at that session. */
export type NotOnShift = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The day of the session. */
  readonly date: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
};

/** The ride would begin or end on another day. */
export type NotOnThatDay = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The day of the ride. */
  readonly date: Scalars['Date']['output'];
  /** When it would end. */
  readonly endsAt: Scalars['DateTime']['output'];
  readonly message: Scalars['String']['output'];
  /** When it would begin. */
  readonly startsAt: Scalars['DateTime']['output'];
};

/** The volunteer does not take a break. */
export type NotPaused = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** The guest is not registered for that session. */
export type NotRegistered = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** The session has not begun. */
export type NotStartedYet = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** When it begins. */
  readonly startsAt: Scalars['DateTime']['output'];
};

/** There is a later revision: look at that one first. */
export type NotTheLatestRevision = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The latest. */
  readonly latest: Scalars['Int']['output'];
  readonly message: Scalars['String']['output'];
  /** The one that was named. */
  readonly revision: Scalars['Int']['output'];
};

/** What noteVolunteerAway is told. */
export type NoteVolunteerAwayInput = {
  /** The first day. */
  readonly from: Scalars['Date']['input'];
  /** The last day. */
  readonly until: Scalars['Date']['input'];
  /** The id of the volunteer. */
  readonly volunteerId: Scalars['ID']['input'];
};

/** What noteVolunteerAway answers. */
export type NoteVolunteerAwayResult =
  | ApplicationWasDeclined
  | EndsBeforeItBegins
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | VolunteerChanged
  | VolunteerHasLeft;

/** Until then there is no session that has not been planned. */
export type NothingToPlan = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** The next date that could be planned. */
  readonly nextDate?: Maybe<Scalars['Date']['output']>;
};

/** The place was not confirmed in time. */
export type OfferLapsed = Refusal & {
  readonly code: Scalars['String']['output'];
  /** When the time was over. */
  readonly lapsedAt: Scalars['DateTime']['output'];
  readonly message: Scalars['String']['output'];
};

/** What offerPilotTimes is told. */
export type OfferPilotTimesInput = {
  /** Which day. */
  readonly date: Scalars['Date']['input'];
  /** When it begins, on the wall clock in Denmark. */
  readonly from: Scalars['LocalTime']['input'];
  /** When it ends, that day. */
  readonly until: Scalars['LocalTime']['input'];
  /** The id of the pilot. */
  readonly volunteerId: Scalars['ID']['input'];
};

/** What offerPilotTimes answers. */
export type OfferPilotTimesResult =
  | HourDoesNotExist
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | PilotNotActive
  | PilotNotQualified
  | PilotTimesChanged
  | PilotTimesEndBeforeTheyBegin
  | PilotTimesOver
  | PilotTimesOverlap;

/** Somebody decided that these data are kept for now: see releaseHold. */
export type OnHold = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The record that it is about. */
  readonly id: Scalars['ID']['output'];
  readonly message: Scalars['String']['output'];
  /** The last day of it. */
  readonly until: Scalars['Date']['output'];
};

/** A catalogue or a folder shows all activities. */
export type OnlyPostersAreOfOne = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** What openCafe is told. */
export type OpenCafeInput = {
  /** Guests at a time. */
  readonly capacity: Scalars['Int']['input'];
  /** On the wall clock in Denmark. */
  readonly closes: Scalars['LocalTime']['input'];
  /** Who lends the room, or runs it. */
  readonly hostOrganisation: Scalars['String']['input'];
  /** What it is called. */
  readonly name: Scalars['String']['input'];
  /** Default: 24. */
  readonly offerHours?: InputMaybe<Scalars['Int']['input']>;
  /** On the wall clock in Denmark. */
  readonly opens: Scalars['LocalTime']['input'];
  /** Where it is. */
  readonly place: Scalars['String']['input'];
  /** The dates on which it is held. */
  readonly recurrence: RecurrenceInput;
  /** What each session needs. */
  readonly roles: ReadonlyArray<RoleNeedInput>;
};

/** What openCafe answers. */
export type OpenCafeResult = CafeChanged | ClosesBeforeItOpens | IdempotencyKeyReused | InvalidInput;

/** An organisation that the municipality works with. Who to call there is not kept here. */
export type Organisation = Node & {
  /** What has been agreed with it, in order of time. At most one agreement runs on a day. */
  readonly agreements: ReadonlyArray<Agreement>;
  /** Its programs that use this API, in the order in which they were issued, ended ones included. */
  readonly clients: ReadonlyArray<ApiClient>;
  /** Its number in the Central Business Register, eight digits. */
  readonly cvr: Scalars['String']['output'];
  /** By which the API knows it. */
  readonly id: Scalars['ID']['output'];
  /** What kind of organisation it is. */
  readonly kind: OrganisationKind;
  /** As it stands in the Central Business Register (CVR). */
  readonly name: Scalars['String']['output'];
  /** Whether its clients may use the API. */
  readonly status: PartnerStatus;
  /** Why it is suspended; null where it is not. */
  readonly suspendedFor?: Maybe<SuspensionReason>;
};

/** What became of an organisation. */
export type OrganisationChanged = {
  /** The organisation as it is now. */
  readonly organisation?: Maybe<Organisation>;
  /** What was recorded, and whether this answer shows it. */
  readonly recorded: Recorded;
};

/** A page of organisations. */
export type OrganisationConnection = {
  /** The organisations of this page. */
  readonly edges: ReadonlyArray<OrganisationEdge>;
  /** Whether there are more. */
  readonly pageInfo: PageInfo;
};

/** An organisation on a page. */
export type OrganisationEdge = {
  /** Where the page after this organisation begins: the argument after. */
  readonly cursor: Scalars['String']['output'];
  /** The organisation. */
  readonly node: Organisation;
};

/** A suspended organisation gets no new clients. */
export type OrganisationIsSuspended = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** What kind of organisation it is. */
export type OrganisationKind =
  /** A voluntary association. */
  | 'association'
  /** A company. */
  | 'company'
  /** A foundation. */
  | 'foundation'
  /** Lets homes, and often rooms for cafés. */
  | 'housingAssociation'
  /** Anything else. */
  | 'other'
  /** Part of a municipality, a region or the state. */
  | 'publicBody';

/** Who makes something happen: an association, a housing association, the municipality itself. Who acts for a partner sees its own. */
export type Organiser = Node & {
  /** Those who are to be called there, the longest known first. */
  readonly contacts: ReadonlyArray<OrganiserContact>;
  /** Of the organisation. */
  readonly email?: Maybe<Scalars['String']['output']>;
  /** What it has in the overview, or is to have: what nothing has happened to for longest first. */
  readonly entries: EntryConnection;
  readonly id: Scalars['ID']['output'];
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** The partner whose it is, where that writes its own entries; null where it does not. */
  readonly organisationId?: Maybe<Scalars['ID']['output']>;
  /** Of the organisation: a switchboard, not somebody's own. */
  readonly phone?: Maybe<Scalars['String']['output']>;
  /** It makes nothing happen any more: no entry can be drafted for it. */
  readonly retired: Scalars['Boolean']['output'];
  /** A page of its own. */
  readonly website?: Maybe<Scalars['String']['output']>;
};

/** Who makes something happen: an association, a housing association, the municipality itself. Who acts for a partner sees its own. */
export type OrganiserEntriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What became of an organiser. */
export type OrganiserChanged = {
  /** The organiser as it is now. */
  readonly organiser?: Maybe<Organiser>;
  /** What was recorded, and whether this answer shows it. */
  readonly recorded: Recorded;
};

/** A page of organisers. */
export type OrganiserConnection = {
  readonly edges: ReadonlyArray<OrganiserEdge>;
  readonly pageInfo: PageInfo;
};

/** Somebody at an organiser who wants to be called. */
export type OrganiserContact = Node & {
  /** Their e-mail address. */
  readonly email?: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  /** Null once they have been forgotten, as are telephone and e-mail. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** At which organiser. */
  readonly organiser?: Maybe<Organiser>;
  /** Their telephone number. */
  readonly phone?: Maybe<Scalars['String']['output']>;
  /** Since when they are on record. */
  readonly since: Scalars['DateTime']['output'];
  /** Whether they are to be called. */
  readonly status: OrganiserContactStatus;
};

/** What became of somebody who is to be called. */
export type OrganiserContactChanged = {
  /** The contact as it is now. */
  readonly contact?: Maybe<OrganiserContact>;
  /** What was recorded, and whether this answer shows it. */
  readonly recorded: Recorded;
};

/** Whether somebody is to be called. */
export type OrganiserContactStatus =
  /** They were erased. */
  | 'closed'
  /** They are. */
  | 'named'
  /** They are not any more. */
  | 'removed';

/** An organiser on a page. */
export type OrganiserEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Organiser;
};

/** The organiser makes nothing happen any more. */
export type OrganiserIsRetired = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** Which organiser. */
  readonly organiserId: Scalars['ID']['output'];
};

/** The days at home would end before they begin. */
export type OutOfServiceEndsBeforeItBegins = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The first day. */
  readonly from: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
  /** The last day. */
  readonly until: Scalars['Date']['output'];
};

/** A word of the overview, in both languages. */
export type OverviewTerm = Node & {
  /** In Danish. */
  readonly danish: Scalars['String']['output'];
  /** In English. */
  readonly english: Scalars['String']['output'];
  readonly id: Scalars['ID']['output'];
  /** What it sorts by. */
  readonly kind: OverviewTermKind;
  /** No entry can be given it any more; those that have it keep it. */
  readonly retired: Scalars['Boolean']['output'];
  /** Other words by which people look for the same. */
  readonly synonyms: ReadonlyArray<Scalars['String']['output']>;
};

/** A page of words of the overview. */
export type OverviewTermConnection = {
  readonly edges: ReadonlyArray<OverviewTermEdge>;
  readonly pageInfo: PageInfo;
};

/** A word on a page. */
export type OverviewTermEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: OverviewTerm;
};

/** What an editor sorts the overview by. */
export type OverviewTermKind =
  /** What it is: music, walks, food. */
  | 'category'
  /** What somebody likes who comes there. */
  | 'interest'
  /** Anything else. */
  | 'tag'
  /** Whom it is for: people with dementia, men, the newly retired. */
  | 'targetGroup';

/** What a word of the overview is called. */
export type OverviewTermNameInput = {
  /** In Danish. */
  readonly da: Scalars['String']['input'];
  /** In English. */
  readonly en: Scalars['String']['input'];
};

/** What became of the words of the overview. */
export type OverviewTermsChanged = {
  /** For how long what is published stays. */
  readonly confirmationPeriod?: Maybe<ConfirmationPeriod>;
  /** What was recorded, and whether this answer shows it. */
  readonly recorded: Recorded;
  /** The first 200 of those in use, by their Danish name. */
  readonly terms?: Maybe<OverviewTermConnection>;
};

/** Where a page stands in a list. first: how many, 50 where nothing is said, 200 at most; after: behind which cursor the page begins. */
export type PageInfo = {
  /** Of the last on this page: the argument after, for the next one. Null on an empty page. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether there are more behind this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there are any before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Of the first on this page. Null on an empty page. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** The languages that paper is printed in. */
export type PaperLanguage =
  /** Danish. */
  | 'da'
  /** English. */
  | 'en';

/** Whether an organisation or a client may use the API. */
export type PartnerStatus =
  /** Yes. */
  | 'active'
  /** Never again. */
  | 'ended'
  /** Not for the time being. */
  | 'suspended';

/** Somebody who is taken for rides. */
export type Passenger = Node & {
  /** Where they are fetched. */
  readonly address?: Maybe<Scalars['String']['output']>;
  /** The id of their address in DAR, the register of addresses. */
  readonly addressId?: Maybe<Scalars['String']['output']>;
  /** Nothing more happens to this record. */
  readonly closed: Scalars['Boolean']['output'];
  /** Whether they want to ride; null where they never said so. */
  readonly consent?: Maybe<RideConsent>;
  /** Whom to call about them, with a telephone number. */
  readonly contactPerson?: Maybe<Scalars['String']['output']>;
  /** What has been erased of them, or is being: their record stays, and is nobody's any more. */
  readonly erasures: ReadonlyArray<Erasure>;
  /** The accounts of the care staff and relatives who see and book for this passenger: for those alone who decide on them. */
  readonly escorts: ReadonlyArray<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  /** Null once the passenger has been forgotten, as are phone, contact person, address, position and needs. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Sitting, walking, hearing, being spoken to: what helps them. */
  readonly needs?: Maybe<Scalars['String']['output']>;
  /** With whom they like to ride. */
  readonly pairings: ReadonlyArray<RidePairing>;
  /** Their telephone number. */
  readonly phone?: Maybe<Scalars['String']['output']>;
  /** Where that is, in degrees of latitude and longitude: 55.612345,12.345678. */
  readonly position?: Maybe<Scalars['String']['output']>;
  /** Who put them on record: who wrote themselves, by the public form, is a citizen. */
  readonly recordedBy: ActorKind;
  /** How it was for them, in a pilot's words: what was said last. */
  readonly remark?: Maybe<Scalars['String']['output']>;
  /** What they have wished for, the first wish first. */
  readonly requests: RideRequestConnection;
  /** Their rides in order of time, those that are not to be as well. */
  readonly rides: RideConnection;
  /** Since when they are on record. */
  readonly since: Scalars['DateTime']['output'];
};

/** Somebody who is taken for rides. */
export type PassengerRequestsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Somebody who is taken for rides. */
export type PassengerRidesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What became of a passenger's record. */
export type PassengerChanged = {
  /** The passenger as they are now. */
  readonly passenger?: Maybe<Passenger>;
  readonly recorded: Recorded;
};

/** A page of passengers. */
export type PassengerConnection = {
  readonly edges: ReadonlyArray<PassengerEdge>;
  readonly pageInfo: PageInfo;
};

/** A passenger on a page. */
export type PassengerEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Passenger;
};

/** The passenger is on another ride at that time. */
export type PassengerTaken = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The day of the ride that is in the way. */
  readonly date: Scalars['Date']['output'];
  /** When it ends. */
  readonly endsAt: Scalars['DateTime']['output'];
  /** When there is time for one as long as wished for. */
  readonly freeFrom: Scalars['DateTime']['output'];
  readonly message: Scalars['String']['output'];
  /** The passenger. */
  readonly passengerId: Scalars['ID']['output'];
  /** That ride. */
  readonly rideId: Scalars['ID']['output'];
  /** When it begins. */
  readonly startsAt: Scalars['DateTime']['output'];
};

/** What pauseVolunteer is told. */
export type PauseVolunteerInput = {
  /** The first day. */
  readonly from: Scalars['Date']['input'];
  /** The last day; without it, until they resume. */
  readonly until?: InputMaybe<Scalars['Date']['input']>;
  /** The id of the volunteer. */
  readonly volunteerId: Scalars['ID']['input'];
};

/** What pauseVolunteer answers. */
export type PauseVolunteerResult =
  | AlreadyPaused
  | ApplicationWasDeclined
  | EndsBeforeItBegins
  | IdempotencyKeyReused
  | InvalidInput
  | NotApprovedYet
  | NotFound
  | VolunteerChanged
  | VolunteerHasLeft;

/** The volunteer takes a break on the first day of it. */
export type PausedOnFirstDate = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** The first day of the break. */
  readonly pausedFrom: Scalars['Date']['output'];
  /** Its last day; null where it is not known. */
  readonly pausedUntil?: Maybe<Scalars['Date']['output']>;
};

/** What a caller may be allowed. */
export type Permission =
  /** Applies as a volunteer. */
  | 'applyAsVolunteer'
  /** Says who of the care staff comes along with a guest or a passenger. */
  | 'assignEscorts'
  /** Registers guests for sessions, and cancels it. */
  | 'bookGuests'
  /** Contact and needs of guests. */
  | 'changeGuests'
  /** Contact, home, needs and consent of passengers. */
  | 'changePassengers'
  /** Contact, interests, pauses and commitments of volunteers. */
  | 'changeVolunteers'
  /** Writes entries of the overview, submits, confirms and withdraws them. */
  | 'draftEntries'
  /** Erases people: for good. */
  | 'erasePeople'
  /** Whoever has a token: how answers are built. */
  | 'everybody'
  /** What Samspil does by itself. */
  | 'followUp'
  /** Keeps somebody's data although they are due. */
  | 'holdData'
  /** What the schema says of itself. */
  | 'introspect'
  /** Has the log signed as it is now. */
  | 'makeCheckpoints'
  /** Opens, plans and closes cafés. */
  | 'manageCafes'
  /** Organisers, whom to call there, and the words of the overview. */
  | 'manageOverview'
  /** Organisations, agreements, API clients. */
  | 'managePartners'
  /** Bikes, destinations, and who rides when with whom. */
  | 'manageRides'
  /** Registers, approves and qualifies volunteers. */
  | 'manageVolunteers'
  /** Publishes entries of the overview, or sends them back. */
  | 'publishEntries'
  /** Cafés, their sessions, places and numbers; nobody's name. */
  | 'readCafes'
  /** What changes, as it changes. */
  | 'readChanges'
  /** What was erased, and the rules for it. */
  | 'readErasures'
  /** How much there was of it, in numbers: who sees nobody reads them of one whole month that is over. */
  | 'readFigures'
  /** Guests: who they are, what they need, where they go. */
  | 'readGuests'
  /** How things stood, and the numbers of events. */
  | 'readHistory'
  /** The overview as those see it who make it: drafts, what became of them, organisers and whom to call there. */
  | 'readOverview'
  /** Partner organisations, their agreements and clients. */
  | 'readPartners'
  /** Passengers: who they are, where they live, what they need, what they wish for. */
  | 'readPassengers'
  /** Bikes, destinations, rides and seats; nobody's name. */
  | 'readRides'
  /** Who is on duty where. */
  | 'readShifts'
  /** The first names of those who are on duty together. */
  | 'readTeam'
  /** Volunteers: who they are, what they can do. */
  | 'readVolunteers'
  /** Puts a guest on record. */
  | 'recordGuests'
  /** Puts a passenger on record. */
  | 'recordPassengers'
  /** Everything held about somebody, for them, and what erasing them would mean. */
  | 'reportOnPeople'
  /** The accounts of those who looked, in a report about somebody. */
  | 'reportOnStaff'
  /** Asks for rides, and confirms them. */
  | 'requestRides'
  /** Carries a session through its day. */
  | 'runSessions'
  /** Sets how long data are kept. */
  | 'setRetention'
  /** Offers times as a pilot, takes rides, starts and completes them. */
  | 'takeRides'
  /** Signs up for duties, withdraws, says that they have come. */
  | 'takeShifts';

/** How far a permission reaches. */
export type PermissionExtent =
  /** The whole municipality's. */
  | 'municipality'
  /** Their own affairs alone: of the people whom they are or look after, of their organisation. */
  | 'own';

/** The person has been erased, or what is held about them for this purpose; nothing more can be recorded of it under this id. */
export type PersonErased = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** Only people decide on this. */
export type PersonMustDecide = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** Everything that is held about one person, for themselves (GDPR Articles 15 and 20). */
export type PersonReport = {
  /** The same for people to read and print: one HTML document with nothing in it that is fetched from elsewhere. */
  readonly html?: Maybe<Scalars['String']['output']>;
  /** For programs: what is known, every entry of the log about them, and every look at them. Its format names itself and its version. */
  readonly json?: Maybe<Scalars['String']['output']>;
  /** When it was made: it holds what was known then. */
  readonly madeAt: Scalars['DateTime']['output'];
};

/** Why something about a person is held. One can be forgotten without the other. */
export type PersonalPurpose =
  /** To reach them: name, telephone, e-mail. */
  | 'contact'
  /** What they eat and bear, and what helps them. */
  | 'health'
  /** What coordinators have noted about them. */
  | 'notes';

/** A photo that it names is not stored: it was never sent, or nothing named it for more than a day. */
export type PhotoNotStored = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** Which photo: SHA-256 in hexadecimal. */
  readonly sha256: Scalars['String']['output'];
};

/** The pilot is not approved, takes a break, or has left. */
export type PilotNotActive = Refusal & {
  /** When they are there again; null where nobody knows. */
  readonly activeFrom?: Maybe<Scalars['Date']['output']>;
  readonly code: Scalars['String']['output'];
  /** That day. */
  readonly date: Scalars['Date']['output'];
  /** Pilots who offered that time, and are trained and free then: twenty at most, and those alone whom the caller may see. */
  readonly freePilots: ReadonlyArray<Volunteer>;
  readonly message: Scalars['String']['output'];
  /** The pilot. */
  readonly pilotId: Scalars['ID']['output'];
};

/** The pilot has not been trained, or the training does not count on that day. */
export type PilotNotQualified = Refusal & {
  readonly code: Scalars['String']['output'];
  /** That day. */
  readonly date: Scalars['Date']['output'];
  /** Pilots who offered that time, and are trained and free then: twenty at most, and those alone whom the caller may see. */
  readonly freePilots: ReadonlyArray<Volunteer>;
  readonly message: Scalars['String']['output'];
  /** The pilot. */
  readonly pilotId: Scalars['ID']['output'];
  /** The first day of their latest training; null where there is none. */
  readonly validFrom?: Maybe<Scalars['Date']['output']>;
  /** Its last day; null where it does not end, or there is none. */
  readonly validUntil?: Maybe<Scalars['Date']['output']>;
};

/** Why a pilot gives a ride back. */
export type PilotReleaseReason =
  /** They have an appointment. */
  | 'appointment'
  /** They are ill. */
  | 'illness'
  /** Their training does not count then. */
  | 'notQualified'
  /** For anything else. */
  | 'other';

/** The pilot has another ride too close to that time. */
export type PilotTaken = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The day of the ride that is in the way. */
  readonly date: Scalars['Date']['output'];
  /** When it ends. */
  readonly endsAt: Scalars['DateTime']['output'];
  /** When there is time for one as long as wished for. */
  readonly freeFrom: Scalars['DateTime']['output'];
  /** Pilots who offered that time, and are trained and free then: twenty at most, and those alone whom the caller may see. */
  readonly freePilots: ReadonlyArray<Volunteer>;
  readonly message: Scalars['String']['output'];
  /** The pilot. */
  readonly pilotId: Scalars['ID']['output'];
  /** That ride. */
  readonly rideId: Scalars['ID']['output'];
  /** When it begins. */
  readonly startsAt: Scalars['DateTime']['output'];
};

/** What became of the times that a pilot offers. */
export type PilotTimesChanged = {
  /** The pilot: their times are Volunteer.pilotTimes. */
  readonly pilot?: Maybe<Volunteer>;
  readonly recorded: Recorded;
};

/** The time would end before it begins. */
export type PilotTimesEndBeforeTheyBegin = Refusal & {
  readonly code: Scalars['String']['output'];
  /** When it would begin. */
  readonly from: Scalars['LocalTime']['output'];
  readonly message: Scalars['String']['output'];
  /** When it would end. */
  readonly until: Scalars['LocalTime']['output'];
};

/** A time at which a pilot would take rides, on the wall clock in Denmark. */
export type PilotTimesOffer = Node & {
  /** Which day. */
  readonly date: Scalars['Date']['output'];
  /** When it begins. */
  readonly from: Scalars['LocalTime']['output'];
  readonly id: Scalars['ID']['output'];
  /** When it ends. */
  readonly until: Scalars['LocalTime']['output'];
  /** Whose it is. */
  readonly volunteer: Volunteer;
};

/** The time has passed. */
export type PilotTimesOver = Refusal & {
  readonly code: Scalars['String']['output'];
  /** That day. */
  readonly date: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
  /** When it ended. */
  readonly until: Scalars['LocalTime']['output'];
};

/** The pilot offers some of that time already. */
export type PilotTimesOverlap = Refusal & {
  readonly code: Scalars['String']['output'];
  /** That day. */
  readonly date: Scalars['Date']['output'];
  /** When it begins. */
  readonly from: Scalars['LocalTime']['output'];
  readonly message: Scalars['String']['output'];
  /** What they offer. */
  readonly offerId: Scalars['ID']['output'];
  /** When it ends. */
  readonly until: Scalars['LocalTime']['output'];
};

/** The places left at one time. */
export type PlacesLeft = {
  /** When it ends. */
  readonly endsAt: Scalars['DateTime']['output'];
  /** How many: who asks now gets one of them. */
  readonly left: Scalars['Int']['output'];
  /** When it begins. */
  readonly startsAt: Scalars['DateTime']['output'];
};

/** What planCafeSessions is told. */
export type PlanCafeSessionsInput = {
  /** The id of the café. */
  readonly cafeId: Scalars['ID']['input'];
  /** The last day to plan for. */
  readonly until: Scalars['Date']['input'];
};

/** What planCafeSessions answers. */
export type PlanCafeSessionsResult =
  | CafeChanged
  | CafeClosedForGood
  | HourDoesNotExist
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | NothingToPlan
  | TooFarAhead;

/** The bike carries no wheelchair. */
export type PlatformMissing = Refusal & {
  /** The bike. */
  readonly bikeId: Scalars['ID']['output'];
  readonly code: Scalars['String']['output'];
  /** Bikes that are large enough, in service that day and free at that time, by name: twenty at most. */
  readonly freeBikes: ReadonlyArray<Bike>;
  readonly message: Scalars['String']['output'];
};

/** A poster shows one activity: say which. */
export type PosterOfWhat = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** Something that would go, or stay. */
export type PreviewLine = {
  /** How many; null where it cannot be counted. */
  readonly count?: Maybe<Scalars['Int']['output']>;
  /** In the caller's language. */
  readonly text: Scalars['String']['output'];
  /** For programs; new ones may come. */
  readonly what: Scalars['String']['output'];
};

/** A place that everybody knows, as it was called and where it lay when it was said. */
export type PublicPlace = {
  /** Its id in DAR, the register of addresses; null where it has none. */
  readonly addressId?: Maybe<Scalars['ID']['output']>;
  /** What it is called, or its address. */
  readonly label: Scalars['String']['output'];
  /** In degrees (WGS 84). */
  readonly latitude: Scalars['Float']['output'];
  /** In degrees (WGS 84). */
  readonly longitude: Scalars['Float']['output'];
};

/** A place that everybody knows. */
export type PublicPlaceInput = {
  /** Its id in DAR, the register of addresses, where it has one. */
  readonly addressId?: InputMaybe<Scalars['ID']['input']>;
  /** What it is called, or its address. */
  readonly label: Scalars['String']['input'];
  /** In degrees (WGS 84), within Denmark. */
  readonly latitude: Scalars['Float']['input'];
  /** In degrees (WGS 84), within Denmark. */
  readonly longitude: Scalars['Float']['input'];
};

/** What publishEntry is told. */
export type PublishEntryInput = {
  /** The id of the entry. */
  readonly entryId: Scalars['ID']['input'];
  /** Which revision of it: the latest. */
  readonly revision: Scalars['Int']['input'];
};

/** What publishEntry answers. */
export type PublishEntryResult =
  | ContactNotOfOrganiser
  | EntryChanged
  | EntryHasNoDate
  | EntryIsOver
  | EntryIsWithdrawn
  | EntryNotSubmitted
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | NotTheLatestRevision
  | OrganiserIsRetired
  | TermNotInUse
  | TimeEndsBeforeItBegins;

/** Somebody who wants to be called, as it is published. */
export type PublishedContact = {
  /** Their e-mail address. */
  readonly email?: Maybe<Scalars['String']['output']>;
  /** What they are called. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Their telephone number. */
  readonly phone?: Maybe<Scalars['String']['output']>;
};

/** An activity of the overview as everybody may read it today. */
export type PublishedEntry = Node & {
  /** How it can be reached and followed. */
  readonly accessibility: EntryAccessibility;
  /** When what it says changed last. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** When it was last said to be so. */
  readonly confirmedOn: Scalars['Date']['output'];
  /** Whom to call; null where nobody is named, or they are not to be called any more. */
  readonly contact?: Maybe<PublishedContact>;
  readonly id: Scalars['ID']['output'];
  /** What is spoken there, by ISO 639-1 codes. */
  readonly languages: ReadonlyArray<Scalars['String']['output']>;
  /** Who makes it happen. */
  readonly organiser: PublishedOrganiser;
  /** Photos of it. */
  readonly photos: ReadonlyArray<EntryPhoto>;
  /** Where it is; null where that is not one place. */
  readonly place?: Maybe<EntryPlace>;
  /** The places left at each of its times ahead, where that is known: of cafés, and of seats on bikes. */
  readonly places: ReadonlyArray<PlacesLeft>;
  /** What it costs. */
  readonly price: EntryPrice;
  /** Which revision of the entry. */
  readonly revision: Scalars['Int']['output'];
  /** Where to sign up, where that has to be. */
  readonly signUp?: Maybe<Scalars['String']['output']>;
  /** Categories, target groups, interests and tags. */
  readonly terms: ReadonlyArray<OverviewTerm>;
  /** In each language, Danish among them. */
  readonly texts: ReadonlyArray<EntryText>;
  /** When it is; none where it is by agreement. */
  readonly times: ReadonlyArray<EntryTime>;
  /** The last day on which it is read, unless somebody confirms it. */
  readonly validUntil: Scalars['Date']['output'];
};

/** A page of what everybody may read. */
export type PublishedEntryConnection = {
  readonly edges: ReadonlyArray<PublishedEntryEdge>;
  readonly pageInfo: PageInfo;
};

/** An activity on a page. */
export type PublishedEntryEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: PublishedEntry;
};

/** Who makes something happen, as everybody may see them. */
export type PublishedOrganiser = {
  /** Of the organisation. */
  readonly email?: Maybe<Scalars['String']['output']>;
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** Of the organisation. */
  readonly phone?: Maybe<Scalars['String']['output']>;
  /** A page of its own. */
  readonly website?: Maybe<Scalars['String']['output']>;
};

/** What a volunteer has been taught, and how long it counts. */
export type Qualification = {
  /** What it is in. */
  readonly kind: QualificationKind;
  /** Its first day. */
  readonly validFrom: Scalars['Date']['output'];
  /** Its last day; null where it does not end. */
  readonly validUntil?: Maybe<Scalars['Date']['output']>;
};

/** What a volunteer must have been taught, for as long as it is valid. */
export type QualificationKind =
  /** For riding the rickshaw (Cykling uden Alder). */
  | 'cyclePilotTraining'
  /** First aid. */
  | 'firstAid'
  /** For working with food. */
  | 'foodHygiene';

/** The volunteer has not been taught what the role needs, or it does not count on that day. */
export type QualificationMissing = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The day of the session. */
  readonly date: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
  /** What is missing. */
  readonly qualification: QualificationKind;
};

/** The volunteer does not have that qualification. */
export type QualificationNotHeld = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** The one that was named. */
  readonly qualification: QualificationKind;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type Query = {
  /** Addresses that what is typed can mean, best first; from two letters on. Looked up on this machine: nobody else is told. None where none have been imported. */
  readonly addresses: ReadonlyArray<Address>;
  /**
   * Everything as it stood: as it was known at a time, or right after the event with that number; one of them. Whatever can be asked can
   * be asked there, and is allowed as it is today. Computed from the events by today's release, which is why a past can look different
   * after an update; the events cannot. Somebody who has been forgotten since stays forgotten. A time before the first event gives an
   * empty world; one that has not come is refused. One request asks about at most 20 moments.
   */
  readonly asOf: Query;
  /** The municipality's bikes by name, those that are retired too. */
  readonly bikes: BikeConnection;
  /** Bikes whose next inspection is due by that day, and, before them, those that never were inspected. */
  readonly bikesDueForInspection: ReadonlyArray<Bike>;
  /** Sessions of all cafés in order of time; understaffed: only those where a volunteer is missing. */
  readonly cafeSessions: CafeSessionConnection;
  /** The municipality's cafés by name. */
  readonly cafes: CafeConnection;
  /**
   * What changed behind an event of the log, which need not be a change itself; without one, from the first event on, whose index is 0. At most 200, 50 where
   * nothing is said. Said again with the same arguments, it is the same answer, with more behind it where more has come.
   */
  readonly changes: ChangePage;
  /** For how long what is published stays. */
  readonly confirmationPeriod: ConfirmationPeriod;
  /** Who is due for erasure. first: 50, at most 200. Not a connection: what is decided on leaves the list, and the rest moves up. */
  readonly dueForErasure: DueList;
  /** What was printed of the overview, and what is to be, the first ordered first. */
  readonly editions: EditionConnection;
  /** Entries: what nothing has happened to for longest first, for it waits. Who acts for a partner sees those of its own organisers. */
  readonly entries: EntryConnection;
  /** What erasing these records of one person would take and leave. Without purposes: everything. At most 10 records; null where one of them is not there. */
  readonly erasurePreview?: Maybe<ErasurePreview>;
  /** Every erasure that was decided, in the order of the decisions: the proof of what was carried out. */
  readonly erasures: ErasureConnection;
  /** Guests known by name, longest known first. */
  readonly guests: GuestConnection;
  /** Up to where in its history the municipality is seen here. */
  readonly history: History;
  /** What fits somebody's interests: what it must be, and, first, what meets most of what they wish for besides. What is lacking is told. */
  readonly matchActivities: ActivityConnection;
  /**
   * The hundred words that most searches found nothing for: what is missing in the overview. Nobody can tell who searched: a word that stands nowhere
   * in the overview is told once it was searched for on five different days.
   */
  readonly missedSearches: ReadonlyArray<MissedWord>;
  /** The thing with that id, null where there is none in the caller's municipality. */
  readonly node?: Maybe<Node>;
  /** The things with those ids, at most 100. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** Organisations by name. Who acts for an organisation sees that one alone. */
  readonly organisations: OrganisationConnection;
  /** Organisers that make something happen, by name. Who acts for a partner sees its own. */
  readonly organisers: OrganiserConnection;
  /** Words that entries can be given, by their Danish name. */
  readonly overviewTerms: OverviewTermConnection;
  /** Passengers, longest known first. */
  readonly passengers: PassengerConnection;
  /**
   * Everything that is held about one person, by all their records, at most 10. Null where one of them is not there. The asking is a look at
   * everything that is held, and stands in the report. Reads the whole log: some seconds in a large municipality.
   *
   * Who looked is told by what kind of user they are. With `withStaff` by their accounts too: that somebody decides who has weighed what the
   * person needs it for against the rights of those who work for the municipality (Court of Justice, C-579/21).
   */
  readonly personReport?: Maybe<PersonReport>;
  /** Who may take rides on that day: trained, and there. Longest known first; when they would, Volunteer.pilotTimes says. */
  readonly pilots: VolunteerConnection;
  /** Whose training as a pilot ends from today to that day, and is not renewed yet; the earliest first. */
  readonly pilotsWhoseTrainingEnds: ReadonlyArray<EndingPilotTraining>;
  /** What everybody may read of the overview today, in the order in which it was published. */
  readonly publishedEntries: PublishedEntryConnection;
  /** Whether every read model of this instance shows what a mutation recorded. Waits for two seconds at most. */
  readonly recorded: Scalars['Boolean']['output'];
  /** Holds that have not lapsed, those that end first, first. */
  readonly retentionHolds: RetentionHoldConnection;
  /** How long data about people are kept, by kind of person and of data: a few rules, all of them. */
  readonly retentionRules: ReadonlyArray<RetentionRule>;
  /** What became of the wishes that were made in that period: of one whole month that is over, for who does not see all passengers and pilots. */
  readonly rideDemand: RideDemand;
  /** Places in use that rides go to, by name. */
  readonly rideDestinations: RideDestinationConnection;
  /** What became of the rides of that period: of one whole month that is over, for who does not see all passengers and pilots. */
  readonly rideFigures: RideFigures;
  /** Wishes for rides in the order in which they were made. */
  readonly rideRequests: RideRequestConnection;
  /**
   * Rides that could be on those days, seven at most, beside those that stand. Who would drive on one day waits on the next. A day takes up to 20 seconds, all
   * of them 40, one question at a time: others wait for their turn, and are told the best that is found in what is left of a minute.
   */
  readonly rideSuggestions: RideSuggestions;
  /** Rides in order of time, those that are not to be as well. */
  readonly rides: RideConnection;
  /** What a coordinator has to look at, in order of time: rides that are to be and do not fit any more. For who may see everybody's duties; for others it is empty. */
  readonly ridesToLookAt: RideToLookAtConnection;
  /**
   * Everything that everybody may do: what is published, cafés, and seats on bikes. Forgives spelling, knows synonyms, and understands days,
   * times, places and needs: `hvad kan jeg lave torsdag eftermiddag nær Vejleåparken uden trapper`. Without a text it is everything that fits the filters.
   */
  readonly searchActivities: ActivityConnection;
  /**
   * Volunteers who could take the open shifts of all cafés in a period of 31 days at most: they like it or did it lately, hold what it takes, are not away, and
   * have neither another shift nor a ride then. Up to 20 seconds, one question at a time: others wait for their turn.
   */
  readonly shiftSuggestions: ShiftSuggestions;
  /** Who asks, and what they are allowed. */
  readonly viewer: Viewer;
  /** Volunteers in the order in which they came. */
  readonly volunteers: VolunteerConnection;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryAddressesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  text: Scalars['String']['input'];
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryAsOfArgs = {
  index?: InputMaybe<Scalars['LogIndex']['input']>;
  time?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryBikesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryBikesDueForInspectionArgs = {
  until: Scalars['Date']['input'];
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryCafeSessionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['Date']['input']>;
  understaffed?: InputMaybe<Scalars['Boolean']['input']>;
  until?: InputMaybe<Scalars['Date']['input']>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryCafesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryChangesArgs = {
  after?: InputMaybe<Scalars['LogIndex']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryDueForErasureArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryEditionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryEntriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  needsConfirmation?: InputMaybe<Scalars['Boolean']['input']>;
  organiserId?: InputMaybe<Scalars['ID']['input']>;
  status?: InputMaybe<EntryStatus>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryErasurePreviewArgs = {
  people: ReadonlyArray<Scalars['ID']['input']>;
  purposes?: InputMaybe<ReadonlyArray<PersonalPurpose>>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryErasuresArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryGuestsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryMatchActivitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  interests: ReadonlyArray<Scalars['ID']['input']>;
  must?: InputMaybe<ActivityFilters>;
  wishes?: InputMaybe<ActivityFilters>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryMissedSearchesArgs = {
  since?: InputMaybe<Scalars['Date']['input']>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryOrganisationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryOrganisersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryOverviewTermsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kind?: InputMaybe<OverviewTermKind>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryPassengersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryPersonReportArgs = {
  language?: InputMaybe<ReportLanguage>;
  people: ReadonlyArray<Scalars['ID']['input']>;
  withStaff?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryPilotsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  on: Scalars['Date']['input'];
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryPilotsWhoseTrainingEndsArgs = {
  until: Scalars['Date']['input'];
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryPublishedEntriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryRecordedArgs = {
  token: Scalars['String']['input'];
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryRetentionHoldsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryRideDemandArgs = {
  from: Scalars['Date']['input'];
  until: Scalars['Date']['input'];
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryRideDestinationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kind?: InputMaybe<RideDestinationKind>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryRideFiguresArgs = {
  from: Scalars['Date']['input'];
  until: Scalars['Date']['input'];
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryRideRequestsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<RideRequestStatus>;
  unansweredForDays?: InputMaybe<Scalars['Int']['input']>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryRideSuggestionsArgs = {
  from: Scalars['Date']['input'];
  until?: InputMaybe<Scalars['Date']['input']>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryRidesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['Date']['input']>;
  until?: InputMaybe<Scalars['Date']['input']>;
  withoutPilot?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryRidesToLookAtArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['Date']['input']>;
  until?: InputMaybe<Scalars['Date']['input']>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QuerySearchActivitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filters?: InputMaybe<ActivityFilters>;
  first?: InputMaybe<Scalars['Int']['input']>;
  text?: InputMaybe<Scalars['String']['input']>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryShiftSuggestionsArgs = {
  from: Scalars['Date']['input'];
  until?: InputMaybe<Scalars['Date']['input']>;
};

/** What can be asked. Everything is of the caller's municipality, and of what they may see in it. */
export type QueryVolunteersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<VolunteerStatus>;
};

/** What recordBikeInspection is told. */
export type RecordBikeInspectionInput = {
  /** The id of the bike. */
  readonly bikeId: Scalars['ID']['input'];
  /** When the next inspection is due. */
  readonly nextDue: Scalars['Date']['input'];
  /** When it was. */
  readonly on: Scalars['Date']['input'];
};

/** What recordBikeInspection answers. */
export type RecordBikeInspectionResult =
  | BikeChanged
  | BikeIsRetired
  | IdempotencyKeyReused
  | InspectionDueTooSoon
  | InspectionNotYet
  | InvalidInput
  | NotFound;

/** What recordCertificateAssessment is told. */
export type RecordCertificateAssessmentInput = {
  /** On which day. */
  readonly assessedOn: Scalars['Date']['input'];
  /** Which kind. */
  readonly certificate: CertificateKind;
  /** The id of the volunteer. */
  readonly volunteerId: Scalars['ID']['input'];
};

/** What recordCertificateAssessment answers. */
export type RecordCertificateAssessmentResult =
  | ApplicationWasDeclined
  | AssessedInTheFuture
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | VolunteerChanged
  | VolunteerHasLeft;

/** What recordGuest is told. */
export type RecordGuestInput = {
  /** Where they come as a rule. */
  readonly cafeId?: InputMaybe<Scalars['ID']['input']>;
  /** What they are called. */
  readonly name: Scalars['String']['input'];
  /** Diet, hearing, walking: what helps them. */
  readonly needs?: InputMaybe<Scalars['String']['input']>;
  /** Their telephone number. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
};

/** What recordGuest answers. */
export type RecordGuestResult = GuestChanged | IdempotencyKeyReused | InvalidInput | NotFound;

/** What recordOrganiserContact is told. */
export type RecordOrganiserContactInput = {
  /** Their e-mail address. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** What they are called. */
  readonly name: Scalars['String']['input'];
  /** The id of the organiser. */
  readonly organiserId: Scalars['ID']['input'];
  /** Their telephone number. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
};

/** What recordOrganiserContact answers. */
export type RecordOrganiserContactResult =
  IdempotencyKeyReused | InvalidInput | NotFound | OrganiserContactChanged | OrganiserIsRetired;

/** What recordPassenger is told. */
export type RecordPassengerInput = {
  /** Where they are fetched. */
  readonly address?: InputMaybe<Scalars['String']['input']>;
  /** The id of that address in DAR, the register of addresses. */
  readonly addressId?: InputMaybe<Scalars['String']['input']>;
  /** When they consented to be taken for rides, where they have. */
  readonly consentGivenOn?: InputMaybe<Scalars['Date']['input']>;
  /** Whom to call about them, with a telephone number. */
  readonly contactPerson?: InputMaybe<Scalars['String']['input']>;
  /** What they are called. */
  readonly name: Scalars['String']['input'];
  /** Sitting, walking, hearing, being spoken to: what helps them. */
  readonly needs?: InputMaybe<Scalars['String']['input']>;
  /** Their telephone number. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  /** Where that is, in degrees of latitude and longitude: 55.612345,12.345678. */
  readonly position?: InputMaybe<Scalars['String']['input']>;
};

/** What recordPassenger answers. */
export type RecordPassengerResult = IdempotencyKeyReused | InvalidInput | NotADateForConsent | PassengerChanged;

/** What erasing one record would take and leave. */
export type RecordPreview = {
  /** What lies ahead of them, and what becomes of it. */
  readonly ahead: ReadonlyArray<AheadPreview>;
  /** What has been erased of it before, or is being. */
  readonly erasedBefore: ReadonlyArray<PersonalPurpose>;
  /** What would go for good. */
  readonly goes: ReadonlyArray<PreviewLine>;
  /** Until when somebody decided to keep their data; erasePerson is refused until that is released, or over. */
  readonly heldUntil?: Maybe<Scalars['Date']['output']>;
  /** The kind of person, as it is called in this API: Guest, Passenger, Volunteer. */
  readonly kind: Scalars['String']['output'];
  /** The record. */
  readonly person: Scalars['ID']['output'];
  /** What would stay, and why. */
  readonly stays: ReadonlyArray<PreviewLine>;
};

/** A mutation was recorded. It is durable, whether or not the answer shows it yet. */
export type Recorded = {
  /** For Query.recorded. Null where nothing new had to be recorded. */
  readonly token?: Maybe<Scalars['String']['output']>;
  /** Whether this answer shows what the mutation did. It does, but for read models that are more than two seconds behind. */
  readonly visible: Scalars['Boolean']['output'];
};

/** The dates on which a café is held. */
export type Recurrence = {
  /** The first of them. */
  readonly firstDate: Scalars['Date']['output'];
  /** The rule for the others (RFC 5545), over dates: FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630 */
  readonly rrule: Scalars['String']['output'];
};

/** The dates on which a café is held. */
export type RecurrenceInput = {
  /** The first of them. */
  readonly firstDate: Scalars['Date']['input'];
  /** RFC 5545, over dates, with an end: FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630 */
  readonly rrule: Scalars['String']['input'];
};

/**
 * Why something was not done. Nothing has changed. The message is in the caller's language (Accept-Language: da, en), for
 * showing to people; the code is for programs and never changes.
 */
export type Refusal = {
  /** For programs: it never changes. */
  readonly code: Scalars['String']['output'];
  /** For people, in their language. */
  readonly message: Scalars['String']['output'];
};

/** What registerGuest is told. */
export type RegisterGuestInput = {
  /** Default: false. */
  readonly escorted?: InputMaybe<Scalars['Boolean']['input']>;
  /** The id of the guest. */
  readonly guestId: Scalars['ID']['input'];
  /** Default: false. */
  readonly ride?: InputMaybe<Scalars['Boolean']['input']>;
  /** The id of the session. */
  readonly sessionId: Scalars['ID']['input'];
  /** On the waiting list where it is full, or CafeSessionFull. Default: true. */
  readonly waitIfFull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What registerGuest answers. */
export type RegisterGuestResult =
  | AlreadyRegistered
  | CafeSessionChanged
  | CafeSessionFull
  | CafeSessionHeldAlready
  | CafeSessionIsCancelled
  | CafeSessionOver
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | PersonErased;

/** What registerOrganisation is told. */
export type RegisterOrganisationInput = {
  /** Eight digits of which the last checks the others; DK before them, and spaces between them, are taken too. */
  readonly cvr: Scalars['String']['input'];
  /** What kind of organisation it is. */
  readonly kind: OrganisationKind;
  /** As it stands in the Central Business Register (CVR). */
  readonly name: Scalars['String']['input'];
};

/** What registerOrganisation answers. */
export type RegisterOrganisationResult = AlreadyExists | IdempotencyKeyReused | InvalidInput | OrganisationChanged;

/** What registerVolunteer is told. */
export type RegisterVolunteerInput = {
  /** Their e-mail address. It belongs to one volunteer in a municipality. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** What they would like to do. */
  readonly interests?: InputMaybe<ReadonlyArray<Interest>>;
  /** What they are called. */
  readonly name: Scalars['String']['input'];
  /** For coordinators alone. */
  readonly notes?: InputMaybe<Scalars['String']['input']>;
  /** Their telephone number. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
};

/** What registerVolunteer answers. */
export type RegisterVolunteerResult = EmailTaken | IdempotencyKeyReused | InvalidInput | VolunteerChanged;

/** What reinstateApiClient is told. */
export type ReinstateApiClientInput = {
  /** The id of the client. */
  readonly apiClientId: Scalars['ID']['input'];
};

/** What reinstateApiClient answers. */
export type ReinstateApiClientResult =
  ApiClientChanged | ApiClientHasEnded | IdempotencyKeyReused | InvalidInput | NotFound;

/** What reinstateOrganisation is told. */
export type ReinstateOrganisationInput = {
  /** The id of the organisation. */
  readonly organisationId: Scalars['ID']['input'];
};

/** What reinstateOrganisation answers. */
export type ReinstateOrganisationResult = IdempotencyKeyReused | InvalidInput | NotFound | OrganisationChanged;

/** What releaseHold is told. */
export type ReleaseHoldInput = {
  /** The record: a guest's, a volunteer's. */
  readonly person: Scalars['ID']['input'];
};

/** What releaseHold answers. */
export type ReleaseHoldResult =
  IdempotencyKeyReused | InvalidInput | NotFound | PersonMustDecide | RetentionHoldChanged;

/** What remarkOnRide is told. */
export type RemarkOnRideInput = {
  /** The id of the passenger. */
  readonly passengerId: Scalars['ID']['input'];
  /** The id of the pilot. */
  readonly pilotId: Scalars['ID']['input'];
  /** The id of the ride. */
  readonly rideId: Scalars['ID']['input'];
  /** How it was. */
  readonly words: Scalars['String']['input'];
};

/** What remarkOnRide answers. */
export type RemarkOnRideResult =
  | IdempotencyKeyReused
  | InvalidInput
  | NotAPassenger
  | NotFound
  | PersonErased
  | RideChanged
  | RideIsOff
  | RideNotStarted
  | RideNotYours
  | RideWithoutPilot;

/** What removeClientKey is told. */
export type RemoveClientKeyInput = {
  /** The id of the client. */
  readonly apiClientId: Scalars['ID']['input'];
  /** Which of the client's keys. */
  readonly kid: Scalars['String']['input'];
};

/** What removeClientKey answers. */
export type RemoveClientKeyResult =
  ApiClientChanged | ApiClientHasEnded | IdempotencyKeyReused | InvalidInput | NotFound;

/** What removeOrganiserContact is told. */
export type RemoveOrganiserContactInput = {
  /** The id of the contact. */
  readonly contactId: Scalars['ID']['input'];
};

/** What removeOrganiserContact answers. */
export type RemoveOrganiserContactResult =
  IdempotencyKeyReused | InvalidInput | NotFound | OrganiserContactChanged | PersonErased;

/** The language in which a report is written for people. */
export type ReportLanguage =
  /** Danish. */
  | 'DA'
  /** English. */
  | 'EN';

/** What requestRide is told. */
export type RequestRideInput = {
  /** How many come along who are no passengers. Default: 0. */
  readonly companions?: InputMaybe<Scalars['Int']['input']>;
  /** The id of the place where they would like to go. */
  readonly destinationId?: InputMaybe<Scalars['ID']['input']>;
  /** The ids of those beside whom they sit: one at most. */
  readonly fellowIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The id of whom the ride is for. */
  readonly passengerId: Scalars['ID']['input'];
  /** Needs a bike that carries a wheelchair. Default: no. */
  readonly platform?: InputMaybe<Scalars['Boolean']['input']>;
  /** When it would suit, where it recurs. */
  readonly recurrence?: InputMaybe<RideRecurrenceInput>;
  /** The id of the café session that they would like to be taken to. */
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
  /** The ids of places where they would like to stop on the way. */
  readonly stops?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** When it would suit, where it does not recur. */
  readonly windows?: InputMaybe<ReadonlyArray<RideWindowInput>>;
  /** Anything else: a churchyard, a song, a dog. */
  readonly wish?: InputMaybe<Scalars['String']['input']>;
};

/** What requestRide answers. */
export type RequestRideResult =
  | DestinationIsRetired
  | IdempotencyKeyReused
  | InvalidInput
  | NoDateAhead
  | NotFound
  | PersonErased
  | RideRequestChanged
  | TooManyPeople
  | WindowEndsBeforeItBegins
  | WindowInThePast
  | WindowOverMidnight
  | WindowTooFarAhead;

/** What rescheduleCafeSession is told. */
export type RescheduleCafeSessionInput = {
  /** When it ends. */
  readonly endsAt: Scalars['DateTime']['input'];
  /** The id of the session. */
  readonly sessionId: Scalars['ID']['input'];
  /** When it begins. */
  readonly startsAt: Scalars['DateTime']['input'];
};

/** What rescheduleCafeSession answers. */
export type RescheduleCafeSessionResult =
  | CafeSessionChanged
  | CafeSessionHeldAlready
  | CafeSessionIsCancelled
  | CafeSessionOver
  | EndsBeforeItStarts
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | StartsInThePast;

/** What resumeVolunteer is told. */
export type ResumeVolunteerInput = {
  /** The id of the volunteer. */
  readonly volunteerId: Scalars['ID']['input'];
};

/** What resumeVolunteer answers. */
export type ResumeVolunteerResult =
  | ApplicationWasDeclined
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | NotPaused
  | VolunteerChanged
  | VolunteerHasLeft;

/** What of a person's data is kept for so long. */
export type RetentionCovers =
  /** All of it: also who it was. */
  | 'everything'
  /** What they eat and bear, and what helps them. */
  | 'health'
  /** What coordinators have noted about them. */
  | 'notes';

/** Somebody decided that a person's data are not erased yet. It lapses after its last day. */
export type RetentionHold = {
  /** When it was decided. */
  readonly decidedAt: Scalars['DateTime']['output'];
  /** The account of who decided. */
  readonly decidedBy: Scalars['String']['output'];
  /** The kind of person, as it is called in this API: Guest, Passenger, Volunteer. */
  readonly kind: Scalars['String']['output'];
  /** Who it is. Asking for it is a look at their data. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The record: a guest's, a volunteer's. */
  readonly person: Scalars['ID']['output'];
  /** Why. */
  readonly reason: HoldReason;
  /** The last day of it. */
  readonly until: Scalars['Date']['output'];
};

/** What became of a hold. */
export type RetentionHoldChanged = {
  /** Null where it was released. */
  readonly hold?: Maybe<RetentionHold>;
  readonly recorded: Recorded;
};

/** A page of holds. */
export type RetentionHoldConnection = {
  readonly edges: ReadonlyArray<RetentionHoldEdge>;
  readonly pageInfo: PageInfo;
};

/** A hold on a page. */
export type RetentionHoldEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: RetentionHold;
};

/** How long the municipality keeps data about people after they were last active. It asks people to decide, and erases nothing by itself. */
export type RetentionRule = {
  /** What of their data it is about. */
  readonly covers: RetentionCovers;
  /** For how many months, counted from when they were last active. */
  readonly keepMonths: Scalars['Int']['output'];
  /** The kind of person, as it is called in this API: Guest, Passenger, Volunteer. */
  readonly kind: Scalars['String']['output'];
  /** When it was set. */
  readonly setAt: Scalars['DateTime']['output'];
  /** The account of who set it. */
  readonly setBy: Scalars['String']['output'];
};

/** The rules as they are now. */
export type RetentionRulesChanged = {
  readonly recorded: Recorded;
  /** All of them. */
  readonly rules: ReadonlyArray<RetentionRule>;
};

/** What retireBike is told. */
export type RetireBikeInput = {
  /** The id of the bike. */
  readonly bikeId: Scalars['ID']['input'];
  /** The first day without it; today by default. */
  readonly on?: InputMaybe<Scalars['Date']['input']>;
};

/** What retireBike answers. */
export type RetireBikeResult = BikeChanged | BikeIsRetired | IdempotencyKeyReused | InvalidInput | NotFound;

/** What retireOrganiser is told. */
export type RetireOrganiserInput = {
  /** The id of the organiser. */
  readonly organiserId: Scalars['ID']['input'];
};

/** What retireOrganiser answers. */
export type RetireOrganiserResult = IdempotencyKeyReused | InvalidInput | NotFound | OrganiserChanged;

/** What retireOverviewTerm is told. */
export type RetireOverviewTermInput = {
  /** The id of the word. */
  readonly termId: Scalars['ID']['input'];
};

/** What retireOverviewTerm answers. */
export type RetireOverviewTermResult = IdempotencyKeyReused | InvalidInput | NotFound | OverviewTermsChanged;

/** What retireRideDestination is told. */
export type RetireRideDestinationInput = {
  /** The id of the place. */
  readonly destinationId: Scalars['ID']['input'];
};

/** What retireRideDestination answers. */
export type RetireRideDestinationResult = IdempotencyKeyReused | InvalidInput | NotFound | RideDestinationChanged;

/** What returnBikeToService is told. */
export type ReturnBikeToServiceInput = {
  /** The id of the bike. */
  readonly bikeId: Scalars['ID']['input'];
  /** The first day with it; today by default. */
  readonly on?: InputMaybe<Scalars['Date']['input']>;
};

/** What returnBikeToService answers. */
export type ReturnBikeToServiceResult = BikeChanged | BikeIsRetired | IdempotencyKeyReused | InvalidInput | NotFound;

/** What returnEntry is told. */
export type ReturnEntryInput = {
  /** The id of the entry. */
  readonly entryId: Scalars['ID']['input'];
  /** What whoever drafted it is to know. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** Why. */
  readonly reason: EntryReturnReason;
  /** Which revision of it: the latest. */
  readonly revision: Scalars['Int']['input'];
};

/** What returnEntry answers. */
export type ReturnEntryResult =
  | EntryChanged
  | EntryIsWithdrawn
  | EntryNotSubmitted
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | NotTheLatestRevision;

/** What reviseEntry is told. */
export type ReviseEntryInput = {
  /** What it is to say. */
  readonly content: EntryContentInput;
  /** The id of the entry. */
  readonly entryId: Scalars['ID']['input'];
};

/** What reviseEntry answers. */
export type ReviseEntryResult =
  | ContactNotOfOrganiser
  | EntryChanged
  | EntryHasNoDate
  | EntryIsWithdrawn
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | OrganiserIsRetired
  | PhotoNotStored
  | TermNotInUse
  | TimeEndsBeforeItBegins;

/** What revokeQualification is told. */
export type RevokeQualificationInput = {
  /** What they no longer have. */
  readonly qualification: QualificationKind;
  /** The id of the volunteer. */
  readonly volunteerId: Scalars['ID']['input'];
};

/** What revokeQualification answers. */
export type RevokeQualificationResult =
  | ApplicationWasDeclined
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | QualificationNotHeld
  | VolunteerChanged
  | VolunteerHasLeft;

/** A bike that is out with passengers, at a time, with a pilot or still without one. */
export type Ride = Node & {
  /** What they sit on. */
  readonly bike: Bike;
  /** Why it is not to be; null where it was not cancelled. Illness and wishes are somebody's: who may see neither the pilot nor the passengers reads other, and null where it was cancelled after it had begun. */
  readonly cancelledFor?: Maybe<RideCancellationReason>;
  /** How many come along who are no passengers: a spouse, a friend, a carer. */
  readonly companions: Scalars['Int']['output'];
  /** In Denmark. */
  readonly date: Scalars['Date']['output'];
  /** Where it goes. */
  readonly destination?: Maybe<RideDestination>;
  /** Which way it goes, of a ride to a session. */
  readonly direction?: Maybe<RideDirection>;
  /** How far it was, in metres; null where the pilot has not said, and for who may see neither the pilot nor a passenger. */
  readonly distanceMetres?: Maybe<Scalars['Int']['output']>;
  /** When it ends. */
  readonly endsAt: Scalars['DateTime']['output'];
  /** Seats that nobody has taken. */
  readonly free: Scalars['Int']['output'];
  /** Whether somebody drives it; who is trained and free takes it otherwise. Once it has begun, null for who may see neither the pilot nor a passenger. */
  readonly hasPilot?: Maybe<Scalars['Boolean']['output']>;
  readonly id: Scalars['ID']['output'];
  /** Where it stands now, of a ride that was moved to another day; null for who may see neither the pilot nor the passengers, where that was after it had begun. */
  readonly movedTo?: Maybe<Ride>;
  /** Who is taken along: those whom the caller may see. */
  readonly passengers: ReadonlyArray<RidePassenger>;
  /** Who drives it; null while it is open, and where that is nobody whom the caller may see. */
  readonly pilot?: Maybe<Volunteer>;
  /** Needs a bike that carries a wheelchair. */
  readonly platform: Scalars['Boolean']['output'];
  /** The wish that it answers. */
  readonly request?: Maybe<RideRequest>;
  /** How many the bike takes. */
  readonly seats: Scalars['Int']['output'];
  /** Passengers and those who come along. */
  readonly seatsTaken: Scalars['Int']['output'];
  /** The café session that it belongs to. */
  readonly session?: Maybe<CafeSession>;
  /** When it begins. */
  readonly startsAt: Scalars['DateTime']['output'];
  /** Whether it is still to be, goes on, has been, or will not be. */
  readonly status: RideStatus;
  /** Where they are to stop on the way. */
  readonly stops: ReadonlyArray<RideDestination>;
  /** Where they stopped, as the pilot said afterwards; null before, and for who may see neither the pilot nor a passenger. */
  readonly stopsMade?: Maybe<ReadonlyArray<RideDestination>>;
};

/** How many rides were cancelled for a reason. */
export type RideCancellationCount = {
  /** How many. */
  readonly count: Scalars['Int']['output'];
  /** Why. */
  readonly reason: RideCancellationReason;
};

/** Why a ride is not to be. */
export type RideCancellationReason =
  /** The bike cannot be had. */
  | 'bike'
  /** Somebody whom it cannot do without is ill. */
  | 'illness'
  /** There is no pilot. */
  | 'noPilot'
  /** For anything else. */
  | 'other'
  /** The passengers do not want to after all. */
  | 'passengerWish'
  /** The café session is cancelled. */
  | 'sessionCancelled'
  /** The weather. */
  | 'weather';

/** What became of a ride. */
export type RideChanged = {
  readonly recorded: Recorded;
  /** The ride as it is now. */
  readonly ride?: Maybe<Ride>;
};

/** What does not fit about a ride that is to be. */
export type RideConcern =
  /** Its bike is out of service or retired that day. */
  | 'bikeOutOfService'
  /** Its bike takes fewer than before, or no wheelchair any more. */
  | 'bikeTooSmall'
  /** A passenger has taken back their consent to be taken for rides. */
  | 'consentWithdrawn'
  /** Its pilot is not there that day. */
  | 'pilotNotActive'
  /** Its pilot's training does not count that day. */
  | 'pilotNotQualified'
  /** Its pilot has a duty at a café session at that time. */
  | 'pilotOnShift'
  /** The wish that it answers has another ride, or is open again. */
  | 'requestAnsweredOtherwise'
  /** The wish that it answers was withdrawn or declined. */
  | 'requestClosed'
  /** Its café session is cancelled. */
  | 'sessionCancelled'
  /** Its café session is at another time: they would arrive more than an hour before it begins or half an hour after that, or set off home half an hour before it ends or an hour after that. */
  | 'sessionMoved';

/** A page of rides. */
export type RideConnection = {
  readonly edges: ReadonlyArray<RideEdge>;
  readonly pageInfo: PageInfo;
};

/** What a passenger said last about being taken for rides. */
export type RideConsent = {
  /** When they said so. */
  readonly on: Scalars['Date']['output'];
  /** Whether they want to. */
  readonly status: RideConsentStatus;
};

/** What a passenger said last about being taken for rides. */
export type RideConsentStatus =
  /** They want to ride, and what is needed for it may be kept. */
  | 'given'
  /** They do not want to any more. */
  | 'withdrawn';

/** What became of a day of rides. */
export type RideDayChanged = {
  /** Which day. */
  readonly date: Scalars['Date']['output'];
  readonly recorded: Recorded;
  /** Its rides as they are now, in order of time. */
  readonly rides: ReadonlyArray<Ride>;
};

/** How many wishes were declined for a reason. */
export type RideDeclineCount = {
  /** How many. */
  readonly count: Scalars['Int']['output'];
  /** Why. */
  readonly reason: RideDeclineReason;
};

/** Why nobody can take somebody for a ride. */
export type RideDeclineReason =
  /** There is no bike. */
  | 'noBike'
  /** There is no pilot. */
  | 'noPilot'
  /** It would not be safe. */
  | 'notSafe'
  /** For anything else. */
  | 'other'
  /** Nobody rides at that time of the year. */
  | 'outOfSeason'
  /** It is too far. */
  | 'tooFar'
  /** They are more than there is room for. */
  | 'tooManyPeople';

/** How much was wished for, and what became of it: numbers, and nobody. */
export type RideDemand = {
  /** Those that were declined. */
  readonly declined: Scalars['Int']['output'];
  /** Why they were declined. Reasons of fewer than three count as other, for who does not see all passengers. */
  readonly declinedFor: ReadonlyArray<RideDeclineCount>;
  /** Those that nobody has answered. */
  readonly open: Scalars['Int']['output'];
  /** Wishes that were made. */
  readonly requests: Scalars['Int']['output'];
  /** Those that a ride answers. */
  readonly scheduled: Scalars['Int']['output'];
  /** Those that were withdrawn. */
  readonly withdrawn: Scalars['Int']['output'];
};

/** Somewhere that rides go to again and again, or a sponsor on the way. */
export type RideDestination = Node & {
  readonly id: Scalars['ID']['output'];
  /** What it is to rides. */
  readonly kind: RideDestinationKind;
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** What there is: coffee, a view, a toilet without steps. */
  readonly offers?: Maybe<Scalars['String']['output']>;
  /** Where it is. */
  readonly place: PublicPlace;
  /** Nobody is taken there any more. */
  readonly retired: Scalars['Boolean']['output'];
};

/** What became of a place that rides go to. */
export type RideDestinationChanged = {
  /** The place as it is now. */
  readonly destination?: Maybe<RideDestination>;
  readonly recorded: Recorded;
};

/** A page of places that rides go to. */
export type RideDestinationConnection = {
  readonly edges: ReadonlyArray<RideDestinationEdge>;
  readonly pageInfo: PageInfo;
};

/** A place on a page. */
export type RideDestinationEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: RideDestination;
};

/** What a place is to rides. */
export type RideDestinationKind =
  /** Rides go there. */
  | 'destination'
  /** A sponsor on the way, who gives a cup of coffee. */
  | 'sponsorStop';

/** Which way a ride to a café session goes. */
export type RideDirection =
  /** Home again. */
  | 'home'
  /** To the session. */
  | 'out';

/** A ride on a page. */
export type RideEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Ride;
};

/** The ride would end before it starts, or as it starts. */
export type RideEndsBeforeItStarts = Refusal & {
  readonly code: Scalars['String']['output'];
  /** When it would end. */
  readonly endsAt: Scalars['DateTime']['output'];
  readonly message: Scalars['String']['output'];
  /** When it would begin. */
  readonly startsAt: Scalars['DateTime']['output'];
};

/**
 * What became of rides: numbers, and nobody. For who does not see all passengers and pilots, a number is null where it is smaller than three, or tells of
 * fewer than three rides.
 */
export type RideFigures = {
  /** Rides that are still to be. */
  readonly ahead: Scalars['Int']['output'];
  /** Rides that were cancelled. */
  readonly cancelled: Scalars['Int']['output'];
  /** Why they were cancelled. Illness, wishes, and reasons of fewer than three count as other, for who does not see everybody. */
  readonly cancelledFor: ReadonlyArray<RideCancellationCount>;
  /** How many of those seats were taken by somebody who came along: a spouse, a friend, a carer. */
  readonly companions?: Maybe<Scalars['Int']['output']>;
  /** Rides that were completed. */
  readonly completed?: Maybe<Scalars['Int']['output']>;
  /** How far they were together, in metres, as far as their pilots have said. */
  readonly distanceMetres?: Maybe<Scalars['Int']['output']>;
  /** Of how many of them the pilot has said how far it was. */
  readonly measured?: Maybe<Scalars['Int']['output']>;
  /** Rides whose passengers did not come. */
  readonly noShows?: Maybe<Scalars['Int']['output']>;
  /** Different passengers on the rides that were completed: who rode twice counts once. */
  readonly passengers?: Maybe<Scalars['Int']['output']>;
  /** Different pilots who drove them. */
  readonly pilots?: Maybe<Scalars['Int']['output']>;
  /** Seats taken on them, by passengers and by those who came along: who rode twice counts twice. */
  readonly seatsTaken?: Maybe<Scalars['Int']['output']>;
  /** Rides that have begun, and of which nobody has said how they ended. */
  readonly unaccounted?: Maybe<Scalars['Int']['output']>;
};

/** Another pilot has taken the ride. */
export type RideHasPilot = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The day of the ride. */
  readonly date: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
  /** The ride. */
  readonly rideId: Scalars['ID']['output'];
};

/** The ride would begin at a time that has been. */
export type RideInThePast = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** When it would begin. */
  readonly startsAt: Scalars['DateTime']['output'];
};

/** The ride was cancelled or moved to another day. */
export type RideIsOff = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The day of the ride. */
  readonly date: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
  /** The ride. */
  readonly rideId: Scalars['ID']['output'];
  /** Which of the two. */
  readonly rideStatus: RideStatus;
};

/** The ride has not begun. */
export type RideNotStarted = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The day of the ride. */
  readonly date: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
  /** The ride. */
  readonly rideId: Scalars['ID']['output'];
  /** When it begins. */
  readonly startsAt: Scalars['DateTime']['output'];
};

/** Another pilot drives the ride. */
export type RideNotYours = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The day of the ride. */
  readonly date: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
  /** Who wished to. */
  readonly pilotId: Scalars['ID']['output'];
  /** The ride. */
  readonly rideId: Scalars['ID']['output'];
};

/** A passenger and a pilot who like to ride together. */
export type RidePairing = {
  /** Who it is; null for who may not see volunteers. */
  readonly volunteer?: Maybe<Volunteer>;
};

/** Somebody who is taken along on a ride. */
export type RidePassenger = {
  /** Whether they have said that they come. */
  readonly confirmed: Scalars['Boolean']['output'];
  /** Who it is. */
  readonly passenger: Passenger;
};

/** When a ride would suit that is wished for again and again. */
export type RideRecurrence = {
  /** The first of the dates. */
  readonly firstDate: Scalars['Date']['output'];
  /** On the wall clock in Denmark. */
  readonly from: Scalars['LocalTime']['output'];
  /** The rule for the others (RFC 5545), over dates: FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630 */
  readonly rrule: Scalars['String']['output'];
  /** On the wall clock in Denmark. */
  readonly until: Scalars['LocalTime']['output'];
};

/** When a ride would suit that is wished for again and again. */
export type RideRecurrenceInput = {
  /** The first of the dates. */
  readonly firstDate: Scalars['Date']['input'];
  /** On the wall clock in Denmark. */
  readonly from: Scalars['LocalTime']['input'];
  /** RFC 5545, over dates, with an end: FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630 */
  readonly rrule: Scalars['String']['input'];
  /** On the wall clock in Denmark. */
  readonly until: Scalars['LocalTime']['input'];
};

/** A wish for a ride, from when it is said until it is answered, declined or withdrawn. */
export type RideRequest = Node & {
  /** The rides that answer it. */
  readonly answers: ReadonlyArray<RideRequestAnswer>;
  /** Who made it: who wrote themselves, by the public form, is a citizen. */
  readonly askedBy: ActorKind;
  /** How many come along who are no passengers: a spouse, a friend, a carer. */
  readonly companions: Scalars['Int']['output'];
  /** Why nobody can take them; null where it was not declined. */
  readonly declinedFor?: Maybe<RideDeclineReason>;
  /** Where they would like to go. */
  readonly destination?: Maybe<RideDestination>;
  /** Beside whom they sit: those whom the caller may see. */
  readonly fellows: ReadonlyArray<Passenger>;
  readonly id: Scalars['ID']['output'];
  /** The dates in that period on which a ride is still wished for, in order. A period of at most 366 days. */
  readonly openDates: ReadonlyArray<Scalars['Date']['output']>;
  /** Whom the ride is for. */
  readonly passenger: Passenger;
  /** Needs a bike that carries a wheelchair. */
  readonly platform: Scalars['Boolean']['output'];
  /** Where the wish recurs: each date is answered by a ride of its own. */
  readonly recurrence?: Maybe<RideRecurrence>;
  /** When it was made. */
  readonly requestedAt: Scalars['DateTime']['output'];
  /** To this café session and home again. */
  readonly session?: Maybe<CafeSession>;
  /** What became of it. */
  readonly status: RideRequestStatus;
  /** Where they would like to stop on the way. */
  readonly stops: ReadonlyArray<RideDestination>;
  /** When it would suit: any one of them. None where the wish recurs. */
  readonly windows: ReadonlyArray<RideWindow>;
  /** Anything else that was wished for, where it is the passenger's latest request; earlier wishes stand in the report about them. */
  readonly wish?: Maybe<Scalars['String']['output']>;
};

/** A wish for a ride, from when it is said until it is answered, declined or withdrawn. */
export type RideRequestOpenDatesArgs = {
  from: Scalars['Date']['input'];
  until: Scalars['Date']['input'];
};

/** A ride that answers a wish. */
export type RideRequestAnswer = {
  /** The date of the wish that it answers. The ride may stand on another day. */
  readonly date: Scalars['Date']['output'];
  /** The ride; null in the moment before it is scheduled. */
  readonly ride?: Maybe<Ride>;
};

/** There is a ride for the wish. */
export type RideRequestAnswered = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The day of the ride. */
  readonly date: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
  /** The ride. */
  readonly rideId: Scalars['ID']['output'];
  /** The date of the wish. */
  readonly wishedFor: Scalars['Date']['output'];
};

/** What became of a wish for a ride. */
export type RideRequestChanged = {
  readonly recorded: Recorded;
  /** The wish as it is now. */
  readonly request?: Maybe<RideRequest>;
};

/** The wish was declined or withdrawn. */
export type RideRequestClosed = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** Which of the two. */
  readonly status: RideRequestStatus;
};

/** A page of wishes for rides. */
export type RideRequestConnection = {
  readonly edges: ReadonlyArray<RideRequestEdge>;
  readonly pageInfo: PageInfo;
};

/** A wish for a ride on a page. */
export type RideRequestEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: RideRequest;
};

/** What became of a wish for a ride. */
export type RideRequestStatus =
  /** Nobody can take them. */
  | 'declined'
  /** Nobody has answered it. */
  | 'open'
  /** There is a ride for it. Of a wish that recurs, other dates may still be open. */
  | 'scheduled'
  /** They do not want to after all. */
  | 'withdrawn';

/** The café session that a ride belongs to. */
export type RideSessionInput = {
  /** Which way the ride goes. */
  readonly direction: RideDirection;
  /** The id of the session. */
  readonly sessionId: Scalars['ID']['input'];
};

/** How far a ride has come. What became of one that has begun is for those who may see its pilot or a passenger: for others it stays scheduled. */
export type RideStatus =
  /** It is not to be. */
  | 'cancelled'
  /** They are back. */
  | 'completed'
  /** It stands on another day now. */
  | 'movedAway'
  /** The passengers did not come. */
  | 'noShow'
  /** It is to be. */
  | 'scheduled'
  /** They are under way. */
  | 'started';

/** How a day looks with the rides that are suggested for it. */
export type RideSuggestionDay = {
  /** The time ran out before it was known that there is nothing better. */
  readonly bestSoFar: Scalars['Boolean']['output'];
  /** How many nobody could exceed that day, with the bikes and pilots there are and rides that start on the quarter hour. */
  readonly bound: Scalars['Int']['output'];
  /** That day. */
  readonly date: Scalars['Date']['output'];
  /** What bikes go without a passenger, in metres as the crow flies; ways from or to an unknown place are not counted. */
  readonly emptyMetres: Scalars['Int']['output'];
  /** How many rides are suggested. */
  readonly placed: Scalars['Int']['output'];
  /** The day as a whole, in the caller's language. */
  readonly summary: Scalars['String']['output'];
};

/** Rides for the wishes that are open: on each day as many as can be, and of those the ones that suit people best. */
export type RideSuggestions = {
  /** Day by day. */
  readonly days: ReadonlyArray<RideSuggestionDay>;
  /** In order of time. */
  readonly rides: ReadonlyArray<SuggestedRide>;
  /** Wishes that nothing is suggested for, day by day. What is met on one day is none on the others, unless it recurs. */
  readonly unmet: ReadonlyArray<UnmetRideRequest>;
};

/** A ride that somebody has to look at, and why. A ride stands there once for each reason. */
export type RideToLookAt = {
  /** What does not fit. */
  readonly concern: RideConcern;
  /** Which ride. */
  readonly ride: Ride;
};

/** A page of rides to look at. */
export type RideToLookAtConnection = {
  readonly edges: ReadonlyArray<RideToLookAtEdge>;
  readonly pageInfo: PageInfo;
};

/** A ride to look at on a page. */
export type RideToLookAtEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: RideToLookAt;
};

/** The ride has started, or has been. */
export type RideUnderWay = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The day of the ride. */
  readonly date: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
  /** The ride. */
  readonly rideId: Scalars['ID']['output'];
  /** How far it has come. */
  readonly rideStatus: RideStatus;
};

/** When a ride would suit: any time in it. */
export type RideWindow = {
  /** When it begins. */
  readonly from: Scalars['DateTime']['output'];
  /** When it ends, the same day in Denmark. */
  readonly until: Scalars['DateTime']['output'];
};

/** When a ride would suit: any time in it. */
export type RideWindowInput = {
  /** When it begins. */
  readonly from: Scalars['DateTime']['input'];
  /** When it ends, the same day in Denmark. */
  readonly until: Scalars['DateTime']['input'];
};

/** The ride has no pilot. */
export type RideWithoutPilot = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The day of the ride. */
  readonly date: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
  /** The ride. */
  readonly rideId: Scalars['ID']['output'];
};

/** As many are in that role as it takes. */
export type RoleFull = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** How many it takes. */
  readonly needed: Scalars['Int']['output'];
  /** Roles in which somebody is still wanted. */
  readonly open: ReadonlyArray<CafeRole>;
};

/** How many volunteers a session needs in a role. */
export type RoleNeed = {
  /** How many it takes. */
  readonly needed: Scalars['Int']['output'];
  /** What they must have been taught; null where that is nothing. */
  readonly qualification?: Maybe<QualificationKind>;
  /** What they do. */
  readonly role: CafeRole;
};

/** How many volunteers a session needs in a role. */
export type RoleNeedInput = {
  /** How many it takes. */
  readonly needed: Scalars['Int']['input'];
  /** What they must have been taught; without it, nothing. */
  readonly qualification?: InputMaybe<QualificationKind>;
  /** What they do. */
  readonly role: CafeRole;
};

/** The session does not need that role. */
export type RoleNotNeeded = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** Roles in which somebody is still wanted. */
  readonly open: ReadonlyArray<CafeRole>;
};

/** How many volunteers a session needs in a role, and has. */
export type RoleStaffing = {
  /** How many are on shift. Null from the beginning of the session on for who may not see who came. */
  readonly filled?: Maybe<Scalars['Int']['output']>;
  /** How many are still wanted. Null as filled is. */
  readonly missing?: Maybe<Scalars['Int']['output']>;
  /** How many it takes. */
  readonly needed: Scalars['Int']['output'];
  /** What they must have been taught; null where that is nothing. */
  readonly qualification?: Maybe<QualificationKind>;
  /** What they do. */
  readonly role: CafeRole;
};

/** More volunteers are in that role than it would take. */
export type RoleStillFilled = Refusal & {
  readonly code: Scalars['String']['output'];
  /** How many are. */
  readonly filled: Scalars['Int']['output'];
  readonly message: Scalars['String']['output'];
  /** That role. */
  readonly role: CafeRole;
};

/** What rotateClientSecret is told. */
export type RotateClientSecretInput = {
  /** The id of the client. */
  readonly apiClientId: Scalars['ID']['input'];
  /** For how many hours the secrets that there are go on working: 0 to 168. Default: 24. */
  readonly overlapHours?: InputMaybe<Scalars['Int']['input']>;
};

/** What rotateClientSecret answers. */
export type RotateClientSecretResult =
  ApiClientHasEnded | ApiClientSecretChanged | IdempotencyKeyReused | InvalidInput | NotFound | TooManySecrets;

/** The ride is on that day already. */
export type SameDay = Refusal & {
  readonly code: Scalars['String']['output'];
  /** That day. */
  readonly date: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
};

/** What scheduleRide is told. */
export type ScheduleRideInput = {
  /** The id of the bike. */
  readonly bikeId: Scalars['ID']['input'];
  /** How many come along who are no passengers. Default: as wished for, otherwise 0. */
  readonly companions?: InputMaybe<Scalars['Int']['input']>;
  /** The day in Denmark. */
  readonly date: Scalars['Date']['input'];
  /** The id of the place where it goes. */
  readonly destinationId?: InputMaybe<Scalars['ID']['input']>;
  /** When it ends. */
  readonly endsAt: Scalars['DateTime']['input'];
  /** The ids of those who are taken along. */
  readonly passengers: ReadonlyArray<Scalars['ID']['input']>;
  /** The id of the pilot; without one, whoever is trained and free may take it. */
  readonly pilotId?: InputMaybe<Scalars['ID']['input']>;
  /** Needs a bike that carries a wheelchair. Default: as wished for, otherwise no. */
  readonly platform?: InputMaybe<Scalars['Boolean']['input']>;
  /** The id of the wish that it answers. */
  readonly requestId?: InputMaybe<Scalars['ID']['input']>;
  /** The café session that it belongs to. */
  readonly session?: InputMaybe<RideSessionInput>;
  /** When it begins. */
  readonly startsAt: Scalars['DateTime']['input'];
  /** The ids of the places where they are to stop on the way. */
  readonly stops?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** What scheduleRide answers. */
export type ScheduleRideResult =
  | BikeOutOfService
  | BikeTaken
  | ConsentMissing
  | DestinationIsRetired
  | IdempotencyKeyReused
  | InvalidInput
  | NotADateOfRequest
  | NotFound
  | NotOnThatDay
  | PassengerTaken
  | PersonErased
  | PilotNotActive
  | PilotNotQualified
  | PilotTaken
  | PlatformMissing
  | RideChanged
  | RideEndsBeforeItStarts
  | RideInThePast
  | RideRequestAnswered
  | RideRequestClosed
  | TooFewSeats;

/** The organisation's agreement does not cover all that the client would be for. */
export type ScopesNotAgreed = Refusal & {
  /** Those that it covers. */
  readonly agreed: ReadonlyArray<Permission>;
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** Those that it does not cover. */
  readonly scopes: ReadonlyArray<Permission>;
};

/** dk.samspil.cafeSession.cancelled: a session that does not take place. */
export type SessionCancellation = {
  /** Why it was cancelled. Never illness, which would be somebody's: it is told as other. */
  readonly reason: CafeCancellationReason;
};

/** dk.samspil.cafeSession.held: how many guests there were. */
export type SessionHeadcount = {
  /** Guests, those without a name included. */
  readonly headcount: Scalars['Int']['output'];
};

/**
 * dk.samspil.cafeSession.placesChanged: for how many guests there is room, and how many of those places are left. Told until the session
 * begins, and from then on no more: who did not come is nobody's business.
 */
export type SessionPlaces = {
  /** Guests at a time. */
  readonly capacity: Scalars['Int']['output'];
  /** Places that nobody has taken. */
  readonly free: Scalars['Int']['output'];
};

/** dk.samspil.cafeSession.planned: a session that nobody is registered for yet. */
export type SessionPlan = {
  /** The café whose session it is. */
  readonly cafeId: Scalars['ID']['output'];
  /** Guests at a time. */
  readonly capacity: Scalars['Int']['output'];
  /** In Denmark. */
  readonly date: Scalars['Date']['output'];
  /** When it ends. */
  readonly endsAt: Scalars['DateTime']['output'];
  /** What each role needs. */
  readonly staffing: ReadonlyArray<StaffingNeed>;
  /** When it begins. */
  readonly startsAt: Scalars['DateTime']['output'];
};

/** dk.samspil.cafeSession.staffingChanged: which volunteers a session needs. Told until it begins. */
export type SessionStaffing = {
  /** What each role needs. */
  readonly staffing: ReadonlyArray<StaffingNeed>;
};

/** dk.samspil.cafeSession.themed: the theme or menu of the day. */
export type SessionTheme = {
  /** Theme or menu of the day. */
  readonly theme: Scalars['String']['output'];
};

/** dk.samspil.cafeSession.rescheduled: when a session is from now on. */
export type SessionTime = {
  /** In Denmark. */
  readonly date: Scalars['Date']['output'];
  /** When it ends. */
  readonly endsAt: Scalars['DateTime']['output'];
  /** When it begins. */
  readonly startsAt: Scalars['DateTime']['output'];
};

/** What setCafeSessionTheme is told. */
export type SetCafeSessionThemeInput = {
  /** The id of the session. */
  readonly sessionId: Scalars['ID']['input'];
  /** Theme or menu of the day. */
  readonly theme: Scalars['String']['input'];
};

/** What setCafeSessionTheme answers. */
export type SetCafeSessionThemeResult =
  | CafeSessionChanged
  | CafeSessionHeldAlready
  | CafeSessionIsCancelled
  | CafeSessionOver
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound;

/** What setConfirmationPeriod is told. */
export type SetConfirmationPeriodInput = {
  /** It stays for so many days after it was published or confirmed: 14 to 732. */
  readonly confirmEveryDays: Scalars['Int']['input'];
  /** So many days before it expires, whoever keeps it is reminded: 1 to 90, and fewer than it stays. */
  readonly remindDaysBefore: Scalars['Int']['input'];
};

/** What setConfirmationPeriod answers. */
export type SetConfirmationPeriodResult = IdempotencyKeyReused | InvalidInput | OverviewTermsChanged;

/** What setRetentionRule is told. */
export type SetRetentionRuleInput = {
  /** What of their data it is about. */
  readonly covers: RetentionCovers;
  /** 1 to 240, counted from when they were last active. */
  readonly keepMonths: Scalars['Int']['input'];
  /** Guest, Passenger, Volunteer. */
  readonly kind: Scalars['String']['input'];
};

/** What setRetentionRule answers. */
export type SetRetentionRuleResult =
  | IdempotencyKeyReused
  | InvalidInput
  | KeptLongerThanEverything
  | KeptShorterThanAPart
  | NoSuchPersonKind
  | PersonMustDecide
  | RetentionRulesChanged;

/** A volunteer's duty at one session. */
export type Shift = Node & {
  /** When they came; null where that is not on record. */
  readonly checkedInAt?: Maybe<Scalars['DateTime']['output']>;
  /** Other duties of the same volunteer at the same time. */
  readonly clashes: ReadonlyArray<Shift>;
  /** Of a no-show: whether it was excused. */
  readonly excused?: Maybe<Scalars['Boolean']['output']>;
  /** How many hours before the session they withdrew. */
  readonly hoursBefore?: Maybe<Scalars['Int']['output']>;
  readonly id: Scalars['ID']['output'];
  /** Whom they stand in for. */
  readonly insteadOf?: Maybe<Volunteer>;
  /** What they do. */
  readonly role: CafeRole;
  /** Where and when. */
  readonly session: CafeSession;
  /** Comes from a standing commitment. */
  readonly standing: Scalars['Boolean']['output'];
  /** Whether they are expected, have come, or not. */
  readonly status: ShiftStatus;
  /** Who it is. */
  readonly volunteer: Volunteer;
  /** Why they withdrew; null where they did not. */
  readonly withdrawalReason?: Maybe<WithdrawalReason>;
  /** When they withdrew; null where they did not. */
  readonly withdrawnAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A page of duties. */
export type ShiftConnection = {
  readonly edges: ReadonlyArray<ShiftEdge>;
  readonly pageInfo: PageInfo;
};

/** A duty on a page. */
export type ShiftEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Shift;
};

/** How a duty stands. */
export type ShiftStatus =
  /** They are to come. */
  | 'expected'
  /** They did not come. */
  | 'noShow'
  /** They have come. */
  | 'present'
  /** Somebody stands in for them. */
  | 'replaced'
  /** They said that they cannot come. */
  | 'withdrawn';

/** Volunteers for the shifts that are open: as many as can be filled, and of those the ones that go round most evenly. */
export type ShiftSuggestions = {
  /** The time ran out before it was known that there is nothing better. */
  readonly bestSoFar: Scalars['Boolean']['output'];
  /** How many nobody could exceed with the volunteers who are free. */
  readonly bound: Scalars['Int']['output'];
  /** How many shifts are filled. */
  readonly placed: Scalars['Int']['output'];
  /** In order of time. */
  readonly shifts: ReadonlyArray<SuggestedShift>;
  /** How it looks as a whole, in the caller's language. */
  readonly summary: Scalars['String']['output'];
  /** What stays open. */
  readonly unfilled: ReadonlyArray<UnfilledShift>;
};

/** What signUpForShift is told. */
export type SignUpForShiftInput = {
  /** What they do. */
  readonly role: CafeRole;
  /** The id of the session. */
  readonly sessionId: Scalars['ID']['input'];
  /** The id of the volunteer. */
  readonly volunteerId: Scalars['ID']['input'];
};

/** What signUpForShift answers. */
export type SignUpForShiftResult =
  | AlreadyOnShift
  | CafeSessionChanged
  | CafeSessionHeldAlready
  | CafeSessionIsCancelled
  | CafeSessionOver
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | QualificationMissing
  | RoleFull
  | RoleNotNeeded
  | VolunteerNotActive;

/** How many volunteers a session needs in a role. */
export type StaffingNeed = {
  /** How many are still wanted. */
  readonly missing: Scalars['Int']['output'];
  /** How many it takes. */
  readonly needed: Scalars['Int']['output'];
  /** What they do. */
  readonly role: CafeRole;
};

/** Every time at a café, in a role. */
export type StandingCommitment = Node & {
  /** Its first day. */
  readonly from: Scalars['Date']['output'];
  readonly id: Scalars['ID']['output'];
  /** What they do. */
  readonly role: CafeRole;
  /** Its last day; null where none has been set. */
  readonly until?: Maybe<Scalars['Date']['output']>;
  /** Whose it is. */
  readonly volunteer: Volunteer;
};

/** What startRide is told. */
export type StartRideInput = {
  /** The id of the pilot. */
  readonly pilotId: Scalars['ID']['input'];
  /** The id of the ride. */
  readonly rideId: Scalars['ID']['input'];
};

/** What startRide answers. */
export type StartRideResult =
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | RideChanged
  | RideIsOff
  | RideNotStarted
  | RideNotYours
  | RideUnderWay
  | RideWithoutPilot;

/** The session would begin at a time that has been. */
export type StartsInThePast = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** What submitEntry is told. */
export type SubmitEntryInput = {
  /** The id of the entry. */
  readonly entryId: Scalars['ID']['input'];
  /** Which revision of it: the latest. */
  readonly revision: Scalars['Int']['input'];
};

/** What submitEntry answers. */
export type SubmitEntryResult =
  | ContactNotOfOrganiser
  | EntryChanged
  | EntryHasNoDate
  | EntryIsOver
  | EntryIsWithdrawn
  | EntryNotDraft
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | NotTheLatestRevision
  | OrganiserIsRetired
  | TermNotInUse
  | TimeEndsBeforeItBegins;

/** What can be followed. Credentials are asked again at each event. */
export type Subscription = {
  /** The session now, and again each time that something about it changes that the caller may see. */
  readonly cafeSessionStaffing: CafeSession;
  /**
   * What changed behind an event of the log, and then what changes, as it changes: each change once, none left out, in log order. Without an
   * event, what changes from now on. Whoever is cut off asks again, after the index of the last change that they got.
   */
  readonly changes: Change;
};

/** What can be followed. Credentials are asked again at each event. */
export type SubscriptionCafeSessionStaffingArgs = {
  sessionId: Scalars['ID']['input'];
};

/** What can be followed. Credentials are asked again at each event. */
export type SubscriptionChangesArgs = {
  after?: InputMaybe<Scalars['LogIndex']['input']>;
};

/** A ride as it could be. Nothing is booked: scheduleRide does that, as it is suggested or changed. */
export type SuggestedRide = {
  /** On which bike. */
  readonly bike: Bike;
  /** When it would end. */
  readonly endsAt: Scalars['DateTime']['output'];
  /** With which pilot. */
  readonly pilot: Volunteer;
  /** Why it is as it is, in the caller's language: one line each, which names nobody. */
  readonly reasons: ReadonlyArray<Scalars['String']['output']>;
  /** The wish that it would answer. */
  readonly request: RideRequest;
  /** When it would begin. */
  readonly startsAt: Scalars['DateTime']['output'];
};

/** A shift as it could be. Nobody is signed up: signUpForShift does that, as it is suggested or changed. */
export type SuggestedShift = {
  /** Why it is them, in the caller's language: one line each, which names nobody. */
  readonly reasons: ReadonlyArray<Scalars['String']['output']>;
  /** What they would do. */
  readonly role: CafeRole;
  /** Where and when. */
  readonly session: CafeSession;
  /** Who it would be. */
  readonly volunteer: Volunteer;
};

/** What suspendApiClient is told. */
export type SuspendApiClientInput = {
  /** The id of the client. */
  readonly apiClientId: Scalars['ID']['input'];
  /** Why. */
  readonly reason: SuspensionReason;
};

/** What suspendApiClient answers. */
export type SuspendApiClientResult =
  ApiClientChanged | ApiClientHasEnded | IdempotencyKeyReused | InvalidInput | NotFound;

/** What suspendOrganisation is told. */
export type SuspendOrganisationInput = {
  /** The id of the organisation. */
  readonly organisationId: Scalars['ID']['input'];
  /** Why. */
  readonly reason: SuspensionReason;
};

/** What suspendOrganisation answers. */
export type SuspendOrganisationResult = IdempotencyKeyReused | InvalidInput | NotFound | OrganisationChanged;

/** Why an organisation or a client may not use the API for the time being. */
export type SuspensionReason =
  /** What has been agreed is in dispute. */
  | 'agreementDisputed'
  /** It was used for something that is not agreed. */
  | 'misuse'
  /** For anything else. */
  | 'other'
  /** The organisation wants it so. */
  | 'ownRequest'
  /** Somebody else may have a secret or a key. */
  | 'secretLost'
  /** It asked more than the server bears. */
  | 'tooManyRequests';

/** What takeBikeOutOfService is told. */
export type TakeBikeOutOfServiceInput = {
  /** The id of the bike. */
  readonly bikeId: Scalars['ID']['input'];
  /** The first day; today by default. */
  readonly from?: InputMaybe<Scalars['Date']['input']>;
  /** Why. */
  readonly reason: BikeOutOfServiceReason;
  /** The last day; without it, until further notice. */
  readonly until?: InputMaybe<Scalars['Date']['input']>;
};

/** What takeBikeOutOfService answers. */
export type TakeBikeOutOfServiceResult =
  | BikeChanged
  | BikeIsRetired
  | BikeOutOfServiceAlready
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | OutOfServiceEndsBeforeItBegins;

/** What takeRide is told. */
export type TakeRideInput = {
  /** The id of the pilot. */
  readonly pilotId: Scalars['ID']['input'];
  /** The id of the ride. */
  readonly rideId: Scalars['ID']['input'];
};

/** What takeRide answers. */
export type TakeRideResult =
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | PilotNotActive
  | PilotNotQualified
  | PilotTaken
  | RideChanged
  | RideHasPilot
  | RideInThePast
  | RideIsOff
  | RideUnderWay;

/** Somebody who is on duty along with the caller. */
export type TeamMember = {
  /** Null once the volunteer has been forgotten. */
  readonly firstName?: Maybe<Scalars['String']['output']>;
  /** What they do. */
  readonly role: CafeRole;
};

/** There is a word of that kind and name already. */
export type TermExists = Refusal & {
  readonly code: Scalars['String']['output'];
  /** Its kind. */
  readonly kind: OverviewTermKind;
  readonly message: Scalars['String']['output'];
  /** The word that there is. */
  readonly termId: Scalars['ID']['output'];
};

/** The word is no longer in use. */
export type TermIsRetired = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** Which word. */
  readonly termId: Scalars['ID']['output'];
};

/** No word of that kind has that id, or it is no longer in use. */
export type TermNotInUse = Refusal & {
  readonly code: Scalars['String']['output'];
  /** Of which kind it was to be. */
  readonly kind: OverviewTermKind;
  readonly message: Scalars['String']['output'];
  /** Which id. */
  readonly termId: Scalars['ID']['output'];
};

/** A time would end before it begins. */
export type TimeEndsBeforeItBegins = Refusal & {
  readonly code: Scalars['String']['output'];
  /** When it was to begin: a time of day of what recurs, a point in time of what is once. */
  readonly from: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** When it was to end. */
  readonly until: Scalars['String']['output'];
};

/** Sessions are not planned that far ahead. */
export type TooFarAhead = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The last day until which they are. */
  readonly latest: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
};

/** They are more than the bike takes. */
export type TooFewSeats = Refusal & {
  /** The bike. */
  readonly bikeId: Scalars['ID']['output'];
  readonly code: Scalars['String']['output'];
  /** Bikes that are large enough, in service that day and free at that time, by name: twenty at most. */
  readonly freeBikes: ReadonlyArray<Bike>;
  readonly message: Scalars['String']['output'];
  /** How many they are. */
  readonly people: Scalars['Int']['output'];
  /** How many it takes. */
  readonly seats: Scalars['Int']['output'];
};

/** The client has as many keys as a client may have. */
export type TooManyKeys = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** How many a client may have. */
  readonly most: Scalars['Int']['output'];
};

/** They are more than any bike takes. */
export type TooManyPeople = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** How many a bike takes. */
  readonly most: Scalars['Int']['output'];
  /** How many they are. */
  readonly people: Scalars['Int']['output'];
};

/** So many secrets work already that another one would be one too many. */
export type TooManySecrets = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** How many may work at a time. */
  readonly most: Scalars['Int']['output'];
  /** When the first of them no longer works. */
  readonly until: Scalars['DateTime']['output'];
};

/** As many words of that kind are in use as there can be. */
export type TooManyTerms = Refusal & {
  readonly code: Scalars['String']['output'];
  /** Of which kind. */
  readonly kind: OverviewTermKind;
  readonly message: Scalars['String']['output'];
  /** How many there can be. */
  readonly most: Scalars['Int']['output'];
};

/** Shifts that nobody is suggested for. */
export type UnfilledShift = {
  /** How many are still wanted. */
  readonly count: Scalars['Int']['output'];
  /** Why nobody is suggested, and what could be done about it, in the caller's language. */
  readonly reason: Scalars['String']['output'];
  /** What is to be done. */
  readonly role: CafeRole;
  /** Where and when. */
  readonly session: CafeSession;
};

/** A wish that nothing is suggested for on a day. */
export type UnmetRideRequest = {
  /** That day. */
  readonly date: Scalars['Date']['output'];
  /** Why not, and what could be done about it, in the caller's language. */
  readonly reason: Scalars['String']['output'];
  /** Whose wish it is, and when it would suit. */
  readonly request: RideRequest;
};

/** Whoever asks: what their token says of them. */
export type Viewer = {
  /** Their account: what stands in the history where they did something. */
  readonly id: Scalars['String']['output'];
  /** Who they are to the municipality. */
  readonly kind: ActorKind;
  /** Of four digits: Ishøj is 0183. */
  readonly municipality: Scalars['String']['output'];
  /** The records whose affairs are their own: their own, those of the people whom they look after. */
  readonly people: ReadonlyArray<Scalars['ID']['output']>;
  /** What they are allowed, and how far it reaches. */
  readonly permissions: ReadonlyArray<GrantedPermission>;
};

/** A guest at one session. */
export type Visit = Node & {
  /** When they were registered. */
  readonly askedAt: Scalars['DateTime']['output'];
  /** When they came; null where that is not on record. */
  readonly checkedInAt?: Maybe<Scalars['DateTime']['output']>;
  /** Until when an offered place is to be confirmed. */
  readonly confirmBy?: Maybe<Scalars['DateTime']['output']>;
  /** Comes along with home care. */
  readonly escorted: Scalars['Boolean']['output'];
  /** Of a no-show: whether it was excused. */
  readonly excused?: Maybe<Scalars['Boolean']['output']>;
  /** Who it is. */
  readonly guest: Guest;
  readonly id: Scalars['ID']['output'];
  /** Wants to be fetched by bike. */
  readonly ride: Scalars['Boolean']['output'];
  /** Where and when. */
  readonly session: CafeSession;
  /** Whether they have a place, wait for one, came, or not. */
  readonly status: VisitStatus;
};

/** A page of guests' visits. */
export type VisitConnection = {
  readonly edges: ReadonlyArray<VisitEdge>;
  readonly pageInfo: PageInfo;
};

/** A guest's visit on a page. */
export type VisitEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Visit;
};

/** How a guest's registration stands. */
export type VisitStatus =
  /** They do not come after all. */
  | 'cancelled'
  /** They were offered a place, and did not confirm it in time. */
  | 'lapsed'
  /** They did not come. */
  | 'noShow'
  /** They are to confirm a place that became free. */
  | 'offered'
  /** They have come. */
  | 'present'
  /** They have a place. */
  | 'registered'
  /** They are on the waiting list. */
  | 'waiting';

/** Somebody who gives their time. */
export type Volunteer = Node & {
  /** Their duties in order of time, without those they withdrew from. */
  readonly duties: ShiftConnection;
  /** Their e-mail address. */
  readonly email?: Maybe<Scalars['String']['output']>;
  /** What has been erased of them, or is being: their record stays, and is nobody's any more. */
  readonly erasures: ReadonlyArray<Erasure>;
  readonly id: Scalars['ID']['output'];
  /** What they would like to do. */
  readonly interests: ReadonlyArray<Interest>;
  /** Null once the volunteer has been forgotten, as are phone and email. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** What they wrote when they applied, and what coordinators have noted: for coordinators alone. */
  readonly notes?: Maybe<Scalars['String']['output']>;
  /** Rides to come without a pilot, that they are trained for and have time between their other rides for. */
  readonly openRides: RideConnection;
  /** The first day of the latest pause, and its last one where that is known. */
  readonly pausedFrom?: Maybe<Scalars['Date']['output']>;
  /** Null where it is not known, or they take no break. */
  readonly pausedUntil?: Maybe<Scalars['Date']['output']>;
  /** Their telephone number. */
  readonly phone?: Maybe<Scalars['String']['output']>;
  /** When they would take rides, in order of time. */
  readonly pilotTimes: ReadonlyArray<PilotTimesOffer>;
  /** What they have been taught. */
  readonly qualifications: ReadonlyArray<Qualification>;
  /** The rides that they drive, in order of time, those that are not to be as well. */
  readonly rides: RideConnection;
  /** Where they come every time. */
  readonly standingCommitments: ReadonlyArray<StandingCommitment>;
  /** How far they have come as a volunteer. */
  readonly status: VolunteerStatus;
};

/** Somebody who gives their time. */
export type VolunteerDutiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['Date']['input']>;
  until?: InputMaybe<Scalars['Date']['input']>;
};

/** Somebody who gives their time. */
export type VolunteerOpenRidesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['Date']['input']>;
  until?: InputMaybe<Scalars['Date']['input']>;
};

/** Somebody who gives their time. */
export type VolunteerPilotTimesArgs = {
  from?: InputMaybe<Scalars['Date']['input']>;
  until?: InputMaybe<Scalars['Date']['input']>;
};

/** Somebody who gives their time. */
export type VolunteerRidesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['Date']['input']>;
  until?: InputMaybe<Scalars['Date']['input']>;
};

/** What became of a volunteer's record. */
export type VolunteerChanged = {
  readonly recorded: Recorded;
  /** The volunteer as they are now. */
  readonly volunteer?: Maybe<Volunteer>;
};

/** A page of volunteers. */
export type VolunteerConnection = {
  readonly edges: ReadonlyArray<VolunteerEdge>;
  readonly pageInfo: PageInfo;
};

/** A volunteer on a page. */
export type VolunteerEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Volunteer;
};

/** The volunteer has left. */
export type VolunteerHasLeft = Refusal & {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** On which day. */
  readonly on: Scalars['Date']['output'];
};

/** The volunteer is not approved, takes a break, or has left. */
export type VolunteerNotActive = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The day of the session. */
  readonly date: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
};

/** How far somebody has come as a volunteer. */
export type VolunteerStatus =
  /** A coordinator is to approve or decline. */
  | 'applied'
  /** They can take duties. */
  | 'approved'
  /** Their application was declined. */
  | 'declined'
  /** They have left. */
  | 'left';

/** A day of the week. */
export type Weekday =
  /** Fredag. */
  | 'FRIDAY'
  /** Mandag. */
  | 'MONDAY'
  /** Lørdag. */
  | 'SATURDAY'
  /** Søndag. */
  | 'SUNDAY'
  /** Torsdag. */
  | 'THURSDAY'
  /** Tirsdag. */
  | 'TUESDAY'
  /** Onsdag. */
  | 'WEDNESDAY';

/** The window would end before it begins. */
export type WindowEndsBeforeItBegins = Refusal & {
  readonly code: Scalars['String']['output'];
  /** When it would begin: a point in time, or a time of day where the wish recurs. */
  readonly from: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** When it would end. */
  readonly until: Scalars['String']['output'];
};

/** The window has passed. */
export type WindowInThePast = Refusal & {
  readonly code: Scalars['String']['output'];
  /** When it began. */
  readonly from: Scalars['DateTime']['output'];
  readonly message: Scalars['String']['output'];
  /** When it ended. */
  readonly until: Scalars['DateTime']['output'];
};

/** The window would end on another day than it begins. */
export type WindowOverMidnight = Refusal & {
  readonly code: Scalars['String']['output'];
  /** When it would begin. */
  readonly from: Scalars['DateTime']['output'];
  readonly message: Scalars['String']['output'];
  /** When it would end. */
  readonly until: Scalars['DateTime']['output'];
};

/** Nobody plans so far ahead. */
export type WindowTooFarAhead = Refusal & {
  readonly code: Scalars['String']['output'];
  /** The day that was wished for. */
  readonly date: Scalars['Date']['output'];
  /** The last day that can be. */
  readonly latest: Scalars['Date']['output'];
  readonly message: Scalars['String']['output'];
};

/** What withdrawEntry is told. */
export type WithdrawEntryInput = {
  /** The id of the entry. */
  readonly entryId: Scalars['ID']['input'];
  /** Why. */
  readonly reason: EntryWithdrawalReason;
};

/** What withdrawEntry answers. */
export type WithdrawEntryResult = EntryChanged | IdempotencyKeyReused | InvalidInput | NotFound;

/** What withdrawFromShift is told. */
export type WithdrawFromShiftInput = {
  /** Default: other. */
  readonly reason?: InputMaybe<WithdrawalReason>;
  /** The id of the session. */
  readonly sessionId: Scalars['ID']['input'];
  /** The id of the volunteer. */
  readonly volunteerId: Scalars['ID']['input'];
};

/** What withdrawFromShift answers. */
export type WithdrawFromShiftResult =
  | AttendanceRecorded
  | CafeSessionChanged
  | CafeSessionHeldAlready
  | CafeSessionIsCancelled
  | CafeSessionOver
  | IdempotencyKeyReused
  | InvalidInput
  | NotFound
  | NotOnShift;

/** What withdrawPilotTimes is told. */
export type WithdrawPilotTimesInput = {
  /** The id of what they offered. */
  readonly offerId: Scalars['ID']['input'];
  /** The id of the pilot. */
  readonly volunteerId: Scalars['ID']['input'];
};

/** What withdrawPilotTimes answers. */
export type WithdrawPilotTimesResult = IdempotencyKeyReused | InvalidInput | NotFound | PilotTimesChanged;

/** What withdrawRideConsent is told. */
export type WithdrawRideConsentInput = {
  /** When they said so; today by default. */
  readonly on?: InputMaybe<Scalars['Date']['input']>;
  /** The id of the passenger. */
  readonly passengerId: Scalars['ID']['input'];
};

/** What withdrawRideConsent answers. */
export type WithdrawRideConsentResult =
  IdempotencyKeyReused | InvalidInput | NotADateForConsent | NotFound | PassengerChanged | PersonErased;

/** What withdrawRideRequest is told. */
export type WithdrawRideRequestInput = {
  /** The id of whom the ride was to be for. */
  readonly passengerId: Scalars['ID']['input'];
  /** The id of the wish. */
  readonly requestId: Scalars['ID']['input'];
};

/** What withdrawRideRequest answers. */
export type WithdrawRideRequestResult =
  IdempotencyKeyReused | InvalidInput | NotFound | RideRequestChanged | RideRequestClosed;

/** Why a volunteer cannot come. */
export type WithdrawalReason =
  /** They have an appointment. */
  | 'appointment'
  /** Their family needs them. */
  | 'family'
  /** They are ill. */
  | 'illness'
  /** For anything else. */
  | 'other'
  /** They are away. */
  | 'travel';
