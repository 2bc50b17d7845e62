import type { Sentence } from '../sentence.js';
import { LONGEST_RECORD, broken } from './record.js';

/** The text of one JSON object, or why there is none. */
export type Scanned = { readonly line: number } & ({ readonly text: string } | { readonly broken: Sentence });

/** How Datafordeler's file of a whole register begins: one object of lists by their names, `{"AdresseList":[`. */
const FIRST_LIST = /^\{\s*"\w+List"\s*:\s*$/;
/** What stands outside the lists in it, as far as it has been read: `"HusnummerList":`, and the brace that ends it all. */
const BETWEEN_LISTS = /^(\}|("\w*"?)?:?)$/;

/**
 * Finds where one object ends and the next begins, in an array, in lists by their names, or line by line, holding one at a time.
 * `JSON.parse` does the reading.
 * An object that is broken must not take its neighbours along: text never goes on over a line break, and in the first column a brace
 * is always one of the outermost.
 */
export class JsonScanner {
  private line = 1;
  private column = 0;
  private depth = 0;
  private inText = false;
  private escaped = false;
  private begunOn = 1;
  private begun = '';
  private overlong = false;
  private strayOn = 0;
  private hasLists = false;
  private between = '';

  /** Goes on with the next piece of the file. */
  *scan(piece: string): Generator<Scanned> {
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      const character = piece[at] as string;
      const first = this.column++ === 0;
      if (character === '\n') this.nextLine();
      else if (this.depth === 0) {
        if (character === '{') from = this.begin(at);
        else if (this.isStray(character)) yield this.stray();
      } else if (first && character === '{') {
        yield { line: this.begunOn, broken: neverEnds };
        from = this.begin(at);
      } else if (this.ends(character, first)) {
        yield this.finish(piece.slice(from, at + 1));
      } else if (character === '[' && this.depth === 1 && FIRST_LIST.test(this.begun + piece.slice(from, at))) {
        this.hasLists = true;
        this.depth = 0;
      }
    }
    if (this.depth > 0) this.keep(piece.slice(from));
  }

  *end(): Generator<Scanned> {
    if (this.depth > 0) yield { line: this.begunOn, broken: neverEnds };
  }

  private begin(at: number): number {
    this.depth = 1;
    this.begunOn = this.line;
    this.begun = '';
    this.overlong = this.inText = this.escaped = false;
    return at;
  }

  private ends(character: string, first: boolean): boolean {
    if (this.inText) {
      if (this.escaped) this.escaped = false;
      else if (character === '\\') this.escaped = true;
      else if (character === '"') this.inText = false;
      return false;
    }
    if (character === '"') this.inText = true;
    else if (character === '{') this.depth++;
    else if (character === '}') this.depth = first ? 0 : this.depth - 1;
    return this.depth === 0;
  }

  private finish(rest: string): Scanned {
    this.keep(rest);
    return this.overlong ? { line: this.begunOn, broken: broken.tooLong } : { line: this.begunOn, text: this.begun };
  }

  private keep(more: string): void {
    this.overlong ||= this.begun.length + more.length > LONGEST_RECORD;
    this.begun = this.overlong ? '' : this.begun + more;
  }

  private nextLine(): void {
    this.line++;
    this.column = 0;
    this.inText = this.escaped = false;
  }

  /** Whether what stands outside all objects belongs to nothing. A line is told once. */
  private isStray(character: string): boolean {
    if (/[\s,[\]]/.test(character)) {
      this.between = '';
      return false;
    }
    this.between += character;
    return !(this.hasLists && BETWEEN_LISTS.test(this.between)) && this.strayOn !== this.line;
  }

  private stray(): Scanned {
    this.strayOn = this.line;
    return { line: this.line, broken: noRecord };
  }
}

const neverEnds: Sentence = {
  da: 'Posten slutter ikke, før den næste begynder eller filen er forbi. Hent filen igen, hvis den er klippet over.',
  en: 'The record does not end before the next begins or the file is over. Fetch the file again if it was cut short.',
};

const noRecord: Sentence = {
  da: 'Her står noget, der ikke hører til en adresse. Hent filen igen.',
  en: 'Something stands here that belongs to no address. Fetch the file again.',
};
