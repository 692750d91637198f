import { createHash } from 'node:crypto';
import type { PostgresCursor, PostgresPool, PostgresQueryResult } from 'kysely';
import type pg from 'pg';

/** Most statements that a connection keeps: a query whose shape varies without end must not fill the server's memory. */
const MOST = 300;

/**
 * A server's pool as the store's queries see it: each statement is prepared once a connection, so PostgreSQL neither
 * parses nor plans it again. A migration by a newer process may change what a statement gives; the server then
 * refuses the old plan once, and from there on this process prepares all of them anew, under other names.
 */
export function prepared(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>();
  let generation = 0;

  function nameOf(text: string): string | undefined {
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST) return known;
    const name = `${generation}.${createHash('sha256').update(text).digest('base64url').slice(0, 20)}`;
    names.set(text, name);
    return name;
  }

  async function run(client: pg.PoolClient, text: string, values: readonly unknown[]) {
    // Begin and commit have nothing to plan.
    const name = values.length > 0 ? nameOf(text) : undefined;
    try {
      return await client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
    } catch (error) {
      if (isStale(error)) {
        generation += 1;
        names.clear();
      }
      throw error;
    }
  }

  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect();
      function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
      function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
      function query(asked: string | PostgresCursor<unknown>, values: readonly unknown[] = []): unknown {
        if (typeof asked !== 'string') throw new Error('the store reads no cursors');
        return run(client, asked, values);
      }
      return { query, release: (destroy) => client.release(destroy) };
    },
    end: () => pool.end(),
  };
}

/** «Cached plan must not change result type»: its code alone means much else. */
function isStale(error: unknown): boolean {
  return error instanceof Error && 'routine' in error && error.routine === 'RevalidateCachedQuery';
}
