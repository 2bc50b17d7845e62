const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"(?:\s*:)?|[{}[\]]|-?\d[\d.eE+-]*/g;
const DEEPEST = 64;

/**
 * Refuses JSON that two readers could read differently: an object that names a member twice, a number that is not whole and below
 * 2^53, and what is nested deeper than some can follow.
 * @param json what `JSON.parse` takes
 * @throws Error that says what is wrong with it
 */
export function refuseAmbiguous(json: string): void {
  const open: Set<string>[] = [];
  for (const [token] of json.matchAll(TOKEN)) {
    const members = open.at(-1);
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (token.endsWith(':')) refuseDoubled(members, String(JSON.parse(token.slice(0, -1))));
    else if (!token.startsWith('"') && !(/^-?\d+$/.test(token) && Number.isSafeInteger(Number(token))))
      throw new Error('a number in it is not whole and below 2^53');
    if (open.length > DEEPEST) throw new Error('it is nested too deep');
  }
}

function refuseDoubled(members: Set<string> | undefined, name: string): void {
  if (members?.has(name)) throw new Error('an object in it names a member twice');
  members?.add(name);
}
