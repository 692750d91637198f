/** Invariant 6 in SharePoint: nothing that anyone wrote about a case, and nobody's name, reaches the list of cases. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clientCredentials } from '../../../bot/adapters/entra/client-credentials.ts';
import { createGraph } from '../../../bot/adapters/graph/client.ts';
import { provision } from '../../../bot/adapters/graph/provision.ts';
import { makePhotoCleaner } from '../../../bot/adapters/photos/cleaner.ts';
import { provisionPlan, sharePoint } from '../../../bot/compose/sharepoint.ts';
import { id } from '../../../bot/core/ids.ts';
import { archive } from '../../../bot/jobs/archive.ts';
import { createLog } from '../../../bot/log.ts';
import { world as chats, person, shipped } from '../../cards/world.ts';
import { type Graph, startGraph } from '../../graph-double/index.ts';

const SITE = 'https://region.example/sites/trygg';
const MARKER = 'ZEBRAMARKÖR';
const reporter = person(1);

let chat: Awaited<ReturnType<typeof chats>>;
let graph: Graph;
let lines: string[];
beforeEach(async () => {
  chat = await chats();
  lines = [];
  graph = await startGraph({ clock: () => chat.clock.now().getTime(), site: SITE });
});
afterEach(async () => {
  await graph.stop();
  await chat.end();
});

async function round() {
  const now = () => chat.clock.now();
  const log = createLog('trace', (line) => lines.push(line));
  const door = (app: { readonly id: string; readonly secret: string }) => {
    const proof = { tokenUrl: graph.tokenUrl, clientId: app.id, clientSecret: app.secret, now };
    return createGraph({
      baseUrl: graph.url,
      scope: `${graph.url}/.default`,
      tokens: clientCredentials(proof),
      now,
      log,
    });
  };
  await provision(door(graph.admin), provisionPlan(SITE, graph.app.id), true);
  const side = sharePoint({ graph: door(graph.app), site: SITE, appId: graph.app.id, notify: null, now });
  const { messenger } = chat;
  await archive.run({ ...chat.deps, messenger, cleaner: makePhotoCleaner(), archive: side }, {});
}

test.each([
  ['openly', {}],
  ['with protected identity', { protectedIdentity: 'true' }],
])(
  'a case reported %s stands there with number, förvaltning and status, and nothing that anyone wrote',
  async (_how, how) => {
    await chat.report(reporter, { ...how }, `Rapportera`);
    const [of] = await chat.cases();
    if (!of) throw new Error('no case');
    await chat.deps.store.read((kept) =>
      kept.cases.addEntry(of.id, {
        id: chat.deps.ids.ordered(),
        kind: 'description',
        text: MARKER,
        author: { kind: 'reporter' },
        at: chat.clock.now(),
        replyTo: null,
      }),
    );
    await round();
    const rows = graph.rows('Ärenden');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.fields).toMatchObject({ Title: of.number, TryggId: of.id, CaseStatus: 'Mottaget', Kinds: 'Hot' });
    const everything = JSON.stringify([...graph.list('Ärenden').items.values()]);
    const name = shipped.people.get(reporter)?.name ?? '';
    for (const word of [MARKER, reporter, name]) {
      expect(everything).not.toContain(word);
      expect(lines.join('')).not.toContain(word);
    }
    // No title of a person, and of a protected reporter's case neither unit nor day.
    for (const who of shipped.people.values()) expect(everything).not.toContain(who.name);
    const open = Object.keys(how).length === 0;
    expect([rows[0]?.fields.Unit !== undefined, rows[0]?.fields.OccurredOn !== undefined]).toEqual([
      open && of.unit !== null,
      open,
    ]);
  },
);

test('a task of a case bears the case’s number, unless someone is in conflict there', async () => {
  await chat.report(reporter);
  const [of] = await chat.cases();
  if (!of) throw new Error('no case');
  const { makeCaseTask } = await import('../../../bot/core/tasks/make-case-task.ts');
  const input = { title: 'reviewAlarm', responsible: null, dueDate: null } as const;
  await chat.deps.store.transaction((kept) => makeCaseTask(kept, chat.deps, person(2), of, input, chat.clock.now()));
  await round();
  const fields = () => graph.rows('Uppgifter')[0]?.fields;
  expect(fields()).toMatchObject({ Title: 'Se över larm och larmrutiner', CaseNumber: of.number });
  await chat.deps.store.transaction(async (kept) => {
    const locked = await kept.cases.lock(of.id);
    if (!locked) throw new Error('no case');
    const actor = { kind: 'person', person: person(2) } as const;
    await kept.cases.save({ ...locked, conflicted: [id(person(2))] }, [
      { type: 'conflictDeclared', person: person(2), actor, at: chat.clock.now() },
    ]);
  });
  await round();
  await round();
  expect(fields()?.CaseNumber).toBeUndefined();
});
