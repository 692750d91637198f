import { readFile } from 'node:fs/promises';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openEmbedded } from '../../../bot/adapters/store/embedded.ts';
import { isMigrated, type Migration, migrate, migrations } from '../../../bot/adapters/store/migrate.ts';
import { openServer } from '../../../bot/adapters/store/server.ts';
import { type Database, emptyDatabase } from '../../setup/database.ts';
import { schemaOf } from '../../setup/schema.ts';

const dump = new URL('../../../bot/adapters/store/schema.sql', import.meta.url);
const step = (name: string, sql: string, additive = false): Migration => ({
  name,
  sql,
  checksum: `of ${sql}`,
  additive,
});

let database: Database;
let pool: pg.Pool;
const anotherProcess = () => openServer(database.url, () => {});
beforeEach(async () => {
  database = await emptyDatabase();
  pool = anotherProcess();
  return async () => {
    await pool.end();
    await database.drop();
  };
});
const tables = async () => {
  const { rows } = await pool.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  );
  return rows.map(({ name }) => name);
};

describe('migrations', () => {
  test('are numbered without a gap, so that two branches cannot both have the next one', async () => {
    const all = await migrations();
    expect(all.length).toBeGreaterThan(0);
    expect(all.map(({ name }) => Number(name.slice(0, 4)))).toEqual(all.map((_each, index) => index + 1));
  });

  test('of many processes that start at once on an empty database are applied once, and all of them start', async () => {
    const processes = Array.from({ length: 6 }, anotherProcess);
    await Promise.all(processes.map((each) => migrate(each)));
    const { rows } = await pool.query('select name from migration order by name');
    expect(rows.map(({ name }) => name)).toEqual((await migrations()).map(({ name }) => name));
    expect(await isMigrated(pool)).toBe(true);
    await Promise.all(processes.map((each) => each.end()));
  });

  test('go on from where the database is', async () => {
    const [first, second] = [step('0001_a.sql', 'create table a ()'), step('0002_b.sql', 'create table b ()')];
    await migrate(pool, [first]);
    await migrate(pool, [first, second]);
    expect(await tables()).toEqual(['a', 'b', 'migration']);
  });

  test('of which one fails leave nothing half done', async () => {
    const broken = step('0002_b.sql', 'create table b (); select * from nowhere');
    await expect(migrate(pool, [step('0001_a.sql', 'create table a ()'), broken])).rejects.toThrow();
    expect(await tables()).toEqual([]);
  });

  test('that were changed after they were applied stop the start, and say what to do', async () => {
    await migrate(pool, [step('0001_a.sql', 'create table a ()')]);
    const changed = migrate(pool, [step('0001_a.sql', 'create table changed ()')]);
    await expect(changed).rejects.toMatchObject({
      name: 'StartupError',
      message: expect.stringMatching(/0001_a\.sql was changed.*Restore the file/),
    });
    expect(await tables()).toEqual(['a', 'migration']);
  });

  test('of a newer version in the database stop the start, and say what to do', async () => {
    const [first, second] = [step('0001_a.sql', 'create table a ()'), step('0002_b.sql', 'create table b ()')];
    await migrate(pool, [first, second]);
    await expect(migrate(pool, [first])).rejects.toMatchObject({
      name: 'StartupError',
      message: expect.stringMatching(/0002_b\.sql.*Start the newer version/),
    });
  });

  test('of a newer version that only add leave the version before able to start, until one of them does not', async () => {
    const first = step('0001_a.sql', 'create table a ()');
    const second = step('0002_b.sql', 'create table b ()', true);
    await migrate(pool, [first, second]);
    await migrate(pool, [first]);
    expect(await tables()).toEqual(['a', 'b', 'migration']);
    await migrate(pool, [first, second, step('0003_c.sql', 'drop table a')]);
    await expect(migrate(pool, [first, second])).rejects.toMatchObject({
      message: expect.stringMatching(/0003_c\.sql.*Start the newer version/),
    });
  });

  test('say by their first line that they only add, and then take nothing away', async () => {
    const additive = (await migrations()).filter((migration) => migration.additive);
    expect(additive.length).toBeGreaterThan(0);
    for (const { name, sql } of additive)
      expect([name, /\bdrop (?:table|column|view|type)\b|\brename\b|\bset not null\b/i.test(sql)]).toEqual([
        name,
        false,
      ]);
  });

  test('not yet applied are told of', async () => {
    await migrate(pool, (await migrations()).slice(0, 1));
    expect(await isMigrated(pool)).toBe((await migrations()).length === 1);
  });
});

describe('the schema as it is checked in', () => {
  let written = '';
  beforeAll(async () => {
    written = await readFile(dump, 'utf8');
  });

  test('is what the migrations make (else: npm run schema:dump)', async () => {
    await migrate(pool);
    expect(await schemaOf(pool)).toBe(written);
  });

  test('makes the same schema when it is run by itself', async () => {
    await pool.query(written);
    expect(await schemaOf(pool)).toBe(written);
  });

  describe('on the embedded engine', () => {
    let embedded: Awaited<ReturnType<typeof openEmbedded>>;
    beforeAll(async () => {
      embedded = await openEmbedded(null);
    });
    afterAll(() => embedded.close());

    test('is the same', async () => {
      await migrate(embedded.pool);
      expect(await schemaOf(embedded.pool)).toBe(written);
    });
  });
});
