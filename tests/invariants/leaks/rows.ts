import type pg from 'pg';

/** A row as text, with its table. */
export type Row = { readonly table: string; readonly text: string };

/** Every row of every table, whatever tables there come to be. Bytes are read as bytes, in case they are plain. */
export async function allRows(pool: pg.Pool): Promise<Row[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  );
  const found: Row[] = [];
  for (const { name } of tables) {
    const { rows } = await pool.query<{ text: string }>(`select t::text as text from "${name}" t`);
    found.push(...rows.map(({ text }) => ({ table: name, text: withBytes(text) })));
  }
  return found;
}

const withBytes = (text: string): string =>
  text.replace(/\\x((?:[0-9a-f]{2})+)/g, (_all, hex) => Buffer.from(hex, 'hex').toString('utf8'));

const ids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * How two values hang together: the rows that lead from one to the other by equal ids, whatever their columns are
 * called, or null when none do. `everyones`: ids that all rows share, such as the tenant's.
 */
export function tieBetween(
  rows: readonly Row[],
  from: string,
  to: string,
  everyones: readonly string[],
): string[] | null {
  const idsOf = rows.map(({ text }) => [...new Set(text.match(ids) ?? [])].filter((each) => !everyones.includes(each)));
  const reached = new Map<string, string[]>([[from, []]]);
  const next = [from];
  for (let id = next.shift(); id !== undefined; id = next.shift()) {
    const way = reached.get(id) ?? [];
    if (id === to) return way;
    for (const [index, row] of rows.entries()) {
      if (!idsOf[index]?.includes(id)) continue;
      for (const other of idsOf[index] ?? []) {
        if (reached.has(other)) continue;
        reached.set(other, [...way, `${row.table}: ${id} - ${other}`]);
        next.push(other);
      }
    }
  }
  return null;
}
