import { z } from 'zod';
import { command, decider, nothing, vocabulary } from '#kernel';
import { type RetentionCovers, keepMonthsSchema, retentionRuleEvents, ruleOf } from './retention.events.js';
import { retentionRefusals } from './retention.refusals.js';

/** A municipality's rules are few and hang together: they stand in one stream. */
const rulebook = { rulebook: z.literal('rules').default('rules') };

/** The kinds of people on record, by their names in the API. */
interface KnownKinds {
  readonly kinds: readonly string[];
}

const retentionCommands = {
  SetRetentionRule: command<KnownKinds>('setRetention').of(
    z.object({ ...rulebook, ...ruleOf, keepMonths: keepMonthsSchema }),
  ),
  EndRetentionRule: command('setRetention').of(z.object({ ...rulebook, ...ruleOf })),
};

/** How long data are kept after a person was last active. */
export interface RetentionRule {
  readonly kind: string;
  readonly covers: RetentionCovers;
  readonly keepMonths: number;
}

type Rules = readonly RetentionRule[];

const { event, refuse } = vocabulary(retentionRuleEvents, retentionRefusals);

const isAbout =
  ({ kind, covers }: Pick<RetentionRule, 'kind' | 'covers'>) =>
  (rule: RetentionRule): boolean =>
    rule.kind === kind && rule.covers === covers;
const without = (rules: Rules, gone: Pick<RetentionRule, 'kind' | 'covers'>): Rules =>
  rules.filter((rule) => !isAbout(gone)(rule));

/** How long a municipality keeps what about whom. A rule asks people to decide; by itself it erases nothing. */
export const retention = decider({
  category: 'retention',
  kind: 'RetentionRule',
  identity: 'rulebook',
  commands: retentionCommands,
  events: retentionRuleEvents,
  refusals: retentionRefusals,
  initial: [] as Rules,

  guard: (_rules, _command, { actor }) => (actor.kind === 'system' ? refuse('PersonMustDecide', {}) : undefined),

  decide: {
    SetRetentionRule: ({ kind, covers, keepMonths }, rules, { kinds }) => {
      if (!kinds.includes(kind)) return refuse('NoSuchPersonKind', { kinds });
      const wanted = { kind, covers, keepMonths };
      if (rules.find(isAbout(wanted))?.keepMonths === keepMonths) return nothing;
      return contradiction(wanted, rules) ?? [event('RetentionRuleSet', wanted)];
    },
    EndRetentionRule: ({ kind, covers }, rules) =>
      rules.some(isAbout({ kind, covers })) ? [event('RetentionRuleEnded', { kind, covers })] : nothing,
  },

  evolve: {
    RetentionRuleSet: (rules, rule) => [...without(rules, rule), rule],
    RetentionRuleEnded: (rules, ended) => without(rules, ended),
  },
});

/** A part cannot be kept when everything has gone. */
function contradiction({ kind, covers, keepMonths }: RetentionRule, rules: Rules) {
  if (covers !== 'everything') {
    const whole = rules.find(isAbout({ kind, covers: 'everything' }));
    return whole && whole.keepMonths < keepMonths
      ? refuse('KeptLongerThanEverything', { covers, months: whole.keepMonths })
      : undefined;
  }
  const [longest] = rules.filter((rule) => rule.kind === kind && rule.covers !== covers).sort(longestFirst);
  return longest && longest.keepMonths > keepMonths
    ? refuse('KeptShorterThanAPart', { covers: longest.covers, months: longest.keepMonths })
    : undefined;
}

const longestFirst = (a: RetentionRule, b: RetentionRule): number => b.keepMonths - a.keepMonths;
