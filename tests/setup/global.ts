import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../bot/adapters/store/migrate.ts';
import { type Server, startServer } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser URL of the run's PostgreSQL server, database `postgres`. */
    postgres: string;
  }
}

export const template = 'trygg_template';

/** One PostgreSQL server a run, with a migrated template that `freshDatabase` clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer({ durable: false });
  try {
    await makeTemplate(server);
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide('postgres', server.url);
  return () => server.stop();
}

async function makeTemplate(server: Server) {
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  try {
    await admin.query(`create database ${template}`);
    await migrateTemplate(server.url);
    await admin.query(`alter database ${template} with is_template true allow_connections false`);
  } finally {
    await admin.end();
  }
}

async function migrateTemplate(url: string) {
  const pool = new pg.Pool({ connectionString: Object.assign(new URL(url), { pathname: template }).href, max: 4 });
  try {
    await migrate(pool);
  } finally {
    await pool.end();
  }
}
