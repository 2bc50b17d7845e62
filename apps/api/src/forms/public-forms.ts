import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { World } from '#graphql';
import { Access } from '#identity';
import { Installation } from '#installation';
import { type Municipality, municipalitySchema } from '#kernel';
import { type Desk, citizenIn } from './citizen.js';
import { type Contact, type Telephones, contactOf } from './contact.js';
import { FORM_NAMES, type Form } from './form.js';
import { guestForm } from './guest/guest-form.js';
import { type CafeAhead, sessionsAhead } from './guest/sessions-ahead.js';
import { noSuchForm } from './page/turned-away.js';
import { privacyNotice } from './privacy-notice.js';
import { volunteerForm } from './volunteer/volunteer-form.js';

export const TELEPHONES = Symbol('Telephones');

/** The forms of one municipality. */
export interface MunicipalForms {
  readonly municipality: Municipality;
  readonly contact: Contact;
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
  ) {}

  /** @throws TurnedAway where there is no such municipality, or it has no cafés: nobody learns which */
  async of(code: string): Promise<MunicipalForms> {
    const { data: municipality } = municipalitySchema.safeParse(code);
    const ahead = municipality ? await this.cafesOf(municipality) : [];
    if (!municipality || ahead.length === 0) throw noSuchForm();
    const { handling, clock } = this.installation;
    const contact = contactOf(municipality, this.telephones);
    const desk: Desk = { municipality, bus: this.bus, handling, clock, reads: this.installation, contact };
    return { municipality, contact, form: (name) => formOf(name, desk, ahead) };
  }

  private cafesOf(municipality: Municipality): Promise<readonly CafeAhead[]> {
    const { views, clock } = this.installation;
    return sessionsAhead(new World(views, new Access(citizenIn(municipality)), nobodyIsShown, clock));
  }
}

async function formOf(wanted: string, desk: Desk, ahead: readonly CafeAhead[]): Promise<Form> {
  const name = FORM_NAMES.find((each) => each === wanted);
  if (!name) throw noSuchForm();
  const notice = await privacyNotice(name === 'volunteer' ? 'Volunteer' : 'Guest', desk, desk.contact);
  return name === 'volunteer' ? volunteerForm(desk, notice) : guestForm(name, desk, ahead, notice);
}

/** Who has no account sees what is about nobody: cafés, days, places left. */
function nobodyIsShown(): never {
  throw new Error('a public form was about to show what is held about a person');
}
