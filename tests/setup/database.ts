import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export { type Server, startServer } from './postgres.ts';

export type Database = {
  /** For `new pg.Pool({ connectionString: url })` or DATABASE_URL. */
  url: string;
  /** Ends every connection to it and removes it. */
  drop(): Promise<void>;
};

/** A new, migrated, empty database on the run's PostgreSQL server, for this test alone (some 50 to 150 ms). */
export async function freshDatabase(): Promise<Database> {
  return create('template trygg_template');
}

/** A new database without any table, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<Database> {
  return create('template template0');
}

async function create(source: string): Promise<Database> {
  const name = `trygg_${randomBytes(8).toString('hex')}`;
  await asAdmin(`create database ${name} ${source}`);
  const url = new URL(inject('postgres'));
  url.pathname = name;
  return { url: url.href, drop: () => asAdmin(`drop database if exists ${name} with (force)`) };
}

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
