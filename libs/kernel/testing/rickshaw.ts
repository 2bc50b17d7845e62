import {
  type Instant,
  type Sealed,
  command,
  decider,
  event,
  idSchema,
  instantSchema,
  nothing,
  personal,
  refusal,
  text,
  vocabulary,
} from '#kernel';
import { z } from 'zod';

// The smallest aggregate that meets everything the kernel does: it is created, lent, given back, and a loan lapses by itself.

const rickshawId = idSchema;
const borrower = personal(text(100), { subject: 'borrowerId', purpose: 'contact' });
const loan = z.object({ rickshawId, borrowerId: idSchema, borrower, until: instantSchema });

export const rickshawEvents = {
  RickshawAcquired: event('RickshawAcquired', z.object({ rickshawId, name: text(50) })),
  RickshawLent: event('RickshawLent', loan),
  RickshawReturned: event('RickshawReturned', z.object({ rickshawId })),
  RickshawLoanLapsed: event('RickshawLoanLapsed', z.object({ rickshawId })),
};

const rickshawRefusals = {
  RickshawLentOut: refusal<{ until: Instant }>({
    da: ({ until }) => `Rickshawen er lånt ud til ${until}. Vælg et senere tidspunkt.`,
    en: ({ until }) => `The rickshaw is lent until ${until}. Choose a later time.`,
  }),
  RickshawReserved: refusal({
    da: () => 'Rickshawen er reserveret. Vælg en anden.',
    en: () => 'The rickshaw is reserved. Choose another one.',
  }),
} as const;

interface Rickshaw {
  readonly rickshawId: string;
  readonly loan: { readonly borrower: Sealed; readonly until: Instant } | undefined;
}

const { event: happened, refuse } = vocabulary(rickshawEvents, rickshawRefusals);

export const rickshaw = decider({
  category: 'rickshaw',
  kind: 'Rickshaw',
  identity: 'rickshawId',
  commands: {
    AcquireRickshaw: command('manageCafes').creating(z.object({ name: text(50) })),
    LendRickshaw: command<{ reserved: boolean }>('takeShifts', 'borrowerId').of(loan),
    ReturnRickshaw: command('manageCafes').of(z.object({ rickshawId })),
    /** Breaks the rule that personal values are for nobody: what would leak must fail. */
    NameBorrower: command('manageCafes').of(z.object({ rickshawId })),
  },
  events: rickshawEvents,
  refusals: rickshawRefusals,
  initial: undefined as Rickshaw | undefined,
  settle: ({ rickshawId, loan }: Rickshaw, now) =>
    loan && loan.until <= now ? [happened('RickshawLoanLapsed', { rickshawId })] : nothing,
  decide: {
    AcquireRickshaw: ({ name }, _none, { id }) => [happened('RickshawAcquired', { rickshawId: id, name })],
    LendRickshaw: (wanted, { loan }, { reserved }) => {
      if (reserved) return refuse('RickshawReserved', {});
      return loan ? refuse('RickshawLentOut', { until: loan.until }) : [happened('RickshawLent', wanted)];
    },
    ReturnRickshaw: (returned, { loan }) => (loan ? [happened('RickshawReturned', returned)] : nothing),
    NameBorrower: ({ rickshawId }, { loan }) => [
      happened('RickshawAcquired', { rickshawId, name: loan?.borrower.reveal() ?? 'nobody' }),
    ],
  },
  evolve: {
    RickshawAcquired: (_none, { rickshawId }): Rickshaw => ({ rickshawId, loan: undefined }),
    RickshawLent: (rickshaw, { borrower, until }) => ({ ...rickshaw, loan: { borrower, until } }),
    RickshawReturned: (rickshaw) => ({ ...rickshaw, loan: undefined }),
    RickshawLoanLapsed: (rickshaw) => ({ ...rickshaw, loan: undefined }),
  },
});
