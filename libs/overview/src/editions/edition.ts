import { z } from 'zod';
import { type DataOf, command, decider, idSchema, nothing, vocabulary } from '#kernel';
import { editionEvents, editionWish } from './edition.events.js';
import { editionRefusals } from './edition.refusals.js';

const editionId = idSchema;

/** What was printed last. */
type Rendering = DataOf<typeof editionEvents, 'EditionRendered'>;

const editionCommands = {
  MakeEdition: command('publishEntries').creating(
    editionWish.omit({ entryId: true }).extend({ activityId: editionWish.shape.entryId }),
  ),
  /** Of the press, with what it printed: the first time, and whenever it prints again. */
  RecordRendering: command('followUp').of(editionEvents.EditionRendered.schema.omit({ differs: true })),
  /** Of the press, where nothing can be printed however often it is tried. */
  FailEdition: command('followUp').of(editionEvents.EditionFailed.schema),
  /** Of the policy that parts with who has been erased. */
  RecallEdition: command('followUp').of(z.object({ editionId, contactId: idSchema })),
};

/** An edition as rules need to know it. */
export interface Edition {
  readonly status: 'ordered' | 'rendered' | 'failed';
  readonly rendering?: Rendering;
  /** It named somebody who was erased since it was printed last. */
  readonly recalled?: true;
}

const { event, refuse } = vocabulary(editionEvents, editionRefusals);

/** What is printed of the overview, kept: a name, and the place in the log that it shows. */
export const edition = decider({
  category: 'edition',
  kind: 'Edition',
  identity: 'editionId',
  commands: editionCommands,
  events: editionEvents,
  refusals: editionRefusals,
  initial: undefined as Edition | undefined,

  decide: {
    MakeEdition: ({ activityId: entryId, ...wish }, _none, { id }) => {
      if (wish.kind === 'poster' && !entryId) return refuse('PosterOfWhat', {});
      if (wish.kind !== 'poster' && entryId) return refuse('OnlyPostersAreOfOne', {});
      return [event('EditionOrdered', { editionId: id, ...wish, ...(entryId && { entryId }) })];
    },
    RecordRendering: (printed, { rendering, status, recalled }) => {
      if (status === 'failed') return nothing;
      if (status === 'rendered' && rendering?.sha256 === printed.sha256) return nothing;
      const differs = rendering && rendering.sha256 !== printed.sha256 ? why(rendering, printed, recalled) : undefined;
      return [event('EditionRendered', { ...printed, ...(differs ? { differs } : {}) })];
    },
    FailEdition: (failed, { status }) => (status === 'ordered' ? [event('EditionFailed', failed)] : nothing),
    RecallEdition: (recalled, { rendering, status }) =>
      status === 'rendered' && rendering?.contactIds.includes(recalled.contactId)
        ? [event('EditionRecalled', recalled)]
        : nothing,
  },

  evolve: {
    EditionOrdered: (): Edition => ({ status: 'ordered' }),
    EditionRendered: (_before, rendering): Edition => ({ status: 'rendered', rendering }),
    EditionFailed: (edition): Edition => ({ ...edition, status: 'failed' }),
    EditionRecalled: (edition): Edition => ({ ...edition, status: 'ordered', recalled: true }),
  },
});

/** Why the same place in the log comes out otherwise than before. */
function why(before: Rendering, now: Omit<Rendering, 'differs'>, recalled?: true): NonNullable<Rendering['differs']> {
  if (recalled || before.contactIds.some((contactId) => !now.contactIds.includes(contactId))) return 'contactErased';
  if (before.renderer !== now.renderer) return 'otherRenderer';
  if (before.fonts !== now.fonts) return 'otherFonts';
  return 'unexplained';
}
