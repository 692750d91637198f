import type { ChangeHeard, Me, Task, TaskEdited, TaskHistory } from '../../bot/api/contract.ts';
import { type Api, ApiError } from '../api.ts';
import { type Entry, LOCAL, madeBy, rebased, requestOf, type What, whatOf } from './entry.ts';
import { type Kept, openKept } from './kept.ts';
import { createSeen } from './seen.ts';

/*
 * What is written while the server cannot be reached is kept and sent when it can, in the order it was written, by one
 * page at a time. It stands on the tab's way to the API, so that every page writes and reads as always: a change that
 * has to wait is answered as it will be, and what is read meanwhile is shown with what waits. Each entry bears the key
 * it was first sent with, since what was sent may have arrived though its answer did not. What is refused, and what
 * meets someone else's change, stays until the person has seen it.
 */

export type OutboxState = {
  readonly waiting: readonly Entry[];
  readonly refused: readonly Entry[];
  readonly conflicts: readonly Entry[];
  /** False: what waits goes with the page. */
  readonly durable: boolean;
};

export type Outbox = {
  /** The API, with what waits. */
  readonly api: Api;
  readonly state: () => OutboxState;
  readonly subscribe: (changed: () => void) => () => void;
  /** Sends what waits, if it can. */
  readonly flush: () => Promise<void>;
  /** Sends what was refused once more. */
  readonly again: (entry: Entry) => Promise<void>;
  /** Drops what still waits, by its key, and returns what it was. Null: it has been sent, or was never here. */
  readonly drop: (key: string) => Promise<What | null>;
  /** The person has seen what became of it. */
  readonly settle: (entry: Entry) => Promise<void>;
  /** Begins to send by itself, and tells `heard` of tasks that were written; returns how to stop. */
  readonly start: (heard: (change: ChangeHeard) => void) => () => void;
};

const AGAIN_MS = 10_000;
/** So many times the server has failed on one entry: it is shown as stuck, and what waits behind it goes on. */
const TRIES = 5;
const OF_A_TASK = /^\/api\/tasks\/[\da-f-]{36}(\/\w+)?$/;
const empty: OutboxState = { waiting: [], refused: [], conflicts: [], durable: true };

/** The server was not reached, or stood behind something that says so: it may work later. */
const isAway = (error: unknown): boolean =>
  error instanceof ApiError && (error.code === 'network' || [408, 429, 502, 503, 504].includes(error.status));

const isEdited = (answer: unknown): answer is TaskEdited =>
  typeof answer === 'object' && answer !== null && 'conflicts' in answer && 'task' in answer;

