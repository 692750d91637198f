import type { Urgency } from '../cases/case.ts';
import type { FunctionId, PersonId } from '../ids.ts';
import { type LadderRung, ladderRungs, type Organisation } from '../organisation/organisation.ts';
import { peopleOf } from '../organisation/people.ts';

/** Who climbs: the function that has the case since `from`, and whom conflict keeps out. */
export type LadderFacts = {
  readonly function: FunctionId;
  readonly urgency: Urgency;
  /** When the function got the case. */
  readonly from: Date;
  readonly excluded: readonly PersonId[];
  /** Until when the rule says that the case waits; the reminders count from then. */
  readonly waitsUntil: Date | null;
};

/**
 * One step. Its number stays the same whoever is excluded: 0 the first notice, 1 the holder's reminder, 2 deputy,
 * 3 the whole function, 4 leadership, and from 5 on leadership again.
 */
export type LadderStep = {
  readonly step: number;
  readonly rung: LadderRung;
  readonly at: Date;
  /** In the order in which they are asked. Empty only when everyone is excluded. */
  readonly people: readonly PersonId[];
  /** The rung whose people are told at once as well, because everyone before them is away; null: someone is there. */
  readonly standIn: LadderRung | null;
};

type Rungs = { readonly [rung in LadderRung]: readonly PersonId[] };

function rungsOf(org: Organisation, facts: LadderFacts): Rungs {
  const own = org.functions.get(facts.function);
  const leadership = org.functions.get(org.leadership);
  const left = (people: readonly PersonId[]) => people.filter((person) => !facts.excluded.includes(person));
  return {
    holder: left(own?.holders ?? []),
    deputy: left(own?.deputies ?? []),
    function: left(own ? peopleOf(own) : []),
    leadership: left(leadership ? peopleOf(leadership) : []),
  };
}

/** People of a rung, and when all of them are away those of the rungs above, up to one where someone is there. */
function toldOn(org: Organisation, rungs: Rungs, rung: LadderRung): Pick<LadderStep, 'people' | 'standIn'> {
  let told = rungs[rung];
  let standIn: LadderRung | null = null;
  const nobodyThere = () => told.length > 0 && told.every((person) => org.directory?.away.has(person));
  for (const above of ladderRungs.slice(ladderRungs.indexOf(rung) + 1)) {
    if (!nobodyThere()) break;
    const more = rungs[above].filter((person) => !told.includes(person));
    if (more.length === 0) continue;
    told = [...told, ...more];
    standIn = above;
  }
  return { people: told, standIn };
}

function samePeople(a: readonly PersonId[], b: readonly PersonId[]): boolean {
  return a.length === b.length && a.every((person) => b.includes(person));
}

function later(from: Date, minutes: number): Date {
  return new Date(from.getTime() + minutes * 60_000);
}

/** When reminders count from: the receipt, or the end of the wait. */
function startOf({ from, waitsUntil }: LadderFacts): Date {
  return waitsUntil !== null && waitsUntil > from ? waitsUntil : from;
}

/**
 * The steps up to leadership, in order. The first notice goes out at once, also when the case waits: to all holders,
 * or if none is left to the deputies, or else to leadership. A rung with nobody left, or with just the people of the
 * rung before, is passed over at once: the next rung takes its time. A reminder to those of the first notice is not.
 * When nobody at all is left the notice stands alone, with no people: the case stays with its function.
 * People who are away are told in their turn, but not waited for: when all of a rung are, those of the next are told
 * with them. Steps and times are those of a day when everyone is there, so nothing that was promised comes later for it.
 */
export function ladderSteps(org: Organisation, facts: LadderFacts): readonly LadderStep[] {
  const rungs = rungsOf(org, facts);
  const ladder = org.ladders[facts.urgency];
  const start = startOf(facts);
  const first = ladderRungs.find((rung) => rungs[rung].length > 0) ?? 'leadership';
  const steps: LadderStep[] = [{ step: 0, rung: first, at: facts.from, ...toldOn(org, rungs, first) }];
  let reminded: readonly PersonId[] = [];
  let passedOver: number | null = null;
  for (const [index, rung] of ladderRungs.entries()) {
    const people = rungs[rung];
    const minutes: number = passedOver ?? ladder[rung];
    if (people.length === 0 || samePeople(people, reminded)) {
      passedOver = minutes;
      continue;
    }
    steps.push({ step: index + 1, rung, at: later(start, minutes), ...toldOn(org, rungs, rung) });
    reminded = people;
    passedOver = null;
  }
  return steps;
}

/**
 * The first step that is not done, where `done` counts step numbers: 0 when nothing is sent, then always the last
 * step's number plus one. After the ladder's end leadership is reminded each `repeat` minutes, for ever (or, when
 * leadership is excluded, those of the last rung). A step whose time is past is due at once.
 */
export function nextStep(org: Organisation, facts: LadderFacts & { readonly done: number }): LadderStep {
  const steps = ladderSteps(org, facts);
  const found = steps.find(({ step }) => step >= facts.done);
  if (found) return found;
  const last = steps.at(-1);
  const rungs = rungsOf(org, facts);
  const step = Math.max(facts.done, ladderRungs.length + 1);
  const base = last && last.step > 0 ? last.at : startOf(facts);
  const at = later(base, (step - ladderRungs.length) * org.ladders[facts.urgency].repeat);
  if (rungs.leadership.length > 0 || !last)
    return { step, rung: 'leadership', at, ...toldOn(org, rungs, 'leadership') };
  return { step, rung: last.rung, at, people: last.people, standIn: last.standIn };
}

/**
 * By when the reporter is promised that someone of the function answers: the time of the next reminder not yet sent.
 * So it is the holder's reminder from the receipt on (for a case that waits: counted from the end of the wait),
 * and each reminder that goes out moves the promise to the time of the one after it.
 */
export function promisedTime(org: Organisation, facts: LadderFacts & { readonly done: number }): Date {
  return nextStep(org, { ...facts, done: Math.max(facts.done, 1) }).at;
}
