import type { NewComment, NewTask, TaskChange, TaskEdited } from '../../bot/api/contract.ts';

/** Something that was written while the server could not be reached. A task that waits itself goes by an id of ours. */
export type What =
  | { readonly kind: 'edit'; readonly task: string; readonly changes: readonly TaskChange[] }
  | { readonly kind: 'comment'; readonly task: string; readonly comment: NewComment }
  | { readonly kind: 'add'; readonly task: string; readonly fresh: NewTask };

export type Entry = {
  /** Its place in the order that things were written in. */
  readonly seq: number;
  readonly person: string;
  /** Sent with it each time, so that it has one effect. */
  readonly key: string;
  /** When it was written, ISO. */
  readonly at: string;
  /** What people call the task. */
  readonly number: string;
  readonly what: What;
  /** `refused` and `conflict` have been sent, and wait for the person. */
  readonly state: 'waiting' | 'refused' | 'conflict';
  /** How many times the server has failed on it. */
  readonly tries?: number;
  /** The server's words. */
  readonly why?: string;
  readonly met?: TaskEdited;
};

/** Begins the id of a task that the server does not know yet. */
export const LOCAL = 'local-';

/** What a request would write of tasks; null: nothing that can wait. */
export function whatOf(method: string, path: string, body: object, key: string): What | null {
  const [, task, rest] = /^\/api\/tasks(?:\/([\w-]+))?(?:\/([\w-]+))?$/.exec(path) ?? [];
  if (
    method === 'PATCH' &&
    task !== undefined &&
    rest === undefined &&
    'changes' in body &&
    Array.isArray(body.changes)
  )
    return { kind: 'edit', task, changes: body.changes };
  if (method !== 'POST') return null;
  if (task === undefined && path === '/api/tasks' && 'title' in body && typeof body.title === 'string')
    return { kind: 'add', task: `${LOCAL}${key}`, fresh: { ...body, title: body.title } };
  if (task !== undefined && rest === 'comments' && 'text' in body && typeof body.text === 'string')
    return { kind: 'comment', task, comment: { ...body, text: body.text } };
  return null;
}

export function requestOf(what: What): {
  readonly method: 'POST' | 'PATCH';
  readonly path: string;
  readonly body: object;
} {
  switch (what.kind) {
    case 'edit':
      return { method: 'PATCH', path: `/api/tasks/${what.task}`, body: { changes: what.changes } };
    case 'comment':
      return { method: 'POST', path: `/api/tasks/${what.task}/comments`, body: what.comment };
    case 'add':
      return { method: 'POST', path: '/api/tasks', body: what.fresh };
  }
}

/** Which version a change was made from, as a key; null where it says none. */
export const baseKey = (change: TaskChange): string | null =>
  change.field === 'participants'
    ? null
    : `${change.field === 'checklist' ? change.item : change.field}:${change.base}`;

/** Changes on the versions that one's own earlier writing made of those they were made from. */
export function rebased(changes: readonly TaskChange[], made: (key: string) => number | undefined): TaskChange[] {
  return changes.map((change) => {
    let now = change;
    for (;;) {
      const key = baseKey(now);
      const next = key === null ? undefined : made(key);
      if (next === undefined || now.field === 'participants' || next <= now.base) return now;
      now = { ...now, base: next };
    }
  });
}

/** What versions the changes made of those they were made from, as `rebased` asks for them. */
export function madeBy(changes: readonly TaskChange[], { task, conflicts }: TaskEdited): Map<string, number> {
  const made = new Map<string, number>();
  for (const change of changes) {
    const key = baseKey(change);
    if (key === null || change.field === 'participants') continue;
    const lost = conflicts.some((each) =>
      each.field === 'checklist'
        ? change.field === 'checklist' && each.item === change.item
        : each.field === change.field,
    );
    const version =
      change.field === 'checklist'
        ? task.checklist.find((item) => item.id === change.item)?.version
        : task.fieldVersions[change.field];
    if (!lost && version !== undefined && version > change.base) made.set(key, version);
  }
  return made;
}
