import { z } from 'zod';
import { type ArchiveDeps, absorb } from '../core/archive/absorb.ts';
import { addRow } from '../core/archive/add-row.ts';
import { notWritten, type Push, prepare, responsibleOf, settlePush, tookAway } from '../core/archive/push.ts';
import type { Named } from '../core/archive/read-row.ts';
import { rowRemoved } from '../core/archive/removed-row.ts';
import { Retryable, Trouble } from '../core/errors.ts';
import type { Archive, Item, ListNoun } from '../ports/archive.ts';
import type { ListState } from '../ports/store/archive.ts';
import { rowWords } from '../words/archive/index.ts';
import { type JobDeps, jobKind } from './define/job-kind.ts';
import { halfMinutely } from './define/recurring.ts';

/*
 * Makes the lists in SharePoint and the database equal. First what people did there comes in, page by page, and where it
 * has come is kept with each page; then what stands otherwise here goes out, twenty rows at a time. Nothing waits:
 * what Graph asks to be left alone with is left to the next round, half a minute later. What only an administrator can
 * mend stands as a trouble until it works again. So this job is never stuck but by a fault of ours.
 */

const PAGES = 100;
const ROUNDS = 25;
const TOGETHER = 20;
const MOST_FAILING = 3;
const SWEPT = 100;
/** In the place of the reading that saw a row: one looked for it and did not find it. */
const MISSED = -1;
const DAY_MS = 24 * 3_600_000;
const HOUR_MS = 3_600_000;

type Deps = ArchiveDeps & { readonly archive: Archive };

export const archive = jobKind('archive', z.object({}), async (deps: JobDeps) => {
  if (!deps.archive) return;
  await deps.store.transaction((kept) => kept.jobs.enqueue([halfMinutely('archive', deps.clock.now())]));
  const all = { ...deps, archive: deps.archive, rowWords };
  let more = false;
  const faults: unknown[] = [];
  for (const noun of ['task', 'case'] as const) {
    try {
      more = (await sync(all, noun)) || more;
      await deps.store.transaction((kept) => kept.archive.mended(noun));
    } catch (error) {
      if (error instanceof Trouble)
        await deps.store.transaction((kept) => kept.archive.trouble(noun, error.code, deps.clock.now()));
      else if (!(error instanceof Retryable)) faults.push(error);
    }
  }
  if (more)
    await deps.store.transaction((kept) => kept.jobs.enqueue([{ kind: 'archive', payload: {}, lane: 'archive' }]));
  if (faults.length > 0) throw faults[0];
});

/** One round of one list. True when there is more to do at once. */
async function sync(deps: Deps, noun: ListNoun): Promise<boolean> {
  let state = await standing(deps, noun);
  if (noun === 'task') {
    const pulled = await pull(deps, noun, state);
    if (!pulled) return true;
    state = await subscribe(deps, noun, pulled);
  }
  return push(deps, noun, state.sweep);
}

/** Where the reading stands; a list made anew is read, and written, from the start. */
async function standing(deps: Deps, noun: ListNoun): Promise<ListState> {
  const known = await deps.store.read((kept) => kept.archive.list(noun));
  const listId = await deps.archive.list(noun, known?.listId ?? null);
  if (known?.listId === listId) return known;
  const fresh: ListState = {
    listId,
    cursor: null,
    sweep: (known?.sweep ?? 0) + 1,
    sweeping: true,
    subscription: null,
    subscribedUntil: null,
  };
  await deps.store.transaction(async (kept) => {
    if (known) await kept.archive.forget(noun);
    await kept.archive.saveList(noun, fresh);
  });
  return fresh;
}

const keep = (deps: Deps, noun: ListNoun, state: ListState) =>
  deps.store.transaction((kept) => kept.archive.saveList(noun, state));

/** Takes in what changed. Null when there are more pages than one round reads. */
async function pull(deps: Deps, noun: ListNoun, from: ListState): Promise<ListState | null> {
  let state = from;
  for (let page = 0; page < PAGES; page += 1) {
    const pulled = await deps.archive.pull(noun, state.cursor);
    if (pulled.kind === 'resync') {
      state = { ...state, cursor: null, sweep: state.sweep + 1, sweeping: true };
      await keep(deps, noun, state);
      continue;
    }
    for (const item of pulled.items) await meet(deps, state, item);
    for (const item of pulled.removed) await rowRemoved(deps, item);
    state = { ...state, cursor: pulled.next };
    await keep(deps, noun, state);
    if (pulled.more) continue;
    if (state.sweeping) {
      state = { ...state, sweeping: !(await sweepUp(deps, noun, state)) };
      await keep(deps, noun, state);
    }
    return state;
  }
  return null;
}

async function meet(deps: Deps, { listId, sweep }: ListState, item: Item): Promise<void> {
  const named = await namedIn(deps, item);
  if ((await absorb(deps, item, named, sweep)) !== 'new') return;
  const added = await addRow(deps, listId, item, sweep);
  if (added === 'refused') await deps.archive.remove('task', item.item, item.etag);
  if (added === 'added') await absorb(deps, item, named, sweep);
}

