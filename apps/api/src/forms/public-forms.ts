import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { sessionsAhead } from '#cafes';
import { World } from '#graphql';
import { Access } from '#identity';
import { Installation } from '#installation';
import { type Municipality, municipalitySchema } from '#kernel';
import { type Desk, citizenIn } from './citizen.js';
import { type Contact, type Telephones, contactOf } from './contact.js';
import { FORM_NAMES, type Form, type FormName } from './form.js';
import { guestForm } from './guest/guest-form.js';
import type { CafeAhead } from './guest/sessions-ahead.js';
import { noSuchForm } from './page/turned-away.js';
import { type About, privacyNotice } from './privacy-notice.js';
import { placesToGo } from './ride/places.js';
import { rideForm } from './ride/ride-form.js';
import { volunteerForm } from './volunteer/volunteer-form.js';

export const TELEPHONES = Symbol('Telephones');
/** Of the municipalities that this installation is set up for: a site of theirs, or a number to call. */
export const SET_UP_FOR = Symbol('SetUpFor');

/** The forms of one municipality. */
export interface MunicipalForms {
  readonly municipality: Municipality;
  readonly contact: Contact;
  /** Those that there are: who has no café has no form for one. */
  readonly names: readonly FormName[];
  /** The form as it stands now. @throws TurnedAway where there is none of that name */
  form(name: string): Promise<Form>;
}

/** What can be filled in, by municipality. */
@Injectable()
export class PublicForms {
  constructor(
    private readonly installation: Installation,
    private readonly bus: CommandBus,
    @Inject(TELEPHONES) private readonly telephones: Telephones,
    @Inject(SET_UP_FOR) private readonly setUpFor: ReadonlySet<string>,
  ) {}

  /** @throws TurnedAway where there is no such municipality, or it uses nothing of this: nobody learns which */
  async of(code: string): Promise<MunicipalForms> {
    const { data: municipality } = municipalitySchema.safeParse(code);
    const ahead = municipality ? await this.cafesOf(municipality) : [];
    if (!municipality || (ahead.length === 0 && !this.setUpFor.has(municipality))) throw noSuchForm();
    const names = FORM_NAMES.filter((name) => name !== 'cafe' || ahead.length > 0);
    const { handling, clock } = this.installation;
    const contact = contactOf(municipality, this.telephones);
    const desk: Desk = { municipality, bus: this.bus, handling, clock, reads: this.installation, contact };
    return {
      municipality,
      contact,
      names,
      form: (name) =>
        this.formOf(
          names.find((each) => each === name),
          desk,
          ahead,
        ),
    };
  }

  private cafesOf(municipality: Municipality): Promise<readonly CafeAhead[]> {
    return sessionsAhead(this.worldOf(municipality));
  }

  private worldOf(municipality: Municipality): World {
    const { views, clock } = this.installation;
    return new World(views, new Access(citizenIn(municipality)), nobodyIsShown, clock);
  }

  private async formOf(name: FormName | undefined, desk: Desk, ahead: readonly CafeAhead[]): Promise<Form> {
    if (!name) throw noSuchForm();
    const notice = await privacyNotice(about[name], desk, desk.contact);
    switch (name) {
      case 'cafe':
        return guestForm(desk, ahead, notice);
      case 'ride':
        return rideForm(desk, await placesToGo(this.worldOf(desk.municipality)), notice);
      case 'volunteer':
        return volunteerForm(desk, notice);
    }
  }
}

/** Whose data each form asks for. */
const about: Readonly<Record<FormName, About>> = { cafe: 'Guest', ride: 'Passenger', volunteer: 'Volunteer' };

/** Who has no account sees what is about nobody: cafés, days, places left, and where rides go. */
function nobodyIsShown(): never {
  throw new Error('a public form was about to show what is held about a person');
}
