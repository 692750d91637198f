import pg from 'pg';

/** Connections a process keeps to a PostgreSQL server. */
const CONNECTIONS = 20;

/** A pool on a real PostgreSQL server. `onError` hears of idle connections that broke; the pool replaces them. */
export function openServer(url: string, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, application_name: 'trygg', keepAlive: true });
  pool.on('error', onError);
  return pool;
}
