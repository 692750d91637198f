import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activityTypes } from '../../bot/adapters/graph/activity-types.ts';
import { shippedFile } from '../../bot/adapters/org-file/read-organisation.ts';
import { localGraph } from '../../bot/compose/graph.ts';
import { activityWords } from '../../bot/words/activities/index.ts';
import { type Graph, startGraph } from '../graph-double/index.ts';
import { inputsOf } from '../setup/chat.ts';
import { demo, startTrygg, type Trygg } from '../setup/trygg.ts';
import { begin, doris, eventsOf, nextRung, nora, report, samir, siri, sixten, triageOf, until } from './story.ts';

/** Entra ID and Teams by Graph, played by the double, behind Trygg in local mode. */
const [henrik, ulf, jonna, jakob, arvid] = [demo(3), demo(5), demo(29), demo(30), demo(31)];
const partners = '9f000001-0000-4000-8000-000000000001';
const coordinators = '9f000001-0000-4000-8000-000000000002';
const teamsAppId = '9f000001-0000-4000-8000-0000000000aa';
const section = `
directory:
  unit: { attribute: department, codes: { "4711": vardcentralen-hylte } }
  functions:
    - { function: sakerhetspartner-sjukhus, holders: [${partners}], deputies: [] }
  roles: { securityCoordinator: [${coordinators}] }
`;
const ward = { unit: 'akutmottagningen-halmstad' };

let trygg: Trygg;
let graph: Graph;
let ahead = 0;
const clock = {
  now: () => new Date(Date.now() + ahead),
  advance: (ms: number) => {
    ahead += ms;
  },
};

beforeAll(async () => {
  graph = await startGraph({
    clock: () => clock.now().getTime(),
    tenant: localGraph.tenant,
    app: { id: localGraph.appId, secret: localGraph.secret },
  });
  for (const [id, displayName, department] of [
    [ulf, 'Ulf Utkastström', '4711'],
    [henrik, 'Henrik Testberg', null],
    [nora, 'Nora Exempelsson', null],
    ...[siri, samir, sixten, doris, jonna, jakob, arvid].map((id) => [id, `Någon ${id.slice(-2)}`, null] as const),
  ] as const)
    graph.person({ id, displayName, department });
  graph.group({ id: partners, displayName: 'Säkerhetspartner', members: [] });
  graph.group({ id: coordinators, displayName: 'Samordnare', members: [nora] });
  graph.publish({
    externalId: teamsAppId,
    activityTypes: Object.values(activityTypes).map((type) => ({
      type,
      templateText: activityWords.sv[type].template,
    })),
    resourceSpecific: ['TeamsActivity.Send.User'],
  });
  const folder = await mkdtemp(join(tmpdir(), 'trygg-directory-'));
  const file = join(folder, 'org.yaml');
  await writeFile(file, (await readFile(shippedFile, 'utf8')) + section);
  trygg = await startTrygg({ GRAPH_URL: graph.url, TEAMS_APP_ID: teamsAppId, ORG_FILE: file }, { clock });
  await trygg.settled();
});
afterAll(async () => {
  await trygg.stop();
  expect(graph.breaches).toEqual([]);
  await graph.stop();
});

/** Lets the quarter of an hour go by in which groups and absence are asked for. */
async function aQuarter(): Promise<void> {
  clock.advance(15 * 60_000 + 1_000);
  await trygg.settled();
}
const ready = async () => (await fetch(`${trygg.url}/ready`)).json();
const warned = async () =>
  ((await ready()).warnings ?? []).filter((each: { code: string }) => each.code === 'directoryAway');
const troubles = async () => (await trygg.pool.query('select what, code from trouble order by what')).rows;
const member = (who: string) => graph.world.groups.get(partners)?.members.add(who);
const out = (who: string, isOutOfOffice: boolean) => {
  const user = graph.world.users.get(who);
  if (user) user.outOfOffice = { isOutOfOffice, message: null };
};
const stuck = async () => (await trygg.pool.query(`select kind, error from job where state = 'stuck'`)).rows;

describe('a new employee', () => {
  it('meets a first card without a unit, and a second one where Graph’s unit is filled in', async () => {
    const chat = trygg.chat(ulf);
    const first = await begin(chat);
    expect(inputsOf(first.card).unit).toBeUndefined();
    await trygg.settled();
    await chat.press(first, first.card, 'discard');
    await trygg.settled();
    const second = await begin(chat, 'Rapportera');
    expect(inputsOf(second.card).unit).toBe('vardcentralen-hylte');
  });
});

describe('a deputy without the app', () => {
  it('gets it installed by Graph, and then the card; the ledger says by what', async () => {
    const sent = await report(trygg.chat(demo(13)), ward);
    await nextRung(trygg, sent.number);
    await nextRung(trygg, sent.number);
    const installed = () => graph.world.installations.some(({ user }) => user === doris);
    const end = Date.now() + 30_000;
    while (!installed() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 25));
    expect(installed()).toBe(true);
    // What Graph did, Teams knows: the stage plays Teams.
    await fetch(`${trygg.url}/stage/people/${doris}/installation`, {
      method: 'POST',
      body: JSON.stringify({ locale: 'sv', installed: true }),
    });
    clock.advance(10_000);
    await triageOf(trygg.chat(doris), sent.number);
    await until(trygg, sent.number, (events) => events.some(({ data }) => data.rung === 'deputy'));
    await trygg.settled();
    const { rows } = await trygg.pool.query(
      `select d.means, d.outcome from delivery d join "case" c on c.id = d.case_id where c.number = $1 and d.addressee = $2 order by d.id`,
      [sent.number, doris],
    );
    expect(rows.slice(0, 2)).toEqual([
      { means: 'install', outcome: 'sent' },
      { means: 'chat', outcome: 'sent' },
    ]);
  });
});

