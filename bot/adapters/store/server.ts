import pg from 'pg';

/** Connections a process keeps to a PostgreSQL server. */
const CONNECTIONS = 20;

/** A pool on a real PostgreSQL server. `onError` hears of connections that broke; the pool replaces them. */
export function openServer(url: string, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, application_name: 'trygg', keepAlive: true });
  // Each connection for itself: the pool hears of idle ones only, and one that broke in a transaction would end the process.
  pool.on('connect', (client) => client.on('error', onError));
  pool.on('error', () => {});
  return pool;
}
