/** `npm run schema:dump`: writes bot/adapters/store/schema.sql from a freshly migrated PostgreSQL. */
import { writeFileSync } from 'node:fs';
import { migrate } from '../../bot/adapters/store/migrate.ts';
import { openServer } from '../../bot/adapters/store/server.ts';
import { startServer } from './postgres.ts';
import { schemaOf } from './schema.ts';

const server = await startServer({ durable: false });
const pool = openServer(server.url, () => {});
try {
  await migrate(pool);
  writeFileSync(new URL('../../bot/adapters/store/schema.sql', import.meta.url), await schemaOf(pool));
} finally {
  await pool.end();
  await server.stop();
}
