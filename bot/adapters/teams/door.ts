import { ActivityTypes, CloudAdapter, type TurnContext } from 'botbuilder';
import { type AuthenticateRequestResult, AuthenticationError } from 'botframework-connector';
import { Retryable } from '../../core/errors.ts';
import { describe, type Log } from '../../log.ts';
import type { Answer, ChatDoor, Incoming, Speaker } from '../../ports/chat.ts';
import type { CardJson, Messenger } from '../../ports/messenger.ts';
import { anyActivity } from './activity.ts';
import type { StrictAuthentication } from './authentication.ts';
import { toIncoming } from './incoming.ts';
import type { Service } from './messenger.ts';

/** What the server hands in (the parsed body and the Authorization header) and gets back (the HTTP answer). */
export type Messages = (activity: unknown, authorization: string) => Promise<{ status: number; body?: unknown }>;

export type DoorOptions = {
  readonly authentication: StrictAuthentication;
  readonly chat: ChatDoor;
  readonly messenger: Messenger;
  readonly words: DoorWords;
  readonly log: Log;
  /** Told of the service address of each authenticated activity. */
  readonly heardFrom: (service: Service) => void;
};

export type DoorWords = {
  /** Said in a group or channel: where the bot is to be spoken with. */
  onlyInPrivate(locale: Speaker['locale']): string;
  /** The notification line of an answer that has to be sent as a message. Pointer, never content. */
  answered(locale: Speaker['locale']): string;
};

/** The SDK's turn, entered with a request that is authenticated already, and left without its own error answers. */
class Turns extends CloudAdapter {
  run(from: AuthenticateRequestResult, activity: TurnContext['activity'], logic: (turn: TurnContext) => Promise<void>) {
    return this.processActivity(from, activity, logic);
  }
}

/** Teams' way in. Never throws; tells a refused caller nothing but that it is refused. */
export function createDoor(options: DoorOptions): Messages {
  const { authentication, log } = options;
  const turns = new Turns(authentication);

  return async (body, authorization) => {
    const checked = anyActivity.safeParse(body);
    if (!checked.success) return problem(400, 'activityBroken');
    const activity = checked.data;
    let from: AuthenticateRequestResult;
    try {
      from = await authentication.authenticateRequest(activity, authorization);
    } catch (error) {
      if (error instanceof AuthenticationError) {
        // Ours are fixed codes, so the message may be logged.
        log.warn('teams.refused', { why: error.message });
        return problem(401, 'unauthorized');
      }
      log.error('teams.notChecked', describe(error));
      return error instanceof Retryable ? problem(503, 'keysUnavailable') : problem(500, 'internal');
    }
    try {
      // The Playground's word is good for an answer to itself, not for where others are reached.
      const known = authorization === '' ? { ...options, heardFrom: () => undefined } : options;
      const answer = await turns.run(from, activity, (turn) => takeTurn(turn, known));
      return { status: answer?.status ?? 200, body: answer?.body };
    } catch (error) {
      log.error('teams.failed', describe(error));
      return problem(500, 'internal');
    }
  };
}

async function takeTurn(turn: TurnContext, options: DoorOptions): Promise<void> {
  const incoming = toIncoming(turn.activity);
  const invoked = turn.activity.type === ActivityTypes.Invoke;
  if (incoming === null) {
    if (invoked) await respond(turn, undefined);
    return;
  }
  const { who } = incoming;
  options.heardFrom({ serviceUrl: who.reference.serviceUrl, tenant: who.reference.tenant });
  // In company nothing is taken down and nobody's chat is remembered; only a press on a posted card goes on.
  if (!who.personal && (incoming.kind === 'message' || incoming.kind === 'hello')) {
    if (incoming.kind === 'message') await pointToPrivate(turn, who, options);
    return;
  }
  const answer = await options.chat(incoming);
  if (invoked) await respond(turn, invokeAnswer(answer));
  else if (incoming.kind === 'press' && answer.kind === 'card') await showInstead(turn, incoming, answer.card, options);
}

/** An answer to an older client's Action.Submit cannot ride on the response: the pressed message becomes it. */
async function showInstead(
  turn: TurnContext,
  press: Extract<Incoming, { kind: 'press' }>,
  card: CardJson,
  options: DoorOptions,
) {
  const { who, activity } = press;
  // A message in a channel is everyone's, and the answer is for the presser alone.
  if (!who.personal) return pointToPrivate(turn, who, options);
  const message = { card, summary: options.words.answered(who.locale) };
  try {
    if (activity !== null && (await options.messenger.update(who.reference, activity, message)).kind === 'sent') return;
  } catch (error) {
    options.log.warn('teams.answerNotPlaced', describe(error));
  }
  await options.messenger.send(who.reference, message);
}

async function pointToPrivate(turn: TurnContext, who: Speaker, options: DoorOptions): Promise<void> {
  await turn.sendActivity(options.words.onlyInPrivate(who.locale)).catch((error: unknown) => {
    options.log.warn('teams.pointerNotSent', describe(error));
  });
}

/** Source: Microsoft Learn, "Universal Actions for Adaptive Cards", "Create and send dialogs" and "Typeahead search in Adaptive Cards". */
function invokeAnswer(answer: Answer): object {
  if (answer.kind === 'card')
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: answer.card };
  if (answer.kind === 'options')
    return {
      statusCode: 200,
      type: 'application/vnd.microsoft.search.searchResponse',
      value: { results: answer.options },
    };
  if (answer.kind === 'dialog') {
    const card = { contentType: 'application/vnd.microsoft.card.adaptive', content: answer.card };
    return { task: { type: 'continue', value: { title: answer.title, width: 'medium', height: 'large', card } } };
  }
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' };
}

async function respond(turn: TurnContext, body: object | undefined): Promise<void> {
  await turn.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
}

function problem(status: number, code: string) {
  return { status, body: { error: { code, message: '' } } };
}
