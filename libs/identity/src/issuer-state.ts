import type { Clock, Instant } from '#kernel';

/** How it goes with the issuer, for those who run Samspil: each trouble is told once, until the issuer answers again. */
export class IssuerState {
  private readonly told = new Set<string>();
  private failedAt: Instant | undefined;

  /** @param report what the process's log is given: no secrets, nothing of anybody */
  constructor(
    private readonly clock: Clock,
    private readonly report: (sentence: string) => void = () => undefined,
  ) {}

  /** When it last failed, whatever it has done since. */
  get lastFailure(): Instant | undefined {
    return this.failedAt;
  }

  /** It did what it was asked. */
  answered(): void {
    this.told.clear();
  }

  /** @param what it did not do @param cause of which only the kind of trouble is told, for a server may have written the rest */
  failed(what: string, cause?: unknown): void {
    this.failedAt = this.clock.now();
    const sentence = [`the issuer: ${what}`, ...kindsOf(cause)].join(': ');
    if (this.told.has(sentence)) return;
    this.told.add(sentence);
    this.report(sentence);
  }
}

const DEEPEST = 5;

/** Our own messages, and of others' errors the names and codes: their messages may hold a piece of what was answered. */
function kindsOf(cause: unknown): readonly string[] {
  const kinds: string[] = [];
  for (let error = cause; isError(error) && kinds.length < DEEPEST; error = error.cause) {
    const { name, message, code } = error;
    kinds.push(typeof code === 'string' ? code : error.constructor === Error ? message : name);
  }
  return kinds;
}

/** What fetch throws is not always made by the Error of this realm. */
const isError = (value: unknown): value is Error & { readonly code?: unknown } =>
  typeof value === 'object' && value !== null && 'name' in value && 'message' in value;
