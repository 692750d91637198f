import { availableParallelism, cpus, loadavg } from 'node:os';
import { type Bench, engines, type Row } from './rounds.ts';

const names = {
  answer: 'echo, card in the answer',
  reply: 'echo, card sent back',
  step: 'wizard step saved',
  submit: 'submission committed',
  take: 'triage press (take)',
  posted: "until the partner's card",
} as const satisfies Record<Row['act'], string>;

const bots = { echo: 'Echo', postgres: 'PostgreSQL', embedded: 'Embedded (PGlite)' } as const;

/** What the absolute numbers mean nothing without. `load`: of the last minute; the benchmark's own is about the cores. */
function machine(): {
  readonly cores: number;
  readonly processor: string;
  readonly load: number;
  readonly node: string;
} {
  const [load = 0] = loadavg();
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    load,
    node: process.version,
  };
}

/** The same for machines. */
export function jsonOf({ rows, rounds, counts }: Bench): string {
  return JSON.stringify({ machine: machine(), rounds, requests: Object.fromEntries(counts), rows }, null, 2);
}

const cell = (value: number | null, digits: number, sign = ''): string =>
  value === null ? '' : `${value.toFixed(digits)}${sign}`;

/** The rows as a person reads them: ratios first, then absolute numbers. */
export function tableOf({ rows, rounds, counts }: Bench): string {
  const { cores, processor, load, node } = machine();
  const widths = [26, 7, 12, 12, 10, 9, 9];
  const line = (cells: readonly string[]): string =>
    cells
      .map((text, column) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0)))
      .join(' ');
  const said = [
    `${cores} cores (${processor}), load ${load.toFixed(1)}, Node ${node}`,
    `Medians of ${rounds} round${rounds === 1 ? '' : 's'}; requests in a burst: ${[...counts].map(([atOnce, count]) => `${count} (${atOnce} at once)`).join(', ')}`,
    'Ratios are to the echo bot in the same round: of throughput; of time for the last act.',
  ];
  for (const bot of ['echo', ...engines] as const) {
    said.push('', line([bots[bot], 'at once', '× answer', '× sent back', 'per second', 'p50 ms', 'p99 ms']));
    const own = rows.filter((row) => row.bot === bot);
    for (const act of new Set(own.map((row) => row.act)))
      for (const row of own.filter((each) => each.act === act))
        said.push(
          line([
            names[act],
            String(row.atOnce),
            cell(row.ratio.answer, 2),
            cell(row.ratio.reply, 2),
            cell(row.throughput, 0),
            cell(row.p50, 1),
            cell(row.p99, 1),
          ]),
        );
  }
  return said.join('\n');
}
