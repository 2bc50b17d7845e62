/** What a child says on its standard output: one line of JSON each. */
export type Said =
  | { readonly opened: true }
  | { readonly acknowledged: { readonly stream: string; readonly revision: number; readonly ids: readonly string[] } }
  | { readonly step: string }
  | { readonly refused: string; readonly error: string };

/** Node writes to a pipe at once (https://nodejs.org/docs/latest-v20.x/api/process.html#a-note-on-process-io): no kill unsays it. */
export const say = (said: Said): unknown => process.stdout.write(`${JSON.stringify(said)}\n`);

export const sayRefusal = (error: unknown): unknown =>
  say({ refused: (error as Error).message, error: (error as Error).name });

/** What each event of these tests carries: which append it belongs to, and its place among how many. */
export interface Part {
  readonly append: string;
  readonly index: number;
  readonly of: number;
}
