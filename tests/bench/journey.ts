import { randomUUID } from 'node:crypto';
import type { Bot } from './bots.ts';
import { type Burst, burst, type Outcome } from './load.ts';

/** Trygg as a Teams client meets it: what is pressed is found on the cards that it posted. */
export type Journey = {
  /** `count` people who have a report begun. */
  reports(count: number): Promise<Report[]>;
  /** Leads reports on to their first page of details. */
  toDetails(reports: readonly Report[]): Promise<void>;
  /** Leaves the page of details, again and again: each time it is saved. */
  step(reports: readonly Report[], count: number, atOnce: number): Promise<Burst>;
  /** Sends reports. With each case, ms until the first partner's card about it was posted. */
  submit(reports: readonly Report[], atOnce: number): Promise<Burst & { readonly cases: readonly Given[] }>;
  take(cases: readonly Given[], atOnce: number): Promise<Burst>;
};

export type Report = { readonly person: string; readonly data: Data };
export type Given = { readonly partner: string; readonly data: Data; readonly ms: number };

type Data = { readonly [key: string]: unknown };

/** Of different functions, as reports are. */
const units = ['akutmottagningen-halmstad', 'akutmottagningen-varberg', 'vardcentralen-hylte', 'dialysen-varberg'];
const AT_ONCE = 20;
const PATIENCE_MS = 60_000;
/** Longer than a job takes that follows from another. */
const QUIET_MS = 150;

/** What the first button of this verb sends, anywhere in the card. */
function dataOf(shown: unknown, verb: string): Data | null {
  if (typeof shown !== 'object' || shown === null) return null;
  if ('verb' in shown && shown.verb === verb && 'data' in shown && typeof shown.data === 'object')
    return { ...shown.data };
  for (const part of Object.values(shown)) {
    const found = dataOf(part, verb);
    if (found) return found;
  }
  return null;
}

/** The press's own answer must show that it had its effect: a card with this button. */
function shown(outcome: Outcome, verb: string): Data {
  const text = outcome.body.toString();
  const data = outcome.status === 200 ? dataOf(JSON.parse(text), verb) : null;
  if (!data) throw new Error(`answered ${outcome.status} without the button ${verb}: ${text.slice(0, 400)}`);
  return data;
}

export function journeyOf({ port, teams }: Bot): Journey {
  const begun = new Map<string, Data>();
  const given = new Map<string, { partner: string; data: Data; at: number }>();
  let read = 0;

  /** Reads what was posted since the last time. Never during a burst. */
  function look(): void {
    for (; read < teams.posts.length; read += 1) {
      const post = teams.posts[read];
      if (!post) return;
      const activity: unknown = JSON.parse(post.text);
      const person = post.conversation.slice('a:'.length);
      const safe = dataOf(activity, 'safe');
      if (safe) begun.set(person, safe);
      const take = dataOf(activity, 'take');
      const of = take && String(take.case);
      if (take && of && !given.has(of)) given.set(of, { partner: person, data: take, at: post.at });
    }
  }
  async function until<T>(what: string, find: () => T | null | undefined): Promise<T> {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      look();
      const found = find();
      if (found) return found;
      if (performance.now() > end) throw new Error(`${what} did not come within ${PATIENCE_MS / 1000} s`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  const press = (person: string, verb: string, data: Data): Buffer =>
    teams.request(port, person, {
      type: 'invoke',
      id: `f:${randomUUID()}`,
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
    });
  const answers = ({ data }: Report, index: number): Data => ({
    ...data,
    kinds: 'threat,violence',
    unit: units[index % units.length],
    ongoing: 'over',
  });

  let revision = 1_000_000;
  return {
    async reports(count) {
      const people = Array.from({ length: count }, () => randomUUID());
      const say = (person: string): Buffer =>
        teams.request(port, person, { type: 'message', id: randomUUID(), text: 'Rapportera' });
      await burst(port, AT_ONCE, people.map(say));
      const reports: Report[] = [];
      for (const person of people) reports.push({ person, data: await until('a report', () => begun.get(person)) });
      return reports;
    },
    async toDetails(reports) {
      const pressed = reports.map((report, index) => press(report.person, 'tellMore', answers(report, index)));
      for (const outcome of (await burst(port, AT_ONCE, pressed)).outcomes) shown(outcome, 'page');
    },
    async step(reports, count, atOnce) {
      const pressed: Buffer[] = [];
      for (let index = 0; index < count; index += 1) {
        const report = reports[index % reports.length];
        revision += 1;
        if (report)
          pressed.push(
            press(report.person, 'page', {
              ...report.data,
              rev: revision,
              page: 'course',
              go: 'next',
              courseOfEvents: 'En besökare blev arg i receptionen och slog i disken.',
              exactPlace: 'Receptionen',
            }),
          );
      }
      const done = await burst(port, atOnce, pressed);
      for (const outcome of done.outcomes) shown(outcome, 'page');
      return done;
    },
    async submit(reports, atOnce) {
      const pressed = reports.map((report, index) => press(report.person, 'submit', answers(report, index)));
      const done = await burst(port, atOnce, pressed);
      const cases: Given[] = [];
      for (const outcome of done.outcomes) {
        const id = String(shown(outcome, 'withdraw').case);
        const found = await until("a partner's card", () => given.get(id));
        cases.push({ partner: found.partner, data: found.data, ms: found.at - outcome.at });
      }
      await teams.quiet(QUIET_MS);
      return { ...done, cases };
    },
    async take(cases, atOnce) {
      const pressed = cases.map(({ partner, data }) => press(partner, 'take', data));
      const done = await burst(port, atOnce, pressed);
      for (const outcome of done.outcomes) shown(outcome, 'close');
      await teams.quiet(QUIET_MS);
      return done;
    },
  };
}