export function createOutbox(plain: Api, me: Me): Outbox {
  const made = new Map<string, number>();
  /** Tasks that have got the server's own id. */
  const landed = new Map<string, string>();
  const turns = new Map<string, Promise<unknown>>();
  const listeners = new Set<() => void>();
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`trygg-outbox ${me.id}`);
  let state = empty;
  let tell: (change: ChangeHeard) => void = () => {};
  let kept: Promise<Kept> | null = null;
  /** Something was heard of and could not be fetched: pages have to look again. */
  let missed = false;
  /** What has been read of single tasks, for as long as the page is open. */
  const last = new Map<string, unknown>();
  const seen = createSeen(me, () => state.waiting.map(({ what }) => what));

  const store = () => {
    kept ??= openKept(me.id);
    return kept;
  };
  async function renew() {
    const { durable, all } = await store();
    const entries = await all();
    const of = (wanted: Entry['state']) => entries.filter((entry) => entry.state === wanted);
    state = { waiting: of('waiting'), refused: of('refused'), conflicts: of('conflict'), durable };
    for (const changed of listeners) changed();
  }
  const ready = renew().catch(() => {});
  async function changed() {
    channel?.postMessage('changed');
    await renew();
  }

  /** A task's history with the comments that wait. */
  function withComments(path: string, answer: unknown): unknown {
    const [, task] = /^\/api\/tasks\/([\w-]+)\/history$/.exec(path) ?? [];
    if (typeof answer !== 'object' || answer === null || !('comments' in answer) || !Array.isArray(answer.comments))
      return answer;
    const by = { id: me.id, name: me.name };
    const waiting: TaskHistory['comments'] = state.waiting.flatMap(({ key: id, at, what }) =>
      what.kind === 'comment' && what.task === task
        ? [{ id, by, text: what.comment.text, mentions: [], at, removedAt: null, remove: true }]
        : [],
    );
    return { ...answer, comments: [...answer.comments, ...waiting] };
  }

  function remember(what: What, answer: unknown) {
    if (seen.isTask(answer)) seen.learn(answer);
    if (!isEdited(answer) || what.kind !== 'edit') return;
    seen.learn(answer.task);
    for (const [key, version] of madeBy(what.changes, answer)) made.set(`${what.task} ${key}`, version);
  }
  /** As it is to be sent now: by the server's id, on the versions that one's own writing made. */
  function current(what: What): What {
    const task = landed.get(what.task) ?? what.task;
    if (what.kind !== 'edit') return { ...what, task };
    return { ...what, task, changes: rebased(what.changes, (key) => made.get(`${task} ${key}`)) };
  }

  /** As the API would have answered. Null where it answers nothing; undefined where we cannot know. */
  function asIf(what: What): unknown {
    const task = seen.task(what.task);
    if (what.kind === 'comment') return null;
    if (!task) return undefined;
    return what.kind === 'add' ? seen.overlay(task) : { task: seen.overlay(task), conflicts: [] };
  }
  async function keep(what: What, key: string) {
    const at = new Date().toISOString();
    if (what.kind === 'add') seen.make(what, at);
    const number = seen.task(what.task)?.number ?? '';
    const { add } = await store();
    await add({ person: me.id, key, at, number, what, state: 'waiting' });
    await changed();
  }

  /** One at a time for a task: a change on top of one's own last is no conflict with oneself. */
  function inTurn<T>(task: string, work: () => Promise<T>): Promise<T> {
    const before = turns.get(task) ?? Promise.resolve();
    const mine = before.then(work, work);
    turns.set(task, mine);
    const end = () => {
      if (turns.get(task) === mine) turns.delete(task);
    };
    mine.then(end, end);
    return mine;
  }

  async function sendOrKeep(given: What, key: string): Promise<unknown> {
    await ready;
    const what = current(given);
    const known = what.kind !== 'edit' || seen.task(what.task) !== undefined;
    if (known && state.waiting.length > 0) {
      await keep(what, key);
      void flush();
      return asIf(what);
    }
    const { method, path, body } = requestOf(what);
    try {
      const answer = await plain.send<object>(method, path, body, key);
      remember(what, answer);
      return answer;
    } catch (error) {
      if (!isAway(error) || !known) throw error;
      await keep(what, key);
      return asIf(what);
    }
  }

  /** While no page sends. */
  const alone = <T>(work: () => Promise<T>): Promise<T> =>
    navigator.locks ? navigator.locks.request(`trygg-outbox ${me.id}`, async () => work()) : work();
  let flushing: Promise<void> | null = null;
  function flush(): Promise<void> {
    flushing ??= (async () => {
      await ready;
      await alone(sendAll);
    })()
      .catch(() => {})
      .finally(() => {
        flushing = null;
      });
    return flushing;
  }
  async function sendAll() {
    const { all } = await store();
    for (;;) {
      const [entry, ...later] = (await all()).filter((each) => each.state === 'waiting');
      if (!entry) return renew();
      const went = await sendOne(entry, later);
      await changed();
      if (!went) return;
    }
  }

  /** False: it has to wait on. */
  async function sendOne(entry: Entry, later: readonly Entry[]): Promise<boolean> {
    const { change } = await store();
    const what = current(entry.what);
    // Its task was refused, so there is nothing that it could change.
    if (what.kind !== 'add' && what.task.startsWith(LOCAL)) {
      await change([{ ...entry, state: 'refused' }], null);
      return true;
    }
    const { method, path, body } = requestOf(what);
    try {
      const answer = await plain.send<object>(method, path, body, entry.key);
      remember(what, answer);
      if (what.kind === 'add' && seen.isTask(answer)) land(what.task, answer);
      // What waits behind it is kept as it has to be sent now: another page may be the one to send it.
      const moved = later.map((each) => ({ ...each, what: current(each.what) }));
      const met = isEdited(answer) && answer.conflicts.length > 0 ? answer : null;
      if (met) await change([...moved, { ...entry, what, state: 'conflict', met }], null);
      else await change(moved, entry);
      const task = isEdited(answer) ? answer.task : seen.isTask(answer) ? answer : null;
      if (task) tell({ noun: 'task', id: task.id, version: task.version });
      else if (what.kind === 'comment') tell({ noun: 'task', id: what.task, version: Number.MAX_SAFE_INTEGER });
      return true;
    } catch (error) {
      if (!(error instanceof ApiError) || isAway(error) || error.status === 401) return false;
      const tries = (entry.tries ?? 0) + 1;
      if (error.status >= 500 && tries < TRIES) {
        await change([{ ...entry, tries }], null);
        return false;
      }
      await change([{ ...entry, state: 'refused', why: error.message }], null);
      if (what.kind === 'edit') tell({ noun: 'task', id: what.task, version: Number.MAX_SAFE_INTEGER });
      return true;
    }
  }
  function land(local: string, task: Task) {
    landed.set(local, task.id);
    for (const [field, version] of Object.entries(task.fieldVersions)) made.set(`${task.id} ${field}:0`, version);
    for (const item of task.checklist) made.set(`${task.id} ${item.id}:0`, item.version);
    tell({ noun: 'task', id: local, version: Number.MAX_SAFE_INTEGER });
  }

  const api: Api = {
    ...plain,
    async get<T>(path: string): Promise<T> {
      const [, local] = /^\/api\/tasks\/(local-[\w-]+)/.exec(path) ?? [];
      if (local !== undefined) {
        // Gone once it has a number of its own.
        const answer = landed.has(local) ? undefined : seen.local(local, path);
        if (answer === undefined) throw new ApiError(404, 'notFound', '');
        return copied(answer);
      }
      try {
        const answer = await plain.get<T>(path);
        if (OF_A_TASK.test(path)) last.set(path, answer);
        const now = seen.shown(answer);
        return state.waiting.length === 0 ? answer : copied(withComments(path, now));
      } catch (error) {
        if (!isAway(error)) throw error;
        missed = true;
        // What is open stays readable, as it was last seen.
        if (!last.has(path)) throw error;
        return copied(withComments(path, seen.shown(last.get(path))));
      }
    },
    async send<T>(method: 'POST' | 'PATCH' | 'PUT', path: string, body: object, key: string = crypto.randomUUID()) {
      const what = whatOf(method, path, body, key);
      if (!what) return plain.send<T>(method, path, body, key);
      const answer = await (what.kind === 'add'
        ? sendOrKeep(what, key)
        : inTurn(what.task, () => sendOrKeep(what, key)));
      if (answer === undefined) throw new ApiError(0, 'network', '');
      return answer === null ? null : copied<T>(answer);
    },
  };
  return {
    api,
    state: () => state,
    flush,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    async again({ why: _, tries: __, ...entry }) {
      const { change } = await store();
      await change([{ ...entry, state: 'waiting' }], null);
      await changed();
      void flush();
    },
    async drop(key) {
      await ready;
      await flushing;
      return alone(async () => {
        const { all, change } = await store();
        const entry = (await all()).find((each) => each.state === 'waiting' && each.key === key);
        if (!entry) return null;
        await change([], entry);
        await changed();
        return entry.what;
      });
    },
    async settle(entry) {
      const { change } = await store();
      await change([], entry);
      await changed();
    },
    start(heard) {
      tell = heard;
      const go = () => {
        if (state.waiting.length > 0) void flush();
        if (!missed || !navigator.onLine) return;
        missed = false;
        tell({ noun: 'missed' });
      };
      const timer = setInterval(go, AGAIN_MS);
      addEventListener('online', go);
      const hear = () => void renew();
      channel?.addEventListener('message', hear);
      void ready.then(go);
      return () => {
        clearInterval(timer);
        removeEventListener('online', go);
        channel?.removeEventListener('message', hear);
        tell = () => {};
      };
    },
  };
}

/** Its own copy, as one that came over the line is. */
function copied<T>(answer: unknown): T {
  return JSON.parse(JSON.stringify(answer));
}
