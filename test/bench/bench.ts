/** What we do against the least that could be done for the same: both in one process, in turns, so that both meet the same machine. */
export interface Comparison {
  readonly name: string;
  /** How many times the baseline's cost ours may be. */
  readonly aim: number;
  /** What one operation is called, such as `append`; the cost of one is reported in milliseconds. */
  readonly operation: string;
  /** Operations in each run. */
  readonly operations: number;
  readonly ours: () => unknown;
  readonly baseline: () => unknown;
}

/** What nothing can be held against, such as memory. */
export interface Figure {
  readonly name: string;
  readonly aim: number;
  readonly unit: string;
  readonly measure: () => Promise<number>;
  /** Where one takes long. Default: 11. */
  readonly runs?: number;
}

/** One line of a report, as every benchmark prints it with `--json`. Lower is better throughout. */
export interface Result {
  readonly name: string;
  /** Our cost divided by the baseline's, medians of both; `null` where there is only an absolute value. */
  readonly ratio: number | null;
  readonly aim: number;
  readonly value: number;
  readonly unit: string;
  readonly runs: number;
}

const RUNS = 11;

/** Runs the benchmarks one after the other and prints them: as a table, or with `--json` as JSON and nothing else. */
export async function report(benchmarks: readonly (Comparison | Figure)[]): Promise<void> {
  const results: Result[] = [];
  for (const benchmark of benchmarks)
    results.push('measure' in benchmark ? await figure(benchmark) : await compare(benchmark));
  console.log(process.argv.includes('--json') ? JSON.stringify(results) : table(results));
}

async function figure({ name, aim, unit, measure, runs = RUNS }: Figure): Promise<Result> {
  const values: number[] = [];
  for (let run = 0; run < runs; run++) values.push(await measure());
  return { name, ratio: null, aim, value: rounded(median(values)), unit, runs };
}

async function compare({ name, aim, operation, operations, ours, baseline }: Comparison): Promise<Result> {
  const [costs, baselineCosts]: [number[], number[]] = [[], []];
  // The first round warms both up and does not count.
  for (let run = 0; run <= RUNS; run++) {
    const [cost, baselineCost] = [await milliseconds(ours), await milliseconds(baseline)];
    if (run > 0) [costs, baselineCosts].forEach((list, which) => list.push(which === 0 ? cost : baselineCost));
  }
  const cost = median(costs);
  const unit = `ms per ${operation}`;
  return {
    name,
    ratio: rounded(cost / median(baselineCosts)),
    aim,
    value: rounded(cost / operations),
    unit,
    runs: RUNS,
  };
}

async function milliseconds(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const rounded = (value: number): number => Number(value.toPrecision(3));

function table(results: readonly Result[]): string {
  const lines = results.map(({ name, ratio, aim, value, unit, runs }) => [
    name,
    ratio === null ? `${value} ${unit}` : `${ratio} x the baseline`,
    `aim ${aim}`,
    ratio === null ? '' : `${value} ${unit}`,
    `${runs} runs`,
    (ratio ?? value) <= aim ? '' : 'falls short',
  ]);
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
