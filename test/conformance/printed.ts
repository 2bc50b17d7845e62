/** A shell block of a page, and what the page prints that comes back. */
export interface Step {
  /** The heading that it stands below. */
  readonly heading: string;
  readonly commands: string;
  /** `undefined` where the page prints nothing. */
  readonly printed: Block | undefined;
}
interface Block {
  readonly language: string;
  readonly text: string;
}

/** The steps of a page, in order: each block of `sh`, with the block of `json` or `text` that is the next one. */
export function stepsOf(page: string): readonly Step[] {
  let heading = '';
  const blocks = [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$|^#+ (.*)$/gm)].flatMap(
    ([, language, text = '', found]) => {
      heading = found ?? heading;
      return language === undefined ? [] : { heading, language, text };
    },
  );
  return blocks.flatMap(({ language, text, ...where }, at) => {
    if (language !== 'sh') return [];
    const next = blocks[at + 1];
    return { ...where, commands: text, printed: next && ['json', 'text'].includes(next.language) ? next : undefined };
  });
}

/** Whether that came back: as JSON, or character by character; `…` stands for anything, as the last of a list for all the rest. */
export const cameBack = ({ language, text }: Block, came: string): boolean =>
  language === 'json' ? sameValue(JSON.parse(text), parsed(came)) : sameText(text.trim(), came.trim());

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

function sameText(printed: string, came: string): boolean {
  const pattern = printed.split('…').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${pattern.join('[\\s\\S]*')}$`).test(came);
}

function sameValue(printed: unknown, came: unknown): boolean {
  if (printed === '…') return came !== undefined;
  if (typeof printed === 'string') return typeof came === 'string' && sameText(printed, came);
  if (Array.isArray(printed)) {
    if (!Array.isArray(came)) return false;
    const open = printed.at(-1) === '…';
    const known = open ? printed.slice(0, -1) : printed;
    return (open || came.length === known.length) && known.every((each, at) => sameValue(each, came[at]));
  }
  if (!isRecord(printed)) return printed === came;
  const names = Object.keys(printed);
  return (
    isRecord(came) &&
    names.length === Object.keys(came).length &&
    names.every((name) => sameValue(printed[name], came[name]))
  );
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
