import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ChangeFeed, embeddedChanges, serverChanges } from '../../../bot/adapters/store/changes.ts';
import { openEmbedded } from '../../../bot/adapters/store/embedded.ts';
import { migrate } from '../../../bot/adapters/store/migrate.ts';
import { openServer } from '../../../bot/adapters/store/server.ts';
import { createStore } from '../../../bot/adapters/store/store.ts';
import { systemIds } from '../../../bot/adapters/system/system.ts';
import { id, type PersonId, type TaskId } from '../../../bot/core/ids.ts';
import type { Heard } from '../../../bot/ports/changes.ts';
import type { Store } from '../../../bot/ports/store/store.ts';
import { freshDatabase } from '../../setup/database.ts';

type Side = { readonly store: Store; readonly changes: ChangeFeed; breakIt?(): Promise<void>; end(): Promise<void> };

async function embedded(): Promise<Side> {
  const engine = await openEmbedded(null);
  await migrate(engine.pool);
  const changes = embeddedChanges();
  return {
    store: createStore(engine.pool, systemIds, () => {}, changes.publish),
    changes,
    async end() {
      await changes.close();
      await engine.close();
    },
  };
}

async function server(): Promise<Side> {
  const database = await freshDatabase();
  const pool = openServer(database.url, () => {});
  const changes = await serverChanges(database.url, pool, () => {});
  return {
    store: createStore(pool, systemIds, () => {}, changes.publish),
    changes,
    async breakIt() {
      await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'trygg-changes' and datname = current_database()`);
    },
    async end() {
      await changes.close();
      await pool.end();
      await database.drop();
    },
  };
}

/** Hears in order; `next` waits. */
function ear(changes: ChangeFeed) {
  const heard: Heard[] = [];
  const waiting: ((heard: Heard) => void)[] = [];
  changes.subscribe((each) => {
    const first = waiting.shift();
    if (first) first(each);
    else heard.push(each);
  });
  return {
    next: () =>
      new Promise<Heard>((resolve) => {
        const first = heard.shift();
        if (first) resolve(first);
        else waiting.push(resolve);
      }),
  };
}

function addTo(store: Store, fail = false): Promise<TaskId> {
  const at = new Date('2026-11-03T09:00:00Z');
  return store.transaction(async ({ tasks }) => {
    const task = await tasks.create({
      id: id<TaskId>(systemIds.ordered()),
      title: { kind: 'own', text: 'Byt kod' },
      description: '',
      administration: null,
      responsible: null,
      dueDate: null,
      origin: { kind: 'manual' },
      keepsCaseOpen: false,
      createdBy: id<PersonId>('kim'),
      createdAt: at,
      press: null,
    });
    if (fail) throw new Error('rolled back');
    return task.id;
  });
}

describe.each([
  ['the embedded engine', embedded],
  ['a server', server],
])('changes on %s', (_name, open) => {
  let side: Side;
  beforeAll(async () => {
    side = await open();
  });
  afterAll(() => side.end());

  test('are heard as id and version, once, and what was rolled back is never heard', async () => {
    const { next } = ear(side.changes);
    await expect(addTo(side.store, true)).rejects.toThrow('rolled back');
    const made = await addTo(side.store);
    expect(await next()).toEqual({ noun: 'task', id: made, version: 1 });
    await side.store.transaction(async ({ tasks }) => {
      const task = await tasks.lock(made, id<PersonId>('kim'));
      if (task) await tasks.revise({ ...task, status: 'done', version: 2 }, []);
    });
    expect(await next()).toEqual({ noun: 'task', id: made, version: 2 });
  });
});

test('after a broken connection it listens again, and tells that something may have been missed', async () => {
  const side = await server();
  try {
    const { next } = ear(side.changes);
    await side.breakIt?.();
    expect(await next()).toEqual({ noun: 'missed' });
    const made = await addTo(side.store);
    expect(await next()).toEqual({ noun: 'task', id: made, version: 1 });
  } finally {
    await side.end();
  }
});
