import type { LinearModel } from './linear-model.js';
import type { Span } from './suggestion-day.js';
import { joined, overlap, within } from './times.js';

interface Member {
  readonly free: readonly Span[];
}

/** Rides that take the same from whoever does them. */
interface Kind<M> {
  readonly span: Span;
  /** The variables of the rides that could be. */
  readonly wanted: number[];
  /** How many of them each group does. */
  readonly doneBy: ReadonlyMap<Group<M>, number>;
}

/** Members who are the same but for their names. */
interface Group<M> {
  readonly members: readonly M[];
  readonly free: readonly Span[];
}

/** A ride that is to be done by one of a crew. */
export interface Task<M> {
  readonly kind: string;
  readonly span: Span;
  /** Who does it if they can: of their group, if they stand alone in it. */
  readonly rather?: M | undefined;
}

/**
 * All bikes, or all pilots, in a linear model. It counts how many rides of a kind each group does, not who of the group: since rides
 * that never overlap more than n times can always be dealt to n who are alike (interval graphs are perfect), nothing is lost
 * by that, and the model stays small.
 */
export class Crew<M extends Member> {
  private readonly groups: readonly Group<M>[];
  private readonly groupOf = new Map<M, Group<M>>();
  private readonly kinds = new Map<string, Kind<M>>();

  /**
   * @param sameness two with the same and with the same free time are alike
   * @param pause milliseconds between two rides
   */
  constructor(
    private readonly model: LinearModel,
    members: readonly M[],
    sameness: (member: M) => string,
    private readonly pause: number,
  ) {
    const alike = new Map<string, M[]>();
    for (const member of members) {
      const key = JSON.stringify([sameness(member), member.free.map(({ from, until }) => `${from} ${until}`)]);
      alike.set(key, [...(alike.get(key) ?? []), member]);
    }
    this.groups = [...alike.values()].map((those) => ({ members: those, free: joined(those[0]?.free ?? []) }));
    for (const group of this.groups) for (const member of group.members) this.groupOf.set(member, group);
  }

  /** If the variable is 1, a ride of that kind and time is done by somebody who can. @returns whether there is anybody */
  want(kind: string, span: Span, variable: number, can: (member: M) => boolean): boolean {
    const known = this.kinds.get(kind) ?? this.add(kind, span, can);
    known.wanted.push(variable);
    return known.doneBy.size > 0;
  }

  /** To be called once, when all is wanted. */
  constrain(): void {
    for (const { wanted, doneBy } of this.kinds.values())
      this.model.row(
        0,
        0,
        [...wanted, ...doneBy.values()],
        [...wanted.map(() => 1), ...[...doneBy.values()].map(() => -1)],
      );
    for (const group of this.groups) this.keepApart(group);
  }

  /** The variable that counts the rides of a kind that a member, or one like them, does. */
  count(kind: string, member: M): number | undefined {
    const group = this.groupOf.get(member);
    return group && this.kinds.get(kind)?.doneBy.get(group);
  }

  /** Who does what, where `values` solves the model and the tasks are those that it wants. */
  deal<T extends Task<M>>(values: readonly number[], tasks: readonly T[]): ReadonlyMap<T, M> {
    const left = new Map([...this.kinds].map(([kind, { doneBy }]) => [kind, shares(doneBy, values)]));
    const dealt = new Map<Group<M>, T[]>();
    // Whoever would rather have somebody comes first: then the share is still there.
    for (const task of [...tasks].sort((a, b) => Number(!a.rather) - Number(!b.rather))) {
      const share = left.get(task.kind) ?? new Map<Group<M>, number>();
      const wanted = task.rather && this.groupOf.get(task.rather);
      const group = wanted && share.has(wanted) ? wanted : [...share.keys()][0];
      if (!group) throw new Error(`nobody is left for a ride of the kind ${task.kind}`);
      if (share.get(group) === 1) share.delete(group);
      else share.set(group, (share.get(group) ?? 0) - 1);
      dealt.set(group, [...(dealt.get(group) ?? []), task]);
    }
    return new Map([...dealt].flatMap(([group, theirs]) => [...this.dealWithin(group, theirs)]));
  }

  private add(kind: string, span: Span, can: (member: M) => boolean): Kind<M> {
    const able = this.groups.filter(
      ({ members: [first], free }) => first && can(first) && free.some((offered) => within(span, offered)),
    );
    const doneBy = new Map(able.map((group) => [group, this.model.variable(group.members.length)]));
    const added = { span, wanted: [], doneBy };
    this.kinds.set(kind, added);
    return added;
  }

  /** At no time more rides than members: it suffices to look at the times at which one starts. */
  private keepApart(group: Group<M>): void {
    const theirs = [...this.kinds.values()].flatMap(({ span, doneBy }) => {
      const variable = doneBy.get(group);
      return variable === undefined ? [] : [{ variable, busy: { from: span.from, until: span.until + this.pause } }];
    });
    for (const at of new Set(theirs.map(({ busy }) => busy.from))) {
      const then = theirs.filter(({ busy }) => overlap(busy, { from: at, until: at + 1 }));
      this.model.row(
        -Infinity,
        group.members.length,
        then.map(({ variable }) => variable),
      );
    }
  }

  /** In the order of time, to the first who is back: that is enough where they are alike. */
  private dealWithin<T extends Task<M>>({ members }: Group<M>, tasks: readonly T[]): ReadonlyMap<T, M> {
    const back = new Map<M, number>();
    const done = new Map<T, M>();
    for (const task of [...tasks].sort((a, b) => a.span.from - b.span.from)) {
      const member = members.find((one) => (back.get(one) ?? -Infinity) <= task.span.from);
      if (!member) throw new Error(`more rides of the kind ${task.kind} than there is anybody for`);
      done.set(task, member);
      back.set(member, task.span.until + this.pause);
    }
    return done;
  }
}

const shares = <G>(doneBy: ReadonlyMap<G, number>, values: readonly number[]): Map<G, number> =>
  new Map([...doneBy].map(([group, variable]) => [group, values[variable] ?? 0] as const).filter(([, n]) => n > 0));
