import { z } from 'zod';
import type { Permission } from '#kernel';

/** What a partner's client may be for. Whatever it is for, it may do what everybody may. */
export const partnerScopes = [
  'readCafes',
  'readChanges',
  'readPartners',
  'introspect',
  'readFigures',
  'readOverview',
  'draftEntries',
] as const satisfies Permission[];
export type PartnerScope = (typeof partnerScopes)[number];

export const isPartnerScope = (text: string): text is PartnerScope => partnerScopes.some((scope) => scope === text);

const inOrder = (scopes: readonly PartnerScope[]): PartnerScope[] =>
  partnerScopes.filter((scope) => scopes.includes(scope));

/** Scopes in their own order, each once, so that the same ones are the same in every record. */
export const scopesSchema = z
  .array(z.enum(partnerScopes, { error: `must be one of ${partnerScopes.join(', ')}` }))
  .min(1, { error: 'must name at least one scope' })
  .overwrite(inOrder);

/** Those of the first that are among the second too. */
export const both = (some: readonly PartnerScope[], others: readonly PartnerScope[]): readonly PartnerScope[] =>
  some.filter((scope) => others.includes(scope));

/** Those of the first that are not among the second. */
export const beyond = (some: readonly PartnerScope[], others: readonly PartnerScope[]): readonly PartnerScope[] =>
  some.filter((scope) => !others.includes(scope));
