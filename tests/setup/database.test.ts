import pg from 'pg';
import { expect, test } from 'vitest';
import { freshDatabase, startServer } from './database.ts';

async function rows(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('two fresh databases share nothing, and a dropped one is gone', async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
  await rows(one.url, 'create table only_here ()');
  expect(await rows(other.url, "select to_regclass('only_here') as found")).toEqual([{ found: null }]);
  await Promise.all([one.drop(), other.drop()]);
  await expect(rows(one.url, 'select 1')).rejects.toMatchObject({ code: '3D000' });
});

test('the test server folds Swedish letters and keeps Swedish text', async () => {
  const database = await freshDatabase();
  expect(await rows(database.url, "select lower('ÅÄÖ') as low, 'räksmörgås' as kept")).toEqual([
    { low: 'åäö', kept: 'räksmörgås' },
  ]);
  await database.drop();
});

test('a private server that is killed keeps what it committed, and comes back on the same address', async () => {
  const server = await startServer({ durable: true });
  try {
    await rows(server.url, 'create table kept as select 1 as n');
    await server.kill9();
    await expect(rows(server.url, 'select 1')).rejects.toThrow();
    await server.restart();
    expect(await rows(server.url, 'select n from kept')).toEqual([{ n: 1 }]);
    expect(await rows(server.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
  } finally {
    await server.stop();
  }
});
