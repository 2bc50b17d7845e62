import type { HeldWorld, Question, Rows } from './question.js';

/** What the thread of the past is told. Everything is answered under the number that it came with. */
export type ToPast = { readonly number: number } & (
  { readonly question: Question } | { readonly forget: true } | { readonly held: true } | { readonly close: true }
);

export type FromPast = { readonly number: number } & (
  | { readonly rows: Rows }
  | { readonly held: readonly HeldWorld[] }
  | { readonly done: true }
  | { readonly failed: Failure }
);

/** What is left of an error on its way between threads. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
}
