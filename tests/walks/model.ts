import { type Action, may, type Standing, standingOf } from '../../bot/core/access/access.ts';
import type { Case } from '../../bot/core/cases/case.ts';
import type { CaseEventBody, StoredEvent } from '../../bot/core/cases/events.ts';
import type { PersonId } from '../../bot/core/ids.ts';
import type { Repositories } from '../../bot/ports/store/store.ts';
import type { world } from '../cards/world.ts';

/*
 * What must hold of the cases whatever anyone presses, said anew and not by asking the rules what they did:
 * a change has an event; the event's actor is who pressed, and had the right to it before.
 */

export type World = Awaited<ReturnType<typeof world>>;
export type Snapshot = ReadonlyMap<string, { readonly of: Case; readonly standings: ReadonlyMap<PersonId, Standing> }>;

/** What a person needs the right to, for an event of theirs. Absent: only the system writes it. */
const needed: { readonly [type in CaseEventBody['type']]?: Action } = {
  received: 'readOwn',
  taken: 'take',
  takenOver: 'takeOver',
  conflictDeclared: 'declareConflict',
  assessed: 'assess',
  asked: 'ask',
  answered: 'answer',
  added: 'add',
  pageSaved: 'add',
  photoAdded: 'add',
  handedOver: 'handOver',
  taskMade: 'makeTask',
  closed: 'close',
  withdrawn: 'withdraw',
  read: 'readContent',
};
const isKnown = (type: string): type is keyof typeof needed => Object.hasOwn(needed, type);
/** What the system adds to a person's own doing. */
const follows = ['routed', 'reminded'];

/** Who reported a case never changes: asked once. */
const reporters = new WeakMap<World, Map<string, ReadonlySet<PersonId>>>();

async function reportersOf(w: World, kept: Repositories, of: Case, people: readonly PersonId[]) {
  const known = reporters.get(w) ?? new Map<string, ReadonlySet<PersonId>>();
  reporters.set(w, known);
  const before = known.get(of.id);
  if (before) return before;
  const found = new Set<PersonId>();
  for (const person of people)
    if (await kept.cases.isReporter(of, { person, lookup: w.deps.vault.lookup(person) })) found.add(person);
  known.set(of.id, found);
  return found;
}

/** All cases as they are, and what everyone is to them. */
export async function look(w: World, people: readonly PersonId[]): Promise<Snapshot> {
  const found = new Map<string, { of: Case; standings: ReadonlyMap<PersonId, Standing> }>();
  for (const of of await w.cases()) {
    const reported = await w.deps.store.read((kept) => reportersOf(w, kept, of, people));
    const standings = new Map(
      people.map((person) => [person, standingOf(w.deps.organisation, of, person, reported.has(person))]),
    );
    found.set(of.id, { of, standings });
  }
  return found;
}

async function newEvents(w: World, before: Snapshot, after: Snapshot): Promise<{ of: string; event: StoredEvent }[]> {
  const found: { of: string; event: StoredEvent }[] = [];
  for (const [id, { of }] of after) {
    const known = before.get(id)?.of.events.count ?? 0;
    if (of.events.count === known) continue;
    const events = await w.deps.store.read((kept) => kept.events.of(id));
    found.push(...events.slice(known).map((event) => ({ of: id, event })));
  }
  return found;
}

/** What is wrong with what came of these people's presses; nobody: of the jobs alone. */
export async function unauthorised(w: World, before: Snapshot, after: Snapshot, pressers: readonly PersonId[]) {
  const wrong: string[] = [];
  for (const { of, event } of await newEvents(w, before, after)) {
    const say = (why: string) => wrong.push(`${event.type} by ${event.actor}: ${why}`);
    if (event.actor === 'system') {
      if (pressers.length > 0 && !follows.includes(event.type)) say('the system did it as someone pressed');
      continue;
    }
    const action = isKnown(event.type) ? needed[event.type] : undefined;
    if (!action) {
      say('no person does that');
      continue;
    }
    const named =
      event.actor === 'reporter' ? null : await w.deps.store.read((kept) => kept.events.person(event.actor));
    const actors = pressers.filter((person) => named === null || person === named);
    const had = (person: PersonId) =>
      [before, after].some((at) => {
        const standing = at.get(of)?.standings.get(person);
        // Of two who press at once the second may act on what the first has made so.
        return (
          standing !== undefined &&
          (at === before || pressers.length > 1 || event.type === 'received') &&
          may(standing, action)
        );
      });
    if (actors.length === 0) say('someone else pressed');
    else if (!actors.some(had)) say('without the right');
    if (
      event.actor === 'reporter' &&
      !actors.some((person) => after.get(of)?.standings.get(person)?.relation === 'reporter')
    )
      say('not the reporter');
  }
  for (const [id, { of }] of after) {
    const old = before.get(id)?.of;
    if (old && old.version !== of.version && old.events.count === of.events.count)
      wrong.push(`${of.number}: changed without an event`);
    if (old && old.status === 'closed' && of.status !== 'closed') wrong.push(`${of.number}: opened again`);
    if (old && !old.conflicted.every((person) => of.conflicted.includes(person)))
      wrong.push(`${of.number}: forgot a conflict`);
  }
  for (const id of before.keys()) if (!after.has(id)) wrong.push(`${id}: gone`);
  return wrong;
}

/** What must hold of every case at any moment. */
export async function broken(w: World, now: Snapshot): Promise<string[]> {
  const wrong: string[] = [];
  const { rows } = await w.pool.query<{ payload: { case: string; assignment: number; done: number } }>(
    `select payload from job where kind = 'climb' and state in ('ready', 'running')`,
  );
  for (const { of } of now.values()) {
    if (!w.deps.organisation.functions.has(of.function)) wrong.push(`${of.number}: no function`);
    if (of.holder !== null && of.conflicted.includes(of.holder)) wrong.push(`${of.number}: held by one in conflict`);
    const climbs = rows.some(
      ({ payload }) => payload.case === of.id && payload.assignment === of.assignment && payload.done === of.ladderDone,
    );
    if (of.status === 'received' && !climbs) wrong.push(`${of.number}: nobody climbs`);
    if (of.status === 'received' && of.promisedAt === null) wrong.push(`${of.number}: nothing is promised`);
  }
  const stuck = await w.pool.query(`select kind from job where state = 'stuck'`);
  if (stuck.rows.length > 0) wrong.push('a stuck job');
  return wrong;
}

/** Streams whose chain does not hold. */
export async function brokenChains(w: World): Promise<string[]> {
  const { rows } = await w.pool.query<{ stream: string }>('select distinct stream from event');
  const found: string[] = [];
  for (const { stream } of rows)
    if ((await w.deps.store.read((kept) => kept.events.verify(stream))) !== null) found.push(stream);
  return found;
}
