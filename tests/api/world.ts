import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { documents } from '../../bot/adapters/documents/index.ts';
import { createServer } from '../../bot/adapters/http/server.ts';
import { createLocalSignIn } from '../../bot/adapters/local-sign-in/index.ts';
import { makeFileCleaner } from '../../bot/adapters/photos/task-files.ts';
import { systemHasher } from '../../bot/adapters/system/system.ts';
import type { TabSettings } from '../../bot/api/contract.ts';
import { createApi } from '../../bot/api/index.ts';
import { clouds } from '../../bot/config/clouds.ts';
import type { Case } from '../../bot/core/cases/case.ts';
import { type CaseId, type FunctionId, id, type SealedHandle } from '../../bot/core/ids.ts';
import { createLog } from '../../bot/log.ts';
import { organisation, p, place, world as tasksWorld } from '../core/tasks/world.ts';

export { organisation, p, place };

/** Stands in every free text of a case: whoever has no right must never be sent it. */
export const marker = 'MARKÖR-hemligt';

/** The API on a real HTTP server over the real store, with a token for anyone; in Teams' mode when `settings` say so. */
export async function world(
  settings: TabSettings = { mode: 'local' },
  { library = false, engine = 'server' }: { readonly library?: boolean; readonly engine?: 'server' | 'embedded' } = {},
) {
  const local = settings.mode === 'local';
  const deps = { ...(await tasksWorld(engine)), hasher: systemHasher, fileCleaner: makeFileCleaner() };
  const { changes } = deps;
  const people = () => [...organisation.people.values()];
  // Time moves a second a look, so that what is signed in stays so.
  const signIn = await createLocalSignIn({ people, dataDir: null, clock: deps.clock });
  const failures: unknown[] = [];
  const api = createApi({
    ...deps,
    documents,
    hasLibrary: library,
    callers: signIn.callers,
    changes,
    settings,
    failed: (_route, error) => failures.push(error),
  });
  const server = createServer({
    host: '127.0.0.1',
    port: 0,
    routes: local ? [...api, ...signIn.routes] : api,
    messages: async () => ({ status: 404 }),
    dist: fileURLToPath(new URL('../../dist', import.meta.url)),
    local,
    frames: clouds.public.frames,
    ready: async () => ({ database: true, migrations: true, worker: true }),
    log: createLog('silent'),
  });
  const { url } = await server.listen();
  const tokens = new Map<string, string>();

  async function tokenOf(person: string): Promise<string> {
    const known = tokens.get(person);
    if (known) return known;
    const request = new Request(`${url}/local/token`, { method: 'POST', body: JSON.stringify({ person }) });
    const issue = signIn.routes.find(({ path }) => path === '/local/token');
    if (!issue) throw new Error('the local sign-in gives no tokens');
    const { token } = await (await issue.handle(request, {})).json();
    tokens.set(person, token);
    return token;
  }

  /** Asks as someone; `status` and body come back. */
  async function ask(
    person: string,
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ) {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${await tokenOf(person)}`, ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    const json = text !== '' && answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : null;
    return { status: answer.status, text, json, headers: answer.headers };
  }

  /** A received case of the partners' function, with the marker in all its words. */
  async function makeCase(part: { reporter?: Case['reporter'] } = {}): Promise<Case> {
    const at = deps.clock.now();
    const reporter = part.reporter ?? { kind: 'open', person: p('nurse') };
    return deps.store.transaction(async (kept) => {
      const made = await kept.cases.create(
        {
          id: id<CaseId>(randomUUID()),
          prefix: 'T-2026-',
          kinds: ['threat'],
          unit: place('ward'),
          site: null,
          occurredAt: at,
          occurredApproximately: false,
          ongoing: 'over',
          forColleague: false,
          reporter,
          urgency: 'high',
          receivedAt: at,
          promisedAt: null,
          ladderDone: 1,
          submission: randomUUID(),
          routing: {
            function: id<FunctionId>('partners'),
            via: 'rule',
            rule: 'all',
            version: '1',
            facts: { place: place('ward'), kinds: ['threat'], at: at.toISOString() },
            waitsUntil: null,
          },
        },
        [{ type: 'received', kinds: ['threat'], ongoing: 'over', urgency: 'high', actor: { kind: 'reporter' }, at }],
      );
      await kept.cases.addEntry(made.id, {
        id: randomUUID(),
        kind: 'description',
        text: `${marker}: ropade i receptionen`,
        author: { kind: 'reporter' },
        at,
        replyTo: null,
      });
      await kept.cases.savePage(made.id, {
        page: 'course',
        questionnaire: 'threat@1',
        answers: { courseOfEvents: `${marker} förlopp` },
        savedAt: at,
      });
      if (reporter.kind === 'protected') {
        const row = randomUUID();
        const content = await deps.vault.seal(
          JSON.stringify({ person: 'nurse', name: `${marker} Skyddad` }),
          `sealed:${row}`,
        );
        await kept.sealed.keep({
          id: row,
          handle: reporter.handle,
          purpose: 'reporter',
          lookup: deps.vault.lookup(p('nurse')),
          content,
          at,
        });
      }
      return made;
    });
  }

  return {
    deps,
    url,
    ask,
    tokenOf,
    makeCase,
    failures,
    protectedReporter: (): Case['reporter'] => ({ kind: 'protected', handle: id<SealedHandle>(randomUUID()) }),
    async end() {
      await server.close();
      await deps.end();
    },
  };
}