describe('a group', () => {
  it('that is given a member gives them the next case, and the case keeps which answer it went by', async () => {
    const before = await report(trygg.chat(nora), ward);
    member(henrik);
    await aQuarter();
    const after = await report(trygg.chat(nora), ward);
    await triageOf(trygg.chat(henrik), after.number);
    const { rows } = await trygg.pool.query(
      `select routing->>'version' as version from "case" where number = any($1) order by number`,
      [[before.number, after.number]],
    );
    const [then, now] = rows.map(({ version }) => version);
    expect(then).toMatch(/^2026-01-15\+[0-9a-f]{8}~[0-9a-f]{8}$/);
    expect([then.split('~')[0], then === now]).toEqual([now.split('~')[0], false]);
  });

  it('gives its role: a member sees the shared list', async () => {
    const answer = await fetch(`${trygg.url}/api/me`, {
      headers: { authorization: `Bearer ${await trygg.token(nora)}` },
    });
    expect((await answer.json()).roles).toContain('securityCoordinator');
  });

  it('that comes back empty, or is gone, takes nobody away, and an administrator is told until it is mended', async () => {
    const group = graph.world.groups.get(partners);
    group?.members.clear();
    graph.world.groups.delete(coordinators);
    await aQuarter();
    const sent = await report(trygg.chat(demo(11)), ward);
    await triageOf(trygg.chat(henrik), sent.number);
    expect(await troubles()).toEqual([
      { what: `group:${partners}`, code: 'groupEmpty' },
      { what: `group:${coordinators}`, code: 'groupGone' },
    ]);
    member(henrik);
    graph.group({ id: coordinators, displayName: 'Samordnare', members: [nora] });
    await aQuarter();
    expect(await troubles()).toEqual([]);
  });
});

describe('with Graph away for an hour', () => {
  it('routing goes on with the last known answer, /ready says how old it is, and it drains by itself', async () => {
    expect(await warned()).toEqual([]);
    graph.faults.away = true;
    for (let quarter = 0; quarter < 4; quarter += 1) await aQuarter();
    const sent = await report(trygg.chat(demo(10)), ward);
    await triageOf(trygg.chat(henrik), sent.number);
    const [warning] = await warned();
    expect(warning).toMatchObject({ since: expect.any(String), last: expect.stringMatching(/^(graph|token)/) });
    expect(warning.message).toMatch(/har inte svarat på [67]\d minuter/);
    expect(await ready()).toMatchObject({ status: 'ok' });
    expect(trygg.log.join('')).toContain('directory.away');
    graph.faults.away = false;
    await aQuarter();
    expect(await warned()).toEqual([]);
    expect(await stuck()).toEqual([]);
  });
});

describe('holders who are away', () => {
  it('get the case, and so does the deputy at the same moment; the case says why, and no promise is later', async () => {
    const saturday = new Date(clock.now());
    saturday.setUTCHours(11, 0, 0, 0);
    while (saturday.getUTCDay() !== 6 || saturday <= clock.now()) saturday.setUTCDate(saturday.getUTCDate() + 1);
    clock.advance(saturday.getTime() - clock.now().getTime());
    await trygg.settled();
    const unit = { unit: 'vardcentralen-hylte' };
    const usual = await report(trygg.chat(demo(7)), unit);
    for (const who of [jonna, jakob]) out(who, true);
    await aQuarter();
    const sent = await report(trygg.chat(demo(16)), unit);
    for (const who of [jonna, arvid]) await triageOf(trygg.chat(who), sent.number);
    const events = await eventsOf(trygg, sent.number);
    expect(events.filter(({ type }) => type === 'notWaitedFor').map(({ data }) => data)).toEqual([
      expect.objectContaining({ rung: 'holder', standIn: 'deputy', step: 0 }),
    ]);
    const { rows } = await trygg.pool.query(
      `select extract(epoch from promised_at - received_at) as seconds from "case" where number = any($1)`,
      [[usual.number, sent.number]],
    );
    expect(new Set(rows.map(({ seconds }) => Number(seconds))).size).toBe(1);
    for (const who of [jonna, jakob]) out(who, false);
    await aQuarter();
    const back = await report(trygg.chat(demo(16)), unit);
    expect((await eventsOf(trygg, back.number)).map(({ type }) => type)).not.toContain('notWaitedFor');
  });
});

it('in all of it no name, no id of a person and nothing that Graph said is in the log or in a job', async () => {
  const { rows } = await trygg.pool.query('select payload::text as payload from job');
  const said = trygg.log.join('') + rows.map(({ payload }) => payload).join('');
  for (const word of ['Exempelsson', 'Testberg', henrik, ulf, doris]) expect(said).not.toContain(word);
});
