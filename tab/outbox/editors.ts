import type { Named, PresenceField, PresenceHeard } from '../../bot/api/contract.ts';
import type { Api } from '../api.ts';

/** How often one's own presence is told anew, and how long others' holds: both in milliseconds. */
const BEAT_MS = 10_000;
const GONE_MS = 25_000;

export type Editor = Named & { readonly field: PresenceField };

/**
 * Who is busy with which task, as the stream tells. Nothing is kept: a face goes when its person leaves, or when
 * nothing has been heard of them for a while. `begin` tells of oneself, again and again until its return is called.
 */
export type Editors = {
  readonly heard: (told: PresenceHeard) => void;
  /** The same array until something changes. */
  readonly of: (task: string) => readonly Editor[];
  readonly subscribe: (changed: () => void) => () => void;
  readonly begin: (task: string, field: PresenceField) => () => void;
};

const nobody: readonly Editor[] = [];

export function createEditors(api: Api, self: string): Editors {
  const tasks = new Map<string, readonly Editor[]>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const listeners = new Set<() => void>();
  /** What is held by this page: the newest of a task is what is told. */
  const held: { readonly task: string; readonly field: PresenceField }[] = [];
  let beat: ReturnType<typeof setInterval> | undefined;

  function place(task: string, editors: readonly Editor[]) {
    if (editors.length === 0) tasks.delete(task);
    else tasks.set(task, editors);
    for (const changed of listeners) changed();
  }
  function heard({ id, by, field }: PresenceHeard) {
    if (by.id === self) return;
    const key = `${id} ${by.id}`;
    clearTimeout(timers.get(key));
    timers.delete(key);
    const before = tasks.get(id) ?? nobody;
    const others = before.filter((each) => each.id !== by.id);
    if (field === null) {
      if (others.length < before.length) place(id, others);
      return;
    }
    timers.set(
      key,
      setTimeout(() => heard({ noun: 'presence', id, by, field: null }), GONE_MS),
    );
    if (before.some((each) => each.id === by.id && each.field === field)) return;
    place(id, [...others, { ...by, field }]);
  }
  const fieldOf = (task: string) => held.findLast((each) => each.task === task)?.field ?? null;
  // It only tells; what cannot be told now is told with the next beat.
  const tell = (task: string) =>
    void api.send('POST', `/api/tasks/${task}/presence`, { field: fieldOf(task) }).catch(() => {});
  const tellAll = () => {
    if (!document.hidden) for (const task of new Set(held.map((each) => each.task))) tell(task);
  };
  return {
    heard,
    of: (task) => tasks.get(task) ?? nobody,
    subscribe(changed) {
      listeners.add(changed);
      return () => {
        listeners.delete(changed);
      };
    },
    begin(task, field) {
      const one = { task, field };
      held.push(one);
      tell(task);
      beat ??= setInterval(tellAll, BEAT_MS);
      return () => {
        const at = held.indexOf(one);
        if (at < 0) return;
        held.splice(at, 1);
        tell(task);
        if (held.length > 0) return;
        clearInterval(beat);
        beat = undefined;
      };
    },
  };
}
