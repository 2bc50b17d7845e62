import type { Refusal } from '#kernel';
import type { Problem } from './field.js';
import type { Words } from './words.js';

/** A form that was sent with something else before: somebody went back, and changed what they had written. */
export const sentBefore: Words = {
  da: 'Formularen er sendt én gang, og siden har du ændret noget. Vil du sende den igen, som den står nu? Så tryk på knappen nederst. Ellers behøver du ikke gøre mere.',
  en: 'The form has been sent once, and you have changed something since. Do you want to send it again as it stands now? Then press the button below. If not, there is nothing more to do.',
};

const CANNOT_BE_USED: Words = {
  da: 'Det, der står her, kan ikke bruges. Skriv det igen med almindelige bogstaver og tal.',
  en: 'What stands here cannot be used. Write it again in ordinary letters and figures.',
};

/** What the command could not take although the form could: its fields are called the same. */
export const ownProblems = ({ details }: Refusal): readonly Problem[] => {
  const { problems = [] } = details as { readonly problems?: readonly { readonly path: string }[] };
  return problems.map(({ path }) => ({ field: path === 'sessionId' ? 'session' : path, says: CANNOT_BE_USED }));
};

/** The hidden field was filled in, or the keys are missing: a program, or a browser that was too eager. */
export const oversight: Words = {
  da: 'Formularen blev ikke sendt: din browser har udfyldt et skjult felt. Se, om alt står rigtigt, og tryk på knappen igen.',
  en: 'The form was not sent: your browser filled in a hidden field. Look whether everything is right, and press the button again.',
};
