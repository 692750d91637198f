import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createIssuer } from '../../bot/adapters/local/issuer.ts';
import { localTenantId } from '../../bot/adapters/local/stage.ts';
import type { StandIn } from '../../bot/compose/bot.ts';

/** A message that the bot posted or edited; `at` in ms by this process's clock. `text` is the activity's JSON. */
export type Post = { readonly at: number; readonly conversation: string; readonly text: string };

/**
 * Teams for a benchmark: the local issuer's keys and tokens, and a connector that takes whatever a bot with a token
 * sends, at once and without limits. The stage would not do: it throttles as Teams does.
 */
export type BenchTeams = {
  /** For the bot's process. */
  readonly identity: StandIn;
  readonly posts: readonly Post[];
  /** A whole HTTP request that carries an activity of this person to the bot. */
  request(port: number, person: string, activity: object): Buffer;
  /** Resolves when nothing has been posted for `ms`. */
  quiet(ms: number): Promise<void>;
  close(): void;
};

export const appId = '7a5e0000-0000-4000-8000-0000000000be';

export async function createBenchTeams(now: () => Date): Promise<BenchTeams> {
  let origin = '';
  const issuer = await createIssuer({ appId, origin: () => origin, now });
  const posts: Post[] = [];
  const believed = new Set<string>();
  let lastCall = performance.now();
  let made = 0;

  /** Each token is verified once: the double must not be what is measured. */
  const accepts = async (authorization: string | undefined): Promise<boolean> => {
    if (authorization === undefined) return false;
    if (believed.has(authorization)) return true;
    const good = await issuer.accepts(authorization);
    if (good) believed.add(authorization);
    return good;
  };

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    lastCall = performance.now();
    const path = request.url ?? '';
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const authority = issuer.routes.find((route) => route.path === path && route.method === request.method);
    if (authority) {
      const init = { method: authority.method, ...(body.length > 0 ? { body } : {}) };
      const given = await authority.handle(new Request(`${origin}${path}`, init), {});
      return answer(response, given.status, await given.text());
    }
    if (!(await accepts(request.headers.authorization))) return answer(response, 401, '{}');
    const [, , , conversation, , activity] = path.slice(1).split('/').map(decodeURIComponent);
    made += 1;
    if (conversation === undefined) return answer(response, 201, JSON.stringify(opened(body.toString())));
    posts.push({ at: performance.now(), conversation, text: body.toString() });
    answer(response, activity === undefined ? 201 : 200, `{"id":"${activity ?? `m${made}`}"}`);
  }

  /** A personal chat has its person's id; a post in a channel starts a thread. */
  function opened(text: string): object {
    const asked: { members?: { id: string }[] } = JSON.parse(text);
    const [member] = asked.members ?? [];
    return member ? { id: `a:${member.id}` } : { id: `19:thread;messageid=${made}`, activityId: `m${made}` };
  }

  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port for the connector');
  origin = `http://127.0.0.1:${address.port}`;
  const serviceUrl = `${origin}/connector/`;
  // As the channel does, one token for all that it sends while it holds.
  const token = await issuer.signForBot(serviceUrl);

  return {
    posts,
    identity: {
      appId,
      authority: issuer.settings(),
      tokenUrl: issuer.tokenUrl(),
      clientSecret: issuer.clientSecret,
      scope: `${issuer.scope}/.default`,
      local: { origin },
    },
    request(port, person, activity) {
      const whole = { ...envelope(person, serviceUrl, now()), ...activity };
      const body = Buffer.from(JSON.stringify(whole));
      const head = [
        'POST /api/messages HTTP/1.1',
        `Host: 127.0.0.1:${port}`,
        'Content-Type: application/json; charset=utf-8',
        `Authorization: Bearer ${token}`,
        `Content-Length: ${body.length}`,
      ];
      return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
    },
    async quiet(ms) {
      const rest = () => ms - (performance.now() - lastCall);
      while (rest() > 0) await new Promise((resolve) => setTimeout(resolve, Math.max(1, rest())));
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

/** The parts that every activity from a personal chat has. */
function envelope(person: string, serviceUrl: string, now: Date): object {
  return {
    channelId: 'msteams',
    serviceUrl,
    timestamp: now.toISOString(),
    localTimezone: 'Europe/Stockholm',
    from: { id: `29:${person}`, name: 'Mäta Påhittad', aadObjectId: person },
    recipient: { id: `28:${appId}`, name: 'Trygg' },
    conversation: { conversationType: 'personal', tenantId: localTenantId, id: `a:${person}` },
    channelData: { tenant: { id: localTenantId } },
    locale: 'sv-SE',
    entities: [{ type: 'clientInfo', locale: 'sv-SE', country: 'SE', platform: 'Web' }],
  };
}
