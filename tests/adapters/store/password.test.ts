import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { openStore } from '../../../bot/adapters/store/open.ts';
import { connection, openServer } from '../../../bot/adapters/store/server.ts';
import { systemIds } from '../../../bot/adapters/system/system.ts';
import { type Database, freshDatabase } from '../../setup/database.ts';

/** A role of the test's own, whose password stands for a token that Entra renews. */
const role = `token_${process.pid}`;
let database: Database;
let admin: pg.Client;
let address: string;

const issue = (token: string) => admin.query(`alter role ${role} password '${token}'`);

beforeEach(async () => {
  database = await freshDatabase();
  admin = new pg.Client({ connectionString: inject('postgres') });
  await admin.connect();
  await admin.query(`create role ${role} login superuser password 'first'`);
  const url = new URL(database.url);
  url.username = role;
  url.password = '';
  address = url.href;
});
afterEach(async () => {
  await database.drop();
  await admin.query(`drop role ${role}`);
  await admin.end();
});

describe('a database opened by tokens', () => {
  it('asks for the token of now for each new connection, and keeps those that it has', async () => {
    let token = 'first';
    let asked = 0;
    const pool = openServer(
      address,
      () => {},
      async () => {
        asked += 1;
        return token;
      },
    );
    const kept = await pool.connect();
    await issue('second');
    token = 'second';
    const fresh = await pool.connect();
    const who = 'select current_user as who';
    expect((await kept.query(who)).rows).toEqual([{ who: role }]);
    expect((await fresh.query(who)).rows).toEqual([{ who: role }]);
    expect(asked).toBe(2);
    for (const client of [kept, fresh]) client.release();
    await pool.end();
  });

  it('refuses with an ended token, tells why, and goes on with the next', async () => {
    let token = 'ended';
    const pool = openServer(
      address,
      () => {},
      async () => token,
    );
    await expect(pool.query('select 1')).rejects.toMatchObject({ code: '28P01' });
    token = 'first';
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
  });

  it('passes on why no token can be had, as it was said', async () => {
    const none = new Error('none');
    const pool = openServer(
      address,
      () => {},
      async () => {
        throw none;
      },
    );
    await expect(pool.query('select 1')).rejects.toBe(none);
    await pool.end();
  });

  it('serves the whole store, the connection that listens for changes included', async () => {
    const heard = { jobs: () => {}, broken: () => {} };
    const opened = await openStore({ url: address, folder: '', password: async () => 'first' }, systemIds, heard);
    expect(await opened.ready()).toEqual({ database: true, migrations: true });
    // Of this test's own database: others run on the same server.
    const { rows } = await admin.query(
      `select distinct usename from pg_stat_activity where application_name like 'trygg%' and datname = $1`,
      [new URL(address).pathname.slice(1)],
    );
    expect(rows).toEqual([{ usename: role }]);
    await opened.close();
  });
});

it('a server that must be proven is spoken with under TLS, whose certificate is checked, and no token goes elsewhere', async () => {
  const asked = `${address}?sslmode=verify-full`;
  expect(connection(asked, async () => 'first')).toMatchObject({ ssl: { rejectUnauthorized: true }, user: role });
  const told: string[] = [];
  const pool = openServer(
    asked,
    () => {},
    async () => {
      told.push('token');
      return 'first';
    },
  );
  // The server of the tests speaks no TLS.
  await expect(pool.query('select 1')).rejects.toThrow(/SSL/);
  expect(told).toEqual([]);
  await pool.end();
});
