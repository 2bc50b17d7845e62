/** A personal field: where it is, what it is called there, and why it is held. */
export interface HeldFor {
  readonly place: string;
  readonly field: string;
  readonly purpose: string;
}

/** Fields of one name that are held for different purposes in different places, with those places. */
export function disagreeing(marks: readonly HeldFor[]): readonly string[] {
  const byField = new Map<string, HeldFor[]>();
  for (const mark of marks) byField.set(mark.field, [...(byField.get(mark.field) ?? []), mark]);
  return [...byField.values()]
    .filter((same) => new Set(same.map(({ purpose }) => purpose)).size > 1)
    .map((same) => same.map(({ place, purpose }) => `${place} is ${purpose}`).join(', '));
}
