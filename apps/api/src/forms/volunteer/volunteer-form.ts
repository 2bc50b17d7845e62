import { messageOf, commonRefusals } from '#kernel';
import { volunteerRefusals } from '#volunteers';
import type { Desk } from '../citizen.js';
import type { Answer, Form, Outcome } from '../form.js';
import { newKeys } from '../keys.js';
import { ownProblems, sentBefore } from '../refused-words.js';
import { type Sent, oneOf } from '../sent.js';
import { both } from '../words.js';
import { type Application, appliedBefore, apply } from './applying.js';
import { volunteerFields } from './volunteer-fields.js';

/** Applying as a volunteer. */
export const volunteerForm = (desk: Desk, notice: Form['notice']): Form => ({
  name: 'volunteer',
  title: { da: 'Bliv frivillig', en: 'Become a volunteer' },
  intro: [
    {
      da: 'Her skriver du, at du gerne vil være frivillig. Det forpligter dig ikke til noget: vi taler sammen først.',
      en: 'Here you tell us that you would like to be a volunteer. It binds you to nothing: we speak first.',
    },
  ],
  fields: volunteerFields,
  send: { da: 'Send', en: 'Send' },
  notice,
  submit: async (sent, keys): Promise<Outcome> => {
    const outcome = await apply(desk, applicationIn(sent), keys);
    if (outcome.outcome === 'accepted') return { done: appliedAnswer(desk), isNew: outcome.isNew };
    const { refusal } = outcome;
    if (refusal.refused === 'InvalidInput') return { problems: ownProblems(refusal), keys: newKeys() };
    if (refusal.refused === 'IdempotencyKeyReused') return { problems: [{ says: sentBefore }], keys: newKeys() };
    const says = both((language) => messageOf({ ...volunteerRefusals, ...commonRefusals }, refusal, language));
    return { problems: [{ says }], keys: newKeys() };
  },
  isTaken: async (_sent, { key }) => (await appliedBefore(desk, key)) !== undefined,
});

const applicationIn = (sent: Sent): Application => ({
  name: oneOf(sent, 'name'),
  phone: oneOf(sent, 'phone'),
  email: oneOf(sent, 'email').trim() || undefined,
  interests: sent.get('interests') ?? [],
  notes: oneOf(sent, 'notes').trim() || undefined,
});

const appliedAnswer = ({ contact: { call } }: Desk): Answer => ({
  title: { da: 'Tak, vi har fået det', en: 'Thank you, we have received it' },
  what: [],
  next: [
    {
      da: 'Frivilligkoordinatoren læser det og ringer til dig. I taler om, hvad du har lyst til, og hvornår du har tid.',
      en: 'The volunteer coordinator reads it and calls you. You talk about what you would like to do, and when you have time.',
    },
    {
      da: 'Du er først frivillig, når I har aftalt det. Til nogle opgaver skal du på kursus eller vise en attest.',
      en: 'You are a volunteer only when you have agreed on it. For some tasks you take a course or show a certificate.',
    },
    {
      da: `Har du fortrudt eller har du spørgsmål? ${call.da}`,
      en: `Have you changed your mind, or have you questions? ${call.en}`,
    },
  ],
});
