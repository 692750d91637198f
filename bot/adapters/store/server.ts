import pg from 'pg';

/** Connections a process keeps to a PostgreSQL server. */
const CONNECTIONS = 20;

/** Gives the password for one new connection; absent: the address holds it. */
export type Password = () => Promise<string>;

/** A pool on a real PostgreSQL server. `onError` hears of connections that broke; the pool replaces them. */
export function openServer(url: string, onError: (error: Error) => void, password?: Password): pg.Pool {
  const pool = new pg.Pool({
    ...connection(url, password),
    Client: Impatient,
    max: CONNECTIONS,
    application_name: 'trygg',
    keepAlive: true,
  });
  // Each connection for itself: the pool hears of idle ones only, and one that broke in a transaction would end the process.
  pool.on('connect', (client) => client.on('error', onError));
  pool.on('error', () => {});
  return pool;
}

/** The library lets an address's missing password overrule a given one, so the address is taken apart here. */
export function connection(url: string, password: Password | undefined): pg.ClientConfig {
  if (password === undefined) return { connectionString: url };
  const { hostname, port, username, pathname, searchParams } = new URL(url);
  return {
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    database: decodeURIComponent(pathname.slice(1)),
    password,
    ...(searchParams.get('sslmode') === 'verify-full' ? { ssl: { rejectUnauthorized: true } } : {}),
  };
}

/**
 * A connection for which no password can be had: the library tells it, and then leaves the server waiting for one,
 * a minute long, with its place in the pool taken. This one hangs up.
 */
export class Impatient extends pg.Client {
  constructor(given?: string | pg.ClientConfig) {
    if (typeof given !== 'object' || typeof given.password !== 'function') {
      super(given);
      return;
    }
    // The pool hides it from copies.
    const ask = given.password;
    super({
      ...given,
      password: async () => {
        try {
          return await ask();
        } catch (error) {
          setImmediate(() => void this.end().catch(() => {}));
          throw error;
        }
      },
    });
  }
}
