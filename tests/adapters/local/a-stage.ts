import type { TurnContext } from 'botbuilder';
import { createStage, type Stage, type StagePerson } from '../../../bot/adapters/local/stage.ts';
import { echoBot } from './echo-bot.ts';
import { type Mounted, serve } from './serve.ts';

/** A stage with three invented people and a stock bot, over real HTTP, for one test. */
export const appId = '00000000-0000-4000-8000-000000000001';
export const pia = '00000000-0000-4000-9000-000000000001';
export const ove = '00000000-0000-4000-9000-000000000002';
export const channelId = '19:sakerhet@thread.tacv2';

const people: StagePerson[] = [
  { id: pia, name: 'Pia Påhittad', title: 'Undersköterska', roles: ['employee'], locale: 'sv', installed: true },
  { id: ove, name: 'Ove Övning', title: 'Vaktmästare', roles: ['employee'], locale: 'sv', installed: false },
];

export type Trial = Mounted & {
  stage: Stage;
  bot: ReturnType<typeof echoBot>;
  /** Every activity the bot has taken, oldest first. */
  heard: TurnContext['activity'][];
  clock: { at: number };
  bearer(): Promise<string>;
  /** Calls the stage and reads the answer as JSON. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Called>;
  personal(personId: string): Promise<string>;
};

export type Called = { status: number; body: ReturnType<typeof JSON.parse>; headers: Headers };

export async function aStage(
  options: {
    onTurn?: (context: TurnContext) => Promise<void>;
    dataDir?: string;
    port?: number;
    dist?: string;
    botPath?: string;
  } = {},
): Promise<Trial> {
  const clock = { at: Date.now() };
  const heard: TurnContext['activity'][] = [];
  const bot = echoBot(
    () => stage,
    appId,
    async (context) => {
      heard.push(context.activity);
      await options.onTurn?.(context);
    },
  );
  let origin = '';
  const stage = await createStage({
    people: () => people,
    channels: () => [{ id: channelId, name: 'Säkerhet' }],
    origin: () => origin,
    appId,
    dataDir: options.dataDir ?? null,
    botEndpoint: () => `${origin}${options.botPath ?? '/api/messages'}`,
    clock: { now: () => new Date(clock.at) },
  });
  const mounted = await serve(() => [...stage.routes, bot.route], options);
  origin = mounted.origin;
  const call: Trial['call'] = async (method, path, body, headers = {}) => {
    const init = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const response = await fetch(origin + path, { method, headers, ...init });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text), headers: response.headers };
  };
  return {
    ...mounted,
    stage,
    bot,
    heard,
    clock,
    call,
    async bearer() {
      const { issuer } = stage;
      const form = { grant_type: 'client_credentials', client_id: appId, client_secret: issuer.clientSecret };
      const response = await fetch(issuer.tokenUrl(), { method: 'POST', body: new URLSearchParams(form) });
      return `Bearer ${(await response.json()).access_token}`;
    },
    async personal(personId) {
      const { body } = await call('GET', '/stage/overview');
      return body.people.find((person: { id: string }) => person.id === personId).conversationId;
    },
    async close() {
      stage.stop();
      await mounted.close();
    },
  };
}
