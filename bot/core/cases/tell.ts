import type { NewCard } from '../../ports/store/cards.ts';
import type { NewJob } from '../../ports/store/jobs.ts';
import type { Repositories } from '../../ports/store/store.ts';
import { type CardId, id, type PersonId } from '../ids.ts';
import { type LadderFacts, type LadderStep, nextStep, promisedTime } from '../routing/ladder.ts';
import type { Case } from './case.ts';
import type { CaseDeps } from './deps.ts';
import type { CaseEvent } from './events.ts';
import { cardJob } from './redraw.ts';
import { reporterOf } from './reporter.ts';

/** Posts new cards, and leaves the jobs that go with them. */
export async function post(
  deps: CaseDeps,
  kept: Repositories,
  cards: readonly Omit<NewCard, 'id'>[],
  also: readonly NewJob[] = [],
): Promise<CardId[]> {
  const made = cards.map((card) => ({ ...card, id: id<CardId>(deps.ids.random()) }));
  await kept.cards.create(made);
  await kept.jobs.enqueue([...made.map((card) => cardJob(card.id)), ...also]);
  return made.map((card) => card.id);
}

/** What the one who has a case, or had it, is told of: an edit of a message notifies nobody, so it is a pointer of its own. */
export const allNews = ['answer', 'addition', 'withdrawn', 'takenOver'] as const;
export type News = (typeof allNews)[number];

/** A pointer to each of these people; `about` is the step of the ladder that it belongs to, or what is new. */
export function triageCards(
  of: Pick<Case, 'id'>,
  people: readonly PersonId[],
  about: number | News,
): Omit<NewCard, 'id'>[] {
  return people.map((person) => ({
    face: 'triage',
    addressee: { kind: 'person', person },
    case: of.id,
    subject: String(about),
  }));
}

/** Tells the one who has the case, if anyone, what its reporter did. */
export async function tellHolder(deps: CaseDeps, kept: Repositories, of: Case, news: News): Promise<void> {
  if (of.holder !== null) await post(deps, kept, triageCards(of, [of.holder], news));
}

/** Whom the ladder climbs over: everyone in conflict, and whoever reported. */
export async function ladderFacts(deps: CaseDeps, kept: Repositories, of: Case): Promise<LadderFacts> {
  const reporter = await reporterOf(deps, kept, of);
  return {
    function: of.function,
    urgency: of.urgency,
    from: of.assignedAt,
    excluded: reporter ? [...of.conflicted, reporter] : of.conflicted,
    waitsUntil: of.routing.waitsUntil ? new Date(of.routing.waitsUntil) : null,
  };
}

/** The job that climbs on. Only one with the case's own count of steps has an effect, so two of them do no harm. */
export function climbJob(of: Case, at: Date, hurry = false): NewJob {
  const payload = { case: of.id, assignment: of.assignment, done: of.ladderDone, hurry: hurry ? 1 : 0 };
  return { kind: 'climb', payload, runAt: at };
}

export async function scheduleClimb(kept: Repositories, of: Case, at: Date, hurry = false): Promise<void> {
  await kept.jobs.enqueue([climbJob(of, at, hurry)]);
}

export type FirstNotice = {
  readonly people: readonly PersonId[];
  readonly events: readonly [CaseEvent, ...CaseEvent[]];
  readonly promisedAt: Date;
  readonly climbAt: Date;
};

/** That a step of the ladder was taken, and why it reached further than its rung. */
export function reminded(step: LadderStep, assignment: number, at: Date): [CaseEvent, ...CaseEvent[]] {
  const by = { actor: { kind: 'system' }, at } as const;
  const { rung, standIn } = step;
  const done: CaseEvent = {
    type: 'reminded',
    rung,
    step: step.step,
    assignment,
    reached: step.people.length,
    ...by,
  };
  if (standIn === null) return [done];
  return [done, { type: 'notWaitedFor', rung, standIn, step: step.step, assignment, ...by }];
}

/** Step 0: who is told first, what is promised, and when the ladder climbs on. */
export function firstNotice(deps: CaseDeps, facts: LadderFacts, assignment: number): FirstNotice {
  const first = nextStep(deps.organisation, { ...facts, done: 0 });
  const next = nextStep(deps.organisation, { ...facts, done: 1 });
  return {
    people: first.people,
    events: reminded(first, assignment, deps.clock.now()),
    promisedAt: promisedTime(deps.organisation, { ...facts, done: 1 }),
    climbAt: next.at,
  };
}
