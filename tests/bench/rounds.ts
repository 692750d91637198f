import { randomUUID } from 'node:crypto';
import { type Bot, startBot } from './bots.ts';
import { type Journey, journeyOf, type Report } from './journey.ts';
import { type Burst, burst, median, percentile } from './load.ts';

export const engines = ['postgres', 'embedded'] as const;
export type Engine = (typeof engines)[number];
export const acts = ['step', 'submit', 'take', 'posted'] as const;

/** One line: an act on an engine with so many at once. Times in ms, throughput each second. */
export type Row = {
  readonly bot: Engine | 'echo';
  /** `answer`: the echo's card on the response. `reply`: its card sent back. `posted`: from «Skicka» to the partner's card. */
  readonly act: (typeof acts)[number] | 'answer' | 'reply';
  readonly atOnce: number;
  /** Median over rounds of throughput as a multiple of the echo's in the same round; of `posted`, of the time. */
  readonly ratio: { readonly answer: number; readonly reply: number };
  readonly throughput: number | null;
  readonly p50: number;
  readonly p99: number;
};

export type Size = {
  readonly rounds: number;
  /** Requests in a burst, by how many at once. Fewer where the machine is too slow for `seconds`. */
  readonly counts: ReadonlyMap<number, number>;
  /** All of it should be over by then; a round begun is finished. */
  readonly seconds: number;
};

export type Bench = { readonly rows: readonly Row[]; readonly rounds: number; readonly counts: Size['counts'] };

export type Options = {
  /** An empty database on a real server. */
  readonly databaseUrl: string;
  readonly size: Size;
  readonly profile?: string | null;
  readonly progress?: (line: string) => void;
};

/** What one round saw of one act: throughput (null where it has none) and each latency. */
type Seen = { readonly throughput: number | null; readonly latencies: readonly number[] };
type Round = Map<string, Seen>;

const seen = (done: Burst): Seen => ({
  throughput: done.outcomes.length / done.seconds,
  latencies: done.outcomes.map((outcome) => outcome.ms),
});
const keyOf = (bot: string, act: string, atOnce: number): string => `${bot} ${act} ${atOnce}`;

/** A warm-up has this share of a round's requests; nothing of it is kept but how long it took. */
const WARM_UP = 0.25;

/** Fewer of each, but one for each connection and enough to speak of a median. */
const scaled = (counts: Size['counts'], factor: number): Map<number, number> =>
  new Map(
    [...counts].map(([atOnce, count]) => [atOnce, Math.min(count, Math.max(atOnce, 10, Math.ceil(count * factor)))]),
  );

/** Runs all of it and gives a row for each engine, act and load. Throws when any answer is not what it should be. */
export async function runBench({ databaseUrl, size, profile = null, progress = () => {} }: Options): Promise<Bench> {
  const began = Date.now();
  const spent = (): number => (Date.now() - began) / 1000;
  const bots: Bot[] = [];
  const start = async (order: Parameters<typeof startBot>[0]): Promise<Bot> => {
    const bot = await startBot(order, began, profile);
    bots.push(bot);
    return bot;
  };
  try {
    const echo = await start({ bot: 'echo', databaseUrl: null });
    const trygg = {
      postgres: journeyOf(await start({ bot: 'trygg', databaseUrl })),
      embedded: journeyOf(await start({ bot: 'trygg', databaseUrl: null })),
    };
    const most = Math.max(...size.counts.keys());
    const writing = { postgres: await begun(trygg.postgres, most), embedded: await begun(trygg.embedded, most) };
    const play = async (name: string, counts: Size['counts']): Promise<Round> => {
      const round: Round = new Map();
      for (const [atOnce, count] of counts) {
        progress(`${name}, ${atOnce} at once`);
        await echoRound(round, echo, count, atOnce);
        for (const engine of engines) await tryggRound(round, engine, trygg[engine], writing[engine], count, atOnce);
      }
      return round;
    };

    const before = spent();
    await play('warm-up', scaled(size.counts, WARM_UP));
    const wholeRound = (spent() - before) / WARM_UP;
    const counts = scaled(size.counts, (size.seconds - spent()) / size.rounds / wholeRound);
    const rounds: Round[] = [];
    while (rounds.length < size.rounds && (rounds.length === 0 || spent() < size.seconds))
      rounds.push(await play(`round ${rounds.length + 1} of ${size.rounds}`, counts));
    return { rows: [...counts.keys()].flatMap((atOnce) => rowsOf(rounds, atOnce)), rounds: rounds.length, counts };
  } finally {
    await Promise.all(bots.map((bot) => bot.stop()));
  }
}

async function begun(journey: Journey, count: number): Promise<Report[]> {
  const reports = await journey.reports(count);
  await journey.toDetails(reports);
  return reports;
}

async function echoRound(round: Round, { port, teams }: Bot, count: number, atOnce: number): Promise<void> {
  const person = randomUUID();
  const action = { type: 'Action.Execute', verb: 'echo', data: { card: randomUUID(), rev: 1, text: 'En besökare' } };
  const press = () =>
    teams.request(port, person, { type: 'invoke', name: 'adaptiveCard/action', value: { action, trigger: 'manual' } });
  const say = () => teams.request(port, person, { type: 'message', id: randomUUID(), text: 'En besökare' });
  for (const [act, make] of [
    ['answer', press],
    ['reply', say],
  ] as const) {
    const done = await burst(port, atOnce, Array.from({ length: count }, make));
    const failed = done.outcomes.find((outcome) => outcome.status !== 200);
    if (failed) throw new Error(`the echo answered ${failed.status}`);
    round.set(keyOf('echo', act, atOnce), seen(done));
  }
}

async function tryggRound(
  round: Round,
  engine: Engine,
  journey: Journey,
  writing: readonly Report[],
  count: number,
  atOnce: number,
): Promise<void> {
  round.set(keyOf(engine, 'step', atOnce), seen(await journey.step(writing, count, atOnce)));
  const sent = await journey.submit(await journey.reports(count), atOnce);
  round.set(keyOf(engine, 'submit', atOnce), seen(sent));
  round.set(keyOf(engine, 'posted', atOnce), { throughput: null, latencies: sent.cases.map(({ ms }) => ms) });
  round.set(keyOf(engine, 'take', atOnce), seen(await journey.take(sent.cases, atOnce)));
}

function rowsOf(rounds: readonly Round[], atOnce: number): Row[] {
  const of = (round: Round, bot: string, act: string): Seen => {
    const found = round.get(keyOf(bot, act, atOnce));
    if (!found) throw new Error(`a round without ${bot} ${act}`);
    return found;
  };
  const row = (bot: Row['bot'], act: Row['act']): Row => {
    const own = rounds.map((round) => of(round, bot, act));
    const against = (echo: 'answer' | 'reply'): number =>
      median(
        rounds.map((round) => {
          const [one, other] = [of(round, bot, act), of(round, 'echo', echo)];
          return one.throughput === null || other.throughput === null
            ? median(one.latencies) / median(other.latencies)
            : one.throughput / other.throughput;
        }),
      );
    const latencies = own.flatMap((each) => each.latencies);
    const throughputs = own.flatMap((each) => each.throughput ?? []);
    return {
      bot,
      act,
      atOnce,
      ratio: { answer: against('answer'), reply: against('reply') },
      throughput: throughputs.length > 0 ? median(throughputs) : null,
      p50: percentile(latencies, 0.5),
      p99: percentile(latencies, 0.99),
    };
  };
  return [
    row('echo', 'answer'),
    row('echo', 'reply'),
    ...engines.flatMap((engine) => acts.map((act) => row(engine, act))),
  ];
}
