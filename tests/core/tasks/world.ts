import type pg from 'pg';
import { type ChangeFeed, embeddedChanges, serverChanges } from '../../../bot/adapters/store/changes.ts';
import { openEmbedded } from '../../../bot/adapters/store/embedded.ts';
import { migrate } from '../../../bot/adapters/store/migrate.ts';
import { openServer } from '../../../bot/adapters/store/server.ts';
import { createStore } from '../../../bot/adapters/store/store.ts';
import { systemIds } from '../../../bot/adapters/system/system.ts';
import { type ForumId, type FunctionId, id, type PartyId, type PersonId, type PlaceId } from '../../../bot/core/ids.ts';
import type { Forum } from '../../../bot/core/meetings/forum.ts';
import type { Organisation } from '../../../bot/core/organisation/organisation.ts';
import type { TaskDeps } from '../../../bot/core/tasks/add-task.ts';
import { freshDatabase } from '../../setup/database.ts';

export const p = (name: string) => id<PersonId>(name);
export const place = (name: string) => id<PlaceId>(name);
export const party = (name: string) => id<PartyId>(name);
const f = (name: string) => id<FunctionId>(name);

const person = (name: string, role?: 'securityCoordinator' | 'securityLeadership') =>
  [
    p(name),
    {
      id: p(name),
      name: `${name} Påhittad`,
      title: 'Provroll',
      unit: place('ward'),
      roles: role ? [role] : [],
      locale: 'sv',
      electedOfficial: false,
    } as const,
  ] as const;
const fn = (name: string, holders: string[], deputies: string[] = []) =>
  [
    f(name),
    { id: f(name), name, holders: holders.map(p), deputies: deputies.map(p), hours: [], channel: null },
  ] as const;
const forum = (
  name: string,
  level: Forum['level'],
  members: Partial<Forum['members']>,
  liftsTo: string | null,
): readonly [ForumId, Forum] => [
  id<ForumId>(name),
  {
    id: id<ForumId>(name),
    name: `Forum ${name}`,
    level,
    members: { roles: [], functions: [], people: [], ...members },
    mandate: null,
    liftsTo: liftsTo === null ? null : id<ForumId>(liftsTo),
    fixedPoints: [
      { id: 'opening', title: 'Mötets öppnande', minutes: 2 },
      { id: 'other', title: 'Övriga frågor', minutes: null },
    ],
  },
];
const ladder = { holder: 1, deputy: 2, function: 3, leadership: 4, repeat: 5 };

/** One förvaltning, one ward, and everyone who has a part in the shared list. */
export const organisation: Organisation = {
  name: 'Provregionen',
  version: '1',
  caseNumberPrefix: 'T',
  sites: new Map(),
  rules: [],
  urgencies: [],
  holidays: new Set(),
  directory: null,
  dutyWithinMinutes: 1,
  places: new Map([
    [place('region'), { id: place('region'), name: 'Regionen', level: 'region', parent: null, site: null }],
    [
      place('hospital'),
      { id: place('hospital'), name: 'Provsjukhuset', level: 'administration', parent: place('region'), site: null },
    ],
    [
      place('ward'),
      { id: place('ward'), name: 'Provavdelningen', level: 'unit', parent: place('hospital'), site: null },
    ],
  ]),
  people: new Map([
    person('kim', 'securityCoordinator'),
    person('robin', 'securityCoordinator'),
    person('lee', 'securityLeadership'),
    person('holder'),
    person('deputy'),
    person('nurse'),
    person('keeper'),
    // Sits in a strategic forum, and has no part in the shared list.
    person('chief'),
  ]),
  functions: new Map([fn('partners', ['holder'], ['deputy']), fn('leadership', ['lee']), fn('custodians', ['keeper'])]),
  parties: new Map([
    [party('landlord'), { id: party('landlord'), kind: 'landlord', name: 'Husen AB', email: 'hus@husen.example' }],
  ]),
  forums: new Map([
    forum('network', 'operative', { roles: ['securityCoordinator'], functions: [f('leadership')] }, 'regional'),
    forum('regional', 'strategic', { functions: [f('leadership')], people: [p('chief')] }, null),
  ]),
  fallback: f('partners'),
  leadership: f('leadership'),
  custodian: f('custodians'),
  settings: { draftDays: 14 },
  ladders: { low: ladder, medium: ladder, high: ladder, acute: ladder },
};

/** The real store on a database of its own. Time moves a second a look. */
export async function world(
  engine: 'server' | 'embedded' = 'server',
): Promise<TaskDeps & { end(): Promise<void>; changes: ChangeFeed; pool: pg.Pool }> {
  const { pool, changes, close } = engine === 'server' ? await onServer() : await embedded();
  let now = Date.parse('2026-11-03T09:00:00Z');
  const ids = systemIds;
  return {
    changes,
    pool,
    store: createStore(pool, ids, () => {}, changes.publish),
    ids,
    clock: {
      now() {
        now += 1_000;
        return new Date(now);
      },
    },
    organisation,
    vault: {
      seal: async (plain) => new TextEncoder().encode(plain),
      open: async (envelope) => new TextDecoder().decode(envelope),
      lookup: (who) => `lookup of ${who}`,
      fingerprint: (value) => `print of ${value}`,
    },
    end: close,
  };
}

async function onServer() {
  const database = await freshDatabase();
  const pool = openServer(database.url, () => {});
  const changes = await serverChanges(database.url, pool, () => {});
  const close = async () => {
    await changes.close();
    await pool.end();
    await database.drop();
  };
  return { pool, changes, close };
}

async function embedded() {
  const { pool, close } = await openEmbedded(null);
  await migrate(pool);
  return { pool, changes: embeddedChanges(), close };
}
