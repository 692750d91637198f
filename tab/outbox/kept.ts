import type { DBSchema, IDBPDatabase } from 'idb';
import type { Entry } from './entry.ts';

type Fresh = Omit<Entry, 'seq'>;

/** Where entries stay until they are sent: one person's own. */
export type Kept = {
  /** False: they last as long as the page, since the browser keeps nothing for us. */
  readonly durable: boolean;
  all(): Promise<Entry[]>;
  add(fresh: Fresh): Promise<void>;
  /** In one go: these as they are now, and without this one. */
  change(now: readonly Entry[], gone: Entry | null): Promise<void>;
};

interface Schema extends DBSchema {
  entries: { key: number; value: Fresh & { seq?: number }; indexes: { person: string } };
}

export async function openKept(person: string): Promise<Kept> {
  try {
    const { openDB } = await import('idb');
    const db = await openDB<Schema>('trygg-outbox', 1, {
      upgrade(fresh) {
        const entries = fresh.createObjectStore('entries', { keyPath: 'seq', autoIncrement: true });
        entries.createIndex('person', 'person');
      },
    });
    return inDatabase(db, person);
  } catch {
    return inMemory();
  }
}

function inDatabase(db: IDBPDatabase<Schema>, person: string): Kept {
  return {
    durable: true,
    async all() {
      const entries = await db.getAllFromIndex('entries', 'person', person);
      return entries.map((entry) => ({ ...entry, seq: entry.seq ?? 0 })).sort((one, other) => one.seq - other.seq);
    },
    async add(fresh) {
      await db.add('entries', fresh);
    },
    async change(now, gone) {
      const { store, done } = db.transaction('entries', 'readwrite');
      await Promise.all([...now.map((entry) => store.put(entry)), ...(gone ? [store.delete(gone.seq)] : []), done]);
    },
  };
}

function inMemory(): Kept {
  let entries: Entry[] = [];
  let seq = 0;
  return {
    durable: false,
    all: async () => entries,
    async add(fresh) {
      seq += 1;
      entries = [...entries, { ...fresh, seq }];
    },
    async change(now, gone) {
      const changed = new Map(now.map((entry) => [entry.seq, entry]));
      entries = entries.filter((each) => each.seq !== gone?.seq).map((each) => changed.get(each.seq) ?? each);
    },
  };
}