async function namedIn(deps: Deps, { row }: Item): Promise<Named> {
  const lookup = row.ResponsibleLookupId ?? null;
  if (lookup === null) return { kind: 'nobody' };
  const person = await deps.archive.personOf(lookup);
  return person !== null && deps.organisation.people.has(person) ? { kind: 'person', person } : { kind: 'stranger' };
}

/**
 * After a reading of the whole list: what it did not show is looked for by itself. A read may show an older list, so what is
 * missed once is only noted, and is gone when the next round misses it too. True when nothing is left to look for.
 */
async function sweepUp(deps: Deps, noun: ListNoun, state: ListState): Promise<boolean> {
  const unseen = await deps.store.transaction((kept) => kept.archive.unseen(noun, state.sweep, SWEPT));
  let noted = 0;
  for (const record of unseen) {
    if (record.item === null) continue;
    if (record.seen === MISSED || (await deps.archive.see(noun, record.item)))
      await look(deps, noun, record.item, state);
    else {
      noted += 1;
      await deps.store.transaction((kept) => kept.archive.save({ ...record, seen: MISSED }));
    }
  }
  return noted === 0 && unseen.length < SWEPT;
}

/** Reads one row: what became of it is taken in. */
async function look(deps: Deps, noun: ListNoun, item: string, state: Pick<ListState, 'sweep'>): Promise<void> {
  const found = await deps.archive.see(noun, item);
  if (!found) return rowRemoved(deps, item);
  const became = await absorb(deps, found, await namedIn(deps, found), state.sweep);
  if (became === 'unchanged') await notWritten(deps, noun, item);
}

async function subscribe(deps: Deps, noun: ListNoun, state: ListState): Promise<ListState> {
  const now = deps.clock.now().getTime();
  if (state.subscribedUntil && state.subscribedUntil.getTime() - now > DAY_MS) return state;
  const had = await deps.archive.subscribe(noun, state.subscription);
  // Where it cannot be had it is asked for again in an hour.
  const subscribedUntil = had?.until ?? new Date(now + DAY_MS + HOUR_MS);
  const next = { ...state, subscription: had?.id ?? null, subscribedUntil };
  await keep(deps, noun, next);
  return next;
}

/** Writes what stands otherwise. True when there is more to do at once. */
async function push(deps: Deps, noun: ListNoun, sweep: number): Promise<boolean> {
  const tried = new Set<string>();
  let failing = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const due = await deps.store.read((kept) => kept.archive.due(noun, TOGETHER + tried.size));
    const ids = due.filter((id) => !tried.has(id)).slice(0, TOGETHER);
    if (ids.length === 0) return false;
    const pushes: Push[] = [];
    for (const id of ids) {
      tried.add(id);
      const ready = await prepared(deps, noun, id, sweep);
      if (ready) pushes.push(ready);
    }
    const outcomes = await deps.archive.write(
      noun,
      pushes.map(({ write }) => write),
    );
    let passing: Retryable | null = null;
    for (const [index, push] of pushes.entries()) {
      const outcome = outcomes[index];
      if (!outcome) continue;
      if (outcome.kind === 'passing') passing = new Retryable(outcome.code, outcome.after);
      const what = `${noun}:${push.id}`;
      await deps.store.transaction(async (kept) => {
        if (outcome.kind === 'refused') await kept.archive.trouble(what, 'rowRefused', deps.clock.now());
        else await kept.archive.mended(what);
      });
      if (!(await settlePush(deps, push, outcome, sweep))) continue;
      if (outcome.kind === 'found') await absorb(deps, outcome.found, await namedIn(deps, outcome.found), sweep);
      else if (push.write.item !== null) await look(deps, noun, push.write.item, { sweep });
    }
    // Graph asks for a pause, or much fails: the next round goes on. One row that always fails keeps no other back.
    if (passing) failing += 1;
    if (passing && (passing.after !== null || passing.code === 'graphThrottled' || failing >= MOST_FAILING))
      throw passing;
  }
  return true;
}

/** The row of a removed task; one that someone has changed since is read first, and goes the next time. */
async function takeAway(deps: Deps, noun: ListNoun, item: string, etag: string, sweep: number): Promise<null> {
  await deps.archive.remove(noun, item, etag);
  if (await deps.archive.see(noun, item)) await look(deps, noun, item, { sweep });
  else await tookAway(deps, item);
  return null;
}

/** What to write of one case or task; a row whose last write got no answer is read first. */
async function prepared(deps: Deps, noun: ListNoun, id: string, sweep: number): Promise<Push | null> {
  const person = noun === 'task' ? await responsibleOf(deps, id) : null;
  const lookup = person === null ? null : await deps.archive.lookupOf(person);
  const first = await prepare(deps, noun, id, lookup, sweep);
  if (first === 'nothing') return null;
  if ('takeAway' in first) return takeAway(deps, noun, first.takeAway, first.etag, sweep);
  if (!('look' in first)) return first;
  await look(deps, noun, first.look, { sweep });
  const again = await prepare(deps, noun, id, lookup, sweep);
  return again === 'nothing' || 'look' in again || 'takeAway' in again ? null : again;
}
