import { createRequire } from 'node:module';
import type { Highs, Model } from 'highs';

// Its types tell of its CommonJS build, and not of the other that an import would load.
const { default: loadHighs } = createRequire(import.meta.url)('highs') as typeof import('highs');

/** One constraint: what the variables sum up to, each taken as many times as said. */
interface Row {
  readonly lower: number;
  readonly upper: number;
  readonly variables: number[];
  readonly times: number[];
}

/** What came out of a solver. */
export interface Solved {
  /** By variable; `undefined` where the time ran out before anything was found. */
  readonly values: readonly number[] | undefined;
  /** What nothing can exceed. */
  readonly bound: number;
  /** Nothing better exists. */
  readonly proved: boolean;
  /** By the solver's own watch. */
  readonly tookMs: number;
}

/** All that is gained is whole: what is less than one better is none. */
const GAP = 0.99;

let loading: Promise<Highs> | undefined;

/** A sum of whole-numbered variables to be made as large as possible, under linear constraints (HiGHS, compiled to WebAssembly). */
export class LinearModel {
  private readonly gains: number[] = [];
  private readonly most: number[] = [];
  private readonly rows: Row[] = [];

  /** A variable of 0, 1 ... `most`. @returns its number */
  variable(most: number): number {
    this.gains.push(0);
    return this.most.push(most) - 1;
  }

  get variables(): number {
    return this.most.length;
  }

  /** What one of a variable is worth from now on; what is not said again keeps its worth. */
  gain(variable: number, gain: number): void {
    this.gains[variable] = gain;
  }

  /** lower ≤ the sum of the variables, each times its factor ≤ upper. A variable may come once. */
  row(lower: number, upper: number, variables: readonly number[], times: readonly number[] = []): void {
    if (variables.length === 0 && lower <= 0 && upper >= 0) return;
    this.rows.push({
      lower,
      upper,
      variables: [...variables],
      times: variables.map((_, index) => times[index] ?? 1),
    });
  }

  /**
   * Blocks its thread until it is done. The same model gives the same values, unless the time runs out.
   * @param timeLimitMs of computing; 0 gives back `start`
   * @param start a solution that is known: nothing worse is given back
   */
  async solve(timeLimitMs: number, start?: readonly number[]): Promise<Solved> {
    if (this.variables === 0) return { values: [], bound: 0, proved: true, tookMs: 0 };
    if (timeLimitMs <= 0) return { values: start, bound: Infinity, proved: false, tookMs: 0 };
    const highs = await (loading ??= loadHighs());
    return highs.withModel((model) => this.run(highs, model, timeLimitMs, start));
  }

  private run(highs: Highs, model: Model, timeLimitMs: number, start?: readonly number[]): Solved {
    const { modelStatus } = highs.constants;
    model.options.set({ output_flag: false, time_limit: timeLimitMs / 1_000, mip_rel_gap: 0, mip_abs_gap: GAP });
    model.passModel(this.encoded(highs));
    if (start) model.setSolution({ colValue: start });
    model.run();
    const status = model.getModelStatus();
    // Where the numbers defeat it, it says that it does not know: what it has is as good as when the time runs out.
    if (status !== modelStatus.optimal && status !== modelStatus.timeLimit && status !== modelStatus.unknown)
      throw new Error(
        `the solver ended with status ${status} on ${this.variables} variables in ${this.rows.length} rows`,
      );
    const found = model.info.get('primal_solution_status') === 2;
    return {
      values: found ? Array.from(model.getSolution().colValue, Math.round) : start,
      bound: Number(model.info.get('mip_dual_bound')),
      proved: status === modelStatus.optimal,
      tookMs: model.getRunTime() * 1_000,
    };
  }

  private encoded({ constants, infinity }: Highs): Parameters<Model['passModel']>[0] {
    const starts = [0];
    for (const { variables } of this.rows) starts.push((starts.at(-1) ?? 0) + variables.length);
    const finite = (value: number): number => (Number.isFinite(value) ? value : Math.sign(value) * infinity);
    return {
      numCols: this.variables,
      numRows: this.rows.length,
      sense: constants.objectiveSense.maximize,
      colCost: this.gains,
      colLower: this.most.map(() => 0),
      colUpper: this.most,
      rowLower: this.rows.map(({ lower }) => finite(lower)),
      rowUpper: this.rows.map(({ upper }) => finite(upper)),
      matrix: {
        format: 'csr',
        numRows: this.rows.length,
        numCols: this.variables,
        starts,
        indices: this.rows.flatMap(({ variables }) => variables),
        values: this.rows.flatMap(({ times }) => times),
      },
      integrality: this.most.map(() => constants.variableType.integer),
    };
  }
}
