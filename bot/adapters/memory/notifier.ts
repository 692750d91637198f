import { id, type PersonId } from '../../core/ids.ts';
import type { Activity, Notifier } from '../../ports/notifier.ts';
import type { MemoryMessenger } from './messenger.ts';

/** A notifier over the memory messenger: it installs for those who are without, and refuses whom it is told to. */
export type MemoryNotifier = Notifier & {
  /** What was put in whose feed, in order. */
  readonly feed: { readonly person: PersonId; readonly activity: Activity }[];
  /** For whom it was asked to install. */
  readonly asked: PersonId[];
  /** People for whom no app can be installed, or to whose feed nothing can be sent. */
  readonly refuses: { readonly install: Set<PersonId>; readonly feed: Set<PersonId> };
  /** Thrown by the next calls to the feed, once for each entry, first first. */
  readonly faults: Error[];
};

export function createMemoryNotifier(messenger: MemoryMessenger): MemoryNotifier {
  const feed: MemoryNotifier['feed'] = [];
  const asked: PersonId[] = [];
  const refuses = { install: new Set<PersonId>(), feed: new Set<PersonId>() };
  const faults: Error[] = [];
  return {
    feed,
    asked,
    refuses,
    faults,
    async install(person) {
      asked.push(person);
      if (refuses.install.has(person)) return { kind: 'refused', why: 'Forbidden' };
      const fresh = messenger.without.delete(person);
      return { kind: 'installed', fresh, chat: id(`chat ${person}`) };
    },
    async notify(person, activity) {
      const fault = faults.shift();
      if (fault) throw fault;
      if (refuses.feed.has(person)) return { kind: 'refused', why: 'Forbidden' };
      feed.push({ person, activity });
      return { kind: 'sent' };
    },
  };
}
